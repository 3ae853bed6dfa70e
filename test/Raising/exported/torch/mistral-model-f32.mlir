// Source: MistralModel, one layer, embedded tokens (transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = m.embed_tokens.weight, %arg3 = m.layers.0.self_attn.q_proj.weight, %arg4 = m.layers.0.self_attn.k_proj.weight, %arg5 = m.layers.0.self_attn.v_proj.weight, %arg6 = m.layers.0.self_attn.o_proj.weight, %arg7 = m.layers.0.mlp.gate_proj.weight, %arg8 = m.layers.0.mlp.up_proj.weight, %arg9 = m.layers.0.mlp.down_proj.weight, %arg10 = m.layers.0.input_layernorm.weight, %arg11 = m.layers.0.post_attention_layernorm.weight, %arg12 = m.norm.weight
#map = affine_map<(d0) -> (d0)>
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
  func.func @main(%arg0: tensor<1x6x32xf32>, %arg1: tensor<1x1x6x6xf32>, %arg2: tensor<16x32xf32>, %arg3: tensor<32x32xf32>, %arg4: tensor<16x32xf32>, %arg5: tensor<16x32xf32>, %arg6: tensor<32x32xf32>, %arg7: tensor<88x32xf32>, %arg8: tensor<88x32xf32>, %arg9: tensor<32x88xf32>, %arg10: tensor<32xf32>, %arg11: tensor<32xf32>, %arg12: tensor<32xf32>) -> tensor<1x6x32xf32> {
    %c2_i64 = arith.constant 2 : i64
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant 0.35355339059327379 : f64
    %cst_3 = arith.constant 9.9999999999999995E-7 : f64
    %cst_4 = arith.constant dense<[1.000000e+00, 1.000000e-01, 0.00999999977, 1.000000e-03]> : tensor<4xf32>
    %cst_5 = arith.constant 3.200000e+01 : f32
    %0 = tensor.empty() : tensor<6xi64>
    %1 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%0 : tensor<6xi64>) {
    ^bb0(%out: i64):
      %92 = linalg.index 0 : index
      %93 = arith.index_cast %92 : index to i64
      linalg.yield %93 : i64
    } -> tensor<6xi64>
    %expanded = tensor.expand_shape %1 [[0, 1, 2]] output_shape [1, 6, 1] : tensor<6xi64> into tensor<1x6x1xi64>
    %2 = tensor.empty() : tensor<1x6x1xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x6x1xi64>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: i64, %out: f32):
      %92 = arith.sitofp %in : i64 to f32
      linalg.yield %92 : f32
    } -> tensor<1x6x1xf32>
    %4 = tensor.empty() : tensor<1x6x4xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%3, %cst_4 : tensor<1x6x1xf32>, tensor<4xf32>) outs(%4 : tensor<1x6x4xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.mulf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x4xf32>
    %concat = tensor.concat dim(2) %5, %5 : (tensor<1x6x4xf32>, tensor<1x6x4xf32>) -> tensor<1x6x8xf32>
    %6 = tensor.empty() : tensor<1x6x8xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%concat : tensor<1x6x8xf32>) outs(%6 : tensor<1x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = math.cos %in : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x8xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%concat : tensor<1x6x8xf32>) outs(%6 : tensor<1x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = math.sin %in : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x8xf32>
    %9 = tensor.empty() : tensor<1x6x32xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x6x32xf32>) outs(%9 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %92 : f32
    } -> tensor<1x6x32xf32>
    %11 = linalg.fill ins(%cst : f32) outs(%2 : tensor<1x6x1xf32>) -> tensor<1x6x1xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%10 : tensor<1x6x32xf32>) outs(%11 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = arith.addf %in, %out : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x1xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = arith.divf %in, %cst_5 : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x1xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = arith.truncf %cst_3 : f64 to f32
      %93 = arith.addf %in, %92 : f32
      linalg.yield %93 : f32
    } -> tensor<1x6x1xf32>
    %15 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = math.rsqrt %in : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x1xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %15 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%9 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.mulf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x32xf32>
    %17 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg10, %16 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%9 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.mulf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x32xf32>
    %18 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<32x32xf32>) outs(%18 : tensor<32x32xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %17 [[0, 1], [2]] : tensor<1x6x32xf32> into tensor<6x32xf32>
    %19 = tensor.empty() : tensor<6x32xf32>
    %20 = linalg.fill ins(%cst : f32) outs(%19 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %21 = linalg.matmul ins(%collapsed, %transposed : tensor<6x32xf32>, tensor<32x32xf32>) outs(%20 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %expanded_6 = tensor.expand_shape %21 [[0, 1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<6x32xf32> into tensor<1x6x4x8xf32>
    %22 = tensor.empty() : tensor<1x4x6x8xf32>
    %transposed_7 = linalg.transpose ins(%expanded_6 : tensor<1x6x4x8xf32>) outs(%22 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %23 = tensor.empty() : tensor<32x16xf32>
    %transposed_8 = linalg.transpose ins(%arg4 : tensor<16x32xf32>) outs(%23 : tensor<32x16xf32>) permutation = [1, 0]
    %24 = tensor.empty() : tensor<6x16xf32>
    %25 = linalg.fill ins(%cst : f32) outs(%24 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %26 = linalg.matmul ins(%collapsed, %transposed_8 : tensor<6x32xf32>, tensor<32x16xf32>) outs(%25 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %expanded_9 = tensor.expand_shape %26 [[0, 1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<6x16xf32> into tensor<1x6x2x8xf32>
    %27 = tensor.empty() : tensor<1x2x6x8xf32>
    %transposed_10 = linalg.transpose ins(%expanded_9 : tensor<1x6x2x8xf32>) outs(%27 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_11 = linalg.transpose ins(%arg5 : tensor<16x32xf32>) outs(%23 : tensor<32x16xf32>) permutation = [1, 0]
    %28 = linalg.matmul ins(%collapsed, %transposed_11 : tensor<6x32xf32>, tensor<32x16xf32>) outs(%25 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %expanded_12 = tensor.expand_shape %28 [[0, 1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<6x16xf32> into tensor<1x6x2x8xf32>
    %transposed_13 = linalg.transpose ins(%expanded_12 : tensor<1x6x2x8xf32>) outs(%27 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %expanded_14 = tensor.expand_shape %7 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xf32> into tensor<1x1x6x8xf32>
    %expanded_15 = tensor.expand_shape %8 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xf32> into tensor<1x1x6x8xf32>
    %29 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_7, %expanded_14 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%22 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.mulf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x4x6x8xf32>
    %extracted_slice = tensor.extract_slice %transposed_7[0, 0, 0, 0] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %extracted_slice_16 = tensor.extract_slice %transposed_7[0, 0, 0, 4] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %30 = tensor.empty() : tensor<1x4x6x4xf32>
    %31 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_16 : tensor<1x4x6x4xf32>) outs(%30 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = arith.negf %in : f32
      linalg.yield %92 : f32
    } -> tensor<1x4x6x4xf32>
    %concat_17 = tensor.concat dim(3) %31, %extracted_slice : (tensor<1x4x6x4xf32>, tensor<1x4x6x4xf32>) -> tensor<1x4x6x8xf32>
    %32 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_17, %expanded_15 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%22 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.mulf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x4x6x8xf32>
    %33 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29, %32 : tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) outs(%22 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.addf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x4x6x8xf32>
    %34 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_10, %expanded_14 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%27 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.mulf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x2x6x8xf32>
    %extracted_slice_18 = tensor.extract_slice %transposed_10[0, 0, 0, 0] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %extracted_slice_19 = tensor.extract_slice %transposed_10[0, 0, 0, 4] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %35 = tensor.empty() : tensor<1x2x6x4xf32>
    %36 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_19 : tensor<1x2x6x4xf32>) outs(%35 : tensor<1x2x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = arith.negf %in : f32
      linalg.yield %92 : f32
    } -> tensor<1x2x6x4xf32>
    %concat_20 = tensor.concat dim(3) %36, %extracted_slice_18 : (tensor<1x2x6x4xf32>, tensor<1x2x6x4xf32>) -> tensor<1x2x6x8xf32>
    %37 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_20, %expanded_15 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%27 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.mulf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x2x6x8xf32>
    %38 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%34, %37 : tensor<1x2x6x8xf32>, tensor<1x2x6x8xf32>) outs(%27 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.addf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x2x6x8xf32>
    %39 = tensor.empty() : tensor<1x2x2x6x8xf32>
    %40 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%38 : tensor<1x2x6x8xf32>) outs(%39 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %collapsed_21 = tensor.collapse_shape %40 [[0], [1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<1x4x6x8xf32>
    %41 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%transposed_13 : tensor<1x2x6x8xf32>) outs(%39 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %42 = tensor.empty() : tensor<1x4x8x6xf32>
    %transposed_22 = linalg.transpose ins(%collapsed_21 : tensor<1x4x6x8xf32>) outs(%42 : tensor<1x4x8x6xf32>) permutation = [0, 1, 3, 2]
    %collapsed_23 = tensor.collapse_shape %33 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %collapsed_24 = tensor.collapse_shape %transposed_22 [[0, 1], [2], [3]] : tensor<1x4x8x6xf32> into tensor<4x8x6xf32>
    %43 = tensor.empty() : tensor<4x6x6xf32>
    %44 = linalg.fill ins(%cst : f32) outs(%43 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %45 = linalg.batch_matmul ins(%collapsed_23, %collapsed_24 : tensor<4x6x8xf32>, tensor<4x8x6xf32>) outs(%44 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %expanded_25 = tensor.expand_shape %45 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xf32> into tensor<1x4x6x6xf32>
    %46 = tensor.empty() : tensor<1x4x6x6xf32>
    %47 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_25 : tensor<1x4x6x6xf32>) outs(%46 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = arith.truncf %cst_2 : f64 to f32
      %93 = arith.mulf %in, %92 : f32
      linalg.yield %93 : f32
    } -> tensor<1x4x6x6xf32>
    %48 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47, %arg1 : tensor<1x4x6x6xf32>, tensor<1x1x6x6xf32>) outs(%46 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.addf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x4x6x6xf32>
    %49 = tensor.empty() : tensor<1x4x6xi64>
    %50 = linalg.fill ins(%c0_i64 : i64) outs(%49 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %51 = tensor.empty() : tensor<1x4x6xf32>
    %52 = linalg.fill ins(%cst_0 : f32) outs(%51 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %53:2 = linalg.generic {indexing_maps = [#map4, #map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%48 : tensor<1x4x6x6xf32>) outs(%52, %50 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_42: i64):
      %92 = linalg.index 3 : index
      %93 = arith.index_cast %92 : index to i64
      %94 = arith.maximumf %in, %out : f32
      %95 = arith.cmpf ogt, %in, %out : f32
      %96 = arith.select %95, %93, %out_42 : i64
      linalg.yield %94, %96 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_26 = tensor.expand_shape %53#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %54 = linalg.generic {indexing_maps = [#map4, #map9, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48, %expanded_26 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%46 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.subf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x4x6x6xf32>
    %55 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%54 : tensor<1x4x6x6xf32>) outs(%46 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = math.exp %in : f32
      linalg.yield %92 : f32
    } -> tensor<1x4x6x6xf32>
    %56 = tensor.empty() : tensor<1x4x6x1xf32>
    %57 = linalg.fill ins(%cst : f32) outs(%56 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %58 = linalg.generic {indexing_maps = [#map4, #map9], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%55 : tensor<1x4x6x6xf32>) outs(%57 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = arith.addf %in, %out : f32
      linalg.yield %92 : f32
    } -> tensor<1x4x6x1xf32>
    %59 = linalg.generic {indexing_maps = [#map4, #map9, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%55, %58 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%46 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.divf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x4x6x6xf32>
    %collapsed_27 = tensor.collapse_shape %59 [[0, 1], [2], [3]] : tensor<1x4x6x6xf32> into tensor<4x6x6xf32>
    %collapsed_28 = tensor.collapse_shape %41 [[0, 1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<4x6x8xf32>
    %60 = tensor.empty() : tensor<4x6x8xf32>
    %61 = linalg.fill ins(%cst : f32) outs(%60 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %62 = linalg.batch_matmul ins(%collapsed_27, %collapsed_28 : tensor<4x6x6xf32>, tensor<4x6x8xf32>) outs(%61 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %expanded_29 = tensor.expand_shape %62 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xf32> into tensor<1x4x6x8xf32>
    %63 = tensor.empty() : tensor<1x6x4x8xf32>
    %transposed_30 = linalg.transpose ins(%expanded_29 : tensor<1x4x6x8xf32>) outs(%63 : tensor<1x6x4x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_31 = linalg.transpose ins(%arg6 : tensor<32x32xf32>) outs(%18 : tensor<32x32xf32>) permutation = [1, 0]
    %collapsed_32 = tensor.collapse_shape %transposed_30 [[0, 1], [2, 3]] : tensor<1x6x4x8xf32> into tensor<6x32xf32>
    %64 = linalg.matmul ins(%collapsed_32, %transposed_31 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%20 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %expanded_33 = tensor.expand_shape %64 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %65 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %expanded_33 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%9 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.addf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x32xf32>
    %66 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%65 : tensor<1x6x32xf32>) outs(%9 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %92 : f32
    } -> tensor<1x6x32xf32>
    %67 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%66 : tensor<1x6x32xf32>) outs(%11 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = arith.addf %in, %out : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x1xf32>
    %68 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%67 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = arith.divf %in, %cst_5 : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x1xf32>
    %69 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%68 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = arith.truncf %cst_3 : f64 to f32
      %93 = arith.addf %in, %92 : f32
      linalg.yield %93 : f32
    } -> tensor<1x6x1xf32>
    %70 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = math.rsqrt %in : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x1xf32>
    %71 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%65, %70 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%9 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.mulf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x32xf32>
    %72 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg11, %71 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%9 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.mulf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x32xf32>
    %73 = tensor.empty() : tensor<32x88xf32>
    %transposed_34 = linalg.transpose ins(%arg7 : tensor<88x32xf32>) outs(%73 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed_35 = tensor.collapse_shape %72 [[0, 1], [2]] : tensor<1x6x32xf32> into tensor<6x32xf32>
    %74 = tensor.empty() : tensor<6x88xf32>
    %75 = linalg.fill ins(%cst : f32) outs(%74 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %76 = linalg.matmul ins(%collapsed_35, %transposed_34 : tensor<6x32xf32>, tensor<32x88xf32>) outs(%75 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %expanded_36 = tensor.expand_shape %76 [[0, 1], [2]] output_shape [1, 6, 88] : tensor<6x88xf32> into tensor<1x6x88xf32>
    %77 = tensor.empty() : tensor<1x6x88xf32>
    %78 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_36 : tensor<1x6x88xf32>) outs(%77 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = arith.negf %in : f32
      %93 = math.exp %92 : f32
      %94 = arith.addf %93, %cst_1 : f32
      %95 = arith.divf %cst_1, %94 : f32
      linalg.yield %95 : f32
    } -> tensor<1x6x88xf32>
    %79 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_36, %78 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%77 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.mulf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x88xf32>
    %transposed_37 = linalg.transpose ins(%arg8 : tensor<88x32xf32>) outs(%73 : tensor<32x88xf32>) permutation = [1, 0]
    %80 = linalg.matmul ins(%collapsed_35, %transposed_37 : tensor<6x32xf32>, tensor<32x88xf32>) outs(%75 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %expanded_38 = tensor.expand_shape %80 [[0, 1], [2]] output_shape [1, 6, 88] : tensor<6x88xf32> into tensor<1x6x88xf32>
    %81 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%79, %expanded_38 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%77 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.mulf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x88xf32>
    %82 = tensor.empty() : tensor<88x32xf32>
    %transposed_39 = linalg.transpose ins(%arg9 : tensor<32x88xf32>) outs(%82 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_40 = tensor.collapse_shape %81 [[0, 1], [2]] : tensor<1x6x88xf32> into tensor<6x88xf32>
    %83 = linalg.matmul ins(%collapsed_40, %transposed_39 : tensor<6x88xf32>, tensor<88x32xf32>) outs(%20 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %expanded_41 = tensor.expand_shape %83 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %84 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%65, %expanded_41 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%9 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.addf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x32xf32>
    %85 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84 : tensor<1x6x32xf32>) outs(%9 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %92 : f32
    } -> tensor<1x6x32xf32>
    %86 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%85 : tensor<1x6x32xf32>) outs(%11 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = arith.addf %in, %out : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x1xf32>
    %87 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%86 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = arith.divf %in, %cst_5 : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x1xf32>
    %88 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = arith.truncf %cst_3 : f64 to f32
      %93 = arith.addf %in, %92 : f32
      linalg.yield %93 : f32
    } -> tensor<1x6x1xf32>
    %89 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%88 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %92 = math.rsqrt %in : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x1xf32>
    %90 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84, %89 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%9 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.mulf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x32xf32>
    %91 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg12, %90 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%9 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_42: f32, %out: f32):
      %92 = arith.mulf %in, %in_42 : f32
      linalg.yield %92 : f32
    } -> tensor<1x6x32xf32>
    return %91 : tensor<1x6x32xf32>
  }
}
