// RUN: swiglu-opt %s --raise-linalg-to-ffn --canonicalize | FileCheck %s
// Two slices that are the halves of one tensor are a packed operand, in the
// order in which the source reads them.

#id = affine_map<(m, n) -> (m, n)>
#row = affine_map<(m, n) -> (n)>

// CHECK-LABEL: func @concat(
// CHECK-SAME: %[[P:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[H:.*]] = ffn.glu %[[P]] <relu> packing <concat, gate_up> : (tensor<4x12xf32>) -> tensor<4x6xf32>
// CHECK: return %[[H]] : tensor<4x6xf32>
func.func @concat(%p: tensor<4x12xf32>) -> tensor<4x6xf32> {
  %g = tensor.extract_slice %p[0, 0] [4, 6] [1, 1] : tensor<4x12xf32> to tensor<4x6xf32>
  %u = tensor.extract_slice %p[0, 6] [4, 6] [1, 1] : tensor<4x12xf32> to tensor<4x6xf32>
  %z = arith.constant dense<0.0> : tensor<4x6xf32>
  %a = arith.maximumf %g, %z : tensor<4x6xf32>
  %h = arith.mulf %u, %a : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// CHECK-LABEL: func @up_first(
// CHECK-SAME: %[[P:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[H:.*]] = ffn.glu %[[P]] <relu> packing <concat, up_gate> : (tensor<4x12xf32>) -> tensor<4x6xf32>
// CHECK: return %[[H]] : tensor<4x6xf32>
func.func @up_first(%p: tensor<4x12xf32>) -> tensor<4x6xf32> {
  %g = tensor.extract_slice %p[0, 6] [4, 6] [1, 1] : tensor<4x12xf32> to tensor<4x6xf32>
  %u = tensor.extract_slice %p[0, 0] [4, 6] [1, 1] : tensor<4x12xf32> to tensor<4x6xf32>
  %z = arith.constant dense<0.0> : tensor<4x6xf32>
  %a = arith.maximumf %g, %z : tensor<4x6xf32>
  %h = arith.mulf %a, %u : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// CHECK-LABEL: func @interleaved(
// CHECK-SAME: %[[P:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[H:.*]] = ffn.glu %[[P]] <relu> packing <interleaved<1>, gate_up> : (tensor<4x12xf32>) -> tensor<4x6xf32>
// CHECK: return %[[H]] : tensor<4x6xf32>
func.func @interleaved(%p: tensor<4x12xf32>) -> tensor<4x6xf32> {
  %g = tensor.extract_slice %p[0, 0] [4, 6] [1, 2] : tensor<4x12xf32> to tensor<4x6xf32>
  %u = tensor.extract_slice %p[0, 1] [4, 6] [1, 2] : tensor<4x12xf32> to tensor<4x6xf32>
  %z = arith.constant dense<0.0> : tensor<4x6xf32>
  %a = arith.maximumf %g, %z : tensor<4x6xf32>
  %h = arith.mulf %a, %u : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// Blocks of 3 features, by splitting the last dimension.
// CHECK-LABEL: func @blocks(
// CHECK-SAME: %[[P:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[H:.*]] = ffn.glu %[[P]] <relu> packing <interleaved<3>, gate_up> : (tensor<4x12xf32>) -> tensor<4x6xf32>
// CHECK: return %[[H]] : tensor<4x6xf32>
func.func @blocks(%p: tensor<4x12xf32>) -> tensor<4x6xf32> {
  %e = tensor.expand_shape %p [[0], [1, 2, 3]] output_shape [4, 2, 2, 3] : tensor<4x12xf32> into tensor<4x2x2x3xf32>
  %gs = tensor.extract_slice %e[0, 0, 0, 0] [4, 2, 1, 3] [1, 1, 1, 1] : tensor<4x2x2x3xf32> to tensor<4x2x3xf32>
  %us = tensor.extract_slice %e[0, 0, 1, 0] [4, 2, 1, 3] [1, 1, 1, 1] : tensor<4x2x2x3xf32> to tensor<4x2x3xf32>
  %g = tensor.collapse_shape %gs [[0], [1, 2]] : tensor<4x2x3xf32> into tensor<4x6xf32>
  %u = tensor.collapse_shape %us [[0], [1, 2]] : tensor<4x2x3xf32> into tensor<4x6xf32>
  %z = arith.constant dense<0.0> : tensor<4x6xf32>
  %a = arith.maximumf %g, %z : tensor<4x6xf32>
  %h = arith.mulf %a, %u : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// Gathers at constant indices.
// CHECK-LABEL: func @gathers(
// CHECK-SAME: %[[P:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[H:.*]] = ffn.glu %[[P]] <relu> packing <interleaved<1>, gate_up> : (tensor<4x6xf32>) -> tensor<4x3xf32>
// CHECK: return %[[H]] : tensor<4x3xf32>
func.func @gathers(%p: tensor<4x6xf32>) -> tensor<4x3xf32> {
  %even = arith.constant dense<[0, 2, 4]> : tensor<3xindex>
  %odd = arith.constant dense<[1, 3, 5]> : tensor<3xindex>
  %e = tensor.empty() : tensor<4x3xf32>
  %g = linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]} ins(%even : tensor<3xindex>) outs(%e : tensor<4x3xf32>) {
  ^bb0(%i: index, %o: f32):
    %r = linalg.index 0 : index
    %v = tensor.extract %p[%r, %i] : tensor<4x6xf32>
    linalg.yield %v : f32
  } -> tensor<4x3xf32>
  %u = linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]} ins(%odd : tensor<3xindex>) outs(%e : tensor<4x3xf32>) {
  ^bb0(%i: index, %o: f32):
    %r = linalg.index 0 : index
    %v = tensor.extract %p[%r, %i] : tensor<4x6xf32>
    linalg.yield %v : f32
  } -> tensor<4x3xf32>
  %z = arith.constant dense<0.0> : tensor<4x3xf32>
  %a = arith.maximumf %g, %z : tensor<4x3xf32>
  %h = arith.mulf %a, %u : tensor<4x3xf32>
  return %h : tensor<4x3xf32>
}

