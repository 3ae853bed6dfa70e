//===- ModuleFile.h - modules of files, and errors in one line --*- C++ -*-===//

#ifndef SWIGLU_TOOLS_MODULEFILE_H
#define SWIGLU_TOOLS_MODULEFILE_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/Support/Error.h"
#include <mutex>
#include <string>

namespace swiglu {

/// Keeps the first error of a context, "FILE:LINE:COLUMN: text", where MLIR
/// would print all of them. Warnings and remarks take their usual way.
class ErrorCollector {
public:
  explicit ErrorCollector(mlir::MLIRContext *context);

  /// The first error that MLIR has reported, or `otherwise`, which says less,
  /// if there was none. Success stays success.
  llvm::Error take(llvm::Error otherwise);

private:
  std::mutex mutex;
  std::string first;
  mlir::ScopedDiagnosticHandler handler;
};

/// Reads a module, MLIR text or bytecode ("-" is stdin), and verifies it. The
/// context must know the dialects. The error has the text of the first
/// diagnostic, with its place; nothing is printed.
llvm::Expected<mlir::OwningOpRef<mlir::ModuleOp>>
parseModuleFile(llvm::StringRef path, mlir::MLIRContext *context);

} // namespace swiglu

#endif // SWIGLU_TOOLS_MODULEFILE_H
