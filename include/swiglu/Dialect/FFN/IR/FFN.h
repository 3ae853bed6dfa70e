//===- FFN.h - the ffn dialect ---------------------------------*- C++ -*-===//
//
// Dialect, attributes and operations of feed-forward blocks. The operations'
// meaning, shapes and constraints are described in FFNOps.td, and on the page
// docs/generated/FFN.md made from it.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_DIALECT_FFN_IR_FFN_H
#define SWIGLU_DIALECT_FFN_IR_FFN_H

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/Linalg/IR/LinalgInterfaces.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/RuntimeVerifiableOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Interfaces/TilingInterface.h"
#include <optional>

#include "swiglu/Dialect/FFN/IR/FFNDialect.h.inc"

#include "swiglu/Dialect/FFN/IR/FFNEnums.h.inc"

#define GET_ATTRDEF_CLASSES
#include "swiglu/Dialect/FFN/IR/FFNAttributes.h.inc"

#define GET_OP_CLASSES
#include "swiglu/Dialect/FFN/IR/FFNOps.h.inc"

namespace mlir::ffn {

/// Of an operation that writes weights in a layout of a target: worth doing
/// before the first token.
template <typename ConcreteType>
class PacksWeights : public OpTrait::TraitBase<ConcreteType, PacksWeights> {};

/// Of an operation that only says what is in packed weights: nothing to do
/// before the first token.
template <typename ConcreteType>
class ViewsPackedWeights
    : public OpTrait::TraitBase<ConcreteType, ViewsPackedWeights> {};

/// True for f16 and bf16, the types whose operations carry `#ffn.rounding`.
bool is16Bit(Type type);

/// Emits `act(x)` on scalars (or vectors) of one floating-point type. Every
/// arithmetic operation is done in the type of `x`; it is the one place that
/// spells the formulas of `#ffn.act`.
Value emitActivation(OpBuilder &builder, Location loc, ActAttr act, Value x);

/// Emits `act(min(g, limit)) * (clamp(u, -limit, limit) + offset)` likewise.
/// Where `roundedAct` is a type, the activation is rounded to it (and widened
/// back) before the multiply.
Value emitUnit(OpBuilder &builder, Location loc, GatedUnitAttr unit, Value gate,
               Value up, Type roundedAct = {});

} // namespace mlir::ffn

#endif // SWIGLU_DIALECT_FFN_IR_FFN_H
