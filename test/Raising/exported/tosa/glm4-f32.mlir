// Source: Glm4MLP (transformers)
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = gate_up_proj.weight, %arg2 = down_proj.weight
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
    %11 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<176x32xf32>) -> tensor<32x176xf32>
    %12 = tosa.reshape %arg0, %1 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %13 = tosa.reshape %11, %2 : (tensor<32x176xf32>, !tosa.shape<3>) -> tensor<1x32x176xf32>
    %14 = tosa.matmul %12, %13, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x176xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x176xf32>
    %15 = tosa.reshape %14, %3 : (tensor<1x12x176xf32>, !tosa.shape<3>) -> tensor<2x6x176xf32>
    %16 = tosa.slice %15, %5, %4 : (tensor<2x6x176xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %17 = tosa.slice %15, %6, %4 : (tensor<2x6x176xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %18 = tosa.sigmoid %16 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %19 = tosa.mul %16, %18, %7 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %20 = tosa.mul %17, %19, %7 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %21 = tosa.transpose %arg2 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %22 = tosa.reshape %20, %8 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %23 = tosa.reshape %21, %9 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %24 = tosa.matmul %22, %23, %0, %0 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %25 = tosa.reshape %24, %10 : (tensor<1x12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %25 : tensor<2x6x32xf32>
  }
}