// Dynamic tokens: the slices take them all.
// CHECK-LABEL: func @dynamic(
// CHECK-SAME: %[[P:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[H:.*]] = ffn.glu %[[P]] <tanh> packing <concat, gate_up> : (tensor<?x?x12xf32>) -> tensor<?x?x6xf32>
// CHECK: return %[[H]] : tensor<?x?x6xf32>
func.func @dynamic(%p: tensor<?x?x12xf32>) -> tensor<?x?x6xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %b = tensor.dim %p, %c0 : tensor<?x?x12xf32>
  %s = tensor.dim %p, %c1 : tensor<?x?x12xf32>
  %g = tensor.extract_slice %p[0, 0, 0] [%b, %s, 6] [1, 1, 1] : tensor<?x?x12xf32> to tensor<?x?x6xf32>
  %u = tensor.extract_slice %p[0, 0, 6] [%b, %s, 6] [1, 1, 1] : tensor<?x?x12xf32> to tensor<?x?x6xf32>
  %n = math.tanh %g : tensor<?x?x6xf32>
  %h = arith.mulf %n, %u : tensor<?x?x6xf32>
  return %h : tensor<?x?x6xf32>
}

// Halves that overlap, that lie in two tensors, and a half of the rows.
// CHECK-LABEL: func @overlap(
// CHECK-SAME: %[[P:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[P2:.*]] = tensor.extract_slice %[[P]][0, 0] [4, 6] [1, 1] : tensor<4x12xf32> to tensor<4x6xf32>
// CHECK: %[[P3:.*]] = tensor.extract_slice %[[P]][0, 5] [4, 6] [1, 1] : tensor<4x12xf32> to tensor<4x6xf32>
// CHECK: %[[V:.*]] = arith.maximumf %[[P2]], %{{.*}} : tensor<4x6xf32>
// CHECK: %[[V2:.*]] = arith.mulf %[[V]], %[[P3]] : tensor<4x6xf32>
// CHECK: return %[[V2]] : tensor<4x6xf32>
func.func @overlap(%p: tensor<4x12xf32>) -> tensor<4x6xf32> {
  %g = tensor.extract_slice %p[0, 0] [4, 6] [1, 1] : tensor<4x12xf32> to tensor<4x6xf32>
  %u = tensor.extract_slice %p[0, 5] [4, 6] [1, 1] : tensor<4x12xf32> to tensor<4x6xf32>
  %z = arith.constant dense<0.0> : tensor<4x6xf32>
  %a = arith.maximumf %g, %z : tensor<4x6xf32>
  %h = arith.mulf %a, %u : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}
