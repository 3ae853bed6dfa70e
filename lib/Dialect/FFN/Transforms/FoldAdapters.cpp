//===- FoldAdapters.cpp - both folds to their common fixpoint -------------===//

#include "EvaluateWeights.h"
#include "FoldPatterns.h"
#include "Product.h"
#include "WeightValues.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/IR/Remarks.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "swiglu/Dialect/FFN/Transforms/Blocks.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_FOLDIA3PASS
#define GEN_PASS_DEF_FOLDLOWRANKPASS
#define GEN_PASS_DEF_FOLDADAPTERSPASS
#include "swiglu/Dialect/FFN/Transforms/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

static remark::RemarkOpts remarkOf(Operation *op) {
  // The name has to live as long as the context.
  auto function = StringAttr::get(op->getContext(), getFunctionName(op));
  return remark::RemarkOpts::name("FoldAdapters")
      .category("ffn")
      .function(function);
}

/// True if a fold of `op` moves a rounding.
static bool rounds(Operation *op) {
  auto type = cast<RankedTensorType>(op->getOperand(0).getType());
  return is16Bit(type.getElementType());
}

static void remarkFold(Operation *op, const std::string &text) {
  remark::passed(op->getLoc(), remarkOf(op)) << text;
  if (rounds(op))
    remark::analysis(op->getLoc(), remarkOf(op))
        << "the fold changes where a 16-bit value is rounded: the weight is "
           "rounded once instead";
}

/// Applies the patterns to all products, scales and branches until nothing
/// changes. Returns whether something did.
static FailureOr<bool> apply(ModuleOp module,
                             const FrozenRewritePatternSet &patterns) {
  SmallVector<Operation *> ops;
  module->walk([&](Operation *op) {
    if (isa<LinearOp, GatedLinearOp, ScaleOp>(op))
      ops.push_back(op);
  });
  // The driver begins with the last; remarks are to come in program order.
  std::reverse(ops.begin(), ops.end());
  GreedyRewriteConfig config;
  config.setStrictness(GreedyRewriteStrictness::ExistingAndNewOps);
  config.enableFolding(false).enableConstantCSE(false);
  bool changed = false;
  if (failed(applyOpPatternsGreedily(ops, patterns, config, &changed)))
    return failure();
  return changed;
}

static void remarkKept(ModuleOp module, const FoldOptions &options,
                       FoldKinds kinds) {
  module->walk([&](Operation *op) {
    std::string reason;
    auto scale = dyn_cast<ScaleOp>(op);
    if (scale && (isDoRA(scale) ? kinds.lowRank : kinds.ia3))
      reason = whyKept(scale, options);
    if (auto branch = dyn_cast<LowRankOp>(op); branch && kinds.lowRank)
      reason = whyKept(branch, options);
    if (!reason.empty())
      remark::missed(op->getLoc(), remarkOf(op)) << "not folded: " + reason;
  });
}

/// Constants, and what is said about them.
static LogicalResult evaluate(ModuleOp module, const FoldOptions &options,
                              StringRef reportFile) {
  std::vector<swiglu::TensorReport> reports;
  ConstantListener listener;
  listener.report = [&](Operation *op, const swiglu::TensorReport &report) {
    remark::analysis(op->getLoc(), remarkOf(op))
        << report.name + ": " + describeReport(report);
    reports.push_back(report);
  };
  listener.error = [](Location loc, const std::string &text) {
    emitError(loc) << text;
  };
  if (failed(evaluateWeights(module, options.requantize, listener)))
    return failure();
  if (reportFile.empty())
    return success();
  if (llvm::Error error = swiglu::writeReports(reports, reportFile))
    return emitError(module.getLoc()) << llvm::toString(std::move(error));
  return success();
}

LogicalResult ffn::foldAdapters(ModuleOp module, const FoldOptions &options,
                                FoldKinds kinds, StringRef reportFile) {
  MLIRContext *context = module.getContext();
  RewritePatternSet ofLowRank(context), ofIA3(context);
  if (kinds.lowRank)
    addFoldLowRankPatterns(ofLowRank, options, remarkFold);
  if (kinds.ia3)
    addFoldIA3Patterns(ofIA3, options, remarkFold);
  FrozenRewritePatternSet lowRank(std::move(ofLowRank)), ia3(std::move(ofIA3));
  // Branches first: an inner one is still where its product is, and what is
  // around both folds into one matrix.
  for (bool changed = true; changed;) {
    FailureOr<bool> branches = apply(module, lowRank);
    if (failed(branches))
      return failure();
    FailureOr<bool> scales = apply(module, ia3);
    if (failed(scales))
      return failure();
    changed = *scales && kinds.lowRank;
  }
  remarkKept(module, options, kinds);
  return evaluate(module, options, reportFile);
}

namespace {
/// The passes have the same options.
template <typename BaseT>
struct FoldPass : BaseT {
  using BaseT::BaseT;

  void run(FoldKinds kinds) {
    FoldOptions options;
    options.duplicateWeights = this->duplicateWeights;
    options.requantize = this->requantize;
    options.scaleType = this->scaleType;
    if (failed(
            foldAdapters(this->getOperation(), options, kinds, this->report)))
      this->signalPassFailure();
  }
};

struct FoldIA3 : FoldPass<ffn::impl::FoldIA3PassBase<FoldIA3>> {
  using FoldPass::FoldPass;
  void runOnOperation() override { run({/*ia3=*/true, /*lowRank=*/false}); }
};

struct FoldLowRank : FoldPass<ffn::impl::FoldLowRankPassBase<FoldLowRank>> {
  using FoldPass::FoldPass;
  void runOnOperation() override { run({/*ia3=*/false, /*lowRank=*/true}); }
};

struct FoldAdapters : FoldPass<ffn::impl::FoldAdaptersPassBase<FoldAdapters>> {
  using FoldPass::FoldPass;
  void runOnOperation() override { run({}); }
};
} // namespace
