// Source: BertIntermediate and BertOutput, relu6 (transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = up.dense.weight, %arg2 = up.dense.bias, %arg3 = down.dense.weight, %arg4 = down.dense.bias, %arg5 = down.LayerNorm.weight, %arg6 = down.LayerNorm.bias
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> ()>
#map4 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map5 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<32xf32>, %arg5: tensor<32xf32>, %arg6: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f64
    %cst_1 = arith.constant dense<6.000000e+00> : tensor<f32>
    %cst_2 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_3 = arith.constant 9.9999999999999998E-13 : f64
    %cst_4 = arith.constant 3.200000e+01 : f64
    %cst_5 = arith.constant 3.200000e+01 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %arg2 : tensor<12x88xf32>, tensor<88xf32>) outs(%1 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %36 = arith.addf %in, %in_9 : f32
      linalg.yield %36 : f32
    } -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %cst_2 : tensor<2x6x88xf32>, tensor<f32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %36 = arith.cmpf ogt, %in, %in_9 : f32
      %37 = arith.select %36, %in, %in_9 : f32
      linalg.yield %37 : f32
    } -> tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map3, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_1, %6 : tensor<f32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %36 = arith.cmpf olt, %in, %in_9 : f32
      %37 = arith.select %36, %in, %in_9 : f32
      linalg.yield %37 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_6 = tensor.collapse_shape %7 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %8 = tensor.empty() : tensor<88x32xf32>
    %transposed_7 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%8 : tensor<88x32xf32>) permutation = [1, 0]
    %9 = tensor.empty() : tensor<12x32xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %11 = linalg.matmul ins(%collapsed_6, %transposed_7 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%10 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%11, %arg4 : tensor<12x32xf32>, tensor<32xf32>) outs(%9 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %36 = arith.addf %in, %in_9 : f32
      linalg.yield %36 : f32
    } -> tensor<12x32xf32>
    %expanded_8 = tensor.expand_shape %12 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %13 = tensor.empty() : tensor<2x6x32xf32>
    %14 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_8, %arg0 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%13 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %36 = arith.addf %in, %in_9 : f32
      linalg.yield %36 : f32
    } -> tensor<2x6x32xf32>
    %15 = tensor.empty() : tensor<2x6x32xf64>
    %16 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x32xf32>) outs(%15 : tensor<2x6x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %36 = arith.extf %in : f32 to f64
      linalg.yield %36 : f64
    } -> tensor<2x6x32xf64>
    %17 = tensor.empty() : tensor<2x6x1xf64>
    %18 = linalg.fill ins(%cst_0 : f64) outs(%17 : tensor<2x6x1xf64>) -> tensor<2x6x1xf64>
    %19 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%16 : tensor<2x6x32xf64>) outs(%18 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %36 = arith.addf %in, %out : f64
      linalg.yield %36 : f64
    } -> tensor<2x6x1xf64>
    %20 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<2x6x1xf64>) outs(%17 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %36 = arith.divf %in, %cst_4 : f64
      linalg.yield %36 : f64
    } -> tensor<2x6x1xf64>
    %21 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %20 : tensor<2x6x32xf64>, tensor<2x6x1xf64>) outs(%15 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_9: f64, %out: f64):
      %36 = arith.subf %in, %in_9 : f64
      linalg.yield %36 : f64
    } -> tensor<2x6x32xf64>
    %22 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21, %21 : tensor<2x6x32xf64>, tensor<2x6x32xf64>) outs(%15 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_9: f64, %out: f64):
      %36 = arith.mulf %in, %in_9 : f64
      linalg.yield %36 : f64
    } -> tensor<2x6x32xf64>
    %23 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%22 : tensor<2x6x32xf64>) outs(%18 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %36 = arith.addf %in, %out : f64
      linalg.yield %36 : f64
    } -> tensor<2x6x1xf64>
    %24 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23 : tensor<2x6x1xf64>) outs(%17 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %36 = arith.divf %in, %cst_4 : f64
      linalg.yield %36 : f64
    } -> tensor<2x6x1xf64>
    %25 = tensor.empty() : tensor<2x6x1xf32>
    %26 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24 : tensor<2x6x1xf64>) outs(%25 : tensor<2x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %36 = arith.truncf %in : f64 to f32
      linalg.yield %36 : f32
    } -> tensor<2x6x1xf32>
    %27 = linalg.fill ins(%cst : f32) outs(%25 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %28 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%14 : tensor<2x6x32xf32>) outs(%27 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %36 = arith.addf %in, %out : f32
      linalg.yield %36 : f32
    } -> tensor<2x6x1xf32>
    %29 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28 : tensor<2x6x1xf32>) outs(%25 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %36 = arith.divf %in, %cst_5 : f32
      linalg.yield %36 : f32
    } -> tensor<2x6x1xf32>
    %30 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26 : tensor<2x6x1xf32>) outs(%25 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %36 = arith.truncf %cst_3 : f64 to f32
      %37 = arith.addf %in, %36 : f32
      linalg.yield %37 : f32
    } -> tensor<2x6x1xf32>
    %31 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%30 : tensor<2x6x1xf32>) outs(%25 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %36 = math.rsqrt %in : f32
      linalg.yield %36 : f32
    } -> tensor<2x6x1xf32>
    %32 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %29 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%13 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %36 = arith.subf %in, %in_9 : f32
      linalg.yield %36 : f32
    } -> tensor<2x6x32xf32>
    %33 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32, %31 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%13 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %36 = arith.mulf %in, %in_9 : f32
      linalg.yield %36 : f32
    } -> tensor<2x6x32xf32>
    %34 = linalg.generic {indexing_maps = [#map2, #map5, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%33, %arg5 : tensor<2x6x32xf32>, tensor<32xf32>) outs(%13 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %36 = arith.mulf %in, %in_9 : f32
      linalg.yield %36 : f32
    } -> tensor<2x6x32xf32>
    %35 = linalg.generic {indexing_maps = [#map2, #map5, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%34, %arg6 : tensor<2x6x32xf32>, tensor<32xf32>) outs(%13 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %36 = arith.addf %in, %in_9 : f32
      linalg.yield %36 : f32
    } -> tensor<2x6x32xf32>
    return %35 : tensor<2x6x32xf32>
  }
}
