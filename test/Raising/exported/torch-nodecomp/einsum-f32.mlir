// Source: nn.Module code
// Route: torch.export, torch-mlir without decompositions, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %expanded = tensor.expand_shape %collapsed [[0, 1], [2]] output_shape [1, 12, 32] : tensor<12x32xf32> into tensor<1x12x32xf32>
    %expanded_1 = tensor.expand_shape %transposed [[0, 1], [2]] output_shape [1, 32, 88] : tensor<32x88xf32> into tensor<1x32x88xf32>
    %1 = tensor.empty() : tensor<1x12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<1x12x88xf32>) -> tensor<1x12x88xf32>
    %3 = linalg.batch_matmul ins(%expanded, %expanded_1 : tensor<1x12x32xf32>, tensor<1x32x88xf32>) outs(%2 : tensor<1x12x88xf32>) -> tensor<1x12x88xf32>
    %collapsed_2 = tensor.collapse_shape %3 [[0, 1], [2]] : tensor<1x12x88xf32> into tensor<12x88xf32>
    %expanded_3 = tensor.expand_shape %collapsed_2 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %transposed_4 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %expanded_5 = tensor.expand_shape %transposed_4 [[0, 1], [2]] output_shape [1, 32, 88] : tensor<32x88xf32> into tensor<1x32x88xf32>
    %4 = linalg.batch_matmul ins(%expanded, %expanded_5 : tensor<1x12x32xf32>, tensor<1x32x88xf32>) outs(%2 : tensor<1x12x88xf32>) -> tensor<1x12x88xf32>
    %collapsed_6 = tensor.collapse_shape %4 [[0, 1], [2]] : tensor<1x12x88xf32> into tensor<12x88xf32>
    %expanded_7 = tensor.expand_shape %collapsed_6 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_3 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %13 = arith.negf %in : f32
      %14 = math.exp %13 : f32
      %15 = arith.addf %14, %cst_0 : f32
      %16 = arith.divf %cst_0, %15 : f32
      linalg.yield %16 : f32
    } -> tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %expanded_3 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %13 = arith.mulf %in, %in_14 : f32
      linalg.yield %13 : f32
    } -> tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %expanded_7 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %13 = arith.mulf %in, %in_14 : f32
      linalg.yield %13 : f32
    } -> tensor<2x6x88xf32>
    %9 = tensor.empty() : tensor<88x32xf32>
    %transposed_8 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%9 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_9 = tensor.collapse_shape %8 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %expanded_10 = tensor.expand_shape %collapsed_9 [[0, 1], [2]] output_shape [1, 12, 88] : tensor<12x88xf32> into tensor<1x12x88xf32>
    %expanded_11 = tensor.expand_shape %transposed_8 [[0, 1], [2]] output_shape [1, 88, 32] : tensor<88x32xf32> into tensor<1x88x32xf32>
    %10 = tensor.empty() : tensor<1x12x32xf32>
    %11 = linalg.fill ins(%cst : f32) outs(%10 : tensor<1x12x32xf32>) -> tensor<1x12x32xf32>
    %12 = linalg.batch_matmul ins(%expanded_10, %expanded_11 : tensor<1x12x88xf32>, tensor<1x88x32xf32>) outs(%11 : tensor<1x12x32xf32>) -> tensor<1x12x32xf32>
    %collapsed_12 = tensor.collapse_shape %12 [[0, 1], [2]] : tensor<1x12x32xf32> into tensor<12x32xf32>
    %expanded_13 = tensor.expand_shape %collapsed_12 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_13 : tensor<2x6x32xf32>
  }
}
