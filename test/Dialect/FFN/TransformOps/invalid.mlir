// RUN: swiglu-opt %s -verify-diagnostics

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    transform.apply_patterns to %root {
      // expected-error @below {{'to' is "native", expected "fused" or "eager"}}
      transform.apply_patterns.ffn.relax_rounding {to = "native"}
    } : !transform.any_op
    transform.yield
  }
}
