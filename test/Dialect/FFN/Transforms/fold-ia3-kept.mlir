// RUN: swiglu-opt %s --ffn-fold-ia3 | FileCheck %s
// RUN: swiglu-opt %s --ffn-fold-ia3 --remarks-filter-missed=ffn -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: swiglu-opt %s --ffn-fold-ia3 -o /dev/null 2>&1 | FileCheck %s --check-prefix=SILENT --allow-empty
// RUN: swiglu-opt %s --ffn-fold-ia3=duplicate-weights | FileCheck %s --check-prefix=COPY
// Scales that stay, each with its reason.

!x = tensor<?x4xf32>
!w = tensor<6x4xf32>
!l = tensor<4xf32>
!v = tensor<6xf32>
!h = tensor<?x6xf32>

// SILENT-NOT: remark

// CHECK-LABEL: func.func @run_time_scale(
// CHECK: ffn.scale
// REMARK: fold-ia3-kept.mlir:[[@LINE+2]]:8: remark: [Missed] FoldAdapters | Category:ffn | Function=run_time_scale | {{.*}}not folded: the scale is neither a constant nor an argument with an ffn.name
func.func @run_time_scale(%x: !x, %w: !w {ffn.name = "w"}, %l: !l) -> !h {
  %s = ffn.scale %x, %l : (!x, !l) -> !x
  %y = ffn.linear %s, %w <out_in> : (!x, !w) -> !h
  return %y : !h
}

// CHECK-LABEL: func.func @run_time_weight(
// CHECK: ffn.scale
// REMARK: Function=run_time_weight | {{.*}}not folded: the weight is no constant and has no ffn.name
func.func @run_time_weight(%x: !x, %w: !w, %l: !l {ffn.name = "l"}) -> !h {
  %s = ffn.scale %x, %l : (!x, !l) -> !x
  %y = ffn.linear %s, %w <out_in> : (!x, !w) -> !h
  return %y : !h
}

// CHECK-LABEL: func.func @run_time_biases(
// CHECK-COUNT-2: ffn.scale
// REMARK: Function=run_time_biases | {{.*}}not folded: the bias is no constant and has no ffn.name
// REMARK: Function=run_time_biases | {{.*}}not folded: the scale's bias is no constant and has no ffn.name
func.func @run_time_biases(%x: !x, %w: !w {ffn.name = "w"}, %w2: !w {ffn.name = "w2"}, %l: !v {ffn.name = "l"}, %b: !v, %c: !v {ffn.name = "c"}) -> (!h, !h) {
  %0 = ffn.linear %x, %w <out_in> bias %b : (!x, !w, !v) -> !h
  %1 = ffn.scale %0, %l : (!h, !v) -> !h
  %2 = ffn.linear %x, %w2 <out_in> bias %c : (!x, !w, !v) -> !h
  %3 = ffn.scale %2, %l bias %b : (!h, !v, !v) -> !h
  return %1, %3 : !h, !h
}

// What is shifted before a product would need W·b in its bias.
// CHECK-LABEL: func.func @shifted(
// CHECK: ffn.scale
// REMARK: Function=shifted | {{.*}}not folded: the scale has a bias
func.func @shifted(%x: !x, %w: !w {ffn.name = "w"}, %l: !l {ffn.name = "l"}) -> !h {
  %s = ffn.scale %x, %l bias %l : (!x, !l, !l) -> !x
  %y = ffn.linear %s, %w <out_in> : (!x, !w) -> !h
  return %y : !h
}

// CHECK-LABEL: func.func @result_has_other_uses(
// CHECK: ffn.scale
// REMARK: Function=result_has_other_uses | {{.*}}not folded: the product's result has other uses
func.func @result_has_other_uses(%x: !x, %w: !w {ffn.name = "w"}, %l: !v {ffn.name = "l"}) -> (!h, !h) {
  %y = ffn.linear %x, %w <out_in> : (!x, !w) -> !h
  %s = ffn.scale %y, %l : (!h, !v) -> !h
  return %s, %y : !h, !h
}

// CHECK-LABEL: func.func @addend(
// CHECK: ffn.scale
// REMARK: Function=addend | {{.*}}not folded: the product has an addend, which the scale applies to as well
func.func @addend(%x: !x, %w: !w {ffn.name = "w"}, %l: !v {ffn.name = "l"}, %c: !h) -> !h {
  %y = ffn.linear %x, %w <out_in> addend %c : (!x, !w, !h) -> !h
  %s = ffn.scale %y, %l : (!h, !v) -> !h
  return %s : !h
}

// CHECK-LABEL: func.func @other_region(
// CHECK: ffn.scale
// REMARK: Function=other_region | {{.*}}not folded: the product stands in another region
func.func @other_region(%x: !x, %w: !w {ffn.name = "w"}, %l: !v {ffn.name = "l"}, %i: i1) -> !h {
  %y = ffn.linear %x, %w <out_in> : (!x, !w) -> !h
  %r = scf.if %i -> !h {
    %s = ffn.scale %y, %l : (!h, !v) -> !h
    scf.yield %s : !h
  } else {
    %e = tensor.empty() : tensor<0x6xf32>
    %c = tensor.cast %e : tensor<0x6xf32> to !h
    scf.yield %c : !h
  }
  return %r : !h
}

