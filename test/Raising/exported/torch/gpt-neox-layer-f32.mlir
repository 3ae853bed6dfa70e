// Source: GPTNeoXLayer (transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = x2, %arg3 = layer.input_layernorm.weight, %arg4 = layer.input_layernorm.bias, %arg5 = layer.post_attention_layernorm.weight, %arg6 = layer.post_attention_layernorm.bias, %arg7 = layer.attention.query_key_value.weight, %arg8 = layer.attention.query_key_value.bias, %arg9 = layer.attention.dense.weight, %arg10 = layer.attention.dense.bias, %arg11 = layer.mlp.dense_h_to_4h.weight, %arg12 = layer.mlp.dense_h_to_4h.bias, %arg13 = layer.mlp.dense_4h_to_h.weight, %arg14 = layer.mlp.dense_4h_to_h.bias
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d1)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<1x6x32xf32>, %arg1: tensor<1x6x2xf32>, %arg2: tensor<1x6x2xf32>, %arg3: tensor<32xf32>, %arg4: tensor<32xf32>, %arg5: tensor<32xf32>, %arg6: tensor<32xf32>, %arg7: tensor<96x32xf32>, %arg8: tensor<96xf32>, %arg9: tensor<32x32xf32>, %arg10: tensor<32xf32>, %arg11: tensor<88x32xf32>, %arg12: tensor<88xf32>, %arg13: tensor<32x88xf32>, %arg14: tensor<32xf32>) -> tensor<1x6x32xf32> {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %cst_4 = arith.constant 0.35355339059327379 : f64
    %cst_5 = arith.constant 1.000000e-05 : f64
    %cst_6 = arith.constant 3.200000e+01 : f64
    %cst_7 = arith.constant 3.200000e+01 : f32
    %cst_8 = arith.constant 1.41421354 : f32
    %0 = tensor.empty() : tensor<1x6x32xf64>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %77 = arith.extf %in : f32 to f64
      linalg.yield %77 : f64
    } -> tensor<1x6x32xf64>
    %2 = tensor.empty() : tensor<1x6x1xf64>
    %3 = linalg.fill ins(%cst : f64) outs(%2 : tensor<1x6x1xf64>) -> tensor<1x6x1xf64>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<1x6x32xf64>) outs(%3 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %77 = arith.addf %in, %out : f64
      linalg.yield %77 : f64
    } -> tensor<1x6x1xf64>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<1x6x1xf64>) outs(%2 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %77 = arith.divf %in, %cst_6 : f64
      linalg.yield %77 : f64
    } -> tensor<1x6x1xf64>
    %6 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %5 : tensor<1x6x32xf64>, tensor<1x6x1xf64>) outs(%0 : tensor<1x6x32xf64>) {
    ^bb0(%in: f64, %in_43: f64, %out: f64):
      %77 = arith.subf %in, %in_43 : f64
      linalg.yield %77 : f64
    } -> tensor<1x6x32xf64>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %6 : tensor<1x6x32xf64>, tensor<1x6x32xf64>) outs(%0 : tensor<1x6x32xf64>) {
    ^bb0(%in: f64, %in_43: f64, %out: f64):
      %77 = arith.mulf %in, %in_43 : f64
      linalg.yield %77 : f64
    } -> tensor<1x6x32xf64>
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%7 : tensor<1x6x32xf64>) outs(%3 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %77 = arith.addf %in, %out : f64
      linalg.yield %77 : f64
    } -> tensor<1x6x1xf64>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<1x6x1xf64>) outs(%2 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %77 = arith.divf %in, %cst_6 : f64
      linalg.yield %77 : f64
    } -> tensor<1x6x1xf64>
    %10 = tensor.empty() : tensor<1x6x1xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<1x6x1xf64>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %77 = arith.truncf %in : f64 to f32
      linalg.yield %77 : f32
    } -> tensor<1x6x1xf32>
    %12 = linalg.fill ins(%cst_0 : f32) outs(%10 : tensor<1x6x1xf32>) -> tensor<1x6x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%arg0 : tensor<1x6x32xf32>) outs(%12 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %77 = arith.addf %in, %out : f32
      linalg.yield %77 : f32
    } -> tensor<1x6x1xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<1x6x1xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %77 = arith.divf %in, %cst_7 : f32
      linalg.yield %77 : f32
    } -> tensor<1x6x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<1x6x1xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %77 = arith.truncf %cst_5 : f64 to f32
      %78 = arith.addf %in, %77 : f32
      linalg.yield %78 : f32
    } -> tensor<1x6x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<1x6x1xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %77 = math.rsqrt %in : f32
      linalg.yield %77 : f32
    } -> tensor<1x6x1xf32>
    %17 = tensor.empty() : tensor<1x6x32xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %14 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.subf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x6x32xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %16 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.mulf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x6x32xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %arg3 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.mulf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x6x32xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %arg4 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.addf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x6x32xf32>
    %collapsed = tensor.collapse_shape %21 [[0, 1], [2]] : tensor<1x6x32xf32> into tensor<6x32xf32>
    %22 = tensor.empty() : tensor<32x96xf32>
    %transposed = linalg.transpose ins(%arg7 : tensor<96x32xf32>) outs(%22 : tensor<32x96xf32>) permutation = [1, 0]
    %23 = tensor.empty() : tensor<6x96xf32>
    %24 = linalg.fill ins(%cst_0 : f32) outs(%23 : tensor<6x96xf32>) -> tensor<6x96xf32>
    %25 = linalg.matmul ins(%collapsed, %transposed : tensor<6x32xf32>, tensor<32x96xf32>) outs(%24 : tensor<6x96xf32>) -> tensor<6x96xf32>
    %26 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%25, %arg8 : tensor<6x96xf32>, tensor<96xf32>) outs(%23 : tensor<6x96xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.addf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<6x96xf32>
    %expanded = tensor.expand_shape %26 [[0, 1], [2, 3]] output_shape [1, 6, 4, 24] : tensor<6x96xf32> into tensor<1x6x4x24xf32>
    %27 = tensor.empty() : tensor<1x4x6x24xf32>
    %transposed_9 = linalg.transpose ins(%expanded : tensor<1x6x4x24xf32>) outs(%27 : tensor<1x4x6x24xf32>) permutation = [0, 2, 1, 3]
    %extracted_slice = tensor.extract_slice %transposed_9[0, 0, 0, 0] [1, 4, 6, 8] [1, 1, 1, 1] : tensor<1x4x6x24xf32> to tensor<1x4x6x8xf32>
    %extracted_slice_10 = tensor.extract_slice %transposed_9[0, 0, 0, 8] [1, 4, 6, 8] [1, 1, 1, 1] : tensor<1x4x6x24xf32> to tensor<1x4x6x8xf32>
    %extracted_slice_11 = tensor.extract_slice %transposed_9[0, 0, 0, 16] [1, 4, 6, 8] [1, 1, 1, 1] : tensor<1x4x6x24xf32> to tensor<1x4x6x8xf32>
    %expanded_12 = tensor.expand_shape %arg1 [[0], [1, 2], [3]] output_shape [1, 1, 6, 2] : tensor<1x6x2xf32> into tensor<1x1x6x2xf32>
    %expanded_13 = tensor.expand_shape %arg2 [[0], [1, 2], [3]] output_shape [1, 1, 6, 2] : tensor<1x6x2xf32> into tensor<1x1x6x2xf32>
    %extracted_slice_14 = tensor.extract_slice %extracted_slice[0, 0, 0, 0] [1, 4, 6, 2] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x2xf32>
    %extracted_slice_15 = tensor.extract_slice %extracted_slice[0, 0, 0, 2] [1, 4, 6, 6] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x6xf32>
    %extracted_slice_16 = tensor.extract_slice %extracted_slice_10[0, 0, 0, 0] [1, 4, 6, 2] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x2xf32>
    %extracted_slice_17 = tensor.extract_slice %extracted_slice_10[0, 0, 0, 2] [1, 4, 6, 6] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x6xf32>
    %28 = tensor.empty() : tensor<1x4x6x2xf32>
    %29 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_14, %expanded_12 : tensor<1x4x6x2xf32>, tensor<1x1x6x2xf32>) outs(%28 : tensor<1x4x6x2xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.mulf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x4x6x2xf32>
    %extracted_slice_18 = tensor.extract_slice %extracted_slice_14[0, 0, 0, 0] [1, 4, 6, 1] [1, 1, 1, 1] : tensor<1x4x6x2xf32> to tensor<1x4x6x1xf32>
    %extracted_slice_19 = tensor.extract_slice %extracted_slice_14[0, 0, 0, 1] [1, 4, 6, 1] [1, 1, 1, 1] : tensor<1x4x6x2xf32> to tensor<1x4x6x1xf32>
    %30 = tensor.empty() : tensor<1x4x6x1xf32>
    %31 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_19 : tensor<1x4x6x1xf32>) outs(%30 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %77 = arith.negf %in : f32
      linalg.yield %77 : f32
    } -> tensor<1x4x6x1xf32>
    %concat = tensor.concat dim(3) %31, %extracted_slice_18 : (tensor<1x4x6x1xf32>, tensor<1x4x6x1xf32>) -> tensor<1x4x6x2xf32>
    %32 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat, %expanded_13 : tensor<1x4x6x2xf32>, tensor<1x1x6x2xf32>) outs(%28 : tensor<1x4x6x2xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.mulf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x4x6x2xf32>
    %33 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29, %32 : tensor<1x4x6x2xf32>, tensor<1x4x6x2xf32>) outs(%28 : tensor<1x4x6x2xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.addf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x4x6x2xf32>
    %34 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_16, %expanded_12 : tensor<1x4x6x2xf32>, tensor<1x1x6x2xf32>) outs(%28 : tensor<1x4x6x2xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.mulf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x4x6x2xf32>
    %extracted_slice_20 = tensor.extract_slice %extracted_slice_16[0, 0, 0, 0] [1, 4, 6, 1] [1, 1, 1, 1] : tensor<1x4x6x2xf32> to tensor<1x4x6x1xf32>
    %extracted_slice_21 = tensor.extract_slice %extracted_slice_16[0, 0, 0, 1] [1, 4, 6, 1] [1, 1, 1, 1] : tensor<1x4x6x2xf32> to tensor<1x4x6x1xf32>
    %35 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_21 : tensor<1x4x6x1xf32>) outs(%30 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %77 = arith.negf %in : f32
      linalg.yield %77 : f32
    } -> tensor<1x4x6x1xf32>
    %concat_22 = tensor.concat dim(3) %35, %extracted_slice_20 : (tensor<1x4x6x1xf32>, tensor<1x4x6x1xf32>) -> tensor<1x4x6x2xf32>
    %36 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_22, %expanded_13 : tensor<1x4x6x2xf32>, tensor<1x1x6x2xf32>) outs(%28 : tensor<1x4x6x2xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.mulf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x4x6x2xf32>
    %37 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%34, %36 : tensor<1x4x6x2xf32>, tensor<1x4x6x2xf32>) outs(%28 : tensor<1x4x6x2xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.addf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x4x6x2xf32>
    %concat_23 = tensor.concat dim(3) %33, %extracted_slice_15 : (tensor<1x4x6x2xf32>, tensor<1x4x6x6xf32>) -> tensor<1x4x6x8xf32>
    %concat_24 = tensor.concat dim(3) %37, %extracted_slice_17 : (tensor<1x4x6x2xf32>, tensor<1x4x6x6xf32>) -> tensor<1x4x6x8xf32>
    %38 = tensor.empty() : tensor<1x4x8x6xf32>
    %transposed_25 = linalg.transpose ins(%concat_24 : tensor<1x4x6x8xf32>) outs(%38 : tensor<1x4x8x6xf32>) permutation = [0, 1, 3, 2]
    %collapsed_26 = tensor.collapse_shape %concat_23 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %collapsed_27 = tensor.collapse_shape %transposed_25 [[0, 1], [2], [3]] : tensor<1x4x8x6xf32> into tensor<4x8x6xf32>
    %39 = tensor.empty() : tensor<4x6x6xf32>
    %40 = linalg.fill ins(%cst_0 : f32) outs(%39 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %41 = linalg.batch_matmul ins(%collapsed_26, %collapsed_27 : tensor<4x6x8xf32>, tensor<4x8x6xf32>) outs(%40 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %expanded_28 = tensor.expand_shape %41 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xf32> into tensor<1x4x6x6xf32>
    %42 = tensor.empty() : tensor<1x4x6x6xf32>
    %43 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_28 : tensor<1x4x6x6xf32>) outs(%42 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %77 = arith.truncf %cst_4 : f64 to f32
      %78 = arith.mulf %in, %77 : f32
      linalg.yield %78 : f32
    } -> tensor<1x4x6x6xf32>
    %44 = tensor.empty() : tensor<1x4x6xi64>
    %45 = linalg.fill ins(%c0_i64 : i64) outs(%44 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %46 = tensor.empty() : tensor<1x4x6xf32>
    %47 = linalg.fill ins(%cst_1 : f32) outs(%46 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %48:2 = linalg.generic {indexing_maps = [#map5, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%43 : tensor<1x4x6x6xf32>) outs(%47, %45 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_43: i64):
      %77 = linalg.index 3 : index
      %78 = arith.index_cast %77 : index to i64
      %79 = arith.maximumf %in, %out : f32
      %80 = arith.cmpf ogt, %in, %out : f32
      %81 = arith.select %80, %78, %out_43 : i64
      linalg.yield %79, %81 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_29 = tensor.expand_shape %48#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %49 = linalg.generic {indexing_maps = [#map5, #map8, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %expanded_29 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%42 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.subf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x4x6x6xf32>
    %50 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49 : tensor<1x4x6x6xf32>) outs(%42 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %77 = math.exp %in : f32
      linalg.yield %77 : f32
    } -> tensor<1x4x6x6xf32>
    %51 = linalg.fill ins(%cst_0 : f32) outs(%30 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %52 = linalg.generic {indexing_maps = [#map5, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%50 : tensor<1x4x6x6xf32>) outs(%51 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %77 = arith.addf %in, %out : f32
      linalg.yield %77 : f32
    } -> tensor<1x4x6x1xf32>
    %53 = linalg.generic {indexing_maps = [#map5, #map8, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50, %52 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%42 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.divf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x4x6x6xf32>
    %collapsed_30 = tensor.collapse_shape %53 [[0, 1], [2], [3]] : tensor<1x4x6x6xf32> into tensor<4x6x6xf32>
    %collapsed_31 = tensor.collapse_shape %extracted_slice_11 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %54 = tensor.empty() : tensor<4x6x8xf32>
    %55 = linalg.fill ins(%cst_0 : f32) outs(%54 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %56 = linalg.batch_matmul ins(%collapsed_30, %collapsed_31 : tensor<4x6x6xf32>, tensor<4x6x8xf32>) outs(%55 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %expanded_32 = tensor.expand_shape %56 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xf32> into tensor<1x4x6x8xf32>
    %57 = tensor.empty() : tensor<1x6x4x8xf32>
    %transposed_33 = linalg.transpose ins(%expanded_32 : tensor<1x4x6x8xf32>) outs(%57 : tensor<1x6x4x8xf32>) permutation = [0, 2, 1, 3]
    %collapsed_34 = tensor.collapse_shape %transposed_33 [[0, 1], [2, 3]] : tensor<1x6x4x8xf32> into tensor<6x32xf32>
    %58 = tensor.empty() : tensor<32x32xf32>
    %transposed_35 = linalg.transpose ins(%arg9 : tensor<32x32xf32>) outs(%58 : tensor<32x32xf32>) permutation = [1, 0]
    %59 = tensor.empty() : tensor<6x32xf32>
    %60 = linalg.fill ins(%cst_0 : f32) outs(%59 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %61 = linalg.matmul ins(%collapsed_34, %transposed_35 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%60 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %62 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%61, %arg10 : tensor<6x32xf32>, tensor<32xf32>) outs(%59 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.addf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<6x32xf32>
    %expanded_36 = tensor.expand_shape %62 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %arg5 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.mulf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x6x32xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%63, %arg6 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.addf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x6x32xf32>
    %collapsed_37 = tensor.collapse_shape %64 [[0, 1], [2]] : tensor<1x6x32xf32> into tensor<6x32xf32>
    %65 = tensor.empty() : tensor<32x88xf32>
    %transposed_38 = linalg.transpose ins(%arg11 : tensor<88x32xf32>) outs(%65 : tensor<32x88xf32>) permutation = [1, 0]
    %66 = tensor.empty() : tensor<6x88xf32>
    %67 = linalg.fill ins(%cst_0 : f32) outs(%66 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %68 = linalg.matmul ins(%collapsed_37, %transposed_38 : tensor<6x32xf32>, tensor<32x88xf32>) outs(%67 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %69 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%68, %arg12 : tensor<6x88xf32>, tensor<88xf32>) outs(%66 : tensor<6x88xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.addf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<6x88xf32>
    %expanded_39 = tensor.expand_shape %69 [[0, 1], [2]] output_shape [1, 6, 88] : tensor<6x88xf32> into tensor<1x6x88xf32>
    %70 = tensor.empty() : tensor<1x6x88xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_39 : tensor<1x6x88xf32>) outs(%70 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %77 = arith.divf %in, %cst_8 : f32
      %78 = math.erf %77 : f32
      %79 = arith.addf %78, %cst_2 : f32
      %80 = arith.mulf %79, %cst_3 : f32
      %81 = arith.mulf %in, %80 : f32
      linalg.yield %81 : f32
    } -> tensor<1x6x88xf32>
    %collapsed_40 = tensor.collapse_shape %71 [[0, 1], [2]] : tensor<1x6x88xf32> into tensor<6x88xf32>
    %72 = tensor.empty() : tensor<88x32xf32>
    %transposed_41 = linalg.transpose ins(%arg13 : tensor<32x88xf32>) outs(%72 : tensor<88x32xf32>) permutation = [1, 0]
    %73 = linalg.matmul ins(%collapsed_40, %transposed_41 : tensor<6x88xf32>, tensor<88x32xf32>) outs(%60 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %74 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%73, %arg14 : tensor<6x32xf32>, tensor<32xf32>) outs(%59 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.addf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<6x32xf32>
    %expanded_42 = tensor.expand_shape %74 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_42, %expanded_36 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.addf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x6x32xf32>
    %76 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75, %arg0 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %77 = arith.addf %in, %in_43 : f32
      linalg.yield %77 : f32
    } -> tensor<1x6x32xf32>
    return %76 : tensor<1x6x32xf32>
  }
}
