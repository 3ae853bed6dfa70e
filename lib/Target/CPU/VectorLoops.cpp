//===- VectorLoops.cpp - one linalg operation as tasks of vector loops ----===//

#include "VectorLoops.h"
#include "Contraction.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::ffn;

/// A task of a pointwise operation covers about this many elements: enough to
/// hide the cost of handing it out, few enough to stay in L1.
static constexpr int64_t kElementsPerTask = 8192;

//===----------------------------------------------------------------------===//
// What can be done
//===----------------------------------------------------------------------===//

static bool isContiguous(Type type) {
  auto memref = cast<MemRefType>(type);
  SmallVector<int64_t> strides;
  int64_t offset;
  return succeeded(memref.getStridesAndOffset(strides, offset)) &&
         (strides.empty() || strides.back() == 1);
}

/// Every dimension of every operand follows one loop (or a constant): what
/// loops of loads and stores can express.
static bool isPointwise(linalg::LinalgOp op) {
  if (op.getNumReductionLoops() != 0 || op.getNumLoops() == 0 ||
      op.getNumDpsInits() != 1 || !op.hasPureBufferSemantics())
    return false;
  if (!op.getMatchingIndexingMap(op.getDpsInitOperand(0)).isIdentity())
    return false;
  for (OpOperand &operand : op->getOpOperands())
    if (!isa<MemRefType>(operand.get().getType()) &&
        op.getMatchingIndexingMap(&operand).getNumResults() != 0)
      return false;
  return llvm::all_of(
      op.getBlock()->without_terminator(),
      [](Operation &inner) { return inner.getNumRegions() == 0; });
}

/// A pointwise operation whose innermost loop can run in vectors.
static bool isVectorizable(linalg::LinalgOp op) {
  unsigned last = op.getNumLoops() - 1;
  for (OpOperand &operand : op->getOpOperands()) {
    if (!isa<MemRefType>(operand.get().getType()))
      continue;
    AffineMap map = op.getMatchingIndexingMap(&operand);
    Type element = cast<MemRefType>(operand.get().getType()).getElementType();
    if (!element.isIntOrFloat())
      return false;
    for (auto [i, expr] : llvm::enumerate(map.getResults())) {
      if (!expr.isFunctionOfDim(last))
        continue;
      if (i + 1 != map.getNumResults() || !isa<AffineDimExpr>(expr) ||
          !isContiguous(operand.get().getType()))
        return false;
    }
  }
  for (Operation &inner : op.getBlock()->without_terminator()) {
    if (auto index = dyn_cast<linalg::IndexOp>(inner)) {
      if (index.getDim() == last)
        return false;
      continue;
    }
    if (!OpTrait::hasElementwiseMappableTraits(&inner) &&
        !isa<arith::ConstantOp>(inner))
      return false;
  }
  return true;
}

LoopKind ffn::classify(linalg::LinalgOp op) {
  if (matchContraction(op))
    return LoopKind::Contraction;
  return isPointwise(op) ? LoopKind::Pointwise : LoopKind::Scalar;
}

//===----------------------------------------------------------------------===//
// Pointwise operations
//===----------------------------------------------------------------------===//

static Value toValue(OpBuilder &b, Location loc, OpFoldResult value) {
  return getValueOrCreateConstantIndexOp(b, loc, value);
}

/// How many steps of the first loop are one task; a constant, so that the cut
/// does not depend on the token count.
static int64_t rowsPerTask(linalg::LinalgOp op) {
  SmallVector<int64_t> ranges = op.getStaticLoopRanges();
  int64_t elements = 1;
  for (int64_t size : ArrayRef<int64_t>(ranges).drop_front())
    elements *= ShapedType::isDynamic(size) ? 64 : std::max<int64_t>(size, 1);
  return std::max<int64_t>(1, kElementsPerTask / elements);
}

static Value splat(OpBuilder &b, Location loc, Value scalar, int64_t lanes) {
  auto type = VectorType::get(lanes, scalar.getType());
  Attribute value;
  // A visible constant lets later passes recognise it.
  if (matchPattern(scalar, m_Constant(&value)))
    return arith::ConstantOp::create(b, loc,
                                     DenseElementsAttr::get(type, value));
  return vector::BroadcastOp::create(b, loc, type, scalar);
}

