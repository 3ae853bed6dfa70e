// Source: ReLU in nn.Linear code
// Route: torch.export -> torch-mlir -> linalg, f32
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x8x48xf32>, %arg1: tensor<96x48xf32>, %arg2: tensor<96xf32>, %arg3: tensor<48x96xf32>, %arg4: tensor<48xf32>) -> tensor<2x8x48xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x8x48xf32> into tensor<16x48xf32>
    %0 = tensor.empty() : tensor<48x96xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<96x48xf32>) outs(%0 : tensor<48x96xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<16x96xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<16x48xf32>, tensor<48x96xf32>) outs(%2 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %arg2 : tensor<16x96xf32>, tensor<96xf32>) outs(%1 : tensor<16x96xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %12 = arith.addf %in, %in_3 : f32
      linalg.yield %12 : f32
    } -> tensor<16x96xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 8, 96] : tensor<16x96xf32> into tensor<2x8x96xf32>
    %5 = tensor.empty() : tensor<2x8x96xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x8x96xf32>) outs(%5 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %12 = arith.cmpf ugt, %in, %cst : f32
      %13 = arith.select %12, %in, %cst : f32
      linalg.yield %13 : f32
    } -> tensor<2x8x96xf32>
    %collapsed_0 = tensor.collapse_shape %6 [[0, 1], [2]] : tensor<2x8x96xf32> into tensor<16x96xf32>
    %7 = tensor.empty() : tensor<96x48xf32>
    %transposed_1 = linalg.transpose ins(%arg3 : tensor<48x96xf32>) outs(%7 : tensor<96x48xf32>) permutation = [1, 0]
    %8 = tensor.empty() : tensor<16x48xf32>
    %9 = linalg.fill ins(%cst : f32) outs(%8 : tensor<16x48xf32>) -> tensor<16x48xf32>
    %10 = linalg.matmul ins(%collapsed_0, %transposed_1 : tensor<16x96xf32>, tensor<96x48xf32>) outs(%9 : tensor<16x48xf32>) -> tensor<16x48xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%10, %arg4 : tensor<16x48xf32>, tensor<48xf32>) outs(%8 : tensor<16x48xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %12 = arith.addf %in, %in_3 : f32
      linalg.yield %12 : f32
    } -> tensor<16x48xf32>
    %expanded_2 = tensor.expand_shape %11 [[0, 1], [2]] output_shape [2, 8, 48] : tensor<16x48xf32> into tensor<2x8x48xf32>
    return %expanded_2 : tensor<2x8x48xf32>
  }
}
