// RUN: swiglu-opt %s --raise-linalg-to-ffn | FileCheck %s
// What nearly is a part of a block and is none: a gated unit in the first half,
// products in the second.

// The branches are added.
// CHECK-LABEL: func @added(
// CHECK: ffn.linear
// CHECK: ffn.linear
// CHECK-NOT: ffn.glu
func.func @added(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %g = linalg.matmul ins(%x, %wg : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %wu : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %n = arith.negf %g : tensor<4x6xf32>
  %e = math.exp %n : tensor<4x6xf32>
  %d = arith.addf %e, %one : tensor<4x6xf32>
  %s = arith.divf %one, %d : tensor<4x6xf32>
  %t = arith.mulf %g, %s : tensor<4x6xf32>
  %h = arith.addf %t, %u : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// The sum of two products in a sigmoid, as in an LSTM.
// CHECK-LABEL: func @sigmoid_of_sum(
// CHECK-NOT: ffn.glu
func.func @sigmoid_of_sum(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %g = linalg.matmul ins(%x, %wg : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %wu : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %p = arith.addf %g, %u : tensor<4x6xf32>
  %n = arith.negf %p : tensor<4x6xf32>
  %e = math.exp %n : tensor<4x6xf32>
  %d = arith.addf %e, %one : tensor<4x6xf32>
  %s = arith.divf %one, %d : tensor<4x6xf32>
  %h = arith.mulf %p, %s : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// exp(+g) in the denominator.
// CHECK-LABEL: func @positive_exp(
// CHECK-COUNT-2: ffn.linear
// CHECK-NOT: ffn.
func.func @positive_exp(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %g = linalg.matmul ins(%x, %wg : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %wu : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %e = math.exp %g : tensor<4x6xf32>
  %d = arith.addf %e, %one : tensor<4x6xf32>
  %t = arith.divf %g, %d : tensor<4x6xf32>
  %h = arith.mulf %t, %u : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// 2 + exp(-g), and a literal that is not one.
// CHECK-LABEL: func @two_ones(
// CHECK-COUNT-2: ffn.linear
// CHECK-NOT: ffn.
func.func @two_ones(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %g = linalg.matmul ins(%x, %wg : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %wu : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %two = arith.constant dense<2.0> : tensor<4x6xf32>
  %n = arith.negf %g : tensor<4x6xf32>
  %e = math.exp %n : tensor<4x6xf32>
  %d = arith.addf %e, %two : tensor<4x6xf32>
  %t = arith.divf %g, %d : tensor<4x6xf32>
  %h = arith.mulf %t, %u : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// A literal next to 1.
// CHECK-LABEL: func @near_one(
// CHECK-COUNT-2: ffn.linear
// CHECK-NOT: ffn.
func.func @near_one(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %g = linalg.matmul ins(%x, %wg : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %wu : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %near = arith.constant dense<1.00000012> : tensor<4x6xf32>
  %n = arith.negf %g : tensor<4x6xf32>
  %e = math.exp %n : tensor<4x6xf32>
  %d = arith.addf %e, %near : tensor<4x6xf32>
  %t = arith.divf %g, %d : tensor<4x6xf32>
  %h = arith.mulf %t, %u : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// Both factors are activated.
// CHECK-LABEL: func @both_activated(
// CHECK: ffn.linear
// CHECK: ffn.linear
// CHECK-NOT: ffn.glu
func.func @both_activated(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %g = linalg.matmul ins(%x, %wg : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %wu : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %a = arith.maximumf %g, %i : tensor<4x6xf32>
  %b = math.tanh %u : tensor<4x6xf32>
  %h = arith.mulf %a, %b : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// The activated gate has another use.
// CHECK-LABEL: func @gate_used_twice(
// CHECK: ffn.linear
// CHECK: ffn.linear
// CHECK-NOT: ffn.glu
func.func @gate_used_twice(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>) -> (tensor<4x6xf32>, tensor<4x6xf32>) {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %g = linalg.matmul ins(%x, %wg : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %wu : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %a = arith.maximumf %g, %i : tensor<4x6xf32>
  %h = arith.mulf %a, %u : tensor<4x6xf32>
  return %h, %a : tensor<4x6xf32>, tensor<4x6xf32>
}

// Divided, not multiplied.
// CHECK-LABEL: func @divided(
// CHECK-NOT: ffn.glu
func.func @divided(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %g = linalg.matmul ins(%x, %wg : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %wu : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %a = arith.maximumf %g, %i : tensor<4x6xf32>
  %h = arith.divf %a, %u : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// The up value is read in another order of its elements.
// CHECK-LABEL: func @transposed_up(
// CHECK-NOT: ffn.glu
func.func @transposed_up(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>) -> tensor<4x4xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %g = linalg.matmul ins(%x, %wg : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %wu : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %gs = tensor.extract_slice %g[0, 0] [4, 4] [1, 1] : tensor<4x6xf32> to tensor<4x4xf32>
  %us = tensor.extract_slice %u[0, 0] [4, 4] [1, 1] : tensor<4x6xf32> to tensor<4x4xf32>
  %o = tensor.empty() : tensor<4x4xf32>
  %ut = linalg.transpose ins(%us : tensor<4x4xf32>) outs(%o : tensor<4x4xf32>) permutation = [1, 0]
  %a = math.tanh %gs : tensor<4x4xf32>
  %h = arith.mulf %a, %ut : tensor<4x4xf32>
  return %h : tensor<4x4xf32>
}

// A softmax for the gate.
// CHECK-LABEL: func @softmax(
// CHECK-COUNT-2: ffn.linear
// CHECK-NOT: ffn.
func.func @softmax(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %g = linalg.matmul ins(%x, %wg : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %wu : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %o = tensor.empty() : tensor<4x6xf32>
  %a = linalg.softmax dimension(1) ins(%g : tensor<4x6xf32>) outs(%o : tensor<4x6xf32>) -> tensor<4x6xf32>
  %h = arith.mulf %a, %u : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// Products that are none with a weight: their sum does not start from +0, they
// are summed in another type, they are of integers, or of two activations.

// CHECK-LABEL: func @starts_from(
// CHECK-NOT: ffn.
func.func @starts_from(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %c: tensor<4x6xf32>, %z: f32) -> (tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>) {
  %m = arith.constant dense<-0.0> : tensor<4x6xf32>
  %i = arith.constant dense<1.0> : tensor<4x6xf32>
  %f = linalg.fill ins(%z : f32) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %p = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %q = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%m : tensor<4x6xf32>) -> tensor<4x6xf32>
  %r = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %s = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%f : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %p, %q, %r, %s : tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>
}

// CHECK-LABEL: func @types(
// CHECK-NOT: ffn.
func.func @types(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %p: tensor<4x8xi32>, %q: tensor<8x6xi32>, %a: tensor<4x8xcomplex<f32>>, %b: tensor<8x6xcomplex<f32>>, %c: tensor<4x6xcomplex<f32>>, %m: tensor<4x8xf8E4M3FN>, %n: tensor<8x6xf8E4M3FN>, %k: tensor<4x6xf8E4M3FN>) -> (tensor<4x6xf64>, tensor<4x6xi32>, tensor<4x6xcomplex<f32>>, tensor<4x6xf8E4M3FN>) {
  %i = arith.constant dense<0.0> : tensor<4x6xf64>
  %j = arith.constant dense<0> : tensor<4x6xi32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf64>) -> tensor<4x6xf64>
  %z = linalg.matmul ins(%p, %q : tensor<4x8xi32>, tensor<8x6xi32>) outs(%j : tensor<4x6xi32>) -> tensor<4x6xi32>
  %d = linalg.matmul ins(%a, %b : tensor<4x8xcomplex<f32>>, tensor<8x6xcomplex<f32>>) outs(%c : tensor<4x6xcomplex<f32>>) -> tensor<4x6xcomplex<f32>>
  %e = linalg.matmul ins(%m, %n : tensor<4x8xf8E4M3FN>, tensor<8x6xf8E4M3FN>) outs(%k : tensor<4x6xf8E4M3FN>) -> tensor<4x6xf8E4M3FN>
  return %y, %z, %d, %e : tensor<4x6xf64>, tensor<4x6xi32>, tensor<4x6xcomplex<f32>>, tensor<4x6xf8E4M3FN>
}

// Scores: a product of two products.
// CHECK-LABEL: func @attention(
// CHECK-COUNT-2: ffn.linear
// CHECK-NOT: ffn.
func.func @attention(%x: tensor<4x8xf32>, %wq: tensor<8x6xf32>, %wk: tensor<8x6xf32>) -> tensor<4x4xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %j = arith.constant dense<0.0> : tensor<4x4xf32>
  %e = tensor.empty() : tensor<6x4xf32>
  %q = linalg.matmul ins(%x, %wq : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %k = linalg.matmul ins(%x, %wk : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %t = linalg.transpose ins(%k : tensor<4x6xf32>) outs(%e : tensor<6x4xf32>) permutation = [1, 0]
  %s = linalg.matmul ins(%q, %t : tensor<4x6xf32>, tensor<6x4xf32>) outs(%j : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %s : tensor<4x4xf32>
}

// One weight for each slice of the input.
// CHECK-LABEL: func @batch(
// CHECK-NOT: ffn.
func.func @batch(%x: tensor<2x4x8xf32>, %w: tensor<2x8x6xf32>) -> tensor<2x4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<2x4x6xf32>
  %y = linalg.batch_matmul ins(%x, %w : tensor<2x4x8xf32>, tensor<2x8x6xf32>) outs(%i : tensor<2x4x6xf32>) -> tensor<2x4x6xf32>
  return %y : tensor<2x4x6xf32>
}

// The sum is repeated along a loop that neither factor knows.
// CHECK-LABEL: func @repeated(
// CHECK-NOT: ffn.
func.func @repeated(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %window: tensor<3xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(m, n, k, r) -> (m, k)>, affine_map<(m, n, k, r) -> (k, n)>, affine_map<(m, n, k, r) -> (r)>, affine_map<(m, n, k, r) -> (m, n)>], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%x, %w, %window : tensor<4x8xf32>, tensor<8x6xf32>, tensor<3xf32>) outs(%i : tensor<4x6xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32, %o: f32):
    %m = arith.mulf %a, %b : f32
    %s = arith.addf %o, %m : f32
    linalg.yield %s : f32
  } -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}

// The rows are reversed, or one is repeated: no reshape, though all sizes agree.
// CHECK-LABEL: func @reversed(
// CHECK: ffn.linear
// CHECK-NOT: ffn.activation
// CHECK: return
func.func @reversed(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>) -> (tensor<4x6xf32>, tensor<4x6xf32>) {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %p = tensor.extract_slice %y[3, 0] [4, 6] [-1, 1] : tensor<4x6xf32> to tensor<4x6xf32>
  %q = tensor.extract_slice %y[0, 0] [4, 6] [0, 1] : tensor<4x6xf32> to tensor<4x6xf32>
  %a = math.tanh %p : tensor<4x6xf32>
  %b = math.tanh %q : tensor<4x6xf32>
  return %a, %b : tensor<4x6xf32>, tensor<4x6xf32>
}
