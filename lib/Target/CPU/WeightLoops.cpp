//===- WeightLoops.cpp - merges of weights as loops
//------------------------===//
//
// ffn.merge and ffn.dora_scale become loops when they are bufferised: as linalg
// they would need matrices of f64. A tile of the merged weight is computed in
// f64 registers, from the weight to the rounding:
//
//   value[i, j] = w[i, j] + Σ scale · Σᵣ left[i, r] · right[r, j]
//
// over stored rows i and columns j: left is B and right is A, or for a weight
// stored [in, out] the other way round, both transposed. The outer loop is an
// scf.parallel with an iteration for each task of ffn-outline-tasks.
//
// A merge of f64 that another one reads is computed in the same registers.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Target/CPU/WeightLoops.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"

using namespace mlir;
using namespace mlir::ffn;

/// f64 in a vector: one register of AVX-512, two of AVX2, whose sixteen hold
/// the sums of four rows and what they are made of.
static constexpr int64_t kLanes = 8;
static constexpr int64_t kTileRows = 4;
/// Of rank 16, the factors for so many columns stay in L1.
static constexpr int64_t kBlockColumns = 256;
/// A task covers about this many elements.
static constexpr int64_t kElementsPerTask = 65536;

namespace {
/// The operands of one operation, in memory.
struct Merge {
  Value weight, result, magnitude;
  SmallVector<Value> b, a, rows, columns;
  SmallVector<double> scales;
  bool isInOut = false;
  /// The merge that makes the weight, with all its digits; `weight` is then
  /// what the innermost one reads.
  std::unique_ptr<Merge> inner;

  ArrayRef<Value> getRowFactors() const { return isInOut ? columns : rows; }
  ArrayRef<Value> getColumnFactors() const { return isInOut ? rows : columns; }
  bool isVector() const {
    return cast<MemRefType>(weight.getType()).getRank() == 1;
  }
};

/// Emits arithmetic on one f64, or on a vector of them.
struct Arithmetic {
  OpBuilder &b;
  Location loc;

  Type typeFor(int64_t width, Type element) {
    return width > 1 ? Type(VectorType::get(width, element)) : element;
  }
  Type f64(int64_t width) { return typeFor(width, b.getF64Type()); }
  Value index(int64_t value) {
    return arith::ConstantIndexOp::create(b, loc, value);
  }
  Value apply(AffineExpr expr, ArrayRef<Value> operands) {
    return getValueOrCreateConstantIndexOp(
        b, loc,
        affine::makeComposedFoldedAffineApply(
            b, loc, AffineMap::get(operands.size(), 0, expr),
            SmallVector<OpFoldResult>(operands.begin(), operands.end())));
  }
  Value add(Value x, int64_t y) {
    return y == 0 ? x : apply(b.getAffineDimExpr(0) + y, {x});
  }
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
  Value fma(Value x, Value y, Value sum) {
    if (isa<VectorType>(sum.getType()))
      return vector::FMAOp::create(b, loc, x, y, sum);
    return math::FmaOp::create(b, loc, x, y, sum);
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
    Type element = cast<MemRefType>(memref.getType()).getElementType();
    if (width == 1)
      return widen(memref::LoadOp::create(b, loc, memref, at), 1);
    return widen(vector::LoadOp::create(b, loc, VectorType::get(width, element),
                                        memref, at),
                 width);
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
  /// To the memref's element type, with one rounding, and into memory.
  void store(Value value, Value memref, ValueRange at, int64_t width) {
    Type element = cast<MemRefType>(memref.getType()).getElementType();
    if (is16Bit(element))
      value = roundToOdd(value, width);
    if (getElementTypeOrSelf(value.getType()) != element)
      value = arith::TruncFOp::create(b, loc, typeFor(width, element), value);
    if (width > 1)
      vector::StoreOp::create(b, loc, value, memref, at);
    else
      memref::StoreOp::create(b, loc, value, memref, at);
  }

  /// A loop over [from, to) that carries `sums`.
  SmallVector<Value>
  reduce(Value from, Value to, int64_t step, ValueRange sums,
         function_ref<SmallVector<Value>(Value, ValueRange)> body) {
    auto loop = scf::ForOp::create(
        b, loc, from, to, index(step), sums,
        [&](OpBuilder &nested, Location, Value at, ValueRange args) {
          OpBuilder::InsertionGuard guard(b);
          b.setInsertionPoint(nested.getInsertionBlock(),
                              nested.getInsertionPoint());
          scf::YieldOp::create(b, loc, body(at, args));
        });
    return SmallVector<Value>(loop.getResults());
  }
  /// The same with `step`, then with 1 for what is left.
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
  Value wholeSteps(Value from, Value to, int64_t step) {
    AffineExpr d0 = b.getAffineDimExpr(0), d1 = b.getAffineDimExpr(1);
    return apply(d0 + (d1 - d0).floorDiv(step) * step, {from, to});
  }
};

/// Emits the loops of one merge.
struct MergeEmitter : Arithmetic {
  MergeEmitter(OpBuilder &b, Location loc, const Merge &merge)
      : Arithmetic{b, loc}, m(merge) {}

