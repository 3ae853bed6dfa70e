// Source: jax.numpy
// Route: jax.jit, StableHLO, IREE, f16
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module @jit__lambda {
  func.func @main(%arg0: tensor<2x6x32xf16>, %arg1: tensor<32x88xf16>, %arg2: tensor<32x88xf16>, %arg3: tensor<88x32xf16>) -> tensor<2x6x32xf16> {
    %cst = arith.constant 5.000000e-01 : f16
    %cst_0 = arith.constant 1.000000e+00 : f16
    %cst_1 = arith.constant 7.978520e-01 : f16
    %cst_2 = arith.constant 4.470830e-02 : f16
    %cst_3 = arith.constant 0.000000e+00 : f16
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf16> into tensor<12x32xf16>
    %0 = tensor.empty() : tensor<12x88xf16>
    %1 = linalg.fill ins(%cst_3 : f16) outs(%0 : tensor<12x88xf16>) -> tensor<12x88xf16>
    %2 = linalg.matmul ins(%collapsed, %arg1 : tensor<12x32xf16>, tensor<32x88xf16>) outs(%1 : tensor<12x88xf16>) -> tensor<12x88xf16>
    %expanded = tensor.expand_shape %2 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf16> into tensor<2x6x88xf16>
    %3 = tensor.empty() : tensor<2x6x88xf16>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf16>) outs(%3 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %29 = arith.mulf %in, %in : f16
      linalg.yield %29 : f16
    } -> tensor<2x6x88xf16>
    %5 = tensor.empty() : tensor<2x6x88xf16>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %expanded : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%5 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_7: f16, %out: f16):
      %29 = arith.mulf %in, %in_7 : f16
      linalg.yield %29 : f16
    } -> tensor<2x6x88xf16>
    %7 = tensor.empty() : tensor<2x6x88xf16>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x88xf16>) outs(%7 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %29 = arith.mulf %in, %cst_2 : f16
      linalg.yield %29 : f16
    } -> tensor<2x6x88xf16>
    %9 = tensor.empty() : tensor<2x6x88xf16>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %8 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%9 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_7: f16, %out: f16):
      %29 = arith.addf %in, %in_7 : f16
      linalg.yield %29 : f16
    } -> tensor<2x6x88xf16>
    %11 = tensor.empty() : tensor<2x6x88xf16>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x88xf16>) outs(%11 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %29 = arith.mulf %in, %cst_1 : f16
      linalg.yield %29 : f16
    } -> tensor<2x6x88xf16>
    %13 = tensor.empty() : tensor<2x6x88xf16>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x88xf16>) outs(%13 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %29 = math.tanh %in : f16
      linalg.yield %29 : f16
    } -> tensor<2x6x88xf16>
    %15 = tensor.empty() : tensor<2x6x88xf16>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x88xf16>) outs(%15 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %29 = arith.addf %in, %cst_0 : f16
      linalg.yield %29 : f16
    } -> tensor<2x6x88xf16>
    %17 = tensor.empty() : tensor<2x6x88xf16>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<2x6x88xf16>) outs(%17 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %29 = arith.mulf %in, %cst : f16
      linalg.yield %29 : f16
    } -> tensor<2x6x88xf16>
    %19 = tensor.empty() : tensor<2x6x88xf16>
    %20 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %18 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%19 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_7: f16, %out: f16):
      %29 = arith.mulf %in, %in_7 : f16
      linalg.yield %29 : f16
    } -> tensor<2x6x88xf16>
    %21 = tensor.empty() : tensor<12x88xf16>
    %22 = linalg.fill ins(%cst_3 : f16) outs(%21 : tensor<12x88xf16>) -> tensor<12x88xf16>
    %23 = linalg.matmul ins(%collapsed, %arg2 : tensor<12x32xf16>, tensor<32x88xf16>) outs(%22 : tensor<12x88xf16>) -> tensor<12x88xf16>
    %expanded_4 = tensor.expand_shape %23 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf16> into tensor<2x6x88xf16>
    %24 = tensor.empty() : tensor<2x6x88xf16>
    %25 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %expanded_4 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%24 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_7: f16, %out: f16):
      %29 = arith.mulf %in, %in_7 : f16
      linalg.yield %29 : f16
    } -> tensor<2x6x88xf16>
    %collapsed_5 = tensor.collapse_shape %25 [[0, 1], [2]] : tensor<2x6x88xf16> into tensor<12x88xf16>
    %26 = tensor.empty() : tensor<12x32xf16>
    %27 = linalg.fill ins(%cst_3 : f16) outs(%26 : tensor<12x32xf16>) -> tensor<12x32xf16>
    %28 = linalg.matmul ins(%collapsed_5, %arg3 : tensor<12x88xf16>, tensor<88x32xf16>) outs(%27 : tensor<12x32xf16>) -> tensor<12x32xf16>
    %expanded_6 = tensor.expand_shape %28 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf16> into tensor<2x6x32xf16>
    return %expanded_6 : tensor<2x6x32xf16>
  }
}
