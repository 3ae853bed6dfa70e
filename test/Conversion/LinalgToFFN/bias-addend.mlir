// RUN: swiglu-opt %s --raise-linalg-to-ffn --canonicalize | FileCheck %s
// What is added to a product: a vector along the features is a bias, a tensor of
// the result's shape an addend.

#id = affine_map<(m, n) -> (m, n)>
#row = affine_map<(m, n) -> (n)>
#column = affine_map<(m, n) -> (m)>

// CHECK-LABEL: func @bias(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[B:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> bias %[[B]] : (tensor<4x8xf32>, tensor<8x6xf32>, tensor<6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[Y]] : tensor<4x6xf32>
func.func @bias(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %b: tensor<6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %r = linalg.generic {indexing_maps = [#row, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%b, %y : tensor<6xf32>, tensor<4x6xf32>) outs(%i : tensor<4x6xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %s = arith.addf %p, %q : f32
    linalg.yield %s : f32
  } -> tensor<4x6xf32>
  return %r : tensor<4x6xf32>
}

// CHECK-LABEL: func @broadcast_bias(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[B:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> bias %[[B]] : (tensor<4x8xf32>, tensor<8x6xf32>, tensor<6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[Y]] : tensor<4x6xf32>
func.func @broadcast_bias(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %b: tensor<6xf32>, %e: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %v = linalg.broadcast ins(%b : tensor<6xf32>) outs(%e : tensor<4x6xf32>) dimensions = [0]
  %r = linalg.add ins(%y, %v : tensor<4x6xf32>, tensor<4x6xf32>) outs(%e : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %r : tensor<4x6xf32>
}

// The bias is added behind a reshape, a residual behind that.
// CHECK-LABEL: func @reshaped(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[B:[a-z0-9]+]]: {{[^%]+}}%[[C:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[C2:.*]] = tensor.collapse_shape %[[C]] {{\[\[}}0, 1], [2]] : tensor<2x4x6xf32> into tensor<8x6xf32>
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> bias %[[B]] addend %[[C2]] : (tensor<8x8xf32>, tensor<8x6xf32>, tensor<6xf32>, tensor<8x6xf32>) -> tensor<8x6xf32>
// CHECK: %[[E2:.*]] = tensor.expand_shape %[[Y]] {{\[\[}}0, 1], [2]] output_shape [2, 4, 6] : tensor<8x6xf32> into tensor<2x4x6xf32>
// CHECK: return %[[E2]] : tensor<2x4x6xf32>
func.func @reshaped(%x: tensor<8x8xf32>, %w: tensor<8x6xf32>, %b: tensor<6xf32>, %c: tensor<2x4x6xf32>, %e: tensor<2x4x6xf32>) -> tensor<2x4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<8x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<8x8xf32>, tensor<8x6xf32>) outs(%i : tensor<8x6xf32>) -> tensor<8x6xf32>
  %r = tensor.expand_shape %y [[0, 1], [2]] output_shape [2, 4, 6] : tensor<8x6xf32> into tensor<2x4x6xf32>
  %v = linalg.broadcast ins(%b : tensor<6xf32>) outs(%e : tensor<2x4x6xf32>) dimensions = [0, 1]
  %s = arith.addf %r, %v : tensor<2x4x6xf32>
  %t = arith.addf %c, %s : tensor<2x4x6xf32>
  return %t : tensor<2x4x6xf32>
}

// One vector for one token, and a bias that is one literal.
// CHECK-LABEL: func @one_token(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[B:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <out_in> bias %[[B]] : (tensor<8xf32>, tensor<6x8xf32>, tensor<6xf32>) -> tensor<6xf32>
// CHECK: return %[[Y]] : tensor<6xf32>
func.func @one_token(%x: tensor<8xf32>, %w: tensor<6x8xf32>, %b: tensor<6xf32>) -> tensor<6xf32> {
  %i = arith.constant dense<0.0> : tensor<6xf32>
  %y = linalg.matvec ins(%w, %x : tensor<6x8xf32>, tensor<8xf32>) outs(%i : tensor<6xf32>) -> tensor<6xf32>
  %r = arith.addf %y, %b : tensor<6xf32>
  return %r : tensor<6xf32>
}
// CHECK-LABEL: func @splat_bias(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> bias %{{.*}} : (tensor<4x8xf32>, tensor<8x6xf32>, tensor<6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[Y]] : tensor<4x6xf32>
func.func @splat_bias(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %e: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %b = arith.constant dense<0.5> : tensor<6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %v = linalg.broadcast ins(%b : tensor<6xf32>) outs(%e : tensor<4x6xf32>) dimensions = [0]
  %r = arith.addf %y, %v : tensor<4x6xf32>
  return %r : tensor<4x6xf32>
}

