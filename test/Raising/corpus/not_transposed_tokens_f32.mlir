// Source: near-miss in nn.Linear code
// Route: torch.export -> torch-mlir -> linalg, f32
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d1, d2)>
module {
  func.func @main(%arg0: tensor<2x8x48xf32>, %arg1: tensor<96x48xf32>, %arg2: tensor<96x48xf32>, %arg3: tensor<48x96xf32>) -> tensor<2x8x48xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %c7 = arith.constant 7 : index
    %0 = tensor.empty() : tensor<48x96xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<96x48xf32>) outs(%0 : tensor<48x96xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x8x48xf32> into tensor<16x48xf32>
    %1 = tensor.empty() : tensor<16x96xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<16x48xf32>, tensor<48x96xf32>) outs(%2 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 8, 96] : tensor<16x96xf32> into tensor<2x8x96xf32>
    %4 = tensor.empty() : tensor<2x8x96xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x8x96xf32>) outs(%4 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.negf %in : f32
      %21 = math.exp %20 : f32
      %22 = arith.addf %21, %cst_0 : f32
      %23 = arith.divf %cst_0, %22 : f32
      linalg.yield %23 : f32
    } -> tensor<2x8x96xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %5 : tensor<2x8x96xf32>, tensor<2x8x96xf32>) outs(%4 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %20 = arith.mulf %in, %in_7 : f32
      linalg.yield %20 : f32
    } -> tensor<2x8x96xf32>
    %7 = tensor.empty() : tensor<8x2x48xf32>
    %transposed_1 = linalg.transpose ins(%arg0 : tensor<2x8x48xf32>) outs(%7 : tensor<8x2x48xf32>) permutation = [1, 0, 2]
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<96x48xf32>) outs(%0 : tensor<48x96xf32>) permutation = [1, 0]
    %8 = tensor.empty() : tensor<8x48x96xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<48x96xf32>) outs(%8 : tensor<8x48x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x48x96xf32>
    %10 = tensor.empty() : tensor<8x2x96xf32>
    %11 = linalg.fill ins(%cst : f32) outs(%10 : tensor<8x2x96xf32>) -> tensor<8x2x96xf32>
    %12 = linalg.batch_matmul ins(%transposed_1, %9 : tensor<8x2x48xf32>, tensor<8x48x96xf32>) outs(%11 : tensor<8x2x96xf32>) -> tensor<8x2x96xf32>
    %transposed_3 = linalg.transpose ins(%12 : tensor<8x2x96xf32>) outs(%4 : tensor<2x8x96xf32>) permutation = [1, 0, 2]
    %13 = linalg.fill ins(%cst : f32) outs(%4 : tensor<2x8x96xf32>) -> tensor<2x8x96xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_3 : tensor<2x8x96xf32>) outs(%13 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = linalg.index 0 : index
      %21 = linalg.index 1 : index
      %22 = linalg.index 2 : index
      %23 = arith.subi %c7, %21 : index
      %extracted = tensor.extract %transposed_3[%20, %23, %22] : tensor<2x8x96xf32>
      linalg.yield %extracted : f32
    } -> tensor<2x8x96xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %14 : tensor<2x8x96xf32>, tensor<2x8x96xf32>) outs(%4 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %20 = arith.mulf %in, %in_7 : f32
      linalg.yield %20 : f32
    } -> tensor<2x8x96xf32>
    %16 = tensor.empty() : tensor<96x48xf32>
    %transposed_4 = linalg.transpose ins(%arg3 : tensor<48x96xf32>) outs(%16 : tensor<96x48xf32>) permutation = [1, 0]
    %collapsed_5 = tensor.collapse_shape %15 [[0, 1], [2]] : tensor<2x8x96xf32> into tensor<16x96xf32>
    %17 = tensor.empty() : tensor<16x48xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%17 : tensor<16x48xf32>) -> tensor<16x48xf32>
    %19 = linalg.matmul ins(%collapsed_5, %transposed_4 : tensor<16x96xf32>, tensor<96x48xf32>) outs(%18 : tensor<16x48xf32>) -> tensor<16x48xf32>
    %expanded_6 = tensor.expand_shape %19 [[0, 1], [2]] output_shape [2, 8, 48] : tensor<16x48xf32> into tensor<2x8x48xf32>
    return %expanded_6 : tensor<2x8x48xf32>
  }
}
