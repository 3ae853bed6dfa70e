//===- swiglu-merge.cpp - adapters into checkpoints -----------------------===//

#include "Options.h"
#include "llvm/Support/InitLLVM.h"
#include <csignal>

int main(int argc, char **argv) {
  struct sigaction hangUp = {};
  sigaction(SIGHUP, nullptr, &hangUp);
  llvm::InitLLVM init(argc, argv);
  // LLVM handles the signal even where nohup has it ignored.
  if (hangUp.sa_handler == SIG_IGN)
    std::signal(SIGHUP, SIG_IGN);
  // A file that may not grow any more is an error like a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  if (llvm::Error error = merge(parseOptions(argc, argv))) {
    llvm::outs().flush();
    printMessage("error", llvm::toString(std::move(error)));
    return 1;
  }
  return 0;
}
