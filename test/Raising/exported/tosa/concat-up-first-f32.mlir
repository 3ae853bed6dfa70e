// Source: nn.Module code
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = down.weight, %arg2 = down.bias, %arg3 = both.weight, %arg4 = both.bias
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x88xf32>, %arg2: tensor<32xf32>, %arg3: tensor<176x32xf32>, %arg4: tensor<176xf32>) -> tensor<2x6x32xf32> {
    %0 = tosa.const_shape  {values = dense<[12, 32]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %1 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %2 = tosa.const_shape  {values = dense<[1, 12, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %3 = tosa.const_shape  {values = dense<[1, 32, 176]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %4 = tosa.const_shape  {values = dense<[12, 176]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %5 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %6 = tosa.const_shape  {values = dense<[1, 176]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %7 = tosa.const_shape  {values = dense<[2, 6, 176]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %8 = tosa.const_shape  {values = dense<[2, 6, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %9 = tosa.const_shape  {values = dense<0> : tensor<3xindex>} : () -> !tosa.shape<3>
    %10 = tosa.const_shape  {values = dense<[0, 0, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %11 = tosa.const_shape  {values = dense<[1, 12, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %12 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %13 = tosa.const_shape  {values = dense<[1, 32]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %14 = tosa.const_shape  {values = dense<[2, 6, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %15 = tosa.transpose %arg3 {perms = array<i32: 1, 0>} : (tensor<176x32xf32>) -> tensor<32x176xf32>
    %16 = tosa.reshape %arg0, %2 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %17 = tosa.reshape %15, %3 : (tensor<32x176xf32>, !tosa.shape<3>) -> tensor<1x32x176xf32>
    %18 = tosa.matmul %16, %17, %1, %1 : (tensor<1x12x32xf32>, tensor<1x32x176xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x176xf32>
    %19 = tosa.reshape %18, %4 : (tensor<1x12x176xf32>, !tosa.shape<2>) -> tensor<12x176xf32>
    %20 = tosa.reshape %arg4, %6 : (tensor<176xf32>, !tosa.shape<2>) -> tensor<1x176xf32>
    %21 = tosa.add %19, %20 : (tensor<12x176xf32>, tensor<1x176xf32>) -> tensor<12x176xf32>
    %22 = tosa.reshape %21, %7 : (tensor<12x176xf32>, !tosa.shape<3>) -> tensor<2x6x176xf32>
    %23 = tosa.slice %22, %9, %8 : (tensor<2x6x176xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %24 = tosa.slice %22, %10, %8 : (tensor<2x6x176xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %25 = tosa.sigmoid %24 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %26 = tosa.mul %24, %25, %5 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %27 = tosa.mul %26, %23, %5 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %28 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %29 = tosa.reshape %27, %11 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %30 = tosa.reshape %28, %12 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %31 = tosa.matmul %29, %30, %1, %1 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %32 = tosa.reshape %31, %0 : (tensor<1x12x32xf32>, !tosa.shape<2>) -> tensor<12x32xf32>
    %33 = tosa.reshape %arg2, %13 : (tensor<32xf32>, !tosa.shape<2>) -> tensor<1x32xf32>
    %34 = tosa.add %32, %33 : (tensor<12x32xf32>, tensor<1x32xf32>) -> tensor<12x32xf32>
    %35 = tosa.reshape %34, %14 : (tensor<12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %35 : tensor<2x6x32xf32>
  }
}
