//===- WeightValues.cpp - what operations on weights compute --------------===//

#include "WeightValues.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/FormatVariadic.h"
#include <cmath>

using namespace mlir;
using namespace mlir::ffn;
using llvm::Expected;
using swiglu::ElementType;
using swiglu::MergeStep;

static llvm::Error makeError(const Twine &message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), message);
}

static RankedTensorType typeOf(Value value) {
  return cast<RankedTensorType>(value.getType());
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

std::optional<StoredConstant> ffn::getStoredConstant(Value value) {
  auto constantOp = value.getDefiningOp<arith::ConstantOp>();
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!constantOp || !type || !type.hasStaticShape() ||
      !isa<Float16Type, BFloat16Type, Float32Type, Float64Type>(
          type.getElementType()))
    return std::nullopt;
  Attribute attr = constantOp.getValue();
  StoredConstant constant;
  constant.type = *swiglu::getElementType(type.getElementType());
  constant.shape.assign(type.getShape().begin(), type.getShape().end());
  size_t elementSize = swiglu::getElementSize(constant.type);
  size_t size = type.getNumElements() * elementSize;
  ArrayRef<char> raw;
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(attr)) {
    AsmResourceBlob *blob = resource.getRawHandle().getBlob();
    if (!blob || blob->getData().size() != size)
      return std::nullopt;
    raw = blob->getData();
    constant.isResource = true;
  } else if (auto elements = dyn_cast<DenseElementsAttr>(attr)) {
    raw = elements.getRawData();
  } else {
    return std::nullopt;
  }
  constant.bytes = {reinterpret_cast<const uint8_t *>(raw.data()), raw.size()};
  if (raw.size() == size)
    return constant;
  // A splat.
  constant.owned.resize(size);
  for (size_t i = 0; i < size; i += elementSize)
    std::copy_n(raw.begin(), elementSize, constant.owned.begin() + i);
  constant.bytes = constant.owned;
  return constant;
}

static Expected<std::vector<double>> widenAll(const StoredConstant &constant) {
  std::vector<double> values(constant.bytes.size() /
                             swiglu::getElementSize(constant.type));
  swiglu::TensorView view;
  view.type = constant.type;
  view.shape = constant.shape;
  view.data = constant.bytes;
  auto to = MutableArrayRef(reinterpret_cast<uint8_t *>(values.data()),
                            values.size() * sizeof(double));
  if (llvm::Error error = convertElements(view, ElementType::F64, to))
    return std::move(error);
  return values;
}

std::optional<std::vector<double>> ffn::getConstantValues(Value value) {
  std::optional<StoredConstant> constant = getStoredConstant(value);
  if (!constant)
    return std::nullopt;
  return llvm::expectedToOptional(widenAll(*constant));
}

std::string ffn::getConstantName(Value value) {
  Location loc = value.getLoc();
  if (auto name = dyn_cast<NameLoc>(loc))
    return name.getName().str();
  std::string text;
  llvm::raw_string_ostream os(text);
  loc->print(os);
  // loc("file.mlir":1:2)
  StringRef inner = text;
  if (inner.consume_front("loc(") && inner.consume_back(")"))
    return llvm::join(llvm::split(inner, '"'), "");
  return text;
}

//===----------------------------------------------------------------------===//
// Reshapes and slices
//===----------------------------------------------------------------------===//

/// True for a slice whose offsets, sizes and strides are numbers.
template <typename OpT>
static bool isStatic(OpT op) {
  return llvm::none_of(op.getStaticOffsets(), ShapedType::isDynamic) &&
         llvm::none_of(op.getStaticSizes(), ShapedType::isDynamic) &&
         llvm::none_of(op.getStaticStrides(), ShapedType::isDynamic);
}

/// Calls `visit` with the position of each element of the slice in the whole,
/// in row-major order.
template <typename OpT>
static void forEachInSlice(OpT op, ArrayRef<int64_t> whole,
                           function_ref<void(int64_t)> visit) {
  ArrayRef<int64_t> offsets = op.getStaticOffsets();
  ArrayRef<int64_t> sizes = op.getStaticSizes();
  ArrayRef<int64_t> strides = op.getStaticStrides();
  SmallVector<int64_t> at(sizes.size(), 0);
  for (int64_t count = ShapedType::getNumElements(sizes); count > 0; --count) {
    int64_t position = 0;
    for (size_t i = 0; i < at.size(); ++i)
      position = position * whole[i] + offsets[i] + at[i] * strides[i];
    visit(position);
    for (size_t i = at.size(); i-- > 0;) {
      if (++at[i] < sizes[i])
        break;
      at[i] = 0;
    }
  }
}

