//===- NearMiss.cpp - why a formula is no unit ----------------------------===//
//
// Two sources of reasons: a guess that did not hold (what was found beside what
// the unit has), and shapes that are often meant as a unit. Formulas that fit
// neither get no reason.
//
//===----------------------------------------------------------------------===//

#include "CanonicalUnit.h"
#include "UnitGuess.h"
#include <cmath>

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

static std::string typeName(Type type) {
  std::string text;
  llvm::raw_string_ostream(text) << type;
  return text;
}

//===----------------------------------------------------------------------===//
// Guesses that did not hold
//===----------------------------------------------------------------------===//

namespace {
class GuessExplainer {
public:
  GuessExplainer(FormulaContext &context, const Formula *root, const Poly *real,
                 const UnitGuess &guess)
      : context(context), forms(context.getAnalyses().normalForms), root(root),
        real(real), guess(guess) {}
  std::string explain();

private:
  std::string explainTypes();
  std::string explainRounding(ArrayRef<UnitRounding> roundings);
  std::string explainFactor();
  std::string explainGateOffset();
  std::string explainArguments();
  std::string explainLogistic(const OddCubic &arg);
  const Poly *getUnitPoly(UnitRounding rounding) {
    const Formula *unit = buildUnit(context, guess.unit, rounding, guess.gate,
                                    guess.up, root->getType());
    return forms.get(unit, /*withRoundings=*/false);
  }
  const Poly *getGatePoly() {
    const Poly *gate = forms.get(guess.gate, /*withRoundings=*/false);
    FloatAttr limit = guess.unit.getLimit();
    return limit ? forms.extremum(false, gate, limit.getValueAsDouble()) : gate;
  }
  ActivationKind getKind() { return guess.unit.getAct().getKind(); }

  FormulaContext &context;
  NormalForms &forms;
  const Formula *root;
  const Poly *real;
  const UnitGuess &guess;
};
} // namespace

std::string GuessExplainer::explainTypes() {
  FloatType gate = guess.gate->getType(), result = root->getType();
  if (guess.up && guess.up->getType() != gate)
    return "the gate is " + typeName(gate) + " but the up branch " +
           typeName(guess.up->getType());
  if (getUnitRoundings(gate, result, guess.up).empty())
    return "operands of " + typeName(gate) + " give a result of " +
           typeName(result) + ", expected " + typeName(gate);
  return "";
}

/// Whether the step's own result is rounded to 16 bits.
static bool isRounding(const Formula *step) {
  return is16Bit(step->getType()) && step->getFn() != Fn::Leaf &&
         step->getFn() != Fn::Const;
}

/// The smallest step that is rounded in the source and in no unit; the source
/// may also round too little.
std::string GuessExplainer::explainRounding(ArrayRef<UnitRounding> roundings) {
  llvm::DenseSet<const Poly *> known;
  for (UnitRounding rounding : roundings) {
    const Formula *unit = buildUnit(context, guess.unit, rounding, guess.gate,
                                    guess.up, root->getType());
    for (const Formula *step : collectSteps(unit))
      if (isRounding(step))
        known.insert(forms.get(step, /*withRoundings=*/true));
  }
  const Formula *other = nullptr;
  for (const Formula *step : collectSteps(root))
    if (isRounding(step) && !known.contains(forms.get(step, true)) &&
        (!other || step->getId() < other->getId()))
      other = step;
  std::pair<const Formula *, StringRef> names[] = {
      {guess.gate, guess.up ? "gate" : "x"}, {guess.up, "up"}};
  std::string text = other ? formatFormula(other, names) : "";
  std::string type = typeName(other ? other->getType() : root->getType());
  if (text.empty())
    return "rounds to " + type + " in other places than any `rounding` of ffn";
  return "rounds " + text + " to " + type + ", as no `rounding` of ffn does";
}

/// A unit times a number.
std::string GuessExplainer::explainFactor() {
  const Poly *unit = getUnitPoly({});
  if (!unit || unit->terms.empty() || real->terms.empty())
    return "";
  double factor = real->terms[0].coefficient / unit->terms[0].coefficient;
  if (forms.scale(unit, factor) != real)
    return "";
  return "the result is multiplied by " + formatNumber(factor);
}

