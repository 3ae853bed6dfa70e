// RUN: swiglu-opt %s --allow-unregistered-dialect --raise-linalg-to-ffn | FileCheck %s
// What raising cannot read is left alone.

#sparse = #sparse_tensor.encoding<{map = (i, j) -> (i : dense, j : compressed)}>
#sparse_vector = #sparse_tensor.encoding<{map = (i) -> (i : compressed)}>
#id = affine_map<(m, n) -> (m, n)>

// CHECK-LABEL: func private @no_body(tensor<4x6xf32>)
func.func private @no_body(tensor<4x6xf32>)

// CHECK-LABEL: func @unranked(
// CHECK: ffn.linear %{{[^,]*}}, %{{[^,]*}} <in_out>
// CHECK: tensor.cast
// CHECK: "some.op"
// CHECK-NOT: ffn.
func.func @unranked(%x: tensor<*xf32>, %w: tensor<*xf32>, %a: tensor<?x?xf32>, %d: tensor<?x?xf32>) -> tensor<*xf32> {
  %zero = arith.constant 0.0 : f32
  %i = linalg.fill ins(%zero : f32) outs(%d : tensor<?x?xf32>) -> tensor<?x?xf32>
  %p = tensor.cast %x : tensor<*xf32> to tensor<?x?xf32>
  %q = tensor.cast %w : tensor<*xf32> to tensor<?x?xf32>
  %y = linalg.matmul ins(%p, %q : tensor<?x?xf32>, tensor<?x?xf32>) outs(%i : tensor<?x?xf32>) -> tensor<?x?xf32>
  %u = tensor.cast %y : tensor<?x?xf32> to tensor<*xf32>
  %r = "some.op"(%u) : (tensor<*xf32>) -> tensor<*xf32>
  %n = math.tanh %r : tensor<*xf32>
  return %n : tensor<*xf32>
}

// CHECK-LABEL: func @buffers(
// CHECK-NOT: ffn.
func.func @buffers(%x: memref<4x8xf32>, %w: memref<8x6xf32>, %y: memref<4x6xf32>) {
  linalg.matmul ins(%x, %w : memref<4x8xf32>, memref<8x6xf32>) outs(%y : memref<4x6xf32>)
  return
}

// No operation of ffn keeps an encoding: neither a weight's nor a bias's.
// CHECK-LABEL: func @encodings(
// CHECK: %[[T:.*]] = linalg.transpose
// CHECK: %[[V:.*]] = linalg.broadcast
// CHECK: ffn.linear %{{[^,]*}}, %[[T]] <in_out> addend %[[V]] :
func.func @encodings(%x: tensor<4x8xf32>, %w: tensor<6x8xf32, #sparse>, %b: tensor<6xf32, #sparse_vector>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %d = tensor.empty() : tensor<8x6xf32>
  %e = tensor.empty() : tensor<4x6xf32>
  %t = linalg.transpose ins(%w : tensor<6x8xf32, #sparse>) outs(%d : tensor<8x6xf32>) permutation = [1, 0]
  %y = linalg.matmul ins(%x, %t : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %v = linalg.broadcast ins(%b : tensor<6xf32, #sparse_vector>) outs(%e : tensor<4x6xf32>) dimensions = [0]
  %r = arith.addf %y, %v : tensor<4x6xf32>
  return %r : tensor<4x6xf32>
}

// A body with side effects.
// CHECK-LABEL: func @effects(
// CHECK: ffn.linear
// CHECK-NEXT: linalg.generic
// CHECK: memref.store
// CHECK: cf.assert
// CHECK-NOT: ffn.
func.func @effects(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %m: memref<f32>, %p: i1) -> tensor<4x6xf32> {
  %zero = arith.constant 0.0 : f32
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %r = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%y : tensor<4x6xf32>) outs(%i : tensor<4x6xf32>) {
  ^bb0(%a: f32, %o: f32):
    memref.store %a, %m[] : memref<f32>
    cf.assert %p, "checked for each element"
    %q = arith.maximumf %a, %zero : f32
    linalg.yield %q : f32
  } -> tensor<4x6xf32>
  return %r : tensor<4x6xf32>
}

// Weights that are each other's transposition, where nothing is ever executed:
// blocks that are not reached, and regions without an order.
// CHECK-LABEL: func @unreachable(
// CHECK-NOT: ffn.
func.func @unreachable(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  return %x : tensor<4x4xf32>
^bb1:
  %i = arith.constant dense<0.0> : tensor<4x4xf32>
  %y = linalg.matmul ins(%x, %v : tensor<4x4xf32>, tensor<4x4xf32>) outs(%i : tensor<4x4xf32>) -> tensor<4x4xf32>
  %v = linalg.transpose ins(%w : tensor<4x4xf32>) outs(%i : tensor<4x4xf32>) permutation = [1, 0]
  %w = linalg.transpose ins(%v : tensor<4x4xf32>) outs(%i : tensor<4x4xf32>) permutation = [1, 0]
  return %y : tensor<4x4xf32>
}
// CHECK-LABEL: module @graph
// CHECK-NOT: ffn.
module @graph {
  %x = "some.op"() : () -> tensor<4x4xf32>
  %i = arith.constant dense<0.0> : tensor<4x4xf32>
  %y = linalg.matmul ins(%x, %v : tensor<4x4xf32>, tensor<4x4xf32>) outs(%i : tensor<4x4xf32>) -> tensor<4x4xf32>
  %v = linalg.transpose ins(%w : tensor<4x4xf32>) outs(%i : tensor<4x4xf32>) permutation = [1, 0]
  %w = linalg.transpose ins(%v : tensor<4x4xf32>) outs(%i : tensor<4x4xf32>) permutation = [1, 0]
  "some.use"(%y) : (tensor<4x4xf32>) -> ()
}

// A factor that is no tensor.
// CHECK-LABEL: func @scalar(
// CHECK-NOT: ffn.
func.func @scalar(%x: tensor<4x8xf32>, %s: f32) -> tensor<4xf32> {
  %i = arith.constant dense<0.0> : tensor<4xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(m, k) -> (m, k)>, affine_map<(m, k) -> ()>, affine_map<(m, k) -> (m)>], iterator_types = ["parallel", "reduction"]} ins(%x, %s : tensor<4x8xf32>, f32) outs(%i : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.mulf %a, %b : f32
    %t = arith.addf %o, %m : f32
    linalg.yield %t : f32
  } -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// Inside regions, with values from around them, and in a function of a module
// in a module.
// CHECK-LABEL: module @inner
// CHECK: scf.for
// CHECK: scf.if
// CHECK: ffn.linear
// CHECK-NEXT: ffn.activation {{.*}} <tanh>
module @inner {
  func.func @"a name: \22quoted\22"(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %n: index, %p: i1) -> tensor<4x6xf32> {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %i = arith.constant dense<0.0> : tensor<4x6xf32>
    %r = scf.for %k = %c0 to %n step %c1 iter_args(%acc = %i) -> tensor<4x6xf32> {
      %s = scf.if %p -> tensor<4x6xf32> {
        %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
        %a = math.tanh %y : tensor<4x6xf32>
        scf.yield %a : tensor<4x6xf32>
      } else {
        scf.yield %acc : tensor<4x6xf32>
      }
      scf.yield %s : tensor<4x6xf32>
    }
    return %r : tensor<4x6xf32>
  }
}
