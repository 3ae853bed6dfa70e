// Source: jax.numpy
// Route: jax.jit, StableHLO, linalg by torch-mlir, f16
#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map4 = affine_map<(d0, d1, d2) -> ()>
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x6x32xf16>, %arg1: tensor<32x88xf16>, %arg2: tensor<32x88xf16>, %arg3: tensor<88x32xf16>) -> (tensor<2x6x32xf16> {jax.result_info = "result"}) {
    %cst = arith.constant 0.000000e+00 : f16
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<f16>
    %0 = tensor.empty() : tensor<2x6x88xf16>
    %1 = linalg.fill ins(%cst : f16) outs(%0 : tensor<2x6x88xf16>) -> tensor<2x6x88xf16>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %arg1 : tensor<2x6x32xf16>, tensor<32x88xf16>) outs(%1 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %13 = arith.mulf %in, %in_1 : f16
      %14 = arith.addf %out, %13 : f16
      linalg.yield %14 : f16
    } -> tensor<2x6x88xf16>
    %3 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2 : tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %13 = arith.negf %in : f16
      linalg.yield %13 : f16
    } -> tensor<2x6x88xf16>
    %4 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%3 : tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %13 = math.exp %in : f16
      linalg.yield %13 : f16
    } -> tensor<2x6x88xf16>
    %5 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_0 : tensor<f16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x6x88xf16>
    %6 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %4 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %13 = arith.addf %in, %in_1 : f16
      linalg.yield %13 : f16
    } -> tensor<2x6x88xf16>
    %7 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %6 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %13 = arith.divf %in, %in_1 : f16
      linalg.yield %13 : f16
    } -> tensor<2x6x88xf16>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %arg2 : tensor<2x6x32xf16>, tensor<32x88xf16>) outs(%1 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %13 = arith.mulf %in, %in_1 : f16
      %14 = arith.addf %out, %13 : f16
      linalg.yield %14 : f16
    } -> tensor<2x6x88xf16>
    %9 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %8 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %13 = arith.mulf %in, %in_1 : f16
      linalg.yield %13 : f16
    } -> tensor<2x6x88xf16>
    %10 = tensor.empty() : tensor<2x6x32xf16>
    %11 = linalg.fill ins(%cst : f16) outs(%10 : tensor<2x6x32xf16>) -> tensor<2x6x32xf16>
    %12 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%9, %arg3 : tensor<2x6x88xf16>, tensor<88x32xf16>) outs(%11 : tensor<2x6x32xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %13 = arith.mulf %in, %in_1 : f16
      %14 = arith.addf %out, %13 : f16
      linalg.yield %14 : f16
    } -> tensor<2x6x32xf16>
    return %12 : tensor<2x6x32xf16>
  }
}
