//===- WeightLoops.h - merges of weights as loops ---------------*- C++ -*-===//

#ifndef SWIGLU_TARGET_CPU_WEIGHTLOOPS_H
#define SWIGLU_TARGET_CPU_WEIGHTLOOPS_H

namespace mlir {
class DialectRegistry;
}

namespace mlir::ffn {

/// Makes `ffn.merge` and `ffn.dora_scale` bufferise to parallel loops of vector
/// code, an iteration a task. `ffn-prepare-abi` depends on it.
void registerWeightLoops(DialectRegistry &registry);

} // namespace mlir::ffn

#endif // SWIGLU_TARGET_CPU_WEIGHTLOOPS_H
