// Source: PixtralMLP (transformers)
// Route: torch.export, torch-mlir to StableHLO, linalg, f32
// Expected: open, any answer that is equal in value
// Arguments: %arg0 = x, %arg1 = gate_proj.weight, %arg2 = up_proj.weight, %arg3 = down_proj.weight
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.707106769 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant -1.000000e+00 : f32
    %cst_2 = arith.constant -0.0142647391 : f32
    %cst_3 = arith.constant -0.00737332925 : f32
    %cst_4 = arith.constant -0.00168282702 : f32
    %cst_5 = arith.constant -2.13374049E-4 : f32
    %cst_6 = arith.constant -1.45660715E-5 : f32
    %cst_7 = arith.constant -0.0160960332 : f32
    %cst_8 = arith.constant -2.954600e-03 : f32
    %cst_9 = arith.constant -7.34990637E-4 : f32
    %cst_10 = arith.constant -5.69250624E-5 : f32
    %cst_11 = arith.constant -2.10102394E-6 : f32
    %cst_12 = arith.constant 2.77068146E-8 : f32
    %cst_13 = arith.constant -2.72614237E-10 : f32
    %cst_14 = arith.constant 4.000000e+00 : f32
    %cst_15 = arith.constant -4.000000e+00 : f32
    %cst_16 = arith.constant 5.000000e-01 : f32
    %cst_17 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x88xf32>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %2 = tensor.empty() : tensor<12x88xf32>
    %3 = linalg.fill ins(%cst_17 : f32) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = linalg.matmul ins(%collapsed, %1 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%3 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.mulf %in, %cst_16 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel", "parallel", "parallel"]} outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%out: f32):
      linalg.yield %cst : f32
    } -> tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %7 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %44 = arith.mulf %in, %in_21 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.maximumf %in, %cst_15 : f32
      %45 = arith.minimumf %44, %cst_14 : f32
      linalg.yield %45 : f32
    } -> tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %9 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %44 = arith.mulf %in, %in_21 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.mulf %in, %cst_13 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.addf %in, %cst_12 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %13 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %44 = arith.mulf %in, %in_21 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.addf %in, %cst_11 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %44 = arith.mulf %in, %in_21 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.addf %in, %cst_10 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %17 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %44 = arith.mulf %in, %in_21 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %18 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.addf %in, %cst_9 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %19 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %44 = arith.mulf %in, %in_21 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %20 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.addf %in, %cst_8 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %21 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %44 = arith.mulf %in, %in_21 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %22 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.addf %in, %cst_7 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %23 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.mulf %in, %cst_6 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %24 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.addf %in, %cst_5 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %25 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24, %10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %44 = arith.mulf %in, %in_21 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %26 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.addf %in, %cst_4 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %27 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26, %10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %44 = arith.mulf %in, %in_21 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %28 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.addf %in, %cst_3 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %29 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28, %10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %44 = arith.mulf %in, %in_21 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %30 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%29 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.addf %in, %cst_2 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %31 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %22 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %44 = arith.mulf %in, %in_21 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %32 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%31, %30 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %44 = arith.divf %in, %in_21 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %33 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.maximumf %in, %cst_1 : f32
      %45 = arith.minimumf %44, %cst_0 : f32
      linalg.yield %45 : f32
    } -> tensor<2x6x88xf32>
    %34 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%33 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.addf %in, %cst_0 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %35 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%34, %6 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %44 = arith.mulf %in, %in_21 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x88xf32>
    %37 = linalg.matmul ins(%collapsed, %36 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%3 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_18 = tensor.expand_shape %37 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %38 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%35, %expanded_18 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %44 = arith.mulf %in, %in_21 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %39 = tensor.empty() : tensor<88x32xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<32x88xf32>) outs(%39 : tensor<88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88x32xf32>
    %collapsed_19 = tensor.collapse_shape %38 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %41 = tensor.empty() : tensor<12x32xf32>
    %42 = linalg.fill ins(%cst_17 : f32) outs(%41 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %43 = linalg.matmul ins(%collapsed_19, %40 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%42 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_20 = tensor.expand_shape %43 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_20 : tensor<2x6x32xf32>
  }
}
