// Source: LlamaMLP, LoRA on gate and up (peft on transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = gate_proj.base_layer.weight, %arg2 = gate_proj.lora_A.default.weight, %arg3 = gate_proj.lora_B.default.weight, %arg4 = up_proj.base_layer.weight, %arg5 = up_proj.lora_A.default.weight, %arg6 = up_proj.lora_B.default.weight, %arg7 = down_proj.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<4x32xf32>, %arg3: tensor<88x4xf32>, %arg4: tensor<88x32xf32>, %arg5: tensor<4x32xf32>, %arg6: tensor<88x4xf32>, %arg7: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 2.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %4 = tensor.empty() : tensor<32x4xf32>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<4x32xf32>) outs(%4 : tensor<32x4xf32>) permutation = [1, 0]
    %5 = tensor.empty() : tensor<12x4xf32>
    %6 = linalg.fill ins(%cst : f32) outs(%5 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %7 = linalg.matmul ins(%collapsed, %transposed_2 : tensor<12x32xf32>, tensor<32x4xf32>) outs(%6 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %8 = tensor.empty() : tensor<4x88xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<88x4xf32>) outs(%8 : tensor<4x88xf32>) permutation = [1, 0]
    %9 = linalg.matmul ins(%7, %transposed_3 : tensor<12x4xf32>, tensor<4x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_4 = tensor.expand_shape %9 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %10 = tensor.empty() : tensor<2x6x88xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_4 : tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.mulf %in, %cst_1 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %11 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %25 = arith.addf %in, %in_13 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.negf %in : f32
      %26 = math.exp %25 : f32
      %27 = arith.addf %26, %cst_0 : f32
      %28 = arith.divf %cst_0, %27 : f32
      linalg.yield %28 : f32
    } -> tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %13 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %25 = arith.mulf %in, %in_13 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %transposed_5 = linalg.transpose ins(%arg4 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %15 = linalg.matmul ins(%collapsed, %transposed_5 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_6 = tensor.expand_shape %15 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %transposed_7 = linalg.transpose ins(%arg5 : tensor<4x32xf32>) outs(%4 : tensor<32x4xf32>) permutation = [1, 0]
    %16 = linalg.matmul ins(%collapsed, %transposed_7 : tensor<12x32xf32>, tensor<32x4xf32>) outs(%6 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %transposed_8 = linalg.transpose ins(%arg6 : tensor<88x4xf32>) outs(%8 : tensor<4x88xf32>) permutation = [1, 0]
    %17 = linalg.matmul ins(%16, %transposed_8 : tensor<12x4xf32>, tensor<4x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_9 = tensor.expand_shape %17 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_9 : tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.mulf %in, %cst_1 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_6, %18 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %25 = arith.addf %in, %in_13 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %25 = arith.mulf %in, %in_13 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %21 = tensor.empty() : tensor<88x32xf32>
    %transposed_10 = linalg.transpose ins(%arg7 : tensor<32x88xf32>) outs(%21 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_11 = tensor.collapse_shape %20 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %22 = tensor.empty() : tensor<12x32xf32>
    %23 = linalg.fill ins(%cst : f32) outs(%22 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %24 = linalg.matmul ins(%collapsed_11, %transposed_10 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%23 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_12 = tensor.expand_shape %24 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_12 : tensor<2x6x32xf32>
  }
}
