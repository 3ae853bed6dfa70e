//===- Collector.h - what the functions that make cases share ---*- C++ -*-===//

#ifndef SWIGLU_TEST_EXECUTION_CPU_COLLECTOR_H
#define SWIGLU_TEST_EXECUTION_CPU_COLLECTOR_H

#include "FunctionText.h"
#include <algorithm>
#include <cmath>

namespace swiglu::execution {

inline const std::vector<std::string> kElements = {"f64", "f32", "f16", "bf16"};

/// Of every operation's last factor.
inline const Dynamic kDynamics[] = {Dynamic::None, Dynamic::Leading,
                                    Dynamic::All};
inline const char *const kDynamicNames[] = {"static", "leading", "dynamic"};

/// Of a weight with `k` elements a result.
inline double weightAmplitude(int64_t k) {
  return 4 / std::sqrt(static_cast<double>(std::max<int64_t>(k, 1)));
}

inline Sizes weightShape(bool isInOut, int64_t out, int64_t in) {
  return isInOut ? Sizes{in, out} : Sizes{out, in};
}

inline std::string layoutText(bool isInOut) {
  return isInOut ? "<in_out>" : "<out_in>";
}

inline std::string shapeName(const Sizes &sizes) {
  std::string text;
  for (int64_t size : sizes)
    text += (text.empty() ? "" : "x") + std::to_string(size);
  return text.empty() ? "none" : text;
}

/// An attribute's text without its punctuation.
inline std::string compact(const std::string &text) {
  std::string result;
  for (char c : text)
    if (c == ',')
      result += '_';
    else if (c != ' ' && c != '=' && c != '<' && c != '>')
      result += c;
  return result;
}

/// Collects cases; a number in front makes each symbol unique.
struct Collector {
  std::vector<Case> cases;

  std::string number() const { return std::to_string(cases.size()); }

  void add(const FunctionText &function, const std::string &element,
           const Operand &result, const std::vector<std::string> &name,
           bool isWeightOnly = false) {
    std::string text;
    for (const std::string &part : name)
      if (!part.empty())
        text += (text.empty() ? "" : "/") + part;
    cases.push_back(function.finish(text + "/" + number(), element, result));
    cases.back().isWeightOnly = isWeightOnly;
  }
};

/// Dequantised and merged weights, which run for no token.
void addWeightCases(Collector &collector);

} // namespace swiglu::execution

#endif // SWIGLU_TEST_EXECUTION_CPU_COLLECTOR_H
