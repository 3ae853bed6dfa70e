// Source: three experts in a loop
// Route: torch.export, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = experts.0.w1.weight, %arg3 = experts.0.w2.weight, %arg4 = experts.0.w3.weight, %arg5 = experts.1.w1.weight, %arg6 = experts.1.w2.weight, %arg7 = experts.1.w3.weight, %arg8 = experts.2.w1.weight, %arg9 = experts.2.w2.weight, %arg10 = experts.2.w3.weight
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0, 0)>
module {
  func.func @main(%arg0: tensor<6x32xf32>, %arg1: tensor<6x3xf32>, %arg2: tensor<40x32xf32>, %arg3: tensor<32x40xf32>, %arg4: tensor<40x32xf32>, %arg5: tensor<40x32xf32>, %arg6: tensor<32x40xf32>, %arg7: tensor<40x32xf32>, %arg8: tensor<40x32xf32>, %arg9: tensor<32x40xf32>, %arg10: tensor<40x32xf32>) -> tensor<6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<6x32xf32>
    %0 = tensor.empty() : tensor<32x40xf32>
    %transposed = linalg.transpose ins(%arg2 : tensor<40x32xf32>) outs(%0 : tensor<32x40xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<6x40xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<6x40xf32>) -> tensor<6x40xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<6x32xf32>, tensor<32x40xf32>) outs(%2 : tensor<6x40xf32>) -> tensor<6x40xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<6x40xf32>) outs(%1 : tensor<6x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %30 = arith.negf %in : f32
      %31 = math.exp %30 : f32
      %32 = arith.addf %31, %cst_0 : f32
      %33 = arith.divf %cst_0, %32 : f32
      linalg.yield %33 : f32
    } -> tensor<6x40xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<6x40xf32>, tensor<6x40xf32>) outs(%1 : tensor<6x40xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %30 = arith.mulf %in, %in_12 : f32
      linalg.yield %30 : f32
    } -> tensor<6x40xf32>
    %transposed_2 = linalg.transpose ins(%arg4 : tensor<40x32xf32>) outs(%0 : tensor<32x40xf32>) permutation = [1, 0]
    %6 = linalg.matmul ins(%arg0, %transposed_2 : tensor<6x32xf32>, tensor<32x40xf32>) outs(%2 : tensor<6x40xf32>) -> tensor<6x40xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %6 : tensor<6x40xf32>, tensor<6x40xf32>) outs(%1 : tensor<6x40xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %30 = arith.mulf %in, %in_12 : f32
      linalg.yield %30 : f32
    } -> tensor<6x40xf32>
    %8 = tensor.empty() : tensor<40x32xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<32x40xf32>) outs(%8 : tensor<40x32xf32>) permutation = [1, 0]
    %9 = tensor.empty() : tensor<6x32xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %11 = linalg.matmul ins(%7, %transposed_3 : tensor<6x40xf32>, tensor<40x32xf32>) outs(%10 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %extracted_slice = tensor.extract_slice %arg1[0, 0] [6, 1] [1, 1] : tensor<6x3xf32> to tensor<6x1xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%11, %extracted_slice : tensor<6x32xf32>, tensor<6x1xf32>) outs(%9 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %30 = arith.mulf %in, %in_12 : f32
      linalg.yield %30 : f32
    } -> tensor<6x32xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_1, %12 : tensor<6x32xf32>, tensor<6x32xf32>) outs(%9 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %30 = arith.addf %in, %in_12 : f32
      linalg.yield %30 : f32
    } -> tensor<6x32xf32>
    %transposed_4 = linalg.transpose ins(%arg5 : tensor<40x32xf32>) outs(%0 : tensor<32x40xf32>) permutation = [1, 0]
    %14 = linalg.matmul ins(%arg0, %transposed_4 : tensor<6x32xf32>, tensor<32x40xf32>) outs(%2 : tensor<6x40xf32>) -> tensor<6x40xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%14 : tensor<6x40xf32>) outs(%1 : tensor<6x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %30 = arith.negf %in : f32
      %31 = math.exp %30 : f32
      %32 = arith.addf %31, %cst_0 : f32
      %33 = arith.divf %cst_0, %32 : f32
      linalg.yield %33 : f32
    } -> tensor<6x40xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%14, %15 : tensor<6x40xf32>, tensor<6x40xf32>) outs(%1 : tensor<6x40xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %30 = arith.mulf %in, %in_12 : f32
      linalg.yield %30 : f32
    } -> tensor<6x40xf32>
    %transposed_5 = linalg.transpose ins(%arg7 : tensor<40x32xf32>) outs(%0 : tensor<32x40xf32>) permutation = [1, 0]
    %17 = linalg.matmul ins(%arg0, %transposed_5 : tensor<6x32xf32>, tensor<32x40xf32>) outs(%2 : tensor<6x40xf32>) -> tensor<6x40xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%16, %17 : tensor<6x40xf32>, tensor<6x40xf32>) outs(%1 : tensor<6x40xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %30 = arith.mulf %in, %in_12 : f32
      linalg.yield %30 : f32
    } -> tensor<6x40xf32>
    %transposed_6 = linalg.transpose ins(%arg6 : tensor<32x40xf32>) outs(%8 : tensor<40x32xf32>) permutation = [1, 0]
    %19 = linalg.matmul ins(%18, %transposed_6 : tensor<6x40xf32>, tensor<40x32xf32>) outs(%10 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %extracted_slice_7 = tensor.extract_slice %arg1[0, 1] [6, 1] [1, 1] : tensor<6x3xf32> to tensor<6x1xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%19, %extracted_slice_7 : tensor<6x32xf32>, tensor<6x1xf32>) outs(%9 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %30 = arith.mulf %in, %in_12 : f32
      linalg.yield %30 : f32
    } -> tensor<6x32xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%13, %20 : tensor<6x32xf32>, tensor<6x32xf32>) outs(%9 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %30 = arith.addf %in, %in_12 : f32
      linalg.yield %30 : f32
    } -> tensor<6x32xf32>
    %transposed_8 = linalg.transpose ins(%arg8 : tensor<40x32xf32>) outs(%0 : tensor<32x40xf32>) permutation = [1, 0]
    %22 = linalg.matmul ins(%arg0, %transposed_8 : tensor<6x32xf32>, tensor<32x40xf32>) outs(%2 : tensor<6x40xf32>) -> tensor<6x40xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%22 : tensor<6x40xf32>) outs(%1 : tensor<6x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %30 = arith.negf %in : f32
      %31 = math.exp %30 : f32
      %32 = arith.addf %31, %cst_0 : f32
      %33 = arith.divf %cst_0, %32 : f32
      linalg.yield %33 : f32
    } -> tensor<6x40xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%22, %23 : tensor<6x40xf32>, tensor<6x40xf32>) outs(%1 : tensor<6x40xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %30 = arith.mulf %in, %in_12 : f32
      linalg.yield %30 : f32
    } -> tensor<6x40xf32>
    %transposed_9 = linalg.transpose ins(%arg10 : tensor<40x32xf32>) outs(%0 : tensor<32x40xf32>) permutation = [1, 0]
    %25 = linalg.matmul ins(%arg0, %transposed_9 : tensor<6x32xf32>, tensor<32x40xf32>) outs(%2 : tensor<6x40xf32>) -> tensor<6x40xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%24, %25 : tensor<6x40xf32>, tensor<6x40xf32>) outs(%1 : tensor<6x40xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %30 = arith.mulf %in, %in_12 : f32
      linalg.yield %30 : f32
    } -> tensor<6x40xf32>
    %transposed_10 = linalg.transpose ins(%arg9 : tensor<32x40xf32>) outs(%8 : tensor<40x32xf32>) permutation = [1, 0]
    %27 = linalg.matmul ins(%26, %transposed_10 : tensor<6x40xf32>, tensor<40x32xf32>) outs(%10 : tensor<6x32xf32>) -> tensor<6x32xf32>
    %extracted_slice_11 = tensor.extract_slice %arg1[0, 2] [6, 1] [1, 1] : tensor<6x3xf32> to tensor<6x1xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%27, %extracted_slice_11 : tensor<6x32xf32>, tensor<6x1xf32>) outs(%9 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %30 = arith.mulf %in, %in_12 : f32
      linalg.yield %30 : f32
    } -> tensor<6x32xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%21, %28 : tensor<6x32xf32>, tensor<6x32xf32>) outs(%9 : tensor<6x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %30 = arith.addf %in, %in_12 : f32
      linalg.yield %30 : f32
    } -> tensor<6x32xf32>
    return %29 : tensor<6x32xf32>
  }
}
