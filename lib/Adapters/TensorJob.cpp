//===- TensorJob.cpp - how a tensor of the output comes about -------------===//

#include "TensorJob.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include <cmath>
#include <optional>

using namespace llvm;
using namespace swiglu;

/// Bytes of a piece: it stays in the L2 cache until the kernel copies it.
static constexpr uint64_t mergePieceBytes = 1 << 19;
/// For each byte of blocks there are up to 14 of f64.
static constexpr uint64_t requantizePieceBytes = 1 << 17;

static Error makeError(const Twine &message) {
  return createStringError(inconvertibleErrorCode(), message);
}

TensorJob::~TensorJob() = default;

/// Whole blocks of rows, as the kernels like them, where a row is short.
static int64_t getRowsOf(uint64_t pieceBytes, uint64_t rowBytes) {
  int64_t rows = pieceBytes / std::max<uint64_t>(1, rowBytes);
  return rows >= 8 ? rows & ~int64_t(7) : std::max<int64_t>(1, rows);
}

TensorJob::TensorJob(ArrayRef<uint8_t> from, int64_t rows, uint64_t rowBytes,
                     uint64_t pieceBytes)
    : from(from), rows(rows), rowBytes(rowBytes),
      pieceRows(getRowsOf(pieceBytes, rowBytes)), rowsLeft(rows) {}

ArrayRef<uint8_t> TensorJob::getSource(int64_t begin, int64_t end) const {
  uint64_t row = from.size() / std::max<int64_t>(1, rows);
  return from.slice(begin * row, (end - begin) * row);
}

Error TensorJob::prepareOnce() {
  std::lock_guard<std::mutex> lock(mutex);
  if (!isPrepared) {
    isPrepared = true;
    if (Error e = prepare())
      failure = toString(std::move(e));
  }
  return failure.empty() ? Error::success() : makeError(failure);
}

Error TensorJob::run(int64_t begin, int64_t end, MutableArrayRef<uint8_t> out) {
  if (Error e = prepareOnce())
    return e;
  TensorReport piece;
  if (Error e = runPiece(begin, end, out, piece))
    return e;
  {
    std::lock_guard<std::mutex> lock(mutex);
    report.add(piece);
  }
  if (rowsLeft.fetch_sub(end - begin) == end - begin)
    release();
  return Error::success();
}

//===----------------------------------------------------------------------===//
// Floats
//===----------------------------------------------------------------------===//

namespace {
class MergeJob : public TensorJob {
public:
  MergeJob(MergeTarget target, MakeSteps steps, ArrayRef<uint8_t> from,
           unsigned threads, StringRef note)
      : TensorJob(from, target.isInOut ? target.in : target.out,
                  uint64_t(target.isInOut ? target.out : target.in) *
                      getElementSize(target.to),
                  mergePieceBytes),
        target(std::move(target)), steps(std::move(steps)), threads(threads),
        note(note) {}

protected:
  Error prepare() override {
    Expected<TensorMerger> created =
        TensorMerger::create(target, steps(), from, threads);
    if (!created)
      return created.takeError();
    merger.emplace(std::move(*created));
    report = merger->getReport();
    if (!note.empty())
      report.steps.insert(report.steps.begin(), note);
    return Error::success();
  }

  Error runPiece(int64_t begin, int64_t end, MutableArrayRef<uint8_t> out,
                 TensorReport &piece) override {
    return merger->mergeRows(begin, end, out, piece);
  }

  void release() override { merger.reset(); }

private:
  MergeTarget target;
  MakeSteps steps;
  unsigned threads;
  std::string note;
  std::optional<TensorMerger> merger;
};
} // namespace

std::unique_ptr<TensorJob>
swiglu::makeMergeJob(MergeTarget target, MakeSteps steps,
                     ArrayRef<uint8_t> from, unsigned threads, StringRef note) {
  return std::make_unique<MergeJob>(std::move(target), std::move(steps), from,
                                    threads, note);
}

