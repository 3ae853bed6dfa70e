// Source: Phi3MLP (transformers)
// Route: torch.export -> torch-mlir -> linalg, f32
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<1x8x64xf32>, %arg1: tensor<320x64xf32>, %arg2: tensor<64x160xf32>) -> tensor<1x8x64xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<64x320xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<320x64xf32>) outs(%0 : tensor<64x320xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<1x8x64xf32> into tensor<8x64xf32>
    %1 = tensor.empty() : tensor<8x320xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<8x320xf32>) -> tensor<8x320xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<8x64xf32>, tensor<64x320xf32>) outs(%2 : tensor<8x320xf32>) -> tensor<8x320xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [1, 8, 320] : tensor<8x320xf32> into tensor<1x8x320xf32>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [1, 8, 160] [1, 1, 1] : tensor<1x8x320xf32> to tensor<1x8x160xf32>
    %extracted_slice_1 = tensor.extract_slice %expanded[0, 0, 160] [1, 8, 160] [1, 1, 1] : tensor<1x8x320xf32> to tensor<1x8x160xf32>
    %4 = tensor.empty() : tensor<1x8x160xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<1x8x160xf32>) outs(%4 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %out: f32):
      %12 = arith.negf %in : f32
      %13 = math.exp %12 : f32
      %14 = arith.addf %13, %cst_0 : f32
      %15 = arith.divf %cst_0, %14 : f32
      linalg.yield %15 : f32
    } -> tensor<1x8x160xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice, %5 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%4 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %12 = arith.mulf %in, %in_5 : f32
      linalg.yield %12 : f32
    } -> tensor<1x8x160xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_1, %6 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%4 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %12 = arith.mulf %in, %in_5 : f32
      linalg.yield %12 : f32
    } -> tensor<1x8x160xf32>
    %8 = tensor.empty() : tensor<160x64xf32>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<64x160xf32>) outs(%8 : tensor<160x64xf32>) permutation = [1, 0]
    %collapsed_3 = tensor.collapse_shape %7 [[0, 1], [2]] : tensor<1x8x160xf32> into tensor<8x160xf32>
    %9 = tensor.empty() : tensor<8x64xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %11 = linalg.matmul ins(%collapsed_3, %transposed_2 : tensor<8x160xf32>, tensor<160x64xf32>) outs(%10 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %expanded_4 = tensor.expand_shape %11 [[0, 1], [2]] output_shape [1, 8, 64] : tensor<8x64xf32> into tensor<1x8x64xf32>
    return %expanded_4 : tensor<1x8x64xf32>
  }
}
