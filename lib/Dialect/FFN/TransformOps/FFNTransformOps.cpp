//===- FFNTransformOps.cpp - our patterns in transform scripts ------------===//

#include "swiglu/Dialect/FFN/TransformOps/FFNTransformOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "swiglu/Dialect/FFN/Transforms/Folds.h"

using namespace mlir;

#define GET_OP_CLASSES
#include "swiglu/Dialect/FFN/TransformOps/FFNTransformOps.cpp.inc"

void transform::ApplyFuseGatesPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  ffn::populateFuseGatesPatterns(patterns);
}

void transform::ApplyFoldIA3PatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  ffn::FoldOptions options;
  options.duplicateWeights = getDuplicateWeights();
  if (getKeepScaleType())
    options.scaleType = ffn::FoldedScaleType::Keep;
  ffn::populateFoldIA3Patterns(patterns, options);
}

void transform::ApplyFoldLowRankPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  ffn::FoldOptions options;
  options.duplicateWeights = getDuplicateWeights();
  ffn::populateFoldLowRankPatterns(patterns, options);
}

void transform::ApplyEvaluateWeightsPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  ffn::populateEvaluateWeightsPatterns(patterns);
}

void transform::ApplyRelaxRoundingPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  ffn::populateRelaxRoundingPatterns(
      patterns, getTo() == "fused" ? ffn::RelaxedRounding::Fused
                                   : ffn::RelaxedRounding::Eager);
}

LogicalResult transform::ApplyRelaxRoundingPatternsOp::verify() {
  if (getTo() == "fused" || getTo() == "eager")
    return success();
  return emitOpError() << "'to' is \"" << getTo()
                       << "\", expected \"fused\" or \"eager\"";
}

namespace {
class FFNExtension : public transform::TransformDialectExtension<FFNExtension> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(FFNExtension)

  FFNExtension() {
    declareGeneratedDialect<arith::ArithDialect>();
    declareGeneratedDialect<ffn::FFNDialect>();
    declareGeneratedDialect<tensor::TensorDialect>();
    registerTransformOps<
#define GET_OP_LIST
#include "swiglu/Dialect/FFN/TransformOps/FFNTransformOps.cpp.inc"
        >();
  }
};
} // namespace

void ffn::registerTransformDialectExtension(DialectRegistry &registry) {
  registry.addExtensions<FFNExtension>();
}
