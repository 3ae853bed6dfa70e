//===- Contraction.h - products of a matrix with a weight -----------------===//

#ifndef SWIGLU_LIB_TARGET_CPU_CONTRACTION_H
#define SWIGLU_LIB_TARGET_CPU_CONTRACTION_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include <optional>

namespace mlir::ffn {

/// `result[m, n] += sum over k of x[m, k] * weight[n, k]`, or `weight[k, n]`.
struct Contraction {
  linalg::GenericOp op;
  Value x, weight, result;
  bool isOutIn; ///< weight[n, k]
  Type compute; ///< f32 or f64: the type in which the sum is kept
};

/// The contraction that `op`, on memrefs of rank 2, is, if it is one.
std::optional<Contraction> matchContraction(linalg::LinalgOp op);

/// How many tasks [rows, columns] make.
OpFoldResult contractionTaskCount(OpBuilder &b, Location loc, OpFoldResult rows,
                                  OpFoldResult columns);

/// Emits the loops of task number `task` at the insertion point.
void emitContraction(OpBuilder &b, const Contraction &contraction, Value task,
                     bool startsAtZero, int64_t vectorBits);

} // namespace mlir::ffn

#endif // SWIGLU_LIB_TARGET_CPU_CONTRACTION_H
