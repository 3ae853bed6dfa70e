// Source: jax.numpy
// Route: jax.jit, StableHLO, IREE, f32
#map = affine_map<(d0, d1) -> (d0, d1)>
module @jit_gru {
  func.func @main(%arg0: tensor<2x32xf32>, %arg1: tensor<2x88xf32>, %arg2: tensor<32x176xf32>, %arg3: tensor<88x176xf32>) -> tensor<2x88xf32> {
    %cst = arith.constant 1.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<2x176xf32>
    %1 = linalg.fill ins(%cst_0 : f32) outs(%0 : tensor<2x176xf32>) -> tensor<2x176xf32>
    %2 = linalg.matmul ins(%arg0, %arg2 : tensor<2x32xf32>, tensor<32x176xf32>) outs(%1 : tensor<2x176xf32>) -> tensor<2x176xf32>
    %3 = tensor.empty() : tensor<2x176xf32>
    %4 = linalg.fill ins(%cst_0 : f32) outs(%3 : tensor<2x176xf32>) -> tensor<2x176xf32>
    %5 = linalg.matmul ins(%arg1, %arg3 : tensor<2x88xf32>, tensor<88x176xf32>) outs(%4 : tensor<2x176xf32>) -> tensor<2x176xf32>
    %6 = tensor.empty() : tensor<2x176xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%2, %5 : tensor<2x176xf32>, tensor<2x176xf32>) outs(%6 : tensor<2x176xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %20 = arith.addf %in, %in_2 : f32
      linalg.yield %20 : f32
    } -> tensor<2x176xf32>
    %extracted_slice = tensor.extract_slice %7[0, 0] [2, 88] [1, 1] : tensor<2x176xf32> to tensor<2x88xf32>
    %extracted_slice_1 = tensor.extract_slice %7[0, 88] [2, 88] [1, 1] : tensor<2x176xf32> to tensor<2x88xf32>
    %8 = tensor.empty() : tensor<2x88xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice : tensor<2x88xf32>) outs(%8 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.negf %in : f32
      linalg.yield %20 : f32
    } -> tensor<2x88xf32>
    %10 = tensor.empty() : tensor<2x88xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<2x88xf32>) outs(%10 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = math.exp %in : f32
      linalg.yield %20 : f32
    } -> tensor<2x88xf32>
    %12 = tensor.empty() : tensor<2x88xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<2x88xf32>) outs(%12 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.addf %in, %cst : f32
      linalg.yield %20 : f32
    } -> tensor<2x88xf32>
    %14 = tensor.empty() : tensor<2x88xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%13 : tensor<2x88xf32>) outs(%14 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.divf %cst, %in : f32
      linalg.yield %20 : f32
    } -> tensor<2x88xf32>
    %16 = tensor.empty() : tensor<2x88xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_1 : tensor<2x88xf32>) outs(%16 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = math.tanh %in : f32
      linalg.yield %20 : f32
    } -> tensor<2x88xf32>
    %18 = tensor.empty() : tensor<2x88xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%15, %17 : tensor<2x88xf32>, tensor<2x88xf32>) outs(%18 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %20 = arith.mulf %in, %in_2 : f32
      linalg.yield %20 : f32
    } -> tensor<2x88xf32>
    return %19 : tensor<2x88xf32>
  }
}
