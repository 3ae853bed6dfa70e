// RUN: swiglu-opt %s --load-dialect-plugin=%swiglu_plugin --ffn-lower-pipeline 2>%t.err | FileCheck %s
// RUN: FileCheck %s --check-prefix=NOTE < %t.err
// RUN: swiglu-opt %s --load-pass-plugin=%swiglu_plugin --ffn-lower-pipeline | FileCheck %s
// Where the dialect and the passes are built in, the plugin changes nothing.

// NOTE:  SwiGLUPlugin: this tool has the ffn dialect built in, the plugin adds nothing
// CHECK: linalg.generic
func.func @relu(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = ffn.activation %x <relu> : tensor<4xf32>
  return %y : tensor<4xf32>
}
