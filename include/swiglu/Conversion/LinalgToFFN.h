//===- LinalgToFFN.h - raising linalg to ffn --------------------*- C++ -*-===//

#ifndef SWIGLU_CONVERSION_LINALGTOFFN_H
#define SWIGLU_CONVERSION_LINALGTOFFN_H

#include "swiglu/Dialect/FFN/Transforms/Blocks.h"

namespace mlir {
class ModuleOp;

namespace ffn {

/// The near-misses among what is left of linalg after `raise-linalg-to-ffn`,
/// in the order of the module. Changes nothing.
SmallVector<NearMiss> findNearMisses(ModuleOp module);

} // namespace ffn
} // namespace mlir

#endif // SWIGLU_CONVERSION_LINALGTOFFN_H
