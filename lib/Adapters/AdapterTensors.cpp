//===- AdapterTensors.cpp - adapter_model.safetensors ---------------------===//

#include "AdapterTensors.h"
#include "Messages.h"
#include "ModuleMatch.h"
#include "llvm/ADT/STLExtras.h"
#include <cmath>

using namespace llvm;
using namespace swiglu;
using namespace swiglu::peft;

static Error tensorError(const TensorView &tensor, const Twine &message) {
  return makeError(tensor.file + ": tensor " + quoted(tensor.name) + message);
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

std::vector<double> peft::toDoubles(const TensorView &tensor) {
  std::vector<double> values(tensor.data.size() / getElementSize(tensor.type));
  MutableArrayRef<uint8_t> bytes(reinterpret_cast<uint8_t *>(values.data()),
                                 values.size() * sizeof(double));
  // The types were checked when the adapter was opened.
  cantFail(convertElements(tensor, ElementType::F64, bytes));
  return values;
}

/// `[1, 2]` of an element's number.
static std::string formatIndex(int64_t element, ArrayRef<int64_t> shape) {
  SmallVector<int64_t> index(shape.size());
  for (size_t i = shape.size(); i-- > 0; element /= shape[i])
    index[i] = element % shape[i];
  return formatShape(index);
}

static Error checkValues(const TensorView &tensor) {
  if (!isFloat(tensor.type))
    return tensorError(tensor, " has elements of " +
                                   getElementTypeName(tensor.type) +
                                   ", expected f64, f32, f16 or bf16");
  // By pieces: a whole embedding as f64 is four times its file.
  constexpr size_t pieceSize = 1 << 16;
  size_t elementSize = getElementSize(tensor.type);
  size_t count = tensor.data.size() / elementSize;
  for (size_t begin = 0; begin < count; begin += pieceSize) {
    TensorView piece = tensor;
    size_t size = std::min(pieceSize, count - begin);
    piece.shape = {static_cast<int64_t>(size)};
    piece.data = tensor.data.slice(begin * elementSize, size * elementSize);
    std::vector<double> values = toDoubles(piece);
    auto bad =
        llvm::find_if(values, [](double v) { return !std::isfinite(v); });
    if (bad == values.end())
      continue;
    return tensorError(
        tensor, " is " +
                    Twine(std::isnan(*bad) ? "NaN"
                          : *bad > 0       ? "inf"
                                           : "-inf") +
                    " at " +
                    formatIndex(begin + (bad - values.begin()), tensor.shape));
  }
  return Error::success();
}

//===----------------------------------------------------------------------===//
// Sorting by names
//===----------------------------------------------------------------------===//

namespace {
class Sorter {
public:
  Sorter(const WeightStore &store, const AdapterConfig &config)
      : store(store), config(config) {}

  Expected<AdapterTensors> run();

private:
  Error add(const TensorInfo &info);
  Error addToModule(StringRef module, StringRef suffix,
                    const TensorView &tensor, bool &isKnown);
  Error addSaved(StringRef name, const TensorView &tensor);
  Error addTokens(StringRef module, const TensorView &tensor);
  Expected<bool> isSaved(StringRef name);
  Error checkModule(StringRef name, AdapterModule &module);
  Error checkIA3(StringRef name, AdapterModule &module);
  Error checkLoRA(StringRef name, AdapterModule &module);
  Error checkFactors(AdapterModule &module);

  bool isLoRA() const { return config.type == AdapterConfig::Type::LoRA; }

  const WeightStore &store;
  const AdapterConfig &config;
  AdapterTensors result;
  /// Tensors of no module, until all modules are known.
  std::vector<std::pair<std::string, const TensorView *>> others;
};
} // namespace

Error Sorter::addToModule(StringRef module, StringRef suffix,
                          const TensorView &tensor, bool &isKnown) {
  auto set = [&](const TensorView *AdapterModule::*member,
                 bool isEmbedding) -> Error {
    isKnown = true;
    AdapterModule &entry = result.modules[module.str()];
    if (entry.*member)
      return tensorError(tensor,
                         " says the same as " + quoted((entry.*member)->name));
    entry.*member = &tensor;
    entry.isEmbedding |= isEmbedding;
    return Error::success();
  };
  if (!isLoRA())
    return suffix == "ia3_l" ? set(&AdapterModule::ia3, false)
                             : Error::success();
  if (suffix == "lora_A.weight")
    return set(&AdapterModule::a, false);
  if (suffix == "lora_B.weight")
    return set(&AdapterModule::b, false);
  if (suffix == "lora_B.bias")
    return set(&AdapterModule::bBias, false);
  if (suffix == "lora_embedding_A")
    return set(&AdapterModule::a, true);
  if (suffix == "lora_embedding_B")
    return set(&AdapterModule::b, true);
  if (suffix == "lora_magnitude_vector" ||
      suffix == "lora_magnitude_vector.weight")
    return set(&AdapterModule::magnitude, false);
  return Error::success();
}

Error Sorter::add(const TensorInfo &info) {
  Expected<const TensorView *> found = store.lookup(info.name);
  if (!found)
    return found.takeError();
  const TensorView &tensor = **found;
  if (Error error = checkValues(tensor))
    return error;
  StringRef name(tensor.name);
  if (!name.consume_front("base_model.model."))
    return tensorError(tensor, " does not begin with 'base_model.model.', as "
                               "PEFT's tensors do");
  // A suffix has one dot at most.
  bool isKnown = false;
  size_t last = name.rfind('.');
  for (size_t dot :
       {last, last == StringRef::npos ? last : name.rfind('.', last)}) {
    if (dot == StringRef::npos || isKnown)
      continue;
    if (Error error = addToModule(name.take_front(dot),
                                  name.drop_front(dot + 1), tensor, isKnown))
      return error;
  }
  if (!isKnown)
    others.emplace_back(name.str(), &tensor);
  return Error::success();
}

bool peft::isInSavedModule(const AdapterConfig &config, StringRef name) {
  // What PEFT has in memory only: its files go without these.
  if (name.contains(".modules_to_save.") || name.contains(".original_module."))
    return false;
  for (size_t dot = name.find('.'); dot != StringRef::npos;
       dot = name.find('.', dot + 1))
    for (const std::string &saved : config.modulesToSave)
      if (name.take_front(dot).ends_with(saved))
        return true;
  return false;
}

Expected<bool> Sorter::isSaved(StringRef name) {
  if (isInSavedModule(config, name))
    return true;
  auto [module, last] = name.rsplit('.');
  bool isAdapted = result.modules.count(module.str());
  if (last == "bias")
    return config.bias == AdapterConfig::Bias::All ||
           (config.bias == AdapterConfig::Bias::LoraOnly && isAdapted);
  // PEFT adds embeddings that are adapted or were resized.
  return last == "weight" && (isEmbeddingName(module) || isHeadName(module));
}

Error Sorter::addTokens(StringRef module, const TensorView &tensor) {
  auto entry = llvm::find_if(config.tokens, [&](const auto &tokens) {
    return module.ends_with(tokens.first);
  });
  if (entry == config.tokens.end())
    return tensorError(tensor, " is of no module of 'trainable_token_indices'");
  if (tensor.shape.size() != 2 ||
      tensor.shape[0] != static_cast<int64_t>(entry->second.size()))
    return tensorError(tensor, " has the shape " + formatShape(tensor.shape) +
                                   ", expected [" +
                                   Twine(entry->second.size()) +
                                   ", features], one row for each of "
                                   "'trainable_token_indices'");
  result.tokens.push_back({module.str(), &tensor, entry->second});
  return Error::success();
}

Error Sorter::addSaved(StringRef name, const TensorView &tensor) {
  StringRef wrapped(name);
  if (isLoRA() && wrapped.consume_back(".token_adapter.trainable_tokens_delta"))
    return addTokens(wrapped, tensor);
  auto [module, last] = name.rsplit('.');
  // What PEFT wraps is called so inside of its wrapper.
  module.consume_back(".base_layer");
  std::string plain = (module + "." + last).str();
  Expected<bool> saved = isSaved(plain);
  if (!saved)
    return saved.takeError();
  if (*saved) {
    for (const SavedTensor &other : result.saved)
      if (other.name == plain)
        return tensorError(tensor,
                           " says the same as " + quoted(other.tensor->name));
    result.saved.push_back({plain, &tensor});
    return Error::success();
  }
  if (name.contains("lora_") || name.contains("ia3_"))
    return tensorError(tensor, " ends with what no " +
                                   StringRef(isLoRA() ? "LORA" : "IA3") +
                                   " adapter has");
  return tensorError(tensor, " is no part of the adapter, and no field of the "
                             "configuration ('modules_to_save', 'bias') "
                             "covers it");
}

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

static Error checkRank(const TensorView &tensor, size_t rank,
                       StringRef expected) {
  if (tensor.shape.size() == rank && !is_contained(tensor.shape, 0))
    return Error::success();
  return tensorError(tensor, " has the shape " + formatShape(tensor.shape) +
                                 ", expected " + expected);
}

Error Sorter::checkIA3(StringRef name, AdapterModule &module) {
  const TensorView &l = *module.ia3;
  if (Error error =
          checkRank(l, 2, "[1, in] or [out, 1]: only linears are supported"))
    return error;
  Expected<std::optional<bool>> feedForward = isFeedForward(config, name);
  if (!feedForward)
    return feedForward.takeError();
  module.isFeedForward = feedForward->value_or(l.shape[0] == 1);
  if (l.shape[module.isFeedForward ? 0 : 1] == 1)
    return Error::success();
  return tensorError(
      l, " has the shape " + formatShape(l.shape) + ", expected " +
             (module.isFeedForward
                  ? "[1, in], as 'feedforward_modules' has the module"
                  : "[out, 1], as 'feedforward_modules' lacks the module"));
}

Error Sorter::checkFactors(AdapterModule &module) {
  const TensorView &a = *module.a, &b = *module.b;
  if (Error error =
          checkRank(a, 2, "[r, in]: only linears and embeddings are supported"))
    return error;
  if (Error error = checkRank(b, 2, "[out, r]"))
    return error;
  std::string rank = std::to_string(module.rank);
  if (a.shape[0] != module.rank)
    return tensorError(a, " has the shape " + formatShape(a.shape) +
                              ", expected [" + rank + ", " + Twine(a.shape[1]) +
                              "] with r = " + rank);
  if (b.shape[1] != module.rank)
    return tensorError(b, " has the shape " + formatShape(b.shape) +
                              ", expected [" + Twine(b.shape[0]) + ", " + rank +
                              "] with r = " + rank);
  for (const TensorView *vector : {module.bBias, module.magnitude})
    if (vector && vector->shape != ArrayRef<int64_t>(b.shape[0]))
      return tensorError(*vector, " has the shape " +
                                      formatShape(vector->shape) +
                                      ", expected " + formatShape(b.shape[0]));
  return Error::success();
}

Error Sorter::checkLoRA(StringRef name, AdapterModule &module) {
  auto missing = [&](const TensorView &has, StringRef lacks) {
    return tensorError(has, " has no " + quoted(lacks) + " beside it");
  };
  const TensorView *any = module.a       ? module.a
                          : module.b     ? module.b
                          : module.bBias ? module.bBias
                                         : module.magnitude;
  if (!module.a)
    return missing(*any,
                   module.isEmbedding ? "lora_embedding_A" : "lora_A.weight");
  if (!module.b)
    return missing(*any,
                   module.isEmbedding ? "lora_embedding_B" : "lora_B.weight");
  if (StringRef(module.a->name).contains("lora_embedding_") !=
      StringRef(module.b->name).contains("lora_embedding_"))
    return tensorError(*module.a,
                       " does not go with " + quoted(module.b->name));
  if (config.usesDora && !module.magnitude)
    return missing(*module.a, "lora_magnitude_vector");
  if (!config.usesDora && module.magnitude)
    return tensorError(*module.magnitude, " is there, but 'use_dora' is false");
  if (config.hasLoraBias && !module.bBias)
    return missing(*module.b, "lora_B.bias");
  if (!config.hasLoraBias && module.bBias)
    return tensorError(*module.bBias, " is there, but 'lora_bias' is false");
  Expected<ModuleScale> scale = getScale(config, name);
  if (!scale)
    return scale.takeError();
  module.rank = scale->rank;
  module.scale = scale->scale;
  module.isAmbiguous = scale->isAmbiguous;
  return checkFactors(module);
}

Error Sorter::checkModule(StringRef name, AdapterModule &module) {
  Expected<bool> target = isTarget(config, name);
  if (!target)
    return target.takeError();
  const TensorView *any = module.ia3     ? module.ia3
                          : module.a     ? module.a
                          : module.b     ? module.b
                          : module.bBias ? module.bBias
                                         : module.magnitude;
  if (!*target)
    return tensorError(*any, " is of the module " + quoted(name) +
                                 ", which the configuration does not target");
  return isLoRA() ? checkLoRA(name, module) : checkIA3(name, module);
}

Expected<AdapterTensors> Sorter::run() {
  for (const TensorInfo &info : store.getTensors())
    if (Error error = add(info))
      return error;
  for (auto &[name, tensor] : others)
    if (Error error = addSaved(name, *tensor))
      return error;
  for (auto &[name, module] : result.modules)
    if (Error error = checkModule(name, module))
      return error;
  for (const auto &[name, indices] : config.tokens)
    if (none_of(result.tokens, [&, &end = name](const TokenRows &rows) {
          return StringRef(rows.module).ends_with(end);
        }))
      return makeError(store.getPath() +
                       ": no 'token_adapter.trainable_tokens_delta' of " +
                       (name.empty() ? "an embedding" : quoted(name)) +
                       ", which 'trainable_token_indices' has");
  if (store.getTensors().empty())
    return makeError(store.getPath() + ": no tensors");
  return std::move(result);
}

Expected<AdapterTensors> peft::readAdapterTensors(const WeightStore &store,
                                                  const AdapterConfig &config) {
  return Sorter(store, config).run();
}
