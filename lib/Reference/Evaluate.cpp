//===- Evaluate.cpp - functions of ffn operations, element by element -----===//

#include "Evaluator.h"
#include "HostElements.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace swiglu;
using namespace swiglu::reference;

namespace {
/// The shape with another last dimension.
Shape withLast(ArrayRef<int64_t> shape, int64_t last) {
  Shape result(shape);
  result.back() = last;
  return result;
}

/// f32 for the 16-bit types, else the type itself: where steps are computed.
Format wideOf(Type type) {
  return Format::of(is16Bit(type) ? Type(Float32Type::get(type.getContext()))
                                  : type);
}
} // namespace

llvm::Error swiglu::reference::makeError(Operation *op, const Twine &text) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "'" + op->getName().getStringRef() + "' " +
                                     text);
}

llvm::Error swiglu::reference::checkSize(Operation *op, const Twine &what, int64_t found,
                             int64_t expected) {
  if (found == expected)
    return llvm::Error::success();
  return makeError(op, what + " is " + Twine(found) + ", expected " +
                           Twine(expected));
}

llvm::Error swiglu::reference::checkShape(Operation *op, const Twine &what,
                              ArrayRef<int64_t> found,
                              ArrayRef<int64_t> expected) {
  if (found.size() != expected.size())
    return makeError(op, what + " has the rank " + Twine(found.size()) +
                             ", expected " + Twine(expected.size()));
  for (auto [i, sizes] : llvm::enumerate(llvm::zip(found, expected)))
    if (auto error = checkSize(op, "dimension " + Twine(i) + " of " + what,
                               std::get<0>(sizes), std::get<1>(sizes)))
      return error;
  return llvm::Error::success();
}

//===----------------------------------------------------------------------===//
// Packing
//===----------------------------------------------------------------------===//

/// Where feature `i` of F of the gate or the up branch lies among the 2F of a
/// packed dimension.
static int64_t packedIndex(PackingAttr packing, int64_t features, int64_t i,
                           bool isUp) {
  bool isSecond = isUp == (packing.getOrder() == PackingOrder::GateUp);
  int64_t block = packing.getKind() == PackingKind::Concat
                      ? std::max<int64_t>(features, 1)
                      : packing.getBlock();
  return (2 * (i / block) + isSecond) * block + i % block;
}

static llvm::Error checkPacked(Operation *op, int64_t size,
                               PackingAttr packing) {
  int64_t unit =
      packing.getKind() == PackingKind::Concat ? 2 : 2 * packing.getBlock();
  if (size % unit == 0)
    return llvm::Error::success();
  return makeError(op, "the packed dimension is " + Twine(size) +
                           ", expected a multiple of " + Twine(unit));
}

//===----------------------------------------------------------------------===//
// Pointwise operations
//===----------------------------------------------------------------------===//

llvm::Error Evaluator::activation(ActivationOp op) {
  const Tensor &x = get(op.getX());
  Tensor y(op.getType().getElementType(), x.shape);
  RoundingAttr rounding = op.getRoundingAttr();
  bool isStepwise = rounding && rounding.isInteriorStorage();
  Format wide = isStepwise ? formatOf(x.element) : wideOf(x.element);
  ActivationKind kind = op.getAct().getKind();
  y.isZeroSignDefined =
      kind == ActivationKind::Identity || kind == ActivationKind::Tanh;
  for (int64_t i = 0; i < x.size(); ++i)
    y.set(i, store(activate(op.getAct(), x.at(i), wide, isStepwise), y.element,
                   wide));
  values[op.getResult()] = std::move(y);
  return llvm::Error::success();
}

/// The 16-bit type that a unit rounds to, or the only type.
static Type storageOf(Type operand, Type result) {
  return is16Bit(operand) ? operand : result;
}

