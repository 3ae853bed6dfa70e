// Source: LlamaMLP, LoRA on gate and up (peft on transformers)
// Route: torch.export, torch-mlir without decompositions, f32
// Arguments: %arg0 = x, %arg1 = gate_proj.base_layer.weight, %arg2 = gate_proj.lora_A.default.weight, %arg3 = gate_proj.lora_B.default.weight, %arg4 = up_proj.base_layer.weight, %arg5 = up_proj.lora_A.default.weight, %arg6 = up_proj.lora_B.default.weight, %arg7 = down_proj.weight
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<4x32xf32>, %arg3: tensor<88x4xf32>, %arg4: tensor<88x32xf32>, %arg5: tensor<4x32xf32>, %arg6: tensor<88x4xf32>, %arg7: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 2.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<2x32x88xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x88xf32>) outs(%1 : tensor<2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x88xf32>
    %3 = tensor.empty() : tensor<2x6x88xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<2x6x32xf32>, tensor<2x32x88xf32>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %6 = tensor.empty() : tensor<32x4xf32>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<4x32xf32>) outs(%6 : tensor<32x4xf32>) permutation = [1, 0]
    %7 = tensor.empty() : tensor<2x32x4xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<32x4xf32>) outs(%7 : tensor<2x32x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x4xf32>
    %9 = tensor.empty() : tensor<2x6x4xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<2x6x4xf32>) -> tensor<2x6x4xf32>
    %11 = linalg.batch_matmul ins(%arg0, %8 : tensor<2x6x32xf32>, tensor<2x32x4xf32>) outs(%10 : tensor<2x6x4xf32>) -> tensor<2x6x4xf32>
    %12 = tensor.empty() : tensor<4x88xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<88x4xf32>) outs(%12 : tensor<4x88xf32>) permutation = [1, 0]
    %13 = tensor.empty() : tensor<2x4x88xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_3 : tensor<4x88xf32>) outs(%13 : tensor<2x4x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x4x88xf32>
    %15 = linalg.batch_matmul ins(%11, %14 : tensor<2x6x4xf32>, tensor<2x4x88xf32>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.mulf %in, %cst_1 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %16 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %35 = arith.addf %in, %in_8 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.negf %in : f32
      %36 = math.exp %35 : f32
      %37 = arith.addf %36, %cst_0 : f32
      %38 = arith.divf %cst_0, %37 : f32
      linalg.yield %38 : f32
    } -> tensor<2x6x88xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %17 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %35 = arith.mulf %in, %in_8 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %transposed_4 = linalg.transpose ins(%arg4 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %20 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_4 : tensor<32x88xf32>) outs(%1 : tensor<2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x88xf32>
    %21 = linalg.batch_matmul ins(%arg0, %20 : tensor<2x6x32xf32>, tensor<2x32x88xf32>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %transposed_5 = linalg.transpose ins(%arg5 : tensor<4x32xf32>) outs(%6 : tensor<32x4xf32>) permutation = [1, 0]
    %22 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_5 : tensor<32x4xf32>) outs(%7 : tensor<2x32x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x4xf32>
    %23 = linalg.batch_matmul ins(%arg0, %22 : tensor<2x6x32xf32>, tensor<2x32x4xf32>) outs(%10 : tensor<2x6x4xf32>) -> tensor<2x6x4xf32>
    %transposed_6 = linalg.transpose ins(%arg6 : tensor<88x4xf32>) outs(%12 : tensor<4x88xf32>) permutation = [1, 0]
    %24 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_6 : tensor<4x88xf32>) outs(%13 : tensor<2x4x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x4x88xf32>
    %25 = linalg.batch_matmul ins(%23, %24 : tensor<2x6x4xf32>, tensor<2x4x88xf32>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25 : tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.mulf %in, %cst_1 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21, %26 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %35 = arith.addf %in, %in_8 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %27 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %35 = arith.mulf %in, %in_8 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %29 = tensor.empty() : tensor<88x32xf32>
    %transposed_7 = linalg.transpose ins(%arg7 : tensor<32x88xf32>) outs(%29 : tensor<88x32xf32>) permutation = [1, 0]
    %30 = tensor.empty() : tensor<2x88x32xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_7 : tensor<88x32xf32>) outs(%30 : tensor<2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x32xf32>
    %32 = tensor.empty() : tensor<2x6x32xf32>
    %33 = linalg.fill ins(%cst : f32) outs(%32 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %34 = linalg.batch_matmul ins(%28, %31 : tensor<2x6x88xf32>, tensor<2x88x32xf32>) outs(%33 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    return %34 : tensor<2x6x32xf32>
  }
}
