// Source: nn.Module code
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
module {
  func.func @main(%arg0: tensor<1x1x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<1x1x32xf32> {
    %0 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %1 = tosa.const_shape  {values = dense<[1, 32, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %2 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %3 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %4 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %5 = tosa.reshape %4, %1 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %6 = tosa.matmul %arg0, %5, %0, %0 : (tensor<1x1x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x88xf32>
    %7 = tosa.sigmoid %6 : (tensor<1x1x88xf32>) -> tensor<1x1x88xf32>
    %8 = tosa.mul %6, %7, %2 : (tensor<1x1x88xf32>, tensor<1x1x88xf32>, tensor<1xi8>) -> tensor<1x1x88xf32>
    %9 = tosa.transpose %arg2 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %10 = tosa.reshape %9, %1 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %11 = tosa.matmul %arg0, %10, %0, %0 : (tensor<1x1x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x88xf32>
    %12 = tosa.mul %8, %11, %2 : (tensor<1x1x88xf32>, tensor<1x1x88xf32>, tensor<1xi8>) -> tensor<1x1x88xf32>
    %13 = tosa.transpose %arg3 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %14 = tosa.reshape %13, %3 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %15 = tosa.matmul %12, %14, %0, %0 : (tensor<1x1x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x32xf32>
    return %15 : tensor<1x1x32xf32>
  }
}
