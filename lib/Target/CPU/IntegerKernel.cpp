//===- IntegerKernel.cpp - micro-kernels for integer weights --------------===//
//
// A block of 32 values of k is multiplied in integers, exactly; then
//
//   sum += (block * scale of x) * scale of the weight  (+ what its zero gives)
//
// in f32, in memory: the registers hold the block's sums. Weights are unsigned
// in memory (u = w + bias); the block starts at -bias * Σ x, which quantising x
// has computed.
//
//===----------------------------------------------------------------------===//

#include "KernelEmitter.h"
#include "MemRefs.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::cpu;

namespace {
struct IntegerEmitter : KernelEmitter {
  KernelForm form;
  Value scales;

  VectorType i16s() { return VectorType::get(2 * spec.lanes, b.getI16Type()); }
  VectorType i8s() { return VectorType::get(4 * spec.lanes, b.getI8Type()); }

  /// sum + x·w of words of x with as many weights, w unsigned.
  Value dot(Value word, Value weight, Value sum) {
    bool isWide = spec.xBits == 16;
    VectorType type = isWide ? i16s() : i8s();
    Value left = bitcast(word, type), right = bitcast(weight, type);
    auto call = [&](StringRef name, VectorType result, ValueRange operands) {
      return LLVM::CallIntrinsicOp::create(b, loc, result,
                                           b.getStringAttr(name), operands)
          .getResult(0);
    };
    std::string bits = std::to_string(spec.lanes * 32);
    if (!isWide)
      return call("llvm.x86.avx512.vpdpbusd." + bits, i32s(),
                  {sum, right, left});
    if (spec.hasVNNI)
      return call("llvm.x86.avx512.vpdpwssd." + bits, i32s(),
                  {sum, left, right});
    StringRef name = spec.lanes == 16  ? "llvm.x86.avx512.pmaddw.d.512"
                     : spec.lanes == 8 ? "llvm.x86.avx2.pmadd.wd"
                                       : "llvm.x86.sse2.pmadd.wd";
    return arith::AddIOp::create(b, loc, sum,
                                 call(name, i32s(), {left, right}));
  }

