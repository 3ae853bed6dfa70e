// Source: SiglipEncoderLayer (transformers)
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = layer.layer_norm1.weight, %arg2 = layer.layer_norm1.bias, %arg3 = layer.self_attn.k_proj.weight, %arg4 = layer.self_attn.k_proj.bias, %arg5 = layer.self_attn.v_proj.weight, %arg6 = layer.self_attn.v_proj.bias, %arg7 = layer.self_attn.q_proj.weight, %arg8 = layer.self_attn.q_proj.bias, %arg9 = layer.self_attn.out_proj.weight, %arg10 = layer.self_attn.out_proj.bias, %arg11 = layer.layer_norm2.weight, %arg12 = layer.layer_norm2.bias, %arg13 = layer.mlp.fc1.weight, %arg14 = layer.mlp.fc1.bias, %arg15 = layer.mlp.fc2.weight, %arg16 = layer.mlp.fc2.bias
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d1)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<1x6x32xf32>, %arg1: tensor<32xf32>, %arg2: tensor<32xf32>, %arg3: tensor<32x32xf32>, %arg4: tensor<32xf32>, %arg5: tensor<32x32xf32>, %arg6: tensor<32xf32>, %arg7: tensor<32x32xf32>, %arg8: tensor<32xf32>, %arg9: tensor<32x32xf32>, %arg10: tensor<32xf32>, %arg11: tensor<32xf32>, %arg12: tensor<32xf32>, %arg13: tensor<88x32xf32>, %arg14: tensor<88xf32>, %arg15: tensor<32x88xf32>, %arg16: tensor<32xf32>) -> tensor<1x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %c0_i64 = arith.constant 0 : i64
    %cst_1 = arith.constant 0xFF800000 : f32
    %c3_i64 = arith.constant 3 : i64
    %cst_2 = arith.constant 4.471500e-02 : f32
    %cst_3 = arith.constant 7.977240e-01 : f32
    %cst_4 = arith.constant 1.000000e+00 : f32
    %cst_5 = arith.constant 5.000000e-01 : f32
    %cst_6 = arith.constant 0.35355339059327379 : f64
    %cst_7 = arith.constant 9.9999999999999995E-7 : f64
    %cst_8 = arith.constant 3.200000e+01 : f64
    %cst_9 = arith.constant 3.200000e+01 : f32
    %0 = tensor.empty() : tensor<1x6x32xf64>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %83 = arith.extf %in : f32 to f64
      linalg.yield %83 : f64
    } -> tensor<1x6x32xf64>
    %2 = tensor.empty() : tensor<1x6x1xf64>
    %3 = linalg.fill ins(%cst : f64) outs(%2 : tensor<1x6x1xf64>) -> tensor<1x6x1xf64>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<1x6x32xf64>) outs(%3 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %83 = arith.addf %in, %out : f64
      linalg.yield %83 : f64
    } -> tensor<1x6x1xf64>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<1x6x1xf64>) outs(%2 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %83 = arith.divf %in, %cst_8 : f64
      linalg.yield %83 : f64
    } -> tensor<1x6x1xf64>
    %6 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %5 : tensor<1x6x32xf64>, tensor<1x6x1xf64>) outs(%0 : tensor<1x6x32xf64>) {
    ^bb0(%in: f64, %in_34: f64, %out: f64):
      %83 = arith.subf %in, %in_34 : f64
      linalg.yield %83 : f64
    } -> tensor<1x6x32xf64>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %6 : tensor<1x6x32xf64>, tensor<1x6x32xf64>) outs(%0 : tensor<1x6x32xf64>) {
    ^bb0(%in: f64, %in_34: f64, %out: f64):
      %83 = arith.mulf %in, %in_34 : f64
      linalg.yield %83 : f64
    } -> tensor<1x6x32xf64>
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%7 : tensor<1x6x32xf64>) outs(%3 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %83 = arith.addf %in, %out : f64
      linalg.yield %83 : f64
    } -> tensor<1x6x1xf64>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<1x6x1xf64>) outs(%2 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %83 = arith.divf %in, %cst_8 : f64
      linalg.yield %83 : f64
    } -> tensor<1x6x1xf64>
    %10 = tensor.empty() : tensor<1x6x1xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<1x6x1xf64>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %83 = arith.truncf %in : f64 to f32
      linalg.yield %83 : f32
    } -> tensor<1x6x1xf32>
    %12 = linalg.fill ins(%cst_0 : f32) outs(%10 : tensor<1x6x1xf32>) -> tensor<1x6x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%arg0 : tensor<1x6x32xf32>) outs(%12 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.addf %in, %out : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x1xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<1x6x1xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.divf %in, %cst_9 : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<1x6x1xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.truncf %cst_7 : f64 to f32
      %84 = arith.addf %in, %83 : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<1x6x1xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = math.rsqrt %in : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x1xf32>
    %17 = tensor.empty() : tensor<1x6x32xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %14 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.subf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x32xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %16 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.mulf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x32xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %arg1 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.mulf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x32xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %arg2 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.addf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x32xf32>
    %collapsed = tensor.collapse_shape %21 [[0, 1], [2]] : tensor<1x6x32xf32> into tensor<6x32xf32>
    %22 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg7 : tensor<32x32xf32>) outs(%22 : tensor<32x32xf32>) permutation = [1, 0]
    %23 = tensor.empty() : tensor<6x32xf32>
    %24 = linalg.fill ins(%cst_0 : f32) outs(%23 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %25 = linalg.matmul ins(%collapsed, %transposed : tensor<6x32xf32>, tensor<32x32xf32>) outs(%24 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %26 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%25, %arg8 : tensor<6x32xf32>, tensor<32xf32>) outs(%23 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.addf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<6x32xf32>
    %expanded = tensor.expand_shape %26 [[0, 1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<6x32xf32> into tensor<1x6x4x8xf32>
    %27 = tensor.empty() : tensor<1x4x6x8xf32>
    %transposed_10 = linalg.transpose ins(%expanded : tensor<1x6x4x8xf32>) outs(%27 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %transposed_11 = linalg.transpose ins(%arg3 : tensor<32x32xf32>) outs(%22 : tensor<32x32xf32>) permutation = [1, 0]
    %28 = linalg.matmul ins(%collapsed, %transposed_11 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%24 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %29 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%28, %arg4 : tensor<6x32xf32>, tensor<32xf32>) outs(%23 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.addf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<6x32xf32>
    %expanded_12 = tensor.expand_shape %29 [[0, 1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<6x32xf32> into tensor<1x6x4x8xf32>
    %transposed_13 = linalg.transpose ins(%arg5 : tensor<32x32xf32>) outs(%22 : tensor<32x32xf32>) permutation = [1, 0]
    %30 = linalg.matmul ins(%collapsed, %transposed_13 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%24 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %31 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%30, %arg6 : tensor<6x32xf32>, tensor<32xf32>) outs(%23 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.addf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<6x32xf32>
    %expanded_14 = tensor.expand_shape %31 [[0, 1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<6x32xf32> into tensor<1x6x4x8xf32>
    %transposed_15 = linalg.transpose ins(%expanded_14 : tensor<1x6x4x8xf32>) outs(%27 : tensor<1x4x6x8xf32>) permutation = [0, 2, 1, 3]
    %32 = tensor.empty() : tensor<1x4x8x6xf32>
    %transposed_16 = linalg.transpose ins(%expanded_12 : tensor<1x6x4x8xf32>) outs(%32 : tensor<1x4x8x6xf32>) permutation = [0, 2, 3, 1]
    %collapsed_17 = tensor.collapse_shape %transposed_10 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %collapsed_18 = tensor.collapse_shape %transposed_16 [[0, 1], [2], [3]] : tensor<1x4x8x6xf32> into tensor<4x8x6xf32>
    %33 = tensor.empty() : tensor<4x6x6xf32>
    %34 = linalg.fill ins(%cst_0 : f32) outs(%33 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %35 = linalg.batch_matmul ins(%collapsed_17, %collapsed_18 : tensor<4x6x8xf32>, tensor<4x8x6xf32>) outs(%34 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %expanded_19 = tensor.expand_shape %35 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xf32> into tensor<1x4x6x6xf32>
    %36 = tensor.empty() : tensor<1x4x6x6xf32>
    %37 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_19 : tensor<1x4x6x6xf32>) outs(%36 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.truncf %cst_6 : f64 to f32
      %84 = arith.mulf %in, %83 : f32
      linalg.yield %84 : f32
    } -> tensor<1x4x6x6xf32>
    %38 = tensor.empty() : tensor<1x4x6xi64>
    %39 = linalg.fill ins(%c0_i64 : i64) outs(%38 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %40 = tensor.empty() : tensor<1x4x6xf32>
    %41 = linalg.fill ins(%cst_1 : f32) outs(%40 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %42:2 = linalg.generic {indexing_maps = [#map5, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%37 : tensor<1x4x6x6xf32>) outs(%41, %39 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_34: i64):
      %83 = linalg.index 3 : index
      %84 = arith.index_cast %83 : index to i64
      %85 = arith.maximumf %in, %out : f32
      %86 = arith.cmpf ogt, %in, %out : f32
      %87 = arith.select %86, %84, %out_34 : i64
      linalg.yield %85, %87 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_20 = tensor.expand_shape %42#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %43 = linalg.generic {indexing_maps = [#map5, #map7, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %expanded_20 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%36 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.subf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<1x4x6x6xf32>
    %44 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43 : tensor<1x4x6x6xf32>) outs(%36 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = math.exp %in : f32
      linalg.yield %83 : f32
    } -> tensor<1x4x6x6xf32>
    %45 = tensor.empty() : tensor<1x4x6x1xf32>
    %46 = linalg.fill ins(%cst_0 : f32) outs(%45 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %47 = linalg.generic {indexing_maps = [#map5, #map7], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%44 : tensor<1x4x6x6xf32>) outs(%46 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.addf %in, %out : f32
      linalg.yield %83 : f32
    } -> tensor<1x4x6x1xf32>
    %48 = linalg.generic {indexing_maps = [#map5, #map7, #map5], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %47 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%36 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.divf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<1x4x6x6xf32>
    %collapsed_21 = tensor.collapse_shape %48 [[0, 1], [2], [3]] : tensor<1x4x6x6xf32> into tensor<4x6x6xf32>
    %collapsed_22 = tensor.collapse_shape %transposed_15 [[0, 1], [2], [3]] : tensor<1x4x6x8xf32> into tensor<4x6x8xf32>
    %49 = tensor.empty() : tensor<4x6x8xf32>
    %50 = linalg.fill ins(%cst_0 : f32) outs(%49 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %51 = linalg.batch_matmul ins(%collapsed_21, %collapsed_22 : tensor<4x6x6xf32>, tensor<4x6x8xf32>) outs(%50 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %expanded_23 = tensor.expand_shape %51 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xf32> into tensor<1x4x6x8xf32>
    %52 = tensor.empty() : tensor<1x6x4x8xf32>
    %transposed_24 = linalg.transpose ins(%expanded_23 : tensor<1x4x6x8xf32>) outs(%52 : tensor<1x6x4x8xf32>) permutation = [0, 2, 1, 3]
    %collapsed_25 = tensor.collapse_shape %transposed_24 [[0, 1], [2, 3]] : tensor<1x6x4x8xf32> into tensor<6x32xf32>
    %transposed_26 = linalg.transpose ins(%arg9 : tensor<32x32xf32>) outs(%22 : tensor<32x32xf32>) permutation = [1, 0]
    %53 = linalg.matmul ins(%collapsed_25, %transposed_26 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%24 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %54 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%53, %arg10 : tensor<6x32xf32>, tensor<32xf32>) outs(%23 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.addf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<6x32xf32>
    %expanded_27 = tensor.expand_shape %54 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %55 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %expanded_27 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.addf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x32xf32>
    %56 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%55 : tensor<1x6x32xf32>) outs(%0 : tensor<1x6x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %83 = arith.extf %in : f32 to f64
      linalg.yield %83 : f64
    } -> tensor<1x6x32xf64>
    %57 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%56 : tensor<1x6x32xf64>) outs(%3 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %83 = arith.addf %in, %out : f64
      linalg.yield %83 : f64
    } -> tensor<1x6x1xf64>
    %58 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%57 : tensor<1x6x1xf64>) outs(%2 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %83 = arith.divf %in, %cst_8 : f64
      linalg.yield %83 : f64
    } -> tensor<1x6x1xf64>
    %59 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%56, %58 : tensor<1x6x32xf64>, tensor<1x6x1xf64>) outs(%0 : tensor<1x6x32xf64>) {
    ^bb0(%in: f64, %in_34: f64, %out: f64):
      %83 = arith.subf %in, %in_34 : f64
      linalg.yield %83 : f64
    } -> tensor<1x6x32xf64>
    %60 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%59, %59 : tensor<1x6x32xf64>, tensor<1x6x32xf64>) outs(%0 : tensor<1x6x32xf64>) {
    ^bb0(%in: f64, %in_34: f64, %out: f64):
      %83 = arith.mulf %in, %in_34 : f64
      linalg.yield %83 : f64
    } -> tensor<1x6x32xf64>
    %61 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%60 : tensor<1x6x32xf64>) outs(%3 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %83 = arith.addf %in, %out : f64
      linalg.yield %83 : f64
    } -> tensor<1x6x1xf64>
    %62 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%61 : tensor<1x6x1xf64>) outs(%2 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %83 = arith.divf %in, %cst_8 : f64
      linalg.yield %83 : f64
    } -> tensor<1x6x1xf64>
    %63 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%62 : tensor<1x6x1xf64>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %83 = arith.truncf %in : f64 to f32
      linalg.yield %83 : f32
    } -> tensor<1x6x1xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%55 : tensor<1x6x32xf32>) outs(%12 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.addf %in, %out : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x1xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%64 : tensor<1x6x1xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.divf %in, %cst_9 : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x1xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%63 : tensor<1x6x1xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.truncf %cst_7 : f64 to f32
      %84 = arith.addf %in, %83 : f32
      linalg.yield %84 : f32
    } -> tensor<1x6x1xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%66 : tensor<1x6x1xf32>) outs(%10 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = math.rsqrt %in : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x1xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%55, %65 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.subf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x32xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%68, %67 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.mulf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x32xf32>
    %70 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69, %arg11 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.mulf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x32xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%70, %arg12 : tensor<1x6x32xf32>, tensor<32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.addf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x32xf32>
    %collapsed_28 = tensor.collapse_shape %71 [[0, 1], [2]] : tensor<1x6x32xf32> into tensor<6x32xf32>
    %72 = tensor.empty() : tensor<32x88xf32>
    %transposed_29 = linalg.transpose ins(%arg13 : tensor<88x32xf32>) outs(%72 : tensor<32x88xf32>) permutation = [1, 0]
    %73 = tensor.empty() : tensor<6x88xf32>
    %74 = linalg.fill ins(%cst_0 : f32) outs(%73 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %75 = linalg.matmul ins(%collapsed_28, %transposed_29 : tensor<6x32xf32>, tensor<32x88xf32>) outs(%74 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %76 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%75, %arg14 : tensor<6x88xf32>, tensor<88xf32>) outs(%73 : tensor<6x88xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.addf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<6x88xf32>
    %expanded_30 = tensor.expand_shape %76 [[0, 1], [2]] output_shape [1, 6, 88] : tensor<6x88xf32> into tensor<1x6x88xf32>
    %77 = tensor.empty() : tensor<1x6x88xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_30 : tensor<1x6x88xf32>) outs(%77 : tensor<1x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = math.fpowi %in, %c3_i64 : f32, i64
      %84 = arith.mulf %83, %cst_2 : f32
      %85 = arith.addf %in, %84 : f32
      %86 = arith.mulf %85, %cst_3 : f32
      %87 = math.tanh %86 : f32
      %88 = arith.addf %87, %cst_4 : f32
      %89 = arith.mulf %88, %cst_5 : f32
      %90 = arith.mulf %in, %89 : f32
      linalg.yield %90 : f32
    } -> tensor<1x6x88xf32>
    %collapsed_31 = tensor.collapse_shape %78 [[0, 1], [2]] : tensor<1x6x88xf32> into tensor<6x88xf32>
    %79 = tensor.empty() : tensor<88x32xf32>
    %transposed_32 = linalg.transpose ins(%arg15 : tensor<32x88xf32>) outs(%79 : tensor<88x32xf32>) permutation = [1, 0]
    %80 = linalg.matmul ins(%collapsed_31, %transposed_32 : tensor<6x88xf32>, tensor<88x32xf32>) outs(%24 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %81 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%80, %arg16 : tensor<6x32xf32>, tensor<32xf32>) outs(%23 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.addf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<6x32xf32>
    %expanded_33 = tensor.expand_shape %81 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf32> into tensor<1x6x32xf32>
    %82 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%55, %expanded_33 : tensor<1x6x32xf32>, tensor<1x6x32xf32>) outs(%17 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_34: f32, %out: f32):
      %83 = arith.addf %in, %in_34 : f32
      linalg.yield %83 : f32
    } -> tensor<1x6x32xf32>
    return %82 : tensor<1x6x32xf32>
  }
}
