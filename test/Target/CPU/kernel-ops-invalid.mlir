// What the verifiers of ffn_cpu refuse.

// RUN: swiglu-opt %s --split-input-file --verify-diagnostics

// expected-error @+1 {{panels have 0 inputs and 3 columns, expected 1 to 2^31 of both}}
func.func private @panels() attributes {p = #ffn_cpu.panels<k = 0, columns = 3, gated = false, pairing = 1>}

// -----

// expected-error @+1 {{panels have a pairing of 0, expected 1 or 2}}
func.func private @panels() attributes {p = #ffn_cpu.panels<k = 1, columns = 3, gated = false, pairing = 0>}

// -----

// expected-error @+1 {{panels have 5 bits, expected 4 or 8, or 0 for floats}}
func.func private @panels() attributes {p = #ffn_cpu.panels<k = 64, columns = 3, gated = false, pairing = 1, bits = 5>}

// -----

// expected-error @+1 {{panels have groups of 0, expected a multiple of 32 or all of k}}
func.func private @panels() attributes {p = #ffn_cpu.panels<k = 64, columns = 3, gated = false, pairing = 1, bits = 8>}

// -----

// expected-error @+1 {{panels have zeros of kind 3, expected 0 to 2}}
func.func private @panels() attributes {p = #ffn_cpu.panels<k = 64, columns = 3, gated = false, pairing = 1, bits = 8, group = 32, zero = 3>}

// -----

func.func @pack_c1(%w: tensor<3x8xf32>, %p: tensor<224xf32>) -> tensor<224xf32> {
  // expected-error @+1 {{the weight has the type 'tensor<3x8xf32>', expected 3x7}}
  %0 = ffn_cpu.pack <k = 7, columns = 3, gated = false, pairing = 1> weight(%w <out_in> : tensor<3x8xf32>) outs(%p : tensor<224xf32>) -> tensor<224xf32>
  return %0 : tensor<224xf32>
}

// -----

func.func @pack_c1(%w: tensor<3x7xf32>, %u: tensor<3x7xf32>, %p: tensor<224xf32>) -> tensor<224xf32> {
  // expected-error @+1 {{the up weight has the type 'tensor<3x7xf32>', expected 7x3}}
  %0 = ffn_cpu.pack <k = 7, columns = 3, gated = true, pairing = 1> weight(%w <out_in> : tensor<3x7xf32>) up(%u <in_out> : tensor<3x7xf32>) outs(%p : tensor<224xf32>) -> tensor<224xf32>
  return %0 : tensor<224xf32>
}

// -----

func.func @pack_c1(%w: tensor<3x7xf32>, %p: tensor<223xf32>) -> tensor<223xf32> {
  // expected-error @+1 {{the destination has the type 'tensor<223xf32>', expected rank 1 and 224 elements}}
  %0 = ffn_cpu.pack <k = 7, columns = 3, gated = false, pairing = 1> weight(%w <out_in> : tensor<3x7xf32>) outs(%p : tensor<223xf32>) -> tensor<223xf32>
  return %0 : tensor<223xf32>
}

// -----

func.func @pack_c1(%w: tensor<3x7xf32>, %p: tensor<224xf16>) -> tensor<224xf16> {
  // expected-error @+1 {{has weights and a destination of different elements}}
  %0 = ffn_cpu.pack <k = 7, columns = 3, gated = false, pairing = 1> weight(%w <out_in> : tensor<3x7xf32>) outs(%p : tensor<224xf16>) -> tensor<224xf16>
  return %0 : tensor<224xf16>
}

// -----

func.func @gated(%w: tensor<3x7xf32>, %p: tensor<224xf32>) -> tensor<224xf32> {
  // expected-error @+1 {{has no up weight and no packing, but its panels are gated}}
  %0 = ffn_cpu.pack <k = 7, columns = 3, gated = true, pairing = 1> weight(%w <out_in> : tensor<3x7xf32>) outs(%p : tensor<224xf32>) -> tensor<224xf32>
  return %0 : tensor<224xf32>
}

// -----

func.func @not_gated(%w: tensor<6x7xf32>, %p: tensor<224xf32>) -> tensor<224xf32> {
  // expected-error @+1 {{has an up weight or a packing, but its panels are not}}
  %0 = ffn_cpu.pack <k = 7, columns = 3, gated = false, pairing = 1> weight(%w <out_in> : tensor<6x7xf32>) packing <concat, gate_up> outs(%p : tensor<224xf32>) -> tensor<224xf32>
  return %0 : tensor<224xf32>
}

// -----

func.func @pack_c2(%w: tensor<3x7xf32>, %b: tensor<3xf32>, %p: tensor<224xf32>) -> tensor<224xf32> {
  // expected-error @+1 {{has 1 destinations, expected one for the weights and one for biases, where there are any}}
  %0 = ffn_cpu.pack <k = 7, columns = 3, gated = false, pairing = 1> weight(%w <out_in> : tensor<3x7xf32>) bias(%b : tensor<3xf32>) outs(%p : tensor<224xf32>) -> tensor<224xf32>
  return %0 : tensor<224xf32>
}

// -----

func.func @pack_c2(%w: tensor<3x7xf32>, %b: tensor<3xf32>, %p: tensor<224xf32>, %q: tensor<3xf32>) -> tensor<224xf32> {
  // expected-error @+1 {{the destination of biases has the type 'tensor<3xf32>', expected rank 1 and 32 elements}}
  %0:2 = ffn_cpu.pack <k = 7, columns = 3, gated = false, pairing = 1> weight(%w <out_in> : tensor<3x7xf32>) bias(%b : tensor<3xf32>) outs(%p, %q : tensor<224xf32>, tensor<3xf32>) -> tensor<224xf32>, tensor<3xf32>
  return %0#0 : tensor<224xf32>
}

// -----

func.func @rows(%x: tensor<7xf32>, %t: tensor<?xf32>) -> tensor<?xf32> {
  // expected-error @+1 {{expects x of rank 2 and a destination of rank 1}}
  %0 = ffn_cpu.pack_rows rows 12 pairing 1 ins(%x : tensor<7xf32>) outs(%t : tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// -----

func.func @rows(%x: tensor<?x7xf32>, %t: tensor<?xf32>) -> tensor<?xf32> {
  // expected-error @+1 {{has tiles of 0 rows and a pairing of 1, expected 1 at least, and 1 or 2}}
  %0 = ffn_cpu.pack_rows rows 0 pairing 1 ins(%x : tensor<?x7xf32>) outs(%t : tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// -----

func.func @product(%tokens: index, %x: tensor<?xf32>, %w: tensor<220xf32>, %y: tensor<?x20xf32>) -> tensor<?x20xf32> {
  // expected-error @+1 {{the weight has the type 'tensor<220xf32>', expected rank 1 and 224 elements}}
  %0 = ffn_cpu.product <k = 7, columns = 20, gated = false, pairing = 1> rows 12 tokens(%tokens) ins(%x, %w : tensor<?xf32>, tensor<220xf32>) outs(%y : tensor<?x20xf32>) {
  ^bb0(%sum: f32):
    ffn_cpu.yield %sum : f32
  } -> tensor<?x20xf32>
  return %0 : tensor<?x20xf32>
}

// -----

func.func @product(%tokens: index, %x: tensor<?xf32>, %w: tensor<224xf32>, %y: tensor<?x20xf32>) -> tensor<?x20xf32> {
  // expected-error @+1 {{has a body with 2 arguments, expected 1}}
  %0 = ffn_cpu.product <k = 7, columns = 20, gated = false, pairing = 1> rows 12 tokens(%tokens) ins(%x, %w : tensor<?xf32>, tensor<224xf32>) outs(%y : tensor<?x20xf32>) {
  ^bb0(%sum: f32, %up: f32):
    ffn_cpu.yield %sum : f32
  } -> tensor<?x20xf32>
  return %0 : tensor<?x20xf32>
}

// -----

func.func @product(%tokens: index, %x: tensor<?xf32>, %w: tensor<224xf32>, %b: tensor<32xf32>, %y: tensor<?x20xf32>) -> tensor<?x20xf32> {
  // expected-error @+1 {{reads bias 1 of 1}}
  %0 = ffn_cpu.product <k = 7, columns = 20, gated = false, pairing = 1> rows 12 tokens(%tokens) ins(%x, %w : tensor<?xf32>, tensor<224xf32>) bias [1](%b : tensor<32xf32>) outs(%y : tensor<?x20xf32>) {
  ^bb0(%sum: f32, %bias: f32):
    ffn_cpu.yield %sum : f32
  } -> tensor<?x20xf32>
  return %0 : tensor<?x20xf32>
}

// -----

func.func @product(%tokens: index, %x: tensor<?xf32>, %w: tensor<224xf32>, %y: tensor<?x32xf32>) -> tensor<?x32xf32> {
  // expected-error @+1 {{has a destination of 'tensor<?x32xf32>', expected [tokens, columns]}}
  %0 = ffn_cpu.product <k = 7, columns = 20, gated = false, pairing = 1> rows 12 tokens(%tokens) ins(%x, %w : tensor<?xf32>, tensor<224xf32>) outs(%y : tensor<?x32xf32>) {
  ^bb0(%sum: f32):
    ffn_cpu.yield %sum : f32
  } -> tensor<?x32xf32>
  return %0 : tensor<?x32xf32>
}
