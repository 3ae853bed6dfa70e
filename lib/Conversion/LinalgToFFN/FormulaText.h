//===- FormulaText.h - formulas as users write them -------------*- C++ -*-===//

#ifndef SWIGLU_LIB_CONVERSION_LINALGTOFFN_FORMULATEXT_H
#define SWIGLU_LIB_CONVERSION_LINALGTOFFN_FORMULATEXT_H

#include "Formula.h"
#include <string>

namespace mlir::ffn::raise {

/// A number as users write it: `7.0`, `0.044715`.
std::string formatNumber(double value);

/// `x / (1.0 + exp(-x))`: without types and conversions, `leaves` by their
/// names. Empty if it would be longer than a line of a remark.
std::string
formatFormula(const Formula *formula,
              ArrayRef<std::pair<const Formula *, StringRef>> leaves);

} // namespace mlir::ffn::raise

#endif // SWIGLU_LIB_CONVERSION_LINALGTOFFN_FORMULATEXT_H
