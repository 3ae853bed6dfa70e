// Source: BertIntermediate and BertOutput, gelu_fast (transformers)
// Route: torch.export, torch-mlir to StableHLO, linalg, f32
// Arguments: %arg0 = x, %arg1 = up.dense.weight, %arg2 = up.dense.bias, %arg3 = down.dense.weight, %arg4 = down.dense.bias, %arg5 = down.LayerNorm.weight, %arg6 = down.LayerNorm.bias
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0) -> (d0)>
#map3 = affine_map<(d0, d1) -> ()>
#map4 = affine_map<(d0) -> ()>
#map5 = affine_map<(d0, d1) -> (d1)>
#map6 = affine_map<(d0, d1, d2) -> ()>
#map7 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map8 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map9 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map10 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<32xf32>, %arg5: tensor<32xf32>, %arg6: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 3.200000e+01 : f32
    %cst_0 = arith.constant 3.200000e+01 : f64
    %cst_1 = arith.constant 5.000000e-01 : f32
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 9.9999999999999998E-13 : f64
    %cst_4 = arith.constant 0.000000e+00 : f64
    %cst_5 = arith.constant 4.471500e-02 : f64
    %cst_6 = arith.constant 0.79788456080000003 : f64
    %cst_7 = arith.constant 0.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<32x88xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x88xf32>
    %2 = tensor.empty() : tensor<12x88xf32>
    %3 = linalg.fill ins(%cst_7 : f32) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = linalg.matmul ins(%collapsed, %1 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%3 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %5 = tensor.empty() : tensor<1xf32>
    %6 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%5 : tensor<1xf32>) {
    ^bb0(%out: f32):
      linalg.yield %cst_2 : f32
    } -> tensor<1xf32>
    %collapsed_8 = tensor.collapse_shape %6 [] : tensor<1xf32> into tensor<f32>
    %7 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed_8 : tensor<f32>) outs(%2 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<12x88xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4, %7 : tensor<12x88xf32>, tensor<12x88xf32>) outs(%2 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.mulf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<12x88xf32>
    %9 = tensor.empty() : tensor<88xf32>
    %10 = linalg.generic {indexing_maps = [#map4, #map2], iterator_types = ["parallel"]} ins(%collapsed_8 : tensor<f32>) outs(%9 : tensor<88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel"]} ins(%arg2, %10 : tensor<88xf32>, tensor<88xf32>) outs(%9 : tensor<88xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.mulf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<88xf32>
    %12 = linalg.generic {indexing_maps = [#map5, #map1], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<88xf32>) outs(%2 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<12x88xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%8, %12 : tensor<12x88xf32>, tensor<12x88xf32>) outs(%2 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.addf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %13 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%5 : tensor<1xf32>) {
    ^bb0(%out: f32):
      linalg.yield %cst_1 : f32
    } -> tensor<1xf32>
    %collapsed_9 = tensor.collapse_shape %14 [] : tensor<1xf32> into tensor<f32>
    %15 = tensor.empty() : tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_9 : tensor<f32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x88xf32>
    %17 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %16 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.mulf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x88xf32>
    %18 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%5 : tensor<1xf32>) {
    ^bb0(%out: f32):
      %80 = arith.truncf %cst_6 : f64 to f32
      linalg.yield %80 : f32
    } -> tensor<1xf32>
    %collapsed_10 = tensor.collapse_shape %18 [] : tensor<1xf32> into tensor<f32>
    %19 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_10 : tensor<f32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x88xf32>
    %20 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.mulf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x88xf32>
    %21 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%5 : tensor<1xf32>) {
    ^bb0(%out: f32):
      %80 = arith.truncf %cst_5 : f64 to f32
      linalg.yield %80 : f32
    } -> tensor<1xf32>
    %collapsed_11 = tensor.collapse_shape %21 [] : tensor<1xf32> into tensor<f32>
    %22 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_11 : tensor<f32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x88xf32>
    %23 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %22 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.mulf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x88xf32>
    %24 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23, %expanded : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.mulf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x88xf32>
    %25 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_8 : tensor<f32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x88xf32>
    %26 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24, %25 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.addf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x88xf32>
    %27 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %26 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.mulf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x88xf32>
    %28 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27 : tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %80 = math.tanh %in : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x88xf32>
    %29 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28, %25 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.addf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x88xf32>
    %30 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17, %29 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.mulf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_12 = tensor.collapse_shape %30 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %31 = tensor.empty() : tensor<88x32xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<32x88xf32>) outs(%31 : tensor<88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88x32xf32>
    %33 = tensor.empty() : tensor<12x32xf32>
    %34 = linalg.fill ins(%cst_7 : f32) outs(%33 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %35 = linalg.matmul ins(%collapsed_12, %32 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%34 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %36 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed_8 : tensor<f32>) outs(%33 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<12x32xf32>
    %37 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%35, %36 : tensor<12x32xf32>, tensor<12x32xf32>) outs(%33 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.mulf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<12x32xf32>
    %38 = tensor.empty() : tensor<32xf32>
    %39 = linalg.generic {indexing_maps = [#map4, #map2], iterator_types = ["parallel"]} ins(%collapsed_8 : tensor<f32>) outs(%38 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32xf32>
    %40 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel"]} ins(%arg4, %39 : tensor<32xf32>, tensor<32xf32>) outs(%38 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.mulf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<32xf32>
    %41 = linalg.generic {indexing_maps = [#map5, #map1], iterator_types = ["parallel", "parallel"]} ins(%40 : tensor<32xf32>) outs(%33 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<12x32xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%37, %41 : tensor<12x32xf32>, tensor<12x32xf32>) outs(%33 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.addf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<12x32xf32>
    %expanded_13 = tensor.expand_shape %42 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %43 = tensor.empty() : tensor<2x6x32xf32>
    %44 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_13, %arg0 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%43 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.addf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x32xf32>
    %45 = tensor.empty() : tensor<2x6x32xf64>
    %46 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%44 : tensor<2x6x32xf32>) outs(%45 : tensor<2x6x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %80 = arith.extf %in : f32 to f64
      linalg.yield %80 : f64
    } -> tensor<2x6x32xf64>
    %47 = tensor.empty() : tensor<2x6xf64>
    %48 = linalg.fill ins(%cst_4 : f64) outs(%47 : tensor<2x6xf64>) -> tensor<2x6xf64>
    %49 = linalg.generic {indexing_maps = [#map7, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%46 : tensor<2x6x32xf64>) outs(%48 : tensor<2x6xf64>) {
    ^bb0(%in: f64, %out: f64):
      %80 = arith.addf %out, %in : f64
      linalg.yield %80 : f64
    } -> tensor<2x6xf64>
    %expanded_14 = tensor.expand_shape %49 [[0], [1, 2]] output_shape [2, 6, 1] : tensor<2x6xf64> into tensor<2x6x1xf64>
    %50 = tensor.empty() : tensor<1xf64>
    %51 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%50 : tensor<1xf64>) {
    ^bb0(%out: f64):
      linalg.yield %cst_0 : f64
    } -> tensor<1xf64>
    %collapsed_15 = tensor.collapse_shape %51 [] : tensor<1xf64> into tensor<f64>
    %52 = tensor.empty() : tensor<2x6x1xf64>
    %53 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_15 : tensor<f64>) outs(%52 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      linalg.yield %in : f64
    } -> tensor<2x6x1xf64>
    %54 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_14, %53 : tensor<2x6x1xf64>, tensor<2x6x1xf64>) outs(%52 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %in_20: f64, %out: f64):
      %80 = arith.divf %in, %in_20 : f64
      linalg.yield %80 : f64
    } -> tensor<2x6x1xf64>
    %55 = linalg.generic {indexing_maps = [#map9, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%54 : tensor<2x6x1xf64>) outs(%45 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %out: f64):
      linalg.yield %in : f64
    } -> tensor<2x6x32xf64>
    %56 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%46, %55 : tensor<2x6x32xf64>, tensor<2x6x32xf64>) outs(%45 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_20: f64, %out: f64):
      %80 = arith.subf %in, %in_20 : f64
      linalg.yield %80 : f64
    } -> tensor<2x6x32xf64>
    %57 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%56, %56 : tensor<2x6x32xf64>, tensor<2x6x32xf64>) outs(%45 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_20: f64, %out: f64):
      %80 = arith.mulf %in, %in_20 : f64
      linalg.yield %80 : f64
    } -> tensor<2x6x32xf64>
    %58 = linalg.generic {indexing_maps = [#map7, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%57 : tensor<2x6x32xf64>) outs(%48 : tensor<2x6xf64>) {
    ^bb0(%in: f64, %out: f64):
      %80 = arith.addf %out, %in : f64
      linalg.yield %80 : f64
    } -> tensor<2x6xf64>
    %expanded_16 = tensor.expand_shape %58 [[0], [1, 2]] output_shape [2, 6, 1] : tensor<2x6xf64> into tensor<2x6x1xf64>
    %59 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_16, %53 : tensor<2x6x1xf64>, tensor<2x6x1xf64>) outs(%52 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %in_20: f64, %out: f64):
      %80 = arith.divf %in, %in_20 : f64
      linalg.yield %80 : f64
    } -> tensor<2x6x1xf64>
    %60 = tensor.empty() : tensor<2x6x1xf32>
    %61 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%59 : tensor<2x6x1xf64>) outs(%60 : tensor<2x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %80 = arith.truncf %in : f64 to f32
      linalg.yield %80 : f32
    } -> tensor<2x6x1xf32>
    %62 = tensor.empty() : tensor<2x6xf32>
    %63 = linalg.fill ins(%cst_7 : f32) outs(%62 : tensor<2x6xf32>) -> tensor<2x6xf32>
    %64 = linalg.generic {indexing_maps = [#map7, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%44 : tensor<2x6x32xf32>) outs(%63 : tensor<2x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %80 = arith.addf %out, %in : f32
      linalg.yield %80 : f32
    } -> tensor<2x6xf32>
    %expanded_17 = tensor.expand_shape %64 [[0], [1, 2]] output_shape [2, 6, 1] : tensor<2x6xf32> into tensor<2x6x1xf32>
    %65 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%5 : tensor<1xf32>) {
    ^bb0(%out: f32):
      linalg.yield %cst : f32
    } -> tensor<1xf32>
    %collapsed_18 = tensor.collapse_shape %65 [] : tensor<1xf32> into tensor<f32>
    %66 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_18 : tensor<f32>) outs(%60 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x1xf32>
    %67 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_17, %66 : tensor<2x6x1xf32>, tensor<2x6x1xf32>) outs(%60 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.divf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x1xf32>
    %68 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%5 : tensor<1xf32>) {
    ^bb0(%out: f32):
      %80 = arith.truncf %cst_3 : f64 to f32
      linalg.yield %80 : f32
    } -> tensor<1xf32>
    %collapsed_19 = tensor.collapse_shape %68 [] : tensor<1xf32> into tensor<f32>
    %69 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_19 : tensor<f32>) outs(%60 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x1xf32>
    %70 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%61, %69 : tensor<2x6x1xf32>, tensor<2x6x1xf32>) outs(%60 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.addf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x1xf32>
    %71 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%70 : tensor<2x6x1xf32>) outs(%60 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %80 = math.rsqrt %in : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x1xf32>
    %72 = linalg.generic {indexing_maps = [#map9, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%67 : tensor<2x6x1xf32>) outs(%43 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x32xf32>
    %73 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%44, %72 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%43 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.subf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x32xf32>
    %74 = linalg.generic {indexing_maps = [#map9, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71 : tensor<2x6x1xf32>) outs(%43 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x32xf32>
    %75 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%73, %74 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%43 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.mulf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x32xf32>
    %76 = linalg.generic {indexing_maps = [#map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg5 : tensor<32xf32>) outs(%43 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x32xf32>
    %77 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75, %76 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%43 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.mulf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x32xf32>
    %78 = linalg.generic {indexing_maps = [#map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg6 : tensor<32xf32>) outs(%43 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x32xf32>
    %79 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77, %78 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%43 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %80 = arith.addf %in, %in_20 : f32
      linalg.yield %80 : f32
    } -> tensor<2x6x32xf32>
    return %79 : tensor<2x6x32xf32>
  }
}
