// RUN: swiglu-opt %s -o %t.text && swiglu-opt %t.text | diff %t.text -
// RUN: swiglu-opt %s --emit-bytecode | swiglu-opt | diff %t.text -
// RUN: FileCheck %s < %t.text
// Every value of every attribute. Errors: attributes-invalid.mlir.

module attributes {
  // CHECK: a.act = [#ffn.act<identity>, #ffn.act<relu>, #ffn.act<squared_relu>, #ffn.act<sigmoid>, #ffn.act<tanh>, #ffn.act<swish>, #ffn.act<gelu>, #ffn.act<gelu_tanh>, #ffn.act<fatrelu, threshold = 1.000000e-02>]
  a.act = [#ffn.act<identity>, #ffn.act<relu>, #ffn.act<squared_relu>,
    #ffn.act<sigmoid>, #ffn.act<tanh>, #ffn.act<swish>, #ffn.act<gelu>,
    #ffn.act<gelu_tanh>, #ffn.act<fatrelu, threshold = 0.01>],

  // Defaults are not printed: beta 1, sqrt(2/pi). Others keep every bit; a
  // threshold has no default.
  // CHECK: b.parameters = [#ffn.act<swish>, #ffn.act<gelu_tanh>, #ffn.act<gelu_tanh, coefficient = 7.977240e-01>
  // CHECK-SAME: #ffn.act<swish, beta = 1.0000000000000002>, #ffn.act<swish, beta = -1.000000e+00>, #ffn.act<fatrelu, threshold = 0.000000e+00>]
  b.parameters = [#ffn.act<swish, beta = 1.0>,
    #ffn.act<gelu_tanh, coefficient = 0.79788456080286541>,
    #ffn.act<gelu_tanh, coefficient = 0.797724>,
    #ffn.act<swish, beta = 0x3FF0000000000001>, #ffn.act<swish, beta = -1.0>,
    #ffn.act<fatrelu, threshold = 0.0>],

  // CHECK: c.unit = [#ffn.unit<sigmoid>, #ffn.unit<identity, limit = 7.000000e+00>, #ffn.unit<gelu, offset = -1.000000e+00>, #ffn.unit<swish, beta = 1.702000e+00, limit = 7.000000e+00, offset = 1.000000e+00>]
  c.unit = [#ffn.unit<sigmoid>, #ffn.unit<identity, limit = 7.0>,
    #ffn.unit<gelu, offset = -1.0>,
    #ffn.unit<swish, offset = 1.0, limit = 7.0, beta = 1.702>],

  // CHECK: d.weight = [#ffn.weight<out_in>, #ffn.weight<in_out>]
  d.weight = [#ffn.weight<out_in>, #ffn.weight<in_out>],

  // CHECK: e.packing = [#ffn.packing<concat, gate_up>, #ffn.packing<concat, up_gate>, #ffn.packing<interleaved<1>, gate_up>, #ffn.packing<interleaved<2147483647>, up_gate>]
  e.packing = [#ffn.packing<concat, gate_up>, #ffn.packing<concat, up_gate>,
    #ffn.packing<interleaved<1>, gate_up>,
    #ffn.packing<interleaved<2147483647>, up_gate>],

  // CHECK: f.quant = [#ffn.quant<bits = 8, axis = 0, group = 1, zero = none>, #ffn.quant<bits = 8, axis = 1, group = 2147483647, zero = integer>, #ffn.quant<bits = 4, axis = 1, group = 3, zero = additive, order = low_first>, #ffn.quant<bits = 4, axis = 1, group = 32, zero = none, order = high_first>, #ffn.quant<bits = 4, axis = 0, group = 32, zero = none, order = split<2>>]
  f.quant = [#ffn.quant<bits = 8, axis = 0, group = 1, zero = none>,
    #ffn.quant<bits = 8, axis = 1, group = 2147483647, zero = integer>,
    #ffn.quant<bits = 4, axis = 1, group = 3, zero = additive, order = low_first>,
    #ffn.quant<bits = 4, axis = 1, group = 32, zero = none, order = high_first>,
    #ffn.quant<bits = 4, axis = 0, group = 32, zero = none, order = split<2>>],

  // CHECK: g.shorthands = [#ffn.rounding<fused>, #ffn.rounding<eager>, #ffn.rounding<stepwise>, #ffn.rounding<native>]
  g.shorthands = [#ffn.rounding<fused>, #ffn.rounding<eager>,
    #ffn.rounding<stepwise>, #ffn.rounding<native>],

  // Six fields that a shorthand says are that shorthand; fewer are not.
  // CHECK: h.rounding = [#ffn.rounding<native>, #ffn.rounding<acc = f32, product = keep, sum = keep, linear = keep, interior = f32, act = round>, #ffn.rounding<acc = storage>, #ffn.rounding<product = round>, #ffn.rounding<sum = round>, #ffn.rounding<linear = round>, #ffn.rounding<interior = storage, act = round>, #ffn.rounding<act = keep>]
  h.rounding = [
    #ffn.rounding<act = round, acc = storage, product = round, sum = round, linear = round, interior = storage>,
    #ffn.rounding<acc = f32, product = keep, sum = keep, linear = keep, interior = f32, act = round>,
    #ffn.rounding<acc = storage>, #ffn.rounding<product = round>,
    #ffn.rounding<sum = round>, #ffn.rounding<linear = round>,
    #ffn.rounding<interior = storage, act = round>, #ffn.rounding<act = keep>]
} {}
