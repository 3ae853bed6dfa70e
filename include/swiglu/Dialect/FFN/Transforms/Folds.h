//===- Folds.h - adapters folded into weights, gates fused ------*- C++ -*-===//
//
// What each pattern may do is in the descriptions of the passes (Passes.td).
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_DIALECT_FFN_TRANSFORMS_FOLDS_H
#define SWIGLU_DIALECT_FFN_TRANSFORMS_FOLDS_H

#include "mlir/IR/BuiltinOps.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include <string>

namespace mlir {
class RewritePatternSet;
}

namespace mlir::ffn {

/// What the scales of a quantised weight become when they are multiplied: f32
/// where they had 16 bits, or what they were.
enum class FoldedScaleType { F32, Keep };

struct FoldOptions {
  /// Fold into a weight that others read as well, which makes a copy of it.
  bool duplicateWeights = false;
  /// Quantise again what is quantised and can't be changed by its scales.
  bool requantize = false;
  FoldedScaleType scaleType = FoldedScaleType::F32;
};

/// glu(linear(x, Wg), linear(x, Wu)) -> gated_linear(x, Wg, Wu)
void populateFuseGatesPatterns(RewritePatternSet &patterns);

/// Why `glu` does not become an `ffn.gated_linear`; empty if it does.
std::string whyNotFused(GluOp glu);

/// `ffn.scale` into the weights before or behind it.
void populateFoldIA3Patterns(RewritePatternSet &patterns,
                             const FoldOptions &options);

/// `ffn.low_rank` into the weight of the product that it is an addend of; with
/// it DoRA's `ffn.scale`.
void populateFoldLowRankPatterns(RewritePatternSet &patterns,
                                 const FoldOptions &options);

/// `ffn.merge` and `ffn.dora_scale` of constants -> constants. Those for which
/// this is an error (an overflow) stay.
void populateEvaluateWeightsPatterns(RewritePatternSet &patterns);

/// Where 16-bit operations round less.
enum class RelaxedRounding { Fused, Eager };
void populateRelaxRoundingPatterns(RewritePatternSet &patterns,
                                   RelaxedRounding to);

/// Which adapters `foldAdapters` folds.
struct FoldKinds {
  bool ia3 = true, lowRank = true;
};

/// Folds adapters to a fixpoint, the innermost first: `scale` inside and
/// outside of a branch give different matrices. Then merges of constants become
/// constants. Emits a remark for each fold, for each adapter that is kept, and
/// for each constant; `reportFile`, if not empty, receives what happened to the
/// constants (JSON where it ends in `.json`). Fails, after an error at the
/// constant, for a weight that overflows.
LogicalResult foldAdapters(ModuleOp module, const FoldOptions &options,
                           FoldKinds kinds = {}, StringRef reportFile = {});

} // namespace mlir::ffn

#endif // SWIGLU_DIALECT_FFN_TRANSFORMS_FOLDS_H
