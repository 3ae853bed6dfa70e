//===- GenericPipeline.h - from linalg to LLVM, for any shape ---*- C++ -*-===//

#ifndef SWIGLU_REFERENCE_GENERICPIPELINE_H
#define SWIGLU_REFERENCE_GENERICPIPELINE_H

namespace mlir {
class OpPassManager;
}

namespace swiglu {

/// What becomes of a function's results.
enum class GenericResults {
  /// Additional arguments, behind the others, whose buffers the caller gives.
  Arguments,
  /// Descriptors that the function returns, for shapes that only it knows: the
  /// C entry's first argument points to where they go, one behind the other.
  Returned,
};

/// linalg on tensors -> the LLVM dialect by upstream passes only: one-shot
/// bufferisation, scalar loops, libm. Slow, for every shape and type: the road
/// that checks what each operation decomposes to.
///
/// Each function `f` gets a C entry `_mlir_ciface_f` that takes a pointer to a
/// memref descriptor per argument. Arguments may be written to. Intermediate
/// tensors are allocated with `malloc` and not freed.
void buildGenericCPUPipeline(
    mlir::OpPassManager &pm,
    GenericResults results = GenericResults::Arguments);

} // namespace swiglu

#endif // SWIGLU_REFERENCE_GENERICPIPELINE_H
