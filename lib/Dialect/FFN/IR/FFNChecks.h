//===- FFNChecks.h - what the verifiers have in common ----------*- C++ -*-===//

#ifndef SWIGLU_LIB_DIALECT_FFN_IR_FFNCHECKS_H
#define SWIGLU_LIB_DIALECT_FFN_IR_FFNCHECKS_H

#include "swiglu/Dialect/FFN/IR/FFN.h"

namespace mlir::ffn::detail {

inline RankedTensorType typeOf(Value value) {
  return cast<RankedTensorType>(value.getType());
}

/// Fails unless the two sizes are equal or one of them is dynamic. A dynamic
/// `expected` becomes `found`: what one operand knows holds for the next.
LogicalResult checkSize(Operation *op, const Twine &what, int64_t found,
                        int64_t &expected, const Twine &whose);

LogicalResult checkRank(Operation *op, StringRef what, Value value,
                        int64_t rank);

/// Compares two shapes of the same meaning, size by size, as `checkSize` does.
LogicalResult checkShape(Operation *op, StringRef what, ArrayRef<int64_t> found,
                         MutableArrayRef<int64_t> expected, const Twine &whose);

LogicalResult checkElement(Operation *op, StringRef what, Type found,
                           Type storage, bool mayBeF32);

/// The first `required` operand groups hold one operand each. ODS checks only
/// the optional ones, and every accessor relies on it.
LogicalResult checkSegments(Operation *op, ArrayRef<int32_t> segments,
                            size_t required);

} // namespace mlir::ffn::detail

#endif // SWIGLU_LIB_DIALECT_FFN_IR_FFNCHECKS_H
