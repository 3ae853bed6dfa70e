//===- Registration.cpp - our dialects, passes and pipelines ---------------===//

#include "swiglu/Conversion/Passes.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "swiglu/Dialect/FFN/TransformOps/FFNTransformOps.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"
#include "swiglu/InitAll.h"
#include "swiglu/Pipelines/CPU.h"
#include "swiglu/Pipelines/Lower.h"
#include "swiglu/Pipelines/Optimize.h"
#include "swiglu/Pipelines/Raise.h"
#include "swiglu/Report/Passes.h"
#include "swiglu/Target/CPU/Kernels.h"
#include "swiglu/Target/CPU/Passes.h"

void swiglu::registerDialects(mlir::DialectRegistry &registry) {
  registry.insert<mlir::ffn::FFNDialect, mlir::ffn::cpu::FFNCPUDialect>();
  mlir::ffn::registerTransformDialectExtension(registry);
}

void swiglu::registerPasses() {
  mlir::ffn::registerSwiGLUConversionPasses();
  mlir::ffn::registerSwiGLUTransformsPasses();
  mlir::ffn::registerSwiGLUReportPasses();
  mlir::ffn::registerSwiGLUTargetCPUPasses();
  mlir::ffn::registerRaisePipeline();
  mlir::ffn::registerOptimizePipeline();
  mlir::ffn::registerLowerPipeline();
  mlir::ffn::registerCPUPipeline();
}
