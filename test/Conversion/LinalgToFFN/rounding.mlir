// RUN: swiglu-opt %s --raise-linalg-to-ffn --canonicalize | FileCheck %s --implicit-check-not=linalg.
// Where a 16-bit source rounds: each field of #ffn.rounding is what it does.

// CHECK-LABEL: func @sum_in_f16(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> rounding <native> : (tensor<4x8xf16>, tensor<8x6xf16>) -> tensor<4x6xf16>
// CHECK: return %[[Y]] : tensor<4x6xf16>
func.func @sum_in_f16(%x: tensor<4x8xf16>, %w: tensor<8x6xf16>) -> tensor<4x6xf16> {
  %i = arith.constant dense<0.0> : tensor<4x6xf16>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf16>, tensor<8x6xf16>) outs(%i : tensor<4x6xf16>) -> tensor<4x6xf16>
  return %y : tensor<4x6xf16>
}

// The product is rounded before the bias, the sum before the addend.
// CHECK-LABEL: func @eager(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[B:[a-z0-9]+]]: {{[^%]+}}%[[C:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> bias %[[B]] addend %[[C]] rounding <stepwise> : (tensor<4x8xf16>, tensor<8x6xf16>, tensor<6xf16>, tensor<4x6xf16>) -> tensor<4x6xf16>
// CHECK: return %[[Y]] : tensor<4x6xf16>
func.func @eager(%x: tensor<4x8xf16>, %w: tensor<8x6xf16>, %b: tensor<6xf16>, %c: tensor<4x6xf16>, %e: tensor<4x6xf16>) -> tensor<4x6xf16> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf16>, tensor<8x6xf16>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %t = arith.truncf %y : tensor<4x6xf32> to tensor<4x6xf16>
  %v = linalg.broadcast ins(%b : tensor<6xf16>) outs(%e : tensor<4x6xf16>) dimensions = [0]
  %r = arith.addf %t, %v : tensor<4x6xf16>
  %s = arith.addf %r, %c : tensor<4x6xf16>
  return %s : tensor<4x6xf16>
}

// One rounding, at the end. The bias is of 16 bits, the addend of 32.
// CHECK-LABEL: func @fused(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[B:[a-z0-9]+]]: {{[^%]+}}%[[C:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> bias %[[B]] addend %[[C]] rounding <fused> : (tensor<4x8xbf16>, tensor<8x6xbf16>, tensor<6xbf16>, tensor<4x6xf32>) -> tensor<4x6xbf16>
// CHECK: return %[[Y]] : tensor<4x6xbf16>
func.func @fused(%x: tensor<4x8xbf16>, %w: tensor<8x6xbf16>, %b: tensor<6xbf16>, %c: tensor<4x6xf32>, %e: tensor<4x6xf32>) -> tensor<4x6xbf16> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xbf16>, tensor<8x6xbf16>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %f = arith.extf %b : tensor<6xbf16> to tensor<6xf32>
  %v = linalg.broadcast ins(%f : tensor<6xf32>) outs(%e : tensor<4x6xf32>) dimensions = [0]
  %r = arith.addf %y, %v : tensor<4x6xf32>
  %s = arith.addf %r, %c : tensor<4x6xf32>
  %t = arith.truncf %s : tensor<4x6xf32> to tensor<4x6xbf16>
  return %t : tensor<4x6xbf16>
}

// Rounded before the bias and not before the addend.
// CHECK-LABEL: func @product_alone(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[B:[a-z0-9]+]]: {{[^%]+}}%[[C:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> bias %[[B]] addend %[[C]] rounding <acc = f32, product = round, sum = keep> : (tensor<4x8xbf16>, tensor<8x6xbf16>, tensor<6xf32>, tensor<4x6xf32>) -> tensor<4x6xbf16>
// CHECK: return %[[Y]] : tensor<4x6xbf16>
func.func @product_alone(%x: tensor<4x8xbf16>, %w: tensor<8x6xbf16>, %b: tensor<6xf32>, %c: tensor<4x6xf32>, %e: tensor<4x6xf32>) -> tensor<4x6xbf16> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xbf16>, tensor<8x6xbf16>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %n = arith.truncf %y : tensor<4x6xf32> to tensor<4x6xbf16>
  %f = arith.extf %n : tensor<4x6xbf16> to tensor<4x6xf32>
  %v = linalg.broadcast ins(%b : tensor<6xf32>) outs(%e : tensor<4x6xf32>) dimensions = [0]
  %r = arith.addf %f, %v : tensor<4x6xf32>
  %s = arith.addf %r, %c : tensor<4x6xf32>
  %t = arith.truncf %s : tensor<4x6xf32> to tensor<4x6xbf16>
  return %t : tensor<4x6xbf16>
}

