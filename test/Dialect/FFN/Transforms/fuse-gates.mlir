// RUN: swiglu-opt %s --ffn-fuse-gates | FileCheck %s
// RUN: swiglu-opt %s --ffn-fuse-gates --remarks-filter=ffn -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: swiglu-opt %s --ffn-fuse-gates | swiglu-opt --ffn-fuse-gates --verify-roundtrip | FileCheck %s
// What becomes one operation computes the same, bit for bit; what would not stays,
// with its reason.

!x = tensor<?x4xf32>
!w = tensor<6x4xf32>
!b = tensor<6xf32>
!h = tensor<?x6xf32>
!x16 = tensor<?x4xbf16>
!w16 = tensor<6x4xbf16>
!b16 = tensor<6xbf16>
!h16 = tensor<?x6xbf16>

// CHECK-LABEL: func.func @plain(
// CHECK-SAME: %[[X:.*]]: tensor<?x4xf32>, %[[G:.*]]: tensor<6x4xf32>, %[[U:.*]]: tensor<6x4xf32>)
// CHECK-NEXT: %[[H:.*]] = ffn.gated_linear %[[X]], %[[G]] <out_in>, %[[U]] <out_in> unit <swish> :
// CHECK-NEXT: return %[[H]]
func.func @plain(%x: !x, %wg: !w, %wu: !w) -> !h {
  %g = ffn.linear %x, %wg <out_in> : (!x, !w) -> !h
  %u = ffn.linear %x, %wu <out_in> : (!x, !w) -> !h
  %h = ffn.glu %g, %u <swish> : (!h, !h) -> !h
  return %h : !h
}

// Biases, addends and layouts of either branch; up stands before the gate.
// CHECK-LABEL: func.func @parts(
// CHECK-SAME: %[[X:.*]]: tensor<?x4xf32>, %[[G:.*]]: tensor<6x4xf32>, %[[U:.*]]: tensor<4x6xf32>, %[[B:.*]]: tensor<6xf32>, %[[C:.*]]: tensor<?x6xf32>, %[[D:.*]]: tensor<?x6xf32>)
// CHECK-NEXT: ffn.gated_linear %[[X]], %[[G]] <out_in>, %[[U]] <in_out> unit <gelu, limit = 7.000000e+00, offset = 1.000000e+00> bias(gate %[[B]]) addend(gate %[[C]], up %[[D]], %[[C]])
func.func @parts(%x: !x, %wg: !w, %wu: tensor<4x6xf32>, %b: !b, %c: !h, %d: !h) -> !h {
  %u = ffn.linear %x, %wu <in_out> addend %d, %c : (!x, tensor<4x6xf32>, !h, !h) -> !h
  %g = ffn.linear %x, %wg <out_in> bias %b addend %c : (!x, !w, !b, !h) -> !h
  %h = ffn.glu %g, %u <gelu, limit = 7.0, offset = 1.0> : (!h, !h) -> !h
  return %h : !h
}

// CHECK-LABEL: func.func @packed(
// CHECK-SAME: %[[X:.*]]: tensor<?x4xf32>, %[[W:.*]]: tensor<4x12xf32>, %[[B:.*]]: tensor<12xf32>, %[[C:.*]]: tensor<?x12xf32>)
// CHECK-NEXT: ffn.gated_linear %[[X]], %[[W]] <in_out> unit <relu> packing <interleaved<2>, up_gate> bias %[[B]] addend %[[C]]
func.func @packed(%x: !x, %w: tensor<4x12xf32>, %b: tensor<12xf32>, %c: tensor<?x12xf32>) -> !h {
  %gu = ffn.linear %x, %w <in_out> bias %b addend %c : (!x, tensor<4x12xf32>, tensor<12xf32>, tensor<?x12xf32>) -> tensor<?x12xf32>
  %h = ffn.glu %gu <relu> packing <interleaved<2>, up_gate> : (tensor<?x12xf32>) -> !h
  return %h : !h
}

