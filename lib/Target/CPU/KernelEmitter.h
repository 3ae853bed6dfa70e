//===- KernelEmitter.h - what micro-kernels have in common ------*- C++ -*-===//

#ifndef SWIGLU_LIB_TARGET_CPU_KERNELEMITTER_H
#define SWIGLU_LIB_TARGET_CPU_KERNELEMITTER_H

#include "CodeBuilder.h"
#include "MicroKernel.h"

namespace mlir::ffn {

/// Emits the pieces of one micro-kernel.
struct KernelEmitter : CodeBuilder {
  using Values = SmallVector<Value>;
  using CarryingBody = function_ref<void(Value, MutableArrayRef<Value>)>;
  static constexpr int64_t kWidth = cpu::PanelsAttr::kWidth;
  /// Segments of K that a stream kernel reads side by side: one sequential
  /// stream does not saturate a core's memory, four do.
  static constexpr int64_t kStreams = 4;

  const KernelSpec &spec;
  int64_t rows;
  Value x, weights, sums; // memrefs

  /// Sums in a tile.
  int64_t count() const { return rows * spec.vectors; }
  Value add(Value value, int64_t other) {
    return other ? arith::AddIOp::create(b, loc, value, index(other)) : value;
  }
  Value add(Value value, Value other) {
    return arith::AddIOp::create(b, loc, value, other);
  }
  Value multiply(Value value, int64_t other) {
    return arith::MulIOp::create(b, loc, value, index(other));
  }
  VectorType vectorOf(Type element) {
    return VectorType::get(spec.lanes, element);
  }
  VectorType f32s() { return vectorOf(b.getF32Type()); }
  VectorType i32s() { return vectorOf(b.getI32Type()); }
  Value splat(VectorType type, int64_t value) {
    return arith::ConstantOp::create(
        b, loc,
        DenseElementsAttr::get(type,
                               b.getIntegerAttr(type.getElementType(), value)));
  }
  Value zero() {
    return arith::ConstantOp::create(b, loc, b.getZeroAttr(f32s()));
  }
  Value bitcast(Value value, Type type) {
    return vector::BitCastOp::create(b, loc, cast<VectorType>(type), value);
  }
  Value fma(Value left, Value right, Value sum) {
    if (spec.hasFMA)
      return CodeBuilder::fma(left, right, sum);
    return arith::AddFOp::create(b, loc, sum,
                                 arith::MulFOp::create(b, loc, left, right));
  }
  /// The word of x at `at`, for all lanes.
  Value broadcastWord(Value at) {
    Value word = memref::LoadOp::create(b, loc, x, at);
    return vector::BroadcastOp::create(b, loc, vectorOf(word.getType()), word);
  }

  /// The column of a panel where vector `v` begins.
  int64_t columnOf(int64_t v) const { return v * (kWidth / spec.vectors); }
  Value sumAt(int64_t r, int64_t v) { return index(r * kWidth + columnOf(v)); }
  Value loadSum(int64_t r, int64_t v) {
    return vector::LoadOp::create(b, loc, f32s(), sums, sumAt(r, v));
  }
  void storeSums(ArrayRef<Value> values) {
    for (int64_t r = 0; r < rows; ++r)
      for (int64_t v = 0; v < spec.vectors; ++v)
        vector::StoreOp::create(b, loc, values[r * spec.vectors + v], sums,
                                sumAt(r, v));
  }

  /// A loop whose body changes what it carries.
  Values loop(Value from, Value to, int64_t by, ValueRange values,
              CarryingBody body) {
    return reduce(from, to, by, values, [&](Value k, ValueRange args) {
      Values next(args);
      body(k, next);
      return next;
    });
  }

  void prefetch(Value memref, Value at) {
    memref::PrefetchOp::create(b, loc, memref, at, /*isWrite=*/false,
                               /*localityHint=*/3, /*isDataCache=*/true);
  }
  /// In a loop in passes of `by` steps: `lines` lines of the bytes at `ahead`,
  /// from pass to pass in a row.
  void prefetchLines(Value k, int64_t by, Value ahead, Value lines) {
    Value first = multiply(arith::MulIOp::create(b, loc, k, lines), 64 / by);
    loop(index(0), lines, 1, {}, [&](Value line, MutableArrayRef<Value>) {
      prefetch(ahead, add(first, multiply(line, 64)));
    });
  }
};

} // namespace mlir::ffn

#endif // SWIGLU_LIB_TARGET_CPU_KERNELEMITTER_H
