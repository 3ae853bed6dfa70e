//===- WritePieces.cpp - the bytes of the output --------------------------===//
//
// Whatever the number of threads, each of them holds one piece: rows are merged
// from the mapped input into a buffer, which is written at its place; what does
// not change is copied by the kernel.
//
//===----------------------------------------------------------------------===//

#include "OutputFile.h"
#include "Parallel.h"
#include "StagedOutput.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Threading.h"
#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;
using namespace swiglu;

#ifndef MADV_POPULATE_READ // since Linux 5.14; else nothing is read ahead
#define MADV_POPULATE_READ 22
#endif

/// Enough that a system call costs nothing, little enough to share among
/// threads.
static constexpr uint64_t copyPieceBytes = 1 << 24;

//===----------------------------------------------------------------------===//
// What is to be done
//===----------------------------------------------------------------------===//

namespace {
class PieceList {
public:
  PieceList(const OutputFile &file, unsigned fileIndex,
            std::vector<Piece> &pieces)
      : file(file), fileIndex(fileIndex), pieces(pieces) {}
  ~PieceList() { flush(); }

  void copy(ArrayRef<uint8_t> from, uint64_t offset) {
    // Neighbours in both files are one run.
    if (run.end() == from.begin() && runOffset + run.size() == offset) {
      run = ArrayRef(run.data(), run.size() + from.size());
      return;
    }
    flush();
    run = from;
    runOffset = offset;
  }

  void make(TensorJob &job, uint64_t offset) {
    flush();
    for (int64_t row = 0; row < job.getNumRows(); row += job.getPieceRows()) {
      Piece piece = makePiece();
      piece.job = &job;
      piece.begin = row;
      piece.end = std::min(job.getNumRows(), row + job.getPieceRows());
      piece.offset = offset + row * job.getRowBytes();
      piece.size = (piece.end - row) * job.getRowBytes();
      if (piece.size != 0)
        pieces.push_back(piece);
    }
  }

private:
  Piece makePiece() const {
    Piece piece;
    piece.file = &file;
    piece.fileIndex = fileIndex;
    return piece;
  }

  void flush() {
    for (; !run.empty(); run = run.drop_front(pieces.back().size)) {
      Piece piece = makePiece();
      piece.size = std::min<uint64_t>(run.size(), copyPieceBytes);
      piece.from = run.take_front(piece.size);
      piece.offset = runOffset;
      runOffset += piece.size;
      pieces.push_back(piece);
    }
  }

  const OutputFile &file;
  unsigned fileIndex;
  std::vector<Piece> &pieces;
  ArrayRef<uint8_t> run;
  uint64_t runOffset = 0;
};
} // namespace

/// Everything where it was.
static void listInPlace(const OutputFile &file, PieceList &list) {
  ArrayRef<uint8_t> contents = file.input->contents;
  uint64_t position = 0;
  for (auto [tensor, job] : llvm::zip(file.input->tensors, file.jobs)) {
    if (!job || tensor.data.empty())
      continue;
    uint64_t offset = tensor.data.data() - contents.data();
    list.copy(contents.slice(position, offset - position), position);
    list.make(*job, offset);
    position = offset + tensor.data.size();
  }
  list.copy(contents.drop_front(position), position);
}

void swiglu::listPieces(const OutputFile &file, unsigned fileIndex,
                        std::vector<Piece> &pieces) {
  PieceList list(file, fileIndex, pieces);
  if (!file.layout)
    return listInPlace(file, list);
  list.copy(arrayRefFromStringRef(file.layout->head), 0);
  size_t count = file.input->tensors.size();
  for (auto [i, place] : llvm::enumerate(file.layout->places)) {
    if (file.jobs[i])
      list.make(*file.jobs[i], place.offset);
    else
      list.copy(i < count ? file.input->tensors[i].data
                          : file.changes.added[i - count].data,
                place.offset);
  }
}

//===----------------------------------------------------------------------===//
// Doing it
//===----------------------------------------------------------------------===//

namespace {
class Writer {
public:
  Writer(ArrayRef<Piece> pieces, ArrayRef<int> descriptors,
         ArrayRef<std::string> names, const MergeOptions &options);
  ~Writer();
  Error run();

private:
  void work();
  Error writePiece(const Piece &piece, std::vector<uint8_t> &buffer);
  Error copyPiece(const Piece &piece);
  Error makePiece(const Piece &piece, std::vector<uint8_t> &buffer);
  void finish(size_t index, uint64_t size, Error error);

  ArrayRef<Piece> pieces;
  ArrayRef<int> descriptors;
  ArrayRef<std::string> names;
  const MergeOptions &options;
  /// The inputs, for the kernel to copy from; -1 where one cannot be opened.
  std::vector<int> inputs;
  std::atomic<size_t> next{0};

