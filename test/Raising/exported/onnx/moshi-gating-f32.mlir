// Source: MoshiGatingMLP (transformers)
// Route: torch.onnx, torch-mlir, f32
// Note: halves by a view to [.., 2, F]
// Arguments: %arg0 = x, %arg1 = fc1.weight, %arg2 = fc2.weight
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d2)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
module {
  func.func @main_graph(%arg0: tensor<2x6x32xf32>, %arg1: tensor<176x32xf32>, %arg2: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<1> : tensor<1xi64>
    %cst_2 = arith.constant dense<0> : tensor<1xi64>
    %0 = tensor.empty() : tensor<32x176xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<176x32xf32>) outs(%0 : tensor<32x176xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<2x32x176xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x176xf32>) outs(%1 : tensor<2x32x176xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x176xf32>
    %3 = tensor.empty() : tensor<2x6x176xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<2x6x176xf32>) -> tensor<2x6x176xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<2x6x32xf32>, tensor<2x32x176xf32>) outs(%4 : tensor<2x6x176xf32>) -> tensor<2x6x176xf32>
    %expanded = tensor.expand_shape %5 [[0], [1], [2, 3]] output_shape [2, 6, 2, 88] : tensor<2x6x176xf32> into tensor<2x6x2x88xf32>
    %6 = tensor.empty() : tensor<2x6x1x88xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_2 : tensor<1xi64>) outs(%6 : tensor<2x6x1x88xf32>) {
    ^bb0(%in: i64, %out: f32):
      %19 = arith.index_cast %in : i64 to index
      %20 = linalg.index 0 : index
      %21 = linalg.index 1 : index
      %22 = linalg.index 3 : index
      %extracted = tensor.extract %expanded[%20, %21, %19, %22] : tensor<2x6x2x88xf32>
      linalg.yield %extracted : f32
    } -> tensor<2x6x1x88xf32>
    %collapsed = tensor.collapse_shape %7 [[0], [1, 2], [3]] : tensor<2x6x1x88xf32> into tensor<2x6x88xf32>
    %8 = tensor.empty() : tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed : tensor<2x6x88xf32>) outs(%8 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = arith.negf %in : f32
      %20 = math.exp %19 : f32
      %21 = arith.addf %20, %cst_0 : f32
      %22 = arith.divf %cst_0, %21 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed, %9 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%8 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %19 = arith.mulf %in, %in_5 : f32
      linalg.yield %19 : f32
    } -> tensor<2x6x88xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_1 : tensor<1xi64>) outs(%6 : tensor<2x6x1x88xf32>) {
    ^bb0(%in: i64, %out: f32):
      %19 = arith.index_cast %in : i64 to index
      %20 = linalg.index 0 : index
      %21 = linalg.index 1 : index
      %22 = linalg.index 3 : index
      %extracted = tensor.extract %expanded[%20, %21, %19, %22] : tensor<2x6x2x88xf32>
      linalg.yield %extracted : f32
    } -> tensor<2x6x1x88xf32>
    %collapsed_3 = tensor.collapse_shape %11 [[0], [1, 2], [3]] : tensor<2x6x1x88xf32> into tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %collapsed_3 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%8 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %19 = arith.mulf %in, %in_5 : f32
      linalg.yield %19 : f32
    } -> tensor<2x6x88xf32>
    %13 = tensor.empty() : tensor<88x32xf32>
    %transposed_4 = linalg.transpose ins(%arg2 : tensor<32x88xf32>) outs(%13 : tensor<88x32xf32>) permutation = [1, 0]
    %14 = tensor.empty() : tensor<2x88x32xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_4 : tensor<88x32xf32>) outs(%14 : tensor<2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x32xf32>
    %16 = tensor.empty() : tensor<2x6x32xf32>
    %17 = linalg.fill ins(%cst : f32) outs(%16 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %18 = linalg.batch_matmul ins(%12, %15 : tensor<2x6x88xf32>, tensor<2x88x32xf32>) outs(%17 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    return %18 : tensor<2x6x32xf32>
  }
}
