// Source: FalconMLP (transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = dense_h_to_4h.weight, %arg2 = dense_4h_to_h.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 5.000000e-01 : f32
    %cst_2 = arith.constant 1.41421354 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %4 = tensor.empty() : tensor<2x6x88xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = arith.divf %in, %cst_2 : f32
      %11 = math.erf %10 : f32
      %12 = arith.addf %11, %cst_0 : f32
      %13 = arith.mulf %12, %cst_1 : f32
      %14 = arith.mulf %in, %13 : f32
      linalg.yield %14 : f32
    } -> tensor<2x6x88xf32>
    %6 = tensor.empty() : tensor<88x32xf32>
    %transposed_3 = linalg.transpose ins(%arg2 : tensor<32x88xf32>) outs(%6 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_4 = tensor.collapse_shape %5 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %7 = tensor.empty() : tensor<12x32xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %9 = linalg.matmul ins(%collapsed_4, %transposed_3 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%8 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_5 = tensor.expand_shape %9 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_5 : tensor<2x6x32xf32>
  }
}
