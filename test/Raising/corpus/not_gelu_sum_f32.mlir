// Source: near-miss in nn.Linear code
// Route: torch.export -> torch-mlir -> linalg, f32
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x8x48xf32>, %arg1: tensor<96x48xf32>, %arg2: tensor<96x48xf32>, %arg3: tensor<48x96xf32>) -> tensor<2x8x48xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.69999999999999996 : f64
    %cst_1 = arith.constant 5.000000e-01 : f32
    %cst_2 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<48x96xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<96x48xf32>) outs(%0 : tensor<48x96xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x8x48xf32> into tensor<16x48xf32>
    %1 = tensor.empty() : tensor<16x96xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<16x48xf32>, tensor<48x96xf32>) outs(%2 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 8, 96] : tensor<16x96xf32> into tensor<2x8x96xf32>
    %4 = tensor.empty() : tensor<2x8x96xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x8x96xf32>) outs(%4 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.mulf %in, %cst_1 : f32
      linalg.yield %16 : f32
    } -> tensor<2x8x96xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x8x96xf32>) outs(%4 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.truncf %cst_0 : f64 to f32
      %17 = arith.mulf %in, %16 : f32
      linalg.yield %17 : f32
    } -> tensor<2x8x96xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x8x96xf32>) outs(%4 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = math.erf %in : f32
      linalg.yield %16 : f32
    } -> tensor<2x8x96xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<2x8x96xf32>) outs(%4 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.addf %in, %cst_2 : f32
      linalg.yield %16 : f32
    } -> tensor<2x8x96xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %8 : tensor<2x8x96xf32>, tensor<2x8x96xf32>) outs(%4 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %16 = arith.mulf %in, %in_8 : f32
      linalg.yield %16 : f32
    } -> tensor<2x8x96xf32>
    %transposed_3 = linalg.transpose ins(%arg2 : tensor<96x48xf32>) outs(%0 : tensor<48x96xf32>) permutation = [1, 0]
    %10 = linalg.matmul ins(%collapsed, %transposed_3 : tensor<16x48xf32>, tensor<48x96xf32>) outs(%2 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %expanded_4 = tensor.expand_shape %10 [[0, 1], [2]] output_shape [2, 8, 96] : tensor<16x96xf32> into tensor<2x8x96xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %expanded_4 : tensor<2x8x96xf32>, tensor<2x8x96xf32>) outs(%4 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %16 = arith.mulf %in, %in_8 : f32
      linalg.yield %16 : f32
    } -> tensor<2x8x96xf32>
    %12 = tensor.empty() : tensor<96x48xf32>
    %transposed_5 = linalg.transpose ins(%arg3 : tensor<48x96xf32>) outs(%12 : tensor<96x48xf32>) permutation = [1, 0]
    %collapsed_6 = tensor.collapse_shape %11 [[0, 1], [2]] : tensor<2x8x96xf32> into tensor<16x96xf32>
    %13 = tensor.empty() : tensor<16x48xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<16x48xf32>) -> tensor<16x48xf32>
    %15 = linalg.matmul ins(%collapsed_6, %transposed_5 : tensor<16x96xf32>, tensor<96x48xf32>) outs(%14 : tensor<16x48xf32>) -> tensor<16x48xf32>
    %expanded_7 = tensor.expand_shape %15 [[0, 1], [2]] output_shape [2, 8, 48] : tensor<16x48xf32> into tensor<2x8x48xf32>
    return %expanded_7 : tensor<2x8x48xf32>
  }
}
