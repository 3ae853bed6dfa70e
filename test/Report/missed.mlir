// RUN: swiglu-opt %s --ffn-report -o /dev/null | FileCheck %s
// RUN: swiglu-opt %s --ffn-report --remarks-filter-missed=ffn -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: swiglu-opt %s --ffn-report --remarks-filter-missed=ffn --remark-policy=final -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: swiglu-opt %s --ffn-report -o /dev/null 2>&1 | FileCheck %s --check-prefix=SILENT
// Why something is no block, in the user's terms: none of these may be reported
// as one. Without the filter nothing but the rows is printed.

// CHECK-NOT: "kind":"ffn"
// CHECK-NOT: "kind":"gated_ffn"
// SILENT-NOT: remark
// REMARK: remark: {{.*}}the gate product has two uses

// CHECK: {"function":"gate_used_twice","location":"{{.*}}missed.mlir:[[@LINE+4]]:8","kind":"missed","reason":"the gate product has two uses"}
func.func @gate_used_twice(%x: tensor<?x4xf32>, %wg: tensor<6x4xf32>, %wu: tensor<6x4xf32>, %wd: tensor<4x6xf32>) -> (tensor<?x4xf32>, tensor<?x6xf32>) {
  %g = ffn.linear %x, %wg <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %u = ffn.linear %x, %wu <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %h = ffn.glu %g, %u <swish> : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  %n = ffn.activation %g <tanh> : tensor<?x6xf32>
  return %y, %n : tensor<?x4xf32>, tensor<?x6xf32>
}

// CHECK: {"function":"up_returned",{{.*}}"reason":"the up product is also returned"}
func.func @up_returned(%x: tensor<?x4xf32>, %wg: tensor<6x4xf32>, %wu: tensor<6x4xf32>, %wd: tensor<4x6xf32>) -> (tensor<?x4xf32>, tensor<?x6xf32>) {
  %g = ffn.linear %x, %wg <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %u = ffn.linear %x, %wu <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %h = ffn.glu %g, %u <swish> : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y, %u : tensor<?x4xf32>, tensor<?x6xf32>
}

// CHECK: {"function":"hidden_returned",{{.*}}"reason":"the hidden value is also returned"}
func.func @hidden_returned(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %wd: tensor<4x6xf32>) -> (tensor<?x4xf32>, tensor<?x6xf32>) {
  %u = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %h = ffn.activation %u <relu> : tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y, %h : tensor<?x4xf32>, tensor<?x6xf32>
}

// CHECK: {"function":"hidden_as_weight",{{.*}}"reason":"the hidden value is also read by 'ffn.linear'"}
func.func @hidden_as_weight(%x: tensor<6x4xf32>, %r: tensor<6x6xf32>, %w: tensor<6x4xf32>, %wd: tensor<4x6xf32>) -> (tensor<6x4xf32>, tensor<6x6xf32>) {
  %u = ffn.linear %x, %w <out_in> : (tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<6x6xf32>
  %h = ffn.activation %u <relu> : tensor<6x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<6x6xf32>, tensor<4x6xf32>) -> tensor<6x4xf32>
  %z = ffn.linear %r, %h <out_in> : (tensor<6x6xf32>, tensor<6x6xf32>) -> tensor<6x6xf32>
  return %y, %z : tensor<6x4xf32>, tensor<6x6xf32>
}

