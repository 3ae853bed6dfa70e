// Source: nn.Module code
// Route: torch.export, IREE, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = gate.bias, %arg3 = up.weight, %arg4 = up.bias, %arg5 = down.weight, %arg6 = down.bias
#map = affine_map<()[s0] -> (s0 * 2)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x?x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88xf32>, %arg3: tensor<88x32xf32>, %arg4: tensor<88xf32>, %arg5: tensor<32x88xf32>, %arg6: tensor<32xf32>) -> tensor<2x?x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %c2 = arith.constant 2 : index
    %cst_0 = arith.constant 1.000000e+00 : f32
    %c1 = arith.constant 1 : index
    %c1_1 = arith.constant 1 : index
    %dim = tensor.dim %arg0, %c1_1 : tensor<2x?x32xf32>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x?x32xf32> into tensor<?x32xf32>
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %dim_2 = tensor.dim %arg0, %c1 : tensor<2x?x32xf32>
    %1 = affine.apply #map()[%dim_2]
    %2 = tensor.empty(%1) : tensor<?x88xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<?x88xf32>) -> tensor<?x88xf32>
    %4 = linalg.matmul ins(%collapsed, %transposed : tensor<?x32xf32>, tensor<32x88xf32>) outs(%3 : tensor<?x88xf32>) -> tensor<?x88xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%4, %arg2 : tensor<?x88xf32>, tensor<88xf32>) outs(%2 : tensor<?x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %20 = arith.addf %in, %in_9 : f32
      linalg.yield %20 : f32
    } -> tensor<?x88xf32>
    %6 = arith.divsi %1, %c2 : index
    %expanded = tensor.expand_shape %5 [[0, 1], [2]] output_shape [2, %6, 88] : tensor<?x88xf32> into tensor<2x?x88xf32>
    %7 = tensor.empty(%6) : tensor<2x?x88xf32>
    %8 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x?x88xf32>) outs(%7 : tensor<2x?x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.negf %in : f32
      %21 = math.exp %20 : f32
      %22 = arith.addf %21, %cst_0 : f32
      %23 = arith.divf %cst_0, %22 : f32
      linalg.yield %23 : f32
    } -> tensor<2x?x88xf32>
    %9 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %8 : tensor<2x?x88xf32>, tensor<2x?x88xf32>) outs(%7 : tensor<2x?x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %20 = arith.mulf %in, %in_9 : f32
      linalg.yield %20 : f32
    } -> tensor<2x?x88xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %10 = linalg.matmul ins(%collapsed, %transposed_3 : tensor<?x32xf32>, tensor<32x88xf32>) outs(%3 : tensor<?x88xf32>) -> tensor<?x88xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%10, %arg4 : tensor<?x88xf32>, tensor<88xf32>) outs(%2 : tensor<?x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %20 = arith.addf %in, %in_9 : f32
      linalg.yield %20 : f32
    } -> tensor<?x88xf32>
    %expanded_4 = tensor.expand_shape %11 [[0, 1], [2]] output_shape [2, %6, 88] : tensor<?x88xf32> into tensor<2x?x88xf32>
    %12 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %expanded_4 : tensor<2x?x88xf32>, tensor<2x?x88xf32>) outs(%7 : tensor<2x?x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %20 = arith.mulf %in, %in_9 : f32
      linalg.yield %20 : f32
    } -> tensor<2x?x88xf32>
    %collapsed_5 = tensor.collapse_shape %12 [[0, 1], [2]] : tensor<2x?x88xf32> into tensor<?x88xf32>
    %13 = tensor.empty() : tensor<88x32xf32>
    %transposed_6 = linalg.transpose ins(%arg5 : tensor<32x88xf32>) outs(%13 : tensor<88x32xf32>) permutation = [1, 0]
    %14 = affine.apply #map()[%6]
    %15 = tensor.empty(%14) : tensor<?x32xf32>
    %16 = linalg.fill ins(%cst : f32) outs(%15 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %17 = linalg.matmul ins(%collapsed_5, %transposed_6 : tensor<?x88xf32>, tensor<88x32xf32>) outs(%16 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%17, %arg6 : tensor<?x32xf32>, tensor<32xf32>) outs(%15 : tensor<?x32xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %20 = arith.addf %in, %in_9 : f32
      linalg.yield %20 : f32
    } -> tensor<?x32xf32>
    %19 = arith.divsi %14, %c2 : index
    %expanded_7 = tensor.expand_shape %18 [[0, 1], [2]] output_shape [2, %19, 32] : tensor<?x32xf32> into tensor<2x?x32xf32>
    %dim_8 = tensor.dim %expanded_7, %c1 : tensor<2x?x32xf32>
    return %expanded_7 : tensor<2x?x32xf32>
  }
}
