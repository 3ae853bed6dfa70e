// RUN: swiglu-opt %s --raise-linalg-to-ffn --canonicalize | FileCheck %s
// Equal types are no equal shapes where two sizes are dynamic: here the tokens
// are cut anew, from b x s to s x b.

#x = affine_map<(b, s, n, k) -> (b, s, k)>
#w = affine_map<(b, s, n, k) -> (k, n)>
#y = affine_map<(b, s, n, k) -> (b, s, n)>
#id = affine_map<(m, n) -> (m, n)>
#row = affine_map<(m, n) -> (n)>

// The reshapes inside the activation are not lost.
// CHECK-LABEL: func @activation(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<?x?x8xf32>, tensor<8x4xf32>) -> tensor<?x?x4xf32>
// CHECK: %[[C:.*]] = tensor.collapse_shape %[[Y]] {{\[\[}}0, 1], [2]] : tensor<?x?x4xf32> into tensor<?x4xf32>
// CHECK: %[[A:.*]] = ffn.activation %[[C]] <tanh> : tensor<?x4xf32>
// CHECK: %[[E:.*]] = tensor.expand_shape %[[A]] {{\[\[}}0, 1], [2]] output_shape [%{{.*}}, %{{.*}}, 4] : tensor<?x4xf32> into tensor<?x?x4xf32>
// CHECK: return %[[E]] : tensor<?x?x4xf32>
func.func @activation(%x: tensor<?x?x8xf32>, %w: tensor<8x4xf32>, %d: tensor<?x?x4xf32>) -> tensor<?x?x4xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %b = tensor.dim %x, %c0 : tensor<?x?x8xf32>
  %s = tensor.dim %x, %c1 : tensor<?x?x8xf32>
  %i = linalg.fill ins(%zero : f32) outs(%d : tensor<?x?x4xf32>) -> tensor<?x?x4xf32>
  %y = linalg.contract indexing_maps = [#x, #w, #y] ins(%x, %w : tensor<?x?x8xf32>, tensor<8x4xf32>) outs(%i : tensor<?x?x4xf32>) -> tensor<?x?x4xf32>
  %n = arith.negf %y : tensor<?x?x4xf32>
  %c = tensor.collapse_shape %n [[0, 1], [2]] : tensor<?x?x4xf32> into tensor<?x4xf32>
  %e = tensor.expand_shape %c [[0, 1], [2]] output_shape [%s, %b, 4] : tensor<?x4xf32> into tensor<?x?x4xf32>
  %m = arith.negf %e : tensor<?x?x4xf32>
  %a = math.tanh %m : tensor<?x?x4xf32>
  return %a : tensor<?x?x4xf32>
}

// The packed tensor has other leading sizes than the unit.
// CHECK-LABEL: func @packed(
// CHECK-SAME: %[[P:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[P2:.*]] = tensor.extract_slice %[[P]][0, 0, 0] [%{{.*}}, %{{.*}}, 4] [1, 1, 1] : tensor<?x?x8xf32> to tensor<?x?x4xf32>
// CHECK: %[[P3:.*]] = tensor.extract_slice %[[P]][0, 0, 4] [%{{.*}}, %{{.*}}, 4] [1, 1, 1] : tensor<?x?x8xf32> to tensor<?x?x4xf32>
// CHECK: %[[C:.*]] = tensor.collapse_shape %[[P2]] {{\[\[}}0, 1], [2]] : tensor<?x?x4xf32> into tensor<?x4xf32>
// CHECK: %[[C2:.*]] = tensor.collapse_shape %[[P3]] {{\[\[}}0, 1], [2]] : tensor<?x?x4xf32> into tensor<?x4xf32>
// CHECK: %[[H:.*]] = ffn.glu %[[C]], %[[C2]] <tanh> : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
// CHECK: %[[E:.*]] = tensor.expand_shape %[[H]] {{\[\[}}0, 1], [2]] output_shape [%{{.*}}, %{{.*}}, 4] : tensor<?x4xf32> into tensor<?x?x4xf32>
// CHECK: return %[[E]] : tensor<?x?x4xf32>
func.func @packed(%p: tensor<?x?x8xf32>) -> tensor<?x?x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %b = tensor.dim %p, %c0 : tensor<?x?x8xf32>
  %s = tensor.dim %p, %c1 : tensor<?x?x8xf32>
  %g0 = tensor.extract_slice %p[0, 0, 0] [%b, %s, 4] [1, 1, 1] : tensor<?x?x8xf32> to tensor<?x?x4xf32>
  %u0 = tensor.extract_slice %p[0, 0, 4] [%b, %s, 4] [1, 1, 1] : tensor<?x?x8xf32> to tensor<?x?x4xf32>
  %gc = tensor.collapse_shape %g0 [[0, 1], [2]] : tensor<?x?x4xf32> into tensor<?x4xf32>
  %uc = tensor.collapse_shape %u0 [[0, 1], [2]] : tensor<?x?x4xf32> into tensor<?x4xf32>
  %g = tensor.expand_shape %gc [[0, 1], [2]] output_shape [%s, %b, 4] : tensor<?x4xf32> into tensor<?x?x4xf32>
  %u = tensor.expand_shape %uc [[0, 1], [2]] output_shape [%s, %b, 4] : tensor<?x4xf32> into tensor<?x?x4xf32>
  %t = math.tanh %g : tensor<?x?x4xf32>
  %h = arith.mulf %t, %u : tensor<?x?x4xf32>
  return %h : tensor<?x?x4xf32>
}

