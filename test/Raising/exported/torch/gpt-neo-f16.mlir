// Source: GPTNeoMLP (transformers)
// Route: torch.export, torch-mlir, f16
// Arguments: %arg0 = x, %arg1 = c_fc.weight, %arg2 = c_fc.bias, %arg3 = c_proj.weight, %arg4 = c_proj.bias
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf16>, %arg1: tensor<88x32xf16>, %arg2: tensor<88xf16>, %arg3: tensor<32x88xf16>, %arg4: tensor<32xf16>) -> tensor<2x6x32xf16> {
    %c3_i64 = arith.constant 3 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.79788456080286541 : f64
    %cst_1 = arith.constant 4.471500e-02 : f64
    %cst_2 = arith.constant 5.000000e-01 : f16
    %cst_3 = arith.constant 1.000000e+00 : f16
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf16> into tensor<12x32xf16>
    %0 = tensor.empty() : tensor<32x88xf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf16>) outs(%0 : tensor<32x88xf16>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<88xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg2 : tensor<88xf16>) outs(%1 : tensor<88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %33 = arith.extf %in : f16 to f32
      linalg.yield %33 : f32
    } -> tensor<88xf32>
    %3 = tensor.empty() : tensor<12x32xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed : tensor<12x32xf16>) outs(%3 : tensor<12x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %33 = arith.extf %in : f16 to f32
      linalg.yield %33 : f32
    } -> tensor<12x32xf32>
    %5 = tensor.empty() : tensor<32x88xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%transposed : tensor<32x88xf16>) outs(%5 : tensor<32x88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %33 = arith.extf %in : f16 to f32
      linalg.yield %33 : f32
    } -> tensor<32x88xf32>
    %7 = tensor.empty() : tensor<12x88xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %9 = linalg.matmul ins(%4, %6 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%8 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%9, %2 : tensor<12x88xf32>, tensor<88xf32>) outs(%7 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %33 = arith.addf %in, %in_7 : f32
      linalg.yield %33 : f32
    } -> tensor<12x88xf32>
    %11 = tensor.empty() : tensor<12x88xf16>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<12x88xf32>) outs(%11 : tensor<12x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %33 = arith.truncf %in : f32 to f16
      linalg.yield %33 : f16
    } -> tensor<12x88xf16>
    %expanded = tensor.expand_shape %12 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf16> into tensor<2x6x88xf16>
    %13 = tensor.empty() : tensor<2x6x88xf16>
    %14 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf16>) outs(%13 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %33 = arith.mulf %in, %cst_2 : f16
      linalg.yield %33 : f16
    } -> tensor<2x6x88xf16>
    %15 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf16>) outs(%13 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %33 = math.fpowi %in, %c3_i64 : f16, i64
      linalg.yield %33 : f16
    } -> tensor<2x6x88xf16>
    %16 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<2x6x88xf16>) outs(%13 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %33 = arith.truncf %cst_1 : f64 to f16
      %34 = arith.mulf %in, %33 : f16
      linalg.yield %34 : f16
    } -> tensor<2x6x88xf16>
    %17 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %16 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%13 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_7: f16, %out: f16):
      %33 = arith.addf %in, %in_7 : f16
      linalg.yield %33 : f16
    } -> tensor<2x6x88xf16>
    %18 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<2x6x88xf16>) outs(%13 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %33 = arith.truncf %cst_0 : f64 to f16
      %34 = arith.mulf %in, %33 : f16
      linalg.yield %34 : f16
    } -> tensor<2x6x88xf16>
    %19 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18 : tensor<2x6x88xf16>) outs(%13 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %33 = math.tanh %in : f16
      linalg.yield %33 : f16
    } -> tensor<2x6x88xf16>
    %20 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<2x6x88xf16>) outs(%13 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %33 = arith.addf %in, %cst_3 : f16
      linalg.yield %33 : f16
    } -> tensor<2x6x88xf16>
    %21 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %20 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%13 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_7: f16, %out: f16):
      %33 = arith.mulf %in, %in_7 : f16
      linalg.yield %33 : f16
    } -> tensor<2x6x88xf16>
    %collapsed_4 = tensor.collapse_shape %21 [[0, 1], [2]] : tensor<2x6x88xf16> into tensor<12x88xf16>
    %22 = tensor.empty() : tensor<88x32xf16>
    %transposed_5 = linalg.transpose ins(%arg3 : tensor<32x88xf16>) outs(%22 : tensor<88x32xf16>) permutation = [1, 0]
    %23 = tensor.empty() : tensor<32xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg4 : tensor<32xf16>) outs(%23 : tensor<32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %33 = arith.extf %in : f16 to f32
      linalg.yield %33 : f32
    } -> tensor<32xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed_4 : tensor<12x88xf16>) outs(%7 : tensor<12x88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %33 = arith.extf %in : f16 to f32
      linalg.yield %33 : f32
    } -> tensor<12x88xf32>
    %26 = tensor.empty() : tensor<88x32xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%transposed_5 : tensor<88x32xf16>) outs(%26 : tensor<88x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %33 = arith.extf %in : f16 to f32
      linalg.yield %33 : f32
    } -> tensor<88x32xf32>
    %28 = linalg.fill ins(%cst : f32) outs(%3 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %29 = linalg.matmul ins(%25, %27 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%28 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%29, %24 : tensor<12x32xf32>, tensor<32xf32>) outs(%3 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %33 = arith.addf %in, %in_7 : f32
      linalg.yield %33 : f32
    } -> tensor<12x32xf32>
    %31 = tensor.empty() : tensor<12x32xf16>
    %32 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%30 : tensor<12x32xf32>) outs(%31 : tensor<12x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %33 = arith.truncf %in : f32 to f16
      linalg.yield %33 : f16
    } -> tensor<12x32xf16>
    %expanded_6 = tensor.expand_shape %32 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf16> into tensor<2x6x32xf16>
    return %expanded_6 : tensor<2x6x32xf16>
  }
}
