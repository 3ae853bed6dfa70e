// Source: PhiDecoderLayer (transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = x2, %arg3 = layer.self_attn.q_proj.weight, %arg4 = layer.self_attn.q_proj.bias, %arg5 = layer.self_attn.k_proj.weight, %arg6 = layer.self_attn.k_proj.bias, %arg7 = layer.self_attn.v_proj.weight, %arg8 = layer.self_attn.v_proj.bias, %arg9 = layer.self_attn.dense.weight, %arg10 = layer.self_attn.dense.bias, %arg11 = layer.mlp.fc1.weight, %arg12 = layer.mlp.fc1.bias, %arg13 = layer.mlp.fc2.weight, %arg14 = layer.mlp.fc2.bias, %arg15 = layer.input_layernorm.weight, %arg16 = layer.input_layernorm.bias
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
  func.func @main(%arg0: tensor<1x6x32xf32>, %arg1: tensor<1x6x4xf32>, %arg2: tensor<1x6x4xf32>, %arg3: tensor<32x32xf32>, %arg4: tensor<32xf32>, %arg5: tensor<32x32xf32>, %arg6: tensor<32xf32>, %arg7: tensor<32x32xf32>, %arg8: tensor<32xf32>, %arg9: tensor<32x32xf32>, %arg10: tensor<32xf32>, %arg11: tensor<88x32xf32>, %arg12: tensor<88xf32>, %arg13: tensor<32x88xf32>, %arg14: tensor<32xf32>, %arg15: tensor<32xf32>, %arg16: tensor<32xf32>) -> tensor<1x6x32xf32> {
    %c3_i64 = arith.constant 3 : i64
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant 0.79788456080286541 : f64
    %cst_3 = arith.constant 4.471500e-02 : f64
    %cst_4 = arith.constant 0.35355339059327379 : f64
    %cst_5 = arith.constant 1.000000e-05 : f64
    %cst_6 = arith.constant 3.200000e+01 : f64
    %cst_7 = arith.constant 3.200000e+01 : f32
    %cst_8 = arith.constant 5.000000e-01 : f32
    %cst_9 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<1x6x32xf64>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %84 = arith.extf %in : f32 to f64
      linalg.yield %84 : f64
    } -> tensor<1x6x32xf64>
    %2 = tensor.empty() : tensor<1x6x1xf64>
    %3 = linalg.fill ins(%cst : f64) outs(%2 : tensor<1x6x1xf64>) -> tensor<1x6x1xf64>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<1x6x32xf64>) outs(%3 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %84 = arith.addf %in, %out : f64
      linalg.yield %84 : f64
    } -> tensor<1x6x1xf64>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<1x6x1xf64>) outs(%2 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %84 = arith.divf %in, %cst_6 : f64
      linalg.yield %84 : f64
    } -> tensor<1x6x1xf64>
    %6 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %5 : tensor<1x6x32xf64>, tensor<1x6x1xf64>) outs(%0 : tensor<1x6x32xf64>) {
    ^bb0(%in: f64, %in_46: f64, %out: f64):
      %84 = arith.subf %in, %in_46 : f64
      linalg.yield %84 : f64
    } -> tensor<1x6x32xf64>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %6 : tensor<1x6x32xf64>, tensor<1x6x32xf64>) outs(%0 : tensor<1x6x32xf64>) {
    ^bb0(%in: f64, %in_46: f64, %out: f64):
      %84 = arith.mulf %in, %in_46 : f64
      linalg.yield %84 : f64
    } -> tensor<1x6x32xf64>
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%7 : tensor<1x6x32xf64>) outs(%3 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %84 = arith.addf %in, %out : f64
      linalg.yield %84 : f64
    } -> tensor<1x6x1xf64>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<1x6x1xf64>) outs(%2 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %84 = arith.divf %in, %cst_6 : f64
      linalg.yield %84 : f64
    } -> tensor<1x6x1xf64>
    %10 = tensor.empty() : tensor<1x6x1xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<1x6x1xf64>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %84 = arith.truncf %in : f64 to f32
      linalg.yield %84 : f32
    } -> tensor<1x6x1xf32>
    %12 = linalg.fill ins(%cst_0 : f32) outs(%10 : tensor<1x6x1xf32>) -> tensor<1x6x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%arg0 : tensor<1x6x32xf32>) outs(%12 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = arith.addf %in, %out : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x1xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<1x6x1xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = arith.divf %in, %cst_7 : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<1x6x1xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = arith.truncf %cst_5 : f64 to f32
      %85 = arith.addf %in, %84 : f32
      linalg.yield %85 : f32
    } -> tensor<1x6x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<1x6x1xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = math.rsqrt %in : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x1xf32>
    %17 = tensor.empty() : tensor<1x6x32xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %14 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.subf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x32xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %16 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.mulf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x32xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %arg15 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.mulf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x32xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %arg16 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.addf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x32xf32>
    %collapsed = tensor.collapse_shape %21 [[0, 1], [2]] : tensor<1x6x32xf32> into tensor<6x32xf32>
    %22 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<32x32xf32>) outs(%22 : tensor<32x32xf32>) permutation = [1, 0]
    %23 = tensor.empty() : tensor<6x32xf32>
    %24 = linalg.fill ins(%cst_0 : f32) outs(%23 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %25 = linalg.matmul ins(%collapsed, %transposed : tensor<6x32xf32>, tensor<32x32xf32>) outs(%24 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %26 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%25, %arg4 : tensor<6x32xf32>, tensor<32xf32>) outs(%23 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.addf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<6x32xf32>
    %expanded = tensor.expand_shape %26 [[0, 1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<6x32xf32> into tensor<1x6x4x8xf32>
    %27 = tensor.empty() : tensor<1x4x6x8xf32>
    %transposed_10 = linalg.transpose ins(%expanded : tensor<1x6x4x8xf32>) outs(%27 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_11 = linalg.transpose ins(%arg5 : tensor<32x32xf32>) outs(%22 : tensor<32x32xf32>) permutation = [1, 0]
    %28 = linalg.matmul ins(%collapsed, %transposed_11 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%24 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %29 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%28, %arg6 : tensor<6x32xf32>, tensor<32xf32>) outs(%23 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.addf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<6x32xf32>
    %expanded_12 = tensor.expand_shape %29 [[0, 1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<6x32xf32> into tensor<1x6x4x8xf32>
    %transposed_13 = linalg.transpose ins(%expanded_12 : tensor<1x6x4x8xf32>) outs(%27 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_14 = linalg.transpose ins(%arg7 : tensor<32x32xf32>) outs(%22 : tensor<32x32xf32>) permutation = [1, 0]
    %30 = linalg.matmul ins(%collapsed, %transposed_14 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%24 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %31 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%30, %arg8 : tensor<6x32xf32>, tensor<32xf32>) outs(%23 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.addf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<6x32xf32>
    %expanded_15 = tensor.expand_shape %31 [[0, 1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<6x32xf32> into tensor<1x6x4x8xf32>
    %transposed_16 = linalg.transpose ins(%expanded_15 : tensor<1x6x4x8xf32>) outs(%27 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %extracted_slice = tensor.extract_slice %transposed_10[0, 0, 0, 0] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %extracted_slice_17 = tensor.extract_slice %transposed_10[0, 0, 0, 4] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %extracted_slice_18 = tensor.extract_slice %transposed_13[0, 0, 0, 0] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %extracted_slice_19 = tensor.extract_slice %transposed_13[0, 0, 0, 4] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %expanded_20 = tensor.expand_shape %arg1 [[0], [1, 2], [3]] output_shape [1, 1, 6, 4] : tensor<1x6x4xf32> into tensor<1x1x6x4xf32>
    %expanded_21 = tensor.expand_shape %arg2 [[0], [1, 2], [3]] output_shape [1, 1, 6, 4] : tensor<1x6x4xf32> into tensor<1x1x6x4xf32>
    %32 = tensor.empty() : tensor<1x4x6x4xf32>
    %33 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice, %expanded_20 : tensor<1x4x6x4xf32>, tensor<1x1x6x4xf32>) outs(%32 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.mulf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x4x6x4xf32>
    %extracted_slice_22 = tensor.extract_slice %extracted_slice[0, 0, 0, 0] [1, 4, 6, 2] [1, 1, 1, 1] : tensor<1x4x6x4xf32> to tensor<1x4x6x2xf32>
    %extracted_slice_23 = tensor.extract_slice %extracted_slice[0, 0, 0, 2] [1, 4, 6, 2] [1, 1, 1, 1] : tensor<1x4x6x4xf32> to tensor<1x4x6x2xf32>
    %34 = tensor.empty() : tensor<1x4x6x2xf32>
    %35 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_23 : tensor<1x4x6x2xf32>) outs(%34 : tensor<1x4x6x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = arith.negf %in : f32
      linalg.yield %84 : f32
    } -> tensor<1x4x6x2xf32>
    %concat = tensor.concat dim(3) %35, %extracted_slice_22 : (tensor<1x4x6x2xf32>, tensor<1x4x6x2xf32>) -> tensor<1x4x6x4xf32>
    %36 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat, %expanded_21 : tensor<1x4x6x4xf32>, tensor<1x1x6x4xf32>) outs(%32 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.mulf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x4x6x4xf32>
    %37 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33, %36 : tensor<1x4x6x4xf32>, tensor<1x4x6x4xf32>) outs(%32 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.addf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x4x6x4xf32>
    %38 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_18, %expanded_20 : tensor<1x4x6x4xf32>, tensor<1x1x6x4xf32>) outs(%32 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.mulf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x4x6x4xf32>
    %extracted_slice_24 = tensor.extract_slice %extracted_slice_18[0, 0, 0, 0] [1, 4, 6, 2] [1, 1, 1, 1] : tensor<1x4x6x4xf32> to tensor<1x4x6x2xf32>
    %extracted_slice_25 = tensor.extract_slice %extracted_slice_18[0, 0, 0, 2] [1, 4, 6, 2] [1, 1, 1, 1] : tensor<1x4x6x4xf32> to tensor<1x4x6x2xf32>
    %39 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_25 : tensor<1x4x6x2xf32>) outs(%34 : tensor<1x4x6x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = arith.negf %in : f32
      linalg.yield %84 : f32
    } -> tensor<1x4x6x2xf32>
    %concat_26 = tensor.concat dim(3) %39, %extracted_slice_24 : (tensor<1x4x6x2xf32>, tensor<1x4x6x2xf32>) -> tensor<1x4x6x4xf32>
    %40 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_26, %expanded_21 : tensor<1x4x6x4xf32>, tensor<1x1x6x4xf32>) outs(%32 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.mulf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x4x6x4xf32>
    %41 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38, %40 : tensor<1x4x6x4xf32>, tensor<1x4x6x4xf32>) outs(%32 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.addf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x4x6x4xf32>
    %concat_27 = tensor.concat dim(3) %37, %extracted_slice_17 : (tensor<1x4x6x4xf32>, tensor<1x4x6x4xf32>) -> tensor<1x4x6x8xf32>
    %concat_28 = tensor.concat dim(3) %41, %extracted_slice_19 : (tensor<1x4x6x4xf32>, tensor<1x4x6x4xf32>) -> tensor<1x4x6x8xf32>
    %42 = tensor.empty() : tensor<1x4x8x6xf32>
    %transposed_29 = linalg.transpose ins(%concat_28 : tensor<1x4x6x8xf32>) outs(%42 : tensor<1x4x8x6xf32>) permutation = [0, 1, 3, 2]
    %collapsed_30 = tensor.collapse_shape %concat_27 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %collapsed_31 = tensor.collapse_shape %transposed_29 [[0, 1], [2], [3]] : tensor<1x4x8x6xf32> into tensor<4x8x6xf32>
    %43 = tensor.empty() : tensor<4x6x6xf32>
    %44 = linalg.fill ins(%cst_0 : f32) outs(%43 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %45 = linalg.batch_matmul ins(%collapsed_30, %collapsed_31 : tensor<4x6x8xf32>, tensor<4x8x6xf32>) outs(%44 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %expanded_32 = tensor.expand_shape %45 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xf32> into tensor<1x4x6x6xf32>
    %46 = tensor.empty() : tensor<1x4x6x6xf32>
    %47 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_32 : tensor<1x4x6x6xf32>) outs(%46 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = arith.truncf %cst_4 : f64 to f32
      %85 = arith.mulf %in, %84 : f32
      linalg.yield %85 : f32
    } -> tensor<1x4x6x6xf32>
    %48 = tensor.empty() : tensor<1x4x6xi64>
    %49 = linalg.fill ins(%c0_i64 : i64) outs(%48 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %50 = tensor.empty() : tensor<1x4x6xf32>
    %51 = linalg.fill ins(%cst_1 : f32) outs(%50 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %52:2 = linalg.generic {indexing_maps = [#map5, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%47 : tensor<1x4x6x6xf32>) outs(%51, %49 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_46: i64):
      %84 = linalg.index 3 : index
      %85 = arith.index_cast %84 : index to i64
      %86 = arith.maximumf %in, %out : f32
      %87 = arith.cmpf ogt, %in, %out : f32
      %88 = arith.select %87, %85, %out_46 : i64
      linalg.yield %86, %88 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_33 = tensor.expand_shape %52#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %53 = linalg.generic {indexing_maps = [#map5, #map8, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47, %expanded_33 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%46 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.subf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x4x6x6xf32>
    %54 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%53 : tensor<1x4x6x6xf32>) outs(%46 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = math.exp %in : f32
      linalg.yield %84 : f32
    } -> tensor<1x4x6x6xf32>
    %55 = tensor.empty() : tensor<1x4x6x1xf32>
    %56 = linalg.fill ins(%cst_0 : f32) outs(%55 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %57 = linalg.generic {indexing_maps = [#map5, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%54 : tensor<1x4x6x6xf32>) outs(%56 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = arith.addf %in, %out : f32
      linalg.yield %84 : f32
    } -> tensor<1x4x6x1xf32>
    %58 = linalg.generic {indexing_maps = [#map5, #map8, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%54, %57 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%46 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.divf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x4x6x6xf32>
    %collapsed_34 = tensor.collapse_shape %58 [[0, 1], [2], [3]] : tensor<1x4x6x6xf32> into tensor<4x6x6xf32>
    %collapsed_35 = tensor.collapse_shape %transposed_16 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %59 = tensor.empty() : tensor<4x6x8xf32>
    %60 = linalg.fill ins(%cst_0 : f32) outs(%59 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %61 = linalg.batch_matmul ins(%collapsed_34, %collapsed_35 : tensor<4x6x6xf32>, tensor<4x6x8xf32>) outs(%60 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %expanded_36 = tensor.expand_shape %61 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xf32> into tensor<1x4x6x8xf32>
    %62 = tensor.empty() : tensor<1x6x4x8xf32>
    %transposed_37 = linalg.transpose ins(%expanded_36 : tensor<1x4x6x8xf32>) outs(%62 : tensor<1x6x4x8xf32>) permutation = [0, 2, 1, 3]
    %collapsed_38 = tensor.collapse_shape %transposed_37 [[0, 1], [2, 3]] : tensor<1x6x4x8xf32> into tensor<6x32xf32>
    %transposed_39 = linalg.transpose ins(%arg9 : tensor<32x32xf32>) outs(%22 : tensor<32x32xf32>) permutation = [1, 0]
    %63 = linalg.matmul ins(%collapsed_38, %transposed_39 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%24 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %64 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%63, %arg10 : tensor<6x32xf32>, tensor<32xf32>) outs(%23 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.addf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<6x32xf32>
    %expanded_40 = tensor.expand_shape %64 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %65 = tensor.empty() : tensor<32x88xf32>
    %transposed_41 = linalg.transpose ins(%arg11 : tensor<88x32xf32>) outs(%65 : tensor<32x88xf32>) permutation = [1, 0]
    %66 = tensor.empty() : tensor<6x88xf32>
    %67 = linalg.fill ins(%cst_0 : f32) outs(%66 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %68 = linalg.matmul ins(%collapsed, %transposed_41 : tensor<6x32xf32>, tensor<32x88xf32>) outs(%67 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %69 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%68, %arg12 : tensor<6x88xf32>, tensor<88xf32>) outs(%66 : tensor<6x88xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.addf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<6x88xf32>
    %expanded_42 = tensor.expand_shape %69 [[0, 1], [2]] output_shape [1, 6, 88] : tensor<6x88xf32> into tensor<1x6x88xf32>
    %70 = tensor.empty() : tensor<1x6x88xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_42 : tensor<1x6x88xf32>) outs(%70 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = arith.mulf %in, %cst_8 : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x88xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_42 : tensor<1x6x88xf32>) outs(%70 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = math.fpowi %in, %c3_i64 : f32, i64
      linalg.yield %84 : f32
    } -> tensor<1x6x88xf32>
    %73 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%72 : tensor<1x6x88xf32>) outs(%70 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = arith.truncf %cst_3 : f64 to f32
      %85 = arith.mulf %in, %84 : f32
      linalg.yield %85 : f32
    } -> tensor<1x6x88xf32>
    %74 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_42, %73 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%70 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.addf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x88xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%74 : tensor<1x6x88xf32>) outs(%70 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = arith.truncf %cst_2 : f64 to f32
      %85 = arith.mulf %in, %84 : f32
      linalg.yield %85 : f32
    } -> tensor<1x6x88xf32>
    %76 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75 : tensor<1x6x88xf32>) outs(%70 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = math.tanh %in : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x88xf32>
    %77 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%76 : tensor<1x6x88xf32>) outs(%70 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %84 = arith.addf %in, %cst_9 : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x88xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71, %77 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%70 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.mulf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x88xf32>
    %collapsed_43 = tensor.collapse_shape %78 [[0, 1], [2]] : tensor<1x6x88xf32> into tensor<6x88xf32>
    %79 = tensor.empty() : tensor<88x32xf32>
    %transposed_44 = linalg.transpose ins(%arg13 : tensor<32x88xf32>) outs(%79 : tensor<88x32xf32>) permutation = [1, 0]
    %80 = linalg.matmul ins(%collapsed_43, %transposed_44 : tensor<6x88xf32>, tensor<88x32xf32>) outs(%24 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %81 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%80, %arg14 : tensor<6x32xf32>, tensor<32xf32>) outs(%23 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.addf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<6x32xf32>
    %expanded_45 = tensor.expand_shape %81 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %82 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_40, %expanded_45 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.addf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x32xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82, %arg0 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_46: f32, %out: f32):
      %84 = arith.addf %in, %in_46 : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x32xf32>
    return %83 : tensor<1x6x32xf32>
  }
}
