// Source: nn.Module code
// Route: torch.onnx, torch-mlir, f32
// Note: Conformer: half of the result is added
// Arguments: %arg0 = x, %arg1 = up.weight, %arg2 = up.bias, %arg3 = down.weight, %arg4 = down.bias
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map3 = affine_map<(d0, d1, d2) -> (d2)>
#map4 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map5 = affine_map<(d0, d1, d2) -> ()>
module {
  func.func @main_graph(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<1.000000e+00> : tensor<32xf32>
    %cst_2 = arith.constant dense<5.000000e-01> : tensor<f32>
    %cst_3 = arith.constant 3.200000e+01 : f32
    %cst_4 = arith.constant 9.99999974E-6 : f32
    %0 = tensor.empty() : tensor<2x6x1xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%arg0 : tensor<2x6x32xf32>) outs(%1 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.addf %in, %out : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x1xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2 : tensor<2x6x1xf32>) outs(%0 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.divf %in, %cst_3 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x1xf32>
    %4 = tensor.empty() : tensor<2x6x32xf32>
    %collapsed = tensor.collapse_shape %3 [[0], [1, 2]] : tensor<2x6x1xf32> into tensor<2x6xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed : tensor<2x6xf32>) outs(%4 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x32xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %5 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%4 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %32 = arith.subf %in, %in_7 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x32xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %6 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%4 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %32 = arith.mulf %in, %in_7 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x32xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%7 : tensor<2x6x32xf32>) outs(%1 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.addf %in, %out : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x1xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<2x6x1xf32>) outs(%0 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.divf %in, %cst_3 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x1xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x6x1xf32>) outs(%0 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.addf %in, %cst_4 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x1xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x1xf32>) outs(%0 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = math.rsqrt %in : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x1xf32>
    %collapsed_5 = tensor.collapse_shape %11 [[0], [1, 2]] : tensor<2x6x1xf32> into tensor<2x6xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_5 : tensor<2x6xf32>) outs(%4 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x32xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %12 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%4 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %32 = arith.mulf %in, %in_7 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x32xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %cst_1 : tensor<2x6x32xf32>, tensor<32xf32>) outs(%4 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %32 = arith.mulf %in, %in_7 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x32xf32>
    %15 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%15 : tensor<32x88xf32>) permutation = [1, 0]
    %16 = tensor.empty() : tensor<2x32x88xf32>
    %17 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x88xf32>) outs(%16 : tensor<2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x88xf32>
    %18 = tensor.empty() : tensor<2x6x88xf32>
    %19 = linalg.fill ins(%cst : f32) outs(%18 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %20 = linalg.batch_matmul ins(%14, %17 : tensor<2x6x32xf32>, tensor<2x32x88xf32>) outs(%19 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %arg2 : tensor<2x6x88xf32>, tensor<88xf32>) outs(%18 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %32 = arith.addf %in, %in_7 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<2x6x88xf32>) outs(%18 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.negf %in : f32
      %33 = math.exp %32 : f32
      %34 = arith.addf %33, %cst_0 : f32
      %35 = arith.divf %cst_0, %34 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21, %22 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%18 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %32 = arith.mulf %in, %in_7 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %24 = tensor.empty() : tensor<88x32xf32>
    %transposed_6 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%24 : tensor<88x32xf32>) permutation = [1, 0]
    %25 = tensor.empty() : tensor<2x88x32xf32>
    %26 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_6 : tensor<88x32xf32>) outs(%25 : tensor<2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x32xf32>
    %27 = linalg.fill ins(%cst : f32) outs(%4 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %28 = linalg.batch_matmul ins(%23, %26 : tensor<2x6x88xf32>, tensor<2x88x32xf32>) outs(%27 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28, %arg4 : tensor<2x6x32xf32>, tensor<32xf32>) outs(%4 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %32 = arith.addf %in, %in_7 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x32xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%29, %cst_2 : tensor<2x6x32xf32>, tensor<f32>) outs(%4 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %32 = arith.mulf %in, %in_7 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x32xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %30 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%4 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %32 = arith.addf %in, %in_7 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x32xf32>
    return %31 : tensor<2x6x32xf32>
  }
}
