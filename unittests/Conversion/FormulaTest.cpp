//===- FormulaTest.cpp - the graph of formulas and its normal forms -------===//

#include "FormulaTesting.h"
#include <cmath>

using namespace mlir;
using namespace mlir::ffn::raise;
using arith::CmpFPredicate;

TEST_F(FormulaTest, EqualFormulasAreOne) {
  X x = leaf("x", f32), y = leaf("y", f32);
  EXPECT_EQ((x * y).formula, (x * y).formula);
  EXPECT_NE((x * y).formula, (y * x).formula);
  EXPECT_NE(x.formula, leaf("x", bf16).formula);
  EXPECT_NE(context.getConst(0.0, f32), context.getConst(-0.0, f32));
}

TEST_F(FormulaTest, LiteralsFoldInTheirType) {
  const Formula *third = context.getConst(3, bf16);
  const Formula *one = context.getConst(1, bf16);
  const Formula *folded = context.get(Fn::Div, bf16, {one, third});
  ASSERT_EQ(folded->getFn(), Fn::Const);
  EXPECT_EQ(folded->getValue(), 0.333984375);
  EXPECT_EQ(context.get(Fn::Sqrt, bf16, context.getConst(2, bf16))->getValue(),
            1.4140625);
}

TEST_F(FormulaTest, TruncatedLiteralsKeepTheWideValue) {
  const Formula *wide = context.getConst(1.702, f64);
  const Formula *narrow = context.get(Fn::Convert, bf16, wide);
  EXPECT_EQ(narrow->getValue(), 1.703125);
  EXPECT_EQ(narrow->getWide(), 1.702);
  EXPECT_EQ(context.get(Fn::Neg, bf16, narrow)->getWide(), -1.702);
  const Formula *again = context.get(Fn::Convert, f32, narrow);
  EXPECT_EQ(again->getWide(), 1.703125);
}

TEST_F(FormulaTest, ConstantsAreMeant) {
  auto snap = [&](double literal, FloatType type) {
    return snapConstant(context.getConst(roundToType(literal, type), type));
  };
  EXPECT_EQ(snap(1.41421354, f32), M_SQRT2);
  EXPECT_EQ(snap(-0.70703125, bf16), -M_SQRT1_2);
  EXPECT_EQ(snap(0.0446777344, bf16), 0.044715);
  EXPECT_EQ(snap(0.797884583, f32), std::sqrt(2 / M_PI));
  EXPECT_EQ(snap(1.59576917, f32), 2 * std::sqrt(2 / M_PI));
  EXPECT_NE(snap(0.7071, f32), M_SQRT1_2);
  EXPECT_NE(snap(0.797724, f32), std::sqrt(2 / M_PI));
  // The same bits in bf16, but the source has another number.
  EXPECT_NE(snapConstant(context.getConst(0.797724, bf16)),
            std::sqrt(2 / M_PI));
  X root = pow({&context, context.getConst(0.636619746f, f32)}, 0.5);
  EXPECT_EQ(snapConstant(root.formula), std::sqrt(2 / M_PI));
}

TEST_F(FormulaTest, Summaries) {
  X x = leaf("x", f32), y = leaf("y", f32), z = leaf("z", f32);
  EXPECT_EQ((x * y + x).formula->getLeaves().size(), 2u);
  EXPECT_FALSE((x * y + x).formula->hasManyLeaves());
  EXPECT_TRUE((x * y + z).formula->hasManyLeaves());
  EXPECT_EQ((x * y + z).formula->getDepth(), 2u);
  EXPECT_TRUE((exp(x) + 1.0).formula->contains(Fn::Exp));
  EXPECT_FALSE((exp(x) + 1.0).formula->contains(Fn::Tanh));
  EXPECT_TRUE((x.to(f64) * 2.0).formula->mixesF64());
  EXPECT_FALSE(x.literal(2).to(f64).formula->mixesF64());
}

