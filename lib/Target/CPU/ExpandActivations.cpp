//===- ExpandActivations.cpp - whole activations instead of their parts ---===//
//
// Expands the formulas that the activations of the dialect decompose into
// (FFNFormulas.cpp) as one function each: written out part by part, sigmoid
// overflows for large negative x and the tanh form of GELU cancels. All of
// them are a quotient with exp(-w), w >= 0, which is computed scaled by 2^64:
// one normal factor then reaches every result, also the subnormal ones.
//
// At the infinity where a formula multiplies by a factor that vanishes the
// result stays NaN.
//
//===----------------------------------------------------------------------===//

#include "MathEmitter.h"
#include "swiglu/Target/CPU/ExpandMath.h"

#include "mlir/IR/PatternMatch.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <cfloat>
#include <cmath>

using namespace mlir;
using namespace mlir::ffn;

//===----------------------------------------------------------------------===//
// Emission
//===----------------------------------------------------------------------===//

/// Beyond this w, exp(-w) times any argument that has such a w is zero, and
/// up to it the exponent of `emitRaised` is that of a normal number.
static constexpr double kLargestW = 125.0;
static constexpr int32_t kRaise = 64;

/// p * 2^(n + 64) for exp(-w) = p * 2^n.
static Value emitRaised(MathEmitter &e, const ScaledExp &exp) {
  constexpr int32_t kOffset = kOneBits + (kRaise << kExponentShift);
  Value exponent = e.shiftLeft(e.bitsOf(exp.magicN), kExponentShift);
  Value power = e.fromBits(e.addInt(exponent, e.constant(kOffset)));
  return e.mul(exp.mantissa, power);
}
static Value emitLowering(MathEmitter &e) { return e.constant(0x1p-64f); }

/// `value`, which is finite, or NaN where x is an infinity.
static Value emitNaNAtInfinity(MathEmitter &e, Value x, Value value) {
  return e.fma(x, e.constant(0.0f), value);
}

/// large / (1 + exp(-w)), or small * exp(-w) / (1 + exp(-w)) where `isSmall`.
static Value emitLogistic(MathEmitter &e, Value isSmall, Value small,
                          Value large, const ScaledExp &exp) {
  Value raised = emitRaised(e, exp), lowering = emitLowering(e);
  Value denominator = e.fma(raised, lowering, e.constant(1.0f));
  Value scaled = small ? e.mul(small, raised) : raised;
  scaled = e.mul(scaled, lowering);
  return e.div(e.select(isSmall, scaled, large), denominator);
}

/// 1 / (1 + exp(z)).
static Value emitSigmoid(MathEmitter &e, Value z) {
  Value w = e.atMost(e.abs(z), kLargestW);
  ScaledExp exp = emitScaledExp(e, e.neg(w));
  return emitLogistic(e, e.less(e.constant(0.0f), z), Value(), e.constant(1.0f),
                      exp);
}

namespace {
/// A number as an f32 and what this leaves over.
struct Split {
  explicit Split(double value)
      : high(static_cast<float>(value)), low(static_cast<float>(value - high)) {
  }
  float high, low;
};
} // namespace

/// exp(-(w + low)) to first order in `low`.
static ScaledExp emitExpOfPair(MathEmitter &e, Value w, Value low) {
  ScaledExp exp = emitScaledExp(e, e.neg(w));
  exp.mantissa = e.fma(exp.mantissa, e.neg(low), exp.mantissa);
  return exp;
}

