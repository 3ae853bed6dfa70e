//===- KernelLoops.h - ffn_cpu operations as loops --------------*- C++ -*-===//

#ifndef SWIGLU_LIB_TARGET_CPU_KERNELLOOPS_H
#define SWIGLU_LIB_TARGET_CPU_KERNELLOOPS_H

#include "CodeBuilder.h"
#include "MicroKernel.h"

namespace mlir::ffn {

/// Short spellings for index arithmetic and loops at a builder's place.
struct LoopBuilder : CodeBuilder {
  Value least(ArrayRef<AffineExpr> exprs, ArrayRef<Value> operands) {
    return getValueOrCreateConstantIndexOp(
        b, loc,
        affine::makeComposedFoldedAffineMin(
            b, loc, AffineMap::get(operands.size(), 0, exprs, b.getContext()),
            getAsOpFoldResult(ValueRange(operands))));
  }
  AffineExpr d(unsigned i) { return b.getAffineDimExpr(i); }
  Value add(Value x, Value y) { return arith::AddIOp::create(b, loc, x, y); }
  Value sub(Value x, Value y) { return arith::SubIOp::create(b, loc, x, y); }
  Value mul(Value x, Value y) { return arith::MulIOp::create(b, loc, x, y); }
  Value add(Value x, int64_t y) { return apply(d(0) + y, {x}); }
  Value mul(Value x, int64_t y) { return apply(d(0) * y, {x}); }
  Value ceilDiv(Value x, int64_t y) { return apply(d(0).ceilDiv(y), {x}); }
  Value divide(Value x, Value y) {
    return arith::DivUIOp::create(b, loc, x, y);
  }
  Value remainder(Value x, Value y) {
    return arith::RemUIOp::create(b, loc, x, y);
  }
  Value isLess(Value x, Value y) {
    return arith::CmpIOp::create(b, loc, arith::CmpIPredicate::ult, x, y);
  }
  Value isEqual(Value x, Value y) {
    return arith::CmpIOp::create(b, loc, arith::CmpIPredicate::eq, x, y);
  }
  Value min(Value x, Value y) { return arith::MinUIOp::create(b, loc, x, y); }
  Value max(Value x, Value y) { return arith::MaxUIOp::create(b, loc, x, y); }

  void loop(Value from, Value to, int64_t step,
            function_ref<void(Value)> body) {
    auto loop = scf::ForOp::create(b, loc, from, to, index(step));
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(loop.getBody());
    body(loop.getInductionVar());
  }
  /// `count` tasks.
  void parallel(Value count, function_ref<void(Value)> body) {
    auto loop = scf::ParallelOp::create(b, loc, index(0), count, index(1));
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(loop.getBody());
    body(loop.getInductionVars().front());
  }
  void branch(Value condition, function_ref<void()> then,
              function_ref<void()> otherwise) {
    auto branch = scf::IfOp::create(b, loc, condition, /*withElseRegion=*/true);
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(&branch.getThenRegion().front());
    then();
    b.setInsertionPointToStart(&branch.getElseRegion().front());
    otherwise();
  }
};

/// How `tokens` rows, more than none, are cut into tiles of at most `rows`.
struct Tiling {
  LoopBuilder &l;
  Value tiles;         ///< how many
  Value least, larger; ///< rows of a small tile; how many have one more

  Tiling(LoopBuilder &l, Value tokens, int64_t rows) : l(l) {
    tiles = l.ceilDiv(tokens, rows);
    Value some = l.max(tiles, l.index(1)); // also where there are no tokens
    least = l.divide(tokens, some);
    larger = l.remainder(tokens, some);
  }
  Value rowsOf(Value tile) {
    Value one = arith::ExtUIOp::create(l.b, l.loc, l.b.getI64Type(),
                                       l.isLess(tile, larger));
    return l.add(
        least, arith::IndexCastOp::create(l.b, l.loc, l.b.getIndexType(), one));
  }
  Value firstRowOf(Value tile) {
    return l.add(l.mul(tile, least), l.min(tile, larger));
  }
};

/// Where column `column` of a branch is in its tensor, which may hold both.
Value getSourceColumn(LoopBuilder &l, cpu::PackOp op, Value column, bool isUp);

void emitPack(OpBuilder &b, cpu::PackOp op);
/// One panel of integers.
void emitPackIntegers(LoopBuilder &l, cpu::PackOp op, Value panel);
void emitPackRows(OpBuilder &b, cpu::PackRowsOp op);
void emitQuantizeRows(OpBuilder &b, cpu::PackRowsOp op,
                      const KernelTarget &target);
void emitProduct(OpBuilder &b, ModuleOp module, cpu::ProductOp op,
                 const KernelTarget &target);

} // namespace mlir::ffn

#endif // SWIGLU_LIB_TARGET_CPU_KERNELLOOPS_H
