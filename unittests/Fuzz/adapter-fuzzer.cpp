#include "AdaptersTargets.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  llvm::consumeError(swiglu::runAdapterTarget({data, size}));
  return 0;
}
