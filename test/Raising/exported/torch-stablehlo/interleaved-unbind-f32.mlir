// Source: nn.Module code
// Route: torch.export, torch-mlir to StableHLO, linalg, f32
// Arguments: %arg0 = x, %arg1 = down.weight, %arg2 = both.weight
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x88xf32>, %arg2: tensor<176x32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 1.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x176xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<176x32xf32>) outs(%0 : tensor<32x176xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x176xf32>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %2 = tensor.empty() : tensor<12x176xf32>
    %3 = linalg.fill ins(%cst_0 : f32) outs(%2 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %4 = linalg.matmul ins(%collapsed, %1 : tensor<12x32xf32>, tensor<32x176xf32>) outs(%3 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2, 3]] output_shape [2, 6, 88, 2] : tensor<12x176xf32> into tensor<2x6x88x2xf32>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0, 0] [2, 6, 88, 1] [1, 1, 1, 1] : tensor<2x6x88x2xf32> to tensor<2x6x88x1xf32>
    %extracted_slice_1 = tensor.extract_slice %expanded[0, 0, 0, 1] [2, 6, 88, 1] [1, 1, 1, 1] : tensor<2x6x88x2xf32> to tensor<2x6x88x1xf32>
    %collapsed_2 = tensor.collapse_shape %extracted_slice [[0], [1], [2, 3]] : tensor<2x6x88x1xf32> into tensor<2x6x88xf32>
    %collapsed_3 = tensor.collapse_shape %extracted_slice_1 [[0], [1], [2, 3]] : tensor<2x6x88x1xf32> into tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_2 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %14 = arith.negf %in : f32
      %15 = math.exp %14 : f32
      %16 = arith.addf %15, %cst : f32
      %17 = arith.divf %cst, %16 : f32
      linalg.yield %17 : f32
    } -> tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_2, %6 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %14 = arith.mulf %in, %in_6 : f32
      linalg.yield %14 : f32
    } -> tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %collapsed_3 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %14 = arith.mulf %in, %in_6 : f32
      linalg.yield %14 : f32
    } -> tensor<2x6x88xf32>
    %9 = tensor.empty() : tensor<88x32xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<32x88xf32>) outs(%9 : tensor<88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88x32xf32>
    %collapsed_4 = tensor.collapse_shape %8 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %11 = tensor.empty() : tensor<12x32xf32>
    %12 = linalg.fill ins(%cst_0 : f32) outs(%11 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %13 = linalg.matmul ins(%collapsed_4, %10 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%12 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_5 = tensor.expand_shape %13 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_5 : tensor<2x6x32xf32>
  }
}
