// RUN: swiglu-reduce %s --opt-reduction-pass='opt-pass=canonicalize test=%S/Inputs/contains.sh test-arg=gelu' 2>&1 | FileCheck %s
// The body without what its result does not need.

// CHECK-LABEL: func.func @block
// CHECK-NEXT:    ffn.gated_linear {{.*}} unit <gelu>
// CHECK-NEXT:    return
func.func @block(%x: tensor<4x8xf32>, %l: tensor<8xf32>, %wg: tensor<16x8xf32>, %wu: tensor<16x8xf32>, %wd: tensor<8x16xf32>) -> tensor<4x16xf32> {
  %a = ffn.activation %x <relu> : tensor<4x8xf32>
  %s = ffn.scale %a, %l : (tensor<4x8xf32>, tensor<8xf32>) -> tensor<4x8xf32>
  %h = ffn.gated_linear %x, %wg <out_in>, %wu <out_in> unit <gelu>
    : (tensor<4x8xf32>, tensor<16x8xf32>, tensor<16x8xf32>) -> tensor<4x16xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<4x16xf32>, tensor<8x16xf32>) -> tensor<4x8xf32>
  return %h : tensor<4x16xf32>
}
