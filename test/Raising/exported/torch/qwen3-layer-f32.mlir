// Source: Qwen3DecoderLayer (transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = x2, %arg3 = layer.self_attn.q_proj.weight, %arg4 = layer.self_attn.k_proj.weight, %arg5 = layer.self_attn.v_proj.weight, %arg6 = layer.self_attn.o_proj.weight, %arg7 = layer.self_attn.q_norm.weight, %arg8 = layer.self_attn.k_norm.weight, %arg9 = layer.mlp.gate_proj.weight, %arg10 = layer.mlp.up_proj.weight, %arg11 = layer.mlp.down_proj.weight, %arg12 = layer.input_layernorm.weight, %arg13 = layer.post_attention_layernorm.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d3)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map7 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>
#map8 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3, d4)>
#map9 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<1x6x32xf32>, %arg1: tensor<1x6x8xf32>, %arg2: tensor<1x6x8xf32>, %arg3: tensor<32x32xf32>, %arg4: tensor<16x32xf32>, %arg5: tensor<16x32xf32>, %arg6: tensor<32x32xf32>, %arg7: tensor<8xf32>, %arg8: tensor<8xf32>, %arg9: tensor<88x32xf32>, %arg10: tensor<88x32xf32>, %arg11: tensor<32x88xf32>, %arg12: tensor<32xf32>, %arg13: tensor<32xf32>) -> tensor<1x6x32xf32> {
    %c2_i64 = arith.constant 2 : i64
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant 0.35355339059327379 : f64
    %cst_3 = arith.constant 9.9999999999999995E-7 : f64
    %cst_4 = arith.constant 3.200000e+01 : f32
    %cst_5 = arith.constant 8.000000e+00 : f32
    %0 = tensor.empty() : tensor<1x6x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %95 : f32
    } -> tensor<1x6x32xf32>
    %2 = tensor.empty() : tensor<1x6x1xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<1x6x1xf32>) -> tensor<1x6x1xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.addf %in, %out : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x1xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.divf %in, %cst_4 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.truncf %cst_3 : f64 to f32
      %96 = arith.addf %in, %95 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x1xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = math.rsqrt %in : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %7 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.mulf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x32xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg12, %8 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.mulf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x32xf32>
    %10 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<32x32xf32>) outs(%10 : tensor<32x32xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %9 [[0, 1], [2]] : tensor<1x6x32xf32> into tensor<6x32xf32>
    %11 = tensor.empty() : tensor<6x32xf32>
    %12 = linalg.fill ins(%cst : f32) outs(%11 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %13 = linalg.matmul ins(%collapsed, %transposed : tensor<6x32xf32>, tensor<32x32xf32>) outs(%12 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %expanded = tensor.expand_shape %13 [[0, 1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<6x32xf32> into tensor<1x6x4x8xf32>
    %14 = tensor.empty() : tensor<1x6x4x8xf32>
    %15 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x6x4x8xf32>) outs(%14 : tensor<1x6x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %95 : f32
    } -> tensor<1x6x4x8xf32>
    %16 = tensor.empty() : tensor<1x6x4x1xf32>
    %17 = linalg.fill ins(%cst : f32) outs(%16 : tensor<1x6x4x1xf32>) -> tensor<1x6x4x1xf32>
    %18 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%15 : tensor<1x6x4x8xf32>) outs(%17 : tensor<1x6x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.addf %in, %out : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x4x1xf32>
    %19 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18 : tensor<1x6x4x1xf32>) outs(%16 : tensor<1x6x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.divf %in, %cst_5 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x4x1xf32>
    %20 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19 : tensor<1x6x4x1xf32>) outs(%16 : tensor<1x6x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.truncf %cst_3 : f64 to f32
      %96 = arith.addf %in, %95 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x4x1xf32>
    %21 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20 : tensor<1x6x4x1xf32>) outs(%16 : tensor<1x6x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = math.rsqrt %in : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x4x1xf32>
    %22 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %21 : tensor<1x6x4x8xf32>, tensor<1x6x4x1xf32>) outs(%14 : tensor<1x6x4x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.mulf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x4x8xf32>
    %23 = linalg.generic {indexing_maps = [#map5, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg7, %22 : tensor<8xf32>, tensor<1x6x4x8xf32>) outs(%14 : tensor<1x6x4x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.mulf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x4x8xf32>
    %24 = tensor.empty() : tensor<1x4x6x8xf32>
    %transposed_6 = linalg.transpose ins(%23 : tensor<1x6x4x8xf32>) outs(%24 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %25 = tensor.empty() : tensor<32x16xf32>
    %transposed_7 = linalg.transpose ins(%arg4 : tensor<16x32xf32>) outs(%25 : tensor<32x16xf32>) permutation = [1, 0]
    %26 = tensor.empty() : tensor<6x16xf32>
    %27 = linalg.fill ins(%cst : f32) outs(%26 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %28 = linalg.matmul ins(%collapsed, %transposed_7 : tensor<6x32xf32>, tensor<32x16xf32>) outs(%27 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %expanded_8 = tensor.expand_shape %28 [[0, 1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<6x16xf32> into tensor<1x6x2x8xf32>
    %29 = tensor.empty() : tensor<1x6x2x8xf32>
    %30 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_8 : tensor<1x6x2x8xf32>) outs(%29 : tensor<1x6x2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %95 : f32
    } -> tensor<1x6x2x8xf32>
    %31 = tensor.empty() : tensor<1x6x2x1xf32>
    %32 = linalg.fill ins(%cst : f32) outs(%31 : tensor<1x6x2x1xf32>) -> tensor<1x6x2x1xf32>
    %33 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%30 : tensor<1x6x2x8xf32>) outs(%32 : tensor<1x6x2x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.addf %in, %out : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x2x1xf32>
    %34 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33 : tensor<1x6x2x1xf32>) outs(%31 : tensor<1x6x2x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.divf %in, %cst_5 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x2x1xf32>
    %35 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%34 : tensor<1x6x2x1xf32>) outs(%31 : tensor<1x6x2x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.truncf %cst_3 : f64 to f32
      %96 = arith.addf %in, %95 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x2x1xf32>
    %36 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35 : tensor<1x6x2x1xf32>) outs(%31 : tensor<1x6x2x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = math.rsqrt %in : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x2x1xf32>
    %37 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_8, %36 : tensor<1x6x2x8xf32>, tensor<1x6x2x1xf32>) outs(%29 : tensor<1x6x2x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.mulf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x2x8xf32>
    %38 = linalg.generic {indexing_maps = [#map5, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg8, %37 : tensor<8xf32>, tensor<1x6x2x8xf32>) outs(%29 : tensor<1x6x2x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.mulf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x2x8xf32>
    %39 = tensor.empty() : tensor<1x2x6x8xf32>
    %transposed_9 = linalg.transpose ins(%38 : tensor<1x6x2x8xf32>) outs(%39 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_10 = linalg.transpose ins(%arg5 : tensor<16x32xf32>) outs(%25 : tensor<32x16xf32>) permutation = [1, 0]
    %40 = linalg.matmul ins(%collapsed, %transposed_10 : tensor<6x32xf32>, tensor<32x16xf32>) outs(%27 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %expanded_11 = tensor.expand_shape %40 [[0, 1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<6x16xf32> into tensor<1x6x2x8xf32>
    %transposed_12 = linalg.transpose ins(%expanded_11 : tensor<1x6x2x8xf32>) outs(%39 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %expanded_13 = tensor.expand_shape %arg1 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xf32> into tensor<1x1x6x8xf32>
    %expanded_14 = tensor.expand_shape %arg2 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xf32> into tensor<1x1x6x8xf32>
    %41 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_6, %expanded_13 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%24 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.mulf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x4x6x8xf32>
    %extracted_slice = tensor.extract_slice %transposed_6[0, 0, 0, 0] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %extracted_slice_15 = tensor.extract_slice %transposed_6[0, 0, 0, 4] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %42 = tensor.empty() : tensor<1x4x6x4xf32>
    %43 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_15 : tensor<1x4x6x4xf32>) outs(%42 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.negf %in : f32
      linalg.yield %95 : f32
    } -> tensor<1x4x6x4xf32>
    %concat = tensor.concat dim(3) %43, %extracted_slice : (tensor<1x4x6x4xf32>, tensor<1x4x6x4xf32>) -> tensor<1x4x6x8xf32>
    %44 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat, %expanded_14 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%24 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.mulf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x4x6x8xf32>
    %45 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41, %44 : tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) outs(%24 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.addf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x4x6x8xf32>
    %46 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_9, %expanded_13 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%39 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.mulf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x2x6x8xf32>
    %extracted_slice_16 = tensor.extract_slice %transposed_9[0, 0, 0, 0] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %extracted_slice_17 = tensor.extract_slice %transposed_9[0, 0, 0, 4] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %47 = tensor.empty() : tensor<1x2x6x4xf32>
    %48 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_17 : tensor<1x2x6x4xf32>) outs(%47 : tensor<1x2x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.negf %in : f32
      linalg.yield %95 : f32
    } -> tensor<1x2x6x4xf32>
    %concat_18 = tensor.concat dim(3) %48, %extracted_slice_16 : (tensor<1x2x6x4xf32>, tensor<1x2x6x4xf32>) -> tensor<1x2x6x8xf32>
    %49 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_18, %expanded_14 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%39 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.mulf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x2x6x8xf32>
    %50 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46, %49 : tensor<1x2x6x8xf32>, tensor<1x2x6x8xf32>) outs(%39 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.addf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x2x6x8xf32>
    %51 = tensor.empty() : tensor<1x2x2x6x8xf32>
    %52 = linalg.generic {indexing_maps = [#map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%50 : tensor<1x2x6x8xf32>) outs(%51 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %collapsed_19 = tensor.collapse_shape %52 [[0], [1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<1x4x6x8xf32>
    %53 = linalg.generic {indexing_maps = [#map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%transposed_12 : tensor<1x2x6x8xf32>) outs(%51 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %54 = tensor.empty() : tensor<1x4x8x6xf32>
    %transposed_20 = linalg.transpose ins(%collapsed_19 : tensor<1x4x6x8xf32>) outs(%54 : tensor<1x4x8x6xf32>) permutation = [0, 1, 3, 2]
    %collapsed_21 = tensor.collapse_shape %45 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %collapsed_22 = tensor.collapse_shape %transposed_20 [[0, 1], [2], [3]] : tensor<1x4x8x6xf32> into tensor<4x8x6xf32>
    %55 = tensor.empty() : tensor<4x6x6xf32>
    %56 = linalg.fill ins(%cst : f32) outs(%55 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %57 = linalg.batch_matmul ins(%collapsed_21, %collapsed_22 : tensor<4x6x8xf32>, tensor<4x8x6xf32>) outs(%56 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %expanded_23 = tensor.expand_shape %57 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xf32> into tensor<1x4x6x6xf32>
    %58 = tensor.empty() : tensor<1x4x6x6xf32>
    %59 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_23 : tensor<1x4x6x6xf32>) outs(%58 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.truncf %cst_2 : f64 to f32
      %96 = arith.mulf %in, %95 : f32
      linalg.yield %96 : f32
    } -> tensor<1x4x6x6xf32>
    %60 = tensor.empty() : tensor<1x4x6xi64>
    %61 = linalg.fill ins(%c0_i64 : i64) outs(%60 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %62 = tensor.empty() : tensor<1x4x6xf32>
    %63 = linalg.fill ins(%cst_0 : f32) outs(%62 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %64:2 = linalg.generic {indexing_maps = [#map3, #map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%59 : tensor<1x4x6x6xf32>) outs(%63, %61 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_40: i64):
      %95 = linalg.index 3 : index
      %96 = arith.index_cast %95 : index to i64
      %97 = arith.maximumf %in, %out : f32
      %98 = arith.cmpf ogt, %in, %out : f32
      %99 = arith.select %98, %96, %out_40 : i64
      linalg.yield %97, %99 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_24 = tensor.expand_shape %64#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %65 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59, %expanded_24 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%58 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.subf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x4x6x6xf32>
    %66 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%65 : tensor<1x4x6x6xf32>) outs(%58 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = math.exp %in : f32
      linalg.yield %95 : f32
    } -> tensor<1x4x6x6xf32>
    %67 = tensor.empty() : tensor<1x4x6x1xf32>
    %68 = linalg.fill ins(%cst : f32) outs(%67 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %69 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%66 : tensor<1x4x6x6xf32>) outs(%68 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.addf %in, %out : f32
      linalg.yield %95 : f32
    } -> tensor<1x4x6x1xf32>
    %70 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66, %69 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%58 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.divf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x4x6x6xf32>
    %collapsed_25 = tensor.collapse_shape %70 [[0, 1], [2], [3]] : tensor<1x4x6x6xf32> into tensor<4x6x6xf32>
    %collapsed_26 = tensor.collapse_shape %53 [[0, 1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<4x6x8xf32>
    %71 = tensor.empty() : tensor<4x6x8xf32>
    %72 = linalg.fill ins(%cst : f32) outs(%71 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %73 = linalg.batch_matmul ins(%collapsed_25, %collapsed_26 : tensor<4x6x6xf32>, tensor<4x6x8xf32>) outs(%72 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %expanded_27 = tensor.expand_shape %73 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xf32> into tensor<1x4x6x8xf32>
    %transposed_28 = linalg.transpose ins(%expanded_27 : tensor<1x4x6x8xf32>) outs(%14 : tensor<1x6x4x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_29 = linalg.transpose ins(%arg6 : tensor<32x32xf32>) outs(%10 : tensor<32x32xf32>) permutation = [1, 0]
    %collapsed_30 = tensor.collapse_shape %transposed_28 [[0, 1], [2, 3]] : tensor<1x6x4x8xf32> into tensor<6x32xf32>
    %74 = linalg.matmul ins(%collapsed_30, %transposed_29 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%12 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %expanded_31 = tensor.expand_shape %74 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %expanded_31 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.addf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x32xf32>
    %76 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %95 : f32
    } -> tensor<1x6x32xf32>
    %77 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%76 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.addf %in, %out : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x1xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.divf %in, %cst_4 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x1xf32>
    %79 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.truncf %cst_3 : f64 to f32
      %96 = arith.addf %in, %95 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x1xf32>
    %80 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%79 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = math.rsqrt %in : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x1xf32>
    %81 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75, %80 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.mulf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x32xf32>
    %82 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg13, %81 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.mulf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x32xf32>
    %83 = tensor.empty() : tensor<32x88xf32>
    %transposed_32 = linalg.transpose ins(%arg9 : tensor<88x32xf32>) outs(%83 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed_33 = tensor.collapse_shape %82 [[0, 1], [2]] : tensor<1x6x32xf32> into tensor<6x32xf32>
    %84 = tensor.empty() : tensor<6x88xf32>
    %85 = linalg.fill ins(%cst : f32) outs(%84 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %86 = linalg.matmul ins(%collapsed_33, %transposed_32 : tensor<6x32xf32>, tensor<32x88xf32>) outs(%85 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %expanded_34 = tensor.expand_shape %86 [[0, 1], [2]] output_shape [1, 6, 88] : tensor<6x88xf32> into tensor<1x6x88xf32>
    %87 = tensor.empty() : tensor<1x6x88xf32>
    %88 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_34 : tensor<1x6x88xf32>) outs(%87 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %95 = arith.negf %in : f32
      %96 = math.exp %95 : f32
      %97 = arith.addf %96, %cst_1 : f32
      %98 = arith.divf %cst_1, %97 : f32
      linalg.yield %98 : f32
    } -> tensor<1x6x88xf32>
    %89 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_34, %88 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%87 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.mulf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x88xf32>
    %transposed_35 = linalg.transpose ins(%arg10 : tensor<88x32xf32>) outs(%83 : tensor<32x88xf32>) permutation = [1, 0]
    %90 = linalg.matmul ins(%collapsed_33, %transposed_35 : tensor<6x32xf32>, tensor<32x88xf32>) outs(%85 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %expanded_36 = tensor.expand_shape %90 [[0, 1], [2]] output_shape [1, 6, 88] : tensor<6x88xf32> into tensor<1x6x88xf32>
    %91 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89, %expanded_36 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%87 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.mulf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x88xf32>
    %92 = tensor.empty() : tensor<88x32xf32>
    %transposed_37 = linalg.transpose ins(%arg11 : tensor<32x88xf32>) outs(%92 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_38 = tensor.collapse_shape %91 [[0, 1], [2]] : tensor<1x6x88xf32> into tensor<6x88xf32>
    %93 = linalg.matmul ins(%collapsed_38, %transposed_37 : tensor<6x88xf32>, tensor<88x32xf32>) outs(%12 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %expanded_39 = tensor.expand_shape %93 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75, %expanded_39 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %95 = arith.addf %in, %in_40 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x32xf32>
    return %94 : tensor<1x6x32xf32>
  }
}
