//===- Lower.h - the pipeline from ffn to linalg ----------------*- C++ -*-===//

#ifndef SWIGLU_PIPELINES_LOWER_H
#define SWIGLU_PIPELINES_LOWER_H

namespace mlir {
class OpPassManager;

namespace ffn {

/// `ffn` -> linalg on tensors: `convert-ffn-to-linalg`, then canonicalisation
/// and CSE. Stock mlir-opt parses the result.
void buildLowerPipeline(OpPassManager &pm);

/// Registers `ffn-lower-pipeline`.
void registerLowerPipeline();

} // namespace ffn
} // namespace mlir

#endif // SWIGLU_PIPELINES_LOWER_H