/// (gate + offset) * sigmoid(beta * gate) * up
std::string GuessExplainer::explainGateOffset() {
  const Poly *unit = getUnitPoly({}), *gate = getGatePoly();
  if (!unit || getKind() != ActivationKind::Swish)
    return "";
  const Poly *rest = forms.add(real, forms.scale(unit, -1));
  const Poly *product = forms.mul(rest, gate);
  if (!product || product->terms.empty())
    return "";
  double offset = product->terms[0].coefficient / unit->terms[0].coefficient;
  if (forms.scale(unit, offset) != product)
    return "";
  return "offset " + formatNumber(offset) +
         " on the gate, expected on the up branch";
}

std::string GuessExplainer::explainLogistic(const OddCubic &arg) {
  if (getKind() == ActivationKind::GeluTanh) {
    double cubic = arg.cubic / arg.linear;
    if (std::fabs(cubic - 0.044715) > 1e-12)
      return "cubic coefficient " + formatNumber(cubic) + ", expected 0.044715";
  }
  if (getKind() == ActivationKind::Sigmoid && arg.linear != 1)
    return "sigmoid of " + formatNumber(arg.linear) +
           " * x, expected sigmoid of x";
  if (getKind() == ActivationKind::Tanh && arg.linear != 2 &&
      root->contains(Fn::Tanh))
    return "tanh of " + formatNumber(arg.linear / 2) +
           " * x, expected tanh of x";
  return "";
}

/// What erf or the logistic function is applied to.
std::string GuessExplainer::explainArguments() {
  const Poly *gate = getGatePoly();
  for (const Term &term : real->terms) {
    for (const Factor &factor : term.monomial) {
      bool isErf = factor.atom->kind == AtomKind::Erf;
      if (!isErf && factor.atom->kind != AtomKind::Logistic)
        continue;
      std::optional<OddCubic> arg =
          matchOddCubic(factor.atom->arg, gate->getAtom());
      if (!arg)
        continue;
      if (!isErf)
        return explainLogistic(*arg);
      if (arg->cubic == 0 && std::fabs(arg->linear - M_SQRT1_2) > 1e-12)
        return "erf of " +
               (arg->linear == 1 ? "" : formatNumber(arg->linear) + " * ") +
               "x, expected erf of x / sqrt(2)";
    }
  }
  return "";
}

std::string GuessExplainer::explain() {
  if (std::string reason = explainTypes(); !reason.empty())
    return reason;
  SmallVector<UnitRounding> roundings =
      getUnitRoundings(guess.gate->getType(), root->getType(), guess.up);
  for (UnitRounding rounding : roundings)
    if (getUnitPoly(rounding) == real)
      return explainRounding(roundings);
  if (std::string reason = explainArguments(); !reason.empty())
    return reason;
  if (std::string reason = explainGateOffset(); !reason.empty())
    return reason;
  return explainFactor();
}

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

namespace {
/// The clamp that is applied to a leaf itself.
struct Clamp {
  std::optional<double> low, high;
};

/// Looks at all atoms, nested ones included.
class ShapeExplainer {
public:
  ShapeExplainer(const Formula *root, const Poly *real)
      : root(root), real(real) {
    collect(real);
  }
  std::string explain();

private:
  void collect(const Poly *poly) {
    if (!poly || !seen.insert(poly).second)
      return;
    for (const Term &term : poly->terms)
      for (const Factor &factor : term.monomial) {
        if (seenAtoms.insert(factor.atom).second)
          atoms.push_back(factor.atom);
        collect(factor.atom->arg);
      }
  }
  bool isActivated(const Formula *leaf);
  bool isSum(const Formula *a, const Formula *b);
  bool isQuotient(const Formula *divisor);
  Clamp getClamp(const Formula *leaf);
  std::string explainFunctions();
  std::string explainClampAfterwards();
  std::string explainClamps(const Formula *gate, const Formula *up);
  std::string explainOffset(const Formula *gate);

