//===- PythonRegex.h - Python's regular expressions -------------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_PYTHONREGEX_H
#define SWIGLU_LIB_ADAPTERS_PYTHONREGEX_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>

namespace swiglu::peft {

/// A regular expression with the meaning that Python's `re` gives it, matched
/// by PCRE2. What the two read differently is translated or refused.
class PythonRegex {
public:
  /// `what` names the pattern in messages: "FILE: field 'target_modules'".
  static llvm::Expected<PythonRegex> create(llvm::StringRef pattern,
                                            llvm::StringRef what);

  /// `re.fullmatch`. Fails when the search takes too many steps.
  llvm::Expected<bool> matchesAll(llvm::StringRef text) const;
  /// `re.match`: the pattern matches from the start. `group`, where it took
  /// part, is the text of the group with that name.
  llvm::Expected<bool> matchesStart(llvm::StringRef text,
                                    llvm::StringRef group = {},
                                    std::string *groupText = nullptr) const;

  llvm::StringRef getPattern() const { return pattern; }

private:
  PythonRegex() = default;
  llvm::Expected<bool> match(llvm::StringRef text, uint32_t options,
                             llvm::StringRef group,
                             std::string *groupText) const;

  std::string pattern, what;
  /// pcre2_code, which the header hides.
  std::shared_ptr<void> code;
};

} // namespace swiglu::peft

#endif // SWIGLU_LIB_ADAPTERS_PYTHONREGEX_H
