//===- Json.h - JSON from strangers -----------------------------*- C++ -*-===//

#ifndef SWIGLU_WEIGHTS_JSON_H
#define SWIGLU_WEIGHTS_JSON_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

namespace swiglu {

/// llvm::json::parse for text that nobody vouches for (a config.json): deeper
/// than 64 levels (where llvm's parser would go on until the stack is gone),
/// a key twice in one object (llvm keeps one of the two) and text that isn't
/// UTF-8 are errors. Messages start with `file`.
llvm::Expected<llvm::json::Value> parseUntrustedJson(llvm::StringRef text,
                                                     llvm::StringRef file);

} // namespace swiglu

#endif // SWIGLU_WEIGHTS_JSON_H
