// RUN: swiglu-opt %s --raise-linalg-to-ffn --canonicalize | FileCheck %s
// A vector along the features times a product, a unit, or what a product reads.

#id = affine_map<(m, n) -> (m, n)>
#row = affine_map<(m, n) -> (n)>

// CHECK-LABEL: func @output(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[L:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[S:.*]] = ffn.scale %[[Y]], %[[L]] : (tensor<4x6xf32>, tensor<6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[S]] : tensor<4x6xf32>
func.func @output(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %l: tensor<6xf32>, %e: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %v = linalg.broadcast ins(%l : tensor<6xf32>) outs(%e : tensor<4x6xf32>) dimensions = [0]
  %r = arith.mulf %v, %y : tensor<4x6xf32>
  return %r : tensor<4x6xf32>
}

// IA3 on the hidden value.
// CHECK-LABEL: func @hidden(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[L:[a-z0-9]+]]: {{[^%]+}}%[[V:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[A:.*]] = ffn.activation %[[Y]] <relu> : tensor<4x6xf32>
// CHECK: %[[S:.*]] = ffn.scale %[[A]], %[[L]] : (tensor<4x6xf32>, tensor<6xf32>) -> tensor<4x6xf32>
// CHECK: %[[Y2:.*]] = ffn.linear %[[S]], %[[V]] <in_out> : (tensor<4x6xf32>, tensor<6x8xf32>) -> tensor<4x8xf32>
// CHECK: return %[[Y2]] : tensor<4x8xf32>
func.func @hidden(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %l: tensor<6xf32>, %v: tensor<6x8xf32>) -> tensor<4x8xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %j = arith.constant dense<0.0> : tensor<4x8xf32>
  %c = arith.constant 0.0 : f32
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %r = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%y, %l : tensor<4x6xf32>, tensor<6xf32>) outs(%i : tensor<4x6xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %a = arith.maximumf %p, %c : f32
    %s = arith.mulf %a, %q : f32
    linalg.yield %s : f32
  } -> tensor<4x6xf32>
  %z = linalg.matmul ins(%r, %v : tensor<4x6xf32>, tensor<6x8xf32>) outs(%j : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %z : tensor<4x8xf32>
}

// CHECK-LABEL: func @input(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[L:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[S:.*]] = ffn.scale %[[X]], %[[L]] : (tensor<4x8xf32>, tensor<8xf32>) -> tensor<4x8xf32>
// CHECK: %[[Y:.*]] = ffn.linear %[[S]], %[[W]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[Y]] : tensor<4x6xf32>
func.func @input(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %l: tensor<8xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %j = arith.constant dense<0.0> : tensor<4x8xf32>
  %r = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %l : tensor<4x8xf32>, tensor<8xf32>) outs(%j : tensor<4x8xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %s = arith.mulf %p, %q : f32
    linalg.yield %s : f32
  } -> tensor<4x8xf32>
  %y = linalg.matmul ins(%r, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}

// f32 beside f16: multiplied in f32. In f64 the product is rounded elsewhere, so
// that it stays.
// CHECK-LABEL: func @wider(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[L:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> rounding <native> : (tensor<4x8xf16>, tensor<8x6xf16>) -> tensor<4x6xf16>
// CHECK: %[[S:.*]] = ffn.scale %[[Y]], %[[L]] : (tensor<4x6xf16>, tensor<6xf32>) -> tensor<4x6xf16>
// CHECK: return %[[S]] : tensor<4x6xf16>
func.func @wider(%x: tensor<4x8xf16>, %w: tensor<8x6xf16>, %l: tensor<6xf32>) -> tensor<4x6xf16> {
  %i = arith.constant dense<0.0> : tensor<4x6xf16>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf16>, tensor<8x6xf16>) outs(%i : tensor<4x6xf16>) -> tensor<4x6xf16>
  %r = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%y, %l : tensor<4x6xf16>, tensor<6xf32>) outs(%i : tensor<4x6xf16>) {
  ^bb0(%p: f16, %q: f32, %o: f16):
    %a = arith.extf %p : f16 to f32
    %m = arith.mulf %a, %q : f32
    %t = arith.truncf %m : f32 to f16
    linalg.yield %t : f16
  } -> tensor<4x6xf16>
  return %r : tensor<4x6xf16>
}
// CHECK-LABEL: func @widest(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}%[[L:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> rounding <native> : (tensor<4x8xf16>, tensor<8x6xf16>) -> tensor<4x6xf16>
// CHECK: %[[V:.*]] = linalg.generic {{.*}} ins(%[[Y]], %[[L]] : tensor<4x6xf16>, tensor<6xf32>) outs(%{{.*}} : tensor<4x6xf16>) {
// CHECK: %[[V2:.*]] = arith.extf %{{.*}} : f16 to f64
// CHECK: %[[V3:.*]] = arith.extf %{{.*}} : f32 to f64
// CHECK: %[[V4:.*]] = arith.mulf %[[V2]], %[[V3]] : f64
// CHECK: arith.truncf %[[V4]] : f64 to f16
// CHECK: return %[[V]] : tensor<4x6xf16>
func.func @widest(%x: tensor<4x8xf16>, %w: tensor<8x6xf16>, %l: tensor<6xf32>) -> tensor<4x6xf16> {
  %i = arith.constant dense<0.0> : tensor<4x6xf16>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf16>, tensor<8x6xf16>) outs(%i : tensor<4x6xf16>) -> tensor<4x6xf16>
  %r = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%y, %l : tensor<4x6xf16>, tensor<6xf32>) outs(%i : tensor<4x6xf16>) {
  ^bb0(%p: f16, %q: f32, %o: f16):
    %a = arith.extf %p : f16 to f64
    %b = arith.extf %q : f32 to f64
    %m = arith.mulf %a, %b : f64
    %t = arith.truncf %m : f64 to f16
    linalg.yield %t : f16
  } -> tensor<4x6xf16>
  return %r : tensor<4x6xf16>
}

// The weight of a normalisation is no part of a block.
// CHECK-LABEL: func @norm(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[L:[a-z0-9]+]]: {{[^%]+}}%[[E:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[V:.*]] = linalg.broadcast ins(%[[L]] : tensor<8xf32>) outs(%[[E]] : tensor<4x8xf32>) dimensions = [0]
// CHECK: %[[V2:.*]] = arith.mulf %[[X]], %[[V]] : tensor<4x8xf32>
// CHECK: return %[[V2]] : tensor<4x8xf32>
func.func @norm(%x: tensor<4x8xf32>, %l: tensor<8xf32>, %e: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %v = linalg.broadcast ins(%l : tensor<8xf32>) outs(%e : tensor<4x8xf32>) dimensions = [0]
  %r = arith.mulf %x, %v : tensor<4x8xf32>
  return %r : tensor<4x8xf32>
}
