//===- FFNCanonicalization.cpp - exact rewrites ---------------------------===//
//
// Only what changes no bit of any result, for any input, belongs here: adding
// +0.0 turns -0.0 into +0.0, so only a bias of -0.0 goes; two scales in a row
// reassociate, so they stay.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace mlir::ffn;

OpFoldResult ActivationOp::fold(FoldAdaptor) {
  // identity(x) -> x
  if (getAct().getKind() == ActivationKind::Identity &&
      getType() == getX().getType())
    return getX();
  return {};
}

/// True if every element of the constant `value` has the bits of `expected`.
static bool isSplatOf(Value value, double expected) {
  DenseFPElementsAttr elements;
  if (!value || !matchPattern(value, m_Constant(&elements)))
    return false;
  return llvm::all_of(elements.getValues<APFloat>(), [&](const APFloat &x) {
    APFloat wide = x;
    bool losesInfo;
    wide.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven,
                 &losesInfo);
    return wide.bitwiseIsEqual(APFloat(expected));
  });
}

namespace {
// scale(x, 1) -> x
struct DropScaleByOne : OpRewritePattern<ScaleOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ScaleOp op,
                                PatternRewriter &rewriter) const override {
    if (op.getBias())
      return rewriter.notifyMatchFailure(op, "has a bias");
    if (!isSplatOf(op.getScale(), 1.0))
      return rewriter.notifyMatchFailure(op, "the scale is not constant 1");
    if (op.getType() != op.getX().getType())
      return rewriter.notifyMatchFailure(op, "the result has another type");
    rewriter.replaceOp(op, op.getX());
    return success();
  }
};

/// Rebuilds the rounding after a bias was dropped: its own fields only.
template <typename OpT>
void dropUnusedRounding(OpT op) {
  if (RoundingAttr rounding = op.getRoundingAttr()) {
    unsigned mask = op.getRoundingMask();
    if (mask == 0)
      op.removeRoundingAttr();
    else
      op.setRoundingAttr(rounding.restrictTo(mask));
  }
}

// scale(x, l, -0) -> scale(x, l)
struct DropNegativeZeroShift : OpRewritePattern<ScaleOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ScaleOp op,
                                PatternRewriter &rewriter) const override {
    if (!isSplatOf(op.getBias(), -0.0))
      return rewriter.notifyMatchFailure(op, "no constant bias of -0.0");
    rewriter.modifyOpInPlace(op, [&] {
      op.getBiasMutable().clear();
      dropUnusedRounding(op);
    });
    return success();
  }
};

/// True if a product that was rounded before its bias is rounded at the same
/// place without the bias too: before an addend, or else as the branch's
/// result.
bool keepsRounding(RoundingAttr rounding, bool hasAddend, bool roundsResult) {
  if (!rounding || !rounding.roundsProduct())
    return true;
  return hasAddend ? rounding.roundsSum() : roundsResult;
}

// linear(x, W, -0, c…) -> linear(x, W, c…)
struct DropNegativeZeroBias : OpRewritePattern<LinearOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(LinearOp op,
                                PatternRewriter &rewriter) const override {
    if (!isSplatOf(op.getBias(), -0.0))
      return rewriter.notifyMatchFailure(op, "no constant bias of -0.0");
    if (!keepsRounding(op.getRoundingAttr(), !op.getAddends().empty(),
                       is16Bit(op.getType().getElementType())))
      return rewriter.notifyMatchFailure(op, "only the bias rounds the product");
    rewriter.modifyOpInPlace(op, [&] {
      op.getBiasMutable().clear();
      dropUnusedRounding(op);
    });
    return success();
  }
};

// gated_linear(x, Wg, Wu, bias -0) -> gated_linear(x, Wg, Wu)
struct DropNegativeZeroGatedBias : OpRewritePattern<GatedLinearOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(GatedLinearOp op,
                                PatternRewriter &rewriter) const override {
    RoundingAttr rounding = op.getRoundingAttr();
    auto drop = [&](Value bias, ValueRange addends) {
      return isSplatOf(bias, -0.0) &&
             keepsRounding(rounding, !addends.empty(),
                           rounding && rounding.roundsLinear());
    };
    bool dropsGate = drop(op.getBias(), op.getAddends());
    bool dropsUp = drop(op.getUpBias(), op.getUpAddends());
    if (!dropsGate && !dropsUp)
      return rewriter.notifyMatchFailure(
          op, "no constant bias of -0.0 whose rounding is kept");
    rewriter.modifyOpInPlace(op, [&] {
      if (dropsGate)
        op.getBiasMutable().clear();
      if (dropsUp)
        op.getUpBiasMutable().clear();
      dropUnusedRounding(op);
    });
    return success();
  }
};

// linear(x, transpose(W)) -> linear(x, W), with the other layout
template <typename OpT>
struct FoldTransposeIntoLayout : OpRewritePattern<OpT> {
  using OpRewritePattern<OpT>::OpRewritePattern;

  /// The source of a transposition of two dimensions, else null.
  static Value transposed(Value weight) {
    auto transpose =
        weight ? weight.getDefiningOp<linalg::TransposeOp>() : nullptr;
    if (!transpose || transpose.getPermutation() != ArrayRef<int64_t>{1, 0})
      return {};
    return transpose.getInput();
  }
  static WeightAttr other(WeightAttr layout) {
    return WeightAttr::get(layout.getContext(),
                           layout.getLayout() == WeightLayout::OutIn
                               ? WeightLayout::InOut
                               : WeightLayout::OutIn);
  }

  LogicalResult matchAndRewrite(OpT op,
                                PatternRewriter &rewriter) const override {
    if (Value source = transposed(op.getWeight())) {
      rewriter.modifyOpInPlace(op, [&] {
        op.getWeightMutable().assign(source);
        op.setLayoutAttr(other(op.getLayoutAttr()));
      });
      return success();
    }
    if constexpr (std::is_same_v<OpT, GatedLinearOp>) {
      if (Value source = transposed(op.getUpWeight())) {
        rewriter.modifyOpInPlace(op, [&] {
          op.getUpWeightMutable().assign(source);
          op.setUpLayoutAttr(other(op.getUpLayoutAttr()));
        });
        return success();
      }
    }
    return rewriter.notifyMatchFailure(op, "no transposed weight");
  }
};
} // namespace

void ScaleOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                          MLIRContext *context) {
  patterns.add<DropScaleByOne, DropNegativeZeroShift>(context);
}

void LinearOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                           MLIRContext *context) {
  patterns.add<DropNegativeZeroBias,
               FoldTransposeIntoLayout<LinearOp>>(context);
}

void GatedLinearOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                                MLIRContext *context) {
  patterns.add<DropNegativeZeroGatedBias,
               FoldTransposeIntoLayout<GatedLinearOp>>(context);
}