// Products that give 16 bits are rounded before the unit.
// CHECK-LABEL: func.func @rounded(
// CHECK: ffn.gated_linear {{.*}} rounding <acc = f32, product = round, sum = keep, linear = round, interior = f32, act = keep>
func.func @rounded(%x: !x16, %wg: !w16, %wu: !w16, %b: !b16, %c: !h16) -> !h16 {
  %g = ffn.linear %x, %wg <out_in> bias %b rounding <acc = f32, product = round> : (!x16, !w16, !b16) -> !h16
  %u = ffn.linear %x, %wu <out_in> addend %c rounding <acc = f32, sum = keep> : (!x16, !w16, !h16) -> !h16
  %h = ffn.glu %g, %u <swish> rounding <interior = f32, act = keep> : (!h16, !h16) -> !h16
  return %h : !h16
}

// Products that give f32 are not.
// CHECK-LABEL: func.func @kept(
// CHECK: ffn.gated_linear {{.*}} rounding <acc = f32, linear = keep, interior = f32, act = round>
func.func @kept(%x: !x16, %wg: !w16, %wu: !w16) -> !h16 {
  %g = ffn.linear %x, %wg <out_in> rounding <acc = f32> : (!x16, !w16) -> !h
  %u = ffn.linear %x, %wu <out_in> rounding <acc = f32> : (!x16, !w16) -> !h
  %h = ffn.glu %g, %u <swish> rounding <interior = f32, act = round> : (!h, !h) -> !h16
  return %h : !h16
}

// CHECK-LABEL: func.func @other_uses(
// CHECK: ffn.glu
// REMARK: fuse-gates.mlir:[[@LINE+4]]:8: remark: [Missed] FuseGates | Category:ffn | Function=other_uses | {{.*}}not fused: the up product has other uses
func.func @other_uses(%x: !x, %wg: !w, %wu: !w) -> (!h, !h) {
  %g = ffn.linear %x, %wg <out_in> : (!x, !w) -> !h
  %u = ffn.linear %x, %wu <out_in> : (!x, !w) -> !h
  %h = ffn.glu %g, %u <swish> : (!h, !h) -> !h
  return %h, %u : !h, !h
}

// CHECK-LABEL: func.func @other_input(
// CHECK: ffn.glu
// REMARK: Function=other_input | {{.*}}not fused: gate and up read different inputs
func.func @other_input(%x: !x, %y: !x, %wg: !w, %wu: !w) -> !h {
  %g = ffn.linear %x, %wg <out_in> : (!x, !w) -> !h
  %u = ffn.linear %y, %wu <out_in> : (!x, !w) -> !h
  %h = ffn.glu %g, %u <swish> : (!h, !h) -> !h
  return %h : !h
}

// CHECK-LABEL: func.func @same_value(
// CHECK: ffn.glu
// REMARK: Function=same_value | {{.*}}not fused: gate and up are the same value
func.func @same_value(%x: !x, %w: !w) -> !h {
  %g = ffn.linear %x, %w <out_in> : (!x, !w) -> !h
  %h = ffn.glu %g, %g <swish> : (!h, !h) -> !h
  return %h : !h
}

// CHECK-LABEL: func.func @no_products(
// CHECK: ffn.glu
// REMARK: Function=no_products | {{.*}}not fused: the gate value is an argument, expected a product
// REMARK: Function=no_products | {{.*}}not fused: the up value comes from 'ffn.scale', expected a product
// REMARK: Function=no_products | {{.*}}not fused: the packed value is an argument
func.func @no_products(%x: !x, %w: !w, %l: !b, %a: !h, %gu: tensor<?x12xf32>) -> (!h, !h, !h) {
  %u = ffn.linear %x, %w <out_in> : (!x, !w) -> !h
  %0 = ffn.glu %a, %u <swish> : (!h, !h) -> !h
  %g = ffn.linear %x, %w <out_in> : (!x, !w) -> !h
  %v = ffn.linear %x, %w <out_in> : (!x, !w) -> !h
  %s = ffn.scale %v, %l : (!h, !b) -> !h
  %1 = ffn.glu %g, %s <swish> : (!h, !h) -> !h
  %2 = ffn.glu %gu <swish> packing <concat, gate_up> : (tensor<?x12xf32>) -> !h
  return %0, %1, %2 : !h, !h, !h
}

