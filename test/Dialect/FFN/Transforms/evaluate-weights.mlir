// RUN: rm -rf %t && split-file %s %t
// RUN: swiglu-opt %t/values.mlir --ffn-fold-adapters=report=%t/report.json | FileCheck %t/values.mlir
// RUN: FileCheck %t/values.mlir --check-prefix=JSON --input-file=%t/report.json
// RUN: swiglu-opt %t/values.mlir --ffn-fold-adapters=report=%t/report.txt --mlir-disable-threading | FileCheck %t/values.mlir
// RUN: FileCheck %t/values.mlir --check-prefix=TEXT --input-file=%t/report.txt
// RUN: swiglu-opt %t/values.mlir --ffn-fold-adapters --remarks-filter-analyse=ffn -o /dev/null 2>&1 | FileCheck %t/values.mlir --check-prefix=REMARK
// RUN: swiglu-opt %t/resource.mlir --ffn-fold-ia3 | FileCheck %t/resource.mlir
// RUN: swiglu-opt %t/errors.mlir --split-input-file --ffn-fold-adapters -verify-diagnostics
// RUN: not swiglu-opt %t/values.mlir --ffn-fold-adapters=report=%t/missing/report.txt -o /dev/null 2>&1 | FileCheck %t/values.mlir --check-prefix=UNWRITABLE

// Merges of constants become constants: computed in f64, rounded once, reported.

//--- values.mlir
// UNWRITABLE: error: {{.*}}missing/report.txt

// JSON: "from":"bf16"{{.*}}"name":"{{.*}}values.mlir:[[#]]:8"{{.*}}"steps":["ia3 columns"],"to":"bf16","zeroFactors":1}
// TEXT: values.mlir:{{.*}} ia3 columns
// REMARK: Function=rounded_once | {{.*}}values.mlir:[[#]]:8: ia3 columns: 2 of 4 elements rounded to bf16; max |l| 1.00781; 1 of the factors 0; 1 of the factors negative

// 257/256 squared is 1 + 2/256 + 1/65536: nearest bf16 is 1 + 2/256.
// CHECK-LABEL: func.func @rounded_once(
// CHECK-NEXT: arith.constant dense<{{\[\[}}1.007810e+00, -1.007810e+00, 0.000000e+00, 2.000000e+00]]> : tensor<1x4xbf16>
// CHECK-NEXT: ffn.linear
func.func @rounded_once(%x: tensor<?x4xbf16>) -> tensor<?x1xbf16> {
  %w = arith.constant dense<[[1.0078125, 1.0, 3.0, 2.0]]> : tensor<1x4xbf16>
  %l = arith.constant dense<[1.001, -1.0078124, 0.0, 1.0]> : tensor<4xf32>
  %s = ffn.scale %x, %l : (tensor<?x4xbf16>, tensor<4xf32>) -> tensor<?x4xbf16>
  %y = ffn.linear %s, %w <out_in> rounding <acc = f32> : (tensor<?x4xbf16>, tensor<1x4xbf16>) -> tensor<?x1xbf16>
  return %y : tensor<?x1xbf16>
}

// 2^-24 and 2^-25 are below half of what f32 tells apart at 1: rounded after each
// sum they would be lost.
// CHECK-LABEL: func.func @one_rounding(
// CHECK-NEXT: arith.constant dense<1.00000012> : tensor<1x1xf32>
// CHECK-NEXT: ffn.linear
func.func @one_rounding(%x: tensor<?x1xf32>) -> tensor<?x1xf32> {
  %w = arith.constant dense<1.0> : tensor<1x1xf32>
  %a = arith.constant dense<5.9604644775390625e-08> : tensor<1x1xf32>
  %b = arith.constant dense<1.0> : tensor<1x1xf32>
  %r = ffn.low_rank %x, %a, %b scale 1.0 : (tensor<?x1xf32>, tensor<1x1xf32>, tensor<1x1xf32>) -> tensor<?x1xf32>
  %s = ffn.low_rank %x, %a, %b scale 0.5 : (tensor<?x1xf32>, tensor<1x1xf32>, tensor<1x1xf32>) -> tensor<?x1xf32>
  %y = ffn.linear %x, %w <out_in> addend %r, %s : (tensor<?x1xf32>, tensor<1x1xf32>, tensor<?x1xf32>, tensor<?x1xf32>) -> tensor<?x1xf32>
  return %y : tensor<?x1xf32>
}

