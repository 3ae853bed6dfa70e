// Source: LlamaMLP, LoRA on gate, up and down (peft on transformers)
// Route: torch.export, torch-mlir, bf16
// Arguments: %arg0 = x, %arg1 = gate_proj.base_layer.weight, %arg2 = gate_proj.lora_A.default.weight, %arg3 = gate_proj.lora_B.default.weight, %arg4 = up_proj.base_layer.weight, %arg5 = up_proj.lora_A.default.weight, %arg6 = up_proj.lora_B.default.weight, %arg7 = down_proj.base_layer.weight, %arg8 = down_proj.lora_A.default.weight, %arg9 = down_proj.lora_B.default.weight
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<4x32xbf16>, %arg3: tensor<88x4xbf16>, %arg4: tensor<88x32xbf16>, %arg5: tensor<4x32xbf16>, %arg6: tensor<88x4xbf16>, %arg7: tensor<32x88xbf16>, %arg8: tensor<4x88xbf16>, %arg9: tensor<32x4xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 2.000000e+00 : bf16
    %0 = tensor.empty() : tensor<32x88xbf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = tensor.empty() : tensor<12x88xbf16>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<12x88xf32>) outs(%4 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %47 = arith.truncf %in : f32 to bf16
      linalg.yield %47 : bf16
    } -> tensor<12x88xbf16>
    %expanded = tensor.expand_shape %5 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %6 = tensor.empty() : tensor<32x4xbf16>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<4x32xbf16>) outs(%6 : tensor<32x4xbf16>) permutation = [1, 0]
    %7 = tensor.empty() : tensor<12x4xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %9 = linalg.matmul ins(%collapsed, %transposed_2 : tensor<12x32xbf16>, tensor<32x4xbf16>) outs(%8 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %10 = tensor.empty() : tensor<12x4xbf16>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<12x4xf32>) outs(%10 : tensor<12x4xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %47 = arith.truncf %in : f32 to bf16
      linalg.yield %47 : bf16
    } -> tensor<12x4xbf16>
    %12 = tensor.empty() : tensor<4x88xbf16>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<88x4xbf16>) outs(%12 : tensor<4x88xbf16>) permutation = [1, 0]
    %13 = linalg.matmul ins(%11, %transposed_3 : tensor<12x4xbf16>, tensor<4x88xbf16>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%13 : tensor<12x88xf32>) outs(%4 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %47 = arith.truncf %in : f32 to bf16
      linalg.yield %47 : bf16
    } -> tensor<12x88xbf16>
    %expanded_4 = tensor.expand_shape %14 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %15 = tensor.empty() : tensor<2x6x88xbf16>
    %16 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_4 : tensor<2x6x88xbf16>) outs(%15 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %47 = arith.mulf %in, %cst_1 : bf16
      linalg.yield %47 : bf16
    } -> tensor<2x6x88xbf16>
    %17 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %16 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%15 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_16: bf16, %out: bf16):
      %47 = arith.addf %in, %in_16 : bf16
      linalg.yield %47 : bf16
    } -> tensor<2x6x88xbf16>
    %18 = tensor.empty() : tensor<2x6x88xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<2x6x88xbf16>) outs(%18 : tensor<2x6x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %47 = arith.extf %in : bf16 to f32
      linalg.yield %47 : f32
    } -> tensor<2x6x88xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<2x6x88xf32>) outs(%18 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %47 = arith.negf %in : f32
      %48 = math.exp %47 : f32
      %49 = arith.addf %48, %cst_0 : f32
      %50 = arith.divf %cst_0, %49 : f32
      linalg.yield %50 : f32
    } -> tensor<2x6x88xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %20 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%18 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %47 = arith.mulf %in, %in_16 : f32
      linalg.yield %47 : f32
    } -> tensor<2x6x88xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %47 = arith.truncf %in : f32 to bf16
      linalg.yield %47 : bf16
    } -> tensor<2x6x88xbf16>
    %transposed_5 = linalg.transpose ins(%arg4 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %23 = linalg.matmul ins(%collapsed, %transposed_5 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%23 : tensor<12x88xf32>) outs(%4 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %47 = arith.truncf %in : f32 to bf16
      linalg.yield %47 : bf16
    } -> tensor<12x88xbf16>
    %expanded_6 = tensor.expand_shape %24 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %transposed_7 = linalg.transpose ins(%arg5 : tensor<4x32xbf16>) outs(%6 : tensor<32x4xbf16>) permutation = [1, 0]
    %25 = linalg.matmul ins(%collapsed, %transposed_7 : tensor<12x32xbf16>, tensor<32x4xbf16>) outs(%8 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%25 : tensor<12x4xf32>) outs(%10 : tensor<12x4xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %47 = arith.truncf %in : f32 to bf16
      linalg.yield %47 : bf16
    } -> tensor<12x4xbf16>
    %transposed_8 = linalg.transpose ins(%arg6 : tensor<88x4xbf16>) outs(%12 : tensor<4x88xbf16>) permutation = [1, 0]
    %27 = linalg.matmul ins(%26, %transposed_8 : tensor<12x4xbf16>, tensor<4x88xbf16>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%27 : tensor<12x88xf32>) outs(%4 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %47 = arith.truncf %in : f32 to bf16
      linalg.yield %47 : bf16
    } -> tensor<12x88xbf16>
    %expanded_9 = tensor.expand_shape %28 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %29 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_9 : tensor<2x6x88xbf16>) outs(%15 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %47 = arith.mulf %in, %cst_1 : bf16
      linalg.yield %47 : bf16
    } -> tensor<2x6x88xbf16>
    %30 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_6, %29 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%15 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_16: bf16, %out: bf16):
      %47 = arith.addf %in, %in_16 : bf16
      linalg.yield %47 : bf16
    } -> tensor<2x6x88xbf16>
    %31 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22, %30 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%15 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_16: bf16, %out: bf16):
      %47 = arith.mulf %in, %in_16 : bf16
      linalg.yield %47 : bf16
    } -> tensor<2x6x88xbf16>
    %32 = tensor.empty() : tensor<88x32xbf16>
    %transposed_10 = linalg.transpose ins(%arg7 : tensor<32x88xbf16>) outs(%32 : tensor<88x32xbf16>) permutation = [1, 0]
    %collapsed_11 = tensor.collapse_shape %31 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %33 = tensor.empty() : tensor<12x32xf32>
    %34 = linalg.fill ins(%cst : f32) outs(%33 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %35 = linalg.matmul ins(%collapsed_11, %transposed_10 : tensor<12x88xbf16>, tensor<88x32xbf16>) outs(%34 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %36 = tensor.empty() : tensor<12x32xbf16>
    %37 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%35 : tensor<12x32xf32>) outs(%36 : tensor<12x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %47 = arith.truncf %in : f32 to bf16
      linalg.yield %47 : bf16
    } -> tensor<12x32xbf16>
    %expanded_12 = tensor.expand_shape %37 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    %38 = tensor.empty() : tensor<88x4xbf16>
    %transposed_13 = linalg.transpose ins(%arg8 : tensor<4x88xbf16>) outs(%38 : tensor<88x4xbf16>) permutation = [1, 0]
    %39 = linalg.matmul ins(%collapsed_11, %transposed_13 : tensor<12x88xbf16>, tensor<88x4xbf16>) outs(%8 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%39 : tensor<12x4xf32>) outs(%10 : tensor<12x4xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %47 = arith.truncf %in : f32 to bf16
      linalg.yield %47 : bf16
    } -> tensor<12x4xbf16>
    %41 = tensor.empty() : tensor<4x32xbf16>
    %transposed_14 = linalg.transpose ins(%arg9 : tensor<32x4xbf16>) outs(%41 : tensor<4x32xbf16>) permutation = [1, 0]
    %42 = linalg.matmul ins(%40, %transposed_14 : tensor<12x4xbf16>, tensor<4x32xbf16>) outs(%34 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %43 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%42 : tensor<12x32xf32>) outs(%36 : tensor<12x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %47 = arith.truncf %in : f32 to bf16
      linalg.yield %47 : bf16
    } -> tensor<12x32xbf16>
    %expanded_15 = tensor.expand_shape %43 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    %44 = tensor.empty() : tensor<2x6x32xbf16>
    %45 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_15 : tensor<2x6x32xbf16>) outs(%44 : tensor<2x6x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %47 = arith.mulf %in, %cst_1 : bf16
      linalg.yield %47 : bf16
    } -> tensor<2x6x32xbf16>
    %46 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_12, %45 : tensor<2x6x32xbf16>, tensor<2x6x32xbf16>) outs(%44 : tensor<2x6x32xbf16>) {
    ^bb0(%in: bf16, %in_16: bf16, %out: bf16):
      %47 = arith.addf %in, %in_16 : bf16
      linalg.yield %47 : bf16
    } -> tensor<2x6x32xbf16>
    return %46 : tensor<2x6x32xbf16>
  }
}
