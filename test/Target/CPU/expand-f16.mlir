// RUN: swiglu-opt %s --ffn-expand-f16 | FileCheck %s --implicit-check-not="arith.extf" --implicit-check-not="f32 to f16"
// All halves, and floats beside each border: test/Numerics/f16.test.

// CHECK-LABEL: func @extend
// CHECK: %[[BITS:.*]] = arith.bitcast %{{.*}} : vector<8xf16> to vector<8xi16>
// CHECK: arith.extui %[[BITS]] : vector<8xi16> to vector<8xi32>
// CHECK: arith.bitcast %{{.*}} : vector<8xi32> to vector<8xf32>
func.func @extend(%x: vector<8xf16>) -> vector<8xf32> {
  %0 = arith.extf %x : vector<8xf16> to vector<8xf32>
  return %0 : vector<8xf32>
}

// CHECK-LABEL: func @truncate
// CHECK: %[[BITS:.*]] = arith.trunci %{{.*}} : i32 to i16
// CHECK: arith.bitcast %[[BITS]] : i16 to f16
func.func @truncate(%x: f32) -> f16 {
  %0 = arith.truncf %x : f32 to f16
  return %0 : f16
}

// Other types stay as they are.
// CHECK-LABEL: func @other
// CHECK: arith.truncf %{{.*}} : f32 to bf16
func.func @other(%x: f32) -> bf16 {
  %0 = arith.truncf %x : f32 to bf16
  return %0 : bf16
}
