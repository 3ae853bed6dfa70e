//===- NormalForm.cpp - formulas as polynomials ---------------------------===//

#include "NormalForm.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "llvm/ADT/APFloat.h"
#include <cmath>

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

// No formula of the dialect comes near; beyond it a source is something else.
static constexpr size_t kMaxTerms = 64;
static constexpr int kMaxExponent = 16;
static constexpr double kTolerance = 1e-12;

//===----------------------------------------------------------------------===//
// Atoms and polynomials
//===----------------------------------------------------------------------===//

void Atom::Profile(llvm::FoldingSetNodeID &profile) const {
  profile.AddInteger(static_cast<unsigned>(kind));
  profile.AddPointer(arg);
  profile.AddInteger(llvm::bit_cast<uint64_t>(constant));
  profile.AddPointer(formula);
  profile.AddPointer(type.getAsOpaquePointer());
}

void Poly::Profile(llvm::FoldingSetNodeID &profile) const {
  for (const Term &term : terms) {
    profile.AddInteger(llvm::bit_cast<uint64_t>(term.coefficient));
    profile.AddInteger(term.monomial.size());
    for (const Factor &factor : term.monomial) {
      profile.AddPointer(factor.atom);
      profile.AddInteger(factor.exponent);
    }
  }
}

const Atom *Poly::getAtom() const {
  if (terms.size() != 1 || terms[0].coefficient != 1 ||
      terms[0].monomial.size() != 1 || terms[0].monomial[0].exponent != 1)
    return nullptr;
  return terms[0].monomial[0].atom;
}

double NormalForms::intern(double value) {
  if (value == 0)
    return 0;
  double slack = std::fabs(value) * kTolerance;
  auto near = numbers.lower_bound(value - slack);
  if (near != numbers.end() && *near <= value + slack)
    return *near;
  numbers.insert(value);
  return value;
}

/// A total order of monomials: by atoms, then exponents.
static bool isBefore(const Monomial &a, const Monomial &b) {
  return std::lexicographical_compare(
      a.begin(), a.end(), b.begin(), b.end(),
      [](const Factor &x, const Factor &y) {
        return std::pair(x.atom->id, x.exponent) <
               std::pair(y.atom->id, y.exponent);
      });
}

const Poly *NormalForms::getPoly(SmallVectorImpl<Term> &terms) {
  llvm::stable_sort(terms, [](const Term &a, const Term &b) {
    return isBefore(a.monomial, b.monomial);
  });
  Poly poly;
  for (size_t i = 0; i < terms.size();) {
    double sum = 0, largest = 0;
    size_t j = i;
    for (; j < terms.size() && terms[j].monomial == terms[i].monomial; ++j) {
      sum += terms[j].coefficient;
      largest = std::max(largest, std::fabs(terms[j].coefficient));
    }
    if (!std::isfinite(sum))
      return nullptr;
    if (std::fabs(sum) > largest * kTolerance)
      poly.terms.push_back({intern(sum), terms[i].monomial});
    i = j;
  }
  if (poly.terms.size() > kMaxTerms)
    return nullptr;
  llvm::FoldingSetNodeID profile;
  poly.Profile(profile);
  void *position;
  if (Poly *known = polys.FindNodeOrInsertPos(profile, position))
    return known;
  auto *made = new (polyAllocator.Allocate()) Poly(std::move(poly));
  polys.InsertNode(made, position);
  return made;
}

const Poly *NormalForms::getNumber(double value) {
  SmallVector<Term> terms = {{value, {}}};
  return getPoly(terms);
}

const Poly *NormalForms::getAtom(const Atom *atom) {
  SmallVector<Term> terms = {{1.0, {Factor{atom, 1}}}};
  return getPoly(terms);
}

const Poly *NormalForms::getAtom(AtomKind kind, const Poly *arg,
                                 double constant, const Formula *formula,
                                 FloatType type) {
  Atom atom;
  atom.kind = kind;
  atom.arg = arg;
  atom.constant = intern(constant);
  atom.formula = formula;
  atom.type = type;
  llvm::FoldingSetNodeID profile;
  atom.Profile(profile);
  void *position;
  if (Atom *known = atoms.FindNodeOrInsertPos(profile, position))
    return getAtom(known);
  auto *made = new (atomAllocator.Allocate()) Atom(atom);
  made->id = numAtoms++;
  atoms.InsertNode(made, position);
  return getAtom(made);
}

