//===- Messages.h - what errors about adapters are made of ------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_MESSAGES_H
#define SWIGLU_LIB_ADAPTERS_MESSAGES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"
#include <string>

namespace swiglu::peft {

inline llvm::Error makeError(const llvm::Twine &message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), message);
}

/// A name from a file between single quotes, cut where it is long, without
/// what a terminal would obey.
inline std::string quoted(llvm::StringRef text) {
  std::string result = "'";
  llvm::StringRef shown = text.take_front(160);
  for (char c : shown)
    result += llvm::isPrint(c) ? c : '?';
  return result + (shown.size() < text.size() ? "…'" : "'");
}

/// `[2, 3]`
inline std::string formatShape(llvm::ArrayRef<int64_t> shape) {
  std::string result = "[";
  for (size_t i = 0; i < shape.size(); ++i)
    result += (i ? ", " : "") + std::to_string(shape[i]);
  return result + "]";
}

/// A value of a configuration, as it stands there but for its length.
inline std::string formatJson(const llvm::json::Value &value) {
  std::string text;
  llvm::raw_string_ostream(text) << value;
  std::string all = quoted(text);
  return all.substr(1, all.size() - 2);
}

} // namespace swiglu::peft

#endif // SWIGLU_LIB_ADAPTERS_MESSAGES_H
