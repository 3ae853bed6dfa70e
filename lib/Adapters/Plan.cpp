//===- Plan.cpp - which tensors adapters change, and how ------------------===//

#include "Messages.h"
#include "ModuleMatch.h"
#include "Planner.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include <cmath>

using namespace llvm;
using namespace swiglu;
using namespace swiglu::peft;

static const TensorView &getAny(const AdapterModule &module) {
  return module.ia3 ? *module.ia3 : *module.a;
}

/// `2 modules, the first 'm.q'`
static std::string countOf(size_t count, StringRef what, StringRef first) {
  return (Twine(count) + " " + what + (count == 1 ? ", " : "s, the first ") +
          quoted(first))
      .str();
}

/// Where a step comes from, for messages.
static std::string getSource(StringRef adapter, StringRef tensor) {
  std::string name = quoted(tensor);
  return (adapter + ": " + StringRef(name).drop_front().drop_back()).str();
}

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

/// Values for each output, or rows of B, in the order of the base's rows.
static std::vector<double> permute(std::vector<double> values,
                                   ArrayRef<int64_t> rows) {
  if (rows.empty() || values.empty())
    return values;
  size_t width = values.size() / rows.size();
  std::vector<double> result(values.size());
  for (size_t i = 0; i < rows.size(); ++i)
    std::copy_n(values.begin() + rows[i] * width, width,
                result.begin() + i * width);
  return result;
}

static std::vector<double> getValues(const TensorView *tensor) {
  return tensor ? peft::toDoubles(*tensor) : std::vector<double>();
}

Error Planner::addIA3(const Source &source, AdapterPart part,
                      ModuleEdit &edit) {
  if (!source.weight) {
    edit.parts.push_back(std::move(part));
    return Error::success();
  }
  for (double &factor : part.factors)
    factor *= *source.weight;
  size_t index = &edit - plan.edits.data();
  sums.resize(std::max(sums.size(), index + 1));
  ++sums[index];
  for (AdapterPart &other : edit.parts) {
    if (other.kind != AdapterPart::Kind::IA3)
      continue;
    if (other.isFeedForward != part.isFeedForward)
      return makeError(part.source + ": scales the " +
                       (part.isFeedForward ? "input" : "output") + " where " +
                       other.source +
                       " scales the other side, so that they "
                       "have no weighted sum");
    for (size_t i = 0; i < part.factors.size(); ++i)
      other.factors[i] += part.factors[i];
    other.source += " + " + part.source;
    return Error::success();
  }
  edit.parts.push_back(std::move(part));
  return Error::success();
}

Error Planner::addPart(const Source &source, StringRef name,
                       const AdapterModule &module,
                       const BaseModule &baseModule, ModuleEdit &edit) {
  std::optional<std::vector<int64_t>> rows =
      getRows(baseModule.order, edit.out, base.heads, base.keyValueHeads);
  if (!rows)
    return makeError("tensor " + quoted(baseModule.weight) +
                     " has rows in an order of llama.cpp's, which the base's "
                     "numbers of heads (" +
                     Twine(base.heads) + " and " + Twine(base.keyValueHeads) +
                     ") do not tell for " + Twine(edit.out) + " rows");
  AdapterPart part;
  part.source = getSource(source.adapter.getPath(), getAny(module).name);
  if (module.ia3) {
    part.isFeedForward = module.isFeedForward;
    part.factors = getValues(module.ia3);
    if (!part.isFeedForward)
      part.factors = permute(std::move(part.factors), *rows);
    return addIA3(source, std::move(part), edit);
  }
  bool isDora = module.magnitude;
  auto isIA3 = [](const AdapterPart &other) {
    return other.kind == AdapterPart::Kind::IA3;
  };
  if (isDora && any_of(edit.parts, isIA3))
    return makeError(part.source +
                     ": DoRA takes the norms of a weight that an IA3 adapter "
                     "has scaled before; merge them one after the other");
  part.kind = isDora ? AdapterPart::Kind::DoRA : AdapterPart::Kind::LoRA;
  auto makeLowRank = [a = module.a, b = module.b, rows = *rows] {
    return std::make_pair(getValues(a), permute(getValues(b), rows));
  };
  if (options.defersLowRank)
    part.makeLowRank = makeLowRank;
  else
    std::tie(part.a, part.b) = makeLowRank();
  part.factors = permute(getValues(module.magnitude), *rows);
  part.bias = permute(getValues(module.bBias), *rows);
  part.rank = module.rank;
  part.scale = module.scale * source.weight.value_or(1);
  edit.parts.push_back(std::move(part));
  return Error::success();
}

