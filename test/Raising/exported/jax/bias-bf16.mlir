// Source: jax.numpy
// Route: jax.jit, StableHLO, linalg by torch-mlir, bf16
#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> (0, 0, d2)>
#map4 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map5 = affine_map<(d0, d1, d2) -> ()>
module @jit_with_bias attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<32x88xbf16>, %arg2: tensor<88xbf16>, %arg3: tensor<32x88xbf16>, %arg4: tensor<88xbf16>, %arg5: tensor<88x32xbf16>, %arg6: tensor<32xbf16>) -> (tensor<2x6x32xbf16> {jax.result_info = "result"}) {
    %cst = arith.constant 0.000000e+00 : bf16
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<bf16>
    %0 = tensor.empty() : tensor<2x6x88xbf16>
    %1 = linalg.fill ins(%cst : bf16) outs(%0 : tensor<2x6x88xbf16>) -> tensor<2x6x88xbf16>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %arg1 : tensor<2x6x32xbf16>, tensor<32x88xbf16>) outs(%1 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %20 = arith.mulf %in, %in_3 : bf16
      %21 = arith.addf %out, %20 : bf16
      linalg.yield %21 : bf16
    } -> tensor<2x6x88xbf16>
    %expanded = tensor.expand_shape %arg2 [[0, 1, 2]] output_shape [1, 1, 88] : tensor<88xbf16> into tensor<1x1x88xbf16>
    %3 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x1x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x6x88xbf16>
    %4 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %3 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %20 = arith.addf %in, %in_3 : bf16
      linalg.yield %20 : bf16
    } -> tensor<2x6x88xbf16>
    %5 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %20 = arith.negf %in : bf16
      linalg.yield %20 : bf16
    } -> tensor<2x6x88xbf16>
    %6 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %20 = math.exp %in : bf16
      linalg.yield %20 : bf16
    } -> tensor<2x6x88xbf16>
    %7 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_0 : tensor<bf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x6x88xbf16>
    %8 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %6 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %20 = arith.addf %in, %in_3 : bf16
      linalg.yield %20 : bf16
    } -> tensor<2x6x88xbf16>
    %9 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %8 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %20 = arith.divf %in, %in_3 : bf16
      linalg.yield %20 : bf16
    } -> tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %9 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %20 = arith.mulf %in, %in_3 : bf16
      linalg.yield %20 : bf16
    } -> tensor<2x6x88xbf16>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %arg3 : tensor<2x6x32xbf16>, tensor<32x88xbf16>) outs(%1 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %20 = arith.mulf %in, %in_3 : bf16
      %21 = arith.addf %out, %20 : bf16
      linalg.yield %21 : bf16
    } -> tensor<2x6x88xbf16>
    %expanded_1 = tensor.expand_shape %arg4 [[0, 1, 2]] output_shape [1, 1, 88] : tensor<88xbf16> into tensor<1x1x88xbf16>
    %12 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_1 : tensor<1x1x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x6x88xbf16>
    %13 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11, %12 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %20 = arith.addf %in, %in_3 : bf16
      linalg.yield %20 : bf16
    } -> tensor<2x6x88xbf16>
    %14 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %13 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%0 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %20 = arith.mulf %in, %in_3 : bf16
      linalg.yield %20 : bf16
    } -> tensor<2x6x88xbf16>
    %15 = tensor.empty() : tensor<2x6x32xbf16>
    %16 = linalg.fill ins(%cst : bf16) outs(%15 : tensor<2x6x32xbf16>) -> tensor<2x6x32xbf16>
    %17 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%14, %arg5 : tensor<2x6x88xbf16>, tensor<88x32xbf16>) outs(%16 : tensor<2x6x32xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %20 = arith.mulf %in, %in_3 : bf16
      %21 = arith.addf %out, %20 : bf16
      linalg.yield %21 : bf16
    } -> tensor<2x6x32xbf16>
    %expanded_2 = tensor.expand_shape %arg6 [[0, 1, 2]] output_shape [1, 1, 32] : tensor<32xbf16> into tensor<1x1x32xbf16>
    %18 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_2 : tensor<1x1x32xbf16>) outs(%15 : tensor<2x6x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x6x32xbf16>
    %19 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17, %18 : tensor<2x6x32xbf16>, tensor<2x6x32xbf16>) outs(%15 : tensor<2x6x32xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %20 = arith.addf %in, %in_3 : bf16
      linalg.yield %20 : bf16
    } -> tensor<2x6x32xbf16>
    return %19 : tensor<2x6x32xbf16>
  }
}
