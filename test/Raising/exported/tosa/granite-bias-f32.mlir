// Source: GraniteMLP, mlp_bias (transformers)
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = gate_proj.weight, %arg2 = gate_proj.bias, %arg3 = up_proj.weight, %arg4 = up_proj.bias, %arg5 = down_proj.weight, %arg6 = down_proj.bias
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88xf32>, %arg3: tensor<88x32xf32>, %arg4: tensor<88xf32>, %arg5: tensor<32x88xf32>, %arg6: tensor<32xf32>) -> tensor<2x6x32xf32> {
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
    %12 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %13 = tosa.reshape %arg0, %2 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %14 = tosa.reshape %12, %3 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %15 = tosa.matmul %13, %14, %1, %1 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %16 = tosa.reshape %15, %4 : (tensor<1x12x88xf32>, !tosa.shape<2>) -> tensor<12x88xf32>
    %17 = tosa.reshape %arg2, %6 : (tensor<88xf32>, !tosa.shape<2>) -> tensor<1x88xf32>
    %18 = tosa.add %16, %17 : (tensor<12x88xf32>, tensor<1x88xf32>) -> tensor<12x88xf32>
    %19 = tosa.reshape %18, %7 : (tensor<12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %20 = tosa.sigmoid %19 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %21 = tosa.mul %19, %20, %5 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %22 = tosa.transpose %arg3 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %23 = tosa.reshape %22, %3 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %24 = tosa.matmul %13, %23, %1, %1 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %25 = tosa.reshape %24, %4 : (tensor<1x12x88xf32>, !tosa.shape<2>) -> tensor<12x88xf32>
    %26 = tosa.reshape %arg4, %6 : (tensor<88xf32>, !tosa.shape<2>) -> tensor<1x88xf32>
    %27 = tosa.add %25, %26 : (tensor<12x88xf32>, tensor<1x88xf32>) -> tensor<12x88xf32>
    %28 = tosa.reshape %27, %7 : (tensor<12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %29 = tosa.mul %21, %28, %5 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %30 = tosa.transpose %arg5 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %31 = tosa.reshape %29, %8 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %32 = tosa.reshape %30, %9 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %33 = tosa.matmul %31, %32, %1, %1 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %34 = tosa.reshape %33, %0 : (tensor<1x12x32xf32>, !tosa.shape<2>) -> tensor<12x32xf32>
    %35 = tosa.reshape %arg6, %10 : (tensor<32xf32>, !tosa.shape<2>) -> tensor<1x32xf32>
    %36 = tosa.add %34, %35 : (tensor<12x32xf32>, tensor<1x32xf32>) -> tensor<12x32xf32>
    %37 = tosa.reshape %36, %11 : (tensor<12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %37 : tensor<2x6x32xf32>
  }
}
