//===- FFNTransformOps.h - our patterns in transform scripts ----*- C++ -*-===//

#ifndef SWIGLU_DIALECT_FFN_TRANSFORMOPS_FFNTRANSFORMOPS_H
#define SWIGLU_DIALECT_FFN_TRANSFORMOPS_FFNTRANSFORMOPS_H

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/Transform/IR/TransformDialect.h"
#include "mlir/Dialect/Transform/Interfaces/TransformInterfaces.h"
#include "mlir/IR/OpImplementation.h"

#define GET_OP_CLASSES
#include "swiglu/Dialect/FFN/TransformOps/FFNTransformOps.h.inc"

namespace mlir::ffn {

/// Adds `transform.apply_patterns.ffn.…` to the transform dialect.
void registerTransformDialectExtension(DialectRegistry &registry);

} // namespace mlir::ffn

#endif // SWIGLU_DIALECT_FFN_TRANSFORMOPS_FFNTRANSFORMOPS_H
