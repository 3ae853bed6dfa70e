// Source: jax.numpy
// Route: jax.jit, StableHLO, IREE, bf16
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module @jit_forward {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<32x176xbf16>, %arg2: tensor<88x32xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 1.000000e+00 : bf16
    %cst_0 = arith.constant 0.000000e+00 : bf16
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %0 = tensor.empty() : tensor<12x176xbf16>
    %1 = linalg.fill ins(%cst_0 : bf16) outs(%0 : tensor<12x176xbf16>) -> tensor<12x176xbf16>
    %2 = linalg.matmul ins(%collapsed, %arg1 : tensor<12x32xbf16>, tensor<32x176xbf16>) outs(%1 : tensor<12x176xbf16>) -> tensor<12x176xbf16>
    %expanded = tensor.expand_shape %2 [[0, 1], [2, 3]] output_shape [2, 6, 2, 88] : tensor<12x176xbf16> into tensor<2x6x2x88xbf16>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0, 0] [2, 6, 1, 88] [1, 1, 1, 1] : tensor<2x6x2x88xbf16> to tensor<2x6x1x88xbf16>
    %collapsed_1 = tensor.collapse_shape %extracted_slice [[0], [1], [2, 3]] : tensor<2x6x1x88xbf16> into tensor<2x6x88xbf16>
    %extracted_slice_2 = tensor.extract_slice %expanded[0, 0, 1, 0] [2, 6, 1, 88] [1, 1, 1, 1] : tensor<2x6x2x88xbf16> to tensor<2x6x1x88xbf16>
    %collapsed_3 = tensor.collapse_shape %extracted_slice_2 [[0], [1], [2, 3]] : tensor<2x6x1x88xbf16> into tensor<2x6x88xbf16>
    %3 = tensor.empty() : tensor<2x6x88xbf16>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_1 : tensor<2x6x88xbf16>) outs(%3 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %18 = arith.negf %in : bf16
      linalg.yield %18 : bf16
    } -> tensor<2x6x88xbf16>
    %5 = tensor.empty() : tensor<2x6x88xbf16>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<2x6x88xbf16>) outs(%5 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %18 = math.exp %in : bf16
      linalg.yield %18 : bf16
    } -> tensor<2x6x88xbf16>
    %7 = tensor.empty() : tensor<2x6x88xbf16>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x88xbf16>) outs(%7 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %18 = arith.addf %in, %cst : bf16
      linalg.yield %18 : bf16
    } -> tensor<2x6x88xbf16>
    %9 = tensor.empty() : tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x88xbf16>) outs(%9 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %18 = arith.divf %cst, %in : bf16
      linalg.yield %18 : bf16
    } -> tensor<2x6x88xbf16>
    %11 = tensor.empty() : tensor<2x6x88xbf16>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_1, %10 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%11 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_6: bf16, %out: bf16):
      %18 = arith.mulf %in, %in_6 : bf16
      linalg.yield %18 : bf16
    } -> tensor<2x6x88xbf16>
    %13 = tensor.empty() : tensor<2x6x88xbf16>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %collapsed_3 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%13 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_6: bf16, %out: bf16):
      %18 = arith.mulf %in, %in_6 : bf16
      linalg.yield %18 : bf16
    } -> tensor<2x6x88xbf16>
    %collapsed_4 = tensor.collapse_shape %14 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %15 = tensor.empty() : tensor<12x32xbf16>
    %16 = linalg.fill ins(%cst_0 : bf16) outs(%15 : tensor<12x32xbf16>) -> tensor<12x32xbf16>
    %17 = linalg.matmul ins(%collapsed_4, %arg2 : tensor<12x88xbf16>, tensor<88x32xbf16>) outs(%16 : tensor<12x32xbf16>) -> tensor<12x32xbf16>
    %expanded_5 = tensor.expand_shape %17 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    return %expanded_5 : tensor<2x6x32xbf16>
  }
}
