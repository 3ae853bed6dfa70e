//===- VectorLoops.h - one linalg operation as tasks of vector loops ------===//

#ifndef SWIGLU_LIB_TARGET_CPU_VECTORLOOPS_H
#define SWIGLU_LIB_TARGET_CPU_VECTORLOOPS_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::ffn {

/// How one operation is cut into tasks and which loops a task runs.
enum class LoopKind {
  Contraction, ///< rows x columns of the result; sums in registers along k
  Pointwise,   ///< a block of the first loop; vectors along the last one
  Scalar,      ///< one task of scalar loops
};

struct LoopOptions {
  int64_t vectorBits = 256;
};

LoopKind classify(linalg::LinalgOp op);

/// The number of tasks of `op`, a linalg operation on memrefs, as an index
/// value; 0 when a loop is empty.
Value emitTaskCount(OpBuilder &b, linalg::LinalgOp op);

/// Replaces `op` by the loops of task number `task`. With `startsAtZero` a
/// contraction ignores what its result holds before. Fails with an error on
/// `op` for an operation that has no loops.
LogicalResult emitTask(RewriterBase &b, linalg::LinalgOp op, Value task,
                       bool startsAtZero, const LoopOptions &options);

/// Clones what a scalar body computes, in vectors of `lanes` where an operand
/// is one (`mapping` has the values of its arguments, and of linalg.index), and
/// returns what it yields, with more than one lane as a vector.
Value emitVectorBody(OpBuilder &b, Location loc, Block &body,
                     IRMapping &mapping, int64_t lanes);

} // namespace mlir::ffn

#endif // SWIGLU_LIB_TARGET_CPU_VECTORLOOPS_H
