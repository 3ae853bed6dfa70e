// Source: MixtralExperts, expert 1 (transformers)
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = e.gate_up_proj, %arg2 = e.down_proj
module {
  func.func @main(%arg0: tensor<12x32xf32>, %arg1: tensor<2x176x32xf32>, %arg2: tensor<2x32x88xf32>) -> tensor<12x32xf32> {
    %0 = tosa.const_shape  {values = dense<[1, 176, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %1 = tosa.const_shape  {values = dense<[1, 0, 0]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %2 = tosa.const_shape  {values = dense<[176, 32]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %3 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %4 = tosa.const_shape  {values = dense<[1, 12, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %5 = tosa.const_shape  {values = dense<[1, 32, 176]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %6 = tosa.const_shape  {values = dense<[12, 176]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %7 = tosa.const_shape  {values = dense<[12, 88]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %8 = tosa.const_shape  {values = dense<0> : tensor<2xindex>} : () -> !tosa.shape<2>
    %9 = tosa.const_shape  {values = dense<[0, 88]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %10 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %11 = tosa.const_shape  {values = dense<[1, 32, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %12 = tosa.const_shape  {values = dense<[32, 88]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %13 = tosa.const_shape  {values = dense<[1, 12, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %14 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %15 = tosa.const_shape  {values = dense<[12, 32]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %16 = tosa.slice %arg1, %1, %0 : (tensor<2x176x32xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<1x176x32xf32>
    %17 = tosa.reshape %16, %2 : (tensor<1x176x32xf32>, !tosa.shape<2>) -> tensor<176x32xf32>
    %18 = tosa.transpose %17 {perms = array<i32: 1, 0>} : (tensor<176x32xf32>) -> tensor<32x176xf32>
    %19 = tosa.reshape %arg0, %4 : (tensor<12x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %20 = tosa.reshape %18, %5 : (tensor<32x176xf32>, !tosa.shape<3>) -> tensor<1x32x176xf32>
    %21 = tosa.matmul %19, %20, %3, %3 : (tensor<1x12x32xf32>, tensor<1x32x176xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x176xf32>
    %22 = tosa.reshape %21, %6 : (tensor<1x12x176xf32>, !tosa.shape<2>) -> tensor<12x176xf32>
    %23 = tosa.slice %22, %8, %7 : (tensor<12x176xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<12x88xf32>
    %24 = tosa.slice %22, %9, %7 : (tensor<12x176xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<12x88xf32>
    %25 = tosa.sigmoid %23 : (tensor<12x88xf32>) -> tensor<12x88xf32>
    %26 = tosa.mul %23, %25, %10 : (tensor<12x88xf32>, tensor<12x88xf32>, tensor<1xi8>) -> tensor<12x88xf32>
    %27 = tosa.mul %26, %24, %10 : (tensor<12x88xf32>, tensor<12x88xf32>, tensor<1xi8>) -> tensor<12x88xf32>
    %28 = tosa.slice %arg2, %1, %11 : (tensor<2x32x88xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %29 = tosa.reshape %28, %12 : (tensor<1x32x88xf32>, !tosa.shape<2>) -> tensor<32x88xf32>
    %30 = tosa.transpose %29 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %31 = tosa.reshape %27, %13 : (tensor<12x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %32 = tosa.reshape %30, %14 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %33 = tosa.matmul %31, %32, %3, %3 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %34 = tosa.reshape %33, %15 : (tensor<1x12x32xf32>, !tosa.shape<2>) -> tensor<12x32xf32>
    return %34 : tensor<12x32xf32>
  }
}
