//===- AdaptersTargets.h - What the fuzzer of lib/Adapters runs -*- C++ -*-===//

#ifndef SWIGLU_UNITTESTS_FUZZ_ADAPTERSTARGETS_H
#define SWIGLU_UNITTESTS_FUZZ_ADAPTERSTARGETS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>

namespace swiglu {

/// Takes an adapter_config.json, a zero byte and an adapter_model.safetensors,
/// plans the merge into a base whose weights fit, and checks that each step is
/// of its weight's size. The error is that of the reader or of the plan.
llvm::Error runAdapterTarget(llvm::ArrayRef<uint8_t> bytes);

} // namespace swiglu

#endif // SWIGLU_UNITTESTS_FUZZ_ADAPTERSTARGETS_H
