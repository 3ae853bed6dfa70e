// RUN: swiglu-opt %s --convert-ffn-to-linalg --canonicalize --cse | FileCheck %s
// Which elements meet: layouts of weights, order and blocks of packed halves,
// bytes, nibbles and groups. Mixed-up halves or nibbles would still verify.

// CHECK-DAG: #[[OUT_IN:.*]] = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
// CHECK-DAG: #[[IN_OUT:.*]] = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
// CHECK-DAG: #[[LAST:.*]] = affine_map<(d0, d1, d2) -> (d2)>
// CHECK-DAG: #[[FIRST_BLOCK:.*]] = affine_map<()[s0] -> (s0 + (s0 floordiv 4) * 4)>
// CHECK-DAG: #[[SECOND_BLOCK:.*]] = affine_map<()[s0] -> (s0 + (s0 floordiv 4) * 4 + 4)>

// CHECK-LABEL: func @weights(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<2x?x4xf32>, %[[W:[a-z0-9]+]]: tensor<6x4xf32>, %[[V:[a-z0-9]+]]: tensor<4x6xf32>, %[[B:[a-z0-9]+]]: tensor<6xf32>)
// CHECK: %[[P:.*]] = linalg.generic {indexing_maps = [#{{.*}}, #[[OUT_IN]], #{{.*}}], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%[[X]], %[[W]] :
// CHECK: linalg.generic {indexing_maps = [#{{.*}}, #[[LAST]], #{{.*}}], {{.*}} ins(%[[P]], %[[B]] :
// CHECK: linalg.generic {indexing_maps = [#{{.*}}, #[[IN_OUT]], #{{.*}}], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%[[X]], %[[V]] :
func.func @weights(%x: tensor<2x?x4xf32>, %w: tensor<6x4xf32>, %v: tensor<4x6xf32>, %b: tensor<6xf32>) -> (tensor<2x?x6xf32>, tensor<2x?x6xf32>) {
  %y = ffn.linear %x, %w <out_in> bias %b : (tensor<2x?x4xf32>, tensor<6x4xf32>, tensor<6xf32>) -> tensor<2x?x6xf32>
  %z = ffn.linear %x, %v <in_out> : (tensor<2x?x4xf32>, tensor<4x6xf32>) -> tensor<2x?x6xf32>
  return %y, %z : tensor<2x?x6xf32>, tensor<2x?x6xf32>
}

// `identity` makes the order visible: the gate is the first factor.
// CHECK-LABEL: func @concat(
// CHECK-SAME: %[[GU:[a-z0-9]+]]: tensor<16xf32>)
// CHECK: %[[FIRST:.*]] = tensor.extract_slice %[[GU]][0] [8] [1]
// CHECK: %[[SECOND:.*]] = tensor.extract_slice %[[GU]][8] [8] [1]
// CHECK: linalg.generic {{.*}} ins(%[[FIRST]], %[[SECOND]] :
// CHECK: linalg.generic {{.*}} ins(%[[SECOND]], %[[FIRST]] :
func.func @concat(%gu: tensor<16xf32>) -> (tensor<8xf32>, tensor<8xf32>) {
  %h = ffn.glu %gu <swish> packing <concat, gate_up> : (tensor<16xf32>) -> tensor<8xf32>
  %i = ffn.glu %gu <swish> packing <concat, up_gate> : (tensor<16xf32>) -> tensor<8xf32>
  return %h, %i : tensor<8xf32>, tensor<8xf32>
}

// CHECK-LABEL: func @interleaved_1(
// CHECK-SAME: %[[GU:[a-z0-9]+]]: tensor<16xf32>)
// CHECK: %[[EVEN:.*]] = tensor.extract_slice %[[GU]][0] [8] [2]
// CHECK: %[[ODD:.*]] = tensor.extract_slice %[[GU]][1] [8] [2]
// CHECK: linalg.generic {{.*}} ins(%[[ODD]], %[[EVEN]] :
func.func @interleaved_1(%gu: tensor<16xf32>) -> tensor<8xf32> {
  %h = ffn.glu %gu <swish> packing <interleaved<1>, up_gate> : (tensor<16xf32>) -> tensor<8xf32>
  return %h : tensor<8xf32>
}

