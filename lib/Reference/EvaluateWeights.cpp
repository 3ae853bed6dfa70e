//===- EvaluateWeights.cpp - operations on weights alone ------------------===//

#include "Evaluator.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace swiglu::reference;

Tensor swiglu::reference::asOutIn(const Tensor &weight, WeightLayout layout) {
  if (layout == WeightLayout::OutIn)
    return weight;
  int64_t in = weight.shape[0], out = weight.shape[1];
  Tensor result(weight.element, {out, in});
  for (int64_t o = 0; o < out; ++o)
    for (int64_t i = 0; i < in; ++i) {
      result.value[o * in + i] = weight.value[i * out + o];
      result.tolerance[o * in + i] = weight.tolerance[i * out + o];
    }
  return result;
}

//===----------------------------------------------------------------------===//
// Quantised weights
//===----------------------------------------------------------------------===//

/// Byte and half (0: low) of element `k` along the axis of a 4-bit tensor.
static std::pair<int64_t, int64_t> nibbleOf(QuantAttr quant, int64_t k) {
  switch (*quant.getOrder()) {
  case NibbleOrder::LowFirst:
    return {k / 2, k % 2};
  case NibbleOrder::HighFirst:
    return {k / 2, 1 - k % 2};
  case NibbleOrder::Split:
    break;
  }
  int64_t half = quant.getRun() / 2, inRun = k % quant.getRun();
  return {k / quant.getRun() * half + inRun % half, inRun / half};
}

llvm::Error Evaluator::dequantize(DequantizeOp op) {
  const Tensor &q = get(op.getQ()), &scales = get(op.getScales());
  const Tensor *zeros = getOrNull(op.getZeros());
  QuantAttr quant = op.getQuant();
  int64_t axis = quant.getAxis();
  Shape shape = q.shape;
  if (quant.getBits() == 4)
    shape[axis] *= 2;
  for (int64_t unit : {quant.getGroup(), std::max<int64_t>(quant.getRun(), 1)})
    if (shape[axis] % unit != 0)
      return makeError(op, "dimension " + Twine(axis) + " of the result is " +
                               Twine(shape[axis]) +
                               ", expected a multiple of " + Twine(unit));
  Shape groups = shape;
  groups[axis] /= quant.getGroup();
  for (const Tensor *tensor : {&scales, zeros})
    if (tensor)
      if (auto error = checkShape(op, tensor == zeros ? "zeros" : "scales",
                                  tensor->shape, groups))
        return error;
  Tensor w(op.getType().getElementType(), shape);
  bool isDouble = w.element.isF64() || scales.element.isF64();
  Format wide = Format::of(isDouble ? Type(Float64Type::get(op.getContext()))
                                    : Type(Float32Type::get(op.getContext())));
  for (int64_t row = 0; row < shape[0]; ++row)
    for (int64_t column = 0; column < shape[1]; ++column) {
      int64_t at[2] = {row, column};
      auto indexWith = [&](int64_t position, const Tensor &tensor) {
        int64_t index[2] = {row, column};
        index[axis] = position;
        return index[0] * tensor.shape[1] + index[1];
      };
      Approx value;
      if (quant.getBits() == 8) {
        value = q.at(indexWith(at[axis], q));
      } else {
        auto [byte, half] = nibbleOf(quant, at[axis]);
        int bits = static_cast<uint8_t>(
            static_cast<int8_t>(q.value[indexWith(byte, q)]));
        int nibble = half ? bits / 16 : bits % 16;
        bool isSigned = quant.getZero() == QuantZero::None;
        value.value = isSigned && nibble >= 8 ? nibble - 16 : nibble;
      }
      int64_t group = indexWith(at[axis] / quant.getGroup(), scales);
      if (quant.getZero() == QuantZero::Integer)
        value.value -= zeros->value[group];
      value = mul(value, scales.at(group), wide);
      if (quant.getZero() == QuantZero::Additive)
        value = add(value, zeros->at(group), wide);
      w.set(row * shape[1] + column, store(value, w.element, wide));
    }
  values[op.getResult()] = std::move(w);
  return llvm::Error::success();
}

/// A quotient of f64 as that type gives it, so that integers do not differ
/// where it lies near the middle of two of them.
static double divide(double x, double y) { return x / y; }

