// Source: jax.numpy
// Route: jax.jit, StableHLO, linalg by torch-mlir, f32
#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> ()>
#map4 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x88xf32>, %arg2: tensor<32x88xf32>, %arg3: tensor<88x32xf32>) -> (tensor<2x6x32xf32> {jax.result_info = "result"}) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<2x6x88xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %arg1 : tensor<2x6x32xf32>, tensor<32x88xf32>) outs(%1 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %22 = arith.mulf %in, %in_1 : f32
      %23 = arith.addf %out, %22 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x88xf32>
    %3 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%0 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x88xf32>
    %4 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %3 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%0 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %22 = arith.maximumf %in, %in_1 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %5 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %3 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%0 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %22 = arith.subf %in, %in_1 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %6 = tensor.empty() : tensor<2x6x88xi1>
    %7 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %5 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xi1>) {
    ^bb0(%in: f32, %in_1: f32, %out: i1):
      %22 = arith.cmpf une, %in, %in_1 : f32
      linalg.yield %22 : i1
    } -> tensor<2x6x88xi1>
    %8 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %3 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%0 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %22 = arith.addf %in, %in_1 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x88xf32>) outs(%0 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = math.absf %in : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x6x88xf32>) outs(%0 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = arith.negf %in : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %11 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x88xf32>) outs(%0 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = math.exp %in : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<2x6x88xf32>) outs(%0 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = math.log1p %in : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %13 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %12 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%0 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %22 = arith.addf %in, %in_1 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map4, #map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %8, %13 : tensor<2x6x88xi1>, tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%0 : tensor<2x6x88xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %22 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x88xf32>) outs(%0 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = math.tanh %in : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %15 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%0 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %22 = arith.mulf %in, %in_1 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %arg2 : tensor<2x6x32xf32>, tensor<32x88xf32>) outs(%1 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %22 = arith.mulf %in, %in_1 : f32
      %23 = arith.addf %out, %22 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x88xf32>
    %18 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %17 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%0 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %22 = arith.mulf %in, %in_1 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %19 = tensor.empty() : tensor<2x6x32xf32>
    %20 = linalg.fill ins(%cst : f32) outs(%19 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%18, %arg3 : tensor<2x6x88xf32>, tensor<88x32xf32>) outs(%20 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %22 = arith.mulf %in, %in_1 : f32
      %23 = arith.addf %out, %22 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x32xf32>
    return %21 : tensor<2x6x32xf32>
  }
}
