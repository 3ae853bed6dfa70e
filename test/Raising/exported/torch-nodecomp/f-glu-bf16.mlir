// Source: nn.Module code
// Route: torch.export, torch-mlir without decompositions, bf16
// Arguments: %arg0 = x, %arg1 = down.weight, %arg2 = down.bias, %arg3 = both.weight, %arg4 = both.bias
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<32x88xbf16>, %arg2: tensor<32xbf16>, %arg3: tensor<176x32xbf16>, %arg4: tensor<176xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : bf16
    %0 = tensor.empty() : tensor<32x176xbf16>
    %transposed = linalg.transpose ins(%arg3 : tensor<176x32xbf16>) outs(%0 : tensor<32x176xbf16>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<2x32x176xbf16>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x176xbf16>) outs(%1 : tensor<2x32x176xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x32x176xbf16>
    %3 = tensor.empty() : tensor<2x6x176xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<2x6x176xf32>) -> tensor<2x6x176xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<2x6x32xbf16>, tensor<2x32x176xbf16>) outs(%4 : tensor<2x6x176xf32>) -> tensor<2x6x176xf32>
    %6 = tensor.empty() : tensor<2x6x176xbf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x176xf32>) outs(%6 : tensor<2x6x176xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %21 = arith.truncf %in : f32 to bf16
      linalg.yield %21 : bf16
    } -> tensor<2x6x176xbf16>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %arg4 : tensor<2x6x176xbf16>, tensor<176xbf16>) outs(%6 : tensor<2x6x176xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %21 = arith.addf %in, %in_3 : bf16
      linalg.yield %21 : bf16
    } -> tensor<2x6x176xbf16>
    %extracted_slice = tensor.extract_slice %8[0, 0, 0] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xbf16> to tensor<2x6x88xbf16>
    %extracted_slice_1 = tensor.extract_slice %8[0, 0, 88] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xbf16> to tensor<2x6x88xbf16>
    %9 = tensor.empty() : tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_1 : tensor<2x6x88xbf16>) outs(%9 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %21 = arith.negf %in : bf16
      %22 = math.exp %21 : bf16
      %23 = arith.addf %22, %cst_0 : bf16
      %24 = arith.divf %cst_0, %23 : bf16
      linalg.yield %24 : bf16
    } -> tensor<2x6x88xbf16>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice, %10 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%9 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %21 = arith.mulf %in, %in_3 : bf16
      linalg.yield %21 : bf16
    } -> tensor<2x6x88xbf16>
    %12 = tensor.empty() : tensor<88x32xbf16>
    %transposed_2 = linalg.transpose ins(%arg1 : tensor<32x88xbf16>) outs(%12 : tensor<88x32xbf16>) permutation = [1, 0]
    %13 = tensor.empty() : tensor<2x88x32xbf16>
    %14 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<88x32xbf16>) outs(%13 : tensor<2x88x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x88x32xbf16>
    %15 = tensor.empty() : tensor<2x6x32xf32>
    %16 = linalg.fill ins(%cst : f32) outs(%15 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %17 = linalg.batch_matmul ins(%11, %14 : tensor<2x6x88xbf16>, tensor<2x88x32xbf16>) outs(%16 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %18 = tensor.empty() : tensor<2x6x32xbf16>
    %19 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<2x6x32xf32>) outs(%18 : tensor<2x6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %21 = arith.truncf %in : f32 to bf16
      linalg.yield %21 : bf16
    } -> tensor<2x6x32xbf16>
    %20 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %arg2 : tensor<2x6x32xbf16>, tensor<32xbf16>) outs(%18 : tensor<2x6x32xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %21 = arith.addf %in, %in_3 : bf16
      linalg.yield %21 : bf16
    } -> tensor<2x6x32xbf16>
    return %20 : tensor<2x6x32xbf16>
  }
}
