// RUN: swiglu-opt %s --ffn-prepare-weights | FileCheck %s
// Run twice, nothing more happens.
// RUN: swiglu-opt %s --ffn-prepare-weights -o %t.once.mlir
// RUN: swiglu-opt %t.once.mlir --ffn-prepare-weights -o %t.twice.mlir
// RUN: diff %t.once.mlir %t.twice.mlir

// A merge moves with the constant that it reads; what the function reads as it
// was is returned as it was.

// CHECK-LABEL: func.func @merge(
// CHECK-SAME: %[[X:.*]]: tensor<?x4xf32>, %[[D:.*]]: tensor<4x6xf32> {ffn.name = "down"}, %[[P:.*]]: tensor<6x4xf32> {ffn.name = "ffn.merge(up)"})
// CHECK-SAME: attributes {ffn.prepare = @merge_prepare}
// CHECK-NEXT: %[[H:.*]] = ffn.linear %[[X]], %[[P]]
// CHECK-NEXT: %[[Y:.*]] = ffn.linear %[[H]], %[[D]]
// CHECK-NEXT: return %[[Y]]
// CHECK-LABEL: func.func @merge_prepare(
// CHECK-SAME: %[[U:.*]]: tensor<6x4xf32> {ffn.name = "up"}, %[[D:.*]]: tensor<4x6xf32> {ffn.name = "down"}) -> (tensor<4x6xf32>, tensor<6x4xf32>) {
// CHECK-NEXT: %[[L:.*]] = arith.constant dense
// CHECK-NEXT: %[[P:.*]] = ffn.merge %[[U]] <out_in> rows(%[[L]])
// CHECK-NEXT: return %[[D]], %[[P]]
func.func @merge(%x: tensor<?x4xf32>, %up: tensor<6x4xf32> {ffn.name = "up"}, %down: tensor<4x6xf32> {ffn.name = "down"}) -> tensor<?x4xf32> {
  %l = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]> : tensor<6xf32>
  %w = ffn.merge %up <out_in> rows(%l) : (tensor<6x4xf32>, tensor<6xf32>) -> tensor<6x4xf32>
  %h = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %y = ffn.linear %h, %down <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// The whole of a chain moves, and only its end is passed on: DoRA, whose factors
// are f64.

// CHECK-LABEL: func.func @dora(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x4xbf16>, %[[P:[^:]*]]: tensor<6x4xbf16> {ffn.name = "ffn.merge(w, m, a, b)"})
// CHECK-NOT: ffn.merge %
// CHECK-LABEL: func.func @dora_prepare(
// CHECK: %[[L:.*]] = ffn.dora_scale
// CHECK: %[[P:.*]] = ffn.merge {{.*}} rows(%[[L]])
// CHECK: return %[[P]] : tensor<6x4xbf16>
func.func @dora(%x: tensor<?x4xbf16>, %w: tensor<6x4xbf16> {ffn.name = "w"}, %m: tensor<6xf32> {ffn.name = "m"}, %a: tensor<2x4xf32> {ffn.name = "a"}, %b: tensor<6x2xf32> {ffn.name = "b"}) -> tensor<?x6xbf16> {
  %l = ffn.dora_scale %m, %w <out_in> add(%b) times(%a) scales [2.0] : (tensor<6xf32>, tensor<6x4xbf16>, tensor<6x2xf32>, tensor<2x4xf32>) -> tensor<6xf64>
  %p = ffn.merge %w <out_in> add(%b) times(%a) scales [2.0] rows(%l) : (tensor<6x4xbf16>, tensor<6x2xf32>, tensor<2x4xf32>, tensor<6xf64>) -> tensor<6x4xbf16>
  %y = ffn.linear %x, %p <out_in> rounding <acc = f32> : (tensor<?x4xbf16>, tensor<6x4xbf16>) -> tensor<?x6xbf16>
  return %y : tensor<?x6xbf16>
}

// A value of the middle that is read too is passed on as well. Operations of any
// dialect move, with the tensor they write to, which another one keeps.

