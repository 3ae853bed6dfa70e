// Source: nn.Module code
// Route: torch.export, torch-mlir, f32
// Note: h is [batch, ffn, tokens]
// Expected: open, any answer that is equal in value
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %expanded = tensor.expand_shape %arg0 [[0], [1], [2, 3]] output_shape [2, 6, 32, 1] : tensor<2x6x32xf32> into tensor<2x6x32x1xf32>
    %expanded_1 = tensor.expand_shape %arg1 [[0, 1], [2]] output_shape [1, 88, 32] : tensor<88x32xf32> into tensor<1x88x32xf32>
    %0 = tensor.empty() : tensor<32x2x6x1xf32>
    %transposed = linalg.transpose ins(%expanded : tensor<2x6x32x1xf32>) outs(%0 : tensor<32x2x6x1xf32>) permutation = [2, 0, 1, 3]
    %collapsed = tensor.collapse_shape %transposed [[0], [1, 2, 3]] : tensor<32x2x6x1xf32> into tensor<32x12xf32>
    %expanded_2 = tensor.expand_shape %collapsed [[0, 1], [2]] output_shape [1, 32, 12] : tensor<32x12xf32> into tensor<1x32x12xf32>
    %1 = tensor.empty() : tensor<1x88x12xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<1x88x12xf32>) -> tensor<1x88x12xf32>
    %3 = linalg.batch_matmul ins(%expanded_1, %expanded_2 : tensor<1x88x32xf32>, tensor<1x32x12xf32>) outs(%2 : tensor<1x88x12xf32>) -> tensor<1x88x12xf32>
    %collapsed_3 = tensor.collapse_shape %3 [[0, 1], [2]] : tensor<1x88x12xf32> into tensor<88x12xf32>
    %expanded_4 = tensor.expand_shape %collapsed_3 [[0], [1, 2, 3]] output_shape [88, 1, 2, 6] : tensor<88x12xf32> into tensor<88x1x2x6xf32>
    %4 = tensor.empty() : tensor<2x88x6x1xf32>
    %transposed_5 = linalg.transpose ins(%expanded_4 : tensor<88x1x2x6xf32>) outs(%4 : tensor<2x88x6x1xf32>) permutation = [2, 0, 3, 1]
    %collapsed_6 = tensor.collapse_shape %transposed_5 [[0], [1], [2, 3]] : tensor<2x88x6x1xf32> into tensor<2x88x6xf32>
    %expanded_7 = tensor.expand_shape %arg2 [[0, 1], [2]] output_shape [1, 88, 32] : tensor<88x32xf32> into tensor<1x88x32xf32>
    %5 = linalg.batch_matmul ins(%expanded_7, %expanded_2 : tensor<1x88x32xf32>, tensor<1x32x12xf32>) outs(%2 : tensor<1x88x12xf32>) -> tensor<1x88x12xf32>
    %collapsed_8 = tensor.collapse_shape %5 [[0, 1], [2]] : tensor<1x88x12xf32> into tensor<88x12xf32>
    %expanded_9 = tensor.expand_shape %collapsed_8 [[0], [1, 2, 3]] output_shape [88, 1, 2, 6] : tensor<88x12xf32> into tensor<88x1x2x6xf32>
    %transposed_10 = linalg.transpose ins(%expanded_9 : tensor<88x1x2x6xf32>) outs(%4 : tensor<2x88x6x1xf32>) permutation = [2, 0, 3, 1]
    %collapsed_11 = tensor.collapse_shape %transposed_10 [[0], [1], [2, 3]] : tensor<2x88x6x1xf32> into tensor<2x88x6xf32>
    %6 = tensor.empty() : tensor<2x88x6xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_6 : tensor<2x88x6xf32>) outs(%6 : tensor<2x88x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.negf %in : f32
      %17 = math.exp %16 : f32
      %18 = arith.addf %17, %cst_0 : f32
      %19 = arith.divf %cst_0, %18 : f32
      linalg.yield %19 : f32
    } -> tensor<2x88x6xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_6, %7 : tensor<2x88x6xf32>, tensor<2x88x6xf32>) outs(%6 : tensor<2x88x6xf32>) {
    ^bb0(%in: f32, %in_24: f32, %out: f32):
      %16 = arith.mulf %in, %in_24 : f32
      linalg.yield %16 : f32
    } -> tensor<2x88x6xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %collapsed_11 : tensor<2x88x6xf32>, tensor<2x88x6xf32>) outs(%6 : tensor<2x88x6xf32>) {
    ^bb0(%in: f32, %in_24: f32, %out: f32):
      %16 = arith.mulf %in, %in_24 : f32
      linalg.yield %16 : f32
    } -> tensor<2x88x6xf32>
    %expanded_12 = tensor.expand_shape %arg3 [[0], [1, 2, 3]] output_shape [32, 88, 1, 1] : tensor<32x88xf32> into tensor<32x88x1x1xf32>
    %expanded_13 = tensor.expand_shape %9 [[0], [1], [2, 3]] output_shape [2, 88, 6, 1] : tensor<2x88x6xf32> into tensor<2x88x6x1xf32>
    %10 = tensor.empty() : tensor<2x6x88x1xf32>
    %transposed_14 = linalg.transpose ins(%expanded_13 : tensor<2x88x6x1xf32>) outs(%10 : tensor<2x6x88x1xf32>) permutation = [0, 2, 1, 3]
    %collapsed_15 = tensor.collapse_shape %transposed_14 [[0, 1], [2, 3]] : tensor<2x6x88x1xf32> into tensor<12x88xf32>
    %expanded_16 = tensor.expand_shape %collapsed_15 [[0, 1], [2]] output_shape [1, 12, 88] : tensor<12x88xf32> into tensor<1x12x88xf32>
    %11 = tensor.empty() : tensor<88x32x1x1xf32>
    %transposed_17 = linalg.transpose ins(%expanded_12 : tensor<32x88x1x1xf32>) outs(%11 : tensor<88x32x1x1xf32>) permutation = [1, 0, 2, 3]
    %collapsed_18 = tensor.collapse_shape %transposed_17 [[0], [1, 2, 3]] : tensor<88x32x1x1xf32> into tensor<88x32xf32>
    %expanded_19 = tensor.expand_shape %collapsed_18 [[0, 1], [2]] output_shape [1, 88, 32] : tensor<88x32xf32> into tensor<1x88x32xf32>
    %12 = tensor.empty() : tensor<1x12x32xf32>
    %13 = linalg.fill ins(%cst : f32) outs(%12 : tensor<1x12x32xf32>) -> tensor<1x12x32xf32>
    %14 = linalg.batch_matmul ins(%expanded_16, %expanded_19 : tensor<1x12x88xf32>, tensor<1x88x32xf32>) outs(%13 : tensor<1x12x32xf32>) -> tensor<1x12x32xf32>
    %collapsed_20 = tensor.collapse_shape %14 [[0, 1], [2]] : tensor<1x12x32xf32> into tensor<12x32xf32>
    %expanded_21 = tensor.expand_shape %collapsed_20 [[0, 1], [2, 3]] output_shape [2, 6, 1, 32] : tensor<12x32xf32> into tensor<2x6x1x32xf32>
    %15 = tensor.empty() : tensor<2x6x32x1xf32>
    %transposed_22 = linalg.transpose ins(%expanded_21 : tensor<2x6x1x32xf32>) outs(%15 : tensor<2x6x32x1xf32>) permutation = [0, 1, 3, 2]
    %collapsed_23 = tensor.collapse_shape %transposed_22 [[0], [1], [2, 3]] : tensor<2x6x32x1xf32> into tensor<2x6x32xf32>
    return %collapsed_23 : tensor<2x6x32xf32>
  }
}
