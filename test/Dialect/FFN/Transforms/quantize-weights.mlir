// RUN: swiglu-opt %s --ffn-quantize-weights --remarks-filter=ffn 2>%t.remarks | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARK --input-file=%t.remarks
// RUN: swiglu-opt %s --ffn-quantize-weights="type=int4" | FileCheck %s --check-prefix=INT4
// RUN: swiglu-opt %s --ffn-quantize-weights="names=.up,no.down" | FileCheck %s --check-prefix=NAMES
// RUN: swiglu-opt %s --ffn-quantize-weights | swiglu-opt --ffn-quantize-weights | FileCheck %s
// RUN: swiglu-opt %s --ffn-quantize-weights --ffn-prepare-weights | FileCheck %s --check-prefix=PREPARED
// RUN: swiglu-opt %s --ffn-quantize-weights="report=%t.json" -o %t.mlir
// RUN: FileCheck %s --check-prefix=REPORT --input-file=%t.json

// A constant becomes constants. 127 · s is the largest element of an output's row
// (31.75), or of its column; a row of zeros has the scale 0. Ties go to even.

// REMARK: remark: [Passed] QuantizeWeights | Category:ffn | Function=constant | Remark="quantised: the weight "m.gate": int8, one scale an output; largest error 1.250e-01, relative
// REPORT: "from":"f32","maxError":0.125,{{.*}}"name":"m.gate",{{.*}}"to":"i8"

// CHECK-LABEL: func @constant(
// CHECK-DAG: %[[Q:.*]] = arith.constant dense<{{\[}}[127, -6, 2], [0, 0, 0]]> : tensor<2x3xi8>
// CHECK-DAG: %[[S:.*]] = arith.constant dense<{{\[}}[2.500000e-01], [0.000000e+00]]> : tensor<2x1xf32>
// CHECK: %[[W:.*]] = ffn.dequantize %[[Q]], %[[S]] <bits = 8, axis = 1, group = 3, zero = none> : (tensor<2x3xi8>, tensor<2x1xf32>) -> tensor<2x3xf32>
// CHECK: ffn.linear %{{.*}}, %[[W]] <out_in>
func.func @constant(%x: tensor<?x3xf32>) -> tensor<?x2xf32> {
  %w = arith.constant dense<[[31.75, -1.625, 0.625], [0.0, -0.0, 0.0]]> : tensor<2x3xf32> loc("m.gate")
  %y = ffn.linear %x, %w <out_in> : (tensor<?x3xf32>, tensor<2x3xf32>) -> tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}

// CHECK-LABEL: func @constant_in_out(
// CHECK-DAG: %[[Q:.*]] = arith.constant dense<{{\[}}[127, 0], [-6, 0], [2, 0]]> : tensor<3x2xi8>
// CHECK-DAG: %[[S:.*]] = arith.constant dense<{{\[}}[2.500000e-01, 0.000000e+00]]> : tensor<1x2xf32>
// CHECK: ffn.dequantize %[[Q]], %[[S]] <bits = 8, axis = 0, group = 3, zero = none> : {{.*}} -> tensor<3x2xbf16>
func.func @constant_in_out(%x: tensor<?x3xbf16>) -> tensor<?x2xbf16> {
  %w = arith.constant dense<[[31.75, 0.0], [-1.625, 0.0], [0.625, 0.0]]> : tensor<3x2xbf16>
  %y = ffn.linear %x, %w <in_out> rounding <fused> : (tensor<?x3xbf16>, tensor<3x2xbf16>) -> tensor<?x2xbf16>
  return %y : tensor<?x2xbf16>
}

// An argument, of both layouts, is quantised by an operation that
// ffn-prepare-weights moves out. 4 bits have groups of 32 where nothing else is
// said, and two elements a byte.