llvm::Error Evaluator::glu(GluOp op) {
  const Tensor &gate = get(op.getGate());
  PackingAttr packing = op.getPackingAttr();
  Tensor y;
  y.element = op.getType().getElementType();
  Type operand = gate.element;
  Format wide = wideOf(operand);
  Format storage = formatOf(storageOf(operand, y.element));
  auto unit = [&](Approx g, Approx u) {
    return store(
        applyUnit(op.getUnit(), op.getRoundingAttr(), g, u, wide, storage),
        y.element, wide);
  };
  if (!packing) {
    const Tensor &up = get(op.getUp());
    if (auto error = checkShape(op, "the up operand", up.shape, gate.shape))
      return error;
    y = Tensor(y.element, gate.shape);
    for (int64_t i = 0; i < y.size(); ++i)
      y.set(i, unit(gate.at(i), up.at(i)));
  } else {
    if (auto error = checkPacked(op, gate.columns(), packing))
      return error;
    int64_t features = gate.columns() / 2;
    y = Tensor(y.element, withLast(gate.shape, features));
    for (int64_t row = 0; row < y.rows(); ++row)
      for (int64_t i = 0; i < features; ++i) {
        auto half = [&](bool isUp) {
          return gate.at(row * 2 * features +
                         packedIndex(packing, features, i, isUp));
        };
        y.set(row * features + i, unit(half(false), half(true)));
      }
  }
  values[op.getResult()] = std::move(y);
  return llvm::Error::success();
}

