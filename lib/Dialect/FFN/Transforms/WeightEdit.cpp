//===- WeightEdit.cpp - the algebra of weights and adapters ---------------===//
//
// A weight that is already an `ffn.merge` takes more: rows and columns always,
// B·A while there are none of these. Otherwise the inner merge gives f64, so
// that there is one rounding at the end.
//
//===----------------------------------------------------------------------===//

#include "WeightEdit.h"
#include "EvaluateWeights.h"
#include "WeightValues.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "swiglu/Dialect/FFN/Transforms/Weights.h"

using namespace mlir;
using namespace mlir::ffn;

static RankedTensorType typeOf(Value value) {
  return cast<RankedTensorType>(value.getType());
}

static WeightAttr getVectorLayout(MLIRContext *context) {
  return WeightAttr::get(context, WeightLayout::OutIn);
}

//===----------------------------------------------------------------------===//
// Merges
//===----------------------------------------------------------------------===//

namespace {
/// The operands of an `ffn.merge`.
struct MergeParts {
  Value weight;
  SmallVector<Value> b, a, rows, columns;
  SmallVector<double> scales;

  MergeParts() = default;
  explicit MergeParts(MergeOp op)
      : weight(op.getWeight()), b(op.getB()), a(op.getA()), rows(op.getRows()),
        columns(op.getColumns()), scales(op.getScaleFactors()) {}

  /// No operand is rounded on its own any more.
  void widenAll(OpBuilder &builder) {
    weight = widen(builder, weight);
    for (auto *values : {&b, &a})
      for (Value &value : *values)
        value = widen(builder, value);
    for (auto *values : {&rows, &columns}) {
      SmallVector<Value> wide;
      for (Value value : *values)
        appendFactors(builder, value, wide);
      *values = std::move(wide);
    }
  }

  Value create(OpBuilder &builder, Location loc, RankedTensorType type,
               WeightAttr layout) const {
    return MergeOp::create(builder, loc, type, weight, b, a, rows, columns,
                           scales, layout);
  }
};
} // namespace

/// A merge's parts if `weight` is one with this layout, else `weight` alone.
static MergeParts getParts(Value weight, WeightAttr layout) {
  auto merge = weight.getDefiningOp<MergeOp>();
  if (merge && merge.getLayoutAttr() == layout)
    return MergeParts(merge);
  MergeParts parts;
  parts.weight = weight;
  return parts;
}

static Location fuse(OpBuilder &builder, Location a, Location b) {
  return builder.getFusedLoc({a, b});
}

Value ffn::widen(OpBuilder &builder, Value value) {
  Type f64 = builder.getF64Type();
  if (auto merge = value.getDefiningOp<MergeOp>()) {
    if (merge.getType().getElementType() == f64)
      return value;
    MergeParts parts(merge);
    parts.widenAll(builder);
    return parts.create(builder, merge.getLoc(), merge.getType().clone(f64),
                        merge.getLayoutAttr());
  }
  if (auto dora = value.getDefiningOp<DoraScaleOp>()) {
    if (dora.getType().getElementType() == f64)
      return value;
    auto wide = [&](ValueRange values) {
      return llvm::map_to_vector(
          values, [&](Value value) { return widen(builder, value); });
    };
    return DoraScaleOp::create(
        builder, dora.getLoc(), dora.getType().clone(f64),
        widen(builder, dora.getMagnitude()), widen(builder, dora.getWeight()),
        wide(dora.getB()), wide(dora.getA()), dora.getScalesAttr(),
        dora.getLayoutAttr());
  }
  return value;
}

void ffn::appendFactors(OpBuilder &builder, Value factor,
                        SmallVectorImpl<Value> &values) {
  // diag(v·r) = diag(v)·diag(r)
  auto merge = factor.getDefiningOp<MergeOp>();
  if (!merge || !merge.getB().empty()) {
    values.push_back(widen(builder, factor));
    return;
  }
  appendFactors(builder, merge.getWeight(), values);
  for (Value row : merge.getRows())
    appendFactors(builder, row, values);
}

//===----------------------------------------------------------------------===//
// Quantised weights
//===----------------------------------------------------------------------===//

static int64_t getDim(WeightAttr layout, Side side) {
  return (layout.getLayout() == WeightLayout::OutIn) == (side == Side::Rows)
             ? 0
             : 1;
}

