// RUN: swiglu-opt %s --ffn-fold-low-rank | FileCheck %s
// RUN: swiglu-opt %s --ffn-fold-low-rank --remarks-filter=ffn -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: swiglu-opt %s --ffn-fold-low-rank | swiglu-opt --ffn-fold-low-rank --verify-roundtrip | FileCheck %s
// Branches of LoRA and DoRA into weights, and the ones that stay.

!x = tensor<?x4xf32>
!w = tensor<6x4xf32>
!a = tensor<2x4xf32>
!b = tensor<6x2xf32>
!v = tensor<6xf32>
!h = tensor<?x6xf32>

// CHECK-LABEL: func.func @lora(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x4xf32>, %[[W:[^:]*]]: tensor<6x4xf32> {{{.*}}}, %[[A:[^:]*]]: tensor<2x4xf32> {{{.*}}}, %[[B:[^:]*]]: tensor<6x2xf32> {{{.*}}}, %[[C:[^:]*]]: tensor<6xf32>)
// CHECK-NEXT: %[[M:.*]] = ffn.merge %[[W]] <out_in> add(%[[B]]) times(%[[A]]) scales [2.000000e+00] : (tensor<6x4xf32>, tensor<6x2xf32>, tensor<2x4xf32>) -> tensor<6x4xf32>
// CHECK-NEXT: %[[Y:.*]] = ffn.linear %[[X]], %[[M]] <out_in> bias %[[C]] :
// CHECK-NEXT: return %[[Y]]
// REMARK: fold-low-rank.mlir:[[@LINE+2]]:8: remark: [Passed] FoldAdapters | Category:ffn | Function=lora | {{.*}}added to the weight "w"
func.func @lora(%x: !x, %w: !w {ffn.name = "w"}, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}, %c: !v) -> !h {
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %y = ffn.linear %x, %w <out_in> bias %c addend %r : (!x, !w, !v, !h) -> !h
  return %y : !h
}

// Several branches, a residual between them that stays, a weight the other way.
// CHECK-LABEL: func.func @several(
// CHECK-SAME: %[[W:[^:]*]]: tensor<4x6xf32> {{{.*}}}, %[[A:[^:]*]]: tensor<2x4xf32> {{{.*}}}, %[[B:[^:]*]]: tensor<6x2xf32> {{{.*}}}, %[[D:[^:]*]]: tensor<3x4xf32> {{{.*}}}, %[[E:[^:]*]]: tensor<6x3xf32> {{{.*}}}, %[[C:[^:]*]]: tensor<?x6xf32>)
// CHECK-NEXT: %[[M:.*]] = ffn.merge %[[W]] <in_out> add(%[[B]], %[[E]]) times(%[[A]], %[[D]]) scales [2.000000e+00, -5.000000e-01] :
// CHECK-NEXT: ffn.linear %{{.*}}, %[[M]] <in_out> addend %[[C]]
func.func @several(%x: !x, %w: tensor<4x6xf32> {ffn.name = "w"}, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}, %d: tensor<3x4xf32> {ffn.name = "d"}, %e: tensor<6x3xf32> {ffn.name = "e"}, %c: !h) -> !h {
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %s = ffn.low_rank %x, %d, %e scale -0.5 : (!x, tensor<3x4xf32>, tensor<6x3xf32>) -> !h
  %y = ffn.linear %x, %w <in_out> addend %r, %c, %s : (!x, tensor<4x6xf32>, !h, !h, !h) -> !h
  return %y : !h
}

