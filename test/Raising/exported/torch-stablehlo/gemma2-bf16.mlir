// Source: Gemma2MLP (transformers)
// Route: torch.export, torch-mlir to StableHLO, linalg, bf16
// Arguments: %arg0 = x, %arg1 = gate_proj.weight, %arg2 = up_proj.weight, %arg3 = down_proj.weight
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<88x32xbf16>, %arg3: tensor<32x88xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 1.000000e+00 : bf16
    %cst_0 = arith.constant 4.467770e-02 : bf16
    %cst_1 = arith.constant 3.000000e+00 : bf16
    %cst_2 = arith.constant 6.367190e-01 : bf16
    %cst_3 = arith.constant 5.000000e-01 : bf16
    %cst_4 = arith.constant 0.000000e+00 : bf16
    %0 = tensor.empty() : tensor<32x88xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<32x88xbf16>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %2 = tensor.empty() : tensor<12x88xbf16>
    %3 = linalg.fill ins(%cst_4 : bf16) outs(%2 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %4 = linalg.matmul ins(%collapsed, %1 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%3 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %5 = tensor.empty() : tensor<2x6x88xbf16>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xbf16>) outs(%5 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %23 = arith.mulf %in, %cst_3 : bf16
      linalg.yield %23 : bf16
    } -> tensor<2x6x88xbf16>
    %7 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel", "parallel", "parallel"]} outs(%5 : tensor<2x6x88xbf16>) {
    ^bb0(%out: bf16):
      %23 = math.sqrt %cst_2 : bf16
      linalg.yield %23 : bf16
    } -> tensor<2x6x88xbf16>
    %8 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xbf16>) outs(%5 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %23 = math.powf %in, %cst_1 : bf16
      linalg.yield %23 : bf16
    } -> tensor<2x6x88xbf16>
    %9 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x88xbf16>) outs(%5 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %23 = arith.mulf %in, %cst_0 : bf16
      linalg.yield %23 : bf16
    } -> tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %9 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%5 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_8: bf16, %out: bf16):
      %23 = arith.addf %in, %in_8 : bf16
      linalg.yield %23 : bf16
    } -> tensor<2x6x88xbf16>
    %11 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %10 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%5 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_8: bf16, %out: bf16):
      %23 = arith.mulf %in, %in_8 : bf16
      linalg.yield %23 : bf16
    } -> tensor<2x6x88xbf16>
    %12 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<2x6x88xbf16>) outs(%5 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %23 = math.tanh %in : bf16
      linalg.yield %23 : bf16
    } -> tensor<2x6x88xbf16>
    %13 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x88xbf16>) outs(%5 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %23 = arith.addf %in, %cst : bf16
      linalg.yield %23 : bf16
    } -> tensor<2x6x88xbf16>
    %14 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %6 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%5 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_8: bf16, %out: bf16):
      %23 = arith.mulf %in, %in_8 : bf16
      linalg.yield %23 : bf16
    } -> tensor<2x6x88xbf16>
    %15 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<32x88xbf16>
    %16 = linalg.matmul ins(%collapsed, %15 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%3 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %expanded_5 = tensor.expand_shape %16 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %17 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %expanded_5 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%5 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_8: bf16, %out: bf16):
      %23 = arith.mulf %in, %in_8 : bf16
      linalg.yield %23 : bf16
    } -> tensor<2x6x88xbf16>
    %18 = tensor.empty() : tensor<88x32xbf16>
    %19 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<32x88xbf16>) outs(%18 : tensor<88x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<88x32xbf16>
    %collapsed_6 = tensor.collapse_shape %17 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %20 = tensor.empty() : tensor<12x32xbf16>
    %21 = linalg.fill ins(%cst_4 : bf16) outs(%20 : tensor<12x32xbf16>) -> tensor<12x32xbf16>
    %22 = linalg.matmul ins(%collapsed_6, %19 : tensor<12x88xbf16>, tensor<88x32xbf16>) outs(%21 : tensor<12x32xbf16>) -> tensor<12x32xbf16>
    %expanded_7 = tensor.expand_shape %22 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    return %expanded_7 : tensor<2x6x32xbf16>
  }
}
