// Source: MixtralExperts, expert 1 (transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = e.gate_up_proj, %arg2 = e.down_proj
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @main(%arg0: tensor<12x32xf32>, %arg1: tensor<2x176x32xf32>, %arg2: tensor<2x32x88xf32>) -> tensor<12x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %extracted_slice = tensor.extract_slice %arg1[1, 0, 0] [1, 176, 32] [1, 1, 1] : tensor<2x176x32xf32> to tensor<1x176x32xf32>
    %collapsed = tensor.collapse_shape %extracted_slice [[0, 1], [2]] : tensor<1x176x32xf32> into tensor<176x32xf32>
    %0 = tensor.empty() : tensor<32x176xf32>
    %transposed = linalg.transpose ins(%collapsed : tensor<176x32xf32>) outs(%0 : tensor<32x176xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<12x176xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<12x32xf32>, tensor<32x176xf32>) outs(%2 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %extracted_slice_1 = tensor.extract_slice %3[0, 0] [12, 88] [1, 1] : tensor<12x176xf32> to tensor<12x88xf32>
    %extracted_slice_2 = tensor.extract_slice %3[0, 88] [12, 88] [1, 1] : tensor<12x176xf32> to tensor<12x88xf32>
    %4 = tensor.empty() : tensor<12x88xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_1 : tensor<12x88xf32>) outs(%4 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %12 = arith.negf %in : f32
      %13 = math.exp %12 : f32
      %14 = arith.addf %13, %cst_0 : f32
      %15 = arith.divf %cst_0, %14 : f32
      linalg.yield %15 : f32
    } -> tensor<12x88xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_1, %5 : tensor<12x88xf32>, tensor<12x88xf32>) outs(%4 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %12 = arith.mulf %in, %in_6 : f32
      linalg.yield %12 : f32
    } -> tensor<12x88xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%6, %extracted_slice_2 : tensor<12x88xf32>, tensor<12x88xf32>) outs(%4 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %12 = arith.mulf %in, %in_6 : f32
      linalg.yield %12 : f32
    } -> tensor<12x88xf32>
    %extracted_slice_3 = tensor.extract_slice %arg2[1, 0, 0] [1, 32, 88] [1, 1, 1] : tensor<2x32x88xf32> to tensor<1x32x88xf32>
    %collapsed_4 = tensor.collapse_shape %extracted_slice_3 [[0, 1], [2]] : tensor<1x32x88xf32> into tensor<32x88xf32>
    %8 = tensor.empty() : tensor<88x32xf32>
    %transposed_5 = linalg.transpose ins(%collapsed_4 : tensor<32x88xf32>) outs(%8 : tensor<88x32xf32>) permutation = [1, 0]
    %9 = tensor.empty() : tensor<12x32xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %11 = linalg.matmul ins(%7, %transposed_5 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%10 : tensor<12x32xf32>) -> tensor<12x32xf32>
    return %11 : tensor<12x32xf32>
  }
}