const Poly *NormalForms::scale(const Poly *a, double factor) {
  if (!a)
    return nullptr;
  SmallVector<Term> terms(a->terms.begin(), a->terms.end());
  for (Term &term : terms) {
    term.coefficient *= factor;
    if (term.coefficient == 0 && factor != 0)
      return nullptr; // underflow
  }
  return getPoly(terms);
}

const Poly *NormalForms::add(const Poly *a, const Poly *b) {
  if (!a || !b)
    return nullptr;
  SmallVector<Term> terms(a->terms.begin(), a->terms.end());
  terms.append(b->terms.begin(), b->terms.end());
  return getPoly(terms);
}

// exp(p) * logistic(-p) -> logistic(p)
void NormalForms::cancelExponentials(Monomial &monomial) {
  for (Factor &exp : monomial) {
    if (exp.atom->kind != AtomKind::Exp)
      continue;
    const Poly *power = scale(exp.atom->arg, exp.exponent < 0 ? -1 : 1);
    const Poly *opposite = scale(power, -1);
    for (Factor &factor : monomial) {
      if (factor.atom->kind != AtomKind::Logistic ||
          factor.atom->arg != opposite || std::abs(exp.exponent) != 1 ||
          factor.exponent != 1)
        continue;
      exp.exponent = 0;
      factor.atom =
          getAtom(AtomKind::Logistic, power)->getAtom();
      break;
    }
  }
  llvm::erase_if(monomial, [](const Factor &f) { return f.exponent == 0; });
}

bool NormalForms::multiply(const Monomial &a, const Monomial &b,
                           Monomial &product) {
  auto sortAndMerge = [&](Monomial &factors) {
    llvm::sort(factors, [](const Factor &x, const Factor &y) {
      return x.atom->id < y.atom->id;
    });
    Monomial merged;
    for (const Factor &factor : factors) {
      if (!merged.empty() && merged.back().atom == factor.atom)
        merged.back().exponent += factor.exponent;
      else
        merged.push_back(factor);
    }
    llvm::erase_if(merged, [](const Factor &f) { return f.exponent == 0; });
    factors = merged;
  };
  product = a;
  product.append(b.begin(), b.end());
  sortAndMerge(product);
  cancelExponentials(product);
  sortAndMerge(product);
  return llvm::all_of(product, [](const Factor &factor) {
    return std::abs(factor.exponent) <= kMaxExponent;
  });
}

const Poly *NormalForms::mul(const Poly *a, const Poly *b) {
  if (!a || !b || a->terms.size() * b->terms.size() > 4 * kMaxTerms)
    return nullptr;
  SmallVector<Term> terms;
  for (const Term &x : a->terms) {
    for (const Term &y : b->terms) {
      Term product{x.coefficient * y.coefficient, {}};
      if (product.coefficient == 0 || // underflow
          !multiply(x.monomial, y.monomial, product.monomial))
        return nullptr;
      terms.push_back(std::move(product));
    }
  }
  return getPoly(terms);
}

