//===- FoldIA3.cpp - ffn.scale into weights -------------------------------===//
//
// A scale goes, in this order: into the rows of the product that it follows,
// into the columns of all products that it precedes, across a gated unit into
// the rows of up (or gate), and, where only some of its readers are such
// products, into these.
//
//===----------------------------------------------------------------------===//

#include "FoldPatterns.h"
#include "WeightEdit.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"
#include "swiglu/Dialect/FFN/Transforms/Weights.h"

using namespace mlir;
using namespace mlir::ffn;

//===----------------------------------------------------------------------===//
// Behind a product
//===----------------------------------------------------------------------===//

/// Why rows of `product`, its bias with them, can't take the factors.
static std::string whyNoRows(const Product &product, const Factors &factors,
                             const FoldOptions &options) {
  if (!product.getAddends().empty())
    return "the product has an addend, which the scale applies to as well";
  if (Value bias = product.getBias(); bias && !isWeight(bias))
    return "the bias is no constant and has no ffn.name";
  return whyNotScaled(product.getWeightUse(), product.getLayout(), Side::Rows,
                      factors, options);
}

/// Multiplies the rows of the weight, and the bias.
static void scaleRows(RewriterBase &rewriter, Location loc,
                      const Product &product, const Factors &factors,
                      const FoldOptions &options) {
  Value weight = product.getWeight(), bias = product.getBias();
  Value scaled = scaleWeight(rewriter, loc, weight, product.getLayout(),
                             Side::Rows, factors, options);
  Value scaledBias;
  if (bias)
    scaledBias = scaleBias(rewriter, loc, bias, factors);
  rewriter.modifyOpInPlace(product.getOperation(), [&] {
    product.setWeight(scaled);
    if (bias)
      product.setBias(scaledBias, /*product=*/1);
  });
  eraseUnusedWeights(rewriter, {weight, bias});
}

static std::string whyNotBehind(ScaleOp scale, const FoldOptions &options) {
  auto linear = scale.getX().getDefiningOp<LinearOp>();
  if (!linear)
    return "no product";
  if (!linear->hasOneUse())
    return "the product's result has other uses";
  if (linear->getBlock() != scale->getBlock())
    return "the product stands in another region";
  if (scale.getBias() && linear.getBias() && !isWeight(scale.getBias()))
    return "the scale's bias is no constant and has no ffn.name";
  return whyNoRows(Product(linear), {scale.getScale()}, options);
}

namespace {
// scale(linear(x, W, b), l, e) -> linear(x, diag(l)·W, l*b + e)
struct FoldBehindLinear : OpRewritePattern<ScaleOp>, FoldPattern {
  FoldBehindLinear(MLIRContext *context, FoldPattern fold, bool ofDoRA)
      : OpRewritePattern(context, /*benefit=*/4), FoldPattern(fold),
        ofDoRA(ofDoRA) {}

  LogicalResult matchAndRewrite(ScaleOp scale,
                                PatternRewriter &rewriter) const override {
    if (isDoRA(scale) != ofDoRA)
      return rewriter.notifyMatchFailure(scale, "the other fold's");
    if (std::string why = whyNotBehind(scale, options); !why.empty())
      return rewriter.notifyMatchFailure(scale, why);
    auto linear = scale.getX().getDefiningOp<LinearOp>();
    note(scale,
         "folded into the rows of " + describeWeight(linear.getWeight()));
    // l may be defined behind the product.
    rewriter.moveOpBefore(linear, scale);
    rewriter.setInsertionPoint(linear);
    Product product(linear);
    scaleRows(rewriter, scale.getLoc(), product, {scale.getScale()}, options);
    if (Value shift = scale.getBias()) {
      Value bias = addToBias(rewriter, scale.getLoc(), linear.getBias(), shift,
                             /*scale=*/1);
      RoundingAttr rounding = scale.getRoundingAttr();
      rewriter.modifyOpInPlace(linear, [&] {
        product.setBias(bias, rounding ? rounding.getProduct() : 1);
      });
    }
    rewriter.modifyOpInPlace(
        linear, [&] { linear.getResult().setType(scale.getType()); });
    Value factors = scale.getScale();
    rewriter.replaceOp(scale, linear);
    eraseUnusedWeights(rewriter, factors);
    return success();
  }

private:
  bool ofDoRA;
};
} // namespace

//===----------------------------------------------------------------------===//
// Before products
//===----------------------------------------------------------------------===//