bool ffn::isEvaluable(Value value) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  Operation *op = value.getDefiningOp();
  if (!op || !type || !type.hasStaticShape())
    return false;
  return TypeSwitch<Operation *, bool>(op)
      .Case<MergeOp, DoraScaleOp, tensor::ExpandShapeOp,
            tensor::CollapseShapeOp>([](Operation *op) {
        return llvm::all_of(op->getOperands(), isEvaluable);
      })
      .Case<tensor::ExtractSliceOp, tensor::InsertSliceOp>([](auto op) {
        return isStatic(op) && llvm::all_of(op->getOperands(), isEvaluable);
      })
      .Default(
          [&](Operation *) { return getStoredConstant(value).has_value(); });
}

Expected<std::vector<double>> WeightEvaluator::getNumbers(Value value) {
  if (std::optional<StoredConstant> constant = getStoredConstant(value))
    return widenAll(*constant);
  Operation *op = value.getDefiningOp();
  if (isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(op))
    return getNumbers(op->getOperand(0));
  if (auto dora = dyn_cast<DoraScaleOp>(op))
    return getDoraFactors(dora);
  if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op)) {
    auto source = getNumbers(slice.getSource());
    if (!source)
      return source.takeError();
    std::vector<double> values;
    forEachInSlice(slice, slice.getSourceType().getShape(),
                   [&](int64_t i) { values.push_back((*source)[i]); });
    return values;
  }
  if (auto insert = dyn_cast<tensor::InsertSliceOp>(op)) {
    auto source = getNumbers(insert.getSource());
    if (!source)
      return source.takeError();
    auto values = getNumbers(insert.getDest());
    if (!values)
      return values.takeError();
    auto next = source->begin();
    forEachInSlice(insert, insert.getDestType().getShape(),
                   [&](int64_t i) { (*values)[i] = *next++; });
    return values;
  }
  auto constant = getBytes(value);
  if (!constant)
    return constant.takeError();
  return widenAll(*constant);
}

//===----------------------------------------------------------------------===//
// Merges
//===----------------------------------------------------------------------===//

/// The merge inside of `op` whose steps come before those of `op`.
static MergeOp getInner(MergeOp op) {
  auto inner = op.getWeight().getDefiningOp<MergeOp>();
  bool isUnrounded = inner && inner.getType().getElementType().isF64() &&
                     inner.getLayoutAttr() == op.getLayoutAttr();
  return isUnrounded ? inner : MergeOp();
}

Value WeightEvaluator::getBase(MergeOp op) {
  while (MergeOp inner = getInner(op))
    op = inner;
  return op.getWeight();
}

llvm::Error WeightEvaluator::addLowRanks(ValueRange b, ValueRange a,
                                         ArrayRef<double> scales,
                                         std::vector<MergeStep> &steps) {
  for (auto [i, value] : llvm::enumerate(b)) {
    MergeStep step;
    step.kind = MergeStep::Kind::AddLowRank;
    step.scale = scales[i];
    step.source = getConstantName(value);
    auto numbers = getNumbers(value);
    if (!numbers)
      return numbers.takeError();
    step.b = std::move(*numbers);
    // A bias is a matrix of one column, and what is added to it one of rank 1.
    step.rank = 1;
    step.a = {1.0};
    if (!a.empty()) {
      auto other = getNumbers(a[i]);
      if (!other)
        return other.takeError();
      step.a = std::move(*other);
      step.rank = typeOf(a[i]).getDimSize(0);
    }
    steps.push_back(std::move(step));
  }
  return llvm::Error::success();
}

llvm::Error WeightEvaluator::addSteps(MergeOp op,
                                      std::vector<MergeStep> &steps) {
  if (MergeOp inner = getInner(op))
    if (llvm::Error error = addSteps(inner, steps))
      return error;
  if (llvm::Error error =
          addLowRanks(op.getB(), op.getA(), op.getScaleFactors(), steps))
    return error;
  auto add = [&](ValueRange vectors, MergeStep::Kind kind) -> llvm::Error {
    for (Value vector : vectors) {
      auto factors = getNumbers(vector);
      if (!factors)
        return factors.takeError();
      MergeStep step;
      step.kind = kind;
      step.factors = std::move(*factors);
      step.source = getConstantName(vector);
      steps.push_back(std::move(step));
    }
    return llvm::Error::success();
  };
  if (llvm::Error error = add(op.getRows(), MergeStep::Kind::ScaleRows))
    return error;
  return add(op.getColumns(), MergeStep::Kind::ScaleColumns);
}

Expected<std::vector<MergeStep>> WeightEvaluator::getSteps(MergeOp op) {
  std::vector<MergeStep> steps;
  if (llvm::Error error = addSteps(op, steps))
    return std::move(error);
  return steps;
}

static swiglu::MergeTarget getTarget(Value base, RankedTensorType type,
                                     WeightAttr layout) {
  swiglu::MergeTarget target;
  target.name = getConstantName(base);
  target.isInOut = layout.getLayout() == WeightLayout::InOut;
  ArrayRef<int64_t> shape = type.getShape();
  target.out = shape[target.isInOut ? 1 : 0];
  if (type.getRank() == 2)
    target.in = shape[target.isInOut ? 0 : 1];
  return target;
}

