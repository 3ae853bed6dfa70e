// Source: jax.numpy
// Route: jax.jit, StableHLO, IREE, f32
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module @jit_forward {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x176xf32>, %arg2: tensor<88x32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 5.000000e-01 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 0.797884583 : f32
    %cst_2 = arith.constant 4.471500e-02 : f32
    %cst_3 = arith.constant 0.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<12x176xf32>
    %1 = linalg.fill ins(%cst_3 : f32) outs(%0 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %2 = linalg.matmul ins(%collapsed, %arg1 : tensor<12x32xf32>, tensor<32x176xf32>) outs(%1 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %expanded = tensor.expand_shape %2 [[0, 1], [2]] output_shape [2, 6, 176] : tensor<12x176xf32> into tensor<2x6x176xf32>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %extracted_slice_4 = tensor.extract_slice %expanded[0, 0, 88] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %3 = tensor.empty() : tensor<2x6x88xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = arith.mulf %in, %in : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %extracted_slice : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %26 = arith.mulf %in, %in_7 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %7 = tensor.empty() : tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = arith.mulf %in, %cst_2 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %9 = tensor.empty() : tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice, %8 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%9 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %26 = arith.addf %in, %in_7 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %11 = tensor.empty() : tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x88xf32>) outs(%11 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = arith.mulf %in, %cst_1 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %13 = tensor.empty() : tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = math.tanh %in : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %15 = tensor.empty() : tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = arith.addf %in, %cst_0 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %17 = tensor.empty() : tensor<2x6x88xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<2x6x88xf32>) outs(%17 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = arith.mulf %in, %cst : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %19 = tensor.empty() : tensor<2x6x88xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice, %18 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%19 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %26 = arith.mulf %in, %in_7 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %21 = tensor.empty() : tensor<2x6x88xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %extracted_slice_4 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%21 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %26 = arith.mulf %in, %in_7 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_5 = tensor.collapse_shape %22 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %23 = tensor.empty() : tensor<12x32xf32>
    %24 = linalg.fill ins(%cst_3 : f32) outs(%23 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %25 = linalg.matmul ins(%collapsed_5, %arg2 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%24 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_6 = tensor.expand_shape %25 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_6 : tensor<2x6x32xf32>
  }
}
