// Source: LlamaMLP, DoRA on down (peft on transformers)
// Route: torch.export, torch-mlir, f32
// Expected: open, any answer that is equal in value
// Arguments: %arg0 = x, %arg1 = gate_proj.weight, %arg2 = up_proj.weight, %arg3 = down_proj.base_layer.weight, %arg4 = down_proj.lora_A.default.weight, %arg5 = down_proj.lora_B.default.weight, %arg6 = down_proj.lora_magnitude_vector.default.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0) -> (d0)>
#map2 = affine_map<(d0, d1) -> (d0, 0)>
#map3 = affine_map<(d0, d1) -> (d1)>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
#map5 = affine_map<(d0, d1) -> ()>
#map6 = affine_map<(d0, d1) -> (d0)>
#map7 = affine_map<(d0, d1, d2) -> (0, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<4x88xf32>, %arg5: tensor<32x4xf32>, %arg6: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_3 = arith.constant 2.000000e+00 : f32
    %cst_4 = arith.constant 5.000000e-01 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xf32> into tensor<12x32xf32>
    %1 = tensor.empty() : tensor<12x88xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded = tensor.expand_shape %3 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %4 = tensor.empty() : tensor<2x6x88xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.negf %in : f32
      %45 = math.exp %44 : f32
      %46 = arith.addf %45, %cst_0 : f32
      %47 = arith.divf %cst_0, %46 : f32
      linalg.yield %47 : f32
    } -> tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %5 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %44 = arith.mulf %in, %in_16 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %transposed_5 = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %7 = linalg.matmul ins(%collapsed, %transposed_5 : tensor<12x32xf32>, tensor<32x88xf32>) outs(%2 : tensor<12x88xf32>) -> tensor<12x88xf32>
    %expanded_6 = tensor.expand_shape %7 [[0, 1], [2]] output_shape [2, 6, 88] : tensor<12x88xf32> into tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %expanded_6 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%4 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %44 = arith.mulf %in, %in_16 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x88xf32>
    %9 = tensor.empty() : tensor<88x32xf32>
    %transposed_7 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%9 : tensor<88x32xf32>) permutation = [1, 0]
    %collapsed_8 = tensor.collapse_shape %8 [[0, 1], [2]] : tensor<2x6x88xf32> into tensor<12x88xf32>
    %10 = tensor.empty() : tensor<12x32xf32>
    %11 = linalg.fill ins(%cst : f32) outs(%10 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %12 = linalg.matmul ins(%collapsed_8, %transposed_7 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%11 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_9 = tensor.expand_shape %12 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %13 = tensor.empty() : tensor<88xi64>
    %14 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel"]} outs(%13 : tensor<88xi64>) {
    ^bb0(%out: i64):
      %44 = linalg.index 0 : index
      %45 = arith.index_cast %44 : index to i64
      linalg.yield %45 : i64
    } -> tensor<88xi64>
    %expanded_10 = tensor.expand_shape %14 [[0, 1]] output_shape [88, 1] : tensor<88xi64> into tensor<88x1xi64>
    %15 = tensor.empty() : tensor<88x88xi1>
    %16 = linalg.generic {indexing_maps = [#map2, #map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%expanded_10, %14 : tensor<88x1xi64>, tensor<88xi64>) outs(%15 : tensor<88x88xi1>) {
    ^bb0(%in: i64, %in_16: i64, %out: i1):
      %44 = arith.cmpi eq, %in, %in_16 : i64
      linalg.yield %44 : i1
    } -> tensor<88x88xi1>
    %17 = tensor.empty() : tensor<88x88xf32>
    %18 = linalg.generic {indexing_maps = [#map4, #map5, #map5, #map4], iterator_types = ["parallel", "parallel"]} ins(%16, %cst_2, %cst_1 : tensor<88x88xi1>, tensor<f32>, tensor<f32>) outs(%17 : tensor<88x88xf32>) {
    ^bb0(%in: i1, %in_16: f32, %in_17: f32, %out: f32):
      %44 = arith.select %in, %in_16, %in_17 : f32
      linalg.yield %44 : f32
    } -> tensor<88x88xf32>
    %19 = tensor.empty() : tensor<88x4xf32>
    %transposed_11 = linalg.transpose ins(%arg4 : tensor<4x88xf32>) outs(%19 : tensor<88x4xf32>) permutation = [1, 0]
    %20 = linalg.fill ins(%cst : f32) outs(%19 : tensor<88x4xf32>) -> tensor<88x4xf32>
    %21 = linalg.matmul ins(%18, %transposed_11 : tensor<88x88xf32>, tensor<88x4xf32>) outs(%20 : tensor<88x4xf32>) -> tensor<88x4xf32>
    %22 = tensor.empty() : tensor<4x32xf32>
    %transposed_12 = linalg.transpose ins(%arg5 : tensor<32x4xf32>) outs(%22 : tensor<4x32xf32>) permutation = [1, 0]
    %23 = linalg.fill ins(%cst : f32) outs(%9 : tensor<88x32xf32>) -> tensor<88x32xf32>
    %24 = linalg.matmul ins(%21, %transposed_12 : tensor<88x4xf32>, tensor<4x32xf32>) outs(%23 : tensor<88x32xf32>) -> tensor<88x32xf32>
    %transposed_13 = linalg.transpose ins(%24 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %25 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%transposed_13 : tensor<32x88xf32>) outs(%0 : tensor<32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.mulf %in, %cst_3 : f32
      linalg.yield %44 : f32
    } -> tensor<32x88xf32>
    %26 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg3, %25 : tensor<32x88xf32>, tensor<32x88xf32>) outs(%0 : tensor<32x88xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %44 = arith.addf %in, %in_16 : f32
      linalg.yield %44 : f32
    } -> tensor<32x88xf32>
    %27 = tensor.empty() : tensor<32xf32>
    %28 = linalg.fill ins(%cst : f32) outs(%27 : tensor<32xf32>) -> tensor<32xf32>
    %29 = linalg.generic {indexing_maps = [#map4, #map6], iterator_types = ["parallel", "reduction"]} ins(%26 : tensor<32x88xf32>) outs(%28 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = math.absf %in : f32
      %45 = math.powf %44, %cst_3 : f32
      %46 = arith.addf %45, %out : f32
      linalg.yield %46 : f32
    } -> tensor<32xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%29 : tensor<32xf32>) outs(%27 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = math.powf %in, %cst_4 : f32
      linalg.yield %44 : f32
    } -> tensor<32xf32>
    %31 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel"]} ins(%arg6, %30 : tensor<32xf32>, tensor<32xf32>) outs(%27 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %44 = arith.divf %in, %in_16 : f32
      linalg.yield %44 : f32
    } -> tensor<32xf32>
    %expanded_14 = tensor.expand_shape %31 [[0, 1]] output_shape [1, 32] : tensor<32xf32> into tensor<1x32xf32>
    %32 = tensor.empty() : tensor<12x4xf32>
    %33 = linalg.fill ins(%cst : f32) outs(%32 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %34 = linalg.matmul ins(%collapsed_8, %transposed_11 : tensor<12x88xf32>, tensor<88x4xf32>) outs(%33 : tensor<12x4xf32>) -> tensor<12x4xf32>
    %35 = linalg.matmul ins(%34, %transposed_12 : tensor<12x4xf32>, tensor<4x32xf32>) outs(%11 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %expanded_15 = tensor.expand_shape %35 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xf32> into tensor<2x6x32xf32>
    %36 = tensor.empty() : tensor<1x32xf32>
    %37 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%expanded_14 : tensor<1x32xf32>) outs(%36 : tensor<1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.subf %in, %cst_0 : f32
      linalg.yield %44 : f32
    } -> tensor<1x32xf32>
    %38 = tensor.empty() : tensor<2x6x32xf32>
    %39 = linalg.generic {indexing_maps = [#map7, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%37, %expanded_9 : tensor<1x32xf32>, tensor<2x6x32xf32>) outs(%38 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %44 = arith.mulf %in, %in_16 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x32xf32>
    %40 = linalg.generic {indexing_maps = [#map7, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_14, %expanded_15 : tensor<1x32xf32>, tensor<2x6x32xf32>) outs(%38 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %44 = arith.mulf %in, %in_16 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x32xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%40 : tensor<2x6x32xf32>) outs(%38 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %44 = arith.mulf %in, %cst_3 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x32xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%39, %41 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%38 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %44 = arith.addf %in, %in_16 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x32xf32>
    %43 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_9, %42 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%38 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %44 = arith.addf %in, %in_16 : f32
      linalg.yield %44 : f32
    } -> tensor<2x6x32xf32>
    return %43 : tensor<2x6x32xf32>
  }
}
