//===- MatchBlocks.cpp - finds the tensors of feed-forward blocks ---------===//

#include "Blocks.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace swiglu;

/// Matches `name` with a pattern in which `{i}` and `{e}` are numbers.
static bool match(StringRef pattern, StringRef name, int64_t &layer,
                  int64_t &expert) {
  while (true) {
    size_t hole = pattern.find('{');
    if (hole == StringRef::npos)
      return name == pattern;
    if (!name.consume_front(pattern.take_front(hole)))
      return false;
    char which = pattern[hole + 1];
    pattern = pattern.drop_front(hole + 3);
    StringRef digits = name.take_while([](char c) { return isDigit(c); });
    // A longer number is no layer's, and 007 isn't how anyone writes 7.
    int64_t number;
    if (digits.size() > 9 || digits.getAsInteger(10, number) ||
        (digits.size() > 1 && digits.front() == '0'))
      return false;
    name = name.drop_front(digits.size());
    (which == 'i' ? layer : expert) = number;
  }
}

static std::string fill(StringRef pattern, int64_t layer, int64_t expert) {
  std::string result;
  while (!pattern.empty()) {
    if (pattern.consume_front("{i}"))
      result += std::to_string(layer);
    else if (pattern.consume_front("{e}"))
      result += std::to_string(expert);
    else {
      result += pattern.front();
      pattern = pattern.drop_front();
    }
  }
  return result;
}

namespace {
/// Finds all blocks of the rows, complete or not.
class Matcher {
public:
  Matcher(ArrayRef<BlockRow> rows, const WeightStore &store,
          function_ref<Config(const BlockRow &)> getConfig, Notes &notes)
      : rows(rows), store(store), getConfig(getConfig), notes(notes) {}

  Expected<std::vector<MatchedBlock>> run();

private:
  /// Stack, layer, row, expert: the order of the blocks.
  using Key = std::tuple<unsigned, int64_t, unsigned, int64_t>;

  /// One way that a row's names may start in this file.
  struct Spelling {
    unsigned stack;
    std::string layer;
    bool stripped;
  };

  std::vector<Spelling> getSpellings(const BlockRow &row);
  std::string getPattern(const BlockRow &row, const Spelling &spelling,
                         StringRef name) const;
  bool holdsFields(const BlockRow &row) const;
  bool holdsLayer(const BlockRow &row, int64_t layer) const;

  void findSupported(unsigned index);
  void findUnsupported(unsigned index);
  Error checkExperts() const;
  Error checkPartial() const;
  Error failWithout() const;
  void warnOfUnused();

  ArrayRef<BlockRow> rows;
  const WeightStore &store;
  function_ref<Config(const BlockRow &)> getConfig;
  Notes &notes;

  /// The layer patterns by their number, that is `stack`.
  std::vector<std::string> stacks;
  std::map<Key, MatchedBlock> blocks;
  /// What misses a tensor, and the name of that tensor.
  std::vector<std::pair<MatchedBlock, std::string>> partial;
  /// Tensors of blocks, whether imported or refused.
  DenseSet<const TensorInfo *> claimed;
  /// Reason -> layers.
  std::map<std::string, std::vector<int64_t>> refused;
};
} // namespace

std::vector<Matcher::Spelling> Matcher::getSpellings(const BlockRow &row) {
  std::vector<Spelling> result;
  auto add = [&](StringRef layer, bool stripped) {
    auto it = llvm::find(stacks, layer);
    unsigned stack = it - stacks.begin();
    if (it == stacks.end())
      stacks.push_back(layer.str());
    result.push_back({stack, layer.str(), stripped});
  };
  for (StringRef layer : row.layers) {
    add(layer, false);
    if (!row.prefix.empty() && layer.consume_front(row.prefix))
      add(layer, true);
  }
  return result;
}

std::string Matcher::getPattern(const BlockRow &row, const Spelling &spelling,
                                StringRef name) const {
  if (!name.consume_front("/"))
    return spelling.layer + name.str();
  if (spelling.stripped)
    name.consume_front(row.prefix);
  return name.str();
}

bool Matcher::holdsFields(const BlockRow &row) const {
  Config config = getConfig(row);
  return llvm::all_of(row.when, [&](const Field &field) {
    std::optional<json::Value> value = config.get(field.name);
    return !value || *value == field.fallback;
  });
}

