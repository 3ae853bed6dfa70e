// RUN: swiglu-opt %s --split-input-file --ffn-prepare-abi --verify-diagnostics | FileCheck %s

// Leading dimensions become one, names of weights move to the function.

// CHECK-LABEL: func @flatten(
// CHECK-SAME: tensor<?x3xf32> {bufferization.writable = false}
// CHECK-SAME: tensor<4x3xf32>
// CHECK-SAME: -> tensor<?x4xf32>
// CHECK-SAME: swiglu.functions = {{\[}}["flatten", "w"]], swiglu.weights = [unit, "w"]
// CHECK-NOT: ffn.name
// CHECK: ffn.linear {{.*}} : (tensor<?x3xf32>, tensor<4x3xf32>) -> tensor<?x4xf32>
func.func @flatten(%x: tensor<?x2x3xf32>, %w: tensor<4x3xf32> {ffn.name = "w"}) -> tensor<?x2x4xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x2x3xf32>, tensor<4x3xf32>) -> tensor<?x2x4xf32>
  return %y : tensor<?x2x4xf32>
}

// -----

// A tensor of rank 1 is one row, a static shape a fixed number of them. A weight
// without a name has an empty one.

// CHECK-LABEL: func @row(
// CHECK-SAME: tensor<1x3xf32>
// CHECK-SAME: -> tensor<1x4xf32>
// CHECK-SAME: swiglu.weights = [unit, ""]
func.func @row(%x: tensor<3xf32>, %w: tensor<4x3xf32>) -> tensor<4xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<3xf32>, tensor<4x3xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// CHECK-LABEL: func @fixed(
// CHECK-SAME: tensor<6x4xf32>
// CHECK: ffn.activation %{{.*}} <relu> : tensor<6x4xf32>
func.func @fixed(%x: tensor<2x3x4xf32>) -> tensor<2x3x4xf32> {
  %y = ffn.activation %x <relu> : tensor<2x3x4xf32>
  return %y : tensor<2x3x4xf32>
}

// -----

// Equal functions become one that knows all names; others stay.

// CHECK-LABEL: func @a(
// CHECK-SAME: swiglu.functions = {{\[}}["a", "a.w"], ["b", "b.w"]]
// CHECK-NOT: func @b
// CHECK-LABEL: func @other_activation(
// CHECK-SAME: swiglu.functions = {{\[}}["other_activation"
// CHECK-LABEL: func @other_shape(
// CHECK-SAME: swiglu.functions = {{\[}}["other_shape"
func.func @a(%x: tensor<?x3xf32>, %w: tensor<4x3xf32> {ffn.name = "a.w"}) -> tensor<?x4xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x3xf32>, tensor<4x3xf32>) -> tensor<?x4xf32>
  %z = ffn.activation %y <relu> : tensor<?x4xf32>
  return %z : tensor<?x4xf32>
}
func.func @b(%x: tensor<?x3xf32>, %w: tensor<4x3xf32> {ffn.name = "b.w"}) -> tensor<?x4xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x3xf32>, tensor<4x3xf32>) -> tensor<?x4xf32>
  %z = ffn.activation %y <relu> : tensor<?x4xf32>
  return %z : tensor<?x4xf32>
}
func.func @other_activation(%x: tensor<?x3xf32>, %w: tensor<4x3xf32>) -> tensor<?x4xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x3xf32>, tensor<4x3xf32>) -> tensor<?x4xf32>
  %z = ffn.activation %y <tanh> : tensor<?x4xf32>
  return %z : tensor<?x4xf32>
}
func.func @other_shape(%x: tensor<?x3xf32>, %w: tensor<5x3xf32>) -> tensor<?x5xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x3xf32>, tensor<5x3xf32>) -> tensor<?x5xf32>
  %z = ffn.activation %y <relu> : tensor<?x5xf32>
  return %z : tensor<?x5xf32>
}

// -----

// A square argument may be both.

// CHECK-LABEL: func @square(
// CHECK-SAME: swiglu.weights = [unit]
func.func @square(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %y = ffn.linear %x, %x <out_in> : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  return %y : tensor<4x4xf32>
}

// -----

