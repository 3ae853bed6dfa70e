//===- Merge.cpp - weights multiplied out with their adapters -------------===//
//
// Every step is one of f64; the result is rounded once. Whether a weight is
// stored [out, in] or [in, out], each of its elements sees the same operations
// in the same order, so the numbers are the same.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Adapters/Merge.h"

#include "Kernels.h"
#include "Parallel.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>
#include <mutex>

using namespace llvm;
using namespace swiglu;

namespace {
/// A step in terms of the rows and columns that are stored:
/// v <- columnFactorsⱼ·(rowFactorsᵢ·(v + scale·Σₖ weightsᵢₖ·panelₖⱼ)), where
/// what is empty is left out.
struct StoredStep {
  std::vector<double> rowFactors, columnFactors;
  /// `[rows, rank]` and `[rank, columns]`.
  std::vector<double> weights, panel;
  int64_t rank = 0;
  double scale = 1;
};

/// A part of the stored weight that is worked on at once.
struct Block {
  int64_t row, rows, column, columns;
};

/// The first element that became infinite or NaN.
struct Failure {
  int64_t row, column;
  double value;
};

/// Rows and columns of a block: 4 rows share what is read of a panel, and the
/// numbers of a block (16 KiB) stay in the L1 cache.
constexpr int64_t blockRows = 4, blockColumns = 512;
/// Norms are summed in this many sums, of every 8th element each: the sums
/// that vector code has, on any machine.
constexpr int64_t normLanes = 8;
} // namespace

struct TensorMerger::Impl {
  MergeTarget target;
  ArrayRef<uint8_t> from;
  std::vector<StoredStep> steps;
  TensorReport report;
  double minNormalBefore = 0;
  /// Of the one step that is a scaling, for messages.
  bool isOneScaling = false;

  int64_t getNumRows() const { return target.isInOut ? target.in : target.out; }
  int64_t getRowSize() const { return target.isInOut ? target.out : target.in; }
  const uint8_t *getStored(int64_t row, int64_t column) const {
    return from.data() +
           (row * getRowSize() + column) * getElementSize(target.from);
  }
};

TensorMerger::TensorMerger() = default;
TensorMerger::TensorMerger(TensorMerger &&) = default;
TensorMerger &TensorMerger::operator=(TensorMerger &&) = default;
TensorMerger::~TensorMerger() = default;

int64_t TensorMerger::getNumRows() const { return impl->getNumRows(); }
int64_t TensorMerger::getRowSize() const { return impl->getRowSize(); }
TensorReport TensorMerger::getReport() const { return impl->report; }

static Error makeError(const Twine &message) {
  return createStringError(inconvertibleErrorCode(), message);
}

/// As short as it can be with all digits: 65504, 1e-08, -inf.
static std::string formatNumber(double value) {
  if (std::isnan(value))
    return "nan";
  if (std::isinf(value))
    return value < 0 ? "-inf" : "inf";
  for (int digits : {6, 9, 17}) {
    std::string text;
    raw_string_ostream(text) << format("%.*g", digits, value);
    double parsed;
    if (digits == 17 ||
        (!StringRef(text).getAsDouble(parsed) && parsed == value))
      return text;
  }
  llvm_unreachable("17 digits are enough for any f64");
}

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

static Error checkNumbers(ArrayRef<double> numbers, uint64_t expected,
                          StringRef what, const MergeStep &step,
                          const MergeTarget &target) {
  if (numbers.size() != expected)
    return makeError(step.source + ": " + Twine(numbers.size()) + " " + what +
                     ", expected " + Twine(expected) + " for " + target.name +
                     " of [" + Twine(target.out) + ", " + Twine(target.in) +
                     "]");
  for (auto [i, number] : enumerate(numbers))
    if (!std::isfinite(number))
      return makeError(step.source + ": " + formatNumber(number) +
                       " at position " + Twine(i) + " of the " + what);
  return Error::success();
}

