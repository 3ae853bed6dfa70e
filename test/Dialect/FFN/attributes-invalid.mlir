// RUN: swiglu-opt %s --split-input-file --verify-diagnostics
// Parser and verifier of the attributes.

//===----------------------------------------------------------------------===//
// act
//===----------------------------------------------------------------------===//

// expected-error @below {{unknown attribute `activation` in dialect `ffn`}}
module attributes {a.a = #ffn.activation<gelu>} {}

// -----

// expected-error @below {{expected '<'}}
module attributes {a.a = #ffn.act} {}

// -----

// expected-error @below {{expected activation}}
module attributes {a.a = #ffn.act<>} {}

// -----

// expected-error @below {{unknown activation 'silu', expected one of identity, relu, squared_relu, sigmoid, tanh, swish, gelu, gelu_tanh, fatrelu}}
module attributes {a.a = #ffn.act<silu>} {}

// -----

// expected-error @below {{unknown parameter 'beta' of an activation}}
module attributes {a.a = #ffn.act<gelu, beta = 1.0>} {}

// -----

// expected-error @below {{unknown parameter 'limit' of an activation}}
module attributes {a.a = #ffn.act<swish, limit = 7.0>} {}

// -----

// expected-error @below {{expected the name of a parameter}}
module attributes {a.a = #ffn.act<swish, >} {}

// -----

// expected-error @below {{expected '='}}
module attributes {a.a = #ffn.act<swish, beta>} {}

// -----

// expected-error @below {{beta is given twice}}
module attributes {a.a = #ffn.act<swish, beta = 1.0, beta = 2.0>} {}

// -----

// expected-error @below {{beta is INF, expected a finite number}}
module attributes {a.a = #ffn.act<swish, beta = 1.0e999>} {}

// -----

// expected-error @below {{beta is 0, expected another number}}
module attributes {a.a = #ffn.act<swish, beta = 0.0>} {}

// -----

// expected-error @below {{coefficient is nan, expected a finite number}}
module attributes {a.a = #ffn.act<gelu_tanh, coefficient = 0x7FF8000000000000>} {}

// -----

// expected-error @below {{coefficient is 0, expected another number}}
module attributes {a.a = #ffn.act<gelu_tanh, coefficient = -0.0>} {}

// -----

// expected-error @below {{fatrelu needs threshold}}
module attributes {a.a = #ffn.act<fatrelu>} {}

// -----

// expected-error @below {{threshold is -INF, expected a finite number}}
module attributes {a.a = #ffn.act<fatrelu, threshold = 0xFFF0000000000000>} {}

// -----

// expected-error @below {{unexpected decimal integer literal for a floating point value}}
// expected-note @+1 {{add a trailing dot to make the literal a float}}
module attributes {a.a = #ffn.act<swish, beta = 1>} {}

// -----

// expected-error @below {{expected '>'}}
module attributes {a.a = #ffn.act<swish beta = 1.0>} {}

// -----

//===----------------------------------------------------------------------===//
// unit
//===----------------------------------------------------------------------===//

// expected-error @below {{unknown activation 'swiglu', expected one of identity, relu, squared_relu, sigmoid, tanh, swish, gelu, gelu_tanh, fatrelu}}
module attributes {a.a = #ffn.unit<swiglu>} {}

// -----

// expected-error @below {{unknown parameter 'clamp' of a gated unit, expected limit, offset or the activation's own}}
module attributes {a.a = #ffn.unit<swish, clamp = 7.0>} {}

// -----

// expected-error @below {{unknown parameter 'beta' of a gated unit, expected limit, offset or the activation's own}}
module attributes {a.a = #ffn.unit<relu, beta = 1.0>} {}

// -----

// expected-error @below {{limit is given twice}}
module attributes {a.a = #ffn.unit<swish, limit = 7.0, limit = 7.0>} {}

// -----

// expected-error @below {{offset is given twice}}
module attributes {a.a = #ffn.unit<swish, offset = 1.0, beta = 1.0, offset = 1.0>} {}

// -----

// expected-error @below {{limit is -1.000000e+00, expected a positive number}}
module attributes {a.a = #ffn.unit<swish, limit = -1.0>} {}

// -----

// expected-error @below {{limit is 0.000000e+00, expected a positive number}}
module attributes {a.a = #ffn.unit<swish, limit = 0.0>} {}

// -----

// expected-error @below {{limit is INF, expected a finite number}}
module attributes {a.a = #ffn.unit<swish, limit = 0x7FF0000000000000>} {}

// -----

// expected-error @below {{offset is nan, expected a finite number}}
module attributes {a.a = #ffn.unit<swish, offset = 0x7FF8000000000000>} {}

// -----

// expected-error @below {{offset is 0, which is said by leaving it out}}
module attributes {a.a = #ffn.unit<swish, offset = 0.0>} {}

// -----

// expected-error @below {{fatrelu needs threshold}}
module attributes {a.a = #ffn.unit<fatrelu, limit = 7.0>} {}

// -----

//===----------------------------------------------------------------------===//
// weight
//===----------------------------------------------------------------------===//

// expected-error @below {{expected layout of a weight}}
module attributes {a.a = #ffn.weight<>} {}

// -----

// expected-error @below {{unknown layout of a weight 'in_in', expected one of out_in, in_out}}
module attributes {a.a = #ffn.weight<in_in>} {}

// -----

// expected-error @below {{expected '>'}}
module attributes {a.a = #ffn.weight<out_in, in_out>} {}

// -----

//===----------------------------------------------------------------------===//
// packing
//===----------------------------------------------------------------------===//

// expected-error @below {{unknown packing 'split', expected one of concat, interleaved}}
module attributes {a.a = #ffn.packing<split, gate_up>} {}

// -----

// expected-error @below {{expected ','}}
module attributes {a.a = #ffn.packing<concat>} {}

// -----

// expected-error @below {{expected ','}}
module attributes {a.a = #ffn.packing<concat<2>, gate_up>} {}

// -----

// expected-error @below {{unknown packing order 'gate_first', expected one of gate_up, up_gate}}
module attributes {a.a = #ffn.packing<concat, gate_first>} {}

// -----

// expected-error @below {{expected packing order}}
module attributes {a.a = #ffn.packing<concat, >} {}

// -----

// expected-error @below {{expected '<'}}
module attributes {a.a = #ffn.packing<interleaved, gate_up>} {}

// -----

// expected-error @below {{expected integer value}}
module attributes {a.a = #ffn.packing<interleaved<x>, gate_up>} {}

// -----

// expected-error @below {{the block size of interleaved is 0, expected 1 to 2147483647}}
module attributes {a.a = #ffn.packing<interleaved<0>, gate_up>} {}

// -----

// expected-error @below {{the block size of interleaved is -1, expected 1 to 2147483647}}
module attributes {a.a = #ffn.packing<interleaved<-1>, gate_up>} {}

// -----

// expected-error @below {{the block size of interleaved is 4611686018427387904, expected 1 to 2147483647}}
module attributes {a.a = #ffn.packing<interleaved<4611686018427387904>, gate_up>} {}

// -----

// expected-error @below {{integer value too large}}
module attributes {a.a = #ffn.packing<interleaved<9223372036854775808>, gate_up>} {}

// -----

//===----------------------------------------------------------------------===//
// quant
//===----------------------------------------------------------------------===//

// expected-error @below {{bits is 3, expected 4 or 8}}
module attributes {a.a = #ffn.quant<bits = 3, axis = 1, group = 32, zero = none>} {}

// -----

// expected-error @below {{axis is 2, expected 0 or 1}}
module attributes {a.a = #ffn.quant<bits = 8, axis = 2, group = 32, zero = none>} {}

// -----

// expected-error @below {{axis is -1, expected 0 or 1}}
module attributes {a.a = #ffn.quant<bits = 8, axis = -1, group = 32, zero = none>} {}

// -----

// expected-error @below {{group is 0, expected 1 to 2147483647}}
module attributes {a.a = #ffn.quant<bits = 8, axis = 1, group = 0, zero = none>} {}

// -----

// expected-error @below {{group is 9223372036854775807, expected 1 to 2147483647}}
module attributes {a.a = #ffn.quant<bits = 8, axis = 1, group = 9223372036854775807, zero = none>} {}

// -----

// expected-error @below {{expected 'bits'}}
module attributes {a.a = #ffn.quant<axis = 1, bits = 8, group = 32, zero = none>} {}

// -----

// expected-error @below {{expected 'zero'}}
module attributes {a.a = #ffn.quant<bits = 8, axis = 1, group = 32, order = low_first>} {}

// -----

// expected-error @below {{unknown zero point 'float', expected one of none, integer, additive}}
module attributes {a.a = #ffn.quant<bits = 8, axis = 1, group = 32, zero = float>} {}

// -----

// expected-error @below {{order is for 4 bits only}}
module attributes {a.a = #ffn.quant<bits = 8, axis = 1, group = 32, zero = none, order = low_first>} {}

// -----

// expected-error @below {{4 bits need an order}}
module attributes {a.a = #ffn.quant<bits = 4, axis = 1, group = 32, zero = none>} {}

// -----

// expected-error @below {{unknown nibble order 'first', expected one of low_first, high_first, split}}
module attributes {a.a = #ffn.quant<bits = 4, axis = 1, group = 32, zero = none, order = first>} {}

// -----

// expected-error @below {{expected '<'}}
module attributes {a.a = #ffn.quant<bits = 4, axis = 1, group = 32, zero = none, order = split>} {}

// -----

// expected-error @below {{expected '>'}}
module attributes {a.a = #ffn.quant<bits = 4, axis = 1, group = 32, zero = none, order = low_first<32>>} {}

// -----

// expected-error @below {{the run of split is 3, expected an even number from 2 to 2147483647}}
module attributes {a.a = #ffn.quant<bits = 4, axis = 1, group = 32, zero = none, order = split<3>>} {}

// -----

// expected-error @below {{the run of split is 0, expected an even number from 2 to 2147483647}}
module attributes {a.a = #ffn.quant<bits = 4, axis = 1, group = 32, zero = none, order = split<0>>} {}

// -----

// expected-error @below {{the run of split is 9223372036854775806, expected an even number from 2 to 2147483647}}
module attributes {a.a = #ffn.quant<bits = 4, axis = 1, group = 32, zero = none, order = split<9223372036854775806>>} {}

// -----

//===----------------------------------------------------------------------===//
// rounding
//===----------------------------------------------------------------------===//

// expected-error @below {{expected a field of rounding}}
module attributes {a.a = #ffn.rounding<>} {}

// -----

// expected-error @below {{expected a field of rounding}}
module attributes {a.a = #ffn.rounding<acc = f32, >} {}

// -----

// expected-error @below {{unknown field of rounding 'accumulator', expected acc, product, sum, linear, interior, act, or one of the shorthands fused, eager, stepwise, native}}
module attributes {a.a = #ffn.rounding<accumulator = f32>} {}

// -----

// expected-error @below {{acc is 'f64', expected f32 or storage}}
module attributes {a.a = #ffn.rounding<acc = f64>} {}

// -----

// expected-error @below {{act is 'storage', expected keep or round}}
module attributes {a.a = #ffn.rounding<act = storage>} {}

// -----

// expected-error @below {{sum is given twice}}
module attributes {a.a = #ffn.rounding<sum = keep, sum = keep>} {}

// -----

// expected-error @below {{expected '>'}}
module attributes {a.a = #ffn.rounding<eager, acc = f32>} {}

// -----

// expected-error @below {{shorthand 'eager' stands beside fields of rounding, expected it alone}}
module attributes {a.a = #ffn.rounding<acc = f32, eager>} {}

// -----

// expected-error @below {{interior = storage rounds the activation, but act is keep}}
module attributes {a.a = #ffn.rounding<interior = storage, act = keep>} {}

// -----

// expected-error @below {{expected '='}}
module attributes {a.a = #ffn.rounding<acc>} {}
