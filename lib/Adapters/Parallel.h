//===- Parallel.h - rows by several threads ---------------------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_PARALLEL_H
#define SWIGLU_LIB_ADAPTERS_PARALLEL_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include <cstdint>

namespace swiglu {

/// Calls `body(begin, end)` for pieces of at most `grain` that cover [0,
/// count), by up to `threads` threads (0: one a CPU that this process may use),
/// this one among them.
void forEachPiece(int64_t count, int64_t grain, unsigned threads,
                  llvm::function_ref<void(int64_t, int64_t)> body);

} // namespace swiglu

#endif // SWIGLU_LIB_ADAPTERS_PARALLEL_H
