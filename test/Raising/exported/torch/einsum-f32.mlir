// Source: nn.Module code
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %expanded = tensor.expand_shape %arg1 [[0], [1, 2, 3]] output_shape [88, 32, 1, 1] : tensor<88x32xf32> into tensor<88x32x1x1xf32>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %expanded_1 = tensor.expand_shape %collapsed [[0, 1], [2]] output_shape [1, 12, 32] : tensor<12x32xf32> into tensor<1x12x32xf32>
    %0 = tensor.empty() : tensor<32x88x1x1xf32>
    %transposed = linalg.transpose ins(%expanded : tensor<88x32x1x1xf32>) outs(%0 : tensor<32x88x1x1xf32>) permutation = [1, 0, 2, 3]
    %collapsed_2 = tensor.collapse_shape %transposed [[0], [1, 2, 3]] : tensor<32x88x1x1xf32> into tensor<32x88xf32>
    %expanded_3 = tensor.expand_shape %collapsed_2 [[0, 1], [2]] output_shape [1, 32, 88] : tensor<32x88xf32> into tensor<1x32x88xf32>
    %1 = tensor.empty() : tensor<1x12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<1x12x88xf32>) -> tensor<1x12x88xf32>
    %3 = linalg.batch_matmul ins(%expanded_1, %expanded_3 : tensor<1x12x32xf32>, tensor<1x32x88xf32>) outs(%2 : tensor<1x12x88xf32>) -> tensor<1x12x88xf32>
    %collapsed_4 = tensor.collapse_shape %3 [[0, 1], [2]] : tensor<1x12x88xf32> into tensor<12x88xf32>
    %expanded_5 = tensor.expand_shape %collapsed_4 [[0, 1], [2, 3]] output_shape [2, 6, 1, 88] : tensor<12x88xf32> into tensor<2x6x1x88xf32>
    %4 = tensor.empty() : tensor<2x6x88x1xf32>
    %transposed_6 = linalg.transpose ins(%expanded_5 : tensor<2x6x1x88xf32>) outs(%4 : tensor<2x6x88x1xf32>) permutation = [0, 1, 3, 2]
    %collapsed_7 = tensor.collapse_shape %transposed_6 [[0], [1], [2, 3]] : tensor<2x6x88x1xf32> into tensor<2x6x88xf32>
    %expanded_8 = tensor.expand_shape %arg2 [[0], [1, 2, 3]] output_shape [88, 32, 1, 1] : tensor<88x32xf32> into tensor<88x32x1x1xf32>
    %transposed_9 = linalg.transpose ins(%expanded_8 : tensor<88x32x1x1xf32>) outs(%0 : tensor<32x88x1x1xf32>) permutation = [1, 0, 2, 3]
    %collapsed_10 = tensor.collapse_shape %transposed_9 [[0], [1, 2, 3]] : tensor<32x88x1x1xf32> into tensor<32x88xf32>
    %expanded_11 = tensor.expand_shape %collapsed_10 [[0, 1], [2]] output_shape [1, 32, 88] : tensor<32x88xf32> into tensor<1x32x88xf32>
    %5 = linalg.batch_matmul ins(%expanded_1, %expanded_11 : tensor<1x12x32xf32>, tensor<1x32x88xf32>) outs(%2 : tensor<1x12x88xf32>) -> tensor<1x12x88xf32>
    %collapsed_12 = tensor.collapse_shape %5 [[0, 1], [2]] : tensor<1x12x88xf32> into tensor<12x88xf32>
    %expanded_13 = tensor.expand_shape %collapsed_12 [[0, 1], [2, 3]] output_shape [2, 6, 1, 88] : tensor<12x88xf32> into tensor<2x6x1x88xf32>
    %transposed_14 = linalg.transpose ins(%expanded_13 : tensor<2x6x1x88xf32>) outs(%4 : tensor<2x6x88x1xf32>) permutation = [0, 1, 3, 2]
    %collapsed_15 = tensor.collapse_shape %transposed_14 [[0], [1], [2, 3]] : tensor<2x6x88x1xf32> into tensor<2x6x88xf32>
    %6 = tensor.empty() : tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_7 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %15 = arith.negf %in : f32
      %16 = math.exp %15 : f32
      %17 = arith.addf %16, %cst_0 : f32
      %18 = arith.divf %cst_0, %17 : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_7, %7 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_26: f32, %out: f32):
      %15 = arith.mulf %in, %in_26 : f32
      linalg.yield %15 : f32
    } -> tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %collapsed_15 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_26: f32, %out: f32):
      %15 = arith.mulf %in, %in_26 : f32
      linalg.yield %15 : f32
    } -> tensor<2x6x88xf32>
    %expanded_16 = tensor.expand_shape %arg3 [[0], [1, 2, 3]] output_shape [32, 88, 1, 1] : tensor<32x88xf32> into tensor<32x88x1x1xf32>
    %collapsed_17 = tensor.collapse_shape %9 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %expanded_18 = tensor.expand_shape %collapsed_17 [[0, 1], [2]] output_shape [1, 12, 88] : tensor<12x88xf32> into tensor<1x12x88xf32>
    %10 = tensor.empty() : tensor<88x32x1x1xf32>
    %transposed_19 = linalg.transpose ins(%expanded_16 : tensor<32x88x1x1xf32>) outs(%10 : tensor<88x32x1x1xf32>) permutation = [1, 0, 2, 3]
    %collapsed_20 = tensor.collapse_shape %transposed_19 [[0], [1, 2, 3]] : tensor<88x32x1x1xf32> into tensor<88x32xf32>
    %expanded_21 = tensor.expand_shape %collapsed_20 [[0, 1], [2]] output_shape [1, 88, 32] : tensor<88x32xf32> into tensor<1x88x32xf32>
    %11 = tensor.empty() : tensor<1x12x32xf32>
    %12 = linalg.fill ins(%cst : f32) outs(%11 : tensor<1x12x32xf32>) -> tensor<1x12x32xf32>
    %13 = linalg.batch_matmul ins(%expanded_18, %expanded_21 : tensor<1x12x88xf32>, tensor<1x88x32xf32>) outs(%12 : tensor<1x12x32xf32>) -> tensor<1x12x32xf32>
    %collapsed_22 = tensor.collapse_shape %13 [[0, 1], [2]] : tensor<1x12x32xf32> into tensor<12x32xf32>
    %expanded_23 = tensor.expand_shape %collapsed_22 [[0, 1], [2, 3]] output_shape [2, 6, 1, 32] : tensor<12x32xf32> into tensor<2x6x1x32xf32>
    %14 = tensor.empty() : tensor<2x6x32x1xf32>
    %transposed_24 = linalg.transpose ins(%expanded_23 : tensor<2x6x1x32xf32>) outs(%14 : tensor<2x6x32x1xf32>) permutation = [0, 1, 3, 2]
    %collapsed_25 = tensor.collapse_shape %transposed_24 [[0], [1], [2, 3]] : tensor<2x6x32x1xf32> into tensor<2x6x32xf32>
    return %collapsed_25 : tensor<2x6x32xf32>
  }
}
