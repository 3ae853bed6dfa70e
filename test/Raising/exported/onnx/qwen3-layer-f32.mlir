// Source: Qwen3DecoderLayer (transformers)
// Route: torch.onnx, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = x2, %arg3 = layer.self_attn.q_proj.weight, %arg4 = layer.self_attn.k_proj.weight, %arg5 = layer.self_attn.v_proj.weight, %arg6 = layer.self_attn.o_proj.weight, %arg7 = layer.self_attn.q_norm.weight, %arg8 = layer.self_attn.k_norm.weight, %arg9 = layer.mlp.gate_proj.weight, %arg10 = layer.mlp.up_proj.weight, %arg11 = layer.mlp.down_proj.weight, %arg12 = layer.input_layernorm.weight, %arg13 = layer.post_attention_layernorm.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> ()>
#map3 = affine_map<(d0, d1, d2) -> (d2)>
#map4 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map7 = affine_map<(d0, d1, d2, d3) -> ()>
#map8 = affine_map<(d0, d1, d2, d3) -> (d3)>
#map9 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map10 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>
#map11 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3, d4)>
#map12 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
module {
  func.func @main_graph(%arg0: tensor<1x6x32xf32>, %arg1: tensor<1x6x8xf32>, %arg2: tensor<1x6x8xf32>, %arg3: tensor<32x32xf32>, %arg4: tensor<16x32xf32>, %arg5: tensor<16x32xf32>, %arg6: tensor<32x32xf32>, %arg7: tensor<8xf32>, %arg8: tensor<8xf32>, %arg9: tensor<88x32xf32>, %arg10: tensor<88x32xf32>, %arg11: tensor<32x88xf32>, %arg12: tensor<32xf32>, %arg13: tensor<32xf32>) -> tensor<1x6x32xf32> {
    %c0_i64 = arith.constant 0 : i64
    %c2_i64 = arith.constant 2 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant dense<9.99999997E-7> : tensor<f32>
    %cst_3 = arith.constant dense<0.353553385> : tensor<f32>
    %cst_4 = arith.constant 3.200000e+01 : f32
    %cst_5 = arith.constant 8.000000e+00 : f32
    %0 = tensor.empty() : tensor<1x6x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %108 : f32
    } -> tensor<1x6x32xf32>
    %2 = tensor.empty() : tensor<1x6x1xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<1x6x1xf32>) -> tensor<1x6x1xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.addf %in, %out : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x1xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.divf %in, %cst_4 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %cst_2 : tensor<1x6x1xf32>, tensor<f32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.addf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x1xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.sqrt %in : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.cmpf one, %in, %cst : f32
      cf.assert %108, "unimplemented: tensor with zero element"
      %109 = arith.divf %cst_0, %in : f32
      linalg.yield %109 : f32
    } -> tensor<1x6x1xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %8 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x32xf32>
    %10 = linalg.generic {indexing_maps = [#map3, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg12, %9 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
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
    %16 = tensor.empty() : tensor<1x6x4x8xf32>
    %17 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x6x4x8xf32>) outs(%16 : tensor<1x6x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %108 : f32
    } -> tensor<1x6x4x8xf32>
    %18 = tensor.empty() : tensor<1x6x4x1xf32>
    %19 = linalg.fill ins(%cst : f32) outs(%18 : tensor<1x6x4x1xf32>) -> tensor<1x6x4x1xf32>
    %20 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%17 : tensor<1x6x4x8xf32>) outs(%19 : tensor<1x6x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.addf %in, %out : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x4x1xf32>
    %21 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20 : tensor<1x6x4x1xf32>) outs(%18 : tensor<1x6x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.divf %in, %cst_5 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x4x1xf32>
    %22 = linalg.generic {indexing_maps = [#map5, #map7, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21, %cst_2 : tensor<1x6x4x1xf32>, tensor<f32>) outs(%18 : tensor<1x6x4x1xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.addf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x4x1xf32>
    %23 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22 : tensor<1x6x4x1xf32>) outs(%18 : tensor<1x6x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.sqrt %in : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x4x1xf32>
    %24 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23 : tensor<1x6x4x1xf32>) outs(%18 : tensor<1x6x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.cmpf one, %in, %cst : f32
      cf.assert %108, "unimplemented: tensor with zero element"
      %109 = arith.divf %cst_0, %in : f32
      linalg.yield %109 : f32
    } -> tensor<1x6x4x1xf32>
    %25 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %24 : tensor<1x6x4x8xf32>, tensor<1x6x4x1xf32>) outs(%16 : tensor<1x6x4x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x4x8xf32>
    %26 = linalg.generic {indexing_maps = [#map8, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg7, %25 : tensor<8xf32>, tensor<1x6x4x8xf32>) outs(%16 : tensor<1x6x4x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x4x8xf32>
    %27 = tensor.empty() : tensor<1x4x6x8xf32>
    %transposed_6 = linalg.transpose ins(%26 : tensor<1x6x4x8xf32>) outs(%27 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %28 = tensor.empty() : tensor<32x16xf32>
    %transposed_7 = linalg.transpose ins(%arg4 : tensor<16x32xf32>) outs(%28 : tensor<32x16xf32>) permutation = [1, 0]
    %29 = tensor.empty() : tensor<1x32x16xf32>
    %30 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_7 : tensor<32x16xf32>) outs(%29 : tensor<1x32x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x16xf32>
    %31 = tensor.empty() : tensor<1x6x16xf32>
    %32 = linalg.fill ins(%cst : f32) outs(%31 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %33 = linalg.batch_matmul ins(%10, %30 : tensor<1x6x32xf32>, tensor<1x32x16xf32>) outs(%32 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %expanded_8 = tensor.expand_shape %33 [[0], [1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<1x6x16xf32> into tensor<1x6x2x8xf32>
    %34 = tensor.empty() : tensor<1x6x2x8xf32>
    %35 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_8 : tensor<1x6x2x8xf32>) outs(%34 : tensor<1x6x2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %108 : f32
    } -> tensor<1x6x2x8xf32>
    %36 = tensor.empty() : tensor<1x6x2x1xf32>
    %37 = linalg.fill ins(%cst : f32) outs(%36 : tensor<1x6x2x1xf32>) -> tensor<1x6x2x1xf32>
    %38 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%35 : tensor<1x6x2x8xf32>) outs(%37 : tensor<1x6x2x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.addf %in, %out : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x2x1xf32>
    %39 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38 : tensor<1x6x2x1xf32>) outs(%36 : tensor<1x6x2x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.divf %in, %cst_5 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x2x1xf32>
    %40 = linalg.generic {indexing_maps = [#map5, #map7, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39, %cst_2 : tensor<1x6x2x1xf32>, tensor<f32>) outs(%36 : tensor<1x6x2x1xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.addf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x2x1xf32>
    %41 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%40 : tensor<1x6x2x1xf32>) outs(%36 : tensor<1x6x2x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.sqrt %in : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x2x1xf32>
    %42 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41 : tensor<1x6x2x1xf32>) outs(%36 : tensor<1x6x2x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.cmpf one, %in, %cst : f32
      cf.assert %108, "unimplemented: tensor with zero element"
      %109 = arith.divf %cst_0, %in : f32
      linalg.yield %109 : f32
    } -> tensor<1x6x2x1xf32>
    %43 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_8, %42 : tensor<1x6x2x8xf32>, tensor<1x6x2x1xf32>) outs(%34 : tensor<1x6x2x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x2x8xf32>
    %44 = linalg.generic {indexing_maps = [#map8, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg8, %43 : tensor<8xf32>, tensor<1x6x2x8xf32>) outs(%34 : tensor<1x6x2x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x2x8xf32>
    %45 = tensor.empty() : tensor<1x2x6x8xf32>
    %transposed_9 = linalg.transpose ins(%44 : tensor<1x6x2x8xf32>) outs(%45 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_10 = linalg.transpose ins(%arg5 : tensor<16x32xf32>) outs(%28 : tensor<32x16xf32>) permutation = [1, 0]
    %46 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_10 : tensor<32x16xf32>) outs(%29 : tensor<1x32x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x16xf32>
    %47 = linalg.batch_matmul ins(%10, %46 : tensor<1x6x32xf32>, tensor<1x32x16xf32>) outs(%32 : tensor<1x6x16xf32>) -> tensor<1x6x16xf32>
    %expanded_11 = tensor.expand_shape %47 [[0], [1], [2, 3]] output_shape [1, 6, 2, 8] : tensor<1x6x16xf32> into tensor<1x6x2x8xf32>
    %transposed_12 = linalg.transpose ins(%expanded_11 : tensor<1x6x2x8xf32>) outs(%45 : tensor<1x2x6x8xf32>) permutation = [0, 2, 1, 3]
    %expanded_13 = tensor.expand_shape %arg1 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xf32> into tensor<1x1x6x8xf32>
    %expanded_14 = tensor.expand_shape %arg2 [[0], [1, 2], [3]] output_shape [1, 1, 6, 8] : tensor<1x6x8xf32> into tensor<1x1x6x8xf32>
    %48 = linalg.generic {indexing_maps = [#map5, #map9, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_6, %expanded_13 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%27 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x4x6x8xf32>
    %extracted_slice = tensor.extract_slice %transposed_6[0, 0, 0, 0] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %extracted_slice_15 = tensor.extract_slice %transposed_6[0, 0, 0, 4] [1, 4, 6, 4] [1, 1, 1, 1] : tensor<1x4x6x8xf32> to tensor<1x4x6x4xf32>
    %49 = tensor.empty() : tensor<1x4x6x4xf32>
    %50 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_15 : tensor<1x4x6x4xf32>) outs(%49 : tensor<1x4x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.negf %in : f32
      linalg.yield %108 : f32
    } -> tensor<1x4x6x4xf32>
    %concat = tensor.concat dim(3) %50, %extracted_slice : (tensor<1x4x6x4xf32>, tensor<1x4x6x4xf32>) -> tensor<1x4x6x8xf32>
    %51 = linalg.generic {indexing_maps = [#map5, #map9, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat, %expanded_14 : tensor<1x4x6x8xf32>, tensor<1x1x6x8xf32>) outs(%27 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x4x6x8xf32>
    %52 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48, %51 : tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) outs(%27 : tensor<1x4x6x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.addf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x4x6x8xf32>
    %53 = linalg.generic {indexing_maps = [#map5, #map9, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_9, %expanded_13 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%45 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x2x6x8xf32>
    %extracted_slice_16 = tensor.extract_slice %transposed_9[0, 0, 0, 0] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %extracted_slice_17 = tensor.extract_slice %transposed_9[0, 0, 0, 4] [1, 2, 6, 4] [1, 1, 1, 1] : tensor<1x2x6x8xf32> to tensor<1x2x6x4xf32>
    %54 = tensor.empty() : tensor<1x2x6x4xf32>
    %55 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_17 : tensor<1x2x6x4xf32>) outs(%54 : tensor<1x2x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.negf %in : f32
      linalg.yield %108 : f32
    } -> tensor<1x2x6x4xf32>
    %concat_18 = tensor.concat dim(3) %55, %extracted_slice_16 : (tensor<1x2x6x4xf32>, tensor<1x2x6x4xf32>) -> tensor<1x2x6x8xf32>
    %56 = linalg.generic {indexing_maps = [#map5, #map9, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_18, %expanded_14 : tensor<1x2x6x8xf32>, tensor<1x1x6x8xf32>) outs(%45 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x2x6x8xf32>
    %57 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%53, %56 : tensor<1x2x6x8xf32>, tensor<1x2x6x8xf32>) outs(%45 : tensor<1x2x6x8xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.addf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x2x6x8xf32>
    %58 = tensor.empty() : tensor<1x2x2x6x8xf32>
    %59 = linalg.generic {indexing_maps = [#map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%57 : tensor<1x2x6x8xf32>) outs(%58 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %collapsed = tensor.collapse_shape %59 [[0], [1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<1x4x6x8xf32>
    %60 = linalg.generic {indexing_maps = [#map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%transposed_12 : tensor<1x2x6x8xf32>) outs(%58 : tensor<1x2x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2x2x6x8xf32>
    %61 = tensor.empty() : tensor<1x4x8x6xf32>
    %transposed_19 = linalg.transpose ins(%collapsed : tensor<1x4x6x8xf32>) outs(%61 : tensor<1x4x8x6xf32>) permutation = [0, 1, 3, 2]
    %collapsed_20 = tensor.collapse_shape %52 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %collapsed_21 = tensor.collapse_shape %transposed_19 [[0, 1], [2], [3]] : tensor<1x4x8x6xf32> into tensor<4x8x6xf32>
    %62 = tensor.empty() : tensor<4x6x6xf32>
    %63 = linalg.fill ins(%cst : f32) outs(%62 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %64 = linalg.batch_matmul ins(%collapsed_20, %collapsed_21 : tensor<4x6x8xf32>, tensor<4x8x6xf32>) outs(%63 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %expanded_22 = tensor.expand_shape %64 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xf32> into tensor<1x4x6x6xf32>
    %65 = tensor.empty() : tensor<1x4x6x6xf32>
    %66 = linalg.generic {indexing_maps = [#map5, #map7, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_22, %cst_3 : tensor<1x4x6x6xf32>, tensor<f32>) outs(%65 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x4x6x6xf32>
    %67 = tensor.empty() : tensor<1x4x6xi64>
    %68 = linalg.fill ins(%c0_i64 : i64) outs(%67 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %69 = tensor.empty() : tensor<1x4x6xf32>
    %70 = linalg.fill ins(%cst_1 : f32) outs(%69 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %71:2 = linalg.generic {indexing_maps = [#map5, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%66 : tensor<1x4x6x6xf32>) outs(%70, %68 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_33: i64):
      %108 = linalg.index 3 : index
      %109 = arith.index_cast %108 : index to i64
      %110 = arith.maximumf %in, %out : f32
      %111 = arith.cmpf ogt, %in, %out : f32
      %112 = arith.select %111, %109, %out_33 : i64
      linalg.yield %110, %112 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_23 = tensor.expand_shape %71#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %72 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66, %expanded_23 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%65 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.subf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x4x6x6xf32>
    %73 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%72 : tensor<1x4x6x6xf32>) outs(%65 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.exp %in : f32
      linalg.yield %108 : f32
    } -> tensor<1x4x6x6xf32>
    %74 = tensor.empty() : tensor<1x4x6x1xf32>
    %75 = linalg.fill ins(%cst : f32) outs(%74 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %76 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%73 : tensor<1x4x6x6xf32>) outs(%75 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.addf %in, %out : f32
      linalg.yield %108 : f32
    } -> tensor<1x4x6x1xf32>
    %77 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%73, %76 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%65 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.divf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x4x6x6xf32>
    %collapsed_24 = tensor.collapse_shape %77 [[0, 1], [2], [3]] : tensor<1x4x6x6xf32> into tensor<4x6x6xf32>
    %collapsed_25 = tensor.collapse_shape %60 [[0, 1, 2], [3], [4]] : tensor<1x2x2x6x8xf32> into tensor<4x6x8xf32>
    %78 = tensor.empty() : tensor<4x6x8xf32>
    %79 = linalg.fill ins(%cst : f32) outs(%78 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %80 = linalg.batch_matmul ins(%collapsed_24, %collapsed_25 : tensor<4x6x6xf32>, tensor<4x6x8xf32>) outs(%79 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %expanded_26 = tensor.expand_shape %80 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xf32> into tensor<1x4x6x8xf32>
    %transposed_27 = linalg.transpose ins(%expanded_26 : tensor<1x4x6x8xf32>) outs(%16 : tensor<1x6x4x8xf32>) permutation = [0, 2, 1, 3]
    %collapsed_28 = tensor.collapse_shape %transposed_27 [[0], [1], [2, 3]] : tensor<1x6x4x8xf32> into tensor<1x6x32xf32>
    %transposed_29 = linalg.transpose ins(%arg6 : tensor<32x32xf32>) outs(%11 : tensor<32x32xf32>) permutation = [1, 0]
    %81 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_29 : tensor<32x32xf32>) outs(%12 : tensor<1x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x32xf32>
    %82 = linalg.batch_matmul ins(%collapsed_28, %81 : tensor<1x6x32xf32>, tensor<1x32x32xf32>) outs(%14 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %82 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.addf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x32xf32>
    %84 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %108 : f32
    } -> tensor<1x6x32xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%84 : tensor<1x6x32xf32>) outs(%3 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.addf %in, %out : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x1xf32>
    %86 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.divf %in, %cst_4 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x1xf32>
    %87 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%86, %cst_2 : tensor<1x6x1xf32>, tensor<f32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.addf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x1xf32>
    %88 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.sqrt %in : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x1xf32>
    %89 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%88 : tensor<1x6x1xf32>) outs(%2 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.cmpf one, %in, %cst : f32
      cf.assert %108, "unimplemented: tensor with zero element"
      %109 = arith.divf %cst_0, %in : f32
      linalg.yield %109 : f32
    } -> tensor<1x6x1xf32>
    %90 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %89 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x32xf32>
    %91 = linalg.generic {indexing_maps = [#map3, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg13, %90 : tensor<32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x32xf32>
    %92 = tensor.empty() : tensor<32x88xf32>
    %transposed_30 = linalg.transpose ins(%arg9 : tensor<88x32xf32>) outs(%92 : tensor<32x88xf32>) permutation = [1, 0]
    %93 = tensor.empty() : tensor<1x32x88xf32>
    %94 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_30 : tensor<32x88xf32>) outs(%93 : tensor<1x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x88xf32>
    %95 = tensor.empty() : tensor<1x6x88xf32>
    %96 = linalg.fill ins(%cst : f32) outs(%95 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %97 = linalg.batch_matmul ins(%91, %94 : tensor<1x6x32xf32>, tensor<1x32x88xf32>) outs(%96 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %98 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97 : tensor<1x6x88xf32>) outs(%95 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.negf %in : f32
      %109 = math.exp %108 : f32
      %110 = arith.addf %109, %cst_0 : f32
      %111 = arith.divf %cst_0, %110 : f32
      linalg.yield %111 : f32
    } -> tensor<1x6x88xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97, %98 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%95 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x88xf32>
    %transposed_31 = linalg.transpose ins(%arg10 : tensor<88x32xf32>) outs(%92 : tensor<32x88xf32>) permutation = [1, 0]
    %100 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_31 : tensor<32x88xf32>) outs(%93 : tensor<1x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32x88xf32>
    %101 = linalg.batch_matmul ins(%91, %100 : tensor<1x6x32xf32>, tensor<1x32x88xf32>) outs(%96 : tensor<1x6x88xf32>) -> tensor<1x6x88xf32>
    %102 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%99, %101 : tensor<1x6x88xf32>, tensor<1x6x88xf32>) outs(%95 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.mulf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x88xf32>
    %103 = tensor.empty() : tensor<88x32xf32>
    %transposed_32 = linalg.transpose ins(%arg11 : tensor<32x88xf32>) outs(%103 : tensor<88x32xf32>) permutation = [1, 0]
    %104 = tensor.empty() : tensor<1x88x32xf32>
    %105 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_32 : tensor<88x32xf32>) outs(%104 : tensor<1x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x88x32xf32>
    %106 = linalg.batch_matmul ins(%102, %105 : tensor<1x6x88xf32>, tensor<1x88x32xf32>) outs(%14 : tensor<1x6x32xf32>) -> tensor<1x6x32xf32>
    %107 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %106 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %108 = arith.addf %in, %in_33 : f32
      linalg.yield %108 : f32
    } -> tensor<1x6x32xf32>
    return %107 : tensor<1x6x32xf32>
  }
}
