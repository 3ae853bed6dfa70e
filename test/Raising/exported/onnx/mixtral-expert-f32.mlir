// Source: MixtralExperts, expert 1 (transformers)
// Route: torch.onnx, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = e.gate_up_proj, %arg2 = e.down_proj
#map = affine_map<(d0, d1, d2) -> (d0)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @main_graph(%arg0: tensor<12x32xf32>, %arg1: tensor<2x176x32xf32>, %arg2: tensor<2x32x88xf32>) -> tensor<12x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<1> : tensor<1xi64>
    %0 = tensor.empty() : tensor<1x176x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_1 : tensor<1xi64>) outs(%0 : tensor<1x176x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %16 = arith.index_cast %in : i64 to index
      %17 = linalg.index 1 : index
      %18 = linalg.index 2 : index
      %extracted = tensor.extract %arg1[%16, %17, %18] : tensor<2x176x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x176x32xf32>
    %collapsed = tensor.collapse_shape %1 [[0, 1], [2]] : tensor<1x176x32xf32> into tensor<176x32xf32>
    %2 = tensor.empty() : tensor<32x176xf32>
    %transposed = linalg.transpose ins(%collapsed : tensor<176x32xf32>) outs(%2 : tensor<32x176xf32>) permutation = [1, 0]
    %3 = tensor.empty() : tensor<12x176xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %5 = linalg.matmul ins(%arg0, %transposed : tensor<12x32xf32>, tensor<32x176xf32>) outs(%4 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %extracted_slice = tensor.extract_slice %5[0, 0] [12, 88] [1, 1] : tensor<12x176xf32> to tensor<12x88xf32>
    %extracted_slice_2 = tensor.extract_slice %5[0, 88] [12, 88] [1, 1] : tensor<12x176xf32> to tensor<12x88xf32>
    %6 = tensor.empty() : tensor<12x88xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice : tensor<12x88xf32>) outs(%6 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.negf %in : f32
      %17 = math.exp %16 : f32
      %18 = arith.addf %17, %cst_0 : f32
      %19 = arith.divf %cst_0, %18 : f32
      linalg.yield %19 : f32
    } -> tensor<12x88xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice, %7 : tensor<12x88xf32>, tensor<12x88xf32>) outs(%6 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %16 = arith.mulf %in, %in_5 : f32
      linalg.yield %16 : f32
    } -> tensor<12x88xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%8, %extracted_slice_2 : tensor<12x88xf32>, tensor<12x88xf32>) outs(%6 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %16 = arith.mulf %in, %in_5 : f32
      linalg.yield %16 : f32
    } -> tensor<12x88xf32>
    %10 = tensor.empty() : tensor<1x32x88xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_1 : tensor<1xi64>) outs(%10 : tensor<1x32x88xf32>) {
    ^bb0(%in: i64, %out: f32):
      %16 = arith.index_cast %in : i64 to index
      %17 = linalg.index 1 : index
      %18 = linalg.index 2 : index
      %extracted = tensor.extract %arg2[%16, %17, %18] : tensor<2x32x88xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x32x88xf32>
    %collapsed_3 = tensor.collapse_shape %11 [[0, 1], [2]] : tensor<1x32x88xf32> into tensor<32x88xf32>
    %12 = tensor.empty() : tensor<88x32xf32>
    %transposed_4 = linalg.transpose ins(%collapsed_3 : tensor<32x88xf32>) outs(%12 : tensor<88x32xf32>) permutation = [1, 0]
    %13 = tensor.empty() : tensor<12x32xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %15 = linalg.matmul ins(%9, %transposed_4 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%14 : tensor<12x32xf32>) -> tensor<12x32xf32>
    return %15 : tensor<12x32xf32>
  }
}
