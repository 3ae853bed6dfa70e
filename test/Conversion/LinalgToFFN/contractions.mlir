// RUN: swiglu-opt %s --raise-linalg-to-ffn --canonicalize | FileCheck %s --implicit-check-not=linalg.
// Every spelling of a product with a weight is one operation; the order of the
// weight's dimensions becomes its layout.

// CHECK-LABEL: func @matmul(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[Y]] : tensor<4x6xf32>
func.func @matmul(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}

// CHECK-LABEL: func @matmul_maps(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <out_in> : (tensor<4x8xf32>, tensor<6x8xf32>) -> tensor<4x6xf32>
// CHECK: return %[[Y]] : tensor<4x6xf32>
func.func @matmul_maps(%x: tensor<4x8xf32>, %w: tensor<6x8xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, n)>] ins(%x, %w : tensor<4x8xf32>, tensor<6x8xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}

// CHECK-LABEL: func @transposed_weight(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <out_in> : (tensor<?x8xf32>, tensor<6x8xf32>) -> tensor<?x6xf32>
// CHECK: return %[[Y]] : tensor<?x6xf32>
func.func @transposed_weight(%x: tensor<?x8xf32>, %w: tensor<6x8xf32>, %e: tensor<8x6xf32>, %d: tensor<?x6xf32>) -> tensor<?x6xf32> {
  %c = arith.constant 0.0 : f32
  %i = linalg.fill ins(%c : f32) outs(%d : tensor<?x6xf32>) -> tensor<?x6xf32>
  %t = linalg.transpose ins(%w : tensor<6x8xf32>) outs(%e : tensor<8x6xf32>) permutation = [1, 0]
  %y = linalg.matmul ins(%x, %t : tensor<?x8xf32>, tensor<8x6xf32>) outs(%i : tensor<?x6xf32>) -> tensor<?x6xf32>
  return %y : tensor<?x6xf32>
}

// A weight that is the same for each slice of the batch.
// CHECK-LABEL: func @batch_matmul(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<2x4x8xf32>, tensor<8x6xf32>) -> tensor<2x4x6xf32>
// CHECK: return %[[Y]] : tensor<2x4x6xf32>
func.func @batch_matmul(%x: tensor<2x4x8xf32>, %w: tensor<8x6xf32>, %e: tensor<2x8x6xf32>) -> tensor<2x4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<2x4x6xf32>
  %b = linalg.broadcast ins(%w : tensor<8x6xf32>) outs(%e : tensor<2x8x6xf32>) dimensions = [0]
  %y = linalg.batch_matmul ins(%x, %b : tensor<2x4x8xf32>, tensor<2x8x6xf32>) outs(%i : tensor<2x4x6xf32>) -> tensor<2x4x6xf32>
  return %y : tensor<2x4x6xf32>
}

// CHECK-LABEL: func @unit_batch(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[C:.*]] = tensor.collapse_shape %[[W]] {{\[\[}}0, 1], [2]] : tensor<1x8x6xf32> into tensor<8x6xf32>
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[C]] <in_out> : (tensor<1x4x8xf32>, tensor<8x6xf32>) -> tensor<1x4x6xf32>
// CHECK: return %[[Y]] : tensor<1x4x6xf32>
func.func @unit_batch(%x: tensor<1x4x8xf32>, %w: tensor<1x8x6xf32>) -> tensor<1x4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<1x4x6xf32>
  %y = linalg.batch_matmul ins(%x, %w : tensor<1x4x8xf32>, tensor<1x8x6xf32>) outs(%i : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
  return %y : tensor<1x4x6xf32>
}

// CHECK-LABEL: func @contract(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <out_in> : (tensor<2x4x8xf32>, tensor<6x8xf32>) -> tensor<2x4x6xf32>
// CHECK: return %[[Y]] : tensor<2x4x6xf32>
func.func @contract(%x: tensor<2x4x8xf32>, %w: tensor<6x8xf32>) -> tensor<2x4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<2x4x6xf32>
  %y = linalg.contract indexing_maps = [affine_map<(b, m, n, k) -> (b, m, k)>, affine_map<(b, m, n, k) -> (n, k)>, affine_map<(b, m, n, k) -> (b, m, n)>] ins(%x, %w : tensor<2x4x8xf32>, tensor<6x8xf32>) outs(%i : tensor<2x4x6xf32>) -> tensor<2x4x6xf32>
  return %y : tensor<2x4x6xf32>
}

// The weight is the left factor, and the sum's operands are exchanged.
// CHECK-LABEL: func @generic(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <out_in> : (tensor<4x8xf32>, tensor<6x8xf32>) -> tensor<4x6xf32>
// CHECK: return %[[Y]] : tensor<4x6xf32>
func.func @generic(%x: tensor<4x8xf32>, %w: tensor<6x8xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (m, n)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%w, %x : tensor<6x8xf32>, tensor<4x8xf32>) outs(%i : tensor<4x6xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.mulf %a, %b : f32
    %s = arith.addf %m, %o : f32
    linalg.yield %s : f32
  } -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}

