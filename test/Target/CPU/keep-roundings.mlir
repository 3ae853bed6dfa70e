// RUN: swiglu-opt %s --arith-emulate-unsupported-floats="source-types=bf16 target-type=f32" --ffn-keep-roundings --canonicalize | FileCheck %s
// RUN: swiglu-opt %s --arith-emulate-unsupported-floats="source-types=bf16 target-type=f32" --canonicalize | FileCheck %s --check-prefix=LOST
// The value between two operations on bf16 is rounded to bf16. Without the pass
// upstream's folder takes the pair of conversions away; when it no longer does,
// the pass can go.

// CHECK-LABEL: func @two_steps
// CHECK: %[[PRODUCT:.*]] = arith.mulf {{.*}} : f32
// CHECK: %[[ROUNDED:.*]] = arith.truncf %[[PRODUCT]] : f32 to bf16
// CHECK: %[[WIDE:.*]] = arith.extf %[[ROUNDED]] : bf16 to f32
// CHECK: arith.addf %[[WIDE]], {{.*}} : f32
// LOST-LABEL: func @two_steps
// LOST: %[[PRODUCT:.*]] = arith.mulf {{.*}} : f32
// LOST: arith.addf %[[PRODUCT]], {{.*}} : f32
func.func @two_steps(%x: bf16, %y: bf16) -> bf16 {
  %product = arith.mulf %x, %y : bf16
  %sum = arith.addf %product, %y : bf16
  return %sum : bf16
}

// Flags of other operations stay.
// CHECK-LABEL: func @others
// CHECK: arith.mulf {{.*}} fastmath<contract> : f32
func.func @others(%x: f32, %y: f32) -> f32 {
  %product = arith.mulf %x, %y fastmath<contract> : f32
  return %product : f32
}
