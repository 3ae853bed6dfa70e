//===- ResolveBlocks.cpp - what is computed with a block's tensors --------===//

#include "Blocks.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;
using namespace swiglu;

static std::string formatShape(ArrayRef<int64_t> shape) {
  std::string result = "[";
  ListSeparator separator;
  for (int64_t dim : shape)
    result += (StringRef(separator) + Twine(dim)).str();
  return result + "]";
}

static Error tensorError(const TensorInfo &tensor, const Twine &message) {
  return importError(tensor.file,
                     "tensor " + quoted(tensor.name) + " " + message);
}

//===----------------------------------------------------------------------===//
// The unit
//===----------------------------------------------------------------------===//

static std::string describe(const json::Value &value) {
  std::string text;
  raw_string_ostream(text) << value;
  return quoted(text);
}

/// The activation that the configuration names, or the row's own.
static Expected<Activation> resolveActivation(const BlockRow &row,
                                              const Config &config) {
  if (!row.actField) {
    Activation act = *row.act;
    act.writtenOut = row.writtenOut;
    if (row.betaField) {
      json::Value beta = config.get(*row.betaField);
      act.parameter = beta.getAsNumber();
      if (!act.parameter)
        return importError(config.getFile(), config.name(row.betaField->name) +
                                                 " must be a number, found " +
                                                 describe(beta));
    }
    return act;
  }

  json::Value value = config.get(*row.actField);
  std::string field = config.name(row.actField->name);
  std::optional<StringRef> name = value.getAsString();
  if (!name)
    return importError(config.getFile(),
                       field + " must be the name of an activation, found " +
                           describe(value));
  const Activation *found = nullptr;
  std::string known;
  auto exception = row.actExceptions.find(name->str());
  if (exception != row.actExceptions.end()) {
    found = findActivation(exception->second);
  } else if (row.actClosed) {
    ListSeparator separator;
    for (const auto &[text, meant] : row.actExceptions)
      known += (StringRef(separator) + text).str();
  } else {
    StringRef bare = *name;
    if (!bare.consume_front(row.actPrefix))
      return importError(config.getFile(),
                         field + " is " + quoted(*name) +
                             ", but the tensors are those of a gated block, "
                             "whose activation starts with " +
                             quoted(row.actPrefix));
    found = findActivation(bare);
    known = listActivations();
  }
  if (!found)
    return importError(config.getFile(),
                       field + " is " + quoted(*name) +
                           ", which is not known; known: " + known);
  if (!found->refuse.empty())
    return importError(config.getFile(),
                       field + " is " + quoted(*name) +
                           ", which is not supported: " + found->refuse);
  return *found;
}

/// The bound of the clamp in `layer`.
static Expected<std::optional<double>>
resolveLimit(const BlockRow &row, const Config &config, int64_t layer) {
  for (const std::string &key : row.refuseKeys) {
    std::optional<json::Value> value = config.get(key, layer);
    std::optional<double> number = value ? value->getAsNumber() : std::nullopt;
    if (value && number != 0.0)
      return importError(config.getFile(),
                         config.name(key) + " is " + describe(*value) +
                             ", which is not supported: " + row.refuseReason);
  }
  std::optional<json::Value> value;
  std::string name;
  if (row.limitField) {
    value = config.get(*row.limitField);
    name = config.name(row.limitField->name);
  }
  for (const std::string &key : row.limitKeys) {
    if (value || !config.get(key))
      continue;
    name = config.name(key);
    value = config.get(key, layer);
    if (!value)
      return importError(config.getFile(),
                         name + " has no element for layer " + Twine(layer));
    if (value->getAsNumber() == 0.0)
      return std::nullopt;
  }
  if (!value)
    return row.limit;
  std::optional<double> limit = value->getAsNumber();
  if (!limit || !(*limit > 0))
    return importError(config.getFile(), name +
                                             " must be a positive number, "
                                             "found " +
                                             describe(*value));
  return limit;
}

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

static Error checkType(const TensorInfo &tensor) {
  if (tensor.quant || (tensor.type && isFloat(*tensor.type)))
    return Error::success();
  return tensorError(tensor, "has the type " + tensor.typeName +
                                 ", which is not supported for a weight");
}

/// The bias that belongs to a weight, by its name.
static std::string getBiasName(StringRef weight) {
  return weight.consume_back(".weight") ? (weight + ".bias").str()
                                        : (weight + "_bias").str();
}

