// RUN: swiglu-opt %s --generate-runtime-verification --canonicalize --cse | FileCheck %s
// What dynamic sizes leave open is asserted at run time; what types prove is not.

// CHECK-LABEL: func @static(
// CHECK-NOT: cf.assert
// CHECK: return
func.func @static(%x: tensor<2x4xf32>, %w: tensor<8x4xf32>, %b: tensor<8xf32>, %q: tensor<8x4xi8>, %s: tensor<8x1xf32>, %a: tensor<3x4xf32>, %l: tensor<8x3xf32>) -> (tensor<2x8xf32>, tensor<2x4xf32>, tensor<2x4xf32>, tensor<2x8xf32>) {
  %d = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 4, zero = none> : (tensor<8x4xi8>, tensor<8x1xf32>) -> tensor<8x4xf32>
  %0 = ffn.linear %x, %d <out_in> bias %b : (tensor<2x4xf32>, tensor<8x4xf32>, tensor<8xf32>) -> tensor<2x8xf32>
  %1 = ffn.glu %0 <swish> packing <interleaved<2>, gate_up> : (tensor<2x8xf32>) -> tensor<2x4xf32>
  %2 = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, gate_up> : (tensor<2x4xf32>, tensor<8x4xf32>) -> tensor<2x4xf32>
  %3 = ffn.low_rank %x, %a, %l scale 1.0 : (tensor<2x4xf32>, tensor<3x4xf32>, tensor<8x3xf32>) -> tensor<2x8xf32>
  %4 = ffn.scale %3, %b : (tensor<2x8xf32>, tensor<8xf32>) -> tensor<2x8xf32>
  return %0, %1, %2, %4 : tensor<2x8xf32>, tensor<2x4xf32>, tensor<2x4xf32>, tensor<2x8xf32>
}

// The number of tokens alone is free.
// CHECK-LABEL: func @tokens(
// CHECK-NOT: cf.assert
// CHECK: return
func.func @tokens(%x: tensor<?x4xf32>, %w: tensor<8x4xf32>) -> tensor<?x8xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<8x4xf32>) -> tensor<?x8xf32>
  %z = ffn.activation %y <gelu> : tensor<?x8xf32>
  return %z : tensor<?x8xf32>
}

// CHECK-LABEL: func @glu(
// CHECK-SAME: %[[G:[a-z0-9]+]]: tensor<?x?xf32>, %[[U:[a-z0-9]+]]: tensor<?x?xf32>)
// CHECK-DAG: %[[D0:.*]] = tensor.dim %[[G]], %c0
// CHECK-DAG: %[[D1:.*]] = tensor.dim %[[U]], %c0
// CHECK: %[[EQ:.*]] = arith.cmpi eq, %[[D0]], %[[D1]]
// CHECK: cf.assert %[[EQ]], {{.*}}gate and up differ in a dimension
// CHECK: cf.assert %{{.*}}, {{.*}}gate and up differ in a dimension
// CHECK-NOT: cf.assert
// CHECK: return
func.func @glu(%g: tensor<?x?xf32>, %u: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %h = ffn.glu %g, %u <swish> : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  return %h : tensor<?x?xf32>
}

// CHECK-LABEL: func @glu_packed(
// CHECK-SAME: %[[GU:[a-z0-9]+]]: tensor<?x?xf32>)
// CHECK-DAG: %[[C6:.*]] = arith.constant 6 : index
// CHECK-DAG: %[[D:.*]] = tensor.dim %[[GU]], %c1
// CHECK: %[[REM:.*]] = arith.remui %[[D]], %[[C6]]
// CHECK: %[[EQ:.*]] = arith.cmpi eq, %[[REM]], %c0
// CHECK: cf.assert %[[EQ]], {{.*}}the packed dimension is no multiple of its blocks
// CHECK-NOT: cf.assert
// CHECK: return
func.func @glu_packed(%gu: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %h = ffn.glu %gu <swish> packing <interleaved<3>, gate_up> : (tensor<?x?xf32>) -> tensor<?x?xf32>
  return %h : tensor<?x?xf32>
}

