// Source: LlamaMLP, LoRA on gate, up and down (peft on transformers)
// Route: torch.export, torch-mlir without decompositions, f16
// Arguments: %arg0 = x, %arg1 = gate_proj.base_layer.weight, %arg2 = gate_proj.lora_A.default.weight, %arg3 = gate_proj.lora_B.default.weight, %arg4 = up_proj.base_layer.weight, %arg5 = up_proj.lora_A.default.weight, %arg6 = up_proj.lora_B.default.weight, %arg7 = down_proj.base_layer.weight, %arg8 = down_proj.lora_A.default.weight, %arg9 = down_proj.lora_B.default.weight
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf16>, %arg1: tensor<88x32xf16>, %arg2: tensor<4x32xf16>, %arg3: tensor<88x4xf16>, %arg4: tensor<88x32xf16>, %arg5: tensor<4x32xf16>, %arg6: tensor<88x4xf16>, %arg7: tensor<32x88xf16>, %arg8: tensor<4x88xf16>, %arg9: tensor<32x4xf16>) -> tensor<2x6x32xf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f16
    %cst_1 = arith.constant 2.000000e+00 : f16
    %0 = tensor.empty() : tensor<32x88xf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf16>) outs(%0 : tensor<32x88xf16>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<2x32x88xf16>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x88xf16>) outs(%1 : tensor<2x32x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x32x88xf16>
    %3 = tensor.empty() : tensor<2x6x88xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<2x6x32xf16>, tensor<2x32x88xf16>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %6 = tensor.empty() : tensor<2x6x88xf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %57 = arith.truncf %in : f32 to f16
      linalg.yield %57 : f16
    } -> tensor<2x6x88xf16>
    %8 = tensor.empty() : tensor<32x4xf16>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<4x32xf16>) outs(%8 : tensor<32x4xf16>) permutation = [1, 0]
    %9 = tensor.empty() : tensor<2x32x4xf16>
    %10 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<32x4xf16>) outs(%9 : tensor<2x32x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x32x4xf16>
    %11 = tensor.empty() : tensor<2x6x4xf32>
    %12 = linalg.fill ins(%cst : f32) outs(%11 : tensor<2x6x4xf32>) -> tensor<2x6x4xf32>
    %13 = linalg.batch_matmul ins(%arg0, %10 : tensor<2x6x32xf16>, tensor<2x32x4xf16>) outs(%12 : tensor<2x6x4xf32>) -> tensor<2x6x4xf32>
    %14 = tensor.empty() : tensor<2x6x4xf16>
    %15 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<2x6x4xf32>) outs(%14 : tensor<2x6x4xf16>) {
    ^bb0(%in: f32, %out: f16):
      %57 = arith.truncf %in : f32 to f16
      linalg.yield %57 : f16
    } -> tensor<2x6x4xf16>
    %16 = tensor.empty() : tensor<4x88xf16>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<88x4xf16>) outs(%16 : tensor<4x88xf16>) permutation = [1, 0]
    %17 = tensor.empty() : tensor<2x4x88xf16>
    %18 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_3 : tensor<4x88xf16>) outs(%17 : tensor<2x4x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x4x88xf16>
    %19 = linalg.batch_matmul ins(%15, %18 : tensor<2x6x4xf16>, tensor<2x4x88xf16>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %57 = arith.truncf %in : f32 to f16
      linalg.yield %57 : f16
    } -> tensor<2x6x88xf16>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20 : tensor<2x6x88xf16>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %57 = arith.mulf %in, %cst_1 : f16
      linalg.yield %57 : f16
    } -> tensor<2x6x88xf16>
    %22 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %21 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_10: f16, %out: f16):
      %57 = arith.addf %in, %in_10 : f16
      linalg.yield %57 : f16
    } -> tensor<2x6x88xf16>
    %23 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22 : tensor<2x6x88xf16>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %57 = arith.negf %in : f16
      %58 = math.exp %57 : f16
      %59 = arith.addf %58, %cst_0 : f16
      %60 = arith.divf %cst_0, %59 : f16
      linalg.yield %60 : f16
    } -> tensor<2x6x88xf16>
    %24 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23, %22 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_10: f16, %out: f16):
      %57 = arith.mulf %in, %in_10 : f16
      linalg.yield %57 : f16
    } -> tensor<2x6x88xf16>
    %transposed_4 = linalg.transpose ins(%arg4 : tensor<88x32xf16>) outs(%0 : tensor<32x88xf16>) permutation = [1, 0]
    %25 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_4 : tensor<32x88xf16>) outs(%1 : tensor<2x32x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x32x88xf16>
    %26 = linalg.batch_matmul ins(%arg0, %25 : tensor<2x6x32xf16>, tensor<2x32x88xf16>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %57 = arith.truncf %in : f32 to f16
      linalg.yield %57 : f16
    } -> tensor<2x6x88xf16>
    %transposed_5 = linalg.transpose ins(%arg5 : tensor<4x32xf16>) outs(%8 : tensor<32x4xf16>) permutation = [1, 0]
    %28 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_5 : tensor<32x4xf16>) outs(%9 : tensor<2x32x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x32x4xf16>
    %29 = linalg.batch_matmul ins(%arg0, %28 : tensor<2x6x32xf16>, tensor<2x32x4xf16>) outs(%12 : tensor<2x6x4xf32>) -> tensor<2x6x4xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%29 : tensor<2x6x4xf32>) outs(%14 : tensor<2x6x4xf16>) {
    ^bb0(%in: f32, %out: f16):
      %57 = arith.truncf %in : f32 to f16
      linalg.yield %57 : f16
    } -> tensor<2x6x4xf16>
    %transposed_6 = linalg.transpose ins(%arg6 : tensor<88x4xf16>) outs(%16 : tensor<4x88xf16>) permutation = [1, 0]
    %31 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_6 : tensor<4x88xf16>) outs(%17 : tensor<2x4x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x4x88xf16>
    %32 = linalg.batch_matmul ins(%30, %31 : tensor<2x6x4xf16>, tensor<2x4x88xf16>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %57 = arith.truncf %in : f32 to f16
      linalg.yield %57 : f16
    } -> tensor<2x6x88xf16>
    %34 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%33 : tensor<2x6x88xf16>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %57 = arith.mulf %in, %cst_1 : f16
      linalg.yield %57 : f16
    } -> tensor<2x6x88xf16>
    %35 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27, %34 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_10: f16, %out: f16):
      %57 = arith.addf %in, %in_10 : f16
      linalg.yield %57 : f16
    } -> tensor<2x6x88xf16>
    %36 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24, %35 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%6 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_10: f16, %out: f16):
      %57 = arith.mulf %in, %in_10 : f16
      linalg.yield %57 : f16
    } -> tensor<2x6x88xf16>
    %37 = tensor.empty() : tensor<88x32xf16>
    %transposed_7 = linalg.transpose ins(%arg7 : tensor<32x88xf16>) outs(%37 : tensor<88x32xf16>) permutation = [1, 0]
    %38 = tensor.empty() : tensor<2x88x32xf16>
    %39 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_7 : tensor<88x32xf16>) outs(%38 : tensor<2x88x32xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x88x32xf16>
    %40 = tensor.empty() : tensor<2x6x32xf32>
    %41 = linalg.fill ins(%cst : f32) outs(%40 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %42 = linalg.batch_matmul ins(%36, %39 : tensor<2x6x88xf16>, tensor<2x88x32xf16>) outs(%41 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %43 = tensor.empty() : tensor<2x6x32xf16>
    %44 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%42 : tensor<2x6x32xf32>) outs(%43 : tensor<2x6x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %57 = arith.truncf %in : f32 to f16
      linalg.yield %57 : f16
    } -> tensor<2x6x32xf16>
    %45 = tensor.empty() : tensor<88x4xf16>
    %transposed_8 = linalg.transpose ins(%arg8 : tensor<4x88xf16>) outs(%45 : tensor<88x4xf16>) permutation = [1, 0]
    %46 = tensor.empty() : tensor<2x88x4xf16>
    %47 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_8 : tensor<88x4xf16>) outs(%46 : tensor<2x88x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x88x4xf16>
    %48 = linalg.batch_matmul ins(%36, %47 : tensor<2x6x88xf16>, tensor<2x88x4xf16>) outs(%12 : tensor<2x6x4xf32>) -> tensor<2x6x4xf32>
    %49 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%48 : tensor<2x6x4xf32>) outs(%14 : tensor<2x6x4xf16>) {
    ^bb0(%in: f32, %out: f16):
      %57 = arith.truncf %in : f32 to f16
      linalg.yield %57 : f16
    } -> tensor<2x6x4xf16>
    %50 = tensor.empty() : tensor<4x32xf16>
    %transposed_9 = linalg.transpose ins(%arg9 : tensor<32x4xf16>) outs(%50 : tensor<4x32xf16>) permutation = [1, 0]
    %51 = tensor.empty() : tensor<2x4x32xf16>
    %52 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_9 : tensor<4x32xf16>) outs(%51 : tensor<2x4x32xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x4x32xf16>
    %53 = linalg.batch_matmul ins(%49, %52 : tensor<2x6x4xf16>, tensor<2x4x32xf16>) outs(%41 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %54 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%53 : tensor<2x6x32xf32>) outs(%43 : tensor<2x6x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %57 = arith.truncf %in : f32 to f16
      linalg.yield %57 : f16
    } -> tensor<2x6x32xf16>
    %55 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%54 : tensor<2x6x32xf16>) outs(%43 : tensor<2x6x32xf16>) {
    ^bb0(%in: f16, %out: f16):
      %57 = arith.mulf %in, %cst_1 : f16
      linalg.yield %57 : f16
    } -> tensor<2x6x32xf16>
    %56 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%44, %55 : tensor<2x6x32xf16>, tensor<2x6x32xf16>) outs(%43 : tensor<2x6x32xf16>) {
    ^bb0(%in: f16, %in_10: f16, %out: f16):
      %57 = arith.addf %in, %in_10 : f16
      linalg.yield %57 : f16
    } -> tensor<2x6x32xf16>
    return %56 : tensor<2x6x32xf16>
  }
}
