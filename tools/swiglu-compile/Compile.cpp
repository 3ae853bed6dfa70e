//===- Compile.cpp - what swiglu-compile does -----------------------------===//

#include "../Progress.h"
#include "Options.h"
#include "swiglu/Dialect/FFN/Transforms/PrepareWeights.h"
#include "swiglu/Execution/Bindings.h"
#include "swiglu/Runtime/PackedFile.h"
#include "swiglu/Tools/ModuleFile.h"

/// Attaches the adapters and merges them into the weights, whose shapes say
/// what is what, and quantises.
static llvm::Error adapt(mlir::ModuleOp module,
                         const swiglu::WeightStore *weights,
                         const swiglu::AdapterOptions &options) {
  if (weights)
    if (llvm::Error error = swiglu::specializeToWeights(module, *weights))
      return error;
  if (llvm::Error error = swiglu::attachAdapters(module, options))
    return error;
  return swiglu::optimizeModule(module, options);
}

llvm::Error compile(mlir::MLIRContext &context, CompileOptions options) {
  if (!options.verify.empty())
    if (llvm::Error error = swiglu::verifyPackedFile(options.verify))
      return error;
  if (!options.dump.empty())
    if (llvm::Error error = swiglu::dumpPackedFile(options.dump, llvm::outs()))
      return error;
  if (options.file.empty())
    return llvm::Error::success();

  llvm::Expected<mlir::OwningOpRef<mlir::ModuleOp>> module =
      swiglu::parseModuleFile(options.file, &context);
  if (!module)
    return module.takeError();
  std::unique_ptr<swiglu::WeightStore> weights;
  if (!options.weights.empty()) {
    llvm::Expected<std::unique_ptr<swiglu::WeightStore>> opened =
        swiglu::WeightStore::open(options.weights);
    if (!opened)
      return opened.takeError();
    weights = std::move(*opened);
  }
  mlir::ffn::inlinePreparedWeights(**module);
  if (llvm::Error error = swiglu::applyBindings(**module, options.bindings))
    return error;
  swiglu::ErrorCollector errors(&context);
  if (!options.adapters.empty())
    if (llvm::Error error = adapt(**module, weights.get(), options.adapters))
      return errors.take(std::move(error));
  Progress progress;
  options.library.progress = [&](uint64_t done, uint64_t total) {
    progress.update(done, total);
  };
  return errors.take(
      swiglu::compileLibrary(**module, weights.get(), options.library));
}
