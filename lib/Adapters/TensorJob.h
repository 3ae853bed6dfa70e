//===- TensorJob.h - how a tensor of the output comes about -----*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_TENSORJOB_H
#define SWIGLU_LIB_ADAPTERS_TENSORJOB_H

#include "swiglu/Adapters/Adapter.h"
#include "swiglu/Adapters/Merge.h"
#include "swiglu/Adapters/Quantize.h"
#include <atomic>
#include <mutex>

namespace swiglu {

/// Makes the bytes of one tensor, some of its rows at a time, by any number of
/// threads. What that needs is made when the first rows are asked for, and
/// freed behind the last ones.
class TensorJob {
public:
  virtual ~TensorJob();

  /// What the stored rows take in the output.
  uint64_t getRowBytes() const { return rowBytes; }
  int64_t getNumRows() const { return rows; }
  /// The rows that make a sensible piece of work.
  int64_t getPieceRows() const { return pieceRows; }
  /// The bytes that rows [begin, end) are made from.
  llvm::ArrayRef<uint8_t> getSource(int64_t begin, int64_t end) const;

  /// Writes rows [begin, end), a piece that starts at a multiple of
  /// getPieceRows(), to `out`.
  llvm::Error run(int64_t begin, int64_t end,
                  llvm::MutableArrayRef<uint8_t> out);

  /// Complete once all rows were written.
  const TensorReport &getReport() const { return report; }

protected:
  TensorJob(llvm::ArrayRef<uint8_t> from, int64_t rows, uint64_t rowBytes,
            uint64_t pieceBytes);

  /// Sets the parts of the report that no piece gives, and fails where nothing
  /// can be made.
  virtual llvm::Error prepare() { return llvm::Error::success(); }
  virtual llvm::Error runPiece(int64_t begin, int64_t end,
                               llvm::MutableArrayRef<uint8_t> out,
                               TensorReport &report) = 0;
  virtual void release() {}

  llvm::ArrayRef<uint8_t> from;
  TensorReport report;

private:
  llvm::Error prepareOnce();

  int64_t rows;
  uint64_t rowBytes;
  int64_t pieceRows;
  std::mutex mutex;
  bool isPrepared = false;
  std::string failure;
  std::atomic<int64_t> rowsLeft;
};

/// The steps of a tensor, made when they are needed: they are large.
using MakeSteps = std::function<std::vector<MergeStep>()>;

/// Floats to floats. `note` is a step of the report before those of the merge.
std::unique_ptr<TensorJob> makeMergeJob(MergeTarget target, MakeSteps steps,
                                        llvm::ArrayRef<uint8_t> from,
                                        unsigned threads,
                                        llvm::StringRef note = "");

/// Blocks of integers, the rows scaled by `factors`.
std::unique_ptr<TensorJob> makeBlockScaleJob(llvm::StringRef name,
                                             BlockType type,
                                             std::vector<double> factors,
                                             int64_t columns,
                                             llvm::ArrayRef<uint8_t> from);

/// Blocks of integers that are merged as numbers and quantised again.
std::unique_ptr<TensorJob> makeRequantizeJob(llvm::StringRef name,
                                             BlockType type, int64_t out,
                                             int64_t in, MakeSteps steps,
                                             llvm::ArrayRef<uint8_t> from);

} // namespace swiglu

#endif // SWIGLU_LIB_ADAPTERS_TENSORJOB_H
