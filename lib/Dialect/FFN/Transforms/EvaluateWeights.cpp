//===- EvaluateWeights.cpp - merges of constants become constants ---------===//

#include "EvaluateWeights.h"
#include "FoldPatterns.h"
#include "WeightValues.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/AsmState.h"

using namespace mlir;
using namespace mlir::ffn;

/// The merged weight of integers that `op` is, if any.
static DequantizeOp getIntegers(MergeOp op) {
  return WeightEvaluator::getBase(op).getDefiningOp<DequantizeOp>();
}

static bool areEvaluable(ValueRange values) {
  return llvm::all_of(values, isEvaluable);
}

static bool isConstant(Value value) {
  return static_cast<bool>(value.getDefiningOp<arith::ConstantOp>());
}

bool ffn::canRequantize(Value weight) {
  while (auto merge = weight.getDefiningOp<MergeOp>()) {
    if (!areEvaluable(merge->getOperands().drop_front()))
      return false;
    weight = merge.getWeight();
  }
  auto dequantize = weight.getDefiningOp<DequantizeOp>();
  return dequantize && dequantize.getType().hasStaticShape() &&
         llvm::all_of(dequantize->getOperands(), isConstant);
}

/// Bytes as an attribute of the kind that the weight came from.
static TypedAttr makeAttr(RankedTensorType type, ArrayRef<uint8_t> bytes,
                          bool isResource) {
  ArrayRef<char> raw(reinterpret_cast<const char *>(bytes.data()),
                     bytes.size());
  if (!isResource)
    return DenseElementsAttr::getFromRawBuffer(type, raw);
  return cast<TypedAttr>(DenseResourceElementsAttr::get(
      type, "merged",
      HeapAsmResourceBlob::allocateAndCopyWithAlign(raw, /*align=*/64)));
}

namespace {
/// Replaces one operation by what it computes.
struct Evaluation {
  RewriterBase &rewriter;
  WeightEvaluator evaluator;
  ConstantListener listener;

  LogicalResult fail(Value base, llvm::Error error) {
    std::string message = llvm::toString(std::move(error));
    StringRef text = message;
    // A diagnostic says where on its own.
    if (text.consume_front(getConstantName(base)))
      text.consume_front(": ");
    if (listener.error)
      listener.error(base.getLoc(), text.str());
    return failure();
  }

  void note(Operation *op, const swiglu::TensorReport &report) {
    if (listener.report)
      listener.report(op, report);
  }

  LogicalResult run(MergeOp op) {
    Value base = WeightEvaluator::getBase(op);
    RankedTensorType type = op.getType();
    swiglu::ElementType element =
        *swiglu::getElementType(type.getElementType());
    std::vector<uint8_t> bytes(type.getNumElements() *
                               swiglu::getElementSize(element));
    auto report = evaluator.merge(op, bytes);
    if (!report)
      return fail(base, report.takeError());
    note(op, *report);
    std::optional<StoredConstant> stored = getStoredConstant(base);
    replace(op, base, makeAttr(type, bytes, stored && stored->isResource));
    return success();
  }

  LogicalResult run(DoraScaleOp op) {
    auto factors = evaluator.getDoraFactors(op);
    if (!factors)
      return fail(op.getWeight(), factors.takeError());
    SmallVector<APFloat> rounded;
    const llvm::fltSemantics &semantics =
        cast<FloatType>(op.getType().getElementType()).getFloatSemantics();
    for (double factor : *factors) {
      bool losesInfo;
      rounded.emplace_back(factor);
      rounded.back().convert(semantics, APFloat::rmNearestTiesToEven,
                             &losesInfo);
      if (!rounded.back().isFinite())
        return fail(
            op.getMagnitude(),
            llvm::createStringError("a factor of DoRA overflows its type"));
    }
    replace(op, op.getMagnitude(),
            DenseElementsAttr::get(op.getType(), rounded));
    return success();
  }

