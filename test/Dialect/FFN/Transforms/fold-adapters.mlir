// RUN: swiglu-opt %s --ffn-fold-adapters | FileCheck %s
// RUN: swiglu-opt %s --ffn-fold-low-rank --ffn-fold-ia3 --ffn-fold-low-rank --ffn-fold-ia3 | FileCheck %s
// RUN: swiglu-opt %s --ffn-fold-adapters | swiglu-opt --ffn-fold-adapters --verify-roundtrip | FileCheck %s
// Scales inside and outside of a branch give different matrices, and each nest has
// its own one merge, of one rounding.

!x = tensor<?x4xf32>
!w = tensor<6x4xf32>
!a = tensor<2x4xf32>
!b = tensor<6x2xf32>
!l = tensor<4xf32>
!v = tensor<6xf32>
!h = tensor<?x6xf32>

// CHECK-NOT: ffn.scale
// CHECK-NOT: ffn.low_rank

// (W + s·B·A)·diag(l)
// CHECK-LABEL: func.func @branch_reads_scaled(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x4xf32>, %[[W:[^:]*]]: tensor<6x4xf32> {{{.*}}}, %[[A:[^:]*]]: tensor<2x4xf32> {{{.*}}}, %[[B:[^:]*]]: tensor<6x2xf32> {{{.*}}}, %[[L:[^:]*]]: tensor<4xf32>
// CHECK-NEXT: %[[M:.*]] = ffn.merge %[[W]] <out_in> add(%[[B]]) times(%[[A]]) scales [2.000000e+00] columns(%[[L]])
// CHECK-NEXT: ffn.linear %[[X]], %[[M]] <out_in> :
func.func @branch_reads_scaled(%x: !x, %w: !w {ffn.name = "w"}, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}, %l: !l {ffn.name = "l"}) -> !h {
  %s = ffn.scale %x, %l : (!x, !l) -> !x
  %r = ffn.low_rank %s, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %y = ffn.linear %s, %w <out_in> addend %r : (!x, !w, !h) -> !h
  return %y : !h
}

// W·diag(l) + s·B·A
// CHECK-LABEL: func.func @branch_reads_unscaled(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x4xf32>, %[[W:[^:]*]]: tensor<6x4xf32> {{{.*}}}, %[[A:[^:]*]]: tensor<2x4xf32> {{{.*}}}, %[[B:[^:]*]]: tensor<6x2xf32> {{{.*}}}, %[[L:[^:]*]]: tensor<4xf32>
// CHECK-NEXT: %[[N:.*]] = ffn.merge %[[W]] <out_in> columns(%[[L]]) : (tensor<6x4xf32>, tensor<4xf32>) -> tensor<6x4xf64>
// CHECK-NEXT: %[[M:.*]] = ffn.merge %[[N]] <out_in> add(%[[B]]) times(%[[A]]) scales [2.000000e+00] : (tensor<6x4xf64>, tensor<6x2xf32>, tensor<2x4xf32>) -> tensor<6x4xf32>
// CHECK-NEXT: ffn.linear %[[X]], %[[M]] <out_in> :
func.func @branch_reads_unscaled(%x: !x, %w: !w {ffn.name = "w"}, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}, %l: !l {ffn.name = "l"}) -> !h {
  %s = ffn.scale %x, %l : (!x, !l) -> !x
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %y = ffn.linear %s, %w <out_in> addend %r : (!x, !w, !h) -> !h
  return %y : !h
}

// W + s·B·A·diag(l)
// CHECK-LABEL: func.func @branch_alone_scaled(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x4xf32>, %[[W:[^:]*]]: tensor<6x4xf32> {{{.*}}}, %[[A:[^:]*]]: tensor<2x4xf32> {{{.*}}}, %[[B:[^:]*]]: tensor<6x2xf32> {{{.*}}}, %[[L:[^:]*]]: tensor<4xf32>
// CHECK-NEXT: %[[N:.*]] = ffn.merge %[[A]] <out_in> columns(%[[L]]) : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<2x4xf64>
// CHECK-NEXT: %[[M:.*]] = ffn.merge %[[W]] <out_in> add(%[[B]]) times(%[[N]]) scales [2.000000e+00] :
// CHECK-NEXT: ffn.linear %[[X]], %[[M]] <out_in> :
func.func @branch_alone_scaled(%x: !x, %w: !w {ffn.name = "w"}, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}, %l: !l {ffn.name = "l"}) -> !h {
  %s = ffn.scale %x, %l : (!x, !l) -> !x
  %r = ffn.low_rank %s, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %y = ffn.linear %x, %w <out_in> addend %r : (!x, !w, !h) -> !h
  return %y : !h
}

// diag(m)·(W·diag(l) + s·B·A): three folds, each of which waits for the one inside.
// CHECK-LABEL: func.func @around_both(
// CHECK-SAME: %[[L:[^:]*]]: tensor<4xf32> {ffn.name = "l"}, %[[K:[^:]*]]: tensor<6xf32>
// CHECK-NEXT: %[[N:.*]] = ffn.merge %{{.*}} <out_in> columns(%[[L]]) : {{.*}} -> tensor<6x4xf64>
// CHECK-NEXT: %[[M:.*]] = ffn.merge %[[N]] <out_in> add(%{{.*}}) times(%{{.*}}) scales [2.000000e+00] rows(%[[K]]) : {{.*}} -> tensor<6x4xf32>
// CHECK-NEXT: ffn.linear %{{.*}}, %[[M]] <out_in> :
func.func @around_both(%x: !x, %w: !w {ffn.name = "w"}, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}, %l: !l {ffn.name = "l"}, %k: !v {ffn.name = "k"}) -> !h {
  %s = ffn.scale %x, %l : (!x, !l) -> !x
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %y = ffn.linear %s, %w <out_in> addend %r : (!x, !w, !h) -> !h
  %t = ffn.scale %y, %k : (!h, !v) -> !h
  return %t : !h
}

// DoRA, and IA3 around it: its rows scale the bias as well.
// CHECK-LABEL: func.func @dora_and_ia3(
// CHECK-DAG: %[[D:.*]] = ffn.dora_scale {{.*}} -> tensor<6xf64>
// CHECK-DAG: %[[M:.*]] = ffn.merge %{{.*}} <out_in> add(%{{.*}}) times(%{{.*}}) scales [2.000000e+00] rows(%[[D]], %[[K:.*]]) :
// CHECK-DAG: %[[B:.*]] = ffn.merge %{{.*}} <out_in> rows(%[[K]]) :
// CHECK: ffn.linear %{{.*}}, %[[M]] <out_in> bias %[[B]] :
func.func @dora_and_ia3(%x: !x, %w: !w {ffn.name = "w"}, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}, %m: !v {ffn.name = "m"}, %c: !v {ffn.name = "c"}, %k: !v {ffn.name = "k"}) -> !h {
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %y = ffn.linear %x, %w <out_in> addend %r : (!x, !w, !h) -> !h
  %l = ffn.dora_scale %m, %w <out_in> add(%b) times(%a) scales [2.0] : (!v, !w, !b, !a) -> !v
  %s = ffn.scale %y, %l bias %c : (!h, !v, !v) -> !h
  %t = ffn.scale %s, %k : (!h, !v) -> !h
  return %t : !h
}
