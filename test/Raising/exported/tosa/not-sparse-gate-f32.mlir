// Source: nn.Module code
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = gate.weight, %arg2 = up.weight, %arg3 = down.weight
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88x32xf32>, %arg3: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %0 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %1 = tosa.const_shape  {values = dense<[1, 12, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %2 = tosa.const_shape  {values = dense<[1, 32, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %3 = tosa.const_shape  {values = dense<[2, 6, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %4 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %5 = "tosa.const"() <{values = dense<5.000000e-01> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %6 = "tosa.const"() <{values = dense<1.000000e+00> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %7 = "tosa.const"() <{values = dense<3.000000e+00> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %8 = "tosa.const"() <{values = dense<4.471500e-02> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %9 = "tosa.const"() <{values = dense<0.636619746> : tensor<2x6x88xf32>}> : () -> tensor<2x6x88xf32>
    %10 = tosa.const_shape  {values = dense<[1, 12, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %11 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %12 = tosa.const_shape  {values = dense<[2, 6, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %13 = "tosa.const"() <{values = dense<0.0113636367> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %14 = "tosa.const"() <{values = dense<0.011363636363636364> : tensor<1x1x1xf64>}> : () -> tensor<1x1x1xf64>
    %15 = "tosa.const"() <{values = dense<5.000000e-01> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %16 = "tosa.const"() <{values = dense<1.644900e+00> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %17 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %18 = tosa.reshape %arg0, %1 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %19 = tosa.reshape %17, %2 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %20 = tosa.matmul %18, %19, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %21 = tosa.reshape %20, %3 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %22 = tosa.reduce_sum %21 {axis = 2 : i32} : (tensor<2x6x88xf32>) -> tensor<2x6x1xf32>
    %23 = tosa.mul %22, %13, %4 : (tensor<2x6x1xf32>, tensor<1x1x1xf32>, tensor<1xi8>) -> tensor<2x6x1xf32>
    %24 = tosa.cast %21 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf64>
    %25 = tosa.reduce_sum %24 {axis = 2 : i32} : (tensor<2x6x88xf64>) -> tensor<2x6x1xf64>
    %26 = tosa.mul %25, %14, %4 : (tensor<2x6x1xf64>, tensor<1x1x1xf64>, tensor<1xi8>) -> tensor<2x6x1xf64>
    %27 = tosa.sub %24, %26 : (tensor<2x6x88xf64>, tensor<2x6x1xf64>) -> tensor<2x6x88xf64>
    %28 = tosa.mul %27, %27, %4 : (tensor<2x6x88xf64>, tensor<2x6x88xf64>, tensor<1xi8>) -> tensor<2x6x88xf64>
    %29 = tosa.reduce_sum %28 {axis = 2 : i32} : (tensor<2x6x88xf64>) -> tensor<2x6x1xf64>
    %30 = tosa.mul %29, %14, %4 : (tensor<2x6x1xf64>, tensor<1x1x1xf64>, tensor<1xi8>) -> tensor<2x6x1xf64>
    %31 = tosa.cast %30 : (tensor<2x6x1xf64>) -> tensor<2x6x1xf32>
    %32 = tosa.pow %31, %15 : (tensor<2x6x1xf32>, tensor<1x1x1xf32>) -> tensor<2x6x1xf32>
    %33 = tosa.mul %32, %16, %4 : (tensor<2x6x1xf32>, tensor<1x1x1xf32>, tensor<1xi8>) -> tensor<2x6x1xf32>
    %34 = tosa.add %23, %33 : (tensor<2x6x1xf32>, tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %35 = tosa.sub %21, %34 : (tensor<2x6x88xf32>, tensor<2x6x1xf32>) -> tensor<2x6x88xf32>
    %36 = tosa.clamp %35 {max_val = 3.40282347E+38 : f32, min_val = 0.000000e+00 : f32} : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %37 = tosa.mul %5, %36, %4 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %38 = tosa.pow %9, %5 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %39 = tosa.pow %36, %7 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %40 = tosa.mul %8, %39, %4 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %41 = tosa.add %36, %40 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %42 = tosa.mul %38, %41, %4 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %43 = tosa.tanh %42 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %44 = tosa.add %43, %6 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %45 = tosa.mul %37, %44, %4 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %46 = tosa.transpose %arg2 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %47 = tosa.reshape %46, %2 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %48 = tosa.matmul %18, %47, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %49 = tosa.reshape %48, %3 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %50 = tosa.mul %45, %49, %4 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %51 = tosa.transpose %arg3 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %52 = tosa.reshape %50, %10 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %53 = tosa.reshape %51, %11 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %54 = tosa.matmul %52, %53, %0, %0 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %55 = tosa.reshape %54, %12 : (tensor<1x12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %55 : tensor<2x6x32xf32>
  }
}
