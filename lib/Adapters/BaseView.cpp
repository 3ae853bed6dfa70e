//===- BaseView.cpp - a base's modules as PEFT names them -----------------===//

#include "BaseView.h"
#include "Messages.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <set>

using namespace llvm;
using namespace swiglu;
using namespace swiglu::peft;

//===----------------------------------------------------------------------===//
// Modules
//===----------------------------------------------------------------------===//

void BaseView::add(BaseModule module) {
  if (byName.try_emplace(module.name, modules.size()).second)
    modules.push_back(std::move(module));
}

const BaseModule *BaseView::find(StringRef name) const {
  auto found = byName.find(name);
  return found == byName.end() ? nullptr : &modules[found->second];
}

const BaseModel::Tensor *BaseView::findTensor(StringRef name) const {
  auto found = tensors.find(name);
  return found == tensors.end() ? nullptr : found->second;
}

/// The family whose names most of the adapters' modules have.
static const GGUFFamily *
guessFamily(const BaseModel &base, ArrayRef<const AdapterTensors *> adapters) {
  const GGUFFamily *best = nullptr;
  size_t most = 0;
  for (const GGUFFamily &family : getFamilies()) {
    size_t count = 0;
    for (const BaseModel::Tensor &tensor : base.tensors) {
      StringRef name(tensor.name);
      if (!name.consume_back(".weight"))
        continue;
      std::optional<HuggingFaceName> found = toHuggingFace(family, name);
      if (!found)
        continue;
      count += any_of(adapters, [&](const AdapterTensors *adapter) {
        return adapter->modules.count(found->name);
      });
    }
    if (count > most) {
      best = &family;
      most = count;
    }
  }
  return best;
}

Error BaseView::addGGUF(const BaseModel &base,
                        ArrayRef<const AdapterTensors *> adapters) {
  const GGUFFamily *family = base.architecture.empty()
                                 ? guessFamily(base, adapters)
                                 : getFamily(base.architecture);
  if (!family && base.architecture.empty())
    return Error::success();
  if (!family)
    return makeError("the base is a GGUF file of the architecture " +
                     quoted(base.architecture) +
                     ", whose names are not known here; known are " +
                     getArchitectures());
  bool reorders = base.architecture.empty() || reordersRows(base.architecture);
  for (const BaseModel::Tensor &tensor : base.tensors) {
    StringRef name(tensor.name);
    if (!name.consume_back(".weight"))
      continue;
    std::optional<HuggingFaceName> found = toHuggingFace(*family, name);
    if (!found)
      continue;
    // Only T5 has two names for one tensor.
    StringRef known(found->name);
    if (known.consume_back(".wi_1") &&
        !findTensor((name.drop_back(strlen("up")) + "gate.weight").str()))
      found->name = (known + ".wi").str();
    const BaseModel::Tensor *bias = findTensor((name + ".bias").str());
    add({found->name, tensor.name, bias ? bias->name : "", tensor.shape,
         bias ? bias->shape : SmallVector<int64_t, 4>(),
         reorders ? found->order : RowOrder::Same});
  }
  return Error::success();
}

Expected<BaseView> BaseView::create(const BaseModel &base,
                                    ArrayRef<const AdapterTensors *> adapters) {
  BaseView view;
  for (const BaseModel::Tensor &tensor : base.tensors)
    view.tensors[tensor.name] = &tensor;
  if (base.isGGUF) {
    if (Error error = view.addGGUF(base, adapters))
      return error;
    return view;
  }
  for (const BaseModel::Tensor &tensor : base.tensors) {
    StringRef name(tensor.name);
    if (!name.consume_back(".weight"))
      continue;
    const BaseModel::Tensor *bias = view.findTensor((name + ".bias").str());
    view.add({name.str(), tensor.name, bias ? bias->name : "", tensor.shape,
              bias ? bias->shape : SmallVector<int64_t, 4>()});
  }
  return view;
}

//===----------------------------------------------------------------------===//
// Renaming
//===----------------------------------------------------------------------===//

namespace {
struct Prefixes {
  StringRef base, peft;
};
} // namespace

/// What transformers 4.52 renamed in memory, but not in files: models with a
/// part for text. LLaVA and what is like it (Gemma 3, PaliGemma, Mistral 3).
static const Prefixes llavaPrefixes[] = {
    {"language_model.model.", "model.language_model."},
    {"language_model.lm_head", "lm_head"},
    {"vision_tower.", "model.vision_tower."},
    {"multi_modal_projector.", "model.multi_modal_projector."}};
/// Qwen2-VL and 2.5-VL.
static const Prefixes qwenPrefixes[] = {{"model.", "model.language_model."},
                                        {"visual.", "model.visual."}};

static ArrayRef<Prefixes> getPrefixes(Renaming::Kind kind) {
  if (kind == Renaming::Kind::Llava)
    return llavaPrefixes;
  if (kind == Renaming::Kind::Qwen)
    return qwenPrefixes;
  return {};
}

