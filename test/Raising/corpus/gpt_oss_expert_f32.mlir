// Source: GptOssExperts (transformers), one expert
// Route: torch.export -> torch-mlir -> linalg, f32
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main(%arg0: tensor<2x8x48xf32>, %arg1: tensor<48x192xf32>, %arg2: tensor<192xf32>, %arg3: tensor<96x48xf32>, %arg4: tensor<48xf32>) -> tensor<2x8x48xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 1.702000e+00 : f64
    %cst_2 = arith.constant 7.000000e+00 : f32
    %cst_3 = arith.constant -7.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x8x48xf32> into tensor<16x48xf32>
    %0 = tensor.empty() : tensor<16x192xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<16x192xf32>) -> tensor<16x192xf32>
    %2 = linalg.matmul ins(%collapsed, %arg1 : tensor<16x48xf32>, tensor<48x192xf32>) outs(%1 : tensor<16x192xf32>) -> tensor<16x192xf32>
    %expanded = tensor.expand_shape %2 [[0, 1], [2]] output_shape [2, 8, 192] : tensor<16x192xf32> into tensor<2x8x192xf32>
    %3 = tensor.empty() : tensor<2x8x192xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %arg2 : tensor<2x8x192xf32>, tensor<192xf32>) outs(%3 : tensor<2x8x192xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %18 = arith.addf %in, %in_7 : f32
      linalg.yield %18 : f32
    } -> tensor<2x8x192xf32>
    %extracted_slice = tensor.extract_slice %4[0, 0, 0] [2, 8, 96] [1, 1, 2] : tensor<2x8x192xf32> to tensor<2x8x96xf32>
    %extracted_slice_4 = tensor.extract_slice %4[0, 0, 1] [2, 8, 96] [1, 1, 2] : tensor<2x8x192xf32> to tensor<2x8x96xf32>
    %5 = tensor.empty() : tensor<2x8x96xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<2x8x96xf32>) outs(%5 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.cmpf ugt, %in, %cst_2 : f32
      %19 = arith.select %18, %cst_2, %in : f32
      linalg.yield %19 : f32
    } -> tensor<2x8x96xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_4 : tensor<2x8x96xf32>) outs(%5 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.cmpf ult, %in, %cst_3 : f32
      %19 = arith.select %18, %cst_3, %in : f32
      %20 = arith.cmpf ugt, %19, %cst_2 : f32
      %21 = arith.select %20, %cst_2, %19 : f32
      linalg.yield %21 : f32
    } -> tensor<2x8x96xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<2x8x96xf32>) outs(%5 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.addf %in, %cst_0 : f32
      linalg.yield %18 : f32
    } -> tensor<2x8x96xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<2x8x96xf32>) outs(%5 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.truncf %cst_1 : f64 to f32
      %19 = arith.mulf %in, %18 : f32
      linalg.yield %19 : f32
    } -> tensor<2x8x96xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x8x96xf32>) outs(%5 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.negf %in : f32
      %19 = math.exp %18 : f32
      %20 = arith.addf %19, %cst_0 : f32
      %21 = arith.divf %cst_0, %20 : f32
      linalg.yield %21 : f32
    } -> tensor<2x8x96xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %10 : tensor<2x8x96xf32>, tensor<2x8x96xf32>) outs(%5 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %18 = arith.mulf %in, %in_7 : f32
      linalg.yield %18 : f32
    } -> tensor<2x8x96xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %11 : tensor<2x8x96xf32>, tensor<2x8x96xf32>) outs(%5 : tensor<2x8x96xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %18 = arith.mulf %in, %in_7 : f32
      linalg.yield %18 : f32
    } -> tensor<2x8x96xf32>
    %collapsed_5 = tensor.collapse_shape %12 [[0, 1], [2]] : tensor<2x8x96xf32> into tensor<16x96xf32>
    %13 = tensor.empty() : tensor<16x48xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<16x48xf32>) -> tensor<16x48xf32>
    %15 = linalg.matmul ins(%collapsed_5, %arg3 : tensor<16x96xf32>, tensor<96x48xf32>) outs(%14 : tensor<16x48xf32>) -> tensor<16x48xf32>
    %expanded_6 = tensor.expand_shape %15 [[0, 1], [2]] output_shape [2, 8, 48] : tensor<16x48xf32> into tensor<2x8x48xf32>
    %16 = tensor.empty() : tensor<2x8x48xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_6, %arg4 : tensor<2x8x48xf32>, tensor<48xf32>) outs(%16 : tensor<2x8x48xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %18 = arith.addf %in, %in_7 : f32
      linalg.yield %18 : f32
    } -> tensor<2x8x48xf32>
    return %17 : tensor<2x8x48xf32>
  }
}
