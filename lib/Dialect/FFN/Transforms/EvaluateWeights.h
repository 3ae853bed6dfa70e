//===- EvaluateWeights.h - merges of constants become constants -*- C++ -*-===//

#ifndef SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_EVALUATEWEIGHTS_H
#define SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_EVALUATEWEIGHTS_H

#include "swiglu/Adapters/Report.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include <functional>

namespace mlir::ffn {

/// Hears what happened to constants. The operation is about to be replaced.
struct ConstantListener {
  std::function<void(Operation *, const swiglu::TensorReport &)> report;
  std::function<void(Location, const std::string &)> error;
};

/// Replaces the merges of constants inside of `root`; with `requantize` also
/// those of constants that are quantised.
LogicalResult evaluateWeights(Operation *root, bool requantize,
                              const ConstantListener &listener);

/// True if `weight` is dequantised, perhaps merged with something, and all of
/// it constants.
bool canRequantize(Value weight);

} // namespace mlir::ffn

#endif // SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_EVALUATEWEIGHTS_H
