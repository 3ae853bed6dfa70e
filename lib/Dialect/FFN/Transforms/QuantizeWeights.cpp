//===- QuantizeWeights.cpp - weights of products as integers --------------===//
//
// linear(x, W) -> linear(x, dequantize(q, s)), where q and s are constants, or
// made by ffn.quantize of what is an argument.
//
//===----------------------------------------------------------------------===//

#include "Product.h"
#include "WeightValues.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/AsmState.h"
#include "mlir/IR/Remarks.h"
#include "swiglu/Dialect/FFN/Transforms/Blocks.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"
#include "swiglu/Dialect/FFN/Transforms/Weights.h"
#include "swiglu/Weights/WeightStore.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Support/FormatVariadic.h"
#include <cmath>

namespace mlir::ffn {
#define GEN_PASS_DEF_QUANTIZEWEIGHTSPASS
#include "swiglu/Dialect/FFN/Transforms/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

namespace {
/// A weight, and the products that read it, in the order of the program.
struct Candidate {
  Value weight;
  WeightAttr layout;
  SmallVector<OpOperand *, 2> uses;
  bool hasOtherLayout = false;

  Operation *getProduct() const { return uses.front()->getOwner(); }
  RankedTensorType getType() const {
    return cast<RankedTensorType>(weight.getType());
  }
  /// The position of the in dimension, along which groups lie.
  int64_t getAxis() const {
    return layout.getLayout() == WeightLayout::OutIn ? 1 : 0;
  }
  int64_t getIn() const { return getType().getDimSize(getAxis()); }
};
} // namespace

static std::vector<Candidate> findCandidates(ModuleOp module) {
  llvm::MapVector<Value, Candidate> found;
  module->walk([&](Operation *op) {
    for (const Product &product : Product::getAll(op)) {
      Candidate &candidate = found[product.getWeight()];
      if (candidate.uses.empty()) {
        candidate.weight = product.getWeight();
        candidate.layout = product.getLayout();
      }
      candidate.hasOtherLayout |= candidate.layout != product.getLayout();
      candidate.uses.push_back(&product.getWeightUse());
    }
  });
  std::vector<Candidate> candidates;
  for (auto &[weight, candidate] : found)
    candidates.push_back(std::move(candidate));
  return candidates;
}

/// The name of an argument, or of a constant's location; of what is made of
/// them, the one of what it is made of first.
static std::string findName(Value weight) {
  while (Operation *op = weight.getDefiningOp()) {
    if (op->hasTrait<OpTrait::ConstantLike>() || op->getNumOperands() == 0)
      return getConstantName(weight);
    weight = op->getOperand(0);
  }
  StringAttr name = getWeightName(weight);
  return name ? name.str() : "an argument";
}

/// Who else reads the weight, as a sentence; empty for nobody.
static std::string describeReaders(const Candidate &candidate) {
  for (OpOperand &use : candidate.weight.getUses()) {
    Operation *op = use.getOwner();
    if (llvm::is_contained(candidate.uses, &use))
      continue;
    return op->hasTrait<OpTrait::IsTerminator>()
               ? "it is also returned"
               : ("it is also read by '" + op->getName().getStringRef() + "'")
                     .str();
  }
  for (OpOperand *use : candidate.uses)
    if (std::string tie = describeTie(*use); !tie.empty())
      return tie;
  return candidate.hasOtherLayout ? "products read it in both layouts" : "";
}

static std::string formatNumber(double value) {
  return llvm::formatv("{0:e3}", value).str();
}

namespace {
/// All candidates of one module.
class Quantizer {
public:
  Quantizer(ModuleOp module, int64_t bits, int64_t group)
      : module(module), bits(bits), group(group) {}

  /// Files with the tensors that arguments are named after, for figures.
  LogicalResult open(StringRef path) {
    auto opened = swiglu::WeightStore::open(path);
    if (!opened)
      return emitError(module.getLoc()) << llvm::toString(opened.takeError());
    store = std::move(*opened);
    return success();
  }

  LogicalResult run(const Candidate &candidate);
  LogicalResult writeReport(StringRef file) const;

private:
  int64_t getGroup(const Candidate &candidate) const {
    return group ? group : candidate.getIn();
  }
  QuantAttr getQuant(const Candidate &candidate) const {
    std::optional<NibbleOrder> order;
    if (bits == 4)
      order = NibbleOrder::LowFirst;
    return QuantAttr::get(module.getContext(), bits, candidate.getAxis(),
                          getGroup(candidate), QuantZero::None, order,
                          /*run=*/0);
  }
  std::string whyKept(const Candidate &candidate) const;
  /// The integers of a tensor in memory.
  QuantizedWeight quantize(const Candidate &candidate,
                           const swiglu::TensorView &view) const;
  /// The tensor of the files behind an argument, as the argument's type holds
  /// it; nothing where there are no files or the weight is made of several.
  LogicalResult lookup(const Candidate &candidate, swiglu::TensorView &view,
                       std::vector<uint8_t> &bytes) const;
  void replace(const Candidate &candidate, const StoredConstant *constant,
               const QuantizedWeight &weight);
  remark::RemarkOpts remarkOf(const Candidate &candidate) const;
  void keep(const Candidate &candidate, const std::string &reason) const {
    remark::missed(candidate.getProduct()->getLoc(), remarkOf(candidate))
        << "not quantised: the weight \"" + findName(candidate.weight) +
               "\": " + reason;
  }

