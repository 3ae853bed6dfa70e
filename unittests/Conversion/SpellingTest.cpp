//===- SpellingTest.cpp - random spellings of units, and many of them -----===//

#include "FormulaTesting.h"
#include <chrono>
#include <cmath>
#include <random>

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;
using arith::CmpFPredicate;

namespace {
/// Writes units in one of many ways. `isExact`: such that no bit changes.
struct Speller {
  std::mt19937 &random;
  bool isExact;

  unsigned pick(unsigned count) { return random() % count; }
  X add(X a, X b) {
    switch (pick(3)) {
    case 0:
      return a + b;
    case 1:
      return b + a;
    default:
      return a - (-b);
    }
  }
  X mul(X a, X b) {
    switch (pick(4)) {
    case 0:
      return a * b;
    case 1:
      return -(a * -b);
    default:
      return b * a;
    }
  }
  /// A product in any grouping; in this order where it has to be exact.
  X product(SmallVector<X> factors) {
    while (factors.size() > 1) {
      unsigned i = isExact ? 0 : pick(factors.size() - 1);
      factors[i] = mul(factors[i], factors[i + 1]);
      factors.erase(factors.begin() + i + 1);
    }
    return factors[0];
  }
  SmallVector<X> shuffle(SmallVector<X> factors) {
    if (!isExact)
      std::shuffle(factors.begin(), factors.end(), random);
    return factors;
  }
  X clampTo(bool isMax, X x, double bound) {
    X c = x.literal(bound);
    Fn fn = isMax ? Fn::Maximum : Fn::Minimum;
    switch (pick(4)) {
    case 0:
      return x.binary(fn, c);
    case 1:
      return c.binary(fn, x);
    case 2:
      return select(isMax ? CmpFPredicate::UGT : CmpFPredicate::ULT, x, c, x,
                    c);
    default:
      return select(isMax ? CmpFPredicate::OLE : CmpFPredicate::OGE, x, c, c,
                    x);
    }
  }
  X sigmoid(X x) {
    X one = x.literal(1);
    switch (isExact ? 0 : pick(4)) {
    case 1:
      return exp(x) / add(one, exp(x));
    case 2:
      return 0.5 * add(one, tanh(mul(x, x.literal(0.5))));
    case 3:
      return -1.0 / (-1.0 - exp(-x));
    default:
      return one / add(one, exp(-x));
    }
  }
  X gelu(X x) {
    if (isExact || pick(2))
      return mul(mul(x, x.literal(0.5)), erfc(mul(x, x.literal(-M_SQRT1_2))));
    X t = pick(2) ? x / M_SQRT2 : mul(x, x.literal(M_SQRT1_2));
    return product(shuffle({x.literal(0.5), x, add(erf(t), x.literal(1))}));
  }
  X geluTanh(X x, double coefficient) {
    X a = x.literal(0.044715), k = x.literal(coefficient), one = x.literal(1);
    X cube = isExact || pick(2) ? mul(mul(x, x), x) : pow(x, 3);
    X inner = isExact || pick(2)
                  ? mul(k, add(x, mul(a, cube)))
                  : product(shuffle({k, x, add(one, product({a, x, x}))}));
    if (!isExact && pick(3) == 0)
      return mul(x, sigmoid(mul(inner, x.literal(2))));
    X sum = add(one, tanh(inner));
    if (isExact)
      return mul(mul(x.literal(0.5), x), sum);
    return product(shuffle({x.literal(0.5), x, sum}));
  }
  X activation(ActAttr act, X x) {
    double parameter = act.getParameter() ? act.getParameterValue() : 0;
    switch (act.getKind()) {
    case ActivationKind::Identity:
      return x;
    case ActivationKind::Relu:
      return clampTo(true, x, 0);
    case ActivationKind::SquaredRelu:
      return !isExact && pick(2)
                 ? pow(clampTo(true, x, 0), 2)
                 : mul(clampTo(true, x, 0), clampTo(true, x, 0));
    case ActivationKind::Sigmoid:
      return sigmoid(x);
    case ActivationKind::Tanh:
      return tanh(x);
    case ActivationKind::Swish: {
      X scaled = parameter == 1 ? x : mul(x, x.literal(parameter));
      return isExact || pick(2) ? mul(x, sigmoid(scaled))
                                : x / add(x.literal(1), exp(-scaled));
    }
    case ActivationKind::Gelu:
      return gelu(x);
    case ActivationKind::GeluTanh:
      return geluTanh(x, parameter);
    case ActivationKind::FatRelu:
      return select(CmpFPredicate::UGT, x, x.literal(parameter), x,
                    x.literal(0));
    }
    llvm_unreachable("all kinds of activation are handled");
  }
  /// Gate and up widened, and the activation rounded, as asked for.
  X unit(GatedUnitAttr unit, X gate, X up, FloatType roundedAct = {}) {
    FloatType wide = gate.type();
    if (FloatAttr limit = unit.getLimit()) {
      double bound = limit.getValueAsDouble();
      gate = clampTo(false, gate, bound);
      up = pick(2) ? clampTo(false, clampTo(true, up, -bound), bound)
                   : clampTo(true, clampTo(false, up, bound), -bound);
    }
    X act = activation(unit.getAct(), gate);
    if (roundedAct)
      act = act.to(roundedAct).to(wide);
    if (FloatAttr offset = unit.getOffset())
      up = add(up, up.literal(offset.getValueAsDouble()));
    // The bilinear unit's gate is its first factor.
    bool isIdentity = unit.getAct().getKind() == ActivationKind::Identity;
    return isIdentity ? act * up : mul(act, up);
  }
};

struct Spelling : FormulaTest {
  std::mt19937 random{11};

