// RUN: swiglu-opt %s --ffn-expand-math | FileCheck %s --implicit-check-not=math.exp --implicit-check-not=math.erfc --implicit-check-not=math.tanh
// Whole formulas of activations on f32 become one function each; the values are
// checked by test/Numerics/ulp.test. What is no such formula is below, in @other….

// One exponential, of -|x| whatever the sign, and one quotient. NaN at -inf comes
// from the product of x and 0, and results below 2^-126 from the last product.

// CHECK-LABEL: func @swish
// CHECK-SAME: %[[X:.*]]: vector<16xf32>)
// CHECK: %[[SIZE:.*]] = math.absf %[[X]]
// CHECK-DAG: %[[BOUND:.*]] = arith.constant dense<1.250000e+02>
// CHECK-DAG: %[[FAR:.*]] = arith.cmpf olt, %[[BOUND]], %[[SIZE]]
// CHECK: %[[W:.*]] = arith.select %[[FAR]], %[[BOUND]], %[[SIZE]]
// CHECK: %[[POWER:.*]] = arith.negf %[[W]]
// CHECK: math.fma %[[POWER]], %{{.*}}, %{{.*}} : vector<16xf32>
// CHECK-DAG: %[[SMALL:.*]] = arith.cmpf olt, %[[X]], %{{.*}}
// CHECK-DAG: math.fma %[[X]], %{{.*}}, %{{.*}}
// CHECK: %[[LOWER:.*]] = arith.constant dense<5.42101086E-20>
// CHECK: %[[SUM:.*]] = math.fma %{{.*}}, %[[LOWER]]
// CHECK: %[[TINY:.*]] = arith.mulf %{{.*}}, %[[LOWER]]
// CHECK: %[[UPPER:.*]] = arith.select %[[SMALL]], %[[TINY]], %[[X]]
// CHECK: %[[Y:.*]] = arith.divf %[[UPPER]], %[[SUM]]
// CHECK-NEXT: return %[[Y]]
func.func @swish(%x: vector<16xf32>) -> vector<16xf32> {
  %one = arith.constant dense<1.0> : vector<16xf32>
  %n = arith.negf %x : vector<16xf32>
  %e = math.exp %n : vector<16xf32>
  %d = arith.addf %one, %e : vector<16xf32>
  %s = arith.divf %one, %d : vector<16xf32>
  %y = arith.mulf %x, %s : vector<16xf32>
  return %y : vector<16xf32>
}

// CHECK-LABEL: func @swish_as_quotient
// CHECK-SAME: %[[X:.*]]: f32)
// CHECK: math.absf %[[X]] : f32
// CHECK: arith.select %{{.*}}, %{{.*}}, %[[X]] : f32
// CHECK-NEXT: %[[Y:.*]] = arith.divf
// CHECK-NEXT: return %[[Y]]
func.func @swish_as_quotient(%x: f32) -> f32 {
  %one = arith.constant 1.0 : f32
  %n = arith.negf %x : f32
  %e = math.exp %n : f32
  %d = arith.addf %e, %one : f32
  %y = arith.divf %x, %d : f32
  return %y : f32
}

// beta * x in two parts: the product, and what its rounding and that of 1.702
// left over. The unit's other product is no part of the formula.

// CHECK-LABEL: func @swish_beta
// CHECK-SAME: %[[X:.*]]: vector<4xf32>, %[[UP:.*]]: vector<4xf32>)
// CHECK: %[[SIZE:.*]] = math.absf %[[X]]
// CHECK: %[[W:.*]] = arith.mulf %[[NEAR:.*]], %[[BETA:.*]] :
// CHECK: %[[MINUS:.*]] = arith.negf %[[W]]
// CHECK: %[[LOW:.*]] = math.fma %[[NEAR]], %[[BETA]], %[[MINUS]]
// CHECK: %[[REST:.*]] = arith.constant dense<{{-?[0-9.]*E-8}}>
// CHECK: math.fma %[[NEAR]], %[[REST]], %[[LOW]]
// CHECK: %[[Y:.*]] = arith.divf
// CHECK-NEXT: %[[H:.*]] = arith.mulf %[[Y]], %[[UP]]
// CHECK-NEXT: return %[[H]]
func.func @swish_beta(%x: vector<4xf32>, %up: vector<4xf32>) -> vector<4xf32> {
  %one = arith.constant dense<1.0> : vector<4xf32>
  %scalar = arith.constant 1.702 : f32
  %beta = vector.broadcast %scalar : f32 to vector<4xf32>
  %z = arith.mulf %beta, %x : vector<4xf32>
  %n = arith.negf %z : vector<4xf32>
  %e = math.exp %n : vector<4xf32>
  %d = arith.addf %one, %e : vector<4xf32>
  %s = arith.divf %one, %d : vector<4xf32>
  %y = arith.mulf %x, %s : vector<4xf32>
  %h = arith.mulf %y, %up : vector<4xf32>
  return %h : vector<4xf32>
}

