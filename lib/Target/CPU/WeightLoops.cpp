//===- WeightLoops.cpp - merges of weights as loops -----------------------===//
//
// ffn.merge, ffn.dora_scale and ffn.quantize become loops when they are
// bufferised: as linalg they would need matrices of f64. A tile of the merged
// weight is computed in f64 registers, from the weight to the rounding:
//
//   value[i, j] = w[i, j] + Σ scale · Σᵣ left[i, r] · right[r, j]
//
// over stored rows i and columns j: left is B and right is A, or for a weight
// stored [in, out] the other way round, both transposed. The outer loop is an
// scf.parallel with an iteration for each task of ffn-outline-tasks. A merged
// weight that is only quantised is never in memory: it is computed twice.
//
// A merge of f64 that another one reads is computed in the same registers.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Target/CPU/WeightLoops.h"
#include "WeightArithmetic.h"
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

protected:
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

  /// A part of one row, merged.
  Value mergedRow(Value i, Value j, int64_t width) {
    return scaledTile(m, i, 1, j, width).front();
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

/// Emits the loops that quantise a weight, as ffn.quantize defines it.
struct QuantizeEmitter : MergeEmitter {
  /// Of a merged weight `element` is its type, else null.
  QuantizeEmitter(OpBuilder &b, Location loc, const Merge &merge,
                  QuantAttr quant, Type element, Value q, Value scales)
      : MergeEmitter(b, loc, merge), quant(quant), element(element), q(q),
        scales(scales) {}

  void emit() {
    Value along = size(m.weight, quant.getAxis());
    Value groups =
        apply(b.getAffineDimExpr(0).floorDiv(quant.getGroup()), {along});
    if (quant.getAxis() == 1)
      return forTasks(size(m.weight, 0), rowsPerTask(),
                      [&](Value low, Value high) {
                        reduce(low, high, 1, {}, [&](Value i, ValueRange) {
                          quantizeRow(i, groups, along);
                          return SmallVector<Value>();
                        });
                      });
    forTasks(size(m.weight, 1), 64, [&](Value low, Value high) {
      forAll(low, high, kLanes, [&](Value j, int64_t width) {
        quantizeColumns(j, width, groups, along);
      });
    });
  }

private:
  void forEach(Value from, Value to, function_ref<void(Value)> body) {
    reduce(from, to, 1, {}, [&](Value at, ValueRange) {
      body(at);
      return SmallVector<Value>();
    });
  }
  std::pair<Value, Value> boundsOf(Value group) {
    AffineExpr d0 = b.getAffineDimExpr(0);
    int64_t size = quant.getGroup();
    return {apply(d0 * size, {group}), apply(d0 * size + size, {group})};
  }
  double largest() { return (1 << (quant.getBits() - 1)) - 1; }

  Value weight(Value i, Value j, int64_t width) {
    if (!element)
      return load(m.weight, {i, j}, width);
    return widen(narrow(mergedRow(i, j, width), element, width), width);
  }
  /// The larger magnitude; a NaN is none.
  Value larger(Value most, Value value) {
    return arith::MaxNumFOp::create(b, loc, most,
                                    math::AbsFOp::create(b, loc, value));
  }
  /// Stores the scale of a group and returns it as it was rounded.
  Value storeScale(Value most, ValueRange at, int64_t width) {
    Type type = cast<MemRefType>(scales.getType()).getElementType();
    Value scale =
        narrow(arith::DivFOp::create(b, loc, most, constant(width, largest())),
               type, width);
    storeAsIs(scale, scales, at);
    return widen(scale, width);
  }
  /// Nearest integer of value / scale within bounds, 0 where that is NaN.
  Value integer(Value value, Value scale, int64_t width) {
    Value ratio = arith::DivFOp::create(b, loc, value, scale);
    Value result = math::RoundEvenOp::create(b, loc, ratio);
    auto limit = [&](arith::CmpFPredicate predicate, Value than, Value bound) {
      result = arith::SelectOp::create(
          b, loc, arith::CmpFOp::create(b, loc, predicate, than, bound), bound,
          result);
    };
    limit(arith::CmpFPredicate::OLT, result, constant(width, -largest()));
    limit(arith::CmpFPredicate::OGT, result, constant(width, largest()));
    limit(arith::CmpFPredicate::UNO, ratio, constant(width, 0));
    Value wide =
        arith::FPToSIOp::create(b, loc, typeFor(width, b.getI32Type()), result);
    return arith::TruncIOp::create(b, loc, typeFor(width, b.getI8Type()), wide);
  }
  /// Two integers in a byte.
  Value pack(Value low, Value high, int64_t width) {
    auto number = [&](int64_t value) -> Value {
      TypedAttr attr = b.getI8IntegerAttr(value);
      if (width > 1)
        attr = DenseElementsAttr::get(
            cast<ShapedType>(typeFor(width, b.getI8Type())), attr);
      return arith::ConstantOp::create(b, loc, attr);
    };
    return arith::OrIOp::create(b, loc,
                                arith::AndIOp::create(b, loc, low, number(15)),
                                arith::ShLIOp::create(b, loc, high, number(4)));
  }
  /// The elements along the axis that byte `at` holds.
  std::pair<Value, Value> elementsOf(Value at) {
    AffineExpr byte = b.getAffineDimExpr(0);
    AffineExpr low = byte * 2, high = byte * 2 + 1;
    int64_t run = quant.getRun();
    if (quant.getOrder() == NibbleOrder::HighFirst)
      std::swap(low, high);
    if (quant.getOrder() == NibbleOrder::Split) {
      low = byte.floorDiv(run / 2) * run + byte % (run / 2);
      high = low + run / 2;
    }
    return {apply(low, {at}), apply(high, {at})};
  }
  Value groupOf(Value element) {
    return apply(b.getAffineDimExpr(0).floorDiv(quant.getGroup()), {element});
  }
  Value halfOf(Value size) {
    return apply(b.getAffineDimExpr(0).floorDiv(2), {size});
  }

  /// Groups are parts of the row.
  void quantizeRow(Value i, Value groups, Value columns) {
    forEach(index(0), groups, [&](Value group) {
      auto [from, to] = boundsOf(group);
      Value middle = wholeSteps(from, to, kLanes);
      auto body = [&](int64_t width) {
        return [this, i, width](Value j, ValueRange most) {
          return SmallVector<Value>{larger(most.front(), weight(i, j, width))};
        };
      };
      Value most =
          reduce(from, middle, kLanes, constant(kLanes, 0), body(kLanes))
              .front();
      most = vector::ReductionOp::create(b, loc, vector::CombiningKind::MAXNUMF,
                                         most);
      most = reduce(middle, to, 1, most, body(1)).front();
      Value scale = storeScale(most, {i, group}, 1);
      if (quant.getBits() == 8)
        forAll(from, to, kLanes, [&](Value j, int64_t width) {
          storeAsIs(integer(weight(i, j, width), splat(scale, width), width), q,
                    {i, j});
        });
    });
    if (quant.getBits() == 4)
      forEach(index(0), halfOf(columns), [&](Value at) {
        auto half = [&](Value j) {
          return integer(weight(i, j, 1), load(scales, {i, groupOf(j)}, 1), 1);
        };
        auto [low, high] = elementsOf(at);
        storeAsIs(pack(half(low), half(high), 1), q, {i, at});
      });
  }
  /// Groups are parts of `width` columns.
  void quantizeColumns(Value j, int64_t width, Value groups, Value rows) {
    forEach(index(0), groups, [&](Value group) {
      auto [from, to] = boundsOf(group);
      Value most = reduce(from, to, 1, constant(width, 0),
                          [&](Value i, ValueRange most) {
                            return SmallVector<Value>{
                                larger(most.front(), weight(i, j, width))};
                          })
                       .front();
      Value scale = storeScale(most, {group, j}, width);
      if (quant.getBits() == 8)
        forEach(from, to, [&](Value i) {
          storeAsIs(integer(weight(i, j, width), scale, width), q, {i, j});
        });
    });
    if (quant.getBits() == 4)
      forEach(index(0), halfOf(rows), [&](Value at) {
        auto half = [&](Value i) {
          return integer(weight(i, j, width),
                         load(scales, {groupOf(i), j}, width), width);
        };
        auto [low, high] = elementsOf(at);
        storeAsIs(pack(half(low), half(high), width), q, {at, j});
      });
  }

  QuantAttr quant;
  Type element;
  Value q, scales;
};

//===----------------------------------------------------------------------===//
// Bufferisation
//===----------------------------------------------------------------------===//

/// Memory for a result of static or dynamic `sizes` (those that are open).
FailureOr<Value> allocate(RewriterBase &rewriter, Location loc, Type tensor,
                          ValueRange sizes,
                          const bufferization::BufferizationOptions &options) {
  auto type = cast<RankedTensorType>(tensor);
  return options.createAlloc(
      rewriter, loc, MemRefType::get(type.getShape(), type.getElementType()),
      sizes);
}

/// Emits `op`, whose weight is in `merge`: as it is, or, with `element`,
/// merged.
LogicalResult
bufferizeQuantize(QuantizeOp op, const Merge &merge, Type element,
                  RewriterBase &rewriter,
                  const bufferization::BufferizationOptions &options) {
  auto weight = cast<MemRefType>(merge.weight.getType());
  if (!weight.hasStaticShape())
    return op.emitError() << "the weight is " << op.getWeight().getType()
                          << ", expected static sizes";
  FailureOr<Value> q =
      allocate(rewriter, op.getLoc(), op.getQ().getType(), {}, options);
  FailureOr<Value> scales =
      allocate(rewriter, op.getLoc(), op.getScales().getType(), {}, options);
  if (failed(q) || failed(scales))
    return failure();
  QuantizeEmitter(rewriter, op.getLoc(), merge, op.getQuant(), element, *q,
                  *scales)
      .emit();
  bufferization::replaceOpWithBufferizedValues(rewriter, op,
                                               ValueRange{*q, *scales});
  return success();
}

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

/// An operation that reads its operands and makes new tensors.
template <typename Model, typename OpTy>
struct NewTensorModel
    : bufferization::BufferizableOpInterface::ExternalModel<Model, OpTy> {
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
};

template <typename OpTy>
struct WeightOpModel : NewTensorModel<WeightOpModel<OpTy>, OpTy> {
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

    if (auto quantize = getOnlyQuantize(op)) {
      Type element = getElementTypeOrSelf(op.getType());
      if (failed(
              bufferizeQuantize(quantize, merge, element, rewriter, options)))
        return failure();
      rewriter.eraseOp(op);
      for (Operation *inner : inside)
        rewriter.eraseOp(inner);
      return success();
    }
    auto type = cast<RankedTensorType>(op.getType());
    Value source = merge.magnitude ? merge.magnitude : merge.weight;
    SmallVector<Value> sizes;
    for (int64_t i = 0; i < type.getRank(); ++i)
      if (type.isDynamicDim(i))
        sizes.push_back(memref::DimOp::create(rewriter, loc, source, i));
    FailureOr<Value> result = allocate(rewriter, loc, type, sizes, options);
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

  /// The operation that quantises the merged weight, if nothing else reads it.
  static QuantizeOp getOnlyQuantize(Operation *op) {
    if (!isa<MergeOp>(op) || !op->hasOneUse())
      return {};
    return dyn_cast<QuantizeOp>(*op->user_begin());
  }
};

struct QuantizeModel : NewTensorModel<QuantizeModel, QuantizeOp> {
  LogicalResult bufferize(Operation *operation, RewriterBase &rewriter,
                          const bufferization::BufferizationOptions &options,
                          bufferization::BufferizationState &state) const {
    auto op = cast<QuantizeOp>(operation);
    FailureOr<Value> weight =
        bufferization::getBuffer(rewriter, op.getWeight(), options, state);
    if (failed(weight))
      return failure();
    Merge merge;
    merge.weight = *weight;
    return bufferizeQuantize(op, merge, /*element=*/{}, rewriter, options);
  }
};
} // namespace

void ffn::registerWeightLoops(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, FFNDialect *) {
    MergeOp::attachInterface<WeightOpModel<MergeOp>>(*context);
    DoraScaleOp::attachInterface<WeightOpModel<DoraScaleOp>>(*context);
    QuantizeOp::attachInterface<QuantizeModel>(*context);
  });
}
