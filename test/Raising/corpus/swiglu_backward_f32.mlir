// Source: LlamaMLP backward (vjp)
// Route: torch.export -> torch-mlir -> linalg, f32
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> ()>
module {
  func.func @main(%arg0: tensor<8x48xf32>, %arg1: tensor<96x48xf32>, %arg2: tensor<96x48xf32>, %arg3: tensor<48x96xf32>, %arg4: tensor<8x48xf32>) -> (tensor<8x48xf32>, tensor<96x48xf32>, tensor<96x48xf32>, tensor<48x96xf32>) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<1> : tensor<i64>
    %0 = tensor.empty() : tensor<48x96xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<96x48xf32>) outs(%0 : tensor<48x96xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<8x96xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<8x96xf32>) -> tensor<8x96xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<8x48xf32>, tensor<48x96xf32>) outs(%2 : tensor<8x96xf32>) -> tensor<8x96xf32>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<96x48xf32>) outs(%0 : tensor<48x96xf32>) permutation = [1, 0]
    %4 = linalg.matmul ins(%arg0, %transposed_2 : tensor<8x48xf32>, tensor<48x96xf32>) outs(%2 : tensor<8x96xf32>) -> tensor<8x96xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<8x96xf32>) outs(%1 : tensor<8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %29 = arith.negf %in : f32
      %30 = math.exp %29 : f32
      %31 = arith.addf %30, %cst_0 : f32
      %32 = arith.divf %cst_0, %31 : f32
      linalg.yield %32 : f32
    } -> tensor<8x96xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %5 : tensor<8x96xf32>, tensor<8x96xf32>) outs(%1 : tensor<8x96xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %29 = arith.mulf %in, %in_6 : f32
      linalg.yield %29 : f32
    } -> tensor<8x96xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%6, %4 : tensor<8x96xf32>, tensor<8x96xf32>) outs(%1 : tensor<8x96xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %29 = arith.mulf %in, %in_6 : f32
      linalg.yield %29 : f32
    } -> tensor<8x96xf32>
    %8 = linalg.matmul ins(%arg4, %arg3 : tensor<8x48xf32>, tensor<48x96xf32>) outs(%2 : tensor<8x96xf32>) -> tensor<8x96xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%8, %4 : tensor<8x96xf32>, tensor<8x96xf32>) outs(%1 : tensor<8x96xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %29 = arith.mulf %in, %in_6 : f32
      linalg.yield %29 : f32
    } -> tensor<8x96xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_1, %5 : tensor<i64>, tensor<8x96xf32>) outs(%1 : tensor<8x96xf32>) {
    ^bb0(%in: i64, %in_6: f32, %out: f32):
      %29 = arith.sitofp %in : i64 to f32
      %30 = arith.subf %29, %in_6 : f32
      linalg.yield %30 : f32
    } -> tensor<8x96xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %10 : tensor<8x96xf32>, tensor<8x96xf32>) outs(%1 : tensor<8x96xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %29 = arith.mulf %in, %in_6 : f32
      linalg.yield %29 : f32
    } -> tensor<8x96xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<8x96xf32>) outs(%1 : tensor<8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %29 = arith.addf %in, %cst_0 : f32
      linalg.yield %29 : f32
    } -> tensor<8x96xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %12 : tensor<8x96xf32>, tensor<8x96xf32>) outs(%1 : tensor<8x96xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %29 = arith.mulf %in, %in_6 : f32
      linalg.yield %29 : f32
    } -> tensor<8x96xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%9, %13 : tensor<8x96xf32>, tensor<8x96xf32>) outs(%1 : tensor<8x96xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %29 = arith.mulf %in, %in_6 : f32
      linalg.yield %29 : f32
    } -> tensor<8x96xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%8, %6 : tensor<8x96xf32>, tensor<8x96xf32>) outs(%1 : tensor<8x96xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %29 = arith.mulf %in, %in_6 : f32
      linalg.yield %29 : f32
    } -> tensor<8x96xf32>
    %16 = tensor.empty() : tensor<8x48xf32>
    %17 = linalg.fill ins(%cst : f32) outs(%16 : tensor<8x48xf32>) -> tensor<8x48xf32>
    %18 = linalg.matmul ins(%14, %arg1 : tensor<8x96xf32>, tensor<96x48xf32>) outs(%17 : tensor<8x48xf32>) -> tensor<8x48xf32>
    %19 = linalg.matmul ins(%15, %arg2 : tensor<8x96xf32>, tensor<96x48xf32>) outs(%17 : tensor<8x48xf32>) -> tensor<8x48xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%18, %19 : tensor<8x48xf32>, tensor<8x48xf32>) outs(%16 : tensor<8x48xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %29 = arith.addf %in, %in_6 : f32
      linalg.yield %29 : f32
    } -> tensor<8x48xf32>
    %21 = tensor.empty() : tensor<96x8xf32>
    %transposed_3 = linalg.transpose ins(%14 : tensor<8x96xf32>) outs(%21 : tensor<96x8xf32>) permutation = [1, 0]
    %22 = tensor.empty() : tensor<96x48xf32>
    %23 = linalg.fill ins(%cst : f32) outs(%22 : tensor<96x48xf32>) -> tensor<96x48xf32>
    %24 = linalg.matmul ins(%transposed_3, %arg0 : tensor<96x8xf32>, tensor<8x48xf32>) outs(%23 : tensor<96x48xf32>) -> tensor<96x48xf32>
    %transposed_4 = linalg.transpose ins(%15 : tensor<8x96xf32>) outs(%21 : tensor<96x8xf32>) permutation = [1, 0]
    %25 = linalg.matmul ins(%transposed_4, %arg0 : tensor<96x8xf32>, tensor<8x48xf32>) outs(%23 : tensor<96x48xf32>) -> tensor<96x48xf32>
    %26 = tensor.empty() : tensor<48x8xf32>
    %transposed_5 = linalg.transpose ins(%arg4 : tensor<8x48xf32>) outs(%26 : tensor<48x8xf32>) permutation = [1, 0]
    %27 = linalg.fill ins(%cst : f32) outs(%0 : tensor<48x96xf32>) -> tensor<48x96xf32>
    %28 = linalg.matmul ins(%transposed_5, %7 : tensor<48x8xf32>, tensor<8x96xf32>) outs(%27 : tensor<48x96xf32>) -> tensor<48x96xf32>
    return %20, %24, %25, %28 : tensor<8x48xf32>, tensor<96x48xf32>, tensor<96x48xf32>, tensor<48x96xf32>
  }
}