  const Formula *root;
  const Poly *real;
  llvm::DenseSet<const Poly *> seen;
  llvm::DenseSet<const Atom *> seenAtoms;
  SmallVector<const Atom *> atoms;
};
} // namespace

static bool isLeaf(const Poly *poly, const Formula *leaf) {
  const Atom *atom = poly->getAtom();
  return atom && atom->kind == AtomKind::Leaf && atom->formula == leaf;
}

/// A function other than a clamp: relu is one of them.
static bool isActivation(const Atom *atom) {
  switch (atom->kind) {
  case AtomKind::Exp:
  case AtomKind::Logistic:
  case AtomKind::Erf:
  case AtomKind::FatRelu:
    return true;
  case AtomKind::Max:
    return atom->constant == 0;
  default:
    return false;
  }
}

bool ShapeExplainer::isActivated(const Formula *leaf) {
  return llvm::any_of(atoms, [&](const Atom *atom) {
    return isActivation(atom) && mentions(atom, leaf);
  });
}

bool ShapeExplainer::isSum(const Formula *a, const Formula *b) {
  bool hasA = false, hasB = false;
  for (const Term &term : real->terms) {
    bool termHasA = false, termHasB = false;
    for (const Factor &factor : term.monomial) {
      termHasA |= mentions(factor.atom, a);
      termHasB |= mentions(factor.atom, b);
    }
    if (termHasA && termHasB)
      return false;
    hasA |= termHasA;
    hasB |= termHasB;
  }
  return hasA && hasB;
}

bool ShapeExplainer::isQuotient(const Formula *divisor) {
  return llvm::all_of(real->terms, [&](const Term &term) {
    return llvm::any_of(term.monomial, [&](const Factor &factor) {
      return factor.atom->kind == AtomKind::Reciprocal &&
             isLeaf(factor.atom->arg, divisor);
    });
  });
}

Clamp ShapeExplainer::getClamp(const Formula *leaf) {
  Clamp clamp;
  for (const Atom *atom : atoms) {
    if (atom->kind == AtomKind::Max && isLeaf(atom->arg, leaf) &&
        atom->constant != 0)
      clamp.low = atom->constant;
    if (atom->kind != AtomKind::Min)
      continue;
    const Atom *inner = atom->arg->getAtom();
    bool isOfMax = inner && inner->kind == AtomKind::Max;
    if (isLeaf(isOfMax ? inner->arg : atom->arg, leaf))
      clamp.high = atom->constant;
  }
  return clamp;
}

std::string ShapeExplainer::explainFunctions() {
  if (root->contains(Fn::Log1p) && root->contains(Fn::Exp))
    return root->contains(Fn::Tanh)
               ? "tanh of log1p of exp (mish) is no activation of ffn"
               : "log1p of exp (softplus) is no activation of ffn";
  const Atom *whole = real->getAtom();
  if (whole && whole->kind == AtomKind::Min && whole->arg->getAtom() &&
      whole->arg->getAtom()->kind == AtomKind::Max &&
      whole->arg->getAtom()->constant == 0 &&
      isLeaf(whole->arg->getAtom()->arg, root->getLeaves()[0]))
    return "relu with a clamp at " + formatNumber(whole->constant) +
           " is no activation of ffn";
  return "";
}

std::string ShapeExplainer::explainClampAfterwards() {
  for (const Atom *atom : atoms) {
    bool isClamp = atom->kind == AtomKind::Min || atom->kind == AtomKind::Max;
    if (!isClamp || atom->constant == 0)
      continue;
    const Atom *inner = atom->arg->getAtom();
    // min(max(x, 0), c) may as well be relu of a clamped value.
    if (inner && inner->kind == AtomKind::Max)
      continue;
    for (const Term &term : atom->arg->terms)
      for (const Factor &factor : term.monomial)
        if (isActivation(factor.atom))
          return "clamp at " + formatNumber(atom->constant) +
                 " after the activation, expected before it";
  }
  return "";
}

