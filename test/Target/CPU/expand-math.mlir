// RUN: swiglu-opt %s --ffn-expand-math | FileCheck %s --implicit-check-not=math.exp --implicit-check-not=math.erf --implicit-check-not=math.tanh
// exp, erf, erfc and tanh go away on f32, f16 and bf16 (the values are checked by
// test/Numerics/ulp.test). What stays is in expand-math-unchanged.mlir, whole
// activations are in expand-math-activations.mlir.

// CHECK-LABEL: func @scalars
// CHECK-SAME: %[[X:.*]]: f32)
// CHECK: math.fma %{{.*}} : f32
// CHECK: arith.bitcast %{{.*}} : f32 to i32
// CHECK: return
func.func @scalars(%x: f32) -> (f32, f32, f32, f32) {
  %0 = math.exp %x : f32
  %1 = math.erf %x : f32
  %2 = math.erfc %x : f32
  %3 = math.tanh %x : f32
  return %0, %1, %2, %3 : f32, f32, f32, f32
}

// CHECK-LABEL: func @vectors
// CHECK: arith.constant dense<{{.*}}> : vector<2x4xf32>
// CHECK: math.fma %{{.*}} : vector<2x4xf32>
// CHECK: arith.bitcast %{{.*}} : vector<2x4xf32> to vector<2x4xi32>
// CHECK: math.fma %{{.*}} : vector<7xf32>
// CHECK: math.fma %{{.*}} : vector<f32>
// CHECK: return
func.func @vectors(%a: vector<2x4xf32>, %b: vector<7xf32>, %c: vector<f32>)
    -> (vector<2x4xf32>, vector<7xf32>, vector<7xf32>, vector<f32>) {
  %0 = math.exp %a : vector<2x4xf32>
  %1 = math.erf %b : vector<7xf32>
  %2 = math.erfc %b : vector<7xf32>
  %3 = math.tanh %c : vector<f32>
  return %0, %1, %2, %3 : vector<2x4xf32>, vector<7xf32>, vector<7xf32>, vector<f32>
}

// 16-bit types are computed in f32.

// CHECK-LABEL: func @half
// CHECK-SAME: %[[X:.*]]: f16)
// CHECK: %[[WIDE:.*]] = arith.extf %[[X]] : f16 to f32
// CHECK-NOT: f16
// CHECK: %[[RESULT:.*]] = arith.truncf %{{.*}} : f32 to f16
// CHECK: return %[[RESULT]]
func.func @half(%x: f16) -> f16 {
  %0 = math.tanh %x : f16
  return %0 : f16
}

// CHECK-LABEL: func @brain
// CHECK-SAME: %[[X:.*]]: vector<8xbf16>)
// CHECK: arith.extf %[[X]] : vector<8xbf16> to vector<8xf32>
// CHECK-NOT: bf16
// CHECK: arith.truncf %{{.*}} : vector<8xf32> to vector<8xbf16>
// CHECK: return
func.func @brain(%x: vector<8xbf16>) -> vector<8xbf16> {
  %0 = math.exp %x : vector<8xbf16>
  return %0 : vector<8xbf16>
}

// Any op can hold the functions; the pass is anchored on none.

// CHECK-LABEL: func @in_generic
// CHECK: linalg.generic
// CHECK: math.fma
// CHECK: linalg.yield
func.func @in_generic(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%x : tensor<?xf32>) {
  ^bb0(%e: f32):
    %1 = math.exp %e : f32
    linalg.yield %1 : f32
  } -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// The factor of GELU is computed from x, also without the other factors: the
// product has no use any more. The form is recognised by the operand of absf.

// CHECK-LABEL: func @gelu_factor
// CHECK-SAME: %[[X:.*]]: f32, %[[OTHER:.*]]: f32)
// CHECK-NOT: 0.707106
// CHECK: math.absf %[[X]] : f32
// CHECK: %[[Y:.*]] = arith.mulf %[[OTHER]], %{{.*}} : f32
// CHECK: return %[[Y]]
func.func @gelu_factor(%x: f32, %other: f32) -> f32 {
  %c = arith.constant -0.70710678118654752 : f32
  %t = arith.mulf %x, %c : f32
  %e = math.erfc %t : f32
  %y = arith.mulf %other, %e : f32
  return %y : f32
}

