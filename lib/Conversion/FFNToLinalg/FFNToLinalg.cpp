//===- FFNToLinalg.cpp - the ffn dialect as linalg on tensors -------------===//

#include "swiglu/Conversion/Passes.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_CONVERTFFNTOLINALGPASS
#include "swiglu/Conversion/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

namespace {
// op(x, …) -> its decomposition
struct Decompose : OpInterfaceRewritePattern<linalg::AggregatedOpInterface> {
  Decompose(MLIRContext *context, bool keepWeightOps)
      : OpInterfaceRewritePattern(context), keepWeightOps(keepWeightOps) {}
  LogicalResult matchAndRewrite(linalg::AggregatedOpInterface op,
                                PatternRewriter &rewriter) const override {
    if (!isa_and_nonnull<FFNDialect>(op->getDialect()))
      return rewriter.notifyMatchFailure(op, "not an ffn operation");
    if (keepWeightOps && isa<MergeOp, DoraScaleOp, QuantizeOp>(op))
      return rewriter.notifyMatchFailure(op, "kept");
    FailureOr<SmallVector<Value>> values = op.decomposeOperation(rewriter);
    if (failed(values))
      return rewriter.notifyMatchFailure(op, "does not decompose");
    // A decomposition may know a size that the operation's type leaves open.
    for (auto [value, result] : llvm::zip(*values, op->getResults()))
      if (value.getType() != result.getType())
        value = tensor::CastOp::create(rewriter, op->getLoc(), result.getType(),
                                       value);
    rewriter.replaceOp(op, *values);
    return success();
  }
  bool keepWeightOps;
};

struct ConvertFFNToLinalg
    : ffn::impl::ConvertFFNToLinalgPassBase<ConvertFFNToLinalg> {
  using ConvertFFNToLinalgPassBase::ConvertFFNToLinalgPassBase;

  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<Decompose>(&getContext(), keepWeightOps);
    walkAndApplyPatterns(getOperation(), std::move(patterns));
    getOperation()->walk([](FunctionOpInterface function) {
      function->removeAttr(FFNDialect::kPrepareAttr);
      for (unsigned i = 0; i < function.getNumArguments(); ++i)
        function.removeArgAttr(
            i, StringAttr::get(function.getContext(), FFNDialect::kNameAttr));
    });
  }
};
} // namespace

void ffn::populateFFNToLinalgPatterns(RewritePatternSet &patterns) {
  patterns.add<Decompose>(patterns.getContext(), /*keepWeightOps=*/false);
}