static Expected<const TensorInfo *> resolveBias(const MatchedBlock &block,
                                                Role role,
                                                const WeightStore &store,
                                                const Config &config) {
  const BlockRow &row = *block.row;
  std::string name = getBiasName(block.weights.at(role)->name);
  const TensorInfo *bias = store.find(name);
  if (row.biasOptional)
    return bias;
  bool expected = llvm::is_contained(row.bias, role);
  std::string why = "blocks of " + quoted(row.type) + " have " +
                    (expected ? "one" : "none") + " there";
  if (row.biasField) {
    json::Value value = config.get(*row.biasField);
    std::optional<bool> flag = value.getAsBoolean();
    if (!flag)
      return importError(config.getFile(),
                         config.name(row.biasField->name) +
                             " must be true or false, found " +
                             describe(value));
    expected = *flag;
    why = config.name(row.biasField->name) + " is " +
          (expected ? "true" : "false") + " in " + config.getFile().str();
  }
  if (expected && !bias)
    return importError(store.getPath(),
                       "no tensor " + quoted(name) + ", but " + why);
  if (!expected && bias)
    return tensorError(*bias, "is a bias, but " + why);
  return bias;
}

/// The product with the weight of `role`, without its slice.
static Expected<Linear> resolveLinear(const MatchedBlock &block, Role role,
                                      const WeightStore &store,
                                      const Config &config) {
  const BlockRow &row = *block.row;
  const TensorInfo &weight = *block.weights.at(role);
  if (Error e = checkType(weight))
    return e;
  SmallVector<int64_t, 4> shape = weight.getLogicalShape();
  if (shape.size() != (row.stacked ? 3 : 2) || llvm::is_contained(shape, 0))
    return tensorError(weight,
                       "has the shape " + formatShape(shape) + ", expected a " +
                           (row.stacked ? "stack of matrices" : "matrix"));
  Expected<const TensorInfo *> bias = resolveBias(block, role, store, config);
  if (!bias)
    return bias.takeError();
  Linear linear;
  linear.role = role;
  linear.weight = &weight;
  linear.bias = *bias;
  linear.out = shape[shape.size() - (row.inOut ? 1 : 2)];
  linear.in = shape[shape.size() - (row.inOut ? 2 : 1)];
  linear.inOut = row.inOut;
  linear.slice = -1;
  linear.roundsProduct = !StringRef(weight.name).ends_with(".weight");
  if (!linear.bias)
    return linear;

  if (Error e = checkType(*linear.bias))
    return e;
  if (linear.bias->quant)
    return tensorError(*linear.bias, "is a bias of the type " +
                                         linear.bias->typeName +
                                         ", which is not supported");
  SmallVector<int64_t, 4> expected = {linear.out};
  if (row.stacked)
    expected.insert(expected.begin(), shape.front());
  if (linear.bias->shape != expected)
    return tensorError(*linear.bias, "has the shape " +
                                         formatShape(linear.bias->shape) +
                                         ", expected " + formatShape(expected));
  return linear;
}

static Error checkShape(const MatchedBlock &block, const Linear &linear,
                        int64_t out, int64_t in, int64_t experts) {
  SmallVector<int64_t, 4> expected = {out, in};
  if (linear.inOut)
    std::swap(expected[0], expected[1]);
  if (block.row->stacked)
    expected.insert(expected.begin(), experts);
  SmallVector<int64_t, 4> shape = linear.weight->getLogicalShape();
  if (shape == expected)
    return Error::success();
  return tensorError(*linear.weight, "has the shape " + formatShape(shape) +
                                         ", expected " + formatShape(expected));
}

static Error checkSize(const SizeRule &rule, const Config &config,
                       const MatchedBlock &block, const Linear &linear,
                       int64_t found) {
  std::optional<Config::Size> size = config.getSize(rule, block.layer);
  if (!size || size->value == found)
    return Error::success();
  return importError(config.getFile(),
                     size->text + ", but tensor " +
                         quoted(linear.weight->name) + " has the shape " +
                         formatShape(linear.weight->getLogicalShape()) +
                         " and thus " + Twine(found));
}