Expected<ModuleEdit *> Planner::getEdit(StringRef name, const Layout &layout,
                                        const BaseModule &baseModule,
                                        StringRef tensor) {
  auto [entry, isNew] =
      editOf.try_emplace(baseModule.weight, plan.edits.size());
  if (isNew) {
    ModuleEdit edit;
    edit.module = name.str();
    edit.weight = baseModule.weight;
    edit.bias = baseModule.bias;
    edit.isInOut = layout.isInOut;
    edit.out = layout.out;
    edit.in = layout.in;
    plan.edits.push_back(std::move(edit));
  }
  ModuleEdit *edit = &plan.edits[entry->second];
  if (edit->isInOut != layout.isInOut)
    return makeError("tensor " + quoted(tensor) + " takes " +
                     quoted(baseModule.weight) +
                     " for the transpose of what the adapter before it does");
  return edit;
}

/// A bias that a part changes has to have its size.
static Error checkBias(const AdapterPart &part, const ModuleEdit &edit,
                       const BaseModule &base, const PlanOptions &options) {
  bool needsBias = !part.bias.empty();
  bool scalesBias = part.kind == AdapterPart::Kind::IA3 && !part.isFeedForward;
  if (edit.bias.empty()) {
    if (!needsBias || options.allowNewBias)
      return Error::success();
    return makeError(
        part.source +
        ": has a bias ('lora_bias'), but the base "
        "has no " +
        quoted((StringRef(edit.weight).rsplit('.').first + ".bias").str()) +
        " to add it to");
  }
  if ((!needsBias && !scalesBias) ||
      (base.biasShape.size() == 1 &&
       (base.biasShape[0] < 0 || base.biasShape[0] == edit.out)))
    return Error::success();
  return makeError("tensor " + quoted(edit.bias) + " has the shape " +
                   formatShape(base.biasShape) + ", expected [" +
                   Twine(edit.out) + "], as " + part.source + " needs it");
}

Error Planner::addModule(const Source &source, StringRef name,
                         const AdapterModule &module,
                         const BaseModule &baseModule) {
  Expected<Layout> layout =
      findLayout(source.impl.config, module, baseModule, view, base.isGGUF);
  if (!layout)
    return layout.takeError();
  Expected<ModuleEdit *> edit =
      getEdit(name, *layout, baseModule, getAny(module).name);
  if (!edit)
    return edit.takeError();
  onlyTokens.erase(baseModule.weight);
  if (Error error = addPart(source, name, module, baseModule, **edit))
    return error;
  return checkBias((*edit)->parts.back(), **edit, baseModule, options);
}

