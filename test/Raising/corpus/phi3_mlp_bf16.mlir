// Source: Phi3MLP (transformers)
// Route: torch.export -> torch-mlir -> linalg, bf16
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<1x8x64xbf16>, %arg1: tensor<320x64xbf16>, %arg2: tensor<64x160xbf16>) -> tensor<1x8x64xbf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<64x320xbf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<320x64xbf16>) outs(%0 : tensor<64x320xbf16>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<1x8x64xbf16> into tensor<8x64xbf16>
    %1 = tensor.empty() : tensor<8x320xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<8x320xf32>) -> tensor<8x320xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<8x64xbf16>, tensor<64x320xbf16>) outs(%2 : tensor<8x320xf32>) -> tensor<8x320xf32>
    %4 = tensor.empty() : tensor<8x320xbf16>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<8x320xf32>) outs(%4 : tensor<8x320xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %19 = arith.truncf %in : f32 to bf16
      linalg.yield %19 : bf16
    } -> tensor<8x320xbf16>
    %expanded = tensor.expand_shape %5 [[0, 1], [2]] output_shape [1, 8, 320] : tensor<8x320xbf16> into tensor<1x8x320xbf16>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [1, 8, 160] [1, 1, 1] : tensor<1x8x320xbf16> to tensor<1x8x160xbf16>
    %extracted_slice_1 = tensor.extract_slice %expanded[0, 0, 160] [1, 8, 160] [1, 1, 1] : tensor<1x8x320xbf16> to tensor<1x8x160xbf16>
    %6 = tensor.empty() : tensor<1x8x160xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<1x8x160xbf16>) outs(%6 : tensor<1x8x160xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %19 = arith.extf %in : bf16 to f32
      linalg.yield %19 : f32
    } -> tensor<1x8x160xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<1x8x160xf32>) outs(%6 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = arith.negf %in : f32
      %20 = math.exp %19 : f32
      %21 = arith.addf %20, %cst_0 : f32
      %22 = arith.divf %cst_0, %21 : f32
      linalg.yield %22 : f32
    } -> tensor<1x8x160xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %8 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%6 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %19 = arith.mulf %in, %in_5 : f32
      linalg.yield %19 : f32
    } -> tensor<1x8x160xf32>
    %10 = tensor.empty() : tensor<1x8x160xbf16>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %19 = arith.truncf %in : f32 to bf16
      linalg.yield %19 : bf16
    } -> tensor<1x8x160xbf16>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_1, %11 : tensor<1x8x160xbf16>, tensor<1x8x160xbf16>) outs(%10 : tensor<1x8x160xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %19 = arith.mulf %in, %in_5 : bf16
      linalg.yield %19 : bf16
    } -> tensor<1x8x160xbf16>
    %13 = tensor.empty() : tensor<160x64xbf16>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<64x160xbf16>) outs(%13 : tensor<160x64xbf16>) permutation = [1, 0]
    %collapsed_3 = tensor.collapse_shape %12 [[0, 1], [2]] : tensor<1x8x160xbf16> into tensor<8x160xbf16>
    %14 = tensor.empty() : tensor<8x64xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %16 = linalg.matmul ins(%collapsed_3, %transposed_2 : tensor<8x160xbf16>, tensor<160x64xbf16>) outs(%15 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %17 = tensor.empty() : tensor<8x64xbf16>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%16 : tensor<8x64xf32>) outs(%17 : tensor<8x64xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %19 = arith.truncf %in : f32 to bf16
      linalg.yield %19 : bf16
    } -> tensor<8x64xbf16>
    %expanded_4 = tensor.expand_shape %18 [[0, 1], [2]] output_shape [1, 8, 64] : tensor<8x64xbf16> into tensor<1x8x64xbf16>
    return %expanded_4 : tensor<1x8x64xbf16>
  }
}
