//===- IntegerKernel.cpp - micro-kernels for integer weights --------------===//
//
// A block of 32 values of k is multiplied in integers, exactly; then
//
//   sum += (block * scale of x) * scale of the weight  (+ what its zero gives)
//
// in f32, in memory: the registers hold the block's sums. Weights are unsigned in
// memory (u = w + bias); the block starts at -bias * Σ x, which quantising x has
// computed.
//
//===----------------------------------------------------------------------===//

#include "MemRefs.h"
#include "MicroKernel.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::cpu;

/// Segments of K that a stream kernel reads side by side.
static constexpr int64_t kStreams = 4;

namespace {
using Values = SmallVector<Value>;

struct IntegerEmitter {
  OpBuilder &b;
  Location loc;
  const KernelSpec &spec;
  int64_t rows;
  KernelForm form;
  Value x, weights, sums, scales; // memrefs of i32, i8, f32 and i8

  int64_t count() const { return rows * spec.vectors; }
  Value index(int64_t value) {
    return arith::ConstantIndexOp::create(b, loc, value);
  }
  Value add(Value value, int64_t other) {
    return other ? arith::AddIOp::create(b, loc, value, index(other)) : value;
  }
  Value add(Value value, Value other) {
    return arith::AddIOp::create(b, loc, value, other);
  }
  Value mul(Value value, int64_t other) {
    return arith::MulIOp::create(b, loc, value, index(other));
  }
  VectorType vectorOf(Type element, int64_t length) {
    return VectorType::get(length, element);
  }
  VectorType f32s() { return vectorOf(b.getF32Type(), spec.lanes); }
  VectorType i32s() { return vectorOf(b.getI32Type(), spec.lanes); }
  VectorType i16s() { return vectorOf(b.getI16Type(), 2 * spec.lanes); }
  VectorType i8s() { return vectorOf(b.getI8Type(), 4 * spec.lanes); }
  Value splat(VectorType type, int64_t value) {
    return arith::ConstantOp::create(
        b, loc,
        DenseElementsAttr::get(type,
                               b.getIntegerAttr(type.getElementType(), value)));
  }
  Value bitcast(Value value, VectorType type) {
    return vector::BitCastOp::create(b, loc, type, value);
  }
  int64_t columnOf(int64_t v) const {
    return v * (PanelsAttr::kWidth / spec.vectors);
  }
  Value loadBytes(Value memref, Value at, int64_t bytes) {
    return vector::LoadOp::create(b, loc, vectorOf(b.getI8Type(), bytes), memref,
                                  at);
  }
  Value loadWord(Value at) { return memref::LoadOp::create(b, loc, x, at); }
  Value broadcastWord(Value at) {
    return vector::BroadcastOp::create(b, loc, i32s(), loadWord(at));
  }

  /// sum + x·w of words of x with as many weights, w unsigned.
  Value dot(Value word, Value weight, Value sum) {
    bool isWide = spec.xBits == 16;
    VectorType type = isWide ? i16s() : i8s();
    Value left = bitcast(word, type), right = bitcast(weight, type);
    auto call = [&](StringRef name, VectorType result, ValueRange operands) {
      return LLVM::CallIntrinsicOp::create(b, loc, result, b.getStringAttr(name),
                                           operands)
          .getResult(0);
    };
    std::string bits = std::to_string(spec.lanes * 32);
    if (!isWide)
      return call("llvm.x86.avx512.vpdpbusd." + bits, i32s(),
                  {sum, right, left});
    if (spec.hasVNNI)
      return call("llvm.x86.avx512.vpdpwssd." + bits, i32s(), {sum, left, right});
    StringRef name = spec.lanes == 16  ? "llvm.x86.avx512.pmaddw.d.512"
                     : spec.lanes == 8 ? "llvm.x86.avx2.pmadd.wd"
                                       : "llvm.x86.sse2.pmadd.wd";
    return arith::AddIOp::create(b, loc, sum, call(name, i32s(), {left, right}));
  }

