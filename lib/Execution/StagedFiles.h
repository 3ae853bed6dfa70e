//===- StagedFiles.h - files that appear together ---------------*- C++ -*-===//

#ifndef SWIGLU_LIB_EXECUTION_STAGEDFILES_H
#define SWIGLU_LIB_EXECUTION_STAGEDFILES_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>
#include <vector>

namespace swiglu {

/// Files for a directory, made in a hidden folder in it (thus on the same file
/// system) and renamed when all of them are complete. What is not published is
/// removed, and so are the directories that were made for nothing.
class StagedFiles {
public:
  static llvm::Expected<std::unique_ptr<StagedFiles>>
  create(llvm::StringRef directory);
  ~StagedFiles();

  /// Where `file` is to be made.
  std::string at(llvm::StringRef file) const;

  llvm::Error write(llvm::StringRef file, llvm::StringRef content);

  /// An error with the paths of files where they will be, not where they are
  /// made.
  llvm::Error withFinalPaths(llvm::Error error) const;

  /// Gives complete files, which are there, their names.
  llvm::Error publish(llvm::ArrayRef<std::string> files);

private:
  StagedFiles() = default;
  std::string directory, staging;
  /// The directories that were made, outer ones first.
  std::vector<std::string> made;
};

} // namespace swiglu

#endif // SWIGLU_LIB_EXECUTION_STAGEDFILES_H
