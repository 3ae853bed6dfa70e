// Source: LlamaMLP, IA3 on gate, up and down (peft on transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = gate_proj.base_layer.weight, %arg2 = gate_proj.ia3_l.default, %arg3 = up_proj.base_layer.weight, %arg4 = up_proj.ia3_l.default, %arg5 = down_proj.base_layer.weight, %arg6 = down_proj.ia3_l.default
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x1xf32>, %arg3: tensor<88x32xf32>, %arg4: tensor<88x1xf32>, %arg5: tensor<32x88xf32>, %arg6: tensor<1x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg2 [[0, 1]] : tensor<88x1xf32> into tensor<88xf32>
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed_1 = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed_1, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %4 = tensor.empty() : tensor<2x6x88xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %collapsed : tensor<2x6x88xf32>, tensor<88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %16 = arith.mulf %in, %in_9 : f32
      linalg.yield %16 : f32
    } -> tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.negf %in : f32
      %17 = math.exp %16 : f32
      %18 = arith.addf %17, %cst_0 : f32
      %19 = arith.divf %cst_0, %18 : f32
      linalg.yield %19 : f32
    } -> tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %6 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %16 = arith.mulf %in, %in_9 : f32
      linalg.yield %16 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_2 = tensor.collapse_shape %arg4 [[0, 1]] : tensor<88x1xf32> into tensor<88xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %8 = linalg.matmul ins(%collapsed_1, %transposed_3 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_4 = tensor.expand_shape %8 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_4, %collapsed_2 : tensor<2x6x88xf32>, tensor<88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %16 = arith.mulf %in, %in_9 : f32
      linalg.yield %16 : f32
    } -> tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %9 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %16 = arith.mulf %in, %in_9 : f32
      linalg.yield %16 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_5 = tensor.collapse_shape %arg6 [[0, 1]] : tensor<1x88xf32> into tensor<88xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %collapsed_5 : tensor<2x6x88xf32>, tensor<88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %16 = arith.mulf %in, %in_9 : f32
      linalg.yield %16 : f32
    } -> tensor<2x6x88xf32>
    %12 = tensor.empty() : tensor<88x32xf32>
    %transposed_6 = linalg.transpose ins(%arg5 : tensor<32x88xf32>) outs(%12 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_7 = tensor.collapse_shape %11 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %13 = tensor.empty() : tensor<12x32xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %15 = linalg.matmul ins(%collapsed_7, %transposed_6 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%14 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_8 = tensor.expand_shape %15 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_8 : tensor<2x6x32xf32>
  }
}
