//===- JsonCursor.h - A strict reader of JSON, value by value ---*- C++ -*-===//
//
// llvm::json::parse overflows the stack on nested brackets, keeps one of two
// equal keys without a word, and needs 40 times the memory of a header that is
// a list of numbers. The headers here are read once, into their own structures.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_LIB_WEIGHTS_JSONCURSOR_H
#define SWIGLU_LIB_WEIGHTS_JSONCURSOR_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <string>

namespace swiglu {

class JsonCursor {
public:
  /// `part` says what the text is: "header", "index". Messages read
  /// `FILE: CONTEXT: expected X, found Y at byte N of the PART`.
  JsonCursor(llvm::StringRef text, llvm::StringRef file, llvm::StringRef part,
             unsigned maxDepth)
      : text(text), file(file), part(part), maxDepth(maxDepth) {}

  /// Call this first: an error unless the text is UTF-8.
  llvm::Error checkEncoding();
  /// Reads an object; `member` must read the value of the key that it is given.
  llvm::Error object(llvm::function_ref<llvm::Error(llvm::StringRef)> member);
  /// Reads an array; `element` must read one value each time.
  llvm::Error array(llvm::function_ref<llvm::Error()> element);
  llvm::Expected<std::string> string();
  /// A whole number from 0 to 2^63 - 1; `what` names it in messages.
  llvm::Expected<int64_t> size(llvm::StringRef what);
  /// Any value, checked but not kept.
  llvm::Error skip();
  /// An error if anything but white space follows.
  llvm::Error end();
  /// Where in the text the next value starts.
  size_t getPosition();
  /// Where the value that was read last ends.
  size_t getLastEnd() const { return position; }

  /// What is being read, the start of every message after the file.
  std::string context;
  llvm::Error error(const llvm::Twine &message) const;

private:
  void skipSpace();
  llvm::Error expected(llvm::StringRef what);
  std::string describeNext() const;
  llvm::StringRef nextScalar() const;
  bool consume(char c);
  llvm::Error enter(char open, llvm::StringRef what);

  llvm::StringRef text, file, part;
  size_t position = 0;
  unsigned depth = 0, maxDepth;
};

} // namespace swiglu

#endif // SWIGLU_LIB_WEIGHTS_JSONCURSOR_H
