//===- InputFile.h - opens files for MLIR's parser --------------*- C++ -*-===//

#ifndef SWIGLU_TOOLS_INPUTFILE_H
#define SWIGLU_TOOLS_INPUTFILE_H

#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>

namespace swiglu {

/// Refuses MLIR bytecode that was written by a newer MLIR than ours, in a
/// sentence that names its producer: MLIR's own reader stumbles over such a
/// file somewhere inside. Text and everything else passes; so does a producer
/// other than MLIR, unless the encoding is newer than we know.
llvm::Error checkBytecode(llvm::MemoryBufferRef buffer);

/// Opens `path` (stdin for "-") for MLIR's parser, after `checkBytecode`.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
openMLIRFile(llvm::StringRef path);

} // namespace swiglu

#endif // SWIGLU_TOOLS_INPUTFILE_H
