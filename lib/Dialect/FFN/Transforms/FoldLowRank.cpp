//===- FoldLowRank.cpp - ffn.low_rank into weights ------------------------===//
//
// LoRA, rsLoRA and DoRA. A branch is folded where it is an addend; what DoRA
// has behind that, a scale, is the business of FoldIA3.cpp.
//
//===----------------------------------------------------------------------===//

#include "FoldPatterns.h"
#include "WeightEdit.h"
#include "swiglu/Dialect/FFN/Transforms/Weights.h"

using namespace mlir;
using namespace mlir::ffn;

bool ffn::isDoRA(ScaleOp scale) {
  return static_cast<bool>(scale.getScale().getDefiningOp<DoraScaleOp>());
}

void ffn::eraseUnusedWeights(RewriterBase &rewriter, ValueRange values) {
  SetVector<Operation *> open;
  auto add = [&](ValueRange values) {
    for (Value value : values)
      if (Operation *op = value ? value.getDefiningOp() : nullptr)
        open.insert(op);
  };
  add(values);
  while (!open.empty()) {
    Operation *op = open.pop_back_val();
    if (!op->use_empty() || !isWeightOp(op))
      continue;
    SmallVector<Value> operands(op->getOperands());
    rewriter.eraseOp(op);
    add(operands);
  }
}

/// Why `branch`, an addend of `product`, can't go into its weight.
static std::string whyNotFolded(const Product &product, LowRankOp branch,
                                const FoldOptions &options) {
  if (branch.getX() != product.getX())
    return "the branch reads another value than the product";
  if (branch.getBias()) {
    if (!isWeight(branch.getBias()))
      return "the branch's bias is no constant and has no ffn.name";
    if (product.getBias() && !isWeight(product.getBias()))
      return "the product's bias is no constant and has no ffn.name";
  }
  return whyNotAdded(product.getWeightUse(), product.getLayout(), branch,
                     options);
}

static void foldBranch(RewriterBase &rewriter, const Product &product,
                       unsigned index, LowRankOp branch,
                       const FoldOptions &options) {
  Operation *op = product.getOperation();
  rewriter.setInsertionPoint(op);
  Location loc = branch.getLoc();
  Value weight = product.getWeight(), bias = product.getBias();
  Value sum =
      addToWeight(rewriter, loc, weight, product.getLayout(), branch, options);
  Value newBias;
  if (branch.getBias())
    newBias = addToBias(rewriter, loc, bias, branch.getBias(),
                        branch.getScale().convertToDouble());
  RoundingAttr rounding = branch.getRoundingAttr();
  rewriter.modifyOpInPlace(op, [&] {
    product.setWeight(sum);
    product.eraseAddend(index);
    if (newBias)
      product.setBias(newBias, rounding ? rounding.getProduct() : 1);
  });
  eraseUnusedWeights(rewriter, {weight, bias});
  if (!branch->use_empty())
    return;
  SmallVector<Value> operands(branch->getOperands());
  rewriter.eraseOp(branch);
  eraseUnusedWeights(rewriter, operands);
}

namespace {
// linear(x, W, b, addend low_rank(x, A, B, bb)) -> linear(x, W+s·B·A, b+s·bb),
// likewise for each product of gated_linear
template <typename OpT>
struct FoldBranches : OpRewritePattern<OpT>, FoldPattern {
  FoldBranches(MLIRContext *context, FoldPattern fold)
      : OpRewritePattern<OpT>(context), FoldPattern(fold) {}

  LogicalResult matchAndRewrite(OpT op,
                                PatternRewriter &rewriter) const override {
    for (const Product &product : Product::getAll(op)) {
      for (auto [i, addend] : llvm::enumerate(product.getAddends())) {
        auto branch = addend.template getDefiningOp<LowRankOp>();
        if (!branch || !whyNotFolded(product, branch, options).empty())
          continue;
        note(branch, "added to " + describeWeight(product.getWeight()));
        foldBranch(rewriter, product, i, branch, options);
        return success();
      }
    }
    return rewriter.notifyMatchFailure(op, "no branch that can be folded");
  }
};
} // namespace

std::string ffn::whyKept(LowRankOp branch, const FoldOptions &options) {
  if (!isWeight(branch.getA()) || !isWeight(branch.getB()))
    return "the branch's matrices are neither constants nor arguments with an "
           "ffn.name";
  for (Operation *op : branch->getUsers())
    for (const Product &product : Product::getAll(op))
      if (llvm::is_contained(product.getAddends(), branch.getResult()))
        return whyNotFolded(product, branch, options);
  if (branch->use_empty())
    return "nobody reads it";
  return ("it is no addend of a product: it is read by '" +
          (*branch->user_begin())->getName().getStringRef() + "'")
      .str();
}

void ffn::addFoldLowRankPatterns(RewritePatternSet &patterns,
                                 const FoldOptions &options,
                                 FoldListener listener) {
  FoldPattern fold{options, listener};
  patterns.add<FoldBranches<LinearOp>, FoldBranches<GatedLinearOp>>(
      patterns.getContext(), fold);
  addFoldDoRAPatterns(patterns, options, listener);
}

void ffn::populateFoldLowRankPatterns(RewritePatternSet &patterns,
                                      const FoldOptions &options) {
  addFoldLowRankPatterns(patterns, options, {});
}
