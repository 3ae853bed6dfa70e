#include "WeightsTargets.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  llvm::consumeError(swiglu::runNpyTarget({data, size}));
  return 0;
}
