//===- Passes.h - conversions to and from the ffn dialect -------*- C++ -*-===//

#ifndef SWIGLU_CONVERSION_PASSES_H
#define SWIGLU_CONVERSION_PASSES_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace mlir {
class RewritePatternSet;

namespace affine {
class AffineDialect;
}
namespace arith {
class ArithDialect;
}
namespace linalg {
class LinalgDialect;
}
namespace math {
class MathDialect;
}
namespace scf {
class SCFDialect;
}
namespace tensor {
class TensorDialect;
}

namespace ffn {
class FFNDialect;

/// Adds one pattern for each ffn operation that replaces it by its
/// decomposition.
void populateFFNToLinalgPatterns(RewritePatternSet &patterns);

#define GEN_PASS_DECL
#include "swiglu/Conversion/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "swiglu/Conversion/Passes.h.inc"

} // namespace ffn
} // namespace mlir

#endif // SWIGLU_CONVERSION_PASSES_H
