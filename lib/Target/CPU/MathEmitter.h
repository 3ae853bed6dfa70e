//===- MathEmitter.h - arithmetic on f32, and exp's core --------*- C++ -*-===//

#ifndef SWIGLU_TARGET_CPU_MATHEMITTER_H
#define SWIGLU_TARGET_CPU_MATHEMITTER_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>

namespace mlir::ffn {

/// Builds elementwise arithmetic on f32 or on a vector of f32; constants are
/// splat to that type.
class MathEmitter {
public:
  MathEmitter(OpBuilder &builder, Location loc, Type type)
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

  /// a < b; false when either is NaN.
  Value less(Value a, Value b) {
    return create<arith::CmpFOp>(arith::CmpFPredicate::OLT, a, b);
  }
  Value select(Value condition, Value ifTrue, Value ifFalse) {
    return create<arith::SelectOp>(condition, ifTrue, ifFalse);
  }
  Value selectLess(Value a, Value b, Value ifTrue, Value ifFalse) {
    return select(less(a, b), ifTrue, ifFalse);
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
inline constexpr int32_t kMagicBits = 0x4B400000;
inline constexpr float kMagic = 12582912.0f;
/// The bits of 1.0, and where the exponent field begins.
inline constexpr int32_t kOneBits = 0x3F800000;
inline constexpr int32_t kExponentShift = 23;

/// exp(x) = mantissa * 2^n, with mantissa in [0.7, 1.42] and n the integer in
/// the low bits of `magicN`.
struct ScaledExp {
  Value mantissa;
  Value magicN;
};

/// exp(x) for |x| < 2^21 or NaN.
ScaledExp emitScaledExp(MathEmitter &e, Value x);

/// One way of computing the complementary error function: of t itself, or of x
/// with t = -x / sqrt(2).
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
/// The form of GELU, a function of x.
extern const ErfcForm kGeluErfcForm;

/// Half of erfc at a magnitude up to the form's bound: factor * exp.
struct ErfcTail {
  Value factor;
  ScaledExp exp;
};
ErfcTail emitErfcTail(MathEmitter &e, Value magnitude, const ErfcForm &form);

/// The value of an f32 constant, a splat of it or a broadcast.
std::optional<float> getF32Constant(Value value);

/// The x of x * (-1/sqrt(2)), or null.
Value matchGeluArgument(Value t);

} // namespace mlir::ffn

#endif // SWIGLU_TARGET_CPU_MATHEMITTER_H
