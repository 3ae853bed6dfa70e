// Source: ApertusMLP with xIELU (transformers)
// Route: torch.export, torch-mlir, f32
// Note: xIELU is no activation of the dialect
// Arguments: %arg0 = x, %arg1 = up_proj.weight, %arg2 = down_proj.weight, %arg3 = act_fn.alpha_p, %arg4 = act_fn.alpha_n, %arg5 = act_fn.beta, %arg6 = act_fn.eps
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0) -> ()>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> (0)>
#map4 = affine_map<(d0, d1, d2) -> ()>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<32x88xf32>, %arg3: tensor<1xf32>, %arg4: tensor<1xf32>, %arg5: tensor<f32>, %arg6: tensor<f32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 2.000000e+01 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %4 = tensor.empty() : tensor<1xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg3 : tensor<1xf32>) outs(%4 : tensor<1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = math.exp %in : f32
      linalg.yield %32 : f32
    } -> tensor<1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%5 : tensor<1xf32>) outs(%4 : tensor<1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = math.log1p %in : f32
      linalg.yield %32 : f32
    } -> tensor<1xf32>
    %7 = tensor.empty() : tensor<1xi1>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg3 : tensor<1xf32>) outs(%7 : tensor<1xi1>) {
    ^bb0(%in: f32, %out: i1):
      %32 = arith.cmpf ogt, %in, %cst_0 : f32
      linalg.yield %32 : i1
    } -> tensor<1xi1>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel"]} ins(%8, %arg3, %6 : tensor<1xi1>, tensor<1xf32>, tensor<1xf32>) outs(%4 : tensor<1xf32>) {
    ^bb0(%in: i1, %in_4: f32, %in_5: f32, %out: f32):
      %32 = arith.select %in, %in_4, %in_5 : f32
      linalg.yield %32 : f32
    } -> tensor<1xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg4 : tensor<1xf32>) outs(%4 : tensor<1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = math.exp %in : f32
      linalg.yield %32 : f32
    } -> tensor<1xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%10 : tensor<1xf32>) outs(%4 : tensor<1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = math.log1p %in : f32
      linalg.yield %32 : f32
    } -> tensor<1xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg4 : tensor<1xf32>) outs(%7 : tensor<1xi1>) {
    ^bb0(%in: f32, %out: i1):
      %32 = arith.cmpf ogt, %in, %cst_0 : f32
      linalg.yield %32 : i1
    } -> tensor<1xi1>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel"]} ins(%12, %arg4, %11 : tensor<1xi1>, tensor<1xf32>, tensor<1xf32>) outs(%4 : tensor<1xf32>) {
    ^bb0(%in: i1, %in_4: f32, %in_5: f32, %out: f32):
      %32 = arith.select %in, %in_4, %in_5 : f32
      linalg.yield %32 : f32
    } -> tensor<1xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel"]} ins(%arg5, %13 : tensor<f32>, tensor<1xf32>) outs(%4 : tensor<1xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %32 = arith.addf %in, %in_4 : f32
      linalg.yield %32 : f32
    } -> tensor<1xf32>
    %15 = tensor.empty() : tensor<2x6x88xi1>
    %16 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%15 : tensor<2x6x88xi1>) {
    ^bb0(%in: f32, %out: i1):
      %32 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %32 : i1
    } -> tensor<2x6x88xi1>
    %17 = tensor.empty() : tensor<2x6x88xf32>
    %18 = linalg.generic {indexing_maps = [#map3, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %expanded : tensor<1xf32>, tensor<2x6x88xf32>) outs(%17 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %32 = arith.mulf %in, %in_4 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %19 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %expanded : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%17 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %32 = arith.mulf %in, %in_4 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %20 = linalg.generic {indexing_maps = [#map4, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg5, %expanded : tensor<f32>, tensor<2x6x88xf32>) outs(%17 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %32 = arith.mulf %in, %in_4 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %21 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %20 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%17 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %32 = arith.addf %in, %in_4 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %22 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %arg6 : tensor<2x6x88xf32>, tensor<f32>) outs(%17 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %32 = arith.cmpf olt, %in, %in_4 : f32
      %33 = arith.select %32, %in, %in_4 : f32
      linalg.yield %33 : f32
    } -> tensor<2x6x88xf32>
    %23 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22 : tensor<2x6x88xf32>) outs(%17 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = math.expm1 %in : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %24 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23, %expanded : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%17 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %32 = arith.subf %in, %in_4 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %25 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24, %14 : tensor<2x6x88xf32>, tensor<1xf32>) outs(%17 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %32 = arith.mulf %in, %in_4 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %26 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25, %20 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%17 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %32 = arith.addf %in, %in_4 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %27 = linalg.generic {indexing_maps = [#map2, #map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %21, %26 : tensor<2x6x88xi1>, tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%17 : tensor<2x6x88xf32>) {
    ^bb0(%in: i1, %in_4: f32, %in_5: f32, %out: f32):
      %32 = arith.select %in, %in_4, %in_5 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %28 = tensor.empty() : tensor<88x32xf32>
    %transposed_1 = linalg.transpose ins(%arg2 : tensor<32x88xf32>) outs(%28 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_2 = tensor.collapse_shape %27 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %29 = tensor.empty() : tensor<12x32xf32>
    %30 = linalg.fill ins(%cst : f32) outs(%29 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %31 = linalg.matmul ins(%collapsed_2, %transposed_1 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%30 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_3 = tensor.expand_shape %31 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    return %expanded_3 : tensor<2x6x32xf32>
  }
}
