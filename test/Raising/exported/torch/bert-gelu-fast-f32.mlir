// Source: BertIntermediate and BertOutput, gelu_fast (transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = up.dense.weight, %arg2 = up.dense.bias, %arg3 = down.dense.weight, %arg4 = down.dense.bias, %arg5 = down.LayerNorm.weight, %arg6 = down.LayerNorm.bias
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map4 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<32xf32>, %arg5: tensor<32xf32>, %arg6: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f64
    %cst_1 = arith.constant 9.9999999999999998E-13 : f64
    %cst_2 = arith.constant 4.471500e-02 : f64
    %cst_3 = arith.constant 0.79788456080000003 : f64
    %cst_4 = arith.constant 5.000000e-01 : f32
    %cst_5 = arith.constant 1.000000e+00 : f32
    %cst_6 = arith.constant 3.200000e+01 : f64
    %cst_7 = arith.constant 3.200000e+01 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %arg2 : tensor<12x88xf32>, tensor<88xf32>) outs(%1 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %43 = arith.addf %in, %in_11 : f32
      linalg.yield %43 : f32
    } -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.mulf %in, %cst_4 : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.truncf %cst_3 : f64 to f32
      %44 = arith.mulf %in, %43 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.truncf %cst_2 : f64 to f32
      %44 = arith.mulf %in, %43 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %expanded : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %43 = arith.mulf %in, %in_11 : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.addf %in, %cst_5 : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x88xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %43 = arith.mulf %in, %in_11 : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = math.tanh %in : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x88xf32>
    %13 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.addf %in, %cst_5 : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %13 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %43 = arith.mulf %in, %in_11 : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_8 = tensor.collapse_shape %14 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %15 = tensor.empty() : tensor<88x32xf32>
    %transposed_9 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%15 : tensor<88x32xf32>) permutation = [1, 0]
    %16 = tensor.empty() : tensor<12x32xf32>
    %17 = linalg.fill ins(%cst : f32) outs(%16 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %18 = linalg.matmul ins(%collapsed_8, %transposed_9 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%17 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%18, %arg4 : tensor<12x32xf32>, tensor<32xf32>) outs(%16 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %43 = arith.addf %in, %in_11 : f32
      linalg.yield %43 : f32
    } -> tensor<12x32xf32>
    %expanded_10 = tensor.expand_shape %19 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %20 = tensor.empty() : tensor<2x6x32xf32>
    %21 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_10, %arg0 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%20 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %43 = arith.addf %in, %in_11 : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x32xf32>
    %22 = tensor.empty() : tensor<2x6x32xf64>
    %23 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<2x6x32xf32>) outs(%22 : tensor<2x6x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %43 = arith.extf %in : f32 to f64
      linalg.yield %43 : f64
    } -> tensor<2x6x32xf64>
    %24 = tensor.empty() : tensor<2x6x1xf64>
    %25 = linalg.fill ins(%cst_0 : f64) outs(%24 : tensor<2x6x1xf64>) -> tensor<2x6x1xf64>
    %26 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%23 : tensor<2x6x32xf64>) outs(%25 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %43 = arith.addf %in, %out : f64
      linalg.yield %43 : f64
    } -> tensor<2x6x1xf64>
    %27 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26 : tensor<2x6x1xf64>) outs(%24 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %43 = arith.divf %in, %cst_6 : f64
      linalg.yield %43 : f64
    } -> tensor<2x6x1xf64>
    %28 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23, %27 : tensor<2x6x32xf64>, tensor<2x6x1xf64>) outs(%22 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_11: f64, %out: f64):
      %43 = arith.subf %in, %in_11 : f64
      linalg.yield %43 : f64
    } -> tensor<2x6x32xf64>
    %29 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28, %28 : tensor<2x6x32xf64>, tensor<2x6x32xf64>) outs(%22 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_11: f64, %out: f64):
      %43 = arith.mulf %in, %in_11 : f64
      linalg.yield %43 : f64
    } -> tensor<2x6x32xf64>
    %30 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%29 : tensor<2x6x32xf64>) outs(%25 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %43 = arith.addf %in, %out : f64
      linalg.yield %43 : f64
    } -> tensor<2x6x1xf64>
    %31 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%30 : tensor<2x6x1xf64>) outs(%24 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %43 = arith.divf %in, %cst_6 : f64
      linalg.yield %43 : f64
    } -> tensor<2x6x1xf64>
    %32 = tensor.empty() : tensor<2x6x1xf32>
    %33 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%31 : tensor<2x6x1xf64>) outs(%32 : tensor<2x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %43 = arith.truncf %in : f64 to f32
      linalg.yield %43 : f32
    } -> tensor<2x6x1xf32>
    %34 = linalg.fill ins(%cst : f32) outs(%32 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %35 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%21 : tensor<2x6x32xf32>) outs(%34 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.addf %in, %out : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x1xf32>
    %36 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%35 : tensor<2x6x1xf32>) outs(%32 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.divf %in, %cst_7 : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x1xf32>
    %37 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%33 : tensor<2x6x1xf32>) outs(%32 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.truncf %cst_1 : f64 to f32
      %44 = arith.addf %in, %43 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x1xf32>
    %38 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%37 : tensor<2x6x1xf32>) outs(%32 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = math.rsqrt %in : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x1xf32>
    %39 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21, %36 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%20 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %43 = arith.subf %in, %in_11 : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x32xf32>
    %40 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%39, %38 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%20 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %43 = arith.mulf %in, %in_11 : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x32xf32>
    %41 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%40, %arg5 : tensor<2x6x32xf32>, tensor<32xf32>) outs(%20 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %43 = arith.mulf %in, %in_11 : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x32xf32>
    %42 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%41, %arg6 : tensor<2x6x32xf32>, tensor<32xf32>) outs(%20 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %43 = arith.addf %in, %in_11 : f32
      linalg.yield %43 : f32
    } -> tensor<2x6x32xf32>
    return %42 : tensor<2x6x32xf32>
  }
}
