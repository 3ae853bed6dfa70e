//===- OutputPath.h - where a merged checkpoint may go ----------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_OUTPUTPATH_H
#define SWIGLU_LIB_ADAPTERS_OUTPUTPATH_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace swiglu {

/// What must not be overwritten.
struct InputPaths {
  /// The folder of the base, where it is one.
  std::string folder;
  std::vector<std::string> files;
  std::vector<std::string> adapters;
};

/// The path that `output` stands for. Fails where its parent is not there,
/// where it is the wrong kind of thing, a folder with something in it, or an
/// input.
llvm::Expected<std::string> checkOutputPath(llvm::StringRef output,
                                            bool isFolder,
                                            const InputPaths &inputs);

} // namespace swiglu

#endif // SWIGLU_LIB_ADAPTERS_OUTPUTPATH_H