// REMARK: Function=named | Remark="quantised: the weight "m.up": int8, one scale an output; the errors are not known before the weight is"
// CHECK-LABEL: func @named(
// CHECK-SAME: %[[GATE:[a-z0-9]+]]: tensor<96x64xf16> {ffn.name = "m.gate2"}, %[[UP:[a-z0-9]+]]: tensor<64x96xf16> {ffn.name = "m.up"}
// CHECK-DAG: %[[QG:.*]], %[[SG:.*]] = ffn.quantize %[[GATE]] <bits = 8, axis = 1, group = 64, zero = none> : tensor<96x64xf16> -> tensor<96x64xi8>, tensor<96x1xf32>
// CHECK-DAG: %[[G:.*]] = ffn.dequantize %[[QG]], %[[SG]] <bits = 8, axis = 1, group = 64, zero = none> : (tensor<96x64xi8>, tensor<96x1xf32>) -> tensor<96x64xf16>
// CHECK-DAG: %[[QU:.*]], %[[SU:.*]] = ffn.quantize %[[UP]] <bits = 8, axis = 0, group = 64, zero = none> : tensor<64x96xf16> -> tensor<64x96xi8>, tensor<1x96xf32>
// CHECK-DAG: %[[U:.*]] = ffn.dequantize %[[QU]], %[[SU]]
// CHECK: ffn.gated_linear %{{.*}}, %[[G]] <out_in>, %[[U]] <in_out>

// INT4-LABEL: func @named(
// INT4-DAG: ffn.quantize %{{.*}} <bits = 4, axis = 1, group = 32, zero = none, order = low_first> : tensor<96x64xf16> -> tensor<96x32xi8>, tensor<96x2xf32>
// INT4-DAG: ffn.quantize %{{.*}} <bits = 4, axis = 0, group = 32, zero = none, order = low_first> : tensor<64x96xf16> -> tensor<32x96xi8>, tensor<2x96xf32>

// NAMES-LABEL: func @named(
// NAMES-COUNT-1: ffn.quantize %{{.*}} <bits = 8, axis = 0
// NAMES-NOT: ffn.quantize
// NAMES-LABEL: func @merged(

// PREPARED-LABEL: func @named(
// PREPARED-SAME: tensor<64x96xi8> {ffn.name = "ffn.quantize(m.up)"}, %{{[a-z0-9]+}}: tensor<1x96xf32> {ffn.name = "ffn.quantize(m.up)#1"}, %{{[a-z0-9]+}}: tensor<96x64xi8> {ffn.name = "ffn.quantize(m.gate2)"}, %{{[a-z0-9]+}}: tensor<96x1xf32> {ffn.name = "ffn.quantize(m.gate2)#1"}
// PREPARED-NOT: ffn.quantize %
// PREPARED: ffn.dequantize
// PREPARED: return
// PREPARED-LABEL: func @named_prepare(
// PREPARED-COUNT-2: ffn.quantize %
func.func @named(%x: tensor<?x64xf16>, %g: tensor<96x64xf16> {ffn.name = "m.gate2"}, %u: tensor<64x96xf16> {ffn.name = "m.up"}) -> tensor<?x96xf16> {
  %h = ffn.gated_linear %x, %g <out_in>, %u <in_out> unit <swish> rounding <fused> : (tensor<?x64xf16>, tensor<96x64xf16>, tensor<64x96xf16>) -> tensor<?x96xf16>
  return %h : tensor<?x96xf16>
}

// What adapters made of a weight; two products that read the same one.
// CHECK-LABEL: func @merged(
// CHECK: %[[M:.*]] = ffn.merge
// CHECK: %[[Q:.*]], %[[S:.*]] = ffn.quantize %[[M]]
// CHECK: %[[W:.*]] = ffn.dequantize %[[Q]], %[[S]]
// CHECK-NOT: ffn.quantize
// CHECK-COUNT-2: ffn.linear %{{.*}}, %[[W]] <out_in>
func.func @merged(%x: tensor<?x64xf32>, %w: tensor<64x64xf32> {ffn.name = "m.down"}, %l: tensor<64xf32> {ffn.name = "m.l"}) -> tensor<?x64xf32> {
  %m = ffn.merge %w <out_in> rows(%l) : (tensor<64x64xf32>, tensor<64xf32>) -> tensor<64x64xf32>
  %y = ffn.linear %x, %m <out_in> : (tensor<?x64xf32>, tensor<64x64xf32>) -> tensor<?x64xf32>
  %z = ffn.linear %y, %m <out_in> : (tensor<?x64xf32>, tensor<64x64xf32>) -> tensor<?x64xf32>
  return %z : tensor<?x64xf32>
}

// What stays, and why.

