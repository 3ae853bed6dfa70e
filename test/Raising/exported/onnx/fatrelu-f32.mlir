// Source: nn.Module code
// Route: torch.onnx, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> ()>
module {
  func.func @main_graph(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<2.500000e-01> : tensor<f32>
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
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
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %6 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<32x88xf32>) outs(%1 : tensor<2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x88xf32>
    %7 = linalg.batch_matmul ins(%arg0, %6 : tensor<2x6x32xf32>, tensor<2x32x88xf32>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %8 = tensor.empty() : tensor<2x6x88xi1>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %cst_0 : tensor<2x6x88xf32>, tensor<f32>) outs(%8 : tensor<2x6x88xi1>) {
    ^bb0(%in: f32, %in_4: f32, %out: i1):
      %18 = arith.cmpf ole, %in, %in_4 : f32
      linalg.yield %18 : i1
    } -> tensor<2x6x88xi1>
    %10 = linalg.generic {indexing_maps = [#map1, #map2, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %cst_1, %5 : tensor<2x6x88xi1>, tensor<f32>, tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: i1, %in_4: f32, %in_5: f32, %out: f32):
      %18 = arith.select %in, %in_4, %in_5 : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x88xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %7 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %18 = arith.mulf %in, %in_4 : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x88xf32>
    %12 = tensor.empty() : tensor<88x32xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%12 : tensor<88x32xf32>) permutation = [1, 0]
    %13 = tensor.empty() : tensor<2x88x32xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_3 : tensor<88x32xf32>) outs(%13 : tensor<2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x32xf32>
    %15 = tensor.empty() : tensor<2x6x32xf32>
    %16 = linalg.fill ins(%cst : f32) outs(%15 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %17 = linalg.batch_matmul ins(%11, %14 : tensor<2x6x88xf32>, tensor<2x88x32xf32>) outs(%16 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    return %17 : tensor<2x6x32xf32>
  }
}
