//===- Formula.cpp - scalar formulas as a source computes them ------------===//

#include "Formula.h"
#include "NormalForm.h"
#include <cmath>

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;
using arith::CmpFPredicate;

double raise::roundToType(double value, FloatType type) {
  APFloat rounded(value);
  bool losesInfo;
  rounded.convert(type.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                  &losesInfo);
  rounded.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven,
                  &losesInfo);
  return rounded.convertToDouble();
}

bool raise::compareFloats(CmpFPredicate predicate, double a, double b) {
  return arith::applyCmpPredicate(predicate, APFloat(a), APFloat(b));
}

//===----------------------------------------------------------------------===//
// Formulas
//===----------------------------------------------------------------------===//

void Formula::Profile(llvm::FoldingSetNodeID &profile) const {
  profile.AddInteger(static_cast<unsigned>(fn));
  profile.AddPointer(type.getAsOpaquePointer());
  for (const Formula *arg : args)
    profile.AddPointer(arg);
  profile.AddInteger(llvm::bit_cast<uint64_t>(value));
  profile.AddInteger(llvm::bit_cast<uint64_t>(wide));
  profile.AddPointer(leaf);
  profile.AddInteger(static_cast<uint64_t>(predicate));
  profile.AddBoolean(folded);
}

void Formula::summarize() {
  functions = 1u << static_cast<unsigned>(fn);
  auto addLeaf = [&](const Formula *found) {
    if (numLeaves > 2 || llvm::is_contained(getLeaves(), found))
      return;
    if (numLeaves < 2)
      leaves[numLeaves] = found;
    ++numLeaves;
  };
  if (fn == Fn::Leaf)
    addLeaf(this);
  if (fn != Fn::Const) {
    hasF64 = type.isF64();
    hasNarrow = !type.isF64();
  }
  for (const Formula *arg : args) {
    depth = std::max(depth, arg->depth + 1);
    functions |= arg->functions;
    hasF64 |= arg->hasF64;
    hasNarrow |= arg->hasNarrow;
    for (const Formula *found : arg->getLeaves())
      addLeaf(found);
    if (arg->hasManyLeaves())
      numLeaves = 3;
  }
}

FormulaContext::FormulaContext()
    : analyses(std::make_unique<FormulaAnalyses>()) {}
FormulaContext::~FormulaContext() = default;

const Formula *FormulaContext::unique(Formula &&formula) {
  llvm::FoldingSetNodeID profile;
  formula.Profile(profile);
  void *position;
  if (Formula *known = formulas.FindNodeOrInsertPos(profile, position))
    return known;
  auto *made = new (allocator.Allocate<Formula>()) Formula(formula);
  made->args = formula.args.copy(allocator);
  made->id = numFormulas++;
  made->summarize();
  formulas.InsertNode(made, position);
  return made;
}

const Formula *FormulaContext::getLeaf(const void *leaf, FloatType type) {
  Formula formula;
  formula.fn = Fn::Leaf;
  formula.type = type;
  formula.leaf = leaf;
  return unique(std::move(formula));
}

const Formula *FormulaContext::makeConst(double value, double wide,
                                         FloatType type, bool folded) {
  Formula formula;
  formula.fn = Fn::Const;
  formula.type = type;
  formula.value = value;
  formula.wide = wide;
  formula.folded = folded;
  return unique(std::move(formula));
}

const Formula *FormulaContext::getConst(double literal, FloatType type) {
  return makeConst(roundToType(literal, type), literal, type);
}

/// The real function `fn` of literals; none where it is not folded.
static std::optional<double> evaluate(Fn fn, double a, double b) {
  switch (fn) {
  case Fn::Neg:
    return -a;
  case Fn::Abs:
    return std::fabs(a);
  case Fn::Exp:
    return std::exp(a);
  case Fn::Exp2:
    return std::exp2(a);
  case Fn::Expm1:
    return std::expm1(a);
  case Fn::Log1p:
    return std::log1p(a);
  case Fn::Tanh:
    return std::tanh(a);
  case Fn::Erf:
    return std::erf(a);
  case Fn::Erfc:
    return std::erfc(a);
  case Fn::Sqrt:
    return std::sqrt(a);
  case Fn::Rsqrt:
    return 1 / std::sqrt(a);
  case Fn::Add:
    return a + b;
  case Fn::Sub:
    return a - b;
  case Fn::Mul:
    return a * b;
  case Fn::Div:
    return a / b;
  case Fn::Pow:
    return std::pow(a, b);
  case Fn::Maximum:
    return maximum(APFloat(a), APFloat(b)).convertToDouble();
  case Fn::Minimum:
    return minimum(APFloat(a), APFloat(b)).convertToDouble();
  case Fn::MaxNum:
    return maxnum(APFloat(a), APFloat(b)).convertToDouble();
  case Fn::MinNum:
    return minnum(APFloat(a), APFloat(b)).convertToDouble();
  case Fn::Leaf:
  case Fn::Const:
  case Fn::Convert:
  case Fn::Select:
    return std::nullopt;
  }
  llvm_unreachable("all functions are handled");
}

const Formula *FormulaContext::fold(Fn fn, FloatType type,
                                    ArrayRef<const Formula *> args) {
  const Formula *first = args.front();
  if (fn == Fn::Convert) {
    double rounded = roundToType(first->value, type);
    // A widened literal is what it had been rounded to.
    bool narrows = type.getWidth() < first->getType().getWidth();
    return makeConst(rounded, narrows ? first->wide : rounded, type,
                     first->folded);
  }
  std::optional<double> exact =
      evaluate(fn, first->value, args.back()->value);
  if (!exact)
    return nullptr;
  if (fn == Fn::Neg)
    return makeConst(*exact, -first->wide, type, first->folded);
  double rounded = roundToType(*exact, type);
  bool isRoot = fn == Fn::Pow || fn == Fn::Sqrt || fn == Fn::Rsqrt;
  return makeConst(rounded, rounded, type, isRoot);
}