// Fused, the products would run in each iteration.
// CHECK-LABEL: func.func @other_region(
// CHECK: ffn.glu
// REMARK: Function=other_region | {{.*}}not fused: the gate product stands in another region
func.func @other_region(%x: !x, %wg: !w, %wu: !w, %n: index, %i: !h) -> !h {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %g = ffn.linear %x, %wg <out_in> : (!x, !w) -> !h
  %u = ffn.linear %x, %wu <out_in> : (!x, !w) -> !h
  %r = scf.for %k = %zero to %n step %one iter_args(%c = %i) -> !h {
    %h = ffn.glu %g, %u <swish> : (!h, !h) -> !h
    scf.yield %h : !h
  }
  return %r : !h
}

// CHECK-LABEL: func.func @other_acc(
// CHECK: ffn.glu
// REMARK: Function=other_acc | {{.*}}not fused: gate and up round differently: their 'acc' differs
func.func @other_acc(%x: !x16, %wg: !w16, %wu: !w16) -> !h16 {
  %g = ffn.linear %x, %wg <out_in> rounding <acc = f32> : (!x16, !w16) -> !h16
  %u = ffn.linear %x, %wu <out_in> rounding <acc = storage> : (!x16, !w16) -> !h16
  %h = ffn.glu %g, %u <swish> rounding <interior = f32, act = keep> : (!h16, !h16) -> !h16
  return %h : !h16
}

// CHECK-LABEL: func.func @other_product(
// CHECK: ffn.glu
// REMARK: Function=other_product | {{.*}}not fused: gate and up round differently: their 'product' differs
func.func @other_product(%x: !x16, %wg: !w16, %wu: !w16, %b: !b16) -> !h16 {
  %g = ffn.linear %x, %wg <out_in> bias %b rounding <acc = f32, product = round> : (!x16, !w16, !b16) -> !h16
  %u = ffn.linear %x, %wu <out_in> bias %b rounding <acc = f32, product = keep> : (!x16, !w16, !b16) -> !h16
  %h = ffn.glu %g, %u <swish> rounding <interior = f32, act = keep> : (!h16, !h16) -> !h16
  return %h : !h16
}

// CHECK-LABEL: func.func @other_sum(
// CHECK: ffn.glu
// REMARK: Function=other_sum | {{.*}}not fused: gate and up round differently: their 'sum' differs
func.func @other_sum(%x: !x16, %wg: !w16, %wu: !w16, %c: !h16) -> !h16 {
  %g = ffn.linear %x, %wg <out_in> addend %c rounding <acc = f32, sum = round> : (!x16, !w16, !h16) -> !h16
  %u = ffn.linear %x, %wu <out_in> addend %c rounding <acc = f32, sum = keep> : (!x16, !w16, !h16) -> !h16
  %h = ffn.glu %g, %u <swish> rounding <interior = f32, act = keep> : (!h16, !h16) -> !h16
  return %h : !h16
}

// CHECK-LABEL: func.func @other_types(
// CHECK: ffn.glu
// REMARK: Function=other_types | {{.*}}not fused: the unit gives f32 and the products read bf16, expected one type
// REMARK: Function=other_types | {{.*}}not fused: the unit gives bf16 and the products read f32, expected one type
func.func @other_types(%x: !x16, %wg: !w16, %wu: !w16, %x32: !x, %w32: !w) -> (!h, !h16) {
  %g = ffn.linear %x, %wg <out_in> rounding <acc = f32> : (!x16, !w16) -> !h
  %u = ffn.linear %x, %wu <out_in> rounding <acc = f32> : (!x16, !w16) -> !h
  %0 = ffn.glu %g, %u <swish> : (!h, !h) -> !h
  %g1 = ffn.linear %x32, %w32 <out_in> : (!x, !w) -> !h
  %u1 = ffn.linear %x32, %w32 <out_in> : (!x, !w) -> !h
  %1 = ffn.glu %g1, %u1 <swish> rounding <interior = f32, act = keep> : (!h, !h) -> !h16
  return %0, %1 : !h, !h16
}
