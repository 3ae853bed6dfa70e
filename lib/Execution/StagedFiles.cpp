//===- StagedFiles.cpp - files that appear together -----------------------===//

#include "StagedFiles.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace swiglu;

static Error makeError(const Twine &text, std::error_code code) {
  return createStringError(code, text + ": " + code.message());
}

Expected<std::unique_ptr<StagedFiles>>
StagedFiles::create(StringRef directory) {
  std::unique_ptr<StagedFiles> files(new StagedFiles());
  SmallString<128> absolute(directory);
  if (std::error_code code = sys::fs::make_absolute(absolute))
    return makeError("the directory '" + directory + "' cannot be found", code);
  files->directory = absolute.str().str();

  std::vector<std::string> missing;
  StringRef path = absolute;
  while (!path.empty() && !sys::fs::exists(path)) {
    missing.push_back(path.str());
    path = sys::path::parent_path(path);
  }
  if (!sys::fs::is_directory(path))
    return createStringError(std::make_error_code(std::errc::not_a_directory),
                             "'" + path + "' is a file, expected a directory");
  for (const std::string &folder : reverse(missing)) {
    // "a/." and "a/.." exist once "a" does.
    if (sys::fs::exists(folder))
      continue;
    if (std::error_code code = sys::fs::create_directory(
            folder, /*IgnoreExisting=*/true, sys::fs::perms::all_all))
      return makeError("the directory '" + folder + "' cannot be made", code);
    files->made.push_back(folder);
  }

  SmallString<128> staging;
  sys::path::append(absolute, ".swiglu");
  if (std::error_code code = sys::fs::createUniqueDirectory(absolute, staging))
    return makeError("the directory '" + directory + "' cannot be written",
                     code);
  files->staging = staging.str().str();
  return std::move(files);
}

StagedFiles::~StagedFiles() {
  if (!staging.empty())
    sys::fs::remove_directories(staging);
  // Only those that are empty.
  for (const std::string &folder : reverse(made))
    sys::fs::remove(folder);
}

std::string StagedFiles::at(StringRef file) const {
  std::string path = staging + "/" + file.str();
  sys::RemoveFileOnSignal(path);
  return path;
}

Error StagedFiles::write(StringRef file, StringRef content) {
  std::error_code code;
  raw_fd_ostream os(at(file), code);
  if (!code) {
    os << content;
    os.close();
    code = os.error();
    os.clear_error(); // reported here
  }
  if (code)
    return makeError("'" + directory + "/" + file + "' cannot be written",
                     code);
  return Error::success();
}

Error StagedFiles::withFinalPaths(Error error) const {
  if (!error)
    return error;
  std::string text = toString(std::move(error));
  for (size_t at = 0; (at = text.find(staging, at)) != std::string::npos;
       at += directory.size())
    text.replace(at, staging.size(), directory);
  return createStringError(inconvertibleErrorCode(), text);
}

Error StagedFiles::publish(ArrayRef<std::string> files) {
  // Renaming within a directory fails for hardly another reason than this one.
  for (const std::string &file : files)
    if (sys::fs::is_directory(directory + "/" + file))
      return createStringError(std::make_error_code(std::errc::is_a_directory),
                               "'" + directory + "/" + file +
                                   "' is a directory, expected a file");
  for (const std::string &file : files) {
    std::string from = at(file), to = directory + "/" + file;
    if (std::error_code code = sys::fs::rename(from, to))
      return makeError("'" + to + "' cannot be written", code);
    sys::DontRemoveFileOnSignal(from);
  }
  made.clear();
  return Error::success();
}