const Poly *NormalForms::power(const Poly *a, unsigned exponent) {
  const Poly *result = getNumber(1);
  for (unsigned i = 0; i < exponent; ++i)
    result = mul(result, a);
  return result;
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

const Poly *NormalForms::signed_(AtomKind kind, const Poly *arg, bool isOdd) {
  bool isNegative = !arg->terms.empty() && arg->terms[0].coefficient < 0;
  const Poly *result = getAtom(kind, isNegative ? scale(arg, -1) : arg);
  return isNegative && isOdd ? scale(result, -1) : result;
}

const Poly *NormalForms::exponential(const Poly *a) {
  if (!a)
    return nullptr;
  if (a->isConstant())
    return getNumber(std::exp(a->getConstant()));
  bool isNegative = a->terms[0].coefficient < 0;
  const Poly *positive = getAtom(AtomKind::Exp, isNegative ? scale(a, -1) : a);
  if (!isNegative)
    return positive;
  SmallVector<Term> terms = {{1.0, {Factor{positive->getAtom(), -1}}}};
  return getPoly(terms);
}

const Poly *NormalForms::logistic(const Poly *a) {
  if (!a)
    return nullptr;
  if (a->isConstant())
    return getNumber(1 / (1 + std::exp(-a->getConstant())));
  return getAtom(AtomKind::Logistic, a);
}

// 1 / (c·(1 + exp(p))) -> logistic(-p) / c
const Poly *NormalForms::reciprocal(const Poly *a) {
  if (!a || a->terms.empty())
    return nullptr;
  if (a->isConstant())
    return getNumber(1 / a->getConstant());
  double leading = a->terms[0].coefficient;
  const Poly *unit = scale(a, 1 / leading);
  if (!unit)
    return nullptr;
  if (unit->terms.size() == 2 && unit->terms[0].monomial.empty() &&
      unit->terms[1].coefficient == 1 && unit->terms[1].monomial.size() == 1) {
    const Factor &factor = unit->terms[1].monomial[0];
    if (factor.atom->kind == AtomKind::Exp && std::abs(factor.exponent) == 1)
      return scale(logistic(scale(factor.atom->arg, -factor.exponent)),
                   1 / leading);
  }
  if (unit->terms.size() != 1)
    return scale(getAtom(AtomKind::Reciprocal, unit), 1 / leading);
  // Only exp, which is never 0, cancels.
  const Poly *result = getNumber(1 / leading);
  for (const Factor &factor : unit->terms[0].monomial) {
    SmallVector<Term> terms = {{1.0, {Factor{factor.atom, -factor.exponent}}}};
    if (factor.atom->kind != AtomKind::Exp)
      terms[0].monomial[0] = {
          getAtom(AtomKind::Reciprocal, getAtom(factor.atom))->getAtom(),
          factor.exponent};
    result = mul(result, getPoly(terms));
  }
  return result;
}

/// True if every value of `a` is a value of the 16-bit type.
static bool isExactIn(const Poly *a, FloatType type) {
  if (a->isConstant())
    return roundToType(a->getConstant(), type) == a->getConstant();
  int exponent;
  if (a->terms.size() != 1 || a->terms[0].monomial.size() != 1 ||
      a->terms[0].monomial[0].exponent != 1 ||
      std::fabs(std::frexp(a->terms[0].coefficient, &exponent)) != 0.5)
    return false;
  const Atom *atom = a->terms[0].monomial[0].atom;
  switch (atom->kind) {
  case AtomKind::Leaf:
  case AtomKind::Opaque:
    return atom->formula->getType() == type;
  case AtomKind::Round:
    return atom->type == type;
  case AtomKind::Abs:
  case AtomKind::FatRelu:
    return isExactIn(atom->arg, type);
  case AtomKind::Max:
  case AtomKind::Min:
    return isExactIn(atom->arg, type) &&
           roundToType(atom->constant, type) == atom->constant;
  default:
    return false;
  }
}

/// round(y²)·y is the cube of y, which other sources round once.
static const Atom *matchRoundedCube(const Poly *a, FloatType type) {
  if (a->terms.size() != 1 || a->terms[0].coefficient != 1 ||
      a->terms[0].monomial.size() != 2)
    return nullptr;
  const Monomial &monomial = a->terms[0].monomial;
  for (unsigned i : {0u, 1u}) {
    const Factor &square = monomial[i], &base = monomial[1 - i];
    if (square.exponent != 1 || base.exponent != 1 ||
        square.atom->kind != AtomKind::Round || square.atom->type != type)
      continue;
    const Poly *arg = square.atom->arg;
    if (arg->terms.size() == 1 && arg->terms[0].coefficient == 1 &&
        arg->terms[0].monomial == Monomial{{base.atom, 2}})
      return base.atom;
  }
  return nullptr;
}

const Poly *NormalForms::round(const Poly *a, FloatType type) {
  if (!a)
    return nullptr;
  if (a->isConstant())
    return getNumber(roundToType(a->getConstant(), type));
  if (isExactIn(a, type))
    return a;
  // Rounding commutes with signs and powers of two.
  int exponent;
  double leading = std::frexp(a->terms[0].coefficient, &exponent);
  double outside = std::ldexp(leading < 0 ? -1.0 : 1.0, exponent - 1);
  const Poly *inside = scale(a, 1 / outside);
  if (!inside)
    return nullptr;
  if (const Atom *base = matchRoundedCube(inside, type))
    inside = power(getAtom(base), 3);
  return scale(getAtom(AtomKind::Round, inside, 0, nullptr, type), outside);
}

const Poly *NormalForms::extremum(bool isMax, const Poly *a, double bound) {
  if (!a)
    return nullptr;
  if (a->isConstant())
    return getNumber(isMax ? std::max(a->getConstant(), bound)
                           : std::min(a->getConstant(), bound));
  // max(-p, c) -> -min(p, -c)
  if (a->terms[0].coefficient < 0)
    return scale(extremum(!isMax, scale(a, -1), -bound), -1);
  bound = intern(bound);
  double leading = a->terms[0].coefficient;
  if (bound == 0 && leading != 1)
    return scale(extremum(isMax, scale(a, 1 / leading), 0), leading);
  AtomKind kind = isMax ? AtomKind::Max : AtomKind::Min;
  if (const Atom *inner = a->getAtom()) {
    // max(max(p, a), b) -> max(p, max(a, b))
    if (inner->kind == kind)
      return extremum(isMax, inner->arg,
                      isMax ? std::max(inner->constant, bound)
                            : std::min(inner->constant, bound));
    // max(min(p, h), l) -> min(max(p, l), h) where l <= h
    if (isMax && inner->kind == AtomKind::Min)
      return bound > inner->constant
                 ? getNumber(bound)
                 : extremum(false, extremum(true, inner->arg, bound),
                            inner->constant);
    if (!isMax && inner->kind == AtomKind::Max && bound < inner->constant)
      return getNumber(bound);
  }
  return getAtom(kind, a, bound);
}

//===----------------------------------------------------------------------===//
// From formulas
//===----------------------------------------------------------------------===//

double raise::snapConstant(const Formula *constant) {
  static const double known[] = {
      std::sqrt(2.0), std::sqrt(2 / M_PI), 0.044715,
      std::sqrt(2 / M_PI) * 0.044715, M_LOG2E};
  FloatType type = constant->getType();
  double value = constant->getValue(), wide = constant->getWide();
  if (value == 0 || !std::isfinite(value))
    return value;
  for (double exact : known) {
    double ratio = std::fabs(value) / exact;
    int exponent = static_cast<int>(std::lround(std::log2(ratio)));
    if (std::abs(exponent) > 4)
      continue;
    double target = std::copysign(std::ldexp(exact, exponent), value);
    double rounded = roundToType(target, type);
    // A literal that is wider than its type has to be the number there, too.
    Type f32 = Float32Type::get(type.getContext());
    bool isMeant = wide == value ||
                   std::fabs(wide - target) <= std::fabs(target) * 1e-15 ||
                   wide == roundToType(target, cast<FloatType>(f32));
    if (value == rounded && isMeant)
      return target;
    // The neighbours in the type.
    APFloat neighbour(rounded);
    bool losesInfo;
    neighbour.convert(type.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                      &losesInfo);
    neighbour.next(/*nextDown=*/value < rounded);
    neighbour.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven,
                      &losesInfo);
    if (constant->isFolded() && value == neighbour.convertToDouble())
      return target;
  }
  return value;
}

