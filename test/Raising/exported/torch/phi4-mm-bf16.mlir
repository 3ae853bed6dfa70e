// Source: Phi4MultimodalMLP (transformers)
// Route: torch.export, torch-mlir, bf16
// Arguments: %arg0 = x, %arg1 = gate_up_proj.weight, %arg2 = down_proj.weight
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<176x32xbf16>, %arg2: tensor<32x88xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x176xbf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<176x32xbf16>) outs(%0 : tensor<32x176xbf16>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %1 = tensor.empty() : tensor<12x176xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xbf16>, tensor<32x176xbf16>) outs(%2 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %4 = tensor.empty() : tensor<12x176xbf16>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<12x176xf32>) outs(%4 : tensor<12x176xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %19 = arith.truncf %in : f32 to bf16
      linalg.yield %19 : bf16
    } -> tensor<12x176xbf16>
    %expanded = tensor.expand_shape %5 [[0, 1], [2]] output_shape [2, 6, 176] : tensor<12x176xbf16> into tensor<2x6x176xbf16>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xbf16> to tensor<2x6x88xbf16>
    %extracted_slice_1 = tensor.extract_slice %expanded[0, 0, 88] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xbf16> to tensor<2x6x88xbf16>
    %6 = tensor.empty() : tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %19 = arith.extf %in : bf16 to f32
      linalg.yield %19 : f32
    } -> tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = arith.negf %in : f32
      %20 = math.exp %19 : f32
      %21 = arith.addf %20, %cst_0 : f32
      %22 = arith.divf %cst_0, %21 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %8 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %19 = arith.mulf %in, %in_5 : f32
      linalg.yield %19 : f32
    } -> tensor<2x6x88xf32>
    %10 = tensor.empty() : tensor<2x6x88xbf16>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %19 = arith.truncf %in : f32 to bf16
      linalg.yield %19 : bf16
    } -> tensor<2x6x88xbf16>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_1, %11 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%10 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %19 = arith.mulf %in, %in_5 : bf16
      linalg.yield %19 : bf16
    } -> tensor<2x6x88xbf16>
    %13 = tensor.empty() : tensor<88x32xbf16>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<32x88xbf16>) outs(%13 : tensor<88x32xbf16>) permutation = [1, 0]
    %collapsed_3 = tensor.collapse_shape %12 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %14 = tensor.empty() : tensor<12x32xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %16 = linalg.matmul ins(%collapsed_3, %transposed_2 : tensor<12x88xbf16>, tensor<88x32xbf16>) outs(%15 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %17 = tensor.empty() : tensor<12x32xbf16>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%16 : tensor<12x32xf32>) outs(%17 : tensor<12x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %19 = arith.truncf %in : f32 to bf16
      linalg.yield %19 : bf16
    } -> tensor<12x32xbf16>
    %expanded_4 = tensor.expand_shape %18 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    return %expanded_4 : tensor<2x6x32xbf16>
  }
}
