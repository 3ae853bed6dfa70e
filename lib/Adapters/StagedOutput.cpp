//===- StagedOutput.cpp - a file or folder that appears whole -------------===//

#include "StagedOutput.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;
using namespace swiglu;

//===----------------------------------------------------------------------===//
// Signals
//
// LLVM's RemoveFileOnSignal leaves folders. The handlers here remove what is
// listed, put the former handlers back and let them have the signal.
//===----------------------------------------------------------------------===//

namespace {
struct TrackedPath {
  const char *path;
  bool isFolder;
  TrackedPath *next;
};
} // namespace

static constexpr int handledSignals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT,
                                         SIGBUS, SIGSEGV, SIGABRT};
static struct sigaction formerActions[std::size(handledSignals)];
/// The last one first: files before the folder that they are in.
static std::atomic<TrackedPath *> trackedPaths{nullptr};

static void restoreHandlers() {
  for (auto [signal, former] : llvm::zip(handledSignals, formerActions))
    sigaction(signal, &former, nullptr);
}

/// Calls nothing that a signal handler may not call.
static void removeTracked(int signal) {
  int savedErrno = errno;
  for (TrackedPath *it = trackedPaths.exchange(nullptr); it; it = it->next)
    it->isFolder ? rmdir(it->path) : unlink(it->path);
  restoreHandlers();
  errno = savedErrno;
  // It is blocked here, and comes when this function returns.
  raise(signal);
}

static void installHandlers() {
  struct sigaction action = {};
  action.sa_handler = removeTracked;
  sigfillset(&action.sa_mask);
  for (auto [signal, former] : llvm::zip(handledSignals, formerActions)) {
    sigaction(signal, nullptr, &former);
    // nohup and shells' background jobs ignore signals; that stays.
    if (former.sa_handler != SIG_IGN)
      sigaction(signal, &action, nullptr);
  }
}

static void clearTracked() {
  TrackedPath *it = trackedPaths.exchange(nullptr);
  while (it)
    delete std::exchange(it, it->next);
}

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

static Error cannotWrite(const Twine &path, int code) {
  return createStringError(std::error_code(code, std::generic_category()),
                           path +
                               ": cannot be written: " + sys::StrError(code));
}

void StagedOutput::track(const std::string &path, bool isFolder) {
  tracked.push_back(path);
  trackedPaths =
      new TrackedPath{tracked.back().c_str(), isFolder, trackedPaths.load()};
}

Expected<std::unique_ptr<StagedOutput>> StagedOutput::create(StringRef path,
                                                             bool isFolder) {
  std::unique_ptr<StagedOutput> output(new StagedOutput());
  output->path = path.str();
  output->isFolder = isFolder;
  SmallString<128> model = sys::path::parent_path(path);
  sys::path::append(model,
                    "." + sys::path::filename(path) + ".swiglu-%%%%%%%%");
  installHandlers();
  // A name that is taken is as unlikely as it is harmless.
  for (int tries = 0; tries < 8; ++tries) {
    SmallString<128> staging;
    sys::fs::createUniquePath(model, staging, /*MakeAbsolute=*/false);
    struct stat status;
    if (lstat(staging.c_str(), &status) == 0)
      continue;
    output->staging = staging.str().str();
    output->track(output->staging, isFolder);
    if (!isFolder || mkdir(staging.c_str(), 0777) == 0)
      return std::move(output);
    int code = errno;
    output->staging.clear();
    return cannotWrite(path, code);
  }
  return cannotWrite(path, EEXIST);
}

StagedOutput::~StagedOutput() {
  for (const auto &[fd, name] : files)
    if (fd >= 0)
      ::close(fd);
  if (!staging.empty() && isFolder)
    sys::fs::remove_directories(staging);
  else if (!staging.empty())
    sys::fs::remove(staging);
  clearTracked();
  restoreHandlers();
}

std::string StagedOutput::describe(StringRef name) const {
  SmallString<128> result(path);
  if (isFolder)
    sys::path::append(result, name);
  return result.str().str();
}

/// Reserves the blocks of a file. glibc's posix_fallocate would write to each
/// block where the file system cannot do it.
static int reserve(int fd, uint64_t size) {
  if (size == 0 || fallocate(fd, 0, 0, size) == 0)
    return 0;
  if (errno != EOPNOTSUPP && errno != ENOSYS)
    return errno;
  return ftruncate(fd, size) == 0 ? 0 : errno;
}

Expected<int> StagedOutput::open(StringRef name, uint64_t size) {
  SmallString<128> file(staging);
  if (isFolder) {
    sys::path::append(file, name);
    track(file.str().str(), /*isFolder=*/false);
  }
  int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0)
    return cannotWrite(describe(name), errno);
  files.emplace_back(fd, describe(name));
  if (int code = reserve(fd, size))
    return cannotWrite(describe(name), code);
  return fd;
}

Error StagedOutput::close(int fd) {
  for (auto &[open, name] : files)
    // Some file systems report only here that they could not write.
    if (open == fd && ::close(std::exchange(open, -1)) != 0)
      return cannotWrite(name, errno);
  return Error::success();
}

Error StagedOutput::publish() {
  for (const auto &file : files)
    if (file.first >= 0)
      if (Error e = close(file.first))
        return e;
  if (::rename(staging.c_str(), path.c_str()) != 0)
    return cannotWrite(path, errno);
  staging.clear();
  return Error::success();
}

Error swiglu::writeAt(int fd, uint64_t offset, ArrayRef<uint8_t> data,
                      StringRef name) {
  while (!data.empty()) {
    ssize_t written = pwrite(fd, data.data(), data.size(), offset);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return cannotWrite(name, written < 0 ? errno : ENOSPC);
    data = data.drop_front(written);
    offset += written;
  }
  return Error::success();
}
