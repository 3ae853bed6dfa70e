// Source: StableLmDecoderLayer (transformers)
// Route: torch.export, torch-mlir without decompositions, bf16
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = x2, %arg3 = layer.self_attn.q_proj.weight, %arg4 = layer.self_attn.k_proj.weight, %arg5 = layer.self_attn.v_proj.weight, %arg6 = layer.self_attn.o_proj.weight, %arg7 = layer.mlp.gate_proj.weight, %arg8 = layer.mlp.up_proj.weight, %arg9 = layer.mlp.down_proj.weight, %arg10 = layer.input_layernorm.weight, %arg11 = layer.input_layernorm.bias, %arg12 = layer.post_attention_layernorm.weight, %arg13 = layer.post_attention_layernorm.bias
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map3 = affine_map<(d0, d1, d2) -> (d2)>
#map4 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map7 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>
#map8 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3, d4)>
#map9 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map10 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<1x6x32xbf16>, %arg1: tensor<1x6x2xbf16>, %arg2: tensor<1x6x2xbf16>, %arg3: tensor<32x32xbf16>, %arg4: tensor<16x32xbf16>, %arg5: tensor<16x32xbf16>, %arg6: tensor<32x32xbf16>, %arg7: tensor<88x32xbf16>, %arg8: tensor<88x32xbf16>, %arg9: tensor<32x88xbf16>, %arg10: tensor<32xbf16>, %arg11: tensor<32xbf16>, %arg12: tensor<32xbf16>, %arg13: tensor<32xbf16>) -> tensor<1x6x32xbf16> {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : bf16
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant 1.000000e+00 : bf16
    %cst_3 = arith.constant 0.35355339059327379 : f64
    %cst_4 = arith.constant 1.000000e-05 : f64
    %cst_5 = arith.constant 3.200000e+01 : bf16
    %0 = tensor.empty() : tensor<1x6x1xbf16>
    %1 = linalg.fill ins(%cst : bf16) outs(%0 : tensor<1x6x1xbf16>) -> tensor<1x6x1xbf16>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%arg0 : tensor<1x6x32xbf16>) outs(%1 : tensor<1x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = arith.addf %in, %out : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x1xbf16>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2 : tensor<1x6x1xbf16>) outs(%0 : tensor<1x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = arith.divf %in, %cst_5 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x1xbf16>
    %4 = tensor.empty() : tensor<1x6x32xbf16>
    %collapsed = tensor.collapse_shape %3 [[0], [1, 2]] : tensor<1x6x1xbf16> into tensor<1x6xbf16>
    %5 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed : tensor<1x6xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x6x32xbf16>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %5 : tensor<1x6x32xbf16>, tensor<1x6x32xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.subf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %6 : tensor<1x6x32xbf16>, tensor<1x6x32xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.mulf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%7 : tensor<1x6x32xbf16>) outs(%1 : tensor<1x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = arith.addf %in, %out : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x1xbf16>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<1x6x1xbf16>) outs(%0 : tensor<1x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = arith.divf %in, %cst_5 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x1xbf16>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<1x6x1xbf16>) outs(%0 : tensor<1x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = arith.truncf %cst_4 : f64 to bf16
      %117 = arith.addf %in, %116 : bf16
      linalg.yield %117 : bf16
    } -> tensor<1x6x1xbf16>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<1x6x1xbf16>) outs(%0 : tensor<1x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = math.rsqrt %in : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x1xbf16>
    %collapsed_6 = tensor.collapse_shape %11 [[0], [1, 2]] : tensor<1x6x1xbf16> into tensor<1x6xbf16>
    %12 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_6 : tensor<1x6xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x6x32xbf16>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %12 : tensor<1x6x32xbf16>, tensor<1x6x32xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.mulf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    %14 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %arg10 : tensor<1x6x32xbf16>, tensor<32xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.mulf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    %15 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %arg11 : tensor<1x6x32xbf16>, tensor<32xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.addf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    %16 = tensor.empty() : tensor<32x32xbf16>
    %transposed = linalg.transpose ins(%arg3 : tensor<32x32xbf16>) outs(%16 : tensor<32x32xbf16>) permutation = [1, 0]
    %17 = tensor.empty() : tensor<1x32x32xbf16>
    %18 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x32xbf16>) outs(%17 : tensor<1x32x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x32x32xbf16>
    %19 = tensor.empty() : tensor<1x6x32xf32>
    %20 = linalg.fill ins(%cst_0 : f32) outs(%19 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %21 = linalg.batch_matmul ins(%15, %18 : tensor<1x6x32xbf16>, tensor<1x32x32xbf16>) outs(%20 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<1x6x32xf32>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %116 = arith.truncf %in : f32 to bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    %23 = tensor.empty() : tensor<32x16xbf16>
    %transposed_7 = linalg.transpose ins(%arg4 : tensor<16x32xbf16>) outs(%23 : tensor<32x16xbf16>) permutation = [1, 0]
    %24 = tensor.empty() : tensor<1x32x16xbf16>
    %25 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_7 : tensor<32x16xbf16>) outs(%24 : tensor<1x32x16xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x32x16xbf16>
    %26 = tensor.empty() : tensor<1x6x16xf32>
    %27 = linalg.fill ins(%cst_0 : f32) outs(%26 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %28 = linalg.batch_matmul ins(%15, %25 : tensor<1x6x32xbf16>, tensor<1x32x16xbf16>) outs(%27 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %29 = tensor.empty() : tensor<1x6x16xbf16>
    %30 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28 : tensor<1x6x16xf32>) outs(%29 : tensor<1x6x16xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %116 = arith.truncf %in : f32 to bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x16xbf16>
    %transposed_8 = linalg.transpose ins(%arg5 : tensor<16x32xbf16>) outs(%23 : tensor<32x16xbf16>) permutation = [1, 0]
    %31 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_8 : tensor<32x16xbf16>) outs(%24 : tensor<1x32x16xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x32x16xbf16>
    %32 = linalg.batch_matmul ins(%15, %31 : tensor<1x6x32xbf16>, tensor<1x32x16xbf16>) outs(%27 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32 : tensor<1x6x16xf32>) outs(%29 : tensor<1x6x16xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %116 = arith.truncf %in : f32 to bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x16xbf16>
    %expanded = tensor.expand_shape %22 [[0], [1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<1x6x32xbf16> into tensor<1x6x4x8xbf16>
    %34 = tensor.empty() : tensor<1x4x6x8xbf16>
    %transposed_9 = linalg.transpose ins(%expanded : tensor<1x6x4x8xbf16>) outs(%34 : tensor<1x4x6x8xbf16>) permutation = [0, 2, 1, 3]
    %expanded_10 = tensor.expand_shape %30 [[0], [1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<1x6x16xbf16> into tensor<1x6x2x8xbf16>
    %35 = tensor.empty() : tensor<1x2x6x8xbf16>
    %transposed_11 = linalg.transpose ins(%expanded_10 : tensor<1x6x2x8xbf16>) outs(%35 : tensor<1x2x6x8xbf16>) permutation = [0, 2, 1, 3]
    %expanded_12 = tensor.expand_shape %33 [[0], [1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<1x6x16xbf16> into tensor<1x6x2x8xbf16>
    %transposed_13 = linalg.transpose ins(%expanded_12 : tensor<1x6x2x8xbf16>) outs(%35 : tensor<1x2x6x8xbf16>) permutation = [0, 2, 1, 3]
    %extracted_slice = tensor.extract_slice %transposed_9[0, 0, 0, 0] [1, 4, 6, 2] [1, 1, 1, 1] : tensor<1x4x6x8xbf16> to tensor<1x4x6x2xbf16>
    %extracted_slice_14 = tensor.extract_slice %transposed_9[0, 0, 0, 2] [1, 4, 6, 6] [1, 1, 1, 1] : tensor<1x4x6x8xbf16> to tensor<1x4x6x6xbf16>
    %extracted_slice_15 = tensor.extract_slice %transposed_11[0, 0, 0, 0] [1, 2, 6, 2] [1, 1, 1, 1] : tensor<1x2x6x8xbf16> to tensor<1x2x6x2xbf16>
    %extracted_slice_16 = tensor.extract_slice %transposed_11[0, 0, 0, 2] [1, 2, 6, 6] [1, 1, 1, 1] : tensor<1x2x6x8xbf16> to tensor<1x2x6x6xbf16>
    %expanded_17 = tensor.expand_shape %arg1 [[0], [1, 2], [3]] output_shape [1, 1, 6, 2] : tensor<1x6x2xbf16> into tensor<1x1x6x2xbf16>
    %expanded_18 = tensor.expand_shape %arg2 [[0], [1, 2], [3]] output_shape [1, 1, 6, 2] : tensor<1x6x2xbf16> into tensor<1x1x6x2xbf16>
    %36 = tensor.empty() : tensor<1x4x6x2xbf16>
    %37 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice, %expanded_17 : tensor<1x4x6x2xbf16>, tensor<1x1x6x2xbf16>) outs(%36 : tensor<1x4x6x2xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.mulf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x4x6x2xbf16>
    %extracted_slice_19 = tensor.extract_slice %extracted_slice[0, 0, 0, 0] [1, 4, 6, 1] [1, 1, 1, 1] : tensor<1x4x6x2xbf16> to tensor<1x4x6x1xbf16>
    %extracted_slice_20 = tensor.extract_slice %extracted_slice[0, 0, 0, 1] [1, 4, 6, 1] [1, 1, 1, 1] : tensor<1x4x6x2xbf16> to tensor<1x4x6x1xbf16>
    %38 = tensor.empty() : tensor<1x4x6x1xbf16>
    %39 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_20 : tensor<1x4x6x1xbf16>) outs(%38 : tensor<1x4x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = arith.negf %in : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x4x6x1xbf16>
    %concat = tensor.concat dim(3) %39, %extracted_slice_19 : (tensor<1x4x6x1xbf16>, tensor<1x4x6x1xbf16>) -> tensor<1x4x6x2xbf16>
    %40 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat, %expanded_18 : tensor<1x4x6x2xbf16>, tensor<1x1x6x2xbf16>) outs(%36 : tensor<1x4x6x2xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.mulf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x4x6x2xbf16>
    %41 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %40 : tensor<1x4x6x2xbf16>, tensor<1x4x6x2xbf16>) outs(%36 : tensor<1x4x6x2xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.addf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x4x6x2xbf16>
    %42 = tensor.empty() : tensor<1x2x6x2xbf16>
    %43 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_15, %expanded_17 : tensor<1x2x6x2xbf16>, tensor<1x1x6x2xbf16>) outs(%42 : tensor<1x2x6x2xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.mulf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x2x6x2xbf16>
    %extracted_slice_21 = tensor.extract_slice %extracted_slice_15[0, 0, 0, 0] [1, 2, 6, 1] [1, 1, 1, 1] : tensor<1x2x6x2xbf16> to tensor<1x2x6x1xbf16>
    %extracted_slice_22 = tensor.extract_slice %extracted_slice_15[0, 0, 0, 1] [1, 2, 6, 1] [1, 1, 1, 1] : tensor<1x2x6x2xbf16> to tensor<1x2x6x1xbf16>
    %44 = tensor.empty() : tensor<1x2x6x1xbf16>
    %45 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_22 : tensor<1x2x6x1xbf16>) outs(%44 : tensor<1x2x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = arith.negf %in : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x2x6x1xbf16>
    %concat_23 = tensor.concat dim(3) %45, %extracted_slice_21 : (tensor<1x2x6x1xbf16>, tensor<1x2x6x1xbf16>) -> tensor<1x2x6x2xbf16>
    %46 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_23, %expanded_18 : tensor<1x2x6x2xbf16>, tensor<1x1x6x2xbf16>) outs(%42 : tensor<1x2x6x2xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.mulf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x2x6x2xbf16>
    %47 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %46 : tensor<1x2x6x2xbf16>, tensor<1x2x6x2xbf16>) outs(%42 : tensor<1x2x6x2xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.addf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x2x6x2xbf16>
    %concat_24 = tensor.concat dim(3) %41, %extracted_slice_14 : (tensor<1x4x6x2xbf16>, tensor<1x4x6x6xbf16>) -> tensor<1x4x6x8xbf16>
    %concat_25 = tensor.concat dim(3) %47, %extracted_slice_16 : (tensor<1x2x6x2xbf16>, tensor<1x2x6x6xbf16>) -> tensor<1x2x6x8xbf16>
    %48 = tensor.empty() : tensor<1x2x2x6x8xbf16>
    %49 = linalg.generic {indexing_maps = [#map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%concat_25 : tensor<1x2x6x8xbf16>) outs(%48 : tensor<1x2x2x6x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x2x2x6x8xbf16>
    %collapsed_26 = tensor.collapse_shape %49 [[0], [1, 2], [3], [4]] : tensor<1x2x2x6x8xbf16> into tensor<1x4x6x8xbf16>
    %50 = linalg.generic {indexing_maps = [#map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%transposed_13 : tensor<1x2x6x8xbf16>) outs(%48 : tensor<1x2x2x6x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x2x2x6x8xbf16>
    %51 = tensor.empty() : tensor<1x4x8x6xbf16>
    %transposed_27 = linalg.transpose ins(%collapsed_26 : tensor<1x4x6x8xbf16>) outs(%51 : tensor<1x4x8x6xbf16>) permutation = [0, 1, 3, 2]
    %collapsed_28 = tensor.collapse_shape %concat_24 [[0, 1], [2], [3]] : tensor<1x4x6x8xbf16> into tensor<4x6x8xbf16>
    %collapsed_29 = tensor.collapse_shape %transposed_27 [[0, 1], [2], [3]] : tensor<1x4x8x6xbf16> into tensor<4x8x6xbf16>
    %52 = tensor.empty() : tensor<4x6x6xf32>
    %53 = linalg.fill ins(%cst_0 : f32) outs(%52 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %54 = linalg.batch_matmul ins(%collapsed_28, %collapsed_29 : tensor<4x6x8xbf16>, tensor<4x8x6xbf16>) outs(%53 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %55 = tensor.empty() : tensor<4x6x6xbf16>
    %56 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%54 : tensor<4x6x6xf32>) outs(%55 : tensor<4x6x6xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %116 = arith.truncf %in : f32 to bf16
      linalg.yield %116 : bf16
    } -> tensor<4x6x6xbf16>
    %expanded_30 = tensor.expand_shape %56 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xbf16> into tensor<1x4x6x6xbf16>
    %57 = tensor.empty() : tensor<1x4x6x6xbf16>
    %58 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_30 : tensor<1x4x6x6xbf16>) outs(%57 : tensor<1x4x6x6xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = arith.truncf %cst_3 : f64 to bf16
      %117 = arith.mulf %in, %116 : bf16
      linalg.yield %117 : bf16
    } -> tensor<1x4x6x6xbf16>
    %59 = tensor.empty() : tensor<1x4x6x6xf32>
    %60 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%58 : tensor<1x4x6x6xbf16>) outs(%59 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %116 = arith.extf %in : bf16 to f32
      linalg.yield %116 : f32
    } -> tensor<1x4x6x6xf32>
    %61 = tensor.empty() : tensor<1x4x6xi64>
    %62 = linalg.fill ins(%c0_i64 : i64) outs(%61 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %63 = tensor.empty() : tensor<1x4x6xf32>
    %64 = linalg.fill ins(%cst_1 : f32) outs(%63 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %65:2 = linalg.generic {indexing_maps = [#map5, #map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%60 : tensor<1x4x6x6xf32>) outs(%64, %62 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_43: i64):
      %116 = linalg.index 3 : index
      %117 = arith.index_cast %116 : index to i64
      %118 = arith.maximumf %in, %out : f32
      %119 = arith.cmpf ogt, %in, %out : f32
      %120 = arith.select %119, %117, %out_43 : i64
      linalg.yield %118, %120 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_31 = tensor.expand_shape %65#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %66 = linalg.generic {indexing_maps = [#map5, #map10, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%60, %expanded_31 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%59 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %116 = arith.subf %in, %in_43 : f32
      linalg.yield %116 : f32
    } -> tensor<1x4x6x6xf32>
    %67 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66 : tensor<1x4x6x6xf32>) outs(%59 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %116 = math.exp %in : f32
      linalg.yield %116 : f32
    } -> tensor<1x4x6x6xf32>
    %68 = tensor.empty() : tensor<1x4x6x1xf32>
    %69 = linalg.fill ins(%cst_0 : f32) outs(%68 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %70 = linalg.generic {indexing_maps = [#map5, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%67 : tensor<1x4x6x6xf32>) outs(%69 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %116 = arith.addf %in, %out : f32
      linalg.yield %116 : f32
    } -> tensor<1x4x6x1xf32>
    %71 = linalg.generic {indexing_maps = [#map5, #map10, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%67, %70 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%59 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %116 = arith.divf %in, %in_43 : f32
      linalg.yield %116 : f32
    } -> tensor<1x4x6x6xf32>
    %72 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%71 : tensor<1x4x6x6xf32>) outs(%57 : tensor<1x4x6x6xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %116 = arith.truncf %in : f32 to bf16
      linalg.yield %116 : bf16
    } -> tensor<1x4x6x6xbf16>
    %collapsed_32 = tensor.collapse_shape %72 [[0, 1], [2], [3]] : tensor<1x4x6x6xbf16> into tensor<4x6x6xbf16>
    %collapsed_33 = tensor.collapse_shape %50 [[0, 1, 2], [3], [4]] : tensor<1x2x2x6x8xbf16> into tensor<4x6x8xbf16>
    %73 = tensor.empty() : tensor<4x6x8xf32>
    %74 = linalg.fill ins(%cst_0 : f32) outs(%73 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %75 = linalg.batch_matmul ins(%collapsed_32, %collapsed_33 : tensor<4x6x6xbf16>, tensor<4x6x8xbf16>) outs(%74 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %76 = tensor.empty() : tensor<4x6x8xbf16>
    %77 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75 : tensor<4x6x8xf32>) outs(%76 : tensor<4x6x8xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %116 = arith.truncf %in : f32 to bf16
      linalg.yield %116 : bf16
    } -> tensor<4x6x8xbf16>
    %expanded_34 = tensor.expand_shape %77 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xbf16> into tensor<1x4x6x8xbf16>
    %78 = tensor.empty() : tensor<1x6x4x8xbf16>
    %transposed_35 = linalg.transpose ins(%expanded_34 : tensor<1x4x6x8xbf16>) outs(%78 : tensor<1x6x4x8xbf16>) permutation = [0, 2, 1, 3]
    %collapsed_36 = tensor.collapse_shape %transposed_35 [[0], [1], [2, 3]] : tensor<1x6x4x8xbf16> into tensor<1x6x32xbf16>
    %transposed_37 = linalg.transpose ins(%arg6 : tensor<32x32xbf16>) outs(%16 : tensor<32x32xbf16>) permutation = [1, 0]
    %79 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_37 : tensor<32x32xbf16>) outs(%17 : tensor<1x32x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x32x32xbf16>
    %80 = linalg.batch_matmul ins(%collapsed_36, %79 : tensor<1x6x32xbf16>, tensor<1x32x32xbf16>) outs(%20 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %81 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80 : tensor<1x6x32xf32>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %116 = arith.truncf %in : f32 to bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    %82 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %81 : tensor<1x6x32xbf16>, tensor<1x6x32xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.addf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    %83 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%82 : tensor<1x6x32xbf16>) outs(%1 : tensor<1x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = arith.addf %in, %out : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x1xbf16>
    %84 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<1x6x1xbf16>) outs(%0 : tensor<1x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = arith.divf %in, %cst_5 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x1xbf16>
    %collapsed_38 = tensor.collapse_shape %84 [[0], [1, 2]] : tensor<1x6x1xbf16> into tensor<1x6xbf16>
    %85 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_38 : tensor<1x6xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x6x32xbf16>
    %86 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82, %85 : tensor<1x6x32xbf16>, tensor<1x6x32xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.subf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    %87 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%86, %86 : tensor<1x6x32xbf16>, tensor<1x6x32xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.mulf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    %88 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%87 : tensor<1x6x32xbf16>) outs(%1 : tensor<1x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = arith.addf %in, %out : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x1xbf16>
    %89 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%88 : tensor<1x6x1xbf16>) outs(%0 : tensor<1x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = arith.divf %in, %cst_5 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x1xbf16>
    %90 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89 : tensor<1x6x1xbf16>) outs(%0 : tensor<1x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = arith.truncf %cst_4 : f64 to bf16
      %117 = arith.addf %in, %116 : bf16
      linalg.yield %117 : bf16
    } -> tensor<1x6x1xbf16>
    %91 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90 : tensor<1x6x1xbf16>) outs(%0 : tensor<1x6x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = math.rsqrt %in : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x1xbf16>
    %collapsed_39 = tensor.collapse_shape %91 [[0], [1, 2]] : tensor<1x6x1xbf16> into tensor<1x6xbf16>
    %92 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_39 : tensor<1x6xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x6x32xbf16>
    %93 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%86, %92 : tensor<1x6x32xbf16>, tensor<1x6x32xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.mulf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    %94 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%93, %arg12 : tensor<1x6x32xbf16>, tensor<32xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.mulf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    %95 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%94, %arg13 : tensor<1x6x32xbf16>, tensor<32xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.addf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    %96 = tensor.empty() : tensor<32x88xbf16>
    %transposed_40 = linalg.transpose ins(%arg7 : tensor<88x32xbf16>) outs(%96 : tensor<32x88xbf16>) permutation = [1, 0]
    %97 = tensor.empty() : tensor<1x32x88xbf16>
    %98 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_40 : tensor<32x88xbf16>) outs(%97 : tensor<1x32x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x32x88xbf16>
    %99 = tensor.empty() : tensor<1x6x88xf32>
    %100 = linalg.fill ins(%cst_0 : f32) outs(%99 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %101 = linalg.batch_matmul ins(%95, %98 : tensor<1x6x32xbf16>, tensor<1x32x88xbf16>) outs(%100 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %102 = tensor.empty() : tensor<1x6x88xbf16>
    %103 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101 : tensor<1x6x88xf32>) outs(%102 : tensor<1x6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %116 = arith.truncf %in : f32 to bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x88xbf16>
    %104 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%103 : tensor<1x6x88xbf16>) outs(%102 : tensor<1x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %116 = arith.negf %in : bf16
      %117 = math.exp %116 : bf16
      %118 = arith.addf %117, %cst_2 : bf16
      %119 = arith.divf %cst_2, %118 : bf16
      linalg.yield %119 : bf16
    } -> tensor<1x6x88xbf16>
    %105 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%104, %103 : tensor<1x6x88xbf16>, tensor<1x6x88xbf16>) outs(%102 : tensor<1x6x88xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.mulf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x88xbf16>
    %transposed_41 = linalg.transpose ins(%arg8 : tensor<88x32xbf16>) outs(%96 : tensor<32x88xbf16>) permutation = [1, 0]
    %106 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_41 : tensor<32x88xbf16>) outs(%97 : tensor<1x32x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x32x88xbf16>
    %107 = linalg.batch_matmul ins(%95, %106 : tensor<1x6x32xbf16>, tensor<1x32x88xbf16>) outs(%100 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %108 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%107 : tensor<1x6x88xf32>) outs(%102 : tensor<1x6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %116 = arith.truncf %in : f32 to bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x88xbf16>
    %109 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%105, %108 : tensor<1x6x88xbf16>, tensor<1x6x88xbf16>) outs(%102 : tensor<1x6x88xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.mulf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x88xbf16>
    %110 = tensor.empty() : tensor<88x32xbf16>
    %transposed_42 = linalg.transpose ins(%arg9 : tensor<32x88xbf16>) outs(%110 : tensor<88x32xbf16>) permutation = [1, 0]
    %111 = tensor.empty() : tensor<1x88x32xbf16>
    %112 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_42 : tensor<88x32xbf16>) outs(%111 : tensor<1x88x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<1x88x32xbf16>
    %113 = linalg.batch_matmul ins(%109, %112 : tensor<1x6x88xbf16>, tensor<1x88x32xbf16>) outs(%20 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %114 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%113 : tensor<1x6x32xf32>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %116 = arith.truncf %in : f32 to bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    %115 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82, %114 : tensor<1x6x32xbf16>, tensor<1x6x32xbf16>) outs(%4 : tensor<1x6x32xbf16>) {
    ^bb0(%in: bf16, %in_43: bf16, %out: bf16):
      %116 = arith.addf %in, %in_43 : bf16
      linalg.yield %116 : bf16
    } -> tensor<1x6x32xbf16>
    return %115 : tensor<1x6x32xbf16>
  }
}
