//===- HostElements.h - elements of tensors in host memory ------*- C++ -*-===//

#ifndef SWIGLU_LIB_REFERENCE_HOSTELEMENTS_H
#define SWIGLU_LIB_REFERENCE_HOSTELEMENTS_H

#include "swiglu/Reference/Reference.h"
#include <cstring>

namespace swiglu::reference {

/// Bytes of an element; 0 for a type that the reference does not know.
inline unsigned byteWidth(mlir::Type type) {
  if (type.isInteger(8))
    return 1;
  if (type.isF16() || type.isBF16())
    return 2;
  return type.isF32() ? 4 : type.isF64() ? 8 : 0;
}

template <typename T>
T readUnaligned(const uint8_t *bytes) {
  T value;
  std::memcpy(&value, bytes, sizeof(T));
  return value;
}

/// The number in the bits of an f16.
inline double decodeHalf(uint16_t bits) {
  int exponent = bits >> 10 & 31, fraction = bits & 1023;
  double magnitude;
  if (exponent == 31)
    magnitude = fraction ? __builtin_nan("") : __builtin_inf();
  else if (exponent == 0)
    magnitude = fraction * 0x1p-24;
  else
    magnitude = __builtin_ldexp(1024 + fraction, exponent - 25);
  return __builtin_copysign(magnitude, bits & 0x8000 ? -1.0 : 1.0);
}

/// Element `index` of a tensor whose type `byteWidth` knows.
inline double decodeElement(mlir::Type type, const uint8_t *data,
                            int64_t index) {
  const uint8_t *at = data + index * int64_t(byteWidth(type));
  if (type.isInteger(8))
    return static_cast<int8_t>(*at);
  if (type.isF32())
    return readUnaligned<float>(at);
  if (type.isF64())
    return readUnaligned<double>(at);
  uint16_t bits = readUnaligned<uint16_t>(at);
  if (type.isF16())
    return decodeHalf(bits);
  uint32_t wide = uint32_t(bits) << 16;
  return readUnaligned<float>(reinterpret_cast<const uint8_t *>(&wide));
}

} // namespace swiglu::reference

#endif // SWIGLU_LIB_REFERENCE_HOSTELEMENTS_H