/// Scale and integers of one group, whose elements are `weights`. What is not
/// known exactly there can be any neighbour.
static Approx quantizeGroup(ArrayRef<Approx> weights, int64_t bits,
                            Type scaleType, std::vector<Approx> &integers) {
  double largest = (1 << (bits - 1)) - 1, magnitude = 0;
  Real uncertain = 0;
  for (const Approx &weight : weights) {
    magnitude = std::fmax(magnitude, std::fabs(double(weight.value)));
    uncertain = std::fmax(uncertain, weight.tolerance);
  }
  Format f64{53, -1074, 1024}, format = Format::of(scaleType);
  Approx scale =
      store({divide(magnitude, largest), uncertain / largest}, scaleType, f64);
  scale.value = format.round(scale.value);
  for (const Approx &weight : weights) {
    double ratio = divide(weight.value, scale.value);
    double rounded = std::isnan(ratio) ? 0 : std::nearbyint(ratio);
    bool isExact = weight.tolerance == 0 && scale.tolerance == 0;
    integers.push_back({std::fmin(std::fmax(rounded, -largest), largest),
                        isExact ? Real(0) : Real(1)});
  }
  return scale;
}

llvm::Error Evaluator::quantize(QuantizeOp op) {
  const Tensor &weight = get(op.getWeight());
  QuantAttr quant = op.getQuant();
  int64_t axis = quant.getAxis(), group = quant.getGroup();
  int64_t size = weight.shape[axis];
  bool isNibble = quant.getBits() == 4;
  for (int64_t unit : {group, std::max<int64_t>(quant.getRun(), 1),
                       isNibble ? int64_t(2) : int64_t(1)})
    if (size % unit != 0)
      return makeError(op, "dimension " + Twine(axis) + " of the weight is " +
                               Twine(size) + ", expected a multiple of " +
                               Twine(unit));
  Shape bytes = weight.shape, groups = weight.shape;
  bytes[axis] /= isNibble ? 2 : 1;
  groups[axis] /= group;
  Tensor q(op.getQ().getType().getElementType(), bytes);
  Tensor scales(op.getScales().getType().getElementType(), groups);
  // Element k along the axis of line `line`.
  auto index = [&](const Tensor &tensor, int64_t line, int64_t k) {
    return axis == 1 ? line * tensor.shape[1] + k : k * tensor.shape[1] + line;
  };
  auto put = [&](int64_t line, int64_t k, Approx integer) {
    if (!isNibble)
      return q.set(index(q, line, k), integer);
    auto [byte, half] = nibbleOf(quant, k);
    int64_t at = index(q, line, byte);
    unsigned nibble = static_cast<unsigned>(int(integer.value)) & 15;
    unsigned old = static_cast<unsigned>(int(q.value[at])) & 255;
    q.value[at] = static_cast<int8_t>(old | nibble << (half ? 4 : 0));
    if (integer.tolerance != 0)
      q.tolerance[at] = INFINITY;
  };
  for (int64_t line = 0; line < weight.shape[1 - axis]; ++line)
    for (int64_t first = 0; first < size; first += group) {
      std::vector<Approx> members, integers;
      for (int64_t k = first; k < first + group; ++k)
        members.push_back(weight.at(index(weight, line, k)));
      scales.set(
          index(scales, line, first / group),
          quantizeGroup(members, quant.getBits(), scales.element, integers));
      for (auto [i, integer] : llvm::enumerate(integers))
        put(line, first + i, integer);
    }
  values[op.getQ()] = std::move(q);
  values[op.getScales()] = std::move(scales);
  return llvm::Error::success();
}

//===----------------------------------------------------------------------===//
// Merged weights
//===----------------------------------------------------------------------===//

namespace {
/// W + Σ scale·B·A, element by element.
struct Sum {
  const Tensor &weight; ///< `[out, in]`, or `[out]`
  SmallVector<const Tensor *> b, a;
  SmallVector<double> scales;

  Approx at(int64_t o, int64_t i) const;
};
} // namespace

/// A sum of f64 products in any order: the bound of docs/Numerics.md, section
/// Products, with two products a term.
Approx Sum::at(int64_t o, int64_t i) const {
  int64_t in = weight.shape.size() == 2 ? weight.columns() : 1;
  Approx sum = weight.at(o * in + i);
  if (b.empty() || !std::isfinite(sum.value))
    return sum;
  Real magnitude = std::fabs(sum.value);
  int64_t terms = 3;
  auto add = [&](Approx term, Real scale) {
    sum.value += scale * term.value;
    magnitude += std::fabs(scale * term.value);
    sum.tolerance += std::fabs(scale) * term.tolerance;
    ++terms;
  };
  for (auto [position, scale] : llvm::enumerate(scales)) {
    if (a.empty()) {
      add(b[position]->at(o), scale);
      continue;
    }
    int64_t rank = b[position]->columns();
    for (int64_t r = 0; r < rank; ++r) {
      Approx x = b[position]->at(o * rank + r), y = a[position]->at(r * in + i);
      add({x.value * y.value, inheritedByProduct(x, y)}, scale);
    }
  }
  Format f64{53, -1074, 1024};
  if (magnitude != 0)
    sum.tolerance += (2 * std::sqrt(Real(terms)) + 8) * f64.unit() * magnitude +
                     terms * f64.leastSubnormal();
  return sum;
}

