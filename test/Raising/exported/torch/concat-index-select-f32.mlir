// Source: nn.Module code
// Route: torch.export, torch-mlir, f32
// Expected: open, any answer that is equal in value
// Arguments: %arg0 = x, %arg1 = down.weight, %arg2 = both.weight
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2) -> (d2)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x88xf32>, %arg2: tensor<176x32xf32>) -> tensor<2x6x32xf32> {
    %c88_i64 = arith.constant 88 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x176xf32>
    %transposed = linalg.transpose ins(%arg2 : tensor<176x32xf32>) outs(%0 : tensor<32x176xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %1 = tensor.empty() : tensor<12x176xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x176xf32>) outs(%2 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 6, 176] : tensor<12x176xf32> into tensor<2x6x176xf32>
    %4 = tensor.empty() : tensor<88xi64>
    %5 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%4 : tensor<88xi64>) {
    ^bb0(%out: i64):
      %17 = linalg.index 0 : index
      %18 = arith.index_cast %17 : index to i64
      linalg.yield %18 : i64
    } -> tensor<88xi64>
    %6 = tensor.empty() : tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<88xi64>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: i64, %out: f32):
      %17 = arith.index_cast %in : i64 to index
      %18 = linalg.index 0 : index
      %19 = linalg.index 1 : index
      %extracted = tensor.extract %expanded[%18, %19, %17] : tensor<2x6x176xf32>
      linalg.yield %extracted : f32
    } -> tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%4 : tensor<88xi64>) {
    ^bb0(%out: i64):
      %17 = linalg.index 0 : index
      %18 = arith.index_cast %17 : index to i64
      %19 = arith.addi %18, %c88_i64 : i64
      linalg.yield %19 : i64
    } -> tensor<88xi64>
    %9 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<88xi64>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: i64, %out: f32):
      %17 = arith.index_cast %in : i64 to index
      %18 = linalg.index 0 : index
      %19 = linalg.index 1 : index
      %extracted = tensor.extract %expanded[%18, %19, %17] : tensor<2x6x176xf32>
      linalg.yield %extracted : f32
    } -> tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = arith.negf %in : f32
      %18 = math.exp %17 : f32
      %19 = arith.addf %18, %cst_0 : f32
      %20 = arith.divf %cst_0, %19 : f32
      linalg.yield %20 : f32
    } -> tensor<2x6x88xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %17 = arith.mulf %in, %in_4 : f32
      linalg.yield %17 : f32
    } -> tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11, %9 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %17 = arith.mulf %in, %in_4 : f32
      linalg.yield %17 : f32
    } -> tensor<2x6x88xf32>
    %13 = tensor.empty() : tensor<88x32xf32>
    %transposed_1 = linalg.transpose ins(%arg1 : tensor<32x88xf32>) outs(%13 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_2 = tensor.collapse_shape %12 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %14 = tensor.empty() : tensor<12x32xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %16 = linalg.matmul ins(%collapsed_2, %transposed_1 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%15 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_3 = tensor.expand_shape %16 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_3 : tensor<2x6x32xf32>
  }
}
