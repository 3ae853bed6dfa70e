// Source: Gemma2DecoderLayer (transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = x2, %arg3 = layer.self_attn.q_proj.weight, %arg4 = layer.self_attn.k_proj.weight, %arg5 = layer.self_attn.v_proj.weight, %arg6 = layer.self_attn.o_proj.weight, %arg7 = layer.mlp.gate_proj.weight, %arg8 = layer.mlp.up_proj.weight, %arg9 = layer.mlp.down_proj.weight, %arg10 = layer.input_layernorm.weight, %arg11 = layer.post_attention_layernorm.weight, %arg12 = layer.pre_feedforward_layernorm.weight, %arg13 = layer.post_feedforward_layernorm.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0) -> (d0)>
#map3 = affine_map<(d0, d1, d2) -> (d2)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map6 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>
#map7 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3, d4)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map9 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<1x6x32xf32>, %arg1: tensor<1x6x8xf32>, %arg2: tensor<1x6x8xf32>, %arg3: tensor<32x32xf32>, %arg4: tensor<16x32xf32>, %arg5: tensor<16x32xf32>, %arg6: tensor<32x32xf32>, %arg7: tensor<88x32xf32>, %arg8: tensor<88x32xf32>, %arg9: tensor<32x88xf32>, %arg10: tensor<32xf32>, %arg11: tensor<32xf32>, %arg12: tensor<32xf32>, %arg13: tensor<32xf32>) -> tensor<1x6x32xf32> {
    %c2_i64 = arith.constant 2 : i64
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %c3_i64 = arith.constant 3 : i64
    %cst_1 = arith.constant 4.471500e-02 : f32
    %cst_2 = arith.constant 7.977240e-01 : f32
    %cst_3 = arith.constant 1.000000e+00 : f32
    %cst_4 = arith.constant 5.000000e-01 : f32
    %cst_5 = arith.constant 9.9999999999999995E-7 : f64
    %cst_6 = arith.constant 3.200000e+01 : f32
    %cst_7 = arith.constant 6.250000e-02 : f32
    %cst_8 = arith.constant 5.000000e+01 : f32
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
      %97 = arith.divf %in, %cst_6 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.truncf %cst_5 : f64 to f32
      %98 = arith.addf %in, %97 : f32
      linalg.yield %98 : f32
    } -> tensor<1x6x1xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.rsqrt %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %7 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.mulf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %9 = tensor.empty() : tensor<32xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel"]} ins(%arg10 : tensor<32xf32>) outs(%9 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.addf %in, %cst_3 : f32
      linalg.yield %97 : f32
    } -> tensor<32xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %10 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.mulf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %12 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<32x32xf32>) outs(%12 : tensor<32x32xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %11 [[0, 1], [2]] : tensor<1x6x32xf32> into tensor<6x32xf32>
    %13 = tensor.empty() : tensor<6x32xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %15 = linalg.matmul ins(%collapsed, %transposed : tensor<6x32xf32>, tensor<32x32xf32>) outs(%14 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %expanded = tensor.expand_shape %15 [[0, 1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<6x32xf32> into tensor<1x6x4x8xf32>
    %16 = tensor.empty() : tensor<1x4x6x8xf32>
    %transposed_9 = linalg.transpose ins(%expanded : tensor<1x6x4x8xf32>) outs(%16 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %17 = tensor.empty() : tensor<32x16xf32>
    %transposed_10 = linalg.transpose ins(%arg4 : tensor<16x32xf32>) outs(%17 : tensor<32x16xf32>) permutation = [1, 0]
    %18 = tensor.empty() : tensor<6x16xf32>
    %19 = linalg.fill ins(%cst : f32) outs(%18 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %20 = linalg.matmul ins(%collapsed, %transposed_10 : tensor<6x32xf32>, tensor<32x16xf32>) outs(%19 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %expanded_11 = tensor.expand_shape %20 [[0, 1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<6x16xf32> into tensor<1x6x2x8xf32>
    %21 = tensor.empty() : tensor<1x2x6x8xf32>
    %transposed_12 = linalg.transpose ins(%expanded_11 : tensor<1x6x2x8xf32>) outs(%21 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_13 = linalg.transpose ins(%arg5 : tensor<16x32xf32>) outs(%17 : tensor<32x16xf32>) permutation = [1, 0]
    %22 = linalg.matmul ins(%collapsed, %transposed_13 : tensor<6x32xf32>, tensor<32x16xf32>) outs(%19 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %expanded_14 = tensor.expand_shape %22 [[0, 1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<6x16xf32> into tensor<1x6x2x8xf32>
    %transposed_15 = linalg.transpose ins(%expanded_14 : tensor<1x6x2x8xf32>) outs(%21 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %expanded_16 = tensor.expand_shape %arg1 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xf32> into tensor<1x1x6x8xf32>
    %expanded_17 = tensor.expand_shape %arg2 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xf32> into tensor<1x1x6x8xf32>
    %23 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_9, %expanded_16 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%16 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.mulf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x8xf32>
    %extracted_slice = tensor.extract_slice %transposed_9[0, 0, 0, 0] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %extracted_slice_18 = tensor.extract_slice %transposed_9[0, 0, 0, 4] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %24 = tensor.empty() : tensor<1x4x6x4xf32>
    %25 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_18 : tensor<1x4x6x4xf32>) outs(%24 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.negf %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x4xf32>
    %concat = tensor.concat dim(3) %25, %extracted_slice : (tensor<1x4x6x4xf32>, tensor<1x4x6x4xf32>) -> tensor<1x4x6x8xf32>
    %26 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat, %expanded_17 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%16 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.mulf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x8xf32>
    %27 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %26 : tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) outs(%16 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.addf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x8xf32>
    %28 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_12, %expanded_16 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%21 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.mulf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x2x6x8xf32>
    %extracted_slice_19 = tensor.extract_slice %transposed_12[0, 0, 0, 0] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %extracted_slice_20 = tensor.extract_slice %transposed_12[0, 0, 0, 4] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %29 = tensor.empty() : tensor<1x2x6x4xf32>
    %30 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_20 : tensor<1x2x6x4xf32>) outs(%29 : tensor<1x2x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.negf %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x2x6x4xf32>
    %concat_21 = tensor.concat dim(3) %30, %extracted_slice_19 : (tensor<1x2x6x4xf32>, tensor<1x2x6x4xf32>) -> tensor<1x2x6x8xf32>
    %31 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_21, %expanded_17 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%21 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.mulf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x2x6x8xf32>
    %32 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28, %31 : tensor<1x2x6x8xf32>, tensor<1x2x6x8xf32>) outs(%21 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.addf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x2x6x8xf32>
    %33 = tensor.empty() : tensor<1x2x2x6x8xf32>
    %34 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%32 : tensor<1x2x6x8xf32>) outs(%33 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %collapsed_22 = tensor.collapse_shape %34 [[0], [1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<1x4x6x8xf32>
    %35 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%transposed_15 : tensor<1x2x6x8xf32>) outs(%33 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %36 = tensor.empty() : tensor<1x4x8x6xf32>
    %transposed_23 = linalg.transpose ins(%collapsed_22 : tensor<1x4x6x8xf32>) outs(%36 : tensor<1x4x8x6xf32>) permutation = [0, 1, 3, 2]
    %collapsed_24 = tensor.collapse_shape %27 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %collapsed_25 = tensor.collapse_shape %transposed_23 [[0, 1], [2], [3]] : tensor<1x4x8x6xf32> into tensor<4x8x6xf32>
    %37 = tensor.empty() : tensor<4x6x6xf32>
    %38 = linalg.fill ins(%cst : f32) outs(%37 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %39 = linalg.batch_matmul ins(%collapsed_24, %collapsed_25 : tensor<4x6x8xf32>, tensor<4x8x6xf32>) outs(%38 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %expanded_26 = tensor.expand_shape %39 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xf32> into tensor<1x4x6x6xf32>
    %40 = tensor.empty() : tensor<1x4x6x6xf32>
    %41 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_26 : tensor<1x4x6x6xf32>) outs(%40 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.mulf %in, %cst_7 : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x6xf32>
    %42 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41 : tensor<1x4x6x6xf32>) outs(%40 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.divf %in, %cst_8 : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x6xf32>
    %43 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%42 : tensor<1x4x6x6xf32>) outs(%40 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.tanh %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x6xf32>
    %44 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43 : tensor<1x4x6x6xf32>) outs(%40 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.mulf %in, %cst_8 : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x6xf32>
    %45 = tensor.empty() : tensor<1x4x6xi64>
    %46 = linalg.fill ins(%c0_i64 : i64) outs(%45 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %47 = tensor.empty() : tensor<1x4x6xf32>
    %48 = linalg.fill ins(%cst_0 : f32) outs(%47 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %49:2 = linalg.generic {indexing_maps = [#map4, #map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%44 : tensor<1x4x6x6xf32>) outs(%48, %46 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_43: i64):
      %97 = linalg.index 3 : index
      %98 = arith.index_cast %97 : index to i64
      %99 = arith.maximumf %in, %out : f32
      %100 = arith.cmpf ogt, %in, %out : f32
      %101 = arith.select %100, %98, %out_43 : i64
      linalg.yield %99, %101 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_27 = tensor.expand_shape %49#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %50 = linalg.generic {indexing_maps = [#map4, #map9, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %expanded_27 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%40 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.subf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x6xf32>
    %51 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50 : tensor<1x4x6x6xf32>) outs(%40 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.exp %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x6xf32>
    %52 = tensor.empty() : tensor<1x4x6x1xf32>
    %53 = linalg.fill ins(%cst : f32) outs(%52 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %54 = linalg.generic {indexing_maps = [#map4, #map9], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%51 : tensor<1x4x6x6xf32>) outs(%53 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.addf %in, %out : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x1xf32>
    %55 = linalg.generic {indexing_maps = [#map4, #map9, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51, %54 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%40 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.divf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x4x6x6xf32>
    %collapsed_28 = tensor.collapse_shape %55 [[0, 1], [2], [3]] : tensor<1x4x6x6xf32> into tensor<4x6x6xf32>
    %collapsed_29 = tensor.collapse_shape %35 [[0, 1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<4x6x8xf32>
    %56 = tensor.empty() : tensor<4x6x8xf32>
    %57 = linalg.fill ins(%cst : f32) outs(%56 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %58 = linalg.batch_matmul ins(%collapsed_28, %collapsed_29 : tensor<4x6x6xf32>, tensor<4x6x8xf32>) outs(%57 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %expanded_30 = tensor.expand_shape %58 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xf32> into tensor<1x4x6x8xf32>
    %59 = tensor.empty() : tensor<1x6x4x8xf32>
    %transposed_31 = linalg.transpose ins(%expanded_30 : tensor<1x4x6x8xf32>) outs(%59 : tensor<1x6x4x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_32 = linalg.transpose ins(%arg6 : tensor<32x32xf32>) outs(%12 : tensor<32x32xf32>) permutation = [1, 0]
    %collapsed_33 = tensor.collapse_shape %transposed_31 [[0, 1], [2, 3]] : tensor<1x6x4x8xf32> into tensor<6x32xf32>
    %60 = linalg.matmul ins(%collapsed_33, %transposed_32 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%14 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %expanded_34 = tensor.expand_shape %60 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %61 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_34 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%61 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.addf %in, %out : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%62 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.divf %in, %cst_6 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%63 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.truncf %cst_5 : f64 to f32
      %98 = arith.addf %in, %97 : f32
      linalg.yield %98 : f32
    } -> tensor<1x6x1xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%64 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.rsqrt %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_34, %65 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.mulf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %67 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel"]} ins(%arg11 : tensor<32xf32>) outs(%9 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.addf %in, %cst_3 : f32
      linalg.yield %97 : f32
    } -> tensor<32xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%66, %67 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.mulf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %68 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.addf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %70 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%70 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.addf %in, %out : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.divf %in, %cst_6 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %73 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%72 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.truncf %cst_5 : f64 to f32
      %98 = arith.addf %in, %97 : f32
      linalg.yield %98 : f32
    } -> tensor<1x6x1xf32>
    %74 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%73 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.rsqrt %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69, %74 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.mulf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %76 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel"]} ins(%arg12 : tensor<32xf32>) outs(%9 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.addf %in, %cst_3 : f32
      linalg.yield %97 : f32
    } -> tensor<32xf32>
    %77 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75, %76 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.mulf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %78 = tensor.empty() : tensor<32x88xf32>
    %transposed_35 = linalg.transpose ins(%arg7 : tensor<88x32xf32>) outs(%78 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed_36 = tensor.collapse_shape %77 [[0, 1], [2]] : tensor<1x6x32xf32> into tensor<6x32xf32>
    %79 = tensor.empty() : tensor<6x88xf32>
    %80 = linalg.fill ins(%cst : f32) outs(%79 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %81 = linalg.matmul ins(%collapsed_36, %transposed_35 : tensor<6x32xf32>, tensor<32x88xf32>) outs(%80 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %expanded_37 = tensor.expand_shape %81 [[0, 1], [2]] output_shape [1, 6, 88] : tensor<6x88xf32> into tensor<1x6x88xf32>
    %82 = tensor.empty() : tensor<1x6x88xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_37 : tensor<1x6x88xf32>) outs(%82 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.fpowi %in, %c3_i64 : f32, i64
      %98 = arith.mulf %97, %cst_1 : f32
      %99 = arith.addf %in, %98 : f32
      %100 = arith.mulf %99, %cst_2 : f32
      %101 = math.tanh %100 : f32
      %102 = arith.addf %101, %cst_3 : f32
      %103 = arith.mulf %102, %cst_4 : f32
      %104 = arith.mulf %in, %103 : f32
      linalg.yield %104 : f32
    } -> tensor<1x6x88xf32>
    %transposed_38 = linalg.transpose ins(%arg8 : tensor<88x32xf32>) outs(%78 : tensor<32x88xf32>) permutation = [1, 0]
    %84 = linalg.matmul ins(%collapsed_36, %transposed_38 : tensor<6x32xf32>, tensor<32x88xf32>) outs(%80 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %expanded_39 = tensor.expand_shape %84 [[0, 1], [2]] output_shape [1, 6, 88] : tensor<6x88xf32> into tensor<1x6x88xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %expanded_39 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%82 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.mulf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x88xf32>
    %86 = tensor.empty() : tensor<88x32xf32>
    %transposed_40 = linalg.transpose ins(%arg9 : tensor<32x88xf32>) outs(%86 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_41 = tensor.collapse_shape %85 [[0, 1], [2]] : tensor<1x6x88xf32> into tensor<6x88xf32>
    %87 = linalg.matmul ins(%collapsed_41, %transposed_40 : tensor<6x88xf32>, tensor<88x32xf32>) outs(%14 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %expanded_42 = tensor.expand_shape %87 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %88 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_42 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %89 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%88 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.addf %in, %out : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %90 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.divf %in, %cst_6 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %91 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.truncf %cst_5 : f64 to f32
      %98 = arith.addf %in, %97 : f32
      linalg.yield %98 : f32
    } -> tensor<1x6x1xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = math.rsqrt %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %93 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_42, %92 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.mulf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %94 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel"]} ins(%arg13 : tensor<32xf32>) outs(%9 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %97 = arith.addf %in, %cst_3 : f32
      linalg.yield %97 : f32
    } -> tensor<32xf32>
    %95 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%93, %94 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.mulf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    %96 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69, %95 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %97 = arith.addf %in, %in_43 : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x32xf32>
    return %96 : tensor<1x6x32xf32>
  }
}
