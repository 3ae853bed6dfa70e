// Source: nn.Module code
// Route: torch.export, torch-mlir to StableHLO, linalg, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @main(%arg0: tensor<6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<6x32xf32> {
    %cst = arith.constant 1.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x88xf32>
    %2 = tensor.empty() : tensor<6x88xf32>
    %3 = linalg.fill ins(%cst_0 : f32) outs(%2 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %4 = linalg.matmul ins(%arg0, %1 : tensor<6x32xf32>, tensor<32x88xf32>) outs(%3 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<6x88xf32>) outs(%2 : tensor<6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %15 = arith.negf %in : f32
      %16 = math.exp %15 : f32
      %17 = arith.addf %16, %cst : f32
      %18 = arith.divf %cst, %17 : f32
      linalg.yield %18 : f32
    } -> tensor<6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4, %5 : tensor<6x88xf32>, tensor<6x88xf32>) outs(%2 : tensor<6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %15 = arith.mulf %in, %in_1 : f32
      linalg.yield %15 : f32
    } -> tensor<6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x88xf32>
    %8 = linalg.matmul ins(%arg0, %7 : tensor<6x32xf32>, tensor<32x88xf32>) outs(%3 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%6, %8 : tensor<6x88xf32>, tensor<6x88xf32>) outs(%2 : tensor<6x88xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %15 = arith.mulf %in, %in_1 : f32
      linalg.yield %15 : f32
    } -> tensor<6x88xf32>
    %10 = tensor.empty() : tensor<88x32xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<32x88xf32>) outs(%10 : tensor<88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88x32xf32>
    %12 = tensor.empty() : tensor<6x32xf32>
    %13 = linalg.fill ins(%cst_0 : f32) outs(%12 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %14 = linalg.matmul ins(%9, %11 : tensor<6x88xf32>, tensor<88x32xf32>) outs(%13 : tensor<6x32xf32>) -> tensor<6x32xf32>
    return %14 : tensor<6x32xf32>
  }
}
