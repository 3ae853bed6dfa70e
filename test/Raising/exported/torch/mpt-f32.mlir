// Source: MptMLP (transformers)
// Route: torch.export, torch-mlir, f32
// Note: the residual is added to the result
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = m.up_proj.weight, %arg3 = m.down_proj.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<2x6x32xf32>, %arg2: tensor<128x32xf32>, %arg3: tensor<32x128xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 5.000000e-01 : f32
    %cst_2 = arith.constant 1.41421354 : f32
    %0 = tensor.empty() : tensor<32x128xf32>
    %transposed = linalg.transpose ins(%arg2 : tensor<128x32xf32>) outs(%0 : tensor<32x128xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %1 = tensor.empty() : tensor<12x128xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x128xf32>) -> tensor<12x128xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x128xf32>) outs(%2 : tensor<12x128xf32>) -> tensor<12x128xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 6, 128] : tensor<12x128xf32> into tensor<2x6x128xf32>
    %4 = tensor.empty() : tensor<2x6x128xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x128xf32>) outs(%4 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %12 = arith.divf %in, %cst_2 : f32
      %13 = math.erf %12 : f32
      %14 = arith.addf %13, %cst_0 : f32
      %15 = arith.mulf %14, %cst_1 : f32
      %16 = arith.mulf %in, %15 : f32
      linalg.yield %16 : f32
    } -> tensor<2x6x128xf32>
    %6 = tensor.empty() : tensor<128x32xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<32x128xf32>) outs(%6 : tensor<128x32xf32>) permutation = [1, 0]
    %collapsed_4 = tensor.collapse_shape %5 [[0, 1], [2]] : tensor<2x6x128xf32> into tensor<12x128xf32>
    %7 = tensor.empty() : tensor<12x32xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %9 = linalg.matmul ins(%collapsed_4, %transposed_3 : tensor<12x128xf32>, tensor<128x32xf32>) outs(%8 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_5 = tensor.expand_shape %9 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %10 = tensor.empty() : tensor<2x6x32xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_5, %arg1 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%10 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %12 = arith.addf %in, %in_6 : f32
      linalg.yield %12 : f32
    } -> tensor<2x6x32xf32>
    return %11 : tensor<2x6x32xf32>
  }
}
