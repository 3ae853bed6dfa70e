// Source: GPTNeoXMLP (transformers)
// Route: torch.export, torch-mlir, bf16
// Arguments: %arg0 = x, %arg1 = dense_h_to_4h.weight, %arg2 = dense_h_to_4h.bias, %arg3 = dense_4h_to_h.weight, %arg4 = dense_4h_to_h.bias
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<88xbf16>, %arg3: tensor<32x88xbf16>, %arg4: tensor<32xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : bf16
    %cst_1 = arith.constant 2.000000e+00 : bf16
    %cst_2 = arith.constant 5.000000e-01 : bf16
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %0 = tensor.empty() : tensor<32x88xbf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<88xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg2 : tensor<88xbf16>) outs(%1 : tensor<88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %26 = arith.extf %in : bf16 to f32
      linalg.yield %26 : f32
    } -> tensor<88xf32>
    %3 = tensor.empty() : tensor<12x32xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed : tensor<12x32xbf16>) outs(%3 : tensor<12x32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %26 = arith.extf %in : bf16 to f32
      linalg.yield %26 : f32
    } -> tensor<12x32xf32>
    %5 = tensor.empty() : tensor<32x88xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%transposed : tensor<32x88xbf16>) outs(%5 : tensor<32x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %26 = arith.extf %in : bf16 to f32
      linalg.yield %26 : f32
    } -> tensor<32x88xf32>
    %7 = tensor.empty() : tensor<12x88xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %9 = linalg.matmul ins(%4, %6 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%8 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%9, %2 : tensor<12x88xf32>, tensor<88xf32>) outs(%7 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %26 = arith.addf %in, %in_6 : f32
      linalg.yield %26 : f32
    } -> tensor<12x88xf32>
    %11 = tensor.empty() : tensor<12x88xbf16>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<12x88xf32>) outs(%11 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %26 = arith.truncf %in : f32 to bf16
      linalg.yield %26 : bf16
    } -> tensor<12x88xbf16>
    %expanded = tensor.expand_shape %12 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %13 = tensor.empty() : tensor<2x6x88xbf16>
    %14 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xbf16>) outs(%13 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %26 = math.sqrt %cst_1 : bf16
      %27 = arith.divf %in, %26 : bf16
      %28 = math.erf %27 : bf16
      %29 = arith.addf %28, %cst_0 : bf16
      %30 = arith.mulf %29, %cst_2 : bf16
      %31 = arith.mulf %in, %30 : bf16
      linalg.yield %31 : bf16
    } -> tensor<2x6x88xbf16>
    %collapsed_3 = tensor.collapse_shape %14 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %15 = tensor.empty() : tensor<88x32xbf16>
    %transposed_4 = linalg.transpose ins(%arg3 : tensor<32x88xbf16>) outs(%15 : tensor<88x32xbf16>) permutation = [1, 0]
    %16 = tensor.empty() : tensor<32xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg4 : tensor<32xbf16>) outs(%16 : tensor<32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %26 = arith.extf %in : bf16 to f32
      linalg.yield %26 : f32
    } -> tensor<32xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed_3 : tensor<12x88xbf16>) outs(%7 : tensor<12x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %26 = arith.extf %in : bf16 to f32
      linalg.yield %26 : f32
    } -> tensor<12x88xf32>
    %19 = tensor.empty() : tensor<88x32xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%transposed_4 : tensor<88x32xbf16>) outs(%19 : tensor<88x32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %26 = arith.extf %in : bf16 to f32
      linalg.yield %26 : f32
    } -> tensor<88x32xf32>
    %21 = linalg.fill ins(%cst : f32) outs(%3 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %22 = linalg.matmul ins(%18, %20 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%21 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%22, %17 : tensor<12x32xf32>, tensor<32xf32>) outs(%3 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %26 = arith.addf %in, %in_6 : f32
      linalg.yield %26 : f32
    } -> tensor<12x32xf32>
    %24 = tensor.empty() : tensor<12x32xbf16>
    %25 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%23 : tensor<12x32xf32>) outs(%24 : tensor<12x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %26 = arith.truncf %in : f32 to bf16
      linalg.yield %26 : bf16
    } -> tensor<12x32xbf16>
    %expanded_5 = tensor.expand_shape %25 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    return %expanded_5 : tensor<2x6x32xbf16>
  }
}
