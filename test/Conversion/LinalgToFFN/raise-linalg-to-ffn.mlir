// RUN: swiglu-opt %s --raise-linalg-to-ffn | FileCheck %s --implicit-check-not=linalg.
// A SwiGLU block with transposed weights and a residual, as exporters write it.

#id = affine_map<(b, m, n) -> (b, m, n)>

// CHECK-LABEL: func @swiglu(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[WG:[a-z0-9]+]]: {{[^%]+}}%[[WU:[a-z0-9]+]]: {{[^%]+}}%[[WD:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[WG]] <out_in> : (tensor<1x4x8xf32>, tensor<6x8xf32>) -> tensor<1x4x6xf32>
// CHECK: %[[Y2:.*]] = ffn.linear %[[X]], %[[WU]] <out_in> : (tensor<1x4x8xf32>, tensor<6x8xf32>) -> tensor<1x4x6xf32>
// CHECK: %[[H:.*]] = ffn.glu %[[Y]], %[[Y2]] <swish> : (tensor<1x4x6xf32>, tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
// CHECK: %[[Y3:.*]] = ffn.linear %[[H]], %[[WD]] <out_in> addend %[[X]] : (tensor<1x4x6xf32>, tensor<8x6xf32>, tensor<1x4x8xf32>) -> tensor<1x4x8xf32>
// CHECK: return %[[Y3]] : tensor<1x4x8xf32>
func.func @swiglu(%x: tensor<1x4x8xf32>, %wg: tensor<6x8xf32>, %wu: tensor<6x8xf32>, %wd: tensor<8x6xf32>) -> tensor<1x4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %c = tensor.collapse_shape %x [[0, 1], [2]] : tensor<1x4x8xf32> into tensor<4x8xf32>
  %e0 = tensor.empty() : tensor<8x6xf32>
  %e1 = tensor.empty() : tensor<4x6xf32>
  %e2 = tensor.empty() : tensor<6x8xf32>
  %e3 = tensor.empty() : tensor<4x8xf32>
  %e4 = tensor.empty() : tensor<1x4x6xf32>
  %e5 = tensor.empty() : tensor<1x4x8xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e1 : tensor<4x6xf32>) -> tensor<4x6xf32>
  %j = linalg.fill ins(%zero : f32) outs(%e3 : tensor<4x8xf32>) -> tensor<4x8xf32>
  %gt = linalg.transpose ins(%wg : tensor<6x8xf32>) outs(%e0 : tensor<8x6xf32>) permutation = [1, 0]
  %g2 = linalg.matmul ins(%c, %gt : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %g = tensor.expand_shape %g2 [[0, 1], [2]] output_shape [1, 4, 6] : tensor<4x6xf32> into tensor<1x4x6xf32>
  %ut = linalg.transpose ins(%wu : tensor<6x8xf32>) outs(%e0 : tensor<8x6xf32>) permutation = [1, 0]
  %u2 = linalg.matmul ins(%c, %ut : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = tensor.expand_shape %u2 [[0, 1], [2]] output_shape [1, 4, 6] : tensor<4x6xf32> into tensor<1x4x6xf32>
  %s = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel"]} ins(%g : tensor<1x4x6xf32>) outs(%e4 : tensor<1x4x6xf32>) {
  ^bb0(%a: f32, %o: f32):
    %n = arith.negf %a : f32
    %p = math.exp %n : f32
    %q = arith.addf %p, %one : f32
    %r = arith.divf %one, %q : f32
    %t = arith.mulf %r, %a : f32
    linalg.yield %t : f32
  } -> tensor<1x4x6xf32>
  %h = linalg.mul ins(%s, %u : tensor<1x4x6xf32>, tensor<1x4x6xf32>) outs(%e4 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
  %h2 = tensor.collapse_shape %h [[0, 1], [2]] : tensor<1x4x6xf32> into tensor<4x6xf32>
  %dt = linalg.transpose ins(%wd : tensor<8x6xf32>) outs(%e2 : tensor<6x8xf32>) permutation = [1, 0]
  %y2 = linalg.matmul ins(%h2, %dt : tensor<4x6xf32>, tensor<6x8xf32>) outs(%j : tensor<4x8xf32>) -> tensor<4x8xf32>
  %y = tensor.expand_shape %y2 [[0, 1], [2]] output_shape [1, 4, 8] : tensor<4x8xf32> into tensor<1x4x8xf32>
  %r = linalg.add ins(%x, %y : tensor<1x4x8xf32>, tensor<1x4x8xf32>) outs(%e5 : tensor<1x4x8xf32>) -> tensor<1x4x8xf32>
  return %r : tensor<1x4x8xf32>
}
