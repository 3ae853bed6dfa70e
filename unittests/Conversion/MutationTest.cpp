//===- MutationTest.cpp - a changed unit is no unit, or another one -------===//
//
// One literal, operand or function of a unit's formula is changed. What is
// then found has to be the function that the changed formula is: that shows
// that the comparisons of these tests can fail, and that matching is sound.
//
//===----------------------------------------------------------------------===//

#include "FormulaTesting.h"
#include <cmath>

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;
using arith::CmpFPredicate;

namespace {
/// Writes a formula again with one step replaced.
struct Rebuild {
  FormulaContext &context;
  const Formula *from, *to;
  std::map<const Formula *, const Formula *> known = {};

  const Formula *get(const Formula *formula) {
    if (formula == from)
      return to;
    if (formula->getArgs().empty())
      return formula;
    const Formula *&result = known[formula];
    if (result)
      return result;
    SmallVector<const Formula *> args;
    for (const Formula *arg : formula->getArgs())
      args.push_back(get(arg));
    if (formula->getFn() == Fn::Select)
      return known[formula] = context.getSelect(
                 formula->getPredicate(), args[0], args[1], args[2], args[3]);
    return known[formula] =
               context.get(formula->getFn(), formula->getType(), args);
  }
};

struct Mutation : FormulaTest {
  int numMutants = 0, numMatches = 0;

  SmallVector<const Formula *> variants(const Formula *step,
                                        ArrayRef<const Formula *> leaves);
  void mutate(X root);
};
} // namespace

static void collect(const Formula *root, SetVector<const Formula *> &steps) {
  if (!steps.insert(root))
    return;
  for (const Formula *arg : root->getArgs())
    collect(arg, steps);
}

/// The functions that are taken for each other by mistake.
static SmallVector<Fn> confusables(Fn fn) {
  switch (fn) {
  case Fn::Add:
    return {Fn::Sub, Fn::Mul};
  case Fn::Sub:
    return {Fn::Add};
  case Fn::Mul:
    return {Fn::Add, Fn::Div};
  case Fn::Div:
    return {Fn::Mul};
  case Fn::Maximum:
    return {Fn::Minimum, Fn::MaxNum};
  case Fn::Minimum:
    return {Fn::Maximum, Fn::MinNum};
  case Fn::Erf:
    return {Fn::Tanh, Fn::Erfc};
  case Fn::Erfc:
    return {Fn::Erf};
  case Fn::Tanh:
    return {Fn::Erf};
  case Fn::Exp:
    return {Fn::Exp2, Fn::Expm1};
  default:
    return {};
  }
}

SmallVector<const Formula *>
Mutation::variants(const Formula *step, ArrayRef<const Formula *> leaves) {
  Fn fn = step->getFn();
  FloatType type = step->getType();
  SmallVector<const Formula *> result;
  if (fn == Fn::Const) {
    double value = step->getValue();
    for (double other : {-value, value + 1, value * 1.03125, value * 0.5,
                         value * (1 + 1e-6), 0.0, 1.0})
      result.push_back(context.getConst(other, type));
    return result;
  }
  for (const Formula *leaf : leaves)
    result.push_back(context.get(Fn::Convert, type, leaf));
  ArrayRef<const Formula *> args = step->getArgs();
  for (Fn other : confusables(fn))
    result.push_back(context.get(other, type, args));
  result.push_back(context.get(Fn::Neg, type, step));
  if (fn == Fn::Select) {
    for (CmpFPredicate predicate :
         {CmpFPredicate::OGT, CmpFPredicate::UGT, CmpFPredicate::OGE,
          CmpFPredicate::UGE, CmpFPredicate::OLT, CmpFPredicate::ULT,
          CmpFPredicate::ONE})
      result.push_back(
          context.getSelect(predicate, args[0], args[1], args[2], args[3]));
    result.push_back(context.getSelect(step->getPredicate(), args[0], args[1],
                                       args[3], args[2]));
    return result;
  }
  if (args.size() == 2)
    result.push_back(context.get(fn, type, {args[1], args[0]}));
  for (const Formula *arg : args)
    if (arg->getType() == type)
      result.push_back(arg);
  return result;
}

void Mutation::mutate(X root) {
  ASSERT_TRUE(match(root).match);
  SetVector<const Formula *> steps;
  collect(root.formula, steps);
  SmallVector<const Formula *> leaves(root.formula->getLeaves());
  for (const Formula *step : steps) {
    for (const Formula *variant : variants(step, leaves)) {
      const Formula *mutant =
          Rebuild{context, step, variant}.get(root.formula);
      if (mutant == root.formula)
        continue;
      ++numMutants;
      UnitResult result = matchUnit(context, mutant);
      if (!result.match)
        continue;
      ++numMatches;
      expectEqual(mutant, *result.match);
      if (HasFatalFailure())
        return;
    }
  }
}

TEST_F(Mutation, OneStepChanged) {
  SmallVector<X> roots;
  for (FloatType type : {f32, f64, bf16, f16}) {
    X g = leaf("g", type), u = leaf("u", type), gate = min(g, 7);
    X seven = g.literal(7), zero = g.literal(0);
    X up = min(max(u, -7), 7) + 1.0;
    X high = select(CmpFPredicate::UGT, g, seven, seven, g);
    X erfGelu = g * ((erf(g / M_SQRT2) + 1.0) * 0.5);
    X inner = (g + g * g * g * 0.044715) * std::sqrt(2 / M_PI);
    roots.append({g * sigmoid(g) * u, sigmoid(g) * u, tanh(g) * u,
                  gate * sigmoid(gate * 1.702) * up,
                  high * sigmoid(high * 1.702) * up, max(g, 0) * max(g, 0) * u,
                  erfGelu * u, g * 0.5 * (tanh(inner) + 1.0) * u,
                  select(CmpFPredicate::UGT, g, seven, g, zero) * u,
                  g * u, max(g, 0)});
  }
  X g = leaf("g", bf16), u = leaf("u", bf16), wide = g.to(f32);
  roots.append({(wide * sigmoid(wide)).to(bf16) * u,
                (wide * sigmoid(wide) * u.to(f32)).to(bf16),
                (wide * 0.5 * erfc(wide * -M_SQRT1_2)).to(bf16) * u,
                (wide / (1.0 + exp(-wide))).to(bf16)});
  for (X root : roots) {
    mutate(root);
    if (HasFatalFailure())
      return;
  }
  // Most changes make another function.
  EXPECT_GT(numMutants, 2500);
  EXPECT_LT(numMatches, numMutants / 3);
  RecordProperty("mutants", numMutants);
  RecordProperty("matches", numMatches);
}
