//===- Activation.cpp - activations and gated units on scalars ------------===//
//
// Written from the table of `#ffn.act` and from docs/Numerics.md, and sharing
// nothing with the dialect's own formulas.
//
//===----------------------------------------------------------------------===//

#include "Scalar.h"
#include <cmath>

using namespace mlir::ffn;
using namespace swiglu::reference;

static constexpr Real kInverseSqrt2 = 0.707106781186547524400844362104849039L;
static constexpr Real kCubic = 0.044715L;

//===----------------------------------------------------------------------===//
// In one format, with a bound of the error
//===----------------------------------------------------------------------===//

namespace {
/// |error| <= relative · |y| + absolute + lipschitz · |error of x|.
struct Bound {
  Real relative, absolute, lipschitz;
};
} // namespace

/// 1 / (1 + exp(-x)), without overflow on either side.
static Real logistic(Real x) { return 1 / (1 + std::exp(-x)); }

/// The value of a smooth activation, infinities by the formula: x · 0 is NaN
/// at the end where the second factor vanishes.
static Real exactValue(ActivationKind kind, Real parameter, Real x) {
  switch (kind) {
  case ActivationKind::Sigmoid:
    return logistic(x);
  case ActivationKind::Tanh:
    return std::tanh(x);
  case ActivationKind::Swish:
    return x * logistic(parameter * x);
  case ActivationKind::Gelu:
    return x / 2 * std::erfc(-x * kInverseSqrt2);
  default:
    // gelu_tanh: (1 + tanh(v)) / 2 is logistic(2v), which does not cancel.
    return x * logistic(2 * parameter * (x + kCubic * x * x * x));
  }
}

/// The figures of docs/Numerics.md as multiples of the unit roundoff u, wide
/// enough for our own functions and for a libm whose functions have 2 ulp.
static Bound boundOf(ActivationKind kind, Real parameter, Real x, Format f) {
  Real u = f.unit(), least = f.leastSubnormal();
  Real size = std::fabs(x), p = std::fabs(parameter);
  // Where exp(-z) overflows, a sigmoid below 1/max is returned as 0.
  Real lost = 1 / f.max(), lostArgument = std::log(f.max());
  switch (kind) {
  case ActivationKind::Sigmoid:
    return {4.3L * u, lost + least, 0.25L};
  case ActivationKind::Tanh:
    return {4.2L * u, least, 1};
  case ActivationKind::Swish: {
    Real absolute = lost * lostArgument / p + least;
    // The product β · x moves the argument by a part of itself.
    if (parameter != 1)
      absolute += std::fmin(0.9L * u / p, 0.5L * u * p * size * size);
    return {5.3L * u, absolute, 1.0999L};
  }
  case ActivationKind::Gelu:
    // So does the product with 1/√2.
    return {12.7L * u, std::fmin(0.6L, 0.8L * size * size) * u + 2 * least,
            1.1290L};
  default:
    // gelu_tanh: 1 + tanh(v) cancels for x < 0.
    return {3.2L * u,
            std::fmin(8, 8 * size) * std::fmax(1, 0.8L / p) * u + 2 * least,
            p >= 0.79L ? 1.1290L : 1.55L};
  }
}

static Approx activateInOneFormat(ActivationKind kind, Real parameter, Approx x,
                                  Format f) {
  Real y = exactValue(kind, parameter, x.value);
  if (!std::isfinite(x.value) || std::isnan(y))
    return {y, 0};
  // Exact zeros stay zeros; only a sigmoid does not vanish at 0.
  if (x.value == 0 && x.tolerance == 0 && kind != ActivationKind::Sigmoid)
    return {y, 0};
  Bound bound = boundOf(kind, parameter, x.value, f);
  return {y, bound.relative * std::fabs(y) + bound.absolute +
                 bound.lipschitz * x.tolerance};
}

//===----------------------------------------------------------------------===//
// Rounded after every operation
//===----------------------------------------------------------------------===//

namespace {
/// Arithmetic that rounds each result to a 16-bit format.
struct Stepwise {
  Format format;

  /// Holds every product of two 16-bit numbers.
  static constexpr Format kF64 = {53, -1074, 1024};

  Approx constant(Real value) const { return {format.round(value), 0}; }

  // Sums, products and quotients of 16-bit numbers, rounded to f32 and then to
  // 16 bits, are the exact ones rounded once.
  Approx sum(Approx x, Approx y) const {
    return roundTo({x.value + y.value, x.tolerance + y.tolerance}, format);
  }
  Approx product(Approx x, Approx y) const {
    return roundTo(mul(x, y, kF64), format);
  }

