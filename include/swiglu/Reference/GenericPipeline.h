//===- GenericPipeline.h - from linalg to LLVM, for any shape ---*- C++ -*-===//

#ifndef SWIGLU_REFERENCE_GENERICPIPELINE_H
#define SWIGLU_REFERENCE_GENERICPIPELINE_H

namespace mlir {
class OpPassManager;
}

namespace swiglu {

/// linalg on tensors -> the LLVM dialect by upstream passes only: one-shot
/// bufferisation, scalar loops, libm. Slow, for every shape and type: the road
/// that checks what each operation decomposes to.
///
/// Results become additional arguments, behind the others, whose buffers the
/// caller gives; each function `f` gets a C entry `_mlir_ciface_f` that takes
/// a pointer to a memref descriptor per argument. Intermediate tensors are
/// allocated with `malloc` and not freed.
void buildGenericCPUPipeline(mlir::OpPassManager &pm);

} // namespace swiglu

#endif // SWIGLU_REFERENCE_GENERICPIPELINE_H
