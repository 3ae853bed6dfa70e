// Source: BertIntermediate and BertOutput, gelu_new (transformers)
// Route: torch.export, torch-mlir, bf16
// Arguments: %arg0 = x, %arg1 = up.dense.weight, %arg2 = up.dense.bias, %arg3 = down.dense.weight, %arg4 = down.dense.bias, %arg5 = down.LayerNorm.weight, %arg6 = down.LayerNorm.bias
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map4 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map5 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<88xbf16>, %arg3: tensor<32x88xbf16>, %arg4: tensor<32xbf16>, %arg5: tensor<32xbf16>, %arg6: tensor<32xbf16>) -> tensor<2x6x32xbf16> {
    %c3_i64 = arith.constant 3 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f64
    %cst_1 = arith.constant 9.9999999999999998E-13 : f64
    %cst_2 = arith.constant 0.79788456080286541 : f64
    %cst_3 = arith.constant 4.471500e-02 : f64
    %cst_4 = arith.constant 5.000000e-01 : bf16
    %cst_5 = arith.constant 1.000000e+00 : bf16
    %cst_6 = arith.constant 3.200000e+01 : f64
    %cst_7 = arith.constant 3.200000e+01 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %0 = tensor.empty() : tensor<32x88xbf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<88xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg2 : tensor<88xbf16>) outs(%1 : tensor<88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %59 = arith.extf %in : bf16 to f32
      linalg.yield %59 : f32
    } -> tensor<88xf32>
    %3 = tensor.empty() : tensor<12x32xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed : tensor<12x32xbf16>) outs(%3 : tensor<12x32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %59 = arith.extf %in : bf16 to f32
      linalg.yield %59 : f32
    } -> tensor<12x32xf32>
    %5 = tensor.empty() : tensor<32x88xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%transposed : tensor<32x88xbf16>) outs(%5 : tensor<32x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %59 = arith.extf %in : bf16 to f32
      linalg.yield %59 : f32
    } -> tensor<32x88xf32>
    %7 = tensor.empty() : tensor<12x88xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %9 = linalg.matmul ins(%4, %6 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%8 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%9, %2 : tensor<12x88xf32>, tensor<88xf32>) outs(%7 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %59 = arith.addf %in, %in_11 : f32
      linalg.yield %59 : f32
    } -> tensor<12x88xf32>
    %11 = tensor.empty() : tensor<12x88xbf16>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<12x88xf32>) outs(%11 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %59 = arith.truncf %in : f32 to bf16
      linalg.yield %59 : bf16
    } -> tensor<12x88xbf16>
    %expanded = tensor.expand_shape %12 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %13 = tensor.empty() : tensor<2x6x88xbf16>
    %14 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xbf16>) outs(%13 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %59 = arith.mulf %in, %cst_4 : bf16
      linalg.yield %59 : bf16
    } -> tensor<2x6x88xbf16>
    %15 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xbf16>) outs(%13 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %59 = math.fpowi %in, %c3_i64 : bf16, i64
      linalg.yield %59 : bf16
    } -> tensor<2x6x88xbf16>
    %16 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<2x6x88xbf16>) outs(%13 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %59 = arith.truncf %cst_3 : f64 to bf16
      %60 = arith.mulf %in, %59 : bf16
      linalg.yield %60 : bf16
    } -> tensor<2x6x88xbf16>
    %17 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %16 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%13 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_11: bf16, %out: bf16):
      %59 = arith.addf %in, %in_11 : bf16
      linalg.yield %59 : bf16
    } -> tensor<2x6x88xbf16>
    %18 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<2x6x88xbf16>) outs(%13 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %59 = arith.truncf %cst_2 : f64 to bf16
      %60 = arith.mulf %in, %59 : bf16
      linalg.yield %60 : bf16
    } -> tensor<2x6x88xbf16>
    %19 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18 : tensor<2x6x88xbf16>) outs(%13 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %59 = math.tanh %in : bf16
      linalg.yield %59 : bf16
    } -> tensor<2x6x88xbf16>
    %20 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<2x6x88xbf16>) outs(%13 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %59 = arith.addf %in, %cst_5 : bf16
      linalg.yield %59 : bf16
    } -> tensor<2x6x88xbf16>
    %21 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %20 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%13 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_11: bf16, %out: bf16):
      %59 = arith.mulf %in, %in_11 : bf16
      linalg.yield %59 : bf16
    } -> tensor<2x6x88xbf16>
    %collapsed_8 = tensor.collapse_shape %21 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %22 = tensor.empty() : tensor<88x32xbf16>
    %transposed_9 = linalg.transpose ins(%arg3 : tensor<32x88xbf16>) outs(%22 : tensor<88x32xbf16>) permutation = [1, 0]
    %23 = tensor.empty() : tensor<32xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg4 : tensor<32xbf16>) outs(%23 : tensor<32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %59 = arith.extf %in : bf16 to f32
      linalg.yield %59 : f32
    } -> tensor<32xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed_8 : tensor<12x88xbf16>) outs(%7 : tensor<12x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %59 = arith.extf %in : bf16 to f32
      linalg.yield %59 : f32
    } -> tensor<12x88xf32>
    %26 = tensor.empty() : tensor<88x32xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%transposed_9 : tensor<88x32xbf16>) outs(%26 : tensor<88x32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %59 = arith.extf %in : bf16 to f32
      linalg.yield %59 : f32
    } -> tensor<88x32xf32>
    %28 = linalg.fill ins(%cst : f32) outs(%3 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %29 = linalg.matmul ins(%25, %27 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%28 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%29, %24 : tensor<12x32xf32>, tensor<32xf32>) outs(%3 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %59 = arith.addf %in, %in_11 : f32
      linalg.yield %59 : f32
    } -> tensor<12x32xf32>
    %31 = tensor.empty() : tensor<12x32xbf16>
    %32 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%30 : tensor<12x32xf32>) outs(%31 : tensor<12x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %59 = arith.truncf %in : f32 to bf16
      linalg.yield %59 : bf16
    } -> tensor<12x32xbf16>
    %expanded_10 = tensor.expand_shape %32 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    %33 = tensor.empty() : tensor<2x6x32xbf16>
    %34 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_10, %arg0 : tensor<2x6x32xbf16>, tensor<2x6x32xbf16>) outs(%33 : tensor<2x6x32xbf16>) {
    ^bb0(%in: bf16, %in_11: bf16, %out: bf16):
      %59 = arith.addf %in, %in_11 : bf16
      linalg.yield %59 : bf16
    } -> tensor<2x6x32xbf16>
    %35 = tensor.empty() : tensor<2x6x32xf32>
    %36 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%34 : tensor<2x6x32xbf16>) outs(%35 : tensor<2x6x32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %59 = arith.extf %in : bf16 to f32
      linalg.yield %59 : f32
    } -> tensor<2x6x32xf32>
    %37 = tensor.empty() : tensor<2x6x32xf64>
    %38 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%36 : tensor<2x6x32xf32>) outs(%37 : tensor<2x6x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %59 = arith.extf %in : f32 to f64
      linalg.yield %59 : f64
    } -> tensor<2x6x32xf64>
    %39 = tensor.empty() : tensor<2x6x1xf64>
    %40 = linalg.fill ins(%cst_0 : f64) outs(%39 : tensor<2x6x1xf64>) -> tensor<2x6x1xf64>
    %41 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%38 : tensor<2x6x32xf64>) outs(%40 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %59 = arith.addf %in, %out : f64
      linalg.yield %59 : f64
    } -> tensor<2x6x1xf64>
    %42 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%41 : tensor<2x6x1xf64>) outs(%39 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %59 = arith.divf %in, %cst_6 : f64
      linalg.yield %59 : f64
    } -> tensor<2x6x1xf64>
    %43 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%38, %42 : tensor<2x6x32xf64>, tensor<2x6x1xf64>) outs(%37 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_11: f64, %out: f64):
      %59 = arith.subf %in, %in_11 : f64
      linalg.yield %59 : f64
    } -> tensor<2x6x32xf64>
    %44 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%43, %43 : tensor<2x6x32xf64>, tensor<2x6x32xf64>) outs(%37 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_11: f64, %out: f64):
      %59 = arith.mulf %in, %in_11 : f64
      linalg.yield %59 : f64
    } -> tensor<2x6x32xf64>
    %45 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%44 : tensor<2x6x32xf64>) outs(%40 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %59 = arith.addf %in, %out : f64
      linalg.yield %59 : f64
    } -> tensor<2x6x1xf64>
    %46 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%45 : tensor<2x6x1xf64>) outs(%39 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %59 = arith.divf %in, %cst_6 : f64
      linalg.yield %59 : f64
    } -> tensor<2x6x1xf64>
    %47 = tensor.empty() : tensor<2x6x1xf32>
    %48 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%46 : tensor<2x6x1xf64>) outs(%47 : tensor<2x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %59 = arith.truncf %in : f64 to f32
      linalg.yield %59 : f32
    } -> tensor<2x6x1xf32>
    %49 = linalg.fill ins(%cst : f32) outs(%47 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %50 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%36 : tensor<2x6x32xf32>) outs(%49 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %59 = arith.addf %in, %out : f32
      linalg.yield %59 : f32
    } -> tensor<2x6x1xf32>
    %51 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%50 : tensor<2x6x1xf32>) outs(%47 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %59 = arith.divf %in, %cst_7 : f32
      linalg.yield %59 : f32
    } -> tensor<2x6x1xf32>
    %52 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%48 : tensor<2x6x1xf32>) outs(%47 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %59 = arith.truncf %cst_1 : f64 to f32
      %60 = arith.addf %in, %59 : f32
      linalg.yield %60 : f32
    } -> tensor<2x6x1xf32>
    %53 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%52 : tensor<2x6x1xf32>) outs(%47 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %59 = math.rsqrt %in : f32
      linalg.yield %59 : f32
    } -> tensor<2x6x1xf32>
    %54 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%36, %51 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%35 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %59 = arith.subf %in, %in_11 : f32
      linalg.yield %59 : f32
    } -> tensor<2x6x32xf32>
    %55 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%54, %53 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%35 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_11: f32, %out: f32):
      %59 = arith.mulf %in, %in_11 : f32
      linalg.yield %59 : f32
    } -> tensor<2x6x32xf32>
    %56 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%55, %arg5 : tensor<2x6x32xf32>, tensor<32xbf16>) outs(%35 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_11: bf16, %out: f32):
      %59 = arith.extf %in_11 : bf16 to f32
      %60 = arith.mulf %in, %59 : f32
      linalg.yield %60 : f32
    } -> tensor<2x6x32xf32>
    %57 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%56, %arg6 : tensor<2x6x32xf32>, tensor<32xbf16>) outs(%35 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_11: bf16, %out: f32):
      %59 = arith.extf %in_11 : bf16 to f32
      %60 = arith.addf %in, %59 : f32
      linalg.yield %60 : f32
    } -> tensor<2x6x32xf32>
    %58 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%57 : tensor<2x6x32xf32>) outs(%33 : tensor<2x6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %59 = arith.truncf %in : f32 to bf16
      linalg.yield %59 : bf16
    } -> tensor<2x6x32xbf16>
    return %58 : tensor<2x6x32xbf16>
  }
}