llvm::Error Evaluator::scale(ScaleOp op) {
  const Tensor &x = get(op.getX()), &l = get(op.getScale());
  const Tensor *bias = getOrNull(op.getBias());
  if (auto error =
          checkSize(op, "the size of the scale", l.size(), x.columns()))
    return error;
  if (bias)
    if (auto error =
            checkSize(op, "the size of the bias", bias->size(), x.columns()))
      return error;
  Tensor y(op.getType().getElementType(), x.shape);
  Format wide = wideOf(x.element), storage = formatOf(x.element);
  RoundingAttr rounding = op.getRoundingAttr();
  int64_t columns = x.columns();
  for (int64_t i = 0; i < x.size(); ++i) {
    Approx value = mul(x.at(i), l.at(i % columns), wide);
    if (bias) {
      if (rounding && rounding.roundsProduct())
        value = roundTo(value, storage);
      value = add(value, bias->at(i % columns), wide);
    }
    y.set(i, store(value, y.element, wide));
  }
  values[op.getResult()] = std::move(y);
  return llvm::Error::success();
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

namespace {
/// Sums over k that a product's value and error are made of.
struct Sums {
  Real value = 0, magnitude = 0, inherited = 0, squares = 0;

  /// Errors of different elements are taken as independent where there are
  /// many of them; with up to 16 their plain sum is the smaller bound.
  Real passedOn() const {
    return std::min(inherited, 4 * std::sqrt(squares));
  }
};
} // namespace

/// In f64 the sum needs more digits than f64 has.
static Sums sumInReal(const double *x, const double *xTolerance,
                      const double *w, const double *wTolerance, int64_t k) {
  Sums sums;
  for (int64_t i = 0; i < k; ++i) {
    Real a = x[i], b = w[i];
    sums.value += a * b;
    sums.magnitude += std::fabs(a * b);
    Real passed = std::fabs(b) * xTolerance[i] + std::fabs(a) * wTolerance[i] +
                  Real(xTolerance[i]) * wTolerance[i];
    sums.inherited += passed;
    sums.squares += passed * passed;
  }
  return sums;
}

/// For all others f64 is exact beside them; eight partial sums let the
/// compiler use vectors.
static Sums sumInDouble(const double *x, const double *xTolerance,
                        const double *w, const double *wTolerance, int64_t k) {
  constexpr int lanes = 8;
  double value[lanes] = {}, magnitude[lanes] = {}, inherited[lanes] = {},
         squares[lanes] = {};
  auto addTerm = [&](int64_t i, int lane) {
    double term = x[i] * w[i];
    value[lane] += term;
    magnitude[lane] += std::fabs(term);
    double passed = std::fabs(w[i]) * xTolerance[i] +
                    std::fabs(x[i]) * wTolerance[i] +
                    xTolerance[i] * wTolerance[i];
    inherited[lane] += passed;
    squares[lane] += passed * passed;
  };
  int64_t i = 0;
  for (; i + lanes <= k; i += lanes)
    for (int lane = 0; lane < lanes; ++lane)
      addTerm(i + lane, lane);
  for (; i < k; ++i)
    addTerm(i, 0);
  Sums sums;
  for (int lane = 0; lane < lanes; ++lane) {
    sums.value += value[lane];
    sums.magnitude += magnitude[lane];
    sums.inherited += inherited[lane];
    sums.squares += squares[lane];
  }
  return sums;
}

namespace {
/// What products lose where a subnormal operand or sum counts as zero, as in the
/// instruction that multiplies pairs of bf16.
struct FlushedRows {
  int64_t k;
  std::vector<double> lost; ///< of each element, at most
  std::vector<bool> hasLost; ///< of each row

  static constexpr double kLeastNormal = 0x1p-126;

  FlushedRows(const Tensor &tensor) : k(tensor.columns()) {
    for (int64_t i = 0; i < tensor.size(); ++i) {
      double magnitude = std::fabs(tensor.value[i]);
      double tolerance = tensor.tolerance[i];
      lost.push_back(magnitude - tolerance < kLeastNormal
                         ? std::fmin(magnitude + tolerance, kLeastNormal)
                         : 0);
      if (i % k == 0)
        hasLost.push_back(false);
      hasLost.back() = hasLost.back() || lost.back() != 0;
    }
  }
  /// By products of row `row` with `other`.
  double lostBy(int64_t row, const double *other) const {
    double sum = 0;
    if (hasLost[row])
      for (int64_t i = 0; i < k; ++i)
        if (lost[row * k + i] != 0)
          sum += lost[row * k + i] * std::fabs(other[i]);
    return sum;
  }
};
} // namespace

/// x·Wᵀ, or x·W, with an accumulator of format `acc`: the bound of
/// docs/Numerics.md, section Products.
static llvm::Expected<Tensor> contract(Operation *op, const Tensor &x,
                                       const Tensor &anyWeight,
                                       WeightLayout layout, Format acc) {
  Tensor weight = asOutIn(anyWeight, layout);
  int64_t out = weight.shape[0], k = x.columns();
  if (auto error =
          checkSize(op, "the in dimension of a weight", weight.shape[1], k))
    return error;
  Tensor result(x.element, withLast(x.shape, out));
  bool isDouble = x.element.isF64();
  std::optional<FlushedRows> flushedX, flushedWeight;
  if (x.element.isBF16() && k > 0) {
    flushedX.emplace(x);
    flushedWeight.emplace(weight);
  }
  Real factor = (2 * std::sqrt(Real(k)) + 8) * acc.unit();
  for (int64_t row = 0; row < x.rows(); ++row)
    for (int64_t o = 0; o < out; ++o) {
      const double *xValue = x.value.data() + row * k;
      const double *xTolerance = x.tolerance.data() + row * k;
      const double *wValue = weight.value.data() + o * k;
      const double *wTolerance = weight.tolerance.data() + o * k;
      Sums sums = (isDouble ? sumInReal : sumInDouble)(xValue, xTolerance,
                                                       wValue, wTolerance, k);
      Real flushed = 0;
      if (flushedX && sums.magnitude != 0)
        flushed = k * FlushedRows::kLeastNormal + flushedX->lostBy(row, wValue) +
                  flushedWeight->lostBy(o, xValue);
      Approx y{sums.value, 0};
      if (!std::isfinite(sums.inherited))
        y.tolerance = INFINITY;
      else if (std::isfinite(sums.value) && k == 1)
        y = step(sums.value, sums.inherited + flushed, acc);
      else if (std::isfinite(sums.value) &&
               (sums.magnitude != 0 || sums.inherited != 0))
        y.tolerance =
            factor * sums.magnitude + sums.passedOn() +
            k * acc.leastSubnormal() + flushed;
      result.set(row * out + o, y);
    }
  return result;
}

namespace {
/// Product, bias and addends of one branch.
struct Branch {
  Tensor product;
  const Tensor *bias;
  SmallVector<const Tensor *> addends;
};
} // namespace

/// product + bias + addends at element `index`, column `column`, with the
/// roundings to `storage` that are asked for.
static Approx sumBranch(const Branch &branch, int64_t index, int64_t column,
                        Format wide, Format storage, RoundingAttr rounding) {
  Approx value = branch.product.at(index);
  if (branch.bias) {
    if (rounding && rounding.roundsProduct())
      value = roundTo(value, storage);
    value = add(value, branch.bias->at(column), wide);
  }
  for (const Tensor *addend : branch.addends) {
    if (rounding && rounding.roundsSum())
      value = roundTo(value, storage);
    value = add(value, addend->at(index), wide);
  }
  return value;
}

/// The format in which products are summed.
static Format accumulatorOf(Type element, RoundingAttr rounding) {
  return rounding && rounding.isAccStorage() ? Format::of(element)
                                             : wideOf(element);
}

/// x as integers of `bits` with a scale for 32 values in a row, which is how
/// integer weights may be multiplied: see docs/Numerics.md.
static Tensor quantizeRows(const Tensor &x, int64_t bits) {
  Tensor result = x;
  int64_t k = x.columns();
  for (int64_t row = 0; row < x.rows(); ++row)
    for (int64_t from = 0; from < k; from += 32) {
      int64_t to = std::min(from + 32, k);
      double most = 0;
      for (int64_t i = from; i < to; ++i)
        most = std::max(most, std::fabs(x.value[row * k + i]) +
                                  x.tolerance[row * k + i]);
      // Half a step, and a little for the rounding of the scale.
      double step = most / (std::ldexp(1, bits - 1) - 1) + 1e-30;
      for (int64_t i = from; most != 0 && i < to; ++i)
        result.tolerance[row * k + i] += 0.51 * step;
    }
  return result;
}

/// Integers times scales, not rounded to 16 bits.
static Tensor keepUnrounded(const Tensor &weight) {
  Tensor result = weight;
  Format format = Format::of(weight.element);
  for (int64_t i = 0; i < weight.size(); ++i)
    result.tolerance[i] += std::fabs(weight.value[i]) * format.unit();
  return result;
}

static llvm::Expected<Branch> makeBranch(const Evaluator &evaluator,
                                         Operation *op, const Tensor &x,
                                         Value weight, WeightAttr layout,
                                         Value bias, ValueRange addends,
                                         RoundingAttr rounding) {
  bool isInteger = weight.getDefiningOp<DequantizeOp>() && !x.element.isF64();
  Format acc = accumulatorOf(x.element, rounding);
  llvm::Expected<Tensor> product =
      isInteger ? contract(op, quantizeRows(x, evaluator.activationBits),
                           keepUnrounded(evaluator.get(weight)),
                           layout.getLayout(), acc)
                : contract(op, x, evaluator.get(weight), layout.getLayout(), acc);
  if (!product)
    return product.takeError();
  Branch branch{std::move(*product), evaluator.getOrNull(bias), {}};
  if (branch.bias)
    if (auto error = checkSize(op, "the size of a bias", branch.bias->size(),
                               branch.product.columns()))
      return error;
  for (Value addend : addends) {
    branch.addends.push_back(&evaluator.get(addend));
    if (auto error = checkShape(op, "an addend", branch.addends.back()->shape,
                                branch.product.shape))
      return error;
  }
  return branch;
}

llvm::Error Evaluator::linear(LinearOp op) {
  const Tensor &x = get(op.getX());
  RoundingAttr rounding = op.getRoundingAttr();
  llvm::Expected<Branch> branch =
      makeBranch(*this, op, x, op.getWeight(), op.getLayout(), op.getBias(),
                 op.getAddends(), rounding);
  if (!branch)
    return branch.takeError();
  Format wide = wideOf(x.element), storage = formatOf(x.element);
  Tensor y(op.getType().getElementType(), branch->product.shape);
  for (int64_t i = 0; i < y.size(); ++i)
    y.set(i,
          store(sumBranch(*branch, i, i % y.columns(), wide, storage, rounding),
                y.element, wide));
  values[op.getResult()] = std::move(y);
  return llvm::Error::success();
}

llvm::Error Evaluator::gatedLinear(GatedLinearOp op) {
  const Tensor &x = get(op.getX());
  RoundingAttr rounding = op.getRoundingAttr();
  PackingAttr packing = op.getPackingAttr();
  llvm::Expected<Branch> first =
      makeBranch(*this, op, x, op.getWeight(), op.getLayout(), op.getBias(),
                 op.getAddends(), rounding);
  if (!first)
    return first.takeError();
  std::optional<Branch> second;
  int64_t features = first->product.columns();
  if (packing) {
    if (auto error = checkPacked(op, features, packing))
      return error;
    features /= 2;
  } else {
    llvm::Expected<Branch> up =
        makeBranch(*this, op, x, op.getUpWeight(), op.getUpLayoutAttr(),
                   op.getUpBias(), op.getUpAddends(), rounding);
    if (!up)
      return up.takeError();
    if (auto error = checkSize(op, "the out dimension of the up weight",
                               up->product.columns(), features))
      return error;
    second = std::move(*up);
  }
  Format wide = wideOf(x.element), storage = formatOf(x.element);
  Tensor y(op.getType().getElementType(), withLast(x.shape, features));
  for (int64_t row = 0; row < y.rows(); ++row)
    for (int64_t i = 0; i < features; ++i) {
      auto half = [&](bool isUp) {
        const Branch &branch = isUp && second ? *second : *first;
        int64_t column = packing ? packedIndex(packing, features, i, isUp) : i;
        int64_t index = row * branch.product.columns() + column;
        Approx value =
            sumBranch(branch, index, column, wide, storage, rounding);
        return rounding && rounding.roundsLinear() ? roundTo(value, storage)
                                                   : value;
      };
      Approx h = applyUnit(op.getUnit(), rounding, half(false), half(true),
                           wide, storage);
      y.set(row * features + i, store(h, y.element, wide));
    }
  values[op.getResult()] = std::move(y);
  return llvm::Error::success();
}

llvm::Error Evaluator::lowRank(LowRankOp op) {
  const Tensor &x = get(op.getX());
  RoundingAttr rounding = op.getRoundingAttr();
  Format wide = wideOf(x.element), storage = formatOf(x.element);
  bool roundsLinear = rounding && rounding.roundsLinear();
  llvm::Expected<Tensor> inner =
      contract(op, x, get(op.getA()), WeightLayout::OutIn,
               accumulatorOf(x.element, rounding));
  if (!inner)
    return inner.takeError();
  if (roundsLinear)
    for (int64_t i = 0; i < inner->size(); ++i)
      inner->set(i, roundTo(inner->at(i), storage));
  auto outIn = WeightAttr::get(op.getContext(), WeightLayout::OutIn);
  llvm::Expected<Branch> branch = makeBranch(*this, op, *inner, op.getB(),
                                             outIn, op.getBias(), {}, rounding);
  if (!branch)
    return branch.takeError();
  Approx factor{wide.round(op.getScale().convertToDouble()), 0};
  Tensor y(op.getType().getElementType(), branch->product.shape);
  for (int64_t i = 0; i < y.size(); ++i) {
    Approx value =
        sumBranch(*branch, i, i % y.columns(), wide, storage, rounding);
    if (roundsLinear)
      value = roundTo(value, storage);
    y.set(i, store(mul(value, factor, wide), y.element, wide));
  }
  values[op.getResult()] = std::move(y);
  return llvm::Error::success();
}

//===----------------------------------------------------------------------===//
// Other operations
//===----------------------------------------------------------------------===//

llvm::Error Evaluator::constant(arith::ConstantOp op) {
  if (op.getType().isIndex())
    return llvm::Error::success();
  auto type = dyn_cast<RankedTensorType>(op.getType());
  auto elements = dyn_cast<DenseElementsAttr>(op.getValue());
  if (!type || !elements || !byteWidth(type.getElementType()))
    return makeError(op, "is no dense tensor of f16, bf16, f32, f64 or i8");
  Tensor tensor(type.getElementType(), type.getShape());
  int64_t i = 0;
  if (type.getElementType().isInteger(8)) {
    for (const APInt &value : elements.getValues<APInt>())
      tensor.value[i++] = value.getSExtValue();
  } else {
    for (APFloat value : elements.getValues<APFloat>())
      tensor.value[i++] = value.convertToDouble();
  }
  values[op.getResult()] = std::move(tensor);
  return llvm::Error::success();
}

/// The same elements in row-major order; one dynamic size in each group of the
/// result follows from the number of elements.
llvm::Error Evaluator::reshape(Operation *op, Value source) {
  Tensor tensor = get(source);
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  SmallVector<ReassociationIndices> groups;
  bool isExpansion = false;
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) {
    groups = expand.getReassociationIndices();
    isExpansion = true;
  } else if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op)) {
    groups = collapse.getReassociationIndices();
  }
  Shape shape(type.getShape());
  for (auto [i, group] : llvm::enumerate(groups)) {
    if (!isExpansion) {
      shape[i] = 1;
      for (int64_t dim : group)
        shape[i] *= tensor.shape[dim];
      continue;
    }
    int64_t known = 1, *open = nullptr;
    for (int64_t dim : group) {
      if (!ShapedType::isDynamic(shape[dim]))
        known *= shape[dim];
      else if (open)
        return makeError(op, "leaves two sizes of a group open");
      else
        open = &shape[dim];
    }
    if (open)
      *open = known ? tensor.shape[i] / known : 0;
  }
  if (groups.empty()) // A cast, or a reshape from or to rank 0.
    for (auto [size, actual] : llvm::zip(shape, tensor.shape))
      size = actual;
  if (product(shape) != tensor.size())
    return makeError(op, "changes the number of elements from " +
                             Twine(tensor.size()) + " to " +
                             Twine(product(shape)));
  tensor.shape = shape;
  values[op->getResult(0)] = std::move(tensor);
  return llvm::Error::success();
}

