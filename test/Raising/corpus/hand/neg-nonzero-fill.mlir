// Source: written by hand
// Route: written by hand, f32
func.func @main(%x: tensor<8x64xf32>, %wg: tensor<64x160xf32>, %wu: tensor<64x160xf32>, %wd: tensor<160x64xf32>) -> tensor<8x64xf32> {
    %zero = arith.constant 0.0 : f32
    %one = arith.constant 1.0 : f32
    %ef = tensor.empty() : tensor<8x160xf32>
    %ed = tensor.empty() : tensor<8x64xf32>
    %g0 = linalg.fill ins(%zero : f32) outs(%ef : tensor<8x160xf32>) -> tensor<8x160xf32>
    %d0 = linalg.fill ins(%zero : f32) outs(%ed : tensor<8x64xf32>) -> tensor<8x64xf32>
    %r = linalg.fill ins(%one : f32) outs(%ef : tensor<8x160xf32>) -> tensor<8x160xf32>
    %g = linalg.matmul ins(%x, %wg : tensor<8x64xf32>, tensor<64x160xf32>) outs(%g0 : tensor<8x160xf32>) -> tensor<8x160xf32>
    %u = linalg.matmul ins(%x, %wu : tensor<8x64xf32>, tensor<64x160xf32>) outs(%r : tensor<8x160xf32>) -> tensor<8x160xf32>
    %h = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%g, %u : tensor<8x160xf32>, tensor<8x160xf32>) outs(%ef : tensor<8x160xf32>) {
    ^bb0(%gi: f32, %ui: f32, %o: f32):
      %n = arith.negf %gi : f32
      %e = math.exp %n : f32
      %d = arith.addf %e, %one : f32
      %a = arith.divf %gi, %d : f32
      %m = arith.mulf %a, %ui : f32
      linalg.yield %m : f32
    } -> tensor<8x160xf32>
    %y = linalg.matmul ins(%h, %wd : tensor<8x160xf32>, tensor<160x64xf32>) outs(%d0 : tensor<8x64xf32>) -> tensor<8x64xf32>
    return %y : tensor<8x64xf32>
}
