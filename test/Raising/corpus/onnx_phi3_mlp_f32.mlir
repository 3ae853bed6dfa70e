// Source: Phi3MLP (transformers)
// Route: torch.onnx.export -> torch-mlir ONNX importer -> linalg, f32
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main_graph(%arg0: tensor<1x8x64xf32>, %arg1: tensor<320x64xf32>, %arg2: tensor<64x160xf32>) -> tensor<1x8x64xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<64x320xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<320x64xf32>) outs(%0 : tensor<64x320xf32>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<1x64x320xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<64x320xf32>) outs(%1 : tensor<1x64x320xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x64x320xf32>
    %3 = tensor.empty() : tensor<1x8x320xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<1x8x320xf32>) -> tensor<1x8x320xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<1x8x64xf32>, tensor<1x64x320xf32>) outs(%4 : tensor<1x8x320xf32>) -> tensor<1x8x320xf32>
    %extracted_slice = tensor.extract_slice %5[0, 0, 0] [1, 8, 160] [1, 1, 1] : tensor<1x8x320xf32> to tensor<1x8x160xf32>
    %extracted_slice_1 = tensor.extract_slice %5[0, 0, 160] [1, 8, 160] [1, 1, 1] : tensor<1x8x320xf32> to tensor<1x8x160xf32>
    %6 = tensor.empty() : tensor<1x8x160xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<1x8x160xf32>) outs(%6 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.negf %in : f32
      %17 = math.exp %16 : f32
      %18 = arith.addf %17, %cst_0 : f32
      %19 = arith.divf %cst_0, %18 : f32
      linalg.yield %19 : f32
    } -> tensor<1x8x160xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice, %7 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%6 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %16 = arith.mulf %in, %in_3 : f32
      linalg.yield %16 : f32
    } -> tensor<1x8x160xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_1, %8 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%6 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %16 = arith.mulf %in, %in_3 : f32
      linalg.yield %16 : f32
    } -> tensor<1x8x160xf32>
    %10 = tensor.empty() : tensor<160x64xf32>
    %transposed_2 = linalg.transpose ins(%arg2 : tensor<64x160xf32>) outs(%10 : tensor<160x64xf32>) permutation = [1, 0]
    %11 = tensor.empty() : tensor<1x160x64xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_2 : tensor<160x64xf32>) outs(%11 : tensor<1x160x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x160x64xf32>
    %13 = tensor.empty() : tensor<1x8x64xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<1x8x64xf32>) -> tensor<1x8x64xf32>
    %15 = linalg.batch_matmul ins(%9, %12 : tensor<1x8x160xf32>, tensor<1x160x64xf32>) outs(%14 : tensor<1x8x64xf32>) -> tensor<1x8x64xf32>
    return %15 : tensor<1x8x64xf32>
  }
}
