// Source: flax
// Route: jax.jit, StableHLO, IREE, f32
#map = affine_map<(d0, d1, d2) -> (0, 0, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module @jit__lambda {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<88xf32>, %arg4: tensor<32x88xf32>, %arg5: tensor<88xf32>, %arg6: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 1.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<12x88xf32>
    %1 = linalg.fill ins(%cst_0 : f32) outs(%0 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %2 = linalg.matmul ins(%collapsed, %arg4 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %2 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %expanded_1 = tensor.expand_shape %arg3 [[0, 1, 2]] output_shape [1, 1, 88] : tensor<88xf32> into tensor<1x1x88xf32>
    %3 = tensor.empty() : tensor<2x6x88xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_1 : tensor<1x1x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %4 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %33 = arith.addf %in, %in_7 : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %7 = tensor.empty() : tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.negf %in : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %9 = tensor.empty() : tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x88xf32>) outs(%9 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = math.exp %in : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %11 = tensor.empty() : tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x88xf32>) outs(%11 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.addf %in, %cst : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %13 = tensor.empty() : tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.divf %cst, %in : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %15 = tensor.empty() : tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %14 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %33 = arith.mulf %in, %in_7 : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %17 = tensor.empty() : tensor<12x88xf32>
    %18 = linalg.fill ins(%cst_0 : f32) outs(%17 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %19 = linalg.matmul ins(%collapsed, %arg6 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%18 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_2 = tensor.expand_shape %19 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %expanded_3 = tensor.expand_shape %arg5 [[0, 1, 2]] output_shape [1, 1, 88] : tensor<88xf32> into tensor<1x1x88xf32>
    %20 = tensor.empty() : tensor<2x6x88xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_3 : tensor<1x1x88xf32>) outs(%20 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x88xf32>
    %22 = tensor.empty() : tensor<2x6x88xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_2, %21 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%22 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %33 = arith.addf %in, %in_7 : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %24 = tensor.empty() : tensor<2x6x88xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %23 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%24 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %33 = arith.mulf %in, %in_7 : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_4 = tensor.collapse_shape %25 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %26 = tensor.empty() : tensor<12x32xf32>
    %27 = linalg.fill ins(%cst_0 : f32) outs(%26 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %28 = linalg.matmul ins(%collapsed_4, %arg2 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%27 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_5 = tensor.expand_shape %28 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %expanded_6 = tensor.expand_shape %arg1 [[0, 1, 2]] output_shape [1, 1, 32] : tensor<32xf32> into tensor<1x1x32xf32>
    %29 = tensor.empty() : tensor<2x6x32xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_6 : tensor<1x1x32xf32>) outs(%29 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x32xf32>
    %31 = tensor.empty() : tensor<2x6x32xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_5, %30 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%31 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %33 = arith.addf %in, %in_7 : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x32xf32>
    return %32 : tensor<2x6x32xf32>
  }
}