//===----------------------------------------------------------------------===//
// Blocks of integers
//===----------------------------------------------------------------------===//

static uint64_t getBlockRowBytes(BlockType type, int64_t columns) {
  return uint64_t(columns / kBlockElements) * getBlockBytes(type);
}

namespace {
class BlockScaleJob : public TensorJob {
public:
  BlockScaleJob(StringRef name, BlockType type, std::vector<double> factors,
                int64_t columns, ArrayRef<uint8_t> from)
      : TensorJob(from, factors.size(), getBlockRowBytes(type, columns),
                  mergePieceBytes),
        name(name), type(type), factors(std::move(factors)), columns(columns) {}

protected:
  Error runPiece(int64_t begin, int64_t end, MutableArrayRef<uint8_t> out,
                 TensorReport &piece) override {
    ArrayRef<uint8_t> rows =
        from.slice(begin * getRowBytes(), (end - begin) * getRowBytes());
    Expected<TensorReport> done =
        scaleBlockRows(name, type, end - begin, columns,
                       ArrayRef(factors).slice(begin, end - begin), rows, out);
    if (!done) {
      // All of it again, for a message that counts rows from the first one.
      consumeError(done.takeError());
      std::vector<uint8_t> all(from.size());
      return scaleBlockRows(name, type, getNumRows(), columns, factors, from,
                            all)
          .takeError();
    }
    piece = std::move(*done);
    addFactors(piece);
    return Error::success();
  }

private:
  /// Each piece has factors of its own.
  void addFactors(const TensorReport &piece) {
    std::lock_guard<std::mutex> lock(factorsMutex);
    report.name = piece.name;
    report.fromType = piece.fromType;
    report.toType = piece.toType;
    report.steps = piece.steps;
    report.maxFactor = std::max(report.maxFactor, piece.maxFactor);
    report.zeroFactors += piece.zeroFactors;
    report.negativeFactors += piece.negativeFactors;
  }

  std::string name;
  BlockType type;
  std::vector<double> factors;
  int64_t columns;
  std::mutex factorsMutex;
};

class RequantizeJob : public TensorJob {
public:
  RequantizeJob(StringRef name, BlockType type, int64_t out, int64_t in,
                MakeSteps makeSteps, ArrayRef<uint8_t> from)
      : TensorJob(from, out, getBlockRowBytes(type, in), requantizePieceBytes),
        name(name), type(type), in(in), makeSteps(std::move(makeSteps)) {}

protected:
  Error prepare() override {
    steps = makeSteps();
    report.name = name;
    report.fromType = report.toType = getBlockTypeName(type).str();
    return Error::success();
  }

  Error runPiece(int64_t begin, int64_t end, MutableArrayRef<uint8_t> out,
                 TensorReport &piece) override;

  void release() override {
    steps.clear();
    report.steps.push_back("requantize");
    report.maxError = maxError;
    if (squares > 0)
      report.relativeError = std::sqrt(errorSquares / squares);
  }

private:
  /// The steps for rows [begin, end).
  std::vector<MergeStep> sliceSteps(int64_t begin, int64_t end) const;
  /// Adds what the piece that starts at row `begin` did.
  void addFactors(int64_t begin, const TensorReport &merged);
  void addErrors(ArrayRef<double> wanted, ArrayRef<double> got,
                 TensorReport &piece);

  std::string name;
  BlockType type;
  int64_t in;
  MakeSteps makeSteps;
  std::vector<MergeStep> steps;
  std::mutex errorsMutex;
  double maxError = 0, errorSquares = 0, squares = 0;
};
} // namespace

