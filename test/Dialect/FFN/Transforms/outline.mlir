// RUN: swiglu-opt %s --ffn-outline | FileCheck %s
// Outlined twice, nothing more happens.
// RUN: swiglu-opt %s --ffn-outline -o %t.once.mlir
// RUN: swiglu-opt %t.once.mlir --ffn-outline -o %t.twice.mlir
// RUN: diff %t.once.mlir %t.twice.mlir

// Two blocks that differ in their weights share a function; a name that all
// callers agree on stays. The second block reads what the first gave.

// CHECK-LABEL: func.func private @two_layers_ffn_0(
// CHECK-SAME: %[[X:.*]]: tensor<?x4xf32>, %[[G:.*]]: tensor<6x4xf32>, %[[U:.*]]: tensor<6x4xf32> {ffn.name = "tied"}, %[[D:.*]]: tensor<4x6xf32>) -> tensor<?x4xf32>
// CHECK-NEXT: %[[A:.*]] = ffn.linear %[[X]], %[[G]] <out_in>
// CHECK-NEXT: %[[B:.*]] = ffn.linear %[[X]], %[[U]] <out_in>
// CHECK-NEXT: %[[H:.*]] = ffn.glu %[[A]], %[[B]] <swish>
// CHECK-NEXT: %[[Y:.*]] = ffn.linear %[[H]], %[[D]] <out_in>
// CHECK-NEXT: return %[[Y]]
// CHECK-LABEL: func.func @two_layers(
// CHECK-SAME: %[[X:.*]]: tensor<?x4xf32>, %[[G0:[^ ]*]]: {{[^,]*}}, %[[G1:[^ ]*]]: {{[^,]*}}, %[[U:[^ ]*]]: {{[^,]*}}, %[[D:[^ ]*]]:
// CHECK-NEXT: %[[Y0:.*]] = call @two_layers_ffn_0(%[[X]], %[[G0]], %[[U]], %[[D]])
// CHECK-NEXT: %[[Y1:.*]] = call @two_layers_ffn_0(%[[Y0]], %[[G1]], %[[U]], %[[D]])
// CHECK-NEXT: return %[[Y1]]
func.func @two_layers(%x: tensor<?x4xf32>, %g0: tensor<6x4xf32> {ffn.name = "0.gate"}, %g1: tensor<6x4xf32> {ffn.name = "1.gate"}, %u: tensor<6x4xf32> {ffn.name = "tied"}, %d: tensor<4x6xf32>) -> tensor<?x4xf32> {
  %0 = ffn.linear %x, %g0 <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %1 = ffn.linear %x, %u <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %2 = ffn.glu %0, %1 <swish> : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %3 = ffn.linear %2, %d <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  // The other way round, and still the same.
  %4 = ffn.linear %3, %u <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %5 = ffn.linear %3, %g1 <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %6 = ffn.glu %5, %4 <swish> : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %7 = ffn.linear %6, %d <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %7 : tensor<?x4xf32>
}

// Another activation is another function, whose name gives way to one that is
// there.

// CHECK-LABEL: func.func private @taken_ffn_0_0(
// CHECK: ffn.glu %{{.*}}, %{{.*}} <gelu>
// CHECK-LABEL: func.func @taken(
// CHECK: call @taken_ffn_0_0(
func.func @taken(%x: tensor<?x4xf32>, %g: tensor<6x4xf32>, %u: tensor<6x4xf32>, %d: tensor<4x6xf32>) -> tensor<?x4xf32> {
  %c = arith.constant 1 : index
  %0 = ffn.linear %x, %g <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %1 = ffn.linear %x, %u <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %2 = ffn.glu %0, %1 <gelu> : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %3 = ffn.linear %2, %d <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  %4 = tensor.cast %3 : tensor<?x4xf32> to tensor<?x4xf32>
  return %4 : tensor<?x4xf32>
}
// CHECK: func.func private @taken_ffn_0()
func.func private @taken_ffn_0()

// Every operation outside stays, with its attributes and in its order, also
// between those of the block. A weight that is only dequantised here goes with
// the block; one that others read does not. The residual is an argument.

