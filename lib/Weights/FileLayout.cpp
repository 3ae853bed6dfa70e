//===- FileLayout.cpp - weight files made from others ---------------------===//

#include "swiglu/Weights/FileLayout.h"
#include "JsonCursor.h"
#include "Support.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MathExtras.h"
#include <map>
#include <numeric>

using namespace llvm;
using namespace swiglu;

bool LayoutChanges::isNone() const {
  return added.empty() && none_of(changes, [](const Change &change) {
           return change.type || change.shape;
         });
}

namespace {
/// Replaces parts of a text from its start to its end.
class TextEdit {
public:
  explicit TextEdit(StringRef text) : text(text) {}
  void replace(size_t begin, size_t end, const Twine &by) {
    result += text.slice(position, begin);
    result += by.str();
    position = end;
  }
  std::string take() {
    result += text.substr(position);
    return std::move(result);
  }

private:
  StringRef text;
  size_t position = 0;
  std::string result;
};
} // namespace

/// Bytes of a tensor when its elements are of `type`.
static uint64_t getSize(ArrayRef<int64_t> shape, ElementType type) {
  return *getNumElements(shape) * uint64_t(getElementSize(type));
}

static std::string quoteJson(StringRef text) {
  return formatv("{0}", json::Value(text)).str();
}

//===----------------------------------------------------------------------===//
// safetensors
//===----------------------------------------------------------------------===//

namespace {
struct Cell {
  uint64_t size;
  /// Of an element, 1 where that isn't known.
  uint64_t alignment;
};
} // namespace

/// Offsets from the start of the data.
static std::vector<FileLayout::Place> placeCells(ArrayRef<Cell> cells) {
  std::vector<size_t> order(cells.size());
  std::iota(order.begin(), order.end(), 0);
  std::vector<FileLayout::Place> places(cells.size());
  auto place = [&] {
    uint64_t offset = 0;
    bool isAligned = true;
    for (size_t i : order) {
      isAligned &= offset % cells[i].alignment == 0;
      places[i] = {offset, cells[i].size};
      offset += cells[i].size;
    }
    return isAligned;
  };
  if (place())
    return places;
  llvm::sort(order, [&](size_t a, size_t b) {
    return std::make_pair(cells[b].alignment, a) <
           std::make_pair(cells[a].alignment, b);
  });
  place();
  return places;
}

static std::string formatOffsets(const FileLayout::Place &place) {
  return formatv("[{0},{1}]", place.offset, place.offset + place.size).str();
}

/// safetensors has the names of this library, in capitals.
static std::string getDtypeName(ElementType type) {
  return getElementTypeName(type).upper();
}

static std::string formatList(ArrayRef<int64_t> shape) {
  auto format = [](int64_t dim) { return std::to_string(dim); };
  return "[" + join(map_range(shape, format), ",") + "]";
}

static std::string formatEntry(const StoredTensor &tensor,
                               const FileLayout::Place &place) {
  return formatv("{0}:{{\"dtype\":\"{1}\",\"shape\":{2},\"data_offsets\":{3}}",
                 quoteJson(tensor.name),
                 tensor.type ? getDtypeName(*tensor.type) : tensor.typeName,
                 formatList(tensor.shape), formatOffsets(place))
      .str();
}

/// The header, which was read before and thus is well-formed, with other types
/// and offsets.
static Expected<std::string> rewriteHeader(const WeightFile &file,
                                           StringRef header,
                                           const LayoutChanges &changes,
                                           ArrayRef<FileLayout::Place> places) {
  std::map<StringRef, size_t> indices;
  for (auto [index, tensor] : llvm::enumerate(file.tensors))
    indices[tensor.name] = index;
  JsonCursor cursor(header, file.path, "header", /*maxDepth=*/16);
  TextEdit edit(header);
  size_t lastEnd = 1; // behind the brace
  auto readMember = [&](StringRef name) -> Error {
    auto it = indices.find(name);
    auto readPart = [&](StringRef key) -> Error {
      size_t begin = cursor.getPosition();
      if (Error e = cursor.skip())
        return e;
      size_t end = cursor.getLastEnd();
      const LayoutChanges::Change &change = changes.changes[it->second];
      if (key == "data_offsets")
        edit.replace(begin, end, formatOffsets(places[it->second]));
      if (key == "dtype" && change.type)
        edit.replace(begin, end, "\"" + getDtypeName(*change.type) + "\"");
      if (key == "shape" && change.shape)
        edit.replace(begin, end, formatList(*change.shape));
      return Error::success();
    };
    Error e = it == indices.end() ? cursor.skip() : cursor.object(readPart);
    lastEnd = cursor.getLastEnd();
    return e;
  };
  if (Error e = cursor.object(readMember))
    return e;
  std::string more;
  for (auto [i, tensor] : llvm::enumerate(changes.added))
    more += (lastEnd == 1 && i == 0 ? "" : ",") +
            formatEntry(tensor, places[file.tensors.size() + i]);
  edit.replace(lastEnd, lastEnd, more);
  std::string result = StringRef(edit.take()).rtrim().str();
  result.resize(alignTo(result.size(), 8), ' ');
  return result;
}