// An activation that is quantised on the way, or anything else.
// CHECK-LABEL: func.func @something_between(
// CHECK: ffn.scale
// REMARK: Function=something_between | {{.*}}not folded: it is read by 'math.roundeven', expected the x of a product
func.func @something_between(%x: !x, %w: !w {ffn.name = "w"}, %l: !l {ffn.name = "l"}) -> !h {
  %s = ffn.scale %x, %l : (!x, !l) -> !x
  %q = math.roundeven %s : !x
  %y = ffn.linear %q, %w <out_in> : (!x, !w) -> !h
  return %y : !h
}

// CHECK-LABEL: func.func @returned(
// CHECK: %[[S:.*]] = ffn.scale
// CHECK: ffn.linear %arg0,
// REMARK: Function=returned | {{.*}}not folded: it is returned
func.func @returned(%x: !x, %w: !w {ffn.name = "w"}, %l: !l {ffn.name = "l"}) -> (!h, !x) {
  %s = ffn.scale %x, %l : (!x, !l) -> !x
  %y = ffn.linear %s, %w <out_in> : (!x, !w) -> !h
  return %y, %s : !h, !x
}

// A copy of the weight, if it is asked for; ffn.merge makes none.
// CHECK-LABEL: func.func @shared(
// CHECK: ffn.scale
// REMARK: Function=shared | {{.*}}not folded: the weight "w" is shared: it is also read by 'ffn.linear' (duplicate-weights makes a copy of it)
// COPY-LABEL: func.func @shared(
// COPY-NOT: ffn.scale
// COPY: return
func.func @shared(%x: !x, %w: !w {ffn.name = "w"}, %l: !v {ffn.name = "l"}) -> (!h, !h) {
  %y = ffn.linear %x, %w <out_in> : (!x, !w) -> !h
  %s = ffn.scale %y, %l : (!h, !v) -> !h
  %z = ffn.linear %x, %w <out_in> : (!x, !w) -> !h
  return %s, %z : !h, !h
}

// Through what is made of it, too.
// CHECK-LABEL: func.func @shared_transposed(
// CHECK: ffn.scale
// REMARK: Function=shared_transposed | {{.*}}not folded: the weight "w" is shared: it is also read by 'ffn.linear'
// COPY-LABEL: func.func @shared_transposed(
// COPY-NOT: ffn.scale
// COPY: return
func.func @shared_transposed(%x: !x, %w: !w {ffn.name = "w"}, %l: !v {ffn.name = "l"}) -> (!h, !h) {
  %y = ffn.linear %x, %w <out_in> : (!x, !w) -> !h
  %s = ffn.scale %y, %l : (!h, !v) -> !h
  %e = tensor.empty() : tensor<4x6xf32>
  %t = linalg.transpose ins(%w : !w) outs(%e : tensor<4x6xf32>) permutation = [1, 0]
  %z = ffn.linear %x, %t <in_out> : (!x, tensor<4x6xf32>) -> !h
  return %s, %z : !h, !h
}

// Never where the weight is an embedding's table as well, here or under the same
// name in another function.
// CHECK-LABEL: func.func @tied(
// CHECK: ffn.scale
// REMARK: Function=tied | {{.*}}not folded: the weight "embed" is tied: it is also read by 'tensor.gather'
// COPY-LABEL: func.func @tied(
// COPY: ffn.scale
func.func @tied(%x: !x, %w: !w {ffn.name = "embed"}, %l: !v {ffn.name = "l"}, %i: tensor<?x1xindex>) -> (!h, tensor<?x4xf32>) {
  %y = ffn.linear %x, %w <out_in> : (!x, !w) -> !h
  %s = ffn.scale %y, %l : (!h, !v) -> !h
  %e = tensor.gather %w[%i] gather_dims([0]) : (!w, tensor<?x1xindex>) -> tensor<?x4xf32>
  return %s, %e : !h, tensor<?x4xf32>
}
// CHECK-LABEL: func.func @embedding(
func.func @embedding(%w: !w {ffn.name = "other"}, %i: index) -> f32 {
  %e = tensor.extract %w[%i, %i] : !w
  return %e : f32
}
// CHECK-LABEL: func.func @head(
// CHECK: ffn.scale
// REMARK: Function=head | {{.*}}not folded: the weight "other" is tied: it is also read by 'tensor.extract'
// COPY-LABEL: func.func @head(
// COPY: ffn.scale
func.func @head(%x: !x, %w: !w {ffn.name = "other"}, %l: !v {ffn.name = "l"}) -> !h {
  %y = ffn.linear %x, %w <out_in> : (!x, !w) -> !h
  %s = ffn.scale %y, %l : (!h, !v) -> !h
  return %s : !h
}
