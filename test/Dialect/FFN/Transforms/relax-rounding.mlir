// RUN: swiglu-opt %s --ffn-relax-rounding | FileCheck %s --check-prefixes=CHECK,FUSED
// RUN: swiglu-opt %s --ffn-relax-rounding=to=eager | FileCheck %s --check-prefixes=CHECK,EAGER
// RUN: not swiglu-opt %s --ffn-relax-rounding=to=native 2>&1 | FileCheck %s --check-prefix=ERROR
// Fields become wider, never narrower; types of values stay.

// ERROR: native

!x = tensor<?x4xbf16>
!w = tensor<6x4xbf16>
!b = tensor<6xf32>
!h = tensor<?x6xbf16>

// Each operation with all of its fields narrow.
// CHECK-LABEL: func.func @native(
// FUSED: ffn.linear {{.*}} rounding <fused>
// FUSED: ffn.low_rank {{.*}} rounding <fused>
// FUSED: ffn.scale {{.*}} rounding <fused>
// FUSED: ffn.activation {{.*}} rounding <fused>
// FUSED: ffn.glu {{.*}} rounding <fused>
// FUSED: ffn.gated_linear {{.*}} rounding <fused>
// EAGER: ffn.linear {{.*}} rounding <eager>
// EAGER: ffn.low_rank {{.*}} rounding <eager>
// EAGER: ffn.scale {{.*}} rounding <fused>
// EAGER: ffn.activation {{.*}} rounding <fused>
// EAGER: ffn.glu {{.*}} rounding <eager>
// EAGER: ffn.gated_linear {{.*}} rounding <eager>
func.func @native(%x: !x, %w: !w, %b: !b, %l: !b, %lb: !b, %a: tensor<2x4xbf16>, %ab: tensor<6x2xbf16>, %c: !h) -> (!h, !h, !h, !h, !h, !h) {
  %0 = ffn.linear %x, %w <out_in> bias %b addend %c rounding <native> : (!x, !w, !b, !h) -> !h
  %1 = ffn.low_rank %x, %a, %ab bias %b scale 2.0 rounding <native> : (!x, tensor<2x4xbf16>, tensor<6x2xbf16>, !b) -> !h
  %2 = ffn.scale %1, %l bias %lb rounding <product = round> : (!h, !b, !b) -> !h
  %3 = ffn.activation %2 <swish> rounding <native> : !h
  %4 = ffn.glu %3, %0 <swish> rounding <native> : (!h, !h) -> !h
  %5 = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> bias(gate %b) addend(up %c) rounding <native> : (!x, !w, !w, !b, !h) -> !h
  return %0, %1, %2, %3, %4, %5 : !h, !h, !h, !h, !h, !h
}

// eager rounds sum and act, which are kept here, and keeps the product.
// CHECK-LABEL: func.func @wider(
// FUSED: ffn.linear {{.*}} rounding <fused>
// EAGER: ffn.linear {{.*}} rounding <fused>
// FUSED: ffn.glu {{.*}} rounding <fused>
// EAGER: ffn.glu {{.*}} rounding <fused>
func.func @wider(%x: !x, %w: !w, %b: !b, %c: !h) -> (!h, !h) {
  %0 = ffn.linear %x, %w <out_in> bias %b addend %c rounding <acc = f32, product = round, sum = keep> : (!x, !w, !b, !h) -> !h
  %1 = ffn.glu %0, %c <swish> rounding <interior = f32, act = keep> : (!h, !h) -> !h
  return %0, %1 : !h, !h
}

// f32 does not round.
// CHECK-LABEL: func.func @f32(
// CHECK: ffn.linear %{{.*}}, %{{.*}} <out_in> :
func.func @f32(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>) -> tensor<?x6xf32> {
  %0 = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  return %0 : tensor<?x6xf32>
}
