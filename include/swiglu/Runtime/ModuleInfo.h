//===- ModuleInfo.h - What is known about a compiled module -----*- C++ -*-===//
//
// Plain data from which the C header, the glue, the version script and the
// packed weights file are made. The C side of the same facts is swiglu_info.
//
//===----------------------------------------------------------------------===//
#ifndef SWIGLU_RUNTIME_MODULEINFO_H
#define SWIGLU_RUNTIME_MODULEINFO_H

#include "swiglu/Runtime/swiglu.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace swiglu {

/// "f32", "bf16", "i8", "u4", "f32x4" for a DLPack type.
std::string getTypeName(swiglu_dtype type);

/// One weight: `shape` in elements, dense and row-major when raw; `bytes` from
/// byte `offset` of the packed weights on, both 0 without a place of its own.
struct WeightInfo {
  std::string name;
  swiglu_dtype type = {2, 32, 1};
  std::vector<int64_t> shape;
  uint64_t offset = 0;
  uint64_t bytes = 0;
};

/// One compiled function, [tokens, xFeatures] -> [tokens, yFeatures].
struct FunctionInfo {
  /// The symbol in the module, as "model.layers.0.mlp".
  std::string name;
  std::string layout = "raw";
  std::string layoutParameters;
  std::string targetCPU;
  std::string targetFeatures;
  swiglu_dtype xType = {2, 32, 1};
  swiglu_dtype yType = {2, 32, 1};
  int64_t xFeatures = 0;
  int64_t yFeatures = 0;
  /// -1 for any number.
  int64_t tokens = -1;
  std::vector<WeightInfo> weights;
  /// A multiple of SWIGLU_ALIGNMENT.
  uint64_t packedBytes = 0;

  /// The prefix of its C symbols: see getSymbolPrefix.
  std::string getPrefix() const;

  /// The facts that a kernel object states about itself.
  static FunctionInfo get(const swiglu_info &info);
};

struct ModuleInfo {
  /// As in lib<name>.so.
  std::string name;
  std::vector<FunctionInfo> functions;
  /// The CPUs that it has kernels for, in the order in which they are tried;
  /// empty for one, which each of the functions names.
  std::vector<std::string> variants;
};

/// `name` with '_' for each byte that a C identifier cannot have, and before a
/// leading digit.
std::string getSymbolPrefix(llvm::StringRef name);

/// What keeps a library from being made: no function, functions whose C names
/// meet, a prefix that the runtime uses.
llvm::Error checkModuleInfo(const ModuleInfo &module);

} // namespace swiglu

#endif // SWIGLU_RUNTIME_MODULEINFO_H