  // merge(dequantize(q, s)) -> dequantize(q', s')
  LogicalResult requantize(MergeOp op) {
    DequantizeOp dequantize = getIntegers(op);
    RankedTensorType type = op.getType();
    auto values = dequantizeExactly(dequantize);
    if (!values)
      return failure();
    auto steps = evaluator.getSteps(op);
    if (!steps)
      return fail(dequantize.getQ(), steps.takeError());
    bool isInOut = op.getLayout().getLayout() == WeightLayout::InOut;
    swiglu::MergeTarget target;
    target.name = getConstantName(dequantize.getQ());
    target.from = target.to = swiglu::ElementType::F64;
    target.isInOut = isInOut;
    target.out = type.getDimSize(isInOut ? 1 : 0);
    target.in = type.getDimSize(isInOut ? 0 : 1);
    std::vector<double> merged(values->size());
    auto bytesOf = [](std::vector<double> &numbers) {
      return MutableArrayRef(reinterpret_cast<uint8_t *>(numbers.data()),
                             numbers.size() * sizeof(double));
    };
    auto report = mergeTensor(target, std::move(*steps), bytesOf(*values),
                              bytesOf(merged));
    if (!report)
      return fail(dequantize.getQ(), report.takeError());
    QuantAttr old = dequantize.getQuantAttr();
    auto quant = QuantAttr::get(op.getContext(), old.getBits(), old.getAxis(),
                                old.getGroup(), QuantZero::None, old.getOrder(),
                                old.getRun());
    QuantizedWeight weight = quantizeAgain(
        quant, std::move(merged), type.getDimSize(0), type.getDimSize(1));
    report->maxError = weight.report.maxError;
    report->relativeError = weight.report.relativeError;
    note(op, *report);
    Location loc = dequantize.getLoc();
    rewriter.setInsertionPoint(op);
    auto scalesType = RankedTensorType::get(
        dequantize.getScales().getType().getShape(), rewriter.getF32Type());
    Value q = arith::ConstantOp::create(
        rewriter, dequantize.getQ().getLoc(),
        DenseElementsAttr::get(dequantize.getQ().getType(),
                               ArrayRef(weight.q)));
    Value scales = arith::ConstantOp::create(
        rewriter, dequantize.getScales().getLoc(),
        DenseElementsAttr::get(scalesType, ArrayRef(weight.scales)));
    Value result = DequantizeOp::create(rewriter, loc, type, q, scales,
                                        /*zeros=*/Value(), quant);
    erase(op, result);
    return success();
  }

private:
  void replace(Operation *op, Value base, TypedAttr attr) {
    rewriter.setInsertionPoint(op);
    erase(op,
          arith::ConstantOp::create(rewriter, base.getLoc(), attr).getResult());
  }
  void erase(Operation *op, Value result) {
    SmallVector<Value> operands(op->getOperands());
    rewriter.replaceOp(op, result);
    eraseUnusedWeights(rewriter, operands);
  }
};

/// True if `op` is read by more than merges that will be constants themselves.
bool isRoot(Operation *op) {
  return llvm::any_of(op->getUsers(), [](Operation *user) {
    if (auto merge = dyn_cast<MergeOp>(user))
      return !isEvaluable(merge.getResult()) &&
             !canRequantize(merge.getResult());
    return !isa<DoraScaleOp>(user) || !isEvaluable(user->getResult(0));
  });
}

template <typename OpT>
struct Evaluate : OpRewritePattern<OpT> {
  using OpRewritePattern<OpT>::OpRewritePattern;

  LogicalResult matchAndRewrite(OpT op,
                                PatternRewriter &rewriter) const override {
    if (!isEvaluable(op.getResult()) || !isRoot(op))
      return rewriter.notifyMatchFailure(op,
                                         "no constants, or read by a merge");
    return Evaluation{rewriter, WeightEvaluator(/*threads=*/1), {}}.run(op);
  }
};
} // namespace

void ffn::populateEvaluateWeightsPatterns(RewritePatternSet &patterns) {
  patterns.add<Evaluate<MergeOp>, Evaluate<DoraScaleOp>>(patterns.getContext());
}

LogicalResult ffn::evaluateWeights(Operation *root, bool requantize,
                                   const ConstantListener &listener) {
  SmallVector<Operation *> ops;
  root->walk([&](Operation *op) {
    auto merge = dyn_cast<MergeOp>(op);
    bool isOne = (merge || isa<DoraScaleOp>(op)) &&
                 (isEvaluable(op->getResult(0)) ||
                  (requantize && merge && canRequantize(merge.getResult())));
    if (isOne && isRoot(op))
      ops.push_back(op);
  });
  IRRewriter rewriter(root->getContext());
  unsigned threads = root->getContext()->isMultithreadingEnabled() ? 0 : 1;
  Evaluation evaluation{rewriter, WeightEvaluator(threads), listener};
  for (Operation *op : ops) {
    auto merge = dyn_cast<MergeOp>(op);
    LogicalResult result = !merge ? evaluation.run(cast<DoraScaleOp>(op))
                           : getIntegers(merge) ? evaluation.requantize(merge)
                                                : evaluation.run(merge);
    if (failed(result))
      return failure();
  }
  return success();
}