Error Planner::addTokenRows(const Source &source, const TokenRows &rows,
                            const BaseModule &baseModule) {
  const TensorView &tensor = *rows.tensor;
  auto error = [&](const Twine &message) {
    return makeError(tensor.file + ": tensor " + quoted(tensor.name) + message);
  };
  if (source.weight && *source.weight != 1)
    return error(" replaces rows, which no weight but 1 can be given to");
  ArrayRef<int64_t> shape = baseModule.shape;
  if (shape.size() != 2 || shape[1] != tensor.shape[1])
    return error(" has the shape " + formatShape(tensor.shape) +
                 ", but the base's " + quoted(baseModule.weight) + " has " +
                 formatShape(shape));
  for (int64_t token : rows.indices)
    if (token >= shape[0])
      return error(" is for token " + Twine(token) + ", but the base's " +
                   quoted(baseModule.weight) + " has " + Twine(shape[0]) +
                   " rows");
  bool isNew = !editOf.count(baseModule.weight);
  Expected<ModuleEdit *> edit =
      getEdit(rows.module, {/*isInOut=*/true, shape[1], shape[0]}, baseModule,
              tensor.name);
  if (!edit)
    return edit.takeError();
  if (isNew)
    onlyTokens.insert(baseModule.weight);

  AdapterPart part;
  part.kind = AdapterPart::Kind::Tokens;
  part.source = getSource(source.adapter.getPath(), tensor.name);
  part.rank = tensor.shape[0];
  part.factors.assign(shape[0], 1);
  part.a.assign(part.rank * shape[0], 0);
  part.b.resize(part.rank * shape[1]);
  std::vector<double> values = toDoubles(tensor);
  for (auto [i, token] : enumerate(rows.indices)) {
    part.factors[token] = 0;
    part.a[i * shape[0] + token] = 1;
    for (int64_t j = 0; j < shape[1]; ++j)
      part.b[j * part.rank + i] = values[i * shape[1] + j];
  }
  (*edit)->parts.push_back(std::move(part));
  return Error::success();
}

//===----------------------------------------------------------------------===//
// What is there and what is not
//===----------------------------------------------------------------------===//

Error Planner::miss(const Source &source, StringRef name, Missing &missing) {
  bool isOther = kinds.contains(getKind(name));
  if (!options.allowMissing && (!options.allowMissingKinds || isOther)) {
    const TensorView &tensor =
        getAny(source.impl.tensors.modules.at(name.str()));
    return makeError(
        tensor.file + ": tensor " + quoted(tensor.name) +
        " is of a module that the base lacks: " + quoted(name) +
        (isOther ? "; the base has such modules with other numbers" : ""));
  }
  if (!missing.count++)
    missing.first = name.str();
  return Error::success();
}

Error Planner::addModules(const Source &source) {
  Missing missing;
  size_t found = 0;
  for (const auto &[name, module] : source.impl.tensors.modules) {
    const BaseModule *baseModule = view.find(source.renaming.toBase(name));
    if (!baseModule && source.renaming.kind == Renaming::Kind::Add)
      baseModule = view.find(name);
    if (!baseModule)
      baseModule = findShared(name);
    if (!baseModule) {
      if (Error error = miss(source, name, missing))
        return error;
      continue;
    }
    ++found;
    if (Error error = addModule(source, name, module, *baseModule))
      return error;
  }
  if (!found && !source.impl.tensors.modules.empty())
    return makeError(
        source.adapter.getPath() +
        ": none of its modules is in the base; the first is " +
        quoted(source.impl.tensors.modules.begin()->first) +
        (view.getModules().empty()
             ? std::string(", and the base has no module with a weight")
             : ", and the base has " + quoted(view.getModules().front().name)));
  if (missing.count)
    plan.notes.push_back((source.adapter.getPath() +
                          ": left out, as the base lacks them: " +
                          countOf(missing.count, "module", missing.first))
                             .str());
  return Error::success();
}

/// A checkpoint may have what the model of the adapter's task lacks: the
/// `cls.predictions…` of BERT when texts are classified, or the pooler when
/// words are. Such a module is in no layer, beside all that is adapted, and
/// meant by the end of its name alone.
static bool mayBeLeftOut(const AdapterConfig &config, const StringSet<> &parts,
                         StringRef name) {
  return StringRef(getKind(name)) == name &&
         (!parts.contains(name.split('.').first) ||
          (name.contains(".pooler.") && !config.isClassification)) &&
         config.targets.kind == NameList::Kind::List &&
         !config.targets.set.contains(name);
}