Value ffn::emitVectorBody(OpBuilder &b, Location loc, Block &body,
                          IRMapping &mapping, int64_t lanes) {
  for (Operation &inner : body.without_terminator()) {
    if (isa<linalg::IndexOp>(inner))
      continue; // the caller's
    bool isVector = llvm::any_of(inner.getOperands(), [&](Value operand) {
      return isa<VectorType>(mapping.lookupOrDefault(operand).getType());
    });
    Operation *clone = b.clone(inner, mapping);
    if (!isVector)
      continue;
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPoint(clone);
    for (OpOperand &operand : clone->getOpOperands())
      if (!isa<VectorType>(operand.get().getType()))
        operand.set(splat(b, loc, operand.get(), lanes));
    for (OpResult result : clone->getResults())
      result.setType(VectorType::get(lanes, result.getType()));
  }
  Value result = mapping.lookupOrDefault(body.getTerminator()->getOperand(0));
  if (lanes > 1 && !isa<VectorType>(result.getType()))
    result = splat(b, loc, result, lanes);
  return result;
}

namespace {
/// Emits the body of a pointwise operation at one point, or, with `lanes` > 1,
/// at that many points along the last loop.
struct PointEmitter {
  OpBuilder &b;
  linalg::LinalgOp op;
  int64_t lanes;

  SmallVector<Value> indices(OpOperand &operand, ValueRange ivs) {
    SmallVector<Value> result;
    for (AffineExpr expr : op.getMatchingIndexingMap(&operand).getResults())
      result.push_back(
          toValue(b, op.getLoc(),
                  affine::makeComposedFoldedAffineApply(
                      b, op.getLoc(), AffineMap::get(ivs.size(), 0, expr),
                      SmallVector<OpFoldResult>(ivs.begin(), ivs.end()))));
    return result;
  }

  Value load(OpOperand &operand, ValueRange ivs) {
    Location loc = op.getLoc();
    auto type = dyn_cast<MemRefType>(operand.get().getType());
    if (!type)
      return operand.get();
    AffineMap map = op.getMatchingIndexingMap(&operand);
    SmallVector<Value> at = indices(operand, ivs);
    if (lanes > 1 && map.isFunctionOfDim(op.getNumLoops() - 1))
      return vector::LoadOp::create(
          b, loc, VectorType::get(lanes, type.getElementType()), operand.get(),
          at);
    return memref::LoadOp::create(b, loc, operand.get(), at);
  }

  void emit(ValueRange ivs) {
    Location loc = op.getLoc();
    IRMapping mapping;
    Block *body = op.getBlock();
    for (OpOperand &operand : op->getOpOperands()) {
      BlockArgument arg = op.getMatchingBlockArgument(&operand);
      if (!arg.use_empty())
        mapping.map(arg, load(operand, ivs));
    }
    for (auto index : body->getOps<linalg::IndexOp>())
      mapping.map(index.getResult(), ivs[index.getDim()]);
    OpOperand &init = *op.getDpsInitOperand(0);
    Value result = emitVectorBody(b, loc, *body, mapping, lanes);
    SmallVector<Value> at = indices(init, ivs);
    if (lanes == 1) {
      memref::StoreOp::create(b, loc, result, init.get(), at);
      return;
    }
    vector::StoreOp::create(b, loc, result, init.get(), at);
  }
};
} // namespace

/// The widest element type that the operation touches, in bits.
static int64_t widestElement(linalg::LinalgOp op) {
  int64_t bits = 8;
  auto see = [&](Type type) {
    if (type.isIntOrFloat())
      bits = std::max<int64_t>(bits, type.getIntOrFloatBitWidth());
  };
  op.getBlock()->walk([&](Operation *inner) {
    if (!isa<linalg::IndexOp>(inner))
      llvm::for_each(inner->getResultTypes(), see);
  });
  llvm::for_each(op.getBlock()->getArgumentTypes(), see);
  return bits;
}

