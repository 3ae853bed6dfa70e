// The pipeline ends with ffn-verify-stage{stage=cpu}, so that it fails where a
// call of an allocator or of memrefCopy, or another dialect, is left. Every type,
// with every rounding of the 16-bit ones.

// RUN: swiglu-opt %s --ffn-cpu-pipeline -o %t.mlir
// RUN: swiglu-opt %t.mlir --ffn-verify-stage=stage=cpu -o /dev/null
// RUN: mlir-opt-22 %t.mlir -o /dev/null
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: sed 's/f32/f64/g' %s | swiglu-opt --ffn-cpu-pipeline | FileCheck %s --check-prefix=F64
// RUN: sed 's/bias %b$/& rounding <fused>/; s/f32/f16/g' %s | swiglu-opt --ffn-cpu-pipeline | FileCheck %s
// RUN: sed 's/bias %b$/& rounding <eager>/; s/f32/f16/g' %s | swiglu-opt --ffn-cpu-pipeline | FileCheck %s
// RUN: sed 's/bias %b$/& rounding <stepwise>/; s/f32/f16/g' %s | swiglu-opt --ffn-cpu-pipeline | FileCheck %s
// RUN: sed 's/bias %b$/& rounding <native>/; s/f32/f16/g' %s | swiglu-opt --ffn-cpu-pipeline | FileCheck %s
// RUN: sed 's/bias %b$/& rounding <fused>/; s/f32/bf16/g' %s | swiglu-opt --ffn-cpu-pipeline | FileCheck %s
// RUN: sed 's/bias %b$/& rounding <eager>/; s/f32/bf16/g' %s | swiglu-opt --ffn-cpu-pipeline | FileCheck %s
// RUN: sed 's/bias %b$/& rounding <stepwise>/; s/f32/bf16/g' %s | swiglu-opt --ffn-cpu-pipeline | FileCheck %s
// RUN: sed 's/bias %b$/& rounding <native>/; s/f32/bf16/g' %s | swiglu-opt --ffn-cpu-pipeline="vector-bits=512" | FileCheck %s
// RUN: swiglu-opt %s --ffn-cpu-pipeline="vector-bits=512 cpu=x86-64-v4" | FileCheck %s --check-prefix=WIDE

// Exponentials are arithmetic of ours but in f64, which asks libm.
// CHECK-NOT: intr.exp
// CHECK-NOT: {{malloc|free|memrefCopy}}
// CHECK: llvm.func @mlp_run(
// CHECK-NOT: {{malloc|free|memrefCopy}}
// F64: llvm.intr.exp(%{{.*}}) : (vector<4xf64>) -> vector<4xf64>
// F64: llvm.func @mlp_run(
// WIDE: vector<16xf32>

func.func @mlp(%x: tensor<?x24xf32>, %w: tensor<80x24xf32> {ffn.name = "w"}, %b: tensor<80xf32> {ffn.name = "b"}) -> tensor<?x40xf32> {
  %y = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, gate_up> bias %b
    : (tensor<?x24xf32>, tensor<80x24xf32>, tensor<80xf32>) -> tensor<?x40xf32>
  return %y : tensor<?x40xf32>
}