/// Why the reader of a scaled value can't take the factors; `use` is its x.
static std::string whyNoColumns(OpOperand &use, const Factors &factors,
                                const FoldOptions &options) {
  Operation *op = use.getOwner();
  if (isTerminator(op))
    return "it is returned";
  std::string name = ("'" + op->getName().getStringRef() + "'").str();
  bool isX = use.getOperandNumber() == 0;
  if (auto branch = dyn_cast<LowRankOp>(op); branch && isX) {
    // A few rows: a copy of them costs nothing.
    FoldOptions ofBranch = options;
    ofBranch.duplicateWeights = true;
    auto outIn = WeightAttr::get(op->getContext(), WeightLayout::OutIn);
    return whyNotScaled(branch.getAMutable(), outIn, Side::Columns, factors,
                        ofBranch);
  }
  SmallVector<Product, 2> products = Product::getAll(op);
  if (products.empty() || !isX)
    return "it is read by " + name + ", expected the x of a product";
  for (const Product &product : products) {
    std::string why = whyNotScaled(product.getWeightUse(), product.getLayout(),
                                   Side::Columns, factors, options);
    if (!why.empty())
      return why;
  }
  return {};
}

/// Why one of the readers can't take the scale.
static std::string whyNotBefore(ScaleOp scale, const FoldOptions &options) {
  if (scale.getBias())
    return "the scale has a bias";
  for (OpOperand &use : scale->getUses())
    if (std::string why = whyNoColumns(use, {scale.getScale()}, options);
        !why.empty())
      return why;
  return {};
}

/// Multiplies the columns of the matrices of a reader.
static void scaleColumns(RewriterBase &rewriter, ScaleOp scale, Operation *op,
                         const FoldOptions &options) {
  rewriter.setInsertionPoint(op);
  Factors factors = {scale.getScale()};
  auto edit = [&](OpOperand &use, WeightAttr layout) {
    Value weight = use.get();
    Value scaled = scaleWeight(rewriter, scale.getLoc(), weight, layout,
                               Side::Columns, factors, options);
    rewriter.modifyOpInPlace(op, [&] { use.set(scaled); });
    eraseUnusedWeights(rewriter, weight);
  };
  if (auto branch = dyn_cast<LowRankOp>(op))
    edit(branch.getAMutable(),
         WeightAttr::get(op->getContext(), WeightLayout::OutIn));
  for (const Product &product : Product::getAll(op))
    edit(product.getWeightUse(), product.getLayout());
  rewriter.modifyOpInPlace(op, [&] { op->setOperand(0, scale.getX()); });
}

static std::string describeProductWeights(Operation *op) {
  if (auto branch = dyn_cast<LowRankOp>(op))
    return describeWeight(branch.getA());
  std::string text;
  for (const Product &product : Product::getAll(op))
    text += (text.empty() ? "" : " and ") + describeWeight(product.getWeight());
  return text;
}

static void eraseIfUnused(PatternRewriter &rewriter, ScaleOp scale) {
  if (!scale->use_empty())
    return;
  Value factors = scale.getScale();
  rewriter.eraseOp(scale);
  eraseUnusedWeights(rewriter, factors);
}

namespace {
// linear(scale(h, l), W, b, c…) -> linear(h, W·diag(l), b, c…)
// low_rank(scale(h, l), A, B) -> low_rank(h, A·diag(l), B)
struct FoldBeforeProducts : OpRewritePattern<ScaleOp>, FoldPattern {
  /// With `all`, only where the scale disappears; else what can be done.
  FoldBeforeProducts(MLIRContext *context, FoldPattern fold, bool all)
      : OpRewritePattern(context, /*benefit=*/all ? 3 : 1), FoldPattern(fold),
        all(all) {}

  LogicalResult matchAndRewrite(ScaleOp scale,
                                PatternRewriter &rewriter) const override {
    if (scale->use_empty() || scale.getBias() || isDoRA(scale))
      return rewriter.notifyMatchFailure(scale, "unused, biased or DoRA's");
    if (std::string why = whyNotBefore(scale, options); all && !why.empty())
      return rewriter.notifyMatchFailure(scale, why);
    SetVector<Operation *> readers;
    for (OpOperand &use : scale->getUses())
      if (whyNoColumns(use, {scale.getScale()}, options).empty())
        readers.insert(use.getOwner());
    if (readers.empty())
      return rewriter.notifyMatchFailure(scale, "no reader can take it");
    for (Operation *op : readers) {
      note(scale, "folded into the columns of " + describeProductWeights(op));
      scaleColumns(rewriter, scale, op, options);
    }
    eraseIfUnused(rewriter, scale);
    return success();
  }

private:
  bool all;
};
} // namespace

