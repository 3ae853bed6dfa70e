//===- AdapterConfig.cpp - adapter_config.json ----------------------------===//
//
// The fields are those of IA3Config and LoraConfig of PEFT 0.21.2 and before.
//
//===----------------------------------------------------------------------===//

#include "AdapterConfig.h"
#include "Messages.h"
#include "swiglu/Weights/Json.h"
#include "llvm/ADT/StringSwitch.h"
#include <cmath>

using namespace llvm;
using namespace swiglu;
using namespace swiglu::peft;

//===----------------------------------------------------------------------===//
// What the fields are
//===----------------------------------------------------------------------===//

/// Fields that change nothing in merged weights.
static bool isIrrelevant(StringRef field) {
  return StringSwitch<bool>(field)
      // Where things come from, and how they are loaded.
      .Cases({"auto_mapping", "peft_version", "base_model_name_or_path",
              "revision", "inference_mode", "runtime_config"},
             true)
      // How training starts and goes; the values it ended with are in the file.
      .Cases({"init_ia3_weights", "lora_dropout"}, true)
      // Of starting points whose names `init_lora_weights` has: without the
      // name PEFT ignores them, with it the name decides.
      .Cases({"loftq_config", "eva_config", "corda_config", "lora_ga_config"},
             true)
      // Only in use with `megatron_config`, and with `use_qalora`.
      .Cases({"megatron_core", "qalora_group_size"}, true)
      .Default(false);
}

static bool isOfBoth(StringRef field) {
  return StringSwitch<bool>(field)
      .Cases({"peft_type", "task_type", "target_modules", "exclude_modules",
              "fan_in_fan_out", "modules_to_save"},
             true)
      .Default(false);
}

static bool isOfIA3(StringRef field) { return field == "feedforward_modules"; }

static bool isOfLoRA(StringRef field) {
  return StringSwitch<bool>(field)
      .Cases({"r", "lora_alpha", "bias", "use_rslora", "use_dora", "lora_bias"},
             true)
      .Cases({"rank_pattern", "alpha_pattern", "layers_to_transform",
              "layers_pattern", "init_lora_weights", "ensure_weight_tying",
              "trainable_token_indices"},
             true)
      .Default(false);
}

