// RUN: mlir-opt-22 %s --load-dialect-plugin=%swiglu_plugin --transform-interpreter | FileCheck %s
// RUN: mlir-opt-22 %s --load-dialect-plugin=%swiglu_plugin --pass-pipeline='builtin.module(ffn-fold-adapters,ffn-fuse-gates)' | FileCheck %s
// A stock mlir-opt has our patterns in its transform scripts too.

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %f = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %f {
      transform.apply_patterns.ffn.fold_ia3
      transform.apply_patterns.ffn.evaluate_weights
    } : !transform.any_op
    transform.apply_patterns to %f { transform.apply_patterns.ffn.fuse_gates } : !transform.any_op
    transform.yield
  }
  // CHECK-LABEL: func.func @block(
  // CHECK-DAG: %[[W:.*]] = arith.constant dense<{{\[\[}}4.000000e+00, 1.200000e+01]]> : tensor<1x2xf32>
  // CHECK: ffn.gated_linear %{{.*}}, %{{.*}} <out_in>, %[[W]] <out_in> unit <swish>
  func.func @block(%x: tensor<?x2xf32>, %wg: tensor<1x2xf32> {ffn.name = "g"}) -> tensor<?x1xf32> {
    %wu = arith.constant dense<[[2.0, 6.0]]> : tensor<1x2xf32>
    %l = arith.constant dense<2.0> : tensor<1xf32>
    %g = ffn.linear %x, %wg <out_in> : (tensor<?x2xf32>, tensor<1x2xf32>) -> tensor<?x1xf32>
    %u = ffn.linear %x, %wu <out_in> : (tensor<?x2xf32>, tensor<1x2xf32>) -> tensor<?x1xf32>
    %s = ffn.scale %u, %l : (tensor<?x1xf32>, tensor<1xf32>) -> tensor<?x1xf32>
    %h = ffn.glu %g, %s <swish> : (tensor<?x1xf32>, tensor<?x1xf32>) -> tensor<?x1xf32>
    return %h : tensor<?x1xf32>
  }
}
