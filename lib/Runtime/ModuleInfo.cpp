//===- ModuleInfo.cpp - What is known about a compiled module -------------===//

#include "swiglu/Runtime/ModuleInfo.h"
#include "swiglu/Runtime/Glue.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace llvm;

std::string swiglu::getTypeName(swiglu_dtype type) {
  static constexpr const char *names[] = {"i",  "u", "f", "handle",
                                          "bf", "c", "b"};
  std::string name = type.code < 7 ? names[type.code] : "type";
  name += std::to_string(type.bits);
  if (type.lanes != 1)
    name += "x" + std::to_string(type.lanes);
  return name;
}

std::string swiglu::getSymbolPrefix(StringRef name) {
  std::string prefix;
  if (name.empty() || isDigit(name.front()))
    prefix = "_";
  for (char c : name)
    prefix += isAlnum(c) ? c : '_';
  return prefix;
}

std::string swiglu::FunctionInfo::getPrefix() const {
  return getSymbolPrefix(name);
}

swiglu::FunctionInfo swiglu::FunctionInfo::get(const swiglu_info &info) {
  FunctionInfo function;
  function.name = info.name;
  function.layout = info.layout;
  function.layoutParameters = info.layout_parameters;
  function.targetCPU = info.target_cpu;
  function.targetFeatures = info.target_features;
  function.xType = info.x_type;
  function.yType = info.y_type;
  function.xFeatures = info.x_features;
  function.yFeatures = info.y_features;
  function.tokens = info.tokens;
  function.packedBytes = info.packed_bytes;
  for (int64_t i = 0; i < info.weight_count; ++i) {
    const auto &weight = *reinterpret_cast<const swiglu_tensor_info *>(
        reinterpret_cast<const char *>(info.weights) + i * info.weight_size);
    function.weights.push_back(
        {weight.name, weight.type,
         std::vector<int64_t>(weight.shape, weight.shape + weight.ndim),
         weight.offset, weight.bytes});
  }
  return function;
}

Error swiglu::checkModuleInfo(const ModuleInfo &module) {
  if (module.functions.empty())
    return createStringError("module '%s' has no function to compile",
                             module.name.c_str());
  // Whole names: "a" and "a_context" both make "a_context_run".
  StringMap<StringRef> seen;
  for (const FunctionInfo &function : module.functions) {
    std::string prefix = function.getPrefix();
    if (StringRef(prefix).starts_with("swiglurt_"))
      return createStringError("C prefix '%s' of function '%s' is reserved",
                               prefix.c_str(), function.name.c_str());
    SmallVector<StringRef> suffixes(getExportedSuffixes());
    suffixes.append({"model", "context"});
    for (StringRef suffix : suffixes) {
      std::string symbol = prefix + "_" + suffix.str();
      auto [it, isNew] = seen.try_emplace(symbol, function.name);
      if (!isNew)
        return createStringError(
            "functions '%s' and '%s' both make the C name '%s'",
            it->second.str().c_str(), function.name.c_str(), symbol.c_str());
    }
  }
  return Error::success();
}
