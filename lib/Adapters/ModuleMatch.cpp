//===- ModuleMatch.cpp - which modules a configuration means --------------===//

#include "ModuleMatch.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <cmath>

using namespace llvm;
using namespace swiglu;
using namespace swiglu::peft;

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

bool peft::isEmbeddingName(StringRef name) {
  return StringSwitch<bool>(
             name.rsplit('.').second.empty() ? name : name.rsplit('.').second)
      .Cases({"embed_tokens", "wte", "wpe", "shared", "embed_in",
              "tok_embeddings", "word_embeddings", "embeddings"},
             true)
      .Cases({"position_embeddings", "token_type_embeddings", "embed_positions",
              "relative_attention_bias"},
             true)
      .Default(false);
}

bool peft::isHeadName(StringRef name) {
  StringRef last = name.rsplit('.').second;
  return StringSwitch<bool>(last.empty() ? name : last)
      .Cases({"lm_head", "embed_out"}, true)
      .Default(name == "output");
}

bool peft::isTaskHeadName(StringRef name) {
  SmallVector<StringRef> parts;
  name.split(parts, '.');
  return any_of(parts, [](StringRef part) {
    return StringSwitch<bool>(part)
        .Cases({"score", "classifier", "qa_outputs", "classification_head"},
               true)
        .Default(false);
  });
}

std::string peft::getKind(StringRef name) {
  SmallVector<StringRef> parts;
  name.split(parts, '.');
  for (StringRef &part : parts)
    if (!part.empty() && all_of(part, [](char c) { return isDigit(c); }))
      part = "N";
  return join(parts, ".");
}

/// Calls `test` for what follows each dot of `name` until it returns true.
static bool anySuffix(StringRef name, function_ref<bool(StringRef)> test) {
  for (size_t dot = name.find('.'); dot != StringRef::npos;
       dot = name.find('.', dot + 1))
    if (test(name.drop_front(dot + 1)))
      return true;
  return false;
}

static bool hasSuffixIn(const NameList &list, StringRef name) {
  return anySuffix(name,
                   [&](StringRef suffix) { return list.set.contains(suffix); });
}

//===----------------------------------------------------------------------===//
// Targets
//===----------------------------------------------------------------------===//

static Expected<bool> isExcluded(const AdapterConfig &config, StringRef name) {
  const NameList &excluded = config.excluded;
  if (excluded.kind == NameList::Kind::Pattern) {
    Expected<bool> matches = excluded.pattern->matchesAll(name);
    if (!matches || *matches)
      return matches;
  } else if (excluded.set.contains(name) || hasSuffixIn(excluded, name)) {
    return true;
  }
  for (const PythonRegex &pattern : config.savedPatterns) {
    Expected<bool> matches = pattern.matchesStart(name);
    if (!matches || *matches)
      return matches;
  }
  return false;
}

/// Whether the layer's number is one of `layers_to_transform`.
static Expected<bool> isInLayers(const AdapterConfig &config, StringRef name) {
  for (const PythonRegex &pattern : config.layersPattern) {
    std::string index;
    Expected<bool> matches = pattern.matchesStart(name, "idx", &index);
    if (!matches)
      return matches.takeError();
    if (!*matches)
      continue;
    int64_t number = 0;
    return !StringRef(index).getAsInteger(10, number) &&
           is_contained(*config.layers, number);
  }
  return false;
}

/// PEFT looks at a module's class; only its name is known here. Modules that
/// end up without tensors in the adapter are not missed one by one.
static bool mayBeLinear(const AdapterConfig &config, StringRef name) {
  if (isEmbeddingName(name) || isHeadName(name))
    return false;
  return !config.isClassification || (name != "score" && name != "classifier");
}

Expected<bool> peft::isTarget(const AdapterConfig &config, StringRef name) {
  Expected<bool> excluded = isExcluded(config, name);
  if (!excluded)
    return excluded.takeError();
  if (*excluded)
    return false;
  const NameList &targets = config.targets;
  switch (targets.kind) {
  case NameList::Kind::Pattern:
    return targets.pattern->matchesAll(name);
  case NameList::Kind::AllLinear:
    // PEFT makes a list of whole names of it.
    return mayBeLinear(config, name);
  case NameList::Kind::None:
    return true;
  case NameList::Kind::List:
    break;
  }
  if (targets.set.contains(name))
    return true;
  if (!hasSuffixIn(targets, name))
    return false;
  return config.layers ? isInLayers(config, name) : Expected<bool>(true);
}

Expected<std::optional<bool>> peft::isFeedForward(const AdapterConfig &config,
                                                  StringRef name) {
  const NameList &list = config.feedForward;
  switch (list.kind) {
  case NameList::Kind::Pattern: {
    Expected<bool> matches = list.pattern->matchesAll(name);
    if (!matches)
      return matches.takeError();
    return std::optional<bool>(*matches);
  }
  case NameList::Kind::List:
    // Not after a dot: `o` also means `wo`.
    return std::optional<bool>(any_of(list.names, [&](const std::string &end) {
      return name.ends_with(end);
    }));
  case NameList::Kind::None:
  case NameList::Kind::AllLinear:
    break;
  }
  return std::optional<bool>();
}

//===----------------------------------------------------------------------===//
// Ranks and scales
//===----------------------------------------------------------------------===//

Expected<FoundPattern> peft::findPattern(ArrayRef<PatternValue> patterns,
                                         StringRef name) {
  FoundPattern found;
  for (const PatternValue &entry : patterns) {
    Expected<bool> matches = entry.pattern.matchesStart(name);
    if (!matches)
      return matches.takeError();
    if (!*matches)
      continue;
    if (!found.entry)
      found.entry = &entry;
    else if (entry.value != found.entry->value)
      found.isAmbiguous = true;
  }
  return found;
}

Expected<ModuleScale> peft::getScale(const AdapterConfig &config,
                                     StringRef name) {
  Expected<FoundPattern> rank = findPattern(config.rankPattern, name);
  if (!rank)
    return rank.takeError();
  Expected<FoundPattern> alpha = findPattern(config.alphaPattern, name);
  if (!alpha)
    return alpha.takeError();
  ModuleScale result;
  result.rank =
      rank->entry ? static_cast<int64_t>(rank->entry->value) : config.rank;
  result.isAmbiguous = rank->isAmbiguous || alpha->isAmbiguous;
  double r = static_cast<double>(result.rank);
  result.scale = (alpha->entry ? alpha->entry->value : config.alpha) /
                 (config.usesRankStabilisation ? std::sqrt(r) : r);
  return result;
}