  std::mutex mutex;
  uint64_t written = 0, total = 0;
  size_t failedPiece = SIZE_MAX;
  std::string failure;
};
} // namespace

/// The file that is mapped already; -1 where another one has its name now.
static int openAgain(const std::string &path, uint64_t size) {
  int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (fd < 0 || (fstat(fd, &status) == 0 && uint64_t(status.st_size) == size))
    return fd;
  ::close(fd);
  return -1;
}

Writer::Writer(ArrayRef<Piece> pieces, ArrayRef<int> descriptors,
               ArrayRef<std::string> names, const MergeOptions &options)
    : pieces(pieces), descriptors(descriptors), names(names), options(options),
      inputs(descriptors.size(), -1) {
  for (const Piece &piece : pieces) {
    total += piece.size;
    int &input = inputs[piece.fileIndex];
    const std::string &path = piece.file->input->path;
    if (!piece.job && input < 0)
      input = openAgain(path, piece.file->input->contents.size());
  }
}

Writer::~Writer() {
  for (int input : inputs)
    if (input >= 0)
      ::close(input);
}

Error Writer::copyPiece(const Piece &piece) {
  ArrayRef<uint8_t> contents = piece.file->input->contents;
  ArrayRef<uint8_t> left = piece.from;
  uint64_t offset = piece.offset;
  int input = inputs[piece.fileIndex], output = descriptors[piece.fileIndex];
  // A new header is in no file.
  bool isInFile = left.begin() >= contents.begin() &&
                  left.end() <= contents.end() && input >= 0;
  while (isInFile && !left.empty()) {
    off_t from = left.data() - contents.data(), to = offset;
    ssize_t copied = copy_file_range(input, &from, output, &to, left.size(), 0);
    // Not between these file systems, or not at all: as bytes.
    if (copied <= 0)
      break;
    left = left.drop_front(copied);
    offset += copied;
  }
  return writeAt(output, offset, left, names[piece.fileIndex]);
}

/// Reads mapped pages in one go, or says that they are not needed any more:
/// they stay in the page cache, but count no longer as this process's memory.
static void advise(const Piece &piece, int advice) {
  ArrayRef<uint8_t> contents = piece.file->input->contents;
  ArrayRef<uint8_t> source = piece.job->getSource(piece.begin, piece.end);
  if (!piece.file->input->isMapped || source.begin() < contents.begin() ||
      source.end() > contents.end())
    return;
  uintptr_t page = sys::Process::getPageSizeEstimate();
  uintptr_t begin =
      alignDown(reinterpret_cast<uintptr_t>(source.begin()), page);
  uintptr_t end = alignTo(reinterpret_cast<uintptr_t>(source.end()), page);
  madvise(reinterpret_cast<void *>(begin), end - begin, advice);
}

Error Writer::makePiece(const Piece &piece, std::vector<uint8_t> &buffer) {
  if (buffer.size() < piece.size)
    buffer.resize(piece.size);
  MutableArrayRef<uint8_t> out(buffer.data(), piece.size);
  advise(piece, MADV_POPULATE_READ);
  if (Error e = piece.job->run(piece.begin, piece.end, out))
    return e;
  advise(piece, MADV_DONTNEED);
  return writeAt(descriptors[piece.fileIndex], piece.offset, out,
                 names[piece.fileIndex]);
}

/// `size` bytes were written, or `error` kept them from it.
void Writer::finish(size_t index, uint64_t size, Error error) {
  std::lock_guard<std::mutex> lock(mutex);
  if (error) {
    std::string text = toString(std::move(error));
    if (index < failedPiece) {
      failedPiece = index;
      failure = std::move(text);
    }
    // Pieces before this one are under way, and others aren't needed.
    next = pieces.size();
    return;
  }
  written += size;
  if (options.progress)
    options.progress(written, total);
}

void Writer::work() {
  std::vector<uint8_t> buffer;
  for (size_t i; (i = next++) < pieces.size();) {
    const Piece &piece = pieces[i];
    finish(i, piece.size,
           piece.job ? makePiece(piece, buffer) : copyPiece(piece));
  }
}

Error Writer::run() {
  unsigned threads = options.threads;
  if (threads == 0)
    threads = hardware_concurrency().compute_thread_count();
  forEachPiece(threads, /*grain=*/1, threads,
               [&](int64_t, int64_t) { work(); });
  if (failedPiece != SIZE_MAX)
    return createStringError(inconvertibleErrorCode(), failure);
  return Error::success();
}

Error swiglu::writePieces(ArrayRef<Piece> pieces, ArrayRef<int> descriptors,
                          ArrayRef<std::string> names,
                          const MergeOptions &options) {
  return Writer(pieces, descriptors, names, options).run();
}
