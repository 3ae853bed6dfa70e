// Source: RobertaIntermediate and RobertaOutput (transformers)
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
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 5.000000e-01 : f32
    %cst_2 = arith.constant 0.000000e+00 : f64
    %cst_3 = arith.constant 9.9999999999999998E-13 : f64
    %cst_4 = arith.constant 1.41421354 : f32
    %cst_5 = arith.constant 3.200000e+01 : f64
    %cst_6 = arith.constant 3.200000e+01 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %arg2 : tensor<12x88xf32>, tensor<88xf32>) outs(%1 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_10: f32, %out: f32):
      %35 = arith.addf %in, %in_10 : f32
      linalg.yield %35 : f32
    } -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.divf %in, %cst_4 : f32
      %36 = math.erf %35 : f32
      %37 = arith.addf %36, %cst_0 : f32
      %38 = arith.mulf %37, %cst_1 : f32
      %39 = arith.mulf %in, %38 : f32
      linalg.yield %39 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_7 = tensor.collapse_shape %6 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %7 = tensor.empty() : tensor<88x32xf32>
    %transposed_8 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%7 : tensor<88x32xf32>) permutation = [1, 0]
    %8 = tensor.empty() : tensor<12x32xf32>
    %9 = linalg.fill ins(%cst : f32) outs(%8 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %10 = linalg.matmul ins(%collapsed_7, %transposed_8 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%9 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%10, %arg4 : tensor<12x32xf32>, tensor<32xf32>) outs(%8 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_10: f32, %out: f32):
      %35 = arith.addf %in, %in_10 : f32
      linalg.yield %35 : f32
    } -> tensor<12x32xf32>
    %expanded_9 = tensor.expand_shape %11 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %12 = tensor.empty() : tensor<2x6x32xf32>
    %13 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_9, %arg0 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%12 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_10: f32, %out: f32):
      %35 = arith.addf %in, %in_10 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x32xf32>
    %14 = tensor.empty() : tensor<2x6x32xf64>
    %15 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<2x6x32xf32>) outs(%14 : tensor<2x6x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %35 = arith.extf %in : f32 to f64
      linalg.yield %35 : f64
    } -> tensor<2x6x32xf64>
    %16 = tensor.empty() : tensor<2x6x1xf64>
    %17 = linalg.fill ins(%cst_2 : f64) outs(%16 : tensor<2x6x1xf64>) -> tensor<2x6x1xf64>
    %18 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%15 : tensor<2x6x32xf64>) outs(%17 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %35 = arith.addf %in, %out : f64
      linalg.yield %35 : f64
    } -> tensor<2x6x1xf64>
    %19 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18 : tensor<2x6x1xf64>) outs(%16 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %35 = arith.divf %in, %cst_5 : f64
      linalg.yield %35 : f64
    } -> tensor<2x6x1xf64>
    %20 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15, %19 : tensor<2x6x32xf64>, tensor<2x6x1xf64>) outs(%14 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_10: f64, %out: f64):
      %35 = arith.subf %in, %in_10 : f64
      linalg.yield %35 : f64
    } -> tensor<2x6x32xf64>
    %21 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %20 : tensor<2x6x32xf64>, tensor<2x6x32xf64>) outs(%14 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_10: f64, %out: f64):
      %35 = arith.mulf %in, %in_10 : f64
      linalg.yield %35 : f64
    } -> tensor<2x6x32xf64>
    %22 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%21 : tensor<2x6x32xf64>) outs(%17 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %35 = arith.addf %in, %out : f64
      linalg.yield %35 : f64
    } -> tensor<2x6x1xf64>
    %23 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22 : tensor<2x6x1xf64>) outs(%16 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %35 = arith.divf %in, %cst_5 : f64
      linalg.yield %35 : f64
    } -> tensor<2x6x1xf64>
    %24 = tensor.empty() : tensor<2x6x1xf32>
    %25 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23 : tensor<2x6x1xf64>) outs(%24 : tensor<2x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %35 = arith.truncf %in : f64 to f32
      linalg.yield %35 : f32
    } -> tensor<2x6x1xf32>
    %26 = linalg.fill ins(%cst : f32) outs(%24 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %27 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%13 : tensor<2x6x32xf32>) outs(%26 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.addf %in, %out : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x1xf32>
    %28 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27 : tensor<2x6x1xf32>) outs(%24 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.divf %in, %cst_6 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x1xf32>
    %29 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25 : tensor<2x6x1xf32>) outs(%24 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.truncf %cst_3 : f64 to f32
      %36 = arith.addf %in, %35 : f32
      linalg.yield %36 : f32
    } -> tensor<2x6x1xf32>
    %30 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%29 : tensor<2x6x1xf32>) outs(%24 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = math.rsqrt %in : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x1xf32>
    %31 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %28 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%12 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_10: f32, %out: f32):
      %35 = arith.subf %in, %in_10 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x32xf32>
    %32 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%31, %30 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%12 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_10: f32, %out: f32):
      %35 = arith.mulf %in, %in_10 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x32xf32>
    %33 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32, %arg5 : tensor<2x6x32xf32>, tensor<32xf32>) outs(%12 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_10: f32, %out: f32):
      %35 = arith.mulf %in, %in_10 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x32xf32>
    %34 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%33, %arg6 : tensor<2x6x32xf32>, tensor<32xf32>) outs(%12 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_10: f32, %out: f32):
      %35 = arith.addf %in, %in_10 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x32xf32>
    return %34 : tensor<2x6x32xf32>
  }
}
