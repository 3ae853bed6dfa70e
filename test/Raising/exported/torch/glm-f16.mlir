// Source: GlmMLP (transformers)
// Route: torch.export, torch-mlir, f16
// Arguments: %arg0 = x, %arg1 = gate_up_proj.weight, %arg2 = down_proj.weight
#map = affine_map<()[s0] -> (s0 * 2)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x?x32xf16>, %arg1: tensor<176x32xf16>, %arg2: tensor<32x88xf16>) -> tensor<2x?x32xf16> {
    %c2 = arith.constant 2 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %c1 = arith.constant 1 : index
    %0 = tensor.empty() : tensor<32x176xf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<176x32xf16>) outs(%0 : tensor<32x176xf16>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x?x32xf16> into tensor<?x32xf16>
    %dim = tensor.dim %arg0, %c1 : tensor<2x?x32xf16>
    %1 = affine.apply #map()[%dim]
    %2 = tensor.empty(%1) : tensor<?x176xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<?x176xf32>) -> tensor<?x176xf32>
    %4 = linalg.matmul ins(%collapsed, %transposed : tensor<?x32xf16>, tensor<32x176xf16>) outs(%3 : tensor<?x176xf32>) -> tensor<?x176xf32>
    %5 = tensor.empty(%1) : tensor<?x176xf16>
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<?x176xf32>) outs(%5 : tensor<?x176xf16>) {
    ^bb0(%in: f32, %out: f16):
      %23 = arith.truncf %in : f32 to f16
      linalg.yield %23 : f16
    } -> tensor<?x176xf16>
    %7 = arith.divsi %1, %c2 : index
    %expanded = tensor.expand_shape %6 [[0, 1], [2]] output_shape [2, %7, 176] : tensor<?x176xf16> into tensor<2x?x176xf16>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [2, %7, 88] [1, 1, 1] : tensor<2x?x176xf16> to tensor<2x?x88xf16>
    %extracted_slice_1 = tensor.extract_slice %expanded[0, 0, 88] [2, %7, 88] [1, 1, 1] : tensor<2x?x176xf16> to tensor<2x?x88xf16>
    %8 = tensor.empty(%7) : tensor<2x?x88xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<2x?x88xf16>) outs(%8 : tensor<2x?x88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %23 = arith.extf %in : f16 to f32
      linalg.yield %23 : f32
    } -> tensor<2x?x88xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x?x88xf32>) outs(%8 : tensor<2x?x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.negf %in : f32
      %24 = math.exp %23 : f32
      %25 = arith.addf %24, %cst_0 : f32
      %26 = arith.divf %cst_0, %25 : f32
      linalg.yield %26 : f32
    } -> tensor<2x?x88xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %10 : tensor<2x?x88xf32>, tensor<2x?x88xf32>) outs(%8 : tensor<2x?x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %23 = arith.mulf %in, %in_5 : f32
      linalg.yield %23 : f32
    } -> tensor<2x?x88xf32>
    %12 = tensor.empty(%7) : tensor<2x?x88xf16>
    %13 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<2x?x88xf32>) outs(%12 : tensor<2x?x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %23 = arith.truncf %in : f32 to f16
      linalg.yield %23 : f16
    } -> tensor<2x?x88xf16>
    %14 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_1, %13 : tensor<2x?x88xf16>, tensor<2x?x88xf16>) outs(%12 : tensor<2x?x88xf16>) {
    ^bb0(%in: f16, %in_5: f16, %out: f16):
      %23 = arith.mulf %in, %in_5 : f16
      linalg.yield %23 : f16
    } -> tensor<2x?x88xf16>
    %15 = tensor.empty() : tensor<88x32xf16>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<32x88xf16>) outs(%15 : tensor<88x32xf16>) permutation = [1, 0]
    %collapsed_3 = tensor.collapse_shape %14 [[0, 1], [2]] : tensor<2x?x88xf16> into tensor<?x88xf16>
    %16 = affine.apply #map()[%7]
    %17 = tensor.empty(%16) : tensor<?x32xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%17 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %19 = linalg.matmul ins(%collapsed_3, %transposed_2 : tensor<?x88xf16>, tensor<88x32xf16>) outs(%18 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %20 = tensor.empty(%16) : tensor<?x32xf16>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%19 : tensor<?x32xf32>) outs(%20 : tensor<?x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %23 = arith.truncf %in : f32 to f16
      linalg.yield %23 : f16
    } -> tensor<?x32xf16>
    %22 = arith.divsi %16, %c2 : index
    %expanded_4 = tensor.expand_shape %21 [[0, 1], [2]] output_shape [2, %22, 32] : tensor<?x32xf16> into tensor<2x?x32xf16>
    return %expanded_4 : tensor<2x?x32xf16>
  }
}
