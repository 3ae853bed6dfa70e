// Source: SiglipMLP (transformers)
// Route: torch.export, torch-mlir to TOSA, linalg by mlir-opt, f32
// Arguments: %arg0 = x, %arg1 = fc1.weight, %arg2 = fc1.bias, %arg3 = fc2.weight, %arg4 = fc2.bias
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<5.000000e-01> : tensor<2x6x88xf32>
    %cst_1 = arith.constant dense<1.000000e+00> : tensor<2x6x88xf32>
    %cst_2 = arith.constant dense<3.000000e+00> : tensor<2x6x88xf32>
    %cst_3 = arith.constant dense<4.471500e-02> : tensor<2x6x88xf32>
    %cst_4 = arith.constant dense<0.636619746> : tensor<2x6x88xf32>
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %expanded = tensor.expand_shape %collapsed [[0, 1], [2]] output_shape [1, 12, 32] : tensor<12x32xf32> into tensor<1x12x32xf32>
    %expanded_5 = tensor.expand_shape %transposed [[0, 1], [2]] output_shape [1, 32, 88] : tensor<32x88xf32> into tensor<1x32x88xf32>
    %1 = tensor.empty() : tensor<1x12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<1x12x88xf32>) -> tensor<1x12x88xf32>
    %3 = linalg.batch_matmul ins(%expanded, %expanded_5 : tensor<1x12x32xf32>, tensor<1x32x88xf32>) outs(%2 : tensor<1x12x88xf32>) -> tensor<1x12x88xf32>
    %collapsed_6 = tensor.collapse_shape %3 [[0, 1], [2]] : tensor<1x12x88xf32> into tensor<12x88xf32>
    %expanded_7 = tensor.expand_shape %arg2 [[0, 1]] output_shape [1, 88] : tensor<88xf32> into tensor<1x88xf32>
    %4 = tensor.empty() : tensor<12x88xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_6, %expanded_7 : tensor<12x88xf32>, tensor<1x88xf32>) outs(%4 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %22 = arith.addf %in, %in_16 : f32
      linalg.yield %22 : f32
    } -> tensor<12x88xf32>
    %expanded_8 = tensor.expand_shape %5 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %6 = tensor.empty() : tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_0, %expanded_8 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %22 = arith.mulf %in, %in_16 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_4, %cst_0 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %22 = math.powf %in, %in_16 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_8, %cst_2 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %22 = math.powf %in, %in_16 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_3, %9 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %22 = arith.mulf %in, %in_16 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_8, %10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %22 = arith.addf %in, %in_16 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %11 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %22 = arith.mulf %in, %in_16 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %13 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = math.tanh %in : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %cst_1 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %22 = arith.addf %in, %in_16 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %14 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %22 = arith.mulf %in, %in_16 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %16 = tensor.empty() : tensor<88x32xf32>
    %transposed_9 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%16 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_10 = tensor.collapse_shape %15 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %expanded_11 = tensor.expand_shape %collapsed_10 [[0, 1], [2]] output_shape [1, 12, 88] : tensor<12x88xf32> into tensor<1x12x88xf32>
    %expanded_12 = tensor.expand_shape %transposed_9 [[0, 1], [2]] output_shape [1, 88, 32] : tensor<88x32xf32> into tensor<1x88x32xf32>
    %17 = tensor.empty() : tensor<1x12x32xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%17 : tensor<1x12x32xf32>) -> tensor<1x12x32xf32>
    %19 = linalg.batch_matmul ins(%expanded_11, %expanded_12 : tensor<1x12x88xf32>, tensor<1x88x32xf32>) outs(%18 : tensor<1x12x32xf32>) -> tensor<1x12x32xf32>
    %collapsed_13 = tensor.collapse_shape %19 [[0, 1], [2]] : tensor<1x12x32xf32> into tensor<12x32xf32>
    %expanded_14 = tensor.expand_shape %arg4 [[0, 1]] output_shape [1, 32] : tensor<32xf32> into tensor<1x32xf32>
    %20 = tensor.empty() : tensor<12x32xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_13, %expanded_14 : tensor<12x32xf32>, tensor<1x32xf32>) outs(%20 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %22 = arith.addf %in, %in_16 : f32
      linalg.yield %22 : f32
    } -> tensor<12x32xf32>
    %expanded_15 = tensor.expand_shape %21 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_15 : tensor<2x6x32xf32>
  }
}
