//===- Contraction.cpp - products of a matrix with a weight ---------------===//
//
// A task is a block of rows times a block of columns of the result. Inside, a
// tile of sums stays in registers while k runs:
//
//   weight[n, k]: both operands are contiguous along k, so each sum is a vector
//                 of partial sums, added up once at the end;
//   weight[k, n]: vectors of columns, x broadcast.
//
// 16-bit operands are widened when they are loaded; sums are f32 (f64), also
// where the source sums in 16 bits, which #ffn.rounding allows.
//
//===----------------------------------------------------------------------===//

#include "Contraction.h"
#include "CodeBuilder.h"

using namespace mlir;
using namespace mlir::ffn;

/// A task's rows and columns: with k about 1000, one task is 0.2 MFLOP for one
/// token and 16 MFLOP for many, far above the cost of handing it out.
static constexpr int64_t kTaskRows = 64;
static constexpr int64_t kTaskColumns = 128;

//===----------------------------------------------------------------------===//
// Matching
//===----------------------------------------------------------------------===//

/// Looks through a widening conversion.
static Value skipExtension(Value value) {
  auto ext = value.getDefiningOp<arith::ExtFOp>();
  return ext ? ext.getIn() : value;
}

std::optional<Contraction> ffn::matchContraction(linalg::LinalgOp op) {
  auto generic = dyn_cast<linalg::GenericOp>(op.getOperation());
  if (!generic || generic.getNumDpsInputs() != 2 ||
      generic.getNumDpsInits() != 1 || !generic.hasPureBufferSemantics())
    return std::nullopt;
  using utils::IteratorType;
  if (generic.getIteratorTypesArray() !=
      ArrayRef<IteratorType>{IteratorType::parallel, IteratorType::parallel,
                             IteratorType::reduction})
    return std::nullopt;
  MLIRContext *context = op.getContext();
  AffineExpr m, n, k;
  bindDims(context, m, n, k);
  auto map = [&](AffineExpr x, AffineExpr y) {
    return AffineMap::get(3, 0, {x, y}, context);
  };
  SmallVector<AffineMap> maps = generic.getIndexingMapsArray();
  bool isOutIn = maps[1] == map(n, k);
  if (maps[0] != map(m, k) || (!isOutIn && maps[1] != map(k, n)) ||
      maps[2] != map(m, n))
    return std::nullopt;

  // out + (ext x) * (ext weight), and nothing else.
  Block *body = generic.getBody();
  auto add =
      body->getTerminator()->getOperand(0).getDefiningOp<arith::AddFOp>();
  if (!add)
    return std::nullopt;
  auto mul = add.getRhs().getDefiningOp<arith::MulFOp>();
  if (!mul || add.getLhs() != body->getArgument(2) ||
      skipExtension(mul.getLhs()) != body->getArgument(0) ||
      skipExtension(mul.getRhs()) != body->getArgument(1))
    return std::nullopt;
  for (Value operand : generic->getOperands()) {
    SmallVector<int64_t> strides;
    int64_t offset;
    if (failed(cast<MemRefType>(operand.getType())
                   .getStridesAndOffset(strides, offset)) ||
        strides.back() != 1)
      return std::nullopt;
  }
  Type sum = body->getArgument(2).getType();
  Type compute = sum.isF64() ? sum : Type(Float32Type::get(context));
  return Contraction{generic,
                     generic.getInputs()[0],
                     generic.getInputs()[1],
                     generic.getOutputs()[0],
                     isOutIn,
                     compute};
}

//===----------------------------------------------------------------------===//
// Emission
//===----------------------------------------------------------------------===//

OpFoldResult ffn::contractionTaskCount(OpBuilder &b, Location loc,
                                       OpFoldResult rows,
                                       OpFoldResult columns) {
  auto blocks = [&](OpFoldResult size, int64_t block) {
    return getValueOrCreateConstantIndexOp(
        b, loc,
        affine::makeComposedFoldedAffineApply(
            b, loc, b.getAffineDimExpr(0).ceilDiv(block), {size}));
  };
  return arith::MulIOp::create(b, loc, blocks(rows, kTaskRows),
                               blocks(columns, kTaskColumns))
      .getResult();
}

