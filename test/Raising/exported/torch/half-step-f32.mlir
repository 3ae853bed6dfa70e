// Source: nn.Module code
// Route: torch.export, torch-mlir, f32
// Note: Conformer: half of the result is added
// Arguments: %arg0 = x, %arg1 = up.weight, %arg2 = up.bias, %arg3 = down.weight, %arg4 = down.bias
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1) -> (d0, d1)>
#map3 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant 1.000000e-05 : f64
    %cst_3 = arith.constant 3.200000e+01 : f64
    %cst_4 = arith.constant 3.200000e+01 : f32
    %cst_5 = arith.constant 5.000000e-01 : f32
    %0 = tensor.empty() : tensor<2x6x32xf64>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<2x6x32xf32>) outs(%0 : tensor<2x6x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %35 = arith.extf %in : f32 to f64
      linalg.yield %35 : f64
    } -> tensor<2x6x32xf64>
    %2 = tensor.empty() : tensor<2x6x1xf64>
    %3 = linalg.fill ins(%cst : f64) outs(%2 : tensor<2x6x1xf64>) -> tensor<2x6x1xf64>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<2x6x32xf64>) outs(%3 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %35 = arith.addf %in, %out : f64
      linalg.yield %35 : f64
    } -> tensor<2x6x1xf64>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<2x6x1xf64>) outs(%2 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %35 = arith.divf %in, %cst_3 : f64
      linalg.yield %35 : f64
    } -> tensor<2x6x1xf64>
    %6 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %5 : tensor<2x6x32xf64>, tensor<2x6x1xf64>) outs(%0 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_9: f64, %out: f64):
      %35 = arith.subf %in, %in_9 : f64
      linalg.yield %35 : f64
    } -> tensor<2x6x32xf64>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %6 : tensor<2x6x32xf64>, tensor<2x6x32xf64>) outs(%0 : tensor<2x6x32xf64>) {
    ^bb0(%in: f64, %in_9: f64, %out: f64):
      %35 = arith.mulf %in, %in_9 : f64
      linalg.yield %35 : f64
    } -> tensor<2x6x32xf64>
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%7 : tensor<2x6x32xf64>) outs(%3 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %35 = arith.addf %in, %out : f64
      linalg.yield %35 : f64
    } -> tensor<2x6x1xf64>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x1xf64>) outs(%2 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %35 = arith.divf %in, %cst_3 : f64
      linalg.yield %35 : f64
    } -> tensor<2x6x1xf64>
    %10 = tensor.empty() : tensor<2x6x1xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x6x1xf64>) outs(%10 : tensor<2x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %35 = arith.truncf %in : f64 to f32
      linalg.yield %35 : f32
    } -> tensor<2x6x1xf32>
    %12 = linalg.fill ins(%cst_0 : f32) outs(%10 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%arg0 : tensor<2x6x32xf32>) outs(%12 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.addf %in, %out : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x1xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<2x6x1xf32>) outs(%10 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.divf %in, %cst_4 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<2x6x1xf32>) outs(%10 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.truncf %cst_2 : f64 to f32
      %36 = arith.addf %in, %35 : f32
      linalg.yield %36 : f32
    } -> tensor<2x6x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<2x6x1xf32>) outs(%10 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = math.rsqrt %in : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x1xf32>
    %17 = tensor.empty() : tensor<2x6x32xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %14 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%17 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %35 = arith.subf %in, %in_9 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x32xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %16 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%17 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %35 = arith.mulf %in, %in_9 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x32xf32>
    %collapsed = tensor.collapse_shape %19 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %20 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%20 : tensor<32x88xf32>) permutation = [1, 0]
    %21 = tensor.empty() : tensor<12x88xf32>
    %22 = linalg.fill ins(%cst_0 : f32) outs(%21 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %23 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%22 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %24 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%23, %arg2 : tensor<12x88xf32>, tensor<88xf32>) outs(%21 : tensor<12x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %35 = arith.addf %in, %in_9 : f32
      linalg.yield %35 : f32
    } -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %24 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %25 = tensor.empty() : tensor<2x6x88xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%25 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.negf %in : f32
      %36 = math.exp %35 : f32
      %37 = arith.addf %36, %cst_1 : f32
      %38 = arith.divf %cst_1, %37 : f32
      linalg.yield %38 : f32
    } -> tensor<2x6x88xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %26 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%25 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %35 = arith.mulf %in, %in_9 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_6 = tensor.collapse_shape %27 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %28 = tensor.empty() : tensor<88x32xf32>
    %transposed_7 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%28 : tensor<88x32xf32>) permutation = [1, 0]
    %29 = tensor.empty() : tensor<12x32xf32>
    %30 = linalg.fill ins(%cst_0 : f32) outs(%29 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %31 = linalg.matmul ins(%collapsed_6, %transposed_7 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%30 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %32 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%31, %arg4 : tensor<12x32xf32>, tensor<32xf32>) outs(%29 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %35 = arith.addf %in, %in_9 : f32
      linalg.yield %35 : f32
    } -> tensor<12x32xf32>
    %expanded_8 = tensor.expand_shape %32 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_8 : tensor<2x6x32xf32>) outs(%17 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.mulf %in, %cst_5 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x32xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %33 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%17 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %35 = arith.addf %in, %in_9 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x32xf32>
    return %34 : tensor<2x6x32xf32>
  }
}
