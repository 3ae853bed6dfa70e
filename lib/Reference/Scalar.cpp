//===- Scalar.cpp - floating-point steps with a bound of their error ------===//

#include "Scalar.h"
#include <cmath>

using namespace swiglu::reference;

Format Format::of(mlir::Type type) {
  if (type.isF16())
    return {11, -24, 16};
  if (type.isBF16())
    return {8, -133, 128};
  if (type.isF32())
    return {24, -149, 128};
  return {53, -1074, 1024};
}

Real Format::unit() const { return std::ldexp(Real(1), -precision); }

Real Format::leastSubnormal() const {
  return std::ldexp(Real(1), leastExponent);
}

Real Format::max() const {
  return std::ldexp(std::ldexp(Real(1), precision) - 1,
                    maxExponent - precision);
}

Real Format::round(Real value) const {
  if (value == 0 || !std::isfinite(value))
    return value;
  int exponent;
  (void)std::frexp(value, &exponent);
  int ulp = std::max(exponent - precision, leastExponent);
  // nearbyint rounds to even, the mode of every process that starts.
  Real rounded = std::ldexp(std::nearbyint(std::ldexp(value, -ulp)), ulp);
  if (std::fabs(rounded) > max())
    return std::copysign(Real(INFINITY), value);
  return rounded;
}

Approx swiglu::reference::step(Real exact, Real inherited, Format format) {
  if (std::isinf(inherited))
    return {exact, inherited};
  if (!std::isfinite(exact))
    return {exact, 0};
  if (inherited == 0 && format.round(exact) == exact)
    return {exact, 0};
  Real tolerance = inherited + format.unit() * std::fabs(exact) +
                   format.leastSubnormal() / 2;
  if (std::fabs(exact) - tolerance > format.max())
    return {std::copysign(Real(INFINITY), exact), 0};
  return {exact, tolerance};
}

static thread_local bool roundsEitherWay = false;

RoundEitherWay::RoundEitherWay(bool value) : before(roundsEitherWay) {
  roundsEitherWay = value;
}
RoundEitherWay::~RoundEitherWay() { roundsEitherWay = before; }

Approx swiglu::reference::roundTo(Approx x, Format format) {
  if (roundsEitherWay)
    return step(x.value, x.tolerance, format);
  if (x.tolerance == 0 || std::isinf(x.tolerance) || !std::isfinite(x.value))
    return {format.round(x.value), x.tolerance};
  Real max = format.max();
  Real low = format.round(x.value - x.tolerance);
  Real high = format.round(x.value + x.tolerance);
  if (low == high)
    return {format.round(x.value), 0};
  // Where only a part of the interval overflows, the largest number stands for
  // infinity; `compare` accepts both.
  auto clamp = [&](Real value) {
    return std::fmin(std::fmax(value, -max), max);
  };
  Real middle = clamp(format.round(x.value));
  return {middle, std::fmax(clamp(high) - middle, middle - clamp(low))};
}

Approx swiglu::reference::add(Approx x, Approx y, Format format) {
  return step(x.value + y.value, x.tolerance + y.tolerance, format);
}

Real swiglu::reference::inheritedByProduct(Approx x, Approx y) {
  // Not for infinities, where 0 · inf would spoil the sum.
  if (x.tolerance == 0 && y.tolerance == 0)
    return 0;
  Real inherited = std::fabs(x.value) * y.tolerance +
                   std::fabs(y.value) * x.tolerance + x.tolerance * y.tolerance;
  return std::isfinite(inherited) ? inherited : 0;
}

Approx swiglu::reference::mul(Approx x, Approx y, Format format) {
  Real product = x.value * y.value;
  auto mayBeZero = [](Approx z) {
    return z.tolerance != 0 && std::fabs(z.value) <= z.tolerance;
  };
  if (std::isinf(x.tolerance) || std::isinf(y.tolerance) ||
      (std::isinf(x.value) && mayBeZero(y)) ||
      (std::isinf(y.value) && mayBeZero(x)))
    return {product, INFINITY};
  return step(product, inheritedByProduct(x, y), format);
}

Approx swiglu::reference::min(Approx x, Real bound) {
  if (std::isnan(x.value) || std::isinf(x.tolerance) ||
      x.value + x.tolerance <= bound)
    return x;
  if (x.value - x.tolerance >= bound)
    return {bound, 0};
  return {std::fmin(x.value, bound), x.tolerance};
}

Approx swiglu::reference::max(Approx x, Real bound) {
  Approx negated = min({-x.value, x.tolerance}, -bound);
  return {-negated.value, negated.tolerance};
}
