//===- ExactForm.cpp - formulas up to steps that keep every bit -----------===//
//
// Arithmetic on 16-bit values is written in f32 with a rounding after each
// operation. That is the same number: f32 has more than twice the digits, so
// that rounding a sum, product or quotient twice is rounding it once, and the
// functions of `math` are lowered in this way.
//
//===----------------------------------------------------------------------===//

#include "NormalForm.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include <cmath>

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

namespace {
class ExactForms {
public:
  ExactForms(FormulaContext &context)
      : context(context), known(context.getAnalyses().exactForms) {}

  const Formula *get(const Formula *formula) {
    auto found = known.find(formula);
    if (found != known.end())
      return found->second;
    const Formula *result = build(formula);
    known[formula] = result;
    return result;
  }

private:
  FloatType widen(FloatType type) {
    return is16Bit(type) ? cast<FloatType>(Type(
                               Float32Type::get(type.getContext())))
                         : type;
  }
  const Formula *build(const Formula *formula);
  const Formula *buildOperation(const Formula *formula);
  const Formula *buildExtremum(const Extremum &extremum, FloatType type);
  const Formula *neg(const Formula *a);
  const Formula *product(Fn fn, const Formula *a, const Formula *b);
  const Formula *commutative(Fn fn, const Formula *a, const Formula *b);
  const Formula *round(const Formula *a, FloatType type);

  FormulaContext &context;
  llvm::DenseMap<const Formula *, const Formula *> &known;
};
} // namespace

static bool isConst(const Formula *formula) {
  return formula->getFn() == Fn::Const;
}

/// True if every value of `formula`, an exact form, is a value of the type.
static bool isExactIn(const Formula *formula, FloatType type) {
  switch (formula->getFn()) {
  case Fn::Const:
    return roundToType(formula->getValue(), type) == formula->getValue();
  case Fn::Convert:
    return formula->getArg(0)->getType() == type;
  case Fn::Neg:
  case Fn::Abs:
    return isExactIn(formula->getArg(0), type);
  case Fn::Maximum:
  case Fn::Minimum:
    return isExactIn(formula->getArg(0), type) &&
           isExactIn(formula->getArg(1), type);
  case Fn::Select:
    return isExactIn(formula->getArg(2), type) &&
           isExactIn(formula->getArg(3), type);
  default:
    return false;
  }
}

/// Rounds to a 16-bit type and widens again.
const Formula *ExactForms::round(const Formula *a, FloatType type) {
  if (isExactIn(a, type))
    return a;
  if (a->getFn() == Fn::Neg)
    return neg(round(a->getArg(0), type));
  return context.get(Fn::Convert, a->getType(),
                     context.get(Fn::Convert, type, a));
}

const Formula *ExactForms::neg(const Formula *a) {
  return a->getFn() == Fn::Neg ? a->getArg(0)
                               : context.get(Fn::Neg, a->getType(), a);
}

const Formula *ExactForms::commutative(Fn fn, const Formula *a,
                                       const Formula *b) {
  if (b->getId() < a->getId())
    std::swap(a, b);
  return context.get(fn, a->getType(), {a, b});
}

/// Mul or Div, with its sign outside.
const Formula *ExactForms::product(Fn fn, const Formula *a, const Formula *b) {
  bool isNegative = false;
  for (const Formula **factor : {&a, &b}) {
    bool isNegativeConst =
        isConst(*factor) && std::signbit((*factor)->getValue());
    if ((*factor)->getFn() != Fn::Neg && !isNegativeConst)
      continue;
    *factor = neg(*factor);
    isNegative = !isNegative;
  }
  const Formula *result = fn == Fn::Mul ? commutative(fn, a, b)
                                        : context.get(fn, a->getType(), {a, b});
  return isNegative ? neg(result) : result;
}

/// NaN that is dropped, a zero that keeps its sign and infinity that is
/// clamped are left to `describeSpecialValues`.
const Formula *ExactForms::buildExtremum(const Extremum &extremum,
                                         FloatType type) {
  const Formula *value = get(extremum.value);
  double bound = extremum.bound->getValue();
  double largest =
      APFloat::getLargest(type.getFloatSemantics()).convertToDouble();
  if (extremum.isMax ? bound <= -largest : bound >= largest)
    return value;
  if (bound == 0)
    bound = 0; // -0 too
  // max(min(p, h), l) -> min(max(p, l), h) where l <= h
  if (extremum.isMax && value->getFn() == Fn::Minimum) {
    const Formula *inner = value->getArg(0), *high = value->getArg(1);
    if (!isConst(high))
      std::swap(inner, high);
    if (isConst(high) && bound <= high->getValue())
      return commutative(
          Fn::Minimum,
          commutative(Fn::Maximum, inner,
                      context.getConst(bound, value->getType())),
          high);
  }
  return commutative(extremum.isMax ? Fn::Maximum : Fn::Minimum, value,
                     context.getConst(bound, value->getType()));
}

const Formula *ExactForms::buildOperation(const Formula *formula) {
  Fn fn = formula->getFn();
  FloatType wide = widen(formula->getType());
  SmallVector<const Formula *, 4> args;
  for (const Formula *arg : formula->getArgs())
    args.push_back(get(arg));
  switch (fn) {
  case Fn::Neg:
    return neg(args[0]);
  case Fn::Sub:
    return commutative(Fn::Add, args[0], neg(args[1]));
  case Fn::Mul:
  case Fn::Div:
    return product(fn, args[0], args[1]);
  case Fn::Add:
  case Fn::Maximum:
  case Fn::Minimum:
  case Fn::MaxNum:
  case Fn::MinNum:
    return commutative(fn, args[0], args[1]);
  case Fn::Select:
    return context.getSelect(formula->getPredicate(), args[0], args[1],
                             args[2], args[3]);
  default:
    return context.get(fn, wide, args);
  }
}

const Formula *ExactForms::build(const Formula *formula) {
  Fn fn = formula->getFn();
  FloatType type = formula->getType(), wide = widen(type);
  if (fn == Fn::Leaf)
    return context.get(Fn::Convert, wide, formula);
  if (fn == Fn::Const)
    return context.getConst(formula->getValue(), wide);
  if (fn == Fn::Convert) {
    const Formula *arg = get(formula->getArg(0));
    if (is16Bit(type))
      return round(arg, type);
    return context.get(Fn::Convert, type, arg);
  }
  if (std::optional<Extremum> extremum = matchExtremum(formula))
    return buildExtremum(*extremum, type);
  if (std::optional<Threshold> t = matchThreshold(formula)) {
    const Formula *value = get(t->value);
    return context.getSelect(
        arith::CmpFPredicate::UGT, value,
        context.getConst(t->threshold->getValue(), value->getType()), value,
        context.getConst(0.0, value->getType()));
  }
  const Formula *result = buildOperation(formula);
  return is16Bit(type) ? round(result, type) : result;
}

const Formula *raise::getExactForm(FormulaContext &context,
                                   const Formula *formula) {
  return ExactForms(context).get(formula);
}
