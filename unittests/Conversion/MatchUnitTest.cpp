//===- MatchUnitTest.cpp - units in the spellings of front ends -----------===//

#include "FormulaTesting.h"
#include <cmath>

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;
using arith::CmpFPredicate;

namespace {
struct MatchUnit : FormulaTest {
  /// Expects `root` to be the unit that `describe` writes as `unit`.
  /// `reassociation` and `special` are parts of what remarks say; empty: they
  /// say nothing.
  void check(X root, const std::string &unit, const char *reassociation = "",
             const char *special = "", X *gate = nullptr) {
    SCOPED_TRACE(unit);
    UnitResult result = match(root);
    ASSERT_TRUE(result.match) << "near miss: " << result.nearMiss;
    const UnitMatch &found = *result.match;
    EXPECT_EQ(describe(found), unit);
    expectPart(found.reassociation, reassociation);
    expectPart(found.specialValues, special);
    if (gate) {
      EXPECT_EQ(found.gate, gate->formula);
    }
    expectEqual(root.formula, found);
  }
  static void expectPart(const std::string &text, const std::string &part) {
    if (part.empty())
      EXPECT_EQ(text, "");
    else
      EXPECT_NE(text.find(part), std::string::npos) << text;
  }

  // cmpf and select, as torch-mlir writes them.
  static X ugtMax(X x, double bound) {
    X c = x.literal(bound);
    return select(CmpFPredicate::UGT, x, c, x, c);
  }
  static X clampHigh(X x, double bound) {
    X c = x.literal(bound);
    return select(CmpFPredicate::UGT, x, c, c, x);
  }
  static X clampLow(X x, double bound) {
    X c = x.literal(bound);
    return select(CmpFPredicate::ULT, x, c, c, x);
  }
  static X torchGelu(X x) {
    X inner = erf(x / M_SQRT2) + 1.0;
    return x * (inner * 0.5);
  }
  static X torchGeluTanh(X x, double coefficient) {
    X inner = (x + pow(x, 3) * 0.044715) * coefficient;
    return x * ((tanh(inner) + 1.0) * 0.5);
  }
  static X jaxGeluTanh(X x) {
    X inner = (x + x * x * x * 0.044715) * 0.797884583;
    return x * ((tanh(inner) + 1.0) * 0.5);
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Activations
//===----------------------------------------------------------------------===//

TEST_F(MatchUnit, ActivationsOfWideTypes) {
  for (FloatType type : {f32, f64}) {
    X x = leaf("x", type);
    check(x * sigmoid(x), "swish");
    check(sigmoid(x) * x, "swish");
    check(x / (1.0 + exp(-x)), "swish", "silu spelled x / (1 + exp(-x))");
    check(x * sigmoid(1.5 * x), "swish 1.5");
    check(x / (1.0 + exp(x)), "swish -1.0", "swish spelled");
    check(x / (1.0 + exp(-1.5 * x)), "swish 1.5", "swish spelled");
    check(x * (exp(x) / (1.0 + exp(x))), "swish", "exp(x) / (1 + exp(x))",
          "overflows");
    check(x * (0.5 * (1.0 + tanh(0.5 * x))), "swish", "with tanh");
    check(x * sigmoid(-(-x)), "swish");
    check(sigmoid(x), "sigmoid");
    check(1.0 / (1.0 + exp(0.0 - x)), "sigmoid", "another order");
    check(tanh(x), "tanh");
    check(2.0 * sigmoid(2.0 * x) - 1.0, "tanh", "tanh spelled with exp");
    check(max(x, 0), "relu");
    check(max(x, 0) * max(x, 0), "squared_relu");
    check(pow(max(x, 0), 2), "squared_relu", "square spelled as a power");
  }
}

TEST_F(MatchUnit, Gelu) {
  X x = leaf("x", f32);
  check(torchGelu(x), "gelu", "gelu spelled with 1 + erf");
  check(0.5 * x * (1.0 + erf(x * 0.70710678)), "gelu", "1 + erf");
  check(x * 0.5 * erfc(x * -0.707106769), "gelu");
  check(0.5 * x * erfc(-(x * 0.707106769)), "gelu");
  check(0.5 * (x * erfc(-x / 1.41421354)), "gelu", "another order");
  check(x * (1.0 - 0.5 * erfc(x * 0.70710678)), "gelu", "another order");
  X wide = leaf("x", f64);
  check(0.5 * wide * (1.0 + erf(wide / std::sqrt(2.0))), "gelu", "1 + erf");
}

TEST_F(MatchUnit, GeluTanh) {
  X x = leaf("x", f32);
  check(torchGeluTanh(x, 0.797724), "gelu_tanh 0.797724", "x^3 rounded once");
  check(torchGeluTanh(x, 0.7978845608), "gelu_tanh", "x^3 rounded once");
  check(jaxGeluTanh(x), "gelu_tanh", "another order");
  check(0.5 * x * (1.0 + tanh(0.797884583 * (x + 0.044715 * (x * x * x)))),
        "gelu_tanh");
  check(0.5 * x *
            (1.0 + tanh(x * 0.797884583 * (1.0 + 0.044715 * x * x))),
        "gelu_tanh", "another order");
  check(0.5 * x * (1.0 + tanh(x * (0.797884583 + 0.0356774068 * x * x))),
        "gelu_tanh", "another order");
  check(x * sigmoid(1.59576917 * (x + 0.044715 * x * x * x)), "gelu_tanh",
        "tanh spelled with exp");
  // T5: literals of f64 truncated in the body.
  X c = x.literal(0).to(f64);
  X k = c.literal(0.79788456080286541).to(f32), a = c.literal(0.044715).to(f32);
  check(0.5 * x * (1.0 + tanh(k * (x + a * pow(x, 3)))), "gelu_tanh",
        "x^3 rounded once");
  // TOSA: a root instead of the literal.
  X root = pow(x.literal(0.636619746f), 0.5);
  check(x * (0.5 * (1.0 + tanh(root * (x + 0.044715 * pow(x, 3))))),
        "gelu_tanh", "x^3 rounded once");
}

TEST_F(MatchUnit, ParametersAreTheSourcesLiterals) {
  X x = leaf("x", bf16);
  X beta = X{&context, context.getConst(1.702, f64)}.to(bf16);
  UnitResult native = match(x * sigmoid(x * beta));
  ASSERT_TRUE(native.match);
  EXPECT_EQ(native.match->unit.getAct().getParameterValue(), 1.702);
  X y = leaf("y", f32);
  UnitResult single = match(y * sigmoid(y * -1.702f));
  ASSERT_TRUE(single.match);
  EXPECT_EQ(single.match->unit.getAct().getParameterValue(), -1.702f);
  UnitResult gelu = match(torchGeluTanh(y, 0.797724f));
  ASSERT_TRUE(gelu.match);
  EXPECT_EQ(gelu.match->unit.getAct().getParameterValue(), 0.797724f);
}

TEST_F(MatchUnit, ReluInEveryOrdering) {
  X x = leaf("x", f32), zero = x.literal(0);
  check(ugtMax(x, 0), "relu");
  check(select(CmpFPredicate::OGT, x, zero, x, zero), "relu", "", "NaN gives");
  check(select(CmpFPredicate::UGE, x, zero, x, zero), "relu", "", "-0 gives");
  check(clampLow(x, 0), "relu", "", "-0 gives -0");
  check(select(CmpFPredicate::OLE, x, zero, zero, x), "relu");
  check(select(CmpFPredicate::OLT, zero, x, x, zero), "relu", "", "NaN gives");
  check(x.binary(Fn::MaxNum, zero), "relu", "", "NaN gives 0.0");
  // tosa.clamp
  check(max(min(x, 3.40282347e+38), 0), "relu", "", "infinity gives");
  check(min(max(x, 0), 3.40282347e+38), "relu", "", "infinity gives");
}

TEST_F(MatchUnit, FatRelu) {
  X x = leaf("x", f32), t = x.literal(0.25), zero = x.literal(0);
  check(select(CmpFPredicate::UGT, x, t, x, zero), "fatrelu 0.25");
  check(select(CmpFPredicate::OGT, x, t, x, zero), "fatrelu 0.25", "",
        "NaN gives 0");
  check(select(CmpFPredicate::OLE, x, t, zero, x), "fatrelu 0.25");
  // x = 0.25 is kept.
  EXPECT_FALSE(match(select(CmpFPredicate::UGE, x, t, x, zero)).match);
  EXPECT_FALSE(match(select(CmpFPredicate::ULT, x, t, zero, x)).match);
}

//===----------------------------------------------------------------------===//
// Units
//===----------------------------------------------------------------------===//

TEST_F(MatchUnit, UnitsOfWideTypes) {
  for (FloatType type : {f32, f64}) {
    X g = leaf("g", type), u = leaf("u", type);
    check(g * sigmoid(g) * u, "swish", "", "", &g);
    check(u * (sigmoid(g) * g), "swish", "", "", &g);
    check(g * u * sigmoid(g), "swish", "silu with its steps", "", &g);
    check(g / (1.0 + exp(-g)) * u, "swish", "silu spelled", "", &g);
    check(g / (exp(g) + 1.0) * u, "swish -1.0", "swish spelled", "", &g);
    check(g * sigmoid(u), "sigmoid", "", "", &u);
    check(sigmoid(g) * u, "sigmoid", "", "", &g);
    check(tanh(g) * u, "tanh", "", "", &g);
    check(max(g, 0) * u, "relu", "", "", &g);
    check(u * (max(g, 0) * max(g, 0)), "squared_relu", "", "", &g);
    check(g * u, "identity", "", "", &g);
    check(u * g, "identity", "", "", &u);
    check(torchGelu(g) * u, "gelu", "1 + erf", "", &g);
    check(u * torchGeluTanh(g, 0.797724), "gelu_tanh 0.797724", "x^3", "", &g);
    X t = g.literal(0.5), zero = g.literal(0);
    check(select(CmpFPredicate::UGT, g, t, g, zero) * u, "fatrelu 0.5", "", "",
          &g);
  }
}

TEST_F(MatchUnit, ClampsAndOffsets) {
  X g = leaf("g", f32), u = leaf("u", f32);
  auto swish = [](X x) { return x * sigmoid(x * 1.702); };
  X up = min(max(u, -7), 7);
  check((up + 1.0) * swish(min(g, 7)), "swish 1.702 limit 7.0 offset 1.0", "",
        "", &g);
  check(swish(min(g, 7)) * (max(min(u, 7), -7) + 1.0),
        "swish 1.702 limit 7.0 offset 1.0", "", "", &g);
  check((clampHigh(clampLow(u, -7), 7) + 1.0) * swish(clampHigh(g, 7)),
        "swish 1.702 limit 7.0 offset 1.0", "", "NaN gives 7.0", &g);
  check(swish(g) * (u - 0.5), "swish 1.702 offset -0.5", "", "", &g);
  check(swish(g) * u + swish(g), "swish 1.702 offset 1.0", "another order", "",
        &g);
  check(max(min(g, 7), 0) * up, "relu limit 7.0", "", "", &g);
  check(min(max(g, 0), 7) * up, "relu limit 7.0", "", "", &g);
  check(min(g, 7) * up, "identity limit 7.0", "", "", &g);
  check(up * min(g, 7), "identity limit 7.0", "", "", &g);
  // tosa.clamp with one limit.
  X gate = min(max(g, -3.40282347e+38), 7);
  check(swish(gate) * (up + 1.0), "swish 1.702 limit 7.0 offset 1.0", "",
        "-infinity gives", &g);
}

//===----------------------------------------------------------------------===//
// 16 bits
//===----------------------------------------------------------------------===//

TEST_F(MatchUnit, RoundingOfUnits) {
  for (FloatType type : {bf16, f16}) {
    X g = leaf("g", type), u = leaf("u", type);
    X gw = g.to(f32), uw = u.to(f32);
    check((gw * sigmoid(gw) * uw).to(type), "swish f32/keep");
    check((gw * sigmoid(gw)).to(type) * u, "swish f32/round");
    check(((gw * sigmoid(gw)).to(type).to(f32) * uw).to(type),
          "swish f32/round");
    check(g * sigmoid(g) * u, "swish storage/round");
    check((gw / (1.0 + exp(-gw))).to(type) * u, "swish f32/round",
          "silu spelled");
    // The same bits whatever is said; as the source is written.
    check(max(g, 0) * u, "relu storage/round");
    check((max(gw, 0) * uw).to(type), "relu f32/keep");
    check(g * u, "identity storage/round");
    check(max(g, 0), "relu storage");
    check(max(gw, 0).to(type), "relu f32");
    check((gw * sigmoid(gw)).to(type), "swish f32");
    check(g * sigmoid(g), "swish storage");
  }
}

TEST_F(MatchUnit, NativeBodies) {
  X g = leaf("g", bf16), u = leaf("u", bf16);
  // torch/gpt-oss-expert-bf16
  X beta = X{&context, context.getConst(1.702, f64)}.to(bf16);
  X gate = clampHigh(g, 7), up = clampHigh(clampLow(u, -7), 7);
  check((up + 1.0) * (gate * sigmoid(gate * beta)),
        "swish 1.702 limit 7.0 offset 1.0 storage/round", "", "NaN gives");
  // torch/geglu-erf-bias-bf16
  X root2 = g.literal(2).unary(Fn::Sqrt);
  check(g * ((erf(g / root2) + 1.0) * 0.5) * u, "gelu storage/round",
        "1 + erf");
  // torch/gemma-bf16: the literals are of bf16
  X inner = (g + pow(g, 3) * 0.044677734375) * 0.796875;
  check(g * ((tanh(inner) + 1.0) * 0.5) * u, "gelu_tanh storage/round",
        "x^3 rounded once");
  // torch/t5-gated-bf16
  X k = X{&context, context.getConst(0.79788456080286541, f64)}.to(bf16);
  X a = X{&context, context.getConst(0.044715, f64)}.to(bf16);
  check(g * 0.5 * (tanh((g + pow(g, 3) * a) * k) + 1.0) * u,
        "gelu_tanh storage/round", "x^3 rounded once");
  // jax/mlp-gelu-tanh-bf16
  X cube = g * g * g;
  check(g * ((tanh((g + cube * 0.044677734375) * 0.796875) + 1.0) * 0.5),
        "gelu_tanh storage", "another order");
}

TEST_F(MatchUnit, WideOperandsOfANarrowResult) {
  X g = leaf("g", f32), u = leaf("u", f32);
  for (FloatType type : {bf16, f16}) {
    check((g * sigmoid(g) * u).to(type), "swish f32/keep");
    check(((g * sigmoid(g)).to(type).to(f32) * u).to(type), "swish f32/round");
    check((g * sigmoid(g)).to(type), "swish f32");
  }
}
