// RUN: swiglu-opt %s --ffn-fold-ia3 | FileCheck %s
// RUN: swiglu-opt %s --ffn-fold-ia3 --remarks-filter-missed=ffn -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// Across a gated unit: act(g)*u*l = act(g)*(u*l). Only where what reads the scaled
// value can't take it.

!x = tensor<?x4xf32>
!w = tensor<6x4xf32>
!d = tensor<4x6xf32>
!v = tensor<6xf32>
!h = tensor<?x6xf32>
!p = tensor<12x4xf32>
!hp = tensor<?x12xf32>

// Down takes it: up stays.
// CHECK-LABEL: func.func @down(
// CHECK-SAME: %[[U:[^:]*]]: tensor<6x4xf32> {ffn.name = "u"}, %[[D:[^:]*]]: tensor<4x6xf32>
// CHECK-NOT: ffn.scale
// CHECK: ffn.linear %{{.*}}, %[[U]] <out_in>
// CHECK: %[[M:.*]] = ffn.merge %[[D]] <out_in> columns(
// CHECK: ffn.linear %{{.*}}, %[[M]] <out_in>
func.func @down(%x: !x, %wg: !w {ffn.name = "g"}, %wu: !w {ffn.name = "u"}, %wd: !d {ffn.name = "d"}, %l: !v {ffn.name = "l"}) -> !x {
  %g = ffn.linear %x, %wg <out_in> : (!x, !w) -> !h
  %u = ffn.linear %x, %wu <out_in> : (!x, !w) -> !h
  %h = ffn.glu %g, %u <swish> : (!h, !h) -> !h
  %s = ffn.scale %h, %l : (!h, !v) -> !h
  %y = ffn.linear %s, %wd <out_in> : (!h, !d) -> !x
  return %y : !x
}

// Returned: to the rows of up, its bias with them.
// CHECK-LABEL: func.func @to_up(
// CHECK-SAME: %[[G:[^:]*]]: tensor<6x4xf32> {ffn.name = "g"}, %[[U:[^:]*]]: tensor<6x4xf32> {ffn.name = "u"}, %[[B:[^:]*]]: tensor<6xf32> {ffn.name = "b"}, %[[L:[^:]*]]: tensor<6xf32>
// CHECK-NOT: ffn.scale
// CHECK: ffn.linear %{{.*}}, %[[G]] <out_in> :
// CHECK: %[[M:.*]] = ffn.merge %[[U]] <out_in> rows(%[[L]])
// CHECK: %[[N:.*]] = ffn.merge %[[B]] <out_in> rows(%[[L]])
// CHECK: ffn.linear %{{.*}}, %[[M]] <out_in> bias %[[N]] :
// CHECK: ffn.glu
func.func @to_up(%x: !x, %wg: !w {ffn.name = "g"}, %wu: !w {ffn.name = "u"}, %b: !v {ffn.name = "b"}, %l: !v {ffn.name = "l"}) -> !h {
  %g = ffn.linear %x, %wg <out_in> : (!x, !w) -> !h
  %u = ffn.linear %x, %wu <out_in> bias %b : (!x, !w, !v) -> !h
  %h = ffn.glu %g, %u <swish> : (!h, !h) -> !h
  %s = ffn.scale %h, %l : (!h, !v) -> !h
  return %s : !h
}

// Down is quantised with groups along its columns; up in a gated_linear.
// CHECK-LABEL: func.func @gated(
// CHECK-SAME: %[[G:[^:]*]]: tensor<6x4xf32> {ffn.name = "g"}, %[[U:[^:]*]]: tensor<6x4xf32> {ffn.name = "u"}
// CHECK-NOT: ffn.scale
// CHECK: %[[M:.*]] = ffn.merge %[[U]] <out_in> rows(
// CHECK: ffn.gated_linear %{{.*}}, %[[G]] <out_in>, %[[M]] <out_in> unit <gelu>
func.func @gated(%x: !x, %wg: !w {ffn.name = "g"}, %wu: !w {ffn.name = "u"}, %q: tensor<4x6xi8> {ffn.name = "q"}, %qs: tensor<4x2xf32> {ffn.name = "qs"}, %l: !v {ffn.name = "l"}) -> !x {
  %h = ffn.gated_linear %x, %wg <out_in>, %wu <out_in> unit <gelu> : (!x, !w, !w) -> !h
  %s = ffn.scale %h, %l : (!h, !v) -> !h
  %wd = ffn.dequantize %q, %qs <bits = 8, axis = 1, group = 3, zero = none> : (tensor<4x6xi8>, tensor<4x2xf32>) -> !d
  %y = ffn.linear %s, %wd <out_in> : (!h, !d) -> !x
  return %y : !x
}

