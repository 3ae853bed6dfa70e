//===- OptMain.h - the main function of swiglu-opt --------------*- C++ -*-===//

#ifndef SWIGLU_TOOLS_OPTMAIN_H
#define SWIGLU_TOOLS_OPTMAIN_H

#include "llvm/ADT/StringRef.h"

namespace mlir {
class DialectRegistry;
}

namespace swiglu {

/// mlir::MlirOptMain, but for the input file, which goes through
/// `openMLIRFile`. Returns the exit code.
int optMain(int argc, char **argv, llvm::StringLiteral toolName,
            llvm::StringRef overview, mlir::DialectRegistry &registry);

} // namespace swiglu

#endif // SWIGLU_TOOLS_OPTMAIN_H
