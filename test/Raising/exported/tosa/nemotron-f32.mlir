// Source: NemotronMLP (transformers)
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = up_proj.weight, %arg2 = down_proj.weight
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %0 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %1 = tosa.const_shape  {values = dense<[1, 12, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %2 = tosa.const_shape  {values = dense<[1, 32, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %3 = tosa.const_shape  {values = dense<[2, 6, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %4 = tosa.const_shape  {values = dense<[1, 12, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %5 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %6 = tosa.const_shape  {values = dense<[2, 6, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %7 = "tosa.const"() <{values = dense<2.000000e+00> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %8 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %9 = tosa.reshape %arg0, %1 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %10 = tosa.reshape %8, %2 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %11 = tosa.matmul %9, %10, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %12 = tosa.reshape %11, %3 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %13 = tosa.clamp %12 {max_val = 3.40282347E+38 : f32, min_val = 0.000000e+00 : f32} : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %14 = tosa.pow %13, %7 : (tensor<2x6x88xf32>, tensor<1x1x1xf32>) -> tensor<2x6x88xf32>
    %15 = tosa.transpose %arg2 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %16 = tosa.reshape %14, %4 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %17 = tosa.reshape %15, %5 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %18 = tosa.matmul %16, %17, %0, %0 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %19 = tosa.reshape %18, %6 : (tensor<1x12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %19 : tensor<2x6x32xf32>
  }
}
