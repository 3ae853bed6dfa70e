// Source: LlamaMLP, IA3 on gate, up and down (peft on transformers)
// Route: torch.export, torch-mlir without decompositions, bf16
// Arguments: %arg0 = x, %arg1 = gate_proj.base_layer.weight, %arg2 = gate_proj.ia3_l.default, %arg3 = up_proj.base_layer.weight, %arg4 = up_proj.ia3_l.default, %arg5 = down_proj.base_layer.weight, %arg6 = down_proj.ia3_l.default
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<88x1xbf16>, %arg3: tensor<88x32xbf16>, %arg4: tensor<88x1xbf16>, %arg5: tensor<32x88xbf16>, %arg6: tensor<1x88xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : bf16
    %collapsed = tensor.collapse_shape %arg2 [[0, 1]] : tensor<88x1xbf16> into tensor<88xbf16>
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
      %25 = arith.truncf %in : f32 to bf16
      linalg.yield %25 : bf16
    } -> tensor<2x6x88xbf16>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %collapsed : tensor<2x6x88xbf16>, tensor<88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %25 = arith.mulf %in, %in_5 : bf16
      linalg.yield %25 : bf16
    } -> tensor<2x6x88xbf16>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %25 = arith.negf %in : bf16
      %26 = math.exp %25 : bf16
      %27 = arith.addf %26, %cst_0 : bf16
      %28 = arith.divf %cst_0, %27 : bf16
      linalg.yield %28 : bf16
    } -> tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %8 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %25 = arith.mulf %in, %in_5 : bf16
      linalg.yield %25 : bf16
    } -> tensor<2x6x88xbf16>
    %collapsed_1 = tensor.collapse_shape %arg4 [[0, 1]] : tensor<88x1xbf16> into tensor<88xbf16>
    %transposed_2 = linalg.transpose ins(%arg3 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<32x88xbf16>) outs(%1 : tensor<2x32x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x32x88xbf16>
    %12 = linalg.batch_matmul ins(%arg0, %11 : tensor<2x6x32xbf16>, tensor<2x32x88xbf16>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %25 = arith.truncf %in : f32 to bf16
      linalg.yield %25 : bf16
    } -> tensor<2x6x88xbf16>
    %14 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %collapsed_1 : tensor<2x6x88xbf16>, tensor<88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %25 = arith.mulf %in, %in_5 : bf16
      linalg.yield %25 : bf16
    } -> tensor<2x6x88xbf16>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %14 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %25 = arith.mulf %in, %in_5 : bf16
      linalg.yield %25 : bf16
    } -> tensor<2x6x88xbf16>
    %collapsed_3 = tensor.collapse_shape %arg6 [[0, 1]] : tensor<1x88xbf16> into tensor<88xbf16>
    %16 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15, %collapsed_3 : tensor<2x6x88xbf16>, tensor<88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %25 = arith.mulf %in, %in_5 : bf16
      linalg.yield %25 : bf16
    } -> tensor<2x6x88xbf16>
    %17 = tensor.empty() : tensor<88x32xbf16>
    %transposed_4 = linalg.transpose ins(%arg5 : tensor<32x88xbf16>) outs(%17 : tensor<88x32xbf16>) permutation = [1, 0]
    %18 = tensor.empty() : tensor<2x88x32xbf16>
    %19 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_4 : tensor<88x32xbf16>) outs(%18 : tensor<2x88x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x88x32xbf16>
    %20 = tensor.empty() : tensor<2x6x32xf32>
    %21 = linalg.fill ins(%cst : f32) outs(%20 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %22 = linalg.batch_matmul ins(%16, %19 : tensor<2x6x88xbf16>, tensor<2x88x32xbf16>) outs(%21 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %23 = tensor.empty() : tensor<2x6x32xbf16>
    %24 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22 : tensor<2x6x32xf32>) outs(%23 : tensor<2x6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %25 = arith.truncf %in : f32 to bf16
      linalg.yield %25 : bf16
    } -> tensor<2x6x32xbf16>
    return %24 : tensor<2x6x32xbf16>
  }
}
