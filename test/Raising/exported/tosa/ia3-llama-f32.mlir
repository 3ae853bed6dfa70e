// Source: LlamaMLP, IA3 on down (peft on transformers)
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = gate_proj.weight, %arg2 = up_proj.weight, %arg3 = down_proj.base_layer.weight, %arg4 = down_proj.ia3_l.default
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<1x88xf32>) -> tensor<2x6x32xf32> {
    %0 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %1 = tosa.const_shape  {values = dense<[1, 12, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %2 = tosa.const_shape  {values = dense<[1, 32, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %3 = tosa.const_shape  {values = dense<[2, 6, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %4 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %5 = tosa.const_shape  {values = dense<[1, 1, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %6 = tosa.const_shape  {values = dense<[1, 12, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %7 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %8 = tosa.const_shape  {values = dense<[2, 6, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %9 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %10 = tosa.reshape %arg0, %1 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %11 = tosa.reshape %9, %2 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %12 = tosa.matmul %10, %11, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %13 = tosa.reshape %12, %3 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %14 = tosa.sigmoid %13 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %15 = tosa.mul %13, %14, %4 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %16 = tosa.transpose %arg2 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %17 = tosa.reshape %16, %2 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %18 = tosa.matmul %10, %17, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %19 = tosa.reshape %18, %3 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %20 = tosa.mul %15, %19, %4 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %21 = tosa.reshape %arg4, %5 : (tensor<1x88xf32>, !tosa.shape<3>) -> tensor<1x1x88xf32>
    %22 = tosa.mul %20, %21, %4 : (tensor<2x6x88xf32>, tensor<1x1x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %23 = tosa.transpose %arg3 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %24 = tosa.reshape %22, %6 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %25 = tosa.reshape %23, %7 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %26 = tosa.matmul %24, %25, %0, %0 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %27 = tosa.reshape %26, %8 : (tensor<1x12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %27 : tensor<2x6x32xf32>
  }
}
