// Source: jax.numpy
// Route: jax.jit, StableHLO, linalg by torch-mlir, bf16
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map5 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map6 = affine_map<(d0, d1, d2) -> ()>
module @jit_out_in attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<88x32xbf16>, %arg3: tensor<32x88xbf16>) -> (tensor<2x6x32xbf16> {jax.result_info = "result"}) {
    %cst = arith.constant 0.000000e+00 : bf16
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<bf16>
    %0 = tensor.empty() : tensor<32x88xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<32x88xbf16>
    %2 = tensor.empty() : tensor<2x6x88xbf16>
    %3 = linalg.fill ins(%cst : bf16) outs(%2 : tensor<2x6x88xbf16>) -> tensor<2x6x88xbf16>
    %4 = linalg.generic {indexing_maps = [#map2, #map3, #map4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %1 : tensor<2x6x32xbf16>, tensor<32x88xbf16>) outs(%3 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %19 = arith.mulf %in, %in_1 : bf16
      %20 = arith.addf %out, %19 : bf16
      linalg.yield %20 : bf16
    } -> tensor<2x6x88xbf16>
    %5 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<2x6x88xbf16>) outs(%2 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %19 = arith.negf %in : bf16
      linalg.yield %19 : bf16
    } -> tensor<2x6x88xbf16>
    %6 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x88xbf16>) outs(%2 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %19 = math.exp %in : bf16
      linalg.yield %19 : bf16
    } -> tensor<2x6x88xbf16>
    %7 = linalg.generic {indexing_maps = [#map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_0 : tensor<bf16>) outs(%2 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x6x88xbf16>
    %8 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %6 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%2 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %19 = arith.addf %in, %in_1 : bf16
      linalg.yield %19 : bf16
    } -> tensor<2x6x88xbf16>
    %9 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %8 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%2 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %19 = arith.divf %in, %in_1 : bf16
      linalg.yield %19 : bf16
    } -> tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %9 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%2 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %19 = arith.mulf %in, %in_1 : bf16
      linalg.yield %19 : bf16
    } -> tensor<2x6x88xbf16>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<32x88xbf16>
    %12 = linalg.generic {indexing_maps = [#map2, #map3, #map4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %11 : tensor<2x6x32xbf16>, tensor<32x88xbf16>) outs(%3 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %19 = arith.mulf %in, %in_1 : bf16
      %20 = arith.addf %out, %19 : bf16
      linalg.yield %20 : bf16
    } -> tensor<2x6x88xbf16>
    %13 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %12 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%2 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %19 = arith.mulf %in, %in_1 : bf16
      linalg.yield %19 : bf16
    } -> tensor<2x6x88xbf16>
    %14 = tensor.empty() : tensor<88x32xbf16>
    %15 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<32x88xbf16>) outs(%14 : tensor<88x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<88x32xbf16>
    %16 = tensor.empty() : tensor<2x6x32xbf16>
    %17 = linalg.fill ins(%cst : bf16) outs(%16 : tensor<2x6x32xbf16>) -> tensor<2x6x32xbf16>
    %18 = linalg.generic {indexing_maps = [#map2, #map3, #map4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%13, %15 : tensor<2x6x88xbf16>, tensor<88x32xbf16>) outs(%17 : tensor<2x6x32xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %19 = arith.mulf %in, %in_1 : bf16
      %20 = arith.addf %out, %19 : bf16
      linalg.yield %20 : bf16
    } -> tensor<2x6x32xbf16>
    return %18 : tensor<2x6x32xbf16>
  }
}