/// True if the scale can be multiplied with the one that it follows.
static bool canJoin(ScaleOp outer) {
  auto inner = outer.getX().getDefiningOp<ScaleOp>();
  if (!inner || !inner->hasOneUse() || inner->getBlock() != outer->getBlock() ||
      isDoRA(inner) || isDoRA(outer))
    return false;
  return llvm::all_of(ArrayRef<Value>{inner.getScale(), outer.getScale(),
                                      inner.getBias(), outer.getBias()},
                      [](Value value) { return !value || isWeight(value); });
}

//===----------------------------------------------------------------------===//
// Across a gated unit
//===----------------------------------------------------------------------===//

namespace {
/// Where the factors behind a gated unit can go.
struct Target {
  Product product;
  Factors factors;
  std::string why;
};
} // namespace

/// Why factors don't pass from the unit's result to its gate, or to up.
static std::string whyNotAcross(GatedUnitAttr unit, bool isGate,
                                const Factors &factors) {
  if (unit.getLimit())
    return "the gated unit has a limit";
  if (!isGate)
    return unit.getOffset() ? "the gated unit has an offset" : "";
  ActivationKind kind = unit.getAct().getKind();
  if (kind == ActivationKind::Identity)
    return {};
  if (kind != ActivationKind::Relu)
    return "the gate's activation is not homogeneous";
  std::optional<std::vector<double>> values = factors.getConstant();
  if (values && llvm::all_of(*values, [](double l) { return l >= 0; }))
    return {};
  return "the gate is a relu and the factors are not known to be positive";
}

/// The product whose rows hold up (or the gate) of the unit `op`.
static Target findTarget(Operation *op, bool isGate, Value vector,
                         const FoldOptions &options) {
  Target target;
  target.factors = {vector};
  auto fail = [&](std::string why) {
    target.why = std::move(why);
    return target;
  };
  auto glu = dyn_cast<GluOp>(op);
  auto gated = dyn_cast<GatedLinearOp>(op);
  GatedUnitAttr unit = glu ? glu.getUnit() : gated.getUnit();
  if (std::string why = whyNotAcross(unit, isGate, target.factors);
      !why.empty())
    return fail(why);
  PackingAttr packing = glu ? glu.getPackingAttr() : gated.getPackingAttr();
  if (packing)
    target.factors = {vector, packing, isGate};
  StringRef name = packing ? "packed" : isGate ? "gate" : "up";
  if (gated) {
    target.product = Product(gated, /*isUp=*/!packing && !isGate);
  } else {
    Value operand = packing || isGate ? glu.getGate() : glu.getUp();
    auto linear = operand.getDefiningOp<LinearOp>();
    if (!linear)
      return fail(("the " + name + " value is no product").str());
    if (!linear->hasOneUse())
      return fail(("the " + name + " product has other uses").str());
    if (linear->getBlock() != op->getBlock())
      return fail(("the " + name + " product stands in another region").str());
    target.product = Product(linear);
  }
  target.why = whyNoRows(target.product, target.factors, options);
  return target;
}

/// Up, or the gate where up can't take the factors; `why` is up's reason where
/// neither can.
static Target findTarget(ScaleOp scale, const FoldOptions &options) {
  Operation *unit = scale.getX().getDefiningOp();
  Target none;
  if (!isa_and_nonnull<GluOp, GatedLinearOp>(unit))
    none.why = "no gated unit";
  else if (scale.getBias())
    none.why = "the scale has a bias";
  else if (!unit->hasOneUse())
    none.why = "the gated unit's result has other uses";
  else if (unit->getBlock() != scale->getBlock())
    none.why = "the gated unit stands in another region";
  if (!none.why.empty())
    return none;
  Target up = findTarget(unit, /*isGate=*/false, scale.getScale(), options);
  if (up.why.empty())
    return up;
  Target gate = findTarget(unit, /*isGate=*/true, scale.getScale(), options);
  return gate.why.empty() ? gate : up;
}

namespace {
// scale(glu(g, linear(x, W, b)), l) -> glu(g, linear(x, diag(l)·W, l*b))
// scale(gated_linear(x, Wg, Wu), l) -> gated_linear(x, Wg, diag(l)·Wu)
// Where not everything that reads the scale can take it.
struct MoveAcrossUnit : OpRewritePattern<ScaleOp>, FoldPattern {
  MoveAcrossUnit(MLIRContext *context, FoldPattern fold)
      : OpRewritePattern(context, /*benefit=*/2), FoldPattern(fold) {}

