//===- UnitGuess.h - which unit a formula may be ----------------*- C++ -*-===//

#ifndef SWIGLU_LIB_CONVERSION_LINALGTOFFN_UNITGUESS_H
#define SWIGLU_LIB_CONVERSION_LINALGTOFFN_UNITGUESS_H

#include "NormalForm.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"

namespace mlir::ffn::raise {

/// A unit that a formula may be; not yet verified.
struct UnitGuess {
  GatedUnitAttr unit;
  const Formula *gate = nullptr, *up = nullptr;
};

/// The units that `root` may be, by its normal form without roundings; with
/// `anyTypes` also where gate and up have different types.
SmallVector<UnitGuess> guessUnits(FormulaContext &context, const Formula *root,
                                  const Poly *real, bool anyTypes = false);

/// Why `root`, which was not matched, is no unit; empty where it does not look
/// like one.
std::string explainNearMiss(FormulaContext &context, const Formula *root);

/// `root` and all below it, each once; empty where they are too many.
SmallVector<const Formula *> collectSteps(const Formula *root);

/// True if the value of the leaf enters.
bool mentions(const Poly *poly, const Formula *leaf);
bool mentions(const Atom *atom, const Formula *leaf);

/// The coefficients of `G` and `G³` in a polynomial that has no other terms.
struct OddCubic {
  double linear = 0, cubic = 0;
};
std::optional<OddCubic> matchOddCubic(const Poly *poly, const Atom *gate);

/// A number as users write it: `7.0`, `0.044715`.
std::string formatNumber(double value);

} // namespace mlir::ffn::raise

#endif // SWIGLU_LIB_CONVERSION_LINALGTOFFN_UNITGUESS_H
