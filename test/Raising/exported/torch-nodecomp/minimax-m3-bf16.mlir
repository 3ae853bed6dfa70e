// Source: MiniMaxM3VLDenseMLP (transformers)
// Route: torch.export, torch-mlir without decompositions, bf16
// Arguments: %arg0 = x, %arg1 = gate_up_proj.weight, %arg2 = down_proj.weight
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<176x32xbf16>, %arg2: tensor<32x88xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : bf16
    %cst_1 = arith.constant 1.702000e+00 : f64
    %cst_2 = arith.constant 7.000000e+00 : bf16
    %cst_3 = arith.constant -7.000000e+00 : bf16
    %0 = tensor.empty() : tensor<32x176xbf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<176x32xbf16>) outs(%0 : tensor<32x176xbf16>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<2x32x176xbf16>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x176xbf16>) outs(%1 : tensor<2x32x176xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x32x176xbf16>
    %3 = tensor.empty() : tensor<2x6x176xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<2x6x176xf32>) -> tensor<2x6x176xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<2x6x32xbf16>, tensor<2x32x176xbf16>) outs(%4 : tensor<2x6x176xf32>) -> tensor<2x6x176xf32>
    %6 = tensor.empty() : tensor<2x6x176xbf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x176xf32>) outs(%6 : tensor<2x6x176xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %24 = arith.truncf %in : f32 to bf16
      linalg.yield %24 : bf16
    } -> tensor<2x6x176xbf16>
    %extracted_slice = tensor.extract_slice %7[0, 0, 0] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xbf16> to tensor<2x6x88xbf16>
    %extracted_slice_4 = tensor.extract_slice %7[0, 0, 88] [2, 6, 88] [1, 1, 1] : tensor<2x6x176xbf16> to tensor<2x6x88xbf16>
    %8 = tensor.empty() : tensor<2x6x88xbf16>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %24 = arith.cmpf ugt, %in, %cst_2 : bf16
      %25 = arith.select %24, %cst_2, %in : bf16
      linalg.yield %25 : bf16
    } -> tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice_4 : tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %24 = arith.cmpf ult, %in, %cst_3 : bf16
      %25 = arith.select %24, %cst_3, %in : bf16
      %26 = arith.cmpf ugt, %25, %cst_2 : bf16
      %27 = arith.select %26, %cst_2, %25 : bf16
      linalg.yield %27 : bf16
    } -> tensor<2x6x88xbf16>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %24 = arith.truncf %cst_1 : f64 to bf16
      %25 = arith.mulf %in, %24 : bf16
      linalg.yield %25 : bf16
    } -> tensor<2x6x88xbf16>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %24 = arith.negf %in : bf16
      %25 = math.exp %24 : bf16
      %26 = arith.addf %25, %cst_0 : bf16
      %27 = arith.divf %cst_0, %26 : bf16
      linalg.yield %27 : bf16
    } -> tensor<2x6x88xbf16>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %12 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_6: bf16, %out: bf16):
      %24 = arith.mulf %in, %in_6 : bf16
      linalg.yield %24 : bf16
    } -> tensor<2x6x88xbf16>
    %14 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %24 = arith.addf %in, %cst_0 : bf16
      linalg.yield %24 : bf16
    } -> tensor<2x6x88xbf16>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %13 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%8 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_6: bf16, %out: bf16):
      %24 = arith.mulf %in, %in_6 : bf16
      linalg.yield %24 : bf16
    } -> tensor<2x6x88xbf16>
    %16 = tensor.empty() : tensor<88x32xbf16>
    %transposed_5 = linalg.transpose ins(%arg2 : tensor<32x88xbf16>) outs(%16 : tensor<88x32xbf16>) permutation = [1, 0]
    %17 = tensor.empty() : tensor<2x88x32xbf16>
    %18 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_5 : tensor<88x32xbf16>) outs(%17 : tensor<2x88x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x88x32xbf16>
    %19 = tensor.empty() : tensor<2x6x32xf32>
    %20 = linalg.fill ins(%cst : f32) outs(%19 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %21 = linalg.batch_matmul ins(%15, %18 : tensor<2x6x88xbf16>, tensor<2x88x32xbf16>) outs(%20 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %22 = tensor.empty() : tensor<2x6x32xbf16>
    %23 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<2x6x32xf32>) outs(%22 : tensor<2x6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %24 = arith.truncf %in : f32 to bf16
      linalg.yield %24 : bf16
    } -> tensor<2x6x32xbf16>
    return %23 : tensor<2x6x32xbf16>
  }
}
