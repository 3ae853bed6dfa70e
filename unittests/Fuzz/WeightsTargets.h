//===- WeightsTargets.h - What the fuzzers of lib/Weights run ---*- C++ -*-===//

#ifndef SWIGLU_UNITTESTS_FUZZ_WEIGHTSTARGETS_H
#define SWIGLU_UNITTESTS_FUZZ_WEIGHTSTARGETS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>

namespace swiglu {

/// Each takes a whole file, opens it and uses all that the reader then offers:
/// every tensor is looked up, read to its last byte and converted, every
/// metadata value is asked for. The error is the reader's; a reader that
/// breaks its promises ends the process.
llvm::Error runSafeTensorsTarget(llvm::ArrayRef<uint8_t> bytes);
llvm::Error runGGUFTarget(llvm::ArrayRef<uint8_t> bytes);
llvm::Error runNpyTarget(llvm::ArrayRef<uint8_t> bytes);
llvm::Error runJsonTarget(llvm::ArrayRef<uint8_t> bytes);

} // namespace swiglu

#endif // SWIGLU_UNITTESTS_FUZZ_WEIGHTSTARGETS_H
