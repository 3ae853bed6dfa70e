//===- Inputs.cpp - numbers for the arguments of a function ---------------===//

#include "Inputs.h"
#include "../../Support/Random.h"
#include "llvm/ADT/APFloat.h"
#include <algorithm>
#include <cmath>
#include <cstring>

using namespace mlir;
using namespace swiglu::equality;
using swiglu::testing::Random;

/// The largest absolute value of the elements. A sum of products of two of
/// them has a deviation of about 2 in the first set, 14 in the last.
static double getAmplitude(const HostArray &array, unsigned set) {
  double amplitude = set == 0 ? 1 : 2.5;
  if (array.shape.size() < 2)
    return amplitude;
  int64_t longest = std::max(array.shape.back(), array.shape.rbegin()[1]);
  return amplitude *
         std::min(1.0, std::sqrt(160.0 / std::max<int64_t>(longest, 1)));
}

static uint64_t makeFloat(FloatType type, double amplitude, Random &random) {
  double value = random.symmetric() * amplitude;
  if (random.next() % 32 == 0)
    value = 0;
  llvm::APFloat number(value);
  bool losesInfo;
  number.convert(type.getFloatSemantics(), llvm::APFloat::rmNearestTiesToEven,
                 &losesInfo);
  return number.bitcastToAPInt().getZExtValue();
}

static uint64_t makeInteger(Type type, Random &random) {
  // An i32 or wider may be an index, an i1 a mask.
  if (type.isIndex() || type.getIntOrFloatBitWidth() >= 32 || type.isInteger(1))
    return random.next() % 2;
  return random.next() % 9 - 4;
}

HostArray swiglu::equality::makeInput(Type type, ArrayRef<int64_t> sizes,
                                      unsigned set, uint64_t seed) {
  HostArray array;
  array.elementType = type;
  if (auto tensor = dyn_cast<RankedTensorType>(type)) {
    array.elementType = tensor.getElementType();
    for (auto [i, size] : llvm::enumerate(tensor.getShape()))
      array.shape.push_back(ShapedType::isStatic(size)
                                ? size
                                : sizes[std::min(i, sizes.size() - 1)]);
  }
  unsigned width = getElementBytes(array.elementType);
  int64_t count = array.countElements();
  array.bytes.resize(count * width);
  double amplitude = getAmplitude(array, set);
  Random random(seed);
  for (int64_t i = 0; i < count; ++i) {
    auto floatType = dyn_cast<FloatType>(array.elementType);
    uint64_t bits = floatType ? makeFloat(floatType, amplitude, random)
                              : makeInteger(array.elementType, random);
    std::memcpy(array.bytes.data() + i * width, &bits, width);
  }
  return array;
}
