//===- ModuleMatch.h - which modules a configuration means ------*- C++ -*-===//
//
// The rules are those of check_target_module_exists, get_pattern_key and
// _check_target_module_feedforward in PEFT 0.21.2.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_LIB_ADAPTERS_MODULEMATCH_H
#define SWIGLU_LIB_ADAPTERS_MODULEMATCH_H

#include "AdapterConfig.h"

namespace swiglu::peft {

/// What the configuration says about the module called `name` (as PEFT sees
/// it). For all-linear: whether the module may be one of those, by its name.
llvm::Expected<bool> isTarget(const AdapterConfig &config,
                              llvm::StringRef name);

/// Whether IA3 scales the module's input. Nothing when the configuration does
/// not say: the shape has to.
llvm::Expected<std::optional<bool>> isFeedForward(const AdapterConfig &config,
                                                  llvm::StringRef name);

/// The first entry whose pattern matches, and whether a later one that matches
/// has another value.
struct FoundPattern {
  const PatternValue *entry = nullptr;
  bool isAmbiguous = false;
};
llvm::Expected<FoundPattern> findPattern(llvm::ArrayRef<PatternValue> patterns,
                                         llvm::StringRef name);

/// `alpha/r` or `alpha/√r` of the module, and its r.
struct ModuleScale {
  int64_t rank = 0;
  double scale = 1;
  bool isAmbiguous = false;
};
llvm::Expected<ModuleScale> getScale(const AdapterConfig &config,
                                     llvm::StringRef name);

/// By the last part of a name: a table of embeddings, or a model's head.
bool isEmbeddingName(llvm::StringRef name);
bool isHeadName(llvm::StringRef name);
/// A part of the name says that it is what tells classes or answers apart.
bool isTaskHeadName(llvm::StringRef name);

/// The name with `N` for each number: what modules of all layers share.
std::string getKind(llvm::StringRef name);

} // namespace swiglu::peft

#endif // SWIGLU_LIB_ADAPTERS_MODULEMATCH_H
