//===- WriteFile.h - Files that appear whole or not at all ------*- C++ -*-===//

#ifndef SWIGLU_WEIGHTS_WRITEFILE_H
#define SWIGLU_WEIGHTS_WRITEFILE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>

namespace swiglu {

/// Writes `pieces`, one after the other, as the file `path`.
///
/// The file appears whole or not at all: the bytes go to a temporary file in
/// the same folder, which then takes the name `path`. Only a `path` that
/// exists and is no regular file (`/dev/null`, a pipe) is written in place.
llvm::Error writeFile(llvm::StringRef path,
                      llvm::ArrayRef<llvm::ArrayRef<uint8_t>> pieces);

} // namespace swiglu

#endif // SWIGLU_WEIGHTS_WRITEFILE_H
