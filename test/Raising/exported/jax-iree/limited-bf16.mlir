// Source: jax.numpy
// Route: jax.jit, StableHLO, IREE, bf16
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<() -> ()>
#map2 = affine_map<(d0, d1, d2) -> ()>
module @jit_limited {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<32x88xbf16>, %arg2: tensor<32x88xbf16>, %arg3: tensor<88x32xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant -2.000000e+00 : bf16
    %cst_0 = arith.constant 1.000000e+00 : bf16
    %cst_1 = arith.constant 1.703130e+00 : bf16
    %cst_2 = arith.constant 2.000000e+00 : bf16
    %cst_3 = arith.constant 0.000000e+00 : bf16
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %0 = tensor.empty() : tensor<12x88xbf16>
    %1 = linalg.fill ins(%cst_3 : bf16) outs(%0 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %2 = linalg.matmul ins(%collapsed, %arg1 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%1 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %expanded = tensor.expand_shape %2 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %3 = tensor.empty() : tensor<2x6x88xbf16>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xbf16>) outs(%3 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %39 = arith.minimumf %in, %cst_2 : bf16
      linalg.yield %39 : bf16
    } -> tensor<2x6x88xbf16>
    %5 = tensor.empty() : tensor<12x88xbf16>
    %6 = linalg.fill ins(%cst_3 : bf16) outs(%5 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %7 = linalg.matmul ins(%collapsed, %arg2 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%6 : tensor<12x88xbf16>) -> tensor<12x88xbf16>
    %expanded_4 = tensor.expand_shape %7 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %8 = tensor.empty() : tensor<bf16>
    %9 = linalg.generic {indexing_maps = [#map1], iterator_types = []} outs(%8 : tensor<bf16>) {
    ^bb0(%out: bf16):
      linalg.yield %cst : bf16
    } -> tensor<bf16>
    %10 = tensor.empty() : tensor<2x6x88xbf16>
    %11 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<bf16>) outs(%10 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x6x88xbf16>
    %12 = tensor.empty() : tensor<2x6x88xbf16>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11, %expanded_4 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%12 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_7: bf16, %out: bf16):
      %39 = arith.maximumf %in, %in_7 : bf16
      linalg.yield %39 : bf16
    } -> tensor<2x6x88xbf16>
    %14 = tensor.empty() : tensor<bf16>
    %15 = linalg.generic {indexing_maps = [#map1], iterator_types = []} outs(%14 : tensor<bf16>) {
    ^bb0(%out: bf16):
      linalg.yield %cst_2 : bf16
    } -> tensor<bf16>
    %16 = tensor.empty() : tensor<2x6x88xbf16>
    %17 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<bf16>) outs(%16 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x6x88xbf16>
    %18 = tensor.empty() : tensor<2x6x88xbf16>
    %19 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17, %13 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%18 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_7: bf16, %out: bf16):
      %39 = arith.minimumf %in, %in_7 : bf16
      linalg.yield %39 : bf16
    } -> tensor<2x6x88xbf16>
    %20 = tensor.empty() : tensor<2x6x88xbf16>
    %21 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<2x6x88xbf16>) outs(%20 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %39 = arith.mulf %in, %cst_1 : bf16
      linalg.yield %39 : bf16
    } -> tensor<2x6x88xbf16>
    %22 = tensor.empty() : tensor<2x6x88xbf16>
    %23 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<2x6x88xbf16>) outs(%22 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %39 = arith.negf %in : bf16
      linalg.yield %39 : bf16
    } -> tensor<2x6x88xbf16>
    %24 = tensor.empty() : tensor<2x6x88xbf16>
    %25 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23 : tensor<2x6x88xbf16>) outs(%24 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %39 = math.exp %in : bf16
      linalg.yield %39 : bf16
    } -> tensor<2x6x88xbf16>
    %26 = tensor.empty() : tensor<2x6x88xbf16>
    %27 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25 : tensor<2x6x88xbf16>) outs(%26 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %39 = arith.addf %in, %cst_0 : bf16
      linalg.yield %39 : bf16
    } -> tensor<2x6x88xbf16>
    %28 = tensor.empty() : tensor<2x6x88xbf16>
    %29 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27 : tensor<2x6x88xbf16>) outs(%28 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %39 = arith.divf %cst_0, %in : bf16
      linalg.yield %39 : bf16
    } -> tensor<2x6x88xbf16>
    %30 = tensor.empty() : tensor<2x6x88xbf16>
    %31 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %29 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%30 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_7: bf16, %out: bf16):
      %39 = arith.mulf %in, %in_7 : bf16
      linalg.yield %39 : bf16
    } -> tensor<2x6x88xbf16>
    %32 = tensor.empty() : tensor<2x6x88xbf16>
    %33 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<2x6x88xbf16>) outs(%32 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %39 = arith.addf %in, %cst_0 : bf16
      linalg.yield %39 : bf16
    } -> tensor<2x6x88xbf16>
    %34 = tensor.empty() : tensor<2x6x88xbf16>
    %35 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%31, %33 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%34 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_7: bf16, %out: bf16):
      %39 = arith.mulf %in, %in_7 : bf16
      linalg.yield %39 : bf16
    } -> tensor<2x6x88xbf16>
    %collapsed_5 = tensor.collapse_shape %35 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %36 = tensor.empty() : tensor<12x32xbf16>
    %37 = linalg.fill ins(%cst_3 : bf16) outs(%36 : tensor<12x32xbf16>) -> tensor<12x32xbf16>
    %38 = linalg.matmul ins(%collapsed_5, %arg3 : tensor<12x88xbf16>, tensor<88x32xbf16>) outs(%37 : tensor<12x32xbf16>) -> tensor<12x32xbf16>
    %expanded_6 = tensor.expand_shape %38 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    return %expanded_6 : tensor<2x6x32xbf16>
  }
}
