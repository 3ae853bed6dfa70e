// Source: Gemma3MLP (transformers)
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = gate_proj.weight, %arg2 = up_proj.weight, %arg3 = down_proj.weight
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %0 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %1 = tosa.const_shape  {values = dense<[1, 12, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %2 = tosa.const_shape  {values = dense<[1, 32, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %3 = tosa.const_shape  {values = dense<[2, 6, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %4 = "tosa.const"() <{values = dense<5.000000e-01> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %5 = "tosa.const"() <{values = dense<1.000000e+00> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %6 = "tosa.const"() <{values = dense<3.000000e+00> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %7 = "tosa.const"() <{values = dense<4.471500e-02> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %8 = "tosa.const"() <{values = dense<0.636619746> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %9 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %10 = tosa.const_shape  {values = dense<[1, 12, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %11 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %12 = tosa.const_shape  {values = dense<[2, 6, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %13 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %14 = tosa.reshape %arg0, %1 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %15 = tosa.reshape %13, %2 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %16 = tosa.matmul %14, %15, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %17 = tosa.reshape %16, %3 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %18 = tosa.mul %4, %17, %9 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %19 = tosa.pow %8, %4 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %20 = tosa.pow %17, %6 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %21 = tosa.mul %7, %20, %9 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %22 = tosa.add %17, %21 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %23 = tosa.mul %19, %22, %9 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %24 = tosa.tanh %23 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %25 = tosa.add %24, %5 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %26 = tosa.mul %18, %25, %9 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %27 = tosa.transpose %arg2 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %28 = tosa.reshape %27, %2 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %29 = tosa.matmul %14, %28, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %30 = tosa.reshape %29, %3 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %31 = tosa.mul %26, %30, %9 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %32 = tosa.transpose %arg3 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %33 = tosa.reshape %31, %10 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %34 = tosa.reshape %32, %11 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %35 = tosa.matmul %33, %34, %0, %0 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %36 = tosa.reshape %35, %12 : (tensor<1x12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %36 : tensor<2x6x32xf32>
  }
}
