//===- Kernels.h - the loops of merging -------------------------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_KERNELS_H
#define SWIGLU_LIB_ADAPTERS_KERNELS_H

#include "swiglu/Weights/Tensor.h"

#include <vector>

namespace swiglu {

/// Part of a row: to = round(columnFactors·(rowFactor·(from + scale·sums))), in
/// f64 up to the one rounding.
struct RowPart {
  const uint8_t *from = nullptr;
  uint8_t *to = nullptr;
  int64_t count = 0;
  /// Null where nothing is added.
  const double *sums = nullptr;
  double scale = 1;
  double rowFactor = 1;
  /// Null where the columns are not scaled.
  const double *columnFactors = nullptr;
};

/// The outcome of roundings.
struct RoundResult {
  int64_t rounded = 0;
  /// An element is not finite, is subnormal or was made zero. What was stored
  /// for elements that are not finite is of no use then.
  bool isSpecial = false;
};

/// Elements by what became of them.
struct SpecialCounts {
  int64_t rounded = 0, nonFinite = 0, becameZero = 0, becameSubnormal = 0;
};

/// The columns of a panel that lie together: 16 elements of its first row, of
/// its second row and so on, then those of the next 16 columns; the last ones
/// are filled up with zeros.
inline constexpr int64_t kPanelColumns = 16;

/// A norm's squares are summed in this many sums, column c in sum c mod 16,
/// which are then added: the order does not depend on the machine.
inline constexpr int64_t kNormLanes = 16;

/// The loops, for what this CPU has. All versions give the same bits: their
/// operations are the same, each correctly rounded, on each element by itself.
struct Kernels {
  RoundResult (*mergeRow)(ElementType from, ElementType to,
                          const RowPart &part);
  /// Counts for numbers that were rounded to `to`, of which none but the finite
  /// ones count as rounded. `before` are the elements as they were stored,
  /// which are subnormal below `minNormalBefore`.
  SpecialCounts (*countSpecial)(ElementType to, const double *values,
                                const double *before, double minNormalBefore,
                                int64_t count);
  /// sums[i·columns + j] = Σₖ weights[i·rank + k]·panelₖⱼ for 1 to 4 rows,
  /// summed in the order of k from the first product on. `columns` is a
  /// multiple of kPanelColumns.
  void (*multiplyLowRank)(const double *weights, int64_t rows,
                          const double *panel, int64_t rank, int64_t columns,
                          double *sums);
  /// lanes[i mod kNormLanes] += values[i]²
  void (*addSquaresToLanes)(const double *values, int64_t count, double *lanes);
  /// sums[i] += values[i]²
  void (*addSquares)(const double *values, int64_t count, double *sums);
};

/// The fastest ones.
const Kernels &getKernels();
/// All that this CPU can run.
std::vector<Kernels> getSupportedKernels();

/// Asks for bytes that will be needed soon.
inline void prefetch(const uint8_t *data, int64_t bytes) {
  for (int64_t i = 0; i < bytes; i += 64)
    __builtin_prefetch(data + i);
}

} // namespace swiglu

#endif // SWIGLU_LIB_ADAPTERS_KERNELS_H
