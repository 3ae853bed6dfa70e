// Source: MoonshineDecoderMLP (transformers)
// Route: torch.export, torch-mlir to StableHLO, linalg, f32
// Note: the second half is the gate
// Arguments: %arg0 = x, %arg1 = fc1.weight, %arg2 = fc1.bias, %arg3 = fc2.weight, %arg4 = fc2.bias
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0) -> (d0)>
#map3 = affine_map<(d0, d1) -> ()>
#map4 = affine_map<(d0) -> ()>
#map5 = affine_map<(d0, d1) -> (d1)>
#map6 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<176x32xf32>, %arg2: tensor<176xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 1.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %0 = tensor.empty() : tensor<32x176xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<176x32xf32>) outs(%0 : tensor<32x176xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x176xf32>
    %2 = tensor.empty() : tensor<12x176xf32>
    %3 = linalg.fill ins(%cst_0 : f32) outs(%2 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %4 = linalg.matmul ins(%collapsed, %1 : tensor<12x32xf32>, tensor<32x176xf32>) outs(%3 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %5 = tensor.empty() : tensor<1xf32>
    %6 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%5 : tensor<1xf32>) {
    ^bb0(%out: f32):
      linalg.yield %cst : f32
    } -> tensor<1xf32>
    %collapsed_1 = tensor.collapse_shape %6 [] : tensor<1xf32> into tensor<f32>
    %7 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed_1 : tensor<f32>) outs(%2 : tensor<12x176xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<12x176xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4, %7 : tensor<12x176xf32>, tensor<12x176xf32>) outs(%2 : tensor<12x176xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %30 = arith.mulf %in, %in_5 : f32
      linalg.yield %30 : f32
    } -> tensor<12x176xf32>
    %9 = tensor.empty() : tensor<176xf32>
    %10 = linalg.generic {indexing_maps = [#map4, #map2], iterator_types = ["parallel"]} ins(%collapsed_1 : tensor<f32>) outs(%9 : tensor<176xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<176xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel"]} ins(%arg2, %10 : tensor<176xf32>, tensor<176xf32>) outs(%9 : tensor<176xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %30 = arith.mulf %in, %in_5 : f32
      linalg.yield %30 : f32
    } -> tensor<176xf32>
    %12 = linalg.generic {indexing_maps = [#map5, #map1], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<176xf32>) outs(%2 : tensor<12x176xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<12x176xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%8, %12 : tensor<12x176xf32>, tensor<12x176xf32>) outs(%2 : tensor<12x176xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %30 = arith.addf %in, %in_5 : f32
      linalg.yield %30 : f32
    } -> tensor<12x176xf32>
    %expanded = tensor.expand_shape %13 [[0, 1], [2]] output_shape [2, 6, 176] : tensor<12x176xf32> into tensor<2x6x176xf32>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %extracted_slice_2 = tensor.extract_slice %expanded[0, 0, 88] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %14 = tensor.empty() : tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_2 : tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %30 = arith.negf %in : f32
      %31 = math.exp %30 : f32
      %32 = arith.addf %31, %cst : f32
      %33 = arith.divf %cst, %32 : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_2, %15 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %30 = arith.mulf %in, %in_5 : f32
      linalg.yield %30 : f32
    } -> tensor<2x6x88xf32>
    %17 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %extracted_slice : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%14 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %30 = arith.mulf %in, %in_5 : f32
      linalg.yield %30 : f32
    } -> tensor<2x6x88xf32>
    %collapsed_3 = tensor.collapse_shape %17 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %18 = tensor.empty() : tensor<88x32xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<32x88xf32>) outs(%18 : tensor<88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<88x32xf32>
    %20 = tensor.empty() : tensor<12x32xf32>
    %21 = linalg.fill ins(%cst_0 : f32) outs(%20 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %22 = linalg.matmul ins(%collapsed_3, %19 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%21 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %23 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed_1 : tensor<f32>) outs(%20 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<12x32xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%22, %23 : tensor<12x32xf32>, tensor<12x32xf32>) outs(%20 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %30 = arith.mulf %in, %in_5 : f32
      linalg.yield %30 : f32
    } -> tensor<12x32xf32>
    %25 = tensor.empty() : tensor<32xf32>
    %26 = linalg.generic {indexing_maps = [#map4, #map2], iterator_types = ["parallel"]} ins(%collapsed_1 : tensor<f32>) outs(%25 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32xf32>
    %27 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel"]} ins(%arg4, %26 : tensor<32xf32>, tensor<32xf32>) outs(%25 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %30 = arith.mulf %in, %in_5 : f32
      linalg.yield %30 : f32
    } -> tensor<32xf32>
    %28 = linalg.generic {indexing_maps = [#map5, #map1], iterator_types = ["parallel", "parallel"]} ins(%27 : tensor<32xf32>) outs(%20 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<12x32xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%24, %28 : tensor<12x32xf32>, tensor<12x32xf32>) outs(%20 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %30 = arith.addf %in, %in_5 : f32
      linalg.yield %30 : f32
    } -> tensor<12x32xf32>
    %expanded_4 = tensor.expand_shape %29 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_4 : tensor<2x6x32xf32>
  }
}
