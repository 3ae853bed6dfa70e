//===- ExpandMath.cpp - exp, erf, erfc, tanh without libm -----------------===//
//
// Polynomials for the functions that the activations need, on f32. The
// coefficients are relative minimax fits, rounded to f32 one after the other
// from the lowest with the rest refitted (test/Numerics/fit.py); the errors
// are measured by test/Numerics/ulp.c. docs/Numerics.md has both.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Target/CPU/ExpandMath.h"
#include "swiglu/Target/CPU/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_EXPANDMATHPASS
#include "swiglu/Target/CPU/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

namespace {

/// Builds elementwise arithmetic on f32 or on a vector of f32; constants are
/// splat to that type.
class Emitter {
public:
  Emitter(OpBuilder &builder, Location loc, Type type)
      : builder(builder), loc(loc), floatType(type),
        intType(cloneWith(type, builder.getI32Type())) {}

  /// `shape` with another element type: the element type itself for a scalar.
  static Type cloneWith(Type shape, Type element) {
    if (auto vector = dyn_cast<VectorType>(shape))
      return vector.clone(element);
    return element;
  }

  Value constant(float value) {
    return constant(floatType, builder.getF32FloatAttr(value));
  }
  Value constant(int32_t value) {
    return constant(intType, builder.getI32IntegerAttr(value));
  }

  Value add(Value a, Value b) { return create<arith::AddFOp>(a, b); }
  Value sub(Value a, Value b) { return create<arith::SubFOp>(a, b); }
  Value mul(Value a, Value b) { return create<arith::MulFOp>(a, b); }
  Value div(Value a, Value b) { return create<arith::DivFOp>(a, b); }
  Value neg(Value a) { return create<arith::NegFOp>(a); }
  Value abs(Value a) { return create<math::AbsFOp>(a); }
  Value copySign(Value magnitude, Value sign) {
    return create<math::CopySignOp>(magnitude, sign);
  }
  Value fma(Value a, Value b, Value c) { return create<math::FmaOp>(a, b, c); }

  Value addInt(Value a, Value b) { return create<arith::AddIOp>(a, b); }
  Value subInt(Value a, Value b) { return create<arith::SubIOp>(a, b); }
  Value shiftLeft(Value a, int32_t bits) {
    return create<arith::ShLIOp>(a, constant(bits));
  }
  Value shiftRight(Value a, int32_t bits) {
    return create<arith::ShRSIOp>(a, constant(bits));
  }

  Value bitsOf(Value a) {
    return arith::BitcastOp::create(builder, loc, intType, a);
  }
  Value fromBits(Value a) {
    return arith::BitcastOp::create(builder, loc, floatType, a);
  }

  /// a < b ? ifTrue : ifFalse; false when either is NaN.
  Value selectLess(Value a, Value b, Value ifTrue, Value ifFalse) {
    Value less =
        arith::CmpFOp::create(builder, loc, arith::CmpFPredicate::OLT, a, b);
    return create<arith::SelectOp>(less, ifTrue, ifFalse);
  }

  /// The smaller (larger) of `a` and `bound`, NaN when `a` is NaN. One x86
  /// instruction, unlike arith.minimumf and arith.minnumf.
  Value atMost(Value a, float bound) {
    Value k = constant(bound);
    return selectLess(k, a, k, a);
  }
  Value atLeast(Value a, float bound) {
    Value k = constant(bound);
    return selectLess(a, k, k, a);
  }

  /// c[0] + c[1] x + c[2] x^2 + ..., by Horner's rule.
  Value polynomial(Value x, ArrayRef<float> c) {
    Value sum = constant(c.back());
    for (float coefficient : llvm::reverse(c.drop_back()))
      sum = fma(sum, x, constant(coefficient));
    return sum;
  }

private:
  template <typename OpTy, typename... Args>
  Value create(Args... args) {
    return OpTy::create(builder, loc, args...);
  }

  Value constant(Type type, TypedAttr value) {
    if (auto vector = dyn_cast<VectorType>(type))
      value = DenseElementsAttr::get(vector, Attribute(value));
    return arith::ConstantOp::create(builder, loc, value);
  }