// CHECK-LABEL: func @gelu_vector
// CHECK-SAME: %[[X:.*]]: vector<8xf32>)
// CHECK: math.absf %[[X]] : vector<8xf32>
// CHECK: return
func.func @gelu_vector(%x: vector<8xf32>) -> vector<8xf32> {
  %c = arith.constant dense<-0.70710678118654752> : vector<8xf32>
  %t = arith.mulf %x, %c : vector<8xf32>
  %e = math.erfc %t : vector<8xf32>
  return %e : vector<8xf32>
}

// CHECK-LABEL: func @gelu_broadcast_first
// CHECK-SAME: %[[X:.*]]: vector<8xf32>)
// CHECK: math.absf %[[X]] : vector<8xf32>
// CHECK: return
func.func @gelu_broadcast_first(%x: vector<8xf32>) -> vector<8xf32> {
  %s = arith.constant -0.70710678118654752 : f32
  %c = vector.broadcast %s : f32 to vector<8xf32>
  %t = arith.mulf %c, %x : vector<8xf32>
  %e = math.erfc %t : vector<8xf32>
  return %e : vector<8xf32>
}

// Everything else is erfc of the product itself: another constant, the neighbour
// of the right one, its negative, a constant per lane, and no product at all.

// CHECK-LABEL: func @erfc_other_constant
// CHECK-SAME: %[[X:.*]]: f32)
// CHECK: %[[T:.*]] = arith.mulf %[[X]]
// CHECK: math.absf %[[T]] : f32
// CHECK: return
func.func @erfc_other_constant(%x: f32) -> f32 {
  %c = arith.constant -0.70 : f32
  %t = arith.mulf %x, %c : f32
  %e = math.erfc %t : f32
  return %e : f32
}

// CHECK-LABEL: func @erfc_next_constant
// CHECK-SAME: %[[X:.*]]: f32)
// CHECK: %[[T:.*]] = arith.mulf %[[X]]
// CHECK: math.absf %[[T]] : f32
// CHECK: return
func.func @erfc_next_constant(%x: f32) -> f32 {
  %c = arith.constant -0.70710671 : f32
  %t = arith.mulf %x, %c : f32
  %e = math.erfc %t : f32
  return %e : f32
}

// CHECK-LABEL: func @erfc_positive_constant
// CHECK-SAME: %[[X:.*]]: f32)
// CHECK: %[[T:.*]] = arith.mulf %[[X]]
// CHECK: math.absf %[[T]] : f32
// CHECK: return
func.func @erfc_positive_constant(%x: f32) -> f32 {
  %c = arith.constant 0.70710678118654752 : f32
  %t = arith.mulf %x, %c : f32
  %e = math.erfc %t : f32
  return %e : f32
}

// CHECK-LABEL: func @erfc_lanes
// CHECK-SAME: %[[X:.*]]: vector<2xf32>)
// CHECK: %[[T:.*]] = arith.mulf %[[X]]
// CHECK: math.absf %[[T]] : vector<2xf32>
// CHECK: return
func.func @erfc_lanes(%x: vector<2xf32>) -> vector<2xf32> {
  %c = arith.constant dense<[-0.70710678118654752, -0.70]> : vector<2xf32>
  %t = arith.mulf %x, %c : vector<2xf32>
  %e = math.erfc %t : vector<2xf32>
  return %e : vector<2xf32>
}

// CHECK-LABEL: func @erfc_sum
// CHECK-SAME: %[[X:.*]]: f32)
// CHECK: %[[T:.*]] = arith.addf %[[X]]
// CHECK: math.absf %[[T]] : f32
// CHECK: return
func.func @erfc_sum(%x: f32) -> f32 {
  %c = arith.constant -0.70710678118654752 : f32
  %t = arith.addf %x, %c : f32
  %e = math.erfc %t : f32
  return %e : f32
}
