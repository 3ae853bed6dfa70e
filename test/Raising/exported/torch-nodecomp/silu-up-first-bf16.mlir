// Source: nn.Module code
// Route: torch.export, torch-mlir without decompositions, bf16
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<88x32xbf16>, %arg3: tensor<32x88xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : bf16
    %0 = tensor.empty() : tensor<32x88xbf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<2x32x88xbf16>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x88xbf16>) outs(%1 : tensor<2x32x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x32x88xbf16>
    %3 = tensor.empty() : tensor<2x6x88xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<2x6x32xbf16>, tensor<2x32x88xbf16>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %6 = tensor.empty() : tensor<2x6x88xbf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %22 = arith.truncf %in : f32 to bf16
      linalg.yield %22 : bf16
    } -> tensor<2x6x88xbf16>
    %transposed_1 = linalg.transpose ins(%arg2 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_1 : tensor<32x88xbf16>) outs(%1 : tensor<2x32x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x32x88xbf16>
    %9 = linalg.batch_matmul ins(%arg0, %8 : tensor<2x6x32xbf16>, tensor<2x32x88xbf16>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %22 = arith.truncf %in : f32 to bf16
      linalg.yield %22 : bf16
    } -> tensor<2x6x88xbf16>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %22 = arith.negf %in : bf16
      %23 = math.exp %22 : bf16
      %24 = arith.addf %23, %cst_0 : bf16
      %25 = arith.divf %cst_0, %24 : bf16
      linalg.yield %25 : bf16
    } -> tensor<2x6x88xbf16>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11, %7 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %22 = arith.mulf %in, %in_3 : bf16
      linalg.yield %22 : bf16
    } -> tensor<2x6x88xbf16>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %12 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %22 = arith.mulf %in, %in_3 : bf16
      linalg.yield %22 : bf16
    } -> tensor<2x6x88xbf16>
    %14 = tensor.empty() : tensor<88x32xbf16>
    %transposed_2 = linalg.transpose ins(%arg3 : tensor<32x88xbf16>) outs(%14 : tensor<88x32xbf16>) permutation = [1, 0]
    %15 = tensor.empty() : tensor<2x88x32xbf16>
    %16 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<88x32xbf16>) outs(%15 : tensor<2x88x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x88x32xbf16>
    %17 = tensor.empty() : tensor<2x6x32xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%17 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %19 = linalg.batch_matmul ins(%13, %16 : tensor<2x6x88xbf16>, tensor<2x88x32xbf16>) outs(%18 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %20 = tensor.empty() : tensor<2x6x32xbf16>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<2x6x32xf32>) outs(%20 : tensor<2x6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %22 = arith.truncf %in : f32 to bf16
      linalg.yield %22 : bf16
    } -> tensor<2x6x32xbf16>
    return %21 : tensor<2x6x32xbf16>
  }
}
