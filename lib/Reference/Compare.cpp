//===- Compare.cpp - a result beside the reference ------------------------===//

#include "HostElements.h"
#include "Scalar.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>

using namespace swiglu;
using namespace swiglu::reference;

/// The error as a multiple of the tolerance.
static double ratioOf(double found, double expected, double tolerance,
                      double max, bool isZeroSignDefined) {
  if (std::isinf(tolerance))
    return 0;
  if (std::isnan(found) || std::isnan(expected))
    return std::isnan(found) && std::isnan(expected) ? 0 : INFINITY;
  if (std::isinf(found) || std::isinf(expected)) {
    if (found == expected)
      return 0;
    bool mayOverflow = std::isinf(found) && tolerance > 0 &&
                       std::signbit(found) == std::signbit(expected) &&
                       std::fabs(expected) + tolerance >= max;
    return mayOverflow ? 1 : INFINITY;
  }
  if (isZeroSignDefined && found == 0 && expected == 0 && tolerance == 0 &&
      std::signbit(found) != std::signbit(expected))
    return INFINITY;
  double error = std::fabs(found - expected);
  if (error == 0)
    return 0;
  return tolerance > 0 ? error / tolerance : INFINITY;
}

Comparison swiglu::compare(const ReferenceValue &expected,
                           const HostTensor &found) {
  Comparison result;
  uint64_t bytes =
      expected.value.size() * uint64_t(byteWidth(found.elementType));
  if (expected.shape != found.shape || found.bytes.size() != bytes ||
      (bytes == 0 && !expected.value.empty())) {
    result.maxToleranceRatio = INFINITY;
    return result;
  }
  double max = static_cast<double>(Format::of(found.elementType).max());
  double sum = 0;
  for (size_t i = 0; i < expected.value.size(); ++i) {
    double got = decodeElement(found.elementType, found.bytes.data(), i);
    double ratio = ratioOf(got, expected.value[i], expected.tolerance[i], max,
                           expected.isZeroSignDefined);
    double error = std::fabs(got - expected.value[i]);
    if (std::isfinite(error)) {
      sum += error;
      result.maxAbsError = std::fmax(result.maxAbsError, error);
    }
    if (result.worstIndex >= 0 && ratio <= result.maxToleranceRatio)
      continue;
    result.maxToleranceRatio = ratio;
    result.worstIndex = i;
    result.worstFound = got;
    result.worstExpected = expected.value[i];
    result.worstTolerance = expected.tolerance[i];
  }
  if (!expected.value.empty())
    result.meanAbsError = sum / expected.value.size();
  return result;
}

std::string Comparison::describe() const {
  std::string text;
  llvm::raw_string_ostream os(text);
  if (worstIndex < 0 && maxToleranceRatio > 0)
    return "the shapes or sizes differ";
  os << llvm::format("max error %.3g, mean %.3g, worst %.3g of its tolerance",
                     maxAbsError, meanAbsError, maxToleranceRatio);
  if (worstIndex >= 0)
    os << " at element " << worstIndex
       << llvm::format(": found %.17g, expected %.17g, tolerance %.3g",
                       worstFound, worstExpected, worstTolerance);
  return text;
}
