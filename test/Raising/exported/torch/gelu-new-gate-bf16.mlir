// Source: nn.Module code
// Route: torch.export, torch-mlir, bf16
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<88x32xbf16>, %arg3: tensor<32x88xbf16>) -> tensor<2x6x32xbf16> {
    %c3_i64 = arith.constant 3 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.79788456080286541 : f64
    %cst_1 = arith.constant 4.471500e-02 : f64
    %cst_2 = arith.constant 5.000000e-01 : bf16
    %cst_3 = arith.constant 1.000000e+00 : bf16
    %0 = tensor.empty() : tensor<32x88xbf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = tensor.empty() : tensor<12x88xbf16>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<12x88xf32>) outs(%4 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %24 = arith.truncf %in : f32 to bf16
      linalg.yield %24 : bf16
    } -> tensor<12x88xbf16>
    %expanded = tensor.expand_shape %5 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %transposed_4 = linalg.transpose ins(%arg2 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %6 = linalg.matmul ins(%collapsed, %transposed_4 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<12x88xf32>) outs(%4 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %24 = arith.truncf %in : f32 to bf16
      linalg.yield %24 : bf16
    } -> tensor<12x88xbf16>
    %expanded_5 = tensor.expand_shape %7 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %8 = tensor.empty() : tensor<2x6x88xbf16>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %24 = arith.mulf %in, %cst_2 : bf16
      linalg.yield %24 : bf16
    } -> tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %24 = math.fpowi %in, %c3_i64 : bf16, i64
      linalg.yield %24 : bf16
    } -> tensor<2x6x88xbf16>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %24 = arith.truncf %cst_1 : f64 to bf16
      %25 = arith.mulf %in, %24 : bf16
      linalg.yield %25 : bf16
    } -> tensor<2x6x88xbf16>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %11 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_9: bf16, %out: bf16):
      %24 = arith.addf %in, %in_9 : bf16
      linalg.yield %24 : bf16
    } -> tensor<2x6x88xbf16>
    %13 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %24 = arith.truncf %cst_0 : f64 to bf16
      %25 = arith.mulf %in, %24 : bf16
      linalg.yield %25 : bf16
    } -> tensor<2x6x88xbf16>
    %14 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %24 = math.tanh %in : bf16
      linalg.yield %24 : bf16
    } -> tensor<2x6x88xbf16>
    %15 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %24 = arith.addf %in, %cst_3 : bf16
      linalg.yield %24 : bf16
    } -> tensor<2x6x88xbf16>
    %16 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %15 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_9: bf16, %out: bf16):
      %24 = arith.mulf %in, %in_9 : bf16
      linalg.yield %24 : bf16
    } -> tensor<2x6x88xbf16>
    %17 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %expanded_5 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_9: bf16, %out: bf16):
      %24 = arith.mulf %in, %in_9 : bf16
      linalg.yield %24 : bf16
    } -> tensor<2x6x88xbf16>
    %18 = tensor.empty() : tensor<88x32xbf16>
    %transposed_6 = linalg.transpose ins(%arg3 : tensor<32x88xbf16>) outs(%18 : tensor<88x32xbf16>) permutation = [1, 0]
    %collapsed_7 = tensor.collapse_shape %17 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %19 = tensor.empty() : tensor<12x32xf32>
    %20 = linalg.fill ins(%cst : f32) outs(%19 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %21 = linalg.matmul ins(%collapsed_7, %transposed_6 : tensor<12x88xbf16>, tensor<88x32xbf16>) outs(%20 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %22 = tensor.empty() : tensor<12x32xbf16>
    %23 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%21 : tensor<12x32xf32>) outs(%22 : tensor<12x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %24 = arith.truncf %in : f32 to bf16
      linalg.yield %24 : bf16
    } -> tensor<12x32xbf16>
    %expanded_8 = tensor.expand_shape %23 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    return %expanded_8 : tensor<2x6x32xbf16>
  }
}
