// Source: nn.Module code
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = q.weight, %arg2 = k.weight, %arg3 = v.weight, %arg4 = o.weight, %arg5 = g.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x32xf32>, %arg2: tensor<32x32xf32>, %arg3: tensor<32x32xf32>, %arg4: tensor<32x32xf32>, %arg5: tensor<32x32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %c0_i64 = arith.constant 0 : i64
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant 5.6568542494923806 : f64
    %0 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<32x32xf32>) outs(%0 : tensor<32x32xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %1 = tensor.empty() : tensor<12x32xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x32xf32>) outs(%2 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %transposed_3 = linalg.transpose ins(%arg2 : tensor<32x32xf32>) outs(%0 : tensor<32x32xf32>) permutation = [1, 0]
    %4 = linalg.matmul ins(%collapsed, %transposed_3 : tensor<12x32xf32>, tensor<32x32xf32>) outs(%2 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_4 = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %transposed_5 = linalg.transpose ins(%arg3 : tensor<32x32xf32>) outs(%0 : tensor<32x32xf32>) permutation = [1, 0]
    %5 = linalg.matmul ins(%collapsed, %transposed_5 : tensor<12x32xf32>, tensor<32x32xf32>) outs(%2 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_6 = tensor.expand_shape %5 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %6 = tensor.empty() : tensor<2x32x6xf32>
    %transposed_7 = linalg.transpose ins(%expanded_4 : tensor<2x6x32xf32>) outs(%6 : tensor<2x32x6xf32>) permutation = [0, 2, 1]
    %7 = tensor.empty() : tensor<2x6x6xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<2x6x6xf32>) -> tensor<2x6x6xf32>
    %9 = linalg.batch_matmul ins(%expanded, %transposed_7 : tensor<2x6x32xf32>, tensor<2x32x6xf32>) outs(%8 : tensor<2x6x6xf32>) -> tensor<2x6x6xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x6x6xf32>) outs(%7 : tensor<2x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %29 = arith.truncf %cst_2 : f64 to f32
      %30 = arith.divf %in, %29 : f32
      linalg.yield %30 : f32
    } -> tensor<2x6x6xf32>
    %11 = tensor.empty() : tensor<2x6xi64>
    %12 = linalg.fill ins(%c0_i64 : i64) outs(%11 : tensor<2x6xi64>) -> tensor<2x6xi64>
    %13 = tensor.empty() : tensor<2x6xf32>
    %14 = linalg.fill ins(%cst_0 : f32) outs(%13 : tensor<2x6xf32>) -> tensor<2x6xf32>
    %15:2 = linalg.generic {indexing_maps = [#map, #map1, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%10 : tensor<2x6x6xf32>) outs(%14, %12 : tensor<2x6xf32>, tensor<2x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_14: i64):
      %29 = linalg.index 2 : index
      %30 = arith.index_cast %29 : index to i64
      %31 = arith.maximumf %in, %out : f32
      %32 = arith.cmpf ogt, %in, %out : f32
      %33 = arith.select %32, %30, %out_14 : i64
      linalg.yield %31, %33 : f32, i64
    } -> (tensor<2x6xf32>, tensor<2x6xi64>)
    %expanded_8 = tensor.expand_shape %15#0 [[0], [1, 2]] output_shape [2, 6, 1] : tensor<2x6xf32> into tensor<2x6x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %expanded_8 : tensor<2x6x6xf32>, tensor<2x6x1xf32>) outs(%7 : tensor<2x6x6xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %29 = arith.subf %in, %in_14 : f32
      linalg.yield %29 : f32
    } -> tensor<2x6x6xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<2x6x6xf32>) outs(%7 : tensor<2x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %29 = math.exp %in : f32
      linalg.yield %29 : f32
    } -> tensor<2x6x6xf32>
    %18 = tensor.empty() : tensor<2x6x1xf32>
    %19 = linalg.fill ins(%cst : f32) outs(%18 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%17 : tensor<2x6x6xf32>) outs(%19 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %29 = arith.addf %in, %out : f32
      linalg.yield %29 : f32
    } -> tensor<2x6x1xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17, %20 : tensor<2x6x6xf32>, tensor<2x6x1xf32>) outs(%7 : tensor<2x6x6xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %29 = arith.divf %in, %in_14 : f32
      linalg.yield %29 : f32
    } -> tensor<2x6x6xf32>
    %22 = tensor.empty() : tensor<2x6x32xf32>
    %23 = linalg.fill ins(%cst : f32) outs(%22 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %24 = linalg.batch_matmul ins(%21, %expanded_6 : tensor<2x6x6xf32>, tensor<2x6x32xf32>) outs(%23 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %transposed_9 = linalg.transpose ins(%arg5 : tensor<32x32xf32>) outs(%0 : tensor<32x32xf32>) permutation = [1, 0]
    %25 = linalg.matmul ins(%collapsed, %transposed_9 : tensor<12x32xf32>, tensor<32x32xf32>) outs(%2 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_10 = tensor.expand_shape %25 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_10 : tensor<2x6x32xf32>) outs(%22 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %29 = arith.negf %in : f32
      %30 = math.exp %29 : f32
      %31 = arith.addf %30, %cst_1 : f32
      %32 = arith.divf %cst_1, %31 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x32xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24, %26 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%22 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %29 = arith.mulf %in, %in_14 : f32
      linalg.yield %29 : f32
    } -> tensor<2x6x32xf32>
    %transposed_11 = linalg.transpose ins(%arg4 : tensor<32x32xf32>) outs(%0 : tensor<32x32xf32>) permutation = [1, 0]
    %collapsed_12 = tensor.collapse_shape %27 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %28 = linalg.matmul ins(%collapsed_12, %transposed_11 : tensor<12x32xf32>, tensor<32x32xf32>) outs(%2 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_13 = tensor.expand_shape %28 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_13 : tensor<2x6x32xf32>
  }
}
