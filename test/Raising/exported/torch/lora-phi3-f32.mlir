// Source: Phi3MLP, LoRA on gate_up and down (peft on transformers)
// Route: torch.export, torch-mlir, f32
// Expected: open, any answer that is equal in value
// Arguments: %arg0 = x, %arg1 = gate_up_proj.base_layer.weight, %arg2 = gate_up_proj.lora_A.default.weight, %arg3 = gate_up_proj.lora_B.default.weight, %arg4 = down_proj.base_layer.weight, %arg5 = down_proj.lora_A.default.weight, %arg6 = down_proj.lora_B.default.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<176x32xf32>, %arg2: tensor<4x32xf32>, %arg3: tensor<176x4xf32>, %arg4: tensor<32x88xf32>, %arg5: tensor<4x88xf32>, %arg6: tensor<32x4xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 2.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x176xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<176x32xf32>) outs(%0 : tensor<32x176xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %1 = tensor.empty() : tensor<12x176xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x176xf32>) outs(%2 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 6, 176] : tensor<12x176xf32> into tensor<2x6x176xf32>
    %4 = tensor.empty() : tensor<32x4xf32>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<4x32xf32>) outs(%4 : tensor<32x4xf32>) permutation = [1, 0]
    %5 = tensor.empty() : tensor<12x4xf32>
    %6 = linalg.fill ins(%cst : f32) outs(%5 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %7 = linalg.matmul ins(%collapsed, %transposed_2 : tensor<12x32xf32>, tensor<32x4xf32>) outs(%6 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %8 = tensor.empty() : tensor<4x176xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<176x4xf32>) outs(%8 : tensor<4x176xf32>) permutation = [1, 0]
    %9 = linalg.matmul ins(%7, %transposed_3 : tensor<12x4xf32>, tensor<4x176xf32>) outs(%2 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %expanded_4 = tensor.expand_shape %9 [[0, 1], [2]] output_shape [2, 6, 176] : tensor<12x176xf32> into tensor<2x6x176xf32>
    %10 = tensor.empty() : tensor<2x6x176xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_4 : tensor<2x6x176xf32>) outs(%10 : tensor<2x6x176xf32>) {
    ^bb0(%in: f32, %out: f32):
      %28 = arith.mulf %in, %cst_1 : f32
      linalg.yield %28 : f32
    } -> tensor<2x6x176xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %11 : tensor<2x6x176xf32>, tensor<2x6x176xf32>) outs(%10 : tensor<2x6x176xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %28 = arith.addf %in, %in_12 : f32
      linalg.yield %28 : f32
    } -> tensor<2x6x176xf32>
    %extracted_slice = tensor.extract_slice %12[0, 0, 0] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %extracted_slice_5 = tensor.extract_slice %12[0, 0, 88] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %13 = tensor.empty() : tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %28 = arith.negf %in : f32
      %29 = math.exp %28 : f32
      %30 = arith.addf %29, %cst_0 : f32
      %31 = arith.divf %cst_0, %30 : f32
      linalg.yield %31 : f32
    } -> tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice, %14 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %28 = arith.mulf %in, %in_12 : f32
      linalg.yield %28 : f32
    } -> tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_5, %15 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %28 = arith.mulf %in, %in_12 : f32
      linalg.yield %28 : f32
    } -> tensor<2x6x88xf32>
    %17 = tensor.empty() : tensor<88x32xf32>
    %transposed_6 = linalg.transpose ins(%arg4 : tensor<32x88xf32>) outs(%17 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_7 = tensor.collapse_shape %16 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %18 = tensor.empty() : tensor<12x32xf32>
    %19 = linalg.fill ins(%cst : f32) outs(%18 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %20 = linalg.matmul ins(%collapsed_7, %transposed_6 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%19 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_8 = tensor.expand_shape %20 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %21 = tensor.empty() : tensor<88x4xf32>
    %transposed_9 = linalg.transpose ins(%arg5 : tensor<4x88xf32>) outs(%21 : tensor<88x4xf32>) permutation = [1, 0]
    %22 = linalg.matmul ins(%collapsed_7, %transposed_9 : tensor<12x88xf32>, tensor<88x4xf32>) outs(%6 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %23 = tensor.empty() : tensor<4x32xf32>
    %transposed_10 = linalg.transpose ins(%arg6 : tensor<32x4xf32>) outs(%23 : tensor<4x32xf32>) permutation = [1, 0]
    %24 = linalg.matmul ins(%22, %transposed_10 : tensor<12x4xf32>, tensor<4x32xf32>) outs(%19 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_11 = tensor.expand_shape %24 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %25 = tensor.empty() : tensor<2x6x32xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_11 : tensor<2x6x32xf32>) outs(%25 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %28 = arith.mulf %in, %cst_1 : f32
      linalg.yield %28 : f32
    } -> tensor<2x6x32xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_8, %26 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%25 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %28 = arith.addf %in, %in_12 : f32
      linalg.yield %28 : f32
    } -> tensor<2x6x32xf32>
    return %27 : tensor<2x6x32xf32>
  }
}
