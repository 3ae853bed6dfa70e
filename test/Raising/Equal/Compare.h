//===- Compare.h - two results of one function ------------------*- C++ -*-===//

#ifndef SWIGLU_TEST_RAISING_EQUAL_COMPARE_H
#define SWIGLU_TEST_RAISING_EQUAL_COMPARE_H

#include "HostArray.h"
#include <string>

namespace swiglu::equality {

struct Difference {
  /// The bits are the same; any NaN equals any NaN.
  bool isBitEqual = true;
  /// Largest distance of two finite elements in units in the last place of the
  /// smaller one; for integers 1 where they differ.
  uint64_t ulps = 0;
  /// Largest distance, divided by the largest |element| of `expected`; infinite
  /// where shapes differ, or a NaN or an infinity is out of place.
  double ofScale = 0;
  /// The element of that distance, -1 if there is none.
  int64_t worst = -1;
  double found = 0, expected = 0;

  /// Keeps the larger of both.
  void merge(const Difference &other);
  /// One line, without a period.
  std::string describe() const;
};

Difference compare(const HostArray &expected, const HostArray &found);

/// The distance of 1 and the next number of `type`, 0 for integers.
double getEpsilon(mlir::Type type);

} // namespace swiglu::equality

#endif // SWIGLU_TEST_RAISING_EQUAL_COMPARE_H
