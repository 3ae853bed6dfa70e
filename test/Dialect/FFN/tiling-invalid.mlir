// RUN: swiglu-opt %s --split-input-file --transform-interpreter --verify-diagnostics=only-expected
// Tiles that would be wrong are refused with their reason (upstream adds errors of
// its own, which say less).

// The reduction is no loop of a product: a tile of it would silently give the
// last partial sum alone.
func.func @linear_k(%x: tensor<8x48xf32>, %w: tensor<64x48xf32>) -> tensor<8x64xf32> {
  // expected-note @below {{target op}}
  %y = ffn.linear %x, %w <out_in> : (tensor<8x48xf32>, tensor<64x48xf32>) -> tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["ffn.linear"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-error @below {{too many tiles provided, expected at most 2 found 3}}
    %tiled, %loop = transform.structured.tile_using_for %op tile_sizes [0, 0, 8] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

func.func @gated_linear_k(%x: tensor<8x48xf32>, %w: tensor<64x48xf32>) -> tensor<8x32xf32> {
  // expected-note @below {{target op}}
  %y = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, gate_up> : (tensor<8x48xf32>, tensor<64x48xf32>) -> tensor<8x32xf32>
  return %y : tensor<8x32xf32>
}
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["ffn.gated_linear"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-error @below {{too many tiles provided, expected at most 2 found 3}}
    %tiled, %loop = transform.structured.tile_using_for %op tile_sizes [0, 0, 8] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

func.func @low_rank_k(%x: tensor<8x48xf32>, %a: tensor<4x48xf32>, %b: tensor<64x4xf32>) -> tensor<8x64xf32> {
  // expected-note @below {{target op}}
  %y = ffn.low_rank %x, %a, %b scale 1.0 : (tensor<8x48xf32>, tensor<4x48xf32>, tensor<64x4xf32>) -> tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["ffn.low_rank"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-error @below {{too many tiles provided, expected at most 2 found 3}}
    %tiled, %loop = transform.structured.tile_using_for %op tile_sizes [0, 0, 8] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

// Partial sums go through addends, after decomposition; not through the
// interface.
func.func @linear_reduction(%x: tensor<8x48xf32>, %w: tensor<64x48xf32>) -> tensor<8x64xf32> {
  // expected-error @below {{Operation should implement PartialReductionOpInterface}}
  %y = ffn.linear %x, %w <out_in> : (tensor<8x48xf32>, tensor<64x48xf32>) -> tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["ffn.linear"]} in %root : (!transform.any_op) -> !transform.any_op
    %a, %b, %c, %loop = transform.structured.tile_reduction_using_for %op by tile_sizes = [0, 0, 8] : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

func.func @glu_block(%gu: tensor<?x128xf32>) -> tensor<?x64xf32> {
  // expected-error @below {{'ffn.glu' op cannot be tiled so: a tile of dimension 1 has to start at and span multiples of 8, the block of the interleaved packing}}
  %h = ffn.glu %gu <swish> packing <interleaved<8>, gate_up> : (tensor<?x128xf32>) -> tensor<?x64xf32>
  return %h : tensor<?x64xf32>
}
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["ffn.glu"]} in %root : (!transform.any_op) -> !transform.any_op
    %tiled, %loop = transform.structured.tile_using_for %op tile_sizes [0, 12] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

// The last tile of a dynamic dimension may cut a block.
func.func @gated_linear_block(%x: tensor<?x48xf32>, %w: tensor<?x48xf32>) -> tensor<?x?xf32> {
  // expected-error @below {{'ffn.gated_linear' op cannot be tiled so: a tile of dimension 1 has to start at and span multiples of 4, the block of the interleaved packing}}
  %h = ffn.gated_linear %x, %w <out_in> unit <swish> packing <interleaved<4>, gate_up> : (tensor<?x48xf32>, tensor<?x48xf32>) -> tensor<?x?xf32>
  return %h : tensor<?x?xf32>
}
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["ffn.gated_linear"]} in %root : (!transform.any_op) -> !transform.any_op
    %tiled, %loop = transform.structured.tile_using_forall %op tile_sizes [0, 16] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

func.func @dequantize_group(%q: tensor<8x64xi8>, %s: tensor<8x4xf32>) -> tensor<8x64xf32> {
  // expected-error @below {{'ffn.dequantize' op cannot be tiled so: a tile of dimension 1 has to start at and span multiples of 16, the group (and run) of the integers}}
  %w = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 16, zero = none> : (tensor<8x64xi8>, tensor<8x4xf32>) -> tensor<8x64xf32>
  return %w : tensor<8x64xf32>
}
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["ffn.dequantize"]} in %root : (!transform.any_op) -> !transform.any_op
    %tiled, %rows, %columns = transform.structured.tile_using_for %op tile_sizes [4, 24] : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

// Groups of 4 elements, runs of 6: a tile spans multiples of 12.
func.func @dequantize_run(%q: tensor<12x8xi8>, %s: tensor<6x8xf32>) -> tensor<24x8xf32> {
  // expected-error @below {{'ffn.dequantize' op cannot be tiled so: a tile of dimension 0 has to start at and span multiples of 12, the group (and run) of the integers}}
  %w = ffn.dequantize %q, %s <bits = 4, axis = 0, group = 4, zero = none, order = split<6>> : (tensor<12x8xi8>, tensor<6x8xf32>) -> tensor<24x8xf32>
  return %w : tensor<24x8xf32>
}
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["ffn.dequantize"]} in %root : (!transform.any_op) -> !transform.any_op
    %tiled, %loop = transform.structured.tile_using_for %op tile_sizes [4, 0] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}
