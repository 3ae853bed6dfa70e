// Source: flax
// Route: jax.jit, StableHLO, linalg by torch-mlir, bf16
#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map4 = affine_map<(d0, d1, d2) -> ()>
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<32x88xbf16>, %arg3: tensor<32x88xbf16>) -> (tensor<2x6x32xbf16> {jax.result_info = "result"}) {
    %cst = arith.constant 0.000000e+00 : bf16
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<bf16>
    %0 = tensor.empty() : tensor<2x6x88xbf16>
    %1 = linalg.fill ins(%cst : bf16) outs(%0 : tensor<2x6x88xbf16>) -> tensor<2x6x88xbf16>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %arg2 : tensor<2x6x32xbf16>, tensor<32x88xbf16>) outs(%1 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %14 = arith.mulf %in, %in_1 : bf16
      %15 = arith.addf %out, %14 : bf16
      linalg.yield %15 : bf16
    } -> tensor<2x6x88xbf16>
    %3 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2 : tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %14 = arith.negf %in : bf16
      linalg.yield %14 : bf16
    } -> tensor<2x6x88xbf16>
    %4 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%3 : tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %14 = math.exp %in : bf16
      linalg.yield %14 : bf16
    } -> tensor<2x6x88xbf16>
    %5 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_0 : tensor<bf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x6x88xbf16>
    %6 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %4 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %14 = arith.addf %in, %in_1 : bf16
      linalg.yield %14 : bf16
    } -> tensor<2x6x88xbf16>
    %7 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %6 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %14 = arith.divf %in, %in_1 : bf16
      linalg.yield %14 : bf16
    } -> tensor<2x6x88xbf16>
    %8 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %7 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %14 = arith.mulf %in, %in_1 : bf16
      linalg.yield %14 : bf16
    } -> tensor<2x6x88xbf16>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %arg3 : tensor<2x6x32xbf16>, tensor<32x88xbf16>) outs(%1 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %14 = arith.mulf %in, %in_1 : bf16
      %15 = arith.addf %out, %14 : bf16
      linalg.yield %15 : bf16
    } -> tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %9 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %14 = arith.mulf %in, %in_1 : bf16
      linalg.yield %14 : bf16
    } -> tensor<2x6x88xbf16>
    %11 = tensor.empty() : tensor<2x6x32xbf16>
    %12 = linalg.fill ins(%cst : bf16) outs(%11 : tensor<2x6x32xbf16>) -> tensor<2x6x32xbf16>
    %13 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%10, %arg1 : tensor<2x6x88xbf16>, tensor<88x32xbf16>) outs(%12 : tensor<2x6x32xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %14 = arith.mulf %in, %in_1 : bf16
      %15 = arith.addf %out, %14 : bf16
      linalg.yield %15 : bf16
    } -> tensor<2x6x32xbf16>
    return %13 : tensor<2x6x32xbf16>
  }
}