func.func @vector_and_row(%x: tensor<4xf32>, %w: tensor<4x4xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{operand 2 is a weight here, but holds tokens elsewhere, and has the type 'tensor<4xf32>'}}
  %y = ffn.linear %x, %w <out_in> bias %x : (tensor<4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func @foreign(%x: tensor<2x4xf32>) -> tensor<8xf32> {
  // expected-error @+1 {{'tensor.collapse_shape' in 'foreign', expected operations of the ffn dialect and dense constants}}
  %y = tensor.collapse_shape %x [[0, 1]] : tensor<2x4xf32> into tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// expected-error @+1 {{'scalar' has an argument or result of 'f32', expected ranked tensors}}
func.func @scalar(%x: tensor<4xf32>, %s: f32) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

// -----

// expected-error @+1 {{'blocks' has 2 blocks, expected one}}
func.func @blocks(%x: tensor<4xf32>) -> tensor<4xf32> {
  cf.br ^next
^next:
  return %x : tensor<4xf32>
}

// -----

// Each result has a buffer of its own.

// CHECK-LABEL: func @twice(
// CHECK: %[[Y:.*]] = ffn.activation
// CHECK: %[[COPY:.*]] = bufferization.alloc_tensor() copy(%[[Y]]) : tensor<?x4xf32>
// CHECK: return %[[Y]], %[[COPY]]
func.func @twice(%x: tensor<?x4xf32>) -> (tensor<?x4xf32>, tensor<?x4xf32>) {
  %y = ffn.activation %x <relu> : tensor<?x4xf32>
  return %y, %y : tensor<?x4xf32>, tensor<?x4xf32>
}

// -----

// An argument without a use: its leading dimensions decide.

// CHECK-LABEL: func @unused(
// CHECK-SAME: swiglu.weights = [unit, unit, "", "name"]
func.func @unused(%x: tensor<?x4xf32>, %u: tensor<?x8xf32>, %w: tensor<4x4xf32>, %n: tensor<?x4xf32> {ffn.name = "name"}) -> tensor<?x4xf32> {
  %y = ffn.activation %x <relu> : tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// -----

func.func @returned_constant(%x: tensor<?x4xf32>) -> (tensor<?x4xf32>, tensor<2x2xf32>) {
  %y = ffn.activation %x <relu> : tensor<?x4xf32>
  %c = arith.constant dense<1.0> : tensor<2x2xf32>
  // expected-error @+1 {{result 1 of 'returned_constant' is a weight or constant, expected a value with a row for each token}}
  return %y, %c : tensor<?x4xf32>, tensor<2x2xf32>
}

// -----

func.func @returned_weight(%x: tensor<?x4xf32>, %w: tensor<4x4xf32>) -> (tensor<?x4xf32>, tensor<4x4xf32>) {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<4x4xf32>) -> tensor<?x4xf32>
  // expected-error @+1 {{result 1 of 'returned_weight' is a weight or constant, expected a value with a row for each token}}
  return %y, %w : tensor<?x4xf32>, tensor<4x4xf32>
}

// -----

// expected-error @+1 {{'integers' has an argument or result of 'tensor<?x8xi32>', expected elements of f64, f32, f16 or bf16, or i8 of a weight}}
func.func @integers(%x: tensor<?x8xi32>) -> tensor<?x8xi32> {
  return %x : tensor<?x8xi32>
}

// -----

// expected-error @+1 {{'bytes' has an argument or result of 'tensor<?x8xi8>', expected elements of f64, f32, f16 or bf16}}
func.func @bytes(%x: tensor<?x8xi8>) -> tensor<?x8xi8> {
  return %x : tensor<?x8xi8>
}

// -----

// expected-error @+1 {{the arguments of 'huge' have more than 2^62 bytes}}
func.func @huge(%x: tensor<?x4294967296xf32>, %w: tensor<4294967296x4294967296xf32>) -> tensor<?x4294967296xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x4294967296xf32>, tensor<4294967296x4294967296xf32>) -> tensor<?x4294967296xf32>
  return %y : tensor<?x4294967296xf32>
}

// -----

// What a function prepares: results get places in the packed weights, one after the
// other at multiples of 64, and a weight that is returned as it was is copied there.
// Equal functions share, with the same work for their weights or another. A checksum
// tells work apart.