  GatedUnitAttr makeUnit();
  void check(X root, GatedUnitAttr unit, bool isExact);
};
} // namespace

GatedUnitAttr Spelling::makeUnit() {
  auto kind = static_cast<ActivationKind>(random() % 9);
  std::optional<double> parameter = ActAttr::getParameterDefault(kind);
  if (kind == ActivationKind::Swish && random() % 2)
    parameter = 1.75;
  if (kind == ActivationKind::GeluTanh && random() % 2)
    parameter = 0.8125;
  if (kind == ActivationKind::FatRelu)
    parameter = 0.25;
  std::optional<double> limit, offset;
  if (random() % 3 == 0)
    limit = 7.0;
  if (random() % 3 == 0)
    offset = random() % 2 ? 1.0 : -0.75;
  return GatedUnitAttr::get(ActAttr::get(&mlir, kind, parameter), limit,
                            offset);
}

void Spelling::check(X root, GatedUnitAttr unit, bool isExact) {
  UnitResult found = match(root);
  std::string text = stringifyActivationKind(unit.getAct().getKind()).str() +
                     (unit.getLimit() ? " limit" : "") +
                     (unit.getOffset() ? " offset" : "");
  ASSERT_TRUE(found.match) << text << ": " << found.nearMiss;
  EXPECT_EQ(found.match->unit, unit) << text;
  if (isExact) {
    EXPECT_EQ(found.match->reassociation, "") << text;
  }
  expectEqual(root.formula, *found.match);
}

TEST_F(Spelling, WideTypes) {
  for (int i = 0; i < 2000 && !HasFailure(); ++i) {
    FloatType type = random() % 2 ? f32 : f64;
    bool isExact = random() % 2;
    Speller speller{random, isExact};
    GatedUnitAttr unit = makeUnit();
    X root = speller.unit(unit, leaf("g", type), leaf("u", type));
    check(root, unit, isExact);
  }
}

TEST_F(Spelling, SixteenBits) {
  for (int i = 0; i < 1000 && !HasFailure(); ++i) {
    FloatType type = random() % 2 ? bf16 : f16;
    Speller speller{random, /*isExact=*/true};
    GatedUnitAttr unit = makeUnit();
    X g = leaf("g", type), u = leaf("u", type);
    unsigned rounding = random() % 3;
    X root = rounding == 0 ? speller.unit(unit, g, u)
                           : speller
                                 .unit(unit, g.to(f32), u.to(f32),
                                       rounding == 1 ? type : FloatType())
                                 .to(type);
    check(root, unit, /*isExact=*/true);
  }
}

// 20,000 blocks in one context take as long each as the first thousand.
TEST_F(Spelling, TimeIsLinear) {
  std::vector<char> storage(80000);
  size_t next = 0;
  auto run = [&](int count) {
    auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < count; ++i) {
      X g{&context, context.getLeaf(&storage[next++], f32)};
      X u{&context, context.getLeaf(&storage[next++], f32)};
      X gate = min(g, 7), up = min(max(u, -7), 7) + 1.0;
      EXPECT_TRUE(match(gate * sigmoid(gate * 1.702) * up).match);
      EXPECT_FALSE(match(erf(gate) * exp(u) + gate).match);
    }
    std::chrono::duration<double> time =
        std::chrono::steady_clock::now() - start;
    return time.count() / count;
  };
  run(500);
  double first = run(2000), last = 0;
  for (int i = 0; i < 8; ++i)
    last = run(2000);
  // Other programs run beside this one.
  EXPECT_LT(last, 5 * first) << first << " s, then " << last << " s a block";
  RecordProperty("microseconds", static_cast<int>(last * 1e6));
}