/// The operands of a sum, their sizes checked against those of the weight.
static llvm::Expected<Sum> makeSum(const Evaluator &evaluator, Operation *op,
                                   const Tensor &weight, ValueRange b,
                                   ValueRange a, ArrayRef<double> scales) {
  Sum sum{weight, {}, {}, SmallVector<double>(scales)};
  for (auto [i, value] : llvm::enumerate(b)) {
    const Tensor &left = evaluator.get(value);
    sum.b.push_back(&left);
    if (auto error = checkSize(op, "the out dimension of 'add' " + Twine(i),
                               left.shape[0], weight.shape[0]))
      return error;
    if (a.empty())
      continue;
    sum.a.push_back(&evaluator.get(a[i]));
    if (auto error = checkShape(op, "'times' " + Twine(i), sum.a.back()->shape,
                                {left.columns(), weight.columns()}))
      return error;
  }
  return sum;
}

llvm::Error Evaluator::merge(MergeOp op) {
  WeightLayout layout = op.getLayout().getLayout();
  Tensor weight = asOutIn(get(op.getWeight()), layout);
  llvm::Expected<Sum> sum =
      makeSum(*this, op, weight, op.getB(), op.getA(), op.getScaleFactors());
  if (!sum)
    return sum.takeError();
  int64_t out = weight.shape[0];
  int64_t in = weight.shape.size() == 2 ? weight.columns() : 1;
  for (auto [name, values, size] : {std::tuple("rows", op.getRows(), out),
                                    {"columns", op.getColumns(), in}})
    for (Value value : values)
      if (auto error = checkSize(op, Twine("the size of '") + name + "'",
                                 get(value).size(), size))
        return error;
  Format f64 = Format::of(Float64Type::get(op.getContext()));
  auto tensorsOf = [&](ValueRange factors) {
    return llvm::map_to_vector(factors, [&](Value x) { return &get(x); });
  };
  SmallVector<const Tensor *> rows = tensorsOf(op.getRows()),
                              columns = tensorsOf(op.getColumns());
  Tensor result(op.getType().getElementType(), get(op.getWeight()).shape);
  for (int64_t o = 0; o < out; ++o)
    for (int64_t i = 0; i < in; ++i) {
      Approx value = sum->at(o, i);
      for (const Tensor *factors : rows)
        value = mul(value, factors->at(o), f64);
      for (const Tensor *factors : columns)
        value = mul(value, factors->at(i), f64);
      int64_t index = layout == WeightLayout::OutIn ? o * in + i : i * out + o;
      result.set(index, store(value, result.element, f64));
    }
  values[op.getResult()] = std::move(result);
  return llvm::Error::success();
}

/// m / ‖row o‖₂.
static Approx divideByNorm(Approx m, const Sum &sum, int64_t o, Format f64) {
  int64_t in = sum.weight.columns();
  Real squares = 0, inherited = 0;
  for (int64_t i = 0; i < in; ++i) {
    Approx x = sum.at(o, i);
    squares += x.value * x.value;
    inherited += (2 * std::fabs(x.value) + x.tolerance) * x.tolerance;
  }
  inherited += (2 * std::sqrt(Real(in)) + 8) * f64.unit() * squares;
  Real norm = std::sqrt(squares), quotient = m.value / norm;
  if (norm == 0 || !std::isfinite(quotient))
    return {quotient, inherited == 0 ? Real(0) : Real(INFINITY)};
  // Half the relative error of the square, the root's and the quotient's own
  // rounding.
  Real relative = inherited / squares / 2 + 2 * f64.unit();
  if (relative >= 0.5)
    return {quotient, INFINITY};
  return {quotient, 2 * relative * std::fabs(quotient) + m.tolerance / norm +
                        f64.leastSubnormal()};
}

llvm::Error Evaluator::doraScale(DoraScaleOp op) {
  const Tensor &magnitude = get(op.getMagnitude());
  Tensor weight = asOutIn(get(op.getWeight()), op.getLayout().getLayout());
  if (auto error = checkSize(op, "the size of the magnitude", magnitude.size(),
                             weight.shape[0]))
    return error;
  llvm::Expected<Sum> sum =
      makeSum(*this, op, weight, op.getB(), op.getA(), op.getScaleFactors());
  if (!sum)
    return sum.takeError();
  Format f64 = Format::of(Float64Type::get(op.getContext()));
  Tensor result(op.getType().getElementType(), magnitude.shape);
  for (int64_t o = 0; o < result.size(); ++o)
    result.set(o, store(divideByNorm(magnitude.at(o), *sum, o, f64),
                        result.element, f64));
  values[op.getResult()] = std::move(result);
  return llvm::Error::success();
}
