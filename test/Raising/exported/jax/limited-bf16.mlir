// Source: jax.numpy
// Route: jax.jit, StableHLO, linalg by torch-mlir, bf16
#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> ()>
#map4 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map5 = affine_map<() -> ()>
module @jit_limited attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<32x88xbf16>, %arg2: tensor<32x88xbf16>, %arg3: tensor<88x32xbf16>) -> (tensor<2x6x32xbf16> {jax.result_info = "result"}) {
    %cst = arith.constant 2.000000e+00 : bf16
    %cst_0 = arith.constant -2.000000e+00 : bf16
    %cst_1 = arith.constant 0.000000e+00 : bf16
    %cst_2 = arith.constant dense<1.000000e+00> : tensor<bf16>
    %cst_3 = arith.constant dense<1.703130e+00> : tensor<bf16>
    %cst_4 = arith.constant dense<2.000000e+00> : tensor<bf16>
    %0 = tensor.empty() : tensor<2x6x88xbf16>
    %1 = linalg.fill ins(%cst_1 : bf16) outs(%0 : tensor<2x6x88xbf16>) -> tensor<2x6x88xbf16>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %arg1 : tensor<2x6x32xbf16>, tensor<32x88xbf16>) outs(%1 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %26 = arith.mulf %in, %in_5 : bf16
      %27 = arith.addf %out, %26 : bf16
      linalg.yield %27 : bf16
    } -> tensor<2x6x88xbf16>
    %3 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_4 : tensor<bf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x6x88xbf16>
    %4 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %3 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %26 = arith.minimumf %in, %in_5 : bf16
      linalg.yield %26 : bf16
    } -> tensor<2x6x88xbf16>
    %5 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %arg2 : tensor<2x6x32xbf16>, tensor<32x88xbf16>) outs(%1 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %26 = arith.mulf %in, %in_5 : bf16
      %27 = arith.addf %out, %26 : bf16
      linalg.yield %27 : bf16
    } -> tensor<2x6x88xbf16>
    %6 = tensor.empty() : tensor<bf16>
    %7 = linalg.generic {indexing_maps = [#map5], iterator_types = []} outs(%6 : tensor<bf16>) {
    ^bb0(%out: bf16):
      linalg.yield %cst_0 : bf16
    } -> tensor<bf16>
    %8 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<bf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x6x88xbf16>
    %9 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %5 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %26 = arith.maximumf %in, %in_5 : bf16
      linalg.yield %26 : bf16
    } -> tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map5], iterator_types = []} outs(%6 : tensor<bf16>) {
    ^bb0(%out: bf16):
      linalg.yield %cst : bf16
    } -> tensor<bf16>
    %11 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<bf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x6x88xbf16>
    %12 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11, %9 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %26 = arith.minimumf %in, %in_5 : bf16
      linalg.yield %26 : bf16
    } -> tensor<2x6x88xbf16>
    %13 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_3 : tensor<bf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x6x88xbf16>
    %14 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %4 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %26 = arith.mulf %in, %in_5 : bf16
      linalg.yield %26 : bf16
    } -> tensor<2x6x88xbf16>
    %15 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %26 = arith.negf %in : bf16
      linalg.yield %26 : bf16
    } -> tensor<2x6x88xbf16>
    %16 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %26 = math.exp %in : bf16
      linalg.yield %26 : bf16
    } -> tensor<2x6x88xbf16>
    %17 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_2 : tensor<bf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x6x88xbf16>
    %18 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17, %16 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %26 = arith.addf %in, %in_5 : bf16
      linalg.yield %26 : bf16
    } -> tensor<2x6x88xbf16>
    %19 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17, %18 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %26 = arith.divf %in, %in_5 : bf16
      linalg.yield %26 : bf16
    } -> tensor<2x6x88xbf16>
    %20 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %19 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %26 = arith.mulf %in, %in_5 : bf16
      linalg.yield %26 : bf16
    } -> tensor<2x6x88xbf16>
    %21 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %17 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %26 = arith.addf %in, %in_5 : bf16
      linalg.yield %26 : bf16
    } -> tensor<2x6x88xbf16>
    %22 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %21 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %26 = arith.mulf %in, %in_5 : bf16
      linalg.yield %26 : bf16
    } -> tensor<2x6x88xbf16>
    %23 = tensor.empty() : tensor<2x6x32xbf16>
    %24 = linalg.fill ins(%cst_1 : bf16) outs(%23 : tensor<2x6x32xbf16>) -> tensor<2x6x32xbf16>
    %25 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%22, %arg3 : tensor<2x6x88xbf16>, tensor<88x32xbf16>) outs(%24 : tensor<2x6x32xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %26 = arith.mulf %in, %in_5 : bf16
      %27 = arith.addf %out, %26 : bf16
      linalg.yield %27 : bf16
    } -> tensor<2x6x32xbf16>
    return %25 : tensor<2x6x32xbf16>
  }
}