// The branch's bias goes into the product's, or becomes it.
// CHECK-LABEL: func.func @biases(
// CHECK-SAME: %[[BB:[^:]*]]: tensor<6xf32> {ffn.name = "bb"}, %[[C:[^:]*]]: tensor<6xf32>
// CHECK: %[[M:.*]] = ffn.merge %[[C]] <out_in> add(%[[BB]]) scales [2.000000e+00] : (tensor<6xf32>, tensor<6xf32>) -> tensor<6xf32>
// CHECK: ffn.linear {{.*}} bias %[[M]] :
// CHECK: %[[Z:.*]] = arith.constant dense<-0.000000e+00> : tensor<6xf32>
// CHECK: %[[N:.*]] = ffn.merge %[[Z]] <out_in> add(%[[BB]]) scales [2.000000e+00] :
// CHECK: ffn.linear {{.*}} bias %[[N]] :
// CHECK: ffn.linear {{.*}} bias %[[BB]] :
func.func @biases(%x: !x, %w: !w {ffn.name = "w"}, %w2: !w {ffn.name = "w2"}, %w3: !w {ffn.name = "w3"}, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}, %bb: !v {ffn.name = "bb"}, %c: !v {ffn.name = "c"}) -> (!h, !h, !h) {
  %r = ffn.low_rank %x, %a, %b bias %bb scale 2.0 : (!x, !a, !b, !v) -> !h
  %s = ffn.low_rank %x, %a, %b bias %bb scale 1.0 : (!x, !a, !b, !v) -> !h
  %0 = ffn.linear %x, %w <out_in> bias %c addend %r : (!x, !w, !v, !h) -> !h
  %1 = ffn.linear %x, %w2 <out_in> addend %r : (!x, !w, !h) -> !h
  %2 = ffn.linear %x, %w3 <out_in> addend %s : (!x, !w, !h) -> !h
  return %0, %1, %2 : !h, !h, !h
}

// Both products of a gated unit. Two adapters on packed rows are one with A one
// above the other and a B of blocks.
// CHECK-LABEL: func.func @gated(
// CHECK-DAG: %[[G:.*]] = ffn.merge %{{.*}} <out_in> add(%{{.*}}) times(%{{.*}}) scales [2.000000e+00]
// CHECK-DAG: %[[U:.*]] = ffn.merge %{{.*}} <in_out> add(%{{.*}}) times(%{{.*}}) scales [3.000000e+00]
// CHECK: ffn.gated_linear %{{.*}}, %[[G]] <out_in>, %[[U]] <in_out> unit <swish> :
// CHECK: %[[P:.*]] = ffn.merge %{{.*}} <out_in> add(%{{.*}}) times(%{{.*}}) scales [4.000000e+00] : (tensor<12x4xf32>, tensor<12x2xf32>, tensor<2x4xf32>) -> tensor<12x4xf32>
// CHECK: ffn.gated_linear %{{.*}}, %[[P]] <out_in> unit <swish> packing <concat, gate_up> :
func.func @gated(%x: !x, %wg: !w {ffn.name = "g"}, %wu: tensor<4x6xf32> {ffn.name = "u"}, %p: tensor<12x4xf32> {ffn.name = "p"}, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}, %bp: tensor<12x2xf32> {ffn.name = "bp"}) -> (!h, !h) {
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %s = ffn.low_rank %x, %a, %b scale 3.0 : (!x, !a, !b) -> !h
  %t = ffn.low_rank %x, %a, %bp scale 4.0 : (!x, !a, tensor<12x2xf32>) -> tensor<?x12xf32>
  %0 = ffn.gated_linear %x, %wg <out_in>, %wu <in_out> unit <swish> addend(gate %r, up %s) : (!x, !w, tensor<4x6xf32>, !h, !h) -> !h
  %1 = ffn.gated_linear %x, %p <out_in> unit <swish> packing <concat, gate_up> addend %t : (!x, tensor<12x4xf32>, tensor<?x12xf32>) -> !h
  return %0, %1 : !h, !h
}

// DoRA's rows do not scale the bias, which comes behind them.
// CHECK-LABEL: func.func @dora(
// CHECK-SAME: %[[W:[^:]*]]: tensor<6x4xf32> {{{.*}}}, %[[A:[^:]*]]: tensor<2x4xf32> {{{.*}}}, %[[B:[^:]*]]: tensor<6x2xf32> {{{.*}}}, %[[N:[^:]*]]: tensor<6xf32> {{{.*}}}, %[[C:[^:]*]]: tensor<6xf32>)
// CHECK-NEXT: %[[L:.*]] = ffn.dora_scale %[[N]], %[[W]] <out_in> add(%[[B]]) times(%[[A]]) scales [2.000000e+00] : {{.*}} -> tensor<6xf64>
// CHECK-NEXT: %[[M:.*]] = ffn.merge %[[W]] <out_in> add(%[[B]]) times(%[[A]]) scales [2.000000e+00] rows(%[[L]])
// CHECK-NEXT: %[[Y:.*]] = ffn.linear %{{.*}}, %[[M]] <out_in> bias %[[C]] :
// CHECK-NEXT: return %[[Y]]
func.func @dora(%x: !x, %w: !w {ffn.name = "w"}, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}, %m: !v {ffn.name = "m"}, %c: !v) -> !h {
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %y = ffn.linear %x, %w <out_in> addend %r : (!x, !w, !h) -> !h
  %l = ffn.dora_scale %m, %w <out_in> add(%b) times(%a) scales [2.0] : (!v, !w, !b, !a) -> !v
  %s = ffn.scale %y, %l bias %c : (!h, !v, !v) -> !h
  return %s : !h
}

