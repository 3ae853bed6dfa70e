//===- NearMissTest.cpp - what is no unit, and what is said about it ------===//

#include "FormulaTesting.h"
#include <cmath>

using namespace mlir;
using namespace mlir::ffn::raise;
using arith::CmpFPredicate;

namespace {
struct NearMiss : FormulaTest {
  X g = leaf("g", f32), u = leaf("u", f32);

  void check(X root, const std::string &reason) {
    UnitResult result = match(root);
    if (result.match) {
      ADD_FAILURE() << "found " << describe(*result.match) << ", expected: "
                    << reason;
    }
    EXPECT_EQ(result.nearMiss, reason);
  }
  static X silu(X x) { return x * sigmoid(x); }
  static X swish(X x) { return x * sigmoid(x * 1.702); }
  static X clamp(X x, double limit) { return min(max(x, -limit), limit); }
};
} // namespace

TEST_F(NearMiss, Clamps) {
  check(swish(min(g, 7)) * (clamp(u, 6) + 1.0),
        "clamp 7.0 on the gate but 6.0 on the up branch");
  check(swish(clamp(g, 7)) * (clamp(u, 7) + 1.0),
        "the gate is clamped to [-7.0, 7.0], expected an upper limit alone");
  check(swish(min(g, 7)) * u, "clamp 7.0 on the gate but none on the up branch");
  check(swish(g) * clamp(u, 7),
        "clamp 7.0 on the up branch but none on the gate");
  check(swish(min(g, 7)) * min(max(u, -6), 7),
        "the up branch is clamped to [-6.0, 7.0], expected two opposite "
        "limits");
  check(swish(min(g, 7)) * min(u, 7),
        "the up branch is clamped to [-inf, 7.0], expected two opposite "
        "limits");
  check(min(silu(g), 7) * clamp(u, 7),
        "clamp at 7.0 after the activation, expected before it");
}

TEST_F(NearMiss, Offsets) {
  check((min(g, 7) + 1.0) * sigmoid((min(g, 7) + 1.0) * 1.702) * clamp(u, 7),
        "offset 1.0 on the gate, expected on the up branch");
}

TEST_F(NearMiss, Branches) {
  check(silu(g) + u, "sum of the branches, expected their product");
  check(silu(g) / u, "quotient of the branches, expected their product");
  check(silu(g) * silu(u), "both branches are activated, expected one");
  check(sigmoid(g) * tanh(u), "both branches are activated, expected one");
}

TEST_F(NearMiss, Formulas) {
  check(0.5 * g * (1.0 + erf(g)), "erf of x, expected erf of x / sqrt(2)");
  check(0.5 * g * (1.0 + erf(g * 0.7)) * u,
        "erf of 0.7 * x, expected erf of x / sqrt(2)");
  X inner = 0.797884583 * (g + 0.044 * (g * g * g));
  check(0.5 * g * (1.0 + tanh(inner)) * u,
        "cubic coefficient 0.044, expected 0.044715");
  check(g * tanh(exp(g).unary(Fn::Log1p)) * u,
        "tanh of log1p of exp (mish) is no activation of ffn");
  check(exp(g).unary(Fn::Log1p),
        "log1p of exp (softplus) is no activation of ffn");
  check(min(max(g, 0), 6), "relu with a clamp at 6.0 is no activation of ffn");
  check(sigmoid(1.702 * g) * u,
        "sigmoid of 1.702 * x, expected sigmoid of x");
  check(tanh(0.5 * g), "tanh of 0.5 * x, expected tanh of x");
  check(silu(g) * u * 2.0, "the result is multiplied by 2.0");
  check(-silu(g), "the result is multiplied by -1.0");
}

TEST_F(NearMiss, TypesAndRoundings) {
  X x = leaf("x", bf16), y = leaf("y", bf16), w = x.to(f32);
  check(x / (1.0 + exp(-x)),
        "rounds to bf16 in other places than any `rounding` of ffn");
  check((w * sigmoid(w).to(bf16).to(f32)).to(bf16) * y,
        "rounds to bf16 in other places than any `rounding` of ffn");
  check(silu(w), "operands of bf16 give a result of f32, expected bf16");
  check(silu(w) * u, "the gate is bf16 but the up branch f32");
  check((silu(g).to(f64) * u.to(f64)).to(f32), "computes partly in f64");
}

TEST_F(NearMiss, NothingIsSaid) {
  X v = leaf("v", f32);
  check(g * g, "");
  check(g + u, "");
  check(g, "");
  check(g * 2.0, "");
  check(exp(g - u), "");
  check(silu(g) * u * v, "");
  check(silu(g * u), "");
  check(max(g + u, 0), "");
  check(g.literal(1), "");
  check(g * max(g, -0.5), "");
  check(select(CmpFPredicate::OGT, g, u, g, u), "");
  check(g.binary(Fn::Maximum, u), "");
  check(select(CmpFPredicate::OGT, g, g.literal(0), g,
               g.unary(Fn::Expm1)),
        "");
  check(1.0 / g.unary(Fn::Sqrt), "");
}
