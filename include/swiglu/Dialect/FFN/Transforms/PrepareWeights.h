//===- PrepareWeights.h - work on weights in functions of its own *- C++
//-*-===//

#ifndef SWIGLU_DIALECT_FFN_TRANSFORMS_PREPAREWEIGHTS_H
#define SWIGLU_DIALECT_FFN_TRANSFORMS_PREPAREWEIGHTS_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::ffn {

/// The function that `ffn.prepare` of `function` names, null if there is none.
func::FuncOp getPrepareFunction(func::FuncOp function);

/// What `ffn-prepare-weights` did, undone: functions take raw weights (behind
/// their other arguments) and do all the work themselves, and nothing is left
/// of their prepare functions. Functions that others call stay as they are.
void inlinePreparedWeights(ModuleOp module);

} // namespace mlir::ffn

#endif // SWIGLU_DIALECT_FFN_TRANSFORMS_PREPAREWEIGHTS_H
