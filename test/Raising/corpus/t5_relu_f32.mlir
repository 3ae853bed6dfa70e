// Source: T5DenseActDense relu (transformers)
// Route: torch.export -> torch-mlir -> linalg, f32
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<1x8x48xf32>, %arg1: tensor<112x48xf32>, %arg2: tensor<48x112xf32>) -> tensor<1x8x48xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<48x112xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<112x48xf32>) outs(%0 : tensor<48x112xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<1x8x48xf32> into tensor<8x48xf32>
    %1 = tensor.empty() : tensor<8x112xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<8x112xf32>) -> tensor<8x112xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<8x48xf32>, tensor<48x112xf32>) outs(%2 : tensor<8x112xf32>) -> tensor<8x112xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [1, 8, 112] : tensor<8x112xf32> into tensor<1x8x112xf32>
    %4 = tensor.empty() : tensor<1x8x112xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x8x112xf32>) outs(%4 : tensor<1x8x112xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = arith.cmpf ugt, %in, %cst : f32
      %11 = arith.select %10, %in, %cst : f32
      linalg.yield %11 : f32
    } -> tensor<1x8x112xf32>
    %6 = tensor.empty() : tensor<112x48xf32>
    %transposed_0 = linalg.transpose ins(%arg2 : tensor<48x112xf32>) outs(%6 : tensor<112x48xf32>) permutation = [1, 0]
    %collapsed_1 = tensor.collapse_shape %5 [[0, 1], [2]] : tensor<1x8x112xf32> into tensor<8x112xf32>
    %7 = tensor.empty() : tensor<8x48xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<8x48xf32>) -> tensor<8x48xf32>
    %9 = linalg.matmul ins(%collapsed_1, %transposed_0 : tensor<8x112xf32>, tensor<112x48xf32>) outs(%8 : tensor<8x48xf32>) -> tensor<8x48xf32>
    %expanded_2 = tensor.expand_shape %9 [[0, 1], [2]] output_shape [1, 8, 48] : tensor<8x48xf32> into tensor<1x8x48xf32>
    return %expanded_2 : tensor<1x8x48xf32>
  }
}
