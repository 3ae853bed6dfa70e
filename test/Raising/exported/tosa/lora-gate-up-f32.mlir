// Source: LlamaMLP, LoRA on gate and up (peft on transformers)
// Route: torch.export, torch-mlir to TOSA, f32
// Arguments: %arg0 = x, %arg1 = gate_proj.base_layer.weight, %arg2 = gate_proj.lora_A.default.weight, %arg3 = gate_proj.lora_B.default.weight, %arg4 = up_proj.base_layer.weight, %arg5 = up_proj.lora_A.default.weight, %arg6 = up_proj.lora_B.default.weight, %arg7 = down_proj.weight
module {
  func.func @main(%arg0: tensor<2x6x32xf32>, %arg1: tensor<88x32xf32>, %arg2: tensor<4x32xf32>, %arg3: tensor<88x4xf32>, %arg4: tensor<88x32xf32>, %arg5: tensor<4x32xf32>, %arg6: tensor<88x4xf32>, %arg7: tensor<32x88xf32>) -> tensor<2x6x32xf32> {
    %0 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %1 = tosa.const_shape  {values = dense<[1, 12, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %2 = tosa.const_shape  {values = dense<[1, 32, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %3 = tosa.const_shape  {values = dense<[2, 6, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %4 = tosa.const_shape  {values = dense<[1, 32, 4]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %5 = tosa.const_shape  {values = dense<[1, 4, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %6 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %7 = tosa.const_shape  {values = dense<[1, 12, 88]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %8 = tosa.const_shape  {values = dense<[1, 88, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %9 = tosa.const_shape  {values = dense<[2, 6, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %10 = "tosa.const"() <{values = dense<2.000000e+00> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
    %11 = tosa.transpose %arg1 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %12 = tosa.reshape %arg0, %1 : (tensor<2x6x32xf32>, !tosa.shape<3>) -> tensor<1x12x32xf32>
    %13 = tosa.reshape %11, %2 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %14 = tosa.matmul %12, %13, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %15 = tosa.reshape %14, %3 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %16 = tosa.transpose %arg2 {perms = array<i32: 1, 0>} : (tensor<4x32xf32>) -> tensor<32x4xf32>
    %17 = tosa.reshape %16, %4 : (tensor<32x4xf32>, !tosa.shape<3>) -> tensor<1x32x4xf32>
    %18 = tosa.matmul %12, %17, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x4xf32>
    %19 = tosa.transpose %arg3 {perms = array<i32: 1, 0>} : (tensor<88x4xf32>) -> tensor<4x88xf32>
    %20 = tosa.reshape %19, %5 : (tensor<4x88xf32>, !tosa.shape<3>) -> tensor<1x4x88xf32>
    %21 = tosa.matmul %18, %20, %0, %0 : (tensor<1x12x4xf32>, tensor<1x4x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %22 = tosa.reshape %21, %3 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %23 = tosa.mul %22, %10, %6 : (tensor<2x6x88xf32>, tensor<1x1x1xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %24 = tosa.add %15, %23 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %25 = tosa.sigmoid %24 : (tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %26 = tosa.mul %24, %25, %6 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %27 = tosa.transpose %arg4 {perms = array<i32: 1, 0>} : (tensor<88x32xf32>) -> tensor<32x88xf32>
    %28 = tosa.reshape %27, %2 : (tensor<32x88xf32>, !tosa.shape<3>) -> tensor<1x32x88xf32>
    %29 = tosa.matmul %12, %28, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %30 = tosa.reshape %29, %3 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %31 = tosa.transpose %arg5 {perms = array<i32: 1, 0>} : (tensor<4x32xf32>) -> tensor<32x4xf32>
    %32 = tosa.reshape %31, %4 : (tensor<32x4xf32>, !tosa.shape<3>) -> tensor<1x32x4xf32>
    %33 = tosa.matmul %12, %32, %0, %0 : (tensor<1x12x32xf32>, tensor<1x32x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x4xf32>
    %34 = tosa.transpose %arg6 {perms = array<i32: 1, 0>} : (tensor<88x4xf32>) -> tensor<4x88xf32>
    %35 = tosa.reshape %34, %5 : (tensor<4x88xf32>, !tosa.shape<3>) -> tensor<1x4x88xf32>
    %36 = tosa.matmul %33, %35, %0, %0 : (tensor<1x12x4xf32>, tensor<1x4x88xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x88xf32>
    %37 = tosa.reshape %36, %3 : (tensor<1x12x88xf32>, !tosa.shape<3>) -> tensor<2x6x88xf32>
    %38 = tosa.mul %37, %10, %6 : (tensor<2x6x88xf32>, tensor<1x1x1xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %39 = tosa.add %30, %38 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>) -> tensor<2x6x88xf32>
    %40 = tosa.mul %26, %39, %6 : (tensor<2x6x88xf32>, tensor<2x6x88xf32>, tensor<1xi8>) -> tensor<2x6x88xf32>
    %41 = tosa.transpose %arg7 {perms = array<i32: 1, 0>} : (tensor<32x88xf32>) -> tensor<88x32xf32>
    %42 = tosa.reshape %40, %7 : (tensor<2x6x88xf32>, !tosa.shape<3>) -> tensor<1x12x88xf32>
    %43 = tosa.reshape %41, %8 : (tensor<88x32xf32>, !tosa.shape<3>) -> tensor<1x88x32xf32>
    %44 = tosa.matmul %42, %43, %0, %0 : (tensor<1x12x88xf32>, tensor<1x88x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x32xf32>
    %45 = tosa.reshape %44, %9 : (tensor<1x12x32xf32>, !tosa.shape<3>) -> tensor<2x6x32xf32>
    return %45 : tensor<2x6x32xf32>
  }
}