  mutable ModuleOp module;
  int64_t bits, group;
  std::unique_ptr<swiglu::WeightStore> store;
  std::vector<swiglu::TensorReport> reports;
};
} // namespace

remark::RemarkOpts Quantizer::remarkOf(const Candidate &candidate) const {
  // The name has to live as long as the context.
  auto function = StringAttr::get(module.getContext(),
                                  getFunctionName(candidate.getProduct()));
  return remark::RemarkOpts::name("QuantizeWeights")
      .category("ffn")
      .function(function);
}

std::string Quantizer::whyKept(const Candidate &candidate) const {
  if (candidate.weight.getDefiningOp<DequantizeOp>())
    return "it is integers already";
  if (!isWeight(candidate.weight))
    return "it is no constant and has no ffn.name";
  if (candidate.getType().getElementType().isF64())
    return "its elements are f64";
  if (std::string readers = describeReaders(candidate); !readers.empty())
    return readers;
  int64_t in = candidate.getIn();
  if (ShapedType::isDynamic(in))
    return "its in dimension is not known";
  int64_t unit = getGroup(candidate);
  if (in == 0 || in % unit != 0)
    return "its in dimension is " + std::to_string(in) +
           ", expected a multiple of " +
           (unit ? std::to_string(unit) + ", the group" : "1");
  return {};
}

QuantizedWeight Quantizer::quantize(const Candidate &candidate,
                                    const swiglu::TensorView &view) const {
  std::vector<double> values(view.data.size() /
                             swiglu::getElementSize(view.type));
  auto to = MutableArrayRef(reinterpret_cast<uint8_t *>(values.data()),
                            values.size() * sizeof(double));
  llvm::cantFail(convertElements(view, swiglu::ElementType::F64, to));
  QuantizedWeight weight = quantizeAgain(getQuant(candidate), std::move(values),
                                         view.shape[0], view.shape[1]);
  weight.report.name = findName(candidate.weight);
  weight.report.fromType = getElementTypeName(view.type).str();
  return weight;
}

LogicalResult Quantizer::lookup(const Candidate &candidate,
                                swiglu::TensorView &view,
                                std::vector<uint8_t> &bytes) const {
  StringAttr name = getWeightName(candidate.weight);
  if (!store || !name)
    return success();
  InFlightDiagnostic error = candidate.getProduct()->emitError();
  auto found = store->lookup(name.getValue());
  if (!found)
    return error << llvm::toString(found.takeError());
  view = **found;
  RankedTensorType type = candidate.getType();
  if (!isFloat(view.type))
    return error << "'" << name.getValue() << "' of '" << store->getPath()
                 << "' has the type " << getElementTypeName(view.type)
                 << ", expected floats";
  if (failed(verifyCompatibleShape(type.getShape(),
                                   ArrayRef<int64_t>(view.shape))))
    return error << "'" << name.getValue() << "' of '" << store->getPath()
                 << "' has the shape ["
                 << llvm::join(llvm::map_range(view.shape,
                                               [](int64_t size) {
                                                 return std::to_string(size);
                                               }),
                               ", ")
                 << "], expected that of " << type;
  error.abandon();
  swiglu::ElementType element = *swiglu::getElementType(type.getElementType());
  bytes.resize(view.data.size() / swiglu::getElementSize(view.type) *
               swiglu::getElementSize(element));
  llvm::cantFail(convertElements(view, element, bytes));
  view.type = element;
  view.data = bytes;
  return success();
}

/// Bytes as an attribute of the kind that the weight came from.
template <typename T>
static TypedAttr makeAttr(RankedTensorType type, ArrayRef<T> values,
                          bool isResource) {
  ArrayRef<char> raw(reinterpret_cast<const char *>(values.data()),
                     values.size() * sizeof(T));
  if (!isResource)
    return DenseElementsAttr::getFromRawBuffer(type, raw);
  return cast<TypedAttr>(DenseResourceElementsAttr::get(
      type, "quantised",
      HeapAsmResourceBlob::allocateAndCopyWithAlign(raw, /*align=*/64)));
}

void Quantizer::replace(const Candidate &candidate,
                        const StoredConstant *constant,
                        const QuantizedWeight &weight) {
  QuantAttr quant = getQuant(candidate);
  OpBuilder builder(module.getContext());
  builder.setInsertionPointAfterValue(candidate.weight);
  Location loc = candidate.weight.getLoc();
  SmallVector<int64_t> bytes(candidate.getType().getShape());
  SmallVector<int64_t> groups = bytes;
  bytes[quant.getAxis()] /= bits == 4 ? 2 : 1;
  groups[quant.getAxis()] /= quant.getGroup();
  auto qType = RankedTensorType::get(bytes, builder.getI8Type());
  auto scalesType = RankedTensorType::get(groups, builder.getF32Type());
  Value q, scales;
  if (constant) {
    q = arith::ConstantOp::create(
        builder, loc,
        makeAttr(qType, ArrayRef(weight.q), constant->isResource));
    scales = arith::ConstantOp::create(
        builder, loc,
        makeAttr(scalesType, ArrayRef(weight.scales), constant->isResource));
  } else {
    auto op = QuantizeOp::create(builder, loc, qType, scalesType,
                                 candidate.weight, quant);
    q = op.getQ();
    scales = op.getScales();
  }
  Value again = DequantizeOp::create(builder, loc, candidate.getType(), q,
                                     scales, /*zeros=*/Value(), quant);
  for (OpOperand *use : candidate.uses)
    use->set(again);
  Operation *op = candidate.weight.getDefiningOp();
  if (op && op->use_empty())
    op->erase();
}

LogicalResult Quantizer::run(const Candidate &candidate) {
  if (std::string reason = whyKept(candidate); !reason.empty()) {
    keep(candidate, reason);
    return success();
  }
  std::optional<StoredConstant> constant = getStoredConstant(candidate.weight);
  swiglu::TensorView view;
  std::vector<uint8_t> bytes;
  if (constant) {
    view.type = constant->type;
    view.shape = constant->shape;
    view.data = constant->bytes;
  } else if (failed(lookup(candidate, view, bytes))) {
    return failure();
  }
  QuantizedWeight weight;
  std::string figures = "; the errors are not known before the weight is";
  if (!view.shape.empty()) {
    weight = quantize(candidate, view);
    double largest = weight.report.maxError.value_or(0);
    double relative = weight.report.relativeError.value_or(0);
    if (!std::isfinite(largest) || !std::isfinite(relative)) {
      keep(candidate, "it holds NaN or infinity");
      return success();
    }
    figures = "; largest error " + formatNumber(largest) + ", relative " +
              formatNumber(relative);
    reports.push_back(weight.report);
  }
  remark::passed(candidate.getProduct()->getLoc(), remarkOf(candidate))
      << "quantised: the weight \"" + findName(candidate.weight) + "\": int" +
             std::to_string(bits) + ", " +
             (group ? "groups of " + std::to_string(group)
                    : std::string("one scale an output")) +
             figures;
  replace(candidate, constant ? &*constant : nullptr, weight);
  return success();
}

LogicalResult Quantizer::writeReport(StringRef file) const {
  if (llvm::Error error = swiglu::writeReports(reports, file))
    return emitError(module.getLoc()) << llvm::toString(std::move(error));
  return success();
}

namespace {
struct QuantizeWeights : ffn::impl::QuantizeWeightsPassBase<QuantizeWeights> {
  using QuantizeWeightsPassBase::QuantizeWeightsPassBase;

