//===- swiglu-compile.cpp - feed-forward blocks as a library for C --------===//

#include "Options.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/MLIRContext.h"
#include "swiglu/InitAll.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/WithColor.h"
#include <csignal>

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  // A file that may not grow any more is an error like a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  CompileOptions options = parseOptions(argc, argv);
  mlir::DialectRegistry registry;
  swiglu::registerAllDialects(registry);
  mlir::MLIRContext context(registry);
  if (llvm::Error error = compile(context, std::move(options))) {
    llvm::outs().flush();
    llvm::WithColor::error(llvm::errs(), "swiglu-compile")
        << llvm::toString(std::move(error)) << "\n";
    return 1;
  }
  return 0;
}
