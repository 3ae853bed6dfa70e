//===- MatchUnit.cpp - which activation or unit a formula is --------------===//
//
// The normal form without roundings says which unit a formula may be. The
// unit's own formula is then built, once for each way to round it, and has to
// agree: in its bits, or in its normal form with roundings.
//
//===----------------------------------------------------------------------===//

#include "MatchUnit.h"
#include "CanonicalUnit.h"
#include "UnitGuess.h"
#include <cmath>

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

//===----------------------------------------------------------------------===//
// What remarks say
//===----------------------------------------------------------------------===//

/// Whether a step of `root` satisfies the predicate.
static bool
anyStep(const Formula *root,
        llvm::function_ref<bool(const Formula *)> predicate) {
  return llvm::any_of(collectSteps(root), predicate);
}

static std::string describeReassociation(const Formula *root, ActAttr act) {
  SmallVector<std::string> parts;
  ActivationKind kind = act.getKind();
  bool isSwish = kind == ActivationKind::Swish;
  bool isSilu = isSwish && act.getParameterValue() == 1.0;
  bool isLogistic = isSwish || kind == ActivationKind::Sigmoid;
  auto isQuotient = [](const Formula *step) {
    return step->getFn() == Fn::Div && step->getArg(0)->getFn() != Fn::Const &&
           step->getArg(1)->contains(Fn::Exp);
  };
  auto isExpQuotient = [&](const Formula *step) {
    return isQuotient(step) && step->getArg(0)->contains(Fn::Exp);
  };
  if (kind == ActivationKind::Gelu && root->contains(Fn::Erf))
    parts.push_back("gelu spelled with 1 + erf");
  if (isLogistic && root->contains(Fn::Tanh))
    parts.push_back("sigmoid spelled with tanh");
  else if (isLogistic && anyStep(root, isExpQuotient))
    parts.push_back("sigmoid spelled exp(x) / (1 + exp(x))");
  else if (isSwish && anyStep(root, isQuotient))
    parts.push_back(isSilu ? "silu spelled x / (1 + exp(-x))"
                           : "swish spelled x / (1 + exp(-beta * x))");
  bool isTanh =
      kind == ActivationKind::Tanh || kind == ActivationKind::GeluTanh;
  if (isTanh && !root->contains(Fn::Tanh))
    parts.push_back("tanh spelled with exp");
  if (root->contains(Fn::Exp2))
    parts.push_back("exp spelled with exp2");
  if (kind == ActivationKind::GeluTanh && root->contains(Fn::Pow))
    parts.push_back("x^3 rounded once");
  if (kind == ActivationKind::SquaredRelu && root->contains(Fn::Pow))
    parts.push_back("square spelled as a power");
  if (parts.empty())
    parts.push_back((isSilu ? "silu" : stringifyActivationKind(kind).str()) +
                    " with its steps in another order");
  return llvm::join(parts, "; ");
}

static void describeExtremum(const Extremum &extremum, FloatType type,
                             SmallVectorImpl<std::string> &texts) {
  double bound = extremum.bound->getValue();
  double largest =
      APFloat::getLargest(type.getFloatSemantics()).convertToDouble();
  if (extremum.dropsNaN)
    texts.push_back("NaN gives " + formatNumber(bound));
  if (extremum.isMax && bound == 0 &&
      (extremum.keepsMinusZero || std::signbit(bound)))
    texts.push_back("-0 gives -0");
  if (std::fabs(bound) == largest)
    texts.push_back((bound < 0 ? "-infinity gives " : "infinity gives ") +
                    formatNumber(bound));
}

/// Inputs for which the source's result is not that of `ffn`.
static std::string describeSpecialValues(const Formula *root) {
  SmallVector<std::string> texts;
  for (const Formula *step : collectSteps(root)) {
    if (std::optional<Extremum> extremum = matchExtremum(step))
      describeExtremum(*extremum, step->getType(), texts);
    else if (std::optional<Threshold> threshold = matchThreshold(step);
             threshold && threshold->dropsNaN)
      texts.push_back("NaN gives 0");
    if (step->getFn() == Fn::Div && step->getArg(0)->contains(Fn::Exp) &&
        step->getArg(1)->contains(Fn::Exp))
      texts.push_back("values whose exp overflows give NaN");
  }
  llvm::sort(texts);
  texts.erase(llvm::unique(texts), texts.end());
  return texts.empty() ? "" : "in the source, " + llvm::join(texts, ", ");
}

