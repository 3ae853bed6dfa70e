//===- MicroKernel.cpp - one tile of rows times one panel -----------------===//

#include "MicroKernel.h"
#include "KernelEmitter.h"
#include "MemRefs.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::cpu;

//===----------------------------------------------------------------------===//
// Specs
//===----------------------------------------------------------------------===//

StringRef ffn::getName(KernelKind kind) {
  switch (kind) {
  case KernelKind::F32:
    return "f32";
  case KernelKind::F16:
    return "f16";
  case KernelKind::BF16:
    return "bf16";
  case KernelKind::BF16Dot:
    return "bf16dot";
  case KernelKind::Integer:
    return "int";
  }
  llvm_unreachable("all kinds have names");
}

/// Sums, two vectors of a panel and one of x: 12 x 2 + 3 of 32 registers, 6 x 2
/// + 3 of 16. Short vectors with many registers take four a row.
static void setTile(KernelSpec &spec, const KernelTarget &target) {
  spec.lanes = target.vectorBits / 32;
  spec.hasFMA = target.hasFMA;
  if (target.vectorBits == 512) {
    spec.rows = 12;
  } else if (target.vectorRegisters >= 32) {
    spec.vectors = 4;
    spec.rows = 6;
  }
}

static void setIntegers(KernelSpec &spec, const KernelTarget &target,
                        PanelsAttr panels, int64_t xBits) {
  spec.kind = KernelKind::Integer;
  spec.xBits = xBits;
  spec.weightBits = panels.getBits();
  spec.zero = static_cast<QuantZero>(panels.getZero());
  spec.scaleSize = panels.getScaleSize();
  spec.groupBytes = panels.getGroupBytes();
  spec.groupBlocks = panels.getGroup() >= panels.getK()
                         ? 0
                         : panels.getGroup() / PanelsAttr::kBlock;
  spec.hasVNNI =
      target.vectorBits == 512 ? target.hasAVX512VNNI : target.hasAVXVNNI;
  // Products that are not added by the instruction need registers of their own.
  if (target.vectorBits < 512)
    spec.rows = 4;
}

KernelSpec KernelSpec::get(const KernelTarget &target, Type element,
                           PanelsAttr panels, int64_t xBits) {
  KernelSpec spec;
  spec.pairing = panels.getPairing();
  setTile(spec, target);
  if (panels.getBits()) {
    setIntegers(spec, target, panels, xBits);
  } else if (element.isF16()) {
    spec.kind = KernelKind::F16;
  } else if (element.isBF16() && target.hasAVX512BF16 &&
             target.vectorBits == 512) {
    spec.kind = KernelKind::BF16Dot;
  } else if (element.isBF16()) {
    // Widened pairs take two registers a vector.
    spec.kind = KernelKind::BF16;
    spec.unroll = 2;
    spec.rows -= 1;
  }
  return spec;
}

KernelSpec KernelSpec::get(const KernelTarget &target, ProductOp product) {
  return get(target, getElementTypeOrSelf(product.getWeight()),
             product.getPanels(), product.getBits().value_or(16));
}

Type KernelSpec::getTileType(MLIRContext *context) const {
  bool isWord = kind == KernelKind::BF16Dot || isInteger();
  return isWord ? Type(IntegerType::get(context, 32))
                : Type(Float32Type::get(context));
}

Value ffn::makeTiles(OpBuilder &b, Location loc, Value tokens, int64_t words,
                     Type element) {
  if (std::optional<int64_t> rows = getConstantIntValue(tokens))
    return tensor::EmptyOp::create(b, loc, {*rows * words}, element);
  Value size = arith::MulIOp::create(
      b, loc, tokens, arith::ConstantIndexOp::create(b, loc, words));
  return tensor::EmptyOp::create(b, loc, {ShapedType::kDynamic}, element, size);
}

//===----------------------------------------------------------------------===//
// Code
//===----------------------------------------------------------------------===//

