// Source: jax.numpy
// Route: jax.jit, StableHLO, linalg by torch-mlir, f32
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> ()>
module @jit_gru attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x32xf32>, %arg1: tensor<2x88xf32>, %arg2: tensor<32x176xf32>, %arg3: tensor<88x176xf32>) -> (tensor<2x88xf32> {jax.result_info = "result"}) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<2x176xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<2x176xf32>) -> tensor<2x176xf32>
    %2 = linalg.matmul ins(%arg0, %arg2 : tensor<2x32xf32>, tensor<32x176xf32>) outs(%1 : tensor<2x176xf32>) -> tensor<2x176xf32>
    %3 = linalg.matmul ins(%arg1, %arg3 : tensor<2x88xf32>, tensor<88x176xf32>) outs(%1 : tensor<2x176xf32>) -> tensor<2x176xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%2, %3 : tensor<2x176xf32>, tensor<2x176xf32>) outs(%0 : tensor<2x176xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %13 = arith.addf %in, %in_2 : f32
      linalg.yield %13 : f32
    } -> tensor<2x176xf32>
    %extracted_slice = tensor.extract_slice %4[0, 0] [2, 88] [1, 1] : tensor<2x176xf32> to tensor<2x88xf32>
    %extracted_slice_1 = tensor.extract_slice %4[0, 88] [2, 88] [1, 1] : tensor<2x176xf32> to tensor<2x88xf32>
    %5 = tensor.empty() : tensor<2x88xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice : tensor<2x88xf32>) outs(%5 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %13 = arith.negf %in : f32
      linalg.yield %13 : f32
    } -> tensor<2x88xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<2x88xf32>) outs(%5 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %13 = math.exp %in : f32
      linalg.yield %13 : f32
    } -> tensor<2x88xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%5 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%8, %7 : tensor<2x88xf32>, tensor<2x88xf32>) outs(%5 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %13 = arith.addf %in, %in_2 : f32
      linalg.yield %13 : f32
    } -> tensor<2x88xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%8, %9 : tensor<2x88xf32>, tensor<2x88xf32>) outs(%5 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %13 = arith.divf %in, %in_2 : f32
      linalg.yield %13 : f32
    } -> tensor<2x88xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_1 : tensor<2x88xf32>) outs(%5 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %13 = math.tanh %in : f32
      linalg.yield %13 : f32
    } -> tensor<2x88xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%10, %11 : tensor<2x88xf32>, tensor<2x88xf32>) outs(%5 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %13 = arith.mulf %in, %in_2 : f32
      linalg.yield %13 : f32
    } -> tensor<2x88xf32>
    return %12 : tensor<2x88xf32>
  }
}
