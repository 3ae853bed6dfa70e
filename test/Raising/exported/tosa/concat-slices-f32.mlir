// Source: nn.Module code
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = down.weight, %arg2 = both.weight
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<32x88xf32>, %arg2: tensor<176x32xf32>) -> tensor<2x6x32xf32> {
    %0 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %1 = tosa.const_shape  {values = dense<[1, 12, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %2 = tosa.const_shape  {values = dense<[1, 32, 176]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %3 = tosa.const_shape  {values = dense<[2, 6, 176]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %4 = tosa.const_shape  {values = dense<[2, 6, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %5 = tosa.const_shape  {values = dense<0> : tensor<3xindex>} : () -> !tosa.shape<3>
    %6 = tosa.const_shape  {values = dense<[0, 0, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %7 = "tosa.const"() <{values = dense<5.000000e-01> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %8 = "tosa.const"() <{values = dense<1.000000e+00> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %9 = "tosa.const"() <{values = dense<3.000000e+00> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %10 = "tosa.const"() <{values = dense<4.471500e-02> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %11 = "tosa.const"() <{values = dense<0.636619746> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %12 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %13 = tosa.const_shape  {values = dense<[1, 12, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %14 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %15 = tosa.const_shape  {values = dense<[2, 6, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %16 = tosa.transpose %arg2 {perms = array<i32: 1, 0>} : (tensor<176x32xf32>) -> tensor<32x176xf32>
    %17 = tosa.reshape %arg0, %1 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %18 = tosa.reshape %16, %2 : (tensor<32x176xf32>, !tosa.shape<3>) -> tensor<1x32x176xf32>
    %19 = tosa.matmul %17, %18, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x176xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x176xf32>
    %20 = tosa.reshape %19, %3 : (tensor<1x12x176xf32>, !tosa.shape<3>) -> tensor<2x6x176xf32>
    %21 = tosa.slice %20, %5, %4 : (tensor<2x6x176xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %22 = tosa.slice %20, %6, %4 : (tensor<2x6x176xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %23 = tosa.mul %7, %21, %12 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %24 = tosa.pow %11, %7 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %25 = tosa.pow %21, %9 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %26 = tosa.mul %10, %25, %12 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %27 = tosa.add %21, %26 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %28 = tosa.mul %24, %27, %12 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %29 = tosa.tanh %28 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %30 = tosa.add %29, %8 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %31 = tosa.mul %23, %30, %12 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %32 = tosa.mul %31, %22, %12 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %33 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %34 = tosa.reshape %32, %13 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %35 = tosa.reshape %33, %14 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %36 = tosa.matmul %34, %35, %0, %0 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %37 = tosa.reshape %36, %15 : (tensor<1x12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %37 : tensor<2x6x32xf32>
  }
}
