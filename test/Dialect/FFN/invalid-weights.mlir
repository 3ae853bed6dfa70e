// RUN: swiglu-opt %s --split-input-file --verify-diagnostics
// The verifier of operations on weights alone, as in invalid.mlir.

//===----------------------------------------------------------------------===//
// merge
//===----------------------------------------------------------------------===//

func.func @merge_c1(%w: tensor<2x6x4xf32>) {
  // expected-error @below {{'ffn.merge' op the weight has the rank 3, expected 1 or 2}}
  %r = ffn.merge %w <out_in> : (tensor<2x6x4xf32>) -> tensor<2x6x4xf32>
  return
}

// -----

func.func @merge_c1_bias(%w: tensor<6xf32>) {
  // expected-error @below {{'ffn.merge' op the weight has the rank 1 and the layout in_out, expected out_in}}
  %r = ffn.merge %w <in_out> : (tensor<6xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @merge_c1_result(%w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.merge' op dimension 1 of the result is 5, expected 4, the shape of the weight}}
  %r = ffn.merge %w <out_in> : (tensor<6x4xf32>) -> tensor<6x5xf32>
  return
}

// -----

func.func @merge_c1_rank(%w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.merge' op the result has the rank 1, expected 2, the shape of the weight}}
  %r = ffn.merge %w <out_in> : (tensor<6x4xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @merge_c2(%w: tensor<6x4xf32>, %b: tensor<6x2xf32>, %a: tensor<2x4xf32>) {
  // expected-error @below {{'ffn.merge' op has 0 scales, expected 1, one for each 'add'}}
  %r = ffn.merge %w <out_in> add(%b) times(%a) : (tensor<6x4xf32>, tensor<6x2xf32>, tensor<2x4xf32>) -> tensor<6x4xf32>
  return
}

// -----

func.func @merge_c2_scales(%w: tensor<6x4xf32>, %b: tensor<6x2xf32>, %a: tensor<2x4xf32>) {
  // expected-error @below {{'ffn.merge' op has 2 scales, expected 1, one for each 'add'}}
  %r = ffn.merge %w <out_in> add(%b) times(%a) scales [1.0, 2.0] : (tensor<6x4xf32>, tensor<6x2xf32>, tensor<2x4xf32>) -> tensor<6x4xf32>
  return
}

// -----

func.func @merge_c2_infinite(%w: tensor<6x4xf32>, %b: tensor<6x2xf32>, %a: tensor<2x4xf32>) {
  // expected-error @below {{'ffn.merge' op scale 0 is INF, expected a finite number}}
  %r = ffn.merge %w <out_in> add(%b) times(%a) scales [0x7FF0000000000000 : f64] : (tensor<6x4xf32>, tensor<6x2xf32>, tensor<2x4xf32>) -> tensor<6x4xf32>
  return
}

// -----

func.func @merge_c2_times(%w: tensor<6x4xf32>, %b: tensor<6x2xf32>, %a: tensor<2x4xf32>) {
  // expected-error @below {{'ffn.merge' op has 0 'times', expected 1, one for each 'add'}}
  %r = ffn.merge %w <out_in> add(%b) scales [1.0] : (tensor<6x4xf32>, tensor<6x2xf32>) -> tensor<6x4xf32>
  return
}

// -----

func.func @merge_c2_bias(%w: tensor<6xf32>, %b: tensor<6xf32>, %a: tensor<2x4xf32>) {
  // expected-error @below {{'ffn.merge' op has 1 'times', expected 0, since the weight has the rank 1}}
  %r = ffn.merge %w <out_in> add(%b) times(%a) scales [1.0] : (tensor<6xf32>, tensor<6xf32>, tensor<2x4xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @merge_c2_columns(%w: tensor<6xf32>, %l: tensor<6xf32>) {
  // expected-error @below {{'ffn.merge' op has 1 'columns', expected 0, since the weight has the rank 1}}
  %r = ffn.merge %w <out_in> columns(%l) : (tensor<6xf32>, tensor<6xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @merge_c3(%w: tensor<6x4xf32>, %b: tensor<5x2xf32>, %a: tensor<2x4xf32>) {
  // expected-error @below {{'ffn.merge' op the out dimension of 'add' 0 is 5, expected 6, the weight's out dimension}}
  %r = ffn.merge %w <out_in> add(%b) times(%a) scales [1.0] : (tensor<6x4xf32>, tensor<5x2xf32>, tensor<2x4xf32>) -> tensor<6x4xf32>
  return
}

// -----

func.func @merge_c3_in_out(%w: tensor<4x6xf32>, %b: tensor<4x2xf32>, %a: tensor<2x4xf32>) {
  // expected-error @below {{'ffn.merge' op the out dimension of 'add' 0 is 4, expected 6, the weight's out dimension}}
  %r = ffn.merge %w <in_out> add(%b) times(%a) scales [1.0] : (tensor<4x6xf32>, tensor<4x2xf32>, tensor<2x4xf32>) -> tensor<4x6xf32>
  return
}

// -----

func.func @merge_c3_rank(%w: tensor<6x4xf32>, %b: tensor<6x2xf32>, %a: tensor<3x4xf32>) {
  // expected-error @below {{'ffn.merge' op the rank dimension of 'times' 0 is 3, expected 2, the rank dimension of 'add' 0}}
  %r = ffn.merge %w <out_in> add(%b) times(%a) scales [1.0] : (tensor<6x4xf32>, tensor<6x2xf32>, tensor<3x4xf32>) -> tensor<6x4xf32>
  return
}

// -----

func.func @merge_c3_times(%w: tensor<6x4xf32>, %b: tensor<6x2xf32>, %a: tensor<2x5xf32>) {
  // expected-error @below {{'ffn.merge' op the in dimension of 'times' 0 is 5, expected 4, the weight's in dimension}}
  %r = ffn.merge %w <out_in> add(%b) times(%a) scales [1.0] : (tensor<6x4xf32>, tensor<6x2xf32>, tensor<2x5xf32>) -> tensor<6x4xf32>
  return
}

// -----

func.func @merge_c3_add(%w: tensor<6xf32>, %b: tensor<6x1xf32>) {
  // expected-error @below {{'ffn.merge' op 'add' 0 has the rank 2, expected 1}}
  %r = ffn.merge %w <out_in> add(%b) scales [1.0] : (tensor<6xf32>, tensor<6x1xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @merge_c3_rows(%w: tensor<?x4xf32>, %l: tensor<6xf32>, %m: tensor<5xf32>) {
  // expected-error @below {{'ffn.merge' op the size of 'rows' 1 is 5, expected 6, the weight's out dimension}}
  %r = ffn.merge %w <out_in> rows(%l, %m) : (tensor<?x4xf32>, tensor<6xf32>, tensor<5xf32>) -> tensor<?x4xf32>
  return
}

// -----

func.func @merge_c3_columns(%w: tensor<6x4xf32>, %l: tensor<6xf32>) {
  // expected-error @below {{'ffn.merge' op the size of 'columns' 0 is 6, expected 4, the weight's in dimension}}
  %r = ffn.merge %w <out_in> columns(%l) : (tensor<6x4xf32>, tensor<6xf32>) -> tensor<6x4xf32>
  return
}

// -----

func.func @merge_c3_vector(%w: tensor<6x4xf32>, %l: tensor<1x6xf32>) {
  // expected-error @below {{'ffn.merge' op 'rows' 0 has the rank 2, expected 1}}
  %r = ffn.merge %w <out_in> rows(%l) : (tensor<6x4xf32>, tensor<1x6xf32>) -> tensor<6x4xf32>
  return
}

// -----

func.func @merge_segments(%w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.merge' op operand group 0 has 2 operands, expected 1}}
  %r = "ffn.merge"(%w, %w) <{layout = #ffn.weight<out_in>, operandSegmentSizes = array<i32: 2, 0, 0, 0, 0>}> : (tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<6x4xf32>
  return
}

// -----

//===----------------------------------------------------------------------===//
// dora_scale
//===----------------------------------------------------------------------===//

func.func @dora_scale_c1(%m: tensor<6xf32>, %w: tensor<6xf32>) {
  // expected-error @below {{'ffn.dora_scale' op the weight has the rank 1, expected 2}}
  %r = ffn.dora_scale %m, %w <out_in> : (tensor<6xf32>, tensor<6xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @dora_scale_c1_magnitude(%m: tensor<4xf32>, %w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.dora_scale' op the size of the magnitude is 4, expected 6, the weight's out dimension}}
  %r = ffn.dora_scale %m, %w <out_in> : (tensor<4xf32>, tensor<6x4xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @dora_scale_c1_matrix(%m: tensor<6x1xf32>, %w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.dora_scale' op the magnitude has the rank 2, expected 1}}
  %r = ffn.dora_scale %m, %w <out_in> : (tensor<6x1xf32>, tensor<6x4xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @dora_scale_c1_result(%m: tensor<?xf32>, %w: tensor<4x6xf32>) {
  // expected-error @below {{'ffn.dora_scale' op the size of the result is 4, expected 6, the weight's out dimension}}
  %r = ffn.dora_scale %m, %w <in_out> : (tensor<?xf32>, tensor<4x6xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @dora_scale_c2(%m: tensor<6xf32>, %w: tensor<6x4xf32>, %b: tensor<6x2xf32>, %a: tensor<2x4xf32>) {
  // expected-error @below {{'ffn.dora_scale' op has 0 scales, expected 1, one for each 'add'}}
  %r = ffn.dora_scale %m, %w <out_in> add(%b) times(%a) : (tensor<6xf32>, tensor<6x4xf32>, tensor<6x2xf32>, tensor<2x4xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @dora_scale_c2_nan(%m: tensor<6xf32>, %w: tensor<6x4xf32>, %b: tensor<6x2xf32>, %a: tensor<2x4xf32>) {
  // expected-error @below {{'ffn.dora_scale' op scale 0 is nan, expected a finite number}}
  %r = ffn.dora_scale %m, %w <out_in> add(%b) times(%a) scales [0x7FF8000000000000 : f64] : (tensor<6xf32>, tensor<6x4xf32>, tensor<6x2xf32>, tensor<2x4xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @dora_scale_c3(%m: tensor<6xf32>, %w: tensor<6x4xf32>, %b: tensor<6x2xf32>, %a: tensor<2x5xf32>) {
  // expected-error @below {{'ffn.dora_scale' op the in dimension of 'times' 0 is 5, expected 4, the weight's in dimension}}
  %r = ffn.dora_scale %m, %w <out_in> add(%b) times(%a) scales [1.0] : (tensor<6xf32>, tensor<6x4xf32>, tensor<6x2xf32>, tensor<2x5xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @dora_scale_segments(%m: tensor<6xf32>, %w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.dora_scale' op operand group 1 has 0 operands, expected 1}}
  %r = "ffn.dora_scale"(%m, %w) <{layout = #ffn.weight<out_in>, operandSegmentSizes = array<i32: 1, 0, 1, 0>}> : (tensor<6xf32>, tensor<6x4xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @merge_scales(%w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.merge' op attribute 'scales' failed to satisfy constraint: 64-bit float array attribute}}
  %r = ffn.merge %w <out_in> scales [1 : i32] : (tensor<6x4xf32>) -> tensor<6x4xf32>
  return
}

// -----

//===----------------------------------------------------------------------===//
// quantize
//===----------------------------------------------------------------------===//

func.func @quantize_c1(%w: tensor<4xf32>) {
  // expected-error @below {{'ffn.quantize' op the weight has the rank 1, expected 2}}
  %q, %s = ffn.quantize %w <bits = 4, axis = 1, group = 2, zero = none, order = low_first> : tensor<4xf32> -> tensor<2xi8>, tensor<2xf32>
  return
}

// -----

func.func @quantize_c1_bytes(%w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.quantize' op dimension 1 of q is 4, expected 2, the bytes of the weight's elements}}
  %q, %s = ffn.quantize %w <bits = 4, axis = 1, group = 2, zero = none, order = low_first> : tensor<6x4xf32> -> tensor<6x4xi8>, tensor<6x2xf32>
  return
}

// -----

func.func @quantize_c1_odd(%w: tensor<6x3xf32>) {
  // expected-error @below {{'ffn.quantize' op dimension 1 of the weight is 3, expected an even number for 4 bits}}
  %q, %s = ffn.quantize %w <bits = 4, axis = 1, group = 3, zero = none, order = low_first> : tensor<6x3xf32> -> tensor<6x1xi8>, tensor<6x1xf32>
  return
}

// -----

func.func @quantize_c2(%w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.quantize' op dimension 0 of the weight is 6, expected a multiple of 4, the group}}
  %q, %s = ffn.quantize %w <bits = 8, axis = 0, group = 4, zero = none> : tensor<6x4xf32> -> tensor<6x4xi8>, tensor<1x4xf32>
  return
}

// -----

func.func @quantize_c2_run(%w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.quantize' op dimension 1 of the weight is 4, expected a multiple of 8, the run of split}}
  %q, %s = ffn.quantize %w <bits = 4, axis = 1, group = 2, zero = none, order = split<8>> : tensor<6x4xf32> -> tensor<6x2xi8>, tensor<6x2xf32>
  return
}

// -----

func.func @quantize_c3(%w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.quantize' op dimension 1 of the tensor of scales is 4, expected 2, the number of groups}}
  %q, %s = ffn.quantize %w <bits = 4, axis = 1, group = 2, zero = none, order = low_first> : tensor<6x4xf32> -> tensor<6x2xi8>, tensor<6x4xf32>
  return
}

// -----

func.func @quantize_c4(%w: tensor<6x4xf32>) {
  // expected-error @below {{'ffn.quantize' op has zero = additive, expected none}}
  %q, %s = ffn.quantize %w <bits = 8, axis = 1, group = 2, zero = additive> : tensor<6x4xf32> -> tensor<6x4xi8>, tensor<6x2xf32>
  return
}
