// Source: nn.LSTMCell
// Route: torch.export -> torch-mlir -> linalg, f32
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @main(%arg0: tensor<3x24xf32>, %arg1: tensor<3x32xf32>, %arg2: tensor<3x32xf32>, %arg3: tensor<128x24xf32>, %arg4: tensor<128x32xf32>, %arg5: tensor<128xf32>, %arg6: tensor<128xf32>) -> (tensor<3x32xf32>, tensor<3x32xf32>) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x128xf32>
    %transposed = linalg.transpose ins(%arg4 : tensor<128x32xf32>) outs(%0 : tensor<32x128xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<3x128xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<3x128xf32>) -> tensor<3x128xf32>
    %3 = linalg.matmul ins(%arg1, %transposed : tensor<3x32xf32>, tensor<32x128xf32>) outs(%2 : tensor<3x128xf32>) -> tensor<3x128xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %arg6 : tensor<3x128xf32>, tensor<128xf32>) outs(%1 : tensor<3x128xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %19 = arith.addf %in, %in_5 : f32
      linalg.yield %19 : f32
    } -> tensor<3x128xf32>
    %5 = tensor.empty() : tensor<24x128xf32>
    %transposed_1 = linalg.transpose ins(%arg3 : tensor<128x24xf32>) outs(%5 : tensor<24x128xf32>) permutation = [1, 0]
    %6 = linalg.matmul ins(%arg0, %transposed_1 : tensor<3x24xf32>, tensor<24x128xf32>) outs(%2 : tensor<3x128xf32>) -> tensor<3x128xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%6, %arg5 : tensor<3x128xf32>, tensor<128xf32>) outs(%1 : tensor<3x128xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %19 = arith.addf %in, %in_5 : f32
      linalg.yield %19 : f32
    } -> tensor<3x128xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %7 : tensor<3x128xf32>, tensor<3x128xf32>) outs(%1 : tensor<3x128xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %19 = arith.addf %in, %in_5 : f32
      linalg.yield %19 : f32
    } -> tensor<3x128xf32>
    %extracted_slice = tensor.extract_slice %8[0, 0] [3, 32] [1, 1] : tensor<3x128xf32> to tensor<3x32xf32>
    %extracted_slice_2 = tensor.extract_slice %8[0, 32] [3, 32] [1, 1] : tensor<3x128xf32> to tensor<3x32xf32>
    %extracted_slice_3 = tensor.extract_slice %8[0, 64] [3, 32] [1, 1] : tensor<3x128xf32> to tensor<3x32xf32>
    %extracted_slice_4 = tensor.extract_slice %8[0, 96] [3, 32] [1, 1] : tensor<3x128xf32> to tensor<3x32xf32>
    %9 = tensor.empty() : tensor<3x32xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice : tensor<3x32xf32>) outs(%9 : tensor<3x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = arith.negf %in : f32
      %20 = math.exp %19 : f32
      %21 = arith.addf %20, %cst_0 : f32
      %22 = arith.divf %cst_0, %21 : f32
      linalg.yield %22 : f32
    } -> tensor<3x32xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_2 : tensor<3x32xf32>) outs(%9 : tensor<3x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = arith.negf %in : f32
      %20 = math.exp %19 : f32
      %21 = arith.addf %20, %cst_0 : f32
      %22 = arith.divf %cst_0, %21 : f32
      linalg.yield %22 : f32
    } -> tensor<3x32xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_3 : tensor<3x32xf32>) outs(%9 : tensor<3x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = math.tanh %in : f32
      linalg.yield %19 : f32
    } -> tensor<3x32xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_4 : tensor<3x32xf32>) outs(%9 : tensor<3x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = arith.negf %in : f32
      %20 = math.exp %19 : f32
      %21 = arith.addf %20, %cst_0 : f32
      %22 = arith.divf %cst_0, %21 : f32
      linalg.yield %22 : f32
    } -> tensor<3x32xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%11, %arg2 : tensor<3x32xf32>, tensor<3x32xf32>) outs(%9 : tensor<3x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %19 = arith.mulf %in, %in_5 : f32
      linalg.yield %19 : f32
    } -> tensor<3x32xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%10, %12 : tensor<3x32xf32>, tensor<3x32xf32>) outs(%9 : tensor<3x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %19 = arith.mulf %in, %in_5 : f32
      linalg.yield %19 : f32
    } -> tensor<3x32xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%14, %15 : tensor<3x32xf32>, tensor<3x32xf32>) outs(%9 : tensor<3x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %19 = arith.addf %in, %in_5 : f32
      linalg.yield %19 : f32
    } -> tensor<3x32xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%16 : tensor<3x32xf32>) outs(%9 : tensor<3x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = math.tanh %in : f32
      linalg.yield %19 : f32
    } -> tensor<3x32xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%13, %17 : tensor<3x32xf32>, tensor<3x32xf32>) outs(%9 : tensor<3x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %19 = arith.mulf %in, %in_5 : f32
      linalg.yield %19 : f32
    } -> tensor<3x32xf32>
    return %18, %16 : tensor<3x32xf32>, tensor<3x32xf32>
  }
}
