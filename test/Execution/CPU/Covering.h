//===- Covering.h - pairwise covering arrays --------------------*- C++ -*-===//

#ifndef SWIGLU_TEST_EXECUTION_CPU_COVERING_H
#define SWIGLU_TEST_EXECUTION_CPU_COVERING_H

#include "../../Support/Random.h"
#include <cstdint>
#include <vector>

namespace swiglu::execution {

using testing::Random;

/// Rows, one level per factor, such that any two levels of any two factors
/// occur together in a row. `levels[f]` is the number of levels of factor f.
std::vector<std::vector<unsigned>>
coverPairs(const std::vector<unsigned> &levels, uint64_t seed);

} // namespace swiglu::execution

#endif // SWIGLU_TEST_EXECUTION_CPU_COVERING_H