// CHECK-LABEL: func.func @any_dialect(
// CHECK-SAME: %[[X:[^:]*]]: tensor<4x4xf32>, %[[A:[^:]*]]: tensor<4x4xf32> {ffn.name = "linalg.transpose(w)"}, %[[B:[^:]*]]: tensor<4x4xf32> {ffn.name = "arith.mulf(w, s)"})
// CHECK-NEXT: %[[E:.*]] = tensor.empty
// CHECK-NEXT: linalg.matmul ins(%[[X]], %[[A]] : {{.*}}) outs(%[[E]]
// CHECK-NEXT: arith.addf %{{.*}}, %[[B]]
// CHECK-LABEL: func.func @any_dialect_prepare(
// CHECK-SAME: %[[W:[^:]*]]: tensor<4x4xf32> {ffn.name = "w"}, %[[S:[^:]*]]: tensor<4x4xf32> {ffn.name = "s"})
// CHECK-NEXT: tensor.empty
// CHECK-NEXT: %[[T:.*]] = linalg.transpose ins(%[[W]]
// CHECK-NEXT: %[[M:.*]] = arith.mulf %[[T]], %[[S]]
// CHECK-NEXT: return %[[T]], %[[M]]
func.func @any_dialect(%x: tensor<4x4xf32>, %w: tensor<4x4xf32> {ffn.name = "w"}, %s: tensor<4x4xf32> {ffn.name = "s"}) -> tensor<4x4xf32> {
  %e = tensor.empty() : tensor<4x4xf32>
  %t = linalg.transpose ins(%w : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) permutation = [1, 0]
  %m = arith.mulf %t, %s : tensor<4x4xf32>
  %y = linalg.matmul ins(%x, %t : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %z = arith.addf %y, %m : tensor<4x4xf32>
  return %z : tensor<4x4xf32>
}

// A merge of constants is done once too: nothing is left for the caller to give.

// CHECK-LABEL: func.func @constants(
// CHECK-SAME: tensor<2xf32> {ffn.name = "ffn.merge()"}, %{{.*}}: tensor<2xf32> {ffn.name = "ffn.merge()#1"})
// CHECK-LABEL: func.func @constants_prepare() -> (tensor<2xf32>, tensor<2xf32>)
func.func @constants(%x: tensor<?x2xf32>) -> tensor<?x2xf32> {
  %l = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %m = arith.constant dense<[3.0, 2.0]> : tensor<2xf32>
  %p = ffn.merge %l <out_in> rows(%m) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %q = ffn.merge %m <out_in> rows(%l) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %y = ffn.scale %x, %p : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %z = ffn.scale %y, %q : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %z : tensor<?x2xf32>
}

// Row scales of an integer weight move, its conversion stays.

// CHECK-LABEL: func.func @integers(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x32xf32>, %[[Q:[^:]*]]: tensor<6x32xi8> {ffn.name = "q"}, %[[S:[^:]*]]: tensor<6x1xf32> {ffn.name = "ffn.merge(s, l)"})
// CHECK-NEXT: ffn.dequantize %[[Q]], %[[S]]
// CHECK-LABEL: func.func @integers_prepare(
// CHECK-NOT: ffn.dequantize
func.func @integers(%x: tensor<?x32xf32>, %q: tensor<6x32xi8> {ffn.name = "q"}, %s: tensor<6x1xf16> {ffn.name = "s"}, %l: tensor<6xf32> {ffn.name = "l"}) -> tensor<?x6xf32> {
  %r = ffn.merge %s <out_in> rows(%l) : (tensor<6x1xf16>, tensor<6xf32>) -> tensor<6x1xf32>
  %w = ffn.dequantize %q, %r <bits = 8, axis = 1, group = 32, zero = none> : (tensor<6x32xi8>, tensor<6x1xf32>) -> tensor<6x32xf32>
  %y = ffn.linear %x, %w <out_in> : (tensor<?x32xf32>, tensor<6x32xf32>) -> tensor<?x6xf32>
  return %y : tensor<?x6xf32>
}

// A broadcast stays where it is, what it reads moves.

// CHECK-LABEL: func.func @growing(
// CHECK-SAME: %[[P:[^:]*]]: tensor<4xf32> {ffn.name = "ffn.merge(b, l)"})
// CHECK: %[[W:.*]] = linalg.broadcast ins(%[[P]]
// CHECK-NEXT: arith.addf %{{.*}}, %[[W]]
func.func @growing(%x: tensor<8x4xf32>, %b: tensor<4xf32> {ffn.name = "b"}, %l: tensor<4xf32> {ffn.name = "l"}) -> tensor<8x4xf32> {
  %p = ffn.merge %b <out_in> rows(%l) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %e = tensor.empty() : tensor<8x4xf32>
  %w = linalg.broadcast ins(%p : tensor<4xf32>) outs(%e : tensor<8x4xf32>) dimensions = [0]
  %y = arith.addf %x, %w : tensor<8x4xf32>
  return %y : tensor<8x4xf32>
}

// Open sizes: a transposition is as large as its operand, whatever that is; the
// size itself stays.

// CHECK-LABEL: func.func @open(
// CHECK-SAME: %[[W:[^:]*]]: tensor<?x4xf32> {ffn.name = "w"}, %[[T:[^:]*]]: tensor<4x?xf32> {ffn.name = "linalg.transpose(w)"})
// CHECK: tensor.dim %[[W]]
func.func @open(%x: tensor<4x4xf32>, %w: tensor<?x4xf32> {ffn.name = "w"}) -> tensor<4x?xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %w, %c0 : tensor<?x4xf32>
  %e = tensor.empty(%n) : tensor<4x?xf32>
  %t = linalg.transpose ins(%w : tensor<?x4xf32>) outs(%e : tensor<4x?xf32>) permutation = [1, 0]
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x?xf32>) -> tensor<4x?xf32>
  %y = linalg.matmul ins(%x, %t : tensor<4x4xf32>, tensor<4x?xf32>) outs(%f : tensor<4x?xf32>) -> tensor<4x?xf32>
  return %y : tensor<4x?xf32>
}

