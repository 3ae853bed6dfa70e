//===- Elements.h - element types of MLIR and of files ----------*- C++ -*-===//

#ifndef SWIGLU_DIALECT_FFN_TRANSFORMS_ELEMENTS_H
#define SWIGLU_DIALECT_FFN_TRANSFORMS_ELEMENTS_H

#include "mlir/IR/Types.h"
#include "swiglu/Weights/Tensor.h"
#include <optional>

namespace swiglu {

/// The element type of a file for one of MLIR's; none for others than f64,
/// f32, f16, bf16 and i8.
std::optional<ElementType> getElementType(mlir::Type type);

} // namespace swiglu

#endif // SWIGLU_DIALECT_FFN_TRANSFORMS_ELEMENTS_H
