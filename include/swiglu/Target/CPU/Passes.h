//===- Passes.h - Passes of the CPU target ----------------------*- C++ -*-===//

#ifndef SWIGLU_TARGET_CPU_PASSES_H
#define SWIGLU_TARGET_CPU_PASSES_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace mlir {
namespace affine {
class AffineDialect;
} // namespace affine
namespace arith {
class ArithDialect;
} // namespace arith
namespace bufferization {
class BufferizationDialect;
} // namespace bufferization
namespace func {
class FuncDialect;
} // namespace func
namespace linalg {
class LinalgDialect;
} // namespace linalg
namespace LLVM {
class LLVMDialect;
} // namespace LLVM
namespace math {
class MathDialect;
} // namespace math
namespace memref {
class MemRefDialect;
} // namespace memref
namespace scf {
class SCFDialect;
} // namespace scf
namespace tensor {
class TensorDialect;
} // namespace tensor
namespace vector {
class VectorDialect;
} // namespace vector

namespace ffn {
namespace cpu {
class FFNCPUDialect;
} // namespace cpu

#define GEN_PASS_DECL
#include "swiglu/Target/CPU/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "swiglu/Target/CPU/Passes.h.inc"

} // namespace ffn
} // namespace mlir

#endif // SWIGLU_TARGET_CPU_PASSES_H
