//===- Lower.cpp - the pipeline from ffn to linalg ------------------------===//

#include "swiglu/Pipelines/Lower.h"
#include "swiglu/Conversion/Passes.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;

void ffn::buildLowerPipeline(OpPassManager &pm) {
  // Before conversion: an exact rewrite of ffn saves a whole generic.
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createConvertFFNToLinalgPass());
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
  pm.addPass(createVerifyStagePass(VerifyStagePassOptions{"lower"}));
}

void ffn::registerLowerPipeline() {
  PassPipelineRegistration<>(
      "ffn-lower-pipeline",
      "Lower ffn to linalg on tensors that stock mlir-opt reads",
      buildLowerPipeline);
}
