//===- FuseGates.cpp - products and unit in one operation -----------------===//

#include "Product.h"
#include "mlir/IR/Remarks.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "swiglu/Dialect/FFN/Transforms/Blocks.h"
#include "swiglu/Dialect/FFN/Transforms/Folds.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_FUSEGATESPASS
#include "swiglu/Dialect/FFN/Transforms/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

static Type elementOf(Value value) {
  return cast<RankedTensorType>(value.getType()).getElementType();
}

static std::string printType(Type type) {
  std::string text;
  llvm::raw_string_ostream(text) << type;
  return text;
}

/// Why the operand is no product that can be fused; empty if it is one.
static std::string whyNoProduct(GluOp glu, StringRef name, Value operand) {
  Operation *op = operand.getDefiningOp();
  std::string value = ("the " + name + " value").str();
  if (!op)
    return value + " is an argument, expected a product";
  if (!isa<LinearOp>(op))
    return (value + " comes from '" + op->getName().getStringRef() +
            "', expected a product")
        .str();
  if (!operand.hasOneUse())
    return ("the " + name + " product has other uses").str();
  if (op->getBlock() != glu->getBlock())
    return ("the " + name + " product stands in another region").str();
  return {};
}

/// Why two products do not round alike in the steps that both have.
static std::string whyNotAlike(RoundingAttr gate, RoundingAttr up) {
  static constexpr std::pair<unsigned, StringLiteral> fields[] = {
      {RoundingAttr::Acc, "acc"},
      {RoundingAttr::Product, "product"},
      {RoundingAttr::Sum, "sum"}};
  if (!gate || !up)
    return {};
  for (auto [field, name] : fields)
    if (gate.getField(field) && up.getField(field) &&
        gate.getField(field) != up.getField(field))
      return ("gate and up round differently: their '" + name + "' differs")
          .str();
  return {};
}

std::string ffn::whyNotFused(GluOp glu) {
  bool isPacked = !glu.getUp();
  if (glu.getGate() == glu.getUp())
    return "gate and up are the same value";
  std::string reason =
      whyNoProduct(glu, isPacked ? "packed" : "gate", glu.getGate());
  if (reason.empty() && !isPacked)
    reason = whyNoProduct(glu, "up", glu.getUp());
  if (!reason.empty())
    return reason;
  auto gate = glu.getGate().getDefiningOp<LinearOp>();
  if (!isPacked) {
    auto up = glu.getUp().getDefiningOp<LinearOp>();
    if (gate.getX() != up.getX())
      return "gate and up read different inputs";
    reason = whyNotAlike(gate.getRoundingAttr(), up.getRoundingAttr());
  }
  Type x = elementOf(gate.getX()), result = elementOf(glu.getResult());
  if (reason.empty() && x != result)
    reason = "the unit gives " + printType(result) + " and the products read " +
             printType(x) + ", expected one type";
  return reason;
}

/// The fields of both products, those of the unit, and `linear`, which says
/// whether the unit reads rounded products.
static RoundingAttr fuseRoundings(GluOp glu, LinearOp gate, LinearOp up) {
  RoundingAttr product = gate.getRoundingAttr(), unit = glu.getRoundingAttr();
  if (!product)
    return {};
  RoundingAttr other = up ? up.getRoundingAttr() : product;
  bool isRounded = is16Bit(elementOf(glu.getGate()));
  return RoundingAttr::get(glu.getContext(), product.getAcc(),
                           std::max(product.getProduct(), other.getProduct()),
                           std::max(product.getSum(), other.getSum()),
                           /*linear=*/isRounded ? 2 : 1, unit.getInterior(),
                           unit.getAct());
}

namespace {
// glu(linear(x, Wg, bg, cg…), linear(x, Wu, bu, cu…))
//   -> gated_linear(x, Wg, Wu, bg, bu, cg…, cu…)
// glu(linear(x, Wgu, b, c…)) {packing} -> gated_linear(x, Wgu, b, c…) {packing}
struct FuseGlu : OpRewritePattern<GluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(GluOp glu,
                                PatternRewriter &rewriter) const override {
    if (std::string reason = whyNotFused(glu); !reason.empty())
      return rewriter.notifyMatchFailure(glu, reason);
    auto gate = glu.getGate().getDefiningOp<LinearOp>();
    auto up = glu.getUp() ? glu.getUp().getDefiningOp<LinearOp>() : LinearOp();
    RoundingAttr rounding = fuseRoundings(glu, gate, up);
    auto fusedLoc =
        up ? rewriter.getFusedLoc({gate.getLoc(), up.getLoc(), glu.getLoc()})
           : rewriter.getFusedLoc({gate.getLoc(), glu.getLoc()});
    auto fused = GatedLinearOp::create(
        rewriter, fusedLoc, glu.getType(), gate.getX(), gate.getWeight(),
        up ? Value(up.getWeight()) : Value(), gate.getBias(),
        up ? Value(up.getBias()) : Value(), gate.getAddends(),
        up ? ValueRange(up.getAddends()) : ValueRange(), gate.getLayoutAttr(),
        up ? up.getLayoutAttr() : WeightAttr(), glu.getUnitAttr(),
        glu.getPackingAttr(), rounding);
    if (rounding)
      fused.setRoundingAttr(rounding.restrictTo(fused.getRoundingMask()));
    rewriter.replaceOp(glu, fused);
    rewriter.eraseOp(gate);
    if (up)
      rewriter.eraseOp(up);
    return success();
  }
};

struct FuseGates : ffn::impl::FuseGatesPassBase<FuseGates> {
  using FuseGatesPassBase::FuseGatesPassBase;

  static remark::RemarkOpts remarkOf(Operation *op) {
    // The name has to live as long as the context.
    auto function = StringAttr::get(op->getContext(), getFunctionName(op));
    return remark::RemarkOpts::name("FuseGates")
        .category("ffn")
        .function(function);
  }

  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    populateFuseGatesPatterns(patterns);
    FrozenRewritePatternSet frozen(std::move(patterns));
    SmallVector<Operation *> units;
    getOperation()->walk([&](GluOp glu) { units.push_back(glu); });
    GreedyRewriteConfig config;
    config.setStrictness(GreedyRewriteStrictness::ExistingOps);
    config.enableFolding(false).enableConstantCSE(false);
    if (failed(applyOpPatternsGreedily(units, frozen, config)))
      return signalPassFailure();
    getOperation()->walk([&](GluOp glu) {
      remark::missed(glu.getLoc(), remarkOf(glu))
          << "not fused: " + whyNotFused(glu);
    });
  }
};
} // namespace

void ffn::populateFuseGatesPatterns(RewritePatternSet &patterns) {
  patterns.add<FuseGlu>(patterns.getContext());
}
