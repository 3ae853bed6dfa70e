// Source: GPTNeoXMLP (transformers)
// Route: torch.export, torch-mlir to StableHLO, linalg, f32
// Expected: open, any answer that is equal in value
// Arguments: %arg0 = x, %arg1 = dense_h_to_4h.weight, %arg2 = dense_h_to_4h.bias, %arg3 = dense_4h_to_h.weight, %arg4 = dense_4h_to_h.bias
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0) -> (d0)>
#map3 = affine_map<(d0, d1) -> ()>
#map4 = affine_map<(d0) -> ()>
#map5 = affine_map<(d0, d1) -> (d1)>
#map6 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<32xf32>) -> tensor<2x6x32xf32> {
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
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<32x88xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x88xf32>
    %2 = tensor.empty() : tensor<12x88xf32>
    %3 = linalg.fill ins(%cst_17 : f32) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = linalg.matmul ins(%collapsed, %1 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%3 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %5 = tensor.empty() : tensor<1xf32>
    %6 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%5 : tensor<1xf32>) {
    ^bb0(%out: f32):
      linalg.yield %cst_0 : f32
    } -> tensor<1xf32>
    %collapsed_18 = tensor.collapse_shape %6 [] : tensor<1xf32> into tensor<f32>
    %7 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed_18 : tensor<f32>) outs(%2 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<12x88xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4, %7 : tensor<12x88xf32>, tensor<12x88xf32>) outs(%2 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<12x88xf32>
    %9 = tensor.empty() : tensor<88xf32>
    %10 = linalg.generic {indexing_maps = [#map4, #map2], iterator_types = ["parallel"]} ins(%collapsed_18 : tensor<f32>) outs(%9 : tensor<88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel"]} ins(%arg2, %10 : tensor<88xf32>, tensor<88xf32>) outs(%9 : tensor<88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<88xf32>
    %12 = linalg.generic {indexing_maps = [#map5, #map1], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<88xf32>) outs(%2 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<12x88xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%8, %12 : tensor<12x88xf32>, tensor<12x88xf32>) outs(%2 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.addf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %13 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %14 = tensor.empty() : tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.mulf %in, %cst_16 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map6], iterator_types = ["parallel", "parallel", "parallel"]} outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%out: f32):
      linalg.yield %cst : f32
    } -> tensor<2x6x88xf32>
    %17 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %16 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %18 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.maximumf %in, %cst_15 : f32
      %58 = arith.minimumf %57, %cst_14 : f32
      linalg.yield %58 : f32
    } -> tensor<2x6x88xf32>
    %19 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %18 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %20 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.mulf %in, %cst_13 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %21 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.addf %in, %cst_12 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %22 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %23 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.addf %in, %cst_11 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %24 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %25 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.addf %in, %cst_10 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %26 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %27 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.addf %in, %cst_9 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %28 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %29 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.addf %in, %cst_8 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %30 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%29, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %31 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%30 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.addf %in, %cst_7 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %32 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.mulf %in, %cst_6 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %33 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.addf %in, %cst_5 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %34 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%33, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %35 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%34 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.addf %in, %cst_4 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %36 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%35, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %37 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%36 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.addf %in, %cst_3 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %38 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%37, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %39 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%38 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.addf %in, %cst_2 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %40 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %31 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %41 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%40, %39 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.divf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %42 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%41 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.maximumf %in, %cst_1 : f32
      %58 = arith.minimumf %57, %cst_0 : f32
      linalg.yield %58 : f32
    } -> tensor<2x6x88xf32>
    %43 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%42 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %57 = arith.addf %in, %cst_0 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %44 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%43, %15 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_19 = tensor.collapse_shape %44 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %45 = tensor.empty() : tensor<88x32xf32>
    %46 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<32x88xf32>) outs(%45 : tensor<88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88x32xf32>
    %47 = tensor.empty() : tensor<12x32xf32>
    %48 = linalg.fill ins(%cst_17 : f32) outs(%47 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %49 = linalg.matmul ins(%collapsed_19, %46 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%48 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %50 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed_18 : tensor<f32>) outs(%47 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<12x32xf32>
    %51 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%49, %50 : tensor<12x32xf32>, tensor<12x32xf32>) outs(%47 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<12x32xf32>
    %52 = tensor.empty() : tensor<32xf32>
    %53 = linalg.generic {indexing_maps = [#map4, #map2], iterator_types = ["parallel"]} ins(%collapsed_18 : tensor<f32>) outs(%52 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32xf32>
    %54 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel"]} ins(%arg4, %53 : tensor<32xf32>, tensor<32xf32>) outs(%52 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.mulf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<32xf32>
    %55 = linalg.generic {indexing_maps = [#map5, #map1], iterator_types = ["parallel", "parallel"]} ins(%54 : tensor<32xf32>) outs(%47 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<12x32xf32>
    %56 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%51, %55 : tensor<12x32xf32>, tensor<12x32xf32>) outs(%47 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %57 = arith.addf %in, %in_21 : f32
      linalg.yield %57 : f32
    } -> tensor<12x32xf32>
    %expanded_20 = tensor.expand_shape %56 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_20 : tensor<2x6x32xf32>
  }
}
