//===- FunctionText.cpp - text of a func.func of ffn operations -----------===//

#include "FunctionText.h"

using namespace swiglu::execution;

static const char *const kShorthands[] = {"fused", "eager", "stepwise",
                                          "native"};
static const char *const kFields[] = {"acc",    "product",  "sum",
                                      "linear", "interior", "act"};
/// Mixtures that no shorthand gives; 1 is the second value of a field.
static const bool kMixtures[][6] = {
    {false, true, false, false, true, true},
    {true, false, true, false, false, true},
    {false, true, false, true, false, false},
    {true, false, false, true, true, true},
};

std::string swiglu::execution::roundingName(unsigned level) {
  return level < 4 ? kShorthands[level] : "mixture" + std::to_string(level - 4);
}

std::string swiglu::execution::roundingText(unsigned level, unsigned mask,
                                            bool isInteriorF32) {
  if (mask == 0)
    return "";
  if (level < 4) {
    // `stepwise` and `native` differ from these by `interior` among others.
    if (isInteriorF32 && level >= 2)
      level -= 2;
    return std::string(" rounding <") + kShorthands[level] + ">";
  }
  std::string text;
  for (unsigned field = 0; field < 6; ++field) {
    if (!(mask >> field & 1))
      continue;
    bool isSecond = kMixtures[level - 4][field];
    bool isFormat = 1u << field == Acc || 1u << field == Interior;
    if (1u << field == Interior && isInteriorF32)
      isSecond = false;
    text += (text.empty() ? "" : ", ") + std::string(kFields[field]) + " = " +
            (isFormat ? (isSecond ? "storage" : "f32")
                      : (isSecond ? "round" : "keep"));
  }
  return " rounding <" + text + ">";
}

bool swiglu::execution::is16Bit(const std::string &element) {
  return element == "f16" || element == "bf16";
}

std::string FunctionText::typeOf(const Operand &operand) const {
  std::string type = "tensor<";
  for (size_t i = 0; i < operand.shape.size(); ++i) {
    bool isLeading = operand.hasTokens && i + 1 < operand.shape.size();
    bool isOpen =
        dynamic == Dynamic::All || (dynamic == Dynamic::Leading && isLeading);
    type += (isOpen ? "?" : std::to_string(operand.shape[i])) + "x";
  }
  return type + operand.element + ">";
}

Operand FunctionText::argument(Operand operand, Fill fill, double amplitude) {
  operand.name = "%a" + std::to_string(arguments.size());
  signature +=
      (arguments.empty() ? "" : ", ") + operand.name + ": " + typeOf(operand);
  arguments.push_back(
      {operand.element, operand.shape, fill, amplitude, !operand.hasTokens});
  return operand;
}

Operand FunctionText::tokens(const std::string &element, Sizes leading,
                             int64_t features, Fill fill, double amplitude) {
  leading.push_back(features);
  return argument({"", element, leading, true}, fill, amplitude);
}

Operand FunctionText::scalar(const std::string &element, Fill fill,
                             double amplitude) {
  return argument({"", element, {}, true}, fill, amplitude);
}

Operand FunctionText::weight(const std::string &element, Sizes shape,
                             double amplitude, Fill fill) {
  return argument({"", element, shape, false}, fill, amplitude);
}

Operand FunctionText::bytes(Sizes shape) {
  return argument({"", "i8", shape, false}, Fill::Bytes, 0);
}

Operand FunctionText::splat(const std::string &element, Sizes shape,
                            const std::string &value) {
  Operand result{"%v" + std::to_string(values++), element, shape, false};
  std::string type = "tensor<";
  for (int64_t size : shape)
    type += std::to_string(size) + "x";
  body += "  " + result.name + " = arith.constant dense<" + value +
          "> : " + type + element + ">\n";
  return result;
}

Operand FunctionText::append(const std::string &text,
                             const std::vector<Operand> &operands,
                             const std::string &element, Sizes shape,
                             bool hasTokens) {
  Operand result{"%v" + std::to_string(values++), element, shape, hasTokens};
  body += "  " + result.name + " = " + text + " : (";
  for (size_t i = 0; i < operands.size(); ++i)
    body += (i ? ", " : "") + typeOf(operands[i]);
  body += ") -> " + typeOf(result) + "\n";
  return result;
}

std::pair<Operand, Operand>
FunctionText::appendQuantize(const Operand &weight, const std::string &quant,
                             Sizes bytes, const std::string &scaleElement,
                             Sizes groups) {
  Operand q{"%v" + std::to_string(values++), "i8", bytes, false};
  Operand scales{"%v" + std::to_string(values++), scaleElement, groups, false};
  body += "  " + q.name + ", " + scales.name + " = ffn.quantize " +
          weight.name + " " + quant + " : " + typeOf(weight) + " -> " +
          typeOf(q) + ", " + typeOf(scales) + "\n";
  return {q, scales};
}

Operand FunctionText::appendActivation(const std::string &text,
                                       const Operand &x,
                                       const std::string &element) {
  Operand result = x;
  result.name = "%v" + std::to_string(values++);
  result.element = element;
  body += "  " + result.name + " = " + text + " : " + typeOf(x);
  if (element != x.element)
    body += " -> " + typeOf(result);
  body += "\n";
  return result;
}

Case FunctionText::finish(std::string name, std::string element,
                          const Operand &result) const {
  Case built;
  built.symbol = name;
  for (char &c : built.symbol)
    if (!isalnum(static_cast<unsigned char>(c)))
      c = '_';
  built.text = "// " + name + "\nfunc.func @" + built.symbol + "(" + signature +
               ") -> " + typeOf(result) + " {\n" + body + "  return " +
               result.name + " : " + typeOf(result) + "\n}\n";
  built.name = std::move(name);
  built.element = std::move(element);
  built.arguments = arguments;
  built.isFullyDynamic = dynamic == Dynamic::All;
  return built;
}
