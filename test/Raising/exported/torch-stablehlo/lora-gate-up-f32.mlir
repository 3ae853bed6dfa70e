// Source: LlamaMLP, LoRA on gate and up (peft on transformers)
// Route: torch.export, torch-mlir to StableHLO, linalg, f32
// Arguments: %arg0 = x, %arg1 = gate_proj.base_layer.weight, %arg2 = gate_proj.lora_A.default.weight, %arg3 = gate_proj.lora_B.default.weight, %arg4 = up_proj.base_layer.weight, %arg5 = up_proj.lora_A.default.weight, %arg6 = up_proj.lora_B.default.weight, %arg7 = down_proj.weight
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0) -> (d0)>
#map3 = affine_map<(d0, d1, d2) -> ()>
#map4 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<4x32xf32>, %arg3: tensor<88x4xf32>, %arg4: tensor<88x32xf32>, %arg5: tensor<4x32xf32>, %arg6: tensor<88x4xf32>, %arg7: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 2.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x88xf32>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %2 = tensor.empty() : tensor<12x88xf32>
    %3 = linalg.fill ins(%cst_1 : f32) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = linalg.matmul ins(%collapsed, %1 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%3 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<32x4xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<4x32xf32>) outs(%5 : tensor<32x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x4xf32>
    %7 = tensor.empty() : tensor<12x4xf32>
    %8 = linalg.fill ins(%cst_1 : f32) outs(%7 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %9 = linalg.matmul ins(%collapsed, %6 : tensor<12x32xf32>, tensor<32x4xf32>) outs(%8 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %10 = tensor.empty() : tensor<4x88xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<88x4xf32>) outs(%10 : tensor<4x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x88xf32>
    %12 = linalg.matmul ins(%9, %11 : tensor<12x4xf32>, tensor<4x88xf32>) outs(%3 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_2 = tensor.expand_shape %12 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %13 = tensor.empty() : tensor<1xf32>
    %14 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%13 : tensor<1xf32>) {
    ^bb0(%out: f32):
      linalg.yield %cst : f32
    } -> tensor<1xf32>
    %collapsed_3 = tensor.collapse_shape %14 [] : tensor<1xf32> into tensor<f32>
    %15 = tensor.empty() : tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_3 : tensor<f32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x88xf32>
    %17 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_2, %16 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %35 = arith.mulf %in, %in_8 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %18 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %17 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %35 = arith.addf %in, %in_8 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %19 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18 : tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.negf %in : f32
      %36 = math.exp %35 : f32
      %37 = arith.addf %36, %cst_0 : f32
      %38 = arith.divf %cst_0, %37 : f32
      linalg.yield %38 : f32
    } -> tensor<2x6x88xf32>
    %20 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %35 = arith.mulf %in, %in_8 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg4 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x88xf32>
    %22 = linalg.matmul ins(%collapsed, %21 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%3 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_4 = tensor.expand_shape %22 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg5 : tensor<4x32xf32>) outs(%5 : tensor<32x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x4xf32>
    %24 = linalg.matmul ins(%collapsed, %23 : tensor<12x32xf32>, tensor<32x4xf32>) outs(%8 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg6 : tensor<88x4xf32>) outs(%10 : tensor<4x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x88xf32>
    %26 = linalg.matmul ins(%24, %25 : tensor<12x4xf32>, tensor<4x88xf32>) outs(%3 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_5 = tensor.expand_shape %26 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %27 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_5, %16 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %35 = arith.mulf %in, %in_8 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %28 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_4, %27 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %35 = arith.addf %in, %in_8 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %29 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %28 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %35 = arith.mulf %in, %in_8 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %30 = tensor.empty() : tensor<88x32xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg7 : tensor<32x88xf32>) outs(%30 : tensor<88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88x32xf32>
    %collapsed_6 = tensor.collapse_shape %29 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %32 = tensor.empty() : tensor<12x32xf32>
    %33 = linalg.fill ins(%cst_1 : f32) outs(%32 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %34 = linalg.matmul ins(%collapsed_6, %31 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%33 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_7 = tensor.expand_shape %34 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_7 : tensor<2x6x32xf32>
  }
}
