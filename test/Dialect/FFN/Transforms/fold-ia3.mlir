// RUN: swiglu-opt %s --ffn-fold-ia3 | FileCheck %s
// RUN: swiglu-opt %s --ffn-fold-ia3 --remarks-filter-passed=ffn -o /dev/null 2>&1 | FileCheck %s --check-prefix=PASSED
// RUN: swiglu-opt %s --ffn-fold-ia3 | swiglu-opt --ffn-fold-ia3 --verify-roundtrip | FileCheck %s
// RUN: swiglu-opt %s --ffn-fold-ia3 --remarks-filter-analyse=ffn -o /dev/null 2>&1 | FileCheck %s --check-prefix=ROUNDING
// Where IA3's vector goes. What has to stay is in fold-ia3-kept.mlir, constants are
// in evaluate-weights.mlir.

!x = tensor<?x4xf32>
!w = tensor<6x4xf32>
!l = tensor<4xf32>
!b = tensor<6xf32>
!h = tensor<?x6xf32>

// CHECK-NOT: ffn.scale

// Before a product, whatever else is added to it.
// CHECK-LABEL: func.func @input(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x4xf32>, %[[W:[^:]*]]: tensor<6x4xf32> {ffn.name = "w"}, %[[L:[^:]*]]: tensor<4xf32> {{.*}}, %[[B:[^:]*]]: tensor<6xf32>, %[[C:[^:]*]]: tensor<?x6xf32>)
// CHECK-NEXT: %[[M:.*]] = ffn.merge %[[W]] <out_in> columns(%[[L]]) : (tensor<6x4xf32>, tensor<4xf32>) -> tensor<6x4xf32>
// CHECK-NEXT: %[[Y:.*]] = ffn.linear %[[X]], %[[M]] <out_in> bias %[[B]] addend %[[C]]
// CHECK-NEXT: return %[[Y]]
// PASSED: fold-ia3.mlir:[[@LINE+2]]:8: remark: [Passed] FoldAdapters | Category:ffn | Function=input | {{.*}}folded into the columns of the weight "w"
func.func @input(%x: !x, %w: !w {ffn.name = "w"}, %l: !l {ffn.name = "l"}, %b: !b, %c: !h) -> !h {
  %s = ffn.scale %x, %l : (!x, !l) -> !x
  %y = ffn.linear %s, %w <out_in> bias %b addend %c : (!x, !w, !b, !h) -> !h
  return %y : !h
}

// Into all that read it: each its own matrix, never into x.
// CHECK-LABEL: func.func @readers(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x4xf32>, %[[V:[^:]*]]: tensor<6x4xf32> {{{.*}}}, %[[W:[^:]*]]: tensor<4x6xf32> {{{.*}}}, %[[A:[^:]*]]: tensor<2x4xf32> {{{.*}}}, %[[B:[^:]*]]: tensor<6x2xf32>, %[[L:[^:]*]]: tensor<4xf32>
// CHECK-DAG: %[[MV:.*]] = ffn.merge %[[V]] <out_in> columns(%[[L]])
// CHECK-DAG: %[[MW:.*]] = ffn.merge %[[W]] <in_out> columns(%[[L]])
// CHECK-DAG: %[[MA:.*]] = ffn.merge %[[A]] <out_in> columns(%[[L]])
// CHECK-DAG: ffn.linear %[[X]], %[[MV]] <out_in>
// CHECK-DAG: ffn.linear %[[X]], %[[MW]] <in_out>
// CHECK-DAG: ffn.low_rank %[[X]], %[[MA]], %[[B]] scale 2.0
func.func @readers(%x: !x, %v: !w {ffn.name = "v"}, %w: tensor<4x6xf32> {ffn.name = "w"}, %a: tensor<2x4xf32> {ffn.name = "a"}, %b: tensor<6x2xf32>, %l: !l {ffn.name = "l"}) -> (!h, !h, !h) {
  %s = ffn.scale %x, %l : (!x, !l) -> !x
  %0 = ffn.linear %s, %v <out_in> : (!x, !w) -> !h
  %1 = ffn.linear %s, %w <in_out> : (!x, tensor<4x6xf32>) -> !h
  %2 = ffn.low_rank %s, %a, %b scale 2.0 : (!x, tensor<2x4xf32>, tensor<6x2xf32>) -> !h
  return %0, %1, %2 : !h, !h, !h
}