static bool isLowRank(const MergeStep &step) {
  return step.kind == MergeStep::Kind::AddLowRank ||
         step.kind == MergeStep::Kind::SetRowNorms;
}

static Error checkStep(const MergeStep &step, const MergeTarget &target) {
  if (step.kind != MergeStep::Kind::AddLowRank) {
    bool isColumns = step.kind == MergeStep::Kind::ScaleColumns;
    if (Error e = checkNumbers(step.factors, isColumns ? target.in : target.out,
                               "factors", step, target))
      return e;
  }
  if (!isLowRank(step))
    return Error::success();
  if (step.rank < 1 || step.rank > INT32_MAX)
    return makeError(step.source + ": the rank is " + Twine(step.rank) +
                     ", expected at least 1");
  if (!std::isfinite(step.scale))
    return makeError(step.source + ": the scale is " +
                     formatNumber(step.scale));
  std::optional<int64_t> aSize = getNumElements({step.rank, target.in});
  std::optional<int64_t> bSize = getNumElements({target.out, step.rank});
  if (!aSize || !bSize)
    return makeError(step.source + ": the rank " + Twine(step.rank) +
                     " is too large");
  if (Error e = checkNumbers(step.a, *aSize, "elements of A", step, target))
    return e;
  return checkNumbers(step.b, *bSize, "elements of B", step, target);
}

static Error checkTarget(const MergeTarget &target, ArrayRef<uint8_t> from) {
  if (!isFloat(target.from) || !isFloat(target.to))
    return makeError(target.name + ": cannot merge from " +
                     getElementTypeName(target.from) + " to " +
                     getElementTypeName(target.to) + ", expected float types");
  std::optional<int64_t> count = getNumElements({target.out, target.in});
  uint64_t expected =
      count ? SaturatingMultiply<uint64_t>(*count, getElementSize(target.from))
            : UINT64_MAX;
  if (from.size() != expected)
    return makeError(target.name + ": " + Twine(from.size()) +
                     " bytes, expected " + Twine(expected) + " for [" +
                     Twine(target.out) + ", " + Twine(target.in) + "] of " +
                     getElementTypeName(target.from));
  return Error::success();
}

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

static std::vector<double> transpose(ArrayRef<double> matrix, int64_t rows,
                                     int64_t columns) {
  std::vector<double> result(matrix.size());
  for (int64_t i = 0; i < rows; ++i)
    for (int64_t j = 0; j < columns; ++j)
      result[j * rows + i] = matrix[i * columns + j];
  return result;
}

static StoredStep getStoredStep(MergeStep &step, const MergeTarget &target) {
  StoredStep result;
  if (isLowRank(step)) {
    // (B·A)ᵀ = Aᵀ·Bᵀ: the same products, summed in the same order.
    result.weights = target.isInOut ? transpose(step.a, step.rank, target.in)
                                    : std::move(step.b);
    result.panel = target.isInOut ? transpose(step.b, target.out, step.rank)
                                  : std::move(step.a);
    result.rank = step.rank;
    result.scale = step.scale;
  }
  bool isColumns = step.kind == MergeStep::Kind::ScaleColumns;
  (isColumns != target.isInOut ? result.columnFactors : result.rowFactors) =
      std::move(step.factors);
  return result;
}

static std::string describe(const MergeStep &step, const MergeTarget &target) {
  std::string lowRank =
      "r=" + std::to_string(step.rank) + " scale=" + formatNumber(step.scale);
  switch (step.kind) {
  case MergeStep::Kind::ScaleRows:
    return "ia3 rows";
  case MergeStep::Kind::ScaleColumns:
    return "ia3 columns";
  case MergeStep::Kind::AddLowRank:
    return (target.in == 1 && step.rank == 1 ? "lora bias " : "lora ") +
           lowRank;
  case MergeStep::Kind::SetRowNorms:
    return "dora " + lowRank;
  }
  llvm_unreachable("unknown step");
}

