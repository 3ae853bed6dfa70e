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
    %n = linalg.elementwise kind=#linalg.elementwise_kind<negf> ins(%g : tensor<8x160xf32>) outs(%ef : tensor<8x160xf32>) -> tensor<8x160xf32>
    %e = linalg.elementwise kind=#linalg.elementwise_kind<exp> ins(%n : tensor<8x160xf32>) outs(%ef : tensor<8x160xf32>) -> tensor<8x160xf32>
    %ones = linalg.fill ins(%one : f32) outs(%ef : tensor<8x160xf32>) -> tensor<8x160xf32>
    %q = linalg.elementwise kind=#linalg.elementwise_kind<add> ins(%e, %ones : tensor<8x160xf32>, tensor<8x160xf32>) outs(%ef : tensor<8x160xf32>) -> tensor<8x160xf32>
    %a = linalg.elementwise kind=#linalg.elementwise_kind<div> ins(%g, %q : tensor<8x160xf32>, tensor<8x160xf32>) outs(%ef : tensor<8x160xf32>) -> tensor<8x160xf32>
    %h = linalg.elementwise kind=#linalg.elementwise_kind<mul> ins(%a, %u : tensor<8x160xf32>, tensor<8x160xf32>) outs(%ef : tensor<8x160xf32>) -> tensor<8x160xf32>
    %y = linalg.matmul ins(%h, %wd : tensor<8x160xf32>, tensor<160x64xf32>) outs(%d0 : tensor<8x64xf32>) -> tensor<8x64xf32>
    return %y : tensor<8x64xf32>
}