/// A constant as it is stored, everything else as f64 or as its own type.
Expected<StoredConstant> WeightEvaluator::getBytes(Value value) {
  if (std::optional<StoredConstant> constant = getStoredConstant(value))
    return std::move(*constant);
  RankedTensorType type = typeOf(value);
  StoredConstant result;
  result.shape.assign(type.getShape().begin(), type.getShape().end());
  if (auto merge = value.getDefiningOp<MergeOp>()) {
    result.type = *swiglu::getElementType(type.getElementType());
    result.owned.resize(type.getNumElements() *
                        swiglu::getElementSize(result.type));
    auto report = this->merge(merge, result.owned);
    if (!report)
      return report.takeError();
  } else {
    auto numbers = getNumbers(value);
    if (!numbers)
      return numbers.takeError();
    result.type = ElementType::F64;
    auto *begin = reinterpret_cast<const uint8_t *>(numbers->data());
    result.owned.assign(begin, begin + numbers->size() * sizeof(double));
  }
  result.bytes = result.owned;
  return result;
}

Expected<swiglu::TensorReport>
WeightEvaluator::merge(MergeOp op, MutableArrayRef<uint8_t> to) {
  Value base = getBase(op);
  auto bytes = getBytes(base);
  if (!bytes)
    return bytes.takeError();
  auto steps = getSteps(op);
  if (!steps)
    return steps.takeError();
  swiglu::MergeTarget target =
      getTarget(base, op.getType(), op.getLayoutAttr());
  target.from = bytes->type;
  target.to = *swiglu::getElementType(op.getType().getElementType());
  return mergeTensor(target, std::move(*steps), bytes->bytes, to, threads);
}

Expected<std::vector<double>> WeightEvaluator::getDoraFactors(DoraScaleOp op) {
  auto bytes = getBytes(op.getWeight());
  if (!bytes)
    return bytes.takeError();
  auto factors = getNumbers(op.getMagnitude());
  if (!factors)
    return factors.takeError();
  std::vector<MergeStep> steps;
  if (llvm::Error error =
          addLowRanks(op.getB(), op.getA(), op.getScaleFactors(), steps))
    return std::move(error);
  swiglu::MergeTarget target =
      getTarget(op.getWeight(), typeOf(op.getWeight()), op.getLayoutAttr());
  target.from = bytes->type;
  target.to = ElementType::F64;
  auto merger = swiglu::TensorMerger::create(target, std::move(steps),
                                             bytes->bytes, threads);
  if (!merger)
    return merger.takeError();
  // A few rows at once: the whole in f64 may be large.
  constexpr int64_t kRows = 16;
  int64_t rowSize = merger->getRowSize(), numRows = merger->getNumRows();
  std::vector<double> rows(kRows * rowSize), squares(target.out, 0.0);
  swiglu::TensorReport report;
  for (int64_t begin = 0; begin < numRows; begin += kRows) {
    int64_t count = std::min(kRows, numRows - begin);
    auto to = MutableArrayRef(reinterpret_cast<uint8_t *>(rows.data()),
                              count * rowSize * sizeof(double));
    if (llvm::Error error = merger->mergeRows(begin, begin + count, to, report))
      return std::move(error);
    for (int64_t i = 0; i < count; ++i)
      for (int64_t j = 0; j < rowSize; ++j)
        squares[target.isInOut ? j : begin + i] +=
            rows[i * rowSize + j] * rows[i * rowSize + j];
  }
  for (auto [i, factor] : llvm::enumerate(*factors)) {
    double norm = std::sqrt(squares[i]), magnitude = factor;
    factor = magnitude / norm;
    if (!std::isfinite(norm) || !std::isfinite(factor))
      return makeError(
          llvm::formatv("{0}: row {1} of the weight with its update has the "
                        "norm {2}, which can't become {3}",
                        target.name, i, norm, magnitude));
  }
  return factors;
}

std::string ffn::describeReport(const swiglu::TensorReport &report) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << llvm::join(report.steps, ", ") << ": ";
  if (report.isExact())
    os << "exact";
  else
    os << report.rounded << " of " << report.elements << " elements rounded to "
       << report.toType;
  if (report.maxFactor != 0)
    os << "; max |l| " << llvm::format("%.6g", report.maxFactor);
  auto count = [&](int64_t number, StringRef what) {
    if (number != 0)
      os << "; " << number << " " << what;
  };
  count(report.zeroFactors, "of the factors 0");
  count(report.negativeFactors, "of the factors negative");
  count(report.becameZero, "elements became 0");
  count(report.becameSubnormal, "elements became subnormal");
  if (report.maxError)
    os << "; quantised again, largest error "
       << llvm::format("%.3g", *report.maxError) << ", relative "
       << llvm::format("%.3g", report.relativeError.value_or(0));
  return text;
}
