// Source: BertIntermediate and BertOutput, gelu_accurate (transformers)
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = up.dense.weight, %arg2 = up.dense.bias, %arg3 = down.dense.weight, %arg4 = down.dense.bias, %arg5 = down.LayerNorm.weight, %arg6 = down.LayerNorm.bias
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<88xf32>, %arg3: tensor<32x88xf32>, %arg4: tensor<32xf32>, %arg5: tensor<32xf32>, %arg6: tensor<32xf32>) -> tensor<2x6x32xf32> {
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
    %12 = tosa.const_shape  {values = dense<[1, 1, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %13 = "tosa.const"() <{values = dense<5.000000e-01> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %14 = "tosa.const"() <{values = dense<3.000000e+00> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %15 = "tosa.const"() <{values = dense<4.471500e-02> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %16 = "tosa.const"() <{values = dense<0.797884583> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %17 = "tosa.const"() <{values = dense<1.000000e+00> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %18 = "tosa.const"() <{values = dense<3.125000e-02> : tensor<1x1x1xf64>}> : () -> tensor<1x1x1xf64>
    %19 = "tosa.const"() <{values = dense<3.125000e-02> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %20 = "tosa.const"() <{values = dense<9.99999996E-13> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %21 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %22 = tosa.reshape %arg0, %2 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %23 = tosa.reshape %21, %3 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %24 = tosa.matmul %22, %23, %1, %1 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %25 = tosa.reshape %24, %4 : (tensor<1x12x88xf32>, !tosa.shape<2>) -> tensor<12x88xf32>
    %26 = tosa.reshape %arg2, %6 : (tensor<88xf32>, !tosa.shape<2>) -> tensor<1x88xf32>
    %27 = tosa.add %25, %26 : (tensor<12x88xf32>, tensor<1x88xf32>) -> tensor<12x88xf32>
    %28 = tosa.reshape %27, %7 : (tensor<12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %29 = tosa.mul %28, %13, %5 : (tensor<2x6x88xf32>, tensor<1x1x1xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %30 = tosa.pow %28, %14 : (tensor<2x6x88xf32>, tensor<1x1x1xf32>) -> tensor<2x6x88xf32>
    %31 = tosa.mul %30, %15, %5 : (tensor<2x6x88xf32>, tensor<1x1x1xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %32 = tosa.add %28, %31 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %33 = tosa.mul %32, %16, %5 : (tensor<2x6x88xf32>, tensor<1x1x1xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %34 = tosa.tanh %33 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %35 = tosa.add %34, %17 : (tensor<2x6x88xf32>, tensor<1x1x1xf32>) -> tensor<2x6x88xf32>
    %36 = tosa.mul %29, %35, %5 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %37 = tosa.transpose %arg3 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %38 = tosa.reshape %36, %8 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %39 = tosa.reshape %37, %9 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %40 = tosa.matmul %38, %39, %1, %1 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %41 = tosa.reshape %40, %0 : (tensor<1x12x32xf32>, !tosa.shape<2>) -> tensor<12x32xf32>
    %42 = tosa.reshape %arg4, %10 : (tensor<32xf32>, !tosa.shape<2>) -> tensor<1x32xf32>
    %43 = tosa.add %41, %42 : (tensor<12x32xf32>, tensor<1x32xf32>) -> tensor<12x32xf32>
    %44 = tosa.reshape %43, %11 : (tensor<12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    %45 = tosa.add %44, %arg0 : (tensor<2x6x32xf32>, tensor<2x6x32xf32>) -> tensor<2x6x32xf32>
    %46 = tosa.cast %45 : (tensor<2x6x32xf32>) -> tensor<2x6x32xf64>
    %47 = tosa.reduce_sum %46 {axis = 2 : i32} : (tensor<2x6x32xf64>) -> tensor<2x6x1xf64>
    %48 = tosa.mul %47, %18, %5 : (tensor<2x6x1xf64>, tensor<1x1x1xf64>, tensor<1xi8>) -> tensor<2x6x1xf64>
    %49 = tosa.sub %46, %48 : (tensor<2x6x32xf64>, tensor<2x6x1xf64>) -> tensor<2x6x32xf64>
    %50 = tosa.mul %49, %49, %5 : (tensor<2x6x32xf64>, tensor<2x6x32xf64>, tensor<1xi8>) -> tensor<2x6x32xf64>
    %51 = tosa.reduce_sum %50 {axis = 2 : i32} : (tensor<2x6x32xf64>) -> tensor<2x6x1xf64>
    %52 = tosa.mul %51, %18, %5 : (tensor<2x6x1xf64>, tensor<1x1x1xf64>, tensor<1xi8>) -> tensor<2x6x1xf64>
    %53 = tosa.cast %52 : (tensor<2x6x1xf64>) -> tensor<2x6x1xf32>
    %54 = tosa.reduce_sum %45 {axis = 2 : i32} : (tensor<2x6x32xf32>) -> tensor<2x6x1xf32>
    %55 = tosa.mul %54, %19, %5 : (tensor<2x6x1xf32>, tensor<1x1x1xf32>, tensor<1xi8>) -> tensor<2x6x1xf32>
    %56 = tosa.add %53, %20 : (tensor<2x6x1xf32>, tensor<1x1x1xf32>) -> tensor<2x6x1xf32>
    %57 = tosa.rsqrt %56 : (tensor<2x6x1xf32>) -> tensor<2x6x1xf32>
    %58 = tosa.sub %45, %55 : (tensor<2x6x32xf32>, tensor<2x6x1xf32>) -> tensor<2x6x32xf32>
    %59 = tosa.mul %58, %57, %5 : (tensor<2x6x32xf32>, tensor<2x6x1xf32>, tensor<1xi8>) -> tensor<2x6x32xf32>
    %60 = tosa.reshape %arg5, %12 : (tensor<32xf32>, !tosa.shape<3>) -> tensor<1x1x32xf32>
    %61 = tosa.mul %59, %60, %5 : (tensor<2x6x32xf32>, tensor<1x1x32xf32>, tensor<1xi8>) -> tensor<2x6x32xf32>
    %62 = tosa.reshape %arg6, %12 : (tensor<32xf32>, !tosa.shape<3>) -> tensor<1x1x32xf32>
    %63 = tosa.add %61, %62 : (tensor<2x6x32xf32>, tensor<1x1x32xf32>) -> tensor<2x6x32xf32>
    return %63 : tensor<2x6x32xf32>
  }
}
