// RUN: swiglu-opt %s -o %t.text && swiglu-opt %t.text | diff %t.text -
// RUN: swiglu-opt %s --mlir-print-op-generic | swiglu-opt | diff %t.text -
// RUN: swiglu-opt %s --emit-bytecode | swiglu-opt | diff %t.text -
// RUN: FileCheck %s < %t.text
// Every operation with each of its optional parts, in text, generic form and
// bytecode. Attributes alone: attributes.mlir.

//===----------------------------------------------------------------------===//
// Pointwise
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @activation(
// CHECK: ffn.activation %{{.*}} <swish, beta = 1.702000e+00> : tensor<?x64xf32>
func.func @activation(%x: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %y = ffn.activation %x <swish, beta = 1.702> : tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

// CHECK-LABEL: func @activation_scalar(
// CHECK: ffn.activation %{{.*}} <tanh> : tensor<f64>
func.func @activation_scalar(%x: tensor<f64>) -> tensor<f64> {
  %y = ffn.activation %x <tanh> : tensor<f64>
  return %y : tensor<f64>
}

// A shorthand is cut down to the fields of the operation; the first one that
// agrees with them is printed.
// CHECK-LABEL: func @activation_narrowing(
// CHECK: ffn.activation %{{.*}} <gelu> rounding <fused> : tensor<4xf32> -> tensor<4xbf16>
func.func @activation_narrowing(%x: tensor<4xf32>) -> tensor<4xbf16> {
  %y = ffn.activation %x <gelu> rounding <eager> : tensor<4xf32> -> tensor<4xbf16>
  return %y : tensor<4xbf16>
}

// CHECK-LABEL: func @activation_storage(
// CHECK: ffn.activation %{{.*}} <gelu> rounding <stepwise> : tensor<4xf16>
func.func @activation_storage(%x: tensor<4xf16>) -> tensor<4xf16> {
  %y = ffn.activation %x <gelu> rounding <interior = storage> : tensor<4xf16>
  return %y : tensor<4xf16>
}

// CHECK-LABEL: func @discardable_attribute(
// CHECK: ffn.activation %{{.*}} <relu> rounding <fused> {my.note = "kept"} : tensor<4xf16>
func.func @discardable_attribute(%x: tensor<4xf16>) -> tensor<4xf16> {
  %y = ffn.activation %x <relu> {my.note = "kept", rounding = #ffn.rounding<interior = f32>} : tensor<4xf16>
  return %y : tensor<4xf16>
}

// CHECK-LABEL: func @glu(
// CHECK: ffn.glu %{{.*}}, %{{.*}} <swish> : (tensor<?x64xf32>, tensor<?x64xf32>) -> tensor<?x64xf32>
func.func @glu(%g: tensor<?x64xf32>, %u: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %h = ffn.glu %g, %u <swish> : (tensor<?x64xf32>, tensor<?x64xf32>) -> tensor<?x64xf32>
  return %h : tensor<?x64xf32>
}

// CHECK-LABEL: func @glu_packed(
// CHECK: ffn.glu %{{.*}} <gelu> packing <concat, up_gate> : (tensor<?x128xf32>) -> tensor<?x64xf32>
func.func @glu_packed(%gu: tensor<?x128xf32>) -> tensor<?x64xf32> {
  %h = ffn.glu %gu <gelu> packing <concat, up_gate> : (tensor<?x128xf32>) -> tensor<?x64xf32>
  return %h : tensor<?x64xf32>
}

// CHECK-LABEL: func @glu_narrowing(
// CHECK: ffn.glu %{{.*}} <gelu> packing <interleaved<4>, gate_up> rounding <eager> : (tensor<?x?xf32>) -> tensor<?x?xf16>
func.func @glu_narrowing(%gu: tensor<?x?xf32>) -> tensor<?x?xf16> {
  %h = ffn.glu %gu <gelu> packing <interleaved<4>, gate_up> rounding <interior = f32, act = round> : (tensor<?x?xf32>) -> tensor<?x?xf16>
  return %h : tensor<?x?xf16>
}

// CHECK-LABEL: func @scale(
// CHECK: ffn.scale %{{.*}}, %{{.*}} : (tensor<?x64xf32>, tensor<64xf32>) -> tensor<?x64xf32>
func.func @scale(%x: tensor<?x64xf32>, %l: tensor<64xf32>) -> tensor<?x64xf32> {
  %y = ffn.scale %x, %l : (tensor<?x64xf32>, tensor<64xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

// CHECK-LABEL: func @scale_bias(
// CHECK: ffn.scale %{{.*}}, %{{.*}} bias %{{.*}} rounding <stepwise> : (tensor<?x64xbf16>, tensor<64xf32>, tensor<64xbf16>) -> tensor<?x64xbf16>
func.func @scale_bias(%x: tensor<?x64xbf16>, %l: tensor<64xf32>, %b: tensor<64xbf16>) -> tensor<?x64xbf16> {
  %y = ffn.scale %x, %l bias %b rounding <native> : (tensor<?x64xbf16>, tensor<64xf32>, tensor<64xbf16>) -> tensor<?x64xbf16>
  return %y : tensor<?x64xbf16>
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @linear_plain(
// CHECK: ffn.linear %{{.*}}, %{{.*}} <in_out> : (tensor<64xf64>, tensor<64x96xf64>) -> tensor<96xf64>
func.func @linear_plain(%x: tensor<64xf64>, %w: tensor<64x96xf64>) -> tensor<96xf64> {
  %y = ffn.linear %x, %w <in_out> : (tensor<64xf64>, tensor<64x96xf64>) -> tensor<96xf64>
  return %y : tensor<96xf64>
}

// CHECK-LABEL: func @linear(
// CHECK: ffn.linear %{{.*}}, %{{.*}} <out_in> bias %{{.*}} addend %{{.*}} : (
func.func @linear(%x: tensor<?x64xf32>, %w: tensor<96x64xf32>, %b: tensor<96xf32>, %c: tensor<?x96xf32>) -> tensor<?x96xf32> {
  %y = ffn.linear %x, %w <out_in> bias %b addend %c
    : (tensor<?x64xf32>, tensor<96x64xf32>, tensor<96xf32>, tensor<?x96xf32>) -> tensor<?x96xf32>
  return %y : tensor<?x96xf32>
}

// CHECK-LABEL: func @linear_rounded(
// CHECK: ffn.linear %[[X:.*]], %[[W:.*]] <out_in> addend %[[C:.*]], %[[D:.*]] rounding <eager> : (tensor<2x?x64xbf16>, tensor<96x64xbf16>, tensor<2x?x96xbf16>, tensor<2x?x96xf32>) -> tensor<2x?x96xf32>
func.func @linear_rounded(%x: tensor<2x?x64xbf16>, %w: tensor<96x64xbf16>, %c: tensor<2x?x96xbf16>, %d: tensor<2x?x96xf32>) -> tensor<2x?x96xf32> {
  %y = ffn.linear %x, %w <out_in> addend %c, %d rounding <eager>
    : (tensor<2x?x64xbf16>, tensor<96x64xbf16>, tensor<2x?x96xbf16>, tensor<2x?x96xf32>) -> tensor<2x?x96xf32>
  return %y : tensor<2x?x96xf32>
}

// No shorthand has these three values.
// CHECK-LABEL: func @linear_fields(
// CHECK: rounding <acc = f32, product = round, sum = keep> : (
func.func @linear_fields(%x: tensor<64xf16>, %w: tensor<96x64xf16>, %b: tensor<96xf16>, %c: tensor<96xf16>) -> tensor<96xf16> {
  %y = ffn.linear %x, %w <out_in> bias %b addend %c rounding <sum = keep, product = round, acc = f32>
    : (tensor<64xf16>, tensor<96x64xf16>, tensor<96xf16>, tensor<96xf16>) -> tensor<96xf16>
  return %y : tensor<96xf16>
}

// CHECK-LABEL: func @gated_linear(
// CHECK: ffn.gated_linear %{{.*}}, %{{.*}} <out_in>, %{{.*}} <out_in> unit <swish> : (tensor<?x64xf32>, tensor<96x64xf32>, tensor<96x64xf32>) -> tensor<?x96xf32>
func.func @gated_linear(%x: tensor<?x64xf32>, %wg: tensor<96x64xf32>, %wu: tensor<96x64xf32>) -> tensor<?x96xf32> {
  %h = ffn.gated_linear %x, %wg <out_in>, %wu <out_in> unit <swish>
    : (tensor<?x64xf32>, tensor<96x64xf32>, tensor<96x64xf32>) -> tensor<?x96xf32>
  return %h : tensor<?x96xf32>
}

// Each weight has its own layout, each branch its own parts.
// CHECK-LABEL: func @gated_linear_parts(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<?x64xf32>, %[[WG:[a-z0-9]+]]: tensor<96x64xf32>, %[[WU:[a-z0-9]+]]: tensor<64x96xf32>, %[[B:[a-z0-9]+]]: tensor<96xf32>, %[[C:[a-z0-9]+]]: tensor<?x96xf32>, %[[D:[a-z0-9]+]]: tensor<?x96xf32>)
// CHECK: ffn.gated_linear %[[X]], %[[WG]] <out_in>, %[[WU]] <in_out> unit <swish, beta = 1.702000e+00, limit = 7.000000e+00, offset = 1.000000e+00> bias(up %[[B]]) addend(gate %[[C]], %[[D]], up %[[D]]) : (
// CHECK: ffn.gated_linear %[[X]], %[[WG]] <out_in>, %[[WU]] <in_out> unit <relu> bias(gate %[[B]]) addend(up %[[C]], %[[D]]) : (
// CHECK: ffn.gated_linear %[[X]], %[[WG]] <out_in>, %[[WU]] <in_out> unit <relu> bias(gate %[[B]], up %[[B]]) addend(gate %[[C]]) : (
func.func @gated_linear_parts(%x: tensor<?x64xf32>, %wg: tensor<96x64xf32>, %wu: tensor<64x96xf32>, %b: tensor<96xf32>, %c: tensor<?x96xf32>, %d: tensor<?x96xf32>) -> (tensor<?x96xf32>, tensor<?x96xf32>, tensor<?x96xf32>) {
  %h = ffn.gated_linear %x, %wg <out_in>, %wu <in_out> unit <swish, beta = 1.702, limit = 7.0, offset = 1.0> bias(up %b) addend(gate %c, %d, up %d)
    : (tensor<?x64xf32>, tensor<96x64xf32>, tensor<64x96xf32>, tensor<96xf32>, tensor<?x96xf32>, tensor<?x96xf32>, tensor<?x96xf32>) -> tensor<?x96xf32>
  %i = ffn.gated_linear %x, %wg <out_in>, %wu <in_out> unit <relu> bias(gate %b) addend(up %c, %d)
    : (tensor<?x64xf32>, tensor<96x64xf32>, tensor<64x96xf32>, tensor<96xf32>, tensor<?x96xf32>, tensor<?x96xf32>) -> tensor<?x96xf32>
  %j = ffn.gated_linear %x, %wg <out_in>, %wu <in_out> unit <relu> bias(gate %b, up %b) addend(gate %c)
    : (tensor<?x64xf32>, tensor<96x64xf32>, tensor<64x96xf32>, tensor<96xf32>, tensor<96xf32>, tensor<?x96xf32>) -> tensor<?x96xf32>
  return %h, %i, %j : tensor<?x96xf32>, tensor<?x96xf32>, tensor<?x96xf32>
}

// CHECK-LABEL: func @gated_linear_packed(
// CHECK: ffn.gated_linear %{{.*}}, %{{.*}} <in_out> unit <swish> packing <interleaved<1>, gate_up> bias %{{.*}} : (
func.func @gated_linear_packed(%x: tensor<?x64xf32>, %w: tensor<64x192xf32>, %b: tensor<192xf32>) -> tensor<?x96xf32> {
  %h = ffn.gated_linear %x, %w <in_out> unit <swish> packing <interleaved<1>, gate_up> bias %b
    : (tensor<?x64xf32>, tensor<64x192xf32>, tensor<192xf32>) -> tensor<?x96xf32>
  return %h : tensor<?x96xf32>
}

// CHECK-LABEL: func @gated_linear_packed_rounded(
// CHECK: ffn.gated_linear %{{.*}}, %{{.*}} <out_in> unit <swish> packing <concat, up_gate> bias %{{.*}} addend %{{.*}}, %{{.*}} rounding <stepwise> : (
func.func @gated_linear_packed_rounded(%x: tensor<?x64xf16>, %w: tensor<192x64xf16>, %b: tensor<192xf16>, %c: tensor<?x192xf16>) -> tensor<?x96xf16> {
  %h = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, up_gate> bias %b addend %c, %c rounding <stepwise>
    : (tensor<?x64xf16>, tensor<192x64xf16>, tensor<192xf16>, tensor<?x192xf16>, tensor<?x192xf16>) -> tensor<?x96xf16>
  return %h : tensor<?x96xf16>
}

// CHECK-LABEL: func @low_rank(
// CHECK: ffn.low_rank %{{.*}}, %{{.*}}, %{{.*}} scale 2.000000e+00 : (
func.func @low_rank(%x: tensor<?x64xf32>, %a: tensor<8x64xf32>, %b: tensor<96x8xf32>) -> tensor<?x96xf32> {
  %y = ffn.low_rank %x, %a, %b scale 2.0
    : (tensor<?x64xf32>, tensor<8x64xf32>, tensor<96x8xf32>) -> tensor<?x96xf32>
  return %y : tensor<?x96xf32>
}

// CHECK-LABEL: func @low_rank_bias(
// CHECK: ffn.low_rank %{{.*}}, %{{.*}}, %{{.*}} bias %{{.*}} scale -5.000000e-01 rounding <native> : (
func.func @low_rank_bias(%x: tensor<?x64xf16>, %a: tensor<8x64xf16>, %b: tensor<96x8xf16>, %bb: tensor<96xf32>) -> tensor<?x96xf32> {
  %y = ffn.low_rank %x, %a, %b bias %bb scale -0.5 rounding <native>
    : (tensor<?x64xf16>, tensor<8x64xf16>, tensor<96x8xf16>, tensor<96xf32>) -> tensor<?x96xf32>
  return %y : tensor<?x96xf32>
}

//===----------------------------------------------------------------------===//
// Quantised weights
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @dequantize_8(
// CHECK: ffn.dequantize %{{.*}}, %{{.*}} <bits = 8, axis = 0, group = 32, zero = none> : (tensor<64x?xi8>, tensor<2x?xf32>) -> tensor<64x?xbf16>
func.func @dequantize_8(%q: tensor<64x?xi8>, %s: tensor<2x?xf32>) -> tensor<64x?xbf16> {
  %w = ffn.dequantize %q, %s <bits = 8, axis = 0, group = 32, zero = none> : (tensor<64x?xi8>, tensor<2x?xf32>) -> tensor<64x?xbf16>
  return %w : tensor<64x?xbf16>
}

// CHECK-LABEL: func @dequantize(
// CHECK: ffn.dequantize %{{.*}}, %{{.*}} zeros %{{.*}} <bits = 4, axis = 1, group = 32, zero = additive, order = split<32>> : (
func.func @dequantize(%q: tensor<96x32xi8>, %s: tensor<96x2xf16>, %z: tensor<96x2xf16>) -> tensor<96x64xf32> {
  %w = ffn.dequantize %q, %s zeros %z <bits = 4, axis = 1, group = 32, zero = additive, order = split<32>>
    : (tensor<96x32xi8>, tensor<96x2xf16>, tensor<96x2xf16>) -> tensor<96x64xf32>
  return %w : tensor<96x64xf32>
}

// CHECK-LABEL: func @dequantize_integer_zeros(
// CHECK: ffn.dequantize %{{.*}}, %{{.*}} zeros %{{.*}} <bits = 4, axis = 1, group = 16, zero = integer, order = high_first> : (
func.func @dequantize_integer_zeros(%q: tensor<96x32xi8>, %s: tensor<96x4xf64>, %z: tensor<96x4xi8>) -> tensor<96x64xf64> {
  %w = ffn.dequantize %q, %s zeros %z <bits = 4, axis = 1, group = 16, zero = integer, order = high_first>
    : (tensor<96x32xi8>, tensor<96x4xf64>, tensor<96x4xi8>) -> tensor<96x64xf64>
  return %w : tensor<96x64xf64>
}

//===----------------------------------------------------------------------===//
// merge, dora_scale
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @merge(
// CHECK: ffn.merge %{{.*}} <out_in> add(%{{.*}}) times(%{{.*}}) scales [2.000000e+00] rows(%{{.*}}) :
func.func @merge(%w: tensor<96x64xbf16>, %a: tensor<8x64xf32>, %b: tensor<96x8xf32>, %l: tensor<96xf32>) -> tensor<96x64xbf16> {
  %y = ffn.merge %w <out_in> add(%b) times(%a) scales [2.0] rows(%l)
    : (tensor<96x64xbf16>, tensor<96x8xf32>, tensor<8x64xf32>, tensor<96xf32>) -> tensor<96x64xbf16>
  return %y : tensor<96x64xbf16>
}

// Every digit of the scales counts: 1/3 is 0.33333333333333331.
// CHECK-LABEL: func @merge_many(
// CHECK: ffn.merge %{{.*}} <in_out> add(%{{.*}}, %{{.*}}) times(%{{.*}}, %{{.*}}) scales [0.33333333333333331, -1.000000e+00] rows(%{{.*}}, %{{.*}}) columns(%{{.*}}) :
func.func @merge_many(%w: tensor<?x96xf16>, %a: tensor<8x64xf32>, %b: tensor<96x8xf32>, %a2: tensor<?x64xf64>, %b2: tensor<96x?xf16>, %l: tensor<96xf32>, %c: tensor<64xbf16>) -> tensor<64x96xf64> {
  %y = ffn.merge %w <in_out> add(%b, %b2) times(%a, %a2) scales [0.33333333333333331, -1.0] rows(%l, %l) columns(%c)
    : (tensor<?x96xf16>, tensor<96x8xf32>, tensor<96x?xf16>, tensor<8x64xf32>, tensor<?x64xf64>, tensor<96xf32>, tensor<96xf32>, tensor<64xbf16>) -> tensor<64x96xf64>
  return %y : tensor<64x96xf64>
}

// Of a bias; without anything; only columns.
// CHECK-LABEL: func @merge_forms(
// CHECK: ffn.merge %{{.*}} <out_in> add(%{{.*}}) scales [5.000000e-01] rows(%{{.*}}) :
// CHECK: ffn.merge %{{.*}} <out_in> : (
// CHECK: ffn.merge %{{.*}} <out_in> columns(%{{.*}}) : (
func.func @merge_forms(%bias: tensor<96xf32>, %w: tensor<64x96xf32>) -> (tensor<96xbf16>, tensor<64x96xf64>, tensor<64x96xf32>) {
  %y = ffn.merge %bias <out_in> add(%bias) scales [0.5] rows(%bias) : (tensor<96xf32>, tensor<96xf32>, tensor<96xf32>) -> tensor<96xbf16>
  %wide = ffn.merge %w <out_in> : (tensor<64x96xf32>) -> tensor<64x96xf64>
  %z = ffn.merge %wide <out_in> columns(%bias) : (tensor<64x96xf64>, tensor<96xf32>) -> tensor<64x96xf32>
  return %y, %wide, %z : tensor<96xbf16>, tensor<64x96xf64>, tensor<64x96xf32>
}

// CHECK-LABEL: func @dora_scale(
// CHECK: ffn.dora_scale %{{.*}}, %{{.*}} <out_in> add(%{{.*}}) times(%{{.*}}) scales [2.000000e+00] :
func.func @dora_scale(%m: tensor<96xf32>, %w: tensor<96x64xf32>, %a: tensor<8x64xf32>, %b: tensor<96x8xf32>) -> tensor<96xf32> {
  %l = ffn.dora_scale %m, %w <out_in> add(%b) times(%a) scales [2.0]
    : (tensor<96xf32>, tensor<96x64xf32>, tensor<96x8xf32>, tensor<8x64xf32>) -> tensor<96xf32>
  return %l : tensor<96xf32>
}

// CHECK-LABEL: func @dora_scale_plain(
// CHECK: ffn.dora_scale %{{.*}}, %{{.*}} <in_out> : (
func.func @dora_scale_plain(%m: tensor<?xf32>, %w: tensor<64x96xbf16>) -> tensor<96xf64> {
  %l = ffn.dora_scale %m, %w <in_out> : (tensor<?xf32>, tensor<64x96xbf16>) -> tensor<96xf64>
  return %l : tensor<96xf64>
}

//===----------------------------------------------------------------------===//
// quantize
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @quantize(
// CHECK: ffn.quantize %{{.*}} <bits = 4, axis = 1, group = 32, zero = none, order = low_first> : tensor<96x64xbf16> -> tensor<96x32xi8>, tensor<96x2xf32>
func.func @quantize(%w: tensor<96x64xbf16>) -> (tensor<96x32xi8>, tensor<96x2xf32>) {
  %q, %s = ffn.quantize %w <bits = 4, axis = 1, group = 32, zero = none, order = low_first>
    : tensor<96x64xbf16> -> tensor<96x32xi8>, tensor<96x2xf32>
  return %q, %s : tensor<96x32xi8>, tensor<96x2xf32>
}

// CHECK-LABEL: func @quantize_dynamic(
// CHECK: ffn.quantize %{{.*}} <bits = 8, axis = 0, group = 32, zero = none> : tensor<?x?xf64> -> tensor<?x64xi8>, tensor<3x?xf16>
func.func @quantize_dynamic(%w: tensor<?x?xf64>) -> (tensor<?x64xi8>, tensor<3x?xf16>) {
  %q, %s = ffn.quantize %w <bits = 8, axis = 0, group = 32, zero = none>
    : tensor<?x?xf64> -> tensor<?x64xi8>, tensor<3x?xf16>
  return %q, %s : tensor<?x64xi8>, tensor<3x?xf16>
}

//===----------------------------------------------------------------------===//
// Names of weights
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @names(
// CHECK-SAME: tensor<4x4xf32> {ffn.name = "a.weight"}, %{{.*}}: memref<4xf32> {ffn.name = "a.bias"}
func.func @names(%x: tensor<4x4xf32>, %w: tensor<4x4xf32> {ffn.name = "a.weight"}, %b: memref<4xf32> {ffn.name = "a.bias"}) {
  return
}
