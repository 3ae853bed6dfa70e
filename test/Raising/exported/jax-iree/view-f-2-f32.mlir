// Source: jax.numpy
// Route: jax.jit, StableHLO, IREE, f32
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module @jit_forward {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x176xf32>, %arg2: tensor<88x32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 1.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<12x176xf32>
    %1 = linalg.fill ins(%cst_0 : f32) outs(%0 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %2 = linalg.matmul ins(%collapsed, %arg1 : tensor<12x32xf32>, tensor<32x176xf32>) outs(%1 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %expanded = tensor.expand_shape %2 [[0, 1], [2, 3]] output_shape [2, 6, 88, 2] : tensor<12x176xf32> into tensor<2x6x88x2xf32>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0, 0] [2, 6, 88, 1] [1, 1, 1, 1] : tensor<2x6x88x2xf32> to tensor<2x6x88x1xf32>
    %collapsed_1 = tensor.collapse_shape %extracted_slice [[0], [1], [2, 3]] : tensor<2x6x88x1xf32> into tensor<2x6x88xf32>
    %extracted_slice_2 = tensor.extract_slice %expanded[0, 0, 0, 1] [2, 6, 88, 1] [1, 1, 1, 1] : tensor<2x6x88x2xf32> to tensor<2x6x88x1xf32>
    %collapsed_3 = tensor.collapse_shape %extracted_slice_2 [[0], [1], [2, 3]] : tensor<2x6x88x1xf32> into tensor<2x6x88xf32>
    %3 = tensor.empty() : tensor<2x6x88xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_1 : tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.negf %in : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = math.exp %in : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x88xf32>
    %7 = tensor.empty() : tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.addf %in, %cst : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x88xf32>
    %9 = tensor.empty() : tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x88xf32>) outs(%9 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.divf %cst, %in : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x88xf32>
    %11 = tensor.empty() : tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_1, %10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%11 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %18 = arith.mulf %in, %in_6 : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x88xf32>
    %13 = tensor.empty() : tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %collapsed_3 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %18 = arith.mulf %in, %in_6 : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_4 = tensor.collapse_shape %14 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %15 = tensor.empty() : tensor<12x32xf32>
    %16 = linalg.fill ins(%cst_0 : f32) outs(%15 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %17 = linalg.matmul ins(%collapsed_4, %arg2 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%16 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_5 = tensor.expand_shape %17 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_5 : tensor<2x6x32xf32>
  }
}
