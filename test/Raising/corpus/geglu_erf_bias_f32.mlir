// Source: GEGLU (erf) in nn.Linear code
// Route: torch.export -> torch-mlir -> linalg, f32
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x8x48xf32>, %arg1: tensor<96x48xf32>, %arg2: tensor<96xf32>, %arg3: tensor<96x48xf32>, %arg4: tensor<96xf32>, %arg5: tensor<48x96xf32>, %arg6: tensor<48xf32>) -> tensor<2x8x48xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 5.000000e-01 : f32
    %cst_2 = arith.constant 1.41421354 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x8x48xf32> into tensor<16x48xf32>
    %0 = tensor.empty() : tensor<48x96xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<96x48xf32>) outs(%0 : tensor<48x96xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<16x96xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<16x48xf32>, tensor<48x96xf32>) outs(%2 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %arg2 : tensor<16x96xf32>, tensor<96xf32>) outs(%1 : tensor<16x96xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %15 = arith.addf %in, %in_8 : f32
      linalg.yield %15 : f32
    } -> tensor<16x96xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 8, 96] : tensor<16x96xf32> into tensor<2x8x96xf32>
    %5 = tensor.empty() : tensor<2x8x96xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x8x96xf32>) outs(%5 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %15 = arith.divf %in, %cst_2 : f32
      %16 = math.erf %15 : f32
      %17 = arith.addf %16, %cst_0 : f32
      %18 = arith.mulf %17, %cst_1 : f32
      %19 = arith.mulf %in, %18 : f32
      linalg.yield %19 : f32
    } -> tensor<2x8x96xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<96x48xf32>) outs(%0 : tensor<48x96xf32>) permutation = [1, 0]
    %7 = linalg.matmul ins(%collapsed, %transposed_3 : tensor<16x48xf32>, tensor<48x96xf32>) outs(%2 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%7, %arg4 : tensor<16x96xf32>, tensor<96xf32>) outs(%1 : tensor<16x96xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %15 = arith.addf %in, %in_8 : f32
      linalg.yield %15 : f32
    } -> tensor<16x96xf32>
    %expanded_4 = tensor.expand_shape %8 [[0, 1], [2]] output_shape [2, 8, 96] : tensor<16x96xf32> into tensor<2x8x96xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %expanded_4 : tensor<2x8x96xf32>, tensor<2x8x96xf32>) outs(%5 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %15 = arith.mulf %in, %in_8 : f32
      linalg.yield %15 : f32
    } -> tensor<2x8x96xf32>
    %collapsed_5 = tensor.collapse_shape %9 [[0, 1], [2]] : tensor<2x8x96xf32> into tensor<16x96xf32>
    %10 = tensor.empty() : tensor<96x48xf32>
    %transposed_6 = linalg.transpose ins(%arg5 : tensor<48x96xf32>) outs(%10 : tensor<96x48xf32>) permutation = [1, 0]
    %11 = tensor.empty() : tensor<16x48xf32>
    %12 = linalg.fill ins(%cst : f32) outs(%11 : tensor<16x48xf32>) -> tensor<16x48xf32>
    %13 = linalg.matmul ins(%collapsed_5, %transposed_6 : tensor<16x96xf32>, tensor<96x48xf32>) outs(%12 : tensor<16x48xf32>) -> tensor<16x48xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%13, %arg6 : tensor<16x48xf32>, tensor<48xf32>) outs(%11 : tensor<16x48xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %15 = arith.addf %in, %in_8 : f32
      linalg.yield %15 : f32
    } -> tensor<16x48xf32>
    %expanded_7 = tensor.expand_shape %14 [[0, 1], [2]] output_shape [2, 8, 48] : tensor<16x48xf32> into tensor<2x8x48xf32>
    return %expanded_7 : tensor<2x8x48xf32>
  }
}