// The up half of packed rows: the gate's have ones. An argument is spread by
// operations on weights, a constant at once.
// CHECK-LABEL: func.func @packed(
// CHECK-SAME: %[[L:[^:]*]]: tensor<6xf32>
// CHECK-NOT: ffn.scale
// CHECK: %[[E:.*]] = tensor.expand_shape %[[L]] {{\[\[}}0, 1]] output_shape [3, 2] : tensor<6xf32> into tensor<3x2xf32>
// CHECK: %[[ONES:.*]] = arith.constant dense<1.000000e+00> : tensor<3x2x2xf32>
// CHECK: %[[I:.*]] = tensor.insert_slice %[[E]] into %[[ONES]][0, 0, 0] [3, 1, 2] [1, 1, 1]
// CHECK: %[[ALL:.*]] = tensor.collapse_shape %[[I]] {{\[\[}}0, 1, 2]] : tensor<3x2x2xf32> into tensor<12xf32>
// CHECK: %[[M:.*]] = ffn.merge %{{.*}} <out_in> rows(%[[ALL]])
// CHECK: %[[P:.*]] = ffn.linear %{{.*}}, %[[M]] <out_in>
// CHECK: ffn.glu %[[P]] <swish> packing <interleaved<2>, up_gate>
func.func @packed(%x: !x, %w: !p {ffn.name = "w"}, %l: !v {ffn.name = "l"}) -> !h {
  %gu = ffn.linear %x, %w <out_in> : (!x, !p) -> !hp
  %h = ffn.glu %gu <swish> packing <interleaved<2>, up_gate> : (!hp) -> !h
  %s = ffn.scale %h, %l : (!h, !v) -> !h
  return %s : !h
}

// Each packing and order, with rows 1, 2 and 3 of up times 2, 3 and 4: a weight of
// ones shows the place.
// CHECK-LABEL: func.func @packed_constants(
// CHECK-DAG: dense<{{\[\[}}1.000000e+00], [1.000000e+00], [2.000000e+00], [3.000000e+00]]> : tensor<4x1xf32>
// CHECK-DAG: dense<{{\[\[}}2.000000e+00], [3.000000e+00], [1.000000e+00], [1.000000e+00]]> : tensor<4x1xf32>
// CHECK-DAG: dense<{{\[\[}}1.000000e+00], [2.000000e+00], [1.000000e+00], [3.000000e+00]]> : tensor<4x1xf32>
// CHECK-DAG: dense<{{\[\[}}2.000000e+00, 1.000000e+00, 3.000000e+00, 1.000000e+00]]> : tensor<1x4xf32>
func.func @packed_constants(%x: tensor<?x1xf32>) -> (tensor<?x2xf32>, tensor<?x2xf32>, tensor<?x2xf32>, tensor<?x2xf32>) {
  %w = arith.constant dense<1.0> : tensor<4x1xf32>
  %w1 = arith.constant dense<1.0> : tensor<4x1xf32>
  %w2 = arith.constant dense<1.0> : tensor<4x1xf32>
  %w3 = arith.constant dense<1.0> : tensor<1x4xf32>
  %l = arith.constant dense<[2.0, 3.0]> : tensor<2xf32>
  %0 = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, gate_up> : (tensor<?x1xf32>, tensor<4x1xf32>) -> tensor<?x2xf32>
  %1 = ffn.scale %0, %l : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %2 = ffn.gated_linear %x, %w1 <out_in> unit <swish> packing <interleaved<2>, up_gate> : (tensor<?x1xf32>, tensor<4x1xf32>) -> tensor<?x2xf32>
  %3 = ffn.scale %2, %l : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %4 = ffn.gated_linear %x, %w2 <out_in> unit <swish> packing <interleaved<1>, gate_up> : (tensor<?x1xf32>, tensor<4x1xf32>) -> tensor<?x2xf32>
  %5 = ffn.scale %4, %l : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %6 = ffn.gated_linear %x, %w3 <in_out> unit <swish> packing <interleaved<1>, up_gate> : (tensor<?x1xf32>, tensor<1x4xf32>) -> tensor<?x2xf32>
  %7 = ffn.scale %6, %l : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %1, %3, %5, %7 : tensor<?x2xf32>, tensor<?x2xf32>, tensor<?x2xf32>, tensor<?x2xf32>
}