  OpBuilder &builder;
  Location loc;
  Type floatType, intType;
};

/// The bits of 1.5 * 2^23. Adding this number to |v| < 2^22 rounds v to an
/// integer, and leaves that integer in the low bits of the sum.
constexpr int32_t kMagicBits = 0x4B400000;
constexpr float kMagic = 12582912.0f;
/// The bits of 1.0, and where the exponent field begins.
constexpr int32_t kOneBits = 0x3F800000;
constexpr int32_t kExponentShift = 23;

/// exp(x) = mantissa * 2^n, with mantissa in [0.7, 1.42] and n the integer in
/// the low bits of `magicN`.
struct ScaledExp {
  Value mantissa;
  Value magicN;
};

/// Requires |x| < 2^21 or NaN. n = round(x / ln 2); the rest is reduced with
/// ln 2 in two parts, the first short enough for n times it to be exact.
ScaledExp emitScaledExp(Emitter &e, Value x) {
  static constexpr float kCoefficients[] = {
      0.49999994f, 0.166665196f, 0.0416682363f, 0.0083688153f, 0.00138234883f};
  Value magic = e.constant(kMagic);
  Value magicN = e.fma(x, e.constant(1.44269502f), magic);
  Value n = e.sub(magicN, magic);
  Value r = e.fma(n, e.constant(-0.693145752f), x);
  r = e.fma(n, e.constant(-1.42860677e-06f), r);
  Value square = e.mul(r, r);
  Value tail = e.fma(square, e.polynomial(r, kCoefficients), r);
  return {e.add(tail, e.constant(1.0f)), magicN};
}

/// value * 2^n for n in [-126, 127]: 2^n is one normal number. A product, not
/// an addition to the exponent field, which would turn some NaNs into numbers.
Value emitScaleNormal(Emitter &e, Value value, Value magicN) {
  Value exponent = e.shiftLeft(e.bitsOf(magicN), kExponentShift);
  Value power = e.fromBits(e.addInt(exponent, e.constant(kOneBits)));
  return e.mul(value, power);
}

/// value * 2^n for n in [-252, 254], as two factors that are both normal: the
/// first product is exact, the second rounds once, also into the subnormal
/// range or to infinity.
Value emitScale(Emitter &e, Value value, Value magicN) {
  Value n = e.subInt(e.bitsOf(magicN), e.constant(kMagicBits));
  Value first = e.shiftRight(n, 1);
  Value second = e.subInt(n, first);
  for (Value half : {first, second}) {
    Value exponent = e.shiftLeft(half, kExponentShift);
    value = e.mul(value, e.fromBits(e.addInt(exponent, e.constant(kOneBits))));
  }
  return value;
}

Value expandExp(Emitter &e, Value x) {
  // Beyond the bounds the result is infinity, or zero after rounding.
  ScaledExp exp = emitScaledExp(e, e.atLeast(e.atMost(x, 89.0f), -104.5f));
  return emitScale(e, exp.mantissa, exp.magicN);
}

/// |x| < 1: x + x P(x^2). Else 1 - exp(-G(|x|)) with G = -log erfc, whose
/// result is 1 from |x| = 4 on.
Value expandErf(Emitter &e, Value x) {
  static constexpr float kSmall[] = {
      0.128379166f,   -0.37612626f,    0.112835832f,  -0.0268536918f,
      0.00518807396f, -0.00080078782f, 7.8461082e-05f};
  static constexpr float kLarge[] = {
      0.000300235522f, 1.12725222f,    0.637881875f,    0.103328317f,
      -0.0219408385f,  0.00297252601f, -0.000188829959f};
  Value one = e.constant(1.0f);
  Value magnitude = e.abs(x);
  Value square = e.mul(x, x);
  Value small = e.fma(x, e.polynomial(square, kSmall), x);
  Value g = e.polynomial(e.atMost(magnitude, 4.0f), kLarge);
  ScaledExp erfc = emitScaledExp(e, e.neg(g));
  Value large = e.sub(one, emitScaleNormal(e, erfc.mantissa, erfc.magicN));
  return e.selectLess(magnitude, one, small, e.copySign(large, x));
}

/// |x| < 1: x + x^3 P(x^2). Else 1 - 2 / (exp(2|x|) + 1), which is 1 from
/// |x| = 10 on.
Value expandTanh(Emitter &e, Value x) {
  static constexpr float kSmall[] = {
      -0.333332956f,   0.133323461f, -0.0538798571f,  0.021486748f,
      -0.00794617645f, 0.002301384f, -0.000358451041f};
  Value one = e.constant(1.0f);
  Value magnitude = e.abs(x);
  Value square = e.mul(x, x);
  Value cube = e.mul(x, square);
  Value small = e.fma(cube, e.polynomial(square, kSmall), x);
  Value clamped = e.atMost(magnitude, 10.0f);
  ScaledExp exp = emitScaledExp(e, e.add(clamped, clamped));
  Value denominator = e.add(emitScaleNormal(e, exp.mantissa, exp.magicN), one);
  Value large = e.sub(one, e.div(e.constant(2.0f), denominator));
  // The polynomial loses the sign of -0.
  return e.copySign(e.selectLess(magnitude, one, small, large), x);
}

/// One way of computing the complementary error function: of t itself, or of
/// x with t = -x / sqrt(2).
struct ErfcForm {
  /// erfc = polynomial(q) * 2 / (magnitude + shift) * exp(-t * t), with
  /// q = 2 magnitude / (magnitude + shift) - 1 in [-1, 1).
  ArrayRef<float> coefficients;
  float shift;
  /// erfc has underflowed to zero from this magnitude on.
  float bound;
  /// t * t is the square of the operand times this: a power of two.
  float squareFactor;
};

/// erfc of `operand`, or of the t that has the other sign (`isNegated`).
/// The rounding error of the square is as large as t * t ulp of the result:
/// it is recovered by an fma and applied to the exponential to first order.
Value emitErfc(Emitter &e, Value operand, bool isNegated,
               const ErfcForm &form) {
  Value magnitude = e.atMost(e.abs(operand), form.bound);
  Value square = e.mul(magnitude, magnitude);
  Value low = e.fma(magnitude, magnitude, e.neg(square));
  Value factor = e.constant(-form.squareFactor);
  ScaledExp exp = emitScaledExp(e, e.mul(square, factor));
  Value mantissa = e.fma(exp.mantissa, e.mul(low, factor), exp.mantissa);
  Value two = e.constant(2.0f);
  Value reciprocal = e.div(two, e.add(magnitude, e.constant(form.shift)));
  Value q = e.fma(magnitude, reciprocal, e.constant(-1.0f));
  Value tail = e.mul(e.polynomial(q, form.coefficients), reciprocal);
  tail = emitScale(e, e.mul(tail, mantissa), exp.magicN);
  Value reflected = e.sub(two, tail);
  Value zero = e.constant(0.0f);
  if (isNegated)
    return e.selectLess(operand, zero, tail, reflected);
  return e.selectLess(operand, zero, reflected, tail);
}

/// True for -1/sqrt(2) rounded to f32, as a scalar, a splat or a broadcast.
bool isNegativeInvSqrt2(Value value) {
  while (auto broadcast = value.getDefiningOp<vector::BroadcastOp>())
    value = broadcast.getSource();
  APFloat constant(0.0f);
  return matchPattern(value, m_ConstantFloat(&constant)) &&
         constant.bitwiseIsEqual(APFloat(-0.70710678118654752f));
}

/// The x of t = x * (-1/sqrt(2)), or null.
Value matchGeluArgument(Value t) {
  auto product = t.getDefiningOp<arith::MulFOp>();
  if (!product)
    return {};
  if (isNegativeInvSqrt2(product.getRhs()))
    return product.getLhs();
  if (isNegativeInvSqrt2(product.getLhs()))
    return product.getRhs();
  return {};
}

Value expandErfc(Emitter &e, Value t) {
  if (Value x = matchGeluArgument(t)) {
    static constexpr float kCoefficients[] = {
        0.733453631f,     -0.524963021f,   0.252661794f,     -0.0638267696f,
        -0.00533181708f,  0.00800262205f,  -4.00819372e-05f, -0.00114691851f,
        -5.53595128e-05f, 0.000160901502f, 3.86428255e-05f};
    return emitErfc(e, x, /*isNegated=*/true,
                    {kCoefficients, /*shift=*/3.125f, /*bound=*/15.0f,
                     /*squareFactor=*/0.5f});
  }
  static constexpr float kCoefficients[] = {
      0.519946337f,    -0.375979513f,   0.18575868f,      -0.0506051145f,
      -0.00180583622f, 0.00582851563f,  -0.000393244787f, -0.000811975566f,
      2.41407688e-05f, 0.000122434576f, 2.42674378e-05f};
  return emitErfc(e, t, /*isNegated=*/false,
                  {kCoefficients, /*shift=*/2.25f, /*bound=*/10.125f,
                   /*squareFactor=*/1.0f});
}

/// Replaces an `OpTy` by what `expand` emits. 16-bit types are computed in
/// f32: the result is then off the exact one by hardly more than half an ulp.
template <typename OpTy, Value (*expand)(Emitter &, Value)>
struct Expand : OpRewritePattern<OpTy> {
  using OpRewritePattern<OpTy>::OpRewritePattern;