  void emitMerge() {
    Value columns = size(m.weight, m.isVector() ? 0 : 1);
    if (m.isVector())
      return forTasks(columns, 8192, [&](Value low, Value high) {
        forAll(low, high, kLanes, [&](Value j, int64_t width) {
          store(scaledVector(m, j, width), m.result, {j}, width);
        });
      });
    forTasks(size(m.weight, 0), rowsPerTask(), [&](Value low, Value high) {
      // Blocks of columns outside: the factors of a block are read again for
      // each row.
      auto blocks =
          scf::ForOp::create(b, loc, index(0), columns, index(kBlockColumns));
      OpBuilder::InsertionGuard guard(b);
      b.setInsertionPointToStart(blocks.getBody());
      Value from = blocks.getInductionVar();
      Value to = min(add(from, kBlockColumns), columns);
      forAll(low, high, kTileRows, [&](Value i, int64_t height) {
        mergeTileRow(i, height, from, to);
      });
    });
  }

  void emitDoraScale() {
    if (!m.isInOut)
      return forTasks(
          size(m.weight, 0), rowsPerTask(), [&](Value low, Value high) {
            forAll(low, high, kTileRows, [&](Value i, int64_t height) {
              storeNorms(i, rowSquares(i, height));
            });
          });
    forTasks(size(m.weight, 1), 64, [&](Value low, Value high) {
      forAll(low, high, kLanes, [&](Value j, int64_t width) {
        Value factor = arith::DivFOp::create(
            b, loc, load(m.magnitude, {j}, width),
            math::SqrtOp::create(b, loc, columnSquares(j, width)));
        store(factor, m.result, {j}, width);
      });
    });
  }

private:
  /// How many stored rows are one task; a constant, as everything that decides
  /// about tasks.
  int64_t rowsPerTask() {
    int64_t columns = cast<MemRefType>(m.weight.getType()).getDimSize(1);
    if (ShapedType::isDynamic(columns) || columns == 0)
      columns = 1024;
    return llvm::divideCeil(std::max<int64_t>(1, kElementsPerTask / columns),
                            kTileRows) *
           kTileRows;
  }

  /// A parallel loop over [0, size) in tasks of `step`.
  void forTasks(Value size, int64_t step,
                function_ref<void(Value, Value)> body) {
    // Two at least: canonicalisation would inline a loop of one iteration.
    Value count = arith::MaxSIOp::create(
        b, loc, apply(b.getAffineDimExpr(0).ceilDiv(step), {size}), index(2));
    auto loop = scf::ParallelOp::create(
        b, loc, ValueRange{index(0)}, ValueRange{count}, ValueRange{index(1)});
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(loop.getBody());
    Value start =
        apply(b.getAffineDimExpr(0) * step, {loop.getInductionVars().front()});
    Value low = min(start, size), high = min(add(low, step), size);
    body(low, high);
  }

  /// left[i, r], one number.
  Value left(const Merge &merge, unsigned k, Value i, Value r) {
    return merge.isInOut ? load(merge.a[k], {r, i}, 1)
                         : load(merge.b[k], {i, r}, 1);
  }
  /// right[r, j…].
  Value right(const Merge &merge, unsigned k, Value r, Value j, int64_t width) {
    return merge.isInOut ? loadColumn(merge.b[k], j, r, width)
                         : load(merge.a[k], {r, j}, width);
  }

  /// The merged weight before the factors, for `height` rows from i on and
  /// `width` columns from j on.
  SmallVector<Value> tile(const Merge &merge, Value i, int64_t height, Value j,
                          int64_t width) {
    SmallVector<Value> values;
    if (merge.inner)
      values = scaledTile(*merge.inner, i, height, j, width);
    else
      for (int64_t h = 0; h < height; ++h)
        values.push_back(load(merge.weight, {add(i, h), j}, width));
    for (unsigned k = 0; k < merge.a.size(); ++k) {
      SmallVector<Value> sums(height, constant(width, 0));
      sums = reduce(
          index(0), size(merge.a[k], 0), 1, sums,
          [&](Value r, ValueRange args) {
            Value x = right(merge, k, r, j, width);
            SmallVector<Value> next;
            for (int64_t h = 0; h < height; ++h)
              next.push_back(
                  fma(splat(left(merge, k, add(i, h), r), width), x, args[h]));
            return next;
          });
      for (auto [value, sum] : llvm::zip(values, sums))
        value = fma(constant(width, merge.scales[k]), sum, value);
    }
    return values;
  }
  /// The same with the factors.
  SmallVector<Value> scaledTile(const Merge &merge, Value i, int64_t height,
                                Value j, int64_t width) {
    SmallVector<Value> values = tile(merge, i, height, j, width);
    for (auto [h, value] : llvm::enumerate(values)) {
      if (Value factor = product(merge.getRowFactors(), add(i, h), 1))
        value = multiply(value, splat(factor, width));
      value = scaled(value, merge.getColumnFactors(), j, width);
    }
    return values;
  }
  /// A weight of rank 1 with the factors.
  Value scaledVector(const Merge &merge, Value j, int64_t width) {
    Value value = merge.inner ? scaledVector(*merge.inner, j, width)
                              : load(merge.weight, {j}, width);
    for (auto [bias, scale] : llvm::zip(merge.b, merge.scales))
      value = fma(constant(width, scale), load(bias, {j}, width), value);
    return scaled(value, merge.rows, j, width);
  }