/// Bytes of a tensor that stays or is added.
static uint64_t getSize(const StoredTensor &tensor) {
  return tensor.type ? getSize(tensor.shape, *tensor.type) : tensor.data.size();
}

static uint64_t getSize(const StoredTensor &tensor,
                        const LayoutChanges::Change &change) {
  std::optional<ElementType> type = change.type ? change.type : tensor.type;
  if (!type)
    return tensor.data.size();
  return getSize(change.shape ? ArrayRef<int64_t>(*change.shape) : tensor.shape,
                 *type);
}

Expected<FileLayout> swiglu::layoutSafeTensors(const WeightFile &file,
                                               const LayoutChanges &changes) {
  std::vector<Cell> cells;
  auto getAlignment = [](std::optional<ElementType> type) {
    return type ? getElementSize(*type) : 1;
  };
  for (auto [tensor, change] : llvm::zip_equal(file.tensors, changes.changes))
    cells.push_back({getSize(tensor, change),
                     getAlignment(change.type ? change.type : tensor.type)});
  for (const StoredTensor &tensor : changes.added)
    cells.push_back({getSize(tensor), getAlignment(tensor.type)});
  FileLayout layout;
  layout.places = placeCells(cells);
  StringRef header = toStringRef(file.contents.slice(8, file.dataStart - 8));
  Expected<std::string> text =
      rewriteHeader(file, header, changes, layout.places);
  if (!text)
    return text.takeError();
  layout.head.resize(8);
  support::endian::write64le(layout.head.data(), text->size());
  layout.head += *text;
  layout.size = layout.head.size();
  for (FileLayout::Place &place : layout.places) {
    place.offset += layout.head.size();
    layout.size += place.size;
  }
  return layout;
}

//===----------------------------------------------------------------------===//
// GGUF
//===----------------------------------------------------------------------===//

/// ggml's codes of the types that a tensor can get.
static uint32_t getGGMLCode(ElementType type) {
  switch (type) {
  case ElementType::F32:
    return 0;
  case ElementType::F16:
    return 1;
  case ElementType::F64:
    return 28;
  case ElementType::BF16:
    return 30;
  default:
    llvm_unreachable("no type that tensors are converted to");
  }
}

static void append(std::string &bytes, uint64_t value, unsigned size) {
  char buffer[8];
  support::endian::write64le(buffer, value);
  bytes.append(buffer, size);
}

/// An entry of the table of tensors, its offset yet to come.
static void appendEntry(const StoredTensor &tensor, const WeightFile &file,
                        std::string &head) {
  append(head, tensor.name.size(), 8);
  head += tensor.name;
  append(head, tensor.shape.size(), 4);
  for (int64_t dim : reverse(tensor.shape))
    append(head, dim, 8);
  append(head,
         tensor.type
             ? getGGMLCode(*tensor.type)
             : support::endian::read32le(file.contents.data() + tensor.entry),
         4);
  append(head, 0, 8);
}

/// Sizes of the dimensions, which stand before the type.
static void writeShape(ArrayRef<int64_t> shape, char *entry) {
  for (int64_t dim : shape)
    support::endian::write64le(entry -= 8, dim);
}

Expected<FileLayout> swiglu::layoutGGUF(const WeightFile &file,
                                        const LayoutChanges &changes) {
  FileLayout layout;
  // The end of the table: it need not be in the order of the data.
  uint64_t tableEnd = file.tensors.empty() ? file.contents.size() : 0;
  for (const StoredTensor &tensor : file.tensors)
    tableEnd = std::max(tableEnd, tensor.entry + 12);
  layout.head = toStringRef(file.contents.take_front(tableEnd)).str();
  std::vector<uint64_t> entries;
  for (const StoredTensor &tensor : changes.added) {
    appendEntry(tensor, file, layout.head);
    entries.push_back(layout.head.size() - 12);
  }
  support::endian::write64le(layout.head.data() + 8,
                             file.tensors.size() + changes.added.size());
  layout.head.resize(alignTo(layout.head.size(), file.alignment));
  layout.size = layout.head.size();
  auto place = [&](uint64_t entry, uint64_t size) {
    uint64_t offset = alignTo(layout.size, file.alignment);
    support::endian::write64le(layout.head.data() + entry + 4,
                               offset - layout.head.size());
    layout.places.push_back({offset, size});
    layout.size = offset + size;
  };
  for (auto [tensor, change] : llvm::zip_equal(file.tensors, changes.changes)) {
    if (!tensor.isSized)
      return fileError(file.path, "tensor " + quote(tensor.name) +
                                      " has the type " + tensor.typeName +
                                      " of unknown size, so it cannot be moved "
                                      "where others change");
    if (change.type)
      support::endian::write32le(layout.head.data() + tensor.entry,
                                 getGGMLCode(*change.type));
    if (change.shape)
      writeShape(*change.shape, layout.head.data() + tensor.entry);
    place(tensor.entry, getSize(tensor, change));
  }
  for (auto [tensor, entry] : llvm::zip_equal(changes.added, entries))
    place(entry, getSize(tensor));
  // ggml's own writer pads behind the last tensor, too.
  layout.size = alignTo(layout.size, file.alignment);
  return layout;
}