/// The longest path that all names share: `a.b` of `a.b.c` and `a.b.d.e`.
static std::string getCommonPath(ArrayRef<Linear> linears) {
  SmallVector<StringRef> path;
  StringRef(linears.front().weight->name).split(path, '.');
  path.pop_back();
  auto narrow = [&](const TensorInfo &tensor) {
    SmallVector<StringRef> other;
    StringRef(tensor.name).split(other, '.');
    other.pop_back();
    auto [end, _] =
        std::mismatch(path.begin(), path.end(), other.begin(), other.end());
    path.erase(end, path.end());
  };
  for (const Linear &linear : linears) {
    narrow(*linear.weight);
    if (linear.bias)
      narrow(*linear.bias);
  }
  return llvm::join(path, ".");
}

static Error resolveBlock(const MatchedBlock &matched, const WeightStore &store,
                          const Config &config, const Activation &act,
                          std::vector<Block> &blocks) {
  const BlockRow &row = *matched.row;
  Block block;
  block.gated = row.gated;
  block.act = act;
  block.offset = row.offset;
  block.interleaved = row.interleaved;
  block.upFirst = row.upFirst;
  block.writtenOut = act.writtenOut;
  Expected<std::optional<double>> limit =
      resolveLimit(row, config, matched.layer);
  if (!limit)
    return limit.takeError();
  block.limit = *limit;

  for (const auto &[role, weight] : matched.weights) {
    Expected<Linear> linear = resolveLinear(matched, role, store, config);
    if (!linear)
      return linear.takeError();
    block.linears.push_back(std::move(*linear));
  }
  const Linear &first = block.linears.front();
  int64_t experts = row.stacked ? first.weight->shape.front() : 1;
  int64_t hidden = first.in, inter = first.out;
  if (first.role == Role::GateUp) {
    if (first.out % 2 != 0)
      return tensorError(*first.weight,
                         "has the shape " +
                             formatShape(first.weight->getLogicalShape()) +
                             ", expected an even number of features for gate "
                             "and up");
    inter /= 2;
  }
  if (Error e = checkSize(row.hidden, config, matched, first, hidden))
    return e;
  if (Error e = checkSize(row.inter, config, matched, first, inter))
    return e;
  for (const Linear &linear : ArrayRef(block.linears).drop_front()) {
    bool isDown = linear.role == Role::Down;
    if (Error e = checkShape(matched, linear, isDown ? hidden : inter,
                             isDown ? inter : hidden, experts))
      return e;
  }

  std::string path = getCommonPath(block.linears);
  if (!row.stacked) {
    // GGUF has all blocks of a layer side by side.
    block.symbol = path;
    if (path + "." == matched.layerName && row.part == "shared_expert")
      block.symbol += ".shared_expert";
    blocks.push_back(std::move(block));
    return Error::success();
  }
  if (!StringRef(path).ends_with(".experts"))
    path += "." + row.part;
  for (int64_t e = 0; e < experts; ++e) {
    for (Linear &linear : block.linears)
      linear.slice = e;
    block.symbol = path + "." + std::to_string(e);
    blocks.push_back(block);
  }
  return Error::success();
}

Expected<std::vector<Block>>
swiglu::resolveBlocks(ArrayRef<MatchedBlock> matched, const WeightStore &store,
                      function_ref<Config(const BlockRow &)> getConfig,
                      Notes &notes) {
  std::vector<Block> blocks;
  std::map<const BlockRow *, Activation> acts;
  for (const MatchedBlock &block : matched) {
    const BlockRow &row = *block.row;
    Config config = getConfig(row);
    auto act = acts.find(&row);
    if (act == acts.end()) {
      Expected<Activation> resolved = resolveActivation(row, config);
      if (!resolved)
        return resolved.takeError();
      act = acts.emplace(&row, std::move(*resolved)).first;
    }
    if (Error e = resolveBlock(block, store, config, act->second, blocks))
      return e;
  }

  StringSet<> symbols;
  for (const Block &block : blocks)
    if (!symbols.insert(block.symbol).second)
      return importError(store.getPath(),
                         "two feed-forward blocks are called " +
                             quoted(block.symbol));
  bool saidRouting = false;
  for (const auto &[row, act] : acts) {
    if (row->isExperts() && !saidRouting) {
      saidRouting = true;
      notes.remarks.push_back(
          store.getPath().str() +
          ": experts are imported as dense blocks, one function each; their "
          "routing is left out" +
          (row->routing.empty() ? "" : " (" + row->routing + ")"));
    }
    if (!row->outside.empty())
      notes.remarks.push_back(store.getPath().str() +
                              ": left out beside the block (" + row->part +
                              "): " + row->outside);
  }
  return blocks;
}