llvm::Error Evaluator::slice(tensor::ExtractSliceOp op) {
  const Tensor &source = get(op.getSource());
  if (ShapedType::isDynamicShape(op.getStaticOffsets()) ||
      ShapedType::isDynamicShape(op.getStaticSizes()) ||
      ShapedType::isDynamicShape(op.getStaticStrides()))
    return makeError(op, "has dynamic offsets, sizes or strides");
  ArrayRef<int64_t> offsets = op.getStaticOffsets(),
                    sizes = op.getStaticSizes(),
                    strides = op.getStaticStrides();
  for (auto [i, size] : llvm::enumerate(source.shape))
    if (sizes[i] > 0 && offsets[i] + (sizes[i] - 1) * strides[i] >= size)
      return makeError(op, "reaches beyond dimension " + Twine(i) +
                               " of its source");
  Tensor result(source.element, sizes);
  for (int64_t i = 0; i < result.size(); ++i) {
    int64_t rest = i, index = 0, stride = 1;
    for (int64_t dim = sizes.size() - 1; dim >= 0; --dim) {
      index += (offsets[dim] + rest % sizes[dim] * strides[dim]) * stride;
      rest /= sizes[dim];
      stride *= source.shape[dim];
    }
    result.value[i] = source.value[index];
    result.tolerance[i] = source.tolerance[index];
  }
  // A rank-reduced result drops sizes of 1.
  result.shape = Shape(op.getType().getShape());
  values[op.getResult()] = std::move(result);
  return llvm::Error::success();
}