/// Each module that the configuration means must have tensors.
Error Planner::checkAllAdapted(const Source &source) {
  const AdapterConfig &config = source.impl.config;
  const auto &adapted = source.impl.tensors.modules;
  if (config.targets.kind == NameList::Kind::None) {
    plan.notes.push_back((config.file + ": field 'target_modules' is null: "
                                        "missing tensors would go unnoticed"));
    return Error::success();
  }
  StringSet<> adaptedKinds, parts;
  for (const auto &[name, module] : adapted) {
    adaptedKinds.insert(getKind(name));
    parts.insert(StringRef(name).split('.').first);
  }
  for (const BaseModule &module : view.getModules()) {
    std::optional<std::string> name =
        view.toPeft(source.renaming, source.impl.tensors, module.name);
    if (!name || module.shape.size() < 2 || adapted.count(*name))
      continue;
    // PEFT sees by the class what is linear; here a layer's neighbour tells.
    if (config.targets.kind == NameList::Kind::AllLinear &&
        !adaptedKinds.contains(getKind(*name)))
      continue;
    Expected<bool> target = isTarget(config, *name);
    if (!target)
      return target.takeError();
    if (*target && mayBeLeftOut(config, parts, *name)) {
      plan.notes.push_back(source.impl.store->getPath().str() +
                           ": no tensors for the module " + quoted(*name) +
                           ", which is taken for no part of the adapted model");
      continue;
    }
    if (*target)
      return makeError(source.impl.store->getPath() +
                       ": no tensors for the module " + quoted(*name) +
                       ", which the configuration targets (the base's " +
                       quoted(module.weight) + ")");
  }
  return Error::success();
}

void Planner::addPatternNotes(const Source &source) {
  const AdapterConfig &config = source.impl.config;
  for (const auto &[name, module] : source.impl.tensors.modules)
    if (module.isAmbiguous) {
      plan.notes.push_back(
          config.file +
          ": several entries of 'rank_pattern' or "
          "'alpha_pattern' match " +
          quoted(name) +
          "; the first in the file counts, and PEFT sorts them "
          "when it saves");
      break;
    }
  for (auto [field, patterns] : {std::pair<StringRef, ArrayRef<PatternValue>>{
                                     "rank_pattern", config.rankPattern},
                                 {"alpha_pattern", config.alphaPattern}})
    for (const PatternValue &entry : patterns) {
      auto matches = [&](const auto &module) {
        Expected<bool> result = entry.pattern.matchesStart(module.first);
        if (!result)
          consumeError(result.takeError());
        return result && *result;
      };
      if (none_of(source.impl.tensors.modules, matches))
        plan.notes.push_back((config.file + ": field " + quoted(field) +
                              " has " + quoted(entry.key) +
                              ", which matches no module"));
    }
}

//===----------------------------------------------------------------------===//
// Replacements
//===----------------------------------------------------------------------===//

/// A vocabulary may have grown, and a task may have other classes; all else has
/// its size.
static bool fitsReplacement(StringRef name, ArrayRef<int64_t> from,
                            ArrayRef<int64_t> to) {
  if (from.size() != to.size())
    return false;
  StringRef module = name.rsplit('.').first;
  bool mayGrow =
      isEmbeddingName(module) || isHeadName(module) || isTaskHeadName(module);
  for (size_t i = 0; i < from.size(); ++i)
    if (from[i] >= 0 && from[i] != to[i] && !(i == 0 && mayGrow))
      return false;
  return true;
}