/// Null, false, or with nothing in it: a field that is switched off.
static bool isOff(const json::Value &value) {
  if (std::optional<bool> boolean = value.getAsBoolean())
    return !*boolean;
  if (std::optional<StringRef> string = value.getAsString())
    return string->empty();
  if (const json::Array *array = value.getAsArray())
    return array->empty();
  if (const json::Object *object = value.getAsObject())
    return object->empty();
  return value.kind() == json::Value::Null;
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

namespace {
class Reader {
public:
  Reader(const json::Object &object, StringRef text, AdapterConfig &config)
      : object(object), text(text), config(config) {}

  Error read();

private:
  Error error(StringRef field, const Twine &message) const {
    return makeError(describe(field) + message);
  }
  std::string describe(StringRef field) const {
    return config.file + ": field " + quoted(field);
  }
  Error expected(StringRef field, StringRef what) const {
    return error(field, " is " + formatJson(*object.get(field)) +
                            ", expected " + what);
  }
  const json::Value *find(StringRef field) const {
    const json::Value *value = object.get(field);
    return value && value->kind() != json::Value::Null ? value : nullptr;
  }

  Error readType();
  Error checkFields();
  Error checkStart();
  Error readBool(StringRef field, bool &result);
  Error readRank();
  Error readNames(StringRef field, std::vector<std::string> &names);
  Error readNameList(StringRef field, NameList &list);
  Error readBias();
  Error readSaved();
  Error readPatterns(StringRef field, std::vector<PatternValue> &patterns);
  Expected<SmallVector<int64_t>> readNumbers(StringRef field,
                                             const json::Value &value);
  Error readTokens();
  Error readLayers();
  Error readModules();
  Error readLoRA();

  const json::Object &object;
  StringRef text;
  AdapterConfig &config;
};
} // namespace

Error Reader::readType() {
  const json::Value *type = find("peft_type");
  if (!type)
    return makeError(config.file +
                     ": field 'peft_type' is missing, expected IA3 or LORA");
  StringRef name = type->getAsString().value_or("");
  if (name != "IA3" && name != "LORA")
    return expected("peft_type", "IA3 or LORA");
  config.type =
      name == "IA3" ? AdapterConfig::Type::IA3 : AdapterConfig::Type::LoRA;
  if (const json::Value *task = find("task_type"))
    config.isClassification = task->getAsString() == "SEQ_CLS";
  return Error::success();
}

Error Reader::checkFields() {
  bool isIA3 = config.type == AdapterConfig::Type::IA3;
  std::vector<StringRef> fields;
  for (const auto &[field, value] : object)
    fields.push_back(field);
  // An object has no order; messages need one.
  llvm::sort(fields);
  for (StringRef field : fields) {
    const json::Value &value = *object.get(field);
    bool isKnown =
        isOfBoth(field) || (isIA3 ? isOfIA3(field) : isOfLoRA(field));
    if (isKnown || isIrrelevant(field) || isOff(value))
      continue;
    return error(field, " is " + formatJson(value) +
                            ", which is not supported: only null, false or an "
                            "empty value");
  }
  return Error::success();
}

/// Some starting points take the factors out of the base's weights; what is
/// left of those is not in the adapter, so that a merge with the base would be
/// wrong by as much. eva, orthogonal and mica leave the base as it is.
Error Reader::checkStart() {
  const json::Value *start = find("init_lora_weights");
  if (!start || start->getAsBoolean())
    return Error::success();
  std::optional<StringRef> name = start->getAsString();
  if (!name)
    return expected("init_lora_weights", "true, false or a name");
  if (StringSwitch<bool>(name->lower())
          .Cases({"gaussian", "orthogonal", "eva", "mica"}, true)
          .Default(false))
    return Error::success();
  std::string lower = name->lower();
  StringRef known(lower);
  if (known.starts_with("pissa") || known.starts_with("corda") ||
      known == "olora" || known == "loftq" || known == "lora_ga")
    return error(
        "init_lora_weights",
        " is " + quoted(*name) +
            ", which changes the base's weights; save the adapter with "
            "PEFT's path_initial_model_for_weight_conversion");
  return expected("init_lora_weights", "a start that leaves the base as it is: "
                                       "true, false, gaussian, orthogonal, eva "
                                       "or mica");
}

Error Reader::readBool(StringRef field, bool &result) {
  const json::Value *value = find(field);
  if (!value)
    return Error::success();
  std::optional<bool> boolean = value->getAsBoolean();
  if (!boolean)
    return expected(field, "true or false");
  result = *boolean;
  return Error::success();
}

Error Reader::readRank() {
  if (const json::Value *rank = find("r")) {
    std::optional<int64_t> number = rank->getAsInteger();
    if (!number || *number <= 0)
      return expected("r", "a whole number above 0");
    config.rank = *number;
  }
  if (const json::Value *alpha = find("lora_alpha")) {
    std::optional<double> number = alpha->getAsNumber();
    if (!number || !std::isfinite(*number))
      return expected("lora_alpha", "a number");
    config.alpha = *number;
  }
  return Error::success();
}

/// A name or a list of names.
Error Reader::readNames(StringRef field, std::vector<std::string> &names) {
  const json::Value *value = find(field);
  if (!value)
    return Error::success();
  const json::Array *array = value->getAsArray();
  if (!array)
    return expected(field, "a list of names");
  for (const json::Value &element : *array) {
    std::optional<StringRef> name = element.getAsString();
    if (!name)
      return error(field, " has " + formatJson(element) + ", expected a name");
    names.push_back(name->str());
  }
  return Error::success();
}

Error Reader::readNameList(StringRef field, NameList &list) {
  const json::Value *value = find(field);
  if (!value)
    return Error::success();
  if (std::optional<StringRef> string = value->getAsString()) {
    if (field == "target_modules" && string->lower() == "all-linear") {
      list.kind = NameList::Kind::AllLinear;
      return Error::success();
    }
    // As Python has it, an empty text is no pattern.
    if (string->empty() && field == "exclude_modules")
      return Error::success();
    Expected<PythonRegex> pattern =
        PythonRegex::create(*string, describe(field));
    if (!pattern)
      return pattern.takeError();
    list.kind = NameList::Kind::Pattern;
    list.pattern = std::move(*pattern);
    return Error::success();
  }
  if (!value->getAsArray())
    return expected(field, "a list of names or a regular expression");
  if (Error error = readNames(field, list.names))
    return error;
  list.kind = NameList::Kind::List;
  for (const std::string &name : list.names)
    list.set.insert(name);
  return Error::success();
}

Error Reader::readBias() {
  const json::Value *value = find("bias");
  if (!value)
    return Error::success();
  StringRef name = value->getAsString().value_or("");
  if (name != "none" && name != "all" && name != "lora_only")
    return expected("bias", "none, all or lora_only");
  config.bias = StringSwitch<AdapterConfig::Bias>(name)
                    .Case("all", AdapterConfig::Bias::All)
                    .Case("lora_only", AdapterConfig::Bias::LoraOnly)
                    .Default(AdapterConfig::Bias::None);
  return Error::success();
}

Error Reader::readSaved() {
  if (Error error = readNames("modules_to_save", config.modulesToSave))
    return error;
  for (const std::string &name : config.modulesToSave) {
    // An adapter never touches what is saved as a whole.
    Expected<PythonRegex> pattern = PythonRegex::create(
        "(^|.*\\.)" + name + "($|\\..*)", describe("modules_to_save"));
    if (!pattern)
      return pattern.takeError();
    config.savedPatterns.push_back(std::move(*pattern));
  }
  return Error::success();
}

Error Reader::readPatterns(StringRef field,
                           std::vector<PatternValue> &patterns) {
  const json::Value *value = find(field);
  if (!value)
    return Error::success();
  const json::Object *values = value->getAsObject();
  if (!values)
    return expected(field, "an object of patterns and numbers");
  bool isRank = field == "rank_pattern";
  for (const std::string &key : getKeyOrder(text, field)) {
    const json::Value &entry = *values->get(key);
    std::optional<double> number = entry.getAsNumber();
    if (!number || !std::isfinite(*number) ||
        (isRank && (!entry.getAsInteger() || *number <= 0)))
      return error(field, " has " + formatJson(entry) + " for " + quoted(key) +
                              ", expected " +
                              (isRank ? "a whole number above 0" : "a number"));
    Expected<PythonRegex> pattern =
        PythonRegex::create("(.*\\.)?(" + key + ")$", describe(field));
    if (!pattern)
      return pattern.takeError();
    patterns.push_back({std::move(*pattern), key, *number});
  }
  return Error::success();
}

Expected<SmallVector<int64_t>> Reader::readNumbers(StringRef field,
                                                   const json::Value &value) {
  SmallVector<int64_t> numbers;
  const json::Array *array = value.getAsArray();
  if (!array)
    return error(field, " has " + formatJson(value) +
                            ", expected a list of whole numbers");
  for (const json::Value &element : *array) {
    std::optional<int64_t> number = element.getAsInteger();
    if (!number || *number < 0)
      return error(field,
                   " has " + formatJson(element) + ", expected a whole number");
    numbers.push_back(*number);
  }
  return numbers;
}

Error Reader::readTokens() {
  StringRef field = "trainable_token_indices";
  const json::Value *value = find(field);
  if (!value || isOff(*value))
    return Error::success();
  auto add = [&](StringRef name, const json::Value &list) -> Error {
    Expected<SmallVector<int64_t>> tokens = readNumbers(field, list);
    if (!tokens)
      return tokens.takeError();
    SmallVector<int64_t> sorted = *tokens;
    llvm::sort(sorted);
    auto twice = std::adjacent_find(sorted.begin(), sorted.end());
    if (twice != sorted.end())
      return error(field, " has " + Twine(*twice) + " twice");
    if (!tokens->empty())
      config.tokens.emplace_back(name.str(), std::move(*tokens));
    return Error::success();
  };
  const json::Object *byName = value->getAsObject();
  if (!byName)
    return add("", *value);
  for (const auto &[name, list] : *byName)
    if (Error error = add(name, list))
      return error;
  return Error::success();
}

Error Reader::readLayers() {
  if (const json::Value *value = find("layers_to_transform")) {
    if (std::optional<int64_t> layer = value->getAsInteger()) {
      config.layers = SmallVector<int64_t>{*layer};
    } else {
      Expected<SmallVector<int64_t>> layers =
          readNumbers("layers_to_transform", *value);
      if (!layers)
        return layers.takeError();
      if (!layers->empty())
        config.layers = std::move(*layers);
    }
  }
  std::vector<std::string> names;
  const json::Value *value = find("layers_pattern");
  if (value && value->getAsString()) {
    if (!value->getAsString()->empty())
      names.push_back(value->getAsString()->str());
  } else if (Error error = readNames("layers_pattern", names)) {
    return error;
  }
  if (!names.empty() && !config.layers)
    return error("layers_pattern", " has no use without 'layers_to_transform'");
  if (config.layers && (config.targets.kind == NameList::Kind::Pattern ||
                        config.targets.kind == NameList::Kind::AllLinear))
    return error("layers_to_transform",
                 " cannot be used when 'target_modules' is no list");
  // The first number behind the pattern is the layer's: later ones count
  // experts.
  if (config.layers && names.empty())
    names.push_back("");
  for (const std::string &name : names) {
    std::string pattern = name.empty()
                              ? ".*?\\.[^.]*\\.(?P<idx>\\d+)\\."
                              : "(?:^|.*?\\.)" + name + "\\.(?P<idx>\\d+)\\.";
    Expected<PythonRegex> regex =
        PythonRegex::create(pattern, describe("layers_pattern"));
    if (!regex)
      return regex.takeError();
    config.layersPattern.push_back(std::move(*regex));
  }
  return Error::success();
}

Error Reader::readModules() {
  if (Error error = readNameList("target_modules", config.targets))
    return error;
  if (Error error = readNameList("exclude_modules", config.excluded))
    return error;
  if (Error error = readNameList("feedforward_modules", config.feedForward))
    return error;
  if (config.feedForward.kind == NameList::Kind::List &&
      config.targets.kind == NameList::Kind::List)
    for (const std::string &name : config.feedForward.names)
      if (!config.targets.set.contains(name))
        return error("feedforward_modules",
                     " has " + quoted(name) +
                         ", which is not one of 'target_modules'");
  if (Error error = readBool("fan_in_fan_out", config.isFanInFanOut))
    return error;
  return readSaved();
}

Error Reader::readLoRA() {
  if (Error error = checkStart())
    return error;
  if (Error error = readRank())
    return error;
  if (Error error = readBias())
    return error;
  for (auto [field, result] : {std::pair<StringRef, bool *>{
                                   "use_rslora", &config.usesRankStabilisation},
                               {"use_dora", &config.usesDora},
                               {"lora_bias", &config.hasLoraBias},
                               {"ensure_weight_tying", &config.tiesWeights}})
    if (Error error = readBool(field, *result))
      return error;
  if (config.usesDora && config.hasLoraBias)
    return error("lora_bias", " is true together with 'use_dora'");
  if (Error error = readPatterns("rank_pattern", config.rankPattern))
    return error;
  if (Error error = readPatterns("alpha_pattern", config.alphaPattern))
    return error;
  if (Error error = readTokens())
    return error;
  return readLayers();
}

Error Reader::read() {
  if (Error error = readType())
    return error;
  if (Error error = checkFields())
    return error;
  if (Error error = readModules())
    return error;
  return config.type == AdapterConfig::Type::LoRA ? readLoRA()
                                                  : Error::success();
}

//===----------------------------------------------------------------------===//
// The text
//===----------------------------------------------------------------------===//

/// Where the string that begins at `text[begin]` ends, behind its quote.
static size_t skipString(StringRef text, size_t begin) {
  size_t i = begin + 1;
  while (i < text.size() && text[i] != '"')
    i += text[i] == '\\' ? 2 : 1;
  return std::min(i + 1, text.size());
}

/// Calls `visit` for each key, with its depth (the outer object's are at 1).
static void forEachKey(StringRef text,
                       function_ref<void(unsigned, std::string)> visit) {
  unsigned depth = 0;
  for (size_t i = 0; i < text.size();) {
    char c = text[i];
    if (c == '"') {
      size_t end = skipString(text, i);
      if (text.substr(end).ltrim(" \t\r\n").starts_with(":")) {
        Expected<json::Value> key = json::parse(text.slice(i, end));
        if (key)
          visit(depth, key->getAsString().value_or("").str());
        else
          consumeError(key.takeError());
      }
      i = end;
      continue;
    }
    depth += c == '{' || c == '[';
    depth -= c == '}' || c == ']';
    ++i;
  }
}

std::vector<std::string> peft::getKeyOrder(StringRef text, StringRef field) {
  std::vector<std::string> keys;
  bool isInside = false;
  forEachKey(text, [&](unsigned depth, std::string key) {
    if (depth == 1)
      isInside = key == field;
    else if (depth == 2 && isInside)
      keys.push_back(std::move(key));
  });
  return keys;
}

/// Python writes and reads these for numbers, and JSON does not have them.
static Error checkNumbers(StringRef text, StringRef file) {
  for (size_t i = 0; i < text.size();) {
    if (text[i] == '"') {
      i = skipString(text, i);
      continue;
    }
    for (StringRef word : {"NaN", "Infinity"})
      if (text.substr(i).starts_with(word)) {
        size_t line = text.take_front(i).count('\n') + 1;
        return makeError(file + ": line " + Twine(line) + " has " + word +
                         ", which is no number of JSON and no value of any "
                         "field");
      }
    ++i;
  }
  return Error::success();
}

Expected<AdapterConfig> AdapterConfig::parse(StringRef text, StringRef file) {
  if (Error error = checkNumbers(text, file))
    return error;
  Expected<json::Value> value = parseUntrustedJson(text, file);
  if (!value)
    return value.takeError();
  const json::Object *object = value->getAsObject();
  if (!object)
    return makeError(file + ": expected a JSON object, found " +
                     formatJson(*value));
  AdapterConfig config;
  config.file = file.str();
  if (Error error = Reader(*object, text, config).read())
    return error;
  return config;
}