  /// The weights of a unit for one vector, in the order of the words of x.
  Values unpack(Value raw) {
    Values result;
    auto mask = [&](VectorType type, Value value, int64_t bits) -> Value {
      return arith::AndIOp::create(b, loc, bitcast(value, type),
                                   splat(type, bits));
    };
    auto shift = [&](VectorType type, Value value, int64_t by) -> Value {
      return arith::ShRUIOp::create(b, loc, bitcast(value, type),
                                    splat(type, by));
    };
    if (spec.weightBits == 8) {
      if (spec.xBits == 8)
        return {raw};
      return {mask(i16s(), raw, 0xff), shift(i16s(), raw, 8)};
    }
    if (spec.xBits == 8)
      return {mask(i8s(), raw, 15), mask(i8s(), shift(i16s(), raw, 4), 15)};
    return {mask(i16s(), raw, 15), mask(i16s(), shift(i16s(), raw, 4), 15),
            mask(i16s(), shift(i16s(), raw, 8), 15), shift(i16s(), raw, 12)};
  }

  int64_t units() const { return spec.weightBits; } // of 4 or 8 values of k

  /// Streams come two blocks ahead: measured on Zen 5, worth 5 % for one row and
  /// 60 % for eight.
  void prefetchUnit(Value at) {
    if (form != KernelForm::Stream)
      return;
    int64_t unitBytes = 4 * PanelsAttr::kWidth;
    for (int64_t line = 0; line < unitBytes; line += 64)
      memref::PrefetchOp::create(
          b, loc, weights, add(at, 2 * unitBytes * units() + line),
          /*isWrite=*/false, /*localityHint=*/3, /*isDataCache=*/true);
  }

  /// The integer sums of the block at `weight` and `word`.
  Values multiplyBlock(Value weight, Value word, Value correction) {
    Values start;
    for (int64_t r = 0; r < rows; ++r) {
      Value value = spec.zero == QuantZero::None
                        ? broadcastWord(add(correction, r))
                        : splat(i32s(), 0);
      for (int64_t v = 0; v < spec.vectors; ++v)
        start.push_back(value);
    }
    // Two sets of sums where there are few: shorter chains.
    int64_t sets = rows <= 2 ? 2 : 1;
    start.append((sets - 1) * count(), splat(i32s(), 0));
    int64_t words = spec.xBits / units();
    auto loop = scf::ForOp::create(
        b, loc, index(0), index(units()), index(1), start,
        [&](OpBuilder &nested, Location, Value unit, ValueRange args) {
          OpBuilder::InsertionGuard guard(b);
          b.setInsertionPoint(nested.getInsertionBlock(),
                              nested.getInsertionPoint());
          Values values(args);
          SmallVector<Values> panel;
          prefetchUnit(add(weight, mul(unit, 4 * PanelsAttr::kWidth)));
          for (int64_t v = 0; v < spec.vectors; ++v)
            panel.push_back(unpack(loadBytes(
                weights,
                add(add(weight, mul(unit, 4 * PanelsAttr::kWidth)),
                    4 * columnOf(v)),
                4 * spec.lanes)));
          Value first = add(word, mul(unit, words * rows));
          for (int64_t i = 0; i < words; ++i)
            for (int64_t r = 0; r < rows; ++r) {
              Value some = broadcastWord(add(first, i * rows + r));
              for (int64_t v = 0; v < spec.vectors; ++v) {
                Value &sum =
                    values[(i % sets) * count() + r * spec.vectors + v];
                sum = dot(some, panel[v][i], sum);
              }
            }
          scf::YieldOp::create(b, loc, values);
        });
    Values result(loop.getResults());
    for (int64_t i = 0; sets == 2 && i < count(); ++i)
      result[i] =
          arith::AddIOp::create(b, loc, result[i], result[count() + i]);
    result.resize(count());
    return result;
  }

