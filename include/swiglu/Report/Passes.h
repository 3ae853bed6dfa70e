//===- Passes.h - passes that say what is in a module -----------*- C++ -*-===//

#ifndef SWIGLU_REPORT_PASSES_H
#define SWIGLU_REPORT_PASSES_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace mlir::ffn {

#define GEN_PASS_DECL
#include "swiglu/Report/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "swiglu/Report/Passes.h.inc"

} // namespace mlir::ffn

#endif // SWIGLU_REPORT_PASSES_H