static std::string formatRange(const Clamp &clamp) {
  return "[" + (clamp.low ? formatNumber(*clamp.low) : "-inf") + ", " +
         (clamp.high ? formatNumber(*clamp.high) : "inf") + "]";
}

std::string ShapeExplainer::explainClamps(const Formula *gate,
                                          const Formula *up) {
  Clamp onGate = getClamp(gate), onUp = getClamp(up);
  if (onGate.low)
    return "the gate is clamped to " + formatRange(onGate) +
           ", expected an upper limit alone";
  if (!onGate.high && !onUp.high && !onUp.low)
    return "";
  if (!onUp.high && !onUp.low)
    return "clamp " + formatNumber(*onGate.high) +
           " on the gate but none on the up branch";
  if (!onUp.high || !onUp.low || *onUp.low != -*onUp.high)
    return "the up branch is clamped to " + formatRange(onUp) +
           ", expected two opposite limits";
  if (!onGate.high)
    return "clamp " + formatNumber(*onUp.high) +
           " on the up branch but none on the gate";
  if (*onGate.high != *onUp.high)
    return "clamp " + formatNumber(*onGate.high) + " on the gate but " +
           formatNumber(*onUp.high) + " on the up branch";
  return "";
}

std::string ShapeExplainer::explainOffset(const Formula *gate) {
  for (const Atom *atom : atoms) {
    bool isSmooth =
        atom->kind == AtomKind::Logistic || atom->kind == AtomKind::Erf;
    if (!isSmooth || !mentions(atom, gate) || atom->arg->terms.size() != 2 ||
        !atom->arg->terms[0].monomial.empty())
      continue;
    double offset =
        atom->arg->terms[0].coefficient / atom->arg->terms[1].coefficient;
    return "offset " + formatNumber(offset) +
           " on the gate, expected on the up branch";
  }
  return "";
}

std::string ShapeExplainer::explain() {
  if (std::string reason = explainFunctions(); !reason.empty())
    return reason;
  if (std::string reason = explainClampAfterwards(); !reason.empty())
    return reason;
  ArrayRef<const Formula *> leaves = root->getLeaves();
  if (leaves.size() != 2)
    return "";
  const Formula *gate = leaves[0], *up = leaves[1];
  if (!isActivated(gate))
    std::swap(gate, up);
  if (!isActivated(gate))
    return explainClamps(gate, up);
  if (isSum(gate, up))
    return "sum of the branches, expected their product";
  if (isQuotient(up))
    return "quotient of the branches, expected their product";
  if (isQuotient(gate))
    return "quotient of the branches, expected their product";
  if (isActivated(up))
    return llvm::any_of(atoms,
                        [&](const Atom *atom) {
                          return isActivation(atom) && mentions(atom, gate) &&
                                 mentions(atom, up);
                        })
               ? ""
               : "both branches are activated, expected one";
  if (std::string reason = explainClamps(gate, up); !reason.empty())
    return reason;
  return explainOffset(gate);
}

//===----------------------------------------------------------------------===//
// Both
//===----------------------------------------------------------------------===//

std::string raise::explainNearMiss(FormulaContext &context,
                                   const Formula *root) {
  static constexpr Fn kTelling[] = {
      Fn::Exp,     Fn::Exp2,    Fn::Expm1,  Fn::Tanh,   Fn::Erf,   Fn::Erfc,
      Fn::Maximum, Fn::Minimum, Fn::MaxNum, Fn::MinNum, Fn::Select};
  if (llvm::none_of(kTelling, [&](Fn fn) { return root->contains(fn); }))
    return "";
  if (root->mixesF64())
    return "computes partly in f64";
  NormalForms &forms = context.getAnalyses().normalForms;
  const Poly *real = forms.get(root, /*withRoundings=*/false);
  if (!real || real->isConstant())
    return "";
  for (const UnitGuess &guess :
       guessUnits(context, root, real, /*anyTypes=*/true)) {
    std::string reason = GuessExplainer(context, root, real, guess).explain();
    if (!reason.empty())
      return reason;
  }
  return ShapeExplainer(root, real).explain();
}
