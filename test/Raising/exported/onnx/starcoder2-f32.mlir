// Source: Starcoder2MLP (transformers)
// Route: torch.onnx, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = c_fc.weight, %arg2 = c_fc.bias, %arg3 = c_proj.weight, %arg4 = c_proj.bias
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main_graph(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %c3_i64 = arith.constant 3 : i64
    %cst_0 = arith.constant 4.471500e-02 : f32
    %cst_1 = arith.constant 7.977240e-01 : f32
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<2x32x88xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x88xf32>) outs(%1 : tensor<2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x88xf32>
    %3 = tensor.empty() : tensor<2x6x88xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<2x6x32xf32>, tensor<2x32x88xf32>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %arg2 : tensor<2x6x88xf32>, tensor<88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %15 = arith.addf %in, %in_5 : f32
      linalg.yield %15 : f32
    } -> tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %15 = math.fpowi %in, %c3_i64 : f32, i64
      %16 = arith.mulf %15, %cst_0 : f32
      %17 = arith.addf %in, %16 : f32
      %18 = arith.mulf %17, %cst_1 : f32
      %19 = math.tanh %18 : f32
      %20 = arith.addf %19, %cst_2 : f32
      %21 = arith.mulf %20, %cst_3 : f32
      %22 = arith.mulf %in, %21 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %8 = tensor.empty() : tensor<88x32xf32>
    %transposed_4 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%8 : tensor<88x32xf32>) permutation = [1, 0]
    %9 = tensor.empty() : tensor<2x88x32xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_4 : tensor<88x32xf32>) outs(%9 : tensor<2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x32xf32>
    %11 = tensor.empty() : tensor<2x6x32xf32>
    %12 = linalg.fill ins(%cst : f32) outs(%11 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %13 = linalg.batch_matmul ins(%7, %10 : tensor<2x6x88xf32>, tensor<2x88x32xf32>) outs(%12 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %arg4 : tensor<2x6x32xf32>, tensor<32xf32>) outs(%11 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %15 = arith.addf %in, %in_5 : f32
      linalg.yield %15 : f32
    } -> tensor<2x6x32xf32>
    return %14 : tensor<2x6x32xf32>
  }
}
