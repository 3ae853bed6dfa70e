// RUN: swiglu-opt %s | swiglu-opt | FileCheck %s
// RUN: swiglu-opt %s --mlir-print-op-generic | swiglu-opt | FileCheck %s
// RUN: swiglu-opt %s --emit-bytecode | swiglu-opt | FileCheck %s
// Every operation and attribute in text, generic form and bytecode.

// CHECK-LABEL: func @activation
// CHECK: ffn.activation %{{.*}} <swish, beta = 1.702000e+00> : tensor<?x64xf32>
func.func @activation(%x: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %y = ffn.activation %x <swish, beta = 1.702> : tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

// CHECK-LABEL: func @activation_narrowing
// CHECK: ffn.activation %{{.*}} <gelu> rounding <fused> : tensor<4xf32> -> tensor<4xbf16>
func.func @activation_narrowing(%x: tensor<4xf32>) -> tensor<4xbf16> {
  %y = ffn.activation %x <gelu> rounding <eager> : tensor<4xf32> -> tensor<4xbf16>
  return %y : tensor<4xbf16>
}

// CHECK-LABEL: func @glu
// CHECK: ffn.glu %{{.*}}, %{{.*}} <swish> : (tensor<?x64xf32>, tensor<?x64xf32>) -> tensor<?x64xf32>
func.func @glu(%g: tensor<?x64xf32>, %u: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %h = ffn.glu %g, %u <swish> : (tensor<?x64xf32>, tensor<?x64xf32>) -> tensor<?x64xf32>
  return %h : tensor<?x64xf32>
}

// CHECK-LABEL: func @linear
// CHECK: ffn.linear %{{.*}}, %{{.*}} <out_in> bias %{{.*}} addend %{{.*}}, %{{.*}} rounding <eager>
func.func @linear(%x: tensor<2x?x64xbf16>, %w: tensor<96x64xbf16>, %b: tensor<96xbf16>, %c: tensor<2x?x96xbf16>) -> tensor<2x?x96xbf16> {
  %y = ffn.linear %x, %w <out_in> bias %b addend %c, %c rounding <eager>
    : (tensor<2x?x64xbf16>, tensor<96x64xbf16>, tensor<96xbf16>, tensor<2x?x96xbf16>, tensor<2x?x96xbf16>) -> tensor<2x?x96xbf16>
  return %y : tensor<2x?x96xbf16>
}

// CHECK-LABEL: func @gated_linear
// CHECK: ffn.gated_linear %{{.*}}, %{{.*}} <out_in>, %{{.*}} <in_out> unit <swish, beta = 1.702000e+00, limit = 7.000000e+00, offset = 1.000000e+00> bias(up %{{.*}}) addend(gate %{{.*}}, %{{.*}}, up %{{.*}})
func.func @gated_linear(%x: tensor<?x64xf32>, %wg: tensor<96x64xf32>, %wu: tensor<64x96xf32>, %b: tensor<96xf32>, %c: tensor<?x96xf32>) -> tensor<?x96xf32> {
  %h = ffn.gated_linear %x, %wg <out_in>, %wu <in_out> unit <swish, beta = 1.702, limit = 7.0, offset = 1.0> bias(up %b) addend(gate %c, %c, up %c)
    : (tensor<?x64xf32>, tensor<96x64xf32>, tensor<64x96xf32>, tensor<96xf32>, tensor<?x96xf32>, tensor<?x96xf32>, tensor<?x96xf32>) -> tensor<?x96xf32>
  return %h : tensor<?x96xf32>
}

// CHECK-LABEL: func @gated_linear_packed
// CHECK: ffn.gated_linear %{{.*}}, %{{.*}} <in_out> unit <swish> packing <interleaved<1>, gate_up> bias %{{.*}} rounding <stepwise>
func.func @gated_linear_packed(%x: tensor<?x64xf16>, %w: tensor<64x192xf16>, %b: tensor<192xf16>) -> tensor<?x96xf16> {
  %h = ffn.gated_linear %x, %w <in_out> unit <swish> packing <interleaved<1>, gate_up> bias %b rounding <stepwise>
    : (tensor<?x64xf16>, tensor<64x192xf16>, tensor<192xf16>) -> tensor<?x96xf16>
  return %h : tensor<?x96xf16>
}
func.func @low_rank(%x: tensor<?x64xf32>, %a: tensor<8x64xf32>, %b: tensor<96x8xf32>) -> tensor<?x96xf32> {
  %y = ffn.low_rank %x, %a, %b scale 2.0
    : (tensor<?x64xf32>, tensor<8x64xf32>, tensor<96x8xf32>) -> tensor<?x96xf32>
  return %y : tensor<?x96xf32>
}
func.func @dequantize(%q: tensor<96x32xi8>, %s: tensor<96x2xf16>, %z: tensor<96x2xf16>) -> tensor<96x64xf32> {
  %w = ffn.dequantize %q, %s zeros %z <bits = 4, axis = 1, group = 32, zero = additive, order = split<32>>
    : (tensor<96x32xi8>, tensor<96x2xf16>, tensor<96x2xf16>) -> tensor<96x64xf32>
  return %w : tensor<96x64xf32>
}
func.func @dequantize2(%q: tensor<96x32xi8>, %s: tensor<96x2xf16>) -> tensor<96x64xf32> {
  %w = ffn.dequantize %q, %s <bits = 4, axis = 1, group = 32, zero = none, order = high_first>
    : (tensor<96x32xi8>, tensor<96x2xf16>) -> tensor<96x64xf32>
  return %w : tensor<96x64xf32>
}
func.func @glu_packed(%gu: tensor<?x128xf32>) -> tensor<?x64xf32> {
  %h = ffn.glu %gu <gelu> packing <interleaved<4>, up_gate> : (tensor<?x128xf32>) -> tensor<?x64xf32>
  return %h : tensor<?x64xf32>
}
func.func @scale(%x: tensor<?x64xbf16>, %l: tensor<64xf32>) -> tensor<?x64xbf16> {
  %y = ffn.scale %x, %l bias %l rounding <native> : (tensor<?x64xbf16>, tensor<64xf32>, tensor<64xf32>) -> tensor<?x64xbf16>
  return %y : tensor<?x64xbf16>
}
