// Source: Gemma2DecoderLayer (transformers)
// Route: torch.onnx, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = x2, %arg3 = layer.self_attn.q_proj.weight, %arg4 = layer.self_attn.k_proj.weight, %arg5 = layer.self_attn.v_proj.weight, %arg6 = layer.self_attn.o_proj.weight, %arg7 = layer.mlp.gate_proj.weight, %arg8 = layer.mlp.up_proj.weight, %arg9 = layer.mlp.down_proj.weight, %arg10 = layer.input_layernorm.weight, %arg11 = layer.post_attention_layernorm.weight, %arg12 = layer.pre_feedforward_layernorm.weight, %arg13 = layer.post_feedforward_layernorm.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> ()>
#map3 = affine_map<(d0) -> (d0)>
#map4 = affine_map<(d0) -> ()>
#map5 = affine_map<(d0, d1, d2) -> (d2)>
#map6 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map9 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>
#map10 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3, d4)>
#map11 = affine_map<(d0, d1, d2, d3) -> ()>
#map12 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map13 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main_graph(%arg0: tensor<1x6x32xf32>, %arg1: tensor<1x6x8xf32>, %arg2: tensor<1x6x8xf32>, %arg3: tensor<32x32xf32>, %arg4: tensor<16x32xf32>, %arg5: tensor<16x32xf32>, %arg6: tensor<32x32xf32>, %arg7: tensor<88x32xf32>, %arg8: tensor<88x32xf32>, %arg9: tensor<32x88xf32>, %arg10: tensor<32xf32>, %arg11: tensor<32xf32>, %arg12: tensor<32xf32>, %arg13: tensor<32xf32>) -> tensor<1x6x32xf32> {
    %c0_i64 = arith.constant 0 : i64
    %c2_i64 = arith.constant 2 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %c3_i64 = arith.constant 3 : i64
    %cst_2 = arith.constant 4.471500e-02 : f32
    %cst_3 = arith.constant 7.977240e-01 : f32
    %cst_4 = arith.constant 5.000000e-01 : f32
    %cst_5 = arith.constant dense<9.99999997E-7> : tensor<f32>
    %cst_6 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_7 = arith.constant dense<6.250000e-02> : tensor<f32>
    %cst_8 = arith.constant dense<5.000000e+01> : tensor<f32>
    %cst_9 = arith.constant 3.200000e+01 : f32
    %0 = tensor.empty() : tensor<1x6x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %110 : f32
    } -> tensor<1x6x32xf32>
    %2 = tensor.empty() : tensor<1x6x1xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<1x6x1xf32>) -> tensor<1x6x1xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.addf %in, %out : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.divf %in, %cst_9 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %cst_5 : tensor<1x6x1xf32>, tensor<f32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.addf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = math.sqrt %in : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.cmpf one, %in, %cst : f32
      cf.assert %110, "unimplemented: tensor with zero element"
      %111 = arith.divf %cst_0, %in : f32
      linalg.yield %111 : f32
    } -> tensor<1x6x1xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %8 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x32xf32>
    %10 = tensor.empty() : tensor<32xf32>
    %11 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel"]} ins(%arg10, %cst_6 : tensor<32xf32>, tensor<f32>) outs(%10 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.addf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<32xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %11 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x32xf32>
    %13 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<32x32xf32>) outs(%13 : tensor<32x32xf32>) permutation = [1, 0]
    %14 = tensor.empty() : tensor<1x32x32xf32>
    %15 = linalg.generic {indexing_maps = [#map6, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x32xf32>) outs(%14 : tensor<1x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x32xf32>
    %16 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %17 = linalg.batch_matmul ins(%12, %15 : tensor<1x6x32xf32>, tensor<1x32x32xf32>) outs(%16 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %expanded = tensor.expand_shape %17 [[0], [1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<1x6x32xf32> into tensor<1x6x4x8xf32>
    %18 = tensor.empty() : tensor<1x4x6x8xf32>
    %transposed_10 = linalg.transpose ins(%expanded : tensor<1x6x4x8xf32>) outs(%18 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %19 = tensor.empty() : tensor<32x16xf32>
    %transposed_11 = linalg.transpose ins(%arg4 : tensor<16x32xf32>) outs(%19 : tensor<32x16xf32>) permutation = [1, 0]
    %20 = tensor.empty() : tensor<1x32x16xf32>
    %21 = linalg.generic {indexing_maps = [#map6, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_11 : tensor<32x16xf32>) outs(%20 : tensor<1x32x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x16xf32>
    %22 = tensor.empty() : tensor<1x6x16xf32>
    %23 = linalg.fill ins(%cst : f32) outs(%22 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %24 = linalg.batch_matmul ins(%12, %21 : tensor<1x6x32xf32>, tensor<1x32x16xf32>) outs(%23 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %expanded_12 = tensor.expand_shape %24 [[0], [1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<1x6x16xf32> into tensor<1x6x2x8xf32>
    %25 = tensor.empty() : tensor<1x2x6x8xf32>
    %transposed_13 = linalg.transpose ins(%expanded_12 : tensor<1x6x2x8xf32>) outs(%25 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_14 = linalg.transpose ins(%arg5 : tensor<16x32xf32>) outs(%19 : tensor<32x16xf32>) permutation = [1, 0]
    %26 = linalg.generic {indexing_maps = [#map6, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_14 : tensor<32x16xf32>) outs(%20 : tensor<1x32x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x16xf32>
    %27 = linalg.batch_matmul ins(%12, %26 : tensor<1x6x32xf32>, tensor<1x32x16xf32>) outs(%23 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %expanded_15 = tensor.expand_shape %27 [[0], [1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<1x6x16xf32> into tensor<1x6x2x8xf32>
    %transposed_16 = linalg.transpose ins(%expanded_15 : tensor<1x6x2x8xf32>) outs(%25 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %expanded_17 = tensor.expand_shape %arg1 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xf32> into tensor<1x1x6x8xf32>
    %expanded_18 = tensor.expand_shape %arg2 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xf32> into tensor<1x1x6x8xf32>
    %28 = linalg.generic {indexing_maps = [#map7, #map8, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_10, %expanded_17 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%18 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x4x6x8xf32>
    %extracted_slice = tensor.extract_slice %transposed_10[0, 0, 0, 0] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %extracted_slice_19 = tensor.extract_slice %transposed_10[0, 0, 0, 4] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %29 = tensor.empty() : tensor<1x4x6x4xf32>
    %30 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_19 : tensor<1x4x6x4xf32>) outs(%29 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.negf %in : f32
      linalg.yield %110 : f32
    } -> tensor<1x4x6x4xf32>
    %concat = tensor.concat dim(3) %30, %extracted_slice : (tensor<1x4x6x4xf32>, tensor<1x4x6x4xf32>) -> tensor<1x4x6x8xf32>
    %31 = linalg.generic {indexing_maps = [#map7, #map8, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat, %expanded_18 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%18 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x4x6x8xf32>
    %32 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28, %31 : tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) outs(%18 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.addf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x4x6x8xf32>
    %33 = linalg.generic {indexing_maps = [#map7, #map8, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_13, %expanded_17 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%25 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x2x6x8xf32>
    %extracted_slice_20 = tensor.extract_slice %transposed_13[0, 0, 0, 0] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %extracted_slice_21 = tensor.extract_slice %transposed_13[0, 0, 0, 4] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %34 = tensor.empty() : tensor<1x2x6x4xf32>
    %35 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_21 : tensor<1x2x6x4xf32>) outs(%34 : tensor<1x2x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.negf %in : f32
      linalg.yield %110 : f32
    } -> tensor<1x2x6x4xf32>
    %concat_22 = tensor.concat dim(3) %35, %extracted_slice_20 : (tensor<1x2x6x4xf32>, tensor<1x2x6x4xf32>) -> tensor<1x2x6x8xf32>
    %36 = linalg.generic {indexing_maps = [#map7, #map8, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_22, %expanded_18 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%25 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x2x6x8xf32>
    %37 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33, %36 : tensor<1x2x6x8xf32>, tensor<1x2x6x8xf32>) outs(%25 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.addf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x2x6x8xf32>
    %38 = tensor.empty() : tensor<1x2x2x6x8xf32>
    %39 = linalg.generic {indexing_maps = [#map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%37 : tensor<1x2x6x8xf32>) outs(%38 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %collapsed = tensor.collapse_shape %39 [[0], [1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<1x4x6x8xf32>
    %40 = linalg.generic {indexing_maps = [#map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%transposed_16 : tensor<1x2x6x8xf32>) outs(%38 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %41 = tensor.empty() : tensor<1x4x8x6xf32>
    %transposed_23 = linalg.transpose ins(%collapsed : tensor<1x4x6x8xf32>) outs(%41 : tensor<1x4x8x6xf32>) permutation = [0, 1, 3, 2]
    %collapsed_24 = tensor.collapse_shape %32 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %collapsed_25 = tensor.collapse_shape %transposed_23 [[0, 1], [2], [3]] : tensor<1x4x8x6xf32> into tensor<4x8x6xf32>
    %42 = tensor.empty() : tensor<4x6x6xf32>
    %43 = linalg.fill ins(%cst : f32) outs(%42 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %44 = linalg.batch_matmul ins(%collapsed_24, %collapsed_25 : tensor<4x6x8xf32>, tensor<4x8x6xf32>) outs(%43 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %expanded_26 = tensor.expand_shape %44 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xf32> into tensor<1x4x6x6xf32>
    %45 = tensor.empty() : tensor<1x4x6x6xf32>
    %46 = linalg.generic {indexing_maps = [#map7, #map11, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_26, %cst_7 : tensor<1x4x6x6xf32>, tensor<f32>) outs(%45 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x4x6x6xf32>
    %47 = linalg.generic {indexing_maps = [#map7, #map11, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46, %cst_8 : tensor<1x4x6x6xf32>, tensor<f32>) outs(%45 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.divf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x4x6x6xf32>
    %48 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47 : tensor<1x4x6x6xf32>) outs(%45 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = math.tanh %in : f32
      linalg.yield %110 : f32
    } -> tensor<1x4x6x6xf32>
    %49 = linalg.generic {indexing_maps = [#map7, #map11, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48, %cst_8 : tensor<1x4x6x6xf32>, tensor<f32>) outs(%45 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x4x6x6xf32>
    %50 = tensor.empty() : tensor<1x4x6xi64>
    %51 = linalg.fill ins(%c0_i64 : i64) outs(%50 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %52 = tensor.empty() : tensor<1x4x6xf32>
    %53 = linalg.fill ins(%cst_1 : f32) outs(%52 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %54:2 = linalg.generic {indexing_maps = [#map7, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%49 : tensor<1x4x6x6xf32>) outs(%53, %51 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_37: i64):
      %110 = linalg.index 3 : index
      %111 = arith.index_cast %110 : index to i64
      %112 = arith.maximumf %in, %out : f32
      %113 = arith.cmpf ogt, %in, %out : f32
      %114 = arith.select %113, %111, %out_37 : i64
      linalg.yield %112, %114 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_27 = tensor.expand_shape %54#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %55 = linalg.generic {indexing_maps = [#map7, #map13, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49, %expanded_27 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%45 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.subf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x4x6x6xf32>
    %56 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%55 : tensor<1x4x6x6xf32>) outs(%45 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = math.exp %in : f32
      linalg.yield %110 : f32
    } -> tensor<1x4x6x6xf32>
    %57 = tensor.empty() : tensor<1x4x6x1xf32>
    %58 = linalg.fill ins(%cst : f32) outs(%57 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %59 = linalg.generic {indexing_maps = [#map7, #map13], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%56 : tensor<1x4x6x6xf32>) outs(%58 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.addf %in, %out : f32
      linalg.yield %110 : f32
    } -> tensor<1x4x6x1xf32>
    %60 = linalg.generic {indexing_maps = [#map7, #map13, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%56, %59 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%45 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.divf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x4x6x6xf32>
    %collapsed_28 = tensor.collapse_shape %60 [[0, 1], [2], [3]] : tensor<1x4x6x6xf32> into tensor<4x6x6xf32>
    %collapsed_29 = tensor.collapse_shape %40 [[0, 1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<4x6x8xf32>
    %61 = tensor.empty() : tensor<4x6x8xf32>
    %62 = linalg.fill ins(%cst : f32) outs(%61 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %63 = linalg.batch_matmul ins(%collapsed_28, %collapsed_29 : tensor<4x6x6xf32>, tensor<4x6x8xf32>) outs(%62 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %expanded_30 = tensor.expand_shape %63 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xf32> into tensor<1x4x6x8xf32>
    %64 = tensor.empty() : tensor<1x6x4x8xf32>
    %transposed_31 = linalg.transpose ins(%expanded_30 : tensor<1x4x6x8xf32>) outs(%64 : tensor<1x6x4x8xf32>) permutation = [0, 2, 1, 3]
    %collapsed_32 = tensor.collapse_shape %transposed_31 [[0], [1], [2, 3]] : tensor<1x6x4x8xf32> into tensor<1x6x32xf32>
    %transposed_33 = linalg.transpose ins(%arg6 : tensor<32x32xf32>) outs(%13 : tensor<32x32xf32>) permutation = [1, 0]
    %65 = linalg.generic {indexing_maps = [#map6, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_33 : tensor<32x32xf32>) outs(%14 : tensor<1x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x32xf32>
    %66 = linalg.batch_matmul ins(%collapsed_32, %65 : tensor<1x6x32xf32>, tensor<1x32x32xf32>) outs(%16 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%66 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %110 : f32
    } -> tensor<1x6x32xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%67 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.addf %in, %out : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%68 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.divf %in, %cst_9 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %70 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69, %cst_5 : tensor<1x6x1xf32>, tensor<f32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.addf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%70 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = math.sqrt %in : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.cmpf one, %in, %cst : f32
      cf.assert %110, "unimplemented: tensor with zero element"
      %111 = arith.divf %cst_0, %in : f32
      linalg.yield %111 : f32
    } -> tensor<1x6x1xf32>
    %73 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%66, %72 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x32xf32>
    %74 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel"]} ins(%arg11, %cst_6 : tensor<32xf32>, tensor<f32>) outs(%10 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.addf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<32xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%73, %74 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x32xf32>
    %76 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %75 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.addf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x32xf32>
    %77 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%76 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %110 : f32
    } -> tensor<1x6x32xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%77 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.addf %in, %out : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %79 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.divf %in, %cst_9 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %80 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%79, %cst_5 : tensor<1x6x1xf32>, tensor<f32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.addf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %81 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = math.sqrt %in : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %82 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%81 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.cmpf one, %in, %cst : f32
      cf.assert %110, "unimplemented: tensor with zero element"
      %111 = arith.divf %cst_0, %in : f32
      linalg.yield %111 : f32
    } -> tensor<1x6x1xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%76, %82 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x32xf32>
    %84 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel"]} ins(%arg12, %cst_6 : tensor<32xf32>, tensor<f32>) outs(%10 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.addf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<32xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %84 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x32xf32>
    %86 = tensor.empty() : tensor<32x88xf32>
    %transposed_34 = linalg.transpose ins(%arg7 : tensor<88x32xf32>) outs(%86 : tensor<32x88xf32>) permutation = [1, 0]
    %87 = tensor.empty() : tensor<1x32x88xf32>
    %88 = linalg.generic {indexing_maps = [#map6, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_34 : tensor<32x88xf32>) outs(%87 : tensor<1x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x88xf32>
    %89 = tensor.empty() : tensor<1x6x88xf32>
    %90 = linalg.fill ins(%cst : f32) outs(%89 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %91 = linalg.batch_matmul ins(%85, %88 : tensor<1x6x32xf32>, tensor<1x32x88xf32>) outs(%90 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91 : tensor<1x6x88xf32>) outs(%89 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = math.fpowi %in, %c3_i64 : f32, i64
      %111 = arith.mulf %110, %cst_2 : f32
      %112 = arith.addf %in, %111 : f32
      %113 = arith.mulf %112, %cst_3 : f32
      %114 = math.tanh %113 : f32
      %115 = arith.addf %114, %cst_0 : f32
      %116 = arith.mulf %115, %cst_4 : f32
      %117 = arith.mulf %in, %116 : f32
      linalg.yield %117 : f32
    } -> tensor<1x6x88xf32>
    %transposed_35 = linalg.transpose ins(%arg8 : tensor<88x32xf32>) outs(%86 : tensor<32x88xf32>) permutation = [1, 0]
    %93 = linalg.generic {indexing_maps = [#map6, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_35 : tensor<32x88xf32>) outs(%87 : tensor<1x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x88xf32>
    %94 = linalg.batch_matmul ins(%85, %93 : tensor<1x6x32xf32>, tensor<1x32x88xf32>) outs(%90 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %95 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%92, %94 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%89 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x88xf32>
    %96 = tensor.empty() : tensor<88x32xf32>
    %transposed_36 = linalg.transpose ins(%arg9 : tensor<32x88xf32>) outs(%96 : tensor<88x32xf32>) permutation = [1, 0]
    %97 = tensor.empty() : tensor<1x88x32xf32>
    %98 = linalg.generic {indexing_maps = [#map6, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_36 : tensor<88x32xf32>) outs(%97 : tensor<1x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x88x32xf32>
    %99 = linalg.batch_matmul ins(%95, %98 : tensor<1x6x88xf32>, tensor<1x88x32xf32>) outs(%16 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %100 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%99 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %110 : f32
    } -> tensor<1x6x32xf32>
    %101 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%100 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.addf %in, %out : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %102 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.divf %in, %cst_9 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %103 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%102, %cst_5 : tensor<1x6x1xf32>, tensor<f32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.addf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %104 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%103 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = math.sqrt %in : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x1xf32>
    %105 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%104 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %110 = arith.cmpf one, %in, %cst : f32
      cf.assert %110, "unimplemented: tensor with zero element"
      %111 = arith.divf %cst_0, %in : f32
      linalg.yield %111 : f32
    } -> tensor<1x6x1xf32>
    %106 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%99, %105 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x32xf32>
    %107 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel"]} ins(%arg13, %cst_6 : tensor<32xf32>, tensor<f32>) outs(%10 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.addf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<32xf32>
    %108 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%106, %107 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.mulf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x32xf32>
    %109 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%76, %108 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_37: f32, %out: f32):
      %110 = arith.addf %in, %in_37 : f32
      linalg.yield %110 : f32
    } -> tensor<1x6x32xf32>
    return %109 : tensor<1x6x32xf32>
  }
}
