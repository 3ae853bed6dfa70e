// Source: MoonshineDecoderMLP (transformers)
// Route: torch.onnx, torch-mlir, f32
// Note: the second half is the gate
// Arguments: %arg0 = x, %arg1 = fc1.weight, %arg2 = fc1.bias, %arg3 = fc2.weight, %arg4 = fc2.bias
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main_graph(%arg0: tensor<2x6x32xf32>, %arg1: tensor<176x32xf32>, %arg2: tensor<176xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x176xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<176x32xf32>) outs(%0 : tensor<32x176xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<2x32x176xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x176xf32>) outs(%1 : tensor<2x32x176xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x176xf32>
    %3 = tensor.empty() : tensor<2x6x176xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<2x6x176xf32>) -> tensor<2x6x176xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<2x6x32xf32>, tensor<2x32x176xf32>) outs(%4 : tensor<2x6x176xf32>) -> tensor<2x6x176xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %arg2 : tensor<2x6x176xf32>, tensor<176xf32>) outs(%3 : tensor<2x6x176xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %18 = arith.addf %in, %in_3 : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x176xf32>
    %extracted_slice = tensor.extract_slice %6[0, 0, 0] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %extracted_slice_1 = tensor.extract_slice %6[0, 0, 88] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %7 = tensor.empty() : tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_1 : tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.negf %in : f32
      %19 = math.exp %18 : f32
      %20 = arith.addf %19, %cst_0 : f32
      %21 = arith.divf %cst_0, %20 : f32
      linalg.yield %21 : f32
    } -> tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_1, %8 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %18 = arith.mulf %in, %in_3 : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %extracted_slice : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%7 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %18 = arith.mulf %in, %in_3 : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x88xf32>
    %11 = tensor.empty() : tensor<88x32xf32>
    %transposed_2 = linalg.transpose ins(%arg3 : tensor<32x88xf32>) outs(%11 : tensor<88x32xf32>) permutation = [1, 0]
    %12 = tensor.empty() : tensor<2x88x32xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<88x32xf32>) outs(%12 : tensor<2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x32xf32>
    %14 = tensor.empty() : tensor<2x6x32xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %16 = linalg.batch_matmul ins(%10, %13 : tensor<2x6x88xf32>, tensor<2x88x32xf32>) outs(%15 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %arg4 : tensor<2x6x32xf32>, tensor<32xf32>) outs(%14 : tensor<2x6x32xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %18 = arith.addf %in, %in_3 : f32
      linalg.yield %18 : f32
    } -> tensor<2x6x32xf32>
    return %17 : tensor<2x6x32xf32>
  }
}
