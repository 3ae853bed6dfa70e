// The plugin sees the traits of the tool's operations: arith.constant is a
// constant, so the scale by 1 goes.
// RUN: mlir-opt-22 --load-dialect-plugin=%swiglu_plugin %s --canonicalize | FileCheck %s

// CHECK-LABEL: func.func @ones
// CHECK-NEXT:    return %arg0
func.func @ones(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %l = arith.constant dense<1.0> : tensor<4xf32>
  %y = ffn.scale %x, %l : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
