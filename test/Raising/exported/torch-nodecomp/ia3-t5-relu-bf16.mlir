// Source: T5, IA3 on wo (peft on transformers)
// Route: torch.export, torch-mlir without decompositions, bf16
// Arguments: %arg0 = x, %arg1 = wi.weight, %arg2 = wo.base_layer.weight, %arg3 = wo.ia3_l.default
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<32x88xbf16>, %arg3: tensor<1x88xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : bf16
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
      %18 = arith.truncf %in : f32 to bf16
      linalg.yield %18 : bf16
    } -> tensor<2x6x88xbf16>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %18 = arith.cmpf ugt, %in, %cst_0 : bf16
      %19 = arith.select %18, %in, %cst_0 : bf16
      linalg.yield %19 : bf16
    } -> tensor<2x6x88xbf16>
    %collapsed = tensor.collapse_shape %arg3 [[0, 1]] : tensor<1x88xbf16> into tensor<88xbf16>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %collapsed : tensor<2x6x88xbf16>, tensor<88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_2: bf16, %out: bf16):
      %18 = arith.mulf %in, %in_2 : bf16
      linalg.yield %18 : bf16
    } -> tensor<2x6x88xbf16>
    %10 = tensor.empty() : tensor<88x32xbf16>
    %transposed_1 = linalg.transpose ins(%arg2 : tensor<32x88xbf16>) outs(%10 : tensor<88x32xbf16>) permutation = [1, 0]
    %11 = tensor.empty() : tensor<2x88x32xbf16>
    %12 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_1 : tensor<88x32xbf16>) outs(%11 : tensor<2x88x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x88x32xbf16>
    %13 = tensor.empty() : tensor<2x6x32xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %15 = linalg.batch_matmul ins(%9, %12 : tensor<2x6x88xbf16>, tensor<2x88x32xbf16>) outs(%14 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %16 = tensor.empty() : tensor<2x6x32xbf16>
    %17 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<2x6x32xf32>) outs(%16 : tensor<2x6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %18 = arith.truncf %in : f32 to bf16
      linalg.yield %18 : bf16
    } -> tensor<2x6x32xbf16>
    return %17 : tensor<2x6x32xbf16>
  }
}
