// Source: NemotronMLP (transformers)
// Route: torch.onnx, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = up_proj.weight, %arg2 = down_proj.weight
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main_graph(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %c2_i64 = arith.constant 2 : i64
    %cst = arith.constant 0.000000e+00 : f32
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
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %14 = arith.cmpf ugt, %in, %cst : f32
      %15 = arith.select %14, %in, %cst : f32
      linalg.yield %15 : f32
    } -> tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %14 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %14 : f32
    } -> tensor<2x6x88xf32>
    %8 = tensor.empty() : tensor<88x32xf32>
    %transposed_0 = linalg.transpose ins(%arg2 : tensor<32x88xf32>) outs(%8 : tensor<88x32xf32>) permutation = [1, 0]
    %9 = tensor.empty() : tensor<2x88x32xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_0 : tensor<88x32xf32>) outs(%9 : tensor<2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x32xf32>
    %11 = tensor.empty() : tensor<2x6x32xf32>
    %12 = linalg.fill ins(%cst : f32) outs(%11 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %13 = linalg.batch_matmul ins(%7, %10 : tensor<2x6x88xf32>, tensor<2x88x32xf32>) outs(%12 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    return %13 : tensor<2x6x32xf32>
  }
}
