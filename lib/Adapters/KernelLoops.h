//===- KernelLoops.h - the loops of merging, for any vector length --------===//
//
// Kernels.cpp compiles these once for each kind of vector unit, so everything
// here is inlined into functions that say which one they are for.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_LIB_ADAPTERS_KERNELLOOPS_H
#define SWIGLU_LIB_ADAPTERS_KERNELLOOPS_H

#include "FloatFormat.h"
#include "Kernels.h"

namespace swiglu {

template <typename From, typename To, bool hasSums, bool hasColumnFactors>
SWIGLU_INLINE RoundResult mergeRowLoop(const RowPart &part) {
  const uint8_t *__restrict from = part.from;
  uint8_t *__restrict to = part.to;
  const double *__restrict sums = part.sums;
  const double *__restrict columnFactors = part.columnFactors;
  const double scale = part.scale, rowFactor = part.rowFactor;
  int64_t rounded = 0, special = 0;
  for (int64_t i = 0, count = part.count; i < count; ++i) {
    double value = loadElement<From>(from, i);
    if constexpr (hasSums)
      value += scale * sums[i];
    // The factor 1 changes nothing.
    value *= rowFactor;
    if constexpr (hasColumnFactors)
      value *= columnFactors[i];
    double magnitude = std::fabs(value);
    double result = To::round(value);
    bool isFinite = magnitude < To::limit;
    bool isSmall = (magnitude < To::minNormal) & (magnitude != 0);
    rounded += int64_t(result != value);
    special |= int64_t(!isFinite) | int64_t(isSmall);
    storeElement<To>(result, to, i);
  }
  return {rounded, special != 0};
}

template <typename From, typename To>
SWIGLU_INLINE RoundResult mergeRowTo(const RowPart &part) {
  if (part.sums)
    return part.columnFactors ? mergeRowLoop<From, To, true, true>(part)
                              : mergeRowLoop<From, To, true, false>(part);
  return part.columnFactors ? mergeRowLoop<From, To, false, true>(part)
                            : mergeRowLoop<From, To, false, false>(part);
}

template <typename To>
SWIGLU_INLINE SpecialCounts countSpecialLoop(const double *__restrict values,
                                             const double *__restrict before,
                                             double minNormalBefore,
                                             int64_t count) {
  int64_t rounded = 0, nonFinite = 0, zeros = 0, subnormals = 0;
  for (int64_t i = 0; i < count; ++i) {
    double value = values[i], result = To::round(value);
    double magnitude = std::fabs(result),
           magnitudeBefore = std::fabs(before[i]);
    bool isFinite = std::fabs(value) < To::limit;
    bool isSubnormal = (magnitude < To::minNormal) & (magnitude != 0);
    bool wasSubnormal =
        (magnitudeBefore < minNormalBefore) & (magnitudeBefore != 0);
    nonFinite += int64_t(!isFinite);
    rounded += int64_t(isFinite & (result != value));
    zeros += int64_t((result == 0) & (value != 0));
    subnormals += int64_t(isSubnormal & !wasSubnormal);
  }
  return {rounded, nonFinite, zeros, subnormals};
}

/// `rows` times two vectors of `width` elements: their sums stay in registers.
template <int width, int rows>
SWIGLU_INLINE void multiplyTile(const double *weights, const double *panel,
                                int64_t rank, int64_t columns, double *sums) {
  using Vector
      [[gnu::vector_size(width * 8), gnu::aligned(8), gnu::may_alias]] = double;
  auto load = [](const double *from) -> const Vector & {
    return *reinterpret_cast<const Vector *>(from);
  };
  Vector tile[rows][2];
  for (int i = 0; i < rows; ++i) {
    tile[i][0] = weights[i * rank] * load(panel);
    tile[i][1] = weights[i * rank] * load(panel + width);
  }
  for (int64_t k = 1; k < rank; ++k) {
    Vector first = load(panel + k * kPanelColumns);
    Vector second = load(panel + k * kPanelColumns + width);
    for (int i = 0; i < rows; ++i) {
      tile[i][0] += weights[i * rank + k] * first;
      tile[i][1] += weights[i * rank + k] * second;
    }
  }
  for (int i = 0; i < rows; ++i) {
    *reinterpret_cast<Vector *>(sums + i * columns) = tile[i][0];
    *reinterpret_cast<Vector *>(sums + i * columns + width) = tile[i][1];
  }
}

template <int width, int rows>
SWIGLU_INLINE void multiplyRows(const double *weights, const double *panel,
                                int64_t rank, int64_t columns, double *sums) {
  for (int64_t j = 0; j < columns; j += 2 * width)
    multiplyTile<width, rows>(weights,
                              panel + j / kPanelColumns * kPanelColumns * rank +
                                  j % kPanelColumns,
                              rank, columns, sums + j);
}

template <int width>
SWIGLU_INLINE void multiplyLowRankLoop(const double *weights, int64_t rows,
                                       const double *panel, int64_t rank,
                                       int64_t columns, double *sums) {
  switch (rows) {
  case 4:
    return multiplyRows<width, 4>(weights, panel, rank, columns, sums);
  case 3:
    return multiplyRows<width, 3>(weights, panel, rank, columns, sums);
  case 2:
    return multiplyRows<width, 2>(weights, panel, rank, columns, sums);
  default:
    return multiplyRows<width, 1>(weights, panel, rank, columns, sums);
  }
}

SWIGLU_INLINE void addSquaresToLanesLoop(const double *values, int64_t count,
                                         double *lanes) {
  double sums[kNormLanes];
  std::memcpy(sums, lanes, sizeof(sums));
  int64_t i = 0;
  for (; i + kNormLanes <= count; i += kNormLanes)
    for (int64_t lane = 0; lane < kNormLanes; ++lane)
      sums[lane] += values[i + lane] * values[i + lane];
  for (int64_t lane = 0; i < count; ++i, ++lane)
    sums[lane] += values[i] * values[i];
  std::memcpy(lanes, sums, sizeof(sums));
}

SWIGLU_INLINE void addSquaresLoop(const double *__restrict values,
                                  int64_t count, double *__restrict sums) {
  for (int64_t i = 0; i < count; ++i)
    sums[i] += values[i] * values[i];
}

} // namespace swiglu

#endif // SWIGLU_LIB_ADAPTERS_KERNELLOOPS_H
