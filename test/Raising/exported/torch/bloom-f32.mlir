// Source: BloomMLP (transformers)
// Route: torch.export, torch-mlir, f32
// Note: GELU written out; the residual is added to the result
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = m.dense_h_to_4h.weight, %arg3 = m.dense_h_to_4h.bias, %arg4 = m.dense_4h_to_h.weight, %arg5 = m.dense_4h_to_h.bias
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<2x6x32xf32>, %arg2: tensor<128x32xf32>, %arg3: tensor<128xf32>, %arg4: tensor<32x128xf32>, %arg5: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 4.471500e-02 : f64
    %cst_1 = arith.constant 0.79788455999999996 : f64
    %cst_2 = arith.constant 5.000000e-01 : f32
    %cst_3 = arith.constant 1.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<32x128xf32>
    %transposed = linalg.transpose ins(%arg2 : tensor<128x32xf32>) outs(%0 : tensor<32x128xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<12x128xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x128xf32>) -> tensor<12x128xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x128xf32>) outs(%2 : tensor<12x128xf32>) -> tensor<12x128xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %arg3 : tensor<12x128xf32>, tensor<128xf32>) outs(%1 : tensor<12x128xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %22 = arith.addf %in, %in_7 : f32
      linalg.yield %22 : f32
    } -> tensor<12x128xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 6, 128] : tensor<12x128xf32> into tensor<2x6x128xf32>
    %5 = tensor.empty() : tensor<2x6x128xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x128xf32>) outs(%5 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = arith.mulf %in, %cst_2 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x128xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x128xf32>) outs(%5 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = arith.truncf %cst_1 : f64 to f32
      %23 = arith.mulf %in, %22 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x128xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x128xf32>) outs(%5 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = arith.truncf %cst_0 : f64 to f32
      %23 = arith.mulf %in, %22 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x128xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %expanded : tensor<2x6x128xf32>, tensor<2x6x128xf32>) outs(%5 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %22 = arith.mulf %in, %in_7 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x128xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x6x128xf32>) outs(%5 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = arith.addf %in, %cst_3 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x128xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %10 : tensor<2x6x128xf32>, tensor<2x6x128xf32>) outs(%5 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %22 = arith.mulf %in, %in_7 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x128xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<2x6x128xf32>) outs(%5 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = math.tanh %in : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x128xf32>
    %13 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x128xf32>) outs(%5 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = arith.addf %in, %cst_3 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x128xf32>
    %14 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %13 : tensor<2x6x128xf32>, tensor<2x6x128xf32>) outs(%5 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %22 = arith.mulf %in, %in_7 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x128xf32>
    %collapsed_4 = tensor.collapse_shape %14 [[0, 1], [2]] : tensor<2x6x128xf32> into tensor<12x128xf32>
    %15 = tensor.empty() : tensor<128x32xf32>
    %transposed_5 = linalg.transpose ins(%arg4 : tensor<32x128xf32>) outs(%15 : tensor<128x32xf32>) permutation = [1, 0]
    %16 = tensor.empty() : tensor<12x32xf32>
    %17 = linalg.fill ins(%cst : f32) outs(%16 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %18 = linalg.matmul ins(%collapsed_4, %transposed_5 : tensor<12x128xf32>, tensor<128x32xf32>) outs(%17 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%18, %arg5 : tensor<12x32xf32>, tensor<32xf32>) outs(%16 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %22 = arith.addf %in, %in_7 : f32
      linalg.yield %22 : f32
    } -> tensor<12x32xf32>
    %expanded_6 = tensor.expand_shape %19 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %20 = tensor.empty() : tensor<2x6x32xf32>
    %21 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg1, %expanded_6 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%20 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %22 = arith.addf %in, %in_7 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x32xf32>
    return %21 : tensor<2x6x32xf32>
  }
}
