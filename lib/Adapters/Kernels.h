//===- Kernels.h - the loops of merging -------------------------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_KERNELS_H
#define SWIGLU_LIB_ADAPTERS_KERNELS_H

#include "swiglu/Adapters/Report.h"
#include "swiglu/Weights/Tensor.h"

namespace swiglu {

/// The smallest and largest numbers of a float type, as ElementType.
double getMinNormal(ElementType type);

/// to[i] = from[i], exactly.
void widenElements(ElementType type, const uint8_t *from, double *to,
                   int64_t count);

/// The outcome of a rounding.
struct RoundResult {
  int64_t rounded = 0;
  /// Whether an element is not finite after rounding, or is subnormal or was
  /// made zero: the counts of these and the elements themselves come from
  /// roundSpecial.
  bool isSpecial = false;
};

/// to[i] = from[i], rounded once.
RoundResult roundElements(ElementType type, const double *from, uint8_t *to,
                          int64_t count);

/// The same for numbers with special ones among them, and with all counts added
/// to `report`. `before` are the elements as they were stored, which are
/// subnormal below `minNormalBefore`. Returns the index of the first element
/// that is finite in `before` and not in `to`, or -1.
int64_t roundSpecial(ElementType type, const double *from, const double *before,
                     double minNormalBefore, uint8_t *to, int64_t count,
                     TensorReport &report);

/// to[i] *= factor
void scaleElements(double factor, double *to, int64_t count);
/// to[i] *= factors[i]
void scaleElements(const double *factors, double *to, int64_t count);

/// to[i] += scale·Σₖ weights[k]·panel[k·stride + i], summed in the order of k
/// from the first product on.
void addLowRank(const double *weights, const double *panel, int64_t stride,
                int64_t rank, double scale, double *to, int64_t count);

} // namespace swiglu

#endif // SWIGLU_LIB_ADAPTERS_KERNELS_H