namespace {
struct FloatEmitter : KernelEmitter {
  /// What one step multiplies: `count` vectors a panel vector, for x words that
  /// follow each other by rows.
  SmallVector<Values> loadWeights(Value at) {
    Type element = cast<MemRefType>(weights.getType()).getElementType();
    SmallVector<Values> result(spec.getStepWords());
    for (int64_t v = 0; v < spec.vectors; ++v) {
      auto type = VectorType::get(spec.lanes * spec.pairing, element);
      Value value = vector::LoadOp::create(b, loc, type, weights,
                                           add(at, columnOf(v) * spec.pairing));
      switch (spec.kind) {
      case KernelKind::F32:
      case KernelKind::BF16Dot:
        result[0].push_back(value);
        break;
      case KernelKind::F16:
        result[0].push_back(arith::ExtFOp::create(b, loc, f32s(), value));
        break;
      case KernelKind::BF16: {
        // A pair is two upper halves of f32.
        Value bits = bitcast(value, i32s());
        Value low = arith::ShLIOp::create(b, loc, bits, splat(i32s(), 16));
        Value high = arith::AndIOp::create(b, loc, bits, splat(i32s(), -65536));
        result[0].push_back(bitcast(low, f32s()));
        result[1].push_back(bitcast(high, f32s()));
        break;
      }
      case KernelKind::Integer:
        llvm_unreachable("integers have blocks");
      }
    }
    return result;
  }

  Value multiplyAdd(Value word, Value weight, Value sum) {
    if (spec.kind != KernelKind::BF16Dot)
      return fma(word, weight, sum);
    Value pairs = bitcast(word, weight.getType());
    return LLVM::CallIntrinsicOp::create(
               b, loc, f32s(),
               b.getStringAttr("llvm.x86.avx512bf16.dpbf16ps.512"),
               ValueRange{sum, pairs, weight})
        .getResult(0);
  }

  /// Step `k`, onto `values` (rows x vectors).
  void step(Value k, MutableArrayRef<Value> values) {
    int64_t words = spec.getStepWords();
    SmallVector<Values> panel = loadWeights(multiply(k, kWidth * spec.pairing));
    Value at = multiply(k, rows * words);
    for (int64_t i = 0; i < words; ++i)
      for (int64_t r = 0; r < rows; ++r) {
        Value word = broadcastWord(add(at, i * rows + r));
        for (int64_t v = 0; v < spec.vectors; ++v) {
          Value &sum = values[r * spec.vectors + v];
          sum = multiplyAdd(word, panel[i][v], sum);
        }
      }
  }

  /// The largest multiple of `by` that is at most `value`.
  Value roundDown(Value value, int64_t by) {
    return multiply(arith::DivUIOp::create(b, loc, value, index(by)), by);
  }

  /// With several rows a step takes so long that few loads are under way, and
  /// the hardware's own prefetching falls behind. Measured on Zen 5 for 4, 8
  /// and 12 rows: 8, 16 and 24 steps ahead are best, worth 0, 55 and 70 %.
  void prefetchStep(Value k) {
    if (rows < 4)
      return;
    int64_t size = kWidth * spec.pairing;
    int64_t bits = cast<MemRefType>(weights.getType()).getElementTypeBitWidth();
    Value at = multiply(add(k, 2 * rows), size);
    for (int64_t line = 0; line < size * bits / 8 / 64; ++line)
      prefetch(weights, add(at, line * 64 * 8 / bits));
  }

