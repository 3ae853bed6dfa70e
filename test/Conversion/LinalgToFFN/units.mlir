// RUN: swiglu-opt %s --raise-linalg-to-ffn --canonicalize | FileCheck %s --implicit-check-not=linalg.
// The same unit in one body, over several operations, and where upstream's
// fusion leaves it: inside the product that reads it.

#id = affine_map<(m, n) -> (m, n)>
#x = affine_map<(m, n, k) -> (m, k)>
#w = affine_map<(m, n, k) -> (n, k)>
#y = affine_map<(m, n, k) -> (m, n)>

// CHECK-LABEL: func @one_body(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[WG:[a-z0-9]+]]: {{[^%]+}}%[[WU:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[WG]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[Y2:.*]] = ffn.linear %[[X]], %[[WU]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[H:.*]] = ffn.glu %[[Y]], %[[Y2]] <swish> : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[H]] : tensor<4x6xf32>
func.func @one_body(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %one = arith.constant 1.0 : f32
  %g = linalg.matmul ins(%x, %wg : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %wu : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %h = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%g, %u : tensor<4x6xf32>, tensor<4x6xf32>) outs(%i : tensor<4x6xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %n = arith.negf %a : f32
    %e = math.exp %n : f32
    %d = arith.addf %e, %one : f32
    %s = arith.divf %one, %d : f32
    %t = arith.mulf %a, %s : f32
    %v = arith.mulf %t, %b : f32
    linalg.yield %v : f32
  } -> tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// CHECK-LABEL: func @named(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[WG:[a-z0-9]+]]: {{[^%]+}}%[[WU:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[WG]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[Y2:.*]] = ffn.linear %[[X]], %[[WU]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[H:.*]] = ffn.glu %[[Y]], %[[Y2]] <tanh> : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[H]] : tensor<4x6xf32>
func.func @named(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>, %e: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %g = linalg.matmul ins(%x, %wg : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %wu : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %t = linalg.tanh ins(%g : tensor<4x6xf32>) outs(%e : tensor<4x6xf32>) -> tensor<4x6xf32>
  %h = linalg.mul ins(%t, %u : tensor<4x6xf32>, tensor<4x6xf32>) outs(%e : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// A clamp, an offset and beta, with a comparison for one of the bounds.
// CHECK-LABEL: func @clamped(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[WG:[a-z0-9]+]]: {{[^%]+}}%[[WU:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[WG]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[Y2:.*]] = ffn.linear %[[X]], %[[WU]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[H:.*]] = ffn.glu %[[Y]], %[[Y2]] <swish, beta = 1.7020000219345093, limit = 7.000000e+00, offset = 1.000000e+00> : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[H]] : tensor<4x6xf32>
func.func @clamped(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %beta = arith.constant dense<1.702> : tensor<4x6xf32>
  %high = arith.constant dense<7.0> : tensor<4x6xf32>
  %low = arith.constant dense<-7.0> : tensor<4x6xf32>
  %g = linalg.matmul ins(%x, %wg : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %wu : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %p = arith.cmpf ogt, %g, %high : tensor<4x6xf32>
  %a = arith.select %p, %high, %g : tensor<4x6xi1>, tensor<4x6xf32>
  %m = arith.maximumf %u, %low : tensor<4x6xf32>
  %b = arith.minimumf %m, %high : tensor<4x6xf32>
  %s = arith.mulf %a, %beta : tensor<4x6xf32>
  %n = arith.negf %s : tensor<4x6xf32>
  %e = math.exp %n : tensor<4x6xf32>
  %d = arith.addf %one, %e : tensor<4x6xf32>
  %q = arith.divf %one, %d : tensor<4x6xf32>
  %r = arith.mulf %a, %q : tensor<4x6xf32>
  %t = arith.addf %b, %one : tensor<4x6xf32>
  %h = arith.mulf %t, %r : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}

// CHECK-LABEL: func @inside_down(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[WG:[a-z0-9]+]]: {{[^%]+}}%[[WU:[a-z0-9]+]]: {{[^%]+}}%[[WD:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[WG]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[Y2:.*]] = ffn.linear %[[X]], %[[WU]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[H:.*]] = ffn.glu %[[Y]], %[[Y2]] <relu> : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[Y3:.*]] = ffn.linear %[[H]], %[[WD]] <out_in> : (tensor<4x6xf32>, tensor<8x6xf32>) -> tensor<4x8xf32>
// CHECK: return %[[Y3]] : tensor<4x8xf32>
func.func @inside_down(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>, %wd: tensor<8x6xf32>) -> tensor<4x8xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %j = arith.constant dense<0.0> : tensor<4x8xf32>
  %c = arith.constant 0.0 : f32
  %g = linalg.matmul ins(%x, %wg : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %wu : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %r = linalg.generic {indexing_maps = [#x, #x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]} ins(%g, %u, %wd : tensor<4x6xf32>, tensor<4x6xf32>, tensor<8x6xf32>) outs(%j : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %w: f32, %o: f32):
    %s = arith.maximumf %a, %c : f32
    %h = arith.mulf %s, %b : f32
    %m = arith.mulf %h, %w : f32
    %t = arith.addf %o, %m : f32
    linalg.yield %t : f32
  } -> tensor<4x8xf32>
  return %r : tensor<4x8xf32>
}

// The activations without a gate, each of a product.
// CHECK-LABEL: func @activations(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[V:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[Y2:.*]] = ffn.linear %[[X]], %[[V]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[A:.*]] = ffn.activation %[[Y]] <squared_relu> : tensor<4x6xf32>
// CHECK: %[[A2:.*]] = ffn.activation %[[Y2]] <gelu> : tensor<4x6xf32>
// CHECK: return %[[A]], %[[A2]] : tensor<4x6xf32>, tensor<4x6xf32>
func.func @activations(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %v: tensor<8x6xf32>) -> (tensor<4x6xf32>, tensor<4x6xf32>) {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %half = arith.constant dense<0.5> : tensor<4x6xf32>
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %root = arith.constant dense<0.707106769> : tensor<4x6xf32>
  %g = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %v : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %m = arith.maximumf %g, %i : tensor<4x6xf32>
  %r = arith.mulf %m, %m : tensor<4x6xf32>
  %s = arith.mulf %u, %root : tensor<4x6xf32>
  %e = math.erf %s : tensor<4x6xf32>
  %p = arith.addf %e, %one : tensor<4x6xf32>
  %q = arith.mulf %u, %half : tensor<4x6xf32>
  %t = arith.mulf %q, %p : tensor<4x6xf32>
  return %r, %t : tensor<4x6xf32>, tensor<4x6xf32>
}

// Upstream's fusion yields the linear and its activation from one body: one
// result is computed from the other.
// CHECK-LABEL: func @two_results(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[B:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> bias %[[B]]
// CHECK: %[[A:.*]] = ffn.activation %[[Y]] <tanh>
// CHECK: return %[[Y]], %[[A]]
func.func @two_results(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %b: tensor<6xf32>) -> (tensor<4x6xf32>, tensor<4x6xf32>) {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %r:2 = linalg.generic {indexing_maps = [#id, affine_map<(m, n) -> (n)>, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%y, %b : tensor<4x6xf32>, tensor<6xf32>) outs(%i, %i : tensor<4x6xf32>, tensor<4x6xf32>) {
  ^bb0(%a: f32, %v: f32, %o: f32, %p: f32):
    %s = arith.addf %a, %v : f32
    %t = math.tanh %s : f32
    linalg.yield %s, %t : f32, f32
  } -> (tensor<4x6xf32>, tensor<4x6xf32>)
  return %r#0, %r#1 : tensor<4x6xf32>, tensor<4x6xf32>
}
