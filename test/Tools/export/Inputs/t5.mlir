#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @encoder.block.0.layer.1.DenseReluDense(%arg0: tensor<?x32xf32>, %arg1: tensor<40x32xf32> {ffn.name = "encoder.block.0.layer.1.DenseReluDense.wi_0.weight"}, %arg2: tensor<40x32xf32> {ffn.name = "encoder.block.0.layer.1.DenseReluDense.wi_1.weight"}, %arg3: tensor<32x40xf32> {ffn.name = "encoder.block.0.layer.1.DenseReluDense.wo.weight"}) -> tensor<?x32xf32> {
    %c3_i64 = arith.constant 3 : i64
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.79788456080286541 : f64
    %cst_1 = arith.constant 4.471500e-02 : f64
    %cst_2 = arith.constant 5.000000e-01 : f32
    %cst_3 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x40xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<40x32xf32>) outs(%0 : tensor<32x40xf32>) permutation = [1, 0]
    %dim = tensor.dim %arg0, %c0 : tensor<?x32xf32>
    %1 = tensor.empty(%dim) : tensor<?x40xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<?x40xf32>) -> tensor<?x40xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<?x32xf32>, tensor<32x40xf32>) outs(%2 : tensor<?x40xf32>) -> tensor<?x40xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.mulf %in, %cst_2 : f32
      linalg.yield %18 : f32
    } -> tensor<?x40xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = math.fpowi %in, %c3_i64 : f32, i64
      linalg.yield %18 : f32
    } -> tensor<?x40xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.truncf %cst_1 : f64 to f32
      %19 = arith.mulf %in, %18 : f32
      linalg.yield %19 : f32
    } -> tensor<?x40xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %6 : tensor<?x40xf32>, tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %18 = arith.addf %in, %in_6 : f32
      linalg.yield %18 : f32
    } -> tensor<?x40xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.truncf %cst_0 : f64 to f32
      %19 = arith.mulf %in, %18 : f32
      linalg.yield %19 : f32
    } -> tensor<?x40xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = math.tanh %in : f32
      linalg.yield %18 : f32
    } -> tensor<?x40xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.addf %in, %cst_3 : f32
      linalg.yield %18 : f32
    } -> tensor<?x40xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %10 : tensor<?x40xf32>, tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %18 = arith.mulf %in, %in_6 : f32
      linalg.yield %18 : f32
    } -> tensor<?x40xf32>
    %transposed_4 = linalg.transpose ins(%arg2 : tensor<40x32xf32>) outs(%0 : tensor<32x40xf32>) permutation = [1, 0]
    %12 = linalg.matmul ins(%arg0, %transposed_4 : tensor<?x32xf32>, tensor<32x40xf32>) outs(%2 : tensor<?x40xf32>) -> tensor<?x40xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%11, %12 : tensor<?x40xf32>, tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %18 = arith.mulf %in, %in_6 : f32
      linalg.yield %18 : f32
    } -> tensor<?x40xf32>
    %14 = tensor.empty() : tensor<40x32xf32>
    %transposed_5 = linalg.transpose ins(%arg3 : tensor<32x40xf32>) outs(%14 : tensor<40x32xf32>) permutation = [1, 0]
    %15 = tensor.empty(%dim) : tensor<?x32xf32>
    %16 = linalg.fill ins(%cst : f32) outs(%15 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %17 = linalg.matmul ins(%13, %transposed_5 : tensor<?x40xf32>, tensor<40x32xf32>) outs(%16 : tensor<?x32xf32>) -> tensor<?x32xf32>
    return %17 : tensor<?x32xf32>
  }
  func.func @decoder.block.0.layer.2.DenseReluDense(%arg0: tensor<?x32xf32>, %arg1: tensor<40x32xf32> {ffn.name = "decoder.block.0.layer.2.DenseReluDense.wi_0.weight"}, %arg2: tensor<40x32xf32> {ffn.name = "decoder.block.0.layer.2.DenseReluDense.wi_1.weight"}, %arg3: tensor<32x40xf32> {ffn.name = "decoder.block.0.layer.2.DenseReluDense.wo.weight"}) -> tensor<?x32xf32> {
    %c3_i64 = arith.constant 3 : i64
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.79788456080286541 : f64
    %cst_1 = arith.constant 4.471500e-02 : f64
    %cst_2 = arith.constant 5.000000e-01 : f32
    %cst_3 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<32x40xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<40x32xf32>) outs(%0 : tensor<32x40xf32>) permutation = [1, 0]
    %dim = tensor.dim %arg0, %c0 : tensor<?x32xf32>
    %1 = tensor.empty(%dim) : tensor<?x40xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<?x40xf32>) -> tensor<?x40xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<?x32xf32>, tensor<32x40xf32>) outs(%2 : tensor<?x40xf32>) -> tensor<?x40xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.mulf %in, %cst_2 : f32
      linalg.yield %18 : f32
    } -> tensor<?x40xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = math.fpowi %in, %c3_i64 : f32, i64
      linalg.yield %18 : f32
    } -> tensor<?x40xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.truncf %cst_1 : f64 to f32
      %19 = arith.mulf %in, %18 : f32
      linalg.yield %19 : f32
    } -> tensor<?x40xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %6 : tensor<?x40xf32>, tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %18 = arith.addf %in, %in_6 : f32
      linalg.yield %18 : f32
    } -> tensor<?x40xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.truncf %cst_0 : f64 to f32
      %19 = arith.mulf %in, %18 : f32
      linalg.yield %19 : f32
    } -> tensor<?x40xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = math.tanh %in : f32
      linalg.yield %18 : f32
    } -> tensor<?x40xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.addf %in, %cst_3 : f32
      linalg.yield %18 : f32
    } -> tensor<?x40xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %10 : tensor<?x40xf32>, tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %18 = arith.mulf %in, %in_6 : f32
      linalg.yield %18 : f32
    } -> tensor<?x40xf32>
    %transposed_4 = linalg.transpose ins(%arg2 : tensor<40x32xf32>) outs(%0 : tensor<32x40xf32>) permutation = [1, 0]
    %12 = linalg.matmul ins(%arg0, %transposed_4 : tensor<?x32xf32>, tensor<32x40xf32>) outs(%2 : tensor<?x40xf32>) -> tensor<?x40xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%11, %12 : tensor<?x40xf32>, tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %18 = arith.mulf %in, %in_6 : f32
      linalg.yield %18 : f32
    } -> tensor<?x40xf32>
    %14 = tensor.empty() : tensor<40x32xf32>
    %transposed_5 = linalg.transpose ins(%arg3 : tensor<32x40xf32>) outs(%14 : tensor<40x32xf32>) permutation = [1, 0]
    %15 = tensor.empty(%dim) : tensor<?x32xf32>
    %16 = linalg.fill ins(%cst : f32) outs(%15 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %17 = linalg.matmul ins(%13, %transposed_5 : tensor<?x40xf32>, tensor<40x32xf32>) outs(%16 : tensor<?x32xf32>) -> tensor<?x32xf32>
    return %17 : tensor<?x32xf32>
  }
}

