// Source: CohereDecoderLayer (transformers)
// Route: torch.export, torch-mlir, f32
// Note: attention and block side by side
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = x2, %arg3 = layer.self_attn.q_proj.weight, %arg4 = layer.self_attn.k_proj.weight, %arg5 = layer.self_attn.v_proj.weight, %arg6 = layer.self_attn.o_proj.weight, %arg7 = layer.mlp.gate_proj.weight, %arg8 = layer.mlp.up_proj.weight, %arg9 = layer.mlp.down_proj.weight, %arg10 = layer.input_layernorm.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map5 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>
#map6 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3, d4)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<1x6x32xf32>, %arg1: tensor<1x6x8xf32>, %arg2: tensor<1x6x8xf32>, %arg3: tensor<32x32xf32>, %arg4: tensor<16x32xf32>, %arg5: tensor<16x32xf32>, %arg6: tensor<32x32xf32>, %arg7: tensor<88x32xf32>, %arg8: tensor<88x32xf32>, %arg9: tensor<32x88xf32>, %arg10: tensor<32xf32>) -> tensor<1x6x32xf32> {
    %c2_i64 = arith.constant 2 : i64
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant 0.35355339059327379 : f64
    %cst_3 = arith.constant 1.000000e-05 : f64
    %cst_4 = arith.constant 3.200000e+01 : f32
    %0 = tensor.empty() : tensor<1x6x1xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x6x1xf32>) -> tensor<1x6x1xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%arg0 : tensor<1x6x32xf32>) outs(%1 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %72 = arith.addf %in, %out : f32
      linalg.yield %72 : f32
    } -> tensor<1x6x1xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2 : tensor<1x6x1xf32>) outs(%0 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %72 = arith.divf %in, %cst_4 : f32
      linalg.yield %72 : f32
    } -> tensor<1x6x1xf32>
    %4 = tensor.empty() : tensor<1x6x32xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %3 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%4 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.subf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x6x32xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<1x6x32xf32>) outs(%4 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %72 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %72 : f32
    } -> tensor<1x6x32xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%6 : tensor<1x6x32xf32>) outs(%1 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %72 = arith.addf %in, %out : f32
      linalg.yield %72 : f32
    } -> tensor<1x6x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<1x6x1xf32>) outs(%0 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %72 = arith.divf %in, %cst_4 : f32
      linalg.yield %72 : f32
    } -> tensor<1x6x1xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<1x6x1xf32>) outs(%0 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %72 = arith.truncf %cst_3 : f64 to f32
      %73 = arith.addf %in, %72 : f32
      linalg.yield %73 : f32
    } -> tensor<1x6x1xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<1x6x1xf32>) outs(%0 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %72 = math.rsqrt %in : f32
      linalg.yield %72 : f32
    } -> tensor<1x6x1xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %10 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%4 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.mulf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x6x32xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg10, %11 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%4 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.mulf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x6x32xf32>
    %13 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<32x32xf32>) outs(%13 : tensor<32x32xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %12 [[0, 1], [2]] : tensor<1x6x32xf32> into tensor<6x32xf32>
    %14 = tensor.empty() : tensor<6x32xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %16 = linalg.matmul ins(%collapsed, %transposed : tensor<6x32xf32>, tensor<32x32xf32>) outs(%15 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %expanded = tensor.expand_shape %16 [[0, 1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<6x32xf32> into tensor<1x6x4x8xf32>
    %17 = tensor.empty() : tensor<32x16xf32>
    %transposed_5 = linalg.transpose ins(%arg4 : tensor<16x32xf32>) outs(%17 : tensor<32x16xf32>) permutation = [1, 0]
    %18 = tensor.empty() : tensor<6x16xf32>
    %19 = linalg.fill ins(%cst : f32) outs(%18 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %20 = linalg.matmul ins(%collapsed, %transposed_5 : tensor<6x32xf32>, tensor<32x16xf32>) outs(%19 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %expanded_6 = tensor.expand_shape %20 [[0, 1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<6x16xf32> into tensor<1x6x2x8xf32>
    %transposed_7 = linalg.transpose ins(%arg5 : tensor<16x32xf32>) outs(%17 : tensor<32x16xf32>) permutation = [1, 0]
    %21 = linalg.matmul ins(%collapsed, %transposed_7 : tensor<6x32xf32>, tensor<32x16xf32>) outs(%19 : tensor<6x16xf32>) -> tensor<6x16xf32>
    %expanded_8 = tensor.expand_shape %21 [[0, 1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<6x16xf32> into tensor<1x6x2x8xf32>
    %22 = tensor.empty() : tensor<1x4x6x8xf32>
    %transposed_9 = linalg.transpose ins(%expanded : tensor<1x6x4x8xf32>) outs(%22 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %23 = tensor.empty() : tensor<1x2x6x8xf32>
    %transposed_10 = linalg.transpose ins(%expanded_6 : tensor<1x6x2x8xf32>) outs(%23 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_11 = linalg.transpose ins(%expanded_8 : tensor<1x6x2x8xf32>) outs(%23 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %expanded_12 = tensor.expand_shape %arg1 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xf32> into tensor<1x1x6x8xf32>
    %expanded_13 = tensor.expand_shape %arg2 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xf32> into tensor<1x1x6x8xf32>
    %24 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_9, %expanded_12 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%22 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.mulf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x4x6x8xf32>
    %extracted_slice = tensor.extract_slice %transposed_9[0, 0, 0, 0] [1, 4, 6, 4] [1, 1, 1, 2] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %extracted_slice_14 = tensor.extract_slice %transposed_9[0, 0, 0, 1] [1, 4, 6, 4] [1, 1, 1, 2] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %25 = tensor.empty() : tensor<1x4x6x4xf32>
    %26 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_14 : tensor<1x4x6x4xf32>) outs(%25 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %72 = arith.negf %in : f32
      linalg.yield %72 : f32
    } -> tensor<1x4x6x4xf32>
    %expanded_15 = tensor.expand_shape %26 [[0], [1], [2], [3, 4]] output_shape [1, 4, 6, 4, 1] : tensor<1x4x6x4xf32> into tensor<1x4x6x4x1xf32>
    %expanded_16 = tensor.expand_shape %extracted_slice [[0], [1], [2], [3, 4]] output_shape [1, 4, 6, 4, 1] : tensor<1x4x6x4xf32> into tensor<1x4x6x4x1xf32>
    %concat = tensor.concat dim(4) %expanded_15, %expanded_16 : (tensor<1x4x6x4x1xf32>, tensor<1x4x6x4x1xf32>) -> tensor<1x4x6x4x2xf32>
    %collapsed_17 = tensor.collapse_shape %concat [[0], [1], [2], [3, 4]] : tensor<1x4x6x4x2xf32> into tensor<1x4x6x8xf32>
    %27 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_17, %expanded_13 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%22 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.mulf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x4x6x8xf32>
    %28 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%24, %27 : tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) outs(%22 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.addf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x4x6x8xf32>
    %29 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_10, %expanded_12 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%23 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.mulf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x2x6x8xf32>
    %extracted_slice_18 = tensor.extract_slice %transposed_10[0, 0, 0, 0] [1, 2, 6, 4] [1, 1, 1, 2] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %extracted_slice_19 = tensor.extract_slice %transposed_10[0, 0, 0, 1] [1, 2, 6, 4] [1, 1, 1, 2] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %30 = tensor.empty() : tensor<1x2x6x4xf32>
    %31 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_19 : tensor<1x2x6x4xf32>) outs(%30 : tensor<1x2x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %72 = arith.negf %in : f32
      linalg.yield %72 : f32
    } -> tensor<1x2x6x4xf32>
    %expanded_20 = tensor.expand_shape %31 [[0], [1], [2], [3, 4]] output_shape [1, 2, 6, 4, 1] : tensor<1x2x6x4xf32> into tensor<1x2x6x4x1xf32>
    %expanded_21 = tensor.expand_shape %extracted_slice_18 [[0], [1], [2], [3, 4]] output_shape [1, 2, 6, 4, 1] : tensor<1x2x6x4xf32> into tensor<1x2x6x4x1xf32>
    %concat_22 = tensor.concat dim(4) %expanded_20, %expanded_21 : (tensor<1x2x6x4x1xf32>, tensor<1x2x6x4x1xf32>) -> tensor<1x2x6x4x2xf32>
    %collapsed_23 = tensor.collapse_shape %concat_22 [[0], [1], [2], [3, 4]] : tensor<1x2x6x4x2xf32> into tensor<1x2x6x8xf32>
    %32 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_23, %expanded_13 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%23 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.mulf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x2x6x8xf32>
    %33 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29, %32 : tensor<1x2x6x8xf32>, tensor<1x2x6x8xf32>) outs(%23 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.addf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x2x6x8xf32>
    %34 = tensor.empty() : tensor<1x2x2x6x8xf32>
    %35 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%33 : tensor<1x2x6x8xf32>) outs(%34 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %collapsed_24 = tensor.collapse_shape %35 [[0], [1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<1x4x6x8xf32>
    %36 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%transposed_11 : tensor<1x2x6x8xf32>) outs(%34 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %37 = tensor.empty() : tensor<1x4x8x6xf32>
    %transposed_25 = linalg.transpose ins(%collapsed_24 : tensor<1x4x6x8xf32>) outs(%37 : tensor<1x4x8x6xf32>) permutation = [0, 1, 3, 2]
    %collapsed_26 = tensor.collapse_shape %28 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %collapsed_27 = tensor.collapse_shape %transposed_25 [[0, 1], [2], [3]] : tensor<1x4x8x6xf32> into tensor<4x8x6xf32>
    %38 = tensor.empty() : tensor<4x6x6xf32>
    %39 = linalg.fill ins(%cst : f32) outs(%38 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %40 = linalg.batch_matmul ins(%collapsed_26, %collapsed_27 : tensor<4x6x8xf32>, tensor<4x8x6xf32>) outs(%39 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %expanded_28 = tensor.expand_shape %40 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xf32> into tensor<1x4x6x6xf32>
    %41 = tensor.empty() : tensor<1x4x6x6xf32>
    %42 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_28 : tensor<1x4x6x6xf32>) outs(%41 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %72 = arith.truncf %cst_2 : f64 to f32
      %73 = arith.mulf %in, %72 : f32
      linalg.yield %73 : f32
    } -> tensor<1x4x6x6xf32>
    %43 = tensor.empty() : tensor<1x4x6xi64>
    %44 = linalg.fill ins(%c0_i64 : i64) outs(%43 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %45 = tensor.empty() : tensor<1x4x6xf32>
    %46 = linalg.fill ins(%cst_0 : f32) outs(%45 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %47:2 = linalg.generic {indexing_maps = [#map3, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%42 : tensor<1x4x6x6xf32>) outs(%46, %44 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_44: i64):
      %72 = linalg.index 3 : index
      %73 = arith.index_cast %72 : index to i64
      %74 = arith.maximumf %in, %out : f32
      %75 = arith.cmpf ogt, %in, %out : f32
      %76 = arith.select %75, %73, %out_44 : i64
      linalg.yield %74, %76 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_29 = tensor.expand_shape %47#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %48 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%42, %expanded_29 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%41 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.subf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x4x6x6xf32>
    %49 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48 : tensor<1x4x6x6xf32>) outs(%41 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %72 = math.exp %in : f32
      linalg.yield %72 : f32
    } -> tensor<1x4x6x6xf32>
    %50 = tensor.empty() : tensor<1x4x6x1xf32>
    %51 = linalg.fill ins(%cst : f32) outs(%50 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %52 = linalg.generic {indexing_maps = [#map3, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%49 : tensor<1x4x6x6xf32>) outs(%51 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %72 = arith.addf %in, %out : f32
      linalg.yield %72 : f32
    } -> tensor<1x4x6x1xf32>
    %53 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49, %52 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%41 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.divf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x4x6x6xf32>
    %collapsed_30 = tensor.collapse_shape %53 [[0, 1], [2], [3]] : tensor<1x4x6x6xf32> into tensor<4x6x6xf32>
    %collapsed_31 = tensor.collapse_shape %36 [[0, 1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<4x6x8xf32>
    %54 = tensor.empty() : tensor<4x6x8xf32>
    %55 = linalg.fill ins(%cst : f32) outs(%54 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %56 = linalg.batch_matmul ins(%collapsed_30, %collapsed_31 : tensor<4x6x6xf32>, tensor<4x6x8xf32>) outs(%55 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %expanded_32 = tensor.expand_shape %56 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xf32> into tensor<1x4x6x8xf32>
    %57 = tensor.empty() : tensor<1x6x4x8xf32>
    %transposed_33 = linalg.transpose ins(%expanded_32 : tensor<1x4x6x8xf32>) outs(%57 : tensor<1x6x4x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_34 = linalg.transpose ins(%arg6 : tensor<32x32xf32>) outs(%13 : tensor<32x32xf32>) permutation = [1, 0]
    %collapsed_35 = tensor.collapse_shape %transposed_33 [[0, 1], [2, 3]] : tensor<1x6x4x8xf32> into tensor<6x32xf32>
    %58 = linalg.matmul ins(%collapsed_35, %transposed_34 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%15 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %expanded_36 = tensor.expand_shape %58 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %59 = tensor.empty() : tensor<32x88xf32>
    %transposed_37 = linalg.transpose ins(%arg7 : tensor<88x32xf32>) outs(%59 : tensor<32x88xf32>) permutation = [1, 0]
    %60 = tensor.empty() : tensor<6x88xf32>
    %61 = linalg.fill ins(%cst : f32) outs(%60 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %62 = linalg.matmul ins(%collapsed, %transposed_37 : tensor<6x32xf32>, tensor<32x88xf32>) outs(%61 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %expanded_38 = tensor.expand_shape %62 [[0, 1], [2]] output_shape [1, 6, 88] : tensor<6x88xf32> into tensor<1x6x88xf32>
    %63 = tensor.empty() : tensor<1x6x88xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_38 : tensor<1x6x88xf32>) outs(%63 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %72 = arith.negf %in : f32
      %73 = math.exp %72 : f32
      %74 = arith.addf %73, %cst_1 : f32
      %75 = arith.divf %cst_1, %74 : f32
      linalg.yield %75 : f32
    } -> tensor<1x6x88xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_38, %64 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%63 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.mulf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x6x88xf32>
    %transposed_39 = linalg.transpose ins(%arg8 : tensor<88x32xf32>) outs(%59 : tensor<32x88xf32>) permutation = [1, 0]
    %66 = linalg.matmul ins(%collapsed, %transposed_39 : tensor<6x32xf32>, tensor<32x88xf32>) outs(%61 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %expanded_40 = tensor.expand_shape %66 [[0, 1], [2]] output_shape [1, 6, 88] : tensor<6x88xf32> into tensor<1x6x88xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%65, %expanded_40 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%63 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.mulf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x6x88xf32>
    %68 = tensor.empty() : tensor<88x32xf32>
    %transposed_41 = linalg.transpose ins(%arg9 : tensor<32x88xf32>) outs(%68 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_42 = tensor.collapse_shape %67 [[0, 1], [2]] : tensor<1x6x88xf32> into tensor<6x88xf32>
    %69 = linalg.matmul ins(%collapsed_42, %transposed_41 : tensor<6x88xf32>, tensor<88x32xf32>) outs(%15 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %expanded_43 = tensor.expand_shape %69 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %70 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %expanded_36 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%4 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.addf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x6x32xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%70, %expanded_43 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%4 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_44: f32, %out: f32):
      %72 = arith.addf %in, %in_44 : f32
      linalg.yield %72 : f32
    } -> tensor<1x6x32xf32>
    return %71 : tensor<1x6x32xf32>
  }
}
