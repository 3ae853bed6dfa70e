//===- StagedOutput.h - a file or folder that appears whole -----*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_STAGEDOUTPUT_H
#define SWIGLU_LIB_ADAPTERS_STAGEDOUTPUT_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <list>
#include <memory>
#include <string>
#include <vector>

namespace swiglu {

/// A file, or a folder of files, under a temporary name beside its place until
/// it is published. What is not published is removed: by the destructor, and
/// when a signal ends the process. One at a time.
class StagedOutput {
public:
  /// `path` is where it is going to be; its parent exists.
  static llvm::Expected<std::unique_ptr<StagedOutput>>
  create(llvm::StringRef path, bool isFolder);
  ~StagedOutput();

  /// An open file of `size` bytes whose blocks are reserved where the file
  /// system can do that, so that a full disk is noticed here. `name` is its
  /// name in the folder; of a lone file it says nothing. The descriptor is this
  /// object's.
  llvm::Expected<int> open(llvm::StringRef name, uint64_t size);

  /// Closes a file that is complete; publishing closes the others.
  llvm::Error close(int fd);

  /// What messages call the file.
  std::string describe(llvm::StringRef name) const;

  /// Gives it its name, replacing a file or an empty folder.
  llvm::Error publish();

private:
  StagedOutput() = default;
  void track(const std::string &path, bool isFolder);

  std::string path, staging;
  bool isFolder = false;
  std::vector<std::pair<int, std::string>> files;
  /// What the signal handler reads; they outlive their use there.
  std::list<std::string> tracked;
};

/// Copies `data` to the offset of an open file.
llvm::Error writeAt(int fd, uint64_t offset, llvm::ArrayRef<uint8_t> data,
                    llvm::StringRef name);

} // namespace swiglu

#endif // SWIGLU_LIB_ADAPTERS_STAGEDOUTPUT_H
