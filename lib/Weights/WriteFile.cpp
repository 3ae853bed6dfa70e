//===- WriteFile.cpp - Files that appear whole or not at all --------------===//

#include "swiglu/Weights/WriteFile.h"
#include "Support.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace swiglu;

static Error writeBytes(int fd, StringRef path,
                        ArrayRef<ArrayRef<uint8_t>> pieces) {
  raw_fd_ostream os(fd, /*shouldClose=*/false, /*unbuffered=*/true);
  for (ArrayRef<uint8_t> piece : pieces)
    os << toStringRef(piece);
  std::error_code error = os.error();
  os.clear_error();
  return error ? fileError(path, error.message()) : Error::success();
}

Error swiglu::writeFile(StringRef path, ArrayRef<ArrayRef<uint8_t>> pieces) {
  sys::fs::file_status status;
  if (!sys::fs::status(path, status) && sys::fs::exists(status) &&
      !sys::fs::is_regular_file(status)) {
    int fd;
    if (std::error_code error =
            sys::fs::openFileForWrite(path, fd, sys::fs::CD_OpenExisting))
      return fileError(path, error.message());
    Error e = writeBytes(fd, path, pieces);
    sys::fs::file_t handle = sys::fs::convertFDToNativeFile(fd);
    sys::fs::closeFile(handle);
    return e;
  }

  // What a link names is replaced, not the link: /dev/stdout is one.
  SmallString<128> target(path);
  if (sys::fs::is_symlink_file(path) && sys::fs::real_path(path, target))
    target = path;
  Expected<sys::fs::TempFile> temp =
      sys::fs::TempFile::create(target + ".tmp-%%%%%%%%");
  if (!temp)
    return fileError(path, toString(temp.takeError()));
  if (Error e = writeBytes(temp->FD, path, pieces))
    return joinErrors(std::move(e), temp->discard());
  if (Error e = temp->keep(target)) {
    std::string message = toString(std::move(e));
    consumeError(temp->discard());
    return fileError(path, message);
  }
  return Error::success();
}
