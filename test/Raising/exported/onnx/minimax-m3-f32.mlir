// Source: MiniMaxM3VLDenseMLP (transformers)
// Route: torch.onnx, torch-mlir, f32
// Arguments: %arg0 = x, %arg1 = gate_up_proj.weight, %arg2 = down_proj.weight
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> ()>
module {
  func.func @main_graph(%arg0: tensor<2x6x32xf32>, %arg1: tensor<176x32xf32>, %arg2: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<7.000000e+00> : tensor<f32>
    %cst_2 = arith.constant dense<-7.000000e+00> : tensor<f32>
    %cst_3 = arith.constant dense<1.702000e+00> : tensor<f32>
    %cst_4 = arith.constant dense<1.000000e+00> : tensor<f32>
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
    %extracted_slice = tensor.extract_slice %5[0, 0, 0] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %extracted_slice_5 = tensor.extract_slice %5[0, 0, 88] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xf32> to tensor<2x6x88xf32>
    %6 = tensor.empty() : tensor<2x6x88xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice, %cst_1 : tensor<2x6x88xf32>, tensor<f32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %20 = arith.cmpf ugt, %in, %in_7 : f32
      %21 = arith.select %20, %in_7, %in : f32
      linalg.yield %21 : f32
    } -> tensor<2x6x88xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_5, %cst_2, %cst_1 : tensor<2x6x88xf32>, tensor<f32>, tensor<f32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %in_8: f32, %out: f32):
      %20 = arith.cmpf ult, %in, %in_7 : f32
      %21 = arith.select %20, %in_7, %in : f32
      %22 = arith.cmpf ugt, %21, %in_8 : f32
      %23 = arith.select %22, %in_8, %21 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x88xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %cst_3 : tensor<2x6x88xf32>, tensor<f32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %20 = arith.mulf %in, %in_7 : f32
      linalg.yield %20 : f32
    } -> tensor<2x6x88xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.negf %in : f32
      %21 = math.exp %20 : f32
      %22 = arith.addf %21, %cst_0 : f32
      %23 = arith.divf %cst_0, %22 : f32
      linalg.yield %23 : f32
    } -> tensor<2x6x88xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %10 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %20 = arith.mulf %in, %in_7 : f32
      linalg.yield %20 : f32
    } -> tensor<2x6x88xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %cst_4 : tensor<2x6x88xf32>, tensor<f32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %20 = arith.addf %in, %in_7 : f32
      linalg.yield %20 : f32
    } -> tensor<2x6x88xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %11 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %20 = arith.mulf %in, %in_7 : f32
      linalg.yield %20 : f32
    } -> tensor<2x6x88xf32>
    %14 = tensor.empty() : tensor<88x32xf32>
    %transposed_6 = linalg.transpose ins(%arg2 : tensor<32x88xf32>) outs(%14 : tensor<88x32xf32>) permutation = [1, 0]
    %15 = tensor.empty() : tensor<2x88x32xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_6 : tensor<88x32xf32>) outs(%15 : tensor<2x88x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x88x32xf32>
    %17 = tensor.empty() : tensor<2x6x32xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%17 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %19 = linalg.batch_matmul ins(%13, %16 : tensor<2x6x88xf32>, tensor<2x88x32xf32>) outs(%18 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    return %19 : tensor<2x6x32xf32>
  }
}
