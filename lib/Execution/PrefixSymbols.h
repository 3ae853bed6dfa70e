//===- PrefixSymbols.h - other names for an object's symbols ----*- C++ -*-===//

#ifndef SWIGLU_LIB_EXECUTION_PREFIXSYMBOLS_H
#define SWIGLU_LIB_EXECUTION_PREFIXSYMBOLS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"

namespace swiglu {

/// The ELF object with `prefix` before the name of each global symbol that it
/// defines, so that objects with the same names can be linked together.
llvm::Expected<llvm::SmallVector<char, 0>>
prefixSymbols(llvm::ArrayRef<char> object, llvm::StringRef prefix);

} // namespace swiglu

#endif // SWIGLU_LIB_EXECUTION_PREFIXSYMBOLS_H
