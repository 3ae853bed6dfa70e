// Source: UMT5DenseActDense relu (transformers)
// Route: torch.export, torch-mlir, bf16
// Arguments: %arg0 = x, %arg1 = wi.weight, %arg2 = wo.weight
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<32x88xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : bf16
    %0 = tensor.empty() : tensor<32x88xbf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = tensor.empty() : tensor<12x88xbf16>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<12x88xf32>) outs(%4 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %14 = arith.truncf %in : f32 to bf16
      linalg.yield %14 : bf16
    } -> tensor<12x88xbf16>
    %expanded = tensor.expand_shape %5 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %6 = tensor.empty() : tensor<2x6x88xbf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %14 = arith.cmpf ugt, %in, %cst_0 : bf16
      %15 = arith.select %14, %in, %cst_0 : bf16
      linalg.yield %15 : bf16
    } -> tensor<2x6x88xbf16>
    %8 = tensor.empty() : tensor<88x32xbf16>
    %transposed_1 = linalg.transpose ins(%arg2 : tensor<32x88xbf16>) outs(%8 : tensor<88x32xbf16>) permutation = [1, 0]
    %collapsed_2 = tensor.collapse_shape %7 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %9 = tensor.empty() : tensor<12x32xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %11 = linalg.matmul ins(%collapsed_2, %transposed_1 : tensor<12x88xbf16>, tensor<88x32xbf16>) outs(%10 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %12 = tensor.empty() : tensor<12x32xbf16>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<12x32xf32>) outs(%12 : tensor<12x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %14 = arith.truncf %in : f32 to bf16
      linalg.yield %14 : bf16
    } -> tensor<12x32xbf16>
    %expanded_3 = tensor.expand_shape %13 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    return %expanded_3 : tensor<2x6x32xbf16>
  }
}