llvm::Error Evaluator::transpose(linalg::TransposeOp op) {
  if (op->getNumResults() != 1 || !values.contains(op.getInput()))
    return makeError(op, "is not on tensors with elements");
  const Tensor &source = get(op.getInput());
  ArrayRef<int64_t> permutation = op.getPermutation();
  Shape shape;
  for (int64_t dim : permutation)
    shape.push_back(source.shape[dim]);
  Tensor result(source.element, shape);
  for (int64_t i = 0; i < result.size(); ++i) {
    Shape at(shape.size());
    int64_t rest = i, index = 0;
    for (int64_t dim = shape.size() - 1; dim >= 0; --dim) {
      at[permutation[dim]] = rest % shape[dim];
      rest /= shape[dim];
    }
    for (auto [position, size] : llvm::zip(at, source.shape))
      index = index * size + position;
    result.value[i] = source.value[index];
    result.tolerance[i] = source.tolerance[index];
  }
  values[op->getResult(0)] = std::move(result);
  return llvm::Error::success();
}

llvm::Error Evaluator::evaluate(Operation *op) {
  return llvm::TypeSwitch<Operation *, llvm::Error>(op)
      .Case([&](ActivationOp op) { return activation(op); })
      .Case([&](GluOp op) { return glu(op); })
      .Case([&](ScaleOp op) { return scale(op); })
      .Case([&](LinearOp op) { return linear(op); })
      .Case([&](GatedLinearOp op) { return gatedLinear(op); })
      .Case([&](LowRankOp op) { return lowRank(op); })
      .Case([&](DequantizeOp op) { return dequantize(op); })
      .Case([&](MergeOp op) { return merge(op); })
      .Case([&](DoraScaleOp op) { return doraScale(op); })
      .Case([&](QuantizeOp op) { return quantize(op); })
      .Case([&](arith::ConstantOp op) { return constant(op); })
      .Case<tensor::CastOp, tensor::CollapseShapeOp, tensor::ExpandShapeOp>(
          [&](auto op) { return reshape(op, op->getOperand(0)); })
      .Case([&](tensor::ExtractSliceOp op) { return slice(op); })
      .Case([&](linalg::TransposeOp op) { return transpose(op); })
      // The init of a transpose, whose elements nobody reads, and sizes, which
      // follow from the tensors.
      .Case<tensor::EmptyOp, tensor::DimOp>(
          [&](auto) { return llvm::Error::success(); })
      .Default([&](Operation *op) {
        return makeError(op, "is no operation that the reference evaluates");
      });
}

