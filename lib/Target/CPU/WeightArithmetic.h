//===- WeightArithmetic.h - f64 in vectors ----------------------*- C++ -*-===//

#ifndef SWIGLU_LIB_TARGET_CPU_WEIGHTARITHMETIC_H
#define SWIGLU_LIB_TARGET_CPU_WEIGHTARITHMETIC_H

#include "CodeBuilder.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"

namespace mlir::ffn {

/// Emits arithmetic on one f64, or on a vector of them.
struct Arithmetic : CodeBuilder {
  Type typeFor(int64_t width, Type element) {
    return width > 1 ? Type(VectorType::get(width, element)) : element;
  }
  Type f64(int64_t width) { return typeFor(width, b.getF64Type()); }
  Value min(Value x, Value y) { return arith::MinSIOp::create(b, loc, x, y); }
  Value size(Value memref, int64_t dim) {
    return getValueOrCreateConstantIndexOp(
        b, loc, memref::getMixedSize(b, loc, memref, dim));
  }

  Value constant(int64_t width, double value) {
    TypedAttr attr = b.getF64FloatAttr(value);
    if (width > 1)
      attr = DenseElementsAttr::get(cast<ShapedType>(f64(width)), attr);
    return arith::ConstantOp::create(b, loc, attr);
  }
  Value splat(Value scalar, int64_t width) {
    if (width == 1)
      return scalar;
    return vector::BroadcastOp::create(b, loc, f64(width), scalar);
  }
  Value multiply(Value x, Value y) {
    return arith::MulFOp::create(b, loc, x, y);
  }

  /// To f64, which is exact; through f32, since that is how the target widens
  /// 16 bits.
  Value widen(Value value, int64_t width) {
    Type element = getElementTypeOrSelf(value.getType());
    if (is16Bit(element))
      value =
          arith::ExtFOp::create(b, loc, typeFor(width, b.getF32Type()), value);
    if (value.getType() == f64(width))
      return value;
    return arith::ExtFOp::create(b, loc, f64(width), value);
  }
  /// `width` elements from memory.
  Value load(Value memref, ValueRange at, int64_t width) {
    return widen(loadAsIs(memref, at, width), width);
  }
  /// `width` elements, one below the other.
  Value loadColumn(Value memref, Value row, Value column, int64_t width) {
    if (width == 1)
      return load(memref, {row, column}, 1);
    Type element = cast<MemRefType>(memref.getType()).getElementType();
    SmallVector<Value> elements;
    for (int64_t i = 0; i < width; ++i)
      elements.push_back(memref::LoadOp::create(
          b, loc, memref, ValueRange{add(row, i), column}));
    return widen(vector::FromElementsOp::create(
                     b, loc, VectorType::get(width, element), elements),
                 width);
  }

  /// f64 to f32 such that rounding to 16 bits afterwards is rounding once: what
  /// is not exact becomes odd, so that no tie appears that was none. Truncation
  /// rounds towards zero first.
  Value roundToOdd(Value value, int64_t width) {
    Type f32 = typeFor(width, b.getF32Type()),
         i32 = typeFor(width, b.getI32Type());
    Value nearest = arith::TruncFOp::create(b, loc, f32, value);
    Value back = arith::ExtFOp::create(b, loc, f64(width), nearest);
    Value bits = arith::BitcastOp::create(b, loc, i32, nearest);
    auto compare = [&](arith::CmpFPredicate predicate, Value x, Value y) {
      return arith::ExtUIOp::create(
          b, loc, i32, arith::CmpFOp::create(b, loc, predicate, x, y));
    };
    // Ordered, so that NaN stays one.
    Value isLarger =
        compare(arith::CmpFPredicate::OGT, math::AbsFOp::create(b, loc, back),
                math::AbsFOp::create(b, loc, value));
    Value isInexact = compare(arith::CmpFPredicate::ONE, back, value);
    bits = arith::SubIOp::create(b, loc, bits, isLarger);
    bits = arith::OrIOp::create(b, loc, bits, isInexact);
    return arith::BitcastOp::create(b, loc, f32, bits);
  }
  /// To `element`, with one rounding.
  Value narrow(Value value, Type element, int64_t width) {
    if (is16Bit(element))
      value = roundToOdd(value, width);
    if (getElementTypeOrSelf(value.getType()) == element)
      return value;
    return arith::TruncFOp::create(b, loc, typeFor(width, element), value);
  }
  /// To the memref's element type and into memory.
  void store(Value value, Value memref, ValueRange at, int64_t width) {
    Type element = cast<MemRefType>(memref.getType()).getElementType();
    storeAsIs(narrow(value, element, width), memref, at);
  }

  /// `reduce` with `step`, then with 1 for what is left.
  SmallVector<Value>
  reduceAll(Value from, Value to, int64_t step, ValueRange sums,
            function_ref<SmallVector<Value>(Value, int64_t, ValueRange)> body) {
    Value middle = wholeSteps(from, to, step);
    SmallVector<Value> partial =
        reduce(from, middle, step, sums,
               [&](Value at, ValueRange args) { return body(at, step, args); });
    return reduce(middle, to, 1, partial,
                  [&](Value at, ValueRange args) { return body(at, 1, args); });
  }
  void forAll(Value from, Value to, int64_t step,
              function_ref<void(Value, int64_t)> body) {
    reduceAll(from, to, step, {}, [&](Value at, int64_t width, ValueRange) {
      body(at, width);
      return SmallVector<Value>();
    });
  }
};

} // namespace mlir::ffn

#endif // SWIGLU_LIB_TARGET_CPU_WEIGHTARITHMETIC_H
