// Source: nn.Module code
// Route: torch.export, torch-mlir to StableHLO, linalg, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2, d3) -> (d1, d0, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 1.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %expanded = tensor.expand_shape %arg1 [[0], [1, 2, 3]] output_shape [88, 32, 1, 1] : tensor<88x32xf32> into tensor<88x32x1x1xf32>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1, 2]] : tensor<2x6x32xf32> into tensor<384xf32>
    %expanded_1 = tensor.expand_shape %collapsed [[0, 1, 2]] output_shape [1, 12, 32] : tensor<384xf32> into tensor<1x12x32xf32>
    %0 = tensor.empty() : tensor<32x88x1x1xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<88x32x1x1xf32>) outs(%0 : tensor<32x88x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x88x1x1xf32>
    %collapsed_2 = tensor.collapse_shape %1 [[0, 1, 2, 3]] : tensor<32x88x1x1xf32> into tensor<2816xf32>
    %expanded_3 = tensor.expand_shape %collapsed_2 [[0, 1, 2]] output_shape [1, 32, 88] : tensor<2816xf32> into tensor<1x32x88xf32>
    %2 = tensor.empty() : tensor<1x12x88xf32>
    %3 = linalg.fill ins(%cst_0 : f32) outs(%2 : tensor<1x12x88xf32>) -> tensor<1x12x88xf32>
    %4 = linalg.batch_matmul ins(%expanded_1, %expanded_3 : tensor<1x12x32xf32>, tensor<1x32x88xf32>) outs(%3 : tensor<1x12x88xf32>) -> tensor<1x12x88xf32>
    %collapsed_4 = tensor.collapse_shape %4 [[0, 1, 2]] : tensor<1x12x88xf32> into tensor<1056xf32>
    %expanded_5 = tensor.expand_shape %collapsed_4 [[0, 1, 2]] output_shape [2, 6, 88] : tensor<1056xf32> into tensor<2x6x88xf32>
    %expanded_6 = tensor.expand_shape %arg2 [[0], [1, 2, 3]] output_shape [88, 32, 1, 1] : tensor<88x32xf32> into tensor<88x32x1x1xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_6 : tensor<88x32x1x1xf32>) outs(%0 : tensor<32x88x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x88x1x1xf32>
    %collapsed_7 = tensor.collapse_shape %5 [[0, 1, 2, 3]] : tensor<32x88x1x1xf32> into tensor<2816xf32>
    %expanded_8 = tensor.expand_shape %collapsed_7 [[0, 1, 2]] output_shape [1, 32, 88] : tensor<2816xf32> into tensor<1x32x88xf32>
    %6 = linalg.batch_matmul ins(%expanded_1, %expanded_8 : tensor<1x12x32xf32>, tensor<1x32x88xf32>) outs(%3 : tensor<1x12x88xf32>) -> tensor<1x12x88xf32>
    %collapsed_9 = tensor.collapse_shape %6 [[0, 1, 2]] : tensor<1x12x88xf32> into tensor<1056xf32>
    %expanded_10 = tensor.expand_shape %collapsed_9 [[0, 1, 2]] output_shape [2, 6, 88] : tensor<1056xf32> into tensor<2x6x88xf32>
    %7 = tensor.empty() : tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_5 : tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.negf %in : f32
      %17 = math.exp %16 : f32
      %18 = arith.addf %17, %cst : f32
      %19 = arith.divf %cst, %18 : f32
      linalg.yield %19 : f32
    } -> tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_5, %8 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %16 = arith.mulf %in, %in_18 : f32
      linalg.yield %16 : f32
    } -> tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %expanded_10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %16 = arith.mulf %in, %in_18 : f32
      linalg.yield %16 : f32
    } -> tensor<2x6x88xf32>
    %expanded_11 = tensor.expand_shape %arg3 [[0], [1, 2, 3]] output_shape [32, 88, 1, 1] : tensor<32x88xf32> into tensor<32x88x1x1xf32>
    %collapsed_12 = tensor.collapse_shape %10 [[0, 1, 2]] : tensor<2x6x88xf32> into tensor<1056xf32>
    %expanded_13 = tensor.expand_shape %collapsed_12 [[0, 1, 2]] output_shape [1, 12, 88] : tensor<1056xf32> into tensor<1x12x88xf32>
    %11 = tensor.empty() : tensor<88x32x1x1xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_11 : tensor<32x88x1x1xf32>) outs(%11 : tensor<88x32x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88x32x1x1xf32>
    %collapsed_14 = tensor.collapse_shape %12 [[0, 1, 2, 3]] : tensor<88x32x1x1xf32> into tensor<2816xf32>
    %expanded_15 = tensor.expand_shape %collapsed_14 [[0, 1, 2]] output_shape [1, 88, 32] : tensor<2816xf32> into tensor<1x88x32xf32>
    %13 = tensor.empty() : tensor<1x12x32xf32>
    %14 = linalg.fill ins(%cst_0 : f32) outs(%13 : tensor<1x12x32xf32>) -> tensor<1x12x32xf32>
    %15 = linalg.batch_matmul ins(%expanded_13, %expanded_15 : tensor<1x12x88xf32>, tensor<1x88x32xf32>) outs(%14 : tensor<1x12x32xf32>) -> tensor<1x12x32xf32>
    %collapsed_16 = tensor.collapse_shape %15 [[0, 1, 2]] : tensor<1x12x32xf32> into tensor<384xf32>
    %expanded_17 = tensor.expand_shape %collapsed_16 [[0, 1, 2]] output_shape [2, 6, 32] : tensor<384xf32> into tensor<2x6x32xf32>
    return %expanded_17 : tensor<2x6x32xf32>
  }
}
