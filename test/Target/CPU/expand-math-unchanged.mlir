// RUN: swiglu-opt %s --ffn-expand-math | FileCheck %s --implicit-check-not=math.fma
// What ffn-expand-math leaves alone: f64 (libm's), scalable vectors, tensors,
// and other functions.

// CHECK-LABEL: func @double
// CHECK: math.exp %{{.*}} : f64
// CHECK: math.erf %{{.*}} : f64
// CHECK: math.erfc %{{.*}} : vector<4xf64>
// CHECK: math.tanh %{{.*}} : vector<4xf64>
func.func @double(%x: f64, %v: vector<4xf64>) -> (f64, f64, vector<4xf64>, vector<4xf64>) {
  %0 = math.exp %x : f64
  %1 = math.erf %x : f64
  %2 = math.erfc %v : vector<4xf64>
  %3 = math.tanh %v : vector<4xf64>
  return %0, %1, %2, %3 : f64, f64, vector<4xf64>, vector<4xf64>
}

// CHECK-LABEL: func @gelu_double
// CHECK: %[[T:.*]] = arith.mulf
// CHECK: math.erfc %[[T]] : f64
func.func @gelu_double(%x: f64) -> f64 {
  %c = arith.constant -0.70710678118654752 : f64
  %t = arith.mulf %x, %c : f64
  %e = math.erfc %t : f64
  return %e : f64
}

// CHECK-LABEL: func @scalable
// CHECK: math.exp %{{.*}} : vector<[4]xf32>
// CHECK: math.erf %{{.*}} : vector<2x[4]xf16>
func.func @scalable(%v: vector<[4]xf32>, %w: vector<2x[4]xf16>) -> (vector<[4]xf32>, vector<2x[4]xf16>) {
  %0 = math.exp %v : vector<[4]xf32>
  %1 = math.erf %w : vector<2x[4]xf16>
  return %0, %1 : vector<[4]xf32>, vector<2x[4]xf16>
}

// CHECK-LABEL: func @tensor
// CHECK: math.tanh %{{.*}} : tensor<4xf32>
func.func @tensor(%t: tensor<4xf32>) -> tensor<4xf32> {
  %0 = math.tanh %t : tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func @other_functions
// CHECK: math.exp2 %{{.*}} : f32
// CHECK: math.sinh %{{.*}} : f32
func.func @other_functions(%x: f32) -> (f32, f32) {
  %0 = math.exp2 %x : f32
  %1 = math.sinh %x : f32
  return %0, %1 : f32, f32
}
