// Source: LlamaMLP (transformers)
// Route: torch.export -> torch-mlir -> linalg, f32
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x8x64xf32>, %arg1: tensor<160x64xf32>, %arg2: tensor<160xf32>, %arg3: tensor<160x64xf32>, %arg4: tensor<160xf32>, %arg5: tensor<64x160xf32>, %arg6: tensor<64xf32>) -> tensor<2x8x64xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x8x64xf32> into tensor<16x64xf32>
    %0 = tensor.empty() : tensor<64x160xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<160x64xf32>) outs(%0 : tensor<64x160xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<16x160xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<16x160xf32>) -> tensor<16x160xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<16x64xf32>, tensor<64x160xf32>) outs(%2 : tensor<16x160xf32>) -> tensor<16x160xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %arg2 : tensor<16x160xf32>, tensor<160xf32>) outs(%1 : tensor<16x160xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %16 = arith.addf %in, %in_6 : f32
      linalg.yield %16 : f32
    } -> tensor<16x160xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 8, 160] : tensor<16x160xf32> into tensor<2x8x160xf32>
    %5 = tensor.empty() : tensor<2x8x160xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x8x160xf32>) outs(%5 : tensor<2x8x160xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.negf %in : f32
      %17 = math.exp %16 : f32
      %18 = arith.addf %17, %cst_0 : f32
      %19 = arith.divf %cst_0, %18 : f32
      linalg.yield %19 : f32
    } -> tensor<2x8x160xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %6 : tensor<2x8x160xf32>, tensor<2x8x160xf32>) outs(%5 : tensor<2x8x160xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %16 = arith.mulf %in, %in_6 : f32
      linalg.yield %16 : f32
    } -> tensor<2x8x160xf32>
    %transposed_1 = linalg.transpose ins(%arg3 : tensor<160x64xf32>) outs(%0 : tensor<64x160xf32>) permutation = [1, 0]
    %8 = linalg.matmul ins(%collapsed, %transposed_1 : tensor<16x64xf32>, tensor<64x160xf32>) outs(%2 : tensor<16x160xf32>) -> tensor<16x160xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%8, %arg4 : tensor<16x160xf32>, tensor<160xf32>) outs(%1 : tensor<16x160xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %16 = arith.addf %in, %in_6 : f32
      linalg.yield %16 : f32
    } -> tensor<16x160xf32>
    %expanded_2 = tensor.expand_shape %9 [[0, 1], [2]] output_shape [2, 8, 160] : tensor<16x160xf32> into tensor<2x8x160xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %expanded_2 : tensor<2x8x160xf32>, tensor<2x8x160xf32>) outs(%5 : tensor<2x8x160xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %16 = arith.mulf %in, %in_6 : f32
      linalg.yield %16 : f32
    } -> tensor<2x8x160xf32>
    %collapsed_3 = tensor.collapse_shape %10 [[0, 1], [2]] : tensor<2x8x160xf32> into tensor<16x160xf32>
    %11 = tensor.empty() : tensor<160x64xf32>
    %transposed_4 = linalg.transpose ins(%arg5 : tensor<64x160xf32>) outs(%11 : tensor<160x64xf32>) permutation = [1, 0]
    %12 = tensor.empty() : tensor<16x64xf32>
    %13 = linalg.fill ins(%cst : f32) outs(%12 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %14 = linalg.matmul ins(%collapsed_3, %transposed_4 : tensor<16x160xf32>, tensor<160x64xf32>) outs(%13 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%14, %arg6 : tensor<16x64xf32>, tensor<64xf32>) outs(%12 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %16 = arith.addf %in, %in_6 : f32
      linalg.yield %16 : f32
    } -> tensor<16x64xf32>
    %expanded_5 = tensor.expand_shape %15 [[0, 1], [2]] output_shape [2, 8, 64] : tensor<16x64xf32> into tensor<2x8x64xf32>
    return %expanded_5 : tensor<2x8x64xf32>
  }
}