namespace {
struct ContractionEmitter : CodeBuilder {
  const Contraction &c;
  bool startsAtZero;
  int64_t lanes;    // of the compute type in a vector register
  int64_t tileRows; // rows of sums in registers
  Value depth = {}; // k
  Value zero = {}, one = {};

  Type typeFor(int64_t width) {
    return width > 1 ? Type(VectorType::get(width, c.compute)) : c.compute;
  }
  Value splatZero(int64_t width) {
    TypedAttr attr = b.getFloatAttr(c.compute, 0.0);
    if (width > 1)
      attr = DenseElementsAttr::get(cast<ShapedType>(typeFor(width)), attr);
    return arith::ConstantOp::create(b, loc, attr);
  }
  Value widen(Value value, int64_t width) {
    if (value.getType() == typeFor(width))
      return value;
    return arith::ExtFOp::create(b, loc, typeFor(width), value);
  }
  /// `width` elements from memory, widened.
  Value load(Value memref, ValueRange at, int64_t width) {
    return widen(loadAsIs(memref, at, width), width);
  }
  /// Adds the old value where there is one, rounds and stores.
  void store(Value sum, Value m, Value n, int64_t width) {
    SmallVector<Value> at = {m, n};
    if (!startsAtZero)
      sum = arith::AddFOp::create(b, loc, load(c.result, at, width), sum);
    Type element = cast<MemRefType>(c.result.getType()).getElementType();
    Type stored = width > 1 ? Type(VectorType::get(width, element)) : element;
    if (sum.getType() != stored)
      sum = arith::TruncFOp::create(b, loc, stored, sum);
    storeAsIs(sum, c.result, at);
  }

  /// Loops over [from, to) with the widest step first, then the next for what
  /// is left, down to a step of 1.
  void sweep(Value from, Value to, ArrayRef<int64_t> steps,
             function_ref<void(Value, int64_t)> body) {
    Value at = from;
    for (int64_t step : steps) {
      Value end = step == 1 ? to : wholeSteps(at, to, step);
      auto loop = scf::ForOp::create(b, loc, at, end, index(step));
      OpBuilder::InsertionGuard guard(b);
      b.setInsertionPointToStart(loop.getBody());
      body(loop.getInductionVar(), step);
      at = end;
    }
  }

  /// weight[n, k]: `rows` x `columns` sums, each a vector along k.
  void dotTile(Value m, int64_t rows, Value n, int64_t columns) {
    auto step = [&](int64_t width) {
      return [this, m, rows, n, columns, width](Value k, ValueRange sums) {
        SmallVector<Value> weights, next;
        for (int64_t j = 0; j < columns; ++j)
          weights.push_back(load(c.weight, {add(n, j), k}, width));
        for (int64_t i = 0; i < rows; ++i) {
          Value x = load(c.x, {add(m, i), k}, width);
          for (int64_t j = 0; j < columns; ++j)
            next.push_back(fma(x, weights[j], sums[i * columns + j]));
        }
        return next;
      };
    };
    SmallVector<Value> sums(rows * columns, splatZero(lanes));
    Value middle = wholeSteps(zero, depth, lanes);
    sums = reduce(zero, middle, lanes, sums, step(lanes));
    for (Value &sum : sums)
      sum = vector::ReductionOp::create(b, loc, vector::CombiningKind::ADD, sum,
                                        arith::FastMathFlags::reassoc);
    std::optional<int64_t> k = getConstantIntValue(depth);
    if (!k || *k % lanes != 0)
      sums = reduce(middle, depth, 1, sums, step(1));
    for (int64_t i = 0; i < rows; ++i)
      for (int64_t j = 0; j < columns; ++j)
        store(sums[i * columns + j], add(m, i), add(n, j), 1);
  }

