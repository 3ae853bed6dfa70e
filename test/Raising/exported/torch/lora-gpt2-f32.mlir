// Source: GPT2MLP, LoRA on c_fc (peft on transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = c_fc.base_layer.weight, %arg2 = c_fc.base_layer.bias, %arg3 = c_fc.lora_A.default.weight, %arg4 = c_fc.lora_B.default.weight, %arg5 = c_proj.weight, %arg6 = c_proj.bias
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x88xf32>, %arg2: tensor<88xf32>, %arg3: tensor<4x32xf32>, %arg4: tensor<88x4xf32>, %arg5: tensor<88x32xf32>, %arg6: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %c3_i64 = arith.constant 3 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.79788456080286541 : f64
    %cst_1 = arith.constant 4.471500e-02 : f64
    %cst_2 = arith.constant 2.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %cst_4 = arith.constant 1.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<12x88xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %2 = linalg.matmul ins(%collapsed, %arg1 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%2, %arg2 : tensor<12x88xf32>, tensor<88xf32>) outs(%0 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %25 = arith.addf %in, %in_9 : f32
      linalg.yield %25 : f32
    } -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %4 = tensor.empty() : tensor<32x4xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<4x32xf32>) outs(%4 : tensor<32x4xf32>) permutation = [1, 0]
    %5 = tensor.empty() : tensor<12x4xf32>
    %6 = linalg.fill ins(%cst : f32) outs(%5 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %7 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x4xf32>) outs(%6 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %8 = tensor.empty() : tensor<4x88xf32>
    %transposed_5 = linalg.transpose ins(%arg4 : tensor<88x4xf32>) outs(%8 : tensor<4x88xf32>) permutation = [1, 0]
    %9 = linalg.matmul ins(%7, %transposed_5 : tensor<12x4xf32>, tensor<4x88xf32>) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_6 = tensor.expand_shape %9 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %10 = tensor.empty() : tensor<2x6x88xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_6 : tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.mulf %in, %cst_2 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %11 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %25 = arith.addf %in, %in_9 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %13 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.mulf %in, %cst_3 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = math.fpowi %in, %c3_i64 : f32, i64
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.truncf %cst_1 : f64 to f32
      %26 = arith.mulf %in, %25 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %15 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %25 = arith.addf %in, %in_9 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %17 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.truncf %cst_0 : f64 to f32
      %26 = arith.mulf %in, %25 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %18 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = math.tanh %in : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %19 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18 : tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.addf %in, %cst_4 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %20 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%10 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %25 = arith.mulf %in, %in_9 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_7 = tensor.collapse_shape %20 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %21 = tensor.empty() : tensor<12x32xf32>
    %22 = linalg.fill ins(%cst : f32) outs(%21 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %23 = linalg.matmul ins(%collapsed_7, %arg5 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%22 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%23, %arg6 : tensor<12x32xf32>, tensor<32xf32>) outs(%21 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %25 = arith.addf %in, %in_9 : f32
      linalg.yield %25 : f32
    } -> tensor<12x32xf32>
    %expanded_8 = tensor.expand_shape %24 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_8 : tensor<2x6x32xf32>
  }
}
