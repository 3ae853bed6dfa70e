// RUN: mlir-opt-22 %s --load-dialect-plugin=%swiglu_plugin --pass-pipeline='builtin.module(ffn-cpu-pipeline)' | mlir-translate-22 --mlir-to-llvmir | FileCheck %s
// The whole road to LLVM IR with upstream's tools and our plugin.

// CHECK: define {{.*}}@f_run(
func.func @f(%x: tensor<?x64xf32>, %w: tensor<96x64xf32> {ffn.name = "up"}) -> tensor<?x96xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x64xf32>, tensor<96x64xf32>) -> tensor<?x96xf32>
  return %y : tensor<?x96xf32>
}