// A vector along the tokens is neither, nor is a literal or the product itself.
// CHECK-LABEL: func @column(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[B:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<6x8xf32>, tensor<8x6xf32>) -> tensor<6x6xf32>
// CHECK: %[[V:.*]] = linalg.generic {{.*}} ins(%[[B]], %[[Y]] : tensor<6xf32>, tensor<6x6xf32>) outs(%{{.*}} : tensor<6x6xf32>) {
// CHECK: arith.addf %{{.*}}, %{{.*}} : f32
// CHECK: return %[[V]] : tensor<6x6xf32>
func.func @column(%x: tensor<6x8xf32>, %w: tensor<8x6xf32>, %b: tensor<6xf32>) -> tensor<6x6xf32> {
  %i = arith.constant dense<0.0> : tensor<6x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<6x8xf32>, tensor<8x6xf32>) outs(%i : tensor<6x6xf32>) -> tensor<6x6xf32>
  %r = linalg.generic {indexing_maps = [#column, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%b, %y : tensor<6xf32>, tensor<6x6xf32>) outs(%i : tensor<6x6xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %s = arith.addf %p, %q : f32
    linalg.yield %s : f32
  } -> tensor<6x6xf32>
  return %r : tensor<6x6xf32>
}
// CHECK-LABEL: func @itself(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[V:.*]] = arith.addf %[[Y]], %[[Y]] : tensor<4x6xf32>
// CHECK: return %[[V]] : tensor<4x6xf32>
func.func @itself(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %r = arith.addf %y, %y : tensor<4x6xf32>
  return %r : tensor<4x6xf32>
}

// The bias of one token has six elements; what is added to six tokens of one
// feature each is an addend.
// CHECK-LABEL: func @bias_and_addend(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[Z:[a-z0-9]+]]: {{[^%]+}}%[[V:[a-z0-9]+]]: {{[^%]+}}%[[C:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <out_in> bias %[[C]] : (tensor<8xf32>, tensor<6x8xf32>, tensor<6xf32>) -> tensor<6xf32>
// CHECK: %[[E:.*]] = tensor.expand_shape %[[C]] {{\[\[}}0, 1]] output_shape [6, 1] : tensor<6xf32> into tensor<6x1xf32>
// CHECK: %[[Y2:.*]] = ffn.linear %[[Z]], %[[V]] <in_out> addend %[[E]] : (tensor<6x8xf32>, tensor<8x1xf32>, tensor<6x1xf32>) -> tensor<6x1xf32>
// CHECK: return %[[Y]], %[[Y2]] : tensor<6xf32>, tensor<6x1xf32>
func.func @bias_and_addend(%x: tensor<8xf32>, %w: tensor<6x8xf32>, %z: tensor<6x8xf32>, %v: tensor<8x1xf32>, %c: tensor<6xf32>) -> (tensor<6xf32>, tensor<6x1xf32>) {
  %i = arith.constant dense<0.0> : tensor<6xf32>
  %j = arith.constant dense<0.0> : tensor<6x1xf32>
  %y = linalg.matvec ins(%w, %x : tensor<6x8xf32>, tensor<8xf32>) outs(%i : tensor<6xf32>) -> tensor<6xf32>
  %r = arith.addf %y, %c : tensor<6xf32>
  %u = linalg.matmul ins(%z, %v : tensor<6x8xf32>, tensor<8x1xf32>) outs(%j : tensor<6x1xf32>) -> tensor<6x1xf32>
  %s = linalg.generic {indexing_maps = [#column, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%c, %u : tensor<6xf32>, tensor<6x1xf32>) outs(%j : tensor<6x1xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %t = arith.addf %p, %q : f32
    linalg.yield %t : f32
  } -> tensor<6x1xf32>
  return %r, %s : tensor<6xf32>, tensor<6x1xf32>
}
