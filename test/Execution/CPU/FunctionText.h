//===- FunctionText.h - text of a func.func of ffn operations ---*- C++ -*-===//

#ifndef SWIGLU_TEST_EXECUTION_CPU_FUNCTIONTEXT_H
#define SWIGLU_TEST_EXECUTION_CPU_FUNCTIONTEXT_H

#include "Cases.h"
#include <utility>

namespace swiglu::execution {

using Sizes = std::vector<int64_t>;

/// Which dimensions the types leave open.
enum class Dynamic { None, Leading, All };

/// The fields of `#ffn.rounding`, as a mask.
inline constexpr unsigned Acc = 1, Product = 2, Sum = 4, Linear = 8,
                          Interior = 16, Act = 32;

/// Number of levels of the factor rounding: the four shorthands, then mixtures.
inline constexpr unsigned kRoundings = 8;
std::string roundingName(unsigned level);

/// ` rounding <…>` with the fields of `mask`, or nothing without any.
/// `isInteriorF32`: the operands are f32, which excludes `interior = storage`.
std::string roundingText(unsigned level, unsigned mask,
                         bool isInteriorF32 = false);

bool is16Bit(const std::string &element);

/// An SSA value.
struct Operand {
  std::string name, element;
  Sizes shape;
  /// Has leading dimensions (tokens), unlike weights and biases.
  bool hasTokens;
};

class FunctionText {
public:
  explicit FunctionText(Dynamic dynamic) : dynamic(dynamic) {}

  /// `[leading…, features]`.
  Operand tokens(const std::string &element, Sizes leading, int64_t features,
                 Fill fill, double amplitude);
  /// A tensor of rank 0.
  Operand scalar(const std::string &element, Fill fill, double amplitude);
  /// No token dimension.
  Operand weight(const std::string &element, Sizes shape, double amplitude,
                 Fill fill = Fill::Weight);
  /// An i8 tensor of any bytes.
  Operand bytes(Sizes shape);
  /// A constant of equal elements.
  Operand splat(const std::string &element, Sizes shape,
                const std::string &value);

  /// Appends `%v = <text> : (operand types) -> result type`.
  Operand append(const std::string &text, const std::vector<Operand> &operands,
                 const std::string &element, Sizes shape,
                 bool hasTokens = true);
  /// Appends an `ffn.quantize` of `weight` with the text of its attribute.
  std::pair<Operand, Operand> appendQuantize(const Operand &weight,
                                             const std::string &quant,
                                             Sizes bytes,
                                             const std::string &scaleElement,
                                             Sizes groups);
  /// The same with the type syntax of `ffn.activation`.
  Operand appendActivation(const std::string &text, const Operand &x,
                           const std::string &element);

  Case finish(std::string name, std::string element,
              const Operand &result) const;

private:
  Operand argument(Operand operand, Fill fill, double amplitude);
  std::string typeOf(const Operand &operand) const;

  Dynamic dynamic;
  std::string signature, body;
  std::vector<Argument> arguments;
  unsigned values = 0;
};

} // namespace swiglu::execution

#endif // SWIGLU_TEST_EXECUTION_CPU_FUNCTIONTEXT_H
