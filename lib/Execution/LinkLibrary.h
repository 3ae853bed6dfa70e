//===- LinkLibrary.h - a shared library by the C compiler -------*- C++ -*-===//

#ifndef SWIGLU_LIB_EXECUTION_LINKLIBRARY_H
#define SWIGLU_LIB_EXECUTION_LINKLIBRARY_H

#include "StagedFiles.h"
#include "swiglu/Runtime/ModuleInfo.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace swiglu {

/// Compiles the glue of `module` by $CC, or cc, gcc or clang of PATH. Fails
/// without one, or with the first complaint of the compiler.
llvm::Error compileGlue(const ModuleInfo &module, StagedFiles &files);

/// Links the compiled glue with the kernel objects, of which each is one of the
/// module's variants, to the staged `library`.
llvm::Error linkLibrary(const ModuleInfo &module, StagedFiles &files,
                        llvm::ArrayRef<llvm::ArrayRef<char>> objects,
                        llvm::StringRef library);

} // namespace swiglu

#endif // SWIGLU_LIB_EXECUTION_LINKLIBRARY_H
