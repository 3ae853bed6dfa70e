// Source: written by hand
// Route: written by hand, f32
func.func @main(%x: tensor<8x64xf32>, %wg: tensor<64x160xf32>, %wu: tensor<64x160xf32>, %wd: tensor<160x64xf32>) -> tensor<8x64xf32> {
    %zero = arith.constant 0.0 : f32
    %one = arith.constant 1.0 : f32
    %ef = tensor.empty() : tensor<8x160xf32>
    %ed = tensor.empty() : tensor<8x64xf32>
    %g0 = linalg.fill ins(%zero : f32) outs(%ef : tensor<8x160xf32>) -> tensor<8x160xf32>
    %d0 = linalg.fill ins(%zero : f32) outs(%ed : tensor<8x64xf32>) -> tensor<8x64xf32>
    %g = linalg.matmul ins(%x, %wg : tensor<8x64xf32>, tensor<64x160xf32>) outs(%g0 : tensor<8x160xf32>) -> tensor<8x160xf32>
    %u = linalg.matmul ins(%x, %wu : tensor<8x64xf32>, tensor<64x160xf32>) outs(%g0 : tensor<8x160xf32>) -> tensor<8x160xf32>
    %n = arith.negf %g : tensor<8x160xf32>
    %e = math.exp %n : tensor<8x160xf32>
    %ones = arith.constant dense<1.0> : tensor<8x160xf32>
    %q = arith.addf %e, %ones : tensor<8x160xf32>
    %a = arith.divf %g, %q : tensor<8x160xf32>
    %h = arith.mulf %a, %u : tensor<8x160xf32>
    %y = linalg.matmul ins(%h, %wd : tensor<8x160xf32>, tensor<160x64xf32>) outs(%d0 : tensor<8x64xf32>) -> tensor<8x64xf32>
    return %y : tensor<8x64xf32>
}