/// Reads an argument after checking it against its type.
static llvm::Expected<Tensor>
readArgument(func::FuncOp function, unsigned index, const HostTensor &host) {
  auto type = dyn_cast<RankedTensorType>(function.getArgumentTypes()[index]);
  std::string what = "argument " + std::to_string(index);
  if (!type || !byteWidth(type.getElementType()))
    return makeError(function, what + " is no ranked tensor of f16, bf16, f32, "
                                      "f64 or i8");
  if (type.getElementType() != host.elementType)
    return makeError(function,
                     "the element type of " + what + " is not the function's");
  if (ArrayRef(host.shape).size() != size_t(type.getRank()))
    return makeError(function, what + " has the rank " +
                                   Twine(host.shape.size()) + ", expected " +
                                   Twine(type.getRank()));
  uint64_t bytes = byteWidth(host.elementType);
  for (auto [i, size] : llvm::enumerate(host.shape)) {
    bool isOverflow = false;
    if (size < 0)
      return makeError(function, "dimension " + Twine(i) + " of " + what +
                                     " is negative");
    if (!type.isDynamicDim(i))
      if (auto error =
              checkSize(function, "dimension " + Twine(i) + " of " + what, size,
                        type.getDimSize(i)))
        return error;
    bytes = llvm::SaturatingMultiply<uint64_t>(bytes, size, &isOverflow);
  }
  if (bytes != host.bytes.size())
    return makeError(function, what + " has " + Twine(host.bytes.size()) +
                                   " bytes, expected " + Twine(bytes));
  Tensor tensor(host.elementType, host.shape);
  for (int64_t i = 0; i < tensor.size(); ++i)
    tensor.value[i] = decodeElement(host.elementType, host.bytes.data(), i);
  return tensor;
}

