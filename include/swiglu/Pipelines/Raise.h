//===- Raise.h - the pipeline from linalg to ffn ----------------*- C++ -*-===//

#ifndef SWIGLU_PIPELINES_RAISE_H
#define SWIGLU_PIPELINES_RAISE_H

namespace mlir {
class OpPassManager;

namespace ffn {

/// TOSA (where it occurs) and linalg on tensors -> `ffn`.
void buildRaisePipeline(OpPassManager &pm);

/// Registers `ffn-raise-pipeline`.
void registerRaisePipeline();

} // namespace ffn
} // namespace mlir

#endif // SWIGLU_PIPELINES_RAISE_H
