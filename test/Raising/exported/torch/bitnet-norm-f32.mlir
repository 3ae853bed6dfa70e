// Source: BitNetMLP (transformers)
// Route: torch.export, torch-mlir, f32
// Note: a norm stands before the last product
// Arguments: %arg0 = x, %arg1 = gate_proj.weight, %arg2 = up_proj.weight, %arg3 = down_proj.weight, %arg4 = ffn_sub_norm.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<88xf32>) -> tensor<2x6x32xf32> {
    %c2_i64 = arith.constant 2 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e-05 : f64
    %cst_1 = arith.constant 8.800000e+01 : f32
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
      %22 = arith.cmpf ugt, %in, %cst : f32
      %23 = arith.select %22, %in, %cst : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %7 = linalg.matmul ins(%collapsed, %transposed_2 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_3 = tensor.expand_shape %7 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %expanded_3 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %22 = arith.mulf %in, %in_7 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %10 = tensor.empty() : tensor<2x6x1xf32>
    %11 = linalg.fill ins(%cst : f32) outs(%10 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%9 : tensor<2x6x88xf32>) outs(%11 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = arith.addf %in, %out : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x1xf32>) outs(%10 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = arith.divf %in, %cst_1 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x1xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<2x6x1xf32>) outs(%10 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = arith.truncf %cst_0 : f64 to f32
      %23 = arith.addf %in, %22 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x1xf32>) outs(%10 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %22 = math.rsqrt %in : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %15 : tensor<2x6x88xf32>, tensor<2x6x1xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %22 = arith.mulf %in, %in_7 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %17 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg4, %16 : tensor<88xf32>, tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %22 = arith.mulf %in, %in_7 : f32
      linalg.yield %22 : f32
    } -> tensor<2x6x88xf32>
    %18 = tensor.empty() : tensor<88x32xf32>
    %transposed_4 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%18 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_5 = tensor.collapse_shape %17 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %19 = tensor.empty() : tensor<12x32xf32>
    %20 = linalg.fill ins(%cst : f32) outs(%19 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %21 = linalg.matmul ins(%collapsed_5, %transposed_4 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%20 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_6 = tensor.expand_shape %21 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_6 : tensor<2x6x32xf32>
  }
}