  /// The product of `factors` at `at`; none for no factors.
  Value product(ArrayRef<Value> factors, Value at, int64_t width) {
    Value result;
    for (Value factor : factors) {
      Value next = load(factor, {at}, width);
      result = result ? multiply(result, next) : next;
    }
    return result;
  }
  Value scaled(Value value, ArrayRef<Value> factors, Value at, int64_t width) {
    Value factor = product(factors, at, width);
    return factor ? multiply(value, factor) : value;
  }

  void mergeTileRow(Value i, int64_t height, Value from, Value to) {
    SmallVector<Value> rowFactors;
    for (int64_t h = 0; h < height; ++h)
      rowFactors.push_back(product(m.getRowFactors(), add(i, h), 1));
    forAll(from, to, kLanes, [&](Value j, int64_t width) {
      SmallVector<Value> values = tile(m, i, height, j, width);
      Value columnFactor = product(m.getColumnFactors(), j, width);
      for (int64_t h = 0; h < height; ++h) {
        Value value = values[h];
        if (rowFactors[h])
          value = multiply(value, splat(rowFactors[h], width));
        if (columnFactor)
          value = multiply(value, columnFactor);
        store(value, m.result, {add(i, h), j}, width);
      }
    });
  }

  /// The sums of squares of whole rows.
  SmallVector<Value> rowSquares(Value i, int64_t height) {
    Value columns = size(m.weight, 1);
    auto body = [&](int64_t width) {
      return [this, i, height, width](Value j, ValueRange args) {
        SmallVector<Value> next;
        for (auto [value, sum] : llvm::zip(tile(m, i, height, j, width), args))
          next.push_back(fma(value, value, sum));
        return next;
      };
    };
    Value middle = wholeSteps(index(0), columns, kLanes);
    SmallVector<Value> sums(height, constant(kLanes, 0));
    sums = reduce(index(0), middle, kLanes, sums, body(kLanes));
    for (Value &sum : sums)
      sum = vector::ReductionOp::create(b, loc, vector::CombiningKind::ADD, sum,
                                        arith::FastMathFlags::reassoc);
    return reduce(middle, columns, 1, sums, body(1));
  }
  /// The sums of squares of `width` columns.
  Value columnSquares(Value j, int64_t width) {
    auto body = [&](Value i, int64_t height, ValueRange args) {
      Value sum = args.front();
      for (Value value : tile(m, i, height, j, width))
        sum = fma(value, value, sum);
      return SmallVector<Value>{sum};
    };
    return reduceAll(index(0), size(m.weight, 0), kTileRows, constant(width, 0),
                     body)
        .front();
  }
  void storeNorms(Value i, ArrayRef<Value> squares) {
    for (auto [h, square] : llvm::enumerate(squares)) {
      Value at = add(i, h);
      Value factor =
          arith::DivFOp::create(b, loc, load(m.magnitude, {at}, 1),
                                math::SqrtOp::create(b, loc, square));
      store(factor, m.result, {at}, 1);
    }
  }