  /// Scales (or, `which` 1, zeros that are numbers) of a group, as f32.
  Values loadScales(Value group, int64_t which) {
    int64_t size = spec.hasHalfScales ? 2 : 4;
    Values result;
    for (int64_t v = 0; v < spec.vectors; ++v) {
      Value at =
          add(group,
              (which * PanelsAttr::kWidth + spec.column + columnOf(v)) * size);
      Value raw = loadBytes(scales, at, spec.lanes * size);
      if (spec.hasHalfScales)
        result.push_back(arith::ExtFOp::create(
            b, loc, f32s(),
            bitcast(raw, vectorOf(b.getF16Type(), spec.lanes))));
      else
        result.push_back(bitcast(raw, f32s()));
    }
    return result;
  }
  /// Integer zeros of a group.
  Values loadZeros(Value group) {
    int64_t size = spec.hasHalfScales ? 2 : 4;
    Values result;
    for (int64_t v = 0; v < spec.vectors; ++v) {
      Value raw = loadBytes(
          scales,
          add(group, PanelsAttr::kWidth * size + spec.column + columnOf(v)),
          spec.lanes);
      // Of 8 bits they are plus 128.
      if (spec.weightBits == 8)
        result.push_back(arith::ExtUIOp::create(b, loc, i32s(), raw));
      else
        result.push_back(arith::ExtSIOp::create(b, loc, i32s(), raw));
    }
    return result;
  }

  int64_t groupBytes() const {
    int64_t size = spec.hasHalfScales ? 2 : 4;
    return PanelsAttr::kWidth * (size + (spec.zero == QuantZero::Integer ? 1
                                         : spec.zero == QuantZero::Additive
                                             ? size
                                             : 0));
  }

  /// Block `k`, onto `values` where they are in registers, else onto memory.
  void emitBlock(Value k, Value group, MutableArrayRef<Value> values) {
    Value word = mul(k, rows * spec.getBlockWords());
    Value scaleAt = add(word, spec.xBits * rows), sumAt = add(scaleAt, rows);
    int64_t blockBytes =
        PanelsAttr::kBlock * PanelsAttr::kWidth * spec.weightBits / 8;
    Values block = multiplyBlock(mul(k, blockBytes), word, sumAt);
    Values factors = loadScales(group, 0), zeros;
    if (spec.zero == QuantZero::Integer)
      zeros = loadZeros(group);
    if (spec.zero == QuantZero::Additive)
      zeros = loadScales(group, 1);
    for (int64_t r = 0; r < rows; ++r) {
      Value scale = bitcast(broadcastWord(add(scaleAt, r)), f32s());
      Value sumOfX;
      if (spec.zero != QuantZero::None)
        sumOfX = broadcastWord(add(sumAt, r));
      for (int64_t v = 0; v < spec.vectors; ++v) {
        Value whole = block[r * spec.vectors + v];
        if (spec.zero == QuantZero::Integer)
          whole = arith::SubIOp::create(
              b, loc, whole,
              arith::MulIOp::create(b, loc, zeros[v], sumOfX));
        Value product = arith::MulFOp::create(
            b, loc, arith::SIToFPOp::create(b, loc, f32s(), whole), factors[v]);
        addTo(r, v, product, scale, values);
        if (spec.zero == QuantZero::Additive)
          addTo(r, v, zeros[v], bitcast(sumOfX, f32s()), values);
      }
    }
  }

  void addTo(int64_t r, int64_t v, Value left, Value right,
             MutableArrayRef<Value> values) {
    Value at = index(r * PanelsAttr::kWidth + columnOf(v));
    Value old = values.empty()
                    ? vector::LoadOp::create(b, loc, f32s(), sums, at).getResult()
                    : values[r * spec.vectors + v];
    Value sum;
    if (spec.hasFMA)
      sum = vector::FMAOp::create(b, loc, left, right, old);
    else
      sum = arith::AddFOp::create(
          b, loc, old, arith::MulFOp::create(b, loc, left, right));
    if (values.empty())
      vector::StoreOp::create(b, loc, sum, sums, at);
    else
      values[r * spec.vectors + v] = sum;
  }