//===----------------------------------------------------------------------===//
// JSON beside the weights
//===----------------------------------------------------------------------===//

Expected<std::string>
swiglu::rewriteIndex(StringRef text, StringRef file, uint64_t totalSize,
                     ArrayRef<std::pair<std::string, std::string>> added) {
  JsonCursor cursor(text, file, "index", /*maxDepth=*/16);
  TextEdit edit(text);
  auto readMetadata = [&](StringRef key) -> Error {
    size_t begin = cursor.getPosition();
    if (Error e = cursor.skip())
      return e;
    if (key == "total_size")
      edit.replace(begin, cursor.getLastEnd(), Twine(totalSize));
    return Error::success();
  };
  auto readMap = [&]() -> Error {
    // The brace in front stands for an empty map.
    size_t lastEnd = cursor.getPosition() + 1;
    bool isEmpty = true;
    auto readMapping = [&](StringRef) -> Error {
      Error e = cursor.skip();
      lastEnd = cursor.getLastEnd();
      isEmpty = false;
      return e;
    };
    if (Error e = cursor.object(readMapping))
      return e;
    std::string more;
    for (const auto &[name, shard] : added) {
      more += (isEmpty ? "\n    " : ",\n    ") + quoteJson(name) + ": " +
              quoteJson(shard);
      isEmpty = false;
    }
    edit.replace(lastEnd, lastEnd, more);
    return Error::success();
  };
  auto readMember = [&](StringRef key) -> Error {
    if (key == "weight_map")
      return readMap();
    // Other things may be called so; they are skipped.
    if (key == "metadata" && text.substr(cursor.getPosition(), 1) == "{")
      return cursor.object(readMetadata);
    return cursor.skip();
  };
  if (Error e = cursor.object(readMember))
    return e;
  return edit.take();
}

static StringRef getTorchName(ElementType type) {
  switch (type) {
  case ElementType::F32:
    return "float32";
  case ElementType::F16:
    return "float16";
  case ElementType::BF16:
    return "bfloat16";
  case ElementType::F64:
    return "float64";
  default:
    llvm_unreachable("no type that tensors are converted to");
  }
}

Expected<std::string> swiglu::rewriteConfig(StringRef text, StringRef file,
                                            const ConfigChanges &changes) {
  JsonCursor cursor(text, file, "text", /*maxDepth=*/64);
  if (Error e = cursor.checkEncoding())
    return e;
  TextEdit edit(text);
  bool namesTie = false;
  std::function<Error(StringRef)> readMember = [&](StringRef key) -> Error {
    size_t begin = cursor.getPosition();
    if (text.substr(begin, 1) == "{")
      return cursor.object(readMember);
    if (Error e = cursor.skip())
      return e;
    size_t end = cursor.getLastEnd();
    StringRef value = text.slice(begin, end);
    if (changes.type && (key == "torch_dtype" || key == "dtype") &&
        is_contained({"float32", "float16", "bfloat16", "float64"},
                     value.trim('"')))
      edit.replace(begin, end, "\"" + getTorchName(*changes.type) + "\"");
    if (changes.untie && key == "tie_word_embeddings")
      edit.replace(begin, end, "false");
    return Error::success();
  };
  size_t lastEnd = 0;
  auto readTop = [&](StringRef key) -> Error {
    namesTie |= key == "tie_word_embeddings";
    Error e = readMember(key);
    lastEnd = cursor.getLastEnd();
    return e;
  };
  if (Error e = cursor.object(readTop))
    return e;
  if (Error e = cursor.end())
    return e;
  if (changes.untie && !namesTie && lastEnd != 0)
    edit.replace(lastEnd, lastEnd, ",\n  \"tie_word_embeddings\": false");
  return edit.take();
}
