// Source: nn.Module code
// Route: torch.onnx, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> ()>
#map3 = affine_map<(d0, d1, d2) -> (d1, d2)>
module {
  func.func @main_graph(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %c2_i64 = arith.constant 2 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<9.99999997E-7> : tensor<f32>
    %cst_2 = arith.constant 3.200000e+01 : f32
    %0 = tensor.empty() : tensor<2x6x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<2x6x32xf32>) outs(%0 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %27 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %27 : f32
    } -> tensor<2x6x32xf32>
    %2 = tensor.empty() : tensor<2x6x1xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<2x6x32xf32>) outs(%3 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %27 = arith.addf %in, %out : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x1xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<2x6x1xf32>) outs(%2 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %27 = arith.divf %in, %cst_2 : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %cst_1 : tensor<2x6x1xf32>, tensor<f32>) outs(%2 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %27 = arith.addf %in, %in_5 : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x1xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x6x1xf32>) outs(%2 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %27 = math.sqrt %in : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<2x6x1xf32>) outs(%2 : tensor<2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %27 = arith.cmpf one, %in, %cst : f32
      cf.assert %27, "unimplemented: tensor with zero element"
      %28 = arith.divf %cst_0, %in : f32
      linalg.yield %28 : f32
    } -> tensor<2x6x1xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %8 : tensor<2x6x32xf32>, tensor<2x6x1xf32>) outs(%0 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %27 = arith.mulf %in, %in_5 : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x32xf32>
    %10 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%10 : tensor<32x88xf32>) permutation = [1, 0]
    %11 = tensor.empty() : tensor<2x32x88xf32>
    %12 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x88xf32>) outs(%11 : tensor<2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x88xf32>
    %13 = tensor.empty() : tensor<2x6x88xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %15 = linalg.batch_matmul ins(%9, %12 : tensor<2x6x32xf32>, tensor<2x32x88xf32>) outs(%14 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %27 = arith.negf %in : f32
      %28 = math.exp %27 : f32
      %29 = arith.addf %28, %cst_0 : f32
      %30 = arith.divf %cst_0, %29 : f32
      linalg.yield %30 : f32
    } -> tensor<2x6x88xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15, %16 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %27 = arith.mulf %in, %in_5 : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x88xf32>
    %transposed_3 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%10 : tensor<32x88xf32>) permutation = [1, 0]
    %18 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_3 : tensor<32x88xf32>) outs(%11 : tensor<2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x88xf32>
    %19 = linalg.batch_matmul ins(%9, %18 : tensor<2x6x32xf32>, tensor<2x32x88xf32>) outs(%14 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %27 = arith.mulf %in, %in_5 : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x88xf32>
    %21 = tensor.empty() : tensor<88x32xf32>
    %transposed_4 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%21 : tensor<88x32xf32>) permutation = [1, 0]
    %22 = tensor.empty() : tensor<2x88x32xf32>
    %23 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_4 : tensor<88x32xf32>) outs(%22 : tensor<2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x32xf32>
    %24 = linalg.fill ins(%cst : f32) outs(%0 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %25 = linalg.batch_matmul ins(%20, %23 : tensor<2x6x88xf32>, tensor<2x88x32xf32>) outs(%24 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %25 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%0 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %27 = arith.addf %in, %in_5 : f32
      linalg.yield %27 : f32
    } -> tensor<2x6x32xf32>
    return %26 : tensor<2x6x32xf32>
  }
}
