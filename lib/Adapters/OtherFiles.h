//===- OtherFiles.h - what lies beside the weights --------------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_OTHERFILES_H
#define SWIGLU_LIB_ADAPTERS_OTHERFILES_H

#include "OutputFile.h"

namespace swiglu {

/// A file of a checkpoint's folder that is no weights: config.json, the
/// tokenizer, the index.
struct OtherFile {
  std::string name;
  std::string path;
  /// Its contents where they are not what is in `path`.
  std::optional<std::string> text;
};

/// The files of `folder` that belong to the merged checkpoint, sorted. `index`
/// is the path of the index or empty. Other weights, adapters and folders are
/// left out, with a note.
llvm::Expected<std::vector<OtherFile>>
listOtherFiles(llvm::StringRef folder, llvm::StringRef index,
               llvm::ArrayRef<OutputFile> files, const ConfigChanges &config,
               const MergeOptions &options);

} // namespace swiglu

#endif // SWIGLU_LIB_ADAPTERS_OTHERFILES_H