// CHECK-LABEL: func.func private @outside_ffn_0(
// CHECK-SAME: %[[X:.*]]: tensor<8x32xf32>, %[[Q:.*]]: tensor<6x32xi8> {ffn.name = "up.q"}, %[[S:.*]]: tensor<6x1xf16>, %[[W:.*]]: tensor<32x6xf32>, %[[R:.*]]: tensor<8x32xf32>)
// CHECK-NEXT: %[[U:.*]] = ffn.dequantize %[[Q]], %[[S]]
// CHECK-NEXT: %[[A:.*]] = ffn.linear %[[X]], %[[U]] <out_in>
// CHECK-NEXT: %[[H:.*]] = ffn.activation %[[A]] <relu>
// CHECK-NEXT: ffn.linear %[[H]], %[[W]] <out_in> addend %[[R]]
// CHECK-NEXT: return
// CHECK-LABEL: func.func @outside(
// CHECK-SAME: attributes {my.function = "stays"}
// CHECK-NEXT: %[[NEG:.*]] = arith.negf %{{.*}} {my.attribute = 7 : i32} : tensor<8x32xf32>
// CHECK-NEXT: %[[EXP:.*]] = math.exp %{{.*}} fastmath<fast> : tensor<8x32xf32>
// CHECK-NEXT: %[[D:.*]] = ffn.dequantize
// CHECK-NEXT: call @side_effect() {my.attribute} : () -> ()
// CHECK-NEXT: %[[Y:.*]] = call @outside_ffn_0(%[[NEG]], %{{.*}}, %{{.*}}, %[[D]], %[[EXP]])
// CHECK-NEXT: arith.addf %[[Y]], %[[NEG]]
// CHECK-NEXT: return
func.func private @side_effect()
func.func @outside(%x: tensor<8x32xf32>, %q: tensor<6x32xi8> {ffn.name = "up.q"}, %s: tensor<6x1xf16>, %dq: tensor<32x6xi8>, %ds: tensor<32x1xf16>) -> (tensor<8x32xf32>, tensor<32x6xf32>) attributes {my.function = "stays"} {
  %n = arith.negf %x {my.attribute = 7 : i32} : tensor<8x32xf32>
  %u = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 32, zero = none> : (tensor<6x32xi8>, tensor<6x1xf16>) -> tensor<6x32xf32>
  %0 = ffn.linear %n, %u <out_in> : (tensor<8x32xf32>, tensor<6x32xf32>) -> tensor<8x6xf32>
  %e = math.exp %x fastmath<fast> : tensor<8x32xf32>
  %d = ffn.dequantize %dq, %ds <bits = 8, axis = 1, group = 6, zero = none> : (tensor<32x6xi8>, tensor<32x1xf16>) -> tensor<32x6xf32>
  %1 = ffn.activation %0 <relu> : tensor<8x6xf32>
  call @side_effect() {my.attribute} : () -> ()
  %2 = ffn.linear %1, %d <out_in> addend %e : (tensor<8x6xf32>, tensor<32x6xf32>, tensor<8x32xf32>) -> tensor<8x32xf32>
  %3 = arith.addf %2, %n : tensor<8x32xf32>
  return %3, %d : tensor<8x32xf32>, tensor<32x6xf32>
}

// Reshapes inside cancel where the rows allow it; the function holds none.

// CHECK-LABEL: func.func private @reshapes_ffn_0(
// CHECK-SAME: tensor<8x4xf32>
// CHECK-NOT: tensor.
// CHECK: ffn.glu {{.*}} -> tensor<8x6xf32>
// CHECK-NOT: tensor.
// CHECK-LABEL: func.func @reshapes(
// CHECK-NEXT: %[[C:.*]] = tensor.collapse_shape
// CHECK-NEXT: call @reshapes_ffn_0(%[[C]],
// CHECK-NEXT: tensor.expand_shape
func.func @reshapes(%x: tensor<1x8x4xf32>, %g: tensor<6x4xf32>, %u: tensor<6x4xf32>, %d: tensor<4x6xf32>) -> tensor<1x8x4xf32> {
  %c = tensor.collapse_shape %x [[0, 1], [2]] : tensor<1x8x4xf32> into tensor<8x4xf32>
  %0 = ffn.linear %c, %g <out_in> : (tensor<8x4xf32>, tensor<6x4xf32>) -> tensor<8x6xf32>
  %1 = tensor.expand_shape %0 [[0, 1], [2]] output_shape [1, 8, 6] : tensor<8x6xf32> into tensor<1x8x6xf32>
  %2 = ffn.linear %c, %u <out_in> : (tensor<8x4xf32>, tensor<6x4xf32>) -> tensor<8x6xf32>
  %3 = tensor.expand_shape %2 [[0, 1], [2]] output_shape [1, 8, 6] : tensor<8x6xf32> into tensor<1x8x6xf32>
  %4 = ffn.glu %1, %3 <swish> : (tensor<1x8x6xf32>, tensor<1x8x6xf32>) -> tensor<1x8x6xf32>
  %5 = tensor.collapse_shape %4 [[0, 1], [2]] : tensor<1x8x6xf32> into tensor<8x6xf32>
  %6 = ffn.linear %5, %d <out_in> : (tensor<8x6xf32>, tensor<4x6xf32>) -> tensor<8x4xf32>
  %7 = tensor.expand_shape %6 [[0, 1], [2]] output_shape [1, 8, 4] : tensor<8x4xf32> into tensor<1x8x4xf32>
  return %7 : tensor<1x8x4xf32>
}

