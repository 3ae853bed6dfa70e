// RUN: swiglu-opt %s --ffn-raise-pipeline | FileCheck %s --implicit-check-not=tosa. --implicit-check-not=linalg.
// RUN: swiglu-opt %s --ffn-raise-pipeline --ffn-lower-pipeline | mlir-opt-22 -o /dev/null
// RUN: swiglu-opt %s --ffn-raise-pipeline > %t.once
// RUN: swiglu-opt %t.once --ffn-raise-pipeline | diff %t.once -
// RUN: swiglu-opt %s --ffn-raise-pipeline --dump-pass-pipeline 2>&1 | FileCheck %s --check-prefix=PASSES
// TOSA and linalg in one module; a second run finds nothing more.

// PASSES: builtin.module(
// PASSES-NEXT: ffn-lower-tosa,
// PASSES-NEXT: raise-linalg-to-ffn
// PASSES-NEXT: )

// CHECK-LABEL: func @tosa(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<1x4x8xf32>, %[[W:[a-z0-9]+]]: tensor<1x8x6xf32>, %[[V:[a-z0-9]+]]: tensor<1x8x6xf32>)
// CHECK: %[[WG:.*]] = tensor.collapse_shape %[[W]]
// CHECK: %[[G:.*]] = ffn.linear %[[X]], %[[WG]] <in_out>
// CHECK: %[[WU:.*]] = tensor.collapse_shape %[[V]]
// CHECK: %[[U:.*]] = ffn.linear %[[X]], %[[WU]] <in_out>
// CHECK: %[[H:.*]] = ffn.glu %[[G]], %[[U]] <swish>
// CHECK: return %[[H]]
func.func @tosa(%x: tensor<1x4x8xf32>, %w: tensor<1x8x6xf32>, %v: tensor<1x8x6xf32>) -> tensor<1x4x6xf32> {
  %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %shift = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %g = tosa.matmul %x, %w, %zp, %zp : (tensor<1x4x8xf32>, tensor<1x8x6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x6xf32>
  %u = tosa.matmul %x, %v, %zp, %zp : (tensor<1x4x8xf32>, tensor<1x8x6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x6xf32>
  %s = tosa.sigmoid %g : (tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
  %a = tosa.mul %s, %g, %shift : (tensor<1x4x6xf32>, tensor<1x4x6xf32>, tensor<1xi8>) -> tensor<1x4x6xf32>
  %h = tosa.mul %a, %u, %shift : (tensor<1x4x6xf32>, tensor<1x4x6xf32>, tensor<1xi8>) -> tensor<1x4x6xf32>
  return %h : tensor<1x4x6xf32>
}

// CHECK-LABEL: func @linalg(
// CHECK: %[[Y:.*]] = ffn.linear
// CHECK: %[[A:.*]] = ffn.activation %[[Y]] <tanh>
// CHECK: return %[[A]]
func.func @linalg(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %a = math.tanh %y : tensor<4x6xf32>
  return %a : tensor<4x6xf32>
}
