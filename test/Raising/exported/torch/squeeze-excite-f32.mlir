// Source: nn.Module code
// Route: torch.export, torch-mlir, f32
// Note: the block is there, on pooled channels; the scaling of x is no gated unit
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = gate.bias, %arg3 = down.weight, %arg4 = down.bias
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d2)>
#map2 = affine_map<(d0, d1) -> (d0, d1)>
#map3 = affine_map<(d0, d1) -> (d1)>
#map4 = affine_map<(d0, d1, d2) -> (d0, 0, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 6.000000e+00 : f32
    %0 = tensor.empty() : tensor<2x32xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<2x32xf32>) -> tensor<2x32xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction", "parallel"]} ins(%arg0 : tensor<2x6x32xf32>) outs(%1 : tensor<2x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.addf %in, %out : f32
      linalg.yield %16 : f32
    } -> tensor<2x32xf32>
    %3 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<2x32xf32>) outs(%0 : tensor<2x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.divf %in, %cst_1 : f32
      linalg.yield %16 : f32
    } -> tensor<2x32xf32>
    %4 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%4 : tensor<32x88xf32>) permutation = [1, 0]
    %5 = tensor.empty() : tensor<2x88xf32>
    %6 = linalg.fill ins(%cst : f32) outs(%5 : tensor<2x88xf32>) -> tensor<2x88xf32>
    %7 = linalg.matmul ins(%3, %transposed : tensor<2x32xf32>, tensor<32x88xf32>) outs(%6 : tensor<2x88xf32>) -> tensor<2x88xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%7, %arg2 : tensor<2x88xf32>, tensor<88xf32>) outs(%5 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %16 = arith.addf %in, %in_3 : f32
      linalg.yield %16 : f32
    } -> tensor<2x88xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<2x88xf32>) outs(%5 : tensor<2x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.cmpf ugt, %in, %cst : f32
      %17 = arith.select %16, %in, %cst : f32
      linalg.yield %17 : f32
    } -> tensor<2x88xf32>
    %10 = tensor.empty() : tensor<88x32xf32>
    %transposed_2 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%10 : tensor<88x32xf32>) permutation = [1, 0]
    %11 = linalg.matmul ins(%9, %transposed_2 : tensor<2x88xf32>, tensor<88x32xf32>) outs(%1 : tensor<2x32xf32>) -> tensor<2x32xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%11, %arg4 : tensor<2x32xf32>, tensor<32xf32>) outs(%0 : tensor<2x32xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %16 = arith.addf %in, %in_3 : f32
      linalg.yield %16 : f32
    } -> tensor<2x32xf32>
    %13 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<2x32xf32>) outs(%0 : tensor<2x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.negf %in : f32
      %17 = math.exp %16 : f32
      %18 = arith.addf %17, %cst_0 : f32
      %19 = arith.divf %cst_0, %18 : f32
      linalg.yield %19 : f32
    } -> tensor<2x32xf32>
    %expanded = tensor.expand_shape %13 [[0], [1, 2]] output_shape [2, 1, 32] : tensor<2x32xf32> into tensor<2x1x32xf32>
    %14 = tensor.empty() : tensor<2x6x32xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %expanded : tensor<2x6x32xf32>, tensor<2x1x32xf32>) outs(%14 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %16 = arith.mulf %in, %in_3 : f32
      linalg.yield %16 : f32
    } -> tensor<2x6x32xf32>
    return %15 : tensor<2x6x32xf32>
  }
}
