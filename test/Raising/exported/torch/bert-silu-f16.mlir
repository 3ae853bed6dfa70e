// Source: BertIntermediate and BertOutput, swish (transformers)
// Route: torch.export, torch-mlir, f16
// Arguments: %arg0 = x, %arg1 = up.dense.weight, %arg2 = up.dense.bias, %arg3 = down.dense.weight, %arg4 = down.dense.bias, %arg5 = down.LayerNorm.weight, %arg6 = down.LayerNorm.bias
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map4 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map5 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf16>, %arg1: tensor<88x32xf16>, %arg2: tensor<88xf16>, %arg3: tensor<32x88xf16>, %arg4: tensor<32xf16>, %arg5: tensor<32xf16>, %arg6: tensor<32xf16>) -> tensor<2x6x32xf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 0.000000e+00 : f64
    %cst_2 = arith.constant 9.9999999999999998E-13 : f64
    %cst_3 = arith.constant 3.200000e+01 : f64
    %cst_4 = arith.constant 3.200000e+01 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf16> into tensor<12x32xf16>
    %0 = tensor.empty() : tensor<32x88xf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf16>) outs(%0 : tensor<32x88xf16>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<88xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg2 : tensor<88xf16>) outs(%1 : tensor<88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %56 = arith.extf %in : f16 to f32
      linalg.yield %56 : f32
    } -> tensor<88xf32>
    %3 = tensor.empty() : tensor<12x32xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed : tensor<12x32xf16>) outs(%3 : tensor<12x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %56 = arith.extf %in : f16 to f32
      linalg.yield %56 : f32
    } -> tensor<12x32xf32>
    %5 = tensor.empty() : tensor<32x88xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%transposed : tensor<32x88xf16>) outs(%5 : tensor<32x88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %56 = arith.extf %in : f16 to f32
      linalg.yield %56 : f32
    } -> tensor<32x88xf32>
    %7 = tensor.empty() : tensor<12x88xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %9 = linalg.matmul ins(%4, %6 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%8 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%9, %2 : tensor<12x88xf32>, tensor<88xf32>) outs(%7 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %56 = arith.addf %in, %in_8 : f32
      linalg.yield %56 : f32
    } -> tensor<12x88xf32>
    %11 = tensor.empty() : tensor<12x88xf16>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<12x88xf32>) outs(%11 : tensor<12x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %56 = arith.truncf %in : f32 to f16
      linalg.yield %56 : f16
    } -> tensor<12x88xf16>
    %expanded = tensor.expand_shape %12 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf16> into tensor<2x6x88xf16>
    %13 = tensor.empty() : tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf16>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %56 = arith.extf %in : f16 to f32
      linalg.yield %56 : f32
    } -> tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %56 = arith.negf %in : f32
      %57 = math.exp %56 : f32
      %58 = arith.addf %57, %cst_0 : f32
      %59 = arith.divf %cst_0, %58 : f32
      linalg.yield %59 : f32
    } -> tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %15 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %56 = arith.mulf %in, %in_8 : f32
      linalg.yield %56 : f32
    } -> tensor<2x6x88xf32>
    %17 = tensor.empty() : tensor<2x6x88xf16>
    %18 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<2x6x88xf32>) outs(%17 : tensor<2x6x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %56 = arith.truncf %in : f32 to f16
      linalg.yield %56 : f16
    } -> tensor<2x6x88xf16>
    %collapsed_5 = tensor.collapse_shape %18 [[0, 1], [2]] : tensor<2x6x88xf16> into tensor<12x88xf16>
    %19 = tensor.empty() : tensor<88x32xf16>
    %transposed_6 = linalg.transpose ins(%arg3 : tensor<32x88xf16>) outs(%19 : tensor<88x32xf16>) permutation = [1, 0]
    %20 = tensor.empty() : tensor<32xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg4 : tensor<32xf16>) outs(%20 : tensor<32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %56 = arith.extf %in : f16 to f32
      linalg.yield %56 : f32
    } -> tensor<32xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed_5 : tensor<12x88xf16>) outs(%7 : tensor<12x88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %56 = arith.extf %in : f16 to f32
      linalg.yield %56 : f32
    } -> tensor<12x88xf32>
    %23 = tensor.empty() : tensor<88x32xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%transposed_6 : tensor<88x32xf16>) outs(%23 : tensor<88x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %56 = arith.extf %in : f16 to f32
      linalg.yield %56 : f32
    } -> tensor<88x32xf32>
    %25 = linalg.fill ins(%cst : f32) outs(%3 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %26 = linalg.matmul ins(%22, %24 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%25 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%26, %21 : tensor<12x32xf32>, tensor<32xf32>) outs(%3 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %56 = arith.addf %in, %in_8 : f32
      linalg.yield %56 : f32
    } -> tensor<12x32xf32>
    %28 = tensor.empty() : tensor<12x32xf16>
    %29 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%27 : tensor<12x32xf32>) outs(%28 : tensor<12x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %56 = arith.truncf %in : f32 to f16
      linalg.yield %56 : f16
    } -> tensor<12x32xf16>
    %expanded_7 = tensor.expand_shape %29 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf16> into tensor<2x6x32xf16>
    %30 = tensor.empty() : tensor<2x6x32xf16>
    %31 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_7, %arg0 : tensor<2x6x32xf16>, tensor<2x6x32xf16>) outs(%30 : tensor<2x6x32xf16>) {
    ^bb0(%in: f16, %in_8: f16, %out: f16):
      %56 = arith.addf %in, %in_8 : f16
      linalg.yield %56 : f16
    } -> tensor<2x6x32xf16>
    %32 = tensor.empty() : tensor<2x6x32xf32>
    %33 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%31 : tensor<2x6x32xf16>) outs(%32 : tensor<2x6x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %56 = arith.extf %in : f16 to f32
      linalg.yield %56 : f32
    } -> tensor<2x6x32xf32>
    %34 = tensor.empty() : tensor<2x6x32xf64>
    %35 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%33 : tensor<2x6x32xf32>) outs(%34 : tensor<2x6x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %56 = arith.extf %in : f32 to f64
      linalg.yield %56 : f64
    } -> tensor<2x6x32xf64>
    %36 = tensor.empty() : tensor<2x6x1xf64>
    %37 = linalg.fill ins(%cst_1 : f64) outs(%36 : tensor<2x6x1xf64>) -> tensor<2x6x1xf64>
    %38 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%35 : tensor<2x6x32xf64>) outs(%37 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %56 = arith.addf %in, %out : f64
      linalg.yield %56 : f64
    } -> tensor<2x6x1xf64>
    %39 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%38 : tensor<2x6x1xf64>) outs(%36 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %56 = arith.divf %in, %cst_3 : f64
      linalg.yield %56 : f64
    } -> tensor<2x6x1xf64>
    %40 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%35, %39 : tensor<2x6x32xf64>, tensor<2x6x1xf64>) outs(%34 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_8: f64, %out: f64):
      %56 = arith.subf %in, %in_8 : f64
      linalg.yield %56 : f64
    } -> tensor<2x6x32xf64>
    %41 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%40, %40 : tensor<2x6x32xf64>, tensor<2x6x32xf64>) outs(%34 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_8: f64, %out: f64):
      %56 = arith.mulf %in, %in_8 : f64
      linalg.yield %56 : f64
    } -> tensor<2x6x32xf64>
    %42 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%41 : tensor<2x6x32xf64>) outs(%37 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %56 = arith.addf %in, %out : f64
      linalg.yield %56 : f64
    } -> tensor<2x6x1xf64>
    %43 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%42 : tensor<2x6x1xf64>) outs(%36 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %56 = arith.divf %in, %cst_3 : f64
      linalg.yield %56 : f64
    } -> tensor<2x6x1xf64>
    %44 = tensor.empty() : tensor<2x6x1xf32>
    %45 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%43 : tensor<2x6x1xf64>) outs(%44 : tensor<2x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %56 = arith.truncf %in : f64 to f32
      linalg.yield %56 : f32
    } -> tensor<2x6x1xf32>
    %46 = linalg.fill ins(%cst : f32) outs(%44 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %47 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%33 : tensor<2x6x32xf32>) outs(%46 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %56 = arith.addf %in, %out : f32
      linalg.yield %56 : f32
    } -> tensor<2x6x1xf32>
    %48 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%47 : tensor<2x6x1xf32>) outs(%44 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %56 = arith.divf %in, %cst_4 : f32
      linalg.yield %56 : f32
    } -> tensor<2x6x1xf32>
    %49 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%45 : tensor<2x6x1xf32>) outs(%44 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %56 = arith.truncf %cst_2 : f64 to f32
      %57 = arith.addf %in, %56 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x1xf32>
    %50 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%49 : tensor<2x6x1xf32>) outs(%44 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %56 = math.rsqrt %in : f32
      linalg.yield %56 : f32
    } -> tensor<2x6x1xf32>
    %51 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%33, %48 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%32 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %56 = arith.subf %in, %in_8 : f32
      linalg.yield %56 : f32
    } -> tensor<2x6x32xf32>
    %52 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%51, %50 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%32 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %56 = arith.mulf %in, %in_8 : f32
      linalg.yield %56 : f32
    } -> tensor<2x6x32xf32>
    %53 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%52, %arg5 : tensor<2x6x32xf32>, tensor<32xf16>) outs(%32 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_8: f16, %out: f32):
      %56 = arith.extf %in_8 : f16 to f32
      %57 = arith.mulf %in, %56 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x32xf32>
    %54 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%53, %arg6 : tensor<2x6x32xf32>, tensor<32xf16>) outs(%32 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_8: f16, %out: f32):
      %56 = arith.extf %in_8 : f16 to f32
      %57 = arith.addf %in, %56 : f32
      linalg.yield %57 : f32
    } -> tensor<2x6x32xf32>
    %55 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%54 : tensor<2x6x32xf32>) outs(%30 : tensor<2x6x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %56 = arith.truncf %in : f32 to f16
      linalg.yield %56 : f16
    } -> tensor<2x6x32xf16>
    return %55 : tensor<2x6x32xf16>
  }
}
