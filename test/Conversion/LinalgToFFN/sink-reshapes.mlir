// RUN: swiglu-opt %s --raise-linalg-to-ffn --canonicalize | FileCheck %s --implicit-check-not=linalg.
// Reshapes of the tokens move behind the operations made, where they cancel.

// CHECK-LABEL: func @cancel(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[V:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<2x4x8xf32>, tensor<8x6xf32>) -> tensor<2x4x6xf32>
// CHECK: %[[A:.*]] = ffn.activation %[[Y]] <tanh> : tensor<2x4x6xf32>
// CHECK: %[[Y2:.*]] = ffn.linear %[[A]], %[[V]] <in_out> : (tensor<2x4x6xf32>, tensor<6x8xf32>) -> tensor<2x4x8xf32>
// CHECK: return %[[Y2]] : tensor<2x4x8xf32>
func.func @cancel(%x: tensor<2x4x8xf32>, %w: tensor<8x6xf32>, %v: tensor<6x8xf32>) -> tensor<2x4x8xf32> {
  %i = arith.constant dense<0.0> : tensor<8x6xf32>
  %j = arith.constant dense<0.0> : tensor<8x8xf32>
  %c = tensor.collapse_shape %x [[0, 1], [2]] : tensor<2x4x8xf32> into tensor<8x8xf32>
  %y = linalg.matmul ins(%c, %w : tensor<8x8xf32>, tensor<8x6xf32>) outs(%i : tensor<8x6xf32>) -> tensor<8x6xf32>
  %e = tensor.expand_shape %y [[0, 1], [2]] output_shape [2, 4, 6] : tensor<8x6xf32> into tensor<2x4x6xf32>
  %a = math.tanh %e : tensor<2x4x6xf32>
  %d = tensor.collapse_shape %a [[0, 1], [2]] : tensor<2x4x6xf32> into tensor<8x6xf32>
  %z = linalg.matmul ins(%d, %v : tensor<8x6xf32>, tensor<6x8xf32>) outs(%j : tensor<8x8xf32>) -> tensor<8x8xf32>
  %r = tensor.expand_shape %z [[0, 1], [2]] output_shape [2, 4, 8] : tensor<8x8xf32> into tensor<2x4x8xf32>
  return %r : tensor<2x4x8xf32>
}

// Both sizes of x are given back.
// CHECK-LABEL: func @dynamic(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<?x?x8xf32>, tensor<8x6xf32>) -> tensor<?x?x6xf32>
// CHECK: return %[[Y]] : tensor<?x?x6xf32>
func.func @dynamic(%x: tensor<?x?x8xf32>, %w: tensor<8x6xf32>) -> tensor<?x?x6xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %b = tensor.dim %x, %c0 : tensor<?x?x8xf32>
  %s = tensor.dim %x, %c1 : tensor<?x?x8xf32>
  %c = tensor.collapse_shape %x [[0, 1], [2]] : tensor<?x?x8xf32> into tensor<?x8xf32>
  %m = tensor.dim %c, %c0 : tensor<?x8xf32>
  %e = tensor.empty(%m) : tensor<?x6xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<?x6xf32>) -> tensor<?x6xf32>
  %y = linalg.matmul ins(%c, %w : tensor<?x8xf32>, tensor<8x6xf32>) outs(%i : tensor<?x6xf32>) -> tensor<?x6xf32>
  %r = tensor.expand_shape %y [[0, 1], [2]] output_shape [%b, %s, 6] : tensor<?x6xf32> into tensor<?x?x6xf32>
  return %r : tensor<?x?x6xf32>
}

// The sizes change places: the reshapes stay.
// CHECK-LABEL: func @exchanged(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK-DAG: %[[B:.*]] = tensor.dim %[[X]], %c0 : tensor<?x?x8xf32>
// CHECK-DAG: %[[S:.*]] = tensor.dim %[[X]], %c1 : tensor<?x?x8xf32>
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<?x?x8xf32>, tensor<8x6xf32>) -> tensor<?x?x6xf32>
// CHECK: %[[C:.*]] = tensor.collapse_shape %[[Y]] {{\[\[}}0, 1], [2]] : tensor<?x?x6xf32> into tensor<?x6xf32>
// CHECK: %[[E:.*]] = tensor.expand_shape %[[C]] {{\[\[}}0, 1], [2]] output_shape [%[[S]], %[[B]], 6] : tensor<?x6xf32> into tensor<?x?x6xf32>
// CHECK: return %[[E]] : tensor<?x?x6xf32>
func.func @exchanged(%x: tensor<?x?x8xf32>, %w: tensor<8x6xf32>) -> tensor<?x?x6xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %b = tensor.dim %x, %c0 : tensor<?x?x8xf32>
  %s = tensor.dim %x, %c1 : tensor<?x?x8xf32>
  %c = tensor.collapse_shape %x [[0, 1], [2]] : tensor<?x?x8xf32> into tensor<?x8xf32>
  %m = tensor.dim %c, %c0 : tensor<?x8xf32>
  %e = tensor.empty(%m) : tensor<?x6xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<?x6xf32>) -> tensor<?x6xf32>
  %y = linalg.matmul ins(%c, %w : tensor<?x8xf32>, tensor<8x6xf32>) outs(%i : tensor<?x6xf32>) -> tensor<?x6xf32>
  %r = tensor.expand_shape %y [[0, 1], [2]] output_shape [%s, %b, 6] : tensor<?x6xf32> into tensor<?x?x6xf32>
  return %r : tensor<?x?x6xf32>
}

// x may be 2x3 and c 3x2 tokens: their collapses are of one size.
// CHECK-LABEL: func @other_sizes(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[C:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[C2:.*]] = tensor.collapse_shape %[[X]] {{\[\[}}0, 1], [2]] : tensor<?x?x8xf32> into tensor<?x8xf32>
// CHECK: %[[C3:.*]] = tensor.collapse_shape %[[C]] {{\[\[}}0, 1], [2]] : tensor<?x?x6xf32> into tensor<?x6xf32>
// CHECK: %[[Y:.*]] = ffn.linear %[[C2]], %[[W]] <in_out> addend %[[C3]] : (tensor<?x8xf32>, tensor<8x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
// CHECK: return %[[Y]] : tensor<?x6xf32>
func.func @other_sizes(%x: tensor<?x?x8xf32>, %c: tensor<?x?x6xf32>, %w: tensor<8x6xf32>) -> tensor<?x6xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %p = tensor.collapse_shape %x [[0, 1], [2]] : tensor<?x?x8xf32> into tensor<?x8xf32>
  %q = tensor.collapse_shape %c [[0, 1], [2]] : tensor<?x?x6xf32> into tensor<?x6xf32>
  %m = tensor.dim %p, %c0 : tensor<?x8xf32>
  %e = tensor.empty(%m) : tensor<?x6xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<?x6xf32>) -> tensor<?x6xf32>
  %y = linalg.matmul ins(%p, %w : tensor<?x8xf32>, tensor<8x6xf32>) outs(%i : tensor<?x6xf32>) -> tensor<?x6xf32>
  %r = arith.addf %y, %q : tensor<?x6xf32>
  return %r : tensor<?x6xf32>
}
