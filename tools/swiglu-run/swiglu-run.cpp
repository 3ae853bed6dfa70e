//===- swiglu-run.cpp - compile and run on this machine -------------------===//

#include "Options.h"
#include "swiglu/InitAll.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/WithColor.h"

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  swiglu::RunOptions options = parseOptions(argc, argv);
  mlir::DialectRegistry registry;
  swiglu::registerAllDialects(registry);
  mlir::MLIRContext context(registry);
  if (llvm::Error error = swiglu::runModule(context, options, llvm::outs())) {
    llvm::outs().flush();
    llvm::WithColor::error(llvm::errs(), "swiglu-run")
        << llvm::toString(std::move(error)) << "\n";
    return 1;
  }
  return 0;
}
