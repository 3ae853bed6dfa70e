// Source: jax.numpy
// Route: jax.jit, StableHLO, IREE, f32
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module @jit__lambda {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x88xf32>, %arg2: tensor<32x88xf32>, %arg3: tensor<88x32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<12x88xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %2 = linalg.matmul ins(%collapsed, %arg1 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %2 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %3 = tensor.empty() : tensor<2x6x88xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.maximumf %in, %cst : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<2x6x88xi1>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xi1>) {
    ^bb0(%in: f32, %out: i1):
      %33 = arith.cmpf une, %in, %in : f32
      linalg.yield %33 : i1
    } -> tensor<2x6x88xi1>
    %7 = tensor.empty() : tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.addf %in, %cst : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %9 = tensor.empty() : tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%9 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = math.absf %in : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %11 = tensor.empty() : tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x88xf32>) outs(%11 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.negf %in : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %13 = tensor.empty() : tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = math.exp %in : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %15 = tensor.empty() : tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = math.log1p %in : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %17 = tensor.empty() : tensor<2x6x88xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %16 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%17 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %33 = arith.addf %in, %in_3 : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %19 = tensor.empty() : tensor<2x6x88xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %8, %18 : tensor<2x6x88xi1>, tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%19 : tensor<2x6x88xf32>) {
    ^bb0(%in: i1, %in_3: f32, %in_4: f32, %out: f32):
      %33 = arith.select %in, %in_3, %in_4 : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %21 = tensor.empty() : tensor<2x6x88xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20 : tensor<2x6x88xf32>) outs(%21 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = math.tanh %in : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %23 = tensor.empty() : tensor<2x6x88xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %22 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%23 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %33 = arith.mulf %in, %in_3 : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %25 = tensor.empty() : tensor<12x88xf32>
    %26 = linalg.fill ins(%cst : f32) outs(%25 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %27 = linalg.matmul ins(%collapsed, %arg2 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%26 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_0 = tensor.expand_shape %27 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %28 = tensor.empty() : tensor<2x6x88xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24, %expanded_0 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%28 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %33 = arith.mulf %in, %in_3 : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_1 = tensor.collapse_shape %29 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %30 = tensor.empty() : tensor<12x32xf32>
    %31 = linalg.fill ins(%cst : f32) outs(%30 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %32 = linalg.matmul ins(%collapsed_1, %arg3 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%31 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_2 = tensor.expand_shape %32 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_2 : tensor<2x6x32xf32>
  }
}