  const Merge &m;
};

//===----------------------------------------------------------------------===//
// Bufferisation
//===----------------------------------------------------------------------===//

/// True if `op`, which isn't bufferised yet, doesn't write where others read.
static bool writesNothing(Operation *op) {
  if (auto insert = dyn_cast<tensor::InsertSliceOp>(op))
    return isa_and_nonnull<arith::ConstantOp>(insert.getDest().getDefiningOp());
  return isa<MergeOp, DoraScaleOp, arith::ConstantOp, tensor::ExpandShapeOp,
             tensor::CollapseShapeOp, tensor::ExtractSliceOp>(op);
}

/// The merge that `op` is computed inside of: the only reader of its digits,
/// with nothing in between that may write where `op` reads.
static MergeOp findOuter(MergeOp op) {
  if (!op.getType().getElementType().isF64() || !op->hasOneUse())
    return {};
  auto outer = dyn_cast<MergeOp>(*op->user_begin());
  if (!outer || outer->getBlock() != op->getBlock() ||
      outer.getWeight() != op.getResult() ||
      outer.getLayoutAttr() != op.getLayoutAttr())
    return {};
  for (Operation *next = op->getNextNode(); next != outer;
       next = next->getNextNode())
    if (!writesNothing(next))
      return {};
  return outer;
}

/// An operation that reads its operands and makes a new tensor.
template <typename OpTy>
struct WeightOpModel
    : bufferization::BufferizableOpInterface::ExternalModel<WeightOpModel<OpTy>,
                                                            OpTy> {
  bool bufferizesToAllocation(Operation *, Value) const { return true; }
  bool bufferizesToMemoryRead(Operation *, OpOperand &,
                              const bufferization::AnalysisState &) const {
    return true;
  }
  bool bufferizesToMemoryWrite(Operation *, OpOperand &,
                               const bufferization::AnalysisState &) const {
    return false;
  }
  bufferization::AliasingValueList
  getAliasingValues(Operation *, OpOperand &,
                    const bufferization::AnalysisState &) const {
    return {};
  }

  LogicalResult bufferize(Operation *operation, RewriterBase &rewriter,
                          const bufferization::BufferizationOptions &options,
                          bufferization::BufferizationState &state) const {
    auto op = cast<OpTy>(operation);
    if constexpr (std::is_same_v<OpTy, MergeOp>)
      if (findOuter(op))
        return success();
    Location loc = op.getLoc();
    Merge merge;
    SmallVector<Operation *> inside;
    if (failed(getOperands(op, rewriter, options, state, merge, inside)))
      return failure();

    auto tensorType = cast<RankedTensorType>(op.getType());
    auto type =
        MemRefType::get(tensorType.getShape(), tensorType.getElementType());
    Value source = merge.magnitude ? merge.magnitude : merge.weight;
    SmallVector<Value> sizes;
    for (int64_t i = 0; i < type.getRank(); ++i)
      if (type.isDynamicDim(i))
        sizes.push_back(memref::DimOp::create(rewriter, loc, source, i));
    FailureOr<Value> result = options.createAlloc(rewriter, loc, type, sizes);
    if (failed(result))
      return failure();
    merge.result = *result;
    MergeEmitter emitter(rewriter, loc, merge);
    if constexpr (std::is_same_v<OpTy, MergeOp>)
      emitter.emitMerge();
    else
      emitter.emitDoraScale();
    bufferization::replaceOpWithBufferizedValues(rewriter, op, *result);
    for (Operation *inner : inside)
      rewriter.eraseOp(inner);
    return success();
  }

private:
  /// Where the operands are; `inside` are the merges that are left for `op` to
  /// compute, the outermost first.
  template <typename OpT>
  static LogicalResult
  getOperands(OpT op, RewriterBase &rewriter,
              const bufferization::BufferizationOptions &options,
              bufferization::BufferizationState &state, Merge &merge,
              SmallVectorImpl<Operation *> &inside) {
    merge.isInOut = op.getLayout().getLayout() == WeightLayout::InOut;
    merge.scales = op.getScaleFactors();
    auto buffer = [&](Value tensor, Value &memref) {
      FailureOr<Value> found =
          bufferization::getBuffer(rewriter, tensor, options, state);
      if (succeeded(found))
        memref = *found;
      return LogicalResult(found);
    };
    auto buffers = [&](ValueRange tensors, SmallVectorImpl<Value> &memrefs) {
      for (Value tensor : tensors)
        if (failed(buffer(tensor, memrefs.emplace_back())))
          return failure();
      return success();
    };
    if (failed(buffers(op.getB(), merge.b)) ||
        failed(buffers(op.getA(), merge.a)))
      return failure();
    if constexpr (std::is_same_v<OpT, MergeOp>) {
      if (failed(buffers(op.getRows(), merge.rows)) ||
          failed(buffers(op.getColumns(), merge.columns)))
        return failure();
      // What isn't a memref by now was left.
      if (auto inner = op.getWeight().template getDefiningOp<MergeOp>()) {
        inside.push_back(inner);
        merge.inner = std::make_unique<Merge>();
        if (failed(getOperands(inner, rewriter, options, state, *merge.inner,
                               inside)))
          return failure();
        merge.weight = merge.inner->weight;
        return success();
      }
    } else if (failed(buffer(op.getMagnitude(), merge.magnitude))) {
      return failure();
    }
    return buffer(op.getWeight(), merge.weight);
  }
};
} // namespace

void ffn::registerWeightLoops(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, FFNDialect *) {
    MergeOp::attachInterface<WeightOpModel<MergeOp>>(*context);
    DoraScaleOp::attachInterface<WeightOpModel<DoraScaleOp>>(*context);
  });
}