// CHECK-LABEL: func @two_tensors(
// CHECK-SAME: %[[P:[a-z0-9]+]]: {{[^%]+}}%[[Q:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[P2:.*]] = tensor.extract_slice %[[P]][0, 0] [4, 6] [1, 1] : tensor<4x12xf32> to tensor<4x6xf32>
// CHECK: %[[P3:.*]] = tensor.extract_slice %[[Q]][0, 6] [4, 6] [1, 1] : tensor<4x12xf32> to tensor<4x6xf32>
// CHECK: %[[H:.*]] = ffn.glu %[[P2]], %[[P3]] <relu> : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[H]] : tensor<4x6xf32>
func.func @two_tensors(%p: tensor<4x12xf32>, %q: tensor<4x12xf32>) -> tensor<4x6xf32> {
  %g = tensor.extract_slice %p[0, 0] [4, 6] [1, 1] : tensor<4x12xf32> to tensor<4x6xf32>
  %u = tensor.extract_slice %q[0, 6] [4, 6] [1, 1] : tensor<4x12xf32> to tensor<4x6xf32>
  %z = arith.constant dense<0.0> : tensor<4x6xf32>
  %a = arith.maximumf %g, %z : tensor<4x6xf32>
  %h = arith.mulf %a, %u : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}
// CHECK-LABEL: func @rows(
// CHECK-SAME: %[[P:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[P2:.*]] = tensor.extract_slice %[[P]][0, 0] [4, 6] [1, 1] : tensor<8x6xf32> to tensor<4x6xf32>
// CHECK: %[[P3:.*]] = tensor.extract_slice %[[P]][4, 0] [4, 6] [1, 1] : tensor<8x6xf32> to tensor<4x6xf32>
// CHECK: %[[V:.*]] = arith.maximumf %[[P2]], %{{.*}} : tensor<4x6xf32>
// CHECK: %[[V2:.*]] = arith.mulf %[[V]], %[[P3]] : tensor<4x6xf32>
// CHECK: return %[[V2]] : tensor<4x6xf32>
func.func @rows(%p: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %g = tensor.extract_slice %p[0, 0] [4, 6] [1, 1] : tensor<8x6xf32> to tensor<4x6xf32>
  %u = tensor.extract_slice %p[4, 0] [4, 6] [1, 1] : tensor<8x6xf32> to tensor<4x6xf32>
  %z = arith.constant dense<0.0> : tensor<4x6xf32>
  %a = arith.maximumf %g, %z : tensor<4x6xf32>
  %h = arith.mulf %a, %u : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// A weight with two dimensions of out: JAX's [in, 2, out].
// CHECK-LABEL: func @split_weight(
// CHECK: %[[P:.*]] = ffn.linear %{{.*}}, %{{.*}} <in_out> : (tensor<4x8xf32>, tensor<8x12xf32>) -> tensor<4x12xf32>
// CHECK: ffn.glu %[[P]] <identity> packing <concat, gate_up> : (tensor<4x12xf32>) -> tensor<4x6xf32>
func.func @split_weight(%x: tensor<4x8xf32>, %w: tensor<8x2x6xf32>, %d: tensor<6x8xf32>) -> tensor<4x8xf32> {
  %i = arith.constant dense<0.0> : tensor<4x2x6xf32>
  %j = arith.constant dense<0.0> : tensor<4x8xf32>
  %p = linalg.contract indexing_maps = [affine_map<(m, a, n, k) -> (m, k)>, affine_map<(m, a, n, k) -> (k, a, n)>, affine_map<(m, a, n, k) -> (m, a, n)>] ins(%x, %w : tensor<4x8xf32>, tensor<8x2x6xf32>) outs(%i : tensor<4x2x6xf32>) -> tensor<4x2x6xf32>
  %g = tensor.extract_slice %p[0, 0, 0] [4, 1, 6] [1, 1, 1] : tensor<4x2x6xf32> to tensor<4x6xf32>
  %u = tensor.extract_slice %p[0, 1, 0] [4, 1, 6] [1, 1, 1] : tensor<4x2x6xf32> to tensor<4x6xf32>
  %h = arith.mulf %g, %u : tensor<4x6xf32>
  %y = linalg.matmul ins(%h, %d : tensor<4x6xf32>, tensor<6x8xf32>) outs(%j : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}
