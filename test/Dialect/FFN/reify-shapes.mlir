// RUN: swiglu-opt %s --resolve-ranked-shaped-type-result-dims --canonicalize --cse | FileCheck %s
// Sizes of results from the sizes of operands, so that the operation itself
// can go.

// CHECK-DAG: #[[HALF:.*]] = affine_map<()[s0] -> (s0 floordiv 2)>
// CHECK-DAG: #[[GROUPS:.*]] = affine_map<()[s0] -> (s0 floordiv 32)>
// CHECK-DAG: #[[TWICE:.*]] = affine_map<()[s0] -> (s0 * 2)>

// CHECK-LABEL: func @pointwise(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<?x4x?xf32>, %[[L:[a-z0-9]+]]: tensor<?xf32>)
// CHECK-DAG: %[[C4:.*]] = arith.constant 4 : index
// CHECK-DAG: %[[D0:.*]] = tensor.dim %[[X]], %c0
// CHECK-DAG: %[[D2:.*]] = tensor.dim %[[X]], %c2
// CHECK-NOT: ffn.
// CHECK: return %[[D0]], %[[C4]], %[[D2]]
func.func @pointwise(%x: tensor<?x4x?xf32>, %l: tensor<?xf32>) -> (index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %a = ffn.activation %x <gelu> : tensor<?x4x?xf32>
  %b = ffn.scale %a, %l : (tensor<?x4x?xf32>, tensor<?xf32>) -> tensor<?x4x?xf32>
  %c = ffn.glu %b, %b <swish> : (tensor<?x4x?xf32>, tensor<?x4x?xf32>) -> tensor<?x4x?xf32>
  %d0 = tensor.dim %c, %c0 : tensor<?x4x?xf32>
  %d1 = tensor.dim %c, %c1 : tensor<?x4x?xf32>
  %d2 = tensor.dim %c, %c2 : tensor<?x4x?xf32>
  return %d0, %d1, %d2 : index, index, index
}

// CHECK-LABEL: func @glu_packed(
// CHECK-SAME: %[[GU:[a-z0-9]+]]: tensor<?x?xf32>)
// CHECK-DAG: %[[D0:.*]] = tensor.dim %[[GU]], %c0
// CHECK-DAG: %[[D1:.*]] = tensor.dim %[[GU]], %c1
// CHECK: %[[H:.*]] = affine.apply #[[HALF]]()[%[[D1]]]
// CHECK-NOT: ffn.
// CHECK: return %[[D0]], %[[H]]
func.func @glu_packed(%gu: tensor<?x?xf32>) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %h = ffn.glu %gu <swish> packing <interleaved<1>, gate_up> : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %d0 = tensor.dim %h, %c0 : tensor<?x?xf32>
  %d1 = tensor.dim %h, %c1 : tensor<?x?xf32>
  return %d0, %d1 : index, index
}

// The out dimension by each layout; a size that only the result's type knows.
// CHECK-LABEL: func @linear(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<?x?xf32>, %[[W:[a-z0-9]+]]: tensor<?x?xf32>)
// CHECK-DAG: %[[C7:.*]] = arith.constant 7 : index
// CHECK-DAG: %[[ROWS:.*]] = tensor.dim %[[X]], %c0
// CHECK-DAG: %[[D0:.*]] = tensor.dim %[[W]], %c0
// CHECK-DAG: %[[D1:.*]] = tensor.dim %[[W]], %c1
// CHECK-NOT: ffn.
// CHECK: return %[[ROWS]], %[[D0]], %[[D1]], %[[C7]]
func.func @linear(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>) -> (index, index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = ffn.linear %x, %w <out_in> : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %b = ffn.linear %x, %w <in_out> : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %c = ffn.linear %x, %w <in_out> : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x7xf32>
  %d0 = tensor.dim %a, %c0 : tensor<?x?xf32>
  %d1 = tensor.dim %a, %c1 : tensor<?x?xf32>
  %d2 = tensor.dim %b, %c1 : tensor<?x?xf32>
  %d3 = tensor.dim %c, %c1 : tensor<?x7xf32>
  return %d0, %d1, %d2, %d3 : index, index, index, index
}

