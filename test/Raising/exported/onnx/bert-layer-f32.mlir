// Source: BertLayer (transformers)
// Route: torch.onnx, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = layer.attention.self.query.weight, %arg2 = layer.attention.self.query.bias, %arg3 = layer.attention.self.key.weight, %arg4 = layer.attention.self.key.bias, %arg5 = layer.attention.self.value.weight, %arg6 = layer.attention.self.value.bias, %arg7 = layer.attention.output.dense.weight, %arg8 = layer.attention.output.dense.bias, %arg9 = layer.attention.output.LayerNorm.weight, %arg10 = layer.attention.output.LayerNorm.bias, %arg11 = layer.intermediate.dense.weight, %arg12 = layer.intermediate.dense.bias, %arg13 = layer.output.dense.weight, %arg14 = layer.output.dense.bias, %arg15 = layer.output.LayerNorm.weight, %arg16 = layer.output.LayerNorm.bias
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map4 = affine_map<(d0, d1, d2, d3) -> ()>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map7 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map8 = affine_map<(d0, d1, d2) -> (d0, d1)>
module {
  func.func @main_graph(%arg0: tensor<1x6x32xf32>, %arg1: tensor<32x32xf32>, %arg2: tensor<32xf32>, %arg3: tensor<32x32xf32>, %arg4: tensor<32xf32>, %arg5: tensor<32x32xf32>, %arg6: tensor<32xf32>, %arg7: tensor<32x32xf32>, %arg8: tensor<32xf32>, %arg9: tensor<32xf32>, %arg10: tensor<32xf32>, %arg11: tensor<88x32xf32>, %arg12: tensor<88xf32>, %arg13: tensor<32x88xf32>, %arg14: tensor<32xf32>, %arg15: tensor<32xf32>, %arg16: tensor<32xf32>) -> tensor<1x6x32xf32> {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant 5.000000e-01 : f32
    %cst_3 = arith.constant dense<0.353553385> : tensor<f32>
    %cst_4 = arith.constant 3.200000e+01 : f32
    %cst_5 = arith.constant 9.99999996E-13 : f32
    %cst_6 = arith.constant 1.41421354 : f32
    %0 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<32x32xf32>) outs(%0 : tensor<32x32xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<1x32x32xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x32xf32>) outs(%1 : tensor<1x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x32xf32>
    %3 = tensor.empty() : tensor<1x6x32xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<1x6x32xf32>, tensor<1x32x32xf32>) outs(%4 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %arg2 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.addf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %expanded = tensor.expand_shape %6 [[0], [1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<1x6x32xf32> into tensor<1x6x4x8xf32>
    %7 = tensor.empty() : tensor<1x4x6x8xf32>
    %transposed_7 = linalg.transpose ins(%expanded : tensor<1x6x4x8xf32>) outs(%7 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_8 = linalg.transpose ins(%arg3 : tensor<32x32xf32>) outs(%0 : tensor<32x32xf32>) permutation = [1, 0]
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_8 : tensor<32x32xf32>) outs(%1 : tensor<1x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x32xf32>
    %9 = linalg.batch_matmul ins(%arg0, %8 : tensor<1x6x32xf32>, tensor<1x32x32xf32>) outs(%4 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %arg4 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.addf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %expanded_9 = tensor.expand_shape %10 [[0], [1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<1x6x32xf32> into tensor<1x6x4x8xf32>
    %transposed_10 = linalg.transpose ins(%arg5 : tensor<32x32xf32>) outs(%0 : tensor<32x32xf32>) permutation = [1, 0]
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_10 : tensor<32x32xf32>) outs(%1 : tensor<1x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x32xf32>
    %12 = linalg.batch_matmul ins(%arg0, %11 : tensor<1x6x32xf32>, tensor<1x32x32xf32>) outs(%4 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %arg6 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.addf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %expanded_11 = tensor.expand_shape %13 [[0], [1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<1x6x32xf32> into tensor<1x6x4x8xf32>
    %transposed_12 = linalg.transpose ins(%expanded_11 : tensor<1x6x4x8xf32>) outs(%7 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %14 = tensor.empty() : tensor<1x4x8x6xf32>
    %transposed_13 = linalg.transpose ins(%expanded_9 : tensor<1x6x4x8xf32>) outs(%14 : tensor<1x4x8x6xf32>) permutation = [0, 2, 3, 1]
    %collapsed = tensor.collapse_shape %transposed_7 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %collapsed_14 = tensor.collapse_shape %transposed_13 [[0, 1], [2], [3]] : tensor<1x4x8x6xf32> into tensor<4x8x6xf32>
    %15 = tensor.empty() : tensor<4x6x6xf32>
    %16 = linalg.fill ins(%cst : f32) outs(%15 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %17 = linalg.batch_matmul ins(%collapsed, %collapsed_14 : tensor<4x6x8xf32>, tensor<4x8x6xf32>) outs(%16 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %expanded_15 = tensor.expand_shape %17 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xf32> into tensor<1x4x6x6xf32>
    %18 = tensor.empty() : tensor<1x4x6x6xf32>
    %19 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_15, %cst_3 : tensor<1x4x6x6xf32>, tensor<f32>) outs(%18 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.mulf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x4x6x6xf32>
    %20 = tensor.empty() : tensor<1x4x6xi64>
    %21 = linalg.fill ins(%c0_i64 : i64) outs(%20 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %22 = tensor.empty() : tensor<1x4x6xf32>
    %23 = linalg.fill ins(%cst_0 : f32) outs(%22 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %24:2 = linalg.generic {indexing_maps = [#map3, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%19 : tensor<1x4x6x6xf32>) outs(%23, %21 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_29: i64):
      %81 = linalg.index 3 : index
      %82 = arith.index_cast %81 : index to i64
      %83 = arith.maximumf %in, %out : f32
      %84 = arith.cmpf ogt, %in, %out : f32
      %85 = arith.select %84, %82, %out_29 : i64
      linalg.yield %83, %85 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_16 = tensor.expand_shape %24#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %25 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %expanded_16 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%18 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.subf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x4x6x6xf32>
    %26 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25 : tensor<1x4x6x6xf32>) outs(%18 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = math.exp %in : f32
      linalg.yield %81 : f32
    } -> tensor<1x4x6x6xf32>
    %27 = tensor.empty() : tensor<1x4x6x1xf32>
    %28 = linalg.fill ins(%cst : f32) outs(%27 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %29 = linalg.generic {indexing_maps = [#map3, #map6], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%26 : tensor<1x4x6x6xf32>) outs(%28 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = arith.addf %in, %out : f32
      linalg.yield %81 : f32
    } -> tensor<1x4x6x1xf32>
    %30 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %29 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%18 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.divf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x4x6x6xf32>
    %collapsed_17 = tensor.collapse_shape %30 [[0, 1], [2], [3]] : tensor<1x4x6x6xf32> into tensor<4x6x6xf32>
    %collapsed_18 = tensor.collapse_shape %transposed_12 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %31 = tensor.empty() : tensor<4x6x8xf32>
    %32 = linalg.fill ins(%cst : f32) outs(%31 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %33 = linalg.batch_matmul ins(%collapsed_17, %collapsed_18 : tensor<4x6x6xf32>, tensor<4x6x8xf32>) outs(%32 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %expanded_19 = tensor.expand_shape %33 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xf32> into tensor<1x4x6x8xf32>
    %34 = tensor.empty() : tensor<1x6x4x8xf32>
    %transposed_20 = linalg.transpose ins(%expanded_19 : tensor<1x4x6x8xf32>) outs(%34 : tensor<1x6x4x8xf32>) permutation = [0, 2, 1, 3]
    %collapsed_21 = tensor.collapse_shape %transposed_20 [[0], [1], [2, 3]] : tensor<1x6x4x8xf32> into tensor<1x6x32xf32>
    %transposed_22 = linalg.transpose ins(%arg7 : tensor<32x32xf32>) outs(%0 : tensor<32x32xf32>) permutation = [1, 0]
    %35 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_22 : tensor<32x32xf32>) outs(%1 : tensor<1x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x32xf32>
    %36 = linalg.batch_matmul ins(%collapsed_21, %35 : tensor<1x6x32xf32>, tensor<1x32x32xf32>) outs(%4 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %37 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%36, %arg8 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.addf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %38 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%37, %arg0 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.addf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %39 = tensor.empty() : tensor<1x6x1xf32>
    %40 = linalg.fill ins(%cst : f32) outs(%39 : tensor<1x6x1xf32>) -> tensor<1x6x1xf32>
    %41 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%38 : tensor<1x6x32xf32>) outs(%40 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = arith.addf %in, %out : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x1xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%41 : tensor<1x6x1xf32>) outs(%39 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = arith.divf %in, %cst_4 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x1xf32>
    %collapsed_23 = tensor.collapse_shape %42 [[0], [1, 2]] : tensor<1x6x1xf32> into tensor<1x6xf32>
    %43 = linalg.generic {indexing_maps = [#map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_23 : tensor<1x6xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x6x32xf32>
    %44 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%38, %43 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.subf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %45 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%44, %44 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.mulf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %46 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%45 : tensor<1x6x32xf32>) outs(%40 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = arith.addf %in, %out : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x1xf32>
    %47 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%46 : tensor<1x6x1xf32>) outs(%39 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = arith.divf %in, %cst_4 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x1xf32>
    %48 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%47 : tensor<1x6x1xf32>) outs(%39 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = arith.addf %in, %cst_5 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x1xf32>
    %49 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%48 : tensor<1x6x1xf32>) outs(%39 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = math.rsqrt %in : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x1xf32>
    %collapsed_24 = tensor.collapse_shape %49 [[0], [1, 2]] : tensor<1x6x1xf32> into tensor<1x6xf32>
    %50 = linalg.generic {indexing_maps = [#map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_24 : tensor<1x6xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x6x32xf32>
    %51 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%44, %50 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.mulf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %52 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%51, %arg9 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.mulf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %53 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%52, %arg10 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.addf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %54 = tensor.empty() : tensor<32x88xf32>
    %transposed_25 = linalg.transpose ins(%arg11 : tensor<88x32xf32>) outs(%54 : tensor<32x88xf32>) permutation = [1, 0]
    %55 = tensor.empty() : tensor<1x32x88xf32>
    %56 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_25 : tensor<32x88xf32>) outs(%55 : tensor<1x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x88xf32>
    %57 = tensor.empty() : tensor<1x6x88xf32>
    %58 = linalg.fill ins(%cst : f32) outs(%57 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %59 = linalg.batch_matmul ins(%53, %56 : tensor<1x6x32xf32>, tensor<1x32x88xf32>) outs(%58 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %60 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%59, %arg12 : tensor<1x6x88xf32>, tensor<88xf32>) outs(%57 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.addf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x88xf32>
    %61 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%60 : tensor<1x6x88xf32>) outs(%57 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = arith.divf %in, %cst_6 : f32
      %82 = math.erf %81 : f32
      %83 = arith.addf %82, %cst_1 : f32
      %84 = arith.mulf %83, %cst_2 : f32
      %85 = arith.mulf %in, %84 : f32
      linalg.yield %85 : f32
    } -> tensor<1x6x88xf32>
    %62 = tensor.empty() : tensor<88x32xf32>
    %transposed_26 = linalg.transpose ins(%arg13 : tensor<32x88xf32>) outs(%62 : tensor<88x32xf32>) permutation = [1, 0]
    %63 = tensor.empty() : tensor<1x88x32xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_26 : tensor<88x32xf32>) outs(%63 : tensor<1x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x88x32xf32>
    %65 = linalg.batch_matmul ins(%61, %64 : tensor<1x6x88xf32>, tensor<1x88x32xf32>) outs(%4 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %66 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%65, %arg14 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.addf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %67 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%66, %53 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.addf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %68 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%67 : tensor<1x6x32xf32>) outs(%40 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = arith.addf %in, %out : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x1xf32>
    %69 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%68 : tensor<1x6x1xf32>) outs(%39 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = arith.divf %in, %cst_4 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x1xf32>
    %collapsed_27 = tensor.collapse_shape %69 [[0], [1, 2]] : tensor<1x6x1xf32> into tensor<1x6xf32>
    %70 = linalg.generic {indexing_maps = [#map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_27 : tensor<1x6xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x6x32xf32>
    %71 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%67, %70 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.subf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %72 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71, %71 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.mulf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %73 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%72 : tensor<1x6x32xf32>) outs(%40 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = arith.addf %in, %out : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x1xf32>
    %74 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%73 : tensor<1x6x1xf32>) outs(%39 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = arith.divf %in, %cst_4 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x1xf32>
    %75 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%74 : tensor<1x6x1xf32>) outs(%39 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = arith.addf %in, %cst_5 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x1xf32>
    %76 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75 : tensor<1x6x1xf32>) outs(%39 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %81 = math.rsqrt %in : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x1xf32>
    %collapsed_28 = tensor.collapse_shape %76 [[0], [1, 2]] : tensor<1x6x1xf32> into tensor<1x6xf32>
    %77 = linalg.generic {indexing_maps = [#map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_28 : tensor<1x6xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x6x32xf32>
    %78 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71, %77 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.mulf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %79 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78, %arg15 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.mulf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    %80 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%79, %arg16 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_29: f32, %out: f32):
      %81 = arith.addf %in, %in_29 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x32xf32>
    return %80 : tensor<1x6x32xf32>
  }
}
