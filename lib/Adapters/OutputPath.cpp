//===- OutputPath.cpp - where a merged checkpoint may go ------------------===//

#include "OutputPath.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <unistd.h>

using namespace llvm;
using namespace swiglu;

static Error makeError(StringRef path, const Twine &message) {
  return createStringError(inconvertibleErrorCode(), path + ": " + message);
}

static bool isSame(StringRef a, StringRef b) {
  bool result = false;
  return !sys::fs::equivalent(a, b, result) && result;
}

/// Whether `path`, which exists, is `folder` or lies in it.
static bool isInside(StringRef path, StringRef folder) {
  SmallString<128> real;
  if (sys::fs::real_path(path, real))
    return false;
  for (StringRef it = real; !it.empty(); it = sys::path::parent_path(it))
    if (isSame(it, folder))
      return true;
  return false;
}

static Error checkNotInput(StringRef path, StringRef parent, bool isFolder,
                           const InputPaths &inputs) {
  for (const std::string &file : inputs.files)
    if (isSame(path, file))
      return makeError(path,
                       "is the input '" + file + "', and would be overwritten");
  for (const std::string &adapter : inputs.adapters)
    if (isSame(path, adapter))
      return makeError(path, "is the folder of an adapter, and would be "
                             "overwritten");
  if (inputs.folder.empty() || !isFolder)
    return Error::success();
  if (isSame(path, inputs.folder))
    return makeError(path, "is the input, and would be overwritten");
  if (isInside(parent, inputs.folder))
    return makeError(path, "lies inside the input '" + inputs.folder + "'");
  return Error::success();
}

/// Whether `path`, a link, is a door to something that is open or a device, as
/// /dev/stdout is: to put a file in its place would take it from everyone.
static bool isDoor(StringRef path) {
  SmallString<128> name(path);
  char target[16] = {};
  if (::readlink(name.c_str(), target, sizeof(target) - 1) < 0)
    return false;
  return sys::path::parent_path(path) == "/dev" ||
         StringRef(target).starts_with("/proc/") ||
         (sys::fs::exists(path) && !sys::fs::is_regular_file(path));
}

static Error checkKind(StringRef path, bool isFolder) {
  sys::fs::file_status status;
  if (std::error_code code = sys::fs::status(path, status, /*follow=*/false)) {
    if (code == std::errc::no_such_file_or_directory)
      return Error::success();
    return makeError(path, code.message());
  }
  if (!isFolder && sys::fs::is_directory(path))
    return makeError(path, "is a folder, expected a file, as the input is one");
  if (!isFolder &&
      (sys::fs::is_symlink_file(path) ? isDoor(path)
                                      : !sys::fs::is_regular_file(path)))
    return makeError(path, "is neither a file nor free");
  if (!isFolder)
    return Error::success();
  if (!sys::fs::is_directory(path))
    return makeError(path, "is no folder, expected one, as the input has "
                           "several files");
  std::error_code code;
  if (sys::fs::directory_iterator(path, code) != sys::fs::directory_iterator())
    return makeError(path, "the folder is not empty");
  return code ? makeError(path, code.message()) : Error::success();
}

Expected<std::string> swiglu::checkOutputPath(StringRef output, bool isFolder,
                                              const InputPaths &inputs) {
  StringRef trimmed = output;
  while (trimmed.size() > 1 && sys::path::is_separator(trimmed.back()))
    trimmed = trimmed.drop_back();
  if (!isFolder && trimmed != output)
    return makeError(output, "names a folder, expected a file, as the input is "
                             "one");
  SmallString<128> path(trimmed);
  if (std::error_code code = sys::fs::make_absolute(path))
    return makeError(output, code.message());
  sys::path::remove_dots(path);
  StringRef parent = sys::path::parent_path(path);
  if (!sys::fs::is_directory(parent))
    return makeError(output,
                     "the folder '" + parent + "' is " +
                         (sys::fs::exists(parent) ? "none" : "not there"));
  if (Error e = checkNotInput(trimmed, parent, isFolder, inputs))
    return std::move(e);
  if (Error e = checkKind(trimmed, isFolder))
    return std::move(e);
  // A new folder takes its place, which who works there would not see.
  StringRef last = sys::path::filename(trimmed);
  if (last == "." || last == "..")
    return makeError(output, "names a folder by its place, expected its name");
  // A folder takes the place of an empty one, but not of a link to it.
  SmallString<128> real;
  if (isFolder && sys::fs::is_symlink_file(trimmed) &&
      !sys::fs::real_path(trimmed, real))
    return real.str().str();
  return trimmed.str();
}