  /// The group of block `k`, by its place.
  Value groupOf(Value k) {
    if (spec.groupBlocks == 0)
      return index(0);
    Value group = spec.groupBlocks == 1
                      ? k
                      : arith::DivUIOp::create(b, loc, k, index(spec.groupBlocks))
                            .getResult();
    return mul(group, groupBytes());
  }

  Values loop(Value from, Value to, ValueRange values,
              function_ref<void(Value, MutableArrayRef<Value>)> body) {
    auto loop = scf::ForOp::create(
        b, loc, from, to, index(1), values,
        [&](OpBuilder &nested, Location, Value k, ValueRange args) {
          OpBuilder::InsertionGuard guard(b);
          b.setInsertionPoint(nested.getInsertionBlock(),
                              nested.getInsertionPoint());
          Values next(args);
          body(k, next);
          scf::YieldOp::create(b, loc, next);
        });
    return Values(loop.getResults());
  }

  void emitStream(Value steps) {
    Value zero = arith::ConstantOp::create(b, loc, b.getZeroAttr(f32s()));
    bool inRegisters = count() <= 4;
    Values values;
    if (inRegisters)
      values.assign(count(), zero);
    for (int64_t r = 0; !inRegisters && r < rows; ++r)
      for (int64_t v = 0; v < spec.vectors; ++v)
        vector::StoreOp::create(
            b, loc, zero, sums,
            index(r * PanelsAttr::kWidth + columnOf(v)));
    Value segment = arith::DivUIOp::create(b, loc, steps, index(kStreams));
    auto one = [&](Value k, MutableArrayRef<Value> next) {
      emitBlock(k, groupOf(k), next);
    };
    values = loop(index(0), segment, values,
                  [&](Value k, MutableArrayRef<Value> next) {
                    for (int64_t s = 0; s < kStreams; ++s) {
                      one(k, next);
                      if (s + 1 < kStreams)
                        k = add(k, segment);
                    }
                  });
    values = loop(mul(segment, kStreams), steps, values, one);
    for (int64_t r = 0; inRegisters && r < rows; ++r)
      for (int64_t v = 0; v < spec.vectors; ++v)
        vector::StoreOp::create(b, loc, values[r * spec.vectors + v], sums,
                                index(r * PanelsAttr::kWidth + columnOf(v)));
  }

  void emitChunk(Value steps, Value prefetch, Value lines) {
    loop(index(0), steps, {}, [&](Value k, MutableArrayRef<Value>) {
      Value first = mul(arith::MulIOp::create(b, loc, k, lines), 64);
      auto ahead = scf::ForOp::create(b, loc, index(0), lines, index(1));
      {
        OpBuilder::InsertionGuard guard(b);
        b.setInsertionPointToStart(ahead.getBody());
        memref::PrefetchOp::create(
            b, loc, prefetch, add(first, mul(ahead.getInductionVar(), 64)),
            /*isWrite=*/false, /*localityHint=*/3, /*isDataCache=*/true);
      }
      emitBlock(k, groupOf(k), {});
    });
  }
};
} // namespace

void ffn::emitIntegerKernel(OpBuilder &b, const KernelSpec &spec,
                            KernelForm form, int64_t rows,
                            ValueRange arguments) {
  Location loc = b.getUnknownLoc();
  auto memref = [&](unsigned argument, Type element) {
    return makeOpenMemRef(b, loc, element, arguments[argument]);
  };
  IntegerEmitter emitter{b,
                         loc,
                         spec,
                         rows,
                         form,
                         memref(0, b.getI32Type()),
                         memref(1, b.getI8Type()),
                         memref(2, b.getF32Type()),
                         memref(4, b.getI8Type())};
  if (form == KernelForm::Stream)
    emitter.emitStream(arguments[5]);
  else
    emitter.emitChunk(arguments[5], memref(3, b.getI8Type()), arguments[6]);
}
