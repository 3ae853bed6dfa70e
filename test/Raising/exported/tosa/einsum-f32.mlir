// Source: nn.Module code
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %0 = tosa.const_shape  {values = dense<[88, 32, 1, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %1 = tosa.const_shape  {values = dense<[1, 12, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %2 = tosa.const_shape  {values = dense<[1, 32, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %3 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %4 = tosa.const_shape  {values = dense<[2, 6, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %5 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %6 = tosa.const_shape  {values = dense<[32, 88, 1, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %7 = tosa.const_shape  {values = dense<[1, 12, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %8 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %9 = tosa.const_shape  {values = dense<[2, 6, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %10 = tosa.reshape %arg1, %0 : (tensor<88x32xf32>, !tosa.shape<4>) -> tensor<88x32x1x1xf32>
    %11 = tosa.reshape %arg0, %1 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %12 = tosa.transpose %10 {perms = array<i32: 1, 0, 2, 3>} : (tensor<88x32x1x1xf32>) -> tensor<32x88x1x1xf32>
    %13 = tosa.reshape %12, %2 : (tensor<32x88x1x1xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %14 = tosa.matmul %11, %13, %3, %3 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %15 = tosa.reshape %14, %4 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %16 = tosa.reshape %arg2, %0 : (tensor<88x32xf32>, !tosa.shape<4>) -> tensor<88x32x1x1xf32>
    %17 = tosa.transpose %16 {perms = array<i32: 1, 0, 2, 3>} : (tensor<88x32x1x1xf32>) -> tensor<32x88x1x1xf32>
    %18 = tosa.reshape %17, %2 : (tensor<32x88x1x1xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %19 = tosa.matmul %11, %18, %3, %3 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %20 = tosa.reshape %19, %4 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %21 = tosa.sigmoid %15 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %22 = tosa.mul %15, %21, %5 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %23 = tosa.mul %22, %20, %5 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %24 = tosa.reshape %arg3, %6 : (tensor<32x88xf32>, !tosa.shape<4>) -> tensor<32x88x1x1xf32>
    %25 = tosa.reshape %23, %7 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %26 = tosa.transpose %24 {perms = array<i32: 1, 0, 2, 3>} : (tensor<32x88x1x1xf32>) -> tensor<88x32x1x1xf32>
    %27 = tosa.reshape %26, %8 : (tensor<88x32x1x1xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %28 = tosa.matmul %25, %27, %3, %3 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %29 = tosa.reshape %28, %9 : (tensor<1x12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %29 : tensor<2x6x32xf32>
  }
}
