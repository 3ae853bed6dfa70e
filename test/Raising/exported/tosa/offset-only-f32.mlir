// Source: nn.Module code
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %0 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %1 = tosa.const_shape  {values = dense<[1, 12, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %2 = tosa.const_shape  {values = dense<[1, 32, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %3 = tosa.const_shape  {values = dense<[2, 6, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %4 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %5 = tosa.const_shape  {values = dense<[1, 12, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %6 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %7 = tosa.const_shape  {values = dense<[2, 6, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %8 = "tosa.const"() <{values = dense<1.000000e+00> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %9 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %10 = tosa.reshape %arg0, %1 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %11 = tosa.reshape %9, %2 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %12 = tosa.matmul %10, %11, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %13 = tosa.reshape %12, %3 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %14 = tosa.transpose %arg2 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %15 = tosa.reshape %14, %2 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %16 = tosa.matmul %10, %15, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %17 = tosa.reshape %16, %3 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %18 = tosa.sigmoid %13 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %19 = tosa.mul %13, %18, %4 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %20 = tosa.add %17, %8 : (tensor<2x6x88xf32>, tensor<1x1x1xf32>) -> tensor<2x6x88xf32>
    %21 = tosa.mul %19, %20, %4 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %22 = tosa.transpose %arg3 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %23 = tosa.reshape %21, %5 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %24 = tosa.reshape %22, %6 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %25 = tosa.matmul %23, %24, %0, %0 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %26 = tosa.reshape %25, %7 : (tensor<1x12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %26 : tensor<2x6x32xf32>
  }
}
