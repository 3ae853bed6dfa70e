//===- Merge.cpp - weights multiplied out with their adapters -------------===//
//
// Every step is one of f64; the result is rounded once. Whether a weight is
// stored [out, in] or [in, out], and wherever it is cut, each of its elements
// sees the same operations in the same order, so the numbers are the same.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Adapters/Merge.h"

#include "FloatFormat.h"
#include "Kernels.h"
#include "Parallel.h"
#include "RowNorms.h"
#include "StoredStep.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MathExtras.h"

#include <mutex>

using namespace llvm;
using namespace swiglu;

struct TensorMerger::Impl {
  MergeTarget target;
  ArrayRef<uint8_t> from;
  std::vector<StoredStep> steps;
  TensorReport report;

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

//===----------------------------------------------------------------------===//
// Creation
//===----------------------------------------------------------------------===//

static Error checkTarget(const MergeTarget &target, ArrayRef<uint8_t> from) {
  if (!isFloat(target.from) || !isFloat(target.to))
    return makeMergeError(
        target.name + ": cannot merge from " + getElementTypeName(target.from) +
        " to " + getElementTypeName(target.to) + ", expected float types");
  std::optional<int64_t> count = getNumElements({target.out, target.in});
  uint64_t expected =
      count ? SaturatingMultiply<uint64_t>(*count, getElementSize(target.from))
            : UINT64_MAX;
  if (from.size() != expected)
    return makeMergeError(target.name + ": " + Twine(from.size()) +
                          " bytes, expected " + Twine(expected) + " for [" +
                          Twine(target.out) + ", " + Twine(target.in) +
                          "] of " + getElementTypeName(target.from));
  return Error::success();
}

/// magnitudesᵢ <- magnitudesᵢ / ‖row i of V + scale·B·A‖₂
static Error divideByNorms(const MergeTarget &target, StringRef source,
                           ArrayRef<double> norms,
                           MutableArrayRef<double> magnitudes) {
  for (size_t i = 0; i < norms.size(); ++i) {
    double factor = magnitudes[i] / norms[i];
    if (!std::isfinite(norms[i]) || !std::isfinite(factor))
      return makeMergeError(target.name + ": row " + Twine(i) +
                            " of the weight with its update has the norm " +
                            formatNumber(norms[i]) + ", which " + source +
                            " cannot make " + formatNumber(magnitudes[i]));
    magnitudes[i] = factor;
  }
  return Error::success();
}

static void countFactors(ArrayRef<double> factors, TensorReport &report) {
  for (double factor : factors) {
    report.maxFactor = std::max(report.maxFactor, std::fabs(factor));
    report.zeroFactors += factor == 0;
    report.negativeFactors += factor < 0;
  }
}

Expected<TensorMerger> TensorMerger::create(MergeTarget target,
                                            std::vector<MergeStep> steps,
                                            ArrayRef<uint8_t> from,
                                            unsigned threads) {
  if (Error e = checkTarget(target, from))
    return std::move(e);
  auto impl = std::make_unique<Impl>();
  impl->from = from;
  impl->report.name = target.name;
  impl->report.fromType = getElementTypeName(target.from);
  impl->report.toType = getElementTypeName(target.to);
  for (MergeStep &step : steps) {
    if (Error e = checkStep(step, target))
      return std::move(e);
    impl->report.steps.emplace_back(describeStep(step, target));
    bool hasNorms = step.kind == MergeStep::Kind::SetRowNorms;
    std::string source = step.source;
    StoredStep stored = getStoredStep(std::move(step), target);
    if (hasNorms) {
      std::vector<double> norms =
          computeRowNorms(target, from, stored, threads);
      if (Error e = divideByNorms(target, source, norms, stored.getFactors()))
        return std::move(e);
    }
    countFactors(stored.getFactors(), impl->report);
    impl->steps.push_back(std::move(stored));
  }
  if (target.from != target.to)
    impl->report.steps.push_back("convert");
  if (impl->steps.empty() && target.from != target.to)
    impl->steps.emplace_back();
  impl->target = std::move(target);
  TensorMerger result;
  result.impl = std::move(impl);
  return std::move(result);
}

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

namespace {
/// A part of the stored weight that is worked on at once.
struct Block {
  int64_t row, rows, column, columns;
};

/// Where an element became infinite or NaN, and what it was in f64.
struct Failure {
  int64_t row, column;
  double value;
};

/// Numbers of a block: 32 KiB.
constexpr int64_t blockSize = 4096;

/// Merges blocks one after another.
class BlockMerger {
public:
  BlockMerger(const TensorMerger::Impl &impl, TensorReport &report)
      : kernels(getKernels()), impl(impl), report(report) {}

