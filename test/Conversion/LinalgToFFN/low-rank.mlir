// RUN: swiglu-opt %s --raise-linalg-to-ffn --canonicalize | FileCheck %s
// The unmerged branch of LoRA is an addend of its own kind.

// CHECK-LABEL: func @scaled(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[A:[a-z0-9]+]]: {{[^%]+}}%[[B:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[B2:.*]] = ffn.low_rank %[[X]], %[[A]], %[[B]] scale 2.500000e-01 : (tensor<4x8xf32>, tensor<2x8xf32>, tensor<6x2xf32>) -> tensor<4x6xf32>
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> addend %[[B2]] : (tensor<4x8xf32>, tensor<8x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[Y]] : tensor<4x6xf32>
func.func @scaled(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %a: tensor<2x8xf32>, %b: tensor<6x2xf32>, %d: tensor<8x2xf32>, %e: tensor<2x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %j = arith.constant dense<0.0> : tensor<4x2xf32>
  %s = arith.constant dense<0.25> : tensor<4x6xf32>
  %at = linalg.transpose ins(%a : tensor<2x8xf32>) outs(%d : tensor<8x2xf32>) permutation = [1, 0]
  %bt = linalg.transpose ins(%b : tensor<6x2xf32>) outs(%e : tensor<2x6xf32>) permutation = [1, 0]
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %h = linalg.matmul ins(%x, %at : tensor<4x8xf32>, tensor<8x2xf32>) outs(%j : tensor<4x2xf32>) -> tensor<4x2xf32>
  %g = linalg.matmul ins(%h, %bt : tensor<4x2xf32>, tensor<2x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %t = arith.mulf %g, %s : tensor<4x6xf32>
  %r = arith.addf %y, %t : tensor<4x6xf32>
  return %r : tensor<4x6xf32>
}

// No scale, the branch first; adapters stored [in, out] are transposed.
// CHECK-LABEL: func @branch_first(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[A:[a-z0-9]+]]: {{[^%]+}}%[[B:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[V:.*]] = linalg.transpose ins(%[[B]] : tensor<2x6xf32>) outs(%{{.*}} : tensor<6x2xf32>) permutation = [1, 0]
// CHECK: %[[V2:.*]] = linalg.transpose ins(%[[A]] : tensor<8x2xf32>) outs(%{{.*}} : tensor<2x8xf32>) permutation = [1, 0]
// CHECK: %[[B2:.*]] = ffn.low_rank %[[X]], %[[V2]], %[[V]] scale 1.000000e+00 : (tensor<4x8xf32>, tensor<2x8xf32>, tensor<6x2xf32>) -> tensor<4x6xf32>
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> addend %[[B2]] : (tensor<4x8xf32>, tensor<8x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[Y]] : tensor<4x6xf32>
func.func @branch_first(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %a: tensor<8x2xf32>, %b: tensor<2x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %j = arith.constant dense<0.0> : tensor<4x2xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %h = linalg.matmul ins(%x, %a : tensor<4x8xf32>, tensor<8x2xf32>) outs(%j : tensor<4x2xf32>) -> tensor<4x2xf32>
  %g = linalg.matmul ins(%h, %b : tensor<4x2xf32>, tensor<2x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %r = arith.addf %g, %y : tensor<4x6xf32>
  return %r : tensor<4x6xf32>
}

// Of another input: two linears and a sum.
// CHECK-LABEL: func @other_input(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[Z:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[A:[a-z0-9]+]]: {{[^%]+}}%[[B:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[Z]], %[[A]] <in_out> : (tensor<4x8xf32>, tensor<8x2xf32>) -> tensor<4x2xf32>
// CHECK: %[[Y2:.*]] = ffn.linear %[[Y]], %[[B]] <in_out> : (tensor<4x2xf32>, tensor<2x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[Y3:.*]] = ffn.linear %[[X]], %[[W]] <in_out> addend %[[Y2]] : (tensor<4x8xf32>, tensor<8x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[Y3]] : tensor<4x6xf32>
func.func @other_input(%x: tensor<4x8xf32>, %z: tensor<4x8xf32>, %w: tensor<8x6xf32>, %a: tensor<8x2xf32>, %b: tensor<2x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %j = arith.constant dense<0.0> : tensor<4x2xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %h = linalg.matmul ins(%z, %a : tensor<4x8xf32>, tensor<8x2xf32>) outs(%j : tensor<4x2xf32>) -> tensor<4x2xf32>
  %g = linalg.matmul ins(%h, %b : tensor<4x2xf32>, tensor<2x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %r = arith.addf %y, %g : tensor<4x6xf32>
  return %r : tensor<4x6xf32>
}

// The rows are cut anew between the products: the ranks do not agree.
// CHECK-LABEL: func @reshaped_between(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[A:[a-z0-9]+]]: {{[^%]+}}%[[B:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[A]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[E:.*]] = tensor.expand_shape %[[Y]] {{\[\[}}0], [1, 2]] output_shape [4, 2, 3] : tensor<4x6xf32> into tensor<4x2x3xf32>
// CHECK: %[[Y2:.*]] = ffn.linear %[[E]], %[[B]] <in_out> : (tensor<4x2x3xf32>, tensor<3x5xf32>) -> tensor<4x2x5xf32>
// CHECK: %[[C:.*]] = tensor.collapse_shape %[[Y2]] {{\[\[}}0], [1, 2]] : tensor<4x2x5xf32> into tensor<4x10xf32>
// CHECK: %[[Y3:.*]] = ffn.linear %[[X]], %[[W]] <in_out> addend %[[C]] : (tensor<4x8xf32>, tensor<8x10xf32>, tensor<4x10xf32>) -> tensor<4x10xf32>
// CHECK: return %[[Y3]] : tensor<4x10xf32>
func.func @reshaped_between(%x: tensor<4x8xf32>, %w: tensor<8x10xf32>, %a: tensor<8x6xf32>, %b: tensor<3x5xf32>) -> tensor<4x10xf32> {
  %i = arith.constant dense<0.0> : tensor<4x10xf32>
  %j = arith.constant dense<0.0> : tensor<4x6xf32>
  %k = arith.constant dense<0.0> : tensor<8x5xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x10xf32>) outs(%i : tensor<4x10xf32>) -> tensor<4x10xf32>
  %h = linalg.matmul ins(%x, %a : tensor<4x8xf32>, tensor<8x6xf32>) outs(%j : tensor<4x6xf32>) -> tensor<4x6xf32>
  %c = tensor.expand_shape %h [[0], [1, 2]] output_shape [4, 2, 3] : tensor<4x6xf32> into tensor<4x2x3xf32>
  %d = tensor.collapse_shape %c [[0, 1], [2]] : tensor<4x2x3xf32> into tensor<8x3xf32>
  %g = linalg.matmul ins(%d, %b : tensor<8x3xf32>, tensor<3x5xf32>) outs(%k : tensor<8x5xf32>) -> tensor<8x5xf32>
  %e = tensor.expand_shape %g [[0, 1], [2]] output_shape [4, 2, 5] : tensor<8x5xf32> into tensor<4x2x5xf32>
  %f = tensor.collapse_shape %e [[0], [1, 2]] : tensor<4x2x5xf32> into tensor<4x10xf32>
  %r = arith.addf %y, %f : tensor<4x10xf32>
  return %r : tensor<4x10xf32>
}

// In 16 bits both products are rounded.
// CHECK-LABEL: func @half(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[A:[a-z0-9]+]]: {{[^%]+}}%[[B:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[V:.*]] = linalg.transpose ins(%[[B]] : tensor<2x6xf16>) outs(%{{.*}} : tensor<6x2xf16>) permutation = [1, 0]
// CHECK: %[[V2:.*]] = linalg.transpose ins(%[[A]] : tensor<8x2xf16>) outs(%{{.*}} : tensor<2x8xf16>) permutation = [1, 0]
// CHECK: %[[B2:.*]] = ffn.low_rank %[[X]], %[[V2]], %[[V]] scale 2.000000e+00 rounding <native> : (tensor<4x8xf16>, tensor<2x8xf16>, tensor<6x2xf16>) -> tensor<4x6xf16>
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> addend %[[B2]] rounding <native> : (tensor<4x8xf16>, tensor<8x6xf16>, tensor<4x6xf16>) -> tensor<4x6xf16>
// CHECK: return %[[Y]] : tensor<4x6xf16>
func.func @half(%x: tensor<4x8xf16>, %w: tensor<8x6xf16>, %a: tensor<8x2xf16>, %b: tensor<2x6xf16>) -> tensor<4x6xf16> {
  %i = arith.constant dense<0.0> : tensor<4x6xf16>
  %j = arith.constant dense<0.0> : tensor<4x2xf16>
  %s = arith.constant dense<2.0> : tensor<4x6xf16>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf16>, tensor<8x6xf16>) outs(%i : tensor<4x6xf16>) -> tensor<4x6xf16>
  %h = linalg.matmul ins(%x, %a : tensor<4x8xf16>, tensor<8x2xf16>) outs(%j : tensor<4x2xf16>) -> tensor<4x2xf16>
  %g = linalg.matmul ins(%h, %b : tensor<4x2xf16>, tensor<2x6xf16>) outs(%i : tensor<4x6xf16>) -> tensor<4x6xf16>
  %t = arith.mulf %g, %s : tensor<4x6xf16>
  %r = arith.addf %y, %t : tensor<4x6xf16>
  return %r : tensor<4x6xf16>
}