llvm::Expected<std::vector<ReferenceValue>>
swiglu::evaluateReference(func::FuncOp function,
                          ArrayRef<HostTensor> arguments,
                          bool roundsEitherWay, int64_t activationBits) {
  if (!function.getBody().hasOneBlock())
    return makeError(function, "has no body of one block");
  if (arguments.size() != function.getNumArguments())
    return makeError(function, "takes " + Twine(function.getNumArguments()) +
                                   " arguments, found " +
                                   Twine(arguments.size()));
  Evaluator evaluator;
  evaluator.roundsEitherWay = roundsEitherWay;
  evaluator.activationBits = activationBits;
  for (auto [i, host] : llvm::enumerate(arguments)) {
    llvm::Expected<Tensor> tensor = readArgument(function, i, host);
    if (!tensor)
      return tensor.takeError();
    evaluator.values[function.getArgument(i)] = std::move(*tensor);
  }
  Block &body = function.getBody().front();
  for (Operation &op : body) {
    for (Value operand : op.getOperands())
      if (isa<TensorType>(operand.getType()) &&
          !evaluator.values.contains(operand) && !isa<linalg::TransposeOp>(op))
        return makeError(&op, "reads a tensor without elements");
    if (!op.hasTrait<OpTrait::IsTerminator>())
      if (auto error = evaluator.evaluate(&op))
        return error;
  }
  std::vector<ReferenceValue> results;
  for (Value value : body.getTerminator()->getOperands()) {
    const Tensor &tensor = evaluator.get(value);
    results.push_back({tensor.shape, tensor.value, tensor.tolerance,
                       tensor.isZeroSignDefined});
  }
  return results;
}