// Two scales multiply first, and go to down together.
// CHECK-LABEL: func.func @two_scales(
// CHECK-NOT: ffn.scale
// CHECK: ffn.glu
// CHECK-NEXT: %[[M:.*]] = ffn.merge %{{.*}} <out_in> columns(%{{.*}}, %{{.*}})
// CHECK-NEXT: ffn.linear %{{.*}}, %[[M]]
func.func @two_scales(%x: !x, %wg: !w {ffn.name = "g"}, %wu: !w {ffn.name = "u"}, %wd: !d {ffn.name = "d"}, %l: !v {ffn.name = "l"}, %k: !v {ffn.name = "k"}) -> !x {
  %g = ffn.linear %x, %wg <out_in> : (!x, !w) -> !h
  %u = ffn.linear %x, %wu <out_in> : (!x, !w) -> !h
  %h = ffn.glu %g, %u <swish> : (!h, !h) -> !h
  %s = ffn.scale %h, %l : (!h, !v) -> !h
  %t = ffn.scale %s, %k : (!h, !v) -> !h
  %y = ffn.linear %t, %wd <out_in> : (!h, !d) -> !x
  return %y : !x
}

// gpt-oss: a limit and an offset on up.
// CHECK-LABEL: func.func @offset(
// CHECK: ffn.scale
// REMARK: Function=offset | {{.*}}not folded: it is returned; not moved to the up branch: the gated unit has an offset
func.func @offset(%x: !x, %wg: !w {ffn.name = "g"}, %wu: !w {ffn.name = "u"}, %l: !v {ffn.name = "l"}) -> !h {
  %h = ffn.gated_linear %x, %wg <out_in>, %wu <out_in> unit <swish, offset = 1.0> : (!x, !w, !w) -> !h
  %s = ffn.scale %h, %l : (!h, !v) -> !h
  return %s : !h
}
// CHECK-LABEL: func.func @limit(
// CHECK: ffn.scale
// REMARK: Function=limit | {{.*}}not folded: it is returned; not moved to the up branch: the gated unit has a limit
func.func @limit(%x: !x, %wg: !w {ffn.name = "g"}, %wu: !w {ffn.name = "u"}, %l: !v {ffn.name = "l"}) -> !h {
  %h = ffn.gated_linear %x, %wg <out_in>, %wu <out_in> unit <identity, limit = 7.0> : (!x, !w, !w) -> !h
  %s = ffn.scale %h, %l : (!h, !v) -> !h
  return %s : !h
}