/// One factor a group, where all of a group's are the same number.
static std::optional<std::vector<double>>
getGroupFactors(const Factors &factors, int64_t group) {
  std::optional<std::vector<double>> values = factors.getConstant();
  if (!values || values->size() % group != 0)
    return std::nullopt;
  std::vector<double> ofGroups;
  for (size_t begin = 0; begin < values->size(); begin += group) {
    ArrayRef<double> members = ArrayRef(*values).slice(begin, group);
    if (!llvm::all_equal(members))
      return std::nullopt;
    ofGroups.push_back(members.front());
  }
  return ofGroups;
}

static std::string whyNotScaledIntegers(DequantizeOp dequantize,
                                        WeightAttr layout, Side side,
                                        const Factors &factors) {
  QuantAttr quant = dequantize.getQuantAttr();
  if (!isWeight(dequantize.getScales()))
    return "the scales of the quantised weight are no constant and have no "
           "ffn.name";
  if (quant.getAxis() != getDim(layout, side) || quant.getGroup() == 1 ||
      getGroupFactors(factors, quant.getGroup()))
    return {};
  return "the factors differ within groups of " +
         std::to_string(quant.getGroup()) + " elements of a quantised weight" +
         (factors.getConstant() ? "" : ", as far as known here");
}

/// W <- diag(l)·W: the scales take l, and additive zeros; the integers stay.
static Value scaleIntegers(OpBuilder &builder, Location loc,
                           DequantizeOp dequantize, WeightAttr layout,
                           Side side, const Factors &factors,
                           const FoldOptions &options) {
  QuantAttr quant = dequantize.getQuantAttr();
  Value vector;
  if (quant.getAxis() == getDim(layout, side) && quant.getGroup() != 1) {
    std::vector<double> values = *getGroupFactors(factors, quant.getGroup());
    auto type = RankedTensorType::get(values.size(), builder.getF64Type());
    vector = arith::ConstantOp::create(
        builder, factors.getLoc(),
        DenseElementsAttr::get(type, ArrayRef(values)));
  } else {
    vector = factors.materialize(builder);
  }
  auto scaled = [&](Value value) {
    MergeParts parts = getParts(value, layout);
    parts.widenAll(builder);
    appendFactors(builder, vector,
                  side == Side::Rows ? parts.rows : parts.columns);
    RankedTensorType type = typeOf(value);
    if (is16Bit(type.getElementType()) &&
        options.scaleType == FoldedScaleType::F32)
      type = cast<RankedTensorType>(type.clone(builder.getF32Type()));
    return parts.create(builder, fuse(builder, value.getLoc(), loc), type,
                        layout);
  };
  Value zeros = dequantize.getZeros();
  if (quant.getZero() == QuantZero::Additive)
    zeros = scaled(zeros);
  return DequantizeOp::create(builder, dequantize.getLoc(),
                              dequantize.getType(), dequantize.getQ(),
                              scaled(dequantize.getScales()), zeros, quant);
}

/// The `ffn.dequantize` that `value` is made by, through operations on weights.
static DequantizeOp findDequantize(Value value) {
  SmallVector<Value> open = {value};
  llvm::SmallPtrSet<Operation *, 8> seen;
  while (!open.empty()) {
    Operation *op = open.pop_back_val().getDefiningOp();
    if (!op || !seen.insert(op).second)
      continue;
    if (auto dequantize = dyn_cast<DequantizeOp>(op))
      return dequantize;
    llvm::append_range(open, op->getOperands());
  }
  return {};
}

//===----------------------------------------------------------------------===//
// Legality
//===----------------------------------------------------------------------===//

/// What holds for every edit of the weight of `use`.
static std::string whyFixed(OpOperand &use, const FoldOptions &options) {
  if (!isWeight(use.get()))
    return "the weight is no constant and has no ffn.name";
  std::string readers = describeOtherReaders(use);
  std::string name = describeWeight(use.get());
  if (std::string tie = describeTie(use); !tie.empty())
    return name + " is tied: " + tie;
  if (readers.empty() || options.duplicateWeights)
    return {};
  return name + " is shared: " + readers +
         " (duplicate-weights makes a copy of it)";
}

