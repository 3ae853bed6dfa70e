// Source: jax.nn, mlp-relu
// Route: jax.jit.lower -> StableHLO -> iree-compile --compile-to=input -> linalg, f32
module @jit__lambda {
  func.func @main(%arg0: tensor<16x48xf32>, %arg1: tensor<48x96xf32>, %arg2: tensor<96xf32>, %arg3: tensor<96x48xf32>, %arg4: tensor<48xf32>) -> tensor<16x48xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<16x96xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %2 = linalg.matmul ins(%arg0, %arg1 : tensor<16x48xf32>, tensor<48x96xf32>) outs(%1 : tensor<16x96xf32>) -> tensor<16x96xf32>
    %3 = tensor.empty() : tensor<16x96xf32>
    %4 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<96xf32>) outs(%3 : tensor<16x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x96xf32>
    %5 = tensor.empty() : tensor<16x96xf32>
    %6 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%2, %4 : tensor<16x96xf32>, tensor<16x96xf32>) outs(%5 : tensor<16x96xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %16 = arith.addf %in, %in_0 : f32
      linalg.yield %16 : f32
    } -> tensor<16x96xf32>
    %7 = tensor.empty() : tensor<16x96xf32>
    %8 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<16x96xf32>) outs(%7 : tensor<16x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %16 = arith.maximumf %in, %cst : f32
      linalg.yield %16 : f32
    } -> tensor<16x96xf32>
    %9 = tensor.empty() : tensor<16x48xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<16x48xf32>) -> tensor<16x48xf32>
    %11 = linalg.matmul ins(%8, %arg3 : tensor<16x96xf32>, tensor<96x48xf32>) outs(%10 : tensor<16x48xf32>) -> tensor<16x48xf32>
    %12 = tensor.empty() : tensor<16x48xf32>
    %13 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%arg4 : tensor<48xf32>) outs(%12 : tensor<16x48xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x48xf32>
    %14 = tensor.empty() : tensor<16x48xf32>
    %15 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%11, %13 : tensor<16x48xf32>, tensor<16x48xf32>) outs(%14 : tensor<16x48xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %16 = arith.addf %in, %in_0 : f32
      linalg.yield %16 : f32
    } -> tensor<16x48xf32>
    return %15 : tensor<16x48xf32>
  }
}