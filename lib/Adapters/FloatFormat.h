//===- FloatFormat.h - float types from and to f64 --------------*- C++ -*-===//
//
// Straight-line code on f64 and integers of one width, which compilers turn
// into vector code for any machine.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_LIB_ADAPTERS_FLOATFORMAT_H
#define SWIGLU_LIB_ADAPTERS_FLOATFORMAT_H

#include "swiglu/Weights/Tensor.h"

#include "llvm/ADT/bit.h"
#include "llvm/Support/ErrorHandling.h"
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#define SWIGLU_INLINE [[gnu::always_inline]] inline

namespace swiglu {

/// The magnitude `a` (not negative, below the format's limit) rounded to a
/// format with `mantissa` bits behind the point whose smallest normal number is
/// `minNormal`: to nearest, ties to even, once.
///
/// The power of two in `a` is 2^e, or 2^(smallest exponent) where `a` would be
/// subnormal. magic = 1.5·2^(e+52-mantissa) has an ulp of 2^(e-mantissa), which
/// is the format's at `a`, and a + magic stays in magic's binade, since a <
/// 2^(e+1) <= 0.5·2^(e+52-mantissa) (mantissa < 50). So the one rounding of the
/// sum is the format's, and ties go to the even one because magic is an even
/// number of ulps. The subtraction is exact: both are multiples of that ulp,
/// and the difference has at most mantissa + 2 bits.
template <int mantissa>
SWIGLU_INLINE double roundMagnitude(double a, double minNormal) {
  uint64_t power = llvm::bit_cast<uint64_t>(a) & 0x7ff0000000000000;
  double binade = llvm::bit_cast<double>(power);
  binade = binade > minNormal ? binade : minNormal;
  double magic = binade * (1.5 * double(uint64_t(1) << (52 - mantissa)));
  return (a + magic) - magic;
}

/// What the formats share. `mantissa` are the bits behind the point, `limit` is
/// the smallest magnitude that rounds to an infinity, which is half an ulp
/// above the largest finite number.
struct F64Format {
  using Bits = uint64_t;
  static constexpr int mantissa = 52;
  static constexpr double limit = std::numeric_limits<double>::infinity();
  static constexpr double minNormal = 0x1p-1022;
  SWIGLU_INLINE static double widen(Bits bits) {
    return llvm::bit_cast<double>(bits);
  }
  /// |value| < limit, rounded to the format.
  SWIGLU_INLINE static double round(double value) { return value; }
  /// A number that `round` gave.
  SWIGLU_INLINE static Bits encode(double value) {
    return llvm::bit_cast<uint64_t>(value);
  }
};

struct F32Format {
  using Bits = uint32_t;
  static constexpr int mantissa = 23;
  static constexpr double limit = 0x1.ffffffp127;
  static constexpr double minNormal = 0x1p-126;
  SWIGLU_INLINE static double widen(Bits bits) {
    return llvm::bit_cast<float>(bits);
  }
  SWIGLU_INLINE static double round(double value) {
    return static_cast<float>(value);
  }
  SWIGLU_INLINE static Bits encode(double value) {
    return llvm::bit_cast<uint32_t>(static_cast<float>(value));
  }
};

struct BF16Format {
  using Bits = uint16_t;
  static constexpr int mantissa = 7;
  static constexpr double limit = 0x1.ffp127;
  static constexpr double minNormal = 0x1p-126;
  SWIGLU_INLINE static double widen(Bits bits) {
    return llvm::bit_cast<float>(uint32_t(bits) << 16);
  }
  SWIGLU_INLINE static double round(double value) {
    return std::copysign(roundMagnitude<mantissa>(std::fabs(value), minNormal),
                         value);
  }
  SWIGLU_INLINE static Bits encode(double value) {
    // Exact, and the low half of the f32 is zero: bf16 has its exponents.
    return llvm::bit_cast<uint32_t>(static_cast<float>(value)) >> 16;
  }
};

struct F16Format {
  using Bits = uint16_t;
  static constexpr int mantissa = 10;
  static constexpr double limit = 0x1.ffep15;
  static constexpr double minNormal = 0x1p-14;
  SWIGLU_INLINE static double widen(Bits bits) {
    // With its bits in an f32's place a number is 2^112 too small, which is the
    // difference of the exponents' biases; that makes subnormals of subnormals.
    // The product is exact. NaN and infinities have all bits of the exponent.
    uint32_t magnitude = uint32_t(bits & 0x7fff) << 13;
    uint32_t sign = uint32_t(bits & 0x8000) << 16;
    float scaled = llvm::bit_cast<float>(magnitude) * 0x1p112f;
    uint32_t finite = llvm::bit_cast<uint32_t>(scaled);
    uint32_t special = magnitude | 0x7f800000;
    return llvm::bit_cast<float>(
        sign | (magnitude >= 0x7c00u << 13 ? special : finite));
  }
  SWIGLU_INLINE static double round(double value) {
    return std::copysign(roundMagnitude<mantissa>(std::fabs(value), minNormal),
                         value);
  }
  SWIGLU_INLINE static Bits encode(double value) {
    // The way back: 2^-112 times an f16 is an f32 whose low 13 bits are zero.
    uint32_t bits =
        llvm::bit_cast<uint32_t>(static_cast<float>(value * 0x1p-112));
    return (bits >> 16 & 0x8000) | (bits >> 13 & 0x7fff);
  }
};

/// Calls `function` with the format of a float type.
template <typename Function>
auto withFormat(ElementType type, Function &&function) {
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

template <typename Format>
SWIGLU_INLINE double loadElement(const uint8_t *from, int64_t i) {
  typename Format::Bits bits;
  std::memcpy(&bits, from + i * sizeof(bits), sizeof(bits));
  return Format::widen(bits);
}

template <typename Format>
SWIGLU_INLINE void storeElement(double rounded, uint8_t *to, int64_t i) {
  typename Format::Bits bits = Format::encode(rounded);
  std::memcpy(to + i * sizeof(bits), &bits, sizeof(bits));
}

} // namespace swiglu

#endif // SWIGLU_LIB_ADAPTERS_FLOATFORMAT_H
