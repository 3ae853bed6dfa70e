//===- Glue.h - The C around a kernel object --------------------*- C++ -*-===//
//
// A produced library is a kernel object, made from MLIR, and one C file that is
// generated here. All functions want a module that checkModuleInfo accepts.
//
//===----------------------------------------------------------------------===//
#ifndef SWIGLU_RUNTIME_GLUE_H
#define SWIGLU_RUNTIME_GLUE_H

#include "swiglu/Runtime/ModuleInfo.h"

namespace swiglu {

/// The header <name>.h: swiglu.h, then the declarations of each function.
/// Needs nothing beside it; C99 and C++.
std::string generateHeader(const ModuleInfo &module);

/// The C file with f_load, f_open, f_context_* and the rest of the runtime's
/// part of each function: the embedded core once, static, then one wrapper per
/// function. C11.
std::string generateGlue(const ModuleInfo &module);

/// For the linker: exports each function's symbols and nothing else.
std::string generateVersionScript(const ModuleInfo &module);

/// Every exported symbol of a function, without the prefix and its '_'.
llvm::ArrayRef<llvm::StringRef> getExportedSuffixes();
/// Those of them that the kernel object defines.
llvm::ArrayRef<llvm::StringRef> getKernelSuffixes();

/// Options for the C compiler: to compile the glue, as in
///   cc OPTIONS -c glue.c -o glue.o
std::vector<std::string> getGlueCompileOptions();
/// and to link, as in
///   cc OPTIONS glue.o kernel.o -o lib<name>.so
/// No symbol may stay undefined, none may be taken from another library that
/// the process happens to have loaded.
std::vector<std::string>
getLibraryLinkOptions(llvm::StringRef versionScriptPath);

} // namespace swiglu

#endif // SWIGLU_RUNTIME_GLUE_H
