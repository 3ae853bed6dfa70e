// Source: jax.nn, geglu-tanh
// Route: jax.jit.lower -> StableHLO -> iree-compile --compile-to=input -> linalg, bf16
module @jit__lambda {
  func.func @main(%arg0: tensor<2x8x48xbf16>, %arg1: tensor<48x96xbf16>, %arg2: tensor<48x96xbf16>, %arg3: tensor<96x48xbf16>) -> tensor<2x8x48xbf16> {
    %cst = arith.constant 5.000000e-01 : bf16
    %cst_0 = arith.constant 1.000000e+00 : bf16
    %cst_1 = arith.constant 7.968750e-01 : bf16
    %cst_2 = arith.constant 4.467770e-02 : bf16
    %cst_3 = arith.constant 0.000000e+00 : bf16
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x8x48xbf16> into tensor<16x48xbf16>
    %0 = tensor.empty() : tensor<16x96xbf16>
    %1 = linalg.fill ins(%cst_3 : bf16) outs(%0 : tensor<16x96xbf16>) -> tensor<16x96xbf16>
    %2 = linalg.matmul ins(%collapsed, %arg1 : tensor<16x48xbf16>, tensor<48x96xbf16>) outs(%1 : tensor<16x96xbf16>) -> tensor<16x96xbf16>
    %expanded = tensor.expand_shape %2 [[0, 1], [2]] output_shape [2, 8, 96] : tensor<16x96xbf16> into tensor<2x8x96xbf16>
    %3 = tensor.empty() : tensor<2x8x96xbf16>
    %4 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x8x96xbf16>) outs(%3 : tensor<2x8x96xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %29 = arith.mulf %in, %in : bf16
      linalg.yield %29 : bf16
    } -> tensor<2x8x96xbf16>
    %5 = tensor.empty() : tensor<2x8x96xbf16>
    %6 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %expanded : tensor<2x8x96xbf16>, tensor<2x8x96xbf16>) outs(%5 : tensor<2x8x96xbf16>) {
    ^bb0(%in: bf16, %in_7: bf16, %out: bf16):
      %29 = arith.mulf %in, %in_7 : bf16
      linalg.yield %29 : bf16
    } -> tensor<2x8x96xbf16>
    %7 = tensor.empty() : tensor<2x8x96xbf16>
    %8 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x8x96xbf16>) outs(%7 : tensor<2x8x96xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %29 = arith.mulf %in, %cst_2 : bf16
      linalg.yield %29 : bf16
    } -> tensor<2x8x96xbf16>
    %9 = tensor.empty() : tensor<2x8x96xbf16>
    %10 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %8 : tensor<2x8x96xbf16>, tensor<2x8x96xbf16>) outs(%9 : tensor<2x8x96xbf16>) {
    ^bb0(%in: bf16, %in_7: bf16, %out: bf16):
      %29 = arith.addf %in, %in_7 : bf16
      linalg.yield %29 : bf16
    } -> tensor<2x8x96xbf16>
    %11 = tensor.empty() : tensor<2x8x96xbf16>
    %12 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x8x96xbf16>) outs(%11 : tensor<2x8x96xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %29 = arith.mulf %in, %cst_1 : bf16
      linalg.yield %29 : bf16
    } -> tensor<2x8x96xbf16>
    %13 = tensor.empty() : tensor<2x8x96xbf16>
    %14 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x8x96xbf16>) outs(%13 : tensor<2x8x96xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %29 = math.tanh %in : bf16
      linalg.yield %29 : bf16
    } -> tensor<2x8x96xbf16>
    %15 = tensor.empty() : tensor<2x8x96xbf16>
    %16 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x8x96xbf16>) outs(%15 : tensor<2x8x96xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %29 = arith.addf %in, %cst_0 : bf16
      linalg.yield %29 : bf16
    } -> tensor<2x8x96xbf16>
    %17 = tensor.empty() : tensor<2x8x96xbf16>
    %18 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<2x8x96xbf16>) outs(%17 : tensor<2x8x96xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %29 = arith.mulf %in, %cst : bf16
      linalg.yield %29 : bf16
    } -> tensor<2x8x96xbf16>
    %19 = tensor.empty() : tensor<2x8x96xbf16>
    %20 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %18 : tensor<2x8x96xbf16>, tensor<2x8x96xbf16>) outs(%19 : tensor<2x8x96xbf16>) {
    ^bb0(%in: bf16, %in_7: bf16, %out: bf16):
      %29 = arith.mulf %in, %in_7 : bf16
      linalg.yield %29 : bf16
    } -> tensor<2x8x96xbf16>
    %21 = tensor.empty() : tensor<16x96xbf16>
    %22 = linalg.fill ins(%cst_3 : bf16) outs(%21 : tensor<16x96xbf16>) -> tensor<16x96xbf16>
    %23 = linalg.matmul ins(%collapsed, %arg2 : tensor<16x48xbf16>, tensor<48x96xbf16>) outs(%22 : tensor<16x96xbf16>) -> tensor<16x96xbf16>
    %expanded_4 = tensor.expand_shape %23 [[0, 1], [2]] output_shape [2, 8, 96] : tensor<16x96xbf16> into tensor<2x8x96xbf16>
    %24 = tensor.empty() : tensor<2x8x96xbf16>
    %25 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %expanded_4 : tensor<2x8x96xbf16>, tensor<2x8x96xbf16>) outs(%24 : tensor<2x8x96xbf16>) {
    ^bb0(%in: bf16, %in_7: bf16, %out: bf16):
      %29 = arith.mulf %in, %in_7 : bf16
      linalg.yield %29 : bf16
    } -> tensor<2x8x96xbf16>
    %collapsed_5 = tensor.collapse_shape %25 [[0, 1], [2]] : tensor<2x8x96xbf16> into tensor<16x96xbf16>
    %26 = tensor.empty() : tensor<16x48xbf16>
    %27 = linalg.fill ins(%cst_3 : bf16) outs(%26 : tensor<16x48xbf16>) -> tensor<16x48xbf16>
    %28 = linalg.matmul ins(%collapsed_5, %arg3 : tensor<16x96xbf16>, tensor<96x48xbf16>) outs(%27 : tensor<16x48xbf16>) -> tensor<16x48xbf16>
    %expanded_6 = tensor.expand_shape %28 [[0, 1], [2]] output_shape [2, 8, 48] : tensor<16x48xbf16> into tensor<2x8x48xbf16>
    return %expanded_6 : tensor<2x8x48xbf16>
  }
}