//===- FormulaTesting.h - formulas written as C++ expressions ---*- C++ -*-===//

#ifndef SWIGLU_UNITTESTS_CONVERSION_FORMULATESTING_H
#define SWIGLU_UNITTESTS_CONVERSION_FORMULATESTING_H

#include "CanonicalUnit.h"
#include "MatchUnit.h"
#include "NormalForm.h"
#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"
#include <functional>
#include <map>

namespace mlir::ffn::raise {

/// A formula and the context in which more are made from it. A number beside
/// it is a literal of its type.
struct X {
  FormulaContext *context;
  const Formula *formula;

  FloatType type() const { return formula->getType(); }
  X literal(double value) const {
    return {context, context->getConst(roundToType(value, type()), type())};
  }
  X unary(Fn fn) const { return {context, context->get(fn, type(), formula)}; }
  X binary(Fn fn, X other) const {
    return {context, context->get(fn, type(), {formula, other.formula})};
  }
  X to(FloatType type) const {
    return {context, context->get(Fn::Convert, type, formula)};
  }
};

inline X operator-(X a) { return a.unary(Fn::Neg); }
inline X operator+(X a, X b) { return a.binary(Fn::Add, b); }
inline X operator-(X a, X b) { return a.binary(Fn::Sub, b); }
inline X operator*(X a, X b) { return a.binary(Fn::Mul, b); }
inline X operator/(X a, X b) { return a.binary(Fn::Div, b); }
inline X operator+(X a, double b) { return a + a.literal(b); }
inline X operator+(double a, X b) { return b.literal(a) + b; }
inline X operator-(X a, double b) { return a - a.literal(b); }
inline X operator-(double a, X b) { return b.literal(a) - b; }
inline X operator*(X a, double b) { return a * a.literal(b); }
inline X operator*(double a, X b) { return b.literal(a) * b; }
inline X operator/(X a, double b) { return a / a.literal(b); }
inline X operator/(double a, X b) { return b.literal(a) / b; }
inline X exp(X a) { return a.unary(Fn::Exp); }
inline X tanh(X a) { return a.unary(Fn::Tanh); }
inline X erf(X a) { return a.unary(Fn::Erf); }
inline X erfc(X a) { return a.unary(Fn::Erfc); }
inline X pow(X a, double b) { return a.binary(Fn::Pow, a.literal(b)); }
inline X max(X a, double b) { return a.binary(Fn::Maximum, a.literal(b)); }
inline X min(X a, double b) { return a.binary(Fn::Minimum, a.literal(b)); }
inline X sigmoid(X a) { return 1.0 / (1.0 + exp(-a)); }
inline X select(arith::CmpFPredicate predicate, X a, X b, X then,
                X otherwise) {
  return {a.context,
          a.context->getSelect(predicate, a.formula, b.formula, then.formula,
                               otherwise.formula)};
}

/// Values of the leaves.
using Inputs = std::map<const Formula *, double>;

/// The formula as real numbers: double, no roundings, literals as meant.
double evaluateReal(const Formula *formula, const Inputs &inputs);
/// Every operation rounded to its type, as a processor does it.
double evaluateTyped(const Formula *formula, const Inputs &inputs);

struct FormulaTest : testing::Test {
  MLIRContext mlir;
  FormulaContext context;
  FloatType bf16, f16, f32, f64;

  FormulaTest();
  /// The leaves of a test: the same for the same name and type.
  X leaf(const char *name, FloatType type);
  UnitResult match(X root) { return matchUnit(context, root.formula); }
  /// Fails where the unit of a match is another function than the root.
  void expectEqual(const Formula *root, const UnitMatch &match);

private:
  std::map<std::string, int> names;
};

/// `silu`, `swish 1.5`, `gelu` …, then limit, offset, gate and up, rounding:
/// what tests compare.
std::string describe(const UnitMatch &match);

} // namespace mlir::ffn::raise

#endif // SWIGLU_UNITTESTS_CONVERSION_FORMULATESTING_H
