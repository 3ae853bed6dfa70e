//===- Quantize.cpp - weights as integers, and scales of them -------------===//
//
// The blocks are those of ggml (ggml-common.h and the reference quantisers in
// ggml-quants.c of ggml-org/llama.cpp), the formulas written here anew. With x
// an element of 32 and all arithmetic in f32:
//   Q8_0: d = max|x|/127, q = x/d rounded, halves away from zero;
//   Q4_0: d = (the x of the largest magnitude)/-8, q = x/d + 8, rounded by
//   adding
//         a half and cutting off, at most 15;
//   Q4_1: m = min x, d = (max x - m)/15, q = (x - m)/d, rounded likewise.
// Division by d is multiplication with the f32 1/d, or with 0 where d is 0. In
// Q4_x byte i holds elements i (its low half) and i + 16.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Adapters/Quantize.h"

#include "FloatFormat.h"
#include "Parallel.h"
#include "StoredStep.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MathExtras.h"

#include <cmath>
#include <mutex>

using namespace llvm;
using namespace swiglu;

unsigned swiglu::getBlockBytes(BlockType type) {
  switch (type) {
  case BlockType::Q8_0:
    return 34;
  case BlockType::Q4_0:
    return 18;
  case BlockType::Q4_1:
    return 20;
  }
  llvm_unreachable("unknown type of blocks");
}

StringRef swiglu::getBlockTypeName(BlockType type) {
  switch (type) {
  case BlockType::Q8_0:
    return "Q8_0";
  case BlockType::Q4_0:
    return "Q4_0";
  case BlockType::Q4_1:
    return "Q4_1";
  }
  llvm_unreachable("unknown type of blocks");
}

/// d alone, or d and m.
static int64_t getNumScales(BlockType type) {
  return type == BlockType::Q4_1 ? 2 : 1;
}

static double loadF16(const uint8_t *from) {
  return loadElement<F16Format>(from, 0);
}

/// Rounds once. False where the value is too large for an f16.
static bool storeF16(double value, uint8_t *to) {
  if (!(std::fabs(value) < F16Format::limit))
    return false;
  storeElement<F16Format>(F16Format::round(value), to, 0);
  return true;
}

//===----------------------------------------------------------------------===//
// Row scales of blocks
//===----------------------------------------------------------------------===//

/// Multiplies d and m of a block. False where one overflows.
static bool scaleBlock(BlockType type, double factor, const uint8_t *from,
                       uint8_t *to, TensorReport &report) {
  std::memcpy(to, from, getBlockBytes(type));
  bool isRounded = false, isZero = false, isSubnormal = false;
  for (int64_t i = 0; i < getNumScales(type); ++i) {
    double before = loadF16(from + 2 * i), value = before * factor;
    if (!std::isfinite(before))
      continue;
    if (!storeF16(value, to + 2 * i))
      return false;
    double after = loadF16(to + 2 * i);
    auto isSmall = [](double x) {
      return x != 0 && std::fabs(x) < F16Format::minNormal;
    };
    isRounded |= after != value;
    isZero |= after == 0 && value != 0;
    isSubnormal |= isSmall(after) && !isSmall(before);
  }
  report.rounded += isRounded ? kBlockElements : 0;
  report.becameZero += isZero ? kBlockElements : 0;
  report.becameSubnormal += isSubnormal ? kBlockElements : 0;
  return true;
}

static Error checkBlocks(StringRef name, BlockType type, int64_t rows,
                         int64_t columns, ArrayRef<double> factors,
                         uint64_t fromSize, uint64_t toSize) {
  std::optional<int64_t> elements = getNumElements({rows, columns});
  if (!elements || columns % kBlockElements != 0)
    return makeMergeError(name + ": [" + Twine(rows) + ", " + Twine(columns) +
                          "] are no rows of whole blocks of " +
                          Twine(kBlockElements));
  uint64_t bytes = uint64_t(*elements / kBlockElements) * getBlockBytes(type);
  for (uint64_t size : {fromSize, toSize})
    if (size != bytes)
      return makeMergeError(name + ": " + Twine(size) + " bytes, expected " +
                            Twine(bytes) + " for [" + Twine(rows) + ", " +
                            Twine(columns) + "] of " + getBlockTypeName(type));
  if (factors.size() != uint64_t(rows))
    return makeMergeError(name + ": " + Twine(factors.size()) +
                          " factors, expected " + Twine(rows));
  for (auto [i, factor] : enumerate(factors))
    if (!std::isfinite(factor))
      return makeMergeError(name + ": the factor of row " + Twine(i) + " is " +
                            formatNumber(factor));
  return Error::success();
}

