//===- FFNTransformOps.td - our patterns in transform scripts ---*- tablegen -*-===//

#ifndef SWIGLU_DIALECT_FFN_TRANSFORMOPS_FFNTRANSFORMOPS_TD
#define SWIGLU_DIALECT_FFN_TRANSFORMOPS_FFNTRANSFORMOPS_TD

include "mlir/Dialect/Transform/IR/TransformDialect.td"
include "mlir/Dialect/Transform/Interfaces/TransformInterfaces.td"
include "mlir/IR/OpBase.td"

/// A set of patterns for `transform.apply_patterns`.
class FFN_PatternsOp<string mnemonic>
    : Op<Transform_Dialect, "apply_patterns.ffn." # mnemonic,
         [DeclareOpInterfaceMethods<PatternDescriptorOpInterface>]> {
  let assemblyFormat = "attr-dict";
}

def ApplyFuseGatesPatternsOp : FFN_PatternsOp<"fuse_gates"> {
  let summary = "the patterns of ffn-fuse-gates";
  let description = [{
    `glu(linear(x, Wg), linear(x, Wu)) -> gated_linear(x, Wg, Wu)`. An example is in
    test/Dialect/FFN/TransformOps/apply-patterns.mlir, as for all of these.
  }];
}

def ApplyFoldIA3PatternsOp : FFN_PatternsOp<"fold_ia3"> {
  let summary = "the patterns of ffn-fold-ia3";
  let description = [{
    `ffn.scale` into the weights before or behind it. The attributes are the pass's
    options. What stays has no remark here, and constants stay merges.
  }];
  let arguments = (ins
    DefaultValuedAttr<BoolAttr, "false">:$duplicate_weights,
    DefaultValuedAttr<BoolAttr, "false">:$keep_scale_type);
}

def ApplyFoldLowRankPatternsOp : FFN_PatternsOp<"fold_low_rank"> {
  let summary = "the patterns of ffn-fold-low-rank";
  let description = [{
    `ffn.low_rank` into the weight of the product that it is added to. Both folds in
    one `transform.apply_patterns` reach the common fixpoint of
    `ffn-fold-adapters`.
  }];
  let arguments = (ins
    DefaultValuedAttr<BoolAttr, "false">:$duplicate_weights);
}

def ApplyEvaluateWeightsPatternsOp : FFN_PatternsOp<"evaluate_weights"> {
  let summary = "merges of constants become constants";
  let description = [{
    `ffn.merge` and `ffn.dora_scale` whose operands are constants, as the folds do at
    their end. What overflows its type stays.
  }];
}

def ApplyRelaxRoundingPatternsOp : FFN_PatternsOp<"relax_rounding"> {
  let summary = "the patterns of ffn-relax-rounding";
  let description = [{
    16-bit operations round as little as `to`, `"fused"` or `"eager"`, says. Types of
    values stay, and no field of a rounding becomes narrower.
  }];
  let arguments = (ins DefaultValuedAttr<StrAttr, "\"fused\"">:$to);
  let hasVerifier = 1;
}

#endif // SWIGLU_DIALECT_FFN_TRANSFORMOPS_FFNTRANSFORMOPS_TD
