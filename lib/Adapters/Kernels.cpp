//===- Kernels.cpp - the loops of merging ---------------------------------===//

#include "Kernels.h"

#include "FloatFormat.h"
#include "llvm/Support/ErrorHandling.h"

#include <algorithm>
#include <type_traits>

using namespace llvm;
using namespace swiglu;

template <typename Function>
static auto withFormat(ElementType type, Function &&function) {
  switch (type) {
  case ElementType::F64:
    return function(F64Format());
  case ElementType::F32:
    return function(F32Format());
  case ElementType::F16:
    return function(F16Format());
  case ElementType::BF16:
    return function(BF16Format());
  default:
    llvm_unreachable("not a float type");
  }
}

double swiglu::getMinNormal(ElementType type) {
  return withFormat(type,
                    [](auto format) { return decltype(format)::minNormal; });
}

void swiglu::widenElements(ElementType type, const uint8_t *from, double *to,
                           int64_t count) {
  withFormat(type, [&](auto format) {
    for (int64_t i = 0; i < count; ++i)
      to[i] = loadElement<decltype(format)>(from, i);
  });
}

template <typename Format>
static RoundResult round(const double *from, uint8_t *to, int64_t count) {
  int64_t rounded = 0, special = 0;
  for (int64_t i = 0; i < count; ++i) {
    double value = from[i], magnitude = std::fabs(value);
    double result = Format::round(value);
    rounded += result != value;
    bool isFinite = magnitude < Format::limit;
    bool isSmall = (magnitude < Format::minNormal) & (magnitude != 0);
    special |= int64_t(!isFinite) | int64_t(isSmall);
    storeElement<Format>(result, to, i);
  }
  return {rounded, special != 0};
}

RoundResult swiglu::roundElements(ElementType type, const double *from,
                                  uint8_t *to, int64_t count) {
  return withFormat(type, [&](auto format) {
    return round<decltype(format)>(from, to, count);
  });
}

/// What an infinity or a NaN becomes: its sign, and of a NaN the leading bits
/// of its payload, stay.
template <typename Format>
static typename Format::Bits encodeSpecial(double value) {
  uint64_t bits = llvm::bit_cast<uint64_t>(value);
  if constexpr (sizeof(typename Format::Bits) == 8)
    return bits;
  constexpr int width = sizeof(typename Format::Bits) * 8;
  int mantissa = 0;
  if constexpr (std::is_same_v<Format, F32Format>)
    mantissa = 23;
  else if constexpr (std::is_same_v<Format, F16Format>)
    mantissa = 10;
  else
    mantissa = 7;
  uint64_t sign = bits >> 63 << (width - 1);
  uint64_t exponent = ((uint64_t(1) << (width - 1 - mantissa)) - 1) << mantissa;
  if (!std::isnan(value))
    return static_cast<typename Format::Bits>(sign | exponent);
  uint64_t payload = bits >> (52 - mantissa) & ((uint64_t(1) << mantissa) - 1);
  uint64_t quiet = uint64_t(1) << (mantissa - 1);
  return static_cast<typename Format::Bits>(sign | exponent | quiet | payload);
}

template <typename Format>
static int64_t roundWithCounts(const double *from, const double *before,
                               double minNormalBefore, uint8_t *to,
                               int64_t count, TensorReport &report) {
  int64_t firstBad = -1;
  for (int64_t i = 0; i < count; ++i) {
    double value = from[i];
    if (!(std::fabs(value) < Format::limit)) {
      auto bits = encodeSpecial<Format>(value);
      std::memcpy(to + i * sizeof(bits), &bits, sizeof(bits));
      if (firstBad < 0 && std::isfinite(before[i]))
        firstBad = i;
      continue;
    }
    double result = Format::round(value), magnitude = std::fabs(result);
    bool wasSubnormal =
        before[i] != 0 && std::fabs(before[i]) < minNormalBefore;
    report.rounded += result != value;
    report.becameZero += result == 0 && value != 0;
    report.becameSubnormal +=
        magnitude != 0 && magnitude < Format::minNormal && !wasSubnormal;
    storeElement<Format>(result, to, i);
  }
  return firstBad;
}

int64_t swiglu::roundSpecial(ElementType type, const double *from,
                             const double *before, double minNormalBefore,
                             uint8_t *to, int64_t count, TensorReport &report) {
  return withFormat(type, [&](auto format) {
    return roundWithCounts<decltype(format)>(from, before, minNormalBefore, to,
                                             count, report);
  });
}

void swiglu::scaleElements(double factor, double *to, int64_t count) {
  for (int64_t i = 0; i < count; ++i)
    to[i] *= factor;
}

void swiglu::scaleElements(const double *factors, double *to, int64_t count) {
  for (int64_t i = 0; i < count; ++i)
    to[i] *= factors[i];
}

void swiglu::addLowRank(const double *weights, const double *panel,
                        int64_t stride, int64_t rank, double scale, double *to,
                        int64_t count) {
  constexpr int64_t width = 64;
  double sums[width];
  for (int64_t first = 0; first < count; first += width) {
    int64_t part = std::min(width, count - first);
    for (int64_t i = 0; i < part; ++i)
      sums[i] = weights[0] * panel[first + i];
    for (int64_t k = 1; k < rank; ++k)
      for (int64_t i = 0; i < part; ++i)
        sums[i] += weights[k] * panel[k * stride + first + i];
    for (int64_t i = 0; i < part; ++i)
      to[first + i] += scale * sums[i];
  }
}