// CHECK-LABEL: func @scale(
// CHECK-COUNT-2: cf.assert %{{.*}}, {{.*}}the size of scale or bias differs from x's last dimension
// CHECK-NOT: cf.assert
// CHECK: return
func.func @scale(%x: tensor<?x8xf32>, %l: tensor<?xf32>, %b: tensor<?xf32>) -> tensor<?x8xf32> {
  %y = ffn.scale %x, %l bias %b : (tensor<?x8xf32>, tensor<?xf32>, tensor<?xf32>) -> tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}

// CHECK-LABEL: func @linear(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<?x?xf32>, %[[W:[a-z0-9]+]]: tensor<?x?xf32>, %[[B:[a-z0-9]+]]: tensor<?xf32>, %[[C:[a-z0-9]+]]: tensor<?x?xf32>)
// CHECK-DAG: %[[K:.*]] = tensor.dim %[[X]], %c1
// CHECK-DAG: %[[WK:.*]] = tensor.dim %[[W]], %c0
// CHECK: %[[EQ:.*]] = arith.cmpi eq, %[[K]], %[[WK]]
// CHECK: cf.assert %[[EQ]], {{.*}}the last dimension of x differs from the weight's in dimension
// CHECK-DAG: %[[OUT:.*]] = tensor.dim %[[W]], %c1
// CHECK-DAG: %[[BS:.*]] = tensor.dim %[[B]], %c0
// CHECK: %[[EQ:.*]] = arith.cmpi eq, %[[BS]], %[[OUT]]
// CHECK: cf.assert %[[EQ]], {{.*}}the size of the bias differs from the weight's out dimension
// CHECK: cf.assert %{{.*}}, {{.*}}an addend's leading dimension differs from x
// CHECK: cf.assert %{{.*}}, {{.*}}an addend's last dimension differs from the weight's out dimension
// CHECK-NOT: cf.assert
// CHECK: return
func.func @linear(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>, %b: tensor<?xf32>, %c: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = ffn.linear %x, %w <in_out> bias %b addend %c : (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// CHECK-LABEL: func @gated_linear(
// CHECK: cf.assert %{{.*}}, {{.*}}the last dimension of x differs from the weight's in dimension
// CHECK: cf.assert %{{.*}}, {{.*}}the last dimension of x differs from the weight's in dimension
// CHECK: cf.assert %{{.*}}, {{.*}}the weights of gate and up differ in their out dimension
// CHECK-NOT: cf.assert
// CHECK: return
func.func @gated_linear(%x: tensor<?x?xf32>, %g: tensor<?x4xf32>, %u: tensor<4x?xf32>) -> tensor<?x?xf32> {
  %y = ffn.gated_linear %x, %g <out_in>, %u <in_out> unit <swish> : (tensor<?x?xf32>, tensor<?x4xf32>, tensor<4x?xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// CHECK-LABEL: func @gated_linear_packed(
// CHECK: cf.assert %{{.*}}, {{.*}}the packed dimension is no multiple of its blocks
// CHECK-NOT: cf.assert
// CHECK: return
func.func @gated_linear_packed(%x: tensor<?x4xf32>, %w: tensor<?x4xf32>) -> tensor<?x?xf32> {
  %y = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, gate_up> : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// CHECK-LABEL: func @low_rank(
// CHECK: cf.assert %{{.*}}, {{.*}}the last dimension of x differs from a's in dimension
// CHECK: cf.assert %{{.*}}, {{.*}}the ranks of a and b differ
// CHECK: cf.assert %{{.*}}, {{.*}}the size of the bias differs from b's out dimension
// CHECK-NOT: cf.assert
// CHECK: return
func.func @low_rank(%x: tensor<?x?xf32>, %a: tensor<?x4xf32>, %b: tensor<8x?xf32>, %bb: tensor<?xf32>) -> tensor<?x8xf32> {
  %y = ffn.low_rank %x, %a, %b bias %bb scale 1.0 : (tensor<?x?xf32>, tensor<?x4xf32>, tensor<8x?xf32>, tensor<?xf32>) -> tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}

// 32 elements are 16 bytes.
// CHECK-LABEL: func @dequantize(
// CHECK-SAME: %[[Q:[a-z0-9]+]]: tensor<?x?xi8>
// CHECK-DAG: %[[C16:.*]] = arith.constant 16 : index
// CHECK-DAG: %[[D:.*]] = tensor.dim %[[Q]], %c1
// CHECK: arith.remui %[[D]], %[[C16]]
// CHECK: cf.assert %{{.*}}, {{.*}}the quantised dimension is no multiple of its groups
// CHECK: cf.assert %{{.*}}, {{.*}}scales or zeros differ from q in a dimension
// CHECK: cf.assert %{{.*}}, {{.*}}the number of groups differs from scales or zeros
// CHECK: cf.assert %{{.*}}, {{.*}}scales or zeros differ from q in a dimension
// CHECK: cf.assert %{{.*}}, {{.*}}the number of groups differs from scales or zeros
// CHECK-NOT: cf.assert
// CHECK: return
func.func @dequantize(%q: tensor<?x?xi8>, %s: tensor<?x?xf32>, %z: tensor<?x?xi8>) -> tensor<?x?xf32> {
  %w = ffn.dequantize %q, %s zeros %z <bits = 4, axis = 1, group = 32, zero = integer, order = low_first> : (tensor<?x?xi8>, tensor<?x?xf32>, tensor<?x?xi8>) -> tensor<?x?xf32>
  return %w : tensor<?x?xf32>
}

// CHECK-LABEL: func @merge(
// CHECK: cf.assert %{{.*}}, {{.*}}the out dimension of 'add' differs from the weight's
// CHECK: cf.assert %{{.*}}, {{.*}}the ranks of 'add' and 'times' differ
// CHECK: cf.assert %{{.*}}, {{.*}}the in dimension of 'times' differs from the weight's
// CHECK: cf.assert %{{.*}}, {{.*}}the size of 'rows' differs from the weight's out dimension
// CHECK: cf.assert %{{.*}}, {{.*}}the size of 'columns' differs from the weight's in dimension
// CHECK-NOT: cf.assert
// CHECK: return
func.func @merge(%w: tensor<?x?xf32>, %b: tensor<6x?xf32>, %a: tensor<?x4xf32>, %r: tensor<6xf32>, %c: tensor<4xf32>) -> tensor<?x?xf32> {
  %y = ffn.merge %w <in_out> add(%b) times(%a) scales [1.0] rows(%r) columns(%c) : (tensor<?x?xf32>, tensor<6x?xf32>, tensor<?x4xf32>, tensor<6xf32>, tensor<4xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// CHECK-LABEL: func @merge_bias(
// CHECK: cf.assert %{{.*}}, {{.*}}the out dimension of 'add' differs from the weight's
// CHECK-NOT: cf.assert
// CHECK: return
func.func @merge_bias(%w: tensor<?xf32>, %b: tensor<6xf32>) -> tensor<?xf32> {
  %y = ffn.merge %w <out_in> add(%b) scales [1.0] : (tensor<?xf32>, tensor<6xf32>) -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// CHECK-LABEL: func @dora_scale(
// CHECK: cf.assert %{{.*}}, {{.*}}the size of the magnitude differs from the weight's out dimension
// CHECK: cf.assert %{{.*}}, {{.*}}the out dimension of 'add' differs from the weight's
// CHECK: cf.assert %{{.*}}, {{.*}}the ranks of 'add' and 'times' differ
// CHECK: cf.assert %{{.*}}, {{.*}}the in dimension of 'times' differs from the weight's
// CHECK-NOT: cf.assert
// CHECK: return
func.func @dora_scale(%m: tensor<6xf32>, %w: tensor<?x?xf32>, %b: tensor<6x?xf32>, %a: tensor<?x4xf32>) -> tensor<6xf32> {
  %l = ffn.dora_scale %m, %w <out_in> add(%b) times(%a) scales [1.0] : (tensor<6xf32>, tensor<?x?xf32>, tensor<6x?xf32>, tensor<?x4xf32>) -> tensor<6xf32>
  return %l : tensor<6xf32>
}

// What the result's type states and an operand leaves open.

// CHECK-LABEL: func @static_results(
// CHECK-COUNT-2: cf.assert {{.*}}a dimension differs from the result's static size
// CHECK: ffn.activation
// CHECK-COUNT-2: cf.assert {{.*}}a dimension differs from the result's static size
// CHECK: ffn.linear
// CHECK-COUNT-1: cf.assert {{.*}}a dimension differs from the result's static size
// CHECK: ffn.glu
func.func @static_results(%x: tensor<?x?xf32>, %w: tensor<?x4xf32>, %gu: tensor<2x?xf32>) -> (tensor<3x4xf32>, tensor<3x5xf32>, tensor<2x6xf32>) {
  %a = ffn.activation %x <gelu> : tensor<?x?xf32> -> tensor<3x4xf32>
  %x4 = tensor.cast %x : tensor<?x?xf32> to tensor<?x4xf32>
  %y = ffn.linear %x4, %w <out_in> : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<3x5xf32>
  %h = ffn.glu %gu <swish> packing <concat, gate_up> : (tensor<2x?xf32>) -> tensor<2x6xf32>
  return %a, %y, %h : tensor<3x4xf32>, tensor<3x5xf32>, tensor<2x6xf32>
}

// CHECK-LABEL: func @static_weights(
// CHECK-COUNT-2: cf.assert {{.*}}a dimension differs from the result's static size
// CHECK: ffn.merge
// CHECK: cf.assert {{.*}}a dimension differs from the result's static size
// CHECK: ffn.dora_scale
func.func @static_weights(%w: tensor<?x?xf32>, %m: tensor<?xf32>) -> (tensor<6x4xf32>, tensor<6xf32>) {
  %y = ffn.merge %w <out_in> : (tensor<?x?xf32>) -> tensor<6x4xf32>
  %l = ffn.dora_scale %m, %y <out_in> : (tensor<?xf32>, tensor<6x4xf32>) -> tensor<6xf32>
  return %y, %l : tensor<6x4xf32>, tensor<6xf32>
}

// CHECK-LABEL: func @quantize(
// CHECK-SAME: %[[W:[a-z0-9]+]]: tensor<?x?xf32>
// CHECK-DAG: %[[D:.*]] = tensor.dim %[[W]], %c1
// CHECK-DAG: %[[C3:.*]] = arith.constant 3 : index
// CHECK: cf.assert %{{.*}}, {{.*}}the quantised dimension is no multiple of its groups
// CHECK: arith.remui %[[D]], %[[C3]]
// CHECK: cf.assert %{{.*}}, {{.*}}the quantised dimension is no multiple of its groups
// CHECK-NOT: cf.assert
// CHECK: return
func.func @quantize(%w: tensor<?x?xf32>) -> (tensor<?x?xi8>, tensor<?x?xf32>) {
  %q, %s = ffn.quantize %w <bits = 4, axis = 1, group = 3, zero = none, order = low_first> : tensor<?x?xf32> -> tensor<?x?xi8>, tensor<?x?xf32>
  return %q, %s : tensor<?x?xi8>, tensor<?x?xf32>
}

// CHECK-LABEL: func @quantize_static(
// CHECK: cf.assert {{.*}}a dimension differs from the result's static size
// CHECK: cf.assert {{.*}}the quantised dimension is no multiple of its groups
// CHECK: cf.assert {{.*}}the number of groups differs from the scales' static size
// CHECK-NOT: cf.assert
// CHECK: return
func.func @quantize_static(%w: tensor<?x5xf32>) -> (tensor<8x5xi8>, tensor<2x5xf32>) {
  %q, %s = ffn.quantize %w <bits = 8, axis = 0, group = 4, zero = none> : tensor<?x5xf32> -> tensor<8x5xi8>, tensor<2x5xf32>
  return %q, %s : tensor<8x5xi8>, tensor<2x5xf32>
}
