//===- Passes.h - passes from ffn to ffn ------------------------*- C++ -*-===//

#ifndef SWIGLU_DIALECT_FFN_TRANSFORMS_PASSES_H
#define SWIGLU_DIALECT_FFN_TRANSFORMS_PASSES_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"
#include "swiglu/Dialect/FFN/Transforms/Folds.h"

namespace mlir {
namespace arith {
class ArithDialect;
}
namespace func {
class FuncDialect;
}
namespace tensor {
class TensorDialect;
}
} // namespace mlir

namespace mlir::ffn {

#define GEN_PASS_DECL
#include "swiglu/Dialect/FFN/Transforms/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "swiglu/Dialect/FFN/Transforms/Passes.h.inc"

} // namespace mlir::ffn

#endif // SWIGLU_DIALECT_FFN_TRANSFORMS_PASSES_H
