// Source: BloomMLP (transformers)
// Route: torch.export, torch-mlir without decompositions, f32
// Note: GELU written out; the residual is added to the result
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = m.dense_h_to_4h.weight, %arg3 = m.dense_h_to_4h.bias, %arg4 = m.dense_4h_to_h.weight, %arg5 = m.dense_4h_to_h.bias
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<2x6x32xf32>, %arg2: tensor<128x32xf32>, %arg3: tensor<128xf32>, %arg4: tensor<32x128xf32>, %arg5: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 4.471500e-02 : f64
    %cst_1 = arith.constant 0.79788455999999996 : f64
    %cst_2 = arith.constant 5.000000e-01 : f32
    %cst_3 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x128xf32>
    %transposed = linalg.transpose ins(%arg2 : tensor<128x32xf32>) outs(%0 : tensor<32x128xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<2x32x128xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x128xf32>) outs(%1 : tensor<2x32x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x128xf32>
    %3 = tensor.empty() : tensor<2x6x128xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<2x6x128xf32>) -> tensor<2x6x128xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<2x6x32xf32>, tensor<2x32x128xf32>) outs(%4 : tensor<2x6x128xf32>) -> tensor<2x6x128xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %arg3 : tensor<2x6x128xf32>, tensor<128xf32>) outs(%3 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %24 = arith.addf %in, %in_5 : f32
      linalg.yield %24 : f32
    } -> tensor<2x6x128xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x128xf32>) outs(%3 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = arith.mulf %in, %cst_2 : f32
      linalg.yield %24 : f32
    } -> tensor<2x6x128xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x128xf32>) outs(%3 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = arith.truncf %cst_1 : f64 to f32
      %25 = arith.mulf %in, %24 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x128xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x128xf32>) outs(%3 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = arith.truncf %cst_0 : f64 to f32
      %25 = arith.mulf %in, %24 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x128xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<2x6x128xf32>, tensor<2x6x128xf32>) outs(%3 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %24 = arith.mulf %in, %in_5 : f32
      linalg.yield %24 : f32
    } -> tensor<2x6x128xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x128xf32>) outs(%3 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = arith.addf %in, %cst_3 : f32
      linalg.yield %24 : f32
    } -> tensor<2x6x128xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %11 : tensor<2x6x128xf32>, tensor<2x6x128xf32>) outs(%3 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %24 = arith.mulf %in, %in_5 : f32
      linalg.yield %24 : f32
    } -> tensor<2x6x128xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x128xf32>) outs(%3 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = math.tanh %in : f32
      linalg.yield %24 : f32
    } -> tensor<2x6x128xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<2x6x128xf32>) outs(%3 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = arith.addf %in, %cst_3 : f32
      linalg.yield %24 : f32
    } -> tensor<2x6x128xf32>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %14 : tensor<2x6x128xf32>, tensor<2x6x128xf32>) outs(%3 : tensor<2x6x128xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %24 = arith.mulf %in, %in_5 : f32
      linalg.yield %24 : f32
    } -> tensor<2x6x128xf32>
    %16 = tensor.empty() : tensor<128x32xf32>
    %transposed_4 = linalg.transpose ins(%arg4 : tensor<32x128xf32>) outs(%16 : tensor<128x32xf32>) permutation = [1, 0]
    %17 = tensor.empty() : tensor<2x128x32xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_4 : tensor<128x32xf32>) outs(%17 : tensor<2x128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x128x32xf32>
    %19 = tensor.empty() : tensor<2x6x32xf32>
    %20 = linalg.fill ins(%cst : f32) outs(%19 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %21 = linalg.batch_matmul ins(%15, %18 : tensor<2x6x128xf32>, tensor<2x128x32xf32>) outs(%20 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21, %arg5 : tensor<2x6x32xf32>, tensor<32xf32>) outs(%19 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %24 = arith.addf %in, %in_5 : f32
      linalg.yield %24 : f32
    } -> tensor<2x6x32xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg1, %22 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%19 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %24 = arith.addf %in, %in_5 : f32
      linalg.yield %24 : f32
    } -> tensor<2x6x32xf32>
    return %23 : tensor<2x6x32xf32>
  }
}
