//===- MatchUnit.h - which activation or unit a formula is ------*- C++ -*-===//

#ifndef SWIGLU_LIB_CONVERSION_LINALGTOFFN_MATCHUNIT_H
#define SWIGLU_LIB_CONVERSION_LINALGTOFFN_MATCHUNIT_H

#include "Formula.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"

namespace mlir::ffn::raise {

/// `root` is `unit(gate, up)`, or `act(gate)` where `up` is null.
struct UnitMatch {
  GatedUnitAttr unit;
  /// Leaves of one type.
  const Formula *gate = nullptr, *up = nullptr;
  /// The fields of `ffn.glu` or `ffn.activation`; null without a 16-bit type.
  RoundingAttr rounding;
  /// Not empty where `ffn` computes the same real numbers in another order:
  /// which step, for a remark. Empty: bit-equal.
  std::string reassociation;
  /// Not empty where NaN or infinite inputs give another result: which, for a
  /// remark.
  std::string specialValues;
};

/// What `matchUnit` found out.
struct UnitResult {
  std::optional<UnitMatch> match;
  /// Without a match: why a formula that looks like a unit or an activation is
  /// none, in the user's terms; empty where it does not look like one.
  std::string nearMiss;
};

/// Matches the whole of `root`. Sound: a match is returned only if the formula
/// that `ffn.glu` or `ffn.activation` stands for has the normal form of `root`.
UnitResult matchUnit(FormulaContext &context, const Formula *root);

} // namespace mlir::ffn::raise

#endif // SWIGLU_LIB_CONVERSION_LINALGTOFFN_MATCHUNIT_H
