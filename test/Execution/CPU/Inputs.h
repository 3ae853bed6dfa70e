//===- Inputs.h - numbers for the arguments of a case -----------*- C++ -*-===//

#ifndef SWIGLU_TEST_EXECUTION_CPU_INPUTS_H
#define SWIGLU_TEST_EXECUTION_CPU_INPUTS_H

#include "Cases.h"
#include "mlir/IR/Types.h"

namespace swiglu::execution {

/// Dense row-major bytes of an argument whose element type is `type`. Depends
/// on the seed alone.
std::vector<uint8_t> makeInput(const Argument &argument, mlir::Type type,
                               uint64_t seed);

/// Elements of a shape.
int64_t countElements(const std::vector<int64_t> &shape);

} // namespace swiglu::execution

#endif // SWIGLU_TEST_EXECUTION_CPU_INPUTS_H
