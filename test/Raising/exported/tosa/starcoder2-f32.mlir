// Source: Starcoder2MLP (transformers)
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = c_fc.weight, %arg2 = c_fc.bias, %arg3 = c_proj.weight, %arg4 = c_proj.bias
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
    %8 = "tosa.const"() <{values = dense<5.000000e-01> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %9 = "tosa.const"() <{values = dense<1.000000e+00> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %10 = "tosa.const"() <{values = dense<3.000000e+00> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %11 = "tosa.const"() <{values = dense<4.471500e-02> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %12 = "tosa.const"() <{values = dense<0.636619746> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %13 = tosa.const_shape  {values = dense<[1, 12, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %14 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %15 = tosa.const_shape  {values = dense<[1, 32]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %16 = tosa.const_shape  {values = dense<[2, 6, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %17 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %18 = tosa.reshape %arg0, %2 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %19 = tosa.reshape %17, %3 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %20 = tosa.matmul %18, %19, %1, %1 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %21 = tosa.reshape %20, %4 : (tensor<1x12x88xf32>, !tosa.shape<2>) -> tensor<12x88xf32>
    %22 = tosa.reshape %arg2, %6 : (tensor<88xf32>, !tosa.shape<2>) -> tensor<1x88xf32>
    %23 = tosa.add %21, %22 : (tensor<12x88xf32>, tensor<1x88xf32>) -> tensor<12x88xf32>
    %24 = tosa.reshape %23, %7 : (tensor<12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %25 = tosa.mul %8, %24, %5 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %26 = tosa.pow %12, %8 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %27 = tosa.pow %24, %10 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %28 = tosa.mul %11, %27, %5 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %29 = tosa.add %24, %28 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %30 = tosa.mul %26, %29, %5 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %31 = tosa.tanh %30 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %32 = tosa.add %31, %9 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %33 = tosa.mul %25, %32, %5 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %34 = tosa.transpose %arg3 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %35 = tosa.reshape %33, %13 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %36 = tosa.reshape %34, %14 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %37 = tosa.matmul %35, %36, %1, %1 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %38 = tosa.reshape %37, %0 : (tensor<1x12x32xf32>, !tosa.shape<2>) -> tensor<12x32xf32>
    %39 = tosa.reshape %arg4, %15 : (tensor<32xf32>, !tosa.shape<2>) -> tensor<1x32xf32>
    %40 = tosa.add %38, %39 : (tensor<12x32xf32>, tensor<1x32xf32>) -> tensor<12x32xf32>
    %41 = tosa.reshape %40, %16 : (tensor<12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %41 : tensor<2x6x32xf32>
  }
}