// CHECK-LABEL: func @first(
// CHECK-SAME: swiglu.functions = {{\[}}["first", "0.w", "0.l"], ["second", "1.w", "1.l"], ["third", "2.w"]]
// CHECK-SAME: swiglu.prepared = {{\[}}["first_prepare", "0.l", "0.p"], ["first_prepare", "1.l", "1.p"], ["third_prepare", "2.l", "2.p"]]
// CHECK-SAME: swiglu.weights = [unit, "0.l", "0.p"]
// CHECK-LABEL: func @first_prepare(
// CHECK-SAME: -> tensor<4x3xf32> attributes {swiglu.packing = {bytes = 128 : i64, contents = [unit, unit], layout = "prepared", parameters = "prepare=[[SUM:[0-9a-f]*]]", places = array<i64: 64>, raw_places = array<i64: -1, 0>}, swiglu.weights = ["0.w", "0.l"]}
// CHECK-NOT: func @second
// CHECK-NOT: "prepare=[[SUM]]"
// CHECK-LABEL: func @third_prepare(
// CHECK-SAME: -> (tensor<4xf32>, tensor<4x3xf32>) attributes {swiglu.packing = {bytes = 128 : i64, contents = [unit, unit], layout = "prepared", parameters = "prepare={{[0-9a-f]*}}", places = array<i64: 0, 64>, raw_places = array<i64: -1>}
func.func @first(%x: tensor<?x3xf32>, %l: tensor<4xf32> {ffn.name = "0.l"}, %p: tensor<4x3xf32> {ffn.name = "0.p"}) -> tensor<?x4xf32> attributes {ffn.prepare = @first_prepare} {
  %y = ffn.linear %x, %p <out_in> bias %l : (tensor<?x3xf32>, tensor<4x3xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
func.func @first_prepare(%w: tensor<4x3xf32> {ffn.name = "0.w"}, %l: tensor<4xf32> {ffn.name = "0.l"}) -> (tensor<4xf32>, tensor<4x3xf32>) {
  %p = ffn.merge %w <out_in> rows(%l) : (tensor<4x3xf32>, tensor<4xf32>) -> tensor<4x3xf32>
  return %l, %p : tensor<4xf32>, tensor<4x3xf32>
}
func.func @second(%x: tensor<?x3xf32>, %l: tensor<4xf32> {ffn.name = "1.l"}, %p: tensor<4x3xf32> {ffn.name = "1.p"}) -> tensor<?x4xf32> attributes {ffn.prepare = @second_prepare} {
  %y = ffn.linear %x, %p <out_in> bias %l : (tensor<?x3xf32>, tensor<4x3xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
func.func @second_prepare(%w: tensor<4x3xf32> {ffn.name = "1.w"}, %l: tensor<4xf32> {ffn.name = "1.l"}) -> (tensor<4xf32>, tensor<4x3xf32>) {
  %p = ffn.merge %w <out_in> rows(%l) : (tensor<4x3xf32>, tensor<4xf32>) -> tensor<4x3xf32>
  return %l, %p : tensor<4xf32>, tensor<4x3xf32>
}
func.func @third(%x: tensor<?x3xf32>, %l: tensor<4xf32> {ffn.name = "2.l"}, %p: tensor<4x3xf32> {ffn.name = "2.p"}) -> tensor<?x4xf32> attributes {ffn.prepare = @third_prepare} {
  %y = ffn.linear %x, %p <out_in> bias %l : (tensor<?x3xf32>, tensor<4x3xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
func.func @third_prepare(%w: tensor<4x3xf32> {ffn.name = "2.w"}) -> (tensor<4xf32>, tensor<4x3xf32>) {
  %l = arith.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  %p = ffn.merge %w <out_in> rows(%l) : (tensor<4x3xf32>, tensor<4xf32>) -> tensor<4x3xf32>
  return %l, %p : tensor<4xf32>, tensor<4x3xf32>
}

// -----

// Two that differ in a constant alone.

// CHECK: "prepare=[[SUM:[0-9a-f]*]]"
// CHECK-NOT: "prepare=[[SUM]]"
func.func @one(%x: tensor<?x4xf32>, %p: tensor<4xf32> {ffn.name = "p"}) -> tensor<?x4xf32> attributes {ffn.prepare = @one_prepare} {
  %y = ffn.scale %x, %p : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
func.func @one_prepare(%w: tensor<4xf32> {ffn.name = "w"}) -> tensor<4xf32> {
  %l = arith.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  %p = ffn.merge %w <out_in> rows(%l) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %p : tensor<4xf32>
}
func.func @two(%x: tensor<?x4xf32>, %p: tensor<4xf32> {ffn.name = "p"}) -> tensor<?x4xf32> attributes {ffn.prepare = @two_prepare} {
  %y = ffn.scale %x, %p : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
func.func @two_prepare(%w: tensor<4xf32> {ffn.name = "w"}) -> tensor<4xf32> {
  %l = arith.constant dense<[1.0, 2.0, 3.0, 5.0]> : tensor<4xf32>
  %p = ffn.merge %w <out_in> rows(%l) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %p : tensor<4xf32>
}

// -----

// expected-error @+1 {{argument 1 of 'nameless' is a weight without a name, expected one that the prepare function makes}}
func.func @nameless(%x: tensor<?x4xf32>, %w: tensor<4x4xf32>, %p: tensor<4xf32> {ffn.name = "p"}) -> tensor<?x4xf32> attributes {ffn.prepare = @nameless_prepare} {
  %y = ffn.linear %x, %w <out_in> bias %p : (tensor<?x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
func.func @nameless_prepare(%w: tensor<4xf32>) -> tensor<4xf32> {
  return %w : tensor<4xf32>
}

// -----

// expected-error @+1 {{argument 0 of 'tokens' holds tokens, expected a weight, as its name says}}
func.func @tokens(%x: tensor<4x4xf32> {ffn.name = "p"}) -> tensor<4x4xf32> attributes {ffn.prepare = @tokens_prepare} {
  %y = ffn.activation %x <relu> : tensor<4x4xf32>
  return %y : tensor<4x4xf32>
}
func.func @tokens_prepare(%w: tensor<4x4xf32>) -> tensor<4x4xf32> {
  return %w : tensor<4x4xf32>
}

// -----

// expected-error @+1 {{'declared' needs the body of @declared_prepare}}
func.func @declared(%x: tensor<?x4xf32>, %p: tensor<4xf32> {ffn.name = "p"}) -> tensor<?x4xf32> attributes {ffn.prepare = @declared_prepare} {
  %y = ffn.scale %x, %p : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
func.func private @declared_prepare(tensor<4xf32>) -> tensor<4xf32>
