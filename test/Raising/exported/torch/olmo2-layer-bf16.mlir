// Source: Olmo2DecoderLayer (transformers)
// Route: torch.export, torch-mlir, bf16
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = x2, %arg3 = layer.self_attn.q_proj.weight, %arg4 = layer.self_attn.k_proj.weight, %arg5 = layer.self_attn.v_proj.weight, %arg6 = layer.self_attn.o_proj.weight, %arg7 = layer.self_attn.q_norm.weight, %arg8 = layer.self_attn.k_norm.weight, %arg9 = layer.mlp.gate_proj.weight, %arg10 = layer.mlp.up_proj.weight, %arg11 = layer.mlp.down_proj.weight, %arg12 = layer.post_attention_layernorm.weight, %arg13 = layer.post_feedforward_layernorm.weight
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map3 = affine_map<(d0, d1, d2) -> (d2)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map6 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>
#map7 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3, d4)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map9 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<1x6x32xbf16>, %arg1: tensor<1x6x8xbf16>, %arg2: tensor<1x6x8xbf16>, %arg3: tensor<32x32xbf16>, %arg4: tensor<16x32xbf16>, %arg5: tensor<16x32xbf16>, %arg6: tensor<32x32xbf16>, %arg7: tensor<32xbf16>, %arg8: tensor<16xbf16>, %arg9: tensor<88x32xbf16>, %arg10: tensor<88x32xbf16>, %arg11: tensor<32x88xbf16>, %arg12: tensor<32xbf16>, %arg13: tensor<32xbf16>) -> tensor<1x6x32xbf16> {
    %c2_i64 = arith.constant 2 : i64
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant 0.35355339059327379 : f64
    %cst_3 = arith.constant 1.000000e-05 : f64
    %cst_4 = arith.constant 3.200000e+01 : f32
    %cst_5 = arith.constant 1.600000e+01 : f32
    %0 = tensor.empty() : tensor<32x32xbf16>
    %transposed = linalg.transpose ins(%arg3 : tensor<32x32xbf16>) outs(%0 : tensor<32x32xbf16>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<1x6x32xbf16> into tensor<6x32xbf16>
    %1 = tensor.empty() : tensor<6x32xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<6x32xbf16>, tensor<32x32xbf16>) outs(%2 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %4 = tensor.empty() : tensor<6x32xbf16>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<6x32xf32>) outs(%4 : tensor<6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<6x32xbf16>
    %expanded = tensor.expand_shape %5 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xbf16> into tensor<1x6x32xbf16>
    %6 = tensor.empty() : tensor<1x6x32xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x6x32xbf16>) outs(%6 : tensor<1x6x32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %121 = arith.extf %in : bf16 to f32
      linalg.yield %121 : f32
    } -> tensor<1x6x32xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<1x6x32xf32>) outs(%6 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %121 : f32
    } -> tensor<1x6x32xf32>
    %9 = tensor.empty() : tensor<1x6x1xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<1x6x1xf32>) -> tensor<1x6x1xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%8 : tensor<1x6x32xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = arith.addf %in, %out : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x1xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<1x6x1xf32>) outs(%9 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = arith.divf %in, %cst_4 : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x1xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<1x6x1xf32>) outs(%9 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = arith.truncf %cst_3 : f64 to f32
      %122 = arith.addf %in, %121 : f32
      linalg.yield %122 : f32
    } -> tensor<1x6x1xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<1x6x1xf32>) outs(%9 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = math.rsqrt %in : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x1xf32>
    %15 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %14 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%6 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %121 = arith.mulf %in, %in_42 : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x32xf32>
    %16 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg7, %15 : tensor<32xbf16>, tensor<1x6x32xf32>) outs(%6 : tensor<1x6x32xf32>) {
    ^bb0(%in: bf16, %in_42: f32, %out: f32):
      %121 = arith.extf %in : bf16 to f32
      %122 = arith.mulf %121, %in_42 : f32
      linalg.yield %122 : f32
    } -> tensor<1x6x32xf32>
    %17 = tensor.empty() : tensor<1x6x32xbf16>
    %18 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<1x6x32xf32>) outs(%17 : tensor<1x6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<1x6x32xbf16>
    %19 = tensor.empty() : tensor<32x16xbf16>
    %transposed_6 = linalg.transpose ins(%arg4 : tensor<16x32xbf16>) outs(%19 : tensor<32x16xbf16>) permutation = [1, 0]
    %20 = tensor.empty() : tensor<6x16xf32>
    %21 = linalg.fill ins(%cst : f32) outs(%20 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %22 = linalg.matmul ins(%collapsed, %transposed_6 : tensor<6x32xbf16>, tensor<32x16xbf16>) outs(%21 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %23 = tensor.empty() : tensor<6x16xbf16>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%22 : tensor<6x16xf32>) outs(%23 : tensor<6x16xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<6x16xbf16>
    %expanded_7 = tensor.expand_shape %24 [[0, 1], [2]] output_shape [1, 6, 16] : tensor<6x16xbf16> into tensor<1x6x16xbf16>
    %25 = tensor.empty() : tensor<1x6x16xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_7 : tensor<1x6x16xbf16>) outs(%25 : tensor<1x6x16xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %121 = arith.extf %in : bf16 to f32
      linalg.yield %121 : f32
    } -> tensor<1x6x16xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26 : tensor<1x6x16xf32>) outs(%25 : tensor<1x6x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %121 : f32
    } -> tensor<1x6x16xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%27 : tensor<1x6x16xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = arith.addf %in, %out : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x1xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28 : tensor<1x6x1xf32>) outs(%9 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = arith.divf %in, %cst_5 : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x1xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%29 : tensor<1x6x1xf32>) outs(%9 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = arith.truncf %cst_3 : f64 to f32
      %122 = arith.addf %in, %121 : f32
      linalg.yield %122 : f32
    } -> tensor<1x6x1xf32>
    %31 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%30 : tensor<1x6x1xf32>) outs(%9 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = math.rsqrt %in : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x1xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26, %31 : tensor<1x6x16xf32>, tensor<1x6x1xf32>) outs(%25 : tensor<1x6x16xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %121 = arith.mulf %in, %in_42 : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x16xf32>
    %33 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg8, %32 : tensor<16xbf16>, tensor<1x6x16xf32>) outs(%25 : tensor<1x6x16xf32>) {
    ^bb0(%in: bf16, %in_42: f32, %out: f32):
      %121 = arith.extf %in : bf16 to f32
      %122 = arith.mulf %121, %in_42 : f32
      linalg.yield %122 : f32
    } -> tensor<1x6x16xf32>
    %34 = tensor.empty() : tensor<1x6x16xbf16>
    %35 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%33 : tensor<1x6x16xf32>) outs(%34 : tensor<1x6x16xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<1x6x16xbf16>
    %transposed_8 = linalg.transpose ins(%arg5 : tensor<16x32xbf16>) outs(%19 : tensor<32x16xbf16>) permutation = [1, 0]
    %36 = linalg.matmul ins(%collapsed, %transposed_8 : tensor<6x32xbf16>, tensor<32x16xbf16>) outs(%21 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %37 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%36 : tensor<6x16xf32>) outs(%23 : tensor<6x16xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<6x16xbf16>
    %expanded_9 = tensor.expand_shape %18 [[0], [1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<1x6x32xbf16> into tensor<1x6x4x8xbf16>
    %38 = tensor.empty() : tensor<1x4x6x8xbf16>
    %transposed_10 = linalg.transpose ins(%expanded_9 : tensor<1x6x4x8xbf16>) outs(%38 : tensor<1x4x6x8xbf16>) permutation = [0, 2, 1, 3]
    %expanded_11 = tensor.expand_shape %35 [[0], [1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<1x6x16xbf16> into tensor<1x6x2x8xbf16>
    %39 = tensor.empty() : tensor<1x2x6x8xbf16>
    %transposed_12 = linalg.transpose ins(%expanded_11 : tensor<1x6x2x8xbf16>) outs(%39 : tensor<1x2x6x8xbf16>) permutation = [0, 2, 1, 3]
    %expanded_13 = tensor.expand_shape %37 [[0, 1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<6x16xbf16> into tensor<1x6x2x8xbf16>
    %transposed_14 = linalg.transpose ins(%expanded_13 : tensor<1x6x2x8xbf16>) outs(%39 : tensor<1x2x6x8xbf16>) permutation = [0, 2, 1, 3]
    %expanded_15 = tensor.expand_shape %arg1 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xbf16> into tensor<1x1x6x8xbf16>
    %expanded_16 = tensor.expand_shape %arg2 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xbf16> into tensor<1x1x6x8xbf16>
    %40 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_10, %expanded_15 : tensor<1x4x6x8xbf16>, tensor<1x1x6x8xbf16>) outs(%38 : tensor<1x4x6x8xbf16>) {
    ^bb0(%in: bf16, %in_42: bf16, %out: bf16):
      %121 = arith.mulf %in, %in_42 : bf16
      linalg.yield %121 : bf16
    } -> tensor<1x4x6x8xbf16>
    %extracted_slice = tensor.extract_slice %transposed_10[0, 0, 0, 0] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xbf16> to tensor<1x4x6x4xbf16>
    %extracted_slice_17 = tensor.extract_slice %transposed_10[0, 0, 0, 4] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xbf16> to tensor<1x4x6x4xbf16>
    %41 = tensor.empty() : tensor<1x4x6x4xbf16>
    %42 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_17 : tensor<1x4x6x4xbf16>) outs(%41 : tensor<1x4x6x4xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %121 = arith.negf %in : bf16
      linalg.yield %121 : bf16
    } -> tensor<1x4x6x4xbf16>
    %concat = tensor.concat dim(3) %42, %extracted_slice : (tensor<1x4x6x4xbf16>, tensor<1x4x6x4xbf16>) -> tensor<1x4x6x8xbf16>
    %43 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat, %expanded_16 : tensor<1x4x6x8xbf16>, tensor<1x1x6x8xbf16>) outs(%38 : tensor<1x4x6x8xbf16>) {
    ^bb0(%in: bf16, %in_42: bf16, %out: bf16):
      %121 = arith.mulf %in, %in_42 : bf16
      linalg.yield %121 : bf16
    } -> tensor<1x4x6x8xbf16>
    %44 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%40, %43 : tensor<1x4x6x8xbf16>, tensor<1x4x6x8xbf16>) outs(%38 : tensor<1x4x6x8xbf16>) {
    ^bb0(%in: bf16, %in_42: bf16, %out: bf16):
      %121 = arith.addf %in, %in_42 : bf16
      linalg.yield %121 : bf16
    } -> tensor<1x4x6x8xbf16>
    %45 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_12, %expanded_15 : tensor<1x2x6x8xbf16>, tensor<1x1x6x8xbf16>) outs(%39 : tensor<1x2x6x8xbf16>) {
    ^bb0(%in: bf16, %in_42: bf16, %out: bf16):
      %121 = arith.mulf %in, %in_42 : bf16
      linalg.yield %121 : bf16
    } -> tensor<1x2x6x8xbf16>
    %extracted_slice_18 = tensor.extract_slice %transposed_12[0, 0, 0, 0] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xbf16> to tensor<1x2x6x4xbf16>
    %extracted_slice_19 = tensor.extract_slice %transposed_12[0, 0, 0, 4] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xbf16> to tensor<1x2x6x4xbf16>
    %46 = tensor.empty() : tensor<1x2x6x4xbf16>
    %47 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_19 : tensor<1x2x6x4xbf16>) outs(%46 : tensor<1x2x6x4xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %121 = arith.negf %in : bf16
      linalg.yield %121 : bf16
    } -> tensor<1x2x6x4xbf16>
    %concat_20 = tensor.concat dim(3) %47, %extracted_slice_18 : (tensor<1x2x6x4xbf16>, tensor<1x2x6x4xbf16>) -> tensor<1x2x6x8xbf16>
    %48 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_20, %expanded_16 : tensor<1x2x6x8xbf16>, tensor<1x1x6x8xbf16>) outs(%39 : tensor<1x2x6x8xbf16>) {
    ^bb0(%in: bf16, %in_42: bf16, %out: bf16):
      %121 = arith.mulf %in, %in_42 : bf16
      linalg.yield %121 : bf16
    } -> tensor<1x2x6x8xbf16>
    %49 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45, %48 : tensor<1x2x6x8xbf16>, tensor<1x2x6x8xbf16>) outs(%39 : tensor<1x2x6x8xbf16>) {
    ^bb0(%in: bf16, %in_42: bf16, %out: bf16):
      %121 = arith.addf %in, %in_42 : bf16
      linalg.yield %121 : bf16
    } -> tensor<1x2x6x8xbf16>
    %50 = tensor.empty() : tensor<1x2x2x6x8xbf16>
    %51 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%49 : tensor<1x2x6x8xbf16>) outs(%50 : tensor<1x2x2x6x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x2x2x6x8xbf16>
    %collapsed_21 = tensor.collapse_shape %51 [[0], [1, 2], [3], [4]] : tensor<1x2x2x6x8xbf16> into tensor<1x4x6x8xbf16>
    %52 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%transposed_14 : tensor<1x2x6x8xbf16>) outs(%50 : tensor<1x2x2x6x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x2x2x6x8xbf16>
    %53 = tensor.empty() : tensor<1x4x8x6xbf16>
    %transposed_22 = linalg.transpose ins(%collapsed_21 : tensor<1x4x6x8xbf16>) outs(%53 : tensor<1x4x8x6xbf16>) permutation = [0, 1, 3, 2]
    %collapsed_23 = tensor.collapse_shape %44 [[0, 1], [2], [3]] : tensor<1x4x6x8xbf16> into tensor<4x6x8xbf16>
    %collapsed_24 = tensor.collapse_shape %transposed_22 [[0, 1], [2], [3]] : tensor<1x4x8x6xbf16> into tensor<4x8x6xbf16>
    %54 = tensor.empty() : tensor<4x6x6xf32>
    %55 = linalg.fill ins(%cst : f32) outs(%54 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %56 = linalg.batch_matmul ins(%collapsed_23, %collapsed_24 : tensor<4x6x8xbf16>, tensor<4x8x6xbf16>) outs(%55 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %57 = tensor.empty() : tensor<4x6x6xbf16>
    %58 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%56 : tensor<4x6x6xf32>) outs(%57 : tensor<4x6x6xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<4x6x6xbf16>
    %expanded_25 = tensor.expand_shape %58 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xbf16> into tensor<1x4x6x6xbf16>
    %59 = tensor.empty() : tensor<1x4x6x6xbf16>
    %60 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_25 : tensor<1x4x6x6xbf16>) outs(%59 : tensor<1x4x6x6xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %121 = arith.truncf %cst_2 : f64 to bf16
      %122 = arith.mulf %in, %121 : bf16
      linalg.yield %122 : bf16
    } -> tensor<1x4x6x6xbf16>
    %61 = tensor.empty() : tensor<1x4x6x6xf32>
    %62 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%60 : tensor<1x4x6x6xbf16>) outs(%61 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %121 = arith.extf %in : bf16 to f32
      linalg.yield %121 : f32
    } -> tensor<1x4x6x6xf32>
    %63 = tensor.empty() : tensor<1x4x6xi64>
    %64 = linalg.fill ins(%c0_i64 : i64) outs(%63 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %65 = tensor.empty() : tensor<1x4x6xf32>
    %66 = linalg.fill ins(%cst_0 : f32) outs(%65 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %67:2 = linalg.generic {indexing_maps = [#map4, #map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%62 : tensor<1x4x6x6xf32>) outs(%66, %64 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_42: i64):
      %121 = linalg.index 3 : index
      %122 = arith.index_cast %121 : index to i64
      %123 = arith.maximumf %in, %out : f32
      %124 = arith.cmpf ogt, %in, %out : f32
      %125 = arith.select %124, %122, %out_42 : i64
      linalg.yield %123, %125 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_26 = tensor.expand_shape %67#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %68 = linalg.generic {indexing_maps = [#map4, #map9, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%62, %expanded_26 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%61 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %121 = arith.subf %in, %in_42 : f32
      linalg.yield %121 : f32
    } -> tensor<1x4x6x6xf32>
    %69 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68 : tensor<1x4x6x6xf32>) outs(%61 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = math.exp %in : f32
      linalg.yield %121 : f32
    } -> tensor<1x4x6x6xf32>
    %70 = tensor.empty() : tensor<1x4x6x1xf32>
    %71 = linalg.fill ins(%cst : f32) outs(%70 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %72 = linalg.generic {indexing_maps = [#map4, #map9], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%69 : tensor<1x4x6x6xf32>) outs(%71 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = arith.addf %in, %out : f32
      linalg.yield %121 : f32
    } -> tensor<1x4x6x1xf32>
    %73 = linalg.generic {indexing_maps = [#map4, #map9, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%69, %72 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%61 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %121 = arith.divf %in, %in_42 : f32
      linalg.yield %121 : f32
    } -> tensor<1x4x6x6xf32>
    %74 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%73 : tensor<1x4x6x6xf32>) outs(%59 : tensor<1x4x6x6xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<1x4x6x6xbf16>
    %collapsed_27 = tensor.collapse_shape %74 [[0, 1], [2], [3]] : tensor<1x4x6x6xbf16> into tensor<4x6x6xbf16>
    %collapsed_28 = tensor.collapse_shape %52 [[0, 1, 2], [3], [4]] : tensor<1x2x2x6x8xbf16> into tensor<4x6x8xbf16>
    %75 = tensor.empty() : tensor<4x6x8xf32>
    %76 = linalg.fill ins(%cst : f32) outs(%75 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %77 = linalg.batch_matmul ins(%collapsed_27, %collapsed_28 : tensor<4x6x6xbf16>, tensor<4x6x8xbf16>) outs(%76 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %78 = tensor.empty() : tensor<4x6x8xbf16>
    %79 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77 : tensor<4x6x8xf32>) outs(%78 : tensor<4x6x8xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<4x6x8xbf16>
    %expanded_29 = tensor.expand_shape %79 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xbf16> into tensor<1x4x6x8xbf16>
    %80 = tensor.empty() : tensor<1x6x4x8xbf16>
    %transposed_30 = linalg.transpose ins(%expanded_29 : tensor<1x4x6x8xbf16>) outs(%80 : tensor<1x6x4x8xbf16>) permutation = [0, 2, 1, 3]
    %transposed_31 = linalg.transpose ins(%arg6 : tensor<32x32xbf16>) outs(%0 : tensor<32x32xbf16>) permutation = [1, 0]
    %collapsed_32 = tensor.collapse_shape %transposed_30 [[0, 1], [2, 3]] : tensor<1x6x4x8xbf16> into tensor<6x32xbf16>
    %81 = linalg.matmul ins(%collapsed_32, %transposed_31 : tensor<6x32xbf16>, tensor<32x32xbf16>) outs(%2 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %82 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%81 : tensor<6x32xf32>) outs(%4 : tensor<6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<6x32xbf16>
    %expanded_33 = tensor.expand_shape %82 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xbf16> into tensor<1x6x32xbf16>
    %83 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_33 : tensor<1x6x32xbf16>) outs(%6 : tensor<1x6x32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %121 = arith.extf %in : bf16 to f32
      linalg.yield %121 : f32
    } -> tensor<1x6x32xf32>
    %84 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<1x6x32xf32>) outs(%6 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %121 : f32
    } -> tensor<1x6x32xf32>
    %85 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%84 : tensor<1x6x32xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = arith.addf %in, %out : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x1xf32>
    %86 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<1x6x1xf32>) outs(%9 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = arith.divf %in, %cst_4 : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x1xf32>
    %87 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%86 : tensor<1x6x1xf32>) outs(%9 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = arith.truncf %cst_3 : f64 to f32
      %122 = arith.addf %in, %121 : f32
      linalg.yield %122 : f32
    } -> tensor<1x6x1xf32>
    %88 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87 : tensor<1x6x1xf32>) outs(%9 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = math.rsqrt %in : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x1xf32>
    %89 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %88 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%6 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %121 = arith.mulf %in, %in_42 : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x32xf32>
    %90 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg12, %89 : tensor<32xbf16>, tensor<1x6x32xf32>) outs(%6 : tensor<1x6x32xf32>) {
    ^bb0(%in: bf16, %in_42: f32, %out: f32):
      %121 = arith.extf %in : bf16 to f32
      %122 = arith.mulf %121, %in_42 : f32
      linalg.yield %122 : f32
    } -> tensor<1x6x32xf32>
    %91 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90 : tensor<1x6x32xf32>) outs(%17 : tensor<1x6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<1x6x32xbf16>
    %92 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %91 : tensor<1x6x32xbf16>, tensor<1x6x32xbf16>) outs(%17 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %in_42: bf16, %out: bf16):
      %121 = arith.addf %in, %in_42 : bf16
      linalg.yield %121 : bf16
    } -> tensor<1x6x32xbf16>
    %93 = tensor.empty() : tensor<32x88xbf16>
    %transposed_34 = linalg.transpose ins(%arg9 : tensor<88x32xbf16>) outs(%93 : tensor<32x88xbf16>) permutation = [1, 0]
    %collapsed_35 = tensor.collapse_shape %92 [[0, 1], [2]] : tensor<1x6x32xbf16> into tensor<6x32xbf16>
    %94 = tensor.empty() : tensor<6x88xf32>
    %95 = linalg.fill ins(%cst : f32) outs(%94 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %96 = linalg.matmul ins(%collapsed_35, %transposed_34 : tensor<6x32xbf16>, tensor<32x88xbf16>) outs(%95 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %97 = tensor.empty() : tensor<6x88xbf16>
    %98 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%96 : tensor<6x88xf32>) outs(%97 : tensor<6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<6x88xbf16>
    %expanded_36 = tensor.expand_shape %98 [[0, 1], [2]] output_shape [1, 6, 88] : tensor<6x88xbf16> into tensor<1x6x88xbf16>
    %99 = tensor.empty() : tensor<1x6x88xf32>
    %100 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_36 : tensor<1x6x88xbf16>) outs(%99 : tensor<1x6x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %121 = arith.extf %in : bf16 to f32
      linalg.yield %121 : f32
    } -> tensor<1x6x88xf32>
    %101 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%100 : tensor<1x6x88xf32>) outs(%99 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = arith.negf %in : f32
      %122 = math.exp %121 : f32
      %123 = arith.addf %122, %cst_1 : f32
      %124 = arith.divf %cst_1, %123 : f32
      linalg.yield %124 : f32
    } -> tensor<1x6x88xf32>
    %102 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%100, %101 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%99 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %121 = arith.mulf %in, %in_42 : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x88xf32>
    %103 = tensor.empty() : tensor<1x6x88xbf16>
    %104 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%102 : tensor<1x6x88xf32>) outs(%103 : tensor<1x6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<1x6x88xbf16>
    %transposed_37 = linalg.transpose ins(%arg10 : tensor<88x32xbf16>) outs(%93 : tensor<32x88xbf16>) permutation = [1, 0]
    %105 = linalg.matmul ins(%collapsed_35, %transposed_37 : tensor<6x32xbf16>, tensor<32x88xbf16>) outs(%95 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %106 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%105 : tensor<6x88xf32>) outs(%97 : tensor<6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<6x88xbf16>
    %expanded_38 = tensor.expand_shape %106 [[0, 1], [2]] output_shape [1, 6, 88] : tensor<6x88xbf16> into tensor<1x6x88xbf16>
    %107 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%104, %expanded_38 : tensor<1x6x88xbf16>, tensor<1x6x88xbf16>) outs(%103 : tensor<1x6x88xbf16>) {
    ^bb0(%in: bf16, %in_42: bf16, %out: bf16):
      %121 = arith.mulf %in, %in_42 : bf16
      linalg.yield %121 : bf16
    } -> tensor<1x6x88xbf16>
    %108 = tensor.empty() : tensor<88x32xbf16>
    %transposed_39 = linalg.transpose ins(%arg11 : tensor<32x88xbf16>) outs(%108 : tensor<88x32xbf16>) permutation = [1, 0]
    %collapsed_40 = tensor.collapse_shape %107 [[0, 1], [2]] : tensor<1x6x88xbf16> into tensor<6x88xbf16>
    %109 = linalg.matmul ins(%collapsed_40, %transposed_39 : tensor<6x88xbf16>, tensor<88x32xbf16>) outs(%2 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %110 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%109 : tensor<6x32xf32>) outs(%4 : tensor<6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<6x32xbf16>
    %expanded_41 = tensor.expand_shape %110 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xbf16> into tensor<1x6x32xbf16>
    %111 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_41 : tensor<1x6x32xbf16>) outs(%6 : tensor<1x6x32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %121 = arith.extf %in : bf16 to f32
      linalg.yield %121 : f32
    } -> tensor<1x6x32xf32>
    %112 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%111 : tensor<1x6x32xf32>) outs(%6 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %121 : f32
    } -> tensor<1x6x32xf32>
    %113 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%112 : tensor<1x6x32xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = arith.addf %in, %out : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x1xf32>
    %114 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%113 : tensor<1x6x1xf32>) outs(%9 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = arith.divf %in, %cst_4 : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x1xf32>
    %115 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114 : tensor<1x6x1xf32>) outs(%9 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = arith.truncf %cst_3 : f64 to f32
      %122 = arith.addf %in, %121 : f32
      linalg.yield %122 : f32
    } -> tensor<1x6x1xf32>
    %116 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%115 : tensor<1x6x1xf32>) outs(%9 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %121 = math.rsqrt %in : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x1xf32>
    %117 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%111, %116 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%6 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %121 = arith.mulf %in, %in_42 : f32
      linalg.yield %121 : f32
    } -> tensor<1x6x32xf32>
    %118 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg13, %117 : tensor<32xbf16>, tensor<1x6x32xf32>) outs(%6 : tensor<1x6x32xf32>) {
    ^bb0(%in: bf16, %in_42: f32, %out: f32):
      %121 = arith.extf %in : bf16 to f32
      %122 = arith.mulf %121, %in_42 : f32
      linalg.yield %122 : f32
    } -> tensor<1x6x32xf32>
    %119 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%118 : tensor<1x6x32xf32>) outs(%17 : tensor<1x6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %121 = arith.truncf %in : f32 to bf16
      linalg.yield %121 : bf16
    } -> tensor<1x6x32xbf16>
    %120 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%92, %119 : tensor<1x6x32xbf16>, tensor<1x6x32xbf16>) outs(%17 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %in_42: bf16, %out: bf16):
      %121 = arith.addf %in, %in_42 : bf16
      linalg.yield %121 : bf16
    } -> tensor<1x6x32xbf16>
    return %120 : tensor<1x6x32xbf16>
  }
}