std::string ffn::whyNotScaled(OpOperand &weight, WeightAttr layout, Side side,
                              const Factors &factors,
                              const FoldOptions &options) {
  if (!isWeight(factors.vector))
    return "the scale is neither a constant nor an argument with an ffn.name";
  if (std::string why = whyFixed(weight, options); !why.empty())
    return why;
  if (factors.packing && ShapedType::isDynamic(factors.getSize()))
    return "the number of packed features is not known";
  DequantizeOp dequantize = findDequantize(weight.get());
  if (!dequantize)
    return {};
  if (options.requantize && canRequantize(weight.get()) &&
      factors.getConstant())
    return {};
  if (dequantize.getResult() != weight.get())
    return "the quantised weight is changed by '" +
           weight.get().getDefiningOp()->getName().getStringRef().str() + "'";
  return whyNotScaledIntegers(dequantize, layout, side, factors);
}

std::string ffn::whyNotAdded(OpOperand &weight, WeightAttr layout,
                             LowRankOp branch, const FoldOptions &options) {
  if (!isWeight(branch.getA()) || !isWeight(branch.getB()))
    return "the branch's matrices are neither constants nor arguments with an "
           "ffn.name";
  if (std::string why = whyFixed(weight, options); !why.empty())
    return why;
  if (!findDequantize(weight.get()))
    return {};
  if (!options.requantize)
    return "the weight is quantised, and adding to it changes the integers "
           "(requantize does that)";
  if (!canRequantize(weight.get()) || !isEvaluable(branch.getA()) ||
      !isEvaluable(branch.getB()))
    return "only constants can be quantised again";
  return {};
}

//===----------------------------------------------------------------------===//
// Edits
//===----------------------------------------------------------------------===//

Value ffn::scaleWeight(OpBuilder &builder, Location loc, Value weight,
                       WeightAttr layout, Side side, const Factors &factors,
                       const FoldOptions &options) {
  auto dequantize = weight.getDefiningOp<DequantizeOp>();
  if (dequantize &&
      whyNotScaledIntegers(dequantize, layout, side, factors).empty())
    return scaleIntegers(builder, loc, dequantize, layout, side, factors,
                         options);
  MergeParts parts = getParts(weight, layout);
  parts.widenAll(builder);
  appendFactors(builder, factors.materialize(builder),
                side == Side::Rows ? parts.rows : parts.columns);
  return parts.create(builder, fuse(builder, weight.getLoc(), loc),
                      typeOf(weight), layout);
}

Value ffn::scaleBias(OpBuilder &builder, Location loc, Value bias,
                     const Factors &factors, RankedTensorType type) {
  WeightAttr layout = getVectorLayout(builder.getContext());
  MergeParts parts = getParts(bias, layout);
  parts.widenAll(builder);
  appendFactors(builder, factors.materialize(builder), parts.rows);
  return parts.create(builder, fuse(builder, bias.getLoc(), loc),
                      type ? type : typeOf(bias), layout);
}

RankedTensorType ffn::getWider(Value a, Value b) {
  RankedTensorType ofA = typeOf(a), ofB = typeOf(b);
  return ofA.getElementTypeBitWidth() >= ofB.getElementTypeBitWidth() ? ofA
                                                                      : ofB;
}

Value ffn::addToBias(OpBuilder &builder, Location loc, Value bias, Value added,
                     double scale) {
  WeightAttr layout = getVectorLayout(builder.getContext());
  RankedTensorType type = typeOf(added);
  MergeParts parts;
  if (bias) {
    type = getWider(bias, added);
    parts = getParts(bias, layout);
    if (!parts.rows.empty()) {
      parts = MergeParts();
      parts.weight = bias;
    }
  } else {
    if (scale == 1)
      return added;
    // -0 + x is x for every x.
    parts.weight = arith::ConstantOp::create(
        builder, loc,
        DenseElementsAttr::get(type, cast<Attribute>(builder.getFloatAttr(
                                         type.getElementType(), -0.0))));
  }
  parts.widenAll(builder);
  parts.b.push_back(widen(builder, added));
  parts.scales.push_back(scale);
  return parts.create(builder, fuse(builder, added.getLoc(), loc), type,
                      layout);
}

Value ffn::addToWeight(OpBuilder &builder, Location loc, Value weight,
                       WeightAttr layout, LowRankOp branch,
                       const FoldOptions &options) {
  MergeParts parts = getParts(weight, layout);
  if (!parts.rows.empty() || !parts.columns.empty()) {
    parts = MergeParts();
    parts.weight = weight;
  }
  parts.widenAll(builder);
  parts.b.push_back(widen(builder, branch.getB()));
  parts.a.push_back(widen(builder, branch.getA()));
  parts.scales.push_back(branch.getScale().convertToDouble());
  return parts.create(builder, fuse(builder, weight.getLoc(), loc),
                      typeOf(weight), layout);
}
