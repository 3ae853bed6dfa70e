// RUN: swiglu-opt %s --split-input-file --verify-diagnostics
// RUN: %python %S/Inputs/check-constraints.py %swiglu_source
// The verifier: one function or more for each constraint of FFNOps.td, by its
// number. Products: invalid-products.mlir. The parser: parse-invalid.mlir.

//===----------------------------------------------------------------------===//
// activation
//===----------------------------------------------------------------------===//

func.func @activation_c1(%x: tensor<?x4xf32>) {
  // expected-error @below {{'ffn.activation' op dimension 1 of the result is 5, expected 4, the shape of x}}
  %r = ffn.activation %x <gelu> : tensor<?x4xf32> -> tensor<?x5xf32>
  return
}

// -----

func.func @activation_c1_rank(%x: tensor<?x4xf32>) {
  // expected-error @below {{'ffn.activation' op the result has the rank 1, expected 2, the shape of x}}
  %r = ffn.activation %x <gelu> : tensor<?x4xf32> -> tensor<4xf32>
  return
}

// -----

func.func @activation_c2(%x: tensor<4xf32>) {
  // expected-error @below {{'ffn.activation' op the result has the element type 'f64', expected 'f32', 'f16' or 'bf16'}}
  %r = ffn.activation %x <gelu> : tensor<4xf32> -> tensor<4xf64>
  return
}

// -----

func.func @activation_c2_wider(%x: tensor<4xf16>) {
  // expected-error @below {{'ffn.activation' op the result has the element type 'f32', expected 'f16'}}
  %r = ffn.activation %x <gelu> rounding <eager> : tensor<4xf16> -> tensor<4xf32>
  return
}

// -----

func.func @activation_c3(%x: tensor<4xf16>) {
  // expected-error @below {{'ffn.activation' op needs 'interior' in its rounding}}
  %r = ffn.activation %x <gelu> : tensor<4xf16>
  return
}

// -----

func.func @activation_c3_other_field(%x: tensor<4xf16>) {
  // expected-error @below {{'ffn.activation' op has no step for 'act' in its rounding}}
  %r = ffn.activation %x <gelu> rounding <interior = f32, act = round> : tensor<4xf16>
  return
}

// -----

func.func @activation_c3_no_step(%x: tensor<4xf32>) {
  // expected-error @below {{'ffn.activation' op has rounding #ffn.rounding<eager>, but no step that rounds to 16 bits}}
  %r = ffn.activation %x <gelu> rounding <eager> : tensor<4xf32>
  return
}

// -----

func.func @activation_c3_storage(%x: tensor<4xf32>) {
  // expected-error @below {{'ffn.activation' op rounding has interior = storage, but the operand has the element type 'f32', expected f16 or bf16}}
  %r = ffn.activation %x <gelu> rounding <interior = storage> : tensor<4xf32> -> tensor<4xf16>
  return
}

// -----

func.func @activation_element(%x: tensor<4xi32>) {
  // expected-error @below {{operand #0 must be ranked tensor of f16, bf16, f32 or f64 without encoding, but got 'tensor<4xi32>'}}
  %r = ffn.activation %x <gelu> : tensor<4xi32>
  return
}

// -----

func.func @activation_unranked(%x: tensor<*xf32>) {
  // expected-error @below {{operand #0 must be ranked tensor of f16, bf16, f32 or f64 without encoding, but got 'tensor<*xf32>'}}
  %r = ffn.activation %x <gelu> : tensor<*xf32>
  return
}

// -----

func.func @activation_encoding(%x: tensor<4xf32, "dense">) {
  // expected-error @below {{operand #0 must be ranked tensor of f16, bf16, f32 or f64 without encoding, but got 'tensor<4xf32, "dense">'}}
  %r = ffn.activation %x <gelu> : tensor<4xf32, "dense">
  return
}

// -----

