//===- PlanTies.cpp - embeddings that are heads as well -------------------===//
//
// A checkpoint of tied weights has one tensor for both. A merge into one of the
// two, which is what adapters mean, would change the other with it.
//
//===----------------------------------------------------------------------===//

#include "Messages.h"
#include "ModuleMatch.h"
#include "Planner.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;
using namespace swiglu;
using namespace swiglu::peft;

static bool isTokenEmbedding(StringRef name) {
  StringRef last = name.rsplit('.').second;
  return StringSwitch<bool>(last.empty() ? name : last)
      .Cases({"embed_tokens", "wte", "word_embeddings", "shared", "embed_in",
              "tok_embeddings", "embeddings"},
             true)
      .Default(false);
}

template <typename Test>
static const BaseModule *findModule(const BaseView &view, Test test) {
  for (const BaseModule &module : view.getModules())
    if (test(module.name))
      return &module;
  return nullptr;
}

/// `model.embed_tokens` -> `lm_head`
static std::string getHeadName(const BaseModel &base,
                               const BaseModule &embedding) {
  if (base.isGGUF)
    return "output";
  auto [parent, last] = StringRef(embedding.name).rsplit('.');
  if (last.empty())
    return parent == "embed_in" ? "embed_out" : "lm_head";
  StringRef head = last == "embed_in" ? "embed_out" : "lm_head";
  auto [outer, inner] = parent.rsplit('.');
  return inner.empty() ? head.str() : (outer + "." + head).str();
}

const BaseModule *Planner::findShared(StringRef name) {
  if (!isHeadName(name) || findModule(view, isHeadName))
    return nullptr;
  const BaseModule *embedding = findModule(view, isTokenEmbedding);
  if (!embedding)
    return nullptr;
  if (!sharedHead) {
    sharedHead = *embedding;
    sharedHead->name = name.str();
    sharedHead->weight = getHeadName(base, *embedding) + ".weight";
    sharedHead->bias.clear();
    sharedHead->isShared = true;
  }
  return &*sharedHead;
}

Replacement *Planner::findReplacement(StringRef tensor) {
  auto found = llvm::find_if(plan.replacements, [&](const Replacement &other) {
    return other.name == tensor;
  });
  return found == plan.replacements.end() ? nullptr : &*found;
}

bool Planner::isTouched(StringRef tensor) const {
  return (editOf.count(tensor) && !onlyTokens.contains(tensor)) ||
         any_of(plan.replacements, [&](const Replacement &replacement) {
           return replacement.name == tensor;
         });
}

bool Planner::isTied(const BaseModule *embedding,
                     const BaseModule *head) const {
  if (base.tiesEmbeddings)
    return *base.tiesEmbeddings;
  // Nothing is said, and no head is seen. A model that tells classes apart has
  // none; any other may share the embedding's.
  return !head && !findModule(view, isTaskHeadName);
}

Error Planner::untie(const BaseModule &embedding, const BaseModule *head) {
  std::string name =
      head ? head->weight : getHeadName(base, embedding) + ".weight";
  // The same new values for both keep them tied.
  Replacement *both[] = {findReplacement(embedding.weight),
                         findReplacement(name)};
  if (both[0] && both[1] && !editOf.count(embedding.weight) &&
      !editOf.count(name) && both[0]->tensor.type == both[1]->tensor.type &&
      both[0]->tensor.data == both[1]->tensor.data) {
    if (!head)
      llvm::erase_if(plan.replacements, [&](const Replacement &replacement) {
        return replacement.name == name;
      });
    return Error::success();
  }
  if (mustKeepTie)
    return makeError(tieSource + ": field 'ensure_weight_tying' is true, which "
                                 "is not supported with an adapter of the "
                                 "embedding or the head");
  std::string changed = isTouched(embedding.weight) ? embedding.weight : name;
  if (!options.untie)
    return makeError(
        quoted(changed) +
        " would change, but embedding and head share one tensor (" +
        (head ? "tie_word_embeddings is true"
              : quoted(embedding.weight) + " is both, as far as is known") +
        "); to change one and write the other apart, ask to untie them");
  if (!head && !both[1])
    plan.copies.push_back({embedding.weight, name});
  plan.isUntied = true;
  plan.notes.push_back("embedding and head are written apart; set "
                       "tie_word_embeddings to false in the model's "
                       "configuration");
  return Error::success();
}

Error Planner::finishTies() {
  // Of several, as old checkpoints of T5 have them, the one that changes.
  const BaseModule *embedding = findModule(view, isTokenEmbedding);
  for (const BaseModule &module : view.getModules())
    if (isTokenEmbedding(module.name) && isTouched(module.weight))
      embedding = &module;
  const BaseModule *head = findModule(view, isHeadName);
  bool touchesEmbedding = embedding && isTouched(embedding->weight);
  bool touchesHead = sharedHead || (head && isTouched(head->weight));
  for (const Replacement &replacement : plan.replacements)
    touchesHead |= isHeadName(StringRef(replacement.name).rsplit('.').first);
  if (!touchesEmbedding && !touchesHead)
    return Error::success();
  // The head alone, in names of a few functions: nothing is known to share it.
  if (!embedding || !isTied(embedding, head))
    return Error::success();
  return untie(*embedding, head);
}