// CHECK: {"function":"hidden_scaled_apart",{{.*}}"reason":"the hidden value is also read by 'ffn.scale'"}
func.func @hidden_scaled_apart(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %wd: tensor<4x6xf32>, %l: tensor<6xf32>, %a: tensor<2x6xf32>, %b: tensor<4x2xf32>) -> tensor<?x4xf32> {
  %u = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %h = ffn.activation %u <relu> : tensor<?x6xf32>
  %s = ffn.scale %h, %l : (tensor<?x6xf32>, tensor<6xf32>) -> tensor<?x6xf32>
  %c = ffn.low_rank %s, %a, %b scale 1.0 : (tensor<?x6xf32>, tensor<2x6xf32>, tensor<4x2xf32>) -> tensor<?x4xf32>
  %y = ffn.linear %h, %wd <out_in> addend %c : (tensor<?x6xf32>, tensor<4x6xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// CHECK: {"function":"two_downs",{{.*}}"reason":"the hidden value is read by 2 products, expected one"}
func.func @two_downs(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %wd: tensor<4x6xf32>) -> (tensor<?x4xf32>, tensor<?x4xf32>) {
  %u = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %h = ffn.activation %u <relu> : tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  %z = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y, %z : tensor<?x4xf32>, tensor<?x4xf32>
}

// CHECK: {"function":"other_adapter",{{.*}}"reason":"the hidden value is also read by an adapter that is not the down product's"}
func.func @other_adapter(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %wd: tensor<4x6xf32>, %a: tensor<2x6xf32>, %b: tensor<4x2xf32>) -> (tensor<?x4xf32>, tensor<?x4xf32>) {
  %u = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %h = ffn.activation %u <relu> : tensor<?x6xf32>
  %c = ffn.low_rank %h, %a, %b scale 1.0 : (tensor<?x6xf32>, tensor<2x6xf32>, tensor<4x2xf32>) -> tensor<?x4xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y, %c : tensor<?x4xf32>, tensor<?x4xf32>
}

// CHECK: {"function":"two_inputs",{{.*}}"reason":"gate and up read different inputs"}
func.func @two_inputs(%x: tensor<?x4xf32>, %z: tensor<?x4xf32>, %wg: tensor<6x4xf32>, %wu: tensor<6x4xf32>, %wd: tensor<4x6xf32>) -> tensor<?x4xf32> {
  %g = ffn.linear %x, %wg <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %u = ffn.linear %z, %wu <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %h = ffn.glu %g, %u <swish> : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// A reshape that mixes features and rows makes another input.
// CHECK: {"function":"mixed_rows",{{.*}}"reason":"gate and up read different inputs"}
func.func @mixed_rows(%x: tensor<2x2x4xf32>, %wg: tensor<6x8xf32>, %wu: tensor<6x8xf32>, %wd: tensor<4x6xf32>) -> tensor<2x4xf32> {
  %a = tensor.collapse_shape %x [[0], [1, 2]] : tensor<2x2x4xf32> into tensor<2x8xf32>
  %b = tensor.collapse_shape %x [[0, 1, 2]] : tensor<2x2x4xf32> into tensor<16xf32>
  %c = tensor.expand_shape %b [[0, 1]] output_shape [2, 8] : tensor<16xf32> into tensor<2x8xf32>
  %g = ffn.linear %a, %wg <out_in> : (tensor<2x8xf32>, tensor<6x8xf32>) -> tensor<2x6xf32>
  %u = ffn.linear %c, %wu <out_in> : (tensor<2x8xf32>, tensor<6x8xf32>) -> tensor<2x6xf32>
  %h = ffn.glu %g, %u <swish> : (tensor<2x6xf32>, tensor<2x6xf32>) -> tensor<2x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<2x6xf32>, tensor<4x6xf32>) -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

// CHECK: {"function":"same_value",{{.*}}"reason":"gate and up are the same value"}
func.func @same_value(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %wd: tensor<4x6xf32>) -> tensor<?x4xf32> {
  %g = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %h = ffn.glu %g, %g <swish> : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// CHECK: {"function":"up_residual",{{.*}}"reason":"the up product has an addend that is no adapter's branch: it is an argument"}
func.func @up_residual(%x: tensor<?x4xf32>, %r: tensor<?x6xf32>, %wg: tensor<6x4xf32>, %wu: tensor<6x4xf32>, %wd: tensor<4x6xf32>) -> tensor<?x4xf32> {
  %g = ffn.linear %x, %wg <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %u = ffn.linear %x, %wu <out_in> addend %r : (tensor<?x4xf32>, tensor<6x4xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %h = ffn.glu %g, %u <swish> : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// CHECK: {"function":"gate_residual",{{.*}}"reason":"the gate product has an addend that is no adapter's branch: it comes from 'arith.negf'"}
func.func @gate_residual(%x: tensor<?x4xf32>, %r: tensor<?x6xf32>, %wg: tensor<6x4xf32>, %wu: tensor<6x4xf32>, %wd: tensor<4x6xf32>) -> tensor<?x4xf32> {
  %n = arith.negf %r : tensor<?x6xf32>
  %h = ffn.gated_linear %x, %wg <out_in>, %wu <out_in> unit <swish> addend(gate %n) : (tensor<?x4xf32>, tensor<6x4xf32>, tensor<6x4xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// CHECK: {"function":"adapter_of_other",{{.*}}"reason":"the adapter of the up product reads another input than the product"}
func.func @adapter_of_other(%x: tensor<?x4xf32>, %z: tensor<?x4xf32>, %w: tensor<6x4xf32>, %wd: tensor<4x6xf32>, %a: tensor<2x4xf32>, %b: tensor<6x2xf32>) -> tensor<?x4xf32> {
  %c = ffn.low_rank %z, %a, %b scale 1.0 : (tensor<?x4xf32>, tensor<2x4xf32>, tensor<6x2xf32>) -> tensor<?x6xf32>
  %u = ffn.linear %x, %w <out_in> addend %c : (tensor<?x4xf32>, tensor<6x4xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %h = ffn.activation %u <relu> : tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// CHECK: {"function":"adapter_used_twice",{{.*}}"reason":"the adapter of the up product is also returned"}
func.func @adapter_used_twice(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %wd: tensor<4x6xf32>, %a: tensor<2x4xf32>, %b: tensor<6x2xf32>) -> (tensor<?x4xf32>, tensor<?x6xf32>) {
  %c = ffn.low_rank %x, %a, %b scale 1.0 : (tensor<?x4xf32>, tensor<2x4xf32>, tensor<6x2xf32>) -> tensor<?x6xf32>
  %u = ffn.linear %x, %w <out_in> addend %c : (tensor<?x4xf32>, tensor<6x4xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %h = ffn.activation %u <relu> : tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y, %c : tensor<?x4xf32>, tensor<?x6xf32>
}

// CHECK: {"function":"not_a_product",{{.*}}"reason":"the activated value comes from 'arith.addf', expected a product"}
func.func @not_a_product(%x: tensor<?x6xf32>, %wd: tensor<4x6xf32>) -> tensor<?x4xf32> {
  %a = arith.addf %x, %x : tensor<?x6xf32>
  %h = ffn.activation %a <relu> : tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// CHECK: {"function":"gate_argument",{{.*}}"reason":"the gate value is an argument, expected a product"}
func.func @gate_argument(%g: tensor<?x6xf32>, %u: tensor<?x6xf32>, %wd: tensor<4x6xf32>) -> tensor<?x4xf32> {
  %h = ffn.glu %g, %u <swish> : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// CHECK: {"function":"uneven_slices",{{.*}}"reason":"the gate value is a slice of another tensor that is neither a half of a product nor its interleaved blocks"}
func.func @uneven_slices(%x: tensor<8x4xf32>, %w: tensor<14x4xf32>, %wd: tensor<4x6xf32>) -> tensor<8x4xf32> {
  %p = ffn.linear %x, %w <out_in> : (tensor<8x4xf32>, tensor<14x4xf32>) -> tensor<8x14xf32>
  %g = tensor.extract_slice %p[0, 1] [8, 6] [1, 1] : tensor<8x14xf32> to tensor<8x6xf32>
  %u = tensor.extract_slice %p[0, 7] [8, 6] [1, 1] : tensor<8x14xf32> to tensor<8x6xf32>
  %h = ffn.glu %g, %u <swish> : (tensor<8x6xf32>, tensor<8x6xf32>) -> tensor<8x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<8x6xf32>, tensor<4x6xf32>) -> tensor<8x4xf32>
  return %y : tensor<8x4xf32>
}

// CHECK: {"function":"scaled_twice",{{.*}}"reason":"the activated value is scaled twice"}
// CHECK: {"function":"shifted",{{.*}}"reason":"the activated value is scaled and shifted"}
func.func @scaled_twice(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %wd: tensor<4x6xf32>, %l: tensor<6xf32>) -> tensor<?x4xf32> {
  %u = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %s = ffn.scale %u, %l : (tensor<?x6xf32>, tensor<6xf32>) -> tensor<?x6xf32>
  %t = ffn.scale %s, %l : (tensor<?x6xf32>, tensor<6xf32>) -> tensor<?x6xf32>
  %h = ffn.activation %t <relu> : tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
func.func @shifted(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %wd: tensor<4x6xf32>, %l: tensor<6xf32>) -> tensor<?x4xf32> {
  %u = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %s = ffn.scale %u, %l bias %l : (tensor<?x6xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<?x6xf32>
  %h = ffn.activation %s <relu> : tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// CHECK: {"function":"two_regions",{{.*}}"reason":"parts of the block stand in different regions"}
func.func @two_regions(%p: i1, %x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %wd: tensor<4x6xf32>) -> tensor<?x4xf32> {
  %u = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %r = scf.if %p -> tensor<?x4xf32> {
    %h = ffn.activation %u <relu> : tensor<?x6xf32>
    %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
    scf.yield %y : tensor<?x4xf32>
  } else {
    scf.yield %x : tensor<?x4xf32>
  }
  return %r : tensor<?x4xf32>
}

// Nothing to say: activations stand in many places.
// CHECK-NOT: "function":"silent"{{.*}}missed
func.func @silent(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>) -> tensor<?x6xf32> {
  %u = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %h = ffn.activation %u <tanh> : tensor<?x6xf32>
  return %h : tensor<?x6xf32>
}