// Of gate and up, the one that reads it.
// CHECK-LABEL: func.func @gate_alone(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x4xf32>, %[[G:[^:]*]]: tensor<6x4xf32> {{{.*}}}, %[[U:[^:]*]]: tensor<6x4xf32>
// CHECK: %[[M:.*]] = ffn.merge %[[G]] <out_in> columns(
// CHECK: ffn.linear %[[X]], %[[M]] <out_in>
// CHECK: ffn.linear %[[X]], %[[U]] <out_in>
func.func @gate_alone(%x: !x, %wg: !w {ffn.name = "g"}, %wu: !w {ffn.name = "u"}, %l: !l {ffn.name = "l"}) -> !h {
  %s = ffn.scale %x, %l : (!x, !l) -> !x
  %g = ffn.linear %s, %wg <out_in> : (!x, !w) -> !h
  %u = ffn.linear %x, %wu <out_in> : (!x, !w) -> !h
  %h = ffn.glu %g, %u <swish> : (!h, !h) -> !h
  return %h : !h
}

// Before both products of a gated_linear, and before a packed one.
// CHECK-LABEL: func.func @gated_input(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x4xf32>, %[[G:[^:]*]]: tensor<6x4xf32> {{{.*}}}, %[[U:[^:]*]]: tensor<4x6xf32> {{{.*}}}, %[[P:[^:]*]]: tensor<12x4xf32>
// CHECK: %[[MG:.*]] = ffn.merge %[[G]] <out_in> columns(
// CHECK: %[[MU:.*]] = ffn.merge %[[U]] <in_out> columns(
// CHECK: ffn.gated_linear %[[X]], %[[MG]] <out_in>, %[[MU]] <in_out> unit <swish>
// CHECK: %[[MP:.*]] = ffn.merge %[[P]] <out_in> columns(
// CHECK: ffn.gated_linear %[[X]], %[[MP]] <out_in> unit <swish> packing
func.func @gated_input(%x: !x, %wg: !w {ffn.name = "g"}, %wu: tensor<4x6xf32> {ffn.name = "u"}, %wp: tensor<12x4xf32> {ffn.name = "p"}, %l: !l {ffn.name = "l"}) -> (!h, !h) {
  %s = ffn.scale %x, %l : (!x, !l) -> !x
  %0 = ffn.gated_linear %s, %wg <out_in>, %wu <in_out> unit <swish> : (!x, !w, tensor<4x6xf32>) -> !h
  %1 = ffn.gated_linear %s, %wp <out_in> unit <swish> packing <concat, gate_up> : (!x, tensor<12x4xf32>) -> !h
  return %0, %1 : !h, !h
}

// Behind a product: K and V of an attention have nothing else. The vector may be
// made behind the product.
// CHECK-LABEL: func.func @output(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x4xf32>, %[[W:[^:]*]]: tensor<4x6xf32> {{{.*}}}, %[[L:[^:]*]]: tensor<6xf32>
// CHECK-NEXT: %[[M:.*]] = ffn.merge %[[W]] <in_out> rows(%[[L]]) : (tensor<4x6xf32>, tensor<6xf32>) -> tensor<4x6xf32>
// CHECK-NEXT: %[[Y:.*]] = ffn.linear %[[X]], %[[M]] <in_out> :
// CHECK-NEXT: return %[[Y]]
// PASSED: Function=output | {{.*}}folded into the rows of the weight "w"
func.func @output(%x: !x, %w: tensor<4x6xf32> {ffn.name = "w"}, %l: !b {ffn.name = "l"}) -> !h {
  %y = ffn.linear %x, %w <in_out> : (!x, tensor<4x6xf32>) -> !h
  %s = ffn.scale %y, %l : (!h, !b) -> !h
  return %s : !h
}

// l*b + e is rounded once.
// CHECK-LABEL: func.func @output_biases(
// CHECK-SAME: tensor<?x4xf32>, %[[W:[^:]*]]: tensor<6x4xf32> {{{.*}}}, %[[L:[^:]*]]: tensor<6xf32> {{{.*}}}, %[[B:[^:]*]]: tensor<6xf32> {{{.*}}}, %[[E:[^:]*]]: tensor<6xf32>
// CHECK-DAG: %[[MW:.*]] = ffn.merge %[[W]] <out_in> rows(%[[L]])
// CHECK-DAG: %[[LB:.*]] = ffn.merge %[[B]] <out_in> rows(%[[L]]) : (tensor<6xf32>, tensor<6xf32>) -> tensor<6xf64>
// CHECK-DAG: %[[MB:.*]] = ffn.merge %[[LB]] <out_in> add(%[[E]]) scales [1.000000e+00] : (tensor<6xf64>, tensor<6xf32>) -> tensor<6xf32>
// CHECK: ffn.linear %{{.*}}, %[[MW]] <out_in> bias %[[MB]]
func.func @output_biases(%x: !x, %w: !w {ffn.name = "w"}, %l: !b {ffn.name = "l"}, %b: !b {ffn.name = "b"}, %e: !b {ffn.name = "e"}) -> !h {
  %y = ffn.linear %x, %w <out_in> bias %b : (!x, !w, !b) -> !h
  %s = ffn.scale %y, %l bias %e : (!h, !b, !b) -> !h
  return %s : !h
}