static void countFactors(ArrayRef<double> factors, TensorReport &report) {
  for (double factor : factors) {
    report.maxFactor = std::max(report.maxFactor, std::fabs(factor));
    report.zeroFactors += factor == 0;
    report.negativeFactors += factor < 0;
  }
}

/// Adds to the numbers of a block what a step adds to them.
static void addLowRank(const StoredStep &step, const Block &block,
                       int64_t rowSize, double *values) {
  for (int64_t i = 0; i < block.rows; ++i)
    addLowRank(&step.weights[(block.row + i) * step.rank],
               &step.panel[block.column], rowSize, step.rank, step.scale,
               values + i * blockColumns, block.columns);
}

static void applyStep(const StoredStep &step, const Block &block,
                      int64_t rowSize, double *values) {
  if (step.rank != 0)
    addLowRank(step, block, rowSize, values);
  for (int64_t i = 0; i < block.rows; ++i) {
    double *row = values + i * blockColumns;
    if (!step.rowFactors.empty())
      scaleElements(step.rowFactors[block.row + i], row, block.columns);
    if (!step.columnFactors.empty())
      scaleElements(&step.columnFactors[block.column], row, block.columns);
  }
}

//===----------------------------------------------------------------------===//
// Norms
//===----------------------------------------------------------------------===//

namespace {
/// Sums of squares of V + scale·B·A: a row of the result is one sum, whose
/// element at column c of W is in lane c mod 8.
class NormSums {
public:
  NormSums(const TensorMerger::Impl &impl, const StoredStep &step)
      : impl(impl), step(step) {}

  /// Of the rows of W in [begin, end).
  void compute(int64_t begin, int64_t end, MutableArrayRef<double> norms) {
    std::vector<double> sums((end - begin) * normLanes, 0.0);
    bool isInOut = impl.target.isInOut;
    int64_t rowBegin = isInOut ? 0 : begin,
            rowEnd = isInOut ? impl.target.in : end;
    int64_t columnBegin = isInOut ? begin : 0,
            columnEnd = isInOut ? end : impl.target.in;
    for (int64_t row = rowBegin; row < rowEnd; row += blockRows)
      for (int64_t column = columnBegin; column < columnEnd;
           column += blockColumns)
        addBlock({row, std::min(blockRows, rowEnd - row), column,
                  std::min(blockColumns, columnEnd - column)},
                 begin, sums);
    for (int64_t i = begin; i < end; ++i)
      norms[i] = getNorm(&sums[(i - begin) * normLanes]);
  }

private:
  void addBlock(const Block &block, int64_t begin, std::vector<double> &sums) {
    for (int64_t i = 0; i < block.rows; ++i)
      widenElements(impl.target.from,
                    impl.getStored(block.row + i, block.column),
                    values + i * blockColumns, block.columns);
    addLowRank(step, block, impl.getRowSize(), values);
    for (int64_t i = 0; i < block.rows; ++i) {
      const double *row = values + i * blockColumns;
      for (int64_t j = 0; j < block.columns; ++j) {
        int64_t out = impl.target.isInOut ? block.column + j : block.row + i;
        int64_t in = impl.target.isInOut ? block.row + i : block.column + j;
        sums[(out - begin) * normLanes + in % normLanes] += row[j] * row[j];
      }
    }
  }

  static double getNorm(const double *lanes) {
    double even = (lanes[0] + lanes[4]) + (lanes[2] + lanes[6]);
    double odd = (lanes[1] + lanes[5]) + (lanes[3] + lanes[7]);
    return std::sqrt(even + odd);
  }

  const TensorMerger::Impl &impl;
  const StoredStep &step;
  double values[blockRows * blockColumns];
};
} // namespace