// CHECK-LABEL: func @gated_linear(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<?x?xf32>, %[[W:[a-z0-9]+]]: tensor<?x?xf32>)
// CHECK-DAG: %[[D0:.*]] = tensor.dim %[[W]], %c0
// CHECK-DAG: %[[D1:.*]] = tensor.dim %[[W]], %c1
// CHECK: %[[H:.*]] = affine.apply #[[HALF]]()[%[[D1]]]
// CHECK-NOT: ffn.
// CHECK: return %[[D0]], %[[H]]
func.func @gated_linear(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>) -> (index, index) {
  %c1 = arith.constant 1 : index
  %a = ffn.gated_linear %x, %w <out_in>, %w <in_out> unit <swish> : (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %b = ffn.gated_linear %x, %w <in_out> unit <swish> packing <concat, gate_up> : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %d0 = tensor.dim %a, %c1 : tensor<?x?xf32>
  %d1 = tensor.dim %b, %c1 : tensor<?x?xf32>
  return %d0, %d1 : index, index
}

// CHECK-LABEL: func @low_rank(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<?x4xf32>, %[[A:[a-z0-9]+]]: {{[^,]*}}, %[[B:[a-z0-9]+]]: tensor<?x?xf32>)
// CHECK-DAG: %[[D0:.*]] = tensor.dim %[[X]], %c0
// CHECK-DAG: %[[D1:.*]] = tensor.dim %[[B]], %c0
// CHECK-NOT: ffn.
// CHECK: return %[[D0]], %[[D1]]
func.func @low_rank(%x: tensor<?x4xf32>, %a: tensor<?x4xf32>, %b: tensor<?x?xf32>) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %y = ffn.low_rank %x, %a, %b scale 1.0 : (tensor<?x4xf32>, tensor<?x4xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %d0 = tensor.dim %y, %c0 : tensor<?x?xf32>
  %d1 = tensor.dim %y, %c1 : tensor<?x?xf32>
  return %d0, %d1 : index, index
}

// Two elements a byte along the axis.
// CHECK-LABEL: func @dequantize(
// CHECK-SAME: %[[Q:[a-z0-9]+]]: tensor<?x?xi8>, %[[S:[a-z0-9]+]]: tensor<?x?xf32>)
// CHECK-DAG: %[[D0:.*]] = tensor.dim %[[Q]], %c0
// CHECK-DAG: %[[D1:.*]] = tensor.dim %[[Q]], %c1
// CHECK: %[[E:.*]] = affine.apply #[[TWICE]]()[%[[D1]]]
// CHECK-NOT: ffn.
// CHECK: return %[[D0]], %[[E]]
func.func @dequantize(%q: tensor<?x?xi8>, %s: tensor<?x?xf32>) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %w = ffn.dequantize %q, %s <bits = 4, axis = 1, group = 32, zero = none, order = low_first> : (tensor<?x?xi8>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %d0 = tensor.dim %w, %c0 : tensor<?x?xf32>
  %d1 = tensor.dim %w, %c1 : tensor<?x?xf32>
  return %d0, %d1 : index, index
}

// CHECK-LABEL: func @weights(
// CHECK-SAME: %[[W:[a-z0-9]+]]: tensor<?x?xf32>, %[[M:[a-z0-9]+]]: tensor<?xf32>)
// CHECK-DAG: %[[C7:.*]] = arith.constant 7 : index
// CHECK-DAG: %[[D0:.*]] = tensor.dim %[[W]], %c0
// CHECK-DAG: %[[SIZE:.*]] = tensor.dim %[[M]], %c0
// CHECK-NOT: ffn.
// CHECK: return %[[D0]], %[[C7]], %[[SIZE]]
func.func @weights(%w: tensor<?x?xf32>, %m: tensor<?xf32>) -> (index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = ffn.merge %w <out_in> rows(%m) : (tensor<?x?xf32>, tensor<?xf32>) -> tensor<?x7xf32>
  %l = ffn.dora_scale %m, %w <in_out> : (tensor<?xf32>, tensor<?x?xf32>) -> tensor<?xf32>
  %d0 = tensor.dim %a, %c0 : tensor<?x7xf32>
  %d1 = tensor.dim %a, %c1 : tensor<?x7xf32>
  %d2 = tensor.dim %l, %c0 : tensor<?xf32>
  return %d0, %d1, %d2 : index, index, index
}

// CHECK-LABEL: func @quantize(
// CHECK-SAME: %[[W:[a-z0-9]+]]: tensor<?x?xf32>)
// CHECK-DAG: %[[D0:.*]] = tensor.dim %[[W]], %c0
// CHECK-DAG: %[[D1:.*]] = tensor.dim %[[W]], %c1
// CHECK-DAG: %[[BYTES:.*]] = affine.apply #[[HALF]]()[%[[D1]]]
// CHECK-DAG: %[[G:.*]] = affine.apply #[[GROUPS]]()[%[[D1]]]
// CHECK-NOT: ffn.
// CHECK: return %[[D0]], %[[BYTES]], %[[D0]], %[[G]]
func.func @quantize(%w: tensor<?x?xf32>) -> (index, index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %q, %s = ffn.quantize %w <bits = 4, axis = 1, group = 32, zero = none, order = low_first> : tensor<?x?xf32> -> tensor<?x?xi8>, tensor<?x?xf32>
  %d0 = tensor.dim %q, %c0 : tensor<?x?xi8>
  %d1 = tensor.dim %q, %c1 : tensor<?x?xi8>
  %d2 = tensor.dim %s, %c0 : tensor<?x?xf32>
  %d3 = tensor.dim %s, %c1 : tensor<?x?xf32>
  return %d0, %d1, %d2, %d3 : index, index, index, index
}
