// Source: Glm4MLP (transformers)
// Route: torch.export, torch-mlir to StableHLO, linalg, bf16
// Arguments: %arg0 = x, %arg1 = gate_up_proj.weight, %arg2 = down_proj.weight
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<176x32xbf16>, %arg2: tensor<32x88xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 1.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : bf16
    %0 = tensor.empty() : tensor<32x176xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<176x32xbf16>) outs(%0 : tensor<32x176xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<32x176xbf16>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %2 = tensor.empty() : tensor<12x176xbf16>
    %3 = linalg.fill ins(%cst_0 : bf16) outs(%2 : tensor<12x176xbf16>) -> tensor<12x176xbf16>
    %4 = linalg.matmul ins(%collapsed, %1 : tensor<12x32xbf16>, tensor<32x176xbf16>) outs(%3 : tensor<12x176xbf16>) -> tensor<12x176xbf16>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 6, 176] : tensor<12x176xbf16> into tensor<2x6x176xbf16>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xbf16> to tensor<2x6x88xbf16>
    %extracted_slice_1 = tensor.extract_slice %expanded[0, 0, 88] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xbf16> to tensor<2x6x88xbf16>
    %5 = tensor.empty() : tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<2x6x88xbf16>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %17 = arith.extf %in : bf16 to f32
      linalg.yield %17 : f32
    } -> tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = arith.negf %in : f32
      %18 = math.exp %17 : f32
      %19 = arith.addf %18, %cst : f32
      %20 = arith.divf %cst, %19 : f32
      linalg.yield %20 : f32
    } -> tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %7 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%5 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %17 = arith.mulf %in, %in_4 : f32
      linalg.yield %17 : f32
    } -> tensor<2x6x88xf32>
    %9 = tensor.empty() : tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x88xf32>) outs(%9 : tensor<2x6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %17 = arith.truncf %in : f32 to bf16
      linalg.yield %17 : bf16
    } -> tensor<2x6x88xbf16>
    %11 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_1, %10 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%9 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_4: bf16, %out: bf16):
      %17 = arith.mulf %in, %in_4 : bf16
      linalg.yield %17 : bf16
    } -> tensor<2x6x88xbf16>
    %12 = tensor.empty() : tensor<88x32xbf16>
    %13 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<32x88xbf16>) outs(%12 : tensor<88x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<88x32xbf16>
    %collapsed_2 = tensor.collapse_shape %11 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %14 = tensor.empty() : tensor<12x32xbf16>
    %15 = linalg.fill ins(%cst_0 : bf16) outs(%14 : tensor<12x32xbf16>) -> tensor<12x32xbf16>
    %16 = linalg.matmul ins(%collapsed_2, %13 : tensor<12x88xbf16>, tensor<88x32xbf16>) outs(%15 : tensor<12x32xbf16>) -> tensor<12x32xbf16>
    %expanded_3 = tensor.expand_shape %16 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    return %expanded_3 : tensor<2x6x32xbf16>
  }
}
