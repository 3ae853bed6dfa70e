// Source: Qwen2MoeMLP with its gate (transformers)
// Route: torch.export, torch-mlir without decompositions, bf16
// Note: a sigmoid scales each token's result
// Arguments: %arg0 = x, %arg1 = expert.gate_proj.weight, %arg2 = expert.up_proj.weight, %arg3 = expert.down_proj.weight, %arg4 = gate.weight
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0, 0)>
module {
  func.func @main(%arg0: tensor<12x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<88x32xbf16>, %arg3: tensor<32x88xbf16>, %arg4: tensor<1x32xbf16>) -> tensor<12x32xbf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : bf16
    %0 = tensor.empty() : tensor<32x1xbf16>
    %transposed = linalg.transpose ins(%arg4 : tensor<1x32xbf16>) outs(%0 : tensor<32x1xbf16>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<12x1xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x1xf32>) -> tensor<12x1xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<12x32xbf16>, tensor<32x1xbf16>) outs(%2 : tensor<12x1xf32>) -> tensor<12x1xf32>
    %4 = tensor.empty() : tensor<12x1xbf16>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<12x1xf32>) outs(%4 : tensor<12x1xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %25 = arith.truncf %in : f32 to bf16
      linalg.yield %25 : bf16
    } -> tensor<12x1xbf16>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<12x1xbf16>) outs(%4 : tensor<12x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %25 = arith.negf %in : bf16
      %26 = math.exp %25 : bf16
      %27 = arith.addf %26, %cst_0 : bf16
      %28 = arith.divf %cst_0, %27 : bf16
      linalg.yield %28 : bf16
    } -> tensor<12x1xbf16>
    %7 = tensor.empty() : tensor<32x88xbf16>
    %transposed_1 = linalg.transpose ins(%arg1 : tensor<88x32xbf16>) outs(%7 : tensor<32x88xbf16>) permutation = [1, 0]
    %8 = tensor.empty() : tensor<12x88xf32>
    %9 = linalg.fill ins(%cst : f32) outs(%8 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %10 = linalg.matmul ins(%arg0, %transposed_1 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%9 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %11 = tensor.empty() : tensor<12x88xbf16>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<12x88xf32>) outs(%11 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %25 = arith.truncf %in : f32 to bf16
      linalg.yield %25 : bf16
    } -> tensor<12x88xbf16>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<12x88xbf16>) outs(%11 : tensor<12x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %25 = arith.negf %in : bf16
      %26 = math.exp %25 : bf16
      %27 = arith.addf %26, %cst_0 : bf16
      %28 = arith.divf %cst_0, %27 : bf16
      linalg.yield %28 : bf16
    } -> tensor<12x88xbf16>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%13, %12 : tensor<12x88xbf16>, tensor<12x88xbf16>) outs(%11 : tensor<12x88xbf16>) {
    ^bb0(%in: bf16, %in_4: bf16, %out: bf16):
      %25 = arith.mulf %in, %in_4 : bf16
      linalg.yield %25 : bf16
    } -> tensor<12x88xbf16>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<88x32xbf16>) outs(%7 : tensor<32x88xbf16>) permutation = [1, 0]
    %15 = linalg.matmul ins(%arg0, %transposed_2 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%9 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<12x88xf32>) outs(%11 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %25 = arith.truncf %in : f32 to bf16
      linalg.yield %25 : bf16
    } -> tensor<12x88xbf16>
    %17 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%14, %16 : tensor<12x88xbf16>, tensor<12x88xbf16>) outs(%11 : tensor<12x88xbf16>) {
    ^bb0(%in: bf16, %in_4: bf16, %out: bf16):
      %25 = arith.mulf %in, %in_4 : bf16
      linalg.yield %25 : bf16
    } -> tensor<12x88xbf16>
    %18 = tensor.empty() : tensor<88x32xbf16>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<32x88xbf16>) outs(%18 : tensor<88x32xbf16>) permutation = [1, 0]
    %19 = tensor.empty() : tensor<12x32xf32>
    %20 = linalg.fill ins(%cst : f32) outs(%19 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %21 = linalg.matmul ins(%17, %transposed_3 : tensor<12x88xbf16>, tensor<88x32xbf16>) outs(%20 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %22 = tensor.empty() : tensor<12x32xbf16>
    %23 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%21 : tensor<12x32xf32>) outs(%22 : tensor<12x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %25 = arith.truncf %in : f32 to bf16
      linalg.yield %25 : bf16
    } -> tensor<12x32xbf16>
    %24 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%6, %23 : tensor<12x1xbf16>, tensor<12x32xbf16>) outs(%22 : tensor<12x32xbf16>) {
    ^bb0(%in: bf16, %in_4: bf16, %out: bf16):
      %25 = arith.mulf %in, %in_4 : bf16
      linalg.yield %25 : bf16
    } -> tensor<12x32xbf16>
    return %24 : tensor<12x32xbf16>
  }
}
