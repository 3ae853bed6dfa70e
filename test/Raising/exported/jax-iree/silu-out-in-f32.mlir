// Source: jax.numpy
// Route: jax.jit, StableHLO, IREE, f32
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module @jit_out_in {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 1.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x88xf32>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %2 = tensor.empty() : tensor<12x88xf32>
    %3 = linalg.fill ins(%cst_0 : f32) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = linalg.matmul ins(%collapsed, %1 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%3 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %27 = arith.negf %in : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x88xf32>
    %7 = tensor.empty() : tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %27 = math.exp %in : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x88xf32>
    %9 = tensor.empty() : tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x88xf32>) outs(%9 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %27 = arith.addf %in, %cst : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x88xf32>
    %11 = tensor.empty() : tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x88xf32>) outs(%11 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %27 = arith.divf %cst, %in : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x88xf32>
    %13 = tensor.empty() : tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %12 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %27 = arith.mulf %in, %in_4 : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x88xf32>
    %15 = tensor.empty() : tensor<32x88xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<88x32xf32>) outs(%15 : tensor<32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x88xf32>
    %17 = tensor.empty() : tensor<12x88xf32>
    %18 = linalg.fill ins(%cst_0 : f32) outs(%17 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %19 = linalg.matmul ins(%collapsed, %16 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%18 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_1 = tensor.expand_shape %19 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %20 = tensor.empty() : tensor<2x6x88xf32>
    %21 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %expanded_1 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%20 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %27 = arith.mulf %in, %in_4 : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x88xf32>
    %22 = tensor.empty() : tensor<88x32xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<32x88xf32>) outs(%22 : tensor<88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88x32xf32>
    %collapsed_2 = tensor.collapse_shape %21 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %24 = tensor.empty() : tensor<12x32xf32>
    %25 = linalg.fill ins(%cst_0 : f32) outs(%24 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %26 = linalg.matmul ins(%collapsed_2, %23 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%25 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_3 = tensor.expand_shape %26 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_3 : tensor<2x6x32xf32>
  }
}
