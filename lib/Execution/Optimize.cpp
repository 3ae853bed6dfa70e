//===- Optimize.cpp - adapters on a module, before it is compiled ---------===//

#include "swiglu/Execution/Optimize.h"
#include "mlir/Pass/PassManager.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"
#include "swiglu/Dialect/FFN/Transforms/PrepareWeights.h"
#include "swiglu/Pipelines/Optimize.h"
#include <cmath>

using namespace mlir;
using namespace swiglu;

static llvm::Error makeError(const llvm::Twine &text) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), text);
}

std::vector<std::string> AdapterOptions::getFiles() const {
  std::vector<std::string> files;
  for (const std::string &adapter : adapters)
    for (const char *name :
         {"adapter_config.json", "adapter_model.safetensors"})
      files.push_back(adapter + "/" + name);
  return files;
}

llvm::Error swiglu::attachAdapters(ModuleOp module,
                                   const AdapterOptions &options) {
  if (!options.hasAdapters())
    return llvm::Error::success();
  if (options.adapters.empty())
    return makeError("--adapter-weight without --adapter");
  ffn::AttachAdapterPassOptions attach;
  attach.adapters = {options.adapters.begin(), options.adapters.end()};
  attach.checkpoint = options.checkpoint;
  for (StringRef text : options.weights) {
    double weight;
    if (text.getAsDouble(weight) || !std::isfinite(weight))
      return makeError("--adapter-weight is '" + text + "', expected a number");
    attach.weights.push_back(weight);
  }
  PassManager pm(module.getContext());
  pm.addPass(ffn::createAttachAdapterPass(attach));
  if (failed(pm.run(module)))
    return makeError("the adapters cannot be attached");
  return llvm::Error::success();
}

static llvm::Error quantizeModule(ModuleOp module, StringRef text) {
  auto [type, group] = text.split(':');
  ffn::QuantizeWeightsPassOptions quantize;
  quantize.type = type.str();
  if (text.contains(':') && group.getAsInteger(10, quantize.group))
    return makeError("--quantize is '" + text +
                     "', expected int8 or int4, and :GROUP or not");
  PassManager pm(module.getContext());
  pm.addPass(ffn::createQuantizeWeightsPass(quantize));
  if (failed(pm.run(module)))
    return makeError("the weights cannot be quantised");
  return llvm::Error::success();
}

llvm::Error swiglu::optimizeModule(ModuleOp module,
                                   const AdapterOptions &options) {
  if (options.hasAdapters()) {
    PassManager pm(module.getContext());
    ffn::buildOptimizePipeline(pm, ffn::OptimizePipelineOptions());
    if (failed(pm.run(module)))
      return makeError("the module cannot be optimised");
    ffn::inlinePreparedWeights(module);
  }
  if (options.quantize.empty())
    return llvm::Error::success();
  return quantizeModule(module, options.quantize);
}
