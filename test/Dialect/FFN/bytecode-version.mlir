// RUN: swiglu-opt %s --emit-bytecode -o %t.bc
// RUN: %python %S/Inputs/set-dialect-version.py %t.bc ffn 1 %t.same
// RUN: swiglu-opt %t.same | FileCheck %s
// RUN: %python %S/Inputs/set-dialect-version.py %t.bc ffn 2 %t.newer
// RUN: not swiglu-opt %t.newer 2>&1 | FileCheck %s --check-prefix=NEWER
// RUN: %python %S/Inputs/set-dialect-version.py %t.bc ffn 0 %t.older
// RUN: swiglu-opt %t.older | FileCheck %s
// Bytecode of a newer dialect is refused in a sentence, older bytecode is read.

// CHECK: ffn.activation %{{.*}} <gelu> : tensor<4xf32>
// NEWER: error: the ffn dialect of this bytecode has version 2, this tool reads up to 1
func.func @f(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = ffn.activation %x <gelu> : tensor<4xf32>
  return %y : tensor<4xf32>
}