  void emitStream(Value steps) {
    // Few rows leave registers for sums of each segment, which shortens the
    // chains of dependent operations.
    int64_t count = this->count(), most = spec.rows * spec.vectors;
    if (spec.kind == KernelKind::BF16)
      most -= 4;
    int64_t sets = count * 4 <= most ? 4 : count * 2 <= most ? 2 : 1;
    int64_t unroll = std::max<int64_t>(1, spec.unroll / ((rows + 2) / 3));
    Value segment = arith::DivUIOp::create(b, loc, steps, index(kStreams));
    segment = roundDown(segment, unroll);
    Values values(count * sets, zero());
    values = loop(index(0), segment, unroll, values,
                  [&](Value k, MutableArrayRef<Value> next) {
                    for (int64_t u = 0; u < unroll; ++u) {
                      Value at = add(k, u);
                      for (int64_t s = 0; s < kStreams; ++s) {
                        prefetchStep(at);
                        step(at, next.slice((s % sets) * count, count));
                        if (s + 1 < kStreams)
                          at = add(at, segment);
                      }
                    }
                  });
    for (int64_t set = sets; set > 1; set /= 2)
      for (int64_t i = 0; i < set / 2 * count; ++i)
        values[i] = arith::AddFOp::create(b, loc, values[i],
                                          values[i + set / 2 * count]);
    values.resize(count);
    values = loop(multiply(segment, kStreams), steps, 1, values,
                  [&](Value k, MutableArrayRef<Value> next) { step(k, next); });
    storeSums(values);
  }

  void emitChunk(Value steps, Value ahead, Value lines) {
    Values values;
    for (int64_t r = 0; r < rows; ++r)
      for (int64_t v = 0; v < spec.vectors; ++v)
        values.push_back(loadSum(r, v));
    Value middle = roundDown(steps, spec.unroll);
    values = loop(index(0), middle, spec.unroll, values,
                  [&](Value k, MutableArrayRef<Value> next) {
                    prefetchLines(k, spec.unroll, ahead, lines);
                    for (int64_t u = 0; u < spec.unroll; ++u)
                      step(add(k, u), next);
                  });
    values = loop(middle, steps, 1, values,
                  [&](Value k, MutableArrayRef<Value> next) { step(k, next); });
    storeSums(values);
  }
};
} // namespace

func::FuncOp ffn::getMicroKernel(ModuleOp module, const KernelSpec &spec,
                                 KernelForm form, int64_t rows) {
  MLIRContext *context = module.getContext();
  std::string name = "swiglu.kernel.";
  llvm::raw_string_ostream os(name);
  os << getName(spec.kind);
  if (spec.isInteger())
    os << spec.weightBits << "x" << spec.xBits << "z"
       << static_cast<int>(spec.zero) << (spec.hasHalfScales() ? "h" : "f")
       << spec.groupBlocks << "c" << spec.column;
  os << "." << (form == KernelForm::Stream ? "stream" : "chunk") << rows;
  if (auto function = module.lookupSymbol<func::FuncOp>(name))
    return function;
  OpBuilder b(context);
  b.setInsertionPointToEnd(module.getBody());
  Location loc = b.getUnknownLoc();
  Type ptr = LLVM::LLVMPointerType::get(context), index = b.getIndexType();
  auto function = func::FuncOp::create(
      b, loc, name,
      b.getFunctionType({ptr, ptr, ptr, ptr, ptr, index, index}, {}));
  function.setPrivate();
  Block *entry = function.addEntryBlock();
  b.setInsertionPointToStart(entry);
  Type weight = spec.kind == KernelKind::F32   ? b.getF32Type()
                : spec.kind == KernelKind::F16 ? b.getF16Type()
                                               : b.getBF16Type();
  auto memref = [&](unsigned argument, Type element) {
    return makeOpenMemRef(b, loc, element, entry->getArgument(argument));
  };
  if (spec.isInteger()) {
    emitIntegerKernel(b, spec, form, rows, entry->getArguments());
    func::ReturnOp::create(b, loc);
    return function;
  }
  FloatEmitter emitter{{{b, loc},
                        spec,
                        rows,
                        memref(0, spec.getTileType(context)),
                        memref(1, weight),
                        memref(2, b.getF32Type())}};
  Value steps = entry->getArgument(5);
  if (form == KernelForm::Stream)
    emitter.emitStream(steps);
  else
    emitter.emitChunk(steps, memref(3, b.getI8Type()), entry->getArgument(6));
  func::ReturnOp::create(b, loc);
  return function;
}