// Where they do not cancel they are done to the input, with the sizes that the
// program has for them.

// CHECK-LABEL: func.func private @sizes_ffn_0(
// CHECK-SAME: tensor<?x?x4xf32>
// CHECK-NOT: tensor.
// CHECK: ffn.activation {{.*}} tensor<?x?x6xf32>
// CHECK-LABEL: func.func @sizes(
// CHECK-SAME: %[[X:.*]]: tensor<?x?x4xf32>, %{{.*}}, %{{.*}}, %[[N:.*]]: index, %[[M:.*]]: index)
// CHECK-NEXT: %[[C:.*]] = tensor.collapse_shape %[[X]] {{\[}}[0, 1], [2]] : tensor<?x?x4xf32> into tensor<?x4xf32>
// CHECK-NEXT: %[[E:.*]] = tensor.expand_shape %[[C]] {{\[}}[0, 1], [2]] output_shape [%[[N]], %[[M]], 4] : tensor<?x4xf32> into tensor<?x?x4xf32>
// CHECK-NEXT: call @sizes_ffn_0(%[[E]],
func.func @sizes(%x: tensor<?x?x4xf32>, %w: tensor<6x4xf32>, %d: tensor<4x6xf32>, %n: index, %m: index) -> tensor<?x?x4xf32> {
  %0 = ffn.linear %x, %w <out_in> : (tensor<?x?x4xf32>, tensor<6x4xf32>) -> tensor<?x?x6xf32>
  %1 = tensor.collapse_shape %0 [[0, 1], [2]] : tensor<?x?x6xf32> into tensor<?x6xf32>
  %2 = tensor.expand_shape %1 [[0, 1], [2]] output_shape [%n, %m, 6] : tensor<?x6xf32> into tensor<?x?x6xf32>
  %3 = ffn.activation %2 <relu> : tensor<?x?x6xf32>
  %4 = ffn.linear %3, %d <out_in> : (tensor<?x?x6xf32>, tensor<4x6xf32>) -> tensor<?x?x4xf32>
  return %4 : tensor<?x?x4xf32>
}

// One row: the size that is added goes with the last dimension.

// CHECK-LABEL: func.func private @row_ffn_0(
// CHECK-SAME: tensor<1x4xf32>
// CHECK-LABEL: func.func @row(
// CHECK-NEXT: %[[E:.*]] = tensor.expand_shape %{{.*}} {{\[}}[0, 1]] output_shape [1, 4] : tensor<4xf32> into tensor<1x4xf32>
// CHECK-NEXT: call @row_ffn_0(%[[E]],
func.func @row(%x: tensor<4xf32>, %w: tensor<6x4xf32>, %d: tensor<4x6xf32>) -> tensor<1x4xf32> {
  %0 = ffn.linear %x, %w <out_in> : (tensor<4xf32>, tensor<6x4xf32>) -> tensor<6xf32>
  %1 = ffn.activation %0 <relu> : tensor<6xf32>
  %2 = tensor.expand_shape %1 [[0, 1]] output_shape [1, 6] : tensor<6xf32> into tensor<1x6xf32>
  %3 = ffn.linear %2, %d <out_in> : (tensor<1x6xf32>, tensor<4x6xf32>) -> tensor<1x4xf32>
  return %3 : tensor<1x4xf32>
}