/// x / (1 + exp(-beta * x)), 2^-20 <= |beta| <= 2^20. An error of w is one of
/// the result, so w = |beta * x| is kept in two parts.
static Value emitSwish(MathEmitter &e, Value x, double beta) {
  double size = std::fabs(beta);
  Value magnitude = e.atMost(e.abs(x), static_cast<float>(kLargestW / size));
  ScaledExp exp;
  if (size == 1.0) {
    exp = emitScaledExp(e, e.neg(magnitude));
  } else {
    Split factor(size);
    Value high = e.constant(factor.high);
    Value w = e.mul(magnitude, high);
    Value low = e.fma(magnitude, high, e.neg(w));
    if (factor.low != 0.0f)
      low = e.fma(magnitude, e.constant(factor.low), low);
    exp = emitExpOfPair(e, w, low);
  }
  Value zero = e.constant(0.0f);
  bool isFalling = beta < 0;
  Value isSmall = isFalling ? e.less(zero, x) : e.less(x, zero);
  Value small =
      emitNaNAtInfinity(e, x, isFalling ? magnitude : e.neg(magnitude));
  return emitLogistic(e, isSmall, small, x, exp);
}

/// The x at which 2 k (x + a x^3) is `kLargestW`.
static double findGeluTanhBound(double k, double a) {
  double x = 0;
  for (double step = 64; step > 0x1p-20; step /= 2)
    if (double next = x + step;
        2 * k * (next + a * next * next * next) <= kLargestW)
      x = next;
  return x;
}

/// x/2 (1 + tanh(v)) = x / (1 + exp(-2v)) with v = k (x + a x^3). For w = 2|v|
/// up to 100, both parts of w = |x| (2k + 2k a x^2) are needed.
static Value emitGeluTanh(MathEmitter &e, Value x, double k) {
  constexpr double kCubic = 0.044715;
  // 2k as a multiple of every ulp of the sum, so that sum - high is exact.
  double high = std::round(2 * k * 0x1p18) * 0x1p-18;
  Value base = e.constant(static_cast<float>(high));
  Value baseLow = e.constant(static_cast<float>(2 * k - high));
  Split cubic(2 * k * kCubic);
  Value slope = e.constant(cubic.high);

  Value magnitude =
      e.atMost(e.abs(x), static_cast<float>(findGeluTanhBound(k, kCubic)));
  Value square = e.mul(magnitude, magnitude);
  Value squareLow = e.fma(magnitude, magnitude, e.neg(square));
  Value sum = e.fma(square, slope, base);
  Value low = e.fma(square, slope, e.neg(e.sub(sum, base)));
  low = e.fma(squareLow, slope, low);
  low = e.add(low, e.fma(square, e.constant(cubic.low), baseLow));
  Value w = e.mul(magnitude, sum);
  Value wLow = e.fma(magnitude, sum, e.neg(w));
  wLow = e.fma(magnitude, low, wLow);

  ScaledExp exp = emitExpOfPair(e, w, wLow);
  Value small = emitNaNAtInfinity(e, x, e.neg(magnitude));
  return emitLogistic(e, e.less(x, e.constant(0.0f)), small, x, exp);
}

/// x/2 erfc(-x / sqrt(2)): t = |x|/2 erfc(|x| / sqrt(2)) is -gelu(x) for
/// x < 0, else x - gelu(x).
static Value emitGelu(MathEmitter &e, Value x) {
  Value magnitude = e.atMost(e.abs(x), kGeluErfcForm.bound);
  ErfcTail half = emitErfcTail(e, magnitude, kGeluErfcForm);
  Value t = e.mul(e.mul(magnitude, half.factor), emitRaised(e, half.exp));
  t = e.mul(t, emitLowering(e));
  Value zero = e.constant(0.0f);
  Value negative = emitNaNAtInfinity(e, x, e.neg(t));
  return e.select(e.less(x, zero), negative, e.sub(x, t));
}

//===----------------------------------------------------------------------===//
// Recognition
//===----------------------------------------------------------------------===//

/// A constant that is the f32 nearest to one of these stands for it.
static double meantBy(float constant) {
  static constexpr double kKnown[] = {
      0.79788456080286535588, // sqrt(2 / pi), of GELU's tanh form
      1.702,                  // of "quick GELU"
  };
  for (double known : kKnown)
    if (std::fabs(constant) == static_cast<float>(known))
      return std::copysign(known, constant);
  return constant;
}

