//===- Inputs.cpp - numbers for the arguments of a case -------------------===//

#include "Inputs.h"
#include "Covering.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/APFloat.h"
#include <cstring>

using namespace swiglu::execution;
using llvm::APFloat;

int64_t swiglu::execution::countElements(const std::vector<int64_t> &shape) {
  int64_t count = 1;
  for (int64_t size : shape)
    count *= size;
  return count;
}

namespace {
class Numbers {
public:
  Numbers(const llvm::fltSemantics &semantics, const Argument &argument,
          uint64_t seed)
      : semantics(semantics), argument(argument), random(seed) {}

  APFloat next() {
    switch (argument.fill) {
    case Fill::Pointwise:
      return random.below(3) == 0 ? special() : ordinary();
    case Fill::Product:
      return random.below(6) == 0 ? finiteSpecial() : ordinary();
    case Fill::NearTies:
      return nearTie();
    default:
      return random.below(16) == 0 ? zero() : ordinary();
    }
  }

private:
  APFloat of(double value) const {
    APFloat result(value);
    bool losesInfo;
    result.convert(semantics, APFloat::rmNearestTiesToEven, &losesInfo);
    return result;
  }
  APFloat zero() { return APFloat::getZero(semantics, random.below(2)); }
  APFloat ordinary() { return of(random.symmetric() * argument.amplitude); }

  APFloat nearTie() {
    uint64_t half = uint64_t(1) << (static_cast<int>(argument.amplitude) - 1);
    double middle = static_cast<double>(half + random.below(half)) + 0.5;
    return of(middle * (1 + (random.below(2) ? 0x1p-40 : -0x1p-40)));
  }

  /// Numbers at which formulas change their behaviour. Large ones reach the
  /// ends of exp, tanh and erfc; 0.5, 0.1 are thresholds, 7, 3.3, 1.5 limits.
  APFloat special() {
    bool isNegative = random.below(2);
    switch (random.below(8)) {
    case 0:
      return APFloat::getInf(semantics, isNegative);
    case 1:
      return APFloat::getNaN(semantics, isNegative);
    case 2:
      return APFloat::getLargest(semantics, isNegative);
    case 3: {
      static const double scales[] = {10, 17, 30, 89, 105, 300, 745, 1e4};
      return of((isNegative ? -1 : 1) * scales[random.below(8)] *
                (1 + random.symmetric() * 0.05));
    }
    case 4: {
      static const double edges[] = {0.5, 0.1, 7, 3.3, 1.5, 1};
      return of((isNegative ? -1 : 1) * edges[random.below(6)]);
    }
    default:
      return small(isNegative);
    }
  }

  APFloat small(bool isNegative) {
    switch (random.below(4)) {
    case 0:
      return APFloat::getSmallest(semantics, isNegative);
    case 1:
      return APFloat::getSmallestNormalized(semantics, isNegative);
    case 2:
      return of((isNegative ? -1 : 1) * 1e-3 * random.symmetric());
    default:
      return zero();
    }
  }

  APFloat finiteSpecial() {
    bool isNegative = random.below(2);
    if (random.below(8) == 0)
      return of((isNegative ? -10 : 10) * argument.amplitude);
    return small(isNegative);
  }

  const llvm::fltSemantics &semantics;
  const Argument &argument;
  Random random;
};
} // namespace

std::vector<uint8_t> swiglu::execution::makeInput(const Argument &argument,
                                                  mlir::Type type,
                                                  uint64_t seed) {
  int64_t count = countElements(argument.shape);
  unsigned width = type.getIntOrFloatBitWidth() / 8;
  std::vector<uint8_t> bytes(count * width);
  if (argument.fill == Fill::Bytes) {
    Random random(seed);
    for (uint8_t &byte : bytes)
      byte = random.next() >> 56;
    return bytes;
  }
  Numbers numbers(llvm::cast<mlir::FloatType>(type).getFloatSemantics(),
                  argument, seed);
  for (int64_t i = 0; i < count; ++i) {
    uint64_t bits = numbers.next().bitcastToAPInt().getZExtValue();
    std::memcpy(bytes.data() + i * width, &bits, width);
  }
  return bytes;
}
