//===- ExpandFMA.cpp - fused multiply-adds without the instruction --------===//

#include "swiglu/Target/CPU/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_EXPANDFMAPASS
#include "swiglu/Target/CPU/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;

namespace {
struct ExpandFMA : ffn::impl::ExpandFMAPassBase<ExpandFMA> {
  using ExpandFMAPassBase::ExpandFMAPassBase;

  void runOnOperation() override {
    getOperation()->walk([&](Operation *op) {
      if (isa<math::FmaOp, vector::FMAOp>(op))
        expand(op);
    });
  }

  /// fma(a, b, c) -> a * b + c
  void expand(Operation *op) {
    OpBuilder b(op);
    Location loc = op->getLoc();
    Type type = op->getResult(0).getType();
    if (throughF64 && !getElementTypeOrSelf(type).isF32())
      return;
    SmallVector<Value> operands(op->getOperands());
    if (throughF64) {
      Type wide = b.getF64Type();
      if (auto vector = dyn_cast<VectorType>(type))
        wide = vector.clone(wide);
      for (Value &operand : operands)
        operand = arith::ExtFOp::create(b, loc, wide, operand);
    }
    Value product = arith::MulFOp::create(b, loc, operands[0], operands[1]);
    Value sum = arith::AddFOp::create(b, loc, product, operands[2]);
    if (throughF64)
      sum = arith::TruncFOp::create(b, loc, type, sum);
    op->getResult(0).replaceAllUsesWith(sum);
    op->erase();
  }
};
} // namespace
