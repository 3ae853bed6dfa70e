// Source: nn.Module code
// Route: torch.onnx, IREE, f32
// Arguments: %arg0 = x, %arg1 = down.weight, %arg2 = down.bias, %arg3 = both.weight, %arg4 = both.bias
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main_graph(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x88xf32>, %arg2: tensor<32xf32>, %arg3: tensor<176x32xf32>, %arg4: tensor<176xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x176xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<176x32xf32>) outs(%0 : tensor<32x176xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<2x32x176xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x176xf32>) outs(%1 : tensor<2x32x176xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x176xf32>
    %3 = tensor.empty() : tensor<2x6x176xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<2x6x176xf32>) -> tensor<2x6x176xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<2x6x32xf32>, tensor<2x32x176xf32>) outs(%4 : tensor<2x6x176xf32>) -> tensor<2x6x176xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %arg4 : tensor<2x6x176xf32>, tensor<176xf32>) outs(%3 : tensor<2x6x176xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %17 = arith.addf %in, %in_3 : f32
      linalg.yield %17 : f32
    } -> tensor<2x6x176xf32>
    %extracted_slice = tensor.extract_slice %6[0, 0, 0] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %extracted_slice_1 = tensor.extract_slice %6[0, 0, 88] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %7 = tensor.empty() : tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_1 : tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = arith.negf %in : f32
      %18 = math.exp %17 : f32
      %19 = arith.addf %18, %cst_0 : f32
      %20 = arith.divf %cst_0, %19 : f32
      linalg.yield %20 : f32
    } -> tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice, %8 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %17 = arith.mulf %in, %in_3 : f32
      linalg.yield %17 : f32
    } -> tensor<2x6x88xf32>
    %10 = tensor.empty() : tensor<88x32xf32>
    %transposed_2 = linalg.transpose ins(%arg1 : tensor<32x88xf32>) outs(%10 : tensor<88x32xf32>) permutation = [1, 0]
    %11 = tensor.empty() : tensor<2x88x32xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<88x32xf32>) outs(%11 : tensor<2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x32xf32>
    %13 = tensor.empty() : tensor<2x6x32xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %15 = linalg.batch_matmul ins(%9, %12 : tensor<2x6x88xf32>, tensor<2x88x32xf32>) outs(%14 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15, %arg2 : tensor<2x6x32xf32>, tensor<32xf32>) outs(%13 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %17 = arith.addf %in, %in_3 : f32
      linalg.yield %17 : f32
    } -> tensor<2x6x32xf32>
    return %16 : tensor<2x6x32xf32>
  }
}