const Poly *NormalForms::get(const Formula *formula, bool withRoundings) {
  auto found = known[withRoundings].find(formula);
  if (found != known[withRoundings].end())
    return found->second;
  const Poly *result = nullptr;
  if (!formula->hasManyLeaves() && formula->getDepth() <= kMaxDepth &&
      !formula->mixesF64())
    result = build(formula, withRoundings);
  known[withRoundings][formula] = result;
  return result;
}

const Poly *NormalForms::buildErfc(const Formula *formula, const Poly *a,
                                   bool withRoundings) {
  const Poly *erf = signed_(AtomKind::Erf, a, /*isOdd=*/true);
  // In 16 bits other sources round erf and then 1 - erf.
  if (withRoundings && is16Bit(formula->getType()))
    erf = round(erf, formula->getType());
  return add(getNumber(1), scale(erf, -1));
}

const Poly *NormalForms::buildUnary(const Formula *formula, const Poly *a) {
  switch (formula->getFn()) {
  case Fn::Neg:
    return scale(a, -1);
  case Fn::Abs:
    return signed_(AtomKind::Abs, a, /*isOdd=*/false);
  case Fn::Exp:
    return exponential(a);
  case Fn::Exp2:
    return exponential(scale(a, M_LN2));
  case Fn::Expm1:
    return add(exponential(a), getNumber(-1));
  case Fn::Log1p:
    return getAtom(AtomKind::Log1p, a);
  case Fn::Tanh: {
    bool isNegative = !a->terms.empty() && a->terms[0].coefficient < 0;
    double sign = isNegative ? -1 : 1;
    return add(scale(logistic(scale(a, 2 * sign)), 2 * sign),
               getNumber(-sign));
  }
  case Fn::Erf:
    return signed_(AtomKind::Erf, a, /*isOdd=*/true);
  case Fn::Sqrt:
    return getAtom(AtomKind::Power, a, 0.5);
  case Fn::Rsqrt:
    return getAtom(AtomKind::Power, a, -0.5);
  default:
    llvm_unreachable("not a unary function");
  }
}

