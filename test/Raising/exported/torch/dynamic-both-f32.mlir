// Source: nn.Module code
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<?x?x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<?x?x32xf32> {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %dim = tensor.dim %arg0, %c0 : tensor<?x?x32xf32>
    %dim_1 = tensor.dim %arg0, %c1 : tensor<?x?x32xf32>
    %1 = arith.index_cast %dim : index to i64
    %2 = arith.cmpi sge, %1, %c0_i64 : i64
    cf.assert %2, "negative values not allowed in new dimensions"
    %3 = tensor.empty(%dim) : tensor<?x32x88xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x88xf32>) outs(%3 : tensor<?x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x32x88xf32>
    %5 = tensor.empty(%dim, %dim_1) : tensor<?x?x88xf32>
    %6 = linalg.fill ins(%cst : f32) outs(%5 : tensor<?x?x88xf32>) -> tensor<?x?x88xf32>
    %7 = linalg.batch_matmul ins(%arg0, %4 : tensor<?x?x32xf32>, tensor<?x32x88xf32>) outs(%6 : tensor<?x?x88xf32>) -> tensor<?x?x88xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<?x?x88xf32>) outs(%5 : tensor<?x?x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = arith.negf %in : f32
      %20 = math.exp %19 : f32
      %21 = arith.addf %20, %cst_0 : f32
      %22 = arith.divf %cst_0, %21 : f32
      linalg.yield %22 : f32
    } -> tensor<?x?x88xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %7 : tensor<?x?x88xf32>, tensor<?x?x88xf32>) outs(%5 : tensor<?x?x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %19 = arith.mulf %in, %in_4 : f32
      linalg.yield %19 : f32
    } -> tensor<?x?x88xf32>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    cf.assert %2, "negative values not allowed in new dimensions"
    %10 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<32x88xf32>) outs(%3 : tensor<?x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x32x88xf32>
    %11 = linalg.batch_matmul ins(%arg0, %10 : tensor<?x?x32xf32>, tensor<?x32x88xf32>) outs(%6 : tensor<?x?x88xf32>) -> tensor<?x?x88xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %11 : tensor<?x?x88xf32>, tensor<?x?x88xf32>) outs(%5 : tensor<?x?x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %19 = arith.mulf %in, %in_4 : f32
      linalg.yield %19 : f32
    } -> tensor<?x?x88xf32>
    %13 = tensor.empty() : tensor<88x32xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%13 : tensor<88x32xf32>) permutation = [1, 0]
    cf.assert %2, "negative values not allowed in new dimensions"
    %14 = tensor.empty(%dim) : tensor<?x88x32xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_3 : tensor<88x32xf32>) outs(%14 : tensor<?x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x88x32xf32>
    %16 = tensor.empty(%dim, %dim_1) : tensor<?x?x32xf32>
    %17 = linalg.fill ins(%cst : f32) outs(%16 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %18 = linalg.batch_matmul ins(%12, %15 : tensor<?x?x88xf32>, tensor<?x88x32xf32>) outs(%17 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    return %18 : tensor<?x?x32xf32>
  }
}
