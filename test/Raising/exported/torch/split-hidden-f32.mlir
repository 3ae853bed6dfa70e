// Source: nn.Module code
// Route: torch.export, torch-mlir, f32
// Note: two blocks over slices of the weights
// Expected: open, any answer that is equal in value
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %extracted_slice = tensor.extract_slice %arg1[0, 0] [44, 32] [1, 1] : tensor<88x32xf32> to tensor<44x32xf32>
    %0 = tensor.empty() : tensor<32x44xf32>
    %transposed = linalg.transpose ins(%extracted_slice : tensor<44x32xf32>) outs(%0 : tensor<32x44xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %1 = tensor.empty() : tensor<12x44xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x44xf32>) -> tensor<12x44xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x44xf32>) outs(%2 : tensor<12x44xf32>) -> tensor<12x44xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 6, 44] : tensor<12x44xf32> into tensor<2x6x44xf32>
    %4 = tensor.empty() : tensor<2x6x44xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x44xf32>) outs(%4 : tensor<2x6x44xf32>) {
    ^bb0(%in: f32, %out: f32):
      %21 = arith.negf %in : f32
      %22 = math.exp %21 : f32
      %23 = arith.addf %22, %cst_0 : f32
      %24 = arith.divf %cst_0, %23 : f32
      linalg.yield %24 : f32
    } -> tensor<2x6x44xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %5 : tensor<2x6x44xf32>, tensor<2x6x44xf32>) outs(%4 : tensor<2x6x44xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %21 = arith.mulf %in, %in_18 : f32
      linalg.yield %21 : f32
    } -> tensor<2x6x44xf32>
    %extracted_slice_1 = tensor.extract_slice %arg2[0, 0] [44, 32] [1, 1] : tensor<88x32xf32> to tensor<44x32xf32>
    %transposed_2 = linalg.transpose ins(%extracted_slice_1 : tensor<44x32xf32>) outs(%0 : tensor<32x44xf32>) permutation = [1, 0]
    %7 = linalg.matmul ins(%collapsed, %transposed_2 : tensor<12x32xf32>, tensor<32x44xf32>) outs(%2 : tensor<12x44xf32>) -> tensor<12x44xf32>
    %expanded_3 = tensor.expand_shape %7 [[0, 1], [2]] output_shape [2, 6, 44] : tensor<12x44xf32> into tensor<2x6x44xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %expanded_3 : tensor<2x6x44xf32>, tensor<2x6x44xf32>) outs(%4 : tensor<2x6x44xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %21 = arith.mulf %in, %in_18 : f32
      linalg.yield %21 : f32
    } -> tensor<2x6x44xf32>
    %extracted_slice_4 = tensor.extract_slice %arg3[0, 0] [32, 44] [1, 1] : tensor<32x88xf32> to tensor<32x44xf32>
    %9 = tensor.empty() : tensor<44x32xf32>
    %transposed_5 = linalg.transpose ins(%extracted_slice_4 : tensor<32x44xf32>) outs(%9 : tensor<44x32xf32>) permutation = [1, 0]
    %collapsed_6 = tensor.collapse_shape %8 [[0, 1], [2]] : tensor<2x6x44xf32> into tensor<12x44xf32>
    %10 = tensor.empty() : tensor<12x32xf32>
    %11 = linalg.fill ins(%cst : f32) outs(%10 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %12 = linalg.matmul ins(%collapsed_6, %transposed_5 : tensor<12x44xf32>, tensor<44x32xf32>) outs(%11 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_7 = tensor.expand_shape %12 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %extracted_slice_8 = tensor.extract_slice %arg1[44, 0] [44, 32] [1, 1] : tensor<88x32xf32> to tensor<44x32xf32>
    %transposed_9 = linalg.transpose ins(%extracted_slice_8 : tensor<44x32xf32>) outs(%0 : tensor<32x44xf32>) permutation = [1, 0]
    %13 = linalg.matmul ins(%collapsed, %transposed_9 : tensor<12x32xf32>, tensor<32x44xf32>) outs(%2 : tensor<12x44xf32>) -> tensor<12x44xf32>
    %expanded_10 = tensor.expand_shape %13 [[0, 1], [2]] output_shape [2, 6, 44] : tensor<12x44xf32> into tensor<2x6x44xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_10 : tensor<2x6x44xf32>) outs(%4 : tensor<2x6x44xf32>) {
    ^bb0(%in: f32, %out: f32):
      %21 = arith.negf %in : f32
      %22 = math.exp %21 : f32
      %23 = arith.addf %22, %cst_0 : f32
      %24 = arith.divf %cst_0, %23 : f32
      linalg.yield %24 : f32
    } -> tensor<2x6x44xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_10, %14 : tensor<2x6x44xf32>, tensor<2x6x44xf32>) outs(%4 : tensor<2x6x44xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %21 = arith.mulf %in, %in_18 : f32
      linalg.yield %21 : f32
    } -> tensor<2x6x44xf32>
    %extracted_slice_11 = tensor.extract_slice %arg2[44, 0] [44, 32] [1, 1] : tensor<88x32xf32> to tensor<44x32xf32>
    %transposed_12 = linalg.transpose ins(%extracted_slice_11 : tensor<44x32xf32>) outs(%0 : tensor<32x44xf32>) permutation = [1, 0]
    %16 = linalg.matmul ins(%collapsed, %transposed_12 : tensor<12x32xf32>, tensor<32x44xf32>) outs(%2 : tensor<12x44xf32>) -> tensor<12x44xf32>
    %expanded_13 = tensor.expand_shape %16 [[0, 1], [2]] output_shape [2, 6, 44] : tensor<12x44xf32> into tensor<2x6x44xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15, %expanded_13 : tensor<2x6x44xf32>, tensor<2x6x44xf32>) outs(%4 : tensor<2x6x44xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %21 = arith.mulf %in, %in_18 : f32
      linalg.yield %21 : f32
    } -> tensor<2x6x44xf32>
    %extracted_slice_14 = tensor.extract_slice %arg3[0, 44] [32, 44] [1, 1] : tensor<32x88xf32> to tensor<32x44xf32>
    %transposed_15 = linalg.transpose ins(%extracted_slice_14 : tensor<32x44xf32>) outs(%9 : tensor<44x32xf32>) permutation = [1, 0]
    %collapsed_16 = tensor.collapse_shape %17 [[0, 1], [2]] : tensor<2x6x44xf32> into tensor<12x44xf32>
    %18 = linalg.matmul ins(%collapsed_16, %transposed_15 : tensor<12x44xf32>, tensor<44x32xf32>) outs(%11 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_17 = tensor.expand_shape %18 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %19 = tensor.empty() : tensor<2x6x32xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_7, %expanded_17 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%19 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %21 = arith.addf %in, %in_18 : f32
      linalg.yield %21 : f32
    } -> tensor<2x6x32xf32>
    return %20 : tensor<2x6x32xf32>
  }
}
