//===- Glue.h - The C around kernel objects ---------------------*- C++ -*-===//
//
// A produced library is a kernel object made from MLIR, or several for
// different CPUs, and one C file that is generated here. All functions want a
// module that checkModuleInfo accepts.
//
//===----------------------------------------------------------------------===//
#ifndef SWIGLU_RUNTIME_GLUE_H
#define SWIGLU_RUNTIME_GLUE_H

#include "swiglu/Runtime/ModuleInfo.h"

namespace swiglu {

/// The header <name>.h: swiglu.h, then the declarations of each function.
/// Needs nothing beside it; C99 and C++.
std::string generateHeader(const ModuleInfo &module);

/// The C file with what a library exports: the embedded core once, static, then
/// for each function a table of its kernels and a wrapper of each symbol. C11.
std::string generateGlue(const ModuleInfo &module);

/// What the glue expects before the names of the symbols of kernel object
/// `variant`, in the order of ModuleInfo::variants.
std::string getVariantPrefix(size_t variant);

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
///   cc OPTIONS glue.o kernels.o… -o lib<name>.so
/// No symbol may stay undefined, none may be taken from another library that
/// the process happens to have loaded.
std::vector<std::string>
getLibraryLinkOptions(llvm::StringRef versionScriptPath);

} // namespace swiglu

#endif // SWIGLU_RUNTIME_GLUE_H
