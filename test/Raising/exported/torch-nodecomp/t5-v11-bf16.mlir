// Source: T5DenseGatedActDense gated-gelu (transformers)
// Route: torch.export, torch-mlir without decompositions, bf16
// Arguments: %arg0 = x, %arg1 = wi_0.weight, %arg2 = wi_1.weight, %arg3 = wo.weight
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<88x32xbf16>, %arg3: tensor<32x88xbf16>) -> tensor<2x6x32xbf16> {
    %c3_i64 = arith.constant 3 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.79788456080286541 : f64
    %cst_1 = arith.constant 4.471500e-02 : f64
    %cst_2 = arith.constant 5.000000e-01 : bf16
    %cst_3 = arith.constant 1.000000e+00 : bf16
    %0 = tensor.empty() : tensor<32x88xbf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<2x32x88xbf16>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed : tensor<32x88xbf16>) outs(%1 : tensor<2x32x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x32x88xbf16>
    %3 = tensor.empty() : tensor<2x6x88xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %5 = linalg.batch_matmul ins(%arg0, %2 : tensor<2x6x32xbf16>, tensor<2x32x88xbf16>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %6 = tensor.empty() : tensor<2x6x88xbf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %28 = arith.truncf %in : f32 to bf16
      linalg.yield %28 : bf16
    } -> tensor<2x6x88xbf16>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %28 = arith.mulf %in, %cst_2 : bf16
      linalg.yield %28 : bf16
    } -> tensor<2x6x88xbf16>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %28 = math.fpowi %in, %c3_i64 : bf16, i64
      linalg.yield %28 : bf16
    } -> tensor<2x6x88xbf16>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %28 = arith.truncf %cst_1 : f64 to bf16
      %29 = arith.mulf %in, %28 : bf16
      linalg.yield %29 : bf16
    } -> tensor<2x6x88xbf16>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %10 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_6: bf16, %out: bf16):
      %28 = arith.addf %in, %in_6 : bf16
      linalg.yield %28 : bf16
    } -> tensor<2x6x88xbf16>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %28 = arith.truncf %cst_0 : f64 to bf16
      %29 = arith.mulf %in, %28 : bf16
      linalg.yield %29 : bf16
    } -> tensor<2x6x88xbf16>
    %13 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %28 = math.tanh %in : bf16
      linalg.yield %28 : bf16
    } -> tensor<2x6x88xbf16>
    %14 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %28 = arith.addf %in, %cst_3 : bf16
      linalg.yield %28 : bf16
    } -> tensor<2x6x88xbf16>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %14 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_6: bf16, %out: bf16):
      %28 = arith.mulf %in, %in_6 : bf16
      linalg.yield %28 : bf16
    } -> tensor<2x6x88xbf16>
    %transposed_4 = linalg.transpose ins(%arg2 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %16 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_4 : tensor<32x88xbf16>) outs(%1 : tensor<2x32x88xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x32x88xbf16>
    %17 = linalg.batch_matmul ins(%arg0, %16 : tensor<2x6x32xbf16>, tensor<2x32x88xbf16>) outs(%4 : tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<2x6x88xf32>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %28 = arith.truncf %in : f32 to bf16
      linalg.yield %28 : bf16
    } -> tensor<2x6x88xbf16>
    %19 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15, %18 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%6 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_6: bf16, %out: bf16):
      %28 = arith.mulf %in, %in_6 : bf16
      linalg.yield %28 : bf16
    } -> tensor<2x6x88xbf16>
    %20 = tensor.empty() : tensor<88x32xbf16>
    %transposed_5 = linalg.transpose ins(%arg3 : tensor<32x88xbf16>) outs(%20 : tensor<88x32xbf16>) permutation = [1, 0]
    %21 = tensor.empty() : tensor<2x88x32xbf16>
    %22 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_5 : tensor<88x32xbf16>) outs(%21 : tensor<2x88x32xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x88x32xbf16>
    %23 = tensor.empty() : tensor<2x6x32xf32>
    %24 = linalg.fill ins(%cst : f32) outs(%23 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %25 = linalg.batch_matmul ins(%19, %22 : tensor<2x6x88xbf16>, tensor<2x88x32xbf16>) outs(%24 : tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %26 = tensor.empty() : tensor<2x6x32xbf16>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25 : tensor<2x6x32xf32>) outs(%26 : tensor<2x6x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %28 = arith.truncf %in : f32 to bf16
      linalg.yield %28 : bf16
    } -> tensor<2x6x32xbf16>
    return %27 : tensor<2x6x32xbf16>
  }
}