//===----------------------------------------------------------------------===//
// Matching
//===----------------------------------------------------------------------===//

static RoundingAttr getRounding(const Formula *root, const UnitGuess &guess,
                                UnitRounding rounding) {
  if (!is16Bit(root->getType()))
    return {};
  unsigned interior = rounding.interiorStorage ? 2 : 1;
  unsigned act = guess.up ? (rounding.roundsAct ? 2 : 1) : 0;
  return RoundingAttr::get(root->getType().getContext(), 0, 0, 0, 0, interior,
                           act);
}

/// The ways to round, in the order in which they are tried: where several
/// give the same bits, the one in which the source is written.
static SmallVector<UnitRounding> getRoundingsLike(const Formula *root,
                                                  const UnitGuess &guess) {
  SmallVector<UnitRounding> roundings =
      getUnitRoundings(guess.gate->getType(), root->getType(), guess.up);
  if (!root->contains(Fn::Convert))
    std::reverse(roundings.begin(), roundings.end());
  return roundings;
}

static std::optional<UnitMatch> verify(FormulaContext &context,
                                       const Formula *root,
                                       const UnitGuess &guess) {
  SmallVector<UnitRounding> roundings = getRoundingsLike(root, guess);
  if (collectSteps(root).empty())
    return std::nullopt;
  NormalForms &forms = context.getAnalyses().normalForms;
  for (bool isExact : {true, false}) {
    for (UnitRounding rounding : roundings) {
      const Formula *unit = buildUnit(context, guess.unit, rounding, guess.gate,
                                      guess.up, root->getType());
      // The same bits are not enough: a literal that is only rounded to that
      // of the unit is another number in the source.
      bool isEqual =
          isExact ? getExactForm(context, unit) ==
                            getExactForm(context, root) &&
                        forms.get(unit, false) == forms.get(root, false)
                  : forms.get(unit, true) == forms.get(root, true);
      if (!isEqual)
        continue;
      UnitMatch match;
      match.unit = guess.unit;
      match.gate = guess.gate;
      match.up = guess.up;
      match.rounding = getRounding(root, guess, rounding);
      if (!isExact)
        match.reassociation =
            describeReassociation(root, guess.unit.getAct());
      match.specialValues = describeSpecialValues(root);
      return match;
    }
  }
  return std::nullopt;
}

/// Whether an exp is taken of a value that the source does not negate or
/// scale: in `g / (1 + exp(g))` the sign of `g / (1 + exp(-g))` is missing.
static bool lacksSign(const Formula *root) {
  return llvm::any_of(collectSteps(root), [](const Formula *step) {
    return step->getFn() == Fn::Exp && step->getArg(0)->getFn() == Fn::Leaf;
  });
}

UnitResult raise::matchUnit(FormulaContext &context, const Formula *root) {
  if (root->hasManyLeaves() || root->getLeaves().empty() ||
      root->getDepth() == 0 || root->getDepth() > kMaxDepth)
    return {};
  UnitResult result;
  NormalForms &forms = context.getAnalyses().normalForms;
  if (const Poly *real = forms.get(root, /*withRoundings=*/false)) {
    for (const UnitGuess &guess : guessUnits(context, root, real)) {
      result.match = verify(context, root, guess);
      if (!result.match)
        continue;
      // The same function as swish with beta -1, but hardly what was meant.
      ActAttr act = guess.unit.getAct();
      if (act.getKind() == ActivationKind::Swish &&
          act.getParameterValue() < 0 && lacksSign(root))
        return {std::nullopt,
                "exp(+x) in the denominator: this is x * sigmoid(-x), expected "
                "x / (1 + exp(-x))"};
      return result;
    }
  }
  result.nearMiss = explainNearMiss(context, root);
  return result;
}
