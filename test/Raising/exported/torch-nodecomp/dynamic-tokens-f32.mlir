// Source: nn.Module code
// Route: torch.export, torch-mlir without decompositions, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @main(%arg0: tensor<?x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<?x32xf32> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %dim = tensor.dim %arg0, %c0 : tensor<?x32xf32>
    %1 = tensor.empty(%dim) : tensor<?x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<?x88xf32>) -> tensor<?x88xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<?x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<?x88xf32>) -> tensor<?x88xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x88xf32>) outs(%1 : tensor<?x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %12 = arith.negf %in : f32
      %13 = math.exp %12 : f32
      %14 = arith.addf %13, %cst_0 : f32
      %15 = arith.divf %cst_0, %14 : f32
      linalg.yield %15 : f32
    } -> tensor<?x88xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %3 : tensor<?x88xf32>, tensor<?x88xf32>) outs(%1 : tensor<?x88xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %12 = arith.mulf %in, %in_3 : f32
      linalg.yield %12 : f32
    } -> tensor<?x88xf32>
    %transposed_1 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %6 = linalg.matmul ins(%arg0, %transposed_1 : tensor<?x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<?x88xf32>) -> tensor<?x88xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %6 : tensor<?x88xf32>, tensor<?x88xf32>) outs(%1 : tensor<?x88xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %12 = arith.mulf %in, %in_3 : f32
      linalg.yield %12 : f32
    } -> tensor<?x88xf32>
    %8 = tensor.empty() : tensor<88x32xf32>
    %transposed_2 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%8 : tensor<88x32xf32>) permutation = [1, 0]
    %9 = tensor.empty(%dim) : tensor<?x32xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %11 = linalg.matmul ins(%7, %transposed_2 : tensor<?x88xf32>, tensor<88x32xf32>) outs(%10 : tensor<?x32xf32>) -> tensor<?x32xf32>
    return %11 : tensor<?x32xf32>
  }
}
