// Source: Qwen2MLP (transformers)
// Route: torch.onnx, IREE, f16
// Arguments: %arg0 = x, %arg1 = gate_proj.weight, %arg2 = up_proj.weight, %arg3 = down_proj.weight
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main_graph(%arg0: tensor<2x6x32xf16>, %arg1: tensor<88x32xf16>, %arg2: tensor<88x32xf16>, %arg3: tensor<32x88xf16>) -> tensor<2x6x32xf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f16
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
      %22 = arith.truncf %in : f32 to f16
      linalg.yield %22 : f16
    } -> tensor<2x6x88xf16>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<2x6x88xf16>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %22 = arith.negf %in : f16
      %23 = math.exp %22 : f16
      %24 = arith.addf %23, %cst_0 : f16
      %25 = arith.divf %cst_0, %24 : f16
      linalg.yield %25 : f16
    } -> tensor<2x6x88xf16>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %8 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_3: f16, %out: f16):
      %22 = arith.mulf %in, %in_3 : f16
      linalg.yield %22 : f16
    } -> tensor<2x6x88xf16>
    %transposed_1 = linalg.transpose ins(%arg2 : tensor<88x32xf16>) outs(%0 : tensor<32x88xf16>) permutation = [1, 0]
    %10 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_1 : tensor<32x88xf16>) outs(%1 : tensor<2x32x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x32x88xf16>
    %11 = linalg.batch_matmul ins(%arg0, %10 : tensor<2x6x32xf16>, tensor<2x32x88xf16>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %22 = arith.truncf %in : f32 to f16
      linalg.yield %22 : f16
    } -> tensor<2x6x88xf16>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %12 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_3: f16, %out: f16):
      %22 = arith.mulf %in, %in_3 : f16
      linalg.yield %22 : f16
    } -> tensor<2x6x88xf16>
    %14 = tensor.empty() : tensor<88x32xf16>
    %transposed_2 = linalg.transpose ins(%arg3 : tensor<32x88xf16>) outs(%14 : tensor<88x32xf16>) permutation = [1, 0]
    %15 = tensor.empty() : tensor<2x88x32xf16>
    %16 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<88x32xf16>) outs(%15 : tensor<2x88x32xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x88x32xf16>
    %17 = tensor.empty() : tensor<2x6x32xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%17 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %19 = linalg.batch_matmul ins(%13, %16 : tensor<2x6x88xf16>, tensor<2x88x32xf16>) outs(%18 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %20 = tensor.empty() : tensor<2x6x32xf16>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<2x6x32xf32>) outs(%20 : tensor<2x6x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %22 = arith.truncf %in : f32 to f16
      linalg.yield %22 : f16
    } -> tensor<2x6x32xf16>
    return %21 : tensor<2x6x32xf16>
  }
}
