//===- CodeBuilder.h - index arithmetic, loops and vectors ------*- C++ -*-===//

#ifndef SWIGLU_LIB_TARGET_CPU_CODEBUILDER_H
#define SWIGLU_LIB_TARGET_CPU_CODEBUILDER_H

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::ffn {

/// What all emitters of loops begin with, at a builder's place.
struct CodeBuilder {
  OpBuilder &b;
  Location loc;

  Value index(int64_t value) {
    return arith::ConstantIndexOp::create(b, loc, value);
  }
  /// An affine expression of d0, d1, …, with constants folded.
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
  /// The last multiple of `step` steps from `from` that `to` allows.
  Value wholeSteps(Value from, Value to, int64_t step) {
    AffineExpr d0 = b.getAffineDimExpr(0), d1 = b.getAffineDimExpr(1);
    return apply(d0 + (d1 - d0).floorDiv(step) * step, {from, to});
  }

  /// A loop over [from, to) that carries `values`.
  SmallVector<Value>
  reduce(Value from, Value to, int64_t step, ValueRange values,
         function_ref<SmallVector<Value>(Value, ValueRange)> body) {
    auto loop = scf::ForOp::create(
        b, loc, from, to, index(step), values,
        [&](OpBuilder &nested, Location, Value at, ValueRange args) {
          OpBuilder::InsertionGuard guard(b);
          b.setInsertionPoint(nested.getInsertionBlock(),
                              nested.getInsertionPoint());
          scf::YieldOp::create(b, loc, body(at, args));
        });
    return SmallVector<Value>(loop.getResults());
  }

  /// `width` elements from memory: a scalar, or a vector.
  Value loadAsIs(Value memref, ValueRange at, int64_t width) {
    if (width == 1)
      return memref::LoadOp::create(b, loc, memref, at);
    Type element = cast<MemRefType>(memref.getType()).getElementType();
    return vector::LoadOp::create(b, loc, VectorType::get(width, element),
                                  memref, at);
  }
  void storeAsIs(Value value, Value memref, ValueRange at) {
    if (isa<VectorType>(value.getType()))
      vector::StoreOp::create(b, loc, value, memref, at);
    else
      memref::StoreOp::create(b, loc, value, memref, at);
  }
  Value fma(Value x, Value y, Value sum) {
    if (isa<VectorType>(sum.getType()))
      return vector::FMAOp::create(b, loc, x, y, sum);
    return math::FmaOp::create(b, loc, x, y, sum);
  }
};

} // namespace mlir::ffn

#endif // SWIGLU_LIB_TARGET_CPU_CODEBUILDER_H
