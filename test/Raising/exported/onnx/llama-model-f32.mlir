// Source: LlamaModel, one layer, embedded tokens (transformers)
// Route: torch.onnx, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = m.embed_tokens.weight, %arg3 = m.layers.0.self_attn.q_proj.weight, %arg4 = m.layers.0.self_attn.k_proj.weight, %arg5 = m.layers.0.self_attn.v_proj.weight, %arg6 = m.layers.0.self_attn.o_proj.weight, %arg7 = m.layers.0.mlp.gate_proj.weight, %arg8 = m.layers.0.mlp.up_proj.weight, %arg9 = m.layers.0.mlp.down_proj.weight, %arg10 = m.layers.0.input_layernorm.weight, %arg11 = m.layers.0.post_attention_layernorm.weight, %arg12 = m.norm.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> ()>
#map3 = affine_map<(d0, d1, d2) -> (d2)>
#map4 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map7 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>
#map8 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3, d4)>
#map9 = affine_map<(d0, d1, d2, d3) -> ()>
#map10 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map11 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main_graph(%arg0: tensor<1x6x32xf32>, %arg1: tensor<1x1x6x6xf32>, %arg2: tensor<16x32xf32>, %arg3: tensor<32x32xf32>, %arg4: tensor<16x32xf32>, %arg5: tensor<16x32xf32>, %arg6: tensor<32x32xf32>, %arg7: tensor<88x32xf32>, %arg8: tensor<88x32xf32>, %arg9: tensor<32x88xf32>, %arg10: tensor<32xf32>, %arg11: tensor<32xf32>, %arg12: tensor<32xf32>) -> tensor<1x6x32xf32> {
    %c0_i64 = arith.constant 0 : i64
    %c2_i64 = arith.constant 2 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant dense<[[[[1.000000e+00, 1.000000e+00, 1.000000e+00, 1.000000e+00, 1.000000e+00, 1.000000e+00, 1.000000e+00, 1.000000e+00], [0.540302277, 0.995004177, 0.999949991, 0.999999523, 0.540302277, 0.995004177, 0.999949991, 0.999999523], [-0.416146815, 0.980066597, 9.998000e-01, 0.999997973, -0.416146815, 0.980066597, 9.998000e-01, 0.999997973], [-0.989992499, 0.955336511, 0.999550044, 0.999995529, -0.989992499, 0.955336511, 0.999550044, 0.999995529], [-0.653643608, 0.921060979, 0.999200105, 9.999920e-01, -0.653643608, 0.921060979, 0.999200105, 9.999920e-01], [0.28366217, 0.87758255, 0.998750269, 0.999987483, 0.28366217, 0.87758255, 0.998750269, 0.999987483]]]]> : tensor<1x1x6x8xf32>
    %cst_3 = arith.constant dense<[[[[0.000000e+00, 0.000000e+00, 0.000000e+00, 0.000000e+00, 0.000000e+00, 0.000000e+00, 0.000000e+00, 0.000000e+00], [8.414710e-01, 0.0998334214, 0.00999983306, 9.99999931E-4, 8.414710e-01, 0.0998334214, 0.00999983306, 9.99999931E-4], [0.909297406, 0.198669329, 0.0199986659, 0.0019999987, 0.909297406, 0.198669329, 0.0199986659, 0.0019999987], [1.411200e-01, 0.295520216, 2.999550e-02, 0.0029999956, 1.411200e-01, 0.295520216, 2.999550e-02, 0.0029999956], [-0.756802499, 0.389418334, 0.0399893336, 0.00399998948, -0.756802499, 0.389418334, 0.0399893336, 0.00399998948], [-0.958924293, 0.47942555, 0.0499791652, 0.0049999794, -0.958924293, 0.47942555, 0.0499791652, 0.0049999794]]]]> : tensor<1x1x6x8xf32>
    %cst_4 = arith.constant dense<9.99999997E-7> : tensor<f32>
    %cst_5 = arith.constant dense<0.353553385> : tensor<f32>
    %cst_6 = arith.constant 3.200000e+01 : f32
    %0 = tensor.empty() : tensor<1x6x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %96 : f32
    } -> tensor<1x6x32xf32>
    %2 = tensor.empty() : tensor<1x6x1xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<1x6x1xf32>) -> tensor<1x6x1xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.addf %in, %out : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x1xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.divf %in, %cst_6 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %cst_4 : tensor<1x6x1xf32>, tensor<f32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.addf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x1xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = math.sqrt %in : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.cmpf one, %in, %cst : f32
      cf.assert %96, "unimplemented: tensor with zero element"
      %97 = arith.divf %cst_0, %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %8 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.mulf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x32xf32>
    %10 = linalg.generic {indexing_maps = [#map3, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg10, %9 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.mulf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x32xf32>
    %11 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<32x32xf32>) outs(%11 : tensor<32x32xf32>) permutation = [1, 0]
    %12 = tensor.empty() : tensor<1x32x32xf32>
    %13 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x32xf32>) outs(%12 : tensor<1x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x32xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %15 = linalg.batch_matmul ins(%10, %13 : tensor<1x6x32xf32>, tensor<1x32x32xf32>) outs(%14 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %expanded = tensor.expand_shape %15 [[0], [1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<1x6x32xf32> into tensor<1x6x4x8xf32>
    %16 = tensor.empty() : tensor<1x4x6x8xf32>
    %transposed_7 = linalg.transpose ins(%expanded : tensor<1x6x4x8xf32>) outs(%16 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %17 = tensor.empty() : tensor<32x16xf32>
    %transposed_8 = linalg.transpose ins(%arg4 : tensor<16x32xf32>) outs(%17 : tensor<32x16xf32>) permutation = [1, 0]
    %18 = tensor.empty() : tensor<1x32x16xf32>
    %19 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_8 : tensor<32x16xf32>) outs(%18 : tensor<1x32x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x16xf32>
    %20 = tensor.empty() : tensor<1x6x16xf32>
    %21 = linalg.fill ins(%cst : f32) outs(%20 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %22 = linalg.batch_matmul ins(%10, %19 : tensor<1x6x32xf32>, tensor<1x32x16xf32>) outs(%21 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %expanded_9 = tensor.expand_shape %22 [[0], [1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<1x6x16xf32> into tensor<1x6x2x8xf32>
    %23 = tensor.empty() : tensor<1x2x6x8xf32>
    %transposed_10 = linalg.transpose ins(%expanded_9 : tensor<1x6x2x8xf32>) outs(%23 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_11 = linalg.transpose ins(%arg5 : tensor<16x32xf32>) outs(%17 : tensor<32x16xf32>) permutation = [1, 0]
    %24 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_11 : tensor<32x16xf32>) outs(%18 : tensor<1x32x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x16xf32>
    %25 = linalg.batch_matmul ins(%10, %24 : tensor<1x6x32xf32>, tensor<1x32x16xf32>) outs(%21 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %expanded_12 = tensor.expand_shape %25 [[0], [1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<1x6x16xf32> into tensor<1x6x2x8xf32>
    %transposed_13 = linalg.transpose ins(%expanded_12 : tensor<1x6x2x8xf32>) outs(%23 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %26 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_7, %cst_2 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%16 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.mulf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x4x6x8xf32>
    %extracted_slice = tensor.extract_slice %transposed_7[0, 0, 0, 0] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %extracted_slice_14 = tensor.extract_slice %transposed_7[0, 0, 0, 4] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %27 = tensor.empty() : tensor<1x4x6x4xf32>
    %28 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_14 : tensor<1x4x6x4xf32>) outs(%27 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.negf %in : f32
      linalg.yield %96 : f32
    } -> tensor<1x4x6x4xf32>
    %concat = tensor.concat dim(3) %28, %extracted_slice : (tensor<1x4x6x4xf32>, tensor<1x4x6x4xf32>) -> tensor<1x4x6x8xf32>
    %29 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat, %cst_3 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%16 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.mulf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x4x6x8xf32>
    %30 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %29 : tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) outs(%16 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.addf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x4x6x8xf32>
    %31 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_10, %cst_2 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%23 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.mulf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x2x6x8xf32>
    %extracted_slice_15 = tensor.extract_slice %transposed_10[0, 0, 0, 0] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %extracted_slice_16 = tensor.extract_slice %transposed_10[0, 0, 0, 4] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %32 = tensor.empty() : tensor<1x2x6x4xf32>
    %33 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_16 : tensor<1x2x6x4xf32>) outs(%32 : tensor<1x2x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.negf %in : f32
      linalg.yield %96 : f32
    } -> tensor<1x2x6x4xf32>
    %concat_17 = tensor.concat dim(3) %33, %extracted_slice_15 : (tensor<1x2x6x4xf32>, tensor<1x2x6x4xf32>) -> tensor<1x2x6x8xf32>
    %34 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_17, %cst_3 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%23 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.mulf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x2x6x8xf32>
    %35 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31, %34 : tensor<1x2x6x8xf32>, tensor<1x2x6x8xf32>) outs(%23 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.addf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x2x6x8xf32>
    %36 = tensor.empty() : tensor<1x2x2x6x8xf32>
    %37 = linalg.generic {indexing_maps = [#map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%35 : tensor<1x2x6x8xf32>) outs(%36 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %collapsed = tensor.collapse_shape %37 [[0], [1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<1x4x6x8xf32>
    %38 = linalg.generic {indexing_maps = [#map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%transposed_13 : tensor<1x2x6x8xf32>) outs(%36 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %39 = tensor.empty() : tensor<1x4x8x6xf32>
    %transposed_18 = linalg.transpose ins(%collapsed : tensor<1x4x6x8xf32>) outs(%39 : tensor<1x4x8x6xf32>) permutation = [0, 1, 3, 2]
    %collapsed_19 = tensor.collapse_shape %30 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %collapsed_20 = tensor.collapse_shape %transposed_18 [[0, 1], [2], [3]] : tensor<1x4x8x6xf32> into tensor<4x8x6xf32>
    %40 = tensor.empty() : tensor<4x6x6xf32>
    %41 = linalg.fill ins(%cst : f32) outs(%40 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %42 = linalg.batch_matmul ins(%collapsed_19, %collapsed_20 : tensor<4x6x8xf32>, tensor<4x8x6xf32>) outs(%41 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %expanded_21 = tensor.expand_shape %42 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xf32> into tensor<1x4x6x6xf32>
    %43 = tensor.empty() : tensor<1x4x6x6xf32>
    %44 = linalg.generic {indexing_maps = [#map5, #map9, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_21, %cst_5 : tensor<1x4x6x6xf32>, tensor<f32>) outs(%43 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.mulf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x4x6x6xf32>
    %45 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %arg1 : tensor<1x4x6x6xf32>, tensor<1x1x6x6xf32>) outs(%43 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.addf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x4x6x6xf32>
    %46 = tensor.empty() : tensor<1x4x6xi64>
    %47 = linalg.fill ins(%c0_i64 : i64) outs(%46 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %48 = tensor.empty() : tensor<1x4x6xf32>
    %49 = linalg.fill ins(%cst_1 : f32) outs(%48 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %50:2 = linalg.generic {indexing_maps = [#map5, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%45 : tensor<1x4x6x6xf32>) outs(%49, %47 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_32: i64):
      %96 = linalg.index 3 : index
      %97 = arith.index_cast %96 : index to i64
      %98 = arith.maximumf %in, %out : f32
      %99 = arith.cmpf ogt, %in, %out : f32
      %100 = arith.select %99, %97, %out_32 : i64
      linalg.yield %98, %100 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_22 = tensor.expand_shape %50#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %51 = linalg.generic {indexing_maps = [#map5, #map11, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45, %expanded_22 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%43 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.subf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x4x6x6xf32>
    %52 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51 : tensor<1x4x6x6xf32>) outs(%43 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = math.exp %in : f32
      linalg.yield %96 : f32
    } -> tensor<1x4x6x6xf32>
    %53 = tensor.empty() : tensor<1x4x6x1xf32>
    %54 = linalg.fill ins(%cst : f32) outs(%53 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %55 = linalg.generic {indexing_maps = [#map5, #map11], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%52 : tensor<1x4x6x6xf32>) outs(%54 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.addf %in, %out : f32
      linalg.yield %96 : f32
    } -> tensor<1x4x6x1xf32>
    %56 = linalg.generic {indexing_maps = [#map5, #map11, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%52, %55 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%43 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.divf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x4x6x6xf32>
    %collapsed_23 = tensor.collapse_shape %56 [[0, 1], [2], [3]] : tensor<1x4x6x6xf32> into tensor<4x6x6xf32>
    %collapsed_24 = tensor.collapse_shape %38 [[0, 1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<4x6x8xf32>
    %57 = tensor.empty() : tensor<4x6x8xf32>
    %58 = linalg.fill ins(%cst : f32) outs(%57 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %59 = linalg.batch_matmul ins(%collapsed_23, %collapsed_24 : tensor<4x6x6xf32>, tensor<4x6x8xf32>) outs(%58 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %expanded_25 = tensor.expand_shape %59 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xf32> into tensor<1x4x6x8xf32>
    %60 = tensor.empty() : tensor<1x6x4x8xf32>
    %transposed_26 = linalg.transpose ins(%expanded_25 : tensor<1x4x6x8xf32>) outs(%60 : tensor<1x6x4x8xf32>) permutation = [0, 2, 1, 3]
    %collapsed_27 = tensor.collapse_shape %transposed_26 [[0], [1], [2, 3]] : tensor<1x6x4x8xf32> into tensor<1x6x32xf32>
    %transposed_28 = linalg.transpose ins(%arg6 : tensor<32x32xf32>) outs(%11 : tensor<32x32xf32>) permutation = [1, 0]
    %61 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_28 : tensor<32x32xf32>) outs(%12 : tensor<1x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x32xf32>
    %62 = linalg.batch_matmul ins(%collapsed_27, %61 : tensor<1x6x32xf32>, tensor<1x32x32xf32>) outs(%14 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %62 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.addf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x32xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%63 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %96 : f32
    } -> tensor<1x6x32xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%64 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.addf %in, %out : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x1xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%65 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.divf %in, %cst_6 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x1xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%66, %cst_4 : tensor<1x6x1xf32>, tensor<f32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.addf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x1xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%67 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = math.sqrt %in : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x1xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%68 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.cmpf one, %in, %cst : f32
      cf.assert %96, "unimplemented: tensor with zero element"
      %97 = arith.divf %cst_0, %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %70 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%63, %69 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.mulf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x32xf32>
    %71 = linalg.generic {indexing_maps = [#map3, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg11, %70 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.mulf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x32xf32>
    %72 = tensor.empty() : tensor<32x88xf32>
    %transposed_29 = linalg.transpose ins(%arg7 : tensor<88x32xf32>) outs(%72 : tensor<32x88xf32>) permutation = [1, 0]
    %73 = tensor.empty() : tensor<1x32x88xf32>
    %74 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_29 : tensor<32x88xf32>) outs(%73 : tensor<1x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x88xf32>
    %75 = tensor.empty() : tensor<1x6x88xf32>
    %76 = linalg.fill ins(%cst : f32) outs(%75 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %77 = linalg.batch_matmul ins(%71, %74 : tensor<1x6x32xf32>, tensor<1x32x88xf32>) outs(%76 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77 : tensor<1x6x88xf32>) outs(%75 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.negf %in : f32
      %97 = math.exp %96 : f32
      %98 = arith.addf %97, %cst_0 : f32
      %99 = arith.divf %cst_0, %98 : f32
      linalg.yield %99 : f32
    } -> tensor<1x6x88xf32>
    %79 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77, %78 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%75 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.mulf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x88xf32>
    %transposed_30 = linalg.transpose ins(%arg8 : tensor<88x32xf32>) outs(%72 : tensor<32x88xf32>) permutation = [1, 0]
    %80 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_30 : tensor<32x88xf32>) outs(%73 : tensor<1x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x88xf32>
    %81 = linalg.batch_matmul ins(%71, %80 : tensor<1x6x32xf32>, tensor<1x32x88xf32>) outs(%76 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %82 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%79, %81 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%75 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.mulf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x88xf32>
    %83 = tensor.empty() : tensor<88x32xf32>
    %transposed_31 = linalg.transpose ins(%arg9 : tensor<32x88xf32>) outs(%83 : tensor<88x32xf32>) permutation = [1, 0]
    %84 = tensor.empty() : tensor<1x88x32xf32>
    %85 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_31 : tensor<88x32xf32>) outs(%84 : tensor<1x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x88x32xf32>
    %86 = linalg.batch_matmul ins(%82, %85 : tensor<1x6x88xf32>, tensor<1x88x32xf32>) outs(%14 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %87 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%63, %86 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.addf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x32xf32>
    %88 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %96 : f32
    } -> tensor<1x6x32xf32>
    %89 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%88 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.addf %in, %out : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x1xf32>
    %90 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.divf %in, %cst_6 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x1xf32>
    %91 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90, %cst_4 : tensor<1x6x1xf32>, tensor<f32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.addf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x1xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = math.sqrt %in : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x1xf32>
    %93 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%92 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.cmpf one, %in, %cst : f32
      cf.assert %96, "unimplemented: tensor with zero element"
      %97 = arith.divf %cst_0, %in : f32
      linalg.yield %97 : f32
    } -> tensor<1x6x1xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87, %93 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.mulf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x32xf32>
    %95 = linalg.generic {indexing_maps = [#map3, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg12, %94 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %96 = arith.mulf %in, %in_32 : f32
      linalg.yield %96 : f32
    } -> tensor<1x6x32xf32>
    return %95 : tensor<1x6x32xf32>
  }
}
