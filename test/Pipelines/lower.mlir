// RUN: swiglu-opt %s --ffn-lower-pipeline | FileCheck %s
// RUN: swiglu-opt %s --ffn-lower-pipeline | mlir-opt-22 | FileCheck %s
// RUN: swiglu-opt %s --ffn-lower-pipeline --dump-pass-pipeline 2>&1 | FileCheck %s --check-prefix=PASSES
// Exact rewrites of ffn come first; what is left is linalg and verified to be.

// PASSES: builtin.module(
// PASSES-NEXT: canonicalize
// PASSES-NEXT: convert-ffn-to-linalg{keep-weight-ops=false},
// PASSES-NEXT: canonicalize
// PASSES-NEXT: cse,
// PASSES-NEXT: ffn-verify-stage{{.*}}lower

// The transposed weight costs nothing, the scale by 1 is gone.
// CHECK-DAG: #[[X:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK-DAG: #[[IN_OUT:.*]] = affine_map<(d0, d1, d2) -> (d2, d1)>
// CHECK-LABEL: func @block(
// CHECK-SAME: %[[ARG:[a-z0-9]+]]: tensor<?x4xf32>, %[[W:[a-z0-9]+]]: tensor<4x6xf32>)
// CHECK-NOT: linalg.transpose
// CHECK: %[[Y:.*]] = linalg.generic {indexing_maps = [#[[X]], #[[IN_OUT]], #{{.*}}], {{.*}} ins(%[[ARG]], %[[W]] :
// CHECK-NOT: linalg.generic
// CHECK: return %[[Y]]
func.func @block(%x: tensor<?x4xf32>, %w: tensor<4x6xf32> {ffn.name = "w"}) -> tensor<?x6xf32> {
  %e = tensor.empty() : tensor<6x4xf32>
  %t = linalg.transpose ins(%w : tensor<4x6xf32>) outs(%e : tensor<6x4xf32>) permutation = [1, 0]
  %y = ffn.linear %x, %t <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %l = arith.constant dense<1.0> : tensor<6xf32>
  %z = ffn.scale %y, %l : (tensor<?x6xf32>, tensor<6xf32>) -> tensor<?x6xf32>
  return %z : tensor<?x6xf32>
}

// Equal products are one.
// CHECK-LABEL: func @shared(
// CHECK-COUNT-1: "reduction"
// CHECK-NOT: "reduction"
// CHECK: return
func.func @shared(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>) -> tensor<?x6xf32> {
  %h = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> : (tensor<?x4xf32>, tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  return %h : tensor<?x6xf32>
}