Error Planner::addReplacement(const Source &source, const SavedTensor &saved,
                              Missing &missing) {
  const TensorView &tensor = *saved.tensor;
  auto error = [&](const Twine &message) {
    return makeError(tensor.file + ": tensor " + quoted(tensor.name) + message);
  };
  if (base.isGGUF)
    return error(" replaces the base's (fields 'modules_to_save' and 'bias'), "
                 "which is not supported for GGUF");
  std::string name = source.renaming.toBase(saved.name);
  if (source.renaming.kind == Renaming::Kind::Add && !view.findTensor(name) &&
      (view.findTensor(saved.name) || isHeadName(saved.name)))
    name = saved.name;
  const BaseModel::Tensor *replaced = view.findTensor(name);
  if (source.weight && *source.weight != 1)
    return error(" replaces the base's, which no weight but 1 can be given to");
  if (findReplacement(name))
    return error(" replaces what another adapter has replaced already");
  if (!replaced && (options.allowMissing || options.allowMissingKinds)) {
    if (!missing.count++)
      missing.first = name;
    return Error::success();
  }
  if (!replaced && StringRef(name).ends_with(".bias") &&
      source.impl.config.bias != AdapterConfig::Bias::None)
    return error(" is of a bias that the base lacks");
  StringRef module = StringRef(name).rsplit('.').first;
  if (!replaced && view.find(module))
    return error(" is of the module " + quoted(module) +
                 ", which has no such tensor in the base");
  if (replaced && !fitsReplacement(name, replaced->shape, tensor.shape))
    return error(" has the shape " + formatShape(tensor.shape) +
                 ", but the base's " + quoted(name) + " has " +
                 formatShape(replaced->shape));
  if (replaced && replaced->shape != tensor.shape)
    plan.notes.push_back(quoted(name) + " becomes " +
                         formatShape(tensor.shape) + " instead of " +
                         formatShape(replaced->shape) +
                         ": the model's configuration has to follow");
  if (!replaced)
    plan.notes.push_back(quoted(name) + " is not in the base and is added");
  plan.replacements.push_back({name, !replaced, tensor});
  return Error::success();
}

Error Planner::addTokens(const Source &source, Missing &missing) {
  for (const TokenRows &rows : source.impl.tensors.tokens) {
    const BaseModule *found = view.find(source.renaming.toBase(rows.module));
    if (!found && !options.allowMissing && !options.allowMissingKinds)
      return makeError(rows.tensor->file + ": tensor " +
                       quoted(rows.tensor->name) +
                       " is of an embedding that the base lacks");
    if (!found) {
      if (!missing.count++)
        missing.first = rows.module;
      continue;
    }
    if (Error error = addTokenRows(source, rows, *found))
      return error;
  }
  return Error::success();
}

/// What a base's module is replaced by must be there.
Error Planner::checkAllSaved(const Source &source) {
  const AdapterConfig &config = source.impl.config;
  const AdapterTensors &tensors = source.impl.tensors;
  StringSet<> saved;
  for (const SavedTensor &tensor : tensors.saved)
    saved.insert(tensor.name);
  for (const BaseModule &module : view.getModules()) {
    std::optional<std::string> name =
        view.toPeft(source.renaming, tensors, module.name);
    if (!name)
      continue;
    auto error = [&](StringRef kind, StringRef field) {
      return makeError(source.impl.store->getPath() + ": no tensor " +
                       quoted(*name + kind.str()) + ", which the field " +
                       quoted(field) + " means");
    };
    if (isInSavedModule(config, *name + ".weight") &&
        !saved.contains(*name + ".weight"))
      return error(".weight", "modules_to_save");
    if (config.bias != AdapterConfig::Bias::None && !module.bias.empty() &&
        tensors.modules.count(*name) && !saved.contains(*name + ".bias"))
      return error(".bias", "bias");
  }
  return Error::success();
}

Error Planner::addSaved(const Source &source, Missing &missing) {
  for (const SavedTensor &saved : source.impl.tensors.saved)
    if (Error error = addReplacement(source, saved, missing))
      return error;
  if (Error error = checkAllSaved(source))
    return error;
  if (missing.count)
    plan.notes.push_back((source.adapter.getPath() +
                          ": left out, as the base lacks what they replace: " +
                          countOf(missing.count, "tensor", missing.first))
                             .str());
  return Error::success();
}

