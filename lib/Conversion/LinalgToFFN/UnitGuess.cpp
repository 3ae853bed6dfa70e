//===- UnitGuess.cpp - which unit a formula may be ------------------------===//

#include "UnitGuess.h"
#include "llvm/Support/Format.h"
#include <cmath>

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

static constexpr size_t kMaxSteps = 512;

SmallVector<const Formula *> raise::collectSteps(const Formula *root) {
  SmallVector<const Formula *> steps = {root};
  llvm::DenseSet<const Formula *> seen = {root};
  for (size_t i = 0; i < steps.size(); ++i) {
    for (const Formula *arg : steps[i]->getArgs())
      if (seen.insert(arg).second)
        steps.push_back(arg);
    if (steps.size() > kMaxSteps)
      return {};
  }
  return steps;
}

std::string raise::formatNumber(double value) {
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format("%.7g", value);
  bool isIntegral = text.find_first_not_of("-0123456789") == std::string::npos;
  return isIntegral ? text + ".0" : text;
}

//===----------------------------------------------------------------------===//
// Questions about polynomials
//===----------------------------------------------------------------------===//

namespace {
/// Visits nested polynomials once.
struct LeafFinder {
  const Formula *leaf;
  llvm::DenseSet<const Poly *> seen;

  bool isIn(const Atom *atom) {
    if (atom->kind == AtomKind::Leaf)
      return atom->formula == leaf;
    if (atom->kind == AtomKind::Opaque)
      return llvm::is_contained(atom->formula->getLeaves(), leaf);
    return isIn(atom->arg);
  }
  bool isIn(const Poly *poly) {
    return seen.insert(poly).second &&
           llvm::any_of(poly->terms, [&](const Term &term) {
             return llvm::any_of(term.monomial, [&](const Factor &factor) {
               return isIn(factor.atom);
             });
           });
  }
};
} // namespace

bool raise::mentions(const Poly *poly, const Formula *leaf) {
  return LeafFinder{leaf, {}}.isIn(poly);
}
bool raise::mentions(const Atom *atom, const Formula *leaf) {
  return LeafFinder{leaf, {}}.isIn(atom);
}