// CHECK-LABEL: func @kept(
// CHECK-NOT: ffn.quantize
// CHECK: return
// REMARK: "not quantised: the weight "an argument": it is no constant and has no ffn.name"
// REMARK: "not quantised: the weight "k.returned": it is also returned"
// REMARK: "not quantised: the weight "k.read": it is also read by 'ffn.dora_scale'"
// REMARK: "not quantised: the weight "k.both": products read it in both layouts"
// REMARK: "not quantised: the weight "k.open": its in dimension is not known"
// REMARK: "not quantised: the weight "k.integers": it is integers already"
func.func @kept(%x: tensor<?x64xf32>, %nameless: tensor<64x64xf32>, %returned: tensor<64x64xf32> {ffn.name = "k.returned"}, %read: tensor<64x64xf32> {ffn.name = "k.read"}, %both: tensor<64x64xf32> {ffn.name = "k.both"}, %open: tensor<64x?xf32> {ffn.name = "k.open"}, %q: tensor<64x64xi8> {ffn.name = "k.integers"}, %s: tensor<64x1xf32> {ffn.name = "k.scales"}, %m: tensor<64xf32> {ffn.name = "k.m"}) -> (tensor<?x64xf32>, tensor<64x64xf32>) {
  %w = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 64, zero = none> : (tensor<64x64xi8>, tensor<64x1xf32>) -> tensor<64x64xf32>
  %a = ffn.linear %x, %nameless <out_in> : (tensor<?x64xf32>, tensor<64x64xf32>) -> tensor<?x64xf32>
  %b = ffn.linear %a, %returned <out_in> : (tensor<?x64xf32>, tensor<64x64xf32>) -> tensor<?x64xf32>
  %c = ffn.linear %b, %read <out_in> : (tensor<?x64xf32>, tensor<64x64xf32>) -> tensor<?x64xf32>
  %l = ffn.dora_scale %m, %read <out_in> : (tensor<64xf32>, tensor<64x64xf32>) -> tensor<64xf32>
  %d = ffn.scale %c, %l : (tensor<?x64xf32>, tensor<64xf32>) -> tensor<?x64xf32>
  %e = ffn.linear %d, %both <out_in> : (tensor<?x64xf32>, tensor<64x64xf32>) -> tensor<?x64xf32>
  %f = ffn.linear %e, %both <in_out> : (tensor<?x64xf32>, tensor<64x64xf32>) -> tensor<?x64xf32>
  %g = ffn.linear %f, %open <out_in> : (tensor<?x64xf32>, tensor<64x?xf32>) -> tensor<?x64xf32>
  %h = ffn.linear %g, %w <out_in> : (tensor<?x64xf32>, tensor<64x64xf32>) -> tensor<?x64xf32>
  return %h, %returned : tensor<?x64xf32>, tensor<64x64xf32>
}

// CHECK-LABEL: func @kept_wide(
// CHECK-NOT: ffn.dequantize
// CHECK: return
// REMARK: "not quantised: the weight "k.f64": its elements are f64"
func.func @kept_wide(%x: tensor<?x64xf64>, %w: tensor<64x64xf64> {ffn.name = "k.f64"}) -> tensor<?x64xf64> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x64xf64>, tensor<64x64xf64>) -> tensor<?x64xf64>
  return %y : tensor<?x64xf64>
}

// CHECK-LABEL: func @kept_infinite(
// CHECK-NOT: ffn.dequantize
// CHECK: return
// REMARK: "not quantised: the weight "k.inf": it holds NaN or infinity"
func.func @kept_infinite(%x: tensor<?x2xf32>) -> tensor<?x1xf32> {
  %w = arith.constant dense<[[1.0, 0x7F800000]]> : tensor<1x2xf32> loc("k.inf")
  %y = ffn.linear %x, %w <out_in> : (tensor<?x2xf32>, tensor<1x2xf32>) -> tensor<?x1xf32>
  return %y : tensor<?x1xf32>
}

// Groups of 32 do not divide 48.
// INT4-LABEL: func @named_down(
// INT4-NOT: ffn.quantize
// NAMES-LABEL: func @named_down(
// NAMES: ffn.quantize
func.func @named_down(%x: tensor<?x48xf32>, %w: tensor<64x48xf32> {ffn.name = "no.down"}) -> tensor<?x64xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x48xf32>, tensor<64x48xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}
