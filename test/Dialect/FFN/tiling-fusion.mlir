// RUN: swiglu-opt %s --transform-interpreter --resolve-ranked-shaped-type-result-dims --canonicalize --cse | FileCheck %s
// Producers are computed in the loops of their consumer, tile by tile.

// CHECK-LABEL: func @block(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<?x48xf32>, %[[WGU:[a-z0-9]+]]: {{[^,]*}}, %[[WD:[a-z0-9]+]]: {{[^,]*}}, %[[L:[a-z0-9]+]]: {{[^,]*}})
// CHECK-NOT: ffn.
// CHECK: scf.forall
// CHECK: %[[ROWS:.*]] = tensor.extract_slice %[[X]]
// CHECK: %[[H:.*]] = ffn.gated_linear %[[ROWS]], %[[GATE:[a-z0-9_]+]] <out_in>, %[[UP:[a-z0-9_]+]] <out_in> unit <swish> : (
// CHECK: %[[S:.*]] = ffn.scale %[[H]], %[[L]] : (tensor<?x64xf32>, tensor<64xf32>) -> tensor<?x64xf32>
// CHECK: %[[Y:.*]] = ffn.linear %[[S]], %[[WD]] <out_in> : (tensor<?x64xf32>, tensor<48x64xf32>) -> tensor<?x48xf32>
// CHECK: tensor.parallel_insert_slice %[[Y]]
func.func @block(%x: tensor<?x48xf32>, %wgu: tensor<128x48xf32>, %wd: tensor<48x64xf32>, %l: tensor<64xf32>) -> tensor<?x48xf32> {
  %h = ffn.gated_linear %x, %wgu <out_in> unit <swish> packing <concat, gate_up> : (tensor<?x48xf32>, tensor<128x48xf32>) -> tensor<?x64xf32>
  %s = ffn.scale %h, %l : (tensor<?x64xf32>, tensor<64xf32>) -> tensor<?x64xf32>
  %y = ffn.linear %s, %wd <out_in> : (tensor<?x64xf32>, tensor<48x64xf32>) -> tensor<?x48xf32>
  return %y : tensor<?x48xf32>
}

// CHECK-LABEL: func @weight(
// CHECK-SAME: tensor<?x64xf32>, %[[Q:[a-z0-9]+]]: {{[^,]*}}, %[[SC:[a-z0-9]+]]: {{[^,]*}})
// CHECK: scf.for %[[J:[a-z0-9]+]] =
// CHECK-DAG: tensor.extract_slice %[[Q]][%[[J]], 0] [8, 64]
// CHECK-DAG: tensor.extract_slice %[[SC]][%[[J]], 0] [8, 2]
// CHECK: %[[W:.*]] = ffn.dequantize {{.*}} -> tensor<8x64xf32>
// CHECK: ffn.linear %{{.*}}, %[[W]] <out_in> : (tensor<?x64xf32>, tensor<8x64xf32>) -> tensor<?x8xf32>
func.func @weight(%x: tensor<?x64xf32>, %q: tensor<48x64xi8>, %s: tensor<48x2xf16>) -> tensor<?x48xf32> {
  %w = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 32, zero = none> : (tensor<48x64xi8>, tensor<48x2xf16>) -> tensor<48x64xf32>
  %y = ffn.linear %x, %w <out_in> {tile.columns} : (tensor<?x64xf32>, tensor<48x64xf32>) -> tensor<?x48xf32>
  return %y : tensor<?x48xf32>
}

// CHECK-LABEL: func @pointwise(
// CHECK: scf.for
// CHECK: scf.for
// CHECK: %[[A:.*]] = ffn.activation %{{.*}} <relu> : tensor<4x8xf32>
// CHECK: %[[B:.*]] = ffn.activation %{{.*}} <tanh> : tensor<4x8xf32>
// CHECK: ffn.glu %[[A]], %[[B]] <identity> : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
func.func @pointwise(%x: tensor<16x64xf32>) -> tensor<16x64xf32> {
  %a = ffn.activation %x <relu> : tensor<16x64xf32>
  %b = ffn.activation %x <tanh> : tensor<16x64xf32>
  %h = ffn.glu %a, %b <identity> : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
  return %h : tensor<16x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    // The block: rows of the last product, everything before them inside.
    %block = transform.structured.match ops{["func.func"]} attributes {sym_name = "block"} in %root : (!transform.any_op) -> !transform.any_op
    %down = transform.structured.match ops{["ffn.linear"]} in %block : (!transform.any_op) -> !transform.any_op
    %scale = transform.structured.match ops{["ffn.scale"]} in %block : (!transform.any_op) -> !transform.any_op
    %gated = transform.structured.match ops{["ffn.gated_linear"]} in %block : (!transform.any_op) -> !transform.any_op
    %t0, %loop0 = transform.structured.tile_using_forall %down tile_sizes [4] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    %f0, %loop1 = transform.structured.fuse_into_containing_op %scale into %loop0 : (!transform.any_op, !transform.any_op) -> (!transform.any_op, !transform.any_op)
    %f1, %loop2 = transform.structured.fuse_into_containing_op %gated into %loop1 : (!transform.any_op, !transform.any_op) -> (!transform.any_op, !transform.any_op)

    // A weight: its rows of integers become floats in the loop that needs them.
    %columns = transform.structured.match ops{["ffn.linear"]} attributes {tile.columns} in %root : (!transform.any_op) -> !transform.any_op
    %t1, %loop3 = transform.structured.fuse %columns tile_sizes [0, 8] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)

    %glu = transform.structured.match ops{["ffn.glu"]} in %root : (!transform.any_op) -> !transform.any_op
    %t2, %loop4, %loop5 = transform.structured.fuse %glu tile_sizes [4, 8] : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)
    transform.yield
  }
}
