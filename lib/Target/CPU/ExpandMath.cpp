//===- ExpandMath.cpp - exp, erf, erfc, tanh without libm -----------------===//
//
// Polynomials for the functions that the activations need, on f32. The
// coefficients are relative minimax fits, rounded to f32 one after the other
// from the lowest with the rest refitted (test/Numerics/fit.py); the errors
// are measured by test/Numerics/ulp.c. docs/Numerics.md has both.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Target/CPU/ExpandMath.h"
#include "MathEmitter.h"
#include "swiglu/Target/CPU/Passes.h"

#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Iterators.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Rewrite/PatternApplicator.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_EXPANDMATHPASS
#include "swiglu/Target/CPU/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

/// n = round(x / ln 2); the rest is reduced with
/// ln 2 in two parts, the first short enough for n times it to be exact.
ScaledExp ffn::emitScaledExp(MathEmitter &e, Value x) {
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

static constexpr float kGeluCoefficients[] = {
    0.733453631f,     -0.524963021f,   0.252661794f,     -0.0638267696f,
    -0.00533181708f,  0.00800262205f,  -4.00819372e-05f, -0.00114691851f,
    -5.53595128e-05f, 0.000160901502f, 3.86428255e-05f};
const ErfcForm ffn::kGeluErfcForm = {kGeluCoefficients, /*shift=*/3.125f,
                                     /*bound=*/15.0f, /*squareFactor=*/0.5f};

/// The rounding error of the square is as large as t * t ulp of the result:
/// it is recovered by an fma and applied to the exponential to first order.
ErfcTail ffn::emitErfcTail(MathEmitter &e, Value magnitude,
                           const ErfcForm &form) {
  Value square = e.mul(magnitude, magnitude);
  Value low = e.fma(magnitude, magnitude, e.neg(square));
  Value factor = e.constant(-form.squareFactor);
  ScaledExp exp = emitScaledExp(e, e.mul(square, factor));
  exp.mantissa = e.fma(exp.mantissa, e.mul(low, factor), exp.mantissa);
  Value one = e.constant(1.0f);
  Value reciprocal = e.div(one, e.add(magnitude, e.constant(form.shift)));
  Value q = e.fma(e.add(magnitude, magnitude), reciprocal, e.constant(-1.0f));
  return {e.mul(e.polynomial(q, form.coefficients), reciprocal), exp};
}

std::optional<float> ffn::getF32Constant(Value value) {
  while (auto broadcast = value.getDefiningOp<vector::BroadcastOp>())
    value = broadcast.getSource();
  APFloat constant(0.0f);
  if (!getElementTypeOrSelf(value).isF32() ||
      !matchPattern(value, m_ConstantFloat(&constant)))
    return std::nullopt;
  return constant.convertToFloat();
}

Value ffn::matchGeluArgument(Value t) {
  constexpr float kNegativeInvSqrt2 = -0.70710678118654752f;
  auto product = t.getDefiningOp<arith::MulFOp>();
  if (!product)
    return {};
  if (getF32Constant(product.getRhs()) == kNegativeInvSqrt2)
    return product.getLhs();
  if (getF32Constant(product.getLhs()) == kNegativeInvSqrt2)
    return product.getRhs();
  return {};
}

namespace {

/// value * 2^n for n in [-126, 127]: 2^n is one normal number. A product, not
/// an addition to the exponent field, which would turn some NaNs into numbers.
Value emitScaleNormal(MathEmitter &e, Value value, Value magicN) {
  Value exponent = e.shiftLeft(e.bitsOf(magicN), kExponentShift);
  Value power = e.fromBits(e.addInt(exponent, e.constant(kOneBits)));
  return e.mul(value, power);
}

/// value * 2^n for n in [-252, 254], as two factors that are both normal: the
/// first product is exact, the second rounds once, also into the subnormal
/// range or to infinity.
Value emitScale(MathEmitter &e, Value value, Value magicN) {
  Value n = e.subInt(e.bitsOf(magicN), e.constant(kMagicBits));
  Value first = e.shiftRight(n, 1);
  Value second = e.subInt(n, first);
  for (Value half : {first, second}) {
    Value exponent = e.shiftLeft(half, kExponentShift);
    value = e.mul(value, e.fromBits(e.addInt(exponent, e.constant(kOneBits))));
  }
  return value;
}

Value expandExp(MathEmitter &e, Value x) {
  // Beyond the bounds the result is infinity, or zero after rounding.
  ScaledExp exp = emitScaledExp(e, e.atLeast(e.atMost(x, 89.0f), -104.5f));
  return emitScale(e, exp.mantissa, exp.magicN);
}

/// |x| < 1: x + x P(x^2). Else 1 - exp(-G(|x|)) with G = -log erfc, whose
/// result is 1 from |x| = 4 on.
Value expandErf(MathEmitter &e, Value x) {
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
Value expandTanh(MathEmitter &e, Value x) {
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

/// erfc of `operand`, or of the t that has the other sign (`isNegated`).
Value emitErfc(MathEmitter &e, Value operand, bool isNegated,
               const ErfcForm &form) {
  Value two = e.constant(2.0f);
  Value magnitude = e.atMost(e.abs(operand), form.bound);
  ErfcTail half = emitErfcTail(e, magnitude, form);
  Value tail = e.mul(two, e.mul(half.factor, half.exp.mantissa));
  tail = emitScale(e, tail, half.exp.magicN);
  Value reflected = e.sub(two, tail);
  Value zero = e.constant(0.0f);
  if (isNegated)
    return e.selectLess(operand, zero, tail, reflected);
  return e.selectLess(operand, zero, reflected, tail);
}

Value expandErfc(MathEmitter &e, Value t) {
  if (Value x = matchGeluArgument(t))
    return emitErfc(e, x, /*isNegated=*/true, kGeluErfcForm);
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
template <typename OpTy, Value (*expand)(MathEmitter &, Value)>
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
    Type computeType = MathEmitter::cloneWith(type, rewriter.getF32Type());
    Value operand = op.getOperand();
    if (computeType != type)
      operand = arith::ExtFOp::create(rewriter, loc, computeType, operand);
    MathEmitter emitter(rewriter, loc, computeType);
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

  void runOnOperation() override { expandMath(getOperation(), patterns); }

  FrozenRewritePatternSet patterns;
};

} // namespace

void mlir::ffn::populateExpandMathPatterns(RewritePatternSet &patterns) {
  populateExpandActivationPatterns(patterns);
  patterns
      .add<Expand<math::ExpOp, expandExp>, Expand<math::ErfOp, expandErf>,
           Expand<math::ErfcOp, expandErfc>, Expand<math::TanhOp, expandTanh>>(
          patterns.getContext());
}

void mlir::ffn::expandMath(Operation *root,
                           const FrozenRewritePatternSet &patterns) {
  PatternApplicator applicator(patterns);
  applicator.applyDefaultCostModel();
  PatternRewriter rewriter(root->getContext());
  // Users come before what they use, and new operations are not visited.
  root->walk<WalkOrder::PostOrder, ReverseIterator>([&](Operation *op) {
    if (op == root)
      return;
    if (isOpTriviallyDead(op)) {
      rewriter.eraseOp(op);
      return;
    }
    rewriter.setInsertionPoint(op);
    (void)applicator.matchAndRewrite(op, rewriter);
  });
}
