// Source: NemotronMLP (transformers)
// Route: torch.export, torch-mlir to TOSA, linalg by mlir-opt, f32
// Arguments: %arg0 = x, %arg1 = up_proj.weight, %arg2 = down_proj.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (0, 0, 0)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 3.40282347E+38 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant dense<2.000000e+00> : tensor<1x1x1xf32>
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %expanded = tensor.expand_shape %collapsed [[0, 1], [2]] output_shape [1, 12, 32] : tensor<12x32xf32> into tensor<1x12x32xf32>
    %expanded_2 = tensor.expand_shape %transposed [[0, 1], [2]] output_shape [1, 32, 88] : tensor<32x88xf32> into tensor<1x32x88xf32>
    %1 = tensor.empty() : tensor<1x12x88xf32>
    %2 = linalg.fill ins(%cst_0 : f32) outs(%1 : tensor<1x12x88xf32>) -> tensor<1x12x88xf32>
    %3 = linalg.batch_matmul ins(%expanded, %expanded_2 : tensor<1x12x32xf32>, tensor<1x32x88xf32>) outs(%2 : tensor<1x12x88xf32>) -> tensor<1x12x88xf32>
    %collapsed_3 = tensor.collapse_shape %3 [[0, 1], [2]] : tensor<1x12x88xf32> into tensor<12x88xf32>
    %expanded_4 = tensor.expand_shape %collapsed_3 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %4 = tensor.empty() : tensor<2x6x88xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_4 : tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %11 = arith.minimumf %in, %cst : f32
      %12 = arith.maximumf %11, %cst_0 : f32
      linalg.yield %12 : f32
    } -> tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %cst_1 : tensor<2x6x88xf32>, tensor<1x1x1xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %11 = math.powf %in, %in_11 : f32
      linalg.yield %11 : f32
    } -> tensor<2x6x88xf32>
    %7 = tensor.empty() : tensor<88x32xf32>
    %transposed_5 = linalg.transpose ins(%arg2 : tensor<32x88xf32>) outs(%7 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_6 = tensor.collapse_shape %6 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %expanded_7 = tensor.expand_shape %collapsed_6 [[0, 1], [2]] output_shape [1, 12, 88] : tensor<12x88xf32> into tensor<1x12x88xf32>
    %expanded_8 = tensor.expand_shape %transposed_5 [[0, 1], [2]] output_shape [1, 88, 32] : tensor<88x32xf32> into tensor<1x88x32xf32>
    %8 = tensor.empty() : tensor<1x12x32xf32>
    %9 = linalg.fill ins(%cst_0 : f32) outs(%8 : tensor<1x12x32xf32>) -> tensor<1x12x32xf32>
    %10 = linalg.batch_matmul ins(%expanded_7, %expanded_8 : tensor<1x12x88xf32>, tensor<1x88x32xf32>) outs(%9 : tensor<1x12x32xf32>) -> tensor<1x12x32xf32>
    %collapsed_9 = tensor.collapse_shape %10 [[0, 1], [2]] : tensor<1x12x32xf32> into tensor<12x32xf32>
    %expanded_10 = tensor.expand_shape %collapsed_9 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_10 : tensor<2x6x32xf32>
  }
}
