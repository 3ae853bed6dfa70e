// Source: BertIntermediate and BertOutput, mish (transformers)
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
    %cst_2 = arith.constant 2.000000e+01 : f32
    %cst_3 = arith.constant 3.200000e+01 : f64
    %cst_4 = arith.constant 3.200000e+01 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %arg2 : tensor<12x88xf32>, tensor<88xf32>) outs(%1 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %41 = arith.addf %in, %in_8 : f32
      linalg.yield %41 : f32
    } -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = math.exp %in : f32
      linalg.yield %41 : f32
    } -> tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = math.log1p %in : f32
      linalg.yield %41 : f32
    } -> tensor<2x6x88xf32>
    %8 = tensor.empty() : tensor<2x6x88xi1>
    %9 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%8 : tensor<2x6x88xi1>) {
    ^bb0(%in: f32, %out: i1):
      %41 = arith.cmpf ogt, %in, %cst_2 : f32
      linalg.yield %41 : i1
    } -> tensor<2x6x88xi1>
    %10 = linalg.generic {indexing_maps = [#map2, #map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %expanded, %7 : tensor<2x6x88xi1>, tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: i1, %in_8: f32, %in_9: f32, %out: f32):
      %41 = arith.select %in, %in_8, %in_9 : f32
      linalg.yield %41 : f32
    } -> tensor<2x6x88xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = math.tanh %in : f32
      linalg.yield %41 : f32
    } -> tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %11 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %41 = arith.mulf %in, %in_8 : f32
      linalg.yield %41 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_5 = tensor.collapse_shape %12 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %13 = tensor.empty() : tensor<88x32xf32>
    %transposed_6 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%13 : tensor<88x32xf32>) permutation = [1, 0]
    %14 = tensor.empty() : tensor<12x32xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %16 = linalg.matmul ins(%collapsed_5, %transposed_6 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%15 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%16, %arg4 : tensor<12x32xf32>, tensor<32xf32>) outs(%14 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %41 = arith.addf %in, %in_8 : f32
      linalg.yield %41 : f32
    } -> tensor<12x32xf32>
    %expanded_7 = tensor.expand_shape %17 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %18 = tensor.empty() : tensor<2x6x32xf32>
    %19 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_7, %arg0 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%18 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %41 = arith.addf %in, %in_8 : f32
      linalg.yield %41 : f32
    } -> tensor<2x6x32xf32>
    %20 = tensor.empty() : tensor<2x6x32xf64>
    %21 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<2x6x32xf32>) outs(%20 : tensor<2x6x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %41 = arith.extf %in : f32 to f64
      linalg.yield %41 : f64
    } -> tensor<2x6x32xf64>
    %22 = tensor.empty() : tensor<2x6x1xf64>
    %23 = linalg.fill ins(%cst_0 : f64) outs(%22 : tensor<2x6x1xf64>) -> tensor<2x6x1xf64>
    %24 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%21 : tensor<2x6x32xf64>) outs(%23 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %41 = arith.addf %in, %out : f64
      linalg.yield %41 : f64
    } -> tensor<2x6x1xf64>
    %25 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24 : tensor<2x6x1xf64>) outs(%22 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %41 = arith.divf %in, %cst_3 : f64
      linalg.yield %41 : f64
    } -> tensor<2x6x1xf64>
    %26 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21, %25 : tensor<2x6x32xf64>, tensor<2x6x1xf64>) outs(%20 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_8: f64, %out: f64):
      %41 = arith.subf %in, %in_8 : f64
      linalg.yield %41 : f64
    } -> tensor<2x6x32xf64>
    %27 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26, %26 : tensor<2x6x32xf64>, tensor<2x6x32xf64>) outs(%20 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_8: f64, %out: f64):
      %41 = arith.mulf %in, %in_8 : f64
      linalg.yield %41 : f64
    } -> tensor<2x6x32xf64>
    %28 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%27 : tensor<2x6x32xf64>) outs(%23 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %41 = arith.addf %in, %out : f64
      linalg.yield %41 : f64
    } -> tensor<2x6x1xf64>
    %29 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28 : tensor<2x6x1xf64>) outs(%22 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %41 = arith.divf %in, %cst_3 : f64
      linalg.yield %41 : f64
    } -> tensor<2x6x1xf64>
    %30 = tensor.empty() : tensor<2x6x1xf32>
    %31 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%29 : tensor<2x6x1xf64>) outs(%30 : tensor<2x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %41 = arith.truncf %in : f64 to f32
      linalg.yield %41 : f32
    } -> tensor<2x6x1xf32>
    %32 = linalg.fill ins(%cst : f32) outs(%30 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %33 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%19 : tensor<2x6x32xf32>) outs(%32 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = arith.addf %in, %out : f32
      linalg.yield %41 : f32
    } -> tensor<2x6x1xf32>
    %34 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%33 : tensor<2x6x1xf32>) outs(%30 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = arith.divf %in, %cst_4 : f32
      linalg.yield %41 : f32
    } -> tensor<2x6x1xf32>
    %35 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%31 : tensor<2x6x1xf32>) outs(%30 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = arith.truncf %cst_1 : f64 to f32
      %42 = arith.addf %in, %41 : f32
      linalg.yield %42 : f32
    } -> tensor<2x6x1xf32>
    %36 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%35 : tensor<2x6x1xf32>) outs(%30 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = math.rsqrt %in : f32
      linalg.yield %41 : f32
    } -> tensor<2x6x1xf32>
    %37 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %34 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%18 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %41 = arith.subf %in, %in_8 : f32
      linalg.yield %41 : f32
    } -> tensor<2x6x32xf32>
    %38 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%37, %36 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%18 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %41 = arith.mulf %in, %in_8 : f32
      linalg.yield %41 : f32
    } -> tensor<2x6x32xf32>
    %39 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%38, %arg5 : tensor<2x6x32xf32>, tensor<32xf32>) outs(%18 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %41 = arith.mulf %in, %in_8 : f32
      linalg.yield %41 : f32
    } -> tensor<2x6x32xf32>
    %40 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%39, %arg6 : tensor<2x6x32xf32>, tensor<32xf32>) outs(%18 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %41 = arith.addf %in, %in_8 : f32
      linalg.yield %41 : f32
    } -> tensor<2x6x32xf32>
    return %40 : tensor<2x6x32xf32>
  }
}
