// Source: nn.Module code
// Route: torch.export, torch-mlir, f16
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf16>, %arg1: tensor<88x32xf16>, %arg2: tensor<88x32xf16>, %arg3: tensor<32x88xf16>) -> tensor<2x6x32xf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.4142135623730951 : f64
    %cst_1 = arith.constant 5.000000e-01 : f16
    %cst_2 = arith.constant 1.000000e+00 : f16
    %0 = tensor.empty() : tensor<32x88xf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf16>) outs(%0 : tensor<32x88xf16>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf16> into tensor<12x32xf16>
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf16>, tensor<32x88xf16>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = tensor.empty() : tensor<12x88xf16>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<12x88xf32>) outs(%4 : tensor<12x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %21 = arith.truncf %in : f32 to f16
      linalg.yield %21 : f16
    } -> tensor<12x88xf16>
    %expanded = tensor.expand_shape %5 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf16> into tensor<2x6x88xf16>
    %transposed_3 = linalg.transpose ins(%arg2 : tensor<88x32xf16>) outs(%0 : tensor<32x88xf16>) permutation = [1, 0]
    %6 = linalg.matmul ins(%collapsed, %transposed_3 : tensor<12x32xf16>, tensor<32x88xf16>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<12x88xf32>) outs(%4 : tensor<12x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %21 = arith.truncf %in : f32 to f16
      linalg.yield %21 : f16
    } -> tensor<12x88xf16>
    %expanded_4 = tensor.expand_shape %7 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf16> into tensor<2x6x88xf16>
    %8 = tensor.empty() : tensor<2x6x88xf16>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf16>) outs(%8 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %21 = arith.mulf %in, %cst_1 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf16>) outs(%8 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %21 = arith.truncf %cst_0 : f64 to f16
      %22 = arith.divf %in, %21 : f16
      linalg.yield %22 : f16
    } -> tensor<2x6x88xf16>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x88xf16>) outs(%8 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %21 = math.erf %in : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<2x6x88xf16>) outs(%8 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %21 = arith.addf %in, %cst_2 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %12 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%8 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_8: f16, %out: f16):
      %21 = arith.mulf %in, %in_8 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %expanded_4 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%8 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_8: f16, %out: f16):
      %21 = arith.mulf %in, %in_8 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %15 = tensor.empty() : tensor<88x32xf16>
    %transposed_5 = linalg.transpose ins(%arg3 : tensor<32x88xf16>) outs(%15 : tensor<88x32xf16>) permutation = [1, 0]
    %collapsed_6 = tensor.collapse_shape %14 [[0, 1], [2]] : tensor<2x6x88xf16> into tensor<12x88xf16>
    %16 = tensor.empty() : tensor<12x32xf32>
    %17 = linalg.fill ins(%cst : f32) outs(%16 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %18 = linalg.matmul ins(%collapsed_6, %transposed_5 : tensor<12x88xf16>, tensor<88x32xf16>) outs(%17 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %19 = tensor.empty() : tensor<12x32xf16>
    %20 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%18 : tensor<12x32xf32>) outs(%19 : tensor<12x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %21 = arith.truncf %in : f32 to f16
      linalg.yield %21 : f16
    } -> tensor<12x32xf16>
    %expanded_7 = tensor.expand_shape %20 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf16> into tensor<2x6x32xf16>
    return %expanded_7 : tensor<2x6x32xf16>
  }
}
