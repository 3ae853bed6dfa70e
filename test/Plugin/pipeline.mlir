// RUN: mlir-opt-22 %s --load-dialect-plugin=%swiglu_plugin --pass-pipeline='builtin.module(ffn-lower-pipeline)' | FileCheck %s
// RUN: mlir-opt-22 %s --load-dialect-plugin=%swiglu_plugin --load-pass-plugin=%swiglu_plugin --pass-pipeline='builtin.module(ffn-lower-pipeline)' | FileCheck %s
// RUN: mlir-opt-22 %s --load-dialect-plugin=%swiglu_plugin --pass-pipeline='builtin.module(convert-ffn-to-linalg,ffn-verify-stage{stage=lower})' | FileCheck %s
// RUN: mlir-opt-22 %s --load-dialect-plugin=%swiglu_plugin | FileCheck %s --check-prefix=READ
// RUN: not mlir-opt-22 %s 2>&1 | FileCheck %s --check-prefix=STOCK
// A stock mlir-opt reads ffn and runs our passes and pipelines, with either
// flag for passes; without the plugin it does not know the dialect.

// CHECK-LABEL: func.func @swiglu
// CHECK:       linalg.generic
// CHECK-NOT:   ffn.
// READ:        ffn.gated_linear
// STOCK:       error: Dialect `ffn' not found for custom op 'ffn.gated_linear'
func.func @swiglu(%x: tensor<?x64xf32>, %wg: tensor<96x64xf32>, %wu: tensor<96x64xf32>) -> tensor<?x96xf32> {
  %h = ffn.gated_linear %x, %wg <out_in>, %wu <out_in> unit <swish>
    : (tensor<?x64xf32>, tensor<96x64xf32>, tensor<96x64xf32>) -> tensor<?x96xf32>
  return %h : tensor<?x96xf32>
}
