// Source: jax.numpy
// Route: jax.jit, StableHLO, IREE, bf16
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module @jit__lambda {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<32x88xbf16>, %arg2: tensor<32x88xbf16>, %arg3: tensor<88x32xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 0.000000e+00 : bf16
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %0 = tensor.empty() : tensor<12x88xbf16>
    %1 = linalg.fill ins(%cst : bf16) outs(%0 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %2 = linalg.matmul ins(%collapsed, %arg1 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%1 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %expanded = tensor.expand_shape %2 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %3 = tensor.empty() : tensor<2x6x88xbf16>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xbf16>) outs(%3 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %13 = arith.maximumf %in, %cst : bf16
      linalg.yield %13 : bf16
    } -> tensor<2x6x88xbf16>
    %5 = tensor.empty() : tensor<12x88xbf16>
    %6 = linalg.fill ins(%cst : bf16) outs(%5 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %7 = linalg.matmul ins(%collapsed, %arg2 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%6 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %expanded_0 = tensor.expand_shape %7 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %8 = tensor.empty() : tensor<2x6x88xbf16>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %expanded_0 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %13 = arith.mulf %in, %in_3 : bf16
      linalg.yield %13 : bf16
    } -> tensor<2x6x88xbf16>
    %collapsed_1 = tensor.collapse_shape %9 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %10 = tensor.empty() : tensor<12x32xbf16>
    %11 = linalg.fill ins(%cst : bf16) outs(%10 : tensor<12x32xbf16>) -> tensor<12x32xbf16>
    %12 = linalg.matmul ins(%collapsed_1, %arg3 : tensor<12x88xbf16>, tensor<88x32xbf16>) outs(%11 : tensor<12x32xbf16>) -> tensor<12x32xbf16>
    %expanded_2 = tensor.expand_shape %12 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    return %expanded_2 : tensor<2x6x32xbf16>
  }
}
