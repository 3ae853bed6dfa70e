//===- RelaxRounding.cpp - fewer roundings of 16-bit operations -----------===//

#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "swiglu/Dialect/FFN/Transforms/Folds.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_RELAXROUNDINGPASS
#include "swiglu/Dialect/FFN/Transforms/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

/// Field by field the one of two that rounds less. In each field 1 is the wider
/// value, and 0 means that the operation has no such step.
static RoundingAttr getWider(RoundingAttr rounding, RoundingAttr limit) {
  auto field = [&](unsigned i) {
    return std::min(rounding.getField(i), limit.getField(i));
  };
  return RoundingAttr::get(
      rounding.getContext(), field(RoundingAttr::Acc),
      field(RoundingAttr::Product), field(RoundingAttr::Sum),
      field(RoundingAttr::Linear), field(RoundingAttr::Interior),
      field(RoundingAttr::ActField));
}

namespace {
// op {rounding} -> op {rounding with fewer roundings}
template <typename OpT>
struct Relax : OpRewritePattern<OpT> {
  Relax(MLIRContext *context, RelaxedRounding to)
      : OpRewritePattern<OpT>(context),
        limit(RoundingAttr::getShorthand(
            context, to == RelaxedRounding::Fused ? "fused" : "eager")) {}

  LogicalResult matchAndRewrite(OpT op,
                                PatternRewriter &rewriter) const override {
    RoundingAttr rounding = op.getRoundingAttr();
    if (!rounding || getWider(rounding, limit) == rounding)
      return rewriter.notifyMatchFailure(op, "rounds no more than that");
    rewriter.modifyOpInPlace(
        op, [&] { op.setRoundingAttr(getWider(rounding, limit)); });
    return success();
  }

private:
  RoundingAttr limit;
};

struct RelaxRounding : ffn::impl::RelaxRoundingPassBase<RelaxRounding> {
  using RelaxRoundingPassBase::RelaxRoundingPassBase;

  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    populateRelaxRoundingPatterns(patterns, to);
    FrozenRewritePatternSet frozen(std::move(patterns));
    SmallVector<Operation *> ops;
    getOperation()->walk([&](Operation *op) {
      if (isa_and_nonnull<FFNDialect>(op->getDialect()))
        ops.push_back(op);
    });
    GreedyRewriteConfig config;
    config.setStrictness(GreedyRewriteStrictness::ExistingOps);
    config.enableFolding(false).enableConstantCSE(false);
    if (failed(applyOpPatternsGreedily(ops, frozen, config)))
      signalPassFailure();
  }
};
} // namespace

void ffn::populateRelaxRoundingPatterns(RewritePatternSet &patterns,
                                        RelaxedRounding to) {
  patterns.add<Relax<ActivationOp>, Relax<GluOp>, Relax<ScaleOp>,
               Relax<LinearOp>, Relax<GatedLinearOp>, Relax<LowRankOp>>(
      patterns.getContext(), to);
}
