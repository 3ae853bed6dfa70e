//===- MatchTest.cpp - the modules that PEFT takes, and its patterns ------===//

#include "AdapterFiles.h"
#include "ModuleMatch.h"
#include "swiglu/Weights/Json.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;
using namespace swiglu;
using namespace swiglu::peft;
using namespace swiglu::test;

namespace {

template <typename T>
T get(Expected<T> value) {
  return cantFail(std::move(value));
}

/// One configuration of the table as an adapter of `type`.
AdapterConfig parse(json::Object config, StringRef type, StringRef text) {
  // Each type has fields of its own; the keys' order is that of the line.
  for (StringRef field :
       {"rank_pattern", "layers_to_transform", "layers_pattern"})
    if (type == "IA3")
      config.erase(field);
  if (type == "LORA")
    config.erase("feedforward_modules");
  else
    config["target_modules"] = nullptr;
  config["peft_type"] = type;
  std::string made;
  raw_string_ostream(made) << json::Value(std::move(config));
  AdapterConfig result = get(AdapterConfig::parse(made, "config"));
  if (type == "IA3")
    return result;
  // Written by llvm, the keys are sorted; the file's order counts.
  std::vector<PatternValue> ordered;
  for (const std::string &key :
       getKeyOrder(text.drop_front(strlen("{\"config\":")), "rank_pattern"))
    for (const PatternValue &entry : result.rankPattern)
      if (entry.key == key)
        ordered.push_back(entry);
  EXPECT_EQ(ordered.size(), result.rankPattern.size());
  result.rankPattern = std::move(ordered);
  return result;
}

/// matching.jsonl has PEFT's own answers; make-matching.py asked for them.
TEST(Match, AsPeft) {
  auto buffer = MemoryBuffer::getFile(SWIGLU_MATCHING);
  ASSERT_TRUE(bool(buffer));
  SmallVector<StringRef> lines;
  (*buffer)->getBuffer().split(lines, '\n', -1, /*KeepEmpty=*/false);
  ASSERT_GT(lines.size(), 300u);
  json::Value head = get(parseUntrustedJson(lines[0], "head"));
  const json::Array &names = *head.getAsObject()->getArray("names");

  for (StringRef line : ArrayRef(lines).drop_front()) {
    SCOPED_TRACE(line.str());
    json::Value value = get(parseUntrustedJson(line, "line"));
    const json::Object &object = *value.getAsObject();
    const json::Object &config = *object.getObject("config");
    AdapterConfig lora = parse(config, "LORA", line);
    AdapterConfig ia3 = parse(config, "IA3", line);
    for (size_t i = 0; i < names.size(); ++i) {
      StringRef name = *names[i].getAsString();
      auto answer = [&](StringRef field) {
        return *(*object.getArray(field))[i].getAsInteger();
      };
      EXPECT_EQ(get(isTarget(lora, name)), answer("targets") != 0)
          << name.str();
      EXPECT_EQ(get(isFeedForward(ia3, name)).value_or(false),
                answer("feedforward") != 0)
          << name.str();
      const PatternValue *entry =
          get(findPattern(lora.rankPattern, name)).entry;
      EXPECT_EQ(entry ? entry->value : 1, answer("ranks")) << name.str();
    }
  }
}

std::string patternError(StringRef pattern) {
  return messageOf(PythonRegex::create(pattern, "FILE: field 'f'"));
}

TEST(Match, Patterns) {
  EXPECT_EQ(patternError("a(b)"), "");
  EXPECT_CONTAINS(patternError("a(b"),
                  "FILE: field 'f': the regular expression 'a(b' cannot be "
                  "used: missing closing parenthesis");
  EXPECT_CONTAINS(patternError("[[:alpha:]]"), "reads differently");
  EXPECT_CONTAINS(patternError("(*ACCEPT)"), "Python does not have");
  EXPECT_CONTAINS(patternError("\\Qa\\E"), "Python does not have");
  EXPECT_EQ(patternError("\\[[:alpha:\\]]"), "");

  PythonRegex bounds = get(PythonRegex::create("a{,2}b{,}", ""));
  EXPECT_TRUE(get(bounds.matchesAll("aab")));
  EXPECT_TRUE(get(bounds.matchesAll("")));
  EXPECT_FALSE(get(bounds.matchesAll("aaab")));
  EXPECT_TRUE(get(bounds.matchesStart("aaab")));
}

TEST(Match, UnicodeOfPython) {
  PythonRegex escapes =
      get(PythonRegex::create("(?u)\\u0071_[\\u00e9-\\U000000eb]", ""));
  EXPECT_TRUE(get(escapes.matchesAll("q_\u00ea")));
  EXPECT_FALSE(get(escapes.matchesAll("q_e")));
  // A backslash, and text behind it.
  PythonRegex plain = get(PythonRegex::create("\\\\u0071", ""));
  EXPECT_TRUE(get(plain.matchesAll("\\u0071")));
  EXPECT_NE(patternError("\\u71"), "");
}

/// Hostile patterns end.
TEST(Match, PatternsThatTakeForever) {
  std::string text(200, 'a');
  for (StringRef pattern :
       {"(a+)+$", "(a|aa)+$", "(a*)*[bc]", "((a?){30}){30}[bc]"}) {
    PythonRegex regex = get(PythonRegex::create(pattern, "FILE: field 'f'"));
    EXPECT_CONTAINS(messageOf(regex.matchesAll(text + "!")), "limit")
        << pattern.str();
  }
  EXPECT_CONTAINS(patternError(std::string(5000, '(')), "nested");
}

TEST(Match, Kinds) {
  EXPECT_EQ(getKind("model.layers.10.mlp.experts.3.w1"),
            "model.layers.N.mlp.experts.N.w1");
  EXPECT_EQ(getKind("wi_0"), "wi_0");
  EXPECT_TRUE(isHeadName("model.lm_head"));
  EXPECT_FALSE(isHeadName("encoder.layer.0.output"));
  EXPECT_TRUE(isEmbeddingName("transformer.wte"));
}

TEST(Match, AllLinear) {
  AdapterConfig config = get(AdapterConfig::parse(
      R"({"peft_type": "LORA", "target_modules": "All-Linear",
          "task_type": "SEQ_CLS", "exclude_modules": ["k_proj"],
          "modules_to_save": ["up.*"]})",
      "config"));
  EXPECT_TRUE(get(isTarget(config, "layers.0.q_proj")));
  EXPECT_FALSE(get(isTarget(config, "layers.0.k_proj")));
  EXPECT_FALSE(get(isTarget(config, "layers.0.up_proj")));
  EXPECT_FALSE(get(isTarget(config, "lm_head")));
  EXPECT_FALSE(get(isTarget(config, "score")));
  EXPECT_FALSE(get(isTarget(config, "embed_tokens")));
}

} // namespace