  /// weight[k, n]: `rows` x (`columns` elements in vectors of `width`) sums.
  void outerTile(Value m, int64_t rows, Value n, int64_t columns,
                 int64_t width) {
    int64_t vectors = columns / width;
    SmallVector<Value> sums(rows * vectors, splatZero(width));
    sums = reduce(zero, depth, 1, sums, [&](Value k, ValueRange args) {
      SmallVector<Value> weights, next;
      for (int64_t j = 0; j < vectors; ++j)
        weights.push_back(load(c.weight, {k, add(n, j * width)}, width));
      for (int64_t i = 0; i < rows; ++i) {
        Value x = load(c.x, {add(m, i), k}, 1);
        if (width > 1)
          x = vector::BroadcastOp::create(b, loc, typeFor(width), x);
        for (int64_t j = 0; j < vectors; ++j)
          next.push_back(fma(x, weights[j], args[i * vectors + j]));
      }
      return next;
    });
    for (int64_t i = 0; i < rows; ++i)
      for (int64_t j = 0; j < vectors; ++j)
        store(sums[i * vectors + j], add(m, i), add(n, j * width), width);
  }

  void emit(Value task) {
    zero = index(0);
    one = index(1);
    depth = getValueOrCreateConstantIndexOp(
        b, loc, memref::getMixedSize(b, loc, c.x, 1));
    OpFoldResult rows = memref::getMixedSize(b, loc, c.result, 0);
    OpFoldResult columns = memref::getMixedSize(b, loc, c.result, 1);
    AffineExpr d0 = b.getAffineDimExpr(0), d1 = b.getAffineDimExpr(1);
    Value columnBlocks = getValueOrCreateConstantIndexOp(
        b, loc,
        affine::makeComposedFoldedAffineApply(b, loc, d0.ceilDiv(kTaskColumns),
                                              {columns}));
    // Neighbouring tasks share columns of the weight, the larger operand.
    Value rowBlock = arith::DivUIOp::create(b, loc, task, columnBlocks);
    Value columnBlock = arith::RemUIOp::create(b, loc, task, columnBlocks);
    auto bounds = [&](Value block, int64_t size, OpFoldResult limit) {
      Value low = getValueOrCreateConstantIndexOp(
          b, loc,
          affine::makeComposedFoldedAffineApply(b, loc, d0 * size,
                                                {OpFoldResult(block)}));
      Value high = getValueOrCreateConstantIndexOp(
          b, loc,
          affine::makeComposedFoldedAffineMin(
              b, loc,
              AffineMap::get(2, 0, {d0 * size + size, d1}, b.getContext()),
              {OpFoldResult(block), limit}));
      return std::pair(low, high);
    };
    auto [mLow, mHigh] = bounds(rowBlock, kTaskRows, rows);
    auto [nLow, nHigh] = bounds(columnBlock, kTaskColumns, columns);
    Value firstRow = mLow, lastRow = mHigh;
    SmallVector<int64_t> rowSteps = {tileRows, 1};
    SmallVector<int64_t> columnSteps =
        c.isOutIn ? SmallVector<int64_t>{4, 1}
                  : SmallVector<int64_t>{2 * lanes, lanes, 1};
    sweep(nLow, nHigh, columnSteps, [&](Value n, int64_t width) {
      sweep(firstRow, lastRow, rowSteps, [&](Value m, int64_t height) {
        if (c.isOutIn)
          dotTile(m, height, n, width);
        else
          outerTile(m, height, n, width, std::min(width, lanes));
      });
    });
  }
};
} // namespace

void ffn::emitContraction(OpBuilder &b, const Contraction &contraction,
                          Value task, bool startsAtZero, int64_t vectorBits) {
  int64_t lanes = vectorBits / contraction.compute.getIntOrFloatBitWidth();
  // AVX-512 has 32 registers: 16 sums and 5 operands fit; AVX2's 16 hold 8.
  int64_t tileRows = vectorBits >= 512 ? 4 : 2;
  Location loc = contraction.result.getLoc();
  ContractionEmitter{{b, loc}, contraction, startsAtZero, lanes, tileRows}.emit(
      task);
}