bool Matcher::holdsLayer(const BlockRow &row, int64_t layer) const {
  if (row.layerField.empty())
    return true;
  std::optional<json::Value> value = getConfig(row).get(row.layerField, layer);
  std::optional<double> number = value ? value->getAsNumber() : std::nullopt;
  // What isn't known is taken for the kind that can't be imported.
  if (!number)
    return !row.unsupported.empty();
  return (*number == 0) == row.layerFieldIsZero;
}

void Matcher::findSupported(unsigned index) {
  const BlockRow &row = rows[index];
  for (const Spelling &spelling : getSpellings(row)) {
    std::map<Key, MatchedBlock> found;
    for (const auto &[role, name] : row.names) {
      std::string pattern = getPattern(row, spelling, name);
      for (const TensorInfo &tensor : store.getTensors()) {
        int64_t layer = 0, expert = -1;
        if (!match(pattern, tensor.name, layer, expert))
          continue;
        MatchedBlock &block = found[{spelling.stack, layer, index, expert}];
        block.row = &row;
        block.stack = spelling.stack;
        block.layer = layer;
        block.expert = expert;
        block.layerName = fill(spelling.layer, layer, expert);
        block.weights[role] = &tensor;
      }
    }
    for (auto &[key, block] : found) {
      if (!holdsLayer(row, block.layer) ||
          llvm::any_of(row.absent, [&](const std::string &name) {
            return store.find(block.layerName + name);
          }))
        continue;
      auto missing = llvm::find_if(row.names, [&](const auto &entry) {
        return !block.weights.count(entry.first);
      });
      if (missing != row.names.end()) {
        std::string name = fill(getPattern(row, spelling, missing->second),
                                block.layer, block.expert);
        partial.emplace_back(std::move(block), std::move(name));
        continue;
      }
      // Whole names are the same in every spelling.
      if (llvm::any_of(block.weights, [&](const auto &entry) {
            return claimed.contains(entry.second);
          }))
        continue;
      for (const auto &[role, tensor] : block.weights)
        claimed.insert(tensor);
      blocks.emplace(key, std::move(block));
    }
  }
}

void Matcher::findUnsupported(unsigned index) {
  const BlockRow &row = rows[index];
  for (const Spelling &spelling : getSpellings(row)) {
    std::map<int64_t, std::vector<const TensorInfo *>> found;
    size_t needed = 0;
    for (const std::string &name : row.tensors) {
      // Biases come and go with a field of the configuration.
      bool needs = !StringRef(name).ends_with(".bias");
      needed += needs;
      std::string pattern = getPattern(row, spelling, name);
      for (const TensorInfo &tensor : store.getTensors()) {
        int64_t layer = 0, expert = -1;
        if (needs && match(pattern, tensor.name, layer, expert) &&
            !claimed.contains(&tensor))
          found[layer].push_back(&tensor);
      }
    }
    for (const auto &[layer, tensors] : found) {
      if (tensors.size() != needed || !holdsLayer(row, layer))
        continue;
      claimed.insert(tensors.begin(), tensors.end());
      refused[row.unsupported].push_back(layer);
    }
  }
}

Error Matcher::checkExperts() const {
  // Of the experts in tensors of their own none may be missing.
  const MatchedBlock *previous = nullptr;
  for (const auto &[key, block] : blocks) {
    bool follows = previous && previous->row == block.row &&
                   previous->stack == block.stack &&
                   previous->layer == block.layer;
    int64_t expected = follows ? previous->expert + 1 : 0;
    if (block.expert >= 0 && block.expert != expected)
      return importError(store.getPath(),
                         "expert " + Twine(expected) + " is missing beside " +
                             quoted(block.weights.begin()->second->name));
    previous = &block;
  }
  return Error::success();
}

Error Matcher::checkPartial() const {
  for (const auto &[block, missing] : partial) {
    auto loose = llvm::find_if(block.weights, [&](const auto &entry) {
      return !claimed.contains(entry.second);
    });
    if (loose == block.weights.end())
      continue;
    // The store's own words: the name, and the nearest one that exists.
    Expected<const TensorView *> tensor = store.lookup(missing);
    std::string text =
        tensor ? "no tensor " + quoted(missing) : toString(tensor.takeError());
    return createStringError(inconvertibleErrorCode(),
                             text + " (it goes with " +
                                 quoted(loose->second->name) + ")");
  }
  return Error::success();
}