static void emitPointwise(RewriterBase &b, linalg::LinalgOp op, Value task,
                          const LoopOptions &options) {
  Location loc = op.getLoc();
  SmallVector<Range> ranges = op.createLoopRanges(b, loc);
  int64_t lanes =
      isVectorizable(op) ? options.vectorBits / widestElement(op) : 1;

  // The task's part of the first loop.
  int64_t rows = rowsPerTask(op);
  auto apply = [&](AffineMap map, ArrayRef<OpFoldResult> operands) {
    return affine::makeComposedFoldedAffineApply(b, loc, map, operands);
  };
  AffineExpr d0 = b.getAffineDimExpr(0), d1 = b.getAffineDimExpr(1);
  Value low = toValue(b, loc, apply(AffineMap::get(1, 0, d0 * rows), {task}));
  Value high = toValue(
      b, loc,
      affine::makeComposedFoldedAffineMin(
          b, loc, AffineMap::get(2, 0, {d0 * rows + rows, d1}, b.getContext()),
          {task, ranges[0].size}));

  Value one = arith::ConstantIndexOp::create(b, loc, 1);
  SmallVector<Value> ivs;
  for (unsigned i = 0; i < ranges.size(); ++i) {
    bool isFirst = i == 0, isLast = i + 1 == ranges.size();
    Value from = isFirst ? low : toValue(b, loc, ranges[i].offset);
    Value to = isFirst ? high : toValue(b, loc, ranges[i].size);
    if (!isLast) {
      auto loop = scf::ForOp::create(b, loc, from, to, one);
      ivs.push_back(loop.getInductionVar());
      b.setInsertionPointToStart(loop.getBody());
      continue;
    }
    Value middle = from;
    if (lanes > 1) {
      AffineExpr whole = d0 + (d1 - d0).floorDiv(lanes) * lanes;
      middle = toValue(b, loc, apply(AffineMap::get(2, 0, whole), {from, to}));
      Value step = arith::ConstantIndexOp::create(b, loc, lanes);
      auto loop = scf::ForOp::create(b, loc, from, middle, step);
      ivs.push_back(loop.getInductionVar());
      OpBuilder::InsertionGuard guard(b);
      b.setInsertionPointToStart(loop.getBody());
      PointEmitter{b, op, lanes}.emit(ivs);
      ivs.pop_back();
    }
    auto rest = scf::ForOp::create(b, loc, middle, to, one);
    ivs.push_back(rest.getInductionVar());
    b.setInsertionPointToStart(rest.getBody());
    PointEmitter{b, op, /*lanes=*/1}.emit(ivs);
  }
}

//===----------------------------------------------------------------------===//
// All kinds
//===----------------------------------------------------------------------===//

Value ffn::emitTaskCount(OpBuilder &b, linalg::LinalgOp op) {
  Location loc = op.getLoc();
  SmallVector<Range> ranges = op.createLoopRanges(b, loc);
  switch (classify(op)) {
  case LoopKind::Contraction:
    return toValue(
        b, loc, contractionTaskCount(b, loc, ranges[0].size, ranges[1].size));
  case LoopKind::Pointwise: {
    AffineExpr blocks = b.getAffineDimExpr(0).ceilDiv(rowsPerTask(op));
    return toValue(b, loc,
                   affine::makeComposedFoldedAffineApply(b, loc, blocks,
                                                         {ranges[0].size}));
  }
  case LoopKind::Scalar:
    return arith::ConstantIndexOp::create(b, loc, 1);
  }
  llvm_unreachable("all kinds of loops are handled");
}

LogicalResult ffn::emitTask(RewriterBase &b, linalg::LinalgOp op, Value task,
                            bool startsAtZero, const LoopOptions &options) {
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPoint(op);
  switch (classify(op)) {
  case LoopKind::Contraction:
    emitContraction(b, *matchContraction(op), task, startsAtZero,
                    options.vectorBits);
    break;
  case LoopKind::Pointwise:
    emitPointwise(b, op, task, options);
    break;
  case LoopKind::Scalar:
    if (failed(linalg::linalgOpToLoops(b, op)))
      return op.emitError("cannot be written as loops");
    break;
  }
  b.eraseOp(op);
  return success();
}
