// RUN: split-file %s %t
// RUN: swiglu-opt %t/import.mlir --ffn-verify-stage=stage=import | FileCheck %t/import.mlir
// RUN: swiglu-opt %t/lower.mlir --ffn-lower-pipeline --ffn-verify-stage=stage=lower | FileCheck %t/lower.mlir
// RUN: swiglu-opt %t/cpu.mlir --ffn-verify-stage=stage=cpu | FileCheck %t/cpu.mlir
// RUN: swiglu-opt %t/bad-import.mlir --ffn-verify-stage=stage=import --split-input-file --verify-diagnostics
// RUN: swiglu-opt %t/bad-lower.mlir --ffn-verify-stage=stage=lower --split-input-file --verify-diagnostics
// RUN: swiglu-opt %t/bad-cpu.mlir --ffn-verify-stage=stage=cpu --split-input-file --verify-diagnostics
// RUN: swiglu-opt %t/bad-stage.mlir --ffn-verify-stage=stage=gpu --verify-diagnostics
// The contract at the border of each stage, kept and broken.

//--- import.mlir
// CHECK-LABEL: func @block(
// CHECK: ffn.gated_linear
func.func @block(%x: tensor<?x4xf32>, %w: tensor<16x4xf32> {ffn.name = "gate_up"}, %d: tensor<4x8xf32> {ffn.name = "down"}) -> tensor<?x4xf32> {
  %l = arith.constant dense<2.0> : tensor<8xf32>
  %h = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, gate_up> : (tensor<?x4xf32>, tensor<16x4xf32>) -> tensor<?x8xf32>
  %s = ffn.scale %h, %l : (tensor<?x8xf32>, tensor<8xf32>) -> tensor<?x8xf32>
  %y = ffn.linear %s, %d <out_in> : (tensor<?x8xf32>, tensor<4x8xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

//--- bad-import.mlir
// expected-error @below {{argument 1 of 'no_name' has no 'ffn.name'}}
func.func @no_name(%x: tensor<4xf32>, %w: tensor<8x4xf32>) -> tensor<8xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<4xf32>, tensor<8x4xf32>) -> tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// One error for each kind of offender.
func.func @other_dialect(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @below {{'arith.addf' in an imported block, expected operations of the ffn dialect}}
  %0 = arith.addf %x, %x : tensor<4xf32>
  %1 = arith.addf %0, %x : tensor<4xf32>
  // expected-error @below {{'math.tanh' in an imported block, expected operations of the ffn dialect}}
  %2 = math.tanh %1 : tensor<4xf32>
  return %2 : tensor<4xf32>
}

// -----

// expected-error @below {{'memref.global' stands beside the functions, expected 'func.func' alone}}
memref.global @g : memref<4xf32>

//--- lower.mlir
// CHECK-LABEL: func @block(
// CHECK-NOT: ffn.
func.func @block(%x: tensor<?x4xf32>, %w: tensor<8x4xf32> {ffn.name = "gate_up"}) -> tensor<?x8xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<8x4xf32>) -> tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}

//--- bad-lower.mlir
func.func @operation(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @below {{'ffn.activation' is left after lowering}}
  // expected-error @below {{attribute 'act' of the ffn dialect is left after lowering}}
  %y = ffn.activation %x <gelu> : tensor<4xf32>
  %z = ffn.activation %y <gelu> : tensor<4xf32>
  return %z : tensor<4xf32>
}

// -----

// expected-error @below {{attribute 'my.unit' of the ffn dialect is left after lowering}}
func.func @nested_attribute() attributes {my.unit = [{unit = #ffn.unit<gelu>}]} {
  return
}

// -----

// expected-error @below {{argument 0 of 'name' still has 'ffn.name'}}
func.func @name(%x: tensor<4xf32> {ffn.name = "w"}) {
  return
}

//--- cpu.mlir
// CHECK: llvm.func @run(
llvm.func @erf(f64) -> f64
llvm.func @llvm.sqrt.f32(f32) -> f32
llvm.func @run(%x: f64) -> f64 {
  %y = llvm.call @erf(%x) : (f64) -> f64
  llvm.return %y : f64
}

//--- bad-cpu.mlir
// expected-error @below {{'malloc' is called, but not defined}}
llvm.func @malloc(i64) -> !llvm.ptr

// -----

// expected-error @below {{'memrefCopy' is called, but not defined}}
llvm.func @memrefCopy(i64, !llvm.ptr, !llvm.ptr)

// -----

// libm is for f64 alone.
// expected-error @below {{'expf' is called, but not defined}}
llvm.func @expf(f32) -> f32

// -----

// expected-error @below {{'func.func' is left, expected operations of the llvm dialect}}
func.func @f() {
  // expected-error @below {{'func.return' is left, expected operations of the llvm dialect}}
  return
}

//--- bad-stage.mlir
// expected-error @below {{unknown stage 'gpu', expected import, lower or cpu}}
module {}