/// magnitudes[i] <- magnitudes[i] / ‖row i of V + scale·B·A‖₂
static Error divideByNorms(const TensorMerger::Impl &impl,
                           const StoredStep &step, StringRef source,
                           unsigned threads, std::vector<double> &magnitudes) {
  std::vector<double> norms(magnitudes.size());
  int64_t grain = impl.target.isInOut ? 128 : 32;
  forEachPiece(impl.target.out, grain, threads,
               [&](int64_t begin, int64_t end) {
                 NormSums(impl, step).compute(begin, end, norms);
               });
  for (auto [i, norm] : enumerate(norms)) {
    double factor = magnitudes[i] / norm;
    if (!std::isfinite(norm) || !std::isfinite(factor))
      return makeError(impl.target.name + ": row " + Twine(i) +
                       " of the weight with its update has the norm " +
                       formatNumber(norm) + ", which " + source +
                       " cannot make " + formatNumber(magnitudes[i]));
    magnitudes[i] = factor;
  }
  return Error::success();
}

//===----------------------------------------------------------------------===//
// Merging
//===----------------------------------------------------------------------===//

Expected<TensorMerger> TensorMerger::create(MergeTarget target,
                                            std::vector<MergeStep> steps,
                                            ArrayRef<uint8_t> from,
                                            unsigned threads) {
  if (Error e = checkTarget(target, from))
    return std::move(e);
  auto impl = std::make_unique<Impl>();
  impl->from = from;
  impl->minNormalBefore = getMinNormal(target.from);
  impl->isOneScaling = steps.size() == 1 && !isLowRank(steps.front());
  impl->report.name = target.name;
  impl->report.fromType = getElementTypeName(target.from);
  impl->report.toType = getElementTypeName(target.to);
  impl->target = std::move(target);
  for (MergeStep &step : steps) {
    if (Error e = checkStep(step, impl->target))
      return std::move(e);
    impl->report.steps.push_back(describe(step, impl->target));
    StoredStep stored = getStoredStep(step, impl->target);
    auto &factors =
        stored.rowFactors.empty() ? stored.columnFactors : stored.rowFactors;
    if (step.kind == MergeStep::Kind::SetRowNorms)
      if (Error e = divideByNorms(*impl, stored, step.source, threads, factors))
        return std::move(e);
    countFactors(factors, impl->report);
    impl->steps.push_back(std::move(stored));
  }
  if (impl->target.from != impl->target.to)
    impl->report.steps.push_back("convert");
  TensorMerger result;
  result.impl = std::move(impl);
  return std::move(result);
}

/// Writes the rounded numbers of one row of a block.
static std::optional<Failure> roundRow(const TensorMerger::Impl &impl,
                                       int64_t row, int64_t column,
                                       int64_t count, const double *values,
                                       uint8_t *out, TensorReport &report) {
  RoundResult result = roundElements(impl.target.to, values, out, count);
  if (!result.isSpecial) {
    report.rounded += result.rounded;
    return std::nullopt;
  }
  double before[blockColumns];
  widenElements(impl.target.from, impl.getStored(row, column), before, count);
  int64_t index = roundSpecial(impl.target.to, values, before,
                               impl.minNormalBefore, out, count, report);
  if (index < 0)
    return std::nullopt;
  return Failure{row, column + index, values[index]};
}

static Error describeFailure(const TensorMerger::Impl &impl,
                             const Failure &failure) {
  double before;
  widenElements(impl.target.from, impl.getStored(failure.row, failure.column),
                &before, 1);
  std::string position = std::to_string(failure.row);
  if (impl.target.in != 1)
    position += ", " + std::to_string(failure.column);
  std::string computed = formatNumber(failure.value);
  if (impl.isOneScaling) {
    const StoredStep &step = impl.steps.front();
    double factor = step.rowFactors.empty() ? step.columnFactors[failure.column]
                                            : step.rowFactors[failure.row];
    computed = formatNumber(before) + " * " + formatNumber(factor);
  } else if (!impl.steps.empty()) {
    computed += ", was " + formatNumber(before);
  }
  StringRef becomes = std::isnan(failure.value) ? "nan"
                      : failure.value < 0       ? "-inf"
                                                : "inf";
  return makeError(impl.target.name + ": element [" + position + "] becomes " +
                   becomes + " in " + getElementTypeName(impl.target.to) +
                   " (" + computed + ")");
}

