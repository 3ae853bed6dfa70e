// Source: NemotronMLP (transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = up_proj.weight, %arg2 = down_proj.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %c2_i64 = arith.constant 2 : i64
    %cst = arith.constant 0.000000e+00 : f32
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
      %11 = arith.cmpf ugt, %in, %cst : f32
      %12 = arith.select %11, %in, %cst : f32
      linalg.yield %12 : f32
    } -> tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %11 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %11 : f32
    } -> tensor<2x6x88xf32>
    %7 = tensor.empty() : tensor<88x32xf32>
    %transposed_0 = linalg.transpose ins(%arg2 : tensor<32x88xf32>) outs(%7 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_1 = tensor.collapse_shape %6 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %8 = tensor.empty() : tensor<12x32xf32>
    %9 = linalg.fill ins(%cst : f32) outs(%8 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %10 = linalg.matmul ins(%collapsed_1, %transposed_0 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%9 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_2 = tensor.expand_shape %10 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_2 : tensor<2x6x32xf32>
  }
}