const Poly *NormalForms::buildPower(const Formula *formula, const Poly *a) {
  const Formula *exponent = formula->getArg(1);
  if (exponent->getFn() != Fn::Const)
    return getAtom(AtomKind::Opaque, nullptr, 0, formula);
  double value = exponent->getValue();
  if (value >= 1 && value <= 8 && value == std::floor(value))
    return power(a, static_cast<unsigned>(value));
  if (value == -1)
    return reciprocal(a);
  return getAtom(AtomKind::Power, a, value);
}

const Poly *NormalForms::buildSelection(const Formula *formula,
                                        bool withRoundings) {
  if (std::optional<Extremum> e = matchExtremum(formula)) {
    const Poly *value = get(e->value, withRoundings);
    double bound = e->bound->getValue();
    if (std::isnan(bound))
      return nullptr;
    // A clamp at the largest finite number is none.
    double largest =
        APFloat::getLargest(formula->getType().getFloatSemantics())
            .convertToDouble();
    if (e->isMax ? bound <= -largest : bound >= largest)
      return value;
    return std::isfinite(bound) ? extremum(e->isMax, value, bound) : nullptr;
  }
  std::optional<Threshold> t = matchThreshold(formula);
  if (!t || !std::isfinite(t->threshold->getValue()))
    return getAtom(AtomKind::Opaque, nullptr, 0, formula);
  const Poly *value = get(t->value, withRoundings);
  return value ? getAtom(AtomKind::FatRelu, value, t->threshold->getValue())
               : nullptr;
}

const Poly *NormalForms::build(const Formula *formula, bool withRoundings) {
  Fn fn = formula->getFn();
  if (fn == Fn::Leaf)
    return getAtom(AtomKind::Leaf, nullptr, 0, formula);
  if (fn == Fn::Const)
    return std::isfinite(formula->getValue())
               ? getNumber(snapConstant(formula))
               : nullptr;
  if (fn == Fn::Select || matchExtremum(formula))
    return buildSelection(formula, withRoundings);
  SmallVector<const Poly *, 2> args;
  for (const Formula *arg : formula->getArgs()) {
    args.push_back(get(arg, withRoundings));
    if (!args.back())
      return nullptr;
  }
  const Poly *result = nullptr;
  switch (fn) {
  case Fn::Convert:
    result = args[0];
    break;
  case Fn::Add:
    result = add(args[0], args[1]);
    break;
  case Fn::Sub:
    result = add(args[0], scale(args[1], -1));
    break;
  case Fn::Mul:
    result = mul(args[0], args[1]);
    break;
  case Fn::Div:
    result = mul(args[0], reciprocal(args[1]));
    break;
  case Fn::Pow:
    result = buildPower(formula, args[0]);
    break;
  case Fn::Erfc:
    result = buildErfc(formula, args[0], withRoundings);
    break;
  case Fn::Maximum:
  case Fn::Minimum:
  case Fn::MaxNum:
  case Fn::MinNum:
    result = getAtom(AtomKind::Opaque, nullptr, 0, formula);
    break;
  default:
    result = buildUnary(formula, args[0]);
    break;
  }
  bool isExact = fn == Fn::Neg || fn == Fn::Abs;
  if (withRoundings && is16Bit(formula->getType()) && !isExact)
    return round(result, formula->getType());
  return result;
}
