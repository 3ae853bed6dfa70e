//===- BaseModel.cpp - the tensors that adapters can change ---------------===//

#include "Messages.h"
#include "swiglu/Adapters/Adapter.h"
#include "swiglu/Weights/Json.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace swiglu;
using namespace swiglu::peft;

/// Scales and zeros belong to the integers, which have a logical shape.
static bool isPart(const WeightStore &store, StringRef name) {
  if (!name.consume_back(":scales") && !name.consume_back(":zeros"))
    return false;
  const TensorInfo *integers = store.find(name);
  return integers && integers->quant;
}

/// A number, or one for each layer that are all the same.
static int64_t getCount(const WeightStore &store, StringRef key) {
  std::optional<SmallVector<int64_t>> numbers = store.getIntegers(key);
  if (!numbers || numbers->empty() || !all_equal(*numbers))
    return 0;
  return numbers->front();
}

static void readMetadata(const WeightStore &store, BaseModel &base) {
  base.isGGUF = true;
  base.architecture =
      store.getString("general.architecture").value_or("").str();
  std::string prefix = base.architecture + ".attention.head_count";
  base.heads = getCount(store, prefix);
  base.keyValueHeads = getCount(store, prefix + "_kv");
  if (!base.keyValueHeads && !store.getIntegers(prefix + "_kv"))
    base.keyValueHeads = base.heads;
  base.tiesEmbeddings =
      store.find("token_embd.weight") && !store.find("output.weight");
}

/// What a model's config.json says; a model of several parts has the text's
/// own.
static Expected<std::optional<bool>> readTie(StringRef weights) {
  SmallString<256> path = sys::path::parent_path(weights);
  sys::path::append(path, "config.json");
  ErrorOr<std::unique_ptr<MemoryBuffer>> buffer = MemoryBuffer::getFile(path);
  if (!buffer)
    return std::optional<bool>();
  Expected<json::Value> value =
      parseUntrustedJson((*buffer)->getBuffer(), path);
  if (!value)
    return value.takeError();
  const json::Object *config = value->getAsObject();
  if (!config)
    return std::optional<bool>();
  if (std::optional<bool> ties = config->getBoolean("tie_word_embeddings"))
    return ties;
  if (const json::Object *text = config->getObject("text_config"))
    return text->getBoolean("tie_word_embeddings");
  return std::optional<bool>();
}

Expected<BaseModel> BaseModel::get(const WeightStore &store) {
  BaseModel base;
  for (const TensorInfo &info : store.getTensors())
    if (!isPart(store, info.name))
      base.tensors.push_back({info.name, info.getLogicalShape()});
  if (store.getFormat() == WeightFormat::GGUF) {
    readMetadata(store, base);
    return base;
  }
  Expected<std::optional<bool>> ties = readTie(store.getPath());
  if (!ties)
    return ties.takeError();
  base.tiesEmbeddings = *ties;
  return base;
}

Expected<BaseModel> BaseModel::get(std::vector<Tensor> tensors) {
  BaseModel base;
  for (const Tensor &tensor : tensors) {
    StringRef name(tensor.name);
    base.isGGUF |= name.starts_with("blk.") || name.starts_with("enc.blk.") ||
                   name.starts_with("dec.blk.");
  }
  base.tensors = std::move(tensors);
  return base;
}
