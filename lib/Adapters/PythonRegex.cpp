//===- PythonRegex.cpp - Python's regular expressions ---------------------===//

#include "PythonRegex.h"
#include "Messages.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

using namespace llvm;
using namespace swiglu;
using namespace swiglu::peft;

/// Enough for any pattern that a person writes; a module name is matched in
/// microseconds. Without them `(a+)+$` takes a lifetime.
static constexpr uint32_t kMatchLimit = 1000000;
static constexpr uint32_t kDepthLimit = 10000;
static constexpr uint32_t kHeapLimitKiB = 64 * 1024;

/// `\u00e9`, `\U000000e9` -> `\x{e9}`: the length of what was read, or 0.
static size_t translateCodePoint(StringRef rest, std::string &result) {
  size_t digits = rest.starts_with("\\u") ? 4 : rest.starts_with("\\U") ? 8 : 0;
  StringRef code = rest.substr(2, digits);
  if (!digits || code.size() != digits ||
      !all_of(code, [](char c) { return isHexDigit(c); }))
    return 0;
  result += ("\\x{" + code + "}").str();
  return 2 + digits;
}

/// Python takes `{,n}` for `{0,n}` where PCRE2 before 10.43 takes it for text,
/// and has no `[:name:]` in a set, no `(*VERB)` and no `\Q`.
static Expected<std::string> translate(StringRef pattern, StringRef what) {
  std::string result;
  bool isInSet = false;
  for (size_t i = 0; i < pattern.size(); ++i) {
    StringRef rest = pattern.substr(i);
    if (size_t length = translateCodePoint(rest, result)) {
      i += length - 1;
      continue;
    }
    // All of Python's texts are Unicode, whether a pattern says so or not.
    if (!isInSet && rest.starts_with("(?u)")) {
      i += 3;
      continue;
    }
    char c = pattern[i];
    result += c;
    if (c == '\\' && i + 1 < pattern.size()) {
      if (StringRef("QEKGRXCNpPhHVkgo").contains(pattern[i + 1]))
        return makeError(what + ": the regular expression " + quoted(pattern) +
                         " has '\\" + Twine(pattern[i + 1]) +
                         "', which Python does not have");
      result += pattern[++i];
      continue;
    }
    if (isInSet) {
      if (rest.starts_with("[:") || rest.starts_with("[.") ||
          rest.starts_with("[="))
        return makeError(what + ": the regular expression " + quoted(pattern) +
                         " has " + quoted(rest.take_front(2)) +
                         " in a set, which Python reads differently");
      isInSet = c != ']';
      continue;
    }
    if (c == '[') {
      isInSet = true;
      // A bracket that comes first is a member.
      if (rest.drop_front().consume_front("^"))
        result += pattern[++i];
      if (i + 1 < pattern.size() && pattern[i + 1] == ']')
        result += pattern[++i];
      continue;
    }
    if (rest.starts_with("(*"))
      return makeError(what + ": the regular expression " + quoted(pattern) +
                       " has '(*', which Python does not have");
    if (c == '{' && rest.substr(1, 1) == ",") {
      StringRef bound = rest.drop_front(2);
      if (bound.drop_while([](char d) { return d >= '0' && d <= '9'; })
              .starts_with("}"))
        result += '0';
    }
  }
  return result;
}

Expected<PythonRegex> PythonRegex::create(StringRef pattern, StringRef what) {
  Expected<std::string> translated = translate(pattern, what);
  if (!translated)
    return translated.takeError();
  int error = 0;
  PCRE2_SIZE offset = 0;
  pcre2_code *code = pcre2_compile(
      reinterpret_cast<PCRE2_SPTR>(translated->data()), translated->size(),
      PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &error, &offset,
      /*ccontext=*/nullptr);
  if (!code) {
    PCRE2_UCHAR text[256] = {};
    pcre2_get_error_message(error, text, sizeof(text));
    return makeError(what + ": the regular expression " + quoted(pattern) +
                     " cannot be used: " + reinterpret_cast<char *>(text) +
                     " (at character " + Twine(offset) + ")");
  }
  PythonRegex result;
  result.pattern = pattern.str();
  result.what = what.str();
  result.code = std::shared_ptr<void>(
      code, [](void *p) { pcre2_code_free(static_cast<pcre2_code *>(p)); });
  return result;
}

Expected<bool> PythonRegex::match(StringRef text, uint32_t options,
                                  StringRef group,
                                  std::string *groupText) const {
  auto *compiled = static_cast<pcre2_code *>(code.get());
  std::unique_ptr<pcre2_match_context, decltype(&pcre2_match_context_free)>
      context(pcre2_match_context_create(nullptr), pcre2_match_context_free);
  std::unique_ptr<pcre2_match_data, decltype(&pcre2_match_data_free)> data(
      pcre2_match_data_create_from_pattern(compiled, nullptr),
      pcre2_match_data_free);
  if (!context || !data)
    return makeError(what + ": out of memory");
  pcre2_set_match_limit(context.get(), kMatchLimit);
  pcre2_set_depth_limit(context.get(), kDepthLimit);
  pcre2_set_heap_limit(context.get(), kHeapLimitKiB);
  int found = pcre2_match(compiled, reinterpret_cast<PCRE2_SPTR>(text.data()),
                          text.size(), 0, options | PCRE2_ANCHORED, data.get(),
                          context.get());
  if (found == PCRE2_ERROR_NOMATCH)
    return false;
  if (found < 0) {
    PCRE2_UCHAR message[256] = {};
    pcre2_get_error_message(found, message, sizeof(message));
    return makeError(what + ": the regular expression " + quoted(pattern) +
                     " fails on " + quoted(text) + ": " +
                     reinterpret_cast<char *>(message));
  }
  if (!group.empty() && groupText) {
    std::string name = group.str();
    PCRE2_UCHAR *copied = nullptr;
    PCRE2_SIZE size = 0;
    if (pcre2_substring_get_byname(data.get(),
                                   reinterpret_cast<PCRE2_SPTR>(name.c_str()),
                                   &copied, &size) == 0) {
      groupText->assign(reinterpret_cast<char *>(copied), size);
      pcre2_substring_free(copied);
    }
  }
  return true;
}

Expected<bool> PythonRegex::matchesAll(StringRef text) const {
  return match(text, PCRE2_ENDANCHORED, {}, nullptr);
}

Expected<bool> PythonRegex::matchesStart(StringRef text, StringRef group,
                                         std::string *groupText) const {
  return match(text, 0, group, groupText);
}