// For beta below zero x > 0 is the small side.

// CHECK-LABEL: func @swish_negative_beta
// CHECK-SAME: %[[X:.*]]: f32)
// CHECK: arith.cmpf olt, %{{.*}}, %[[X]] : f32
// CHECK: %[[Y:.*]] = arith.divf
// CHECK-NEXT: return %[[Y]]
func.func @swish_negative_beta(%x: f32) -> f32 {
  %one = arith.constant 1.0 : f32
  %beta = arith.constant 2.0 : f32
  %z = arith.mulf %x, %beta : f32
  %e = math.exp %z : f32
  %d = arith.addf %one, %e : f32
  %s = arith.divf %one, %d : f32
  %y = arith.mulf %s, %x : f32
  return %y : f32
}

// CHECK-LABEL: func @sigmoid
// CHECK-SAME: %[[X:.*]]: f32, %[[UP:.*]]: f32)
// CHECK: %[[MINUS:.*]] = arith.negf %[[X]]
// CHECK: math.absf %[[MINUS]]
// CHECK: %[[S:.*]] = arith.divf
// CHECK-NEXT: %[[H:.*]] = arith.mulf %[[S]], %[[UP]]
// CHECK-NEXT: return %[[H]]
func.func @sigmoid(%x: f32, %up: f32) -> f32 {
  %one = arith.constant 1.0 : f32
  %n = arith.negf %x : f32
  %e = math.exp %n : f32
  %d = arith.addf %one, %e : f32
  %s = arith.divf %one, %d : f32
  %h = arith.mulf %s, %up : f32
  return %h : f32
}

// No square of x is rounded twice: x * x and what its rounding left over.

// CHECK-LABEL: func @gelu
// CHECK-SAME: %[[X:.*]]: vector<8xf32>)
// CHECK: math.absf %[[X]]
// CHECK: %[[SQUARE:.*]] = arith.mulf %[[W:.*]], %[[W]] :
// CHECK: %[[MINUS:.*]] = arith.negf %[[SQUARE]]
// CHECK: math.fma %[[W]], %[[W]], %[[MINUS]]
// CHECK: arith.divf
// CHECK: %[[BELOW:.*]] = math.fma %[[X]],
// CHECK: %[[ABOVE:.*]] = arith.subf %[[X]],
// CHECK: %[[Y:.*]] = arith.select %{{.*}}, %[[BELOW]], %[[ABOVE]]
// CHECK-NEXT: return %[[Y]]
func.func @gelu(%x: vector<8xf32>) -> vector<8xf32> {
  %c = arith.constant dense<-0.70710678118654752> : vector<8xf32>
  %half = arith.constant dense<0.5> : vector<8xf32>
  %t = arith.mulf %x, %c : vector<8xf32>
  %e = math.erfc %t : vector<8xf32>
  %h = arith.mulf %x, %half : vector<8xf32>
  %y = arith.mulf %h, %e : vector<8xf32>
  return %y : vector<8xf32>
}

// CHECK-LABEL: func @gelu_half_last
// CHECK: arith.divf
// CHECK: %[[Y:.*]] = arith.select
// CHECK-NEXT: return %[[Y]]
func.func @gelu_half_last(%x: f32) -> f32 {
  %c = arith.constant -0.70710678118654752 : f32
  %half = arith.constant 0.5 : f32
  %t = arith.mulf %x, %c : f32
  %e = math.erfc %t : f32
  %p = arith.mulf %x, %e : f32
  %y = arith.mulf %half, %p : f32
  return %y : f32
}

// No hyperbolic tangent is left: a quotient with exp(-2v), v in two parts.

// CHECK-LABEL: func @gelu_tanh
// CHECK-SAME: %[[X:.*]]: vector<16xf32>, %[[UP:.*]]: vector<16xf32>)
// CHECK-DAG: arith.constant dense<1.59576797> : vector<16xf32>
// CHECK-DAG: arith.constant dense<0.071354
// CHECK-COUNT-1: arith.divf
// CHECK-NOT: arith.divf
// CHECK: %[[H:.*]] = arith.mulf %{{.*}}, %[[UP]]
// CHECK-NEXT: return %[[H]]
func.func @gelu_tanh(%x: vector<16xf32>, %up: vector<16xf32>) -> vector<16xf32> {
  %cubic = arith.constant dense<0.044715> : vector<16xf32>
  %k = arith.constant dense<0.79788456> : vector<16xf32>
  %one = arith.constant dense<1.0> : vector<16xf32>
  %half = arith.constant dense<0.5> : vector<16xf32>
  %x2 = arith.mulf %x, %x : vector<16xf32>
  %x3 = arith.mulf %x2, %x : vector<16xf32>
  %c3 = arith.mulf %x3, %cubic : vector<16xf32>
  %i = arith.addf %x, %c3 : vector<16xf32>
  %v = arith.mulf %i, %k : vector<16xf32>
  %t = math.tanh %v : vector<16xf32>
  %d = arith.addf %t, %one : vector<16xf32>
  %h = arith.mulf %x, %half : vector<16xf32>
  %y = arith.mulf %h, %d : vector<16xf32>
  %r = arith.mulf %y, %up : vector<16xf32>
  return %r : vector<16xf32>
}

