//===- Compile.cpp - what swiglu-compile does -----------------------------===//

#include "Options.h"
#include "swiglu/Execution/Bindings.h"
#include "swiglu/Runtime/PackedFile.h"
#include "swiglu/Tools/ModuleFile.h"

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
  if (llvm::Error error = swiglu::applyBindings(**module, options.bindings))
    return error;
  swiglu::ErrorCollector errors(&context);
  return errors.take(
      swiglu::compileLibrary(**module, weights.get(), options.library));
}
