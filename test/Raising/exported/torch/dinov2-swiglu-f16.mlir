// Source: Dinov2SwiGLUFFN (transformers)
// Route: torch.export, torch-mlir, f16
// Arguments: %arg0 = x, %arg1 = gate_proj.weight, %arg2 = gate_proj.bias, %arg3 = up_proj.weight, %arg4 = up_proj.bias, %arg5 = down_proj.weight, %arg6 = down_proj.bias
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf16>, %arg1: tensor<88x32xf16>, %arg2: tensor<88xf16>, %arg3: tensor<88x32xf16>, %arg4: tensor<88xf16>, %arg5: tensor<32x88xf16>, %arg6: tensor<32xf16>) -> tensor<2x6x32xf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf16> into tensor<12x32xf16>
    %0 = tensor.empty() : tensor<32x88xf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf16>) outs(%0 : tensor<32x88xf16>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<88xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg2 : tensor<88xf16>) outs(%1 : tensor<88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %36 = arith.extf %in : f16 to f32
      linalg.yield %36 : f32
    } -> tensor<88xf32>
    %3 = tensor.empty() : tensor<12x32xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed : tensor<12x32xf16>) outs(%3 : tensor<12x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %36 = arith.extf %in : f16 to f32
      linalg.yield %36 : f32
    } -> tensor<12x32xf32>
    %5 = tensor.empty() : tensor<32x88xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%transposed : tensor<32x88xf16>) outs(%5 : tensor<32x88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %36 = arith.extf %in : f16 to f32
      linalg.yield %36 : f32
    } -> tensor<32x88xf32>
    %7 = tensor.empty() : tensor<12x88xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %9 = linalg.matmul ins(%4, %6 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%8 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%9, %2 : tensor<12x88xf32>, tensor<88xf32>) outs(%7 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %36 = arith.addf %in, %in_6 : f32
      linalg.yield %36 : f32
    } -> tensor<12x88xf32>
    %11 = tensor.empty() : tensor<12x88xf16>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<12x88xf32>) outs(%11 : tensor<12x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %36 = arith.truncf %in : f32 to f16
      linalg.yield %36 : f16
    } -> tensor<12x88xf16>
    %expanded = tensor.expand_shape %12 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf16> into tensor<2x6x88xf16>
    %13 = tensor.empty() : tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf16>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %36 = arith.extf %in : f16 to f32
      linalg.yield %36 : f32
    } -> tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %36 = arith.negf %in : f32
      %37 = math.exp %36 : f32
      %38 = arith.addf %37, %cst_0 : f32
      %39 = arith.divf %cst_0, %38 : f32
      linalg.yield %39 : f32
    } -> tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %15 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %36 = arith.mulf %in, %in_6 : f32
      linalg.yield %36 : f32
    } -> tensor<2x6x88xf32>
    %17 = tensor.empty() : tensor<2x6x88xf16>
    %18 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<2x6x88xf32>) outs(%17 : tensor<2x6x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %36 = arith.truncf %in : f32 to f16
      linalg.yield %36 : f16
    } -> tensor<2x6x88xf16>
    %transposed_1 = linalg.transpose ins(%arg3 : tensor<88x32xf16>) outs(%0 : tensor<32x88xf16>) permutation = [1, 0]
    %19 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg4 : tensor<88xf16>) outs(%1 : tensor<88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %36 = arith.extf %in : f16 to f32
      linalg.yield %36 : f32
    } -> tensor<88xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%transposed_1 : tensor<32x88xf16>) outs(%5 : tensor<32x88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %36 = arith.extf %in : f16 to f32
      linalg.yield %36 : f32
    } -> tensor<32x88xf32>
    %21 = linalg.matmul ins(%4, %20 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%8 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%21, %19 : tensor<12x88xf32>, tensor<88xf32>) outs(%7 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %36 = arith.addf %in, %in_6 : f32
      linalg.yield %36 : f32
    } -> tensor<12x88xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%22 : tensor<12x88xf32>) outs(%11 : tensor<12x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %36 = arith.truncf %in : f32 to f16
      linalg.yield %36 : f16
    } -> tensor<12x88xf16>
    %expanded_2 = tensor.expand_shape %23 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf16> into tensor<2x6x88xf16>
    %24 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %expanded_2 : tensor<2x6x88xf16>, tensor<2x6x88xf16>) outs(%17 : tensor<2x6x88xf16>) {
    ^bb0(%in: f16, %in_6: f16, %out: f16):
      %36 = arith.mulf %in, %in_6 : f16
      linalg.yield %36 : f16
    } -> tensor<2x6x88xf16>
    %collapsed_3 = tensor.collapse_shape %24 [[0, 1], [2]] : tensor<2x6x88xf16> into tensor<12x88xf16>
    %25 = tensor.empty() : tensor<88x32xf16>
    %transposed_4 = linalg.transpose ins(%arg5 : tensor<32x88xf16>) outs(%25 : tensor<88x32xf16>) permutation = [1, 0]
    %26 = tensor.empty() : tensor<32xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg6 : tensor<32xf16>) outs(%26 : tensor<32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %36 = arith.extf %in : f16 to f32
      linalg.yield %36 : f32
    } -> tensor<32xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed_3 : tensor<12x88xf16>) outs(%7 : tensor<12x88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %36 = arith.extf %in : f16 to f32
      linalg.yield %36 : f32
    } -> tensor<12x88xf32>
    %29 = tensor.empty() : tensor<88x32xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%transposed_4 : tensor<88x32xf16>) outs(%29 : tensor<88x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %36 = arith.extf %in : f16 to f32
      linalg.yield %36 : f32
    } -> tensor<88x32xf32>
    %31 = linalg.fill ins(%cst : f32) outs(%3 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %32 = linalg.matmul ins(%28, %30 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%31 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%32, %27 : tensor<12x32xf32>, tensor<32xf32>) outs(%3 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %36 = arith.addf %in, %in_6 : f32
      linalg.yield %36 : f32
    } -> tensor<12x32xf32>
    %34 = tensor.empty() : tensor<12x32xf16>
    %35 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%33 : tensor<12x32xf32>) outs(%34 : tensor<12x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %36 = arith.truncf %in : f32 to f16
      linalg.yield %36 : f16
    } -> tensor<12x32xf16>
    %expanded_5 = tensor.expand_shape %35 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf16> into tensor<2x6x32xf16>
    return %expanded_5 : tensor<2x6x32xf16>
  }
}