// IA3's scale is the other pass's.
// CHECK-LABEL: func.func @ia3_stays(
// CHECK: ffn.linear
// CHECK-NEXT: ffn.scale
func.func @ia3_stays(%x: !x, %w: !w {ffn.name = "w"}, %l: !v {ffn.name = "l"}) -> !h {
  %y = ffn.linear %x, %w <out_in> : (!x, !w) -> !h
  %s = ffn.scale %y, %l : (!h, !v) -> !h
  return %s : !h
}

// The fields of the rounding are those of the steps that are left: the sum goes,
// the branch's product comes.
// CHECK-LABEL: func.func @rounding(
// CHECK: ffn.linear %{{.*}} bias %{{.*}} rounding <stepwise> :
// CHECK: ffn.linear %{{.*}} addend %{{.*}} rounding <native> :
// REMARK: Function=rounding | {{.*}}the fold changes where a 16-bit value is rounded
func.func @rounding(%x: tensor<?x4xbf16>, %w: tensor<6x4xbf16> {ffn.name = "w"}, %v: tensor<6x4xbf16> {ffn.name = "v"}, %a: tensor<2x4xbf16> {ffn.name = "a"}, %b: tensor<6x2xbf16> {ffn.name = "b"}, %bb: tensor<6xf32> {ffn.name = "bb"}, %c: tensor<?x6xbf16>) -> (tensor<?x6xbf16>, tensor<?x6xbf16>) {
  %r = ffn.low_rank %x, %a, %b bias %bb scale 2.0 rounding <acc = f32, product = round, linear = keep> : (tensor<?x4xbf16>, tensor<2x4xbf16>, tensor<6x2xbf16>, tensor<6xf32>) -> tensor<?x6xbf16>
  %0 = ffn.linear %x, %w <out_in> addend %r rounding <acc = f32, sum = keep> : (tensor<?x4xbf16>, tensor<6x4xbf16>, tensor<?x6xbf16>) -> tensor<?x6xbf16>
  %s = ffn.low_rank %x, %a, %b scale 2.0 rounding <acc = f32, linear = keep> : (tensor<?x4xbf16>, tensor<2x4xbf16>, tensor<6x2xbf16>) -> tensor<?x6xbf16>
  %1 = ffn.linear %x, %v <out_in> addend %s, %c rounding <native> : (tensor<?x4xbf16>, tensor<6x4xbf16>, tensor<?x6xbf16>, tensor<?x6xbf16>) -> tensor<?x6xbf16>
  return %0, %1 : tensor<?x6xbf16>, tensor<?x6xbf16>
}

// CHECK-LABEL: func.func @other_input(
// CHECK: ffn.low_rank
// REMARK: fold-low-rank.mlir:[[@LINE+2]]:8: remark: [Missed] {{.*}} Function=other_input | {{.*}}not folded: the branch reads another value than the product
func.func @other_input(%x: !x, %z: !x, %w: !w {ffn.name = "w"}, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}) -> !h {
  %r = ffn.low_rank %z, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %y = ffn.linear %x, %w <out_in> addend %r : (!x, !w, !h) -> !h
  return %y : !h
}

// Chosen for each call, as a server of many adapters does.
// CHECK-LABEL: func.func @chosen_at_run_time(
// CHECK: ffn.low_rank
// REMARK: Function=chosen_at_run_time | {{.*}}not folded: the branch's matrices are neither constants nor arguments with an ffn.name
func.func @chosen_at_run_time(%x: !x, %w: !w {ffn.name = "w"}, %a: !a, %b: !b) -> !h {
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %y = ffn.linear %x, %w <out_in> addend %r : (!x, !w, !h) -> !h
  return %y : !h
}

