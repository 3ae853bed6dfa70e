// RUN: swiglu-opt %s --ffn-expand-fma | FileCheck %s
// RUN: swiglu-opt %s --ffn-expand-fma=through-f64 | FileCheck %s --check-prefix=F64
// RUN: swiglu-opt %s --ffn-expand-fma --canonicalize | mlir-opt-22 -o /dev/null

// CHECK-LABEL: func @vector
// CHECK: %[[PRODUCT:.*]] = arith.mulf %{{.*}}, %{{.*}} : vector<4xf32>
// CHECK: %[[SUM:.*]] = arith.addf %[[PRODUCT]], %{{.*}} : vector<4xf32>
// CHECK: return %[[SUM]]
// F64-LABEL: func @vector
// F64-COUNT-3: arith.extf %{{.*}} : vector<4xf32> to vector<4xf64>
// F64: %[[PRODUCT:.*]] = arith.mulf %{{.*}}, %{{.*}} : vector<4xf64>
// F64: %[[SUM:.*]] = arith.addf %[[PRODUCT]], %{{.*}} : vector<4xf64>
// F64: arith.truncf %[[SUM]] : vector<4xf64> to vector<4xf32>
func.func @vector(%a: vector<4xf32>, %b: vector<4xf32>, %c: vector<4xf32>) -> vector<4xf32> {
  %0 = vector.fma %a, %b, %c : vector<4xf32>
  return %0 : vector<4xf32>
}

// CHECK-LABEL: func @scalar
// CHECK-NOT: math.fma
// CHECK: arith.mulf {{.*}} : f32
// F64-LABEL: func @scalar
// F64: arith.mulf {{.*}} : f64
func.func @scalar(%a: f32, %b: f32, %c: f32) -> f32 {
  %0 = math.fma %a, %b, %c : f32
  return %0 : f32
}

// No type is wide enough for the product of two f64.
// CHECK-LABEL: func @double
// CHECK: arith.mulf
// CHECK: arith.addf
// F64-LABEL: func @double
// F64: math.fma
func.func @double(%a: f64, %b: f64, %c: f64) -> f64 {
  %0 = math.fma %a, %b, %c : f64
  return %0 : f64
}
