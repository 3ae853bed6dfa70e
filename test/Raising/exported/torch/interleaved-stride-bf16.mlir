// Source: nn.Module code
// Route: torch.export, torch-mlir, bf16
// Arguments: %arg0 = x, %arg1 = down.weight, %arg2 = down.bias, %arg3 = both.weight, %arg4 = both.bias
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x6x32xbf16>, %arg1: tensor<32x88xbf16>, %arg2: tensor<32xbf16>, %arg3: tensor<176x32xbf16>, %arg4: tensor<176xbf16>) -> tensor<2x6x32xbf16> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<2x6x32xbf16> into tensor<12x32xbf16>
    %0 = tensor.empty() : tensor<32x176xbf16>
    %transposed = linalg.transpose ins(%arg3 : tensor<176x32xbf16>) outs(%0 : tensor<32x176xbf16>) permutation = [1, 0]
    %1 = tensor.empty() : tensor<176xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg4 : tensor<176xbf16>) outs(%1 : tensor<176xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %32 = arith.extf %in : bf16 to f32
      linalg.yield %32 : f32
    } -> tensor<176xf32>
    %3 = tensor.empty() : tensor<12x32xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed : tensor<12x32xbf16>) outs(%3 : tensor<12x32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %32 = arith.extf %in : bf16 to f32
      linalg.yield %32 : f32
    } -> tensor<12x32xf32>
    %5 = tensor.empty() : tensor<32x176xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%transposed : tensor<32x176xbf16>) outs(%5 : tensor<32x176xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %32 = arith.extf %in : bf16 to f32
      linalg.yield %32 : f32
    } -> tensor<32x176xf32>
    %7 = tensor.empty() : tensor<12x176xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %9 = linalg.matmul ins(%4, %6 : tensor<12x32xf32>, tensor<32x176xf32>) outs(%8 : tensor<12x176xf32>) -> tensor<12x176xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%9, %2 : tensor<12x176xf32>, tensor<176xf32>) outs(%7 : tensor<12x176xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %32 = arith.addf %in, %in_5 : f32
      linalg.yield %32 : f32
    } -> tensor<12x176xf32>
    %11 = tensor.empty() : tensor<12x176xbf16>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<12x176xf32>) outs(%11 : tensor<12x176xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %32 = arith.truncf %in : f32 to bf16
      linalg.yield %32 : bf16
    } -> tensor<12x176xbf16>
    %expanded = tensor.expand_shape %12 [[0, 1], [2]] output_shape [2, 6, 176] : tensor<12x176xbf16> into tensor<2x6x176xbf16>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [2, 6, 88] [1, 1, 2] : tensor<2x6x176xbf16> to tensor<2x6x88xbf16>
    %extracted_slice_1 = tensor.extract_slice %expanded[0, 0, 1] [2, 6, 88] [1, 1, 2] : tensor<2x6x176xbf16> to tensor<2x6x88xbf16>
    %13 = tensor.empty() : tensor<2x6x88xf32>
    %14 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<2x6x88xbf16>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %32 = arith.extf %in : bf16 to f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %15 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %out: f32):
      %32 = arith.negf %in : f32
      %33 = math.exp %32 : f32
      %34 = arith.addf %33, %cst_0 : f32
      %35 = arith.divf %cst_0, %34 : f32
      linalg.yield %35 : f32
    } -> tensor<2x6x88xf32>
    %16 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %15 : tensor<2x6x88xf32>, tensor<2x6x88xf32>) outs(%13 : tensor<2x6x88xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %32 = arith.mulf %in, %in_5 : f32
      linalg.yield %32 : f32
    } -> tensor<2x6x88xf32>
    %17 = tensor.empty() : tensor<2x6x88xbf16>
    %18 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<2x6x88xf32>) outs(%17 : tensor<2x6x88xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %32 = arith.truncf %in : f32 to bf16
      linalg.yield %32 : bf16
    } -> tensor<2x6x88xbf16>
    %19 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %extracted_slice_1 : tensor<2x6x88xbf16>, tensor<2x6x88xbf16>) outs(%17 : tensor<2x6x88xbf16>) {
    ^bb0(%in: bf16, %in_5: bf16, %out: bf16):
      %32 = arith.mulf %in, %in_5 : bf16
      linalg.yield %32 : bf16
    } -> tensor<2x6x88xbf16>
    %collapsed_2 = tensor.collapse_shape %19 [[0, 1], [2]] : tensor<2x6x88xbf16> into tensor<12x88xbf16>
    %20 = tensor.empty() : tensor<88x32xbf16>
    %transposed_3 = linalg.transpose ins(%arg1 : tensor<32x88xbf16>) outs(%20 : tensor<88x32xbf16>) permutation = [1, 0]
    %21 = tensor.empty() : tensor<32xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg2 : tensor<32xbf16>) outs(%21 : tensor<32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %32 = arith.extf %in : bf16 to f32
      linalg.yield %32 : f32
    } -> tensor<32xf32>
    %23 = tensor.empty() : tensor<12x88xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%collapsed_2 : tensor<12x88xbf16>) outs(%23 : tensor<12x88xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %32 = arith.extf %in : bf16 to f32
      linalg.yield %32 : f32
    } -> tensor<12x88xf32>
    %25 = tensor.empty() : tensor<88x32xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%transposed_3 : tensor<88x32xbf16>) outs(%25 : tensor<88x32xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %32 = arith.extf %in : bf16 to f32
      linalg.yield %32 : f32
    } -> tensor<88x32xf32>
    %27 = linalg.fill ins(%cst : f32) outs(%3 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %28 = linalg.matmul ins(%24, %26 : tensor<12x88xf32>, tensor<88x32xf32>) outs(%27 : tensor<12x32xf32>) -> tensor<12x32xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%28, %22 : tensor<12x32xf32>, tensor<32xf32>) outs(%3 : tensor<12x32xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %32 = arith.addf %in, %in_5 : f32
      linalg.yield %32 : f32
    } -> tensor<12x32xf32>
    %30 = tensor.empty() : tensor<12x32xbf16>
    %31 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%29 : tensor<12x32xf32>) outs(%30 : tensor<12x32xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %32 = arith.truncf %in : f32 to bf16
      linalg.yield %32 : bf16
    } -> tensor<12x32xbf16>
    %expanded_4 = tensor.expand_shape %31 [[0, 1], [2]] output_shape [2, 6, 32] : tensor<12x32xbf16> into tensor<2x6x32xbf16>
    return %expanded_4 : tensor<2x6x32xbf16>
  }
}