//===----------------------------------------------------------------------===//
// All adapters
//===----------------------------------------------------------------------===//

Error Planner::addAdapter(const Adapter &adapter,
                          std::optional<double> weight) {
  const Adapter::Impl &impl = adapter.getImpl();
  isWeighted |= weight.has_value();
  numIA3 += impl.config.type == AdapterConfig::Type::IA3;
  if (impl.config.usesDora && weight && *weight != 1)
    return makeError(adapter.getPath() +
                     ": a weight is not defined for DoRA, whose norms are not "
                     "linear; only 1 is possible");
  Expected<Renaming> renaming =
      view.findRenaming(impl.tensors, adapter.getPath());
  if (!renaming)
    return renaming.takeError();
  Source source{adapter, impl, std::move(*renaming), weight};
  kinds.clear();
  for (const BaseModule &module : view.getModules())
    if (std::optional<std::string> name =
            view.toPeft(source.renaming, impl.tensors, module.name))
      kinds.insert(getKind(*name));
  if (impl.config.tiesWeights) {
    mustKeepTie = true;
    tieSource = impl.config.file;
  }
  if (Error error = addModules(source))
    return error;
  if (Error error = checkAllAdapted(source))
    return error;
  addPatternNotes(source);
  Missing missing;
  if (Error error = addTokens(source, missing))
    return error;
  return addSaved(source, missing);
}

void Planner::addSumNote() {
  if (!isWeighted)
    return;
  size_t count = 0;
  std::string first;
  for (size_t i = 0; i < sums.size(); ++i)
    if (sums[i] && sums[i] < numIA3 && !count++)
      first = plan.edits[i].module;
  if (count)
    plan.notes.push_back(
        "not in all IA3 adapters: " + countOf(count, "module", first) +
        "; as in PEFT's weighted sum, an absent one counts 0");
}

Expected<MergePlan> Planner::finish() {
  addSumNote();
  if (Error error = finishTies())
    return error;
  return std::move(plan);
}

static Error checkWeights(size_t adapters, ArrayRef<double> weights) {
  if (weights.empty())
    return Error::success();
  if (weights.size() != adapters)
    return makeError(Twine(weights.size()) + " weights for " + Twine(adapters) +
                     " adapters, expected one each");
  for (double weight : weights)
    if (!std::isfinite(weight))
      return makeError("the weight of an adapter is " +
                       Twine(std::isnan(weight) ? "NaN" : "infinite") +
                       ", expected a number");
  return Error::success();
}

/// The same adapter twice is two merges.
static void addTwiceNotes(ArrayRef<std::unique_ptr<Adapter>> adapters,
                          MergePlan &plan) {
  StringSet<> seen;
  for (const std::unique_ptr<Adapter> &adapter : adapters) {
    SmallString<256> real;
    if (sys::fs::real_path(adapter->getPath(), real))
      continue;
    if (!seen.insert(real).second)
      plan.notes.push_back(
          (adapter->getPath() + ": is merged more than once").str());
  }
}

Expected<MergePlan>
swiglu::planMerge(ArrayRef<std::unique_ptr<Adapter>> adapters,
                  const BaseModel &base, const PlanOptions &options) {
  if (Error error = checkWeights(adapters.size(), options.weights))
    return error;
  std::vector<const AdapterTensors *> tensors;
  for (const std::unique_ptr<Adapter> &adapter : adapters)
    tensors.push_back(&adapter->getImpl().tensors);
  Expected<BaseView> view = BaseView::create(base, tensors);
  if (!view)
    return view.takeError();
  Planner planner(base, *view, options);
  for (size_t i = 0; i < adapters.size(); ++i) {
    std::optional<double> weight;
    if (!options.weights.empty())
      weight = options.weights[i];
    if (Error error = planner.addAdapter(*adapters[i], weight))
      return error;
  }
  Expected<MergePlan> plan = planner.finish();
  if (plan)
    addTwiceNotes(adapters, *plan);
  return plan;
}