std::vector<MergeStep> RequantizeJob::sliceSteps(int64_t begin,
                                                 int64_t end) const {
  std::vector<MergeStep> result;
  for (const MergeStep &step : steps) {
    MergeStep piece;
    piece.kind = step.kind;
    piece.rank = step.rank;
    piece.scale = step.scale;
    piece.source = step.source;
    piece.a = step.a;
    auto slice = [&](const std::vector<double> &all, int64_t width) {
      return ArrayRef(all).slice(begin * width, (end - begin) * width).vec();
    };
    piece.b = slice(step.b, step.rank);
    piece.factors = step.kind == MergeStep::Kind::ScaleColumns ? step.factors
                    : step.factors.empty() ? step.factors
                                           : slice(step.factors, 1);
    result.push_back(std::move(piece));
  }
  return result;
}

void RequantizeJob::addFactors(int64_t begin, const TensorReport &merged) {
  std::lock_guard<std::mutex> lock(errorsMutex);
  report.steps = merged.steps;
  report.maxFactor = std::max(report.maxFactor, merged.maxFactor);
  report.zeroFactors += merged.zeroFactors;
  report.negativeFactors += merged.negativeFactors;
  if (begin == 0)
    return;
  // Factors of columns are the same ones for every piece.
  for (const MergeStep &step : steps) {
    if (step.kind != MergeStep::Kind::ScaleColumns)
      continue;
    report.zeroFactors -= count(step.factors, 0.0);
    report.negativeFactors -=
        count_if(step.factors, [](double l) { return l < 0; });
  }
}

void RequantizeJob::addErrors(ArrayRef<double> wanted, ArrayRef<double> got,
                              TensorReport &piece) {
  double largest = 0, errors = 0, values = 0;
  for (auto [w, g] : llvm::zip_equal(wanted, got)) {
    double error = std::fabs(g - w);
    piece.rounded += error != 0;
    piece.becameZero += g == 0 && w != 0;
    largest = std::max(largest, error);
    errors += error * error;
    values += w * w;
  }
  piece.elements += wanted.size();
  std::lock_guard<std::mutex> lock(errorsMutex);
  maxError = std::max(maxError, largest);
  errorSquares += errors;
  squares += values;
}

template <typename T>
static MutableArrayRef<uint8_t> getBytes(std::vector<T> &values) {
  return {reinterpret_cast<uint8_t *>(values.data()),
          values.size() * sizeof(T)};
}

Error RequantizeJob::runPiece(int64_t begin, int64_t end,
                              MutableArrayRef<uint8_t> out,
                              TensorReport &piece) {
  std::vector<double> before((end - begin) * in), merged(before.size());
  dequantizeBlocks(type, getSource(begin, end), before);
  Expected<TensorMerger> merger = TensorMerger::create(
      {name, ElementType::F64, ElementType::F64, end - begin, in, false},
      sliceSteps(begin, end), getBytes(before));
  if (!merger)
    return merger.takeError();
  TensorReport rounding;
  if (Error e = merger->mergeRows(0, end - begin, getBytes(merged), rounding))
    return e;
  if (!quantizeBlocks(type, merged, out))
    return makeError(name + ": one of the rows " + Twine(begin) + " to " +
                     Twine(end - 1) +
                     " gets a scale that is not finite in "
                     "f16");
  addFactors(begin, merger->getReport());
  // What was quantised is not needed any more.
  dequantizeBlocks(type, out, before);
  addErrors(merged, before, piece);
  return Error::success();
}

std::unique_ptr<TensorJob>
swiglu::makeBlockScaleJob(StringRef name, BlockType type,
                          std::vector<double> factors, int64_t columns,
                          ArrayRef<uint8_t> from) {
  return std::make_unique<BlockScaleJob>(name, type, std::move(factors),
                                         columns, from);
}

std::unique_ptr<TensorJob>
swiglu::makeRequantizeJob(StringRef name, BlockType type, int64_t out,
                          int64_t in, MakeSteps steps, ArrayRef<uint8_t> from) {
  return std::make_unique<RequantizeJob>(name, type, out, in, std::move(steps),
                                         from);
}