/// Scales one row. The index of the block that overflows, or -1.
static int64_t scaleRow(BlockType type, double factor, ArrayRef<uint8_t> from,
                        MutableArrayRef<uint8_t> to, TensorReport &report) {
  unsigned bytes = getBlockBytes(type);
  for (size_t i = 0; i < from.size() / bytes; ++i)
    if (!scaleBlock(type, factor, &from[i * bytes], &to[i * bytes], report))
      return i;
  return -1;
}

static Error describeOverflow(StringRef name, BlockType type, int64_t row,
                              int64_t block, double factor,
                              const uint8_t *from) {
  // m overflows where d doesn't.
  int64_t scale = std::fabs(loadF16(from) * factor) < F16Format::limit ? 1 : 0;
  double before = loadF16(from + 2 * scale);
  return makeMergeError(name + ": the " + (scale ? "minimum" : "scale") +
                        " of block " + Twine(block) + " of row " + Twine(row) +
                        " becomes " + (before * factor < 0 ? "-inf" : "inf") +
                        " in f16 (" + formatNumber(before) + " * " +
                        formatNumber(factor) + ")");
}

Expected<TensorReport> swiglu::scaleBlockRows(StringRef name, BlockType type,
                                              int64_t rows, int64_t columns,
                                              ArrayRef<double> factors,
                                              ArrayRef<uint8_t> from,
                                              MutableArrayRef<uint8_t> to,
                                              unsigned threads) {
  if (Error e = checkBlocks(name, type, rows, columns, factors, from.size(),
                            to.size()))
    return std::move(e);
  TensorReport report;
  report.name = name.str();
  report.fromType = report.toType = getBlockTypeName(type).str();
  report.steps = {"ia3 rows"};
  report.elements = rows * columns;
  for (double factor : factors) {
    report.maxFactor = std::max(report.maxFactor, std::fabs(factor));
    report.zeroFactors += factor == 0;
    report.negativeFactors += factor < 0;
  }
  uint64_t rowBytes = uint64_t(columns / kBlockElements) * getBlockBytes(type);
  int64_t grain = (1 << 17) / std::max<int64_t>(1, columns) + 1;
  std::mutex mutex;
  int64_t failedRow = rows, failedBlock = 0;
  forEachPiece(rows, grain, threads, [&](int64_t begin, int64_t end) {
    TensorReport piece;
    int64_t block = -1, row = begin;
    for (; row < end && block < 0; ++row)
      block = scaleRow(type, factors[row], from.slice(row * rowBytes, rowBytes),
                       to.slice(row * rowBytes, rowBytes), piece);
    std::lock_guard<std::mutex> lock(mutex);
    report.add(piece);
    if (block >= 0 && row - 1 < failedRow) {
      failedRow = row - 1;
      failedBlock = block;
    }
  });
  if (failedRow == rows)
    return report;
  return describeOverflow(
      name, type, failedRow, failedBlock, factors[failedRow],
      &from[failedRow * rowBytes + failedBlock * getBlockBytes(type)]);
}

//===----------------------------------------------------------------------===//
// Blocks from and to numbers
//===----------------------------------------------------------------------===//

void swiglu::dequantizeBlocks(BlockType type, ArrayRef<uint8_t> from,
                              MutableArrayRef<double> to) {
  unsigned bytes = getBlockBytes(type);
  int64_t blocks = from.size() / bytes;
  assert(from.size() % bytes == 0 &&
         to.size() == uint64_t(blocks * kBlockElements) && "sizes differ");
  // Exact in f64: d has 11 bits, q 8 bits or fewer, and m is a multiple of
  // 2^-24 below 2^16, as is the sum of it and the product below 2^20.
  for (int64_t block = 0; block < blocks; ++block) {
    const uint8_t *source = from.data() + block * bytes;
    double *result = to.data() + block * kBlockElements;
    double d = loadF16(source);
    if (type == BlockType::Q8_0) {
      for (int64_t i = 0; i < kBlockElements; ++i)
        result[i] = d * static_cast<int8_t>(source[2 + i]);
      continue;
    }
    bool hasMinimum = type == BlockType::Q4_1;
    double m = hasMinimum ? loadF16(source + 2) : 0;
    int offset = hasMinimum ? 0 : 8;
    const uint8_t *packed = source + (hasMinimum ? 4 : 2);
    for (int64_t i = 0; i < kBlockElements / 2; ++i) {
      result[i] = d * ((packed[i] & 15) - offset) + m;
      result[i + 16] = d * ((packed[i] >> 4) - offset) + m;
    }
  }
}

/// The integers of 4 bits, `x[i]·inverse + shift` cut off; in [0, 15].
static void packNibbles(const float *x, float origin, float inverse,
                        float shift, uint8_t *packed) {
  auto quantize = [&](float value) {
    float scaled = (value - origin) * inverse + shift;
    // The comparisons come first: a NaN has no integer.
    return scaled >= 15 ? 15 : scaled > 0 ? static_cast<uint8_t>(scaled) : 0;
  };
  for (int64_t i = 0; i < kBlockElements / 2; ++i)
    packed[i] = quantize(x[i]) | quantize(x[i + 16]) << 4;
}

