// Source: nn.Module code
// Route: torch.export, torch-mlir, bf16
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<88x32xbf16>, %arg3: tensor<32x88xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : bf16
    %0 = tensor.empty() : tensor<32x88xbf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = tensor.empty() : tensor<12x88xbf16>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<12x88xf32>) outs(%4 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %18 = arith.truncf %in : f32 to bf16
      linalg.yield %18 : bf16
    } -> tensor<12x88xbf16>
    %expanded = tensor.expand_shape %5 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %transposed_1 = linalg.transpose ins(%arg2 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %6 = linalg.matmul ins(%collapsed, %transposed_1 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<12x88xf32>) outs(%4 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %18 = arith.truncf %in : f32 to bf16
      linalg.yield %18 : bf16
    } -> tensor<12x88xbf16>
    %expanded_2 = tensor.expand_shape %7 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %8 = tensor.empty() : tensor<2x6x88xbf16>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %18 = arith.negf %in : bf16
      %19 = math.exp %18 : bf16
      %20 = arith.addf %19, %cst_0 : bf16
      %21 = arith.divf %cst_0, %20 : bf16
      linalg.yield %21 : bf16
    } -> tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %9 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_6: bf16, %out: bf16):
      %18 = arith.mulf %in, %in_6 : bf16
      linalg.yield %18 : bf16
    } -> tensor<2x6x88xbf16>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %expanded_2 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_6: bf16, %out: bf16):
      %18 = arith.mulf %in, %in_6 : bf16
      linalg.yield %18 : bf16
    } -> tensor<2x6x88xbf16>
    %12 = tensor.empty() : tensor<88x32xbf16>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<32x88xbf16>) outs(%12 : tensor<88x32xbf16>) permutation = [1, 0]
    %collapsed_4 = tensor.collapse_shape %11 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %13 = tensor.empty() : tensor<12x32xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %15 = linalg.matmul ins(%collapsed_4, %transposed_3 : tensor<12x88xbf16>, tensor<88x32xbf16>) outs(%14 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %16 = tensor.empty() : tensor<12x32xbf16>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<12x32xf32>) outs(%16 : tensor<12x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %18 = arith.truncf %in : f32 to bf16
      linalg.yield %18 : bf16
    } -> tensor<12x32xbf16>
    %expanded_5 = tensor.expand_shape %17 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    return %expanded_5 : tensor<2x6x32xbf16>
  }
}
