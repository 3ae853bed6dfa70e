// Source: nn.Module code
// Route: torch.onnx, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
module {
  func.func @main_graph(%arg0: tensor<2x2x3x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x2x3x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<2x2x32x88xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x88xf32>) outs(%1 : tensor<2x2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x2x32x88xf32>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2], [3]] : tensor<2x2x3x32xf32> into tensor<4x3x32xf32>
    %collapsed_1 = tensor.collapse_shape %2 [[0, 1], [2], [3]] : tensor<2x2x32x88xf32> into tensor<4x32x88xf32>
    %3 = tensor.empty() : tensor<4x3x88xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<4x3x88xf32>) -> tensor<4x3x88xf32>
    %5 = linalg.batch_matmul ins(%collapsed, %collapsed_1 : tensor<4x3x32xf32>, tensor<4x32x88xf32>) outs(%4 : tensor<4x3x88xf32>) -> tensor<4x3x88xf32>
    %expanded = tensor.expand_shape %5 [[0, 1], [2], [3]] output_shape [2, 2, 3, 88] : tensor<4x3x88xf32> into tensor<2x2x3x88xf32>
    %6 = tensor.empty() : tensor<2x2x3x88xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x2x3x88xf32>) outs(%6 : tensor<2x2x3x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.negf %in : f32
      %19 = math.exp %18 : f32
      %20 = arith.addf %19, %cst_0 : f32
      %21 = arith.divf %cst_0, %20 : f32
      linalg.yield %21 : f32
    } -> tensor<2x2x3x88xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %7 : tensor<2x2x3x88xf32>, tensor<2x2x3x88xf32>) outs(%6 : tensor<2x2x3x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %18 = arith.mulf %in, %in_9 : f32
      linalg.yield %18 : f32
    } -> tensor<2x2x3x88xf32>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %9 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<32x88xf32>) outs(%1 : tensor<2x2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x2x32x88xf32>
    %collapsed_3 = tensor.collapse_shape %9 [[0, 1], [2], [3]] : tensor<2x2x32x88xf32> into tensor<4x32x88xf32>
    %10 = linalg.batch_matmul ins(%collapsed, %collapsed_3 : tensor<4x3x32xf32>, tensor<4x32x88xf32>) outs(%4 : tensor<4x3x88xf32>) -> tensor<4x3x88xf32>
    %expanded_4 = tensor.expand_shape %10 [[0, 1], [2], [3]] output_shape [2, 2, 3, 88] : tensor<4x3x88xf32> into tensor<2x2x3x88xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %expanded_4 : tensor<2x2x3x88xf32>, tensor<2x2x3x88xf32>) outs(%6 : tensor<2x2x3x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %18 = arith.mulf %in, %in_9 : f32
      linalg.yield %18 : f32
    } -> tensor<2x2x3x88xf32>
    %12 = tensor.empty() : tensor<88x32xf32>
    %transposed_5 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%12 : tensor<88x32xf32>) permutation = [1, 0]
    %13 = tensor.empty() : tensor<2x2x88x32xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_5 : tensor<88x32xf32>) outs(%13 : tensor<2x2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x2x88x32xf32>
    %collapsed_6 = tensor.collapse_shape %11 [[0, 1], [2], [3]] : tensor<2x2x3x88xf32> into tensor<4x3x88xf32>
    %collapsed_7 = tensor.collapse_shape %14 [[0, 1], [2], [3]] : tensor<2x2x88x32xf32> into tensor<4x88x32xf32>
    %15 = tensor.empty() : tensor<4x3x32xf32>
    %16 = linalg.fill ins(%cst : f32) outs(%15 : tensor<4x3x32xf32>) -> tensor<4x3x32xf32>
    %17 = linalg.batch_matmul ins(%collapsed_6, %collapsed_7 : tensor<4x3x88xf32>, tensor<4x88x32xf32>) outs(%16 : tensor<4x3x32xf32>) -> tensor<4x3x32xf32>
    %expanded_8 = tensor.expand_shape %17 [[0, 1], [2], [3]] output_shape [2, 2, 3, 32] : tensor<4x3x32xf32> into tensor<2x2x3x32xf32>
    return %expanded_8 : tensor<2x2x3x32xf32>
  }
}
