// Source: jax.numpy
// Route: jax.jit, StableHLO, IREE, bf16
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module @jit_out_in {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<88x32xbf16>, %arg3: tensor<32x88xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 1.000000e+00 : bf16
    %cst_0 = arith.constant 0.000000e+00 : bf16
    %0 = tensor.empty() : tensor<32x88xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<32x88xbf16>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %2 = tensor.empty() : tensor<12x88xbf16>
    %3 = linalg.fill ins(%cst_0 : bf16) outs(%2 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %4 = linalg.matmul ins(%collapsed, %1 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%3 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %5 = tensor.empty() : tensor<2x6x88xbf16>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xbf16>) outs(%5 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %27 = arith.negf %in : bf16
      linalg.yield %27 : bf16
    } -> tensor<2x6x88xbf16>
    %7 = tensor.empty() : tensor<2x6x88xbf16>
    %8 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x88xbf16>) outs(%7 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %27 = math.exp %in : bf16
      linalg.yield %27 : bf16
    } -> tensor<2x6x88xbf16>
    %9 = tensor.empty() : tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x88xbf16>) outs(%9 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %27 = arith.addf %in, %cst : bf16
      linalg.yield %27 : bf16
    } -> tensor<2x6x88xbf16>
    %11 = tensor.empty() : tensor<2x6x88xbf16>
    %12 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x88xbf16>) outs(%11 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %27 = arith.divf %cst, %in : bf16
      linalg.yield %27 : bf16
    } -> tensor<2x6x88xbf16>
    %13 = tensor.empty() : tensor<2x6x88xbf16>
    %14 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %12 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%13 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_4: bf16, %out: bf16):
      %27 = arith.mulf %in, %in_4 : bf16
      linalg.yield %27 : bf16
    } -> tensor<2x6x88xbf16>
    %15 = tensor.empty() : tensor<32x88xbf16>
    %16 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<88x32xbf16>) outs(%15 : tensor<32x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<32x88xbf16>
    %17 = tensor.empty() : tensor<12x88xbf16>
    %18 = linalg.fill ins(%cst_0 : bf16) outs(%17 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %19 = linalg.matmul ins(%collapsed, %16 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%18 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %expanded_1 = tensor.expand_shape %19 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %20 = tensor.empty() : tensor<2x6x88xbf16>
    %21 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %expanded_1 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%20 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_4: bf16, %out: bf16):
      %27 = arith.mulf %in, %in_4 : bf16
      linalg.yield %27 : bf16
    } -> tensor<2x6x88xbf16>
    %22 = tensor.empty() : tensor<88x32xbf16>
    %23 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<32x88xbf16>) outs(%22 : tensor<88x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<88x32xbf16>
    %collapsed_2 = tensor.collapse_shape %21 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %24 = tensor.empty() : tensor<12x32xbf16>
    %25 = linalg.fill ins(%cst_0 : bf16) outs(%24 : tensor<12x32xbf16>) -> tensor<12x32xbf16>
    %26 = linalg.matmul ins(%collapsed_2, %23 : tensor<12x88xbf16>, tensor<88x32xbf16>) outs(%25 : tensor<12x32xbf16>) -> tensor<12x32xbf16>
    %expanded_3 = tensor.expand_shape %26 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    return %expanded_3 : tensor<2x6x32xbf16>
  }
}