// CHECK-LABEL: func.func @run_time_biases(
// CHECK-COUNT-2: ffn.low_rank
// REMARK: Function=run_time_biases | {{.*}}not folded: the branch's bias is no constant and has no ffn.name
// REMARK: Function=run_time_biases | {{.*}}not folded: the product's bias is no constant and has no ffn.name
func.func @run_time_biases(%x: !x, %w: !w {ffn.name = "w"}, %w2: !w {ffn.name = "w2"}, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}, %bb: !v, %bc: !v {ffn.name = "bc"}) -> (!h, !h) {
  %r = ffn.low_rank %x, %a, %b bias %bb scale 2.0 : (!x, !a, !b, !v) -> !h
  %0 = ffn.linear %x, %w <out_in> addend %r : (!x, !w, !h) -> !h
  %s = ffn.low_rank %x, %a, %b bias %bc scale 2.0 : (!x, !a, !b, !v) -> !h
  %1 = ffn.linear %x, %w2 <out_in> bias %bb addend %s : (!x, !w, !v, !h) -> !h
  return %0, %1 : !h, !h
}

// CHECK-LABEL: func.func @no_addend(
// CHECK: ffn.low_rank
// REMARK: Function=no_addend | {{.*}}not folded: it is no addend of a product: it is read by 'arith.addf'
func.func @no_addend(%x: !x, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}, %c: !h) -> !h {
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %y = arith.addf %r, %c : !h
  return %y : !h
}

// CHECK-LABEL: func.func @weight_at_run_time(
// CHECK: ffn.low_rank
// REMARK: Function=weight_at_run_time | {{.*}}not folded: the weight is no constant and has no ffn.name
func.func @weight_at_run_time(%x: !x, %w: !w, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}) -> !h {
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %y = ffn.linear %x, %w <out_in> addend %r : (!x, !w, !h) -> !h
  return %y : !h
}

// CHECK-LABEL: func.func @quantised(
// CHECK: ffn.low_rank
// REMARK: Function=quantised | {{.*}}not folded: the weight is quantised, and adding to it changes the integers
func.func @quantised(%x: !x, %q: tensor<6x4xi8> {ffn.name = "q"}, %s: tensor<6x1xf32> {ffn.name = "s"}, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}) -> !h {
  %w = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 4, zero = none> : (tensor<6x4xi8>, tensor<6x1xf32>) -> !w
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %y = ffn.linear %x, %w <out_in> addend %r : (!x, !w, !h) -> !h
  return %y : !h
}

// DoRA's scale stays where its branch does, or where it is not behind a product.
// CHECK-LABEL: func.func @dora_kept(
// CHECK: ffn.scale
// REMARK: Function=dora_kept | {{.*}}not folded: the branch reads another value than the product
// REMARK: Function=dora_kept | {{.*}}not folded: the product has an addend, which the scale applies to as well
func.func @dora_kept(%x: !x, %z: !x, %w: !w {ffn.name = "w"}, %a: !a {ffn.name = "a"}, %b: !b {ffn.name = "b"}, %m: !v {ffn.name = "m"}) -> !h {
  %r = ffn.low_rank %z, %a, %b scale 2.0 : (!x, !a, !b) -> !h
  %y = ffn.linear %x, %w <out_in> addend %r : (!x, !w, !h) -> !h
  %l = ffn.dora_scale %m, %w <out_in> add(%b) times(%a) scales [2.0] : (!v, !w, !b, !a) -> !v
  %s = ffn.scale %y, %l : (!h, !v) -> !h
  return %s : !h
}

// REMARK: Function=dora_before_a_product {{.*}}"not folded: DoRA's factors do not stand behind a product"
// CHECK-LABEL: func.func @dora_before_a_product(
// CHECK: ffn.scale
func.func @dora_before_a_product(%x: !x, %w: tensor<4x4xf32> {ffn.name = "w"}, %m: tensor<4xf32> {ffn.name = "m"}) -> !x {
  %d = ffn.dora_scale %m, %w <out_in> : (tensor<4xf32>, tensor<4x4xf32>) -> tensor<4xf32>
  %s = ffn.scale %x, %d : (!x, tensor<4xf32>) -> !x
  %y = ffn.linear %s, %w <out_in> : (!x, tensor<4x4xf32>) -> !x
  return %y : !x
}
