//===- Pairs.h - the functions of two modules, side by side -----*- C++ -*-===//

#ifndef SWIGLU_TEST_RAISING_EQUAL_PAIRS_H
#define SWIGLU_TEST_RAISING_EQUAL_PAIRS_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MemoryBuffer.h"
#include <string>

namespace swiglu::equality {

struct Settings {
  bool inF64 = false;
  /// Only this function, if not empty.
  std::string function;
  /// Functions whose results may be off by `units` epsilons of their type,
  /// times the largest element, and times the square of the number given here:
  /// the steps in another order, whose errors a later product multiplies.
  llvm::StringMap<unsigned> loose;
  double units = 0;
  /// Of dynamic dimensions, by position.
  llvm::SmallVector<int64_t> sizes;
  uint64_t seed = 1;
  /// Print no line for functions that are equal.
  bool onlyBad = false;
};

/// Compares the modules of both files, which are split by "// -----", one by
/// one. Prints a line a function and the totals. Returns the exit code: 0 if at
/// least one function was compared and none differs.
int comparePairs(llvm::MemoryBuffer &original, llvm::MemoryBuffer &raised,
                 const Settings &settings);

} // namespace swiglu::equality

#endif // SWIGLU_TEST_RAISING_EQUAL_PAIRS_H
