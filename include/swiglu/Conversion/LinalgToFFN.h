//===- LinalgToFFN.h - raising linalg to ffn --------------------*- C++ -*-===//

#ifndef SWIGLU_CONVERSION_LINALGTOFFN_H
#define SWIGLU_CONVERSION_LINALGTOFFN_H

#include "mlir/IR/Location.h"
#include <string>

namespace mlir {
class ModuleOp;

namespace ffn {

/// Operations that look like a part of a feed-forward block and are none.
struct NearMiss {
  Location location;
  /// Name of the function around it.
  std::string function;
  /// Why, in the user's terms: "clamp 7.0 on the gate but 6.0 on the up
  /// branch".
  std::string reason;
};

/// The near-misses among what is left of linalg after `raise-linalg-to-ffn`,
/// in the order of the module. Changes nothing.
SmallVector<NearMiss> findNearMisses(ModuleOp module);

} // namespace ffn
} // namespace mlir

#endif // SWIGLU_CONVERSION_LINALGTOFFN_H
