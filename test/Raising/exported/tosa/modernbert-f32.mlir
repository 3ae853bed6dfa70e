// Source: ModernBertMLP (transformers)
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = Wi.weight, %arg2 = Wo.weight
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<176x32xf32>, %arg2: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %0 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %1 = tosa.const_shape  {values = dense<[1, 12, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %2 = tosa.const_shape  {values = dense<[1, 32, 176]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %3 = tosa.const_shape  {values = dense<[2, 6, 176]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %4 = tosa.const_shape  {values = dense<[2, 6, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %5 = tosa.const_shape  {values = dense<0> : tensor<3xindex>} : () -> !tosa.shape<3>
    %6 = tosa.const_shape  {values = dense<[0, 0, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %7 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %8 = tosa.const_shape  {values = dense<[1, 12, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %9 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %10 = tosa.const_shape  {values = dense<[2, 6, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %11 = "tosa.const"() <{values = dense<1.000000e+00> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %12 = "tosa.const"() <{values = dense<5.000000e-01> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %13 = "tosa.const"() <{values = dense<0.707106769> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %14 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<176x32xf32>) -> tensor<32x176xf32>
    %15 = tosa.reshape %arg0, %1 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %16 = tosa.reshape %14, %2 : (tensor<32x176xf32>, !tosa.shape<3>) -> tensor<1x32x176xf32>
    %17 = tosa.matmul %15, %16, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x176xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x176xf32>
    %18 = tosa.reshape %17, %3 : (tensor<1x12x176xf32>, !tosa.shape<3>) -> tensor<2x6x176xf32>
    %19 = tosa.slice %18, %5, %4 : (tensor<2x6x176xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %20 = tosa.slice %18, %6, %4 : (tensor<2x6x176xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %21 = tosa.mul %19, %13, %7 : (tensor<2x6x88xf32>, tensor<1x1x1xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %22 = tosa.erf %21 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %23 = tosa.add %22, %11 : (tensor<2x6x88xf32>, tensor<1x1x1xf32>) -> tensor<2x6x88xf32>
    %24 = tosa.mul %12, %23, %7 : (tensor<1x1x1xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %25 = tosa.mul %19, %24, %7 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %26 = tosa.mul %25, %20, %7 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %27 = tosa.transpose %arg2 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %28 = tosa.reshape %26, %8 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %29 = tosa.reshape %27, %9 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %30 = tosa.matmul %28, %29, %0, %0 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %31 = tosa.reshape %30, %10 : (tensor<1x12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %31 : tensor<2x6x32xf32>
  }
}