  LogicalResult matchAndRewrite(ScaleOp scale,
                                PatternRewriter &rewriter) const override {
    if (scale->use_empty() || isDoRA(scale) ||
        whyNotBefore(scale, options).empty())
      return rewriter.notifyMatchFailure(scale, "its readers take it");
    auto next = dyn_cast<ScaleOp>(*scale->user_begin());
    if (next && canJoin(next))
      return rewriter.notifyMatchFailure(scale, "joins the next scale");
    Target target = findTarget(scale, options);
    if (!target.why.empty())
      return rewriter.notifyMatchFailure(scale, target.why);
    Operation *unit = scale.getX().getDefiningOp();
    Operation *product = target.product.getOperation();
    note(scale, "moved across the gated unit into the rows of " +
                    describeWeight(target.product.getWeight()));
    // l may be defined behind product and unit.
    rewriter.moveOpBefore(product, scale);
    if (unit != product)
      rewriter.moveOpAfter(unit, product);
    rewriter.setInsertionPoint(product);
    scaleRows(rewriter, scale.getLoc(), target.product, target.factors,
              options);
    rewriter.modifyOpInPlace(
        unit, [&] { unit->getResult(0).setType(scale.getType()); });
    Value factors = scale.getScale();
    rewriter.replaceOp(scale, unit->getResult(0));
    eraseUnusedWeights(rewriter, factors);
    return success();
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Two scales
//===----------------------------------------------------------------------===//

namespace {
// scale(scale(x, l, b), m, c) -> scale(x, l*m, b*m + c)
struct JoinScales : OpRewritePattern<ScaleOp>, FoldPattern {
  JoinScales(MLIRContext *context, FoldPattern fold)
      : OpRewritePattern(context, /*benefit=*/1), FoldPattern(fold) {}

  LogicalResult matchAndRewrite(ScaleOp outer,
                                PatternRewriter &rewriter) const override {
    if (!canJoin(outer))
      return rewriter.notifyMatchFailure(outer, "no scale that it can join");
    auto inner = outer.getX().getDefiningOp<ScaleOp>();
    note(outer, "multiplied with the scale before it");
    Location loc = outer.getLoc();
    Factors factors = {outer.getScale()};
    Value l = inner.getScale(), m = outer.getScale();
    Value both = scaleBias(rewriter, loc, l, factors, getWider(l, m)), bias;
    if (inner.getBias())
      bias = scaleBias(rewriter, loc, inner.getBias(), factors);
    if (outer.getBias())
      bias = addToBias(rewriter, loc, bias, outer.getBias(), /*scale=*/1);
    RoundingAttr rounding = outer.getRoundingAttr() ? outer.getRoundingAttr()
                                                    : inner.getRoundingAttr();
    rewriter.replaceOpWithNewOp<ScaleOp>(outer, outer.getType(), inner.getX(),
                                         both, bias, rounding);
    rewriter.eraseOp(inner);
    eraseUnusedWeights(rewriter, {l, m});
    return success();
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Interface
//===----------------------------------------------------------------------===//

std::string ffn::whyKept(ScaleOp scale, const FoldOptions &options) {
  if (!isWeight(scale.getScale()))
    return "the scale is neither a constant nor an argument with an ffn.name";
  Operation *source = scale.getX().getDefiningOp();
  if (isa_and_nonnull<LinearOp>(source))
    if (std::string why = whyNotBehind(scale, options); !why.empty())
      return why;
  if (isDoRA(scale))
    return "DoRA's factors do not stand behind a product";
  std::string why = whyNotBefore(scale, options);
  if (isa_and_nonnull<GluOp, GatedLinearOp>(source))
    if (std::string across = findTarget(scale, options).why; !across.empty())
      why += "; not moved to the up branch: " + across;
  return why.empty() ? "nobody reads it" : why;
}

void ffn::addFoldIA3Patterns(RewritePatternSet &patterns,
                             const FoldOptions &options,
                             FoldListener listener) {
  MLIRContext *context = patterns.getContext();
  FoldPattern fold{options, std::move(listener)};
  patterns.add<FoldBehindLinear>(context, fold, /*ofDoRA=*/false);
  patterns.add<MoveAcrossUnit, JoinScales>(context, fold);
  patterns.add<FoldBeforeProducts>(context, fold, /*all=*/true);
  patterns.add<FoldBeforeProducts>(context, fold, /*all=*/false);
}

void ffn::addFoldDoRAPatterns(RewritePatternSet &patterns,
                              const FoldOptions &options,
                              FoldListener listener) {
  patterns.add<FoldBehindLinear>(patterns.getContext(),
                                 FoldPattern{options, std::move(listener)},
                                 /*ofDoRA=*/true);
}

void ffn::populateFoldIA3Patterns(RewritePatternSet &patterns,
                                  const FoldOptions &options) {
  addFoldIA3Patterns(patterns, options, {});
}