// One token without a dimension of its own.
// CHECK-LABEL: func @matvec(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <out_in> : (tensor<8xf32>, tensor<6x8xf32>) -> tensor<6xf32>
// CHECK: return %[[Y]] : tensor<6xf32>
func.func @matvec(%x: tensor<8xf32>, %w: tensor<6x8xf32>) -> tensor<6xf32> {
  %i = arith.constant dense<0.0> : tensor<6xf32>
  %y = linalg.matvec ins(%w, %x : tensor<6x8xf32>, tensor<8xf32>) outs(%i : tensor<6xf32>) -> tensor<6xf32>
  return %y : tensor<6xf32>
}
// CHECK-LABEL: func @vecmat(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<8xf32>, tensor<8x6xf32>) -> tensor<6xf32>
// CHECK: return %[[Y]] : tensor<6xf32>
func.func @vecmat(%x: tensor<8xf32>, %w: tensor<8x6xf32>) -> tensor<6xf32> {
  %i = arith.constant dense<0.0> : tensor<6xf32>
  %y = linalg.vecmat ins(%x, %w : tensor<8xf32>, tensor<8x6xf32>) outs(%i : tensor<6xf32>) -> tensor<6xf32>
  return %y : tensor<6xf32>
}

// (W xᵀ)ᵀ is x Wᵀ. An argument with a name is the weight.
// CHECK-LABEL: func @transposed_result(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <out_in> : (tensor<4x8xf32>, tensor<6x8xf32>) -> tensor<4x6xf32>
// CHECK: return %[[Y]] : tensor<4x6xf32>
func.func @transposed_result(%x: tensor<4x8xf32>, %w: tensor<6x8xf32> {ffn.name = "w"}, %e: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<6x4xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(n, m, k) -> (n, k)>, affine_map<(n, m, k) -> (m, k)>, affine_map<(n, m, k) -> (n, m)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%w, %x : tensor<6x8xf32>, tensor<4x8xf32>) outs(%i : tensor<6x4xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.mulf %a, %b : f32
    %s = arith.addf %o, %m : f32
    linalg.yield %s : f32
  } -> tensor<6x4xf32>
  %t = linalg.transpose ins(%y : tensor<6x4xf32>) outs(%e : tensor<4x6xf32>) permutation = [1, 0]
  return %t : tensor<4x6xf32>
}

// Heads: k is two dimensions of x and of the weight.
// CHECK-LABEL: func @two_k(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[C:.*]] = tensor.collapse_shape %[[W]] {{\[\[}}0, 1], [2]] : tensor<2x3x6xf32> into tensor<6x6xf32>
// CHECK: %[[C2:.*]] = tensor.collapse_shape %[[X]] {{\[\[}}0], [1, 2]] : tensor<4x2x3xf32> into tensor<4x6xf32>
// CHECK: %[[Y:.*]] = ffn.linear %[[C2]], %[[C]] <in_out> : (tensor<4x6xf32>, tensor<6x6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[Y]] : tensor<4x6xf32>
func.func @two_k(%x: tensor<4x2x3xf32>, %w: tensor<2x3x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.contract indexing_maps = [affine_map<(m, n, h, k) -> (m, h, k)>, affine_map<(m, n, h, k) -> (h, k, n)>, affine_map<(m, n, h, k) -> (m, n)>] ins(%x, %w : tensor<4x2x3xf32>, tensor<2x3x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}

// CHECK-LABEL: func @two_n(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[C:.*]] = tensor.collapse_shape %[[W]] {{\[\[}}0, 1], [2]] : tensor<2x3x8xf32> into tensor<6x8xf32>
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[C]] <out_in> : (tensor<4x8xf32>, tensor<6x8xf32>) -> tensor<4x6xf32>
// CHECK: %[[E:.*]] = tensor.expand_shape %[[Y]] {{\[\[}}0], [1, 2]] output_shape [4, 2, 3] : tensor<4x6xf32> into tensor<4x2x3xf32>
// CHECK: return %[[E]] : tensor<4x2x3xf32>
func.func @two_n(%x: tensor<4x8xf32>, %w: tensor<2x3x8xf32>) -> tensor<4x2x3xf32> {
  %i = arith.constant dense<0.0> : tensor<4x2x3xf32>
  %y = linalg.contract indexing_maps = [affine_map<(m, h, n, k) -> (m, k)>, affine_map<(m, h, n, k) -> (h, n, k)>, affine_map<(m, h, n, k) -> (m, h, n)>] ins(%x, %w : tensor<4x8xf32>, tensor<2x3x8xf32>) outs(%i : tensor<4x2x3xf32>) -> tensor<4x2x3xf32>
  return %y : tensor<4x2x3xf32>
}

// Half precision, extended by the product, or before it.
// CHECK-LABEL: func @extended_inside(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> rounding <fused> : (tensor<4x8xf16>, tensor<8x6xf16>) -> tensor<4x6xf32>
// CHECK: return %[[Y]] : tensor<4x6xf32>
func.func @extended_inside(%x: tensor<4x8xf16>, %w: tensor<8x6xf16>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf16>, tensor<8x6xf16>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}
// CHECK-LABEL: func @extended_before(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> rounding <fused> : (tensor<4x8xbf16>, tensor<8x6xbf16>) -> tensor<4x6xf32>
// CHECK: return %[[Y]] : tensor<4x6xf32>
func.func @extended_before(%x: tensor<4x8xbf16>, %w: tensor<8x6xbf16>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %a = arith.extf %x : tensor<4x8xbf16> to tensor<4x8xf32>
  %b = arith.extf %w : tensor<8x6xbf16> to tensor<8x6xf32>
  %y = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}