/// True for a name that speaks of a feed-forward block's weights.
static bool soundsLikeBlock(StringRef name) {
  if (name.contains("router") || name.contains("gate_inp") ||
      name.contains("norm") || name.ends_with("bias") ||
      name.ends_with(".gate.weight") || name.ends_with("expert_gate.weight"))
    return false;
  return llvm::any_of(
      ArrayRef<StringRef>{".mlp.", ".ffn.", ".ffn_", "feed_forward", "experts",
                          "DenseReluDense", ".fc1.", ".fc2.", "shared_mlp",
                          "block_sparse_moe", "dense_h_to_4h"},
      [&](StringRef part) { return name.contains(part); });
}

/// The first tensor whose name sounds like a block's and that no block has.
static const TensorInfo *findUnused(const WeightStore &store,
                                    const DenseSet<const TensorInfo *> &claimed,
                                    size_t *count) {
  const TensorInfo *first = nullptr;
  for (const TensorInfo &tensor : store.getTensors()) {
    if (tensor.shape.size() < 2 || claimed.contains(&tensor) ||
        StringRef(tensor.name).ends_with(":scales") ||
        StringRef(tensor.name).ends_with(":zeros") ||
        !soundsLikeBlock(tensor.name))
      continue;
    first = first ? first : &tensor;
    ++*count;
  }
  return first;
}

Error Matcher::failWithout() const {
  std::string message = "no feed-forward block of the type " +
                        quoted(rows.front().type) + " found";
  for (const BlockRow &row : rows) {
    if (!row.unsupported.empty())
      continue;
    std::string name = row.names.begin()->second;
    for (const TensorInfo &tensor : store.getTensors())
      if (StringRef(tensor.name).ends_with("_blocks"))
        return importError(tensor.file, "tensor " + quoted(tensor.name) +
                                            " is MXFP4, which is not "
                                            "supported");
    StringRef whole = name;
    message += ": there would be a tensor " +
               (whole.consume_front("/") ? quoted(whole)
                                         : quoted(row.layers.front() + name));
    break;
  }
  size_t count = 0;
  if (const TensorInfo *tensor = findUnused(store, claimed, &count))
    message += "; the file has " + quoted(tensor->name);
  return importError(store.getPath(), message);
}

void Matcher::warnOfUnused() {
  size_t count = 0;
  if (const TensorInfo *tensor = findUnused(store, claimed, &count))
    notes.warnings.push_back(
        store.getPath().str() + ": tensor " + quoted(tensor->name) +
        (count == 1 ? "" : " and " + std::to_string(count - 1) + " more") +
        (count == 1 ? " seems" : " seem") +
        " to be a feed-forward block's, but nothing known of " +
        quoted(rows.front().type) + " has such tensors; left out");
}

Expected<std::vector<MatchedBlock>> Matcher::run() {
  const BlockRow *refusal = nullptr;
  bool anySupported = false;
  for (unsigned i = 0; i < rows.size(); ++i) {
    if (!holdsFields(rows[i]))
      continue;
    if (rows[i].unsupported.empty()) {
      anySupported = true;
      findSupported(i);
    } else if (!refusal) {
      refusal = &rows[i];
    }
  }
  if (refusal && !anySupported)
    return importError(
        getConfig(*refusal).getFile(),
        quoted(refusal->type) +
            (refusal->variant.empty() ? "" : " with " + refusal->variant) +
            " is not supported: " + refusal->unsupported);
  for (unsigned i = 0; i < rows.size(); ++i)
    if (!rows[i].unsupported.empty())
      findUnsupported(i);

  if (Error e = checkPartial())
    return e;
  if (Error e = checkExperts())
    return e;
  if (blocks.empty())
    return refused.empty()
               ? failWithout()
               : importError(store.getPath(), quoted(rows.front().type) +
                                                  " is not supported: " +
                                                  refused.begin()->first);
  for (const auto &[reason, layers] : refused)
    notes.warnings.push_back(
        store.getPath().str() + ": " + std::to_string(layers.size()) +
        (layers.size() == 1 ? " layer is" : " layers are") +
        " left out, the first is " + std::to_string(layers.front()) +
        ", not supported: " + reason);
  warnOfUnused();

  std::vector<MatchedBlock> result;
  for (auto &[key, block] : blocks)
    result.push_back(std::move(block));
  return result;
}

Expected<std::vector<MatchedBlock>>
swiglu::matchBlocks(ArrayRef<BlockRow> rows, const WeightStore &store,
                    function_ref<Config(const BlockRow &)> getConfig,
                    Notes &notes) {
  return Matcher(rows, store, getConfig, notes).run();
}
