//===- FoldPatterns.h - the patterns of both folds --------------*- C++ -*-===//

#ifndef SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_FOLDPATTERNS_H
#define SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_FOLDPATTERNS_H

#include "mlir/IR/PatternMatch.h"
#include "swiglu/Dialect/FFN/Transforms/Folds.h"
#include <functional>

namespace mlir::ffn {

/// Receives what was folded: where, and a sentence.
using FoldListener = std::function<void(Operation *, const std::string &)>;

/// What the patterns have in common.
struct FoldPattern {
  FoldOptions options;
  FoldListener listener;

  void note(Operation *op, const std::string &text) const {
    if (listener)
      listener(op, text);
  }
};

/// True if the scale is DoRA's, which `ffn-fold-low-rank` folds.
bool isDoRA(ScaleOp scale);

void addFoldIA3Patterns(RewritePatternSet &patterns, const FoldOptions &options,
                        FoldListener listener);
void addFoldLowRankPatterns(RewritePatternSet &patterns,
                            const FoldOptions &options, FoldListener listener);

/// The part of the latter that is about `ffn.scale`.
void addFoldDoRAPatterns(RewritePatternSet &patterns,
                         const FoldOptions &options, FoldListener listener);

/// Why the operation stays, in the user's terms.
std::string whyKept(ScaleOp scale, const FoldOptions &options);
std::string whyKept(LowRankOp branch, const FoldOptions &options);

/// Erases what makes the values (some may be null), and what these are made of,
/// where it is an operation on weights that nobody reads. All values that may
/// be made of each other have to come at once.
void eraseUnusedWeights(RewriterBase &rewriter, ValueRange values);

} // namespace mlir::ffn

#endif // SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_FOLDPATTERNS_H