static bool quantizeBlock(BlockType type, const float *x, uint8_t *to) {
  float minimum = x[0], maximum = x[0], extreme = 0;
  bool isFinite = true;
  for (int64_t i = 0; i < kBlockElements; ++i) {
    isFinite &= std::isfinite(x[i]);
    minimum = std::min(minimum, x[i]);
    maximum = std::max(maximum, x[i]);
    // The first one of the largest magnitude.
    if (std::fabs(x[i]) > std::fabs(extreme))
      extreme = x[i];
  }
  if (!isFinite)
    return false;
  float d = type == BlockType::Q8_0   ? std::fabs(extreme) / 127
            : type == BlockType::Q4_0 ? extreme / -8
                                      : (maximum - minimum) / 15;
  float inverse = d != 0 ? 1 / d : 0;
  if (!storeF16(d, to))
    return false;
  switch (type) {
  case BlockType::Q8_0:
    for (int64_t i = 0; i < kBlockElements; ++i)
      to[2 + i] = static_cast<uint8_t>(static_cast<int8_t>(
          std::clamp(std::round(x[i] * inverse), -128.0f, 127.0f)));
    return true;
  case BlockType::Q4_0:
    packNibbles(x, 0, inverse, 8.5f, to + 2);
    return true;
  case BlockType::Q4_1:
    packNibbles(x, minimum, inverse, 0.5f, to + 4);
    return storeF16(minimum, to + 2);
  }
  llvm_unreachable("unknown type of blocks");
}

bool swiglu::quantizeBlocks(BlockType type, ArrayRef<double> from,
                            MutableArrayRef<uint8_t> to) {
  unsigned bytes = getBlockBytes(type);
  int64_t blocks = to.size() / bytes;
  assert(to.size() % bytes == 0 &&
         from.size() == uint64_t(blocks * kBlockElements) && "sizes differ");
  bool isFinite = true;
  for (int64_t block = 0; block < blocks; ++block) {
    float x[kBlockElements];
    for (int64_t i = 0; i < kBlockElements; ++i)
      x[i] = static_cast<float>(from[block * kBlockElements + i]);
    isFinite &= quantizeBlock(type, x, to.data() + block * bytes);
  }
  return isFinite;
}

//===----------------------------------------------------------------------===//
// Symmetric integers
//===----------------------------------------------------------------------===//

static double loadFloat(const TensorView &view, int64_t i) {
  return withFormat(view.type, [&](auto format) {
    return loadElement<decltype(format)>(view.data.data(), i);
  });
}

TensorReport swiglu::quantizeSymmetric(const SymmetricQuantization &scheme,
                                       const TensorView &weight,
                                       MutableArrayRef<int8_t> q,
                                       MutableArrayRef<float> scales) {
  assert((scheme.bits == 8 || scheme.bits == 4) && scheme.group > 0 &&
         !weight.shape.empty() && weight.shape.back() % scheme.group == 0 &&
         q.size() == scales.size() * scheme.group &&
         weight.data.size() == q.size() * getElementSize(weight.type) &&
         "sizes differ");
  double largest = (1 << (scheme.bits - 1)) - 1;
  TensorReport report;
  report.name = weight.name;
  report.fromType = getElementTypeName(weight.type).str();
  report.toType = "i" + std::to_string(scheme.bits);
  report.steps = {"quantize group=" + std::to_string(scheme.group)};
  report.elements = q.size();
  double maxError = 0, errors = 0, squares = 0;
  for (size_t group = 0; group < scales.size(); ++group) {
    int64_t first = group * scheme.group;
    double magnitude = 0;
    for (int64_t i = first; i < first + scheme.group; ++i)
      magnitude = std::max(magnitude, std::fabs(loadFloat(weight, i)));
    scales[group] = static_cast<float>(magnitude / largest);
    double scale = scales[group];
    for (int64_t i = first; i < first + scheme.group; ++i) {
      double value = loadFloat(weight, i);
      double ratio = std::nearbyint(scale != 0 ? value / scale : 0);
      // Not finite: any integer will do, the error says it.
      q[i] = std::isfinite(ratio)
                 ? static_cast<int8_t>(std::clamp(ratio, -largest, largest))
                 : 0;
      double error = std::fabs(value - q[i] * scale);
      report.rounded += error != 0;
      maxError = error <= maxError ? maxError : error;
      errors += error * error;
      squares += value * value;
    }
  }
  report.maxError = maxError;
  report.relativeError = squares != 0 ? std::sqrt(errors / squares) : 0;
  return report;
}
