// Source: nn.Module code
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f64
    %c3_i64 = arith.constant 3 : i64
    %cst_1 = arith.constant 4.471500e-02 : f32
    %cst_2 = arith.constant 7.977240e-01 : f32
    %cst_3 = arith.constant 1.000000e+00 : f32
    %cst_4 = arith.constant 5.000000e-01 : f32
    %cst_5 = arith.constant 1.644900e+00 : f64
    %cst_6 = arith.constant 8.800000e+01 : f32
    %cst_7 = arith.constant 8.800000e+01 : f64
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %4 = tensor.empty() : tensor<2x6x1xf32>
    %5 = linalg.fill ins(%cst : f32) outs(%4 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%expanded : tensor<2x6x88xf32>) outs(%5 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.addf %in, %out : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x1xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x1xf32>) outs(%4 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.divf %in, %cst_6 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x1xf32>
    %8 = tensor.empty() : tensor<2x6x88xf64>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%8 : tensor<2x6x88xf64>) {
    ^bb0(%in: f32, %out: f64):
      %32 = arith.extf %in : f32 to f64
      linalg.yield %32 : f64
    } -> tensor<2x6x88xf64>
    %10 = tensor.empty() : tensor<2x6x1xf64>
    %11 = linalg.fill ins(%cst_0 : f64) outs(%10 : tensor<2x6x1xf64>) -> tensor<2x6x1xf64>
    %12 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%9 : tensor<2x6x88xf64>) outs(%11 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %32 = arith.addf %in, %out : f64
      linalg.yield %32 : f64
    } -> tensor<2x6x1xf64>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x1xf64>) outs(%10 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %32 = arith.divf %in, %cst_7 : f64
      linalg.yield %32 : f64
    } -> tensor<2x6x1xf64>
    %14 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %13 : tensor<2x6x88xf64>, tensor<2x6x1xf64>) outs(%8 : tensor<2x6x88xf64>) {
    ^bb0(%in: f64, %in_13: f64, %out: f64):
      %32 = arith.subf %in, %in_13 : f64
      linalg.yield %32 : f64
    } -> tensor<2x6x88xf64>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %14 : tensor<2x6x88xf64>, tensor<2x6x88xf64>) outs(%8 : tensor<2x6x88xf64>) {
    ^bb0(%in: f64, %in_13: f64, %out: f64):
      %32 = arith.mulf %in, %in_13 : f64
      linalg.yield %32 : f64
    } -> tensor<2x6x88xf64>
    %16 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%15 : tensor<2x6x88xf64>) outs(%11 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %32 = arith.addf %in, %out : f64
      linalg.yield %32 : f64
    } -> tensor<2x6x1xf64>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<2x6x1xf64>) outs(%10 : tensor<2x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %32 = arith.divf %in, %cst_7 : f64
      linalg.yield %32 : f64
    } -> tensor<2x6x1xf64>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<2x6x1xf64>) outs(%4 : tensor<2x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %32 = arith.truncf %in : f64 to f32
      linalg.yield %32 : f32
    } -> tensor<2x6x1xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18 : tensor<2x6x1xf32>) outs(%4 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = math.sqrt %in : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x1xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<2x6x1xf32>) outs(%4 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.truncf %cst_5 : f64 to f32
      %33 = arith.mulf %in, %32 : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x1xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %20 : tensor<2x6x1xf32>, tensor<2x6x1xf32>) outs(%4 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %32 = arith.addf %in, %in_13 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x1xf32>
    %22 = tensor.empty() : tensor<2x6x88xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %21 : tensor<2x6x88xf32>, tensor<2x6x1xf32>) outs(%22 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %32 = arith.subf %in, %in_13 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23 : tensor<2x6x88xf32>) outs(%22 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.cmpf ugt, %in, %cst : f32
      %33 = arith.select %32, %in, %cst : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24 : tensor<2x6x88xf32>) outs(%22 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = math.fpowi %in, %c3_i64 : f32, i64
      %33 = arith.mulf %32, %cst_1 : f32
      %34 = arith.addf %in, %33 : f32
      %35 = arith.mulf %34, %cst_2 : f32
      %36 = math.tanh %35 : f32
      %37 = arith.addf %36, %cst_3 : f32
      %38 = arith.mulf %37, %cst_4 : f32
      %39 = arith.mulf %in, %38 : f32
      linalg.yield %39 : f32
    } -> tensor<2x6x88xf32>
    %transposed_8 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %26 = linalg.matmul ins(%collapsed, %transposed_8 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_9 = tensor.expand_shape %26 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25, %expanded_9 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%22 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %32 = arith.mulf %in, %in_13 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %28 = tensor.empty() : tensor<88x32xf32>
    %transposed_10 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%28 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_11 = tensor.collapse_shape %27 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %29 = tensor.empty() : tensor<12x32xf32>
    %30 = linalg.fill ins(%cst : f32) outs(%29 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %31 = linalg.matmul ins(%collapsed_11, %transposed_10 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%30 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_12 = tensor.expand_shape %31 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_12 : tensor<2x6x32xf32>
  }
}
