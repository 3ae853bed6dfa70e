#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @bert.encoder.layer.0(%arg0: tensor<?x32xf32>, %arg1: tensor<40x32xf32> {ffn.name = "bert.encoder.layer.0.intermediate.dense.weight"}, %arg2: tensor<40xf32> {ffn.name = "bert.encoder.layer.0.intermediate.dense.bias"}, %arg3: tensor<32x40xf32> {ffn.name = "bert.encoder.layer.0.output.dense.weight"}, %arg4: tensor<32xf32> {ffn.name = "bert.encoder.layer.0.output.dense.bias"}) -> tensor<?x32xf32> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.70710678118654757 : f64
    %cst_1 = arith.constant 5.000000e-01 : f32
    %cst_2 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x40xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<40x32xf32>) outs(%0 : tensor<32x40xf32>) permutation = [1, 0]
    %dim = tensor.dim %arg0, %c0 : tensor<?x32xf32>
    %1 = tensor.empty(%dim) : tensor<?x40xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<?x40xf32>) -> tensor<?x40xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<?x32xf32>, tensor<32x40xf32>) outs(%2 : tensor<?x40xf32>) -> tensor<?x40xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %arg2 : tensor<?x40xf32>, tensor<40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %15 = arith.addf %in, %in_4 : f32
      linalg.yield %15 : f32
    } -> tensor<?x40xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %15 = arith.mulf %in, %cst_1 : f32
      linalg.yield %15 : f32
    } -> tensor<?x40xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %15 = arith.truncf %cst_0 : f64 to f32
      %16 = arith.mulf %in, %15 : f32
      linalg.yield %16 : f32
    } -> tensor<?x40xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %15 = math.erf %in : f32
      linalg.yield %15 : f32
    } -> tensor<?x40xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %15 = arith.addf %in, %cst_2 : f32
      linalg.yield %15 : f32
    } -> tensor<?x40xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %8 : tensor<?x40xf32>, tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %15 = arith.mulf %in, %in_4 : f32
      linalg.yield %15 : f32
    } -> tensor<?x40xf32>
    %10 = tensor.empty() : tensor<40x32xf32>
    %transposed_3 = linalg.transpose ins(%arg3 : tensor<32x40xf32>) outs(%10 : tensor<40x32xf32>) permutation = [1, 0]
    %11 = tensor.empty(%dim) : tensor<?x32xf32>
    %12 = linalg.fill ins(%cst : f32) outs(%11 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %13 = linalg.matmul ins(%9, %transposed_3 : tensor<?x40xf32>, tensor<40x32xf32>) outs(%12 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%13, %arg4 : tensor<?x32xf32>, tensor<32xf32>) outs(%11 : tensor<?x32xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %15 = arith.addf %in, %in_4 : f32
      linalg.yield %15 : f32
    } -> tensor<?x32xf32>
    return %14 : tensor<?x32xf32>
  }
}

