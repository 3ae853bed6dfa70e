// Source: nn.Module code
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = a.weight, %arg2 = a.bias, %arg3 = b.weight, %arg4 = b.bias
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> ()>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x32xf32>, %arg2: tensor<32xf32>, %arg3: tensor<32x32xf32>, %arg4: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<1> : tensor<i64>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<32x32xf32>) outs(%0 : tensor<32x32xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<12x32xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x32xf32>) outs(%2 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %arg2 : tensor<12x32xf32>, tensor<32xf32>) outs(%1 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %14 = arith.addf %in, %in_4 : f32
      linalg.yield %14 : f32
    } -> tensor<12x32xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %5 = tensor.empty() : tensor<2x6x32xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x32xf32>) outs(%5 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %14 = arith.negf %in : f32
      %15 = math.exp %14 : f32
      %16 = arith.addf %15, %cst_0 : f32
      %17 = arith.divf %cst_0, %16 : f32
      linalg.yield %17 : f32
    } -> tensor<2x6x32xf32>
    %transposed_2 = linalg.transpose ins(%arg3 : tensor<32x32xf32>) outs(%0 : tensor<32x32xf32>) permutation = [1, 0]
    %7 = linalg.matmul ins(%collapsed, %transposed_2 : tensor<12x32xf32>, tensor<32x32xf32>) outs(%2 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%7, %arg4 : tensor<12x32xf32>, tensor<32xf32>) outs(%1 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %14 = arith.addf %in, %in_4 : f32
      linalg.yield %14 : f32
    } -> tensor<12x32xf32>
    %expanded_3 = tensor.expand_shape %8 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_3 : tensor<2x6x32xf32>) outs(%5 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %14 = arith.cmpf ugt, %in, %cst : f32
      %15 = arith.select %14, %in, %cst : f32
      linalg.yield %15 : f32
    } -> tensor<2x6x32xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %9 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%5 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %14 = arith.mulf %in, %in_4 : f32
      linalg.yield %14 : f32
    } -> tensor<2x6x32xf32>
    %11 = linalg.generic {indexing_maps = [#map3, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_1, %6 : tensor<i64>, tensor<2x6x32xf32>) outs(%5 : tensor<2x6x32xf32>) {
    ^bb0(%in: i64, %in_4: f32, %out: f32):
      %14 = arith.sitofp %in : i64 to f32
      %15 = arith.subf %14, %in_4 : f32
      linalg.yield %15 : f32
    } -> tensor<2x6x32xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11, %arg0 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%5 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %14 = arith.mulf %in, %in_4 : f32
      linalg.yield %14 : f32
    } -> tensor<2x6x32xf32>
    %13 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %12 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%5 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %14 = arith.addf %in, %in_4 : f32
      linalg.yield %14 : f32
    } -> tensor<2x6x32xf32>
    return %13 : tensor<2x6x32xf32>
  }
}
