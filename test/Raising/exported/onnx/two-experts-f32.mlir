// Source: nn.Module code
// Route: torch.onnx, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = x1, %arg2 = gate.weight, %arg3 = up.weight, %arg4 = down.weight, %arg5 = gate2.weight, %arg6 = up2.weight, %arg7 = down2.weight
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
module {
  func.func @main_graph(%arg0: tensor<2x6x32xf32>, %arg1: tensor<2x6x2xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<88x32xf32>, %arg4: tensor<32x88xf32>, %arg5: tensor<88x32xf32>, %arg6: tensor<88x32xf32>, %arg7: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x88xf32>
    %transposed = linalg.transpose ins(%arg2 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<2x32x88xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x88xf32>) outs(%1 : tensor<2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x88xf32>
    %3 = tensor.empty() : tensor<2x6x88xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<2x6x32xf32>, tensor<2x32x88xf32>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %29 = arith.negf %in : f32
      %30 = math.exp %29 : f32
      %31 = arith.addf %30, %cst_0 : f32
      %32 = arith.divf %cst_0, %31 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %6 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %29 = arith.mulf %in, %in_7 : f32
      linalg.yield %29 : f32
    } -> tensor<2x6x88xf32>
    %transposed_1 = linalg.transpose ins(%arg3 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_1 : tensor<32x88xf32>) outs(%1 : tensor<2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x88xf32>
    %9 = linalg.batch_matmul ins(%arg0, %8 : tensor<2x6x32xf32>, tensor<2x32x88xf32>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %9 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %29 = arith.mulf %in, %in_7 : f32
      linalg.yield %29 : f32
    } -> tensor<2x6x88xf32>
    %11 = tensor.empty() : tensor<88x32xf32>
    %transposed_2 = linalg.transpose ins(%arg4 : tensor<32x88xf32>) outs(%11 : tensor<88x32xf32>) permutation = [1, 0]
    %12 = tensor.empty() : tensor<2x88x32xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<88x32xf32>) outs(%12 : tensor<2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x32xf32>
    %14 = tensor.empty() : tensor<2x6x32xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %16 = linalg.batch_matmul ins(%10, %13 : tensor<2x6x88xf32>, tensor<2x88x32xf32>) outs(%15 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %transposed_3 = linalg.transpose ins(%arg5 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %17 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_3 : tensor<32x88xf32>) outs(%1 : tensor<2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x88xf32>
    %18 = linalg.batch_matmul ins(%arg0, %17 : tensor<2x6x32xf32>, tensor<2x32x88xf32>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18 : tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %29 = arith.negf %in : f32
      %30 = math.exp %29 : f32
      %31 = arith.addf %30, %cst_0 : f32
      %32 = arith.divf %cst_0, %31 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %19 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %29 = arith.mulf %in, %in_7 : f32
      linalg.yield %29 : f32
    } -> tensor<2x6x88xf32>
    %transposed_4 = linalg.transpose ins(%arg6 : tensor<88x32xf32>) outs(%0 : tensor<32x88xf32>) permutation = [1, 0]
    %21 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_4 : tensor<32x88xf32>) outs(%1 : tensor<2x32x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x88xf32>
    %22 = linalg.batch_matmul ins(%arg0, %21 : tensor<2x6x32xf32>, tensor<2x32x88xf32>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %22 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%3 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %29 = arith.mulf %in, %in_7 : f32
      linalg.yield %29 : f32
    } -> tensor<2x6x88xf32>
    %transposed_5 = linalg.transpose ins(%arg7 : tensor<32x88xf32>) outs(%11 : tensor<88x32xf32>) permutation = [1, 0]
    %24 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_5 : tensor<88x32xf32>) outs(%12 : tensor<2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x32xf32>
    %25 = linalg.batch_matmul ins(%23, %24 : tensor<2x6x88xf32>, tensor<2x88x32xf32>) outs(%15 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %extracted_slice = tensor.extract_slice %arg1[0, 0, 0] [2, 6, 1] [1, 1, 1] : tensor<2x6x2xf32> to tensor<2x6x1xf32>
    %26 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice, %16 : tensor<2x6x1xf32>, tensor<2x6x32xf32>) outs(%14 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %29 = arith.mulf %in, %in_7 : f32
      linalg.yield %29 : f32
    } -> tensor<2x6x32xf32>
    %extracted_slice_6 = tensor.extract_slice %arg1[0, 0, 1] [2, 6, 1] [1, 1, 1] : tensor<2x6x2xf32> to tensor<2x6x1xf32>
    %27 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_6, %25 : tensor<2x6x1xf32>, tensor<2x6x32xf32>) outs(%14 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %29 = arith.mulf %in, %in_7 : f32
      linalg.yield %29 : f32
    } -> tensor<2x6x32xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26, %27 : tensor<2x6x32xf32>, tensor<2x6x32xf32>) outs(%14 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %29 = arith.addf %in, %in_7 : f32
      linalg.yield %29 : f32
    } -> tensor<2x6x32xf32>
    return %28 : tensor<2x6x32xf32>
  }
}
