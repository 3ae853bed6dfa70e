// Source: nn.Module code
// Route: torch.export, torch-mlir, f32
// Note: two products, no activation
// Arguments: %arg0 = x, %arg1 = up.weight, %arg2 = down.weight
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = tensor.empty() : tensor<88x32xf32>
    %transposed_0 = linalg.transpose ins(%arg2 : tensor<32x88xf32>) outs(%4 : tensor<88x32xf32>) permutation = [1, 0]
    %5 = tensor.empty() : tensor<12x32xf32>
    %6 = linalg.fill ins(%cst : f32) outs(%5 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %7 = linalg.matmul ins(%3, %transposed_0 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%6 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded = tensor.expand_shape %7 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded : tensor<2x6x32xf32>
  }
}
