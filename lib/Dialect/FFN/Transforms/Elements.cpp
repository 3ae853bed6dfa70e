//===- Elements.cpp - element types of MLIR and of files ------------------===//

#include "swiglu/Dialect/FFN/Transforms/Elements.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace swiglu;

std::optional<ElementType> swiglu::getElementType(mlir::Type type) {
  if (type.isF64())
    return ElementType::F64;
  if (type.isF32())
    return ElementType::F32;
  if (type.isF16())
    return ElementType::F16;
  if (type.isBF16())
    return ElementType::BF16;
  if (type.isInteger(8))
    return ElementType::I8;
  return std::nullopt;
}
