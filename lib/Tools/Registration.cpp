//===- Registration.cpp - our dialect, passes and pipelines ---------------===//

#include "swiglu/Conversion/Passes.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"
#include "swiglu/InitAll.h"
#include "swiglu/Pipelines/Lower.h"

void swiglu::registerDialects(mlir::DialectRegistry &registry) {
  registry.insert<mlir::ffn::FFNDialect>();
}

void swiglu::registerPasses() {
  mlir::ffn::registerSwiGLUConversionPasses();
  mlir::ffn::registerSwiGLUTransformsPasses();
  mlir::ffn::registerLowerPipeline();
}