// Rows of norm 5 and 10 (with the branch) get the norms 10 and 5; and the other
// layout.
// CHECK-LABEL: func.func @dora(
// CHECK-DAG: arith.constant dense<{{\[\[}}6.000000e+00, 8.000000e+00], [3.000000e+00, 4.000000e+00]]> : tensor<2x2xf32>
// CHECK-DAG: arith.constant dense<{{\[\[}}6.000000e+00, 3.000000e+00], [8.000000e+00, 4.000000e+00]]> : tensor<2x2xf32>
// CHECK-NOT: ffn.dora_scale
// CHECK: return
func.func @dora(%x: tensor<?x2xf32>) -> (tensor<?x2xf32>, tensor<?x2xf32>) {
  %w = arith.constant dense<[[3.0, 4.0], [5.0, 8.0]]> : tensor<2x2xf32>
  %v = arith.constant dense<[[3.0, 5.0], [4.0, 8.0]]> : tensor<2x2xf32>
  %a = arith.constant dense<[[1.0, 0.0]]> : tensor<1x2xf32>
  %b = arith.constant dense<[[0.0], [0.5]]> : tensor<2x1xf32>
  %m = arith.constant dense<[10.0, 5.0]> : tensor<2xf32>
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (tensor<?x2xf32>, tensor<1x2xf32>, tensor<2x1xf32>) -> tensor<?x2xf32>
  %0 = ffn.linear %x, %w <out_in> addend %r : (tensor<?x2xf32>, tensor<2x2xf32>, tensor<?x2xf32>) -> tensor<?x2xf32>
  %l = ffn.dora_scale %m, %w <out_in> add(%b) times(%a) scales [2.0] : (tensor<2xf32>, tensor<2x2xf32>, tensor<2x1xf32>, tensor<1x2xf32>) -> tensor<2xf32>
  %1 = ffn.scale %0, %l : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %2 = ffn.linear %x, %v <in_out> addend %r : (tensor<?x2xf32>, tensor<2x2xf32>, tensor<?x2xf32>) -> tensor<?x2xf32>
  %k = ffn.dora_scale %m, %v <in_out> add(%b) times(%a) scales [2.0] : (tensor<2xf32>, tensor<2x2xf32>, tensor<2x1xf32>, tensor<1x2xf32>) -> tensor<2xf32>
  %3 = ffn.scale %2, %k : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %1, %3 : tensor<?x2xf32>, tensor<?x2xf32>
}

