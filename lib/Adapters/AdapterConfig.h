//===- AdapterConfig.h - adapter_config.json --------------------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_ADAPTERCONFIG_H
#define SWIGLU_LIB_ADAPTERS_ADAPTERCONFIG_H

#include "PythonRegex.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSet.h"
#include <optional>
#include <vector>

namespace swiglu::peft {

/// A field that says which modules are meant.
struct NameList {
  enum class Kind { None, List, Pattern, AllLinear };
  Kind kind = Kind::None;
  std::vector<std::string> names;
  llvm::StringSet<> set;
  std::optional<PythonRegex> pattern;
};

/// An entry of `rank_pattern` or `alpha_pattern`.
struct PatternValue {
  PythonRegex pattern;
  std::string key;
  double value = 0;
};

/// The fields that a merge depends on.
struct AdapterConfig {
  enum class Type { IA3, LoRA };
  enum class Bias { None, All, LoraOnly };

  std::string file;
  Type type = Type::IA3;
  NameList targets, excluded, feedForward;
  std::vector<std::string> modulesToSave;
  std::vector<PythonRegex> savedPatterns;
  bool isFanInFanOut = false;
  /// `task_type` is SEQ_CLS: all-linear leaves a classifier alone.
  bool isClassification = false;

  int64_t rank = 8;
  double alpha = 8;
  bool usesRankStabilisation = false, usesDora = false, hasLoraBias = false;
  bool tiesWeights = false;
  /// `trainable_token_indices`: of the embedding (no name), or by names.
  std::vector<std::pair<std::string, llvm::SmallVector<int64_t>>> tokens;
  Bias bias = Bias::None;
  /// In the file's order: the first that matches counts.
  std::vector<PatternValue> rankPattern, alphaPattern;
  /// `layers_to_transform`; nothing when it is absent or an empty list.
  std::optional<llvm::SmallVector<int64_t>> layers;
  std::vector<PythonRegex> layersPattern;

  /// Messages start with `file`.
  static llvm::Expected<AdapterConfig> parse(llvm::StringRef text,
                                             llvm::StringRef file);
};

/// The keys of the object in the member `field` of the JSON object `text`, as
/// they are ordered there. `text` is valid JSON.
std::vector<std::string> getKeyOrder(llvm::StringRef text,
                                     llvm::StringRef field);

} // namespace swiglu::peft

#endif // SWIGLU_LIB_ADAPTERS_ADAPTERCONFIG_H
