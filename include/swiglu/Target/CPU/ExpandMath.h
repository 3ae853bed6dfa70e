//===- ExpandMath.h - exp, erf, tanh, activations without libm --*- C++ -*-===//

#ifndef SWIGLU_TARGET_CPU_EXPANDMATH_H
#define SWIGLU_TARGET_CPU_EXPANDMATH_H

namespace mlir {
class FrozenRewritePatternSet;
class Operation;
class RewritePatternSet;

namespace ffn {

/// Adds the patterns of `ffn-expand-math`: math.exp, math.erf, math.erfc and
/// math.tanh on f32, f16 and bf16 scalars and fixed-size vectors, and the
/// formulas of activations on f32, become arith ops, math.fma, math.absf and
/// math.copysign. Each pattern finishes its op in one step and creates no op
/// that another one matches. The errors are in docs/Numerics.md.
///
/// A formula has to be seen before the functions inside it are expanded, so
/// apply the patterns from users to producers, as `expandMath` does.
void populateExpandMathPatterns(RewritePatternSet &patterns);

/// The part of them that recognises activations.
void populateExpandActivationPatterns(RewritePatternSet &patterns);

/// Applies patterns below `root`, the last operation first, and erases what
/// has no use.
void expandMath(Operation *root, const FrozenRewritePatternSet &patterns);

} // namespace ffn
} // namespace mlir

#endif // SWIGLU_TARGET_CPU_EXPANDMATH_H
