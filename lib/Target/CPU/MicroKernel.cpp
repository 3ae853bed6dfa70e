//===- MicroKernel.cpp - one tile of rows times one panel -----------------===//

#include "MicroKernel.h"
#include "MemRefs.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::cpu;

/// Segments of K that a stream kernel reads side by side: one sequential stream
/// does not saturate a core's memory, four do.
static constexpr int64_t kStreams = 4;

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

KernelSpec KernelSpec::get(const KernelTarget &target, Type element,
                           PanelsAttr panels, int64_t xBits) {
  KernelSpec spec;
  spec.pairing = panels.getPairing();
  spec.lanes = target.vectorBits / 32;
  spec.hasFMA = target.hasFMA;
  bool hasDot = target.hasAVX512BF16 && target.vectorBits == 512;
  if (element.isBF16())
    spec.kind = hasDot ? KernelKind::BF16Dot : KernelKind::BF16;
  else if (element.isF16())
    spec.kind = KernelKind::F16;
  // Sums, two vectors of a panel and one of x: 12 x 2 + 3 of 32 registers, 6 x 2
  // + 3 of 16. Short vectors with many registers take four a row.
  bool hasMany = target.vectorRegisters >= 32;
  if (target.vectorBits == 512) {
    spec.rows = 12;
  } else if (hasMany) {
    spec.vectors = 4;
    spec.rows = 6;
  }
  // Integer weights never widen pairs, whatever x is: a product no longer knows.
  if (spec.kind == KernelKind::BF16 && !panels.getBits()) {
    // Widened pairs take two registers a vector.
    spec.unroll = 2;
    spec.rows -= 1;
  }
  if (!panels.getBits())
    return spec;
  spec.kind = KernelKind::Integer;
  spec.xBits = xBits;
  spec.weightBits = panels.getBits();
  spec.zero = static_cast<QuantZero>(panels.getZero());
  spec.hasHalfScales = panels.getHalfScales();
  spec.groupBlocks = panels.getGroup() >= panels.getK()
                         ? 0
                         : panels.getGroup() / PanelsAttr::kBlock;
  spec.hasVNNI = target.vectorBits == 512 ? target.hasAVX512VNNI
                                          : target.hasAVXVNNI;
  // Products that are not added by the instruction need registers of their own.
  if (target.vectorBits < 512)
    spec.rows = 4;
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
                     const KernelSpec &spec) {
  Type element = spec.getTileType(b.getContext());
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
using Values = SmallVector<Value>;

struct Emitter {
  OpBuilder &b;
  Location loc;
  const KernelSpec &spec;
  int64_t rows;
  Value x, weights, sums; // memrefs

  Value index(int64_t value) {
    return arith::ConstantIndexOp::create(b, loc, value);
  }
  Value add(Value value, int64_t other) {
    return other ? arith::AddIOp::create(b, loc, value, index(other)) : value;
  }
  Value add(Value value, Value other) {
    return arith::AddIOp::create(b, loc, value, other);
  }
  Value multiply(Value value, int64_t other) {
    return arith::MulIOp::create(b, loc, value, index(other));
  }
  VectorType f32Vector() {
    return VectorType::get(spec.lanes, b.getF32Type());
  }
  VectorType i32Vector() {
    return VectorType::get(spec.lanes, b.getI32Type());
  }
  Value splat(int32_t bits) {
    return arith::ConstantOp::create(
        b, loc, DenseElementsAttr::get(i32Vector(), b.getI32IntegerAttr(bits)));
  }
  Value zero() {
    return arith::ConstantOp::create(
        b, loc, DenseElementsAttr::get(f32Vector(), b.getF32FloatAttr(0)));
  }
  Value bitcast(Value value, Type type) {
    return vector::BitCastOp::create(b, loc, cast<VectorType>(type), value);
  }
  Value fma(Value left, Value right, Value sum) {
    if (spec.hasFMA)
      return vector::FMAOp::create(b, loc, left, right, sum);
    return arith::AddFOp::create(
        b, loc, sum, arith::MulFOp::create(b, loc, left, right));
  }
  /// The column of a panel where vector `v` begins.
  int64_t columnOf(int64_t v) const {
    return v * (PanelsAttr::kWidth / spec.vectors);
  }

  /// What one step multiplies: `count` vectors a panel vector, for x words that
  /// follow each other by rows.
  SmallVector<Values> loadWeights(Value at) {
    Type element = cast<MemRefType>(weights.getType()).getElementType();
    SmallVector<Values> result(spec.getStepWords());
    for (int64_t v = 0; v < spec.vectors; ++v) {
      auto type = VectorType::get(spec.lanes * spec.pairing, element);
      Value value = vector::LoadOp::create(
          b, loc, type, weights, add(at, columnOf(v) * spec.pairing));
      switch (spec.kind) {
      case KernelKind::F32:
      case KernelKind::BF16Dot:
        result[0].push_back(value);
        break;
      case KernelKind::F16:
        result[0].push_back(arith::ExtFOp::create(b, loc, f32Vector(), value));
        break;
      case KernelKind::BF16: {
        // A pair is two upper halves of f32.
        Value bits = bitcast(value, i32Vector());
        Value low = arith::ShLIOp::create(b, loc, bits, splat(16));
        Value high = arith::AndIOp::create(b, loc, bits, splat(0xffff0000));
        result[0].push_back(bitcast(low, f32Vector()));
        result[1].push_back(bitcast(high, f32Vector()));
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
      return fma(vector::BroadcastOp::create(b, loc, f32Vector(), word), weight,
                 sum);
    Value pairs = bitcast(vector::BroadcastOp::create(b, loc, i32Vector(), word),
                          weight.getType());
    return LLVM::CallIntrinsicOp::create(
               b, loc, f32Vector(),
               b.getStringAttr("llvm.x86.avx512bf16.dpbf16ps.512"),
               ValueRange{sum, pairs, weight})
        .getResult(0);
  }

  /// Step `k`, onto `values` (rows x vectors).
  void step(Value k, MutableArrayRef<Value> values) {
    int64_t words = spec.getStepWords();
    SmallVector<Values> panel =
        loadWeights(multiply(k, PanelsAttr::kWidth * spec.pairing));
    Value at = multiply(k, rows * words);
    for (int64_t i = 0; i < words; ++i)
      for (int64_t r = 0; r < rows; ++r) {
        Value word =
            memref::LoadOp::create(b, loc, x, add(at, i * rows + r));
        for (int64_t v = 0; v < spec.vectors; ++v) {
          Value &sum = values[r * spec.vectors + v];
          sum = multiplyAdd(word, panel[i][v], sum);
        }
      }
  }

  /// A loop that carries `values`.
  Values loop(Value from, Value to, int64_t by, ValueRange values,
              function_ref<void(Value, MutableArrayRef<Value>)> body) {
    auto loop = scf::ForOp::create(
        b, loc, from, to, index(by), values,
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

  /// The largest multiple of `by` that is at most `value`.
  Value roundDown(Value value, int64_t by) {
    return multiply(arith::DivUIOp::create(b, loc, value, index(by)), by);
  }

  Value sumAt(int64_t r, int64_t v) {
    return index(r * PanelsAttr::kWidth + columnOf(v));
  }
  void store(ArrayRef<Value> values) {
    for (int64_t r = 0; r < rows; ++r)
      for (int64_t v = 0; v < spec.vectors; ++v)
        vector::StoreOp::create(b, loc, values[r * spec.vectors + v], sums,
                                sumAt(r, v));
  }

  /// With several rows a step takes so long that few loads are under way, and
  /// the hardware's own prefetching falls behind. Measured on Zen 5 for 4, 8 and
  /// 12 rows: 8, 16 and 24 steps ahead are best, worth 0, 55 and 70 %.
  void prefetchStep(Value k) {
    if (rows < 4)
      return;
    int64_t size = PanelsAttr::kWidth * spec.pairing;
    int64_t bits = cast<MemRefType>(weights.getType()).getElementTypeBitWidth();
    Value at = multiply(add(k, 2 * rows), size);
    for (int64_t line = 0; line < size * bits / 8 / 64; ++line)
      memref::PrefetchOp::create(b, loc, weights, add(at, line * 64 * 8 / bits),
                                 /*isWrite=*/false, /*localityHint=*/3,
                                 /*isDataCache=*/true);
  }

  void emitStream(Value steps) {
    // Few rows leave registers for sums of each segment, which shortens the
    // chains of dependent operations.
    int64_t count = rows * spec.vectors, most = spec.rows * spec.vectors;
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
    store(values);
  }

  void emitChunk(Value steps, Value prefetch, Value lines) {
    Values values;
    for (int64_t r = 0; r < rows; ++r)
      for (int64_t v = 0; v < spec.vectors; ++v)
        values.push_back(
            vector::LoadOp::create(b, loc, f32Vector(), sums, sumAt(r, v)));
    Value middle = roundDown(steps, spec.unroll);
    values = loop(index(0), middle, spec.unroll, values,
                  [&](Value k, MutableArrayRef<Value> next) {
                    emitPrefetch(k, prefetch, lines);
                    for (int64_t u = 0; u < spec.unroll; ++u)
                      step(add(k, u), next);
                  });
    values = loop(middle, steps, 1, values,
                  [&](Value k, MutableArrayRef<Value> next) { step(k, next); });
    store(values);
  }

  /// Lines in a row, from pass to pass.
  void emitPrefetch(Value k, Value prefetch, Value lines) {
    Value first = multiply(arith::MulIOp::create(b, loc, k, lines),
                           64 / spec.unroll);
    auto loop = scf::ForOp::create(b, loc, index(0), lines, index(1));
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(loop.getBody());
    Value at = add(first, multiply(loop.getInductionVar(), 64));
    memref::PrefetchOp::create(b, loc, prefetch, at, /*isWrite=*/false,
                               /*localityHint=*/3, /*isDataCache=*/true);
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
       << static_cast<int>(spec.zero) << (spec.hasHalfScales ? "h" : "f")
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
  Emitter emitter{b,
                  loc,
                  spec,
                  rows,
                  memref(0, spec.getTileType(context)),
                  memref(1, weight),
                  memref(2, b.getF32Type())};
  Value steps = entry->getArgument(5);
  if (form == KernelForm::Stream)
    emitter.emitStream(steps);
  else
    emitter.emitChunk(steps, memref(3, b.getI8Type()), entry->getArgument(6));
  func::ReturnOp::create(b, loc);
  return function;
}
