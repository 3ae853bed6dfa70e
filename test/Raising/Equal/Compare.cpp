//===- Compare.cpp - two results of one function --------------------------===//

#include "Compare.h"
#include "llvm/ADT/APFloat.h"
#include "llvm/Support/FormatVariadic.h"
#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

using namespace mlir;
using namespace swiglu::equality;
using llvm::APFloat;

static constexpr double kInfinity = std::numeric_limits<double>::infinity();

static uint64_t getBits(const HostArray &array, int64_t i) {
  unsigned width = getElementBytes(array.elementType);
  uint64_t bits = 0;
  std::memcpy(&bits, array.bytes.data() + i * width, width);
  return bits;
}

/// The element as a double; integers as signed ones.
static double getValue(const HostArray &array, int64_t i) {
  uint64_t bits = getBits(array, i);
  unsigned width = 8 * getElementBytes(array.elementType);
  auto type = dyn_cast<FloatType>(array.elementType);
  if (!type)
    return static_cast<double>(static_cast<int64_t>(bits << (64 - width)) >>
                               (64 - width));
  APFloat number(type.getFloatSemantics(), llvm::APInt(width, bits));
  bool losesInfo;
  number.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven,
                 &losesInfo);
  return number.convertToDouble();
}

/// Neighbouring numbers of a type are neighbouring integers; both zeros are 0.
static int64_t getPosition(const HostArray &array, int64_t i) {
  unsigned width = 8 * getElementBytes(array.elementType);
  uint64_t bits = getBits(array, i);
  uint64_t sign = uint64_t(1) << (width - 1);
  int64_t magnitude = bits & (sign - 1);
  return bits & sign ? -magnitude : magnitude;
}

static uint64_t countUlps(const HostArray &a, const HostArray &b, int64_t i) {
  if (!isa<FloatType>(a.elementType))
    return 1;
  int64_t p = getPosition(a, i), q = getPosition(b, i);
  return p < q ? static_cast<uint64_t>(q) - p : static_cast<uint64_t>(p) - q;
}

double swiglu::equality::getEpsilon(Type type) {
  auto floatType = dyn_cast<FloatType>(type);
  if (!floatType)
    return 0;
  int digits = APFloat::semanticsPrecision(floatType.getFloatSemantics());
  return std::ldexp(1.0, 1 - digits);
}

static double getScale(const HostArray &array) {
  double scale = 0;
  for (int64_t i = 0, e = array.countElements(); i < e; ++i) {
    double value = std::fabs(getValue(array, i));
    if (std::isfinite(value))
      scale = std::max(scale, value);
  }
  return scale;
}

Difference swiglu::equality::compare(const HostArray &expected,
                                     const HostArray &found) {
  Difference result;
  if (expected.shape != found.shape) {
    result.isBitEqual = false;
    result.ofScale = kInfinity;
    return result;
  }
  double scale = getScale(expected);
  for (int64_t i = 0, e = expected.countElements(); i < e; ++i) {
    double a = getValue(expected, i), b = getValue(found, i);
    if (getBits(expected, i) == getBits(found, i) ||
        (std::isnan(a) && std::isnan(b)))
      continue;
    Difference here{false, 0, kInfinity, i, b, a};
    if (std::isfinite(a) && std::isfinite(b)) {
      here.ulps = countUlps(expected, found, i);
      here.ofScale = a == b ? 0 : std::fabs(a - b) / scale;
    }
    result.merge(here);
  }
  return result;
}

void Difference::merge(const Difference &other) {
  isBitEqual &= other.isBitEqual;
  ulps = std::max(ulps, other.ulps);
  bool isFirst = worst < 0 && ofScale == 0;
  if (other.ofScale > ofScale || (isFirst && !other.isBitEqual)) {
    ofScale = other.ofScale;
    worst = other.worst;
    found = other.found;
    expected = other.expected;
  }
}

std::string Difference::describe() const {
  if (isBitEqual)
    return "bit for bit";
  if (worst < 0)
    return "the shapes differ";
  return llvm::formatv("{0} ulp, {1:e2} of the scale at element {2}: found "
                       "{3:e8}, expected {4:e8}",
                       ulps, ofScale, worst, found, expected);
}
