#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @model.layers.0.mlp(%arg0: tensor<?x32xf32>, %arg1: tensor<40x32xf32> {ffn.name = "model.layers.0.mlp.gate_proj.weight"}, %arg2: tensor<40x32xf32> {ffn.name = "model.layers.0.mlp.up_proj.weight"}, %arg3: tensor<32x40xf32> {ffn.name = "model.layers.0.mlp.down_proj.weight"}) -> tensor<?x32xf32> {
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
    %4 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %3 : tensor<?x40xf32>, tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %19 = arith.mulf %in, %in_6 : f32
      linalg.yield %19 : f32
    } -> tensor<?x40xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %3 : tensor<?x40xf32>, tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %19 = arith.mulf %in, %in_6 : f32
      linalg.yield %19 : f32
    } -> tensor<?x40xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = arith.truncf %cst_1 : f64 to f32
      %20 = arith.mulf %in, %19 : f32
      linalg.yield %20 : f32
    } -> tensor<?x40xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %6 : tensor<?x40xf32>, tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %19 = arith.addf %in, %in_6 : f32
      linalg.yield %19 : f32
    } -> tensor<?x40xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = arith.truncf %cst_0 : f64 to f32
      %20 = arith.mulf %in, %19 : f32
      linalg.yield %20 : f32
    } -> tensor<?x40xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = arith.mulf %in, %cst_2 : f32
      linalg.yield %19 : f32
    } -> tensor<?x40xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = math.tanh %in : f32
      linalg.yield %19 : f32
    } -> tensor<?x40xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = arith.addf %in, %cst_3 : f32
      linalg.yield %19 : f32
    } -> tensor<?x40xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%9, %11 : tensor<?x40xf32>, tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %19 = arith.mulf %in, %in_6 : f32
      linalg.yield %19 : f32
    } -> tensor<?x40xf32>
    %transposed_4 = linalg.transpose ins(%arg2 : tensor<40x32xf32>) outs(%0 : tensor<32x40xf32>) permutation = [1, 0]
    %13 = linalg.matmul ins(%arg0, %transposed_4 : tensor<?x32xf32>, tensor<32x40xf32>) outs(%2 : tensor<?x40xf32>) -> tensor<?x40xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%12, %13 : tensor<?x40xf32>, tensor<?x40xf32>) outs(%1 : tensor<?x40xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %19 = arith.mulf %in, %in_6 : f32
      linalg.yield %19 : f32
    } -> tensor<?x40xf32>
    %15 = tensor.empty() : tensor<40x32xf32>
    %transposed_5 = linalg.transpose ins(%arg3 : tensor<32x40xf32>) outs(%15 : tensor<40x32xf32>) permutation = [1, 0]
    %16 = tensor.empty(%dim) : tensor<?x32xf32>
    %17 = linalg.fill ins(%cst : f32) outs(%16 : tensor<?x32xf32>) -> tensor<?x32xf32>
    %18 = linalg.matmul ins(%14, %transposed_5 : tensor<?x40xf32>, tensor<40x32xf32>) outs(%17 : tensor<?x32xf32>) -> tensor<?x32xf32>
    return %18 : tensor<?x32xf32>
  }
}

