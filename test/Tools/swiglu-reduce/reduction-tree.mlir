// RUN: swiglu-reduce %s --reduction-tree='traversal-mode=0 test=%S/Inputs/contains.sh test-arg=gate_proj' 2>&1 | FileCheck %s
// Only the function that the script asks for is left. Its body would not be
// reduced: upstream's reduction tree crashes where both an operation and the
// terminator behind it are needed (mlir-reduce-22 does with func and arith).

// CHECK:      module {
// CHECK-NEXT:   func.func private @block(tensor<16x8xf32> {ffn.name = "gate_proj.weight"})
// CHECK-NEXT: }
func.func @first(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %y = ffn.activation %x <swish> : tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}
func.func private @block(tensor<16x8xf32> {ffn.name = "gate_proj.weight"})
func.func @last(%x: tensor<4x8xf32>, %l: tensor<8xf32>) -> tensor<4x8xf32> {
  %y = ffn.scale %x, %l : (tensor<4x8xf32>, tensor<8xf32>) -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}
