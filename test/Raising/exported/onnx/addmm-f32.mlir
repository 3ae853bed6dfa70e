// Source: nn.Module code
// Route: torch.onnx, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = gate.bias, %arg3 = up.weight, %arg4 = up.bias, %arg5 = down.weight, %arg6 = down.bias
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @main_graph(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88xf32>, %arg3: tensor<88x32xf32>, %arg4: tensor<88xf32>, %arg5: tensor<32x88xf32>, %arg6: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 5.000000e-01 : f32
    %cst_2 = arith.constant 1.41421354 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %arg2 : tensor<12x88xf32>, tensor<88xf32>) outs(%1 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %14 = arith.addf %in, %in_5 : f32
      linalg.yield %14 : f32
    } -> tensor<12x88xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %5 = linalg.matmul ins(%collapsed, %transposed_3 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %arg4 : tensor<12x88xf32>, tensor<88xf32>) outs(%1 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %14 = arith.addf %in, %in_5 : f32
      linalg.yield %14 : f32
    } -> tensor<12x88xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<12x88xf32>) outs(%1 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %14 = arith.divf %in, %cst_2 : f32
      %15 = math.erf %14 : f32
      %16 = arith.addf %15, %cst_0 : f32
      %17 = arith.mulf %16, %cst_1 : f32
      %18 = arith.mulf %in, %17 : f32
      linalg.yield %18 : f32
    } -> tensor<12x88xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%7, %6 : tensor<12x88xf32>, tensor<12x88xf32>) outs(%1 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %14 = arith.mulf %in, %in_5 : f32
      linalg.yield %14 : f32
    } -> tensor<12x88xf32>
    %9 = tensor.empty() : tensor<88x32xf32>
    %transposed_4 = linalg.transpose ins(%arg5 : tensor<32x88xf32>) outs(%9 : tensor<88x32xf32>) permutation = [1, 0]
    %10 = tensor.empty() : tensor<12x32xf32>
    %11 = linalg.fill ins(%cst : f32) outs(%10 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %12 = linalg.matmul ins(%8, %transposed_4 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%11 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%12, %arg6 : tensor<12x32xf32>, tensor<32xf32>) outs(%10 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %14 = arith.addf %in, %in_5 : f32
      linalg.yield %14 : f32
    } -> tensor<12x32xf32>
    %expanded = tensor.expand_shape %13 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded : tensor<2x6x32xf32>
  }
}
