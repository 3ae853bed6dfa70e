//===- Inputs.h - numbers for the arguments of a function -------*- C++ -*-===//

#ifndef SWIGLU_TEST_RAISING_EQUAL_INPUTS_H
#define SWIGLU_TEST_RAISING_EQUAL_INPUTS_H

#include "HostArray.h"
#include "llvm/ADT/ArrayRef.h"

namespace swiglu::equality {

/// How many sets of inputs there are.
inline constexpr unsigned kInputSets = 2;

/// An argument of type `type` for the input set `set`. Floating-point numbers
/// are spread evenly around 0, with a few zeros; products are of the order of
/// 1 in the first set, and beyond the usual clamps (6, 7) in the last. Integers
/// that may be indices are 0 or 1. The i-th dimension, if dynamic, has
/// `sizes[i]`, or the last of `sizes`.
HostArray makeInput(mlir::Type type, llvm::ArrayRef<int64_t> sizes,
                    unsigned set, uint64_t seed);

} // namespace swiglu::equality

#endif // SWIGLU_TEST_RAISING_EQUAL_INPUTS_H
