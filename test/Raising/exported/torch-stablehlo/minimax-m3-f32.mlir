// Source: MiniMaxM3VLDenseMLP (transformers)
// Route: torch.export, torch-mlir to StableHLO, linalg, f32
// Arguments: %arg0 = x, %arg1 = gate_up_proj.weight, %arg2 = down_proj.weight
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0) -> (d0)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map4 = affine_map<(d0, d1, d2) -> ()>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<176x32xf32>, %arg2: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant -7.000000e+00 : f32
    %cst_0 = arith.constant 7.000000e+00 : f32
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant 1.702000e+00 : f64
    %cst_3 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x176xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<176x32xf32>) outs(%0 : tensor<32x176xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x176xf32>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %2 = tensor.empty() : tensor<12x176xf32>
    %3 = linalg.fill ins(%cst_3 : f32) outs(%2 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %4 = linalg.matmul ins(%collapsed, %1 : tensor<12x32xf32>, tensor<32x176xf32>) outs(%3 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [2, 6, 176] : tensor<12x176xf32> into tensor<2x6x176xf32>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %extracted_slice_4 = tensor.extract_slice %expanded[0, 0, 88] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %5 = tensor.empty() : tensor<1xf32>
    %6 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%5 : tensor<1xf32>) {
    ^bb0(%out: f32):
      linalg.yield %cst_0 : f32
    } -> tensor<1xf32>
    %collapsed_5 = tensor.collapse_shape %6 [] : tensor<1xf32> into tensor<f32>
    %7 = tensor.empty() : tensor<2x6x88xf32>
    %extracted = tensor.extract %collapsed_5[] : tensor<f32>
    %8 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.minimumf %in, %extracted : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%5 : tensor<1xf32>) {
    ^bb0(%out: f32):
      linalg.yield %cst : f32
    } -> tensor<1xf32>
    %collapsed_6 = tensor.collapse_shape %9 [] : tensor<1xf32> into tensor<f32>
    %extracted_7 = tensor.extract %collapsed_6[] : tensor<f32>
    %10 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_4 : tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.maximumf %extracted_7, %in : f32
      %26 = arith.minimumf %25, %extracted : f32
      linalg.yield %26 : f32
    } -> tensor<2x6x88xf32>
    %11 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%5 : tensor<1xf32>) {
    ^bb0(%out: f32):
      %25 = arith.truncf %cst_2 : f64 to f32
      linalg.yield %25 : f32
    } -> tensor<1xf32>
    %collapsed_8 = tensor.collapse_shape %11 [] : tensor<1xf32> into tensor<f32>
    %12 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_8 : tensor<f32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x88xf32>
    %13 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %12 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %25 = arith.mulf %in, %in_12 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.negf %in : f32
      %26 = math.exp %25 : f32
      %27 = arith.addf %26, %cst_1 : f32
      %28 = arith.divf %cst_1, %27 : f32
      linalg.yield %28 : f32
    } -> tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %14 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %25 = arith.mulf %in, %in_12 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%5 : tensor<1xf32>) {
    ^bb0(%out: f32):
      linalg.yield %cst_1 : f32
    } -> tensor<1xf32>
    %collapsed_9 = tensor.collapse_shape %16 [] : tensor<1xf32> into tensor<f32>
    %17 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_9 : tensor<f32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x6x88xf32>
    %18 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %17 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %25 = arith.addf %in, %in_12 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %19 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %15 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %25 = arith.mulf %in, %in_12 : f32
      linalg.yield %25 : f32
    } -> tensor<2x6x88xf32>
    %20 = tensor.empty() : tensor<88x32xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<32x88xf32>) outs(%20 : tensor<88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88x32xf32>
    %collapsed_10 = tensor.collapse_shape %19 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %22 = tensor.empty() : tensor<12x32xf32>
    %23 = linalg.fill ins(%cst_3 : f32) outs(%22 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %24 = linalg.matmul ins(%collapsed_10, %21 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%23 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_11 = tensor.expand_shape %24 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_11 : tensor<2x6x32xf32>
  }
}