// The addend has the sizes of the reshaped product: no sum of the product.
// CHECK-LABEL: func @addend(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[C:[a-z0-9]+]]: {{[^%]+}}%{{[^%]+}}%[[SHAPE:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<?x?x8xf32>, tensor<8x4xf32>) -> tensor<?x?x4xf32>
// CHECK: %[[V:.*]] = tensor.reshape %[[Y]](%[[SHAPE]]) : (tensor<?x?x4xf32>, tensor<3xindex>) -> tensor<?x?x4xf32>
// CHECK: %[[V2:.*]] = arith.addf %[[V]], %[[C]] : tensor<?x?x4xf32>
// CHECK: return %[[V2]] : tensor<?x?x4xf32>
func.func @addend(%x: tensor<?x?x8xf32>, %w: tensor<8x4xf32>, %c: tensor<?x?x4xf32>, %d: tensor<?x?x4xf32>, %shape: tensor<3xindex>) -> tensor<?x?x4xf32> {
  %zero = arith.constant 0.0 : f32
  %i = linalg.fill ins(%zero : f32) outs(%d : tensor<?x?x4xf32>) -> tensor<?x?x4xf32>
  %y = linalg.contract indexing_maps = [#x, #w, #y] ins(%x, %w : tensor<?x?x8xf32>, tensor<8x4xf32>) outs(%i : tensor<?x?x4xf32>) -> tensor<?x?x4xf32>
  %e = tensor.reshape %y(%shape) : (tensor<?x?x4xf32>, tensor<3xindex>) -> tensor<?x?x4xf32>
  %r = arith.addf %e, %c : tensor<?x?x4xf32>
  return %r : tensor<?x?x4xf32>
}

// k is two dynamic dimensions, neither of which is the size of the weight's.
// CHECK-LABEL: func @two_k(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[V:.*]] = linalg.contract {{.*}} ins(%[[X]], %[[W]] : tensor<?x?x?xf32>, tensor<6x?x?xf32>) outs(%{{.*}} : tensor<?x6xf32>) -> tensor<?x6xf32>
// CHECK: return %[[V]] : tensor<?x6xf32>
func.func @two_k(%x: tensor<?x?x?xf32>, %w: tensor<6x?x?xf32>, %d: tensor<?x6xf32>) -> tensor<?x6xf32> {
  %zero = arith.constant 0.0 : f32
  %i = linalg.fill ins(%zero : f32) outs(%d : tensor<?x6xf32>) -> tensor<?x6xf32>
  %y = linalg.contract indexing_maps = [affine_map<(m, n, h, k) -> (m, h, k)>, affine_map<(m, n, h, k) -> (n, h, k)>, affine_map<(m, n, h, k) -> (m, n)>] ins(%x, %w : tensor<?x?x?xf32>, tensor<6x?x?xf32>) outs(%i : tensor<?x6xf32>) -> tensor<?x6xf32>
  return %y : tensor<?x6xf32>
}

// Gathers from the first n rows only.
// CHECK-LABEL: func @rows(
// CHECK-SAME: %[[P:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[V:.*]] = linalg.generic {{.*}} ins(%{{.*}} : tensor<2xindex>) outs(%{{.*}} : tensor<?x2xf32>) {
// CHECK: tensor.extract %[[P]][%{{.*}}, %{{.*}}] : tensor<?x4xf32>
// CHECK: %[[V3:.*]] = linalg.generic {{.*}} ins(%{{.*}} : tensor<2xindex>) outs(%{{.*}} : tensor<?x2xf32>) {
// CHECK: tensor.extract %[[P]][%{{.*}}, %{{.*}}] : tensor<?x4xf32>
// CHECK: %[[H:.*]] = ffn.glu %[[V]], %[[V3]] <tanh> : (tensor<?x2xf32>, tensor<?x2xf32>) -> tensor<?x2xf32>
// CHECK: return %[[H]] : tensor<?x2xf32>
func.func @rows(%p: tensor<?x4xf32>, %n: index) -> tensor<?x2xf32> {
  %even = arith.constant dense<[0, 2]> : tensor<2xindex>
  %odd = arith.constant dense<[1, 3]> : tensor<2xindex>
  %e = tensor.empty(%n) : tensor<?x2xf32>
  %g = linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]} ins(%even : tensor<2xindex>) outs(%e : tensor<?x2xf32>) {
  ^bb0(%i: index, %o: f32):
    %r = linalg.index 0 : index
    %v = tensor.extract %p[%r, %i] : tensor<?x4xf32>
    linalg.yield %v : f32
  } -> tensor<?x2xf32>
  %u = linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]} ins(%odd : tensor<2xindex>) outs(%e : tensor<?x2xf32>) {
  ^bb0(%i: index, %o: f32):
    %r = linalg.index 0 : index
    %v = tensor.extract %p[%r, %i] : tensor<?x4xf32>
    linalg.yield %v : f32
  } -> tensor<?x2xf32>
  %t = math.tanh %g : tensor<?x2xf32>
  %h = arith.mulf %t, %u : tensor<?x2xf32>
  return %h : tensor<?x2xf32>
}
