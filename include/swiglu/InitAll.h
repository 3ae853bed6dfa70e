//===- InitAll.h - registers everything that swiglu-opt has -----*- C++ -*-===//

#ifndef SWIGLU_INITALL_H
#define SWIGLU_INITALL_H

namespace mlir {
class DialectRegistry;
}

namespace swiglu {

/// Adds the dialects `ffn` and `ffn_cpu` (and nothing of upstream's) to `registry`.
void registerDialects(mlir::DialectRegistry &registry);

/// Adds these, all upstream dialects and extensions, and the translations to
/// LLVM IR to `registry`.
void registerAllDialects(mlir::DialectRegistry &registry);

/// Registers our passes and pipelines with MLIR's global registry. May be
/// called once in a process.
void registerPasses();

/// Registers our passes and pipelines, and all of upstream's.
void registerAllPasses();

} // namespace swiglu

#endif // SWIGLU_INITALL_H
