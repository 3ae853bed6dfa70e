// RUN: swiglu-opt %s --split-input-file --verify-diagnostics
// The parser of the operations, attributes of the dialect where it has none,
// and the names of arguments.

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected SSA operand}}
  %r = ffn.activation <gelu> : tensor<2x4xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected '<'}}
  %r = ffn.activation %x : tensor<2x4xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected '<'}}
  %r = ffn.activation %x, %x <gelu> : tensor<2x4xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected '<'}}
  %r = ffn.activation %x <gelu> rounding : tensor<2x4xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{attribute 'act' occurs more than once in the attribute list}}
  %r = ffn.activation %x <gelu> {act = #ffn.act<relu>} : tensor<2x4xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{attribute 'rounding' failed to satisfy constraint: where a 16-bit computation rounds}}
  %r = ffn.activation %x <gelu> {rounding = 3} : tensor<2x4xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{unknown attribute 'ffn.note' of the ffn dialect}}
  %r = ffn.activation %x <gelu> {ffn.note} : tensor<2x4xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{custom op 'ffn.silu' is unknown}}
  %r = ffn.silu %x : tensor<2x4xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{number of operands and types do not match: got 2 operands and 1 types}}
  %r = ffn.glu %x, %x <swish> : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{invalid kind of type specified: expected builtin.function, but found 'tensor<2x4xf32>'}}
  %r = ffn.glu %x, %x <swish> : tensor<2x4xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected one result type, found 2}}
  %r = ffn.glu %x, %x <swish> : (tensor<2x4xf32>, tensor<2x4xf32>) -> (tensor<2x4xf32>, tensor<2x4xf32>)
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected one result type, found 0}}
  %r = ffn.glu %x, %x <swish> : (tensor<2x4xf32>, tensor<2x4xf32>) -> ()
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected SSA operand}}
  %r = ffn.scale %x, %b bias : (tensor<2x4xf32>, tensor<6xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected ','}}
  %r = ffn.linear %x : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected '<'}}
  %r = ffn.linear %x, %w : (tensor<2x4xf32>, tensor<6x4xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{unknown layout of a weight 'in_in', expected one of out_in, in_out}}
  %r = ffn.linear %x, %w <in_in> : (tensor<2x4xf32>, tensor<6x4xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected ':'}}
  %r = ffn.linear %x, %w <out_in> addend %c bias %b : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<2x6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected SSA operand}}
  %r = ffn.linear %x, %w <out_in> addend %c, : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<2x6xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{attribute 'operandSegmentSizes' occurs more than once in the attribute list}}
  %r = ffn.linear %x, %w <out_in> {operandSegmentSizes = array<i32: 1, 1, 1, 0>} : (tensor<2x4xf32>, tensor<6x4xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected 'unit'}}
  %r = ffn.gated_linear %x, %w <out_in>, %w <out_in> : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected '<'}}
  %r = ffn.gated_linear %x, %w <out_in>, %w unit <swish> : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected 'gate' or 'up' in 'bias(…)'}}
  %r = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> bias() : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected SSA operand}}
  %r = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> bias(gate) : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected SSA operand}}
  %r = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> addend(up %c, gate %c) : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected one bias a branch}}
  %r = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> bias(gate %b, %b) : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{two weights have two branches, expected 'bias(gate %…, up %…)'}}
  %r = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> bias %b : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<2x6xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{one packed weight has no branches, expected 'addend %…'}}
  %r = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, gate_up> addend(gate %c) : (tensor<2x4xf32>, tensor<6x4xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected one bias}}
  %r = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, gate_up> bias %b, %b : (tensor<2x4xf32>, tensor<6x4xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected 'scale'}}
  %r = ffn.low_rank %x, %w, %w : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @f(%x: tensor<2x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %c: tensor<2x6xf32>) {
  // expected-error @below {{expected '<'}}
  %r = ffn.dequantize %x, %w zeros %w : (tensor<2x4xf32>, tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

// expected-error @below {{unknown attribute 'ffn.version' of the ffn dialect}}
module attributes {ffn.version = 1} {}

// -----

// expected-error @below {{unknown argument attribute 'ffn.weight' of the ffn dialect, expected 'ffn.name'}}
func.func private @f(tensor<4xf32> {ffn.weight})

// -----

// expected-error @below {{unknown attribute 'ffn.name' of the ffn dialect}}
func.func private @f() attributes {ffn.name = "f"}

// -----

// expected-error @below {{unknown attribute 'ffn.name' of the ffn dialect on result 0}}
func.func private @f() -> (tensor<4xf32> {ffn.name = "a"})

// -----

// expected-error @below {{'ffn.name' of argument 0 is "", expected a string that is not empty}}
func.func private @f(tensor<4xf32> {ffn.name = ""})

// -----

// expected-error @below {{'ffn.name' of argument 0 is 7 : i64, expected a string that is not empty}}
func.func private @f(tensor<4xf32> {ffn.name = 7})

// -----

// expected-error @below {{argument 0 with 'ffn.name' has the type 'f32', expected a ranked tensor}}
func.func private @f(f32 {ffn.name = "a"})

// -----

// expected-error @below {{arguments 0 and 2 have the same 'ffn.name' "a"}}
func.func private @f(tensor<4xf32> {ffn.name = "a"}, f32, tensor<4xf32> {ffn.name = "a"})
