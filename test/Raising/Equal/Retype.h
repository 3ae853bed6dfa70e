//===- Retype.h - a module with f64 for every float type --------*- C++ -*-===//

#ifndef SWIGLU_TEST_RAISING_EQUAL_RETYPE_H
#define SWIGLU_TEST_RAISING_EQUAL_RETYPE_H

#include "mlir/IR/BuiltinOps.h"

namespace swiglu::equality {

/// Gives every value of f16, bf16 or f32 the type f64 and removes the casts
/// between them and `#ffn.rounding`, so that only the formula is left. A literal
/// that is √2, 1/√2, √(2/π), 2/π or 0.044715 rounded to its type becomes that
/// number; every other keeps its value. Fails with the verifier's error where
/// an operation depends on the width.
mlir::LogicalResult retypeToF64(mlir::ModuleOp module);

} // namespace swiglu::equality

#endif // SWIGLU_TEST_RAISING_EQUAL_RETYPE_H