  /// The weights of a unit for one vector, in the order of the words of x.
  Values unpack(Value raw) {
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

  /// Streams come two blocks ahead: measured on Zen 5, worth 5 % for one row
  /// and 60 % for eight.
  void prefetchUnit(Value at) {
    if (form != KernelForm::Stream)
      return;
    int64_t unitBytes = 4 * kWidth;
    for (int64_t line = 0; line < unitBytes; line += 64)
      prefetch(weights, add(at, 2 * unitBytes * units() + line));
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
    Values result =
        loop(index(0), index(units()), 1, start,
             [&](Value unit, MutableArrayRef<Value> values) {
               Value at = add(weight, multiply(unit, 4 * kWidth));
               prefetchUnit(at);
               SmallVector<Values> panel;
               for (int64_t v = 0; v < spec.vectors; ++v)
                 panel.push_back(unpack(loadAsIs(
                     weights, add(at, 4 * columnOf(v)), 4 * spec.lanes)));
               Value first = add(word, multiply(unit, words * rows));
               for (int64_t i = 0; i < words; ++i)
                 for (int64_t r = 0; r < rows; ++r) {
                   Value some = broadcastWord(add(first, i * rows + r));
                   for (int64_t v = 0; v < spec.vectors; ++v) {
                     Value &sum =
                         values[(i % sets) * count() + r * spec.vectors + v];
                     sum = dot(some, panel[v][i], sum);
                   }
                 }
             });
    for (int64_t i = 0; sets == 2 && i < count(); ++i)
      result[i] = arith::AddIOp::create(b, loc, result[i], result[count() + i]);
    result.resize(count());
    return result;
  }

  /// Scales (or, `which` 1, zeros that are numbers) of a group, as f32.
  Values loadScales(Value group, int64_t which) {
    int64_t size = spec.scaleSize;
    Values result;
    for (int64_t v = 0; v < spec.vectors; ++v) {
      Value at =
          add(group, (which * kWidth + spec.column + columnOf(v)) * size);
      Value raw = loadAsIs(scales, at, spec.lanes * size);
      if (spec.hasHalfScales())
        result.push_back(arith::ExtFOp::create(
            b, loc, f32s(), bitcast(raw, vectorOf(b.getF16Type()))));
      else
        result.push_back(bitcast(raw, f32s()));
    }
    return result;
  }
  /// Integer zeros of a group.
  Values loadZeros(Value group) {
    Values result;
    for (int64_t v = 0; v < spec.vectors; ++v) {
      Value at =
          add(group, kWidth * spec.scaleSize + spec.column + columnOf(v));
      Value raw = loadAsIs(scales, at, spec.lanes);
      // Of 8 bits they are plus 128.
      if (spec.weightBits == 8)
        result.push_back(arith::ExtUIOp::create(b, loc, i32s(), raw));
      else
        result.push_back(arith::ExtSIOp::create(b, loc, i32s(), raw));
    }
    return result;
  }

  /// Block `k`, onto `values` where they are in registers, else onto memory.
  void emitBlock(Value k, Value group, MutableArrayRef<Value> values) {
    Value word = multiply(k, rows * spec.getBlockWords());
    Value scaleAt = add(word, spec.xBits * rows), sumAt = add(scaleAt, rows);
    int64_t blockBytes = PanelsAttr::kBlock * kWidth * spec.weightBits / 8;
    Values block = multiplyBlock(multiply(k, blockBytes), word, sumAt);
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
              b, loc, whole, arith::MulIOp::create(b, loc, zeros[v], sumOfX));
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
    if (!values.empty()) {
      Value &sum = values[r * spec.vectors + v];
      sum = fma(left, right, sum);
      return;
    }
    vector::StoreOp::create(b, loc, fma(left, right, loadSum(r, v)), sums,
                            sumAt(r, v));
  }

  /// The group of block `k`, by its place.
  Value groupOf(Value k) {
    if (spec.groupBlocks == 0)
      return index(0);
    Value group =
        spec.groupBlocks == 1
            ? k
            : arith::DivUIOp::create(b, loc, k, index(spec.groupBlocks))
                  .getResult();
    return multiply(group, spec.groupBytes);
  }

  void emitStream(Value steps) {
    bool inRegisters = count() <= 4;
    Values values(count(), zero());
    if (!inRegisters) {
      storeSums(values);
      values.clear();
    }
    Value segment = arith::DivUIOp::create(b, loc, steps, index(kStreams));
    auto one = [&](Value k, MutableArrayRef<Value> next) {
      emitBlock(k, groupOf(k), next);
    };
    values = loop(index(0), segment, 1, values,
                  [&](Value k, MutableArrayRef<Value> next) {
                    for (int64_t s = 0; s < kStreams; ++s) {
                      one(k, next);
                      if (s + 1 < kStreams)
                        k = add(k, segment);
                    }
                  });
    values = loop(multiply(segment, kStreams), steps, 1, values, one);
    if (inRegisters)
      storeSums(values);
  }

  void emitChunk(Value steps, Value ahead, Value lines) {
    loop(index(0), steps, 1, {}, [&](Value k, MutableArrayRef<Value>) {
      prefetchLines(k, 1, ahead, lines);
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
  IntegerEmitter emitter{{{b, loc},
                          spec,
                          rows,
                          memref(0, b.getI32Type()),
                          memref(1, b.getI8Type()),
                          memref(2, b.getF32Type())},
                         form,
                         memref(4, b.getI8Type())};
  if (form == KernelForm::Stream)
    emitter.emitStream(arguments[5]);
  else
    emitter.emitChunk(arguments[5], memref(3, b.getI8Type()), arguments[6]);
}