// Adapters are parts of the block, in the region of a loop as well; a residual
// that is the input is one argument with it.

// CHECK-LABEL: func.func private @loop_ffn_0(
// CHECK-SAME: %[[X:.*]]: tensor<?x4xf32>, %[[W:.*]]: tensor<6x4xf32>, %[[A:.*]]: tensor<2x4xf32>, %[[B:.*]]: tensor<6x2xf32>, %[[L:.*]]: tensor<6xf32>, %[[D:.*]]: tensor<4x6xf32>) -> tensor<?x4xf32>
// CHECK-NEXT: %[[C:.*]] = ffn.low_rank %[[X]], %[[A]], %[[B]] scale 2.0
// CHECK-NEXT: %[[U:.*]] = ffn.linear %[[X]], %[[W]] <out_in> addend %[[C]]
// CHECK-NEXT: %[[H:.*]] = ffn.activation %[[U]] <relu>
// CHECK-NEXT: %[[S:.*]] = ffn.scale %[[H]], %[[L]]
// CHECK-NEXT: ffn.linear %[[S]], %[[D]] <out_in> addend %[[X]]
// CHECK-LABEL: func.func @loop(
// CHECK: scf.for
// CHECK-NEXT: call @loop_ffn_0(
// CHECK-NEXT: scf.yield
func.func @loop(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %a: tensor<2x4xf32>, %b: tensor<6x2xf32>, %l: tensor<6xf32>, %d: tensor<4x6xf32>, %n: index) -> tensor<?x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%v = %x) -> tensor<?x4xf32> {
    %0 = ffn.low_rank %v, %a, %b scale 2.0 : (tensor<?x4xf32>, tensor<2x4xf32>, tensor<6x2xf32>) -> tensor<?x6xf32>
    %1 = ffn.linear %v, %w <out_in> addend %0 : (tensor<?x4xf32>, tensor<6x4xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
    %2 = ffn.activation %1 <relu> : tensor<?x6xf32>
    %3 = ffn.scale %2, %l : (tensor<?x6xf32>, tensor<6xf32>) -> tensor<?x6xf32>
    %4 = ffn.linear %3, %d <out_in> addend %v : (tensor<?x6xf32>, tensor<4x6xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
    scf.yield %4 : tensor<?x4xf32>
  }
  return %r : tensor<?x4xf32>
}

// A function that is a block already stays one, and keeps its visibility.

// CHECK-NOT: @whole_ffn_0
// CHECK-LABEL: func.func @whole(
// CHECK-NEXT: ffn.linear
// CHECK-NOT: @whole_ffn_0
func.func @whole(%x: tensor<?x4xf32>, %w: tensor<6x4xf32> {ffn.name = "up"}, %d: tensor<4x6xf32> {ffn.name = "down"}) -> tensor<?x4xf32> {
  %0 = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %1 = ffn.activation %0 <tanh> : tensor<?x6xf32>
  %2 = ffn.linear %1, %d <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %2 : tensor<?x4xf32>
}

// Pieces and near-misses stay.

// CHECK-NOT: @pieces_ffn
// CHECK-LABEL: func.func @pieces(
// CHECK-NEXT: ffn.linear
// CHECK-NEXT: ffn.activation
// CHECK-NEXT: ffn.linear
// CHECK-NEXT: return
func.func @pieces(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %d: tensor<4x6xf32>) -> (tensor<?x4xf32>, tensor<?x6xf32>) {
  %0 = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %1 = ffn.activation %0 <tanh> : tensor<?x6xf32>
  %2 = ffn.linear %1, %d <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %2, %1 : tensor<?x4xf32>, tensor<?x6xf32>
}

// Code that never runs may read its own results.

// CHECK-LABEL: func.func @unreachable(
// CHECK: %[[Y:.*]] = call @unreachable_ffn_0(%[[Y]],
func.func @unreachable(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %d: tensor<4x6xf32>) -> tensor<?x4xf32> {
  return %x : tensor<?x4xf32>
^never:
  %0 = ffn.linear %2, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %1 = ffn.activation %0 <sigmoid> : tensor<?x6xf32>
  %2 = ffn.linear %1, %d <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  cf.br ^never
}
