//===- CanonicalUnit.h - the formulas of ffn's units ------------*- C++ -*-===//

#ifndef SWIGLU_LIB_CONVERSION_LINALGTOFFN_CANONICALUNIT_H
#define SWIGLU_LIB_CONVERSION_LINALGTOFFN_CANONICALUNIT_H

#include "Formula.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"

namespace mlir::ffn::raise {

/// Where a 16-bit unit rounds: the fields `interior` and `act`.
struct UnitRounding {
  bool interiorStorage = false, roundsAct = false;
};

/// The legal ones for operands and a result of these types; one without a
/// 16-bit type, none where `ffn` has no such operation.
SmallVector<UnitRounding> getUnitRoundings(FloatType operand, FloatType result,
                                           bool isUnit);

/// What `ffn.glu`, or `ffn.activation` where `up` is null, is decomposed to:
/// the same steps as in FFNFormulas.cpp and FFNDecomposition.cpp.
const Formula *buildUnit(FormulaContext &context, GatedUnitAttr unit,
                         UnitRounding rounding, const Formula *gate,
                         const Formula *up, FloatType result);

} // namespace mlir::ffn::raise

#endif // SWIGLU_LIB_CONVERSION_LINALGTOFFN_CANONICALUNIT_H