using OperandPair = std::pair<Value, Value>;

/// Calls `match` with the operands of a commutative `OpTy` in both orders,
/// until it returns something.
template <typename OpTy, typename Match>
static auto matchEitherOrder(Value value, Match match)
    -> decltype(match(Value(), Value())) {
  if (auto op = value.getDefiningOp<OpTy>()) {
    if (auto result = match(op.getLhs(), op.getRhs()))
      return result;
    return match(op.getRhs(), op.getLhs());
  }
  return {};
}

/// The other operand of a sum or product with `constant`, or null.
template <typename OpTy>
static Value matchWithConstant(Value value, float constant) {
  return matchEitherOrder<OpTy>(value, [&](Value lhs, Value rhs) {
    return getF32Constant(lhs) == constant ? rhs : Value();
  });
}

/// c where z = c * x with one product at most, or nothing.
static std::optional<double> matchMultiple(Value z, Value x) {
  if (z == x)
    return 1.0;
  if (auto negated = z.getDefiningOp<arith::NegFOp>()) {
    if (auto c = matchMultiple(negated.getOperand(), x))
      return -*c;
    return std::nullopt;
  }
  return matchEitherOrder<arith::MulFOp>(
      z, [&](Value lhs, Value rhs) -> std::optional<double> {
        std::optional<float> c = getF32Constant(lhs);
        if (!c)
          return std::nullopt;
        if (rhs == x)
          return meantBy(*c);
        auto negated = rhs.getDefiningOp<arith::NegFOp>();
        if (negated && negated.getOperand() == x)
          return -meantBy(*c);
        return std::nullopt;
      });
}

/// The z of 1 + exp(z), or null.
static Value matchOnePlusExp(Value value) {
  Value power = matchWithConstant<arith::AddFOp>(value, 1.0f);
  auto exp = power ? power.getDefiningOp<math::ExpOp>() : nullptr;
  return exp ? exp.getOperand() : Value();
}

/// The z of numerator / (1 + exp(z)), with a numerator of `x`, or of 1 if
/// that is null.
static Value matchQuotient(Value value, Value x) {
  auto quotient = value.getDefiningOp<arith::DivFOp>();
  if (!quotient)
    return {};
  bool isMatch =
      x ? quotient.getLhs() == x : getF32Constant(quotient.getLhs()) == 1.0f;
  return isMatch ? matchOnePlusExp(quotient.getRhs()) : Value();
}

/// The beta for which exp(z) is exp(-beta * x) and `emitSwish` works.
static std::optional<double> matchBeta(Value z, Value x) {
  std::optional<double> multiple = z ? matchMultiple(z, x) : std::nullopt;
  if (!multiple)
    return std::nullopt;
  double size = std::fabs(*multiple);
  if (!(size >= 0x1p-20 && size <= 0x1p20))
    return std::nullopt;
  return -*multiple;
}

/// The k of 1 + tanh(k * (x + 0.044715 * x^3)), where `emitGeluTanh` works.
static std::optional<double> matchOnePlusTanh(Value value, Value x) {
  Value power = matchWithConstant<arith::AddFOp>(value, 1.0f);
  auto tanh = power ? power.getDefiningOp<math::TanhOp>() : nullptr;
  if (!tanh)
    return std::nullopt;
  auto isSquare = [&](Value v) {
    auto product = v.getDefiningOp<arith::MulFOp>();
    return product && product.getLhs() == x && product.getRhs() == x;
  };
  auto matchCube = [&](Value lhs, Value rhs) {
    return lhs == x && isSquare(rhs);
  };
  auto matchSum = [&](Value lhs, Value rhs) {
    Value cube = matchWithConstant<arith::MulFOp>(rhs, 0.044715f);
    return lhs == x && cube && matchEitherOrder<arith::MulFOp>(cube, matchCube);
  };
  return matchEitherOrder<arith::MulFOp>(
      tanh.getOperand(), [&](Value lhs, Value rhs) -> std::optional<double> {
        std::optional<float> c = getF32Constant(lhs);
        if (!c || !matchEitherOrder<arith::AddFOp>(rhs, matchSum))
          return std::nullopt;
        double k = meantBy(*c);
        if (!(k >= 0.25 && k <= 4.0))
          return std::nullopt;
        return k;
      });
}