/// `name` with the first of `from` that it begins with as what belongs to it.
static std::string replacePrefix(StringRef name, ArrayRef<Prefixes> prefixes,
                                 StringRef Prefixes::*from,
                                 StringRef Prefixes::*to) {
  for (const Prefixes &entry : prefixes)
    if (StringRef rest = name; rest.consume_front(entry.*from))
      return (entry.*to + rest).str();
  return name.str();
}

std::string Renaming::toBase(StringRef name) const {
  if (kind == Kind::Add)
    return part + "." + name.str();
  if (kind == Kind::Drop) {
    auto [first, rest] = name.split('.');
    if (first == part && !rest.empty())
      return rest.str();
  }
  return replacePrefix(name, getPrefixes(kind), &Prefixes::peft,
                       &Prefixes::base);
}

size_t BaseView::count(const Renaming &renaming,
                       const AdapterTensors &tensors) const {
  return count_if(tensors.modules, [&](const auto &module) {
    return find(renaming.toBase(module.first)) ||
           (renaming.kind == Renaming::Kind::Add && find(module.first));
  });
}

Expected<Renaming> BaseView::findRenaming(const AdapterTensors &tensors,
                                          StringRef adapter) const {
  std::vector<Renaming> candidates;
  std::set<StringRef> parts;
  for (const auto &[name, module] : tensors.modules)
    if (StringRef(name).contains('.'))
      parts.insert(StringRef(name).split('.').first);
  for (StringRef part : parts)
    candidates.push_back({Renaming::Kind::Drop, part.str()});
  parts.clear();
  for (const BaseModule &module : modules)
    if (StringRef(module.name).contains('.'))
      parts.insert(StringRef(module.name).split('.').first);
  for (StringRef part : parts)
    candidates.push_back({Renaming::Kind::Add, part.str()});

  Renaming best;
  const Renaming *rival = nullptr;
  size_t most = count(best, tensors);
  for (const Renaming &candidate : candidates) {
    size_t found = count(candidate, tensors);
    if (found > most) {
      most = found;
      best = candidate;
      rival = nullptr;
    } else if (found == most && best.kind != Renaming::Kind::None) {
      rival = &candidate;
    }
  }
  // Where only images' modules are adapted, these do what another one does.
  for (Renaming::Kind kind : {Renaming::Kind::Llava, Renaming::Kind::Qwen})
    if (size_t found = count({kind, ""}, tensors); found > most) {
      most = found;
      best = {kind, ""};
      rival = nullptr;
    }
  if (rival)
    return makeError(
        adapter + ": the base's names are those of the adapter with " +
        quoted(best.part) +
        (best.kind == Renaming::Kind::Add ? " before them" : " dropped") +
        ", and equally with " + quoted(rival->part) +
        (rival->kind == Renaming::Kind::Add ? " before them" : " dropped"));
  return best;
}

std::optional<std::string> BaseView::toPeft(const Renaming &renaming,
                                            const AdapterTensors &tensors,
                                            StringRef name) const {
  switch (renaming.kind) {
  case Renaming::Kind::None:
    return name.str();
  case Renaming::Kind::Add: {
    auto [first, rest] = name.split('.');
    if (first != renaming.part || rest.empty())
      return std::nullopt;
    return rest.str();
  }
  case Renaming::Kind::Llava:
  case Renaming::Kind::Qwen:
    return replacePrefix(name, getPrefixes(renaming.kind), &Prefixes::base,
                         &Prefixes::peft);
  case Renaming::Kind::Drop:
    break;
  }
  if (tensors.modules.count(name.str()))
    return name.str();
  return renaming.part + "." + name.str();
}

//===----------------------------------------------------------------------===//
// Layouts
//===----------------------------------------------------------------------===//

bool peft::isConv1DName(StringRef name) {
  StringRef last = name.rsplit('.').second;
  return StringSwitch<bool>(last.empty() ? name : last)
      .Cases({"c_attn", "c_proj", "c_fc", "q_attn"}, true)
      .Default(false);
}

/// `h.0.attn.c_proj` -> `h.0.`: what the modules of a layer share.
static StringRef getLayer(StringRef name) {
  SmallVector<StringRef> parts;
  name.split(parts, '.');
  size_t length = 0, result = 0;
  for (StringRef part : parts) {
    length += part.size() + 1;
    if (!part.empty() && all_of(part, [](char c) { return isDigit(c); }))
      result = length;
  }
  return name.take_front(result);
}

std::optional<bool>
BaseView::isInOutBySiblings(const BaseModule &module) const {
  StringRef layer = getLayer(module.name);
  for (const BaseModule &other : modules) {
    if (!StringRef(other.name).starts_with(layer) ||
        !isConv1DName(other.name) || other.shape.size() != 2 ||
        other.biasShape.size() != 1 || other.shape[0] == other.shape[1])
      continue;
    if (other.biasShape[0] == other.shape[1])
      return true;
    if (other.biasShape[0] == other.shape[0])
      return false;
  }
  return std::nullopt;
}
