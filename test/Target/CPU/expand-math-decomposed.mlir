// RUN: swiglu-opt %s --convert-ffn-to-linalg --ffn-expand-math | FileCheck %s --implicit-check-not='math.{{exp|erf|tanh}}'
// RUN: swiglu-opt %s --convert-ffn-to-linalg --canonicalize --cse --ffn-expand-math | FileCheck %s --implicit-check-not='math.{{exp|erf|tanh}}'
// ffn-expand-math knows the formulas that the dialect decomposes into, before and
// after canonicalisation: nothing of them is left behind the activation's own
// quotient, or choice between x < 0 and x >= 0.

// CHECK-LABEL: func @sigmoid
// CHECK: linalg.generic
// CHECK: arith.divf
// CHECK-NEXT: linalg.yield
func.func @sigmoid(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = ffn.activation %x <sigmoid> : tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

// CHECK-LABEL: func @swish
// CHECK: linalg.generic
// CHECK: arith.divf
// CHECK-NEXT: linalg.yield
func.func @swish(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = ffn.activation %x <swish> : tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

// CHECK-LABEL: func @swish_beta
// CHECK: linalg.generic
// CHECK: arith.divf
// CHECK-NEXT: linalg.yield
func.func @swish_beta(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = ffn.activation %x <swish, beta = 1.702> : tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

// CHECK-LABEL: func @swish_falling
// CHECK: linalg.generic
// CHECK: arith.divf
// CHECK-NEXT: linalg.yield
func.func @swish_falling(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = ffn.activation %x <swish, beta = -2.0> : tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

// CHECK-LABEL: func @gelu_tanh
// CHECK: linalg.generic
// CHECK: arith.divf
// CHECK-NEXT: linalg.yield
func.func @gelu_tanh(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = ffn.activation %x <gelu_tanh> : tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

// CHECK-LABEL: func @gelu_tanh_coefficient
// CHECK: linalg.generic
// CHECK: arith.divf
// CHECK-NEXT: linalg.yield
func.func @gelu_tanh_coefficient(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = ffn.activation %x <gelu_tanh, coefficient = 0.8> : tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

// CHECK-LABEL: func @gelu
// CHECK: arith.select
// CHECK: arith.divf
// CHECK: arith.select
// CHECK-NEXT: linalg.yield
func.func @gelu(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = ffn.activation %x <gelu> : tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

// In a unit, with its limit and offset.

// CHECK-LABEL: func @unit
// CHECK: %[[GATE:.*]] = arith.minimumf
// CHECK: math.absf %[[GATE]]
// CHECK: %[[ACT:.*]] = arith.divf
// CHECK: %[[UP:.*]] = arith.addf
// CHECK: %[[H:.*]] = arith.mulf %[[ACT]], %[[UP]]
// CHECK-NEXT: linalg.yield %[[H]]
func.func @unit(%g: tensor<?x8xf32>, %u: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %h = ffn.glu %g, %u <swish, beta = 1.702, limit = 7.0, offset = 1.0> : (tensor<?x8xf32>, tensor<?x8xf32>) -> tensor<?x8xf32>
  return %h : tensor<?x8xf32>
}

// Storage in 16 bits, computed in f32: one rounding behind.

// CHECK-LABEL: func @storage
// CHECK: %[[X:.*]] = arith.extf %{{.*}} : bf16 to f32
// CHECK: math.absf %[[X]] : f32
// CHECK: %[[ACT:.*]] = arith.divf
// CHECK-NEXT: %[[Y:.*]] = arith.truncf %[[ACT]] : f32 to bf16
// CHECK-NEXT: linalg.yield %[[Y]]
func.func @storage(%x: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
  %0 = ffn.activation %x <swish> rounding <fused> : tensor<?x8xbf16>
  return %0 : tensor<?x8xbf16>
}
