// Source: jax.numpy
// Route: jax.jit, StableHLO, IREE, f32
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
module @jit__lambda {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x88xf32>, %arg2: tensor<32x88xf32>, %arg3: tensor<88x32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 1.000000e+00 : f32
    %cst_0 = arith.constant 8.800000e+01 : f32
    %cst_1 = arith.constant 0.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<12x88xf32>
    %1 = linalg.fill ins(%cst_1 : f32) outs(%0 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %2 = linalg.matmul ins(%collapsed, %arg1 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %2 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %3 = tensor.empty() : tensor<2x6xf32>
    %4 = linalg.fill ins(%cst_1 : f32) outs(%3 : tensor<2x6xf32>) -> tensor<2x6xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%expanded : tensor<2x6x88xf32>) outs(%4 : tensor<2x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %30 = arith.addf %out, %in : f32
      linalg.yield %30 : f32
    } -> tensor<2x6xf32>
    %expanded_2 = tensor.expand_shape %5 [[0], [1, 2]] output_shape [2, 6, 1] : tensor<2x6xf32> into tensor<2x6x1xf32>
    %6 = tensor.empty() : tensor<2x6x1xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_2 : tensor<2x6x1xf32>) outs(%6 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %30 = arith.divf %in, %cst_0 : f32
      linalg.yield %30 : f32
    } -> tensor<2x6x1xf32>
    %8 = tensor.empty() : tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<2x6x1xf32>) outs(%8 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x88xf32>
    %10 = tensor.empty() : tensor<2x6x88xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %9 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %30 = arith.subf %in, %in_6 : f32
      linalg.yield %30 : f32
    } -> tensor<2x6x88xf32>
    %12 = tensor.empty() : tensor<2x6x88xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<2x6x88xf32>) outs(%12 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %30 = arith.negf %in : f32
      linalg.yield %30 : f32
    } -> tensor<2x6x88xf32>
    %14 = tensor.empty() : tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %30 = math.exp %in : f32
      linalg.yield %30 : f32
    } -> tensor<2x6x88xf32>
    %16 = tensor.empty() : tensor<2x6x88xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<2x6x88xf32>) outs(%16 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %30 = arith.addf %in, %cst : f32
      linalg.yield %30 : f32
    } -> tensor<2x6x88xf32>
    %18 = tensor.empty() : tensor<2x6x88xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<2x6x88xf32>) outs(%18 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %30 = arith.divf %cst, %in : f32
      linalg.yield %30 : f32
    } -> tensor<2x6x88xf32>
    %20 = tensor.empty() : tensor<2x6x88xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%20 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %30 = arith.mulf %in, %in_6 : f32
      linalg.yield %30 : f32
    } -> tensor<2x6x88xf32>
    %22 = tensor.empty() : tensor<12x88xf32>
    %23 = linalg.fill ins(%cst_1 : f32) outs(%22 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %24 = linalg.matmul ins(%collapsed, %arg2 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%23 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_3 = tensor.expand_shape %24 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %25 = tensor.empty() : tensor<2x6x88xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21, %expanded_3 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%25 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %30 = arith.mulf %in, %in_6 : f32
      linalg.yield %30 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_4 = tensor.collapse_shape %26 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %27 = tensor.empty() : tensor<12x32xf32>
    %28 = linalg.fill ins(%cst_1 : f32) outs(%27 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %29 = linalg.matmul ins(%collapsed_4, %arg3 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%28 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_5 = tensor.expand_shape %29 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_5 : tensor<2x6x32xf32>
  }
}
