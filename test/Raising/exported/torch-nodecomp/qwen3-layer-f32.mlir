// Source: Qwen3DecoderLayer (transformers)
// Route: torch.export, torch-mlir without decompositions, f32
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = x2, %arg3 = layer.self_attn.q_proj.weight, %arg4 = layer.self_attn.k_proj.weight, %arg5 = layer.self_attn.v_proj.weight, %arg6 = layer.self_attn.o_proj.weight, %arg7 = layer.self_attn.q_norm.weight, %arg8 = layer.self_attn.k_norm.weight, %arg9 = layer.mlp.gate_proj.weight, %arg10 = layer.mlp.up_proj.weight, %arg11 = layer.mlp.down_proj.weight, %arg12 = layer.input_layernorm.weight, %arg13 = layer.post_attention_layernorm.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
#map3 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d3)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map8 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>
#map9 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3, d4)>
#map10 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
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
      %104 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %104 : f32
    } -> tensor<1x6x32xf32>
    %2 = tensor.empty() : tensor<1x6x1xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<1x6x1xf32>) -> tensor<1x6x1xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.addf %in, %out : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x1xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.divf %in, %cst_4 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.truncf %cst_3 : f64 to f32
      %105 = arith.addf %in, %104 : f32
      linalg.yield %105 : f32
    } -> tensor<1x6x1xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = math.rsqrt %in : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %7 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.mulf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x32xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg12, %8 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.mulf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x32xf32>
    %10 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<32x32xf32>) outs(%10 : tensor<32x32xf32>) permutation = [1, 0]
    %11 = tensor.empty() : tensor<1x32x32xf32>
    %12 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x32xf32>) outs(%11 : tensor<1x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x32xf32>
    %13 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %14 = linalg.batch_matmul ins(%9, %12 : tensor<1x6x32xf32>, tensor<1x32x32xf32>) outs(%13 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %expanded = tensor.expand_shape %14 [[0], [1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<1x6x32xf32> into tensor<1x6x4x8xf32>
    %15 = tensor.empty() : tensor<1x6x4x8xf32>
    %16 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x6x4x8xf32>) outs(%15 : tensor<1x6x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %104 : f32
    } -> tensor<1x6x4x8xf32>
    %17 = tensor.empty() : tensor<1x6x4x1xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%17 : tensor<1x6x4x1xf32>) -> tensor<1x6x4x1xf32>
    %19 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%16 : tensor<1x6x4x8xf32>) outs(%18 : tensor<1x6x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.addf %in, %out : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x4x1xf32>
    %20 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19 : tensor<1x6x4x1xf32>) outs(%17 : tensor<1x6x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.divf %in, %cst_5 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x4x1xf32>
    %21 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20 : tensor<1x6x4x1xf32>) outs(%17 : tensor<1x6x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.truncf %cst_3 : f64 to f32
      %105 = arith.addf %in, %104 : f32
      linalg.yield %105 : f32
    } -> tensor<1x6x4x1xf32>
    %22 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21 : tensor<1x6x4x1xf32>) outs(%17 : tensor<1x6x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = math.rsqrt %in : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x4x1xf32>
    %23 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %22 : tensor<1x6x4x8xf32>, tensor<1x6x4x1xf32>) outs(%15 : tensor<1x6x4x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.mulf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x4x8xf32>
    %24 = linalg.generic {indexing_maps = [#map6, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg7, %23 : tensor<8xf32>, tensor<1x6x4x8xf32>) outs(%15 : tensor<1x6x4x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.mulf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x4x8xf32>
    %25 = tensor.empty() : tensor<1x4x6x8xf32>
    %transposed_6 = linalg.transpose ins(%24 : tensor<1x6x4x8xf32>) outs(%25 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %26 = tensor.empty() : tensor<32x16xf32>
    %transposed_7 = linalg.transpose ins(%arg4 : tensor<16x32xf32>) outs(%26 : tensor<32x16xf32>) permutation = [1, 0]
    %27 = tensor.empty() : tensor<1x32x16xf32>
    %28 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_7 : tensor<32x16xf32>) outs(%27 : tensor<1x32x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x16xf32>
    %29 = tensor.empty() : tensor<1x6x16xf32>
    %30 = linalg.fill ins(%cst : f32) outs(%29 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %31 = linalg.batch_matmul ins(%9, %28 : tensor<1x6x32xf32>, tensor<1x32x16xf32>) outs(%30 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %expanded_8 = tensor.expand_shape %31 [[0], [1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<1x6x16xf32> into tensor<1x6x2x8xf32>
    %32 = tensor.empty() : tensor<1x6x2x8xf32>
    %33 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_8 : tensor<1x6x2x8xf32>) outs(%32 : tensor<1x6x2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %104 : f32
    } -> tensor<1x6x2x8xf32>
    %34 = tensor.empty() : tensor<1x6x2x1xf32>
    %35 = linalg.fill ins(%cst : f32) outs(%34 : tensor<1x6x2x1xf32>) -> tensor<1x6x2x1xf32>
    %36 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%33 : tensor<1x6x2x8xf32>) outs(%35 : tensor<1x6x2x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.addf %in, %out : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x2x1xf32>
    %37 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%36 : tensor<1x6x2x1xf32>) outs(%34 : tensor<1x6x2x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.divf %in, %cst_5 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x2x1xf32>
    %38 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37 : tensor<1x6x2x1xf32>) outs(%34 : tensor<1x6x2x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.truncf %cst_3 : f64 to f32
      %105 = arith.addf %in, %104 : f32
      linalg.yield %105 : f32
    } -> tensor<1x6x2x1xf32>
    %39 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38 : tensor<1x6x2x1xf32>) outs(%34 : tensor<1x6x2x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = math.rsqrt %in : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x2x1xf32>
    %40 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_8, %39 : tensor<1x6x2x8xf32>, tensor<1x6x2x1xf32>) outs(%32 : tensor<1x6x2x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.mulf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x2x8xf32>
    %41 = linalg.generic {indexing_maps = [#map6, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg8, %40 : tensor<8xf32>, tensor<1x6x2x8xf32>) outs(%32 : tensor<1x6x2x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.mulf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x2x8xf32>
    %42 = tensor.empty() : tensor<1x2x6x8xf32>
    %transposed_9 = linalg.transpose ins(%41 : tensor<1x6x2x8xf32>) outs(%42 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_10 = linalg.transpose ins(%arg5 : tensor<16x32xf32>) outs(%26 : tensor<32x16xf32>) permutation = [1, 0]
    %43 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_10 : tensor<32x16xf32>) outs(%27 : tensor<1x32x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x16xf32>
    %44 = linalg.batch_matmul ins(%9, %43 : tensor<1x6x32xf32>, tensor<1x32x16xf32>) outs(%30 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %expanded_11 = tensor.expand_shape %44 [[0], [1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<1x6x16xf32> into tensor<1x6x2x8xf32>
    %transposed_12 = linalg.transpose ins(%expanded_11 : tensor<1x6x2x8xf32>) outs(%42 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %expanded_13 = tensor.expand_shape %arg1 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xf32> into tensor<1x1x6x8xf32>
    %expanded_14 = tensor.expand_shape %arg2 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xf32> into tensor<1x1x6x8xf32>
    %45 = linalg.generic {indexing_maps = [#map4, #map7, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_6, %expanded_13 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%25 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.mulf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x4x6x8xf32>
    %extracted_slice = tensor.extract_slice %transposed_6[0, 0, 0, 0] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %extracted_slice_15 = tensor.extract_slice %transposed_6[0, 0, 0, 4] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %46 = tensor.empty() : tensor<1x4x6x4xf32>
    %47 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_15 : tensor<1x4x6x4xf32>) outs(%46 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.negf %in : f32
      linalg.yield %104 : f32
    } -> tensor<1x4x6x4xf32>
    %concat = tensor.concat dim(3) %47, %extracted_slice : (tensor<1x4x6x4xf32>, tensor<1x4x6x4xf32>) -> tensor<1x4x6x8xf32>
    %48 = linalg.generic {indexing_maps = [#map4, #map7, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat, %expanded_14 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%25 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.mulf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x4x6x8xf32>
    %49 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45, %48 : tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) outs(%25 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.addf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x4x6x8xf32>
    %50 = linalg.generic {indexing_maps = [#map4, #map7, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_9, %expanded_13 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%42 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.mulf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x2x6x8xf32>
    %extracted_slice_16 = tensor.extract_slice %transposed_9[0, 0, 0, 0] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %extracted_slice_17 = tensor.extract_slice %transposed_9[0, 0, 0, 4] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %51 = tensor.empty() : tensor<1x2x6x4xf32>
    %52 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_17 : tensor<1x2x6x4xf32>) outs(%51 : tensor<1x2x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.negf %in : f32
      linalg.yield %104 : f32
    } -> tensor<1x2x6x4xf32>
    %concat_18 = tensor.concat dim(3) %52, %extracted_slice_16 : (tensor<1x2x6x4xf32>, tensor<1x2x6x4xf32>) -> tensor<1x2x6x8xf32>
    %53 = linalg.generic {indexing_maps = [#map4, #map7, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_18, %expanded_14 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%42 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.mulf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x2x6x8xf32>
    %54 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50, %53 : tensor<1x2x6x8xf32>, tensor<1x2x6x8xf32>) outs(%42 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.addf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x2x6x8xf32>
    %55 = tensor.empty() : tensor<1x2x2x6x8xf32>
    %56 = linalg.generic {indexing_maps = [#map8, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%54 : tensor<1x2x6x8xf32>) outs(%55 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %collapsed = tensor.collapse_shape %56 [[0], [1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<1x4x6x8xf32>
    %57 = linalg.generic {indexing_maps = [#map8, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%transposed_12 : tensor<1x2x6x8xf32>) outs(%55 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %58 = tensor.empty() : tensor<1x4x8x6xf32>
    %transposed_19 = linalg.transpose ins(%collapsed : tensor<1x4x6x8xf32>) outs(%58 : tensor<1x4x8x6xf32>) permutation = [0, 1, 3, 2]
    %collapsed_20 = tensor.collapse_shape %49 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %collapsed_21 = tensor.collapse_shape %transposed_19 [[0, 1], [2], [3]] : tensor<1x4x8x6xf32> into tensor<4x8x6xf32>
    %59 = tensor.empty() : tensor<4x6x6xf32>
    %60 = linalg.fill ins(%cst : f32) outs(%59 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %61 = linalg.batch_matmul ins(%collapsed_20, %collapsed_21 : tensor<4x6x8xf32>, tensor<4x8x6xf32>) outs(%60 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %expanded_22 = tensor.expand_shape %61 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xf32> into tensor<1x4x6x6xf32>
    %62 = tensor.empty() : tensor<1x4x6x6xf32>
    %63 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_22 : tensor<1x4x6x6xf32>) outs(%62 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.truncf %cst_2 : f64 to f32
      %105 = arith.mulf %in, %104 : f32
      linalg.yield %105 : f32
    } -> tensor<1x4x6x6xf32>
    %64 = tensor.empty() : tensor<1x4x6xi64>
    %65 = linalg.fill ins(%c0_i64 : i64) outs(%64 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %66 = tensor.empty() : tensor<1x4x6xf32>
    %67 = linalg.fill ins(%cst_0 : f32) outs(%66 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %68:2 = linalg.generic {indexing_maps = [#map4, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%63 : tensor<1x4x6x6xf32>) outs(%67, %65 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_33: i64):
      %104 = linalg.index 3 : index
      %105 = arith.index_cast %104 : index to i64
      %106 = arith.maximumf %in, %out : f32
      %107 = arith.cmpf ogt, %in, %out : f32
      %108 = arith.select %107, %105, %out_33 : i64
      linalg.yield %106, %108 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_23 = tensor.expand_shape %68#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %69 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%63, %expanded_23 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%62 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.subf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x4x6x6xf32>
    %70 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%69 : tensor<1x4x6x6xf32>) outs(%62 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = math.exp %in : f32
      linalg.yield %104 : f32
    } -> tensor<1x4x6x6xf32>
    %71 = tensor.empty() : tensor<1x4x6x1xf32>
    %72 = linalg.fill ins(%cst : f32) outs(%71 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %73 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%70 : tensor<1x4x6x6xf32>) outs(%72 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.addf %in, %out : f32
      linalg.yield %104 : f32
    } -> tensor<1x4x6x1xf32>
    %74 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%70, %73 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%62 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.divf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x4x6x6xf32>
    %collapsed_24 = tensor.collapse_shape %74 [[0, 1], [2], [3]] : tensor<1x4x6x6xf32> into tensor<4x6x6xf32>
    %collapsed_25 = tensor.collapse_shape %57 [[0, 1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<4x6x8xf32>
    %75 = tensor.empty() : tensor<4x6x8xf32>
    %76 = linalg.fill ins(%cst : f32) outs(%75 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %77 = linalg.batch_matmul ins(%collapsed_24, %collapsed_25 : tensor<4x6x6xf32>, tensor<4x6x8xf32>) outs(%76 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %expanded_26 = tensor.expand_shape %77 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xf32> into tensor<1x4x6x8xf32>
    %transposed_27 = linalg.transpose ins(%expanded_26 : tensor<1x4x6x8xf32>) outs(%15 : tensor<1x6x4x8xf32>) permutation = [0, 2, 1, 3]
    %collapsed_28 = tensor.collapse_shape %transposed_27 [[0], [1], [2, 3]] : tensor<1x6x4x8xf32> into tensor<1x6x32xf32>
    %transposed_29 = linalg.transpose ins(%arg6 : tensor<32x32xf32>) outs(%10 : tensor<32x32xf32>) permutation = [1, 0]
    %78 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_29 : tensor<32x32xf32>) outs(%11 : tensor<1x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x32xf32>
    %79 = linalg.batch_matmul ins(%collapsed_28, %78 : tensor<1x6x32xf32>, tensor<1x32x32xf32>) outs(%13 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %80 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %79 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.addf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x32xf32>
    %81 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %104 : f32
    } -> tensor<1x6x32xf32>
    %82 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%81 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.addf %in, %out : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x1xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.divf %in, %cst_4 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x1xf32>
    %84 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.truncf %cst_3 : f64 to f32
      %105 = arith.addf %in, %104 : f32
      linalg.yield %105 : f32
    } -> tensor<1x6x1xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = math.rsqrt %in : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x1xf32>
    %86 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80, %85 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.mulf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x32xf32>
    %87 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg13, %86 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.mulf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x32xf32>
    %88 = tensor.empty() : tensor<32x88xf32>
    %transposed_30 = linalg.transpose ins(%arg9 : tensor<88x32xf32>) outs(%88 : tensor<32x88xf32>) permutation = [1, 0]
    %89 = tensor.empty() : tensor<1x32x88xf32>
    %90 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_30 : tensor<32x88xf32>) outs(%89 : tensor<1x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x88xf32>
    %91 = tensor.empty() : tensor<1x6x88xf32>
    %92 = linalg.fill ins(%cst : f32) outs(%91 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %93 = linalg.batch_matmul ins(%87, %90 : tensor<1x6x32xf32>, tensor<1x32x88xf32>) outs(%92 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%93 : tensor<1x6x88xf32>) outs(%91 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %104 = arith.negf %in : f32
      %105 = math.exp %104 : f32
      %106 = arith.addf %105, %cst_1 : f32
      %107 = arith.divf %cst_1, %106 : f32
      linalg.yield %107 : f32
    } -> tensor<1x6x88xf32>
    %95 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%94, %93 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%91 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.mulf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x88xf32>
    %transposed_31 = linalg.transpose ins(%arg10 : tensor<88x32xf32>) outs(%88 : tensor<32x88xf32>) permutation = [1, 0]
    %96 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_31 : tensor<32x88xf32>) outs(%89 : tensor<1x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x88xf32>
    %97 = linalg.batch_matmul ins(%87, %96 : tensor<1x6x32xf32>, tensor<1x32x88xf32>) outs(%92 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %98 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%95, %97 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%91 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.mulf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x88xf32>
    %99 = tensor.empty() : tensor<88x32xf32>
    %transposed_32 = linalg.transpose ins(%arg11 : tensor<32x88xf32>) outs(%99 : tensor<88x32xf32>) permutation = [1, 0]
    %100 = tensor.empty() : tensor<1x88x32xf32>
    %101 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_32 : tensor<88x32xf32>) outs(%100 : tensor<1x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x88x32xf32>
    %102 = linalg.batch_matmul ins(%98, %101 : tensor<1x6x88xf32>, tensor<1x88x32xf32>) outs(%13 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %103 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80, %102 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %104 = arith.addf %in, %in_33 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x32xf32>
    return %103 : tensor<1x6x32xf32>
  }
}
