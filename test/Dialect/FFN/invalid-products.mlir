// RUN: swiglu-opt %s --split-input-file --verify-diagnostics
// The verifier of products, as in invalid.mlir.

//===----------------------------------------------------------------------===//
// linear
//===----------------------------------------------------------------------===//

func.func @linear_c1(%x: tensor<f32>, %w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.linear' op x has the rank 0, expected at least 1 (the feature dimension)}}
  %r = ffn.linear %x, %w <out_in> : (tensor<f32>, tensor<6x4xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @linear_c1_weight(%x: tensor<4xf32>, %w: tensor<1x6x4xf32>) {
  // expected-error @below {{'ffn.linear' op the weight has the rank 3, expected 2}}
  %r = ffn.linear %x, %w <out_in> : (tensor<4xf32>, tensor<1x6x4xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @linear_c2(%x: tensor<?x4xf32>, %w: tensor<6x5xf32>) {
  // expected-error @below {{'ffn.linear' op the in dimension of the weight is 5, expected 4, the last dimension of x}}
  %r = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x5xf32>) -> tensor<?x6xf32>
  return
}

// -----

func.func @linear_c2_in_out(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.linear' op the in dimension of the weight is 6, expected 4, the last dimension of x}}
  %r = ffn.linear %x, %w <in_out> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  return
}

// -----

func.func @linear_c3(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.linear' op dimension 1 of the result is 4, expected 6, the shape of the product}}
  %r = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x4xf32>
  return
}

// -----

func.func @linear_c3_leading(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.linear' op dimension 0 of the result is 3, expected 2, the shape of the product}}
  %r = ffn.linear %x, %w <out_in> : (tensor<2x4xf32>, tensor<6x4xf32>) -> tensor<3x6xf32>
  return
}

// -----

func.func @linear_c3_rank(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.linear' op the result has the rank 1, expected 2, the shape of the product}}
  %r = ffn.linear %x, %w <out_in> : (tensor<2x4xf32>, tensor<6x4xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @linear_c4(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<4xf32>) {
  // expected-error @below {{'ffn.linear' op the size of the bias is 4, expected 6, the out dimension of the weight}}
  %r = ffn.linear %x, %w <out_in> bias %b : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<4xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @linear_c4_bias_rank(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<2x6xf32>) {
  // expected-error @below {{'ffn.linear' op the bias has the rank 2, expected 1}}
  %r = ffn.linear %x, %w <out_in> bias %b : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<2x6xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @linear_c4_addend(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %c: tensor<?x6xf32>, %d: tensor<3x6xf32>) {
  // expected-error @below {{'ffn.linear' op dimension 0 of addend 1 is 3, expected 2, the shape of the product}}
  %r = ffn.linear %x, %w <out_in> addend %c, %d : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<?x6xf32>, tensor<3x6xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @linear_c4_addend_rank(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %c: tensor<6xf32>) {
  // expected-error @below {{'ffn.linear' op addend 0 has the rank 1, expected 2, the shape of the product}}
  %r = ffn.linear %x, %w <out_in> addend %c : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<6xf32>) -> tensor<2x6xf32>
  return
}

// -----

// Only the addends know the number of tokens.
func.func @linear_c4_dynamic(%x: tensor<?x4xf32>, %w: tensor<8x4xf32>, %c: tensor<5x8xf32>, %d: tensor<6x8xf32>) {
  // expected-error @below {{'ffn.linear' op dimension 0 of addend 1 is 6, expected 5, the shape of the product}}
  %r = ffn.linear %x, %w <out_in> addend %c, %d : (tensor<?x4xf32>, tensor<8x4xf32>, tensor<5x8xf32>, tensor<6x8xf32>) -> tensor<?x8xf32>
  return
}

// -----

// Only the bias knows the out dimension.
func.func @linear_c4_result(%x: tensor<?x4xf32>, %w: tensor<?x4xf32>, %b: tensor<8xf32>) {
  // expected-error @below {{'ffn.linear' op dimension 1 of the result is 9, expected 8, the shape of the product}}
  %r = ffn.linear %x, %w <out_in> bias %b : (tensor<?x4xf32>, tensor<?x4xf32>, tensor<8xf32>) -> tensor<?x9xf32>
  return
}

// -----

func.func @linear_c5(%x: tensor<4xbf16>, %w: tensor<6x4xf16>) {
  // expected-error @below {{'ffn.linear' op the weight has the element type 'f16', expected 'bf16'}}
  %r = ffn.linear %x, %w <out_in> rounding <fused> : (tensor<4xbf16>, tensor<6x4xf16>) -> tensor<6xbf16>
  return
}

// -----

func.func @linear_c5_bias(%x: tensor<4xbf16>, %w: tensor<6x4xbf16>, %b: tensor<6xf16>) {
  // expected-error @below {{'ffn.linear' op the bias has the element type 'f16', expected 'bf16' or 'f32'}}
  %r = ffn.linear %x, %w <out_in> bias %b rounding <fused> : (tensor<4xbf16>, tensor<6x4xbf16>, tensor<6xf16>) -> tensor<6xbf16>
  return
}

// -----

func.func @linear_c5_addend(%x: tensor<4xf32>, %w: tensor<6x4xf32>, %c: tensor<6xf64>) {
  // expected-error @below {{'ffn.linear' op addend 0 has the element type 'f64', expected 'f32'}}
  %r = ffn.linear %x, %w <out_in> addend %c : (tensor<4xf32>, tensor<6x4xf32>, tensor<6xf64>) -> tensor<6xf32>
  return
}

// -----

func.func @linear_c5_result(%x: tensor<4xf16>, %w: tensor<6x4xf16>) {
  // expected-error @below {{'ffn.linear' op the result has the element type 'f64', expected 'f16' or 'f32'}}
  %r = ffn.linear %x, %w <out_in> rounding <fused> : (tensor<4xf16>, tensor<6x4xf16>) -> tensor<6xf64>
  return
}

// -----

func.func @linear_c6(%x: tensor<4xf16>, %w: tensor<6x4xf16>) {
  // expected-error @below {{'ffn.linear' op needs 'acc' in its rounding}}
  %r = ffn.linear %x, %w <out_in> : (tensor<4xf16>, tensor<6x4xf16>) -> tensor<6xf16>
  return
}

// -----

func.func @linear_c6_product(%x: tensor<4xf16>, %w: tensor<6x4xf16>, %b: tensor<6xf16>) {
  // expected-error @below {{'ffn.linear' op needs 'product' in its rounding}}
  %r = ffn.linear %x, %w <out_in> bias %b rounding <acc = f32> : (tensor<4xf16>, tensor<6x4xf16>, tensor<6xf16>) -> tensor<6xf16>
  return
}

// -----

func.func @linear_c6_sum(%x: tensor<4xf16>, %w: tensor<6x4xf16>) {
  // expected-error @below {{'ffn.linear' op has no step for 'sum' in its rounding}}
  %r = ffn.linear %x, %w <out_in> rounding <acc = f32, sum = round> : (tensor<4xf16>, tensor<6x4xf16>) -> tensor<6xf16>
  return
}

// -----

func.func @linear_c6_absent(%x: tensor<4xf32>, %w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.linear' op has rounding #ffn.rounding<native>, but no step that rounds to 16 bits}}
  %r = ffn.linear %x, %w <out_in> rounding <native> : (tensor<4xf32>, tensor<6x4xf32>) -> tensor<6xf32>
  return
}

// -----

// Only the generic form can say this.
func.func @linear_segments(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.linear' op operand group 0 has 2 operands, expected 1}}
  %r = "ffn.linear"(%x, %w) <{layout = #ffn.weight<out_in>, operandSegmentSizes = array<i32: 2, 0, 0, 0>}> : (tensor<2x4xf32>, tensor<6x4xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @linear_segments_none(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.linear' op operand group 1 has 0 operands, expected 1}}
  %r = "ffn.linear"(%x, %w) <{layout = #ffn.weight<out_in>, operandSegmentSizes = array<i32: 1, 0, 1, 0>}> : (tensor<2x4xf32>, tensor<6x4xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @linear_segments_sum(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.linear' op operand count (2) does not match with the total size (3) specified in attribute 'operandSegmentSizes'}}
  %r = "ffn.linear"(%x, %w) <{layout = #ffn.weight<out_in>, operandSegmentSizes = array<i32: 1, 1, 0, 1>}> : (tensor<2x4xf32>, tensor<6x4xf32>) -> tensor<2x6xf32>
  return
}

// -----

//===----------------------------------------------------------------------===//
// gated_linear
//===----------------------------------------------------------------------===//

func.func @gated_linear_c1(%x: tensor<f32>, %g: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.gated_linear' op x has the rank 0, expected at least 1 (the feature dimension)}}
  %r = ffn.gated_linear %x, %g <out_in> unit <swish> packing <concat, gate_up> : (tensor<f32>, tensor<6x4xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @gated_linear_c1_weight(%x: tensor<4xf32>, %g: tensor<6x4xf32>, %u: tensor<4xf32>) {
  // expected-error @below {{'ffn.gated_linear' op the up weight has the rank 1, expected 2}}
  %r = ffn.gated_linear %x, %g <out_in>, %u <out_in> unit <swish> : (tensor<4xf32>, tensor<6x4xf32>, tensor<4xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @gated_linear_c2(%x: tensor<4xf32>, %g: tensor<6x5xf32>, %u: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.gated_linear' op the in dimension of the gate weight is 5, expected 4, the last dimension of x}}
  %r = ffn.gated_linear %x, %g <out_in>, %u <out_in> unit <swish> : (tensor<4xf32>, tensor<6x5xf32>, tensor<6x4xf32>) -> tensor<6xf32>
  return
}

// -----

// Only the gate's weight knows the in dimension.
func.func @gated_linear_c2_up(%x: tensor<?xf32>, %g: tensor<6x4xf32>, %u: tensor<6x5xf32>) {
  // expected-error @below {{'ffn.gated_linear' op the in dimension of the up weight is 5, expected 4, the last dimension of x}}
  %r = ffn.gated_linear %x, %g <out_in>, %u <out_in> unit <swish> : (tensor<?xf32>, tensor<6x4xf32>, tensor<6x5xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @gated_linear_c3(%x: tensor<4xf32>, %g: tensor<6x4xf32>, %u: tensor<7x4xf32>) {
  // expected-error @below {{'ffn.gated_linear' op the out dimension of the up weight is 7, expected 6, the out dimension of the gate weight}}
  %r = ffn.gated_linear %x, %g <out_in>, %u <out_in> unit <swish> : (tensor<4xf32>, tensor<6x4xf32>, tensor<7x4xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @gated_linear_c3_packed(%x: tensor<4xf32>, %g: tensor<7x4xf32>) {
  // expected-error @below {{'ffn.gated_linear' op the out dimension of the weight is 7, expected a multiple of 2 for packing #ffn.packing<concat, gate_up>}}
  %r = ffn.gated_linear %x, %g <out_in> unit <swish> packing <concat, gate_up> : (tensor<4xf32>, tensor<7x4xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @gated_linear_c3_blocks(%x: tensor<4xf32>, %g: tensor<4x6xf32>) {
  // expected-error @below {{'ffn.gated_linear' op the out dimension of the weight is 6, expected a multiple of 4 for packing #ffn.packing<interleaved<2>, up_gate>}}
  %r = ffn.gated_linear %x, %g <in_out> unit <swish> packing <interleaved<2>, up_gate> : (tensor<4xf32>, tensor<4x6xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @gated_linear_c3_result(%x: tensor<?x4xf32>, %g: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.gated_linear' op dimension 1 of the result is 6, expected 3, the shape of the unit}}
  %r = ffn.gated_linear %x, %g <out_in> unit <swish> packing <concat, gate_up> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  return
}

// -----

func.func @gated_linear_c4(%x: tensor<4xf32>, %g: tensor<6x4xf32>, %u: tensor<6x4xf32>, %b: tensor<3xf32>) {
  // expected-error @below {{'ffn.gated_linear' op the size of the up bias is 3, expected 6, the out dimension of the up weight}}
  %r = ffn.gated_linear %x, %g <out_in>, %u <out_in> unit <swish> bias(up %b) : (tensor<4xf32>, tensor<6x4xf32>, tensor<6x4xf32>, tensor<3xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @gated_linear_c4_packed(%x: tensor<4xf32>, %g: tensor<6x4xf32>, %b: tensor<3xf32>) {
  // expected-error @below {{'ffn.gated_linear' op the size of the bias is 3, expected 6, the out dimension of the weight}}
  %r = ffn.gated_linear %x, %g <out_in> unit <swish> packing <concat, gate_up> bias %b : (tensor<4xf32>, tensor<6x4xf32>, tensor<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @gated_linear_c4_addend(%x: tensor<2x4xf32>, %g: tensor<6x4xf32>, %u: tensor<6x4xf32>, %c: tensor<3x6xf32>) {
  // expected-error @below {{'ffn.gated_linear' op dimension 0 of gate addend 0 is 3, expected 2, the shape of the product}}
  %r = ffn.gated_linear %x, %g <out_in>, %u <out_in> unit <swish> addend(gate %c) : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<6x4xf32>, tensor<3x6xf32>) -> tensor<2x6xf32>
  return
}

// -----

// Only the gate's addend knows the number of tokens.
func.func @gated_linear_c4_dynamic(%x: tensor<?x4xf32>, %g: tensor<6x4xf32>, %u: tensor<6x4xf32>, %c: tensor<2x6xf32>, %d: tensor<3x6xf32>) {
  // expected-error @below {{'ffn.gated_linear' op dimension 0 of up addend 0 is 3, expected 2, the shape of the product}}
  %r = ffn.gated_linear %x, %g <out_in>, %u <out_in> unit <swish> addend(gate %c, up %d) : (tensor<?x4xf32>, tensor<6x4xf32>, tensor<6x4xf32>, tensor<2x6xf32>, tensor<3x6xf32>) -> tensor<?x6xf32>
  return
}

// -----

func.func @gated_linear_c5(%x: tensor<4xf32>, %g: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.gated_linear' op has one weight and no packing, expected one of the two}}
  %r = ffn.gated_linear %x, %g <out_in> unit <swish> : (tensor<4xf32>, tensor<6x4xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @gated_linear_c5_two(%x: tensor<4xf32>, %g: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.gated_linear' op has two weights and packing, expected one of the two}}
  %r = ffn.gated_linear %x, %g <out_in>, %g <out_in> unit <swish> packing <concat, gate_up> : (tensor<4xf32>, tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @gated_linear_c5_branch(%x: tensor<4xf32>, %g: tensor<6x4xf32>, %b: tensor<6xf32>) {
  // expected-error @below {{'ffn.gated_linear' op has one weight, but a bias or addend of an up branch}}
  %r = "ffn.gated_linear"(%x, %g, %b) <{layout = #ffn.weight<out_in>, packing = #ffn.packing<concat, gate_up>, unit = #ffn.unit<swish>, operandSegmentSizes = array<i32: 1, 1, 0, 0, 1, 0, 0>}> : (tensor<4xf32>, tensor<6x4xf32>, tensor<6xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @gated_linear_c5_layout(%x: tensor<4xf32>, %g: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.gated_linear' op needs a layout for each weight, and for no other}}
  %r = "ffn.gated_linear"(%x, %g, %g) <{layout = #ffn.weight<out_in>, unit = #ffn.unit<swish>, operandSegmentSizes = array<i32: 1, 1, 1, 0, 0, 0, 0>}> : (tensor<4xf32>, tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @gated_linear_c5_layout_of_none(%x: tensor<4xf32>, %g: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.gated_linear' op needs a layout for each weight, and for no other}}
  %r = "ffn.gated_linear"(%x, %g) <{layout = #ffn.weight<out_in>, packing = #ffn.packing<concat, gate_up>, up_layout = #ffn.weight<in_out>, unit = #ffn.unit<swish>, operandSegmentSizes = array<i32: 1, 1, 0, 0, 0, 0, 0>}> : (tensor<4xf32>, tensor<6x4xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @gated_linear_segments(%x: tensor<4xf32>, %g: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.gated_linear' op operand group 1 has 0 operands, expected 1}}
  %r = "ffn.gated_linear"(%x, %g) <{layout = #ffn.weight<out_in>, packing = #ffn.packing<concat, gate_up>, unit = #ffn.unit<swish>, operandSegmentSizes = array<i32: 1, 0, 1, 0, 0, 0, 0>}> : (tensor<4xf32>, tensor<6x4xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @gated_linear_c6(%x: tensor<4xf32>, %g: tensor<6x4xf64>, %u: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.gated_linear' op the gate weight has the element type 'f64', expected 'f32'}}
  %r = ffn.gated_linear %x, %g <out_in>, %u <out_in> unit <swish> : (tensor<4xf32>, tensor<6x4xf64>, tensor<6x4xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @gated_linear_c6_bias(%x: tensor<4xf32>, %g: tensor<6x4xf32>, %u: tensor<6x4xf32>, %b: tensor<6xf16>) {
  // expected-error @below {{'ffn.gated_linear' op the gate bias has the element type 'f16', expected 'f32'}}
  %r = ffn.gated_linear %x, %g <out_in>, %u <out_in> unit <swish> bias(gate %b) : (tensor<4xf32>, tensor<6x4xf32>, tensor<6x4xf32>, tensor<6xf16>) -> tensor<6xf32>
  return
}

// -----

func.func @gated_linear_c6_result(%x: tensor<4xbf16>, %g: tensor<6x4xbf16>) {
  // expected-error @below {{'ffn.gated_linear' op the result has the element type 'f32', expected 'bf16'}}
  %r = ffn.gated_linear %x, %g <out_in> unit <swish> packing <concat, gate_up> rounding <eager> : (tensor<4xbf16>, tensor<6x4xbf16>) -> tensor<3xf32>
  return
}

// -----

func.func @gated_linear_c7(%x: tensor<4xbf16>, %g: tensor<6x4xbf16>) {
  // expected-error @below {{'ffn.gated_linear' op needs 'acc' in its rounding}}
  %r = ffn.gated_linear %x, %g <out_in> unit <swish> packing <concat, gate_up> : (tensor<4xbf16>, tensor<6x4xbf16>) -> tensor<3xbf16>
  return
}

// -----

func.func @gated_linear_c7_product(%x: tensor<4xbf16>, %g: tensor<6x4xbf16>) {
  // expected-error @below {{'ffn.gated_linear' op has no step for 'product' in its rounding}}
  %r = ffn.gated_linear %x, %g <out_in> unit <swish> packing <concat, gate_up> rounding <acc = f32, product = keep, linear = round, interior = f32, act = round> : (tensor<4xbf16>, tensor<6x4xbf16>) -> tensor<3xbf16>
  return
}

// -----

func.func @gated_linear_c7_absent(%x: tensor<4xf32>, %g: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.gated_linear' op has rounding #ffn.rounding<fused>, but no step that rounds to 16 bits}}
  %r = ffn.gated_linear %x, %g <out_in> unit <swish> packing <concat, gate_up> rounding <fused> : (tensor<4xf32>, tensor<6x4xf32>) -> tensor<3xf32>
  return
}

// -----

//===----------------------------------------------------------------------===//
// low_rank
//===----------------------------------------------------------------------===//

func.func @low_rank_c1(%x: tensor<f32>, %a: tensor<3x4xf32>, %b: tensor<6x3xf32>) {
  // expected-error @below {{'ffn.low_rank' op x has the rank 0, expected at least 1 (the feature dimension)}}
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (tensor<f32>, tensor<3x4xf32>, tensor<6x3xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @low_rank_c1_a(%x: tensor<4xf32>, %a: tensor<4xf32>, %b: tensor<6x3xf32>) {
  // expected-error @below {{'ffn.low_rank' op a has the rank 1, expected 2}}
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (tensor<4xf32>, tensor<4xf32>, tensor<6x3xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @low_rank_c1_b(%x: tensor<4xf32>, %a: tensor<3x4xf32>, %b: tensor<1x6x3xf32>) {
  // expected-error @below {{'ffn.low_rank' op b has the rank 3, expected 2}}
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (tensor<4xf32>, tensor<3x4xf32>, tensor<1x6x3xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @low_rank_c2(%x: tensor<?x4xf32>, %a: tensor<3x5xf32>, %b: tensor<6x3xf32>) {
  // expected-error @below {{'ffn.low_rank' op the in dimension of a is 5, expected 4, the last dimension of x}}
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (tensor<?x4xf32>, tensor<3x5xf32>, tensor<6x3xf32>) -> tensor<?x6xf32>
  return
}

// -----

func.func @low_rank_c2_rank(%x: tensor<?x4xf32>, %a: tensor<3x4xf32>, %b: tensor<3x6xf32>) {
  // expected-error @below {{'ffn.low_rank' op the rank dimension of b is 6, expected 3, the rank dimension of a}}
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (tensor<?x4xf32>, tensor<3x4xf32>, tensor<3x6xf32>) -> tensor<?x3xf32>
  return
}

// -----

func.func @low_rank_c3(%x: tensor<?x4xf32>, %a: tensor<3x4xf32>, %b: tensor<6x3xf32>) {
  // expected-error @below {{'ffn.low_rank' op dimension 1 of the result is 4, expected 6, the shape of the product}}
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (tensor<?x4xf32>, tensor<3x4xf32>, tensor<6x3xf32>) -> tensor<?x4xf32>
  return
}

// -----

func.func @low_rank_c3_bias(%x: tensor<?x4xf32>, %a: tensor<3x4xf32>, %b: tensor<6x3xf32>, %bb: tensor<3xf32>) {
  // expected-error @below {{'ffn.low_rank' op the size of the bias is 3, expected 6, the out dimension of b}}
  %r = ffn.low_rank %x, %a, %b bias %bb scale 2.0 : (tensor<?x4xf32>, tensor<3x4xf32>, tensor<6x3xf32>, tensor<3xf32>) -> tensor<?x6xf32>
  return
}

// -----

func.func @low_rank_c3_bias_rank(%x: tensor<?x4xf32>, %a: tensor<3x4xf32>, %b: tensor<6x3xf32>, %bb: tensor<1x6xf32>) {
  // expected-error @below {{'ffn.low_rank' op the bias has the rank 2, expected 1}}
  %r = ffn.low_rank %x, %a, %b bias %bb scale 2.0 : (tensor<?x4xf32>, tensor<3x4xf32>, tensor<6x3xf32>, tensor<1x6xf32>) -> tensor<?x6xf32>
  return
}

// -----

func.func @low_rank_c4(%x: tensor<4xf16>, %a: tensor<3x4xf32>, %b: tensor<6x3xf32>) {
  // expected-error @below {{'ffn.low_rank' op a has the element type 'f32', expected 'f16'}}
  %r = ffn.low_rank %x, %a, %b scale 2.0 rounding <eager> : (tensor<4xf16>, tensor<3x4xf32>, tensor<6x3xf32>) -> tensor<6xf16>
  return
}

// -----

func.func @low_rank_c4_bias(%x: tensor<4xf16>, %a: tensor<3x4xf16>, %b: tensor<6x3xf16>, %bb: tensor<6xf64>) {
  // expected-error @below {{'ffn.low_rank' op the bias has the element type 'f64', expected 'f16' or 'f32'}}
  %r = ffn.low_rank %x, %a, %b bias %bb scale 2.0 rounding <eager> : (tensor<4xf16>, tensor<3x4xf16>, tensor<6x3xf16>, tensor<6xf64>) -> tensor<6xf16>
  return
}

// -----

func.func @low_rank_c4_result(%x: tensor<4xf32>, %a: tensor<3x4xf32>, %b: tensor<6x3xf32>) {
  // expected-error @below {{'ffn.low_rank' op the result has the element type 'f64', expected 'f32'}}
  %r = ffn.low_rank %x, %a, %b scale 2.0 : (tensor<4xf32>, tensor<3x4xf32>, tensor<6x3xf32>) -> tensor<6xf64>
  return
}

// -----

func.func @low_rank_c4_infinite(%x: tensor<4xf32>, %a: tensor<3x4xf32>, %b: tensor<6x3xf32>) {
  // expected-error @below {{'ffn.low_rank' op the scale is INF, expected a finite number}}
  %r = ffn.low_rank %x, %a, %b scale 0x7FF0000000000000 : (tensor<4xf32>, tensor<3x4xf32>, tensor<6x3xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @low_rank_c4_nan(%x: tensor<4xf32>, %a: tensor<3x4xf32>, %b: tensor<6x3xf32>) {
  // expected-error @below {{'ffn.low_rank' op the scale is nan, expected a finite number}}
  %r = ffn.low_rank %x, %a, %b scale 0x7FF8000000000000 : (tensor<4xf32>, tensor<3x4xf32>, tensor<6x3xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @low_rank_c5(%x: tensor<4xf16>, %a: tensor<3x4xf16>, %b: tensor<6x3xf16>) {
  // expected-error @below {{'ffn.low_rank' op needs 'linear' in its rounding}}
  %r = ffn.low_rank %x, %a, %b scale 2.0 rounding <acc = f32> : (tensor<4xf16>, tensor<3x4xf16>, tensor<6x3xf16>) -> tensor<6xf16>
  return
}

// -----

func.func @low_rank_c5_sum(%x: tensor<4xf16>, %a: tensor<3x4xf16>, %b: tensor<6x3xf16>) {
  // expected-error @below {{'ffn.low_rank' op has no step for 'sum' in its rounding}}
  %r = ffn.low_rank %x, %a, %b scale 2.0 rounding <acc = f32, sum = keep, linear = keep> : (tensor<4xf16>, tensor<3x4xf16>, tensor<6x3xf16>) -> tensor<6xf16>
  return
}
