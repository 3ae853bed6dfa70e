// Source: CLIPMLP quick_gelu (transformers)
// Route: torch.onnx, IREE, f16
// Arguments: %arg0 = x, %arg1 = fc1.weight, %arg2 = fc1.bias, %arg3 = fc2.weight, %arg4 = fc2.bias
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
#map3 = affine_map<(d0, d1, d2) -> ()>
module {
  func.func @main_graph(%arg0: tensor<2x6x32xf16>, %arg1: tensor<88x32xf16>, %arg2: tensor<88xf16>, %arg3: tensor<32x88xf16>, %arg4: tensor<32xf16>) -> tensor<2x6x32xf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f16
    %cst_1 = arith.constant dense<1.702150e+00> : tensor<f16>
    %0 = tensor.empty() : tensor<32x88xf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf16>) outs(%0 : tensor<32x88xf16>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<2x32x88xf16>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x88xf16>) outs(%1 : tensor<2x32x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x32x88xf16>
    %3 = tensor.empty() : tensor<2x6x88xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<2x6x32xf16>, tensor<2x32x88xf16>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %6 = tensor.empty() : tensor<2x6x88xf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %21 = arith.truncf %in : f32 to f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %arg2 : tensor<2x6x88xf16>, tensor<88xf16>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_3: f16, %out: f16):
      %21 = arith.addf %in, %in_3 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %9 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %cst_1 : tensor<2x6x88xf16>, tensor<f16>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_3: f16, %out: f16):
      %21 = arith.mulf %in, %in_3 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x6x88xf16>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %21 = arith.negf %in : f16
      %22 = math.exp %21 : f16
      %23 = arith.addf %22, %cst_0 : f16
      %24 = arith.divf %cst_0, %23 : f16
      linalg.yield %24 : f16
    } -> tensor<2x6x88xf16>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %10 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_3: f16, %out: f16):
      %21 = arith.mulf %in, %in_3 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x88xf16>
    %12 = tensor.empty() : tensor<88x32xf16>
    %transposed_2 = linalg.transpose ins(%arg3 : tensor<32x88xf16>) outs(%12 : tensor<88x32xf16>) permutation = [1, 0]
    %13 = tensor.empty() : tensor<2x88x32xf16>
    %14 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<88x32xf16>) outs(%13 : tensor<2x88x32xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x88x32xf16>
    %15 = tensor.empty() : tensor<2x6x32xf32>
    %16 = linalg.fill ins(%cst : f32) outs(%15 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %17 = linalg.batch_matmul ins(%11, %14 : tensor<2x6x88xf16>, tensor<2x88x32xf16>) outs(%16 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %18 = tensor.empty() : tensor<2x6x32xf16>
    %19 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<2x6x32xf32>) outs(%18 : tensor<2x6x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %21 = arith.truncf %in : f32 to f16
      linalg.yield %21 : f16
    } -> tensor<2x6x32xf16>
    %20 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %arg4 : tensor<2x6x32xf16>, tensor<32xf16>) outs(%18 : tensor<2x6x32xf16>) {
    ^bb0(%in: f16, %in_3: f16, %out: f16):
      %21 = arith.addf %in, %in_3 : f16
      linalg.yield %21 : f16
    } -> tensor<2x6x32xf16>
    return %20 : tensor<2x6x32xf16>
  }
}
