//===- Tensor.h - A named array in memory, and its element types -*- C++
//-*-===//

#ifndef SWIGLU_WEIGHTS_TENSOR_H
#define SWIGLU_WEIGHTS_TENSOR_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <optional>
#include <string>

namespace swiglu {

/// What one element of a tensor is. Everything is little-endian, a Bool is one
/// byte that holds 0 or 1.
enum class ElementType {
  F64,
  F32,
  F16,
  BF16,
  I64,
  I32,
  I16,
  I8,
  U64,
  U32,
  U16,
  U8,
  Bool
};

/// The size of one element in bytes.
unsigned getElementSize(ElementType type);

/// The name that diagnostics use: `f64`, `bf16`, `i8`, `u8`, `bool`, …
llvm::StringRef getElementTypeName(ElementType type);

/// True for F64, F32, F16 and BF16.
bool isFloat(ElementType type);

/// The number of elements of `shape`, or nothing when a dimension is negative
/// or when the product of the dimensions other than zero passes 2^63 - 1. (A
/// zero doesn't excuse the others: strides are products of them, too.)
std::optional<int64_t> getNumElements(llvm::ArrayRef<int64_t> shape);

/// A tensor in row-major order whose bytes belong to someone else: the
/// WeightStore or NpyFile that gave it out.
struct TensorView {
  std::string name;
  ElementType type = ElementType::F32;
  llvm::SmallVector<int64_t, 4> shape;
  /// `getNumElements(shape) * getElementSize(type)` bytes. They may lie at any
  /// address: files align their tensors to 8 or 32 bytes, some to nothing.
  llvm::ArrayRef<uint8_t> data;
  /// The file that the bytes come from.
  std::string file;
};

/// Writes the elements of `from` to `out` as `to`.
///
/// Between float types, widening is exact and narrowing rounds once, to the
/// nearest value, ties to even: too large a value becomes an infinity, too
/// small a one a subnormal or a zero of its sign. A NaN stays a NaN of its
/// sign. Any type can be copied as itself. Everything else is an error, as is
/// an `out` that isn't exactly as long as the result. Neither buffer needs an
/// alignment; they must not overlap.
llvm::Error convertElements(const TensorView &from, ElementType to,
                            llvm::MutableArrayRef<uint8_t> out);

} // namespace swiglu

#endif // SWIGLU_WEIGHTS_TENSOR_H
