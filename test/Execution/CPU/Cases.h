//===- Cases.h - the functions that the execution tests run -----*- C++ -*-===//

#ifndef SWIGLU_TEST_EXECUTION_CPU_CASES_H
#define SWIGLU_TEST_EXECUTION_CPU_CASES_H

#include <cstdint>
#include <string>
#include <vector>

namespace swiglu::execution {

/// Which numbers an argument gets.
enum class Fill {
  /// Every kind of number, NaN and infinities included.
  Pointwise,
  /// Operand of a product: finite, so that the order of the sum does not
  /// decide about overflow; zeros, subnormals and large values included.
  Product,
  /// Finite, of the size of the amplitude, and a few zeros.
  Weight,
  /// All 256 bytes.
  Bytes,
  /// In f64: just beside the middle of two neighbours among the numbers whose
  /// significand has `amplitude` bits. Rounded to f32 first, they become ties.
  NearTies,
};

struct Argument {
  std::string element;
  std::vector<int64_t> shape;
  Fill fill;
  /// Of ordinary values, which are spread evenly over [-amplitude, amplitude).
  double amplitude;
  /// Holds no tokens.
  bool isWeight;
};

struct Case {
  /// Names the level of every factor, as `linear/f16/out_in/bias/…`.
  std::string name;
  /// The function's.
  std::string symbol;
  /// Element type of the first float operand; for dequantize the result's.
  std::string element;
  /// One `func.func`.
  std::string text;
  /// Concrete shapes: they fill in the function's dynamic dimensions.
  std::vector<Argument> arguments;
  /// Not even the sizes of weights are in the types.
  bool isFullyDynamic;
  /// Holds what the CPU road moves into `prepare`, and nothing for tokens.
  bool isWeightOnly;
};

/// Pairwise covers of the factors of each operation and of whole blocks, the
/// same list on every machine.
std::vector<Case> makeCases();

} // namespace swiglu::execution

#endif // SWIGLU_TEST_EXECUTION_CPU_CASES_H
