// Source: nn.Module code
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 9.9999999999999995E-7 : f64
    %cst_2 = arith.constant 3.200000e+01 : f32
    %0 = tensor.empty() : tensor<2x6x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %arg0 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%0 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %23 = arith.mulf %in, %in_8 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x32xf32>
    %2 = tensor.empty() : tensor<2x6x1xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<2x6x32xf32>) outs(%3 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.addf %in, %out : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x1xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<2x6x1xf32>) outs(%2 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.divf %in, %cst_2 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x1xf32>) outs(%2 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.truncf %cst_1 : f64 to f32
      %24 = arith.addf %in, %23 : f32
      linalg.yield %24 : f32
    } -> tensor<2x6x1xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x1xf32>) outs(%2 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = math.rsqrt %in : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %7 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%0 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %23 = arith.mulf %in, %in_8 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x32xf32>
    %9 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%9 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %8 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %10 = tensor.empty() : tensor<12x88xf32>
    %11 = linalg.fill ins(%cst : f32) outs(%10 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %12 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%11 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %12 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %13 = tensor.empty() : tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.negf %in : f32
      %24 = math.exp %23 : f32
      %25 = arith.addf %24, %cst_0 : f32
      %26 = arith.divf %cst_0, %25 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %14 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %23 = arith.mulf %in, %in_8 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x88xf32>
    %transposed_3 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%9 : tensor<32x88xf32>) permutation = [1, 0]
    %16 = linalg.matmul ins(%collapsed, %transposed_3 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%11 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_4 = tensor.expand_shape %16 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15, %expanded_4 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %23 = arith.mulf %in, %in_8 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x88xf32>
    %18 = tensor.empty() : tensor<88x32xf32>
    %transposed_5 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%18 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_6 = tensor.collapse_shape %17 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %19 = tensor.empty() : tensor<12x32xf32>
    %20 = linalg.fill ins(%cst : f32) outs(%19 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %21 = linalg.matmul ins(%collapsed_6, %transposed_5 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%20 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_7 = tensor.expand_shape %21 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %expanded_7 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%0 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %23 = arith.addf %in, %in_8 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x32xf32>
    return %22 : tensor<2x6x32xf32>
  }
}
