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
    %cst_0 = arith.constant dense<5.000000e-01> : tensor<f16>
    %cst_1 = arith.constant dense<1.000000e+00> : tensor<f16>
    %cst_2 = arith.constant dense<7.978520e-01> : tensor<f16>
    %cst_3 = arith.constant dense<4.470830e-02> : tensor<f16>
    %0 = tensor.empty() : tensor<2x6x88xf16>
    %1 = linalg.fill ins(%cst : f16) outs(%0 : tensor<2x6x88xf16>) -> tensor<2x6x88xf16>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %arg1 : tensor<2x6x32xf16>, tensor<32x88xf16>) outs(%1 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %21 = arith.mulf %in, %in_4 : f16
      %22 = arith.addf %out, %21 : f16
      linalg.yield %22 : f16
    } -> tensor<2x6x88xf16>
    %3 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %2 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %21 = arith.mulf %in, %in_4 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %4 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%3, %2 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %21 = arith.mulf %in, %in_4 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %5 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_3 : tensor<f16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x6x88xf16>
    %6 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %4 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %21 = arith.mulf %in, %in_4 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %7 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %6 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %21 = arith.addf %in, %in_4 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %8 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_2 : tensor<f16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x6x88xf16>
    %9 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %7 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %21 = arith.mulf %in, %in_4 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %10 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %21 = math.tanh %in : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %11 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_1 : tensor<f16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x6x88xf16>
    %12 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11, %10 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %21 = arith.addf %in, %in_4 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %13 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_0 : tensor<f16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x6x88xf16>
    %14 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %12 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %21 = arith.mulf %in, %in_4 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %15 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %14 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %21 = arith.mulf %in, %in_4 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %16 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %arg2 : tensor<2x6x32xf16>, tensor<32x88xf16>) outs(%1 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %21 = arith.mulf %in, %in_4 : f16
      %22 = arith.addf %out, %21 : f16
      linalg.yield %22 : f16
    } -> tensor<2x6x88xf16>
    %17 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15, %16 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%0 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %21 = arith.mulf %in, %in_4 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %18 = tensor.empty() : tensor<2x6x32xf16>
    %19 = linalg.fill ins(%cst : f16) outs(%18 : tensor<2x6x32xf16>) -> tensor<2x6x32xf16>
    %20 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%17, %arg3 : tensor<2x6x88xf16>, tensor<88x32xf16>) outs(%19 : tensor<2x6x32xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %21 = arith.mulf %in, %in_4 : f16
      %22 = arith.addf %out, %21 : f16
      linalg.yield %22 : f16
    } -> tensor<2x6x32xf16>
    return %20 : tensor<2x6x32xf16>
  }
}
