// Source: nn.Module code
// Route: torch.export, IREE, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<()[s0, s1] -> (s0 * s1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<?x?x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<?x?x32xf32> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f32
    %c88_i64 = arith.constant 88 : i64
    %cst_0 = arith.constant 1.000000e+00 : f32
    %c32_i64 = arith.constant 32 : i64
    %c1 = arith.constant 1 : index
    %c0_1 = arith.constant 0 : index
    %dim = tensor.dim %arg0, %c0_1 : tensor<?x?x32xf32>
    %c1_2 = arith.constant 1 : index
    %dim_3 = tensor.dim %arg0, %c1_2 : tensor<?x?x32xf32>
    %dim_4 = tensor.dim %arg0, %c0 : tensor<?x?x32xf32>
    %0 = arith.index_cast %dim_4 : index to i64
    %dim_5 = tensor.dim %arg0, %c1 : tensor<?x?x32xf32>
    %1 = arith.index_cast %dim_5 : index to i64
    %2 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%2 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<?x?x32xf32> into tensor<?x32xf32>
    %3 = affine.apply #map()[%dim_4, %dim_5]
    %4 = tensor.empty(%3) : tensor<?x88xf32>
    %5 = linalg.fill ins(%cst : f32) outs(%4 : tensor<?x88xf32>) -> tensor<?x88xf32>
    %6 = linalg.matmul ins(%collapsed, %transposed : tensor<?x32xf32>, tensor<32x88xf32>) outs(%5 : tensor<?x88xf32>) -> tensor<?x88xf32>
    %from_elements = tensor.from_elements %0, %1, %c88_i64 : tensor<3xi64>
    %reshape = tensor.reshape %6(%from_elements) : (tensor<?x88xf32>, tensor<3xi64>) -> tensor<?x?x88xf32>
    %7 = tensor.empty(%dim_4, %dim_5) : tensor<?x?x88xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape : tensor<?x?x88xf32>) outs(%7 : tensor<?x?x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = arith.negf %in : f32
      %18 = math.exp %17 : f32
      %19 = arith.addf %18, %cst_0 : f32
      %20 = arith.divf %cst_0, %19 : f32
      linalg.yield %20 : f32
    } -> tensor<?x?x88xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape, %8 : tensor<?x?x88xf32>, tensor<?x?x88xf32>) outs(%7 : tensor<?x?x88xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %17 = arith.mulf %in, %in_14 : f32
      linalg.yield %17 : f32
    } -> tensor<?x?x88xf32>
    %transposed_6 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%2 : tensor<32x88xf32>) permutation = [1, 0]
    %10 = linalg.matmul ins(%collapsed, %transposed_6 : tensor<?x32xf32>, tensor<32x88xf32>) outs(%5 : tensor<?x88xf32>) -> tensor<?x88xf32>
    %reshape_7 = tensor.reshape %10(%from_elements) : (tensor<?x88xf32>, tensor<3xi64>) -> tensor<?x?x88xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %reshape_7 : tensor<?x?x88xf32>, tensor<?x?x88xf32>) outs(%7 : tensor<?x?x88xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %17 = arith.mulf %in, %in_14 : f32
      linalg.yield %17 : f32
    } -> tensor<?x?x88xf32>
    %12 = tensor.empty() : tensor<88x32xf32>
    %transposed_8 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%12 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_9 = tensor.collapse_shape %11 [[0, 1], [2]] : tensor<?x?x88xf32> into tensor<?x88xf32>
    %13 = affine.apply #map()[%dim_4, %dim_5]
    %14 = tensor.empty(%13) : tensor<?x32xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %16 = linalg.matmul ins(%collapsed_9, %transposed_8 : tensor<?x88xf32>, tensor<88x32xf32>) outs(%15 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %from_elements_10 = tensor.from_elements %0, %1, %c32_i64 : tensor<3xi64>
    %reshape_11 = tensor.reshape %16(%from_elements_10) : (tensor<?x32xf32>, tensor<3xi64>) -> tensor<?x?x32xf32>
    %dim_12 = tensor.dim %reshape_11, %c0 : tensor<?x?x32xf32>
    %dim_13 = tensor.dim %reshape_11, %c1 : tensor<?x?x32xf32>
    return %reshape_11 : tensor<?x?x32xf32>
  }
}
