//===- SpecialValues.cpp - NaN, infinities and zeros ----------------------===//
//
// Clamps say by their form what they do to special values. Whatever else
// differs, by the order of steps, is found by trying.
//
//===----------------------------------------------------------------------===//

#include "SpecialValues.h"
#include "UnitGuess.h"
#include <cmath>

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

namespace {
/// Texts, each once.
struct Notes {
  SmallVector<std::string> texts;

  void insert(const std::string &text) {
    if (!llvm::is_contained(texts, text))
      texts.push_back(text);
  }
};

/// Computes a formula with every operation rounded to its type.
struct Evaluator {
  llvm::DenseMap<const Formula *, double> values;

  double get(const Formula *formula) {
    auto found = values.find(formula);
    if (found != values.end())
      return found->second;
    double value = compute(formula);
    values[formula] = value;
    return value;
  }

private:
  double compute(const Formula *formula) {
    ArrayRef<const Formula *> args = formula->getArgs();
    switch (formula->getFn()) {
    case Fn::Leaf: // one that was given no value
      return 0;
    case Fn::Const:
      return formula->getValue();
    case Fn::Convert:
      return roundToType(get(args[0]), formula->getType());
    case Fn::Select:
      return get(
          compareFloats(formula->getPredicate(), get(args[0]), get(args[1]))
              ? args[2]
              : args[3]);
    default:
      return roundToType(
          *evaluateFunction(formula->getFn(), get(args[0]), get(args.back())),
          formula->getType());
    }
  }
};
} // namespace

static void describeExtremum(const Extremum &extremum, FloatType type,
                             Notes &notes) {
  double bound = extremum.bound->getValue();
  double largest =
      APFloat::getLargest(type.getFloatSemantics()).convertToDouble();
  if (extremum.dropsNaN)
    notes.insert("NaN gives " + formatNumber(bound));
  if (extremum.isMax && bound == 0 &&
      (extremum.keepsMinusZero || std::signbit(bound)))
    notes.insert("-0 gives -0");
  if (std::fabs(bound) == largest)
    notes.insert((bound < 0 ? "-infinity gives " : "infinity gives ") +
                 formatNumber(bound));
}

static std::string formatSpecial(double value) {
  if (std::isnan(value))
    return "NaN";
  if (std::isinf(value))
    return value < 0 ? "-infinity" : "infinity";
  return formatNumber(value);
}

/// Whether one is a number and the other is not, or they are not of the same
/// sign.
static bool isOtherKind(double a, double b) {
  if (std::isnan(a) || std::isnan(b))
    return std::isnan(a) != std::isnan(b);
  return std::isinf(a) != std::isinf(b) || (std::isinf(a) && a != b);
}

/// The effect of one leaf being `value`, the other an ordinary number.
static void tryValue(const Formula *root, const Formula *unit,
                     const Formula *leaf, const Formula *other, double value,
                     const char *name, Notes &notes) {
  Evaluator ofRoot, ofUnit;
  for (Evaluator *evaluator : {&ofRoot, &ofUnit}) {
    evaluator->values[leaf] = roundToType(value, leaf->getType());
    if (other)
      evaluator->values[other] = 1.5;
  }
  double found = ofRoot.get(root), expected = ofUnit.get(unit);
  if (isOtherKind(found, expected))
    notes.insert(std::string(name) + formatSpecial(value) + " gives " +
                 formatSpecial(found) + ", expected " +
                 formatSpecial(expected));
}

std::string raise::describeSpecialValues(const Formula *root,
                                         const Formula *unit,
                                         const Formula *gate,
                                         const Formula *up) {
  Notes notes;
  for (const Formula *step : collectSteps(root)) {
    if (std::optional<Extremum> extremum = matchExtremum(step))
      describeExtremum(*extremum, step->getType(), notes);
    else if (std::optional<Threshold> threshold = matchThreshold(step);
             threshold && threshold->dropsNaN)
      notes.insert("NaN gives 0");
  }
  if (notes.texts.empty()) {
    // Large values stand for those whose exp, square or cube overflows.
    for (double value : {std::nan(""), HUGE_VAL, -HUGE_VAL, 1e4, -1e4}) {
      tryValue(root, unit, gate, up, value, up ? "a gate of " : "", notes);
      if (up)
        tryValue(root, unit, up, gate, value, "an up value of ", notes);
    }
  }
  return notes.texts.empty()
             ? ""
             : "in the source, " + llvm::join(notes.texts, "; ");
}
