//===- Tokens.h - which operands hold tokens --------------------*- C++ -*-===//

#ifndef SWIGLU_LIB_TARGET_CPU_TOKENS_H
#define SWIGLU_LIB_TARGET_CPU_TOKENS_H

#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "llvm/ADT/TypeSwitch.h"

namespace mlir::ffn {

/// Appends the operands of `op` that are `[…, features]`, one row a token; its
/// other operands are weights.
inline void appendTokenOperands(Operation *op,
                                SmallVectorImpl<OpOperand *> &operands) {
  auto append = [&](MutableOperandRange range) {
    for (OpOperand &operand : range)
      operands.push_back(&operand);
  };
  TypeSwitch<Operation *>(op)
      .Case([&](GluOp glu) {
        for (OpOperand &operand : glu->getOpOperands())
          operands.push_back(&operand);
      })
      .Case([&](LinearOp linear) {
        operands.push_back(&linear.getXMutable());
        append(linear.getAddendsMutable());
      })
      .Case([&](GatedLinearOp linear) {
        operands.push_back(&linear.getXMutable());
        append(linear.getAddendsMutable());
        append(linear.getUpAddendsMutable());
      })
      .Case<ActivationOp, ScaleOp, LowRankOp>([&](auto rowwise) {
        operands.push_back(&rowwise.getXMutable());
      });
}

} // namespace mlir::ffn

#endif // SWIGLU_LIB_TARGET_CPU_TOKENS_H