// What is kept has its constants too: a weighted l, DoRA's factors.
// CHECK-LABEL: func.func @kept(
// CHECK-DAG: arith.constant dense<[5.000000e+00, 6.250000e-01]> : tensor<2xf32>
// CHECK-DAG: arith.constant dense<[2.000000e+00, 5.000000e-01]> : tensor<2xbf16>
// CHECK-NOT: ffn.merge
// CHECK-NOT: ffn.dora_scale
// CHECK: return
func.func @kept(%x: tensor<?x2xf32>, %y: tensor<?x2xbf16>) -> (tensor<?x2xf32>, tensor<?x2xbf16>) {
  %zero = arith.constant dense<0.0> : tensor<2xf32>
  %l = arith.constant dense<[8.0, 1.0]> : tensor<2xf32>
  %k = arith.constant dense<[4.0, 0.5]> : tensor<2xf32>
  %s = ffn.merge %zero <out_in> add(%l, %k) scales [0.5, 0.25] : (tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %0 = ffn.scale %x, %s : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %w = arith.constant dense<[[3.0, 4.0], [6.0, 8.0]]> : tensor<2x2xbf16>
  %m = arith.constant dense<[10.0, 5.0]> : tensor<2xf32>
  %d = ffn.dora_scale %m, %w <out_in> : (tensor<2xf32>, tensor<2x2xbf16>) -> tensor<2xbf16>
  %1 = ffn.scale %y, %d : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  return %0, %1 : tensor<?x2xf32>, tensor<?x2xbf16>
}

// A part of a packed constant.
// CHECK-LABEL: func.func @slice(
// CHECK: arith.constant dense<{{\[\[}}9.000000e+00, 1.200000e+01]]> : tensor<1x2xf32>
// CHECK-NEXT: ffn.linear
func.func @slice(%x: tensor<?x2xf32>) -> tensor<?x1xf32> {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %l = arith.constant dense<[3.0]> : tensor<1xf32>
  %p = tensor.extract_slice %w[1, 0] [1, 2] [1, 1] : tensor<2x2xf32> to tensor<1x2xf32>
  %y = ffn.linear %x, %p <out_in> : (tensor<?x2xf32>, tensor<1x2xf32>) -> tensor<?x1xf32>
  %s = ffn.scale %y, %l : (tensor<?x1xf32>, tensor<1xf32>) -> tensor<?x1xf32>
  return %s : tensor<?x1xf32>
}

// A merge of an argument reads what is constant of it as a constant.
// CHECK-LABEL: func.func @half_constant(
// CHECK: %[[L:.*]] = arith.constant dense<[1.000000e+00, 1.250000e-01]> : tensor<2xf64>
// CHECK: ffn.merge %{{.*}} <out_in> columns(%[[L]]) :
func.func @half_constant(%x: tensor<?x2xf32>, %w: tensor<2x2xf32> {ffn.name = "w"}) -> tensor<?x2xf32> {
  %zero = arith.constant dense<0.0> : tensor<2xf32>
  %k = arith.constant dense<[4.0, 0.5]> : tensor<2xf32>
  %s = ffn.merge %zero <out_in> add(%k) scales [0.25] : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %0 = ffn.scale %x, %s : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %y = ffn.linear %0, %w <out_in> : (tensor<?x2xf32>, tensor<2x2xf32>) -> tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}

//--- resource.mlir
// A weight that is a resource becomes one: 1, 2, 3, 4 times 2 and 0.5.
// CHECK: %[[W:.*]] = arith.constant dense_resource<[[NAME:.*]]> : tensor<2x2xf32>
// CHECK: ffn.linear %{{.*}}, %[[W]] <out_in> :
// CHECK: [[NAME]]: "0x{{[0-9A-F]+}}000000400000803F000040400000004{{[0-9A-F]*}}"
func.func @resource(%x: tensor<?x2xf32>) -> tensor<?x2xf32> {
  %w = arith.constant dense_resource<w> : tensor<2x2xf32>
  %l = arith.constant dense<[2.0, 0.5]> : tensor<2xf32>
  %s = ffn.scale %x, %l : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %y = ffn.linear %s, %w <out_in> : (tensor<?x2xf32>, tensor<2x2xf32>) -> tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}
{-#
  dialect_resources: {
    builtin: {
      w: "0x040000000000803F000000400000C03F00008040"
    }
  }
#-}

//--- errors.mlir
func.func @overflow(%x: tensor<?x2xf16>) -> tensor<?x1xf16> {
  // expected-error @below {{element [0, 1] becomes inf in f16 (60000 * 2)}}
  %w = arith.constant dense<[[1.0, 6.0e4]]> : tensor<1x2xf16>
  %l = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %s = ffn.scale %x, %l : (tensor<?x2xf16>, tensor<2xf32>) -> tensor<?x2xf16>
  %y = ffn.linear %s, %w <out_in> rounding <acc = f32> : (tensor<?x2xf16>, tensor<1x2xf16>) -> tensor<?x1xf16>
  return %y : tensor<?x1xf16>
}

// -----

func.func @not_a_number(%x: tensor<?x2xf32>) -> tensor<?x1xf32> {
  // expected-error @below {{nan at position 1 of the factors}}
  %w = arith.constant dense<[[1.0, 6.0e4]]> : tensor<1x2xf32>
  %l = arith.constant dense<[1.0, 0x7FC00000]> : tensor<2xf32>
  %s = ffn.scale %x, %l : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %y = ffn.linear %s, %w <out_in> : (tensor<?x2xf32>, tensor<1x2xf32>) -> tensor<?x1xf32>
  return %y : tensor<?x1xf32>
}

// -----

func.func @no_norm(%x: tensor<?x2xf32>) -> tensor<?x2xf32> {
  // expected-error @below {{row 1 of the weight with its update has the norm 0}}
  %w = arith.constant dense<[[3.0, 4.0], [0.0, 0.0]]> : tensor<2x2xf32>
  %m = arith.constant dense<[10.0, 5.0]> : tensor<2xf32>
  %0 = ffn.linear %x, %w <out_in> : (tensor<?x2xf32>, tensor<2x2xf32>) -> tensor<?x2xf32>
  %l = ffn.dora_scale %m, %w <out_in> : (tensor<2xf32>, tensor<2x2xf32>) -> tensor<2xf32>
  %1 = ffn.scale %0, %l : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %1 : tensor<?x2xf32>
}
