// Source: nn.Module code
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = down.weight, %arg2 = both.weight
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x88xf32>, %arg2: tensor<176x32xf32>) -> tensor<2x6x32xf32> {
    %0 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %1 = tosa.const_shape  {values = dense<[1, 12, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %2 = tosa.const_shape  {values = dense<[1, 32, 176]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %3 = tosa.const_shape  {values = dense<[2, 6, 88, 2]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %4 = tosa.const_shape  {values = dense<[2, 6, 88, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %5 = tosa.const_shape  {values = dense<0> : tensor<4xindex>} : () -> !tosa.shape<4>
    %6 = tosa.const_shape  {values = dense<[0, 0, 0, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %7 = tosa.const_shape  {values = dense<[2, 6, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %8 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %9 = tosa.const_shape  {values = dense<[1, 12, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %10 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %11 = tosa.const_shape  {values = dense<[2, 6, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %12 = tosa.transpose %arg2 {perms = array<i32: 1, 0>} : (tensor<176x32xf32>) -> tensor<32x176xf32>
    %13 = tosa.reshape %arg0, %1 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %14 = tosa.reshape %12, %2 : (tensor<32x176xf32>, !tosa.shape<3>) -> tensor<1x32x176xf32>
    %15 = tosa.matmul %13, %14, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x176xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x176xf32>
    %16 = tosa.reshape %15, %3 : (tensor<1x12x176xf32>, !tosa.shape<4>) -> tensor<2x6x88x2xf32>
    %17 = tosa.slice %16, %5, %4 : (tensor<2x6x88x2xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<2x6x88x1xf32>
    %18 = tosa.slice %16, %6, %4 : (tensor<2x6x88x2xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<2x6x88x1xf32>
    %19 = tosa.reshape %17, %7 : (tensor<2x6x88x1xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %20 = tosa.reshape %18, %7 : (tensor<2x6x88x1xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %21 = tosa.sigmoid %19 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %22 = tosa.mul %19, %21, %8 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %23 = tosa.mul %22, %20, %8 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %24 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %25 = tosa.reshape %23, %9 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %26 = tosa.reshape %24, %10 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %27 = tosa.matmul %25, %26, %0, %0 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %28 = tosa.reshape %27, %11 : (tensor<1x12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %28 : tensor<2x6x32xf32>
  }
}
