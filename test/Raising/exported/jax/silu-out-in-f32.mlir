// Source: jax.numpy
// Route: jax.jit, StableHLO, linalg by torch-mlir, f32
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map5 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map6 = affine_map<(d0, d1, d2) -> ()>
module @jit_out_in attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> (tensor<2x6x32xf32> {jax.result_info = "result"}) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<32x88xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x88xf32>
    %2 = tensor.empty() : tensor<2x6x88xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %4 = linalg.generic {indexing_maps = [#map2, #map3, #map4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %1 : tensor<2x6x32xf32>, tensor<32x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %19 = arith.mulf %in, %in_1 : f32
      %20 = arith.addf %out, %19 : f32
      linalg.yield %20 : f32
    } -> tensor<2x6x88xf32>
    %5 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<2x6x88xf32>) outs(%2 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = arith.negf %in : f32
      linalg.yield %19 : f32
    } -> tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x88xf32>) outs(%2 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = math.exp %in : f32
      linalg.yield %19 : f32
    } -> tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%2 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %6 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%2 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %19 = arith.addf %in, %in_1 : f32
      linalg.yield %19 : f32
    } -> tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %8 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%2 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %19 = arith.divf %in, %in_1 : f32
      linalg.yield %19 : f32
    } -> tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %9 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%2 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %19 = arith.mulf %in, %in_1 : f32
      linalg.yield %19 : f32
    } -> tensor<2x6x88xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x88xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map3, #map4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %11 : tensor<2x6x32xf32>, tensor<32x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %19 = arith.mulf %in, %in_1 : f32
      %20 = arith.addf %out, %19 : f32
      linalg.yield %20 : f32
    } -> tensor<2x6x88xf32>
    %13 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %12 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%2 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %19 = arith.mulf %in, %in_1 : f32
      linalg.yield %19 : f32
    } -> tensor<2x6x88xf32>
    %14 = tensor.empty() : tensor<88x32xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<32x88xf32>) outs(%14 : tensor<88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88x32xf32>
    %16 = tensor.empty() : tensor<2x6x32xf32>
    %17 = linalg.fill ins(%cst : f32) outs(%16 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %18 = linalg.generic {indexing_maps = [#map2, #map3, #map4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%13, %15 : tensor<2x6x88xf32>, tensor<88x32xf32>) outs(%17 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %19 = arith.mulf %in, %in_1 : f32
      %20 = arith.addf %out, %19 : f32
      linalg.yield %20 : f32
    } -> tensor<2x6x32xf32>
    return %18 : tensor<2x6x32xf32>
  }
}
