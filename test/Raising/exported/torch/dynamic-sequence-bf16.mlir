// Source: nn.Module code
// Route: torch.export, torch-mlir, bf16
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = gate.bias, %arg3 = up.weight, %arg4 = up.bias, %arg5 = down.weight, %arg6 = down.bias
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<()[s0] -> (s0 * 2)>
#map2 = affine_map<(d0, d1) -> (d0, d1)>
#map3 = affine_map<(d0, d1) -> (d1)>
#map4 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x?x32xbf16>, %arg1: tensor<88x32xbf16>, %arg2: tensor<88xbf16>, %arg3: tensor<88x32xbf16>, %arg4: tensor<88xbf16>, %arg5: tensor<32x88xbf16>, %arg6: tensor<32xbf16>) -> tensor<2x?x32xbf16> {
    %c2 = arith.constant 2 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %c1 = arith.constant 1 : index
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x?x32xbf16> into tensor<?x32xbf16>
    %0 = tensor.empty() : tensor<32x88xbf16>
    %transposed = linalg.transpose ins(%arg1 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<88xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg2 : tensor<88xbf16>) outs(%1 : tensor<88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %42 = arith.extf %in : bf16 to f32
      linalg.yield %42 : f32
    } -> tensor<88xf32>
    %dim = tensor.dim %arg0, %c1 : tensor<2x?x32xbf16>
    %3 = affine.apply #map1()[%dim]
    %4 = tensor.empty(%3) : tensor<?x32xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%collapsed : tensor<?x32xbf16>) outs(%4 : tensor<?x32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %42 = arith.extf %in : bf16 to f32
      linalg.yield %42 : f32
    } -> tensor<?x32xf32>
    %6 = tensor.empty() : tensor<32x88xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%transposed : tensor<32x88xbf16>) outs(%6 : tensor<32x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %42 = arith.extf %in : bf16 to f32
      linalg.yield %42 : f32
    } -> tensor<32x88xf32>
    %8 = tensor.empty(%3) : tensor<?x88xf32>
    %9 = linalg.fill ins(%cst : f32) outs(%8 : tensor<?x88xf32>) -> tensor<?x88xf32>
    %10 = linalg.matmul ins(%5, %7 : tensor<?x32xf32>, tensor<32x88xf32>) outs(%9 : tensor<?x88xf32>) -> tensor<?x88xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%10, %2 : tensor<?x88xf32>, tensor<88xf32>) outs(%8 : tensor<?x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %42 = arith.addf %in, %in_6 : f32
      linalg.yield %42 : f32
    } -> tensor<?x88xf32>
    %12 = tensor.empty(%3) : tensor<?x88xbf16>
    %13 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<?x88xf32>) outs(%12 : tensor<?x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %42 = arith.truncf %in : f32 to bf16
      linalg.yield %42 : bf16
    } -> tensor<?x88xbf16>
    %14 = arith.divsi %3, %c2 : index
    %expanded = tensor.expand_shape %13 [[0, 1], [2]] output_shape [2, %14, 88] : tensor<?x88xbf16> into tensor<2x?x88xbf16>
    %15 = tensor.empty(%14) : tensor<2x?x88xf32>
    %16 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<2x?x88xbf16>) outs(%15 : tensor<2x?x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %42 = arith.extf %in : bf16 to f32
      linalg.yield %42 : f32
    } -> tensor<2x?x88xf32>
    %17 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<2x?x88xf32>) outs(%15 : tensor<2x?x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %42 = arith.negf %in : f32
      %43 = math.exp %42 : f32
      %44 = arith.addf %43, %cst_0 : f32
      %45 = arith.divf %cst_0, %44 : f32
      linalg.yield %45 : f32
    } -> tensor<2x?x88xf32>
    %18 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %17 : tensor<2x?x88xf32>, tensor<2x?x88xf32>) outs(%15 : tensor<2x?x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %42 = arith.mulf %in, %in_6 : f32
      linalg.yield %42 : f32
    } -> tensor<2x?x88xf32>
    %19 = tensor.empty(%14) : tensor<2x?x88xbf16>
    %20 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18 : tensor<2x?x88xf32>) outs(%19 : tensor<2x?x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %42 = arith.truncf %in : f32 to bf16
      linalg.yield %42 : bf16
    } -> tensor<2x?x88xbf16>
    %transposed_1 = linalg.transpose ins(%arg3 : tensor<88x32xbf16>) outs(%0 : tensor<32x88xbf16>) permutation = [1, 0]
    %21 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg4 : tensor<88xbf16>) outs(%1 : tensor<88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %42 = arith.extf %in : bf16 to f32
      linalg.yield %42 : f32
    } -> tensor<88xf32>
    %22 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%transposed_1 : tensor<32x88xbf16>) outs(%6 : tensor<32x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %42 = arith.extf %in : bf16 to f32
      linalg.yield %42 : f32
    } -> tensor<32x88xf32>
    %23 = linalg.matmul ins(%5, %22 : tensor<?x32xf32>, tensor<32x88xf32>) outs(%9 : tensor<?x88xf32>) -> tensor<?x88xf32>
    %24 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%23, %21 : tensor<?x88xf32>, tensor<88xf32>) outs(%8 : tensor<?x88xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %42 = arith.addf %in, %in_6 : f32
      linalg.yield %42 : f32
    } -> tensor<?x88xf32>
    %25 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%24 : tensor<?x88xf32>) outs(%12 : tensor<?x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %42 = arith.truncf %in : f32 to bf16
      linalg.yield %42 : bf16
    } -> tensor<?x88xbf16>
    %expanded_2 = tensor.expand_shape %25 [[0, 1], [2]] output_shape [2, %14, 88] : tensor<?x88xbf16> into tensor<2x?x88xbf16>
    %26 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %expanded_2 : tensor<2x?x88xbf16>, tensor<2x?x88xbf16>) outs(%19 : tensor<2x?x88xbf16>) {
    ^bb0(%in: bf16, %in_6: bf16, %out: bf16):
      %42 = arith.mulf %in, %in_6 : bf16
      linalg.yield %42 : bf16
    } -> tensor<2x?x88xbf16>
    %collapsed_3 = tensor.collapse_shape %26 [[0, 1], [2]] : tensor<2x?x88xbf16> into tensor<?x88xbf16>
    %27 = tensor.empty() : tensor<88x32xbf16>
    %transposed_4 = linalg.transpose ins(%arg5 : tensor<32x88xbf16>) outs(%27 : tensor<88x32xbf16>) permutation = [1, 0]
    %28 = tensor.empty() : tensor<32xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg6 : tensor<32xbf16>) outs(%28 : tensor<32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %42 = arith.extf %in : bf16 to f32
      linalg.yield %42 : f32
    } -> tensor<32xf32>
    %30 = affine.apply #map1()[%14]
    %31 = tensor.empty(%30) : tensor<?x88xf32>
    %32 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%collapsed_3 : tensor<?x88xbf16>) outs(%31 : tensor<?x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %42 = arith.extf %in : bf16 to f32
      linalg.yield %42 : f32
    } -> tensor<?x88xf32>
    %33 = tensor.empty() : tensor<88x32xf32>
    %34 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%transposed_4 : tensor<88x32xbf16>) outs(%33 : tensor<88x32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %42 = arith.extf %in : bf16 to f32
      linalg.yield %42 : f32
    } -> tensor<88x32xf32>
    %35 = tensor.empty(%30) : tensor<?x32xf32>
    %36 = linalg.fill ins(%cst : f32) outs(%35 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %37 = linalg.matmul ins(%32, %34 : tensor<?x88xf32>, tensor<88x32xf32>) outs(%36 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %38 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%37, %29 : tensor<?x32xf32>, tensor<32xf32>) outs(%35 : tensor<?x32xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %42 = arith.addf %in, %in_6 : f32
      linalg.yield %42 : f32
    } -> tensor<?x32xf32>
    %39 = tensor.empty(%30) : tensor<?x32xbf16>
    %40 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%38 : tensor<?x32xf32>) outs(%39 : tensor<?x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %42 = arith.truncf %in : f32 to bf16
      linalg.yield %42 : bf16
    } -> tensor<?x32xbf16>
    %41 = arith.divsi %30, %c2 : index
    %expanded_5 = tensor.expand_shape %40 [[0, 1], [2]] output_shape [2, %41, 32] : tensor<?x32xbf16> into tensor<2x?x32xbf16>
    return %expanded_5 : tensor<2x?x32xbf16>
  }
}
