// Source: LlamaMLP, LoRA on down, scale 1 (peft on transformers)
// Route: torch.onnx, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = gate_proj.weight, %arg2 = up_proj.weight, %arg3 = down_proj.base_layer.weight, %arg4 = down_proj.lora_A.default.weight, %arg5 = down_proj.lora_B.default.weight
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main_graph(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<4x88xf32>, %arg5: tensor<32x4xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
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
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %28 = arith.negf %in : f32
      %29 = math.exp %28 : f32
      %30 = arith.addf %29, %cst_0 : f32
      %31 = arith.divf %cst_0, %30 : f32
      linalg.yield %31 : f32
    } -> tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %6 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %28 = arith.mulf %in, %in_5 : f32
      linalg.yield %28 : f32
    } -> tensor<2x6x88xf32>
    %transposed_1 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_1 : tensor<32x88xf32>) outs(%1 : tensor<2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x88xf32>
    %9 = linalg.batch_matmul ins(%arg0, %8 : tensor<2x6x32xf32>, tensor<2x32x88xf32>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %9 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %28 = arith.mulf %in, %in_5 : f32
      linalg.yield %28 : f32
    } -> tensor<2x6x88xf32>
    %11 = tensor.empty() : tensor<88x32xf32>
    %transposed_2 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%11 : tensor<88x32xf32>) permutation = [1, 0]
    %12 = tensor.empty() : tensor<2x88x32xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<88x32xf32>) outs(%12 : tensor<2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x32xf32>
    %14 = tensor.empty() : tensor<2x6x32xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %16 = linalg.batch_matmul ins(%10, %13 : tensor<2x6x88xf32>, tensor<2x88x32xf32>) outs(%15 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %17 = tensor.empty() : tensor<88x4xf32>
    %transposed_3 = linalg.transpose ins(%arg4 : tensor<4x88xf32>) outs(%17 : tensor<88x4xf32>) permutation = [1, 0]
    %18 = tensor.empty() : tensor<2x88x4xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_3 : tensor<88x4xf32>) outs(%18 : tensor<2x88x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x4xf32>
    %20 = tensor.empty() : tensor<2x6x4xf32>
    %21 = linalg.fill ins(%cst : f32) outs(%20 : tensor<2x6x4xf32>) -> tensor<2x6x4xf32>
    %22 = linalg.batch_matmul ins(%10, %19 : tensor<2x6x88xf32>, tensor<2x88x4xf32>) outs(%21 : tensor<2x6x4xf32>) -> tensor<2x6x4xf32>
    %23 = tensor.empty() : tensor<4x32xf32>
    %transposed_4 = linalg.transpose ins(%arg5 : tensor<32x4xf32>) outs(%23 : tensor<4x32xf32>) permutation = [1, 0]
    %24 = tensor.empty() : tensor<2x4x32xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_4 : tensor<4x32xf32>) outs(%24 : tensor<2x4x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x4x32xf32>
    %26 = linalg.batch_matmul ins(%22, %25 : tensor<2x6x4xf32>, tensor<2x4x32xf32>) outs(%15 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %26 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%14 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %28 = arith.addf %in, %in_5 : f32
      linalg.yield %28 : f32
    } -> tensor<2x6x32xf32>
    return %27 : tensor<2x6x32xf32>
  }
}