func.func @activation_no_attribute(%x: tensor<4xf32>) {
  // expected-error @below {{'ffn.activation' op requires attribute 'act'}}
  %r = "ffn.activation"(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

//===----------------------------------------------------------------------===//
// glu
//===----------------------------------------------------------------------===//

func.func @glu_c1(%g: tensor<4xf32>) {
  // expected-error @below {{'ffn.glu' op has two operands and packing #ffn.packing<concat, gate_up>, expected one of the two}}
  %r = ffn.glu %g, %g <swish> packing <concat, gate_up> : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @glu_c1_types(%g: tensor<4xf32>, %u: tensor<4xf64>) {
  // expected-error @below {{'ffn.glu' op the up operand has the type 'tensor<4xf64>', expected 'tensor<4xf32>', the type of the gate operand}}
  %r = ffn.glu %g, %u <swish> : (tensor<4xf32>, tensor<4xf64>) -> tensor<4xf32>
  return
}

// -----

func.func @glu_c1_packing(%g: tensor<4xf32>) {
  // expected-error @below {{'ffn.glu' op has one operand and no packing, expected one of the two}}
  %r = ffn.glu %g <swish> : (tensor<4xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @glu_c1_odd(%g: tensor<5xf32>) {
  // expected-error @below {{'ffn.glu' op the last dimension of the packed operand is 5, expected a multiple of 2 for packing #ffn.packing<concat, up_gate>}}
  %r = ffn.glu %g <swish> packing <concat, up_gate> : (tensor<5xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @glu_c1_blocks(%g: tensor<20xf32>) {
  // expected-error @below {{'ffn.glu' op the last dimension of the packed operand is 20, expected a multiple of 8 for packing #ffn.packing<interleaved<4>, gate_up>}}
  %r = ffn.glu %g <swish> packing <interleaved<4>, gate_up> : (tensor<20xf32>) -> tensor<10xf32>
  return
}

// -----

func.func @glu_c1_rank(%g: tensor<f32>) {
  // expected-error @below {{'ffn.glu' op the packed operand has the rank 0, expected at least 1 (the feature dimension)}}
  %r = ffn.glu %g <swish> packing <concat, up_gate> : (tensor<f32>) -> tensor<f32>
  return
}

// -----

func.func @glu_c2(%g: tensor<?x8xf32>) {
  // expected-error @below {{'ffn.glu' op dimension 1 of the result is 8, expected 4, the shape of the unit}}
  %r = ffn.glu %g <swish> packing <concat, up_gate> : (tensor<?x8xf32>) -> tensor<?x8xf32>
  return
}

// -----

func.func @glu_c2_separate(%g: tensor<?x8xf32>) {
  // expected-error @below {{'ffn.glu' op the result has the rank 3, expected 2, the shape of the unit}}
  %r = ffn.glu %g, %g <swish> : (tensor<?x8xf32>, tensor<?x8xf32>) -> tensor<1x?x8xf32>
  return
}

// -----

func.func @glu_c3(%g: tensor<8xf16>) {
  // expected-error @below {{'ffn.glu' op the result has the element type 'bf16', expected 'f16'}}
  %r = ffn.glu %g, %g <swish> rounding <fused> : (tensor<8xf16>, tensor<8xf16>) -> tensor<8xbf16>
  return
}

// -----

func.func @glu_c3_f64(%g: tensor<8xf64>) {
  // expected-error @below {{'ffn.glu' op the result has the element type 'f32', expected 'f64'}}
  %r = ffn.glu %g, %g <swish> : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xf32>
  return
}

// -----

func.func @glu_c4(%g: tensor<8xf16>) {
  // expected-error @below {{'ffn.glu' op needs 'act' in its rounding}}
  %r = ffn.glu %g, %g <swish> rounding <interior = f32> : (tensor<8xf16>, tensor<8xf16>) -> tensor<8xf16>
  return
}

// -----

func.func @glu_c4_other_field(%g: tensor<8xf16>) {
  // expected-error @below {{'ffn.glu' op has no step for 'acc' in its rounding}}
  %r = ffn.glu %g, %g <swish> rounding <acc = f32, interior = f32, act = keep> : (tensor<8xf16>, tensor<8xf16>) -> tensor<8xf16>
  return
}

// -----

func.func @glu_c4_storage(%g: tensor<8xf32>) {
  // expected-error @below {{'ffn.glu' op rounding has interior = storage, but the operand has the element type 'f32', expected f16 or bf16}}
  %r = ffn.glu %g, %g <swish> rounding <stepwise> : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf16>
  return
}

// -----

//===----------------------------------------------------------------------===//
// scale
//===----------------------------------------------------------------------===//

func.func @scale_c1(%x: tensor<f32>, %l: tensor<4xf32>) {
  // expected-error @below {{'ffn.scale' op x has the rank 0, expected at least 1 (the feature dimension)}}
  %r = ffn.scale %x, %l : (tensor<f32>, tensor<4xf32>) -> tensor<f32>
  return
}

// -----

func.func @scale_c1_shape(%x: tensor<2x4xf32>, %l: tensor<4xf32>) {
  // expected-error @below {{'ffn.scale' op dimension 0 of the result is 3, expected 2, the shape of x}}
  %r = ffn.scale %x, %l : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<3x4xf32>
  return
}

// -----

func.func @scale_c1_element(%x: tensor<2x4xf16>, %l: tensor<4xf32>) {
  // expected-error @below {{'ffn.scale' op the result has the element type 'f32', expected 'f16'}}
  %r = ffn.scale %x, %l : (tensor<2x4xf16>, tensor<4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @scale_c2(%x: tensor<?x4xf32>, %l: tensor<5xf32>) {
  // expected-error @below {{'ffn.scale' op the size of the scale is 5, expected 4, the last dimension of x}}
  %r = ffn.scale %x, %l : (tensor<?x4xf32>, tensor<5xf32>) -> tensor<?x4xf32>
  return
}

// -----

func.func @scale_c2_rank(%x: tensor<?x4xf32>, %l: tensor<f32>) {
  // expected-error @below {{'ffn.scale' op the scale has the rank 0, expected 1}}
  %r = ffn.scale %x, %l : (tensor<?x4xf32>, tensor<f32>) -> tensor<?x4xf32>
  return
}

// -----

// The scale knows what x leaves open.
func.func @scale_c2_bias(%x: tensor<?x?xf32>, %l: tensor<4xf32>, %b: tensor<5xf32>) {
  // expected-error @below {{'ffn.scale' op the size of the bias is 5, expected 4, the last dimension of x}}
  %r = ffn.scale %x, %l bias %b : (tensor<?x?xf32>, tensor<4xf32>, tensor<5xf32>) -> tensor<?x?xf32>
  return
}

// -----

func.func @scale_c3(%x: tensor<4xf16>, %l: tensor<4xbf16>) {
  // expected-error @below {{'ffn.scale' op the scale has the element type 'bf16', expected 'f16' or 'f32'}}
  %r = ffn.scale %x, %l : (tensor<4xf16>, tensor<4xbf16>) -> tensor<4xf16>
  return
}

// -----

func.func @scale_c3_bias(%x: tensor<4xf64>, %l: tensor<4xf64>, %b: tensor<4xf32>) {
  // expected-error @below {{'ffn.scale' op the bias has the element type 'f32', expected 'f64'}}
  %r = ffn.scale %x, %l bias %b : (tensor<4xf64>, tensor<4xf64>, tensor<4xf32>) -> tensor<4xf64>
  return
}

// -----

func.func @scale_c4(%x: tensor<4xf16>, %l: tensor<4xf16>) {
  // expected-error @below {{'ffn.scale' op needs 'product' in its rounding}}
  %r = ffn.scale %x, %l bias %l : (tensor<4xf16>, tensor<4xf16>, tensor<4xf16>) -> tensor<4xf16>
  return
}

// -----

func.func @scale_c4_no_bias(%x: tensor<4xf16>, %l: tensor<4xf16>) {
  // expected-error @below {{'ffn.scale' op has rounding #ffn.rounding<fused>, but no step that rounds to 16 bits}}
  %r = ffn.scale %x, %l rounding <fused> : (tensor<4xf16>, tensor<4xf16>) -> tensor<4xf16>
  return
}

// -----

//===----------------------------------------------------------------------===//
// dequantize
//===----------------------------------------------------------------------===//

func.func @dequantize_c1(%q: tensor<1x2x8xi8>, %s: tensor<1x2x2xf32>) {
  // expected-error @below {{'ffn.dequantize' op q has the rank 3, expected 2}}
  %r = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 4, zero = none> : (tensor<1x2x8xi8>, tensor<1x2x2xf32>) -> tensor<1x2x8xf32>
  return
}

// -----

func.func @dequantize_c1_result(%q: tensor<2x8xi8>, %s: tensor<2x2xf32>) {
  // expected-error @below {{'ffn.dequantize' op the result has the rank 1, expected 2}}
  %r = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 4, zero = none> : (tensor<2x8xi8>, tensor<2x2xf32>) -> tensor<16xf32>
  return
}

// -----

func.func @dequantize_c1_shape(%q: tensor<2x8xi8>, %s: tensor<2x2xf32>) {
  // expected-error @below {{'ffn.dequantize' op dimension 0 of the result is 3, expected 2, the shape of the elements of q}}
  %r = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 4, zero = none> : (tensor<2x8xi8>, tensor<2x2xf32>) -> tensor<3x8xf32>
  return
}

// -----

func.func @dequantize_c1_nibbles(%q: tensor<2x8xi8>, %s: tensor<2x2xf32>) {
  // expected-error @below {{'ffn.dequantize' op dimension 1 of the result is 8, expected 16, the shape of the elements of q}}
  %r = ffn.dequantize %q, %s <bits = 4, axis = 1, group = 8, zero = none, order = low_first> : (tensor<2x8xi8>, tensor<2x2xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @dequantize_c1_odd(%q: tensor<2x?xi8>, %s: tensor<2x3xf32>) {
  // expected-error @below {{'ffn.dequantize' op dimension 1 of the result is 9, expected an even number for 4 bits}}
  %r = ffn.dequantize %q, %s <bits = 4, axis = 1, group = 3, zero = none, order = low_first> : (tensor<2x?xi8>, tensor<2x3xf32>) -> tensor<2x9xf32>
  return
}

// -----

func.func @dequantize_c1_overflow(%q: tensor<2x4611686018427387904xi8>, %s: tensor<2x2xf32>) {
  // expected-error @below {{'ffn.dequantize' op dimension 1 of q is 4611686018427387904, expected at most 4611686018427387903}}
  %r = ffn.dequantize %q, %s <bits = 4, axis = 1, group = 8, zero = none, order = low_first> : (tensor<2x4611686018427387904xi8>, tensor<2x2xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @dequantize_c2(%q: tensor<2x10xi8>, %s: tensor<2x2xf32>) {
  // expected-error @below {{'ffn.dequantize' op dimension 1 of the result is 10, expected a multiple of 4, the group}}
  %r = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 4, zero = none> : (tensor<2x10xi8>, tensor<2x2xf32>) -> tensor<2x10xf32>
  return
}

// -----

func.func @dequantize_c2_split(%q: tensor<4x2xi8>, %s: tensor<1x2xf32>) {
  // expected-error @below {{'ffn.dequantize' op dimension 0 of the result is 8, expected a multiple of 16, the run of split}}
  %r = ffn.dequantize %q, %s <bits = 4, axis = 0, group = 8, zero = none, order = split<16>> : (tensor<4x2xi8>, tensor<1x2xf32>) -> tensor<8x2xf32>
  return
}

// -----

// Only the result knows the size.
func.func @dequantize_c2_dynamic(%q: tensor<2x?xi8>, %s: tensor<2x2xf32>) {
  // expected-error @below {{'ffn.dequantize' op dimension 1 of the result is 6, expected a multiple of 4, the group}}
  %r = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 4, zero = none> : (tensor<2x?xi8>, tensor<2x2xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @dequantize_c3(%q: tensor<2x8xi8>, %s: tensor<2x3xf32>) {
  // expected-error @below {{'ffn.dequantize' op dimension 1 of the tensor of scales is 3, expected 2, the number of groups}}
  %r = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 4, zero = none> : (tensor<2x8xi8>, tensor<2x3xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @dequantize_c3_rank(%q: tensor<2x8xi8>, %s: tensor<2xf32>) {
  // expected-error @below {{'ffn.dequantize' op the tensor of scales has the rank 1, expected 2, the number of groups}}
  %r = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 4, zero = none> : (tensor<2x8xi8>, tensor<2xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @dequantize_c3_rows(%q: tensor<2x8xi8>, %s: tensor<1x2xf32>) {
  // expected-error @below {{'ffn.dequantize' op dimension 0 of the tensor of scales is 1, expected 2, the number of groups}}
  %r = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 4, zero = none> : (tensor<2x8xi8>, tensor<1x2xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @dequantize_c3_zeros(%q: tensor<2x8xi8>, %s: tensor<2x2xf32>, %z: tensor<2x1xf32>) {
  // expected-error @below {{'ffn.dequantize' op dimension 1 of the tensor of zeros is 1, expected 2, the number of groups}}
  %r = ffn.dequantize %q, %s zeros %z <bits = 8, axis = 1, group = 4, zero = additive> : (tensor<2x8xi8>, tensor<2x2xf32>, tensor<2x1xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @dequantize_c4(%q: tensor<2x8xi8>, %s: tensor<2x2xf32>, %z: tensor<2x2xf32>) {
  // expected-error @below {{'ffn.dequantize' op has zeros, but zero = none}}
  %r = ffn.dequantize %q, %s zeros %z <bits = 8, axis = 1, group = 4, zero = none> : (tensor<2x8xi8>, tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @dequantize_c4_missing(%q: tensor<2x8xi8>, %s: tensor<2x2xf32>) {
  // expected-error @below {{'ffn.dequantize' op needs zeros for zero = integer}}
  %r = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 4, zero = integer> : (tensor<2x8xi8>, tensor<2x2xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @dequantize_c4_integer(%q: tensor<2x8xi8>, %s: tensor<2x2xf32>, %z: tensor<2x2xf32>) {
  // expected-error @below {{'ffn.dequantize' op the tensor of zeros has the element type 'f32', expected 'i8'}}
  %r = ffn.dequantize %q, %s zeros %z <bits = 8, axis = 1, group = 4, zero = integer> : (tensor<2x8xi8>, tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @dequantize_c4_additive(%q: tensor<2x8xi8>, %s: tensor<2x2xf16>, %z: tensor<2x2xf32>) {
  // expected-error @below {{'ffn.dequantize' op the tensor of zeros has the element type 'f32', expected 'f16'}}
  %r = ffn.dequantize %q, %s zeros %z <bits = 8, axis = 1, group = 4, zero = additive> : (tensor<2x8xi8>, tensor<2x2xf16>, tensor<2x2xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @dequantize_element(%q: tensor<2x8xi4>, %s: tensor<2x2xf32>) {
  // expected-error @below {{'ffn.dequantize' op operand #0 must be ranked tensor of i8 without encoding, but got 'tensor<2x8xi4>'}}
  %r = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 4, zero = none> : (tensor<2x8xi4>, tensor<2x2xf32>) -> tensor<2x8xf32>
  return
}