std::optional<OddCubic> raise::matchOddCubic(const Poly *poly,
                                             const Atom *gate) {
  OddCubic result;
  for (const Term &term : poly->terms) {
    if (term.monomial.size() != 1 || term.monomial[0].atom != gate)
      return std::nullopt;
    int exponent = term.monomial[0].exponent;
    if (exponent != 1 && exponent != 3)
      return std::nullopt;
    (exponent == 1 ? result.linear : result.cubic) = term.coefficient;
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Guesses
//===----------------------------------------------------------------------===//

namespace {
class Guesser {
public:
  Guesser(FormulaContext &context, const Formula *root, const Poly *real)
      : forms(context.getAnalyses().normalForms), root(root), real(real) {}

  std::optional<UnitGuess> guess(const Formula *gate, const Formula *up);

private:
  /// The up branch's factor, taken out of the whole.
  struct UpFactor {
    std::optional<double> limit, offset;
    const Poly *rest; // act(gate)
  };
  std::optional<UpFactor> takeUp(const Formula *up);
  std::optional<ActAttr> guessAct(const Poly *act, const Atom *gate);
  std::optional<ActAttr> guessLogistic(const Poly *act, const Atom *gate,
                                       const Atom *logistic);
  ActAttr makeAct(ActivationKind kind, std::optional<double> parameter = {}) {
    return ActAttr::get(root->getType().getContext(), kind, parameter);
  }
  double findLiteral(double value);
  double findCoefficient(double value);
  std::optional<double> matchLiteral(double value);

  NormalForms &forms;
  const Formula *root;
  const Poly *real;
};
} // namespace

static bool isNear(double a, double b) {
  return std::fabs(a - b) <= 1e-12 * std::fabs(b);
}

/// The source's literal of this value, or of its opposite.
std::optional<double> Guesser::matchLiteral(double value) {
  for (const Formula *step : collectSteps(root)) {
    if (step->getFn() != Fn::Const)
      continue;
    double known = snapConstant(step);
    if (isNear(known, value))
      return step->getWide();
    if (isNear(known, -value))
      return -step->getWide();
  }
  return std::nullopt;
}

double Guesser::findLiteral(double value) {
  return matchLiteral(value).value_or(value);
}

/// The coefficient of the tanh GELU, which some sources double.
double Guesser::findCoefficient(double value) {
  double standard = *ActAttr::getParameterDefault(ActivationKind::GeluTanh);
  if (isNear(value, standard))
    return standard;
  if (std::optional<double> literal = matchLiteral(value))
    return *literal;
  if (std::optional<double> literal = matchLiteral(2 * value))
    return *literal / 2;
  return value;
}

/// `up`, or min(max(up, -limit), limit), in every term or, with an offset, in
/// every second one.
std::optional<Guesser::UpFactor> Guesser::takeUp(const Formula *up) {
  const Atom *factorOfUp = nullptr;
  SmallVector<Term> with, without;
  for (const Term &term : real->terms) {
    Term rest{term.coefficient, {}};
    bool hasUp = false;
    for (const Factor &factor : term.monomial) {
      if (!mentions(factor.atom, up)) {
        rest.monomial.push_back(factor);
        continue;
      }
      if (hasUp || factor.exponent != 1 ||
          (factorOfUp && factorOfUp != factor.atom))
        return std::nullopt;
      factorOfUp = factor.atom;
      hasUp = true;
    }
    (hasUp ? with : without).push_back(rest);
  }
  UpFactor result;
  result.rest = forms.getPoly(with);
  const Poly *others = forms.getPoly(without);
  if (!factorOfUp || !others || !result.rest || result.rest->terms.empty())
    return std::nullopt;
  if (!others->terms.empty()) {
    double offset =
        others->terms[0].coefficient / result.rest->terms[0].coefficient;
    if (others != forms.scale(result.rest, offset))
      return std::nullopt;
    result.offset = findLiteral(offset);
  }
  if (factorOfUp->kind == AtomKind::Leaf)
    return result;
  if (factorOfUp->kind != AtomKind::Min)
    return std::nullopt;
  const Atom *low = factorOfUp->arg->getAtom();
  if (!low || low->kind != AtomKind::Max || !low->arg->getAtom() ||
      low->arg->getAtom()->kind != AtomKind::Leaf ||
      low->constant != -factorOfUp->constant || factorOfUp->constant <= 0)
    return std::nullopt;
  result.limit = findLiteral(factorOfUp->constant);
  return result;
}

std::optional<ActAttr> Guesser::guessLogistic(const Poly *act,
                                              const Atom *gate,
                                              const Atom *logistic) {
  std::optional<OddCubic> arg = matchOddCubic(logistic->arg, gate);
  if (!arg || arg->linear == 0)
    return std::nullopt;
  if (arg->cubic != 0)
    return makeAct(ActivationKind::GeluTanh, findCoefficient(arg->linear / 2));
  if (act->terms.size() == 2)
    return makeAct(ActivationKind::Tanh);
  if (act->terms.size() == 1 && act->terms[0].monomial.size() == 1)
    return makeAct(ActivationKind::Sigmoid);
  return makeAct(ActivationKind::Swish, findLiteral(arg->linear));
}

std::optional<ActAttr> Guesser::guessAct(const Poly *act, const Atom *gate) {
  const Poly *relu = forms.extremum(true, forms.getAtom(gate), 0);
  for (const Term &term : act->terms) {
    for (const Factor &factor : term.monomial) {
      if (factor.atom->kind == AtomKind::Erf)
        return makeAct(ActivationKind::Gelu);
      if (factor.atom->kind == AtomKind::Logistic)
        return guessLogistic(act, gate, factor.atom);
      if (factor.atom->kind == AtomKind::FatRelu)
        return makeAct(ActivationKind::FatRelu,
                       findLiteral(factor.atom->constant));
      if (factor.atom == relu->getAtom())
        return makeAct(factor.exponent == 2 ? ActivationKind::SquaredRelu
                                            : ActivationKind::Relu);
    }
  }
  if (act->getAtom() == gate)
    return makeAct(ActivationKind::Identity);
  return std::nullopt;
}

std::optional<UnitGuess> Guesser::guess(const Formula *gate,
                                        const Formula *up) {
  UpFactor factor;
  factor.rest = real;
  if (up) {
    std::optional<UpFactor> found = takeUp(up);
    if (!found)
      return std::nullopt;
    factor = *found;
  }
  const Poly *gatePoly = forms.get(gate, /*withRoundings=*/false);
  if (factor.limit)
    gatePoly = forms.extremum(false, gatePoly, *factor.limit);
  std::optional<ActAttr> act = guessAct(factor.rest, gatePoly->getAtom());
  if (!act || (!up && act->getKind() == ActivationKind::Identity))
    return std::nullopt;
  return UnitGuess{GatedUnitAttr::get(*act, factor.limit, factor.offset), gate,
                   up};
}

/// The leaf in the first factor of the last multiply.
static const Formula *findFirstFactor(const Formula *root) {
  while (root->getFn() == Fn::Convert || root->getFn() == Fn::Neg)
    root = root->getArg(0);
  if (root->getFn() != Fn::Mul || root->getArg(0)->getLeaves().size() != 1)
    return nullptr;
  return root->getArg(0)->getLeaves()[0];
}

SmallVector<UnitGuess> raise::guessUnits(FormulaContext &context,
                                         const Formula *root,
                                         const Poly *real, bool anyTypes) {
  Guesser guesser(context, root, real);
  SmallVector<const Formula *, 2> leaves(root->getLeaves());
  SmallVector<UnitGuess> guesses;
  if (leaves.size() == 1) {
    if (std::optional<UnitGuess> guess = guesser.guess(leaves[0], nullptr))
      guesses.push_back(*guess);
    return guesses;
  }
  // Decides for the bilinear unit, whose branches are alike.
  if (findFirstFactor(root) == leaves[1])
    std::swap(leaves[0], leaves[1]);
  for (unsigned i : {0u, 1u})
    if (anyTypes || leaves[0]->getType() == leaves[1]->getType())
      if (std::optional<UnitGuess> guess =
              guesser.guess(leaves[i], leaves[1 - i]))
        guesses.push_back(*guess);
  return guesses;
}
