// Source: nn.Module code
// Route: torch.export, torch-mlir to TOSA, linalg by mlir-opt, f32
// Arguments: %arg0 = x, %arg1 = down.weight, %arg2 = down.bias, %arg3 = both.weight, %arg4 = both.bias
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x88xf32>, %arg2: tensor<32xf32>, %arg3: tensor<176x32xf32>, %arg4: tensor<176xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 1.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x176xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<176x32xf32>) outs(%0 : tensor<32x176xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %expanded = tensor.expand_shape %collapsed [[0, 1], [2]] output_shape [1, 12, 32] : tensor<12x32xf32> into tensor<1x12x32xf32>
    %expanded_1 = tensor.expand_shape %transposed [[0, 1], [2]] output_shape [1, 32, 176] : tensor<32x176xf32> into tensor<1x32x176xf32>
    %1 = tensor.empty() : tensor<1x12x176xf32>
    %2 = linalg.fill ins(%cst_0 : f32) outs(%1 : tensor<1x12x176xf32>) -> tensor<1x12x176xf32>
    %3 = linalg.batch_matmul ins(%expanded, %expanded_1 : tensor<1x12x32xf32>, tensor<1x32x176xf32>) outs(%2 : tensor<1x12x176xf32>) -> tensor<1x12x176xf32>
    %collapsed_2 = tensor.collapse_shape %3 [[0, 1], [2]] : tensor<1x12x176xf32> into tensor<12x176xf32>
    %expanded_3 = tensor.expand_shape %arg4 [[0, 1]] output_shape [1, 176] : tensor<176xf32> into tensor<1x176xf32>
    %4 = tensor.empty() : tensor<12x176xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_2, %expanded_3 : tensor<12x176xf32>, tensor<1x176xf32>) outs(%4 : tensor<12x176xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %15 = arith.addf %in, %in_13 : f32
      linalg.yield %15 : f32
    } -> tensor<12x176xf32>
    %expanded_4 = tensor.expand_shape %5 [[0, 1], [2]] output_shape [2, 6, 176] : tensor<12x176xf32> into tensor<2x6x176xf32>
    %extracted_slice = tensor.extract_slice %expanded_4[0, 0, 0] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %extracted_slice_5 = tensor.extract_slice %expanded_4[0, 0, 88] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %6 = tensor.empty() : tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_5 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %15 = arith.negf %in : f32
      %16 = math.exp %15 : f32
      %17 = arith.addf %16, %cst : f32
      %18 = arith.divf %cst, %17 : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice, %7 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %15 = arith.mulf %in, %in_13 : f32
      linalg.yield %15 : f32
    } -> tensor<2x6x88xf32>
    %9 = tensor.empty() : tensor<88x32xf32>
    %transposed_6 = linalg.transpose ins(%arg1 : tensor<32x88xf32>) outs(%9 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_7 = tensor.collapse_shape %8 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %expanded_8 = tensor.expand_shape %collapsed_7 [[0, 1], [2]] output_shape [1, 12, 88] : tensor<12x88xf32> into tensor<1x12x88xf32>
    %expanded_9 = tensor.expand_shape %transposed_6 [[0, 1], [2]] output_shape [1, 88, 32] : tensor<88x32xf32> into tensor<1x88x32xf32>
    %10 = tensor.empty() : tensor<1x12x32xf32>
    %11 = linalg.fill ins(%cst_0 : f32) outs(%10 : tensor<1x12x32xf32>) -> tensor<1x12x32xf32>
    %12 = linalg.batch_matmul ins(%expanded_8, %expanded_9 : tensor<1x12x88xf32>, tensor<1x88x32xf32>) outs(%11 : tensor<1x12x32xf32>) -> tensor<1x12x32xf32>
    %collapsed_10 = tensor.collapse_shape %12 [[0, 1], [2]] : tensor<1x12x32xf32> into tensor<12x32xf32>
    %expanded_11 = tensor.expand_shape %arg2 [[0, 1]] output_shape [1, 32] : tensor<32xf32> into tensor<1x32xf32>
    %13 = tensor.empty() : tensor<12x32xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_10, %expanded_11 : tensor<12x32xf32>, tensor<1x32xf32>) outs(%13 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %15 = arith.addf %in, %in_13 : f32
      linalg.yield %15 : f32
    } -> tensor<12x32xf32>
    %expanded_12 = tensor.expand_shape %14 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_12 : tensor<2x6x32xf32>
  }
}
