// Source: nn.Module code
// Route: torch.export, torch-mlir without decompositions, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> (d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 9.9999999999999995E-7 : f64
    %cst_2 = arith.constant 3.200000e+01 : f32
    %0 = tensor.empty() : tensor<2x6x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %arg0 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%0 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %26 = arith.mulf %in, %in_5 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x32xf32>
    %2 = tensor.empty() : tensor<2x6x1xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<2x6x32xf32>) outs(%3 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = arith.addf %in, %out : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x1xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<2x6x1xf32>) outs(%2 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = arith.divf %in, %cst_2 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x1xf32>) outs(%2 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = arith.truncf %cst_1 : f64 to f32
      %27 = arith.addf %in, %26 : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x1xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x1xf32>) outs(%2 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = math.rsqrt %in : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %7 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%0 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %26 = arith.mulf %in, %in_5 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x32xf32>
    %9 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%9 : tensor<32x88xf32>) permutation = [1, 0]
    %10 = tensor.empty() : tensor<2x32x88xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x88xf32>) outs(%10 : tensor<2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x88xf32>
    %12 = tensor.empty() : tensor<2x6x88xf32>
    %13 = linalg.fill ins(%cst : f32) outs(%12 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %14 = linalg.batch_matmul ins(%8, %11 : tensor<2x6x32xf32>, tensor<2x32x88xf32>) outs(%13 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x88xf32>) outs(%12 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = arith.negf %in : f32
      %27 = math.exp %26 : f32
      %28 = arith.addf %27, %cst_0 : f32
      %29 = arith.divf %cst_0, %28 : f32
      linalg.yield %29 : f32
    } -> tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15, %14 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%12 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %26 = arith.mulf %in, %in_5 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %transposed_3 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%9 : tensor<32x88xf32>) permutation = [1, 0]
    %17 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_3 : tensor<32x88xf32>) outs(%10 : tensor<2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x88xf32>
    %18 = linalg.batch_matmul ins(%8, %17 : tensor<2x6x32xf32>, tensor<2x32x88xf32>) outs(%13 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %18 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%12 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %26 = arith.mulf %in, %in_5 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %20 = tensor.empty() : tensor<88x32xf32>
    %transposed_4 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%20 : tensor<88x32xf32>) permutation = [1, 0]
    %21 = tensor.empty() : tensor<2x88x32xf32>
    %22 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_4 : tensor<88x32xf32>) outs(%21 : tensor<2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x32xf32>
    %23 = linalg.fill ins(%cst : f32) outs(%0 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %24 = linalg.batch_matmul ins(%19, %22 : tensor<2x6x88xf32>, tensor<2x88x32xf32>) outs(%23 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %24 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%0 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %26 = arith.addf %in, %in_5 : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x32xf32>
    return %25 : tensor<2x6x32xf32>
  }
}
