// Source: nn.Module code
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %c2_i64 = arith.constant 2 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 1.000000e-05 : f64
    %cst_2 = arith.constant 8.800000e+01 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %4 = tensor.empty() : tensor<2x6x88xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %21 = arith.negf %in : f32
      %22 = math.exp %21 : f32
      %23 = arith.addf %22, %cst_0 : f32
      %24 = arith.divf %cst_0, %23 : f32
      linalg.yield %24 : f32
    } -> tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %5 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %21 = arith.mulf %in, %in_8 : f32
      linalg.yield %21 : f32
    } -> tensor<2x6x88xf32>
    %transposed_3 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %7 = linalg.matmul ins(%collapsed, %transposed_3 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_4 = tensor.expand_shape %7 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %expanded_4 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %21 = arith.mulf %in, %in_8 : f32
      linalg.yield %21 : f32
    } -> tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %21 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %21 : f32
    } -> tensor<2x6x88xf32>
    %10 = tensor.empty() : tensor<2x6x1xf32>
    %11 = linalg.fill ins(%cst : f32) outs(%10 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%9 : tensor<2x6x88xf32>) outs(%11 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %21 = arith.addf %in, %out : f32
      linalg.yield %21 : f32
    } -> tensor<2x6x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x1xf32>) outs(%10 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %21 = arith.divf %in, %cst_2 : f32
      linalg.yield %21 : f32
    } -> tensor<2x6x1xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<2x6x1xf32>) outs(%10 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %21 = arith.truncf %cst_1 : f64 to f32
      %22 = arith.addf %in, %21 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x1xf32>) outs(%10 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %21 = math.rsqrt %in : f32
      linalg.yield %21 : f32
    } -> tensor<2x6x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %15 : tensor<2x6x88xf32>, tensor<2x6x1xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %21 = arith.mulf %in, %in_8 : f32
      linalg.yield %21 : f32
    } -> tensor<2x6x88xf32>
    %17 = tensor.empty() : tensor<88x32xf32>
    %transposed_5 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%17 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_6 = tensor.collapse_shape %16 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %18 = tensor.empty() : tensor<12x32xf32>
    %19 = linalg.fill ins(%cst : f32) outs(%18 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %20 = linalg.matmul ins(%collapsed_6, %transposed_5 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%19 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_7 = tensor.expand_shape %20 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_7 : tensor<2x6x32xf32>
  }
}