// Only one of the two; the scale's own one may be known at run time alone.
// CHECK-LABEL: func.func @output_base_bias(
// CHECK-SAME: %[[B:[^:]*]]: tensor<6xf32> {ffn.name = "b"})
// CHECK: %[[MB:.*]] = ffn.merge %[[B]] <out_in> rows(
// CHECK: bias %[[MB]]
func.func @output_base_bias(%x: !x, %w: !w {ffn.name = "w"}, %l: !b {ffn.name = "l"}, %b: !b {ffn.name = "b"}) -> !h {
  %y = ffn.linear %x, %w <out_in> bias %b : (!x, !w, !b) -> !h
  %s = ffn.scale %y, %l : (!h, !b) -> !h
  return %s : !h
}
// CHECK-LABEL: func.func @output_new_bias(
// CHECK-SAME: %[[E:[^:]*]]: tensor<6xf32>)
// CHECK: ffn.linear %{{.*}} bias %[[E]]
func.func @output_new_bias(%x: !x, %w: !w {ffn.name = "w"}, %l: !b {ffn.name = "l"}, %e: !b) -> !h {
  %y = ffn.linear %x, %w <out_in> : (!x, !w) -> !h
  %s = ffn.scale %y, %l bias %e : (!h, !b, !b) -> !h
  return %s : !h
}

// One merge for both sides; two scales in a row multiply there.
// CHECK-LABEL: func.func @both_sides(
// CHECK-SAME: %[[W:[^:]*]]: tensor<6x4xf32> {{{.*}}}, %[[L:[^:]*]]: tensor<4xf32> {{{.*}}}, %[[R:[^:]*]]: tensor<6xf32> {{{.*}}}, %[[S:[^:]*]]: tensor<6xf32>
// CHECK-NEXT: %[[M:.*]] = ffn.merge %[[W]] <out_in> rows(%[[R]], %[[S]]) columns(%[[L]])
// CHECK-NEXT: ffn.linear %{{.*}}, %[[M]] <out_in>
func.func @both_sides(%x: !x, %w: !w {ffn.name = "w"}, %l: !l {ffn.name = "l"}, %r: !b {ffn.name = "r"}, %s: !b {ffn.name = "s"}) -> !h {
  %0 = ffn.scale %x, %l : (!x, !l) -> !x
  %1 = ffn.linear %0, %w <out_in> : (!x, !w) -> !h
  %2 = ffn.scale %1, %r : (!h, !b) -> !h
  %3 = ffn.scale %2, %s : (!h, !b) -> !h
  return %3 : !h
}

// Two scales before a product: one of them has to be multiplied first.
// CHECK-LABEL: func.func @two_before(
// CHECK-SAME: %[[L:[^:]*]]: tensor<4xf32> {ffn.name = "l"}, %[[K:[^:]*]]: tensor<4xf32> {ffn.name = "k"}
// CHECK-NOT: f64
// CHECK: ffn.merge %{{.*}} <out_in> columns(%{{.*}}, %{{.*}}) : (tensor<6x4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<6x4xf32>
func.func @two_before(%x: !x, %w: !w {ffn.name = "w"}, %l: !l {ffn.name = "l"}, %k: !l {ffn.name = "k"}) -> !h {
  %0 = ffn.scale %x, %l : (!x, !l) -> !x
  %1 = ffn.scale %0, %k : (!x, !l) -> !x
  %2 = ffn.linear %1, %w <out_in> : (!x, !w) -> !h
  return %2 : !h
}

// A weighted l is a merge of its own, and loses its rounding.
// CHECK-LABEL: func.func @weighted(
// CHECK: %[[L:.*]] = ffn.merge %{{.*}} <out_in> add(%{{.*}}, %{{.*}}) scales [2.500000e-01, 7.500000e-01] : {{.*}} -> tensor<4xf64>
// CHECK-NEXT: ffn.merge %{{.*}} <out_in> columns(%[[L]]) : (tensor<6x4xf32>, tensor<4xf64>) -> tensor<6x4xf32>
// CHECK-NEXT: ffn.linear
func.func @weighted(%x: !x, %w: !w {ffn.name = "w"}, %l: !l {ffn.name = "l"}, %k: !l {ffn.name = "k"}) -> !h {
  %zero = arith.constant dense<0.0> : !l
  %m = ffn.merge %zero <out_in> add(%l, %k) scales [0.25, 0.75] : (!l, !l, !l) -> !l
  %0 = ffn.scale %x, %m : (!x, !l) -> !x
  %2 = ffn.linear %0, %w <out_in> : (!x, !w) -> !h
  return %2 : !h
}