  /// Writes a row of the block to each `out + i·outStride`.
  void merge(const Block &block, uint8_t *out, int64_t outStride);

  /// The first one in the order of rows, then columns.
  std::optional<Failure> failure;

private:
  void multiply(const StoredStep &step, const Block &block, const uint8_t *out,
                int64_t outStride);
  RowPart getPart(const StoredStep &step, const Block &block, int64_t i);
  void roundSpecial(RowPart part, ElementType from, int64_t row,
                    int64_t column);

  const Kernels &kernels;
  const TensorMerger::Impl &impl;
  TensorReport &report;
  /// The numbers between two steps, by turns: loops do not work in place.
  double values[2][blockSize];
  double sums[blockSize];
};
} // namespace

static uint8_t *getBytes(double *numbers) {
  return reinterpret_cast<uint8_t *>(numbers);
}

RowPart BlockMerger::getPart(const StoredStep &step, const Block &block,
                             int64_t i) {
  RowPart part;
  part.count = block.columns;
  part.scale = step.scale;
  if (step.rank != 0)
    part.sums = sums + i * alignTo(block.columns, kPanelColumns);
  if (!step.rowFactors.empty())
    part.rowFactor = step.rowFactors[block.row + i];
  if (!step.columnFactors.empty())
    part.columnFactors = &step.columnFactors[block.column];
  return part;
}

void BlockMerger::multiply(const StoredStep &step, const Block &block,
                           const uint8_t *out, int64_t outStride) {
  // What comes from memory arrives while the product is computed.
  for (int64_t i = 0; i < block.rows; ++i) {
    prefetch(impl.getStored(block.row + i, block.column),
             block.columns * getElementSize(impl.target.from));
    prefetch(out + i * outStride,
             block.columns * getElementSize(impl.target.to));
  }
  kernels.multiplyLowRank(&step.weights[block.row * step.rank], block.rows,
                          step.getPanel(block.column), step.rank,
                          alignTo(block.columns, kPanelColumns), sums);
}

void BlockMerger::merge(const Block &block, uint8_t *out, int64_t outStride) {
  ElementType from = impl.target.from;
  double *previous = values[0], *next = values[1];
  for (const StoredStep &step : impl.steps) {
    if (step.rank != 0)
      multiply(step, block, out, outStride);
    bool isFirst = &step == &impl.steps.front();
    bool isLast = &step == &impl.steps.back();
    for (int64_t i = 0; i < block.rows; ++i) {
      RowPart part = getPart(step, block, i);
      part.from = isFirst ? impl.getStored(block.row + i, block.column)
                          : getBytes(previous + i * block.columns);
      part.to =
          isLast ? out + i * outStride : getBytes(next + i * block.columns);
      if (!isLast) {
        kernels.mergeRow(from, ElementType::F64, part);
        continue;
      }
      RoundResult result = kernels.mergeRow(from, impl.target.to, part);
      if (result.isSpecial)
        roundSpecial(part, from, block.row + i, block.column);
      else
        report.rounded += result.rounded;
    }
    from = ElementType::F64;
    std::swap(previous, next);
  }
}

/// What an infinity or a NaN becomes: its sign, and of a NaN the leading bits
/// of its payload, stay.
template <typename Format>
static typename Format::Bits encodeNonFinite(double value) {
  using Bits = typename Format::Bits;
  constexpr int width = sizeof(Bits) * 8;
  constexpr int mantissa = Format::mantissa;
  uint64_t bits = llvm::bit_cast<uint64_t>(value);
  uint64_t sign = bits >> 63 << (width - 1);
  uint64_t infinity = ((uint64_t(1) << (width - 1 - mantissa)) - 1) << mantissa;
  if (!std::isnan(value))
    return static_cast<Bits>(sign | infinity);
  uint64_t payload = bits >> (52 - mantissa) & ((uint64_t(1) << mantissa) - 1);
  uint64_t quiet = uint64_t(1) << (mantissa - 1);
  return static_cast<Bits>(sign | infinity | quiet | payload);
}

/// Stores what is not finite. The index of the first that is finite in
/// `before`, or -1.
template <typename Format>
static int64_t storeNonFinite(const double *values, const double *before,
                              uint8_t *to, int64_t count) {
  int64_t firstBad = -1;
  for (int64_t i = 0; i < count; ++i) {
    if (std::fabs(values[i]) < Format::limit)
      continue;
    auto bits = encodeNonFinite<Format>(values[i]);
    std::memcpy(to + i * sizeof(bits), &bits, sizeof(bits));
    if (firstBad < 0 && std::isfinite(before[i]))
      firstBad = i;
  }
  return firstBad;
}

/// Counts what became of the elements of a part that has special ones, and
/// stores those that are not finite.
void BlockMerger::roundSpecial(RowPart part, ElementType from, int64_t row,
                               int64_t column) {
  double results[blockSize], before[blockSize];
  uint8_t *to = part.to;
  part.to = getBytes(results);
  kernels.mergeRow(from, ElementType::F64, part);
  RowPart stored;
  stored.from = impl.getStored(row, column);
  stored.to = getBytes(before);
  stored.count = part.count;
  kernels.mergeRow(impl.target.from, ElementType::F64, stored);
  double minNormalBefore = withFormat(impl.target.from, [](auto format) {
    return decltype(format)::minNormal;
  });
  SpecialCounts counts = kernels.countSpecial(impl.target.to, results, before,
                                              minNormalBefore, part.count);
  report.rounded += counts.rounded;
  report.becameZero += counts.becameZero;
  report.becameSubnormal += counts.becameSubnormal;
  if (counts.nonFinite == 0)
    return;
  int64_t index = withFormat(impl.target.to, [&](auto format) {
    return storeNonFinite<decltype(format)>(results, before, to, part.count);
  });
  if (index < 0)
    return;
  if (!failure ||
      std::pair(row, column) < std::pair(failure->row, failure->column))
    failure = {row, column + index, results[index]};
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static Error describeFailure(const TensorMerger::Impl &impl,
                             const Failure &failure) {
  double before = withFormat(impl.target.from, [&](auto format) {
    return loadElement<decltype(format)>(
        impl.getStored(failure.row, failure.column), 0);
  });
  std::string position = std::to_string(failure.row);
  if (impl.target.in != 1)
    position += ", " + std::to_string(failure.column);
  std::string computed = formatNumber(failure.value);
  const StoredStep &step = impl.steps.front();
  if (impl.steps.size() > 1 || step.rank != 0)
    computed += ", was " + formatNumber(before);
  else if (!step.rowFactors.empty())
    computed = formatNumber(before) + " * " +
               formatNumber(step.rowFactors[failure.row]);
  else if (!step.columnFactors.empty())
    computed = formatNumber(before) + " * " +
               formatNumber(step.columnFactors[failure.column]);
  StringRef becomes = std::isnan(failure.value) ? "nan"
                      : failure.value < 0       ? "-inf"
                                                : "inf";
  return makeMergeError(
      impl.target.name + ": element [" + position + "] becomes " + becomes +
      " in " + getElementTypeName(impl.target.to) + " (" + computed + ")");
}

Error TensorMerger::mergeRows(int64_t begin, int64_t end,
                              MutableArrayRef<uint8_t> out,
                              TensorReport &report) const {
  int64_t rowSize = getRowSize(), toSize = getElementSize(impl->target.to);
  if (begin < 0 || begin > end || end > getNumRows() ||
      out.size() != uint64_t(end - begin) * rowSize * toSize)
    return makeMergeError(impl->target.name + ": a buffer of " +
                          Twine(out.size()) + " bytes for the rows [" +
                          Twine(begin) + ", " + Twine(end) + ") of " +
                          Twine(getNumRows()));
  report.elements += (end - begin) * rowSize;
  if (impl->steps.empty()) {
    if (!out.empty())
      std::memcpy(out.data(), impl->getStored(begin, 0), out.size());
    return Error::success();
  }
  // With a panel, 4 rows share what is read of it, and 64 rows share a part of
  // it in the L2 cache. Without one, memory is read in its order.
  bool hasPanel = any_of(impl->steps,
                         [](const StoredStep &step) { return step.rank != 0; });
  int64_t groupRows = hasPanel ? 64 : 1, blockRows = hasPanel ? 4 : 1;
  // Many weights are subnormal in f16, and a part without these is done at
  // once.
  int64_t blockColumns =
      impl->target.to == ElementType::F16 ? 128 : blockSize / blockRows;
  BlockMerger merger(*impl, report);
  for (int64_t group = begin; group < end; group += groupRows) {
    int64_t groupEnd = std::min(end, group + groupRows);
    for (int64_t column = 0; column < rowSize; column += blockColumns)
      for (int64_t row = group; row < groupEnd; row += blockRows)
        merger.merge({row, std::min(blockRows, groupEnd - row), column,
                      std::min(blockColumns, rowSize - column)},
                     out.data() + ((row - begin) * rowSize + column) * toSize,
                     rowSize * toSize);
    if (merger.failure)
      return describeFailure(*impl, *merger.failure);
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
    return makeMergeError(target.name + ": a buffer of " + Twine(to.size()) +
                          " bytes, expected " + Twine(rows * rowBytes));
  // Pieces of about 1 Mi elements: smaller tensors stay on one thread.
  int64_t grain = alignTo((1 << 20) / std::max<int64_t>(1, rowSize) + 1, 64);
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
