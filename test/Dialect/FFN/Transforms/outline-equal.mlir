// RUN: swiglu-opt %s --convert-ffn-to-linalg --canonicalize --cse | grep -v arith.constant > %t.whole
// RUN: swiglu-opt %s --ffn-outline --convert-ffn-to-linalg --inline --symbol-dce --canonicalize --cse | grep -v arith.constant > %t.outlined
// RUN: diff %t.whole %t.outlined
// RUN: FileCheck %s < %t.outlined
// Outlined, lowered and inlined again, a module is what it was. Inlining changes the
// order of constants, so that their lines are left out: zero is the one float.

// CHECK-COUNT-7: arith.mulf
// CHECK-NOT: call
// CHECK: return
func.func @model(%x: tensor<2x?x4xf32>, %g: tensor<6x4xf32>, %u: tensor<6x4xf32>, %d: tensor<4x6xf32>, %gu: tensor<4x12xf32>, %b: tensor<12xf32>) -> tensor<2x?x4xf32> {
  %n = math.rsqrt %x {my.attribute} : tensor<2x?x4xf32>
  %0 = ffn.linear %n, %g <out_in> : (tensor<2x?x4xf32>, tensor<6x4xf32>) -> tensor<2x?x6xf32>
  %1 = ffn.linear %n, %u <out_in> : (tensor<2x?x4xf32>, tensor<6x4xf32>) -> tensor<2x?x6xf32>
  %2 = ffn.glu %0, %1 <identity> : (tensor<2x?x6xf32>, tensor<2x?x6xf32>) -> tensor<2x?x6xf32>
  %3 = ffn.linear %2, %d <out_in> addend %x : (tensor<2x?x6xf32>, tensor<4x6xf32>, tensor<2x?x4xf32>) -> tensor<2x?x4xf32>
  %c = tensor.collapse_shape %3 [[0, 1], [2]] : tensor<2x?x4xf32> into tensor<?x4xf32>
  %4 = ffn.linear %c, %gu <in_out> bias %b : (tensor<?x4xf32>, tensor<4x12xf32>, tensor<12xf32>) -> tensor<?x12xf32>
  %5 = ffn.glu %4 <relu> packing <interleaved<1>, up_gate> : (tensor<?x12xf32>) -> tensor<?x6xf32>
  %6 = ffn.linear %5, %d <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  %c1 = arith.constant 1 : index
  %size = tensor.dim %x, %c1 : tensor<2x?x4xf32>
  %7 = tensor.expand_shape %6 [[0, 1], [2]] output_shape [2, %size, 4] : tensor<?x4xf32> into tensor<2x?x4xf32>
  return %7 : tensor<2x?x4xf32>
}
