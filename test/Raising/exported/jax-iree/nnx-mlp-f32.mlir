// Source: flax
// Route: jax.jit, StableHLO, IREE, f32
#map = affine_map<(d0, d1, d2) -> (0, 0, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module @jit__lambda {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<88xf32>, %arg4: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<12x88xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %2 = linalg.matmul ins(%collapsed, %arg4 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %2 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %expanded_0 = tensor.expand_shape %arg3 [[0, 1, 2]] output_shape [1, 1, 88] : tensor<88xf32> into tensor<1x1x88xf32>
    %3 = tensor.empty() : tensor<2x6x88xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_0 : tensor<1x1x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %4 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %16 = arith.addf %in, %in_4 : f32
      linalg.yield %16 : f32
    } -> tensor<2x6x88xf32>
    %7 = tensor.empty() : tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.maximumf %in, %cst : f32
      linalg.yield %16 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_1 = tensor.collapse_shape %8 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %9 = tensor.empty() : tensor<12x32xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %11 = linalg.matmul ins(%collapsed_1, %arg2 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%10 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_2 = tensor.expand_shape %11 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %expanded_3 = tensor.expand_shape %arg1 [[0, 1, 2]] output_shape [1, 1, 32] : tensor<32xf32> into tensor<1x1x32xf32>
    %12 = tensor.empty() : tensor<2x6x32xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_3 : tensor<1x1x32xf32>) outs(%12 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x32xf32>
    %14 = tensor.empty() : tensor<2x6x32xf32>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_2, %13 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%14 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %16 = arith.addf %in, %in_4 : f32
      linalg.yield %16 : f32
    } -> tensor<2x6x32xf32>
    return %15 : tensor<2x6x32xf32>
  }
}
