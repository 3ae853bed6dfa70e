// Source: GPT2MLP (transformers)
// Route: torch.export -> torch-mlir -> linalg, f32
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<1x8x32xf32>, %arg1: tensor<32x128xf32>, %arg2: tensor<128xf32>, %arg3: tensor<128x32xf32>, %arg4: tensor<32xf32>) -> tensor<1x8x32xf32> {
    %c3_i64 = arith.constant 3 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.79788456080286541 : f64
    %cst_1 = arith.constant 4.471500e-02 : f64
    %cst_2 = arith.constant 5.000000e-01 : f32
    %cst_3 = arith.constant 1.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<1x8x32xf32> into tensor<8x32xf32>
    %0 = tensor.empty() : tensor<8x128xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<8x128xf32>) -> tensor<8x128xf32>
    %2 = linalg.matmul ins(%collapsed, %arg1 : tensor<8x32xf32>, tensor<32x128xf32>) outs(%1 : tensor<8x128xf32>) -> tensor<8x128xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%2, %arg2 : tensor<8x128xf32>, tensor<128xf32>) outs(%0 : tensor<8x128xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %17 = arith.addf %in, %in_6 : f32
      linalg.yield %17 : f32
    } -> tensor<8x128xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [1, 8, 128] : tensor<8x128xf32> into tensor<1x8x128xf32>
    %4 = tensor.empty() : tensor<1x8x128xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x8x128xf32>) outs(%4 : tensor<1x8x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = arith.mulf %in, %cst_2 : f32
      linalg.yield %17 : f32
    } -> tensor<1x8x128xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x8x128xf32>) outs(%4 : tensor<1x8x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = math.fpowi %in, %c3_i64 : f32, i64
      linalg.yield %17 : f32
    } -> tensor<1x8x128xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<1x8x128xf32>) outs(%4 : tensor<1x8x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = arith.truncf %cst_1 : f64 to f32
      %18 = arith.mulf %in, %17 : f32
      linalg.yield %18 : f32
    } -> tensor<1x8x128xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %7 : tensor<1x8x128xf32>, tensor<1x8x128xf32>) outs(%4 : tensor<1x8x128xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %17 = arith.addf %in, %in_6 : f32
      linalg.yield %17 : f32
    } -> tensor<1x8x128xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<1x8x128xf32>) outs(%4 : tensor<1x8x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = arith.truncf %cst_0 : f64 to f32
      %18 = arith.mulf %in, %17 : f32
      linalg.yield %18 : f32
    } -> tensor<1x8x128xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<1x8x128xf32>) outs(%4 : tensor<1x8x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = math.tanh %in : f32
      linalg.yield %17 : f32
    } -> tensor<1x8x128xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<1x8x128xf32>) outs(%4 : tensor<1x8x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = arith.addf %in, %cst_3 : f32
      linalg.yield %17 : f32
    } -> tensor<1x8x128xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %11 : tensor<1x8x128xf32>, tensor<1x8x128xf32>) outs(%4 : tensor<1x8x128xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %17 = arith.mulf %in, %in_6 : f32
      linalg.yield %17 : f32
    } -> tensor<1x8x128xf32>
    %collapsed_4 = tensor.collapse_shape %12 [[0, 1], [2]] : tensor<1x8x128xf32> into tensor<8x128xf32>
    %13 = tensor.empty() : tensor<8x32xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<8x32xf32>) -> tensor<8x32xf32>
    %15 = linalg.matmul ins(%collapsed_4, %arg3 : tensor<8x128xf32>, tensor<128x32xf32>) outs(%14 : tensor<8x32xf32>) -> tensor<8x32xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%15, %arg4 : tensor<8x32xf32>, tensor<32xf32>) outs(%13 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %17 = arith.addf %in, %in_6 : f32
      linalg.yield %17 : f32
    } -> tensor<8x32xf32>
    %expanded_5 = tensor.expand_shape %16 [[0, 1], [2]] output_shape [1, 8, 32] : tensor<8x32xf32> into tensor<1x8x32xf32>
    return %expanded_5 : tensor<1x8x32xf32>
  }
}
