//===- ExpandF16.cpp - conversions of f16 without F16C --------------------===//

#include "swiglu/Target/CPU/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/BuiltinTypes.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_EXPANDF16PASS
#include "swiglu/Target/CPU/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;

namespace {
/// Arithmetic on numbers of the shape of `shape`, a scalar or vector type.
struct Emitter {
  OpBuilder &b;
  Location loc;
  Type shape;

  Type like(Type element) {
    if (auto vector = dyn_cast<VectorType>(shape))
      return vector.clone(element);
    return element;
  }
  Type i16() { return like(b.getI16Type()); }
  Type i32() { return like(b.getI32Type()); }
  Type f32() { return like(b.getF32Type()); }
  Value constant(Type type, TypedAttr value) {
    if (auto vector = dyn_cast<VectorType>(type))
      value = DenseElementsAttr::get(vector, Attribute(value));
    return arith::ConstantOp::create(b, loc, value);
  }
  Value bits(uint32_t value) {
    return constant(i32(), b.getI32IntegerAttr(static_cast<int32_t>(value)));
  }
  Value cast(Type type, Value value) {
    return arith::BitcastOp::create(b, loc, type, value);
  }
  Value also(Value x, uint32_t mask) {
    return arith::AndIOp::create(b, loc, x, bits(mask));
  }
  Value either(Value x, Value y) { return arith::OrIOp::create(b, loc, x, y); }
  Value add(Value x, Value y) { return arith::AddIOp::create(b, loc, x, y); }
  Value up(Value x, uint32_t by) {
    return arith::ShLIOp::create(b, loc, x, bits(by));
  }
  Value down(Value x, uint32_t by) {
    return arith::ShRUIOp::create(b, loc, x, bits(by));
  }
  /// x < bound, of numbers without a sign bit.
  Value isBelow(Value x, uint32_t bound) {
    return arith::CmpIOp::create(b, loc, arith::CmpIPredicate::slt, x,
                                 bits(bound));
  }
  Value select(Value condition, Value x, Value y) {
    return arith::SelectOp::create(b, loc, condition, x, y);
  }
};
} // namespace

/// The fraction and exponent of a half, moved to where those of a float are,
/// are a float that is 2^112 times too small: the product is exact, and makes
/// normal numbers of subnormal ones. Infinity and NaN get the largest exponent.
static Value emitExtend(Emitter &e, Value half) {
  Value word =
      arith::ExtUIOp::create(e.b, e.loc, e.i32(), e.cast(e.i16(), half));
  Value sign = e.up(e.also(word, 0x8000), 16);
  Value rest = e.also(word, 0x7fff), moved = e.up(rest, 13);
  Value power = e.constant(e.f32(), e.b.getF32FloatAttr(0x1p112f));
  Value finite =
      arith::MulFOp::create(e.b, e.loc, e.cast(e.f32(), moved), power);
  Value magnitude = e.select(e.isBelow(rest, 0x7c00), e.cast(e.i32(), finite),
                             e.either(moved, e.bits(0x7f800000)));
  return e.cast(e.f32(), e.either(magnitude, sign));
}

/// Three ways, by the magnitude:
/// * below 2^-14 the sum with 0.5 has the half's last bit as its own, and
/// rounds;
/// * below 65536 the exponent is less by 112, and what is half of the last bit,
///   less one where that bit is even, is added before the 13 bits go: 65520 and
///   more carry into the exponent of infinity;
/// * the others are infinity or NaN.
static Value emitTruncate(Emitter &e, Value value) {
  Value word = e.cast(e.i32(), value);
  Value sign = e.down(e.also(word, 0x80000000u), 16);
  Value rest = e.also(word, 0x7fffffff);
  Value half = e.constant(e.f32(), e.b.getF32FloatAttr(0.5f));
  Value sum = arith::AddFOp::create(e.b, e.loc, e.cast(e.f32(), rest), half);
  Value subnormal = e.add(e.cast(e.i32(), sum), e.bits(0u - 0x3f000000u));
  Value odd = e.also(e.down(rest, 13), 1);
  Value normal =
      e.down(e.add(e.add(rest, e.bits((0u - (112u << 23)) + 0xfff)), odd), 13);
  Value special =
      e.select(e.isBelow(rest, 0x7f800001), e.bits(0x7c00), e.bits(0x7e00));
  Value result = e.select(e.isBelow(rest, 0x47800000), normal, special);
  result = e.select(e.isBelow(rest, 0x38800000), subnormal, result);
  return arith::TruncIOp::create(e.b, e.loc, e.i16(), e.either(result, sign));
}

namespace {
struct ExpandF16 : ffn::impl::ExpandF16PassBase<ExpandF16> {
  void runOnOperation() override {
    getOperation()->walk([](Operation *op) {
      if (auto extend = dyn_cast<arith::ExtFOp>(op))
        expand(extend);
      else if (auto truncate = dyn_cast<arith::TruncFOp>(op))
        expand(truncate);
    });
  }

  static void expand(arith::ExtFOp op) {
    Type type = op.getType();
    if (!getElementTypeOrSelf(op.getIn().getType()).isF16())
      return;
    OpBuilder b(op);
    Emitter e{b, op.getLoc(), type};
    Value result = emitExtend(e, op.getIn());
    if (result.getType() != type)
      result = arith::ExtFOp::create(b, op.getLoc(), type, result);
    op.replaceAllUsesWith(result);
    op.erase();
  }

  static void expand(arith::TruncFOp op) {
    if (!getElementTypeOrSelf(op.getType()).isF16() ||
        !getElementTypeOrSelf(op.getIn().getType()).isF32())
      return;
    OpBuilder b(op);
    Emitter e{b, op.getLoc(), op.getType()};
    Value result = e.cast(op.getType(), emitTruncate(e, op.getIn()));
    op.replaceAllUsesWith(result);
    op.erase();
  }
};
} // namespace