  LogicalResult matchAndRewrite(OpTy op,
                                PatternRewriter &rewriter) const override {
    Type type = op.getType();
    auto vector = dyn_cast<VectorType>(type);
    Type element = vector ? vector.getElementType() : type;
    if (vector && vector.isScalable())
      return rewriter.notifyMatchFailure(op, "the vector is scalable");
    if (!element.isF32() && !element.isF16() && !element.isBF16())
      return rewriter.notifyMatchFailure(
          op, "not a scalar or vector of f32, f16 or bf16");

    Location loc = op.getLoc();
    Type computeType = Emitter::cloneWith(type, rewriter.getF32Type());
    Value operand = op.getOperand();
    if (computeType != type)
      operand = arith::ExtFOp::create(rewriter, loc, computeType, operand);
    Emitter emitter(rewriter, loc, computeType);
    Value result = expand(emitter, operand);
    if (computeType != type)
      result = arith::TruncFOp::create(rewriter, loc, type, result);
    rewriter.replaceOp(op, result);
    return success();
  }
};

struct ExpandMathPass : ffn::impl::ExpandMathPassBase<ExpandMathPass> {
  LogicalResult initialize(MLIRContext *context) override {
    RewritePatternSet set(context);
    populateExpandMathPatterns(set);
    patterns = std::move(set);
    return success();
  }

  // One walk is enough: no pattern makes work for another.
  void runOnOperation() override {
    walkAndApplyPatterns(getOperation(), patterns);
  }

  FrozenRewritePatternSet patterns;
};

} // namespace

void mlir::ffn::populateExpandMathPatterns(RewritePatternSet &patterns) {
  patterns
      .add<Expand<math::ExpOp, expandExp>, Expand<math::ErfOp, expandErf>,
           Expand<math::ErfcOp, expandErfc>, Expand<math::TanhOp, expandTanh>>(
          patterns.getContext());
}
