//===- PackedFile.h - The packed weights file -------------------*- C++ -*-===//
//
// <name>.weights holds the packed weights of a module's functions, to be mapped
// at load. The format is written down in lib/Runtime/PackedFile.c, which reads
// it, and in docs/ABI.md.
//
//===----------------------------------------------------------------------===//
#ifndef SWIGLU_RUNTIME_PACKEDFILE_H
#define SWIGLU_RUNTIME_PACKEDFILE_H

#include "swiglu/Runtime/Core.h"
#include "swiglu/Runtime/ModuleInfo.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

namespace swiglu {

/// Writes a packed weights file, one function's weights after the other, so
/// that never more than one is in memory:
///
///   create(path, module.functions), append(weights of each), commit()
///
/// The file appears under its name with commit() and not before; without it the
/// destructor leaves nothing behind.
class PackedFileWriter {
public:
  /// Fails when a file cannot be made beside `path`, when two functions have
  /// one name, or when a tensor or size does not fit the format.
  static llvm::Expected<PackedFileWriter>
  create(llvm::StringRef path, llvm::ArrayRef<FunctionInfo> functions);

  PackedFileWriter(PackedFileWriter &&other);
  ~PackedFileWriter();

  /// The packed weights of the next function; exactly its packedBytes. Calls
  /// `written` with the bytes of each piece.
  llvm::Error append(llvm::ArrayRef<char> packed,
                     llvm::function_ref<void(uint64_t)> written = nullptr);

  /// Completes the header and renames the file.
  llvm::Error commit();

private:
  struct Blob {
    std::string name;
    uint64_t offset;
    uint64_t bytes;
  };

  PackedFileWriter(std::string path, llvm::sys::fs::TempFile file);
  llvm::Error write(llvm::ArrayRef<char> data);
  llvm::Error padTo(uint64_t offset);
  llvm::Error finish();

  std::string path;
  llvm::sys::fs::TempFile file;
  bool isOpen = true;
  std::vector<char> header;
  std::vector<Blob> blobs;
  size_t next = 0;
  uint64_t position = 0;
  swiglurt_checksum sum;
};

/// Checks all of a file: header, data checksum, names that occur twice.
llvm::Error verifyPackedFile(llvm::StringRef path);

/// Lists what a file holds, one line for each function and tensor. Checks the
/// header, not the data.
llvm::Error dumpPackedFile(llvm::StringRef path, llvm::raw_ostream &os);

} // namespace swiglu

#endif // SWIGLU_RUNTIME_PACKEDFILE_H