// A sigmoid times another value is a sigmoid; a gelu of another argument its parts.

// CHECK-LABEL: func @other_argument
// CHECK-SAME: %[[X:.*]]: f32, %[[Y:.*]]: f32)
// CHECK: math.absf %{{.*}} : f32
// CHECK: %[[S:.*]] = arith.divf
// CHECK-NEXT: %[[P:.*]] = arith.mulf %[[Y]], %[[S]]
// CHECK: math.absf %[[X]] : f32
// CHECK: %[[Q:.*]] = arith.mulf %[[Y]], %{{.*}} : f32
// CHECK: %[[R:.*]] = arith.mulf %[[Q]], %{{.*}} : f32
// CHECK-NEXT: return %[[P]], %[[R]]
func.func @other_argument(%x: f32, %y: f32) -> (f32, f32) {
  %one = arith.constant 1.0 : f32
  %half = arith.constant 0.5 : f32
  %c = arith.constant -0.70710678118654752 : f32
  %n = arith.negf %x : f32
  %e = math.exp %n : f32
  %d = arith.addf %one, %e : f32
  %s = arith.divf %one, %d : f32
  %p = arith.mulf %y, %s : f32
  %t = arith.mulf %x, %c : f32
  %f = math.erfc %t : f32
  %q = arith.mulf %y, %half : f32
  %r = arith.mulf %q, %f : f32
  return %p, %r : f32, f32
}

// Another constant in the cube, a denominator of 2 + exp, and a beta out of range.

// CHECK-LABEL: func @other_constants
// CHECK-SAME: %[[X:.*]]: f32)
// CHECK: %[[SUM:.*]] = arith.addf %[[X]], %{{.*}} : f32
// CHECK: %[[V:.*]] = arith.mulf %{{.*}}, %[[SUM]] : f32
// CHECK: math.absf %[[V]] : f32
// CHECK: %[[Y1:.*]] = arith.divf %[[X]], %{{.*}} : f32
// CHECK: %[[SIGMOID:.*]] = arith.divf
// CHECK: %[[Y2:.*]] = arith.mulf %[[X]], %[[SIGMOID]] : f32
// CHECK: return %{{.*}}, %[[Y1]], %[[Y2]]
func.func @other_constants(%x: f32) -> (f32, f32, f32) {
  %cubic = arith.constant 0.0447 : f32
  %k = arith.constant 0.79788456 : f32
  %one = arith.constant 1.0 : f32
  %two = arith.constant 2.0 : f32
  %half = arith.constant 0.5 : f32
  %huge = arith.constant 1.0e10 : f32
  %x2 = arith.mulf %x, %x : f32
  %x3 = arith.mulf %x2, %x : f32
  %c3 = arith.mulf %cubic, %x3 : f32
  %i = arith.addf %x, %c3 : f32
  %v = arith.mulf %k, %i : f32
  %t = math.tanh %v : f32
  %d = arith.addf %one, %t : f32
  %h = arith.mulf %half, %x : f32
  %y0 = arith.mulf %h, %d : f32

  %n = arith.negf %x : f32
  %e = math.exp %n : f32
  %d1 = arith.addf %two, %e : f32
  %y1 = arith.divf %x, %d1 : f32

  %z2 = arith.mulf %huge, %x : f32
  %n2 = arith.negf %z2 : f32
  %e2 = math.exp %n2 : f32
  %d2 = arith.addf %one, %e2 : f32
  %s2 = arith.divf %one, %d2 : f32
  %y2 = arith.mulf %x, %s2 : f32
  return %y0, %y1, %y2 : f32, f32, f32
}

// Steps in 16 bits are rounded one by one, as their formula says.

// CHECK-LABEL: func @steps_in_16_bits
// CHECK-SAME: %[[X:.*]]: bf16)
// CHECK: %[[E:.*]] = arith.truncf %{{.*}} : f32 to bf16
// CHECK: %[[D:.*]] = arith.addf %{{.*}}, %[[E]] : bf16
// CHECK: %[[S:.*]] = arith.divf %{{.*}}, %[[D]] : bf16
// CHECK: %[[Y:.*]] = arith.mulf %[[X]], %[[S]] : bf16
// CHECK: return %[[Y]]
func.func @steps_in_16_bits(%x: bf16) -> bf16 {
  %one = arith.constant 1.0 : bf16
  %n = arith.negf %x : bf16
  %e = math.exp %n : bf16
  %d = arith.addf %one, %e : bf16
  %s = arith.divf %one, %d : bf16
  %y = arith.mulf %x, %s : bf16
  return %y : bf16
}