// The weight behind reshapes, and behind a cast.
// CHECK-LABEL: func @reshaped_weight(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[C:.*]] = tensor.collapse_shape %[[W]] {{\[\[}}0, 1], [2, 3]] : tensor<6x1x2x4xf32> into tensor<6x8xf32>
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[C]] <out_in> : (tensor<4x8xf32>, tensor<6x8xf32>) -> tensor<4x6xf32>
// CHECK: return %[[Y]] : tensor<4x6xf32>
func.func @reshaped_weight(%x: tensor<4x8xf32>, %w: tensor<6x1x2x4xf32>, %e: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %c = tensor.collapse_shape %w [[0, 1], [2, 3]] : tensor<6x1x2x4xf32> into tensor<6x8xf32>
  %t = linalg.transpose ins(%c : tensor<6x8xf32>) outs(%e : tensor<8x6xf32>) permutation = [1, 0]
  %y = linalg.matmul ins(%x, %t : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}
// CHECK-LABEL: func @cast_weight(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<?x8xf32>, tensor<8x6xf32>) -> tensor<?x6xf32>
// CHECK: %[[T:.*]] = tensor.cast %[[Y]] : tensor<?x6xf32> to tensor<?x?xf32>
// CHECK: return %[[T]] : tensor<?x?xf32>
func.func @cast_weight(%x: tensor<?x8xf32>, %w: tensor<8x6xf32>, %d: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c = arith.constant 0.0 : f32
  %i = linalg.fill ins(%c : f32) outs(%d : tensor<?x?xf32>) -> tensor<?x?xf32>
  %t = tensor.cast %w : tensor<8x6xf32> to tensor<?x?xf32>
  %y = linalg.matmul ins(%x, %t : tensor<?x8xf32>, tensor<?x?xf32>) outs(%i : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// All sizes dynamic.
// CHECK-LABEL: func @dynamic(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <in_out> : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
// CHECK: return %[[Y]] : tensor<?x?xf32>
func.func @dynamic(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>, %d: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c = arith.constant 0.0 : f32
  %i = linalg.fill ins(%c : f32) outs(%d : tensor<?x?xf32>) -> tensor<?x?xf32>
  %y = linalg.matmul ins(%x, %w : tensor<?x?xf32>, tensor<?x?xf32>) outs(%i : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// Two stacked weights in one product, of which each slice is one.
// CHECK-LABEL: func @stacked(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^%]+}}%[[W:[a-z0-9]+]]: {{[^%]+}}
// CHECK: %[[P:.*]] = tensor.extract_slice %[[W]][0, 0, 0] [1, 8, 6] [1, 1, 1] : tensor<2x8x6xf32> to tensor<1x8x6xf32>
// CHECK: %[[C:.*]] = tensor.collapse_shape %[[P]] {{\[\[}}0, 1], [2]] : tensor<1x8x6xf32> into tensor<8x6xf32>
// CHECK: %[[Y:.*]] = ffn.linear %[[X]], %[[C]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: %[[P2:.*]] = tensor.extract_slice %[[W]][1, 0, 0] [1, 8, 6] [1, 1, 1] : tensor<2x8x6xf32> to tensor<1x8x6xf32>
// CHECK: %[[C2:.*]] = tensor.collapse_shape %[[P2]] {{\[\[}}0, 1], [2]] : tensor<1x8x6xf32> into tensor<8x6xf32>
// CHECK: %[[Y2:.*]] = ffn.linear %[[X]], %[[C2]] <in_out> : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
// CHECK: return %[[Y]], %[[Y2]] : tensor<4x6xf32>, tensor<4x6xf32>
func.func @stacked(%x: tensor<4x8xf32>, %w: tensor<2x8x6xf32>) -> (tensor<4x6xf32>, tensor<4x6xf32>) {
  %i = arith.constant dense<0.0> : tensor<2x4x6xf32>
  %y = linalg.contract indexing_maps = [affine_map<(s, m, n, k) -> (m, k)>, affine_map<(s, m, n, k) -> (s, k, n)>, affine_map<(s, m, n, k) -> (s, m, n)>] ins(%x, %w : tensor<4x8xf32>, tensor<2x8x6xf32>) outs(%i : tensor<2x4x6xf32>) -> tensor<2x4x6xf32>
  %a = tensor.extract_slice %y[0, 0, 0] [1, 4, 6] [1, 1, 1] : tensor<2x4x6xf32> to tensor<4x6xf32>
  %b = tensor.extract_slice %y[1, 0, 0] [1, 4, 6] [1, 1, 1] : tensor<2x4x6xf32> to tensor<4x6xf32>
  return %a, %b : tensor<4x6xf32>, tensor<4x6xf32>
}