/// The two factors of x/2 * f that are not the constant, in both orders.
template <typename Match>
static bool matchHalved(arith::MulFOp product, Match match) {
  return matchEitherOrder<arith::MulFOp>(product, [&](Value a, Value b) {
    return matchEitherOrder<arith::MulFOp>(a, [&](Value c, Value d) {
      if (getF32Constant(c) == 0.5f)
        return match(d, b) || match(b, d);
      return getF32Constant(b) == 0.5f && match(c, d);
    });
  });
}

namespace {
/// Replaces an op on f32 scalars or fixed-size vectors of them. 16-bit
/// formulas ask for the rounding of each step, and keep them.
template <typename OpTy>
struct ExpandFormula : OpRewritePattern<OpTy> {
  using OpRewritePattern<OpTy>::OpRewritePattern;

  /// The value of the activation that `op` ends, or null.
  virtual Value expand(OpTy op, MathEmitter &e) const = 0;

  LogicalResult matchAndRewrite(OpTy op,
                                PatternRewriter &rewriter) const override {
    Type type = op.getType();
    auto vector = dyn_cast<VectorType>(type);
    if (!(vector ? vector.getElementType() : type).isF32() ||
        (vector && vector.isScalable()))
      return rewriter.notifyMatchFailure(
          op, "not a scalar or fixed-size vector of f32");
    MathEmitter emitter(rewriter, op.getLoc(), type);
    Value result = expand(op, emitter);
    if (!result)
      return rewriter.notifyMatchFailure(op, "not the end of an activation");
    rewriter.replaceOp(op, result);
    return success();
  }
};

/// Sigmoid, and swish as one quotient.
struct ExpandQuotient final : ExpandFormula<arith::DivFOp> {
  using ExpandFormula::ExpandFormula;

  Value expand(arith::DivFOp op, MathEmitter &e) const override {
    if (Value z = matchQuotient(op, Value()))
      return emitSigmoid(e, z);
    Value x = op.getLhs();
    if (auto beta = matchBeta(matchQuotient(op, x), x))
      return emitSwish(e, x, *beta);
    return {};
  }
};

/// Swish as x times a sigmoid, and both forms of GELU.
struct ExpandProduct final : ExpandFormula<arith::MulFOp> {
  using ExpandFormula::ExpandFormula;

  Value expand(arith::MulFOp op, MathEmitter &e) const override {
    Value x;
    std::optional<double> parameter;
    if (matchEitherOrder<arith::MulFOp>(op, [&](Value lhs, Value rhs) {
          x = lhs;
          parameter = matchBeta(matchQuotient(rhs, Value()), x);
          return parameter.has_value();
        }))
      return emitSwish(e, x, *parameter);
    if (matchHalved(op, [&](Value lhs, Value rhs) {
          x = lhs;
          auto erfc = rhs.getDefiningOp<math::ErfcOp>();
          return erfc && matchGeluArgument(erfc.getOperand()) == x;
        }))
      return emitGelu(e, x);
    if (matchHalved(op, [&](Value lhs, Value rhs) {
          x = lhs;
          parameter = matchOnePlusTanh(rhs, x);
          return parameter.has_value();
        }))
      return emitGeluTanh(e, x, *parameter);
    return {};
  }
};
} // namespace

void mlir::ffn::populateExpandActivationPatterns(RewritePatternSet &patterns) {
  patterns.add<ExpandQuotient, ExpandProduct>(patterns.getContext());
}