// The gate takes it where it is homogeneous and up does not.
// CHECK-LABEL: func.func @to_identity_gate(
// CHECK-SAME: %[[G:[^:]*]]: tensor<6x4xf32> {ffn.name = "g"}, %[[U:[^:]*]]: tensor<6x4xf32> {ffn.name = "u"}
// CHECK-NOT: ffn.scale
// CHECK: %[[M:.*]] = ffn.merge %[[G]] <out_in> rows(
// CHECK: ffn.gated_linear %{{.*}}, %[[M]] <out_in>, %[[U]] <out_in> unit <identity, offset = 1.000000e+00>
func.func @to_identity_gate(%x: !x, %wg: !w {ffn.name = "g"}, %wu: !w {ffn.name = "u"}, %l: !v {ffn.name = "l"}) -> !h {
  %h = ffn.gated_linear %x, %wg <out_in>, %wu <out_in> unit <identity, offset = 1.0> : (!x, !w, !w) -> !h
  %s = ffn.scale %h, %l : (!h, !v) -> !h
  return %s : !h
}
// CHECK-LABEL: func.func @to_relu_gate(
// CHECK-NOT: ffn.scale
// CHECK: return
func.func @to_relu_gate(%x: !x, %wg: !w {ffn.name = "g"}, %u: !h) -> !h {
  %l = arith.constant dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0]> : !v
  %g = ffn.linear %x, %wg <out_in> : (!x, !w) -> !h
  %h = ffn.glu %g, %u <relu> : (!h, !h) -> !h
  %s = ffn.scale %h, %l : (!h, !v) -> !h
  return %s : !h
}
// CHECK-LABEL: func.func @negative_relu_gate(
// CHECK: ffn.scale
// REMARK: Function=negative_relu_gate | {{.*}}not folded: it is returned; not moved to the up branch: the up value is no product
func.func @negative_relu_gate(%x: !x, %wg: !w {ffn.name = "g"}, %u: !h) -> !h {
  %l = arith.constant dense<[0.0, -1.0, 2.0, 3.0, 4.0, 5.0]> : !v
  %g = ffn.linear %x, %wg <out_in> : (!x, !w) -> !h
  %h = ffn.glu %g, %u <relu> : (!h, !h) -> !h
  %s = ffn.scale %h, %l : (!h, !v) -> !h
  return %s : !h
}

// One use of each result between.
// CHECK-LABEL: func.func @unit_has_other_uses(
// CHECK: ffn.scale
// REMARK: Function=unit_has_other_uses | {{.*}}not moved to the up branch: the gated unit's result has other uses
func.func @unit_has_other_uses(%x: !x, %wg: !w {ffn.name = "g"}, %wu: !w {ffn.name = "u"}, %l: !v {ffn.name = "l"}) -> (!h, !h) {
  %h = ffn.gated_linear %x, %wg <out_in>, %wu <out_in> unit <swish> : (!x, !w, !w) -> !h
  %s = ffn.scale %h, %l : (!h, !v) -> !h
  return %s, %h : !h, !h
}
// CHECK-LABEL: func.func @up_has_other_uses(
// CHECK: ffn.scale
// REMARK: Function=up_has_other_uses | {{.*}}not moved to the up branch: the up product has other uses
func.func @up_has_other_uses(%x: !x, %wg: !w {ffn.name = "g"}, %wu: !w {ffn.name = "u"}, %l: !v {ffn.name = "l"}) -> (!h, !h) {
  %g = ffn.linear %x, %wg <out_in> : (!x, !w) -> !h
  %u = ffn.linear %x, %wu <out_in> : (!x, !w) -> !h
  %h = ffn.glu %g, %u <swish> : (!h, !h) -> !h
  %s = ffn.scale %h, %l : (!h, !v) -> !h
  return %s, %u : !h, !h
}

// A packed product without features.
// CHECK-LABEL: func.func @no_features(
// CHECK-SAME: %[[W:[^:]*]]: tensor<0x2xf32> {{{.*}}}, %[[L:[^:]*]]: tensor<0xf32>
// CHECK-NEXT: %[[M:.*]] = ffn.merge %[[W]] <out_in> rows(%[[L]])
// CHECK-NEXT: ffn.gated_linear %{{.*}}, %[[M]] <out_in> unit <swish> packing <concat, gate_up>
func.func @no_features(%x: tensor<?x2xf32>, %w: tensor<0x2xf32> {ffn.name = "w"}, %l: tensor<0xf32> {ffn.name = "l"}) -> tensor<?x0xf32> {
  %h = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, gate_up> : (tensor<?x2xf32>, tensor<0x2xf32>) -> tensor<?x0xf32>
  %s = ffn.scale %h, %l : (tensor<?x0xf32>, tensor<0xf32>) -> tensor<?x0xf32>
  return %s : tensor<?x0xf32>
}
