// Source: jax.numpy
// Route: jax.jit, StableHLO, IREE, f16
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module @jit__lambda {
  func.func @main(%arg0: tensor<2x6x32xf16>, %arg1: tensor<32x88xf16>, %arg2: tensor<32x88xf16>, %arg3: tensor<88x32xf16>) -> tensor<2x6x32xf16> {
    %cst = arith.constant 1.000000e+00 : f16
    %cst_0 = arith.constant 0.000000e+00 : f16
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf16> into tensor<12x32xf16>
    %0 = tensor.empty() : tensor<12x88xf16>
    %1 = linalg.fill ins(%cst_0 : f16) outs(%0 : tensor<12x88xf16>) -> tensor<12x88xf16>
    %2 = linalg.matmul ins(%collapsed, %arg1 : tensor<12x32xf16>, tensor<32x88xf16>) outs(%1 : tensor<12x88xf16>) -> tensor<12x88xf16>
    %3 = tensor.empty() : tensor<12x88xf16>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<12x88xf16>) outs(%3 : tensor<12x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %19 = arith.negf %in : f16
      linalg.yield %19 : f16
    } -> tensor<12x88xf16>
    %5 = tensor.empty() : tensor<12x88xf16>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<12x88xf16>) outs(%5 : tensor<12x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %19 = math.exp %in : f16
      linalg.yield %19 : f16
    } -> tensor<12x88xf16>
    %expanded = tensor.expand_shape %6 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf16> into tensor<2x6x88xf16>
    %7 = tensor.empty() : tensor<2x6x88xf16>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf16>) outs(%7 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %19 = arith.addf %in, %cst : f16
      linalg.yield %19 : f16
    } -> tensor<2x6x88xf16>
    %9 = tensor.empty() : tensor<2x6x88xf16>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x88xf16>) outs(%9 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %19 = arith.divf %cst, %in : f16
      linalg.yield %19 : f16
    } -> tensor<2x6x88xf16>
    %11 = tensor.empty() : tensor<12x88xf16>
    %12 = linalg.fill ins(%cst_0 : f16) outs(%11 : tensor<12x88xf16>) -> tensor<12x88xf16>
    %13 = linalg.matmul ins(%collapsed, %arg2 : tensor<12x32xf16>, tensor<32x88xf16>) outs(%12 : tensor<12x88xf16>) -> tensor<12x88xf16>
    %expanded_1 = tensor.expand_shape %13 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf16> into tensor<2x6x88xf16>
    %14 = tensor.empty() : tensor<2x6x88xf16>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %expanded_1 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%14 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %19 = arith.mulf %in, %in_4 : f16
      linalg.yield %19 : f16
    } -> tensor<2x6x88xf16>
    %collapsed_2 = tensor.collapse_shape %15 [[0, 1], [2]] : tensor<2x6x88xf16> into tensor<12x88xf16>
    %16 = tensor.empty() : tensor<12x32xf16>
    %17 = linalg.fill ins(%cst_0 : f16) outs(%16 : tensor<12x32xf16>) -> tensor<12x32xf16>
    %18 = linalg.matmul ins(%collapsed_2, %arg3 : tensor<12x88xf16>, tensor<88x32xf16>) outs(%17 : tensor<12x32xf16>) -> tensor<12x32xf16>
    %expanded_3 = tensor.expand_shape %18 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf16> into tensor<2x6x32xf16>
    return %expanded_3 : tensor<2x6x32xf16>
  }
}
