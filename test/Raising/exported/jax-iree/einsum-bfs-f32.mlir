// Source: jax.numpy
// Route: jax.jit, StableHLO, IREE, f32
// Note: h is [batch, ffn, tokens]
// Expected: open, any answer that is equal in value
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d1, d2, d0)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map4 = affine_map<(d0, d1, d2) -> (d1, d0, d2)>
#map5 = affine_map<(d0, d1, d2) -> (d0, d2, d1)>
module @jit_forward {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x88xf32>, %arg2: tensor<32x88xf32>, %arg3: tensor<88x32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 1.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<88x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<32x88xf32>) outs(%0 : tensor<88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88x32xf32>
    %2 = tensor.empty() : tensor<32x2x6xf32>
    %3 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<2x6x32xf32>) outs(%2 : tensor<32x2x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x2x6xf32>
    %collapsed = tensor.collapse_shape %3 [[0], [1, 2]] : tensor<32x2x6xf32> into tensor<32x12xf32>
    %4 = tensor.empty() : tensor<88x12xf32>
    %5 = linalg.fill ins(%cst_0 : f32) outs(%4 : tensor<88x12xf32>) -> tensor<88x12xf32>
    %6 = linalg.matmul ins(%1, %collapsed : tensor<88x32xf32>, tensor<32x12xf32>) outs(%5 : tensor<88x12xf32>) -> tensor<88x12xf32>
    %expanded = tensor.expand_shape %6 [[0], [1, 2]] output_shape [88, 2, 6] : tensor<88x12xf32> into tensor<88x2x6xf32>
    %7 = tensor.empty() : tensor<2x88x6xf32>
    %8 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<88x2x6xf32>) outs(%7 : tensor<2x88x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x6xf32>
    %9 = tensor.empty() : tensor<2x88x6xf32>
    %10 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x88x6xf32>) outs(%9 : tensor<2x88x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.negf %in : f32
      linalg.yield %33 : f32
    } -> tensor<2x88x6xf32>
    %11 = tensor.empty() : tensor<2x88x6xf32>
    %12 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x88x6xf32>) outs(%11 : tensor<2x88x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = math.exp %in : f32
      linalg.yield %33 : f32
    } -> tensor<2x88x6xf32>
    %13 = tensor.empty() : tensor<2x88x6xf32>
    %14 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x88x6xf32>) outs(%13 : tensor<2x88x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.addf %in, %cst : f32
      linalg.yield %33 : f32
    } -> tensor<2x88x6xf32>
    %15 = tensor.empty() : tensor<2x88x6xf32>
    %16 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x88x6xf32>) outs(%15 : tensor<2x88x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.divf %cst, %in : f32
      linalg.yield %33 : f32
    } -> tensor<2x88x6xf32>
    %17 = tensor.empty() : tensor<2x88x6xf32>
    %18 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %16 : tensor<2x88x6xf32>, tensor<2x88x6xf32>) outs(%17 : tensor<2x88x6xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %33 = arith.mulf %in, %in_4 : f32
      linalg.yield %33 : f32
    } -> tensor<2x88x6xf32>
    %19 = tensor.empty() : tensor<88x32xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<32x88xf32>) outs(%19 : tensor<88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88x32xf32>
    %21 = tensor.empty() : tensor<88x12xf32>
    %22 = linalg.fill ins(%cst_0 : f32) outs(%21 : tensor<88x12xf32>) -> tensor<88x12xf32>
    %23 = linalg.matmul ins(%20, %collapsed : tensor<88x32xf32>, tensor<32x12xf32>) outs(%22 : tensor<88x12xf32>) -> tensor<88x12xf32>
    %expanded_1 = tensor.expand_shape %23 [[0], [1, 2]] output_shape [88, 2, 6] : tensor<88x12xf32> into tensor<88x2x6xf32>
    %24 = tensor.empty() : tensor<2x88x6xf32>
    %25 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_1 : tensor<88x2x6xf32>) outs(%24 : tensor<2x88x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x6xf32>
    %26 = tensor.empty() : tensor<2x88x6xf32>
    %27 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %25 : tensor<2x88x6xf32>, tensor<2x88x6xf32>) outs(%26 : tensor<2x88x6xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %33 = arith.mulf %in, %in_4 : f32
      linalg.yield %33 : f32
    } -> tensor<2x88x6xf32>
    %28 = tensor.empty() : tensor<2x6x88xf32>
    %29 = linalg.generic {indexing_maps = [#map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27 : tensor<2x88x6xf32>) outs(%28 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x88xf32>
    %collapsed_2 = tensor.collapse_shape %29 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %30 = tensor.empty() : tensor<12x32xf32>
    %31 = linalg.fill ins(%cst_0 : f32) outs(%30 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %32 = linalg.matmul ins(%collapsed_2, %arg3 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%31 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_3 = tensor.expand_shape %32 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_3 : tensor<2x6x32xf32>
  }
}
