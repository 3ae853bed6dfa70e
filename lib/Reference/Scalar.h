//===- Scalar.h - floating-point steps with a bound of their error -*- C++ -*-//

#ifndef SWIGLU_LIB_REFERENCE_SCALAR_H
#define SWIGLU_LIB_REFERENCE_SCALAR_H

#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace swiglu::reference {

/// Wide enough that its own errors do not count beside those of f64.
using Real = long double;

/// A binary floating-point format.
struct Format {
  /// Bits of the significand, the implicit one included.
  int precision;
  /// Exponents of two of the least subnormal and of 1 ulp below the overflow.
  int leastExponent, maxExponent;

  static Format of(mlir::Type type);

  /// Half the distance from 1 to the next number.
  Real unit() const;
  Real leastSubnormal() const;
  Real max() const;
  /// To nearest, ties to even; subnormals are kept, overflow gives infinity.
  Real round(Real value) const;
  bool operator==(const Format &other) const {
    return precision == other.precision && maxExponent == other.maxExponent;
  }
};

/// A number that a correct program knows up to `tolerance`. NaN and infinity
/// have the tolerance 0. An infinite tolerance allows anything, NaN included:
/// an infinity was multiplied by a number that may be rounded to 0.
struct Approx {
  Real value = 0, tolerance = 0;
};

/// The result of one arithmetic step in `format`: `exact` is its value without
/// rounding, `inherited` the error passed on by its operands. A value that
/// needs no rounding stays exact; any other is kept unrounded, since code may
/// contract it into the next step.
Approx step(Real exact, Real inherited, Format format);

/// Rounds to the format. The tolerance of the result covers what the ends of
/// the interval round to, and is 0 where they round to the same number.
Approx roundTo(Approx x, Format format);

/// While one with `true` lives, `roundTo` in this thread keeps values and adds
/// what rounding could change to their tolerance.
class RoundEitherWay {
public:
  explicit RoundEitherWay(bool value);
  ~RoundEitherWay();
  RoundEitherWay(const RoundEitherWay &) = delete;
  RoundEitherWay &operator=(const RoundEitherWay &) = delete;

private:
  bool before;
};

/// What the errors of two factors do to their product.
Real inheritedByProduct(Approx x, Approx y);

/// Sum and product as one step each.
Approx add(Approx x, Approx y, Format format);
Approx mul(Approx x, Approx y, Format format);
Approx min(Approx x, Real bound);
Approx max(Approx x, Real bound);

/// `act(x)`. With `isStepwise` every arithmetic operation of the formula is
/// rounded to `format`; else it is computed in `format` with the error of
/// docs/Numerics.md.
Approx activate(mlir::ffn::ActAttr act, Approx x, Format format,
                bool isStepwise);

/// `act(min(g, limit)) * (clamp(u, -limit, limit) + offset)` with `rounding`
/// (may be null), on branches in `wide`; `storage` is the 16-bit format, or
/// `wide` where there is none. The last product is not yet rounded to it,
/// unless `interior = storage` says so.
Approx applyUnit(mlir::ffn::GatedUnitAttr unit,
                 mlir::ffn::RoundingAttr rounding, Approx gate, Approx up,
                 Format wide, Format storage);

} // namespace swiglu::reference

#endif // SWIGLU_LIB_REFERENCE_SCALAR_H