Error TensorMerger::mergeRows(int64_t begin, int64_t end,
                              MutableArrayRef<uint8_t> out,
                              TensorReport &report) const {
  int64_t rowSize = getRowSize(), toSize = getElementSize(impl->target.to);
  if (begin < 0 || begin > end || end > getNumRows() ||
      out.size() != uint64_t(end - begin) * rowSize * toSize)
    return makeError(impl->target.name + ": a buffer of " + Twine(out.size()) +
                     " bytes for the rows [" + Twine(begin) + ", " +
                     Twine(end) + ") of " + Twine(getNumRows()));
  report.elements += (end - begin) * rowSize;
  if (impl->steps.empty() && impl->target.from == impl->target.to) {
    if (!out.empty())
      std::memcpy(out.data(), impl->getStored(begin, 0), out.size());
    return Error::success();
  }
  double values[blockRows * blockColumns];
  for (int64_t row = begin; row < end; row += blockRows) {
    int64_t rows = std::min(blockRows, end - row);
    // The first one in the order of rows, then columns, wherever the rows are
    // cut.
    std::optional<Failure> first;
    for (int64_t column = 0; column < rowSize; column += blockColumns) {
      Block block{row, rows, column, std::min(blockColumns, rowSize - column)};
      for (int64_t i = 0; i < rows; ++i)
        widenElements(impl->target.from, impl->getStored(row + i, column),
                      values + i * blockColumns, block.columns);
      for (const StoredStep &step : impl->steps)
        applyStep(step, block, rowSize, values);
      for (int64_t i = 0; i < rows; ++i) {
        int64_t offset = (row + i - begin) * rowSize + column;
        std::optional<Failure> failure = roundRow(
            *impl, row + i, column, block.columns, values + i * blockColumns,
            out.data() + offset * toSize, report);
        if (failure && (!first || failure->row < first->row))
          first = failure;
      }
    }
    if (first)
      return describeFailure(*impl, *first);
  }
  return Error::success();
}

Expected<TensorReport> swiglu::mergeTensor(const MergeTarget &target,
                                           std::vector<MergeStep> steps,
                                           ArrayRef<uint8_t> from,
                                           MutableArrayRef<uint8_t> to,
                                           unsigned threads) {
  Expected<TensorMerger> merger =
      TensorMerger::create(target, std::move(steps), from, threads);
  if (!merger)
    return merger.takeError();
  int64_t rows = merger->getNumRows(), rowSize = merger->getRowSize();
  uint64_t rowBytes = uint64_t(rowSize) * getElementSize(target.to);
  if (to.size() != rows * rowBytes)
    return makeError(target.name + ": a buffer of " + Twine(to.size()) +
                     " bytes, expected " + Twine(rows * rowBytes));
  // Pieces of about 128 Ki elements: small tensors stay on one thread.
  int64_t grain = std::max<int64_t>(
      blockRows, alignTo((1 << 17) / std::max<int64_t>(1, rowSize), blockRows));
  std::mutex mutex;
  TensorReport report = merger->getReport();
  int64_t failedRow = rows;
  Error failure = Error::success();
  forEachPiece(rows, grain, threads, [&](int64_t begin, int64_t end) {
    TensorReport piece;
    Error e = merger->mergeRows(
        begin, end, to.slice(begin * rowBytes, (end - begin) * rowBytes),
        piece);
    std::lock_guard<std::mutex> lock(mutex);
    report.add(piece);
    // The first of all errors, whichever thread was first.
    if (e && begin < failedRow) {
      consumeError(std::move(failure));
      failure = std::move(e);
      failedRow = begin;
    } else {
      consumeError(std::move(e));
    }
  });
  if (failure)
    return std::move(failure);
  return report;
}
