// Source: nn.Module code
// Route: torch.export, torch-mlir, bf16
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<88x32xbf16>, %arg3: tensor<32x88xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 0.000000e+00 : bf16
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant 9.9999999999999995E-7 : f64
    %cst_3 = arith.constant 3.200000e+01 : bf16
    %0 = tensor.empty() : tensor<2x6x32xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %arg0 : tensor<2x6x32xbf16>, tensor<2x6x32xbf16>) outs(%0 : tensor<2x6x32xbf16>) {
    ^bb0(%in: bf16, %in_9: bf16, %out: bf16):
      %31 = arith.mulf %in, %in_9 : bf16
      linalg.yield %31 : bf16
    } -> tensor<2x6x32xbf16>
    %2 = tensor.empty() : tensor<2x6x1xbf16>
    %3 = linalg.fill ins(%cst : bf16) outs(%2 : tensor<2x6x1xbf16>) -> tensor<2x6x1xbf16>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<2x6x32xbf16>) outs(%3 : tensor<2x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %31 = arith.addf %in, %out : bf16
      linalg.yield %31 : bf16
    } -> tensor<2x6x1xbf16>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<2x6x1xbf16>) outs(%2 : tensor<2x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %31 = arith.divf %in, %cst_3 : bf16
      linalg.yield %31 : bf16
    } -> tensor<2x6x1xbf16>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x1xbf16>) outs(%2 : tensor<2x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %31 = arith.truncf %cst_2 : f64 to bf16
      %32 = arith.addf %in, %31 : bf16
      linalg.yield %32 : bf16
    } -> tensor<2x6x1xbf16>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x1xbf16>) outs(%2 : tensor<2x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %31 = math.rsqrt %in : bf16
      linalg.yield %31 : bf16
    } -> tensor<2x6x1xbf16>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %7 : tensor<2x6x32xbf16>, tensor<2x6x1xbf16>) outs(%0 : tensor<2x6x32xbf16>) {
    ^bb0(%in: bf16, %in_9: bf16, %out: bf16):
      %31 = arith.mulf %in, %in_9 : bf16
      linalg.yield %31 : bf16
    } -> tensor<2x6x32xbf16>
    %9 = tensor.empty() : tensor<32x88xbf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xbf16>) outs(%9 : tensor<32x88xbf16>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %8 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %10 = tensor.empty() : tensor<12x88xf32>
    %11 = linalg.fill ins(%cst_0 : f32) outs(%10 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %12 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%11 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %13 = tensor.empty() : tensor<12x88xbf16>
    %14 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<12x88xf32>) outs(%13 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %31 = arith.truncf %in : f32 to bf16
      linalg.yield %31 : bf16
    } -> tensor<12x88xbf16>
    %expanded = tensor.expand_shape %14 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %15 = tensor.empty() : tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xbf16>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %31 = arith.extf %in : bf16 to f32
      linalg.yield %31 : f32
    } -> tensor<2x6x88xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %31 = arith.negf %in : f32
      %32 = math.exp %31 : f32
      %33 = arith.addf %32, %cst_1 : f32
      %34 = arith.divf %cst_1, %33 : f32
      linalg.yield %34 : f32
    } -> tensor<2x6x88xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %17 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %31 = arith.mulf %in, %in_9 : f32
      linalg.yield %31 : f32
    } -> tensor<2x6x88xf32>
    %19 = tensor.empty() : tensor<2x6x88xbf16>
    %20 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18 : tensor<2x6x88xf32>) outs(%19 : tensor<2x6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %31 = arith.truncf %in : f32 to bf16
      linalg.yield %31 : bf16
    } -> tensor<2x6x88xbf16>
    %transposed_4 = linalg.transpose ins(%arg2 : tensor<88x32xbf16>) outs(%9 : tensor<32x88xbf16>) permutation = [1, 0]
    %21 = linalg.matmul ins(%collapsed, %transposed_4 : tensor<12x32xbf16>, tensor<32x88xbf16>) outs(%11 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %22 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%21 : tensor<12x88xf32>) outs(%13 : tensor<12x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %31 = arith.truncf %in : f32 to bf16
      linalg.yield %31 : bf16
    } -> tensor<12x88xbf16>
    %expanded_5 = tensor.expand_shape %22 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xbf16> into tensor<2x6x88xbf16>
    %23 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %expanded_5 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%19 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_9: bf16, %out: bf16):
      %31 = arith.mulf %in, %in_9 : bf16
      linalg.yield %31 : bf16
    } -> tensor<2x6x88xbf16>
    %24 = tensor.empty() : tensor<88x32xbf16>
    %transposed_6 = linalg.transpose ins(%arg3 : tensor<32x88xbf16>) outs(%24 : tensor<88x32xbf16>) permutation = [1, 0]
    %collapsed_7 = tensor.collapse_shape %23 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %25 = tensor.empty() : tensor<12x32xf32>
    %26 = linalg.fill ins(%cst_0 : f32) outs(%25 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %27 = linalg.matmul ins(%collapsed_7, %transposed_6 : tensor<12x88xbf16>, tensor<88x32xbf16>) outs(%26 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %28 = tensor.empty() : tensor<12x32xbf16>
    %29 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%27 : tensor<12x32xf32>) outs(%28 : tensor<12x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %31 = arith.truncf %in : f32 to bf16
      linalg.yield %31 : bf16
    } -> tensor<12x32xbf16>
    %expanded_8 = tensor.expand_shape %29 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    %30 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %expanded_8 : tensor<2x6x32xbf16>, tensor<2x6x32xbf16>) outs(%0 : tensor<2x6x32xbf16>) {
    ^bb0(%in: bf16, %in_9: bf16, %out: bf16):
      %31 = arith.addf %in, %in_9 : bf16
      linalg.yield %31 : bf16
    } -> tensor<2x6x32xbf16>
    return %30 : tensor<2x6x32xbf16>
  }
}