  /// A monotonic function, itself known up to `relative`.
  Approx apply(Approx x, Real relative,
               llvm::function_ref<Real(Real)> function) const {
    Real y = function(x.value);
    if (!std::isfinite(x.value) || !std::isfinite(y))
      return {format.round(y), 0};
    Real tolerance = relative * std::fabs(y);
    if (x.tolerance != 0) {
      // An interval that reaches the largest number holds infinity too.
      Real low = x.value - x.tolerance, high = x.value + x.tolerance;
      low = low <= -format.max() ? -INFINITY : low;
      high = high >= format.max() ? INFINITY : high;
      tolerance += std::fmax(std::fabs(function(low) - y),
                             std::fabs(function(high) - y));
    }
    return roundTo({y, tolerance}, format);
  }

  // Functions are computed in f32; 12u covers the least exact of them, erfc.
  static constexpr Real kFunction = 12 * 0x1p-24L;

  Approx sigmoid(Approx x) const {
    Approx e = apply(x, kFunction, [](Real v) { return std::exp(-v); });
    Approx denominator = sum(constant(1), e);
    return apply(denominator, 0, [](Real v) { return 1 / v; });
  }

  Approx activate(ActivationKind kind, Real parameter, Approx x) const {
    switch (kind) {
    case ActivationKind::Sigmoid:
      return sigmoid(x);
    case ActivationKind::Tanh:
      return apply(x, kFunction, [](Real v) { return std::tanh(v); });
    case ActivationKind::Swish:
      return product(
          x, sigmoid(parameter == 1 ? x : product(constant(parameter), x)));
    case ActivationKind::Gelu: {
      Approx t = product(x, constant(-kInverseSqrt2));
      Approx e = apply(t, kFunction, [](Real v) { return std::erfc(v); });
      return product(product(x, constant(0.5L)), e);
    }
    default: {
      // gelu_tanh
      Approx cube = product(product(x, x), x);
      Approx inner = sum(x, product(constant(kCubic), cube));
      Approx t = apply(product(constant(parameter), inner), kFunction,
                       [](Real v) { return std::tanh(v); });
      return product(product(constant(0.5L), x), sum(constant(1), t));
    }
    }
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Both
//===----------------------------------------------------------------------===//

Approx swiglu::reference::activate(ActAttr act, Approx x, Format format,
                                   bool isStepwise) {
  if (std::isnan(x.value) || std::isinf(x.tolerance))
    return x;
  ActivationKind kind = act.getKind();
  Real parameter = 0;
  if (act.getParameter())
    parameter = format.round(act.getParameterValue());
  switch (kind) {
  case ActivationKind::Identity:
    return x;
  case ActivationKind::Relu:
    return max(x, 0);
  case ActivationKind::SquaredRelu: {
    Approx r = max(x, 0);
    if (isStepwise)
      return Stepwise{format}.product(r, r);
    return mul(r, r, format);
  }
  case ActivationKind::FatRelu:
    if (x.value - x.tolerance > parameter)
      return x;
    if (x.value + x.tolerance <= parameter)
      return {0, 0};
    // Either side of the step.
    return {x.value > parameter ? x.value : 0,
            std::fabs(x.value) + x.tolerance};
  default:
    if (isStepwise)
      return Stepwise{format}.activate(kind, parameter, x);
    return activateInOneFormat(kind, parameter, x, format);
  }
}

Approx swiglu::reference::applyUnit(GatedUnitAttr unit, RoundingAttr rounding,
                                    Approx gate, Approx up, Format wide,
                                    Format storage) {
  bool isStepwise = rounding && rounding.isInteriorStorage();
  Format format = isStepwise ? storage : wide;
  if (isStepwise) {
    gate = roundTo(gate, format);
    up = roundTo(up, format);
  }
  if (unit.getLimit()) {
    Real limit = format.round(unit.getLimit().getValueAsDouble());
    gate = min(gate, limit);
    up = min(max(up, -limit), limit);
  }
  Approx activated = activate(unit.getAct(), gate, format, isStepwise);
  if (rounding && rounding.roundsAct())
    activated = roundTo(activated, storage);
  Approx offset;
  if (unit.getOffset())
    offset.value = format.round(unit.getOffset().getValueAsDouble());
  if (isStepwise) {
    Stepwise stepwise{format};
    if (unit.getOffset())
      up = stepwise.sum(up, offset);
    return stepwise.product(activated, up);
  }
  if (unit.getOffset())
    up = add(up, offset, format);
  return mul(activated, up, format);
}