  LogicalResult checkOptions() {
    if (type != "int8" && type != "int4")
      return emitError(getOperation().getLoc())
             << "type is '" << type << "', expected int8 or int4";
    if (!llvm::is_contained({0, 32, 64, 128}, group.getValue()))
      return emitError(getOperation().getLoc())
             << "group is " << group.getValue()
             << ", expected 0, 32, 64 or 128";
    return success();
  }

  /// Those whose names end as the option says; fails for an end that no name
  /// has.
  FailureOr<std::vector<Candidate>> select() {
    std::vector<Candidate> all = findCandidates(getOperation()), selected;
    llvm::SmallDenseSet<StringRef> matched;
    for (Candidate &candidate : all) {
      std::string name = findName(candidate.weight);
      bool isSelected = names.empty();
      for (const std::string &suffix : names)
        if (StringRef(name).ends_with(suffix)) {
          matched.insert(suffix);
          isSelected = true;
        }
      if (isSelected)
        selected.push_back(std::move(candidate));
    }
    for (const std::string &suffix : names)
      if (!matched.contains(suffix))
        return emitError(getOperation().getLoc())
               << "names: no weight of a product has a name that ends with '"
               << suffix << "'";
    return selected;
  }

  LogicalResult run() {
    if (failed(checkOptions()))
      return failure();
    FailureOr<std::vector<Candidate>> candidates = select();
    if (failed(candidates))
      return failure();
    bool isInt4 = type == "int4";
    Quantizer quantizer(getOperation(), isInt4 ? 4 : 8,
                        isInt4 && group == 0 ? 32 : group);
    if (!weights.empty() && failed(quantizer.open(weights)))
      return failure();
    for (const Candidate &candidate : *candidates)
      if (failed(quantizer.run(candidate)))
        return failure();
    return report.empty() ? success() : quantizer.writeReport(report);
  }

  void runOnOperation() override {
    if (failed(run()))
      signalPassFailure();
  }
};
} // namespace
