//===- Optimize.cpp - the pipeline from ffn to less ffn -------------------===//

#include "swiglu/Pipelines/Optimize.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"

using namespace mlir;

void ffn::buildOptimizePipeline(OpPassManager &pm,
                                const OptimizePipelineOptions &options) {
  if (!options.adapters.empty()) {
    AttachAdapterPassOptions attach;
    attach.adapters.assign(options.adapters.begin(), options.adapters.end());
    attach.weights.assign(options.weights.begin(), options.weights.end());
    attach.checkpoint = options.checkpoint;
    attach.partial = options.partial;
    pm.addPass(createAttachAdapterPass(attach));
  }
  // Before gates are fused: a scale of the unit may move into the up rows.
  FoldAdaptersPassOptions fold;
  fold.duplicateWeights = options.duplicateWeights;
  fold.requantize = options.requantize;
  fold.report = options.report;
  pm.addPass(createFoldAdaptersPass(fold));
  pm.addPass(createFuseGatesPass());
  pm.addPass(createPrepareWeightsPass());
}

void ffn::registerOptimizePipeline() {
  PassPipelineRegistration<OptimizePipelineOptions>(
      "ffn-optimize-pipeline",
      "Attach and fold adapters, fuse gates, hoist work on weights",
      buildOptimizePipeline);
}
