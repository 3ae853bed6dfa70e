// RUN: swiglu-opt %s --convert-ffn-to-linalg --canonicalize | FileCheck %s --implicit-check-not=arith.truncf
// Where values are rounded to 16 bits: the products' accumulator and each
// arith.truncf, of which no more than these may appear.

// Once, at the end.
// CHECK-LABEL: func @fused(
// CHECK: outs(%{{.*}} : tensor<?x6xf32>)
// CHECK: math.exp %{{.*}} : f32
// CHECK: %[[R:.*]] = arith.truncf %{{.*}} : f32 to bf16
// CHECK-NEXT: linalg.yield %[[R]]
func.func @fused(%x: tensor<?x4xbf16>, %w: tensor<6x4xbf16>, %b: tensor<6xbf16>) -> tensor<?x6xbf16> {
  %h = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> bias(gate %b) rounding <fused> : (tensor<?x4xbf16>, tensor<6x4xbf16>, tensor<6x4xbf16>, tensor<6xbf16>) -> tensor<?x6xbf16>
  return %h : tensor<?x6xbf16>
}

// Both branches (with the bias), the activation, the result.
// CHECK-LABEL: func @eager(
// CHECK: outs(%{{.*}} : tensor<?x6xf32>)
// CHECK: arith.addf %{{.*}}, %{{.*}} : f32
// CHECK-COUNT-2: arith.truncf %{{.*}} : f32 to bf16
// CHECK: math.exp %{{.*}} : f32
// CHECK-COUNT-2: arith.truncf %{{.*}} : f32 to bf16
// CHECK: linalg.yield
func.func @eager(%x: tensor<?x4xbf16>, %w: tensor<6x4xbf16>, %b: tensor<6xbf16>) -> tensor<?x6xbf16> {
  %h = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> bias(gate %b) rounding <eager> : (tensor<?x4xbf16>, tensor<6x4xbf16>, tensor<6x4xbf16>, tensor<6xbf16>) -> tensor<?x6xbf16>
  return %h : tensor<?x6xbf16>
}

// The gate's product before its bias, both branches, and 16-bit arithmetic
// inside the unit.
// CHECK-LABEL: func @stepwise(
// CHECK: outs(%{{.*}} : tensor<?x6xf32>)
// CHECK: arith.truncf
// CHECK: arith.addf %{{.*}}, %{{.*}} : f32
// CHECK-COUNT-2: arith.truncf
// CHECK: math.exp %{{.*}} : bf16
// CHECK: linalg.yield
func.func @stepwise(%x: tensor<?x4xbf16>, %w: tensor<6x4xbf16>, %b: tensor<6xbf16>) -> tensor<?x6xbf16> {
  %h = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> bias(gate %b) rounding <stepwise> : (tensor<?x4xbf16>, tensor<6x4xbf16>, tensor<6x4xbf16>, tensor<6xbf16>) -> tensor<?x6xbf16>
  return %h : tensor<?x6xbf16>
}

// The sum over k is 16-bit: nothing is wide but bias and addend.
// CHECK-LABEL: func @native(
// CHECK: outs(%{{.*}} : tensor<?x6xbf16>)
// CHECK: arith.addf %{{.*}}, %{{.*}} : bf16
// CHECK: math.exp %{{.*}} : bf16
// CHECK: linalg.yield
func.func @native(%x: tensor<?x4xbf16>, %w: tensor<6x4xbf16>) -> tensor<?x6xbf16> {
  %h = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> rounding <native> : (tensor<?x4xbf16>, tensor<6x4xbf16>, tensor<6x4xbf16>) -> tensor<?x6xbf16>
  return %h : tensor<?x6xbf16>
}

// `product` before the bias, `sum` before each addend, and the result.
// CHECK-LABEL: func @linear(
// CHECK: linalg.generic {{.*}}"reduction"
// CHECK: linalg.generic
// CHECK: arith.truncf
// CHECK: arith.addf
// CHECK: arith.truncf
// CHECK: arith.addf
// CHECK: arith.truncf
// CHECK: arith.addf
// CHECK: arith.truncf
// CHECK-NEXT: linalg.yield
func.func @linear(%x: tensor<?x4xf16>, %w: tensor<6x4xf16>, %b: tensor<6xf16>, %c: tensor<?x6xf16>) -> tensor<?x6xf16> {
  %y = ffn.linear %x, %w <out_in> bias %b addend %c, %c rounding <stepwise> : (tensor<?x4xf16>, tensor<6x4xf16>, tensor<6xf16>, tensor<?x6xf16>, tensor<?x6xf16>) -> tensor<?x6xf16>
  return %y : tensor<?x6xf16>
}

// An f32 result is the accumulator itself.
// CHECK-LABEL: func @linear_f32(
// CHECK: %[[Y:.*]] = linalg.generic {{.*}}"reduction"
// CHECK: return %[[Y]]
func.func @linear_f32(%x: tensor<?x4xf16>, %w: tensor<6x4xf16>) -> tensor<?x6xf32> {
  %y = ffn.linear %x, %w <out_in> rounding <eager> : (tensor<?x4xf16>, tensor<6x4xf16>) -> tensor<?x6xf32>
  return %y : tensor<?x6xf32>
}

// x·Aᵀ, its product with B, and the scaled result.
// CHECK-LABEL: func @low_rank(
// CHECK: linalg.generic {{.*}}"reduction"
// CHECK: arith.truncf
// CHECK: linalg.generic {{.*}}"reduction"
// CHECK: arith.truncf
// CHECK: arith.mulf
// CHECK: arith.truncf
// CHECK-NEXT: linalg.yield
func.func @low_rank(%x: tensor<?x4xf16>, %a: tensor<2x4xf16>, %b: tensor<6x2xf16>) -> tensor<?x6xf16> {
  %y = ffn.low_rank %x, %a, %b scale 3.0 rounding <eager> : (tensor<?x4xf16>, tensor<2x4xf16>, tensor<6x2xf16>) -> tensor<?x6xf16>
  return %y : tensor<?x6xf16>
}

// An f32 scale multiplies in f32.
// CHECK-LABEL: func @scale(
// CHECK: arith.extf %{{.*}} : bf16 to f32
// CHECK: arith.mulf %{{.*}}, %{{.*}} : f32
// CHECK: arith.truncf
// CHECK: arith.addf %{{.*}}, %{{.*}} : f32
// CHECK: arith.truncf
// CHECK-NEXT: linalg.yield
func.func @scale(%x: tensor<?x4xbf16>, %l: tensor<4xf32>) -> tensor<?x4xbf16> {
  %y = ffn.scale %x, %l bias %l rounding <product = round> : (tensor<?x4xbf16>, tensor<4xf32>, tensor<4xf32>) -> tensor<?x4xbf16>
  return %y : tensor<?x4xbf16>
}

// f64 takes no detour.
// CHECK-LABEL: func @double(
// CHECK-NOT: f32
// CHECK: return
func.func @double(%x: tensor<?x4xf64>, %w: tensor<6x4xf64>) -> tensor<?x6xf64> {
  %h = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <gelu_tanh> : (tensor<?x4xf64>, tensor<6x4xf64>, tensor<6x4xf64>) -> tensor<?x6xf64>
  return %h : tensor<?x6xf64>
}
