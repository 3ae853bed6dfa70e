// RUN: swiglu-opt %s --canonicalize | FileCheck %s
// Exact rewrites only. Every function that changes has a neighbour that must not.

//===----------------------------------------------------------------------===//
// activation <identity>
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @identity(
// CHECK-SAME: %[[X:.*]]: tensor<4xbf16>)
// CHECK-NEXT: return %[[X]]
func.func @identity(%x: tensor<4xbf16>) -> tensor<4xbf16> {
  %y = ffn.activation %x <identity> rounding <eager> : tensor<4xbf16>
  return %y : tensor<4xbf16>
}

// It narrows, so it is no identity.
// CHECK-LABEL: func @identity_kept(
// CHECK: ffn.activation %{{.*}} <identity>
func.func @identity_kept(%x: tensor<4xf32>) -> tensor<4xbf16> {
  %y = ffn.activation %x <identity> rounding <fused> : tensor<4xf32> -> tensor<4xbf16>
  return %y : tensor<4xbf16>
}

// CHECK-LABEL: func @relu_of_relu_kept(
// CHECK-COUNT-2: ffn.activation %{{.*}} <relu>
func.func @relu_of_relu_kept(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = ffn.activation %x <relu> : tensor<4xf32>
  %z = ffn.activation %y <relu> : tensor<4xf32>
  return %z : tensor<4xf32>
}

//===----------------------------------------------------------------------===//
// scale
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @scale_by_one(
// CHECK-SAME: %[[X:.*]]: tensor<?x4xf16>)
// CHECK-NEXT: return %[[X]]
func.func @scale_by_one(%x: tensor<?x4xf16>) -> tensor<?x4xf16> {
  %l = arith.constant dense<[1.0, 1.0, 1.0, 1.0]> : tensor<4xf32>
  %y = ffn.scale %x, %l : (tensor<?x4xf16>, tensor<4xf32>) -> tensor<?x4xf16>
  return %y : tensor<?x4xf16>
}

// CHECK-LABEL: func @scale_by_almost_one_kept(
// CHECK: ffn.scale
func.func @scale_by_almost_one_kept(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %l = arith.constant dense<[1.0, 1.0, 1.0, 0.99999994]> : tensor<4xf32>
  %y = ffn.scale %x, %l : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// CHECK-LABEL: func @scale_by_one_with_bias_kept(
// CHECK: ffn.scale %{{.*}}, %{{.*}} bias
func.func @scale_by_one_with_bias_kept(%x: tensor<?x4xf32>, %b: tensor<4xf32>) -> tensor<?x4xf32> {
  %l = arith.constant dense<1.0> : tensor<4xf32>
  %y = ffn.scale %x, %l bias %b : (tensor<?x4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// Replacing it would change a type.
// CHECK-LABEL: func @scale_to_another_type_kept(
// CHECK: ffn.scale
func.func @scale_to_another_type_kept(%x: tensor<?x4xf32>) -> tensor<2x4xf32> {
  %l = arith.constant dense<1.0> : tensor<4xf32>
  %y = ffn.scale %x, %l : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

// Its product field goes too; and then the scale by 1.
// CHECK-LABEL: func @scale_negative_zero_bias(
// CHECK: %[[R:.*]] = ffn.scale %{{.*}}, %{{[a-z0-9]+}} : (
// CHECK-NEXT: return %[[R]]
func.func @scale_negative_zero_bias(%x: tensor<4xf16>, %l: tensor<4xf16>) -> tensor<4xf16> {
  %b = arith.constant dense<-0.0> : tensor<4xf16>
  %one = arith.constant dense<1.0> : tensor<4xf32>
  %y = ffn.scale %x, %l bias %b rounding <native> : (tensor<4xf16>, tensor<4xf16>, tensor<4xf16>) -> tensor<4xf16>
  %z = ffn.scale %y, %one bias %b rounding <fused> : (tensor<4xf16>, tensor<4xf32>, tensor<4xf16>) -> tensor<4xf16>
  return %z : tensor<4xf16>
}

// -0 + 0 is 0.
// CHECK-LABEL: func @scale_positive_zero_bias_kept(
// CHECK: ffn.scale %{{.*}}, %{{.*}} bias
func.func @scale_positive_zero_bias_kept(%x: tensor<4xf32>, %l: tensor<4xf32>) -> tensor<4xf32> {
  %b = arith.constant dense<[-0.0, -0.0, 0.0, -0.0]> : tensor<4xf32>
  %y = ffn.scale %x, %l bias %b : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// Two products in a row reassociate.
// CHECK-LABEL: func @scale_of_scale_kept(
// CHECK-COUNT-2: ffn.scale
func.func @scale_of_scale_kept(%x: tensor<4xf32>, %l: tensor<4xf32>) -> tensor<4xf32> {
  %y = ffn.scale %x, %l : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %z = ffn.scale %y, %l : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %z : tensor<4xf32>
}

//===----------------------------------------------------------------------===//
// Bias of -0.0 in products
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @linear_bias(
// CHECK: ffn.linear %{{.*}}, %{{[a-z0-9]+}} <out_in> addend %{{.*}} : (
func.func @linear_bias(%x: tensor<4xf32>, %w: tensor<6x4xf32>, %c: tensor<6xf32>) -> tensor<6xf32> {
  %b = arith.constant dense<-0.0> : tensor<6xf32>
  %y = ffn.linear %x, %w <out_in> bias %b addend %c : (tensor<4xf32>, tensor<6x4xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<6xf32>
  return %y : tensor<6xf32>
}

// CHECK-LABEL: func @linear_positive_zero_bias_kept(
// CHECK: ffn.linear %{{.*}}, %{{.*}} <out_in> bias
func.func @linear_positive_zero_bias_kept(%x: tensor<4xf32>, %w: tensor<6x4xf32>) -> tensor<6xf32> {
  %b = arith.constant dense<0.0> : tensor<6xf32>
  %y = ffn.linear %x, %w <out_in> bias %b : (tensor<4xf32>, tensor<6x4xf32>, tensor<6xf32>) -> tensor<6xf32>
  return %y : tensor<6xf32>
}

// CHECK-LABEL: func @linear_bias_argument_kept(
// CHECK: ffn.linear %{{.*}}, %{{.*}} <out_in> bias
func.func @linear_bias_argument_kept(%x: tensor<4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>) -> tensor<6xf32> {
  %y = ffn.linear %x, %w <out_in> bias %b : (tensor<4xf32>, tensor<6x4xf32>, tensor<6xf32>) -> tensor<6xf32>
  return %y : tensor<6xf32>
}

// The result is rounded in the bias's place.
// CHECK-LABEL: func @linear_rounded(
// CHECK: ffn.linear %{{.*}}, %{{[a-z0-9]+}} <out_in> rounding <fused> : (
func.func @linear_rounded(%x: tensor<4xbf16>, %w: tensor<6x4xbf16>) -> tensor<6xbf16> {
  %b = arith.constant dense<-0.0> : tensor<6xbf16>
  %y = ffn.linear %x, %w <out_in> bias %b rounding <stepwise> : (tensor<4xbf16>, tensor<6x4xbf16>, tensor<6xbf16>) -> tensor<6xbf16>
  return %y : tensor<6xbf16>
}

// Nothing else rounds the product: the result is f32.
// CHECK-LABEL: func @linear_f32_result_kept(
// CHECK: ffn.linear %{{.*}}, %{{.*}} <out_in> bias
func.func @linear_f32_result_kept(%x: tensor<4xbf16>, %w: tensor<6x4xbf16>) -> tensor<6xf32> {
  %b = arith.constant dense<-0.0> : tensor<6xbf16>
  %y = ffn.linear %x, %w <out_in> bias %b rounding <stepwise> : (tensor<4xbf16>, tensor<6x4xbf16>, tensor<6xbf16>) -> tensor<6xf32>
  return %y : tensor<6xf32>
}

// Not rounded before either.
// CHECK-LABEL: func @linear_f32_result_product_kept_wide(
// CHECK: ffn.linear %{{.*}}, %{{[a-z0-9]+}} <out_in> rounding <fused> : (
func.func @linear_f32_result_product_kept_wide(%x: tensor<4xbf16>, %w: tensor<6x4xbf16>) -> tensor<6xf32> {
  %b = arith.constant dense<-0.0> : tensor<6xbf16>
  %y = ffn.linear %x, %w <out_in> bias %b rounding <fused> : (tensor<4xbf16>, tensor<6x4xbf16>, tensor<6xbf16>) -> tensor<6xf32>
  return %y : tensor<6xf32>
}

// The addend finds the product rounded, as before.
// CHECK-LABEL: func @linear_addend_rounds(
// CHECK: ffn.linear %{{.*}}, %{{[a-z0-9]+}} <out_in> addend %{{.*}} rounding <eager> : (
func.func @linear_addend_rounds(%x: tensor<4xbf16>, %w: tensor<6x4xbf16>, %c: tensor<6xbf16>) -> tensor<6xbf16> {
  %b = arith.constant dense<-0.0> : tensor<6xbf16>
  %y = ffn.linear %x, %w <out_in> bias %b addend %c rounding <stepwise> : (tensor<4xbf16>, tensor<6x4xbf16>, tensor<6xbf16>, tensor<6xbf16>) -> tensor<6xbf16>
  return %y : tensor<6xbf16>
}

// It would find it wide.
// CHECK-LABEL: func @linear_addend_wide_kept(
// CHECK: ffn.linear %{{.*}}, %{{.*}} <out_in> bias
func.func @linear_addend_wide_kept(%x: tensor<4xbf16>, %w: tensor<6x4xbf16>, %c: tensor<6xbf16>) -> tensor<6xbf16> {
  %b = arith.constant dense<-0.0> : tensor<6xbf16>
  %y = ffn.linear %x, %w <out_in> bias %b addend %c rounding <acc = f32, product = round, sum = keep> : (tensor<4xbf16>, tensor<6x4xbf16>, tensor<6xbf16>, tensor<6xbf16>) -> tensor<6xbf16>
  return %y : tensor<6xbf16>
}

// Each branch on its own.
// CHECK-LABEL: func @gated_linear_bias(
// CHECK-SAME: %[[B:[a-z0-9]+]]: tensor<6xf32>)
// CHECK: ffn.gated_linear %{{.*}} bias(gate %[[B]]) : (
// CHECK: ffn.gated_linear %{{.*}} bias(up %[[B]]) : (
// CHECK: ffn.gated_linear %{{.*}} unit <swish> : (
func.func @gated_linear_bias(%x: tensor<4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>) -> (tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) {
  %z = arith.constant dense<-0.0> : tensor<6xf32>
  %0 = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> bias(gate %b, up %z) : (tensor<4xf32>, tensor<6x4xf32>, tensor<6x4xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<6xf32>
  %1 = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> bias(gate %z, up %b) : (tensor<4xf32>, tensor<6x4xf32>, tensor<6x4xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<6xf32>
  %2 = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> bias(gate %z, up %z) : (tensor<4xf32>, tensor<6x4xf32>, tensor<6x4xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<6xf32>
  return %0, %1, %2 : tensor<6xf32>, tensor<6xf32>, tensor<6xf32>
}

// With linear = round the branch is rounded in the bias's place; without it,
// only the bias rounds the product.
// CHECK-LABEL: func @gated_linear_rounded(
// CHECK: ffn.gated_linear %{{[a-z0-9]+}}, %{{[a-z0-9]+}} <out_in> unit <swish> packing <concat, gate_up> rounding <stepwise> : (
// CHECK: ffn.gated_linear %{{.*}} packing <concat, gate_up> bias
func.func @gated_linear_rounded(%x: tensor<4xf16>, %w: tensor<6x4xf16>) -> (tensor<3xf16>, tensor<3xf16>) {
  %z = arith.constant dense<-0.0> : tensor<6xf16>
  %0 = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, gate_up> bias %z rounding <stepwise> : (tensor<4xf16>, tensor<6x4xf16>, tensor<6xf16>) -> tensor<3xf16>
  %1 = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, gate_up> bias %z rounding <acc = f32, product = round, linear = keep, interior = f32, act = round> : (tensor<4xf16>, tensor<6x4xf16>, tensor<6xf16>) -> tensor<3xf16>
  return %0, %1 : tensor<3xf16>, tensor<3xf16>
}

// CHECK-LABEL: func @gated_linear_positive_zero_kept(
// CHECK: ffn.gated_linear %{{.*}} bias(gate %{{.*}}, up %{{.*}}) : (
func.func @gated_linear_positive_zero_kept(%x: tensor<4xf32>, %w: tensor<6x4xf32>) -> tensor<6xf32> {
  %z = arith.constant dense<0.0> : tensor<6xf32>
  %0 = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> bias(gate %z, up %z) : (tensor<4xf32>, tensor<6x4xf32>, tensor<6x4xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

//===----------------------------------------------------------------------===//
// Transposed weights
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @transpose(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<?x4xf32>, %[[W:[a-z0-9]+]]: tensor<4x6xf32>)
// CHECK-NOT: linalg.transpose
// CHECK: ffn.linear %[[X]], %[[W]] <in_out> : (
func.func @transpose(%x: tensor<?x4xf32>, %w: tensor<4x6xf32>) -> tensor<?x6xf32> {
  %e = tensor.empty() : tensor<6x4xf32>
  %t = linalg.transpose ins(%w : tensor<4x6xf32>) outs(%e : tensor<6x4xf32>) permutation = [1, 0]
  %y = ffn.linear %x, %t <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  return %y : tensor<?x6xf32>
}

// Two of them cancel.
// CHECK-LABEL: func @transpose_twice(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<?x4xf32>, %[[W:[a-z0-9]+]]: tensor<4x6xf32>)
// CHECK-NOT: linalg.transpose
// CHECK: ffn.linear %[[X]], %[[W]] <in_out> : (
func.func @transpose_twice(%x: tensor<?x4xf32>, %w: tensor<4x6xf32>) -> tensor<?x6xf32> {
  %e = tensor.empty() : tensor<6x4xf32>
  %f = tensor.empty() : tensor<4x6xf32>
  %t = linalg.transpose ins(%w : tensor<4x6xf32>) outs(%e : tensor<6x4xf32>) permutation = [1, 0]
  %u = linalg.transpose ins(%t : tensor<6x4xf32>) outs(%f : tensor<4x6xf32>) permutation = [1, 0]
  %y = ffn.linear %x, %u <in_out> : (tensor<?x4xf32>, tensor<4x6xf32>) -> tensor<?x6xf32>
  return %y : tensor<?x6xf32>
}

// CHECK-LABEL: func @transpose_square_kept(
// CHECK: ffn.linear %{{.*}}, %{{.*}} <out_in> : (
func.func @transpose_square_kept(%x: tensor<?x4xf32>, %w: tensor<4x4xf32>) -> tensor<?x4xf32> {
  %e = tensor.empty() : tensor<4x4xf32>
  %t = linalg.transpose ins(%w : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) permutation = [0, 1]
  %y = ffn.linear %x, %t <out_in> : (tensor<?x4xf32>, tensor<4x4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// A transposition of three dimensions below a slice is not the weight's.
// CHECK-LABEL: func @transpose_3d_kept(
// CHECK: linalg.transpose
// CHECK: ffn.linear %{{.*}}, %{{.*}} <out_in> : (
func.func @transpose_3d_kept(%x: tensor<?x4xf32>, %w: tensor<2x4x6xf32>) -> tensor<?x6xf32> {
  %e = tensor.empty() : tensor<2x6x4xf32>
  %t = linalg.transpose ins(%w : tensor<2x4x6xf32>) outs(%e : tensor<2x6x4xf32>) permutation = [0, 2, 1]
  %s = tensor.extract_slice %t[0, 0, 0] [1, 6, 4] [1, 1, 1] : tensor<2x6x4xf32> to tensor<6x4xf32>
  %y = ffn.linear %x, %s <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  return %y : tensor<?x6xf32>
}

// The transposition of x is not a layout.
// CHECK-LABEL: func @transpose_of_x_kept(
// CHECK: linalg.transpose
// CHECK: ffn.linear %{{.*}}, %{{.*}} <out_in> : (
func.func @transpose_of_x_kept(%x: tensor<4x5xf32>, %w: tensor<6x4xf32>) -> tensor<5x6xf32> {
  %e = tensor.empty() : tensor<5x4xf32>
  %t = linalg.transpose ins(%x : tensor<4x5xf32>) outs(%e : tensor<5x4xf32>) permutation = [1, 0]
  %y = ffn.linear %t, %w <out_in> : (tensor<5x4xf32>, tensor<6x4xf32>) -> tensor<5x6xf32>
  return %y : tensor<5x6xf32>
}

// Each weight on its own.
// CHECK-LABEL: func @transpose_gated(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<?x4xf32>, %[[W:[a-z0-9]+]]: tensor<4x6xf32>)
// CHECK-NOT: linalg.transpose
// CHECK: ffn.gated_linear %[[X]], %[[W]] <in_out>, %[[W]] <in_out> unit
// CHECK: ffn.gated_linear %[[X]], %[[W]] <in_out> unit <swish> packing <concat, gate_up> : (
func.func @transpose_gated(%x: tensor<?x4xf32>, %w: tensor<4x6xf32>) -> (tensor<?x6xf32>, tensor<?x3xf32>) {
  %e = tensor.empty() : tensor<6x4xf32>
  %t = linalg.transpose ins(%w : tensor<4x6xf32>) outs(%e : tensor<6x4xf32>) permutation = [1, 0]
  %y = ffn.gated_linear %x, %w <in_out>, %t <out_in> unit <swish> : (tensor<?x4xf32>, tensor<4x6xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %z = ffn.gated_linear %x, %t <out_in> unit <swish> packing <concat, gate_up> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x3xf32>
  return %y, %z : tensor<?x6xf32>, tensor<?x3xf32>
}

// Operations without a use go: they have no side effect.
// CHECK-LABEL: func @unused(
// CHECK-NEXT: return
func.func @unused(%x: tensor<4xf32>, %w: tensor<6x4xf32>, %q: tensor<4x4xi8>, %s: tensor<4x1xf32>) {
  %0 = ffn.linear %x, %w <out_in> : (tensor<4xf32>, tensor<6x4xf32>) -> tensor<6xf32>
  %1 = ffn.activation %0 <gelu> : tensor<6xf32>
  %2 = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 4, zero = none> : (tensor<4x4xi8>, tensor<4x1xf32>) -> tensor<4x4xf32>
  return
}

//===----------------------------------------------------------------------===//
// merge
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @merge_of_nothing(
// CHECK-SAME: %[[W:.*]]: tensor<6x4xbf16>)
// CHECK-NEXT: return %[[W]]
func.func @merge_of_nothing(%w: tensor<6x4xbf16>) -> tensor<6x4xbf16> {
  %y = ffn.merge %w <in_out> : (tensor<6x4xbf16>) -> tensor<6x4xbf16>
  return %y : tensor<6x4xbf16>
}

// A conversion, a rounding, a static size, a factor.
// CHECK-LABEL: func @merge_kept(
// CHECK-COUNT-4: ffn.merge
func.func @merge_kept(%w: tensor<6x?xbf16>, %x: tensor<6x4xf32>, %l: tensor<4xf32>) -> (tensor<6x?xf32>, tensor<6x4xf16>, tensor<6x4xbf16>, tensor<6x4xf32>) {
  %a = ffn.merge %w <out_in> : (tensor<6x?xbf16>) -> tensor<6x?xf32>
  %b = ffn.merge %x <out_in> : (tensor<6x4xf32>) -> tensor<6x4xf16>
  %c = ffn.merge %w <out_in> : (tensor<6x?xbf16>) -> tensor<6x4xbf16>
  %d = ffn.merge %x <out_in> columns(%l) : (tensor<6x4xf32>, tensor<4xf32>) -> tensor<6x4xf32>
  return %a, %b, %c, %d : tensor<6x?xf32>, tensor<6x4xf16>, tensor<6x4xbf16>, tensor<6x4xf32>
}

// Two roundings are not one.
// CHECK-LABEL: func @merge_of_merge_kept(
// CHECK-COUNT-2: ffn.merge
func.func @merge_of_merge_kept(%w: tensor<6x4xf32>, %l: tensor<4xf32>) -> tensor<6x4xf32> {
  %a = ffn.merge %w <out_in> columns(%l) : (tensor<6x4xf32>, tensor<4xf32>) -> tensor<6x4xf32>
  %b = ffn.merge %a <out_in> columns(%l) : (tensor<6x4xf32>, tensor<4xf32>) -> tensor<6x4xf32>
  return %b : tensor<6x4xf32>
}
