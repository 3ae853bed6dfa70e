// Source: Glm4DecoderLayer (transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = x2, %arg3 = layer.self_attn.q_proj.weight, %arg4 = layer.self_attn.q_proj.bias, %arg5 = layer.self_attn.k_proj.weight, %arg6 = layer.self_attn.k_proj.bias, %arg7 = layer.self_attn.v_proj.weight, %arg8 = layer.self_attn.v_proj.bias, %arg9 = layer.self_attn.o_proj.weight, %arg10 = layer.mlp.gate_up_proj.weight, %arg11 = layer.mlp.down_proj.weight, %arg12 = layer.input_layernorm.weight, %arg13 = layer.post_attention_layernorm.weight, %arg14 = layer.post_self_attn_layernorm.weight, %arg15 = layer.post_mlp_layernorm.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d1)>
#map5 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3)>
#map6 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3, d4)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map9 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>
#map10 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map11 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<1x6x32xf32>, %arg1: tensor<1x6x4xf32>, %arg2: tensor<1x6x4xf32>, %arg3: tensor<32x32xf32>, %arg4: tensor<32xf32>, %arg5: tensor<16x32xf32>, %arg6: tensor<16xf32>, %arg7: tensor<16x32xf32>, %arg8: tensor<16xf32>, %arg9: tensor<32x32xf32>, %arg10: tensor<176x32xf32>, %arg11: tensor<32x88xf32>, %arg12: tensor<32xf32>, %arg13: tensor<32xf32>, %arg14: tensor<32xf32>, %arg15: tensor<32xf32>) -> tensor<1x6x32xf32> {
    %c2_i64 = arith.constant 2 : i64
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant 0.35355339059327379 : f64
    %cst_3 = arith.constant 1.562500e-07 : f64
    %cst_4 = arith.constant 3.200000e+01 : f32
    %0 = tensor.empty() : tensor<1x6x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %2 = tensor.empty() : tensor<1x6x1xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<1x6x1xf32>) -> tensor<1x6x1xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.addf %in, %out : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.divf %in, %cst_4 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.truncf %cst_3 : f64 to f32
      %98 = arith.addf %in, %97 : f32
      linalg.yield %98 : f32
    } -> tensor<1x6x1xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.rsqrt %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %7 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.mulf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg12, %8 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.mulf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %collapsed = tensor.collapse_shape %9 [[0, 1], [2]] : tensor<1x6x32xf32> into tensor<6x32xf32>
    %10 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<32x32xf32>) outs(%10 : tensor<32x32xf32>) permutation = [1, 0]
    %11 = tensor.empty() : tensor<6x32xf32>
    %12 = linalg.fill ins(%cst : f32) outs(%11 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %13 = linalg.matmul ins(%collapsed, %transposed : tensor<6x32xf32>, tensor<32x32xf32>) outs(%12 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %14 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%13, %arg4 : tensor<6x32xf32>, tensor<32xf32>) outs(%11 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.addf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<6x32xf32>
    %expanded = tensor.expand_shape %14 [[0, 1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<6x32xf32> into tensor<1x6x4x8xf32>
    %15 = tensor.empty() : tensor<1x4x6x8xf32>
    %transposed_5 = linalg.transpose ins(%expanded : tensor<1x6x4x8xf32>) outs(%15 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %16 = tensor.empty() : tensor<32x16xf32>
    %transposed_6 = linalg.transpose ins(%arg5 : tensor<16x32xf32>) outs(%16 : tensor<32x16xf32>) permutation = [1, 0]
    %17 = tensor.empty() : tensor<6x16xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%17 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %19 = linalg.matmul ins(%collapsed, %transposed_6 : tensor<6x32xf32>, tensor<32x16xf32>) outs(%18 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %20 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%19, %arg6 : tensor<6x16xf32>, tensor<16xf32>) outs(%17 : tensor<6x16xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.addf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<6x16xf32>
    %expanded_7 = tensor.expand_shape %20 [[0, 1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<6x16xf32> into tensor<1x6x2x8xf32>
    %21 = tensor.empty() : tensor<1x2x6x8xf32>
    %transposed_8 = linalg.transpose ins(%expanded_7 : tensor<1x6x2x8xf32>) outs(%21 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_9 = linalg.transpose ins(%arg7 : tensor<16x32xf32>) outs(%16 : tensor<32x16xf32>) permutation = [1, 0]
    %22 = linalg.matmul ins(%collapsed, %transposed_9 : tensor<6x32xf32>, tensor<32x16xf32>) outs(%18 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %23 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%22, %arg8 : tensor<6x16xf32>, tensor<16xf32>) outs(%17 : tensor<6x16xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.addf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<6x16xf32>
    %expanded_10 = tensor.expand_shape %23 [[0, 1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<6x16xf32> into tensor<1x6x2x8xf32>
    %transposed_11 = linalg.transpose ins(%expanded_10 : tensor<1x6x2x8xf32>) outs(%21 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %expanded_12 = tensor.expand_shape %arg1 [[0], [1, 2], [3]] output_shape [1, 1, 6, 4] : tensor<1x6x4xf32> into tensor<1x1x6x4xf32>
    %expanded_13 = tensor.expand_shape %arg2 [[0], [1, 2], [3]] output_shape [1, 1, 6, 4] : tensor<1x6x4xf32> into tensor<1x1x6x4xf32>
    %extracted_slice = tensor.extract_slice %expanded_12[0, 0, 0, 0] [1, 1, 6, 2] [1, 1, 1, 1] : tensor<1x1x6x4xf32> to tensor<1x1x6x2xf32>
    %24 = tensor.empty() : tensor<1x1x6x2x2xf32>
    %25 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<1x1x6x2xf32>) outs(%24 : tensor<1x1x6x2x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x6x2x2xf32>
    %collapsed_14 = tensor.collapse_shape %25 [[0], [1], [2], [3, 4]] : tensor<1x1x6x2x2xf32> into tensor<1x1x6x4xf32>
    %extracted_slice_15 = tensor.extract_slice %expanded_13[0, 0, 0, 0] [1, 1, 6, 2] [1, 1, 1, 1] : tensor<1x1x6x4xf32> to tensor<1x1x6x2xf32>
    %26 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_15 : tensor<1x1x6x2xf32>) outs(%24 : tensor<1x1x6x2x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x6x2x2xf32>
    %collapsed_16 = tensor.collapse_shape %26 [[0], [1], [2], [3, 4]] : tensor<1x1x6x2x2xf32> into tensor<1x1x6x4xf32>
    %extracted_slice_17 = tensor.extract_slice %transposed_5[0, 0, 0, 0] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %extracted_slice_18 = tensor.extract_slice %transposed_5[0, 0, 0, 4] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %extracted_slice_19 = tensor.extract_slice %transposed_8[0, 0, 0, 0] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %extracted_slice_20 = tensor.extract_slice %transposed_8[0, 0, 0, 4] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %27 = tensor.empty() : tensor<1x4x6x4xf32>
    %28 = linalg.generic {indexing_maps = [#map7, #map8, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_17, %collapsed_14 : tensor<1x4x6x4xf32>, tensor<1x1x6x4xf32>) outs(%27 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.mulf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x4xf32>
    %extracted_slice_21 = tensor.extract_slice %extracted_slice_17[0, 0, 0, 0] [1, 4, 6, 2] [1, 1, 1, 2] : tensor<1x4x6x4xf32> to tensor<1x4x6x2xf32>
    %extracted_slice_22 = tensor.extract_slice %extracted_slice_17[0, 0, 0, 1] [1, 4, 6, 2] [1, 1, 1, 2] : tensor<1x4x6x4xf32> to tensor<1x4x6x2xf32>
    %29 = tensor.empty() : tensor<1x4x6x2xf32>
    %30 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_22 : tensor<1x4x6x2xf32>) outs(%29 : tensor<1x4x6x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.negf %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x2xf32>
    %expanded_23 = tensor.expand_shape %30 [[0], [1], [2], [3, 4]] output_shape [1, 4, 6, 2, 1] : tensor<1x4x6x2xf32> into tensor<1x4x6x2x1xf32>
    %expanded_24 = tensor.expand_shape %extracted_slice_21 [[0], [1], [2], [3, 4]] output_shape [1, 4, 6, 2, 1] : tensor<1x4x6x2xf32> into tensor<1x4x6x2x1xf32>
    %concat = tensor.concat dim(4) %expanded_23, %expanded_24 : (tensor<1x4x6x2x1xf32>, tensor<1x4x6x2x1xf32>) -> tensor<1x4x6x2x2xf32>
    %collapsed_25 = tensor.collapse_shape %concat [[0], [1], [2], [3, 4]] : tensor<1x4x6x2x2xf32> into tensor<1x4x6x4xf32>
    %31 = linalg.generic {indexing_maps = [#map7, #map8, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_25, %collapsed_16 : tensor<1x4x6x4xf32>, tensor<1x1x6x4xf32>) outs(%27 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.mulf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x4xf32>
    %32 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28, %31 : tensor<1x4x6x4xf32>, tensor<1x4x6x4xf32>) outs(%27 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.addf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x4xf32>
    %33 = tensor.empty() : tensor<1x2x6x4xf32>
    %34 = linalg.generic {indexing_maps = [#map7, #map8, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_19, %collapsed_14 : tensor<1x2x6x4xf32>, tensor<1x1x6x4xf32>) outs(%33 : tensor<1x2x6x4xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.mulf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x2x6x4xf32>
    %extracted_slice_26 = tensor.extract_slice %extracted_slice_19[0, 0, 0, 0] [1, 2, 6, 2] [1, 1, 1, 2] : tensor<1x2x6x4xf32> to tensor<1x2x6x2xf32>
    %extracted_slice_27 = tensor.extract_slice %extracted_slice_19[0, 0, 0, 1] [1, 2, 6, 2] [1, 1, 1, 2] : tensor<1x2x6x4xf32> to tensor<1x2x6x2xf32>
    %35 = tensor.empty() : tensor<1x2x6x2xf32>
    %36 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_27 : tensor<1x2x6x2xf32>) outs(%35 : tensor<1x2x6x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.negf %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x2x6x2xf32>
    %expanded_28 = tensor.expand_shape %36 [[0], [1], [2], [3, 4]] output_shape [1, 2, 6, 2, 1] : tensor<1x2x6x2xf32> into tensor<1x2x6x2x1xf32>
    %expanded_29 = tensor.expand_shape %extracted_slice_26 [[0], [1], [2], [3, 4]] output_shape [1, 2, 6, 2, 1] : tensor<1x2x6x2xf32> into tensor<1x2x6x2x1xf32>
    %concat_30 = tensor.concat dim(4) %expanded_28, %expanded_29 : (tensor<1x2x6x2x1xf32>, tensor<1x2x6x2x1xf32>) -> tensor<1x2x6x2x2xf32>
    %collapsed_31 = tensor.collapse_shape %concat_30 [[0], [1], [2], [3, 4]] : tensor<1x2x6x2x2xf32> into tensor<1x2x6x4xf32>
    %37 = linalg.generic {indexing_maps = [#map7, #map8, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_31, %collapsed_16 : tensor<1x2x6x4xf32>, tensor<1x1x6x4xf32>) outs(%33 : tensor<1x2x6x4xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.mulf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x2x6x4xf32>
    %38 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%34, %37 : tensor<1x2x6x4xf32>, tensor<1x2x6x4xf32>) outs(%33 : tensor<1x2x6x4xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.addf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x2x6x4xf32>
    %concat_32 = tensor.concat dim(3) %32, %extracted_slice_18 : (tensor<1x4x6x4xf32>, tensor<1x4x6x4xf32>) -> tensor<1x4x6x8xf32>
    %concat_33 = tensor.concat dim(3) %38, %extracted_slice_20 : (tensor<1x2x6x4xf32>, tensor<1x2x6x4xf32>) -> tensor<1x2x6x8xf32>
    %39 = tensor.empty() : tensor<1x2x2x6x8xf32>
    %40 = linalg.generic {indexing_maps = [#map9, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%concat_33 : tensor<1x2x6x8xf32>) outs(%39 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %collapsed_34 = tensor.collapse_shape %40 [[0], [1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<1x4x6x8xf32>
    %41 = linalg.generic {indexing_maps = [#map9, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%transposed_11 : tensor<1x2x6x8xf32>) outs(%39 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %42 = tensor.empty() : tensor<1x4x8x6xf32>
    %transposed_35 = linalg.transpose ins(%collapsed_34 : tensor<1x4x6x8xf32>) outs(%42 : tensor<1x4x8x6xf32>) permutation = [0, 1, 3, 2]
    %collapsed_36 = tensor.collapse_shape %concat_32 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %collapsed_37 = tensor.collapse_shape %transposed_35 [[0, 1], [2], [3]] : tensor<1x4x8x6xf32> into tensor<4x8x6xf32>
    %43 = tensor.empty() : tensor<4x6x6xf32>
    %44 = linalg.fill ins(%cst : f32) outs(%43 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %45 = linalg.batch_matmul ins(%collapsed_36, %collapsed_37 : tensor<4x6x8xf32>, tensor<4x8x6xf32>) outs(%44 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %expanded_38 = tensor.expand_shape %45 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xf32> into tensor<1x4x6x6xf32>
    %46 = tensor.empty() : tensor<1x4x6x6xf32>
    %47 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_38 : tensor<1x4x6x6xf32>) outs(%46 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.truncf %cst_2 : f64 to f32
      %98 = arith.mulf %in, %97 : f32
      linalg.yield %98 : f32
    } -> tensor<1x4x6x6xf32>
    %48 = tensor.empty() : tensor<1x4x6xi64>
    %49 = linalg.fill ins(%c0_i64 : i64) outs(%48 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %50 = tensor.empty() : tensor<1x4x6xf32>
    %51 = linalg.fill ins(%cst_0 : f32) outs(%50 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %52:2 = linalg.generic {indexing_maps = [#map7, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%47 : tensor<1x4x6x6xf32>) outs(%51, %49 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_55: i64):
      %97 = linalg.index 3 : index
      %98 = arith.index_cast %97 : index to i64
      %99 = arith.maximumf %in, %out : f32
      %100 = arith.cmpf ogt, %in, %out : f32
      %101 = arith.select %100, %98, %out_55 : i64
      linalg.yield %99, %101 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_39 = tensor.expand_shape %52#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %53 = linalg.generic {indexing_maps = [#map7, #map11, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47, %expanded_39 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%46 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.subf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x6xf32>
    %54 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%53 : tensor<1x4x6x6xf32>) outs(%46 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.exp %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x6xf32>
    %55 = tensor.empty() : tensor<1x4x6x1xf32>
    %56 = linalg.fill ins(%cst : f32) outs(%55 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %57 = linalg.generic {indexing_maps = [#map7, #map11], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%54 : tensor<1x4x6x6xf32>) outs(%56 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.addf %in, %out : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x1xf32>
    %58 = linalg.generic {indexing_maps = [#map7, #map11, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%54, %57 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%46 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.divf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x6xf32>
    %collapsed_40 = tensor.collapse_shape %58 [[0, 1], [2], [3]] : tensor<1x4x6x6xf32> into tensor<4x6x6xf32>
    %collapsed_41 = tensor.collapse_shape %41 [[0, 1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<4x6x8xf32>
    %59 = tensor.empty() : tensor<4x6x8xf32>
    %60 = linalg.fill ins(%cst : f32) outs(%59 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %61 = linalg.batch_matmul ins(%collapsed_40, %collapsed_41 : tensor<4x6x6xf32>, tensor<4x6x8xf32>) outs(%60 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %expanded_42 = tensor.expand_shape %61 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xf32> into tensor<1x4x6x8xf32>
    %62 = tensor.empty() : tensor<1x6x4x8xf32>
    %transposed_43 = linalg.transpose ins(%expanded_42 : tensor<1x4x6x8xf32>) outs(%62 : tensor<1x6x4x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_44 = linalg.transpose ins(%arg9 : tensor<32x32xf32>) outs(%10 : tensor<32x32xf32>) permutation = [1, 0]
    %collapsed_45 = tensor.collapse_shape %transposed_43 [[0, 1], [2, 3]] : tensor<1x6x4x8xf32> into tensor<6x32xf32>
    %63 = linalg.matmul ins(%collapsed_45, %transposed_44 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%12 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %expanded_46 = tensor.expand_shape %63 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_46 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%64 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.addf %in, %out : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%65 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.divf %in, %cst_4 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%66 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.truncf %cst_3 : f64 to f32
      %98 = arith.addf %in, %97 : f32
      linalg.yield %98 : f32
    } -> tensor<1x6x1xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%67 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.rsqrt %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_46, %68 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.mulf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %70 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg14, %69 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.mulf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %70 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.addf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %73 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%72 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.addf %in, %out : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %74 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%73 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.divf %in, %cst_4 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%74 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.truncf %cst_3 : f64 to f32
      %98 = arith.addf %in, %97 : f32
      linalg.yield %98 : f32
    } -> tensor<1x6x1xf32>
    %76 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.rsqrt %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %77 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71, %76 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.mulf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %78 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg13, %77 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.mulf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %79 = tensor.empty() : tensor<32x176xf32>
    %transposed_47 = linalg.transpose ins(%arg10 : tensor<176x32xf32>) outs(%79 : tensor<32x176xf32>) permutation = [1, 0]
    %collapsed_48 = tensor.collapse_shape %78 [[0, 1], [2]] : tensor<1x6x32xf32> into tensor<6x32xf32>
    %80 = tensor.empty() : tensor<6x176xf32>
    %81 = linalg.fill ins(%cst : f32) outs(%80 : tensor<6x176xf32>) -> tensor<6x176xf32>
    %82 = linalg.matmul ins(%collapsed_48, %transposed_47 : tensor<6x32xf32>, tensor<32x176xf32>) outs(%81 : tensor<6x176xf32>) -> tensor<6x176xf32>
    %expanded_49 = tensor.expand_shape %82 [[0, 1], [2]] output_shape [1, 6, 176] : tensor<6x176xf32> into tensor<1x6x176xf32>
    %extracted_slice_50 = tensor.extract_slice %expanded_49[0, 0, 0] [1, 6, 88] [1, 1, 1] : tensor<1x6x176xf32> to tensor<1x6x88xf32>
    %extracted_slice_51 = tensor.extract_slice %expanded_49[0, 0, 88] [1, 6, 88] [1, 1, 1] : tensor<1x6x176xf32> to tensor<1x6x88xf32>
    %83 = tensor.empty() : tensor<1x6x88xf32>
    %84 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_50 : tensor<1x6x88xf32>) outs(%83 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.negf %in : f32
      %98 = math.exp %97 : f32
      %99 = arith.addf %98, %cst_1 : f32
      %100 = arith.divf %cst_1, %99 : f32
      linalg.yield %100 : f32
    } -> tensor<1x6x88xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_50, %84 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%83 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.mulf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x88xf32>
    %86 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_51, %85 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%83 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.mulf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x88xf32>
    %87 = tensor.empty() : tensor<88x32xf32>
    %transposed_52 = linalg.transpose ins(%arg11 : tensor<32x88xf32>) outs(%87 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_53 = tensor.collapse_shape %86 [[0, 1], [2]] : tensor<1x6x88xf32> into tensor<6x88xf32>
    %88 = linalg.matmul ins(%collapsed_53, %transposed_52 : tensor<6x88xf32>, tensor<88x32xf32>) outs(%12 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %expanded_54 = tensor.expand_shape %88 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %89 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_54 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %90 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%89 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.addf %in, %out : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %91 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.divf %in, %cst_4 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.truncf %cst_3 : f64 to f32
      %98 = arith.addf %in, %97 : f32
      linalg.yield %98 : f32
    } -> tensor<1x6x1xf32>
    %93 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%92 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.rsqrt %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_54, %93 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.mulf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %95 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg15, %94 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.mulf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %96 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71, %95 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_55: f32, %out: f32):
      %97 = arith.addf %in, %in_55 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    return %96 : tensor<1x6x32xf32>
  }
}
