// Source: near-miss in nn.Linear code
// Route: torch.export -> torch-mlir -> linalg, f32
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, 0, d2)>
module {
  func.func @main(%arg0: tensor<2x8x48xf32>, %arg1: tensor<96x48xf32>, %arg2: tensor<96x48xf32>, %arg3: tensor<48x96xf32>) -> tensor<2x8x48xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<48x96xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<96x48xf32>) outs(%0 : tensor<48x96xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x8x48xf32> into tensor<16x48xf32>
    %1 = tensor.empty() : tensor<16x96xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<16x48xf32>, tensor<48x96xf32>) outs(%2 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 8, 96] : tensor<16x96xf32> into tensor<2x8x96xf32>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [2, 1, 96] [1, 1, 1] : tensor<2x8x96xf32> to tensor<2x1x96xf32>
    %4 = tensor.empty() : tensor<2x1x96xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<2x1x96xf32>) outs(%4 : tensor<2x1x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %14 = arith.negf %in : f32
      %15 = math.exp %14 : f32
      %16 = arith.addf %15, %cst_0 : f32
      %17 = arith.divf %cst_0, %16 : f32
      linalg.yield %17 : f32
    } -> tensor<2x1x96xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice, %5 : tensor<2x1x96xf32>, tensor<2x1x96xf32>) outs(%4 : tensor<2x1x96xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %14 = arith.mulf %in, %in_6 : f32
      linalg.yield %14 : f32
    } -> tensor<2x1x96xf32>
    %transposed_1 = linalg.transpose ins(%arg2 : tensor<96x48xf32>) outs(%0 : tensor<48x96xf32>) permutation = [1, 0]
    %7 = linalg.matmul ins(%collapsed, %transposed_1 : tensor<16x48xf32>, tensor<48x96xf32>) outs(%2 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %expanded_2 = tensor.expand_shape %7 [[0, 1], [2]] output_shape [2, 8, 96] : tensor<16x96xf32> into tensor<2x8x96xf32>
    %8 = tensor.empty() : tensor<2x8x96xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %expanded_2 : tensor<2x1x96xf32>, tensor<2x8x96xf32>) outs(%8 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %14 = arith.mulf %in, %in_6 : f32
      linalg.yield %14 : f32
    } -> tensor<2x8x96xf32>
    %10 = tensor.empty() : tensor<96x48xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<48x96xf32>) outs(%10 : tensor<96x48xf32>) permutation = [1, 0]
    %collapsed_4 = tensor.collapse_shape %9 [[0, 1], [2]] : tensor<2x8x96xf32> into tensor<16x96xf32>
    %11 = tensor.empty() : tensor<16x48xf32>
    %12 = linalg.fill ins(%cst : f32) outs(%11 : tensor<16x48xf32>) -> tensor<16x48xf32>
    %13 = linalg.matmul ins(%collapsed_4, %transposed_3 : tensor<16x96xf32>, tensor<96x48xf32>) outs(%12 : tensor<16x48xf32>) -> tensor<16x48xf32>
    %expanded_5 = tensor.expand_shape %13 [[0, 1], [2]] output_shape [2, 8, 48] : tensor<16x48xf32> into tensor<2x8x48xf32>
    return %expanded_5 : tensor<2x8x48xf32>
  }
}