TEST_F(FormulaTest, NormalFormsOfTheSameFunction) {
  X x = leaf("x", f32), y = leaf("y", f32);
  NormalForms &forms = context.getAnalyses().normalForms;
  auto same = [&](X a, X b) {
    const Poly *left = forms.get(a.formula, false);
    return left && left == forms.get(b.formula, false);
  };
  EXPECT_TRUE(same((x + y) * (x - y), x * x - y * y));
  EXPECT_TRUE(same(1.0 / (1.0 + exp(-x)), exp(x) / (1.0 + exp(x))));
  EXPECT_TRUE(same(sigmoid(x), 0.5 * (1.0 + tanh(0.5 * x))));
  EXPECT_TRUE(same(erfc(-x), 1.0 + erf(x)));
  EXPECT_TRUE(same(tanh(-x), -tanh(x)));
  EXPECT_TRUE(same(max(min(x, 3), -2), min(max(x, -2), 3)));
  EXPECT_TRUE(same(max(-x, 1), -min(x, -1)));
  EXPECT_TRUE(same(pow(x, 3), x * x * x));
  EXPECT_TRUE(same(exp(-x), 1.0 / exp(x)));
  EXPECT_FALSE(same(sigmoid(x), sigmoid(y)));
  EXPECT_FALSE(same(max(min(x, 3), 4), x.literal(3)));
  // x / x is no number for x = 0.
  EXPECT_FALSE(same(x * x / x, x));
  EXPECT_FALSE(same(erf(x), tanh(x)));
}

TEST_F(FormulaTest, LargeFormulasHaveNoNormalForm) {
  X x = leaf("x", f32), y = leaf("y", f32);
  X sum = x + y + 1.0;
  NormalForms &forms = context.getAnalyses().normalForms;
  X power = sum;
  for (int i = 0; i < 11; ++i)
    power = power * sum;
  EXPECT_EQ(forms.get(power.formula, false), nullptr);
  X deep = x;
  for (int i = 0; i < 100000; ++i)
    deep = tanh(deep);
  EXPECT_FALSE(match(deep).match);
  X z = leaf("z", f64);
  EXPECT_EQ(forms.get((z * 1e-300 * z * 1e-300).formula, false), nullptr);
  EXPECT_EQ(forms.get((x * HUGE_VAL).formula, false), nullptr);
}

TEST_F(FormulaTest, EveryOrderingIsAMaximum) {
  X x = leaf("x", f32), c = x.literal(2);
  struct Case {
    CmpFPredicate predicate;
    bool isGreater, isUnordered;
  } cases[] = {
      {CmpFPredicate::OGT, true, false},  {CmpFPredicate::OGE, true, false},
      {CmpFPredicate::UGT, true, true},   {CmpFPredicate::UGE, true, true},
      {CmpFPredicate::OLT, false, false}, {CmpFPredicate::OLE, false, false},
      {CmpFPredicate::ULT, false, true},  {CmpFPredicate::ULE, false, true}};
  for (const Case &c0 : cases) {
    for (bool isSwapped : {false, true}) {
      for (bool boundFirst : {false, true}) {
        X a = boundFirst ? c : x, b = boundFirst ? x : c;
        X root = isSwapped ? select(c0.predicate, a, b, b, a)
                           : select(c0.predicate, a, b, a, b);
        std::optional<Extremum> found = matchExtremum(root.formula);
        ASSERT_TRUE(found);
        EXPECT_EQ(found->isMax, c0.isGreater != isSwapped);
        EXPECT_EQ(found->value, x.formula);
        double nan = evaluateTyped(root.formula, {{x.formula, std::nan("")}});
        EXPECT_EQ(found->dropsNaN, !std::isnan(nan));
        for (double value : {1.0, 2.0, 3.0}) {
          double expected =
              found->isMax ? std::max(value, 2.0) : std::min(value, 2.0);
          EXPECT_EQ(evaluateTyped(root.formula, {{x.formula, value}}),
                    expected);
        }
      }
    }
  }
  EXPECT_FALSE(matchExtremum(
      select(CmpFPredicate::OEQ, x, c, x, c).formula));
}
