// Source: jax.numpy
// Route: jax.jit, StableHLO, IREE, f32
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module @jit_lora_down {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x88xf32>, %arg2: tensor<32x88xf32>, %arg3: tensor<88x32xf32>, %arg4: tensor<88x4xf32>, %arg5: tensor<4x32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 2.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 0.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<12x88xf32>
    %1 = linalg.fill ins(%cst_1 : f32) outs(%0 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %2 = linalg.matmul ins(%collapsed, %arg1 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %2 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %3 = tensor.empty() : tensor<2x6x88xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %31 = arith.negf %in : f32
      linalg.yield %31 : f32
    } -> tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %31 = math.exp %in : f32
      linalg.yield %31 : f32
    } -> tensor<2x6x88xf32>
    %7 = tensor.empty() : tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %31 = arith.addf %in, %cst_0 : f32
      linalg.yield %31 : f32
    } -> tensor<2x6x88xf32>
    %9 = tensor.empty() : tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x88xf32>) outs(%9 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %31 = arith.divf %cst_0, %in : f32
      linalg.yield %31 : f32
    } -> tensor<2x6x88xf32>
    %11 = tensor.empty() : tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%11 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %31 = arith.mulf %in, %in_6 : f32
      linalg.yield %31 : f32
    } -> tensor<2x6x88xf32>
    %13 = tensor.empty() : tensor<12x88xf32>
    %14 = linalg.fill ins(%cst_1 : f32) outs(%13 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %15 = linalg.matmul ins(%collapsed, %arg2 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%14 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_2 = tensor.expand_shape %15 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %16 = tensor.empty() : tensor<2x6x88xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %expanded_2 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%16 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %31 = arith.mulf %in, %in_6 : f32
      linalg.yield %31 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_3 = tensor.collapse_shape %17 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %18 = tensor.empty() : tensor<12x32xf32>
    %19 = linalg.fill ins(%cst_1 : f32) outs(%18 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %20 = linalg.matmul ins(%collapsed_3, %arg3 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%19 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_4 = tensor.expand_shape %20 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %21 = tensor.empty() : tensor<12x4xf32>
    %22 = linalg.fill ins(%cst_1 : f32) outs(%21 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %23 = linalg.matmul ins(%collapsed_3, %arg4 : tensor<12x88xf32>, tensor<88x4xf32>) outs(%22 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %24 = tensor.empty() : tensor<12x32xf32>
    %25 = linalg.fill ins(%cst_1 : f32) outs(%24 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %26 = linalg.matmul ins(%23, %arg5 : tensor<12x4xf32>, tensor<4x32xf32>) outs(%25 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_5 = tensor.expand_shape %26 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %27 = tensor.empty() : tensor<2x6x32xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_5 : tensor<2x6x32xf32>) outs(%27 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %31 = arith.mulf %in, %cst : f32
      linalg.yield %31 : f32
    } -> tensor<2x6x32xf32>
    %29 = tensor.empty() : tensor<2x6x32xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_4, %28 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%29 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %31 = arith.addf %in, %in_6 : f32
      linalg.yield %31 : f32
    } -> tensor<2x6x32xf32>
    return %30 : tensor<2x6x32xf32>
  }
}