// The name may be taken. The function's visibility is that of both.

// CHECK-LABEL: func.func private @taken(
// CHECK-SAME: attributes {ffn.prepare = @taken_prepare_0}
// CHECK: func.func private @taken_prepare_0(
// CHECK: func.func @taken_prepare()
func.func private @taken(%x: tensor<?x2xf32>, %l: tensor<2xf32> {ffn.name = "l"}) -> tensor<?x2xf32> {
  %p = ffn.merge %l <out_in> rows(%l) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %y = ffn.scale %x, %p : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}
func.func @taken_prepare() {
  return
}

// Callers call both; their own work on weights, the call included, moves on.

// CHECK-LABEL: func.func @caller(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x2xf32>, %[[P:[^:]*]]: tensor<2xf32> {ffn.name = "func.call(w)"})
// CHECK-NEXT: %[[Y:.*]] = call @taken(%[[X]], %[[P]])
// CHECK-NEXT: return %[[Y]]
// CHECK-LABEL: func.func @caller_prepare(
// CHECK-NEXT: %[[P:.*]] = call @taken_prepare_0(
// CHECK-NEXT: return %[[P]]
func.func @caller(%x: tensor<?x2xf32>, %w: tensor<2xf32> {ffn.name = "w"}) -> tensor<?x2xf32> {
  %y = call @taken(%x, %w) : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}

// What is no weight here is prepared at each run, as before.

// CHECK-LABEL: func.func @calls_with_tokens(
// CHECK: %[[P:.*]] = call @taken_prepare_0(%[[L:.*]]) :
// CHECK: call @taken(%{{.*}}, %[[P]])
func.func @calls_with_tokens(%x: tensor<?x2xf32>, %l: tensor<2xf32>) -> tensor<?x2xf32> {
  %y = call @taken(%x, %l) : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}

// What is made for a product in a loop or a branch is made before the first token,
// too; what costs nothing stays.

// CHECK-LABEL: func.func @in_regions(
// CHECK-SAME: %[[P:[^:]*]]: tensor<4x4xf32> {ffn.name = "ffn.merge(w, l)"})
// CHECK-NOT: ffn.merge
// CHECK: scf.for
// CHECK: scf.if
// CHECK-NOT: ffn.merge
// CHECK: ffn.linear %{{.*}}, %[[P]] <out_in>
// CHECK: return
// CHECK-LABEL: func.func @in_regions_prepare(
// CHECK-SAME: %[[W:[^:]*]]: tensor<4x4xf32> {ffn.name = "w"}, %[[L:[^:]*]]: tensor<2x2xf32> {ffn.name = "l"})
// CHECK: %[[R:.*]] = tensor.collapse_shape %[[L]]
// CHECK: %[[M:.*]] = ffn.merge %[[W]] <out_in> rows(%[[R]])
// CHECK: return %[[M]]
func.func @in_regions(%x: tensor<?x4xf32>, %n: index, %c: i1, %w: tensor<4x4xf32> {ffn.name = "w"}, %l: tensor<2x2xf32> {ffn.name = "l"}) -> tensor<?x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> tensor<?x4xf32> {
    %b = scf.if %c -> tensor<?x4xf32> {
      %f = tensor.collapse_shape %l [[0, 1]] : tensor<2x2xf32> into tensor<4xf32>
      %m = ffn.merge %w <out_in> rows(%f) : (tensor<4x4xf32>, tensor<4xf32>) -> tensor<4x4xf32>
      %y = ffn.linear %a, %m <out_in> : (tensor<?x4xf32>, tensor<4x4xf32>) -> tensor<?x4xf32>
      scf.yield %y : tensor<?x4xf32>
    } else {
      scf.yield %a : tensor<?x4xf32>
    }
    scf.yield %b : tensor<?x4xf32>
  }
  return %r : tensor<?x4xf32>
}
