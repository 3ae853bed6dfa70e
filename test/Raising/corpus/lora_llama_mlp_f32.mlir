// Source: peft LoRA on gate, up, down of LlamaMLP
// Route: torch.export -> torch-mlir -> linalg, f32
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<1x8x64xf32>, %arg1: tensor<160x64xf32>, %arg2: tensor<4x64xf32>, %arg3: tensor<160x4xf32>, %arg4: tensor<160x64xf32>, %arg5: tensor<4x64xf32>, %arg6: tensor<160x4xf32>, %arg7: tensor<64x160xf32>, %arg8: tensor<4x160xf32>, %arg9: tensor<64x4xf32>) -> tensor<1x8x64xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 2.000000e+00 : f32
    %0 = tensor.empty() : tensor<64x160xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<160x64xf32>) outs(%0 : tensor<64x160xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<1x8x64xf32> into tensor<8x64xf32>
    %1 = tensor.empty() : tensor<8x160xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<8x160xf32>) -> tensor<8x160xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<8x64xf32>, tensor<64x160xf32>) outs(%2 : tensor<8x160xf32>) -> tensor<8x160xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [1, 8, 160] : tensor<8x160xf32> into tensor<1x8x160xf32>
    %4 = tensor.empty() : tensor<64x4xf32>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<4x64xf32>) outs(%4 : tensor<64x4xf32>) permutation = [1, 0]
    %5 = tensor.empty() : tensor<8x4xf32>
    %6 = linalg.fill ins(%cst : f32) outs(%5 : tensor<8x4xf32>) -> tensor<8x4xf32>
    %7 = linalg.matmul ins(%collapsed, %transposed_2 : tensor<8x64xf32>, tensor<64x4xf32>) outs(%6 : tensor<8x4xf32>) -> tensor<8x4xf32>
    %8 = tensor.empty() : tensor<4x160xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<160x4xf32>) outs(%8 : tensor<4x160xf32>) permutation = [1, 0]
    %9 = linalg.matmul ins(%7, %transposed_3 : tensor<8x4xf32>, tensor<4x160xf32>) outs(%2 : tensor<8x160xf32>) -> tensor<8x160xf32>
    %expanded_4 = tensor.expand_shape %9 [[0, 1], [2]] output_shape [1, 8, 160] : tensor<8x160xf32> into tensor<1x8x160xf32>
    %10 = tensor.empty() : tensor<1x8x160xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_4 : tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.mulf %in, %cst_1 : f32
      linalg.yield %32 : f32
    } -> tensor<1x8x160xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %11 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %32 = arith.addf %in, %in_16 : f32
      linalg.yield %32 : f32
    } -> tensor<1x8x160xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.negf %in : f32
      %33 = math.exp %32 : f32
      %34 = arith.addf %33, %cst_0 : f32
      %35 = arith.divf %cst_0, %34 : f32
      linalg.yield %35 : f32
    } -> tensor<1x8x160xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %13 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %32 = arith.mulf %in, %in_16 : f32
      linalg.yield %32 : f32
    } -> tensor<1x8x160xf32>
    %transposed_5 = linalg.transpose ins(%arg4 : tensor<160x64xf32>) outs(%0 : tensor<64x160xf32>) permutation = [1, 0]
    %15 = linalg.matmul ins(%collapsed, %transposed_5 : tensor<8x64xf32>, tensor<64x160xf32>) outs(%2 : tensor<8x160xf32>) -> tensor<8x160xf32>
    %expanded_6 = tensor.expand_shape %15 [[0, 1], [2]] output_shape [1, 8, 160] : tensor<8x160xf32> into tensor<1x8x160xf32>
    %transposed_7 = linalg.transpose ins(%arg5 : tensor<4x64xf32>) outs(%4 : tensor<64x4xf32>) permutation = [1, 0]
    %16 = linalg.matmul ins(%collapsed, %transposed_7 : tensor<8x64xf32>, tensor<64x4xf32>) outs(%6 : tensor<8x4xf32>) -> tensor<8x4xf32>
    %transposed_8 = linalg.transpose ins(%arg6 : tensor<160x4xf32>) outs(%8 : tensor<4x160xf32>) permutation = [1, 0]
    %17 = linalg.matmul ins(%16, %transposed_8 : tensor<8x4xf32>, tensor<4x160xf32>) outs(%2 : tensor<8x160xf32>) -> tensor<8x160xf32>
    %expanded_9 = tensor.expand_shape %17 [[0, 1], [2]] output_shape [1, 8, 160] : tensor<8x160xf32> into tensor<1x8x160xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_9 : tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.mulf %in, %cst_1 : f32
      linalg.yield %32 : f32
    } -> tensor<1x8x160xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_6, %18 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %32 = arith.addf %in, %in_16 : f32
      linalg.yield %32 : f32
    } -> tensor<1x8x160xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %19 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %32 = arith.mulf %in, %in_16 : f32
      linalg.yield %32 : f32
    } -> tensor<1x8x160xf32>
    %21 = tensor.empty() : tensor<160x64xf32>
    %transposed_10 = linalg.transpose ins(%arg7 : tensor<64x160xf32>) outs(%21 : tensor<160x64xf32>) permutation = [1, 0]
    %collapsed_11 = tensor.collapse_shape %20 [[0, 1], [2]] : tensor<1x8x160xf32> into tensor<8x160xf32>
    %22 = tensor.empty() : tensor<8x64xf32>
    %23 = linalg.fill ins(%cst : f32) outs(%22 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %24 = linalg.matmul ins(%collapsed_11, %transposed_10 : tensor<8x160xf32>, tensor<160x64xf32>) outs(%23 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %expanded_12 = tensor.expand_shape %24 [[0, 1], [2]] output_shape [1, 8, 64] : tensor<8x64xf32> into tensor<1x8x64xf32>
    %25 = tensor.empty() : tensor<160x4xf32>
    %transposed_13 = linalg.transpose ins(%arg8 : tensor<4x160xf32>) outs(%25 : tensor<160x4xf32>) permutation = [1, 0]
    %26 = linalg.matmul ins(%collapsed_11, %transposed_13 : tensor<8x160xf32>, tensor<160x4xf32>) outs(%6 : tensor<8x4xf32>) -> tensor<8x4xf32>
    %27 = tensor.empty() : tensor<4x64xf32>
    %transposed_14 = linalg.transpose ins(%arg9 : tensor<64x4xf32>) outs(%27 : tensor<4x64xf32>) permutation = [1, 0]
    %28 = linalg.matmul ins(%26, %transposed_14 : tensor<8x4xf32>, tensor<4x64xf32>) outs(%23 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %expanded_15 = tensor.expand_shape %28 [[0, 1], [2]] output_shape [1, 8, 64] : tensor<8x64xf32> into tensor<1x8x64xf32>
    %29 = tensor.empty() : tensor<1x8x64xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_15 : tensor<1x8x64xf32>) outs(%29 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.mulf %in, %cst_1 : f32
      linalg.yield %32 : f32
    } -> tensor<1x8x64xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_12, %30 : tensor<1x8x64xf32>, tensor<1x8x64xf32>) outs(%29 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %32 = arith.addf %in, %in_16 : f32
      linalg.yield %32 : f32
    } -> tensor<1x8x64xf32>
    return %31 : tensor<1x8x64xf32>
  }
}