// The unit in f32, the activation rounded before the multiplication.
// CHECK-LABEL: func @act_rounded(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[V:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> rounding <fused> : (tensor<4x8xf16>, tensor<8x6xf16>) -> tensor<4x6xf16>
// CHECK: %[[Y2:.*]] = ffn.linear %[[X]], %[[V]] <in_out> rounding <fused> : (tensor<4x8xf16>, tensor<8x6xf16>) -> tensor<4x6xf16>
// CHECK: %[[H:.*]] = ffn.glu %[[Y]], %[[Y2]] <swish> rounding <eager> : (tensor<4x6xf16>, tensor<4x6xf16>) -> tensor<4x6xf16>
// CHECK: return %[[H]] : tensor<4x6xf16>
func.func @act_rounded(%x: tensor<4x8xf16>, %w: tensor<8x6xf16>, %v: tensor<8x6xf16>) -> tensor<4x6xf16> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %p = linalg.matmul ins(%x, %w : tensor<4x8xf16>, tensor<8x6xf16>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %q = linalg.matmul ins(%x, %v : tensor<4x8xf16>, tensor<8x6xf16>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %g = arith.truncf %p : tensor<4x6xf32> to tensor<4x6xf16>
  %u = arith.truncf %q : tensor<4x6xf32> to tensor<4x6xf16>
  %f = arith.extf %g : tensor<4x6xf16> to tensor<4x6xf32>
  %n = arith.negf %f : tensor<4x6xf32>
  %e = math.exp %n : tensor<4x6xf32>
  %d = arith.addf %e, %one : tensor<4x6xf32>
  %r = arith.divf %one, %d : tensor<4x6xf32>
  %s = arith.mulf %r, %f : tensor<4x6xf32>
  %a = arith.truncf %s : tensor<4x6xf32> to tensor<4x6xf16>
  %h = arith.mulf %a, %u : tensor<4x6xf16>
  return %h : tensor<4x6xf16>
}

// Every step in f16.
// CHECK-LABEL: func @interior_f16(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[V:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> rounding <native> : (tensor<4x8xf16>, tensor<8x6xf16>) -> tensor<4x6xf16>
// CHECK: %[[Y2:.*]] = ffn.linear %[[X]], %[[V]] <in_out> rounding <native> : (tensor<4x8xf16>, tensor<8x6xf16>) -> tensor<4x6xf16>
// CHECK: %[[H:.*]] = ffn.glu %[[Y]], %[[Y2]] <swish> rounding <stepwise> : (tensor<4x6xf16>, tensor<4x6xf16>) -> tensor<4x6xf16>
// CHECK: return %[[H]] : tensor<4x6xf16>
func.func @interior_f16(%x: tensor<4x8xf16>, %w: tensor<8x6xf16>, %v: tensor<8x6xf16>) -> tensor<4x6xf16> {
  %i = arith.constant dense<0.0> : tensor<4x6xf16>
  %one = arith.constant dense<1.0> : tensor<4x6xf16>
  %g = linalg.matmul ins(%x, %w : tensor<4x8xf16>, tensor<8x6xf16>) outs(%i : tensor<4x6xf16>) -> tensor<4x6xf16>
  %u = linalg.matmul ins(%x, %v : tensor<4x8xf16>, tensor<8x6xf16>) outs(%i : tensor<4x6xf16>) -> tensor<4x6xf16>
  %n = arith.negf %g : tensor<4x6xf16>
  %e = math.exp %n : tensor<4x6xf16>
  %d = arith.addf %e, %one : tensor<4x6xf16>
  %r = arith.divf %one, %d : tensor<4x6xf16>
  %s = arith.mulf %r, %g : tensor<4x6xf16>
  %h = arith.mulf %s, %u : tensor<4x6xf16>
  return %h : tensor<4x6xf16>
}
