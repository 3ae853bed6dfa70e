// Source: LlamaMLP, IA3 on the input of gate alone (peft on transformers)
// Route: torch.export, torch-mlir, f32
// Note: gate reads the scaled x, up reads x
// Arguments: %arg0 = x, %arg1 = gate_proj.base_layer.weight, %arg2 = gate_proj.ia3_l.default, %arg3 = up_proj.weight, %arg4 = down_proj.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<1x32xf32>, %arg3: tensor<88x32xf32>, %arg4: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg2 [[0, 1]] : tensor<1x32xf32> into tensor<32xf32>
    %0 = tensor.empty() : tensor<2x6x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %collapsed : tensor<2x6x32xf32>, tensor<32xf32>) outs(%0 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %15 = arith.mulf %in, %in_8 : f32
      linalg.yield %15 : f32
    } -> tensor<2x6x32xf32>
    %2 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%2 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed_1 = tensor.collapse_shape %1 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %3 = tensor.empty() : tensor<12x88xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %5 = linalg.matmul ins(%collapsed_1, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%4 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %5 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %6 = tensor.empty() : tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %15 = arith.negf %in : f32
      %16 = math.exp %15 : f32
      %17 = arith.addf %16, %cst_0 : f32
      %18 = arith.divf %cst_0, %17 : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %7 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %15 = arith.mulf %in, %in_8 : f32
      linalg.yield %15 : f32
    } -> tensor<2x6x88xf32>
    %transposed_2 = linalg.transpose ins(%arg3 : tensor<88x32xf32>) outs(%2 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed_3 = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %9 = linalg.matmul ins(%collapsed_3, %transposed_2 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%4 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_4 = tensor.expand_shape %9 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %expanded_4 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %15 = arith.mulf %in, %in_8 : f32
      linalg.yield %15 : f32
    } -> tensor<2x6x88xf32>
    %11 = tensor.empty() : tensor<88x32xf32>
    %transposed_5 = linalg.transpose ins(%arg4 : tensor<32x88xf32>) outs(%11 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_6 = tensor.collapse_shape %10 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %12 = tensor.empty() : tensor<12x32xf32>
    %13 = linalg.fill ins(%cst : f32) outs(%12 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %14 = linalg.matmul ins(%collapsed_6, %transposed_5 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%13 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_7 = tensor.expand_shape %14 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_7 : tensor<2x6x32xf32>
  }
}
