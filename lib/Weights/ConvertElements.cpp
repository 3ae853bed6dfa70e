//===- ConvertElements.cpp - From one float type to another ---------------===//

#include "Support.h"

#include "llvm/ADT/bit.h"

#include <cstring>

using namespace llvm;
using namespace swiglu;

// One loop for each pair of types, each body free of calls and of early exits,
// so that compilers turn it into vector code.

namespace {
/// Both 16-bit formats, by the bits of their mantissa.
template <unsigned MantissaBits>
struct Half {
  uint16_t bits;
};
using F16 = Half<10>;
using BF16 = Half<7>;
} // namespace

static float widen(BF16 value) {
  return llvm::bit_cast<float>(uint32_t(value.bits) << 16);
}

static float widen(F16 value) {
  uint32_t sign = uint32_t(value.bits & 0x8000) << 16;
  uint32_t magnitude = value.bits & 0x7fff;
  // With its bits in place a number is 2^112 too small, the difference of the
  // exponents' biases; multiplying makes subnormals normal, too, exactly.
  float scaled = llvm::bit_cast<float>(magnitude << 13) * 0x1p112f;
  uint32_t finite = llvm::bit_cast<uint32_t>(scaled);
  uint32_t special = 0x7f800000 | magnitude << 13;
  return llvm::bit_cast<float>(sign | (magnitude >= 0x7c00 ? special : finite));
}

static float widen(float value) { return value; }
static double widen(double value) { return value; }

/// Rounds to a 16-bit format once, whatever the source: to nearest, ties to
/// even.
template <unsigned MantissaBits, typename Float>
static void narrow(Float value, Half<MantissaBits> &result) {
  using UInt = std::conditional_t<sizeof(Float) == 8, uint64_t, uint32_t>;
  constexpr int width = sizeof(Float) * 8;
  constexpr int sourceMantissa = sizeof(Float) == 8 ? 52 : 23;
  constexpr int sourceBias = sizeof(Float) == 8 ? 1023 : 127;
  constexpr int exponentBits = 15 - MantissaBits;
  constexpr int bias = (1 << (exponentBits - 1)) - 1;
  constexpr int drop = sourceMantissa - int(MantissaBits);
  constexpr UInt infinity = ((UInt(1) << exponentBits) - 1) << MantissaBits;
  constexpr UInt sourceInfinity = UInt(2 * sourceBias + 1) << sourceMantissa;
  constexpr UInt hidden = UInt(1) << sourceMantissa;

  UInt bits = llvm::bit_cast<UInt>(value);
  UInt sign = (bits >> (width - 1)) << 15;
  UInt magnitude = bits & ~(UInt(1) << (width - 1));

  // A normal result keeps its mantissa but for `drop` bits; a subnormal one
  // loses one bit more for each step of the exponent below the smallest.
  int exponent = int(magnitude >> sourceMantissa) - sourceBias + bias;
  bool isSubnormal = exponent <= 0;
  UInt significand =
      (magnitude & (hidden - 1)) | (magnitude >= hidden ? hidden : UInt(0));
  // A subnormal source has the exponent of the smallest normal one.
  int steps = 1 - exponent - (magnitude < hidden ? 1 : 0);
  int shift = isSubnormal ? std::min(drop + steps, width - 1) : drop;
  UInt kept = isSubnormal
                  ? significand
                  : magnitude - (UInt(sourceBias - bias) << sourceMantissa);
  UInt half = UInt(1) << (shift - 1);
  UInt rounded = (kept + (half - 1) + ((kept >> shift) & 1)) >> shift;
  UInt finite = std::min(rounded, infinity);

  UInt payload = (magnitude >> drop) & ((UInt(1) << MantissaBits) - 1);
  UInt nan = infinity | UInt(1) << (MantissaBits - 1) | payload;
  result.bits = uint16_t(sign | (magnitude > sourceInfinity ? nan : finite));
}

static void narrow(float value, float &result) { result = value; }
static void narrow(double value, float &result) {
  result = static_cast<float>(value);
}
static void narrow(double value, double &result) { result = value; }

template <typename From, typename To>
static void convert(const uint8_t *from, uint8_t *to, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    From source;
    std::memcpy(&source, from + i * sizeof(From), sizeof(From));
    To result;
    narrow(widen(source), result);
    std::memcpy(to + i * sizeof(To), &result, sizeof(To));
  }
}

template <typename From>
static void convertFrom(const uint8_t *from, ElementType type, uint8_t *to,
                        size_t count) {
  switch (type) {
  case ElementType::F64:
    return convert<From, double>(from, to, count);
  case ElementType::F32:
    return convert<From, float>(from, to, count);
  case ElementType::F16:
    return convert<From, F16>(from, to, count);
  case ElementType::BF16:
    return convert<From, BF16>(from, to, count);
  default:
    llvm_unreachable("not a float type");
  }
}

Error swiglu::convertElements(const TensorView &from, ElementType to,
                              MutableArrayRef<uint8_t> out) {
  std::string what = "tensor " + quote(from.name);
  size_t count = from.data.size() / getElementSize(from.type);
  if (out.size() != count * getElementSize(to))
    return fileError(from.file, what + ": " + Twine(count) + " elements of " +
                                    getElementTypeName(to) +
                                    " do not fill a buffer of " +
                                    Twine(out.size()) + " bytes");
  if (from.type == to) {
    if (count != 0)
      std::memcpy(out.data(), from.data.data(), out.size());
    return Error::success();
  }
  if (!isFloat(from.type) || !isFloat(to))
    return fileError(from.file, what + ": cannot convert " +
                                    getElementTypeName(from.type) + " to " +
                                    getElementTypeName(to));
  const uint8_t *source = from.data.data();
  switch (from.type) {
  case ElementType::F64:
    convertFrom<double>(source, to, out.data(), count);
    break;
  case ElementType::F32:
    convertFrom<float>(source, to, out.data(), count);
    break;
  case ElementType::F16:
    convertFrom<F16>(source, to, out.data(), count);
    break;
  case ElementType::BF16:
    convertFrom<BF16>(source, to, out.data(), count);
    break;
  default:
    llvm_unreachable("not a float type");
  }
  return Error::success();
}
