// Source: Qwen2MoeMLP with its gate (transformers)
// Route: torch.onnx, torch-mlir, f32
// Note: a sigmoid scales each token's result
// Arguments: %arg0 = x, %arg1 = expert.gate_proj.weight, %arg2 = expert.up_proj.weight, %arg3 = expert.down_proj.weight, %arg4 = gate.weight
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0, 0)>
module {
  func.func @main_graph(%arg0: tensor<12x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<1x32xf32>) -> tensor<12x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x1xf32>
    %transposed = linalg.transpose ins(%arg4 : tensor<1x32xf32>) outs(%0 : tensor<32x1xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<12x1xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x1xf32>) -> tensor<12x1xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<12x32xf32>, tensor<32x1xf32>) outs(%2 : tensor<12x1xf32>) -> tensor<12x1xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<12x1xf32>) outs(%1 : tensor<12x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.negf %in : f32
      %19 = math.exp %18 : f32
      %20 = arith.addf %19, %cst_0 : f32
      %21 = arith.divf %cst_0, %20 : f32
      linalg.yield %21 : f32
    } -> tensor<12x1xf32>
    %5 = tensor.empty() : tensor<32x88xf32>
    %transposed_1 = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%5 : tensor<32x88xf32>) permutation = [1, 0]
    %6 = tensor.empty() : tensor<12x88xf32>
    %7 = linalg.fill ins(%cst : f32) outs(%6 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %8 = linalg.matmul ins(%arg0, %transposed_1 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%7 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<12x88xf32>) outs(%6 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.negf %in : f32
      %19 = math.exp %18 : f32
      %20 = arith.addf %19, %cst_0 : f32
      %21 = arith.divf %cst_0, %20 : f32
      linalg.yield %21 : f32
    } -> tensor<12x88xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%8, %9 : tensor<12x88xf32>, tensor<12x88xf32>) outs(%6 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %18 = arith.mulf %in, %in_4 : f32
      linalg.yield %18 : f32
    } -> tensor<12x88xf32>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%5 : tensor<32x88xf32>) permutation = [1, 0]
    %11 = linalg.matmul ins(%arg0, %transposed_2 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%7 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%10, %11 : tensor<12x88xf32>, tensor<12x88xf32>) outs(%6 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %18 = arith.mulf %in, %in_4 : f32
      linalg.yield %18 : f32
    } -> tensor<12x88xf32>
    %13 = tensor.empty() : tensor<88x32xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%13 : tensor<88x32xf32>) permutation = [1, 0]
    %14 = tensor.empty() : tensor<12x32xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %16 = linalg.matmul ins(%12, %transposed_3 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%15 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %16 : tensor<12x1xf32>, tensor<12x32xf32>) outs(%14 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %18 = arith.mulf %in, %in_4 : f32
      linalg.yield %18 : f32
    } -> tensor<12x32xf32>
    return %17 : tensor<12x32xf32>
  }
}