// Blocks of 4: features 0-3 of the gate, 0-3 of up, 4-7 of the gate …
// CHECK-LABEL: func @interleaved_4(
// CHECK: affine.apply #[[FIRST_BLOCK]]()
// CHECK: tensor.extract
// CHECK: } -> tensor<8xf32>
// CHECK: affine.apply #[[SECOND_BLOCK]]()
// CHECK: tensor.extract
func.func @interleaved_4(%gu: tensor<16xf32>) -> tensor<8xf32> {
  %h = ffn.glu %gu <swish> packing <interleaved<4>, gate_up> : (tensor<16xf32>) -> tensor<8xf32>
  return %h : tensor<8xf32>
}

// One product for both halves; the bias is split as the product is.
// CHECK-LABEL: func @gated_linear(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<4xf32>, %[[W:[a-z0-9]+]]: {{[^,]*}}, %[[B:[a-z0-9]+]]: {{[^,]*}})
// CHECK: %[[P:.*]] = linalg.generic {{.*}} ins(%[[X]], %[[W]] : tensor<4xf32>, tensor<16x4xf32>)
// CHECK-DAG: %[[U:.*]] = tensor.extract_slice %[[P]][0] [8] [1]
// CHECK-DAG: %[[G:.*]] = tensor.extract_slice %[[P]][8] [8] [1]
// CHECK-DAG: %[[BU:.*]] = tensor.extract_slice %[[B]][0] [8] [1]
// CHECK-DAG: %[[BG:.*]] = tensor.extract_slice %[[B]][8] [8] [1]
// CHECK: linalg.generic {{.*}} ins(%[[G]], %[[BG]], %[[U]], %[[BU]] :
func.func @gated_linear(%x: tensor<4xf32>, %w: tensor<16x4xf32>, %b: tensor<16xf32>) -> tensor<8xf32> {
  %h = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, up_gate> bias %b : (tensor<4xf32>, tensor<16x4xf32>, tensor<16xf32>) -> tensor<8xf32>
  return %h : tensor<8xf32>
}

// No token, no slice: one at offset 0 of an empty dimension does not verify.
// CHECK-LABEL: func @no_tokens(
// CHECK-NOT: tensor.extract_slice
// CHECK: return
func.func @no_tokens(%x: tensor<0x4xf32>, %w: tensor<16x4xf32>) -> tensor<0x8xf32> {
  %h = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, up_gate> : (tensor<0x4xf32>, tensor<16x4xf32>) -> tensor<0x8xf32>
  return %h : tensor<0x8xf32>
}

// A group is a run: whole rows are read, the half of the run is a loop.
// CHECK-LABEL: func @split(
// CHECK-SAME: %[[Q:[a-z0-9]+]]: tensor<2x32xi8>
// CHECK: %[[RUNS:.*]] = tensor.expand_shape %[[Q]] {{\[\[}}0], [1, 2]] output_shape [2, 2, 16]
// CHECK: linalg.generic {{.*}} ins(%[[RUNS]], %{{.*}} : tensor<2x2x16xi8>, tensor<2x2xf16>) outs(%{{.*}} : tensor<2x2x2x16xf32>)
// CHECK: linalg.index 2
// CHECK: tensor.collapse_shape %{{.*}} {{\[\[}}0], [1, 2, 3]] : tensor<2x2x2x16xf32> into tensor<2x64xf32>
func.func @split(%q: tensor<2x32xi8>, %s: tensor<2x2xf16>) -> tensor<2x64xf32> {
  %w = ffn.dequantize %q, %s <bits = 4, axis = 1, group = 32, zero = none, order = split<32>> : (tensor<2x32xi8>, tensor<2x2xf16>) -> tensor<2x64xf32>
  return %w : tensor<2x64xf32>
}
