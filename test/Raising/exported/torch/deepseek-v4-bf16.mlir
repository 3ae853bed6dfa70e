// Source: DeepseekV4MLP (transformers)
// Route: torch.export, torch-mlir, bf16
// Arguments: %arg0 = x, %arg1 = gate_proj.weight, %arg2 = up_proj.weight, %arg3 = down_proj.weight
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<88x32xbf16>, %arg3: tensor<32x88xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 7.000000e+00 : bf16
    %cst_2 = arith.constant -7.000000e+00 : bf16
    %0 = tensor.empty() : tensor<32x88xbf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %4 = tensor.empty() : tensor<12x88xbf16>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<12x88xf32>) outs(%4 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %23 = arith.truncf %in : f32 to bf16
      linalg.yield %23 : bf16
    } -> tensor<12x88xbf16>
    %expanded = tensor.expand_shape %5 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %6 = tensor.empty() : tensor<2x6x88xbf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %23 = arith.cmpf ugt, %in, %cst_1 : bf16
      %24 = arith.select %23, %cst_1, %in : bf16
      linalg.yield %24 : bf16
    } -> tensor<2x6x88xbf16>
    %transposed_3 = linalg.transpose ins(%arg2 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %8 = linalg.matmul ins(%collapsed, %transposed_3 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<12x88xf32>) outs(%4 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %23 = arith.truncf %in : f32 to bf16
      linalg.yield %23 : bf16
    } -> tensor<12x88xbf16>
    %expanded_4 = tensor.expand_shape %9 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_4 : tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %23 = arith.cmpf ult, %in, %cst_2 : bf16
      %24 = arith.select %23, %cst_2, %in : bf16
      %25 = arith.cmpf ugt, %24, %cst_1 : bf16
      %26 = arith.select %25, %cst_1, %24 : bf16
      linalg.yield %26 : bf16
    } -> tensor<2x6x88xbf16>
    %11 = tensor.empty() : tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<2x6x88xbf16>) outs(%11 : tensor<2x6x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %23 = arith.extf %in : bf16 to f32
      linalg.yield %23 : f32
    } -> tensor<2x6x88xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x88xf32>) outs(%11 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.negf %in : f32
      %24 = math.exp %23 : f32
      %25 = arith.addf %24, %cst_0 : f32
      %26 = arith.divf %cst_0, %25 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %13 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%11 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %23 = arith.mulf %in, %in_8 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %23 = arith.truncf %in : f32 to bf16
      linalg.yield %23 : bf16
    } -> tensor<2x6x88xbf16>
    %16 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15, %10 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_8: bf16, %out: bf16):
      %23 = arith.mulf %in, %in_8 : bf16
      linalg.yield %23 : bf16
    } -> tensor<2x6x88xbf16>
    %17 = tensor.empty() : tensor<88x32xbf16>
    %transposed_5 = linalg.transpose ins(%arg3 : tensor<32x88xbf16>) outs(%17 : tensor<88x32xbf16>) permutation = [1, 0]
    %collapsed_6 = tensor.collapse_shape %16 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %18 = tensor.empty() : tensor<12x32xf32>
    %19 = linalg.fill ins(%cst : f32) outs(%18 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %20 = linalg.matmul ins(%collapsed_6, %transposed_5 : tensor<12x88xbf16>, tensor<88x32xbf16>) outs(%19 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %21 = tensor.empty() : tensor<12x32xbf16>
    %22 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%20 : tensor<12x32xf32>) outs(%21 : tensor<12x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %23 = arith.truncf %in : f32 to bf16
      linalg.yield %23 : bf16
    } -> tensor<12x32xbf16>
    %expanded_7 = tensor.expand_shape %22 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    return %expanded_7 : tensor<2x6x32xbf16>
  }
}
