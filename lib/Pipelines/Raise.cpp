//===- Raise.cpp - the pipeline from linalg to ffn ------------------------===//

#include "swiglu/Pipelines/Raise.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "swiglu/Conversion/Passes.h"

using namespace mlir;

void ffn::buildRaisePipeline(OpPassManager &pm) {
  pm.addPass(createLowerTosaPass());
  pm.addPass(createRaiseLinalgToFFNPass());
}

void ffn::registerRaisePipeline() {
  PassPipelineRegistration<>("ffn-raise-pipeline",
                             "Raise TOSA and linalg on tensors to ffn",
                             buildRaisePipeline);
}
