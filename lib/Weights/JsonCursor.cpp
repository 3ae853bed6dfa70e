//===- JsonCursor.cpp - A strict reader of JSON, value by value -----------===//

#include "JsonCursor.h"
#include "Support.h"
#include "swiglu/Weights/Json.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;
using namespace swiglu;

Error JsonCursor::error(const Twine &message) const {
  return fileError(file, (context.empty() ? "" : context + ": ") + message +
                             " at byte " + Twine(position) + " of the " + part);
}

Error JsonCursor::checkEncoding() {
  if (json::isUTF8(text, &position))
    return Error::success();
  return error("text that is not UTF-8");
}

void JsonCursor::skipSpace() {
  position = std::min(text.find_first_not_of(" \t\r\n", position), text.size());
}

/// The run of characters that a number or a literal can consist of.
StringRef JsonCursor::nextScalar() const {
  return text.substr(position).take_while(
      [](char c) { return isAlnum(c) || c == '+' || c == '-' || c == '.'; });
}

std::string JsonCursor::describeNext() const {
  if (position >= text.size())
    return "the end";
  StringRef scalar = nextScalar();
  return quote(scalar.empty() ? text.substr(position, 1) : scalar);
}

Error JsonCursor::expected(StringRef what) {
  return error("expected " + what + ", found " + describeNext());
}

bool JsonCursor::consume(char c) {
  skipSpace();
  if (position >= text.size() || text[position] != c)
    return false;
  ++position;
  return true;
}

Error JsonCursor::enter(char open, StringRef what) {
  if (!consume(open))
    return expected(what);
  if (++depth > maxDepth)
    return error("nested deeper than " + Twine(maxDepth) + " levels");
  return Error::success();
}

Error JsonCursor::object(function_ref<Error(StringRef)> member) {
  if (Error e = enter('{', "an object"))
    return e;
  StringSet<> keys;
  if (!consume('}')) {
    do {
      Expected<std::string> key = string();
      if (!key)
        return key.takeError();
      if (!keys.insert(*key).second)
        return error("the key " + quote(*key) + " appears twice");
      if (!consume(':'))
        return expected("':'");
      if (Error e = member(*key))
        return e;
    } while (consume(','));
    if (!consume('}'))
      return expected("',' or '}'");
  }
  --depth;
  return Error::success();
}

Error JsonCursor::array(function_ref<Error()> element) {
  if (Error e = enter('[', "an array"))
    return e;
  if (!consume(']')) {
    do {
      if (Error e = element())
        return e;
    } while (consume(','));
    if (!consume(']'))
      return expected("',' or ']'");
  }
  --depth;
  return Error::success();
}

Expected<std::string> JsonCursor::string() {
  skipSpace();
  if (position >= text.size() || text[position] != '"')
    return expected("a string");
  size_t last = position + 1;
  bool isEscaped = false;
  for (; last < text.size() && text[last] != '"'; ++last) {
    if (static_cast<unsigned char>(text[last]) < 0x20) {
      position = last;
      return error("a control character in a string");
    }
    if (text[last] == '\\') {
      isEscaped = true;
      ++last;
    }
  }
  if (last >= text.size())
    return error("a string without its closing quote");
  StringRef token = text.slice(position, last + 1);
  if (!isEscaped) {
    position = last + 1;
    return token.drop_front().drop_back().str();
  }
  Expected<json::Value> value = json::parse(token);
  if (!value) {
    consumeError(value.takeError());
    return error("an escape sequence that JSON does not have");
  }
  position = last + 1;
  return value->getAsString()->str();
}

Expected<int64_t> JsonCursor::size(StringRef what) {
  skipSpace();
  StringRef token = nextScalar();
  // getAsInteger would take a sign, JSON takes no leading zero.
  int64_t value;
  if (token.empty() || !all_of(token, isDigit) ||
      token.getAsInteger(10, value) ||
      (token.size() > 1 && token.front() == '0'))
    return expected((what + ", a whole number from 0 to 2^63 - 1").str());
  position += token.size();
  return value;
}

Error JsonCursor::skip() {
  skipSpace();
  if (position >= text.size())
    return expected("a value");
  switch (text[position]) {
  case '{':
    return object([&](StringRef) { return skip(); });
  case '[':
    return array([&] { return skip(); });
  case '"':
    return string().takeError();
  default:
    break;
  }
  StringRef token = nextScalar();
  Expected<json::Value> value = json::parse(token);
  if (!value) {
    consumeError(value.takeError());
    return expected("a value");
  }
  position += token.size();
  return Error::success();
}

size_t JsonCursor::getPosition() {
  skipSpace();
  return position;
}

Error JsonCursor::end() {
  skipSpace();
  return position == text.size() ? Error::success() : expected("the end");
}

Expected<json::Value> swiglu::parseUntrustedJson(StringRef text,
                                                 StringRef file) {
  JsonCursor cursor(text, file, "text", /*maxDepth=*/64);
  if (Error e = cursor.checkEncoding())
    return e;
  if (Error e = cursor.skip())
    return e;
  if (Error e = cursor.end())
    return e;
  Expected<json::Value> value = json::parse(text);
  if (!value)
    return fileError(file, toString(value.takeError()));
  return value;
}
