//===- SafeTensors.cpp - Reads safetensors files and their index ----------===//
//
// The format: 8 bytes, the length of the header; the header, a JSON object
// from names to {dtype, shape, data_offsets}; the data, which the tensors cover
// without overlap and without a gap (the README of the safetensors project).
//
//===----------------------------------------------------------------------===//

#include "JsonCursor.h"
#include "Support.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <map>

using namespace llvm;
using namespace swiglu;

/// The limit of the format's own reader.
static constexpr uint64_t maxHeaderSize = 100000000;

namespace {
struct Dtype {
  unsigned bits;
  std::optional<ElementType> type;
};

struct Entry {
  RawTensor tensor;
  int64_t begin, end;
};
} // namespace

/// Nothing for a name that safetensors doesn't have; without an ElementType
/// for one that this library doesn't have.
static std::optional<Dtype> getDtype(StringRef name) {
  return StringSwitch<std::optional<Dtype>>(name)
      .Case("F64", Dtype{64, ElementType::F64})
      .Case("F32", Dtype{32, ElementType::F32})
      .Case("F16", Dtype{16, ElementType::F16})
      .Case("BF16", Dtype{16, ElementType::BF16})
      .Case("I64", Dtype{64, ElementType::I64})
      .Case("I32", Dtype{32, ElementType::I32})
      .Case("I16", Dtype{16, ElementType::I16})
      .Case("I8", Dtype{8, ElementType::I8})
      .Case("U64", Dtype{64, ElementType::U64})
      .Case("U32", Dtype{32, ElementType::U32})
      .Case("U16", Dtype{16, ElementType::U16})
      .Case("U8", Dtype{8, ElementType::U8})
      .Case("BOOL", Dtype{8, ElementType::Bool})
      .Case("C64", Dtype{64, std::nullopt})
      .Cases({"F8_E4M3", "F8_E5M2", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ"},
             Dtype{8, std::nullopt})
      .Cases({"F6_E2M3", "F6_E3M2"}, Dtype{6, std::nullopt})
      .Case("F4", Dtype{4, std::nullopt})
      .Default(std::nullopt);
}

/// Reads the value of one member of the header, a tensor.
static Expected<Entry> readEntry(JsonCursor &cursor, StringRef name,
                                 StringRef file) {
  cursor.context = "tensor " + quote(name);
  std::optional<std::string> dtype;
  std::optional<SmallVector<int64_t, 4>> shape;
  SmallVector<int64_t, 2> offsets;
  auto readMember = [&](StringRef key) -> Error {
    if (key == "dtype") {
      Expected<std::string> value = cursor.string();
      if (!value)
        return value.takeError();
      dtype = std::move(*value);
      return Error::success();
    }
    if (key == "shape") {
      shape.emplace();
      return cursor.array([&]() -> Error {
        if (shape->size() == maxRank)
          return cursor.error("more than " + Twine(maxRank) + " dimensions");
        Expected<int64_t> dim = cursor.size("a dimension");
        if (!dim)
          return dim.takeError();
        shape->push_back(*dim);
        return Error::success();
      });
    }
    if (key == "data_offsets")
      return cursor.array([&]() -> Error {
        Expected<int64_t> offset = cursor.size("an offset");
        if (!offset)
          return offset.takeError();
        if (offsets.size() == 2)
          return cursor.error("more than two data_offsets");
        offsets.push_back(*offset);
        return Error::success();
      });
    return cursor.skip();
  };
  if (Error e = cursor.object(readMember))
    return e;
  if (!dtype)
    return cursor.error("no dtype");
  if (!shape)
    return cursor.error("no shape");
  if (offsets.size() != 2)
    return cursor.error("no two data_offsets");

  std::string where = cursor.context;
  std::optional<Dtype> known = getDtype(*dtype);
  if (!known)
    return fileError(file, where + ": unknown dtype " + quote(*dtype));
  std::optional<int64_t> count = getNumElements(*shape);
  if (!count || *count > INT64_MAX / static_cast<int64_t>(known->bits))
    return fileError(file, where + ": the shape " + formatShape(*shape) +
                               " overflows the size of a tensor");
  int64_t bits = *count * known->bits;
  if (bits % 8 != 0)
    return fileError(file, where + ": the shape " + formatShape(*shape) +
                               " of dtype " + *dtype +
                               " does not fill whole bytes");
  int64_t begin = offsets[0], end = offsets[1];
  if (begin > end)
    return fileError(file, where + ": data_offsets begin at " + Twine(begin) +
                               " and end before, at " + Twine(end));
  if (end - begin != bits / 8)
    return fileError(file, where + ": data_offsets hold " + Twine(end - begin) +
                               " bytes, expected " + Twine(bits / 8) +
                               " for the shape " + formatShape(*shape) +
                               " of dtype " + *dtype);
  RawTensor tensor;
  tensor.name = name.str();
  tensor.typeName = std::move(*dtype);
  tensor.file = file.str();
  tensor.shape = std::move(*shape);
  tensor.type = known->type;
  return Entry{std::move(tensor), begin, end};
}

static Error readMetadata(JsonCursor &cursor, StoreBuilder &builder) {
  cursor.context = "'__metadata__'";
  return cursor.object([&](StringRef key) -> Error {
    Expected<std::string> text = cursor.string();
    if (!text)
      return text.takeError();
    MetadataValue value;
    value.string = std::move(*text);
    builder.addMetadata(key, std::move(value));
    return Error::success();
  });
}

/// Checks that the tensors, in the order of their data, cover `size` bytes.
static Error checkCover(ArrayRef<Entry> entries, int64_t size, StringRef file) {
  int64_t position = 0;
  const Entry *previous = nullptr;
  for (const Entry &entry : entries) {
    if (entry.end > size)
      return fileError(file, "tensor " + quote(entry.tensor.name) +
                                 ": data_offsets end at " + Twine(entry.end) +
                                 ", but the file has " + Twine(size) +
                                 " bytes of data");
    if (entry.begin != position) {
      std::string where =
          previous ? "where tensor " + quote(previous->tensor.name) + " ends"
                   : "the start of the data";
      return fileError(
          file, "tensor " + quote(entry.tensor.name) +
                    ": data_offsets begin at " + Twine(entry.begin) +
                    ", expected " + Twine(position) + ", " + where + " (" +
                    (entry.begin < position ? "overlap" : "gap") + ")");
    }
    position = entry.end;
    previous = &entry;
  }
  if (position != size)
    return fileError(file, "the file has " + Twine(size) +
                               " bytes of data, but its tensors end at " +
                               Twine(position));
  return Error::success();
}

Error swiglu::readSafeTensors(StringRef contents, StringRef file,
                              StoreBuilder &builder) {
  if (contents.size() < 8)
    return fileError(file, "a file of " + Twine(contents.size()) +
                               " bytes is too short for safetensors, which "
                               "starts with 8 bytes of header length");
  uint64_t headerSize = support::endian::read64le(contents.data());
  if (headerSize > maxHeaderSize)
    return fileError(
        file, "not a safetensors file: a header of " + Twine(headerSize) +
                  " bytes passes the limit of " + Twine(maxHeaderSize));
  StringRef rest = contents.drop_front(8);
  if (headerSize > rest.size())
    return fileError(file, "truncated: the header has " + Twine(headerSize) +
                               " bytes, but only " + Twine(rest.size()) +
                               " follow its length");
  StringRef header = rest.take_front(headerSize);
  StringRef data = rest.drop_front(headerSize);
  if (!header.starts_with("{"))
    return fileError(file, "not a safetensors file: the header starts with " +
                               quote(header.take_front(1)) + ", expected '{'");

  JsonCursor cursor(header, file, "header", /*maxDepth=*/16);
  if (Error e = cursor.checkEncoding())
    return e;
  std::vector<Entry> entries;
  auto readMember = [&](StringRef name) -> Error {
    if (name == "__metadata__") {
      if (Error e = readMetadata(cursor, builder))
        return e;
    } else {
      Expected<Entry> entry = readEntry(cursor, name, file);
      if (!entry)
        return entry.takeError();
      entries.push_back(std::move(*entry));
    }
    cursor.context.clear();
    return Error::success();
  };
  if (Error e = cursor.object(readMember))
    return e;
  if (Error e = cursor.end())
    return e;

  llvm::sort(entries, [](const Entry &a, const Entry &b) {
    return std::tie(a.begin, a.end, a.tensor.name) <
           std::tie(b.begin, b.end, b.tensor.name);
  });
  if (Error e = checkCover(entries, data.size(), file))
    return e;
  builder.setData(8 + headerSize, /*alignment=*/1);
  for (Entry &entry : entries) {
    entry.tensor.data =
        arrayRefFromStringRef(data.slice(entry.begin, entry.end));
    builder.addTensor(std::move(entry.tensor));
  }
  return Error::success();
}

Error swiglu::readIndex(StringRef contents, StringRef file,
                        StoreBuilder &builder) {
  if (contents.size() > maxHeaderSize)
    return fileError(file, "an index of " + Twine(contents.size()) +
                               " bytes passes the limit of " +
                               Twine(maxHeaderSize));
  JsonCursor cursor(contents, file, "index", /*maxDepth=*/16);
  if (Error e = cursor.checkEncoding())
    return e;
  // Sorted, so that messages don't depend on the order in the index.
  std::map<std::string, std::vector<std::string>> shards;
  bool hasMap = false;
  auto readMapping = [&](StringRef name) -> Error {
    Expected<std::string> shard = cursor.string();
    if (!shard)
      return shard.takeError();
    if (shard->empty() || *shard == "." || *shard == ".." ||
        StringRef(*shard).find_first_of(StringRef("/\\\0", 3)) !=
            StringRef::npos)
      return fileError(file, "tensor " + quote(name) + ": the shard " +
                                 quote(*shard) +
                                 " is not the name of a file beside the index");
    shards[*shard].push_back(name.str());
    return Error::success();
  };
  auto readMember = [&](StringRef key) -> Error {
    if (key != "weight_map")
      return cursor.skip();
    hasMap = true;
    return cursor.object(readMapping);
  };
  if (Error e = cursor.object(readMember))
    return e;
  if (Error e = cursor.end())
    return e;
  if (!hasMap)
    return fileError(file, "an index without a 'weight_map'");

  for (const auto &[shard, names] : shards) {
    SmallString<128> path = sys::path::parent_path(file);
    sys::path::append(path, shard);
    if (!sys::fs::exists(path))
      return fileError(file, "names the shard " + quote(shard) +
                                 ", which is not there");
    Expected<std::unique_ptr<MemoryBuffer>> buffer = mapFile(path);
    if (!buffer)
      return buffer.takeError();
    size_t first = builder.getTensors().size();
    StringRef shardContents = builder.addBuffer(std::move(*buffer));
    if (Error e = readSafeTensors(shardContents, path, builder))
      return e;
    StringSet<> found;
    for (const RawTensor &tensor : builder.getTensors().drop_front(first))
      found.insert(tensor.name);
    for (const std::string &name : names)
      if (!found.contains(name))
        return fileError(file, "maps tensor " + quote(name) + " to " +
                                   quote(shard) + ", which does not hold it");
  }
  return Error::success();
}
