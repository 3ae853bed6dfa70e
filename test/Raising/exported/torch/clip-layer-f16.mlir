// Source: CLIPEncoderLayer (transformers)
// Route: torch.export, torch-mlir, f16
// Arguments: %arg0 = x, %arg1 = layer.self_attn.k_proj.weight, %arg2 = layer.self_attn.k_proj.bias, %arg3 = layer.self_attn.v_proj.weight, %arg4 = layer.self_attn.v_proj.bias, %arg5 = layer.self_attn.q_proj.weight, %arg6 = layer.self_attn.q_proj.bias, %arg7 = layer.self_attn.out_proj.weight, %arg8 = layer.self_attn.out_proj.bias, %arg9 = layer.layer_norm1.weight, %arg10 = layer.layer_norm1.bias, %arg11 = layer.mlp.fc1.weight, %arg12 = layer.mlp.fc1.bias, %arg13 = layer.mlp.fc2.weight, %arg14 = layer.mlp.fc2.bias, %arg15 = layer.layer_norm2.weight, %arg16 = layer.layer_norm2.bias
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
#map3 = affine_map<(d0) -> (d0)>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
#map5 = affine_map<(d0, d1) -> (d1)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<1x6x32xf16>, %arg1: tensor<32x32xf16>, %arg2: tensor<32xf16>, %arg3: tensor<32x32xf16>, %arg4: tensor<32xf16>, %arg5: tensor<32x32xf16>, %arg6: tensor<32xf16>, %arg7: tensor<32x32xf16>, %arg8: tensor<32xf16>, %arg9: tensor<32xf16>, %arg10: tensor<32xf16>, %arg11: tensor<88x32xf16>, %arg12: tensor<88xf16>, %arg13: tensor<32x88xf16>, %arg14: tensor<32xf16>, %arg15: tensor<32xf16>, %arg16: tensor<32xf16>) -> tensor<1x6x32xf16> {
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %c0_i64 = arith.constant 0 : i64
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant 1.000000e+00 : f16
    %cst_3 = arith.constant 1.702000e+00 : f64
    %cst_4 = arith.constant 0.35355339059327379 : f64
    %cst_5 = arith.constant 1.000000e-05 : f64
    %cst_6 = arith.constant 3.200000e+01 : f64
    %cst_7 = arith.constant 3.200000e+01 : f32
    %0 = tensor.empty() : tensor<1x6x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x6x32xf16>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<1x6x32xf32>
    %2 = tensor.empty() : tensor<1x6x32xf64>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1 : tensor<1x6x32xf32>) outs(%2 : tensor<1x6x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %126 = arith.extf %in : f32 to f64
      linalg.yield %126 : f64
    } -> tensor<1x6x32xf64>
    %4 = tensor.empty() : tensor<1x6x1xf64>
    %5 = linalg.fill ins(%cst : f64) outs(%4 : tensor<1x6x1xf64>) -> tensor<1x6x1xf64>
    %6 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%3 : tensor<1x6x32xf64>) outs(%5 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %126 = arith.addf %in, %out : f64
      linalg.yield %126 : f64
    } -> tensor<1x6x1xf64>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<1x6x1xf64>) outs(%4 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %126 = arith.divf %in, %cst_6 : f64
      linalg.yield %126 : f64
    } -> tensor<1x6x1xf64>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%3, %7 : tensor<1x6x32xf64>, tensor<1x6x1xf64>) outs(%2 : tensor<1x6x32xf64>) {
    ^bb0(%in: f64, %in_32: f64, %out: f64):
      %126 = arith.subf %in, %in_32 : f64
      linalg.yield %126 : f64
    } -> tensor<1x6x32xf64>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %8 : tensor<1x6x32xf64>, tensor<1x6x32xf64>) outs(%2 : tensor<1x6x32xf64>) {
    ^bb0(%in: f64, %in_32: f64, %out: f64):
      %126 = arith.mulf %in, %in_32 : f64
      linalg.yield %126 : f64
    } -> tensor<1x6x32xf64>
    %10 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%9 : tensor<1x6x32xf64>) outs(%5 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %126 = arith.addf %in, %out : f64
      linalg.yield %126 : f64
    } -> tensor<1x6x1xf64>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<1x6x1xf64>) outs(%4 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %126 = arith.divf %in, %cst_6 : f64
      linalg.yield %126 : f64
    } -> tensor<1x6x1xf64>
    %12 = tensor.empty() : tensor<1x6x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<1x6x1xf64>) outs(%12 : tensor<1x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %126 = arith.truncf %in : f64 to f32
      linalg.yield %126 : f32
    } -> tensor<1x6x1xf32>
    %14 = linalg.fill ins(%cst_0 : f32) outs(%12 : tensor<1x6x1xf32>) -> tensor<1x6x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<1x6x32xf32>) outs(%14 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %126 = arith.addf %in, %out : f32
      linalg.yield %126 : f32
    } -> tensor<1x6x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<1x6x1xf32>) outs(%12 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %126 = arith.divf %in, %cst_7 : f32
      linalg.yield %126 : f32
    } -> tensor<1x6x1xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<1x6x1xf32>) outs(%12 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %126 = arith.truncf %cst_5 : f64 to f32
      %127 = arith.addf %in, %126 : f32
      linalg.yield %127 : f32
    } -> tensor<1x6x1xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<1x6x1xf32>) outs(%12 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %126 = math.rsqrt %in : f32
      linalg.yield %126 : f32
    } -> tensor<1x6x1xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %16 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %126 = arith.subf %in, %in_32 : f32
      linalg.yield %126 : f32
    } -> tensor<1x6x32xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %18 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %126 = arith.mulf %in, %in_32 : f32
      linalg.yield %126 : f32
    } -> tensor<1x6x32xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %arg9 : tensor<1x6x32xf32>, tensor<32xf16>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f16, %out: f32):
      %126 = arith.extf %in_32 : f16 to f32
      %127 = arith.mulf %in, %126 : f32
      linalg.yield %127 : f32
    } -> tensor<1x6x32xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21, %arg10 : tensor<1x6x32xf32>, tensor<32xf16>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f16, %out: f32):
      %126 = arith.extf %in_32 : f16 to f32
      %127 = arith.addf %in, %126 : f32
      linalg.yield %127 : f32
    } -> tensor<1x6x32xf32>
    %23 = tensor.empty() : tensor<1x6x32xf16>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22 : tensor<1x6x32xf32>) outs(%23 : tensor<1x6x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %126 = arith.truncf %in : f32 to f16
      linalg.yield %126 : f16
    } -> tensor<1x6x32xf16>
    %collapsed = tensor.collapse_shape %24 [[0, 1], [2]] : tensor<1x6x32xf16> into tensor<6x32xf16>
    %25 = tensor.empty() : tensor<32x32xf16>
    %transposed = linalg.transpose ins(%arg5 : tensor<32x32xf16>) outs(%25 : tensor<32x32xf16>) permutation = [1, 0]
    %26 = tensor.empty() : tensor<32xf32>
    %27 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel"]} ins(%arg6 : tensor<32xf16>) outs(%26 : tensor<32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<32xf32>
    %28 = tensor.empty() : tensor<6x32xf32>
    %29 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%collapsed : tensor<6x32xf16>) outs(%28 : tensor<6x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<6x32xf32>
    %30 = tensor.empty() : tensor<32x32xf32>
    %31 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%transposed : tensor<32x32xf16>) outs(%30 : tensor<32x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<32x32xf32>
    %32 = linalg.fill ins(%cst_0 : f32) outs(%28 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %33 = linalg.matmul ins(%29, %31 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%32 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %34 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel"]} ins(%33, %27 : tensor<6x32xf32>, tensor<32xf32>) outs(%28 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %126 = arith.addf %in, %in_32 : f32
      linalg.yield %126 : f32
    } -> tensor<6x32xf32>
    %35 = tensor.empty() : tensor<6x32xf16>
    %36 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%34 : tensor<6x32xf32>) outs(%35 : tensor<6x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %126 = arith.truncf %in : f32 to f16
      linalg.yield %126 : f16
    } -> tensor<6x32xf16>
    %transposed_8 = linalg.transpose ins(%arg1 : tensor<32x32xf16>) outs(%25 : tensor<32x32xf16>) permutation = [1, 0]
    %37 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel"]} ins(%arg2 : tensor<32xf16>) outs(%26 : tensor<32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<32xf32>
    %38 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%transposed_8 : tensor<32x32xf16>) outs(%30 : tensor<32x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<32x32xf32>
    %39 = linalg.matmul ins(%29, %38 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%32 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %40 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel"]} ins(%39, %37 : tensor<6x32xf32>, tensor<32xf32>) outs(%28 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %126 = arith.addf %in, %in_32 : f32
      linalg.yield %126 : f32
    } -> tensor<6x32xf32>
    %41 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%40 : tensor<6x32xf32>) outs(%35 : tensor<6x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %126 = arith.truncf %in : f32 to f16
      linalg.yield %126 : f16
    } -> tensor<6x32xf16>
    %transposed_9 = linalg.transpose ins(%arg3 : tensor<32x32xf16>) outs(%25 : tensor<32x32xf16>) permutation = [1, 0]
    %42 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel"]} ins(%arg4 : tensor<32xf16>) outs(%26 : tensor<32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<32xf32>
    %43 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%transposed_9 : tensor<32x32xf16>) outs(%30 : tensor<32x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<32x32xf32>
    %44 = linalg.matmul ins(%29, %43 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%32 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %45 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel"]} ins(%44, %42 : tensor<6x32xf32>, tensor<32xf32>) outs(%28 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %126 = arith.addf %in, %in_32 : f32
      linalg.yield %126 : f32
    } -> tensor<6x32xf32>
    %46 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%45 : tensor<6x32xf32>) outs(%35 : tensor<6x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %126 = arith.truncf %in : f32 to f16
      linalg.yield %126 : f16
    } -> tensor<6x32xf16>
    %expanded = tensor.expand_shape %36 [[0, 1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<6x32xf16> into tensor<1x6x4x8xf16>
    %47 = tensor.empty() : tensor<1x4x6x8xf16>
    %transposed_10 = linalg.transpose ins(%expanded : tensor<1x6x4x8xf16>) outs(%47 : tensor<1x4x6x8xf16>) permutation = [0, 2, 1, 3]
    %expanded_11 = tensor.expand_shape %41 [[0, 1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<6x32xf16> into tensor<1x6x4x8xf16>
    %expanded_12 = tensor.expand_shape %46 [[0, 1], [2, 3]] output_shape [1, 6, 4, 8] : tensor<6x32xf16> into tensor<1x6x4x8xf16>
    %transposed_13 = linalg.transpose ins(%expanded_12 : tensor<1x6x4x8xf16>) outs(%47 : tensor<1x4x6x8xf16>) permutation = [0, 2, 1, 3]
    %48 = tensor.empty() : tensor<1x4x8x6xf16>
    %transposed_14 = linalg.transpose ins(%expanded_11 : tensor<1x6x4x8xf16>) outs(%48 : tensor<1x4x8x6xf16>) permutation = [0, 2, 3, 1]
    %collapsed_15 = tensor.collapse_shape %transposed_10 [[0, 1], [2], [3]] : tensor<1x4x6x8xf16> into tensor<4x6x8xf16>
    %collapsed_16 = tensor.collapse_shape %transposed_14 [[0, 1], [2], [3]] : tensor<1x4x8x6xf16> into tensor<4x8x6xf16>
    %49 = tensor.empty() : tensor<4x6x6xf32>
    %50 = linalg.fill ins(%cst_0 : f32) outs(%49 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %51 = linalg.batch_matmul ins(%collapsed_15, %collapsed_16 : tensor<4x6x8xf16>, tensor<4x8x6xf16>) outs(%50 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %52 = tensor.empty() : tensor<4x6x6xf16>
    %53 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%51 : tensor<4x6x6xf32>) outs(%52 : tensor<4x6x6xf16>) {
    ^bb0(%in: f32, %out: f16):
      %126 = arith.truncf %in : f32 to f16
      linalg.yield %126 : f16
    } -> tensor<4x6x6xf16>
    %expanded_17 = tensor.expand_shape %53 [[0, 1], [2], [3]] output_shape [1, 4, 6, 6] : tensor<4x6x6xf16> into tensor<1x4x6x6xf16>
    %54 = tensor.empty() : tensor<1x4x6x6xf16>
    %55 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_17 : tensor<1x4x6x6xf16>) outs(%54 : tensor<1x4x6x6xf16>) {
    ^bb0(%in: f16, %out: f16):
      %126 = arith.truncf %cst_4 : f64 to f16
      %127 = arith.mulf %in, %126 : f16
      linalg.yield %127 : f16
    } -> tensor<1x4x6x6xf16>
    %56 = tensor.empty() : tensor<1x4x6x6xf32>
    %57 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%55 : tensor<1x4x6x6xf16>) outs(%56 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<1x4x6x6xf32>
    %58 = tensor.empty() : tensor<1x4x6xi64>
    %59 = linalg.fill ins(%c0_i64 : i64) outs(%58 : tensor<1x4x6xi64>) -> tensor<1x4x6xi64>
    %60 = tensor.empty() : tensor<1x4x6xf32>
    %61 = linalg.fill ins(%cst_1 : f32) outs(%60 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
    %62:2 = linalg.generic {indexing_maps = [#map6, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%57 : tensor<1x4x6x6xf32>) outs(%61, %59 : tensor<1x4x6xf32>, tensor<1x4x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_32: i64):
      %126 = linalg.index 3 : index
      %127 = arith.index_cast %126 : index to i64
      %128 = arith.maximumf %in, %out : f32
      %129 = arith.cmpf ogt, %in, %out : f32
      %130 = arith.select %129, %127, %out_32 : i64
      linalg.yield %128, %130 : f32, i64
    } -> (tensor<1x4x6xf32>, tensor<1x4x6xi64>)
    %expanded_18 = tensor.expand_shape %62#0 [[0], [1], [2, 3]] output_shape [1, 4, 6, 1] : tensor<1x4x6xf32> into tensor<1x4x6x1xf32>
    %63 = linalg.generic {indexing_maps = [#map6, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%57, %expanded_18 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%56 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %126 = arith.subf %in, %in_32 : f32
      linalg.yield %126 : f32
    } -> tensor<1x4x6x6xf32>
    %64 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%63 : tensor<1x4x6x6xf32>) outs(%56 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %126 = math.exp %in : f32
      linalg.yield %126 : f32
    } -> tensor<1x4x6x6xf32>
    %65 = tensor.empty() : tensor<1x4x6x1xf32>
    %66 = linalg.fill ins(%cst_0 : f32) outs(%65 : tensor<1x4x6x1xf32>) -> tensor<1x4x6x1xf32>
    %67 = linalg.generic {indexing_maps = [#map6, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%64 : tensor<1x4x6x6xf32>) outs(%66 : tensor<1x4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %126 = arith.addf %in, %out : f32
      linalg.yield %126 : f32
    } -> tensor<1x4x6x1xf32>
    %68 = linalg.generic {indexing_maps = [#map6, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%64, %67 : tensor<1x4x6x6xf32>, tensor<1x4x6x1xf32>) outs(%56 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %126 = arith.divf %in, %in_32 : f32
      linalg.yield %126 : f32
    } -> tensor<1x4x6x6xf32>
    %69 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68 : tensor<1x4x6x6xf32>) outs(%54 : tensor<1x4x6x6xf16>) {
    ^bb0(%in: f32, %out: f16):
      %126 = arith.truncf %in : f32 to f16
      linalg.yield %126 : f16
    } -> tensor<1x4x6x6xf16>
    %collapsed_19 = tensor.collapse_shape %69 [[0, 1], [2], [3]] : tensor<1x4x6x6xf16> into tensor<4x6x6xf16>
    %collapsed_20 = tensor.collapse_shape %transposed_13 [[0, 1], [2], [3]] : tensor<1x4x6x8xf16> into tensor<4x6x8xf16>
    %70 = tensor.empty() : tensor<4x6x8xf32>
    %71 = linalg.fill ins(%cst_0 : f32) outs(%70 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %72 = linalg.batch_matmul ins(%collapsed_19, %collapsed_20 : tensor<4x6x6xf16>, tensor<4x6x8xf16>) outs(%71 : tensor<4x6x8xf32>) -> tensor<4x6x8xf32>
    %73 = tensor.empty() : tensor<4x6x8xf16>
    %74 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%72 : tensor<4x6x8xf32>) outs(%73 : tensor<4x6x8xf16>) {
    ^bb0(%in: f32, %out: f16):
      %126 = arith.truncf %in : f32 to f16
      linalg.yield %126 : f16
    } -> tensor<4x6x8xf16>
    %expanded_21 = tensor.expand_shape %74 [[0, 1], [2], [3]] output_shape [1, 4, 6, 8] : tensor<4x6x8xf16> into tensor<1x4x6x8xf16>
    %75 = tensor.empty() : tensor<1x6x4x8xf16>
    %transposed_22 = linalg.transpose ins(%expanded_21 : tensor<1x4x6x8xf16>) outs(%75 : tensor<1x6x4x8xf16>) permutation = [0, 2, 1, 3]
    %collapsed_23 = tensor.collapse_shape %transposed_22 [[0, 1], [2, 3]] : tensor<1x6x4x8xf16> into tensor<6x32xf16>
    %transposed_24 = linalg.transpose ins(%arg7 : tensor<32x32xf16>) outs(%25 : tensor<32x32xf16>) permutation = [1, 0]
    %76 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel"]} ins(%arg8 : tensor<32xf16>) outs(%26 : tensor<32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<32xf32>
    %77 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%collapsed_23 : tensor<6x32xf16>) outs(%28 : tensor<6x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<6x32xf32>
    %78 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%transposed_24 : tensor<32x32xf16>) outs(%30 : tensor<32x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<32x32xf32>
    %79 = linalg.matmul ins(%77, %78 : tensor<6x32xf32>, tensor<32x32xf32>) outs(%32 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %80 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel"]} ins(%79, %76 : tensor<6x32xf32>, tensor<32xf32>) outs(%28 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %126 = arith.addf %in, %in_32 : f32
      linalg.yield %126 : f32
    } -> tensor<6x32xf32>
    %81 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%80 : tensor<6x32xf32>) outs(%35 : tensor<6x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %126 = arith.truncf %in : f32 to f16
      linalg.yield %126 : f16
    } -> tensor<6x32xf16>
    %expanded_25 = tensor.expand_shape %81 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf16> into tensor<1x6x32xf16>
    %82 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %expanded_25 : tensor<1x6x32xf16>, tensor<1x6x32xf16>) outs(%23 : tensor<1x6x32xf16>) {
    ^bb0(%in: f16, %in_32: f16, %out: f16):
      %126 = arith.addf %in, %in_32 : f16
      linalg.yield %126 : f16
    } -> tensor<1x6x32xf16>
    %83 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82 : tensor<1x6x32xf16>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<1x6x32xf32>
    %84 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<1x6x32xf32>) outs(%2 : tensor<1x6x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %126 = arith.extf %in : f32 to f64
      linalg.yield %126 : f64
    } -> tensor<1x6x32xf64>
    %85 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%84 : tensor<1x6x32xf64>) outs(%5 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %126 = arith.addf %in, %out : f64
      linalg.yield %126 : f64
    } -> tensor<1x6x1xf64>
    %86 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<1x6x1xf64>) outs(%4 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %126 = arith.divf %in, %cst_6 : f64
      linalg.yield %126 : f64
    } -> tensor<1x6x1xf64>
    %87 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84, %86 : tensor<1x6x32xf64>, tensor<1x6x1xf64>) outs(%2 : tensor<1x6x32xf64>) {
    ^bb0(%in: f64, %in_32: f64, %out: f64):
      %126 = arith.subf %in, %in_32 : f64
      linalg.yield %126 : f64
    } -> tensor<1x6x32xf64>
    %88 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87, %87 : tensor<1x6x32xf64>, tensor<1x6x32xf64>) outs(%2 : tensor<1x6x32xf64>) {
    ^bb0(%in: f64, %in_32: f64, %out: f64):
      %126 = arith.mulf %in, %in_32 : f64
      linalg.yield %126 : f64
    } -> tensor<1x6x32xf64>
    %89 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%88 : tensor<1x6x32xf64>) outs(%5 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %126 = arith.addf %in, %out : f64
      linalg.yield %126 : f64
    } -> tensor<1x6x1xf64>
    %90 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89 : tensor<1x6x1xf64>) outs(%4 : tensor<1x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %126 = arith.divf %in, %cst_6 : f64
      linalg.yield %126 : f64
    } -> tensor<1x6x1xf64>
    %91 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90 : tensor<1x6x1xf64>) outs(%12 : tensor<1x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %126 = arith.truncf %in : f64 to f32
      linalg.yield %126 : f32
    } -> tensor<1x6x1xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%83 : tensor<1x6x32xf32>) outs(%14 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %126 = arith.addf %in, %out : f32
      linalg.yield %126 : f32
    } -> tensor<1x6x1xf32>
    %93 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%92 : tensor<1x6x1xf32>) outs(%12 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %126 = arith.divf %in, %cst_7 : f32
      linalg.yield %126 : f32
    } -> tensor<1x6x1xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91 : tensor<1x6x1xf32>) outs(%12 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %126 = arith.truncf %cst_5 : f64 to f32
      %127 = arith.addf %in, %126 : f32
      linalg.yield %127 : f32
    } -> tensor<1x6x1xf32>
    %95 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%94 : tensor<1x6x1xf32>) outs(%12 : tensor<1x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %126 = math.rsqrt %in : f32
      linalg.yield %126 : f32
    } -> tensor<1x6x1xf32>
    %96 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %93 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %126 = arith.subf %in, %in_32 : f32
      linalg.yield %126 : f32
    } -> tensor<1x6x32xf32>
    %97 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%96, %95 : tensor<1x6x32xf32>, tensor<1x6x1xf32>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %126 = arith.mulf %in, %in_32 : f32
      linalg.yield %126 : f32
    } -> tensor<1x6x32xf32>
    %98 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97, %arg15 : tensor<1x6x32xf32>, tensor<32xf16>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f16, %out: f32):
      %126 = arith.extf %in_32 : f16 to f32
      %127 = arith.mulf %in, %126 : f32
      linalg.yield %127 : f32
    } -> tensor<1x6x32xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%98, %arg16 : tensor<1x6x32xf32>, tensor<32xf16>) outs(%0 : tensor<1x6x32xf32>) {
    ^bb0(%in: f32, %in_32: f16, %out: f32):
      %126 = arith.extf %in_32 : f16 to f32
      %127 = arith.addf %in, %126 : f32
      linalg.yield %127 : f32
    } -> tensor<1x6x32xf32>
    %100 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%99 : tensor<1x6x32xf32>) outs(%23 : tensor<1x6x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %126 = arith.truncf %in : f32 to f16
      linalg.yield %126 : f16
    } -> tensor<1x6x32xf16>
    %collapsed_26 = tensor.collapse_shape %100 [[0, 1], [2]] : tensor<1x6x32xf16> into tensor<6x32xf16>
    %101 = tensor.empty() : tensor<32x88xf16>
    %transposed_27 = linalg.transpose ins(%arg11 : tensor<88x32xf16>) outs(%101 : tensor<32x88xf16>) permutation = [1, 0]
    %102 = tensor.empty() : tensor<88xf32>
    %103 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel"]} ins(%arg12 : tensor<88xf16>) outs(%102 : tensor<88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<88xf32>
    %104 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%collapsed_26 : tensor<6x32xf16>) outs(%28 : tensor<6x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<6x32xf32>
    %105 = tensor.empty() : tensor<32x88xf32>
    %106 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%transposed_27 : tensor<32x88xf16>) outs(%105 : tensor<32x88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<32x88xf32>
    %107 = tensor.empty() : tensor<6x88xf32>
    %108 = linalg.fill ins(%cst_0 : f32) outs(%107 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %109 = linalg.matmul ins(%104, %106 : tensor<6x32xf32>, tensor<32x88xf32>) outs(%108 : tensor<6x88xf32>) -> tensor<6x88xf32>
    %110 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel"]} ins(%109, %103 : tensor<6x88xf32>, tensor<88xf32>) outs(%107 : tensor<6x88xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %126 = arith.addf %in, %in_32 : f32
      linalg.yield %126 : f32
    } -> tensor<6x88xf32>
    %111 = tensor.empty() : tensor<6x88xf16>
    %112 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%110 : tensor<6x88xf32>) outs(%111 : tensor<6x88xf16>) {
    ^bb0(%in: f32, %out: f16):
      %126 = arith.truncf %in : f32 to f16
      linalg.yield %126 : f16
    } -> tensor<6x88xf16>
    %expanded_28 = tensor.expand_shape %112 [[0, 1], [2]] output_shape [1, 6, 88] : tensor<6x88xf16> into tensor<1x6x88xf16>
    %113 = tensor.empty() : tensor<1x6x88xf16>
    %114 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_28 : tensor<1x6x88xf16>) outs(%113 : tensor<1x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %126 = arith.truncf %cst_3 : f64 to f16
      %127 = arith.mulf %in, %126 : f16
      linalg.yield %127 : f16
    } -> tensor<1x6x88xf16>
    %115 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114 : tensor<1x6x88xf16>) outs(%113 : tensor<1x6x88xf16>) {
    ^bb0(%in: f16, %out: f16):
      %126 = arith.negf %in : f16
      %127 = math.exp %126 : f16
      %128 = arith.addf %127, %cst_2 : f16
      %129 = arith.divf %cst_2, %128 : f16
      linalg.yield %129 : f16
    } -> tensor<1x6x88xf16>
    %116 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_28, %115 : tensor<1x6x88xf16>, tensor<1x6x88xf16>) outs(%113 : tensor<1x6x88xf16>) {
    ^bb0(%in: f16, %in_32: f16, %out: f16):
      %126 = arith.mulf %in, %in_32 : f16
      linalg.yield %126 : f16
    } -> tensor<1x6x88xf16>
    %collapsed_29 = tensor.collapse_shape %116 [[0, 1], [2]] : tensor<1x6x88xf16> into tensor<6x88xf16>
    %117 = tensor.empty() : tensor<88x32xf16>
    %transposed_30 = linalg.transpose ins(%arg13 : tensor<32x88xf16>) outs(%117 : tensor<88x32xf16>) permutation = [1, 0]
    %118 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel"]} ins(%arg14 : tensor<32xf16>) outs(%26 : tensor<32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<32xf32>
    %119 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%collapsed_29 : tensor<6x88xf16>) outs(%107 : tensor<6x88xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<6x88xf32>
    %120 = tensor.empty() : tensor<88x32xf32>
    %121 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%transposed_30 : tensor<88x32xf16>) outs(%120 : tensor<88x32xf32>) {
    ^bb0(%in: f16, %out: f32):
      %126 = arith.extf %in : f16 to f32
      linalg.yield %126 : f32
    } -> tensor<88x32xf32>
    %122 = linalg.matmul ins(%119, %121 : tensor<6x88xf32>, tensor<88x32xf32>) outs(%32 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %123 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel"]} ins(%122, %118 : tensor<6x32xf32>, tensor<32xf32>) outs(%28 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %126 = arith.addf %in, %in_32 : f32
      linalg.yield %126 : f32
    } -> tensor<6x32xf32>
    %124 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%123 : tensor<6x32xf32>) outs(%35 : tensor<6x32xf16>) {
    ^bb0(%in: f32, %out: f16):
      %126 = arith.truncf %in : f32 to f16
      linalg.yield %126 : f16
    } -> tensor<6x32xf16>
    %expanded_31 = tensor.expand_shape %124 [[0, 1], [2]] output_shape [1, 6, 32] : tensor<6x32xf16> into tensor<1x6x32xf16>
    %125 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82, %expanded_31 : tensor<1x6x32xf16>, tensor<1x6x32xf16>) outs(%23 : tensor<1x6x32xf16>) {
    ^bb0(%in: f16, %in_32: f16, %out: f16):
      %126 = arith.addf %in, %in_32 : f16
      linalg.yield %126 : f16
    } -> tensor<1x6x32xf16>
    return %125 : tensor<1x6x32xf16>
  }
}