const Formula *FormulaContext::get(Fn fn, FloatType type,
                                   ArrayRef<const Formula *> args) {
  if (fn == Fn::Convert && args.front()->type == type)
    return args.front();
  bool isConst = llvm::all_of(
      args, [](const Formula *arg) { return arg->fn == Fn::Const; });
  if (isConst)
    if (const Formula *folded = fold(fn, type, args))
      return folded;
  Formula formula;
  formula.fn = fn;
  formula.type = type;
  formula.args = args;
  return unique(std::move(formula));
}

const Formula *FormulaContext::getSelect(CmpFPredicate predicate,
                                         const Formula *a, const Formula *b,
                                         const Formula *then,
                                         const Formula *otherwise) {
  if (then == otherwise)
    return then;
  if (a->fn == Fn::Const && b->fn == Fn::Const)
    return compareFloats(predicate, a->value, b->value) ? then : otherwise;
  const Formula *args[] = {a, b, then, otherwise};
  Formula formula;
  formula.fn = Fn::Select;
  formula.type = then->type;
  formula.args = args;
  formula.predicate = predicate;
  return unique(std::move(formula));
}

//===----------------------------------------------------------------------===//
// Comparisons
//===----------------------------------------------------------------------===//

namespace {
/// `greater > less ? then : otherwise`.
struct StrictSelect {
  const Formula *greater, *less, *then, *otherwise;
  /// NaN takes `then`.
  bool unordered;
};
} // namespace

/// Every ordering as a strict one: `a >= b ? t : e` is `b > a ? e : t` with
/// the other treatment of NaN.
static std::optional<StrictSelect> asStrict(const Formula *select) {
  const Formula *a = select->getArg(0), *b = select->getArg(1);
  const Formula *t = select->getArg(2), *e = select->getArg(3);
  switch (select->getPredicate()) {
  case CmpFPredicate::OGT:
    return StrictSelect{a, b, t, e, false};
  case CmpFPredicate::UGT:
    return StrictSelect{a, b, t, e, true};
  case CmpFPredicate::OLT:
    return StrictSelect{b, a, t, e, false};
  case CmpFPredicate::ULT:
    return StrictSelect{b, a, t, e, true};
  case CmpFPredicate::OGE:
    return StrictSelect{b, a, e, t, true};
  case CmpFPredicate::UGE:
    return StrictSelect{b, a, e, t, false};
  case CmpFPredicate::OLE:
    return StrictSelect{a, b, e, t, true};
  case CmpFPredicate::ULE:
    return StrictSelect{a, b, e, t, false};
  default:
    return std::nullopt;
  }
}

static bool isConst(const Formula *formula) {
  return formula->getFn() == Fn::Const;
}

/// The same literal; +0 and -0 are.
static bool isSameOperand(const Formula *a, const Formula *b) {
  return a == b || (isConst(a) && isConst(b) && a->getValue() == b->getValue());
}

static std::optional<Extremum> matchSelectExtremum(const Formula *formula) {
  std::optional<StrictSelect> s = asStrict(formula);
  if (!s || isConst(s->greater) == isConst(s->less))
    return std::nullopt;
  bool isMax = isSameOperand(s->greater, s->then) &&
               isSameOperand(s->less, s->otherwise);
  bool isMin = isSameOperand(s->greater, s->otherwise) &&
               isSameOperand(s->less, s->then);
  if (!isMax && !isMin)
    return std::nullopt;
  bool boundFirst = isConst(s->greater);
  // The bound that is the result, whose zero has a sign.
  const Formula *bound = isConst(s->then) ? s->then : s->otherwise;
  const Formula *value = boundFirst ? s->less : s->greater;
  // Equal operands, and NaN where ordered, take `otherwise`.
  bool thenIsBound = isConst(s->then);
  return Extremum{isMax, value, bound,
                  /*dropsNaN=*/s->unordered == thenIsBound,
                  /*keepsMinusZero=*/thenIsBound};
}

std::optional<Extremum> raise::matchExtremum(const Formula *formula) {
  Fn fn = formula->getFn();
  if (fn == Fn::Select)
    return matchSelectExtremum(formula);
  bool isMax = fn == Fn::Maximum || fn == Fn::MaxNum;
  bool isMin = fn == Fn::Minimum || fn == Fn::MinNum;
  if (!isMax && !isMin)
    return std::nullopt;
  const Formula *value = formula->getArg(0), *bound = formula->getArg(1);
  if (isConst(value))
    std::swap(value, bound);
  if (!isConst(bound) || isConst(value))
    return std::nullopt;
  bool dropsNaN = fn == Fn::MaxNum || fn == Fn::MinNum;
  return Extremum{isMax, value, bound, dropsNaN, /*keepsMinusZero=*/false};
}

std::optional<Threshold> raise::matchThreshold(const Formula *formula) {
  if (formula->getFn() != Fn::Select)
    return std::nullopt;
  std::optional<StrictSelect> s = asStrict(formula);
  if (!s || isConst(s->greater) || !isConst(s->less) ||
      s->then != s->greater || !isConst(s->otherwise) ||
      s->otherwise->getValue() != 0 || std::signbit(s->otherwise->getValue()))
    return std::nullopt;
  return Threshold{s->greater, s->less, /*dropsNaN=*/!s->unordered};
}
