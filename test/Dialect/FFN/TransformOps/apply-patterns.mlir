// RUN: swiglu-opt %s --transform-interpreter -split-input-file | FileCheck %s
// Each set of patterns by a transform script, with its options.

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %f = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %f { transform.apply_patterns.ffn.fuse_gates } : !transform.any_op
    transform.yield
  }
  // CHECK-LABEL: func.func @fuse(
  // CHECK-NEXT: ffn.gated_linear
  func.func @fuse(%x: tensor<?x4xf32>, %wg: tensor<6x4xf32>, %wu: tensor<6x4xf32>) -> tensor<?x6xf32> {
    %g = ffn.linear %x, %wg <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
    %u = ffn.linear %x, %wu <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
    %h = ffn.glu %g, %u <swish> : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
    return %h : tensor<?x6xf32>
  }
}

// -----

// Both folds in one set: what waits for another is folded too.
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %f = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %f {
      transform.apply_patterns.ffn.fold_ia3
      transform.apply_patterns.ffn.fold_low_rank
    } : !transform.any_op
    transform.yield
  }
  // CHECK-LABEL: func.func @fold(
  // CHECK-NOT: ffn.scale
  // CHECK-NOT: ffn.low_rank
  // CHECK: ffn.merge {{.*}} add({{.*}} rows(
  // CHECK-NEXT: ffn.linear
  func.func @fold(%x: tensor<?x4xf32>, %w: tensor<6x4xf32> {ffn.name = "w"}, %a: tensor<2x4xf32> {ffn.name = "a"}, %b: tensor<6x2xf32> {ffn.name = "b"}, %l: tensor<4xf32> {ffn.name = "l"}, %k: tensor<6xf32> {ffn.name = "k"}) -> tensor<?x6xf32> {
    %s = ffn.scale %x, %l : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
    %r = ffn.low_rank %x, %a, %b scale 2.0 : (tensor<?x4xf32>, tensor<2x4xf32>, tensor<6x2xf32>) -> tensor<?x6xf32>
    %y = ffn.linear %s, %w <out_in> addend %r : (tensor<?x4xf32>, tensor<6x4xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
    %t = ffn.scale %y, %k : (tensor<?x6xf32>, tensor<6xf32>) -> tensor<?x6xf32>
    return %t : tensor<?x6xf32>
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %f = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %f {
      transform.apply_patterns.ffn.fold_ia3 {duplicate_weights = true, keep_scale_type = true}
      transform.apply_patterns.ffn.fold_low_rank {duplicate_weights = true}
    } : !transform.any_op
    transform.yield
  }
  // CHECK-LABEL: func.func @options(
  // CHECK-NOT: ffn.low_rank
  // CHECK: ffn.merge {{.*}} -> tensor<6x1xf16>
  // CHECK-NOT: ffn.low_rank
  // CHECK: return
  func.func @options(%x: tensor<?x4xf32>, %w: tensor<6x4xf32> {ffn.name = "w"}, %a: tensor<2x4xf32> {ffn.name = "a"}, %b: tensor<6x2xf32> {ffn.name = "b"}, %q: tensor<6x4xi8> {ffn.name = "q"}, %s: tensor<6x1xf16> {ffn.name = "s"}, %k: tensor<6xf32> {ffn.name = "k"}) -> (tensor<?x6xf32>, tensor<?x6xf32>, tensor<?x6xf32>) {
    %r = ffn.low_rank %x, %a, %b scale 2.0 : (tensor<?x4xf32>, tensor<2x4xf32>, tensor<6x2xf32>) -> tensor<?x6xf32>
    %y = ffn.linear %x, %w <out_in> addend %r : (tensor<?x4xf32>, tensor<6x4xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
    %z = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
    %v = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 4, zero = none> : (tensor<6x4xi8>, tensor<6x1xf16>) -> tensor<6x4xf32>
    %u = ffn.linear %x, %v <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
    %t = ffn.scale %u, %k : (tensor<?x6xf32>, tensor<6xf32>) -> tensor<?x6xf32>
    return %y, %z, %t : tensor<?x6xf32>, tensor<?x6xf32>, tensor<?x6xf32>
  }
}

// -----

// A weight that would overflow stays what it is.
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %f = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %f { transform.apply_patterns.ffn.evaluate_weights } : !transform.any_op
    transform.yield
  }
  // CHECK-LABEL: func.func @evaluate(
  // CHECK-DAG: arith.constant dense<[6.000000e+00, 1.500000e+01]> : tensor<2xf32>
  // CHECK-DAG: ffn.merge {{.*}} -> tensor<2xf16>
  func.func @evaluate() -> (tensor<2xf32>, tensor<2xf16>) {
    %a = arith.constant dense<[2.0, 3.0]> : tensor<2xf32>
    %b = arith.constant dense<[3.0, 5.0]> : tensor<2xf32>
    %0 = ffn.merge %a <out_in> rows(%b) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    %c = arith.constant dense<[6.0e4, 3.0]> : tensor<2xf16>
    %1 = ffn.merge %c <out_in> rows(%b) : (tensor<2xf16>, tensor<2xf32>) -> tensor<2xf16>
    return %0, %1 : tensor<2xf32>, tensor<2xf16>
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %f = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %f { transform.apply_patterns.ffn.relax_rounding {to = "eager"} } : !transform.any_op
    transform.yield
  }
  // CHECK-LABEL: func.func @relax(
  // CHECK: ffn.glu {{.*}} rounding <eager>
  func.func @relax(%g: tensor<?x6xbf16>, %u: tensor<?x6xbf16>) -> tensor<?x6xbf16> {
    %h = ffn.glu %g, %u <swish> rounding <native> : (tensor<?x6xbf16>, tensor<?x6xbf16>) -> tensor<?x6xbf16>
    return %h : tensor<?x6xbf16>
  }
}
