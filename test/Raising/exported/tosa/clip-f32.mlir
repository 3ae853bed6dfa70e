// Source: CLIPMLP quick_gelu (transformers)
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = fc1.weight, %arg2 = fc1.bias, %arg3 = fc2.weight, %arg4 = fc2.bias
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<32xf32>) -> tensor<2x6x32xf32> {
    %0 = tosa.const_shape  {values = dense<[12, 32]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %1 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %2 = tosa.const_shape  {values = dense<[1, 12, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %3 = tosa.const_shape  {values = dense<[1, 32, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %4 = tosa.const_shape  {values = dense<[12, 88]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %5 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %6 = tosa.const_shape  {values = dense<[1, 88]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %7 = tosa.const_shape  {values = dense<[2, 6, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %8 = tosa.const_shape  {values = dense<[1, 12, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %9 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %10 = tosa.const_shape  {values = dense<[1, 32]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %11 = tosa.const_shape  {values = dense<[2, 6, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %12 = "tosa.const"() <{values = dense<1.702000e+00> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %13 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %14 = tosa.reshape %arg0, %2 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %15 = tosa.reshape %13, %3 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %16 = tosa.matmul %14, %15, %1, %1 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %17 = tosa.reshape %16, %4 : (tensor<1x12x88xf32>, !tosa.shape<2>) -> tensor<12x88xf32>
    %18 = tosa.reshape %arg2, %6 : (tensor<88xf32>, !tosa.shape<2>) -> tensor<1x88xf32>
    %19 = tosa.add %17, %18 : (tensor<12x88xf32>, tensor<1x88xf32>) -> tensor<12x88xf32>
    %20 = tosa.reshape %19, %7 : (tensor<12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %21 = tosa.mul %20, %12, %5 : (tensor<2x6x88xf32>, tensor<1x1x1xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %22 = tosa.sigmoid %21 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %23 = tosa.mul %20, %22, %5 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %24 = tosa.transpose %arg3 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %25 = tosa.reshape %23, %8 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %26 = tosa.reshape %24, %9 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %27 = tosa.matmul %25, %26, %1, %1 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %28 = tosa.reshape %27, %0 : (tensor<1x12x32xf32>, !tosa.shape<2>) -> tensor<12x32xf32>
    %29 = tosa.reshape %arg4, %10 : (tensor<32xf32>, !tosa.shape<2>) -> tensor<1x32xf32>
    %30 = tosa.add %28, %29 : (tensor<12x32xf32>, tensor<1x32xf32>) -> tensor<12x32xf32>
    %31 = tosa.reshape %30, %11 : (tensor<12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %31 : tensor<2x6x32xf32>
  }
}
