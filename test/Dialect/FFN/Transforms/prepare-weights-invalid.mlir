// The attribute that links a function to the one that makes its weights.
// RUN: swiglu-opt %s --split-input-file --verify-diagnostics

// expected-error@+1 {{'ffn.prepare' is "g" on 'func.func', expected the name of a function, on a function}}
func.func @text(%x: tensor<2xf32>) attributes {ffn.prepare = "g"} {
  return
}

// -----

// expected-error@+1 {{'ffn.prepare' is @g on 'builtin.module', expected the name of a function, on a function}}
module attributes {ffn.prepare = @g} {
  func.func private @g()
}

// -----

// expected-error@+1 {{'ffn.prepare' of 'missing' is @g, expected another function of the module}}
func.func @missing(%x: tensor<2xf32>) attributes {ffn.prepare = @g} {
  return
}

// -----

// expected-error@+1 {{'ffn.prepare' of 'itself' is @itself, expected another function of the module}}
func.func @itself(%x: tensor<2xf32>) attributes {ffn.prepare = @itself} {
  return
}

// -----

// expected-error@+1 {{the results of @g are ('tensor<2xf32>'), expected ('tensor<3xf32>', 'tensor<2xf32>'), the arguments of 'types' with 'ffn.name'}}
func.func @types(%v: tensor<3xf32> {ffn.name = "v"}, %x: tensor<4xf32>, %w: tensor<2xf32> {ffn.name = "w"}) attributes {ffn.prepare = @g} {
  return
}
func.func private @g(tensor<2xf32> {ffn.name = "w"}) -> tensor<2xf32>