// A weight with another layout than the merge that makes it.
// CHECK-LABEL: func.func @other_layout(
// CHECK: %[[M:.*]] = ffn.merge %{{.*}} <out_in> rows(%{{.*}}) : (tensor<4x6xf32>, tensor<4xf32>) -> tensor<4x6xf64>
// CHECK-NEXT: %[[N:.*]] = ffn.merge %[[M]] <in_out> rows(%{{.*}}) : (tensor<4x6xf64>, tensor<6xf32>) -> tensor<4x6xf32>
// CHECK-NEXT: ffn.linear %{{.*}}, %[[N]] <in_out>
func.func @other_layout(%x: !x, %w: tensor<4x6xf32> {ffn.name = "w"}, %r: !l {ffn.name = "r"}, %l: !b {ffn.name = "l"}) -> !h {
  %m = ffn.merge %w <out_in> rows(%r) : (tensor<4x6xf32>, !l) -> tensor<4x6xf32>
  %y = ffn.linear %x, %m <in_out> : (!x, tensor<4x6xf32>) -> !h
  %s = ffn.scale %y, %l : (!h, !b) -> !h
  return %s : !h
}

// A new bias brings the scale's rounding of the product with it, and one that was
// there keeps its own. A bias of f32 beside 16 bits stays f32.
// CHECK-LABEL: func.func @rounding(
// CHECK: %[[M:.*]] = ffn.merge %{{.*}} <out_in> rows(%{{.*}}) : (tensor<6x4xbf16>, tensor<6xf32>) -> tensor<6x4xbf16>
// CHECK-NEXT: ffn.linear %{{.*}}, %[[M]] <out_in> bias %{{.*}} rounding <stepwise> : (tensor<?x4xbf16>, tensor<6x4xbf16>, tensor<6xf32>) -> tensor<?x6xbf16>
// CHECK: ffn.merge %{{.*}} <out_in> add(%{{.*}}) scales [1.000000e+00] : (tensor<6xf64>, tensor<6xf32>) -> tensor<6xf32>
// CHECK: ffn.linear {{.*}} bias %{{.*}} rounding <fused> : (tensor<?x4xbf16>, tensor<6x4xbf16>, tensor<6xf32>) -> tensor<?x6xbf16>
// CHECK: ffn.linear {{.*}} bias %{{.*}} rounding <fused> : (tensor<?x4xbf16>, tensor<6x4xbf16>, tensor<6xf32>) -> tensor<?x6xf32>
// ROUNDING: Function=rounding | {{.*}}the fold changes where a 16-bit value is rounded
func.func @rounding(%x: tensor<?x4xbf16>, %w: tensor<6x4xbf16> {ffn.name = "w"}, %w2: tensor<6x4xbf16> {ffn.name = "w2"}, %w3: tensor<6x4xbf16> {ffn.name = "w3"}, %l: !b {ffn.name = "l"}, %e: !b {ffn.name = "e"}) -> (tensor<?x6xbf16>, tensor<?x6xbf16>, !h) {
  %0 = ffn.linear %x, %w <out_in> rounding <acc = f32> : (tensor<?x4xbf16>, tensor<6x4xbf16>) -> tensor<?x6xbf16>
  %1 = ffn.scale %0, %l bias %e rounding <product = round> : (tensor<?x6xbf16>, !b, !b) -> tensor<?x6xbf16>
  %2 = ffn.linear %x, %w2 <out_in> bias %e rounding <acc = f32, product = keep> : (tensor<?x4xbf16>, tensor<6x4xbf16>, !b) -> tensor<?x6xbf16>
  %3 = ffn.scale %2, %l bias %e rounding <product = round> : (tensor<?x6xbf16>, !b, !b) -> tensor<?x6xbf16>
  %4 = ffn.linear %x, %w3 <out_in> rounding <acc = f32> : (tensor<?x4xbf16>, tensor<6x4xbf16>) -> !h
  %5 = ffn.scale %4, %l bias %e : (!h, !b, !b) -> !h
  return %1, %3, %5 : tensor<?x6xbf16>, tensor<?x6xbf16>, !h
}
