//===- GGUF.cpp - Reads GGUF files ----------------------------------------===//
//
// The format (docs/gguf.md of ggml): magic, version, the numbers of tensors and
// of metadata entries; the entries; name, dimensions, type and offset of each
// tensor; then, aligned, the data.
//
//===----------------------------------------------------------------------===//

#include "Support.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MathExtras.h"

#include <cstring>

using namespace llvm;
using namespace swiglu;

namespace {
/// A type of ggml's: `block` elements take `bytes` bytes.
struct GGMLType {
  uint32_t code;
  StringLiteral name;
  unsigned block, bytes;
  std::optional<ElementType> type;
  QuantLayout layout = QuantLayout::None;
};

/// An entry of the table of tensors.
struct Entry {
  RawTensor tensor;
  uint64_t offset;
  /// Nothing for a code that isn't in the table below: ggml gets new ones.
  std::optional<uint64_t> size;
};

class Reader {
public:
  Reader(StringRef contents, StringRef file, StoreBuilder &builder)
      : contents(contents), file(file), builder(builder) {}
  Error read();

private:
  template <typename T>
  Expected<T> number(const Twine &what);
  Expected<StringRef> string(const Twine &what);
  Expected<StringRef> text(const Twine &what);
  Expected<MetadataValue> value(uint32_t code, const Twine &what);
  Error skipElements(uint32_t code, uint64_t count, const Twine &what,
                     unsigned depth);
  Error readHeader(uint64_t &numTensors, uint64_t &numEntries);
  Error readEntry(uint64_t index);
  Expected<Entry> readTensor(uint64_t index, uint64_t alignment);
  Expected<uint64_t> getAlignment() const;
  Error checkNotSplit() const;
  Error placeTensors(MutableArrayRef<Entry> entries, StringRef data);
  Error error(const Twine &message) const { return fileError(file, message); }
  Error truncated(const Twine &what) const {
    return error("truncated: the file of " + Twine(contents.size()) +
                 " bytes ends inside " + what);
  }
  uint64_t getRemaining() const { return contents.size() - position; }

  StringRef contents, file;
  StoreBuilder &builder;
  size_t position = 0;
};
} // namespace

static const GGMLType ggmlTypes[] = {
    {0, "F32", 1, 4, ElementType::F32},
    {1, "F16", 1, 2, ElementType::F16},
    {2, "Q4_0", 32, 18, std::nullopt, QuantLayout::Q4_0},
    {3, "Q4_1", 32, 20, std::nullopt, QuantLayout::Q4_1},
    {6, "Q5_0", 32, 22, std::nullopt},
    {7, "Q5_1", 32, 24, std::nullopt},
    {8, "Q8_0", 32, 34, std::nullopt, QuantLayout::Q8_0},
    {9, "Q8_1", 32, 36, std::nullopt},
    {10, "Q2_K", 256, 84, std::nullopt},
    {11, "Q3_K", 256, 110, std::nullopt},
    {12, "Q4_K", 256, 144, std::nullopt},
    {13, "Q5_K", 256, 176, std::nullopt},
    {14, "Q6_K", 256, 210, std::nullopt},
    {15, "Q8_K", 256, 292, std::nullopt},
    {16, "IQ2_XXS", 256, 66, std::nullopt},
    {17, "IQ2_XS", 256, 74, std::nullopt},
    {18, "IQ3_XXS", 256, 98, std::nullopt},
    {19, "IQ1_S", 256, 50, std::nullopt},
    {20, "IQ4_NL", 32, 18, std::nullopt},
    {21, "IQ3_S", 256, 110, std::nullopt},
    {22, "IQ2_S", 256, 82, std::nullopt},
    {23, "IQ4_XS", 256, 136, std::nullopt},
    {24, "I8", 1, 1, ElementType::I8},
    {25, "I16", 1, 2, ElementType::I16},
    {26, "I32", 1, 4, ElementType::I32},
    {27, "I64", 1, 8, ElementType::I64},
    {28, "F64", 1, 8, ElementType::F64},
    {29, "IQ1_M", 256, 56, std::nullopt},
    {30, "BF16", 1, 2, ElementType::BF16},
    {34, "TQ1_0", 256, 54, std::nullopt},
    {35, "TQ2_0", 256, 66, std::nullopt},
    {39, "MXFP4", 32, 17, std::nullopt},
    {40, "NVFP4", 64, 36, std::nullopt},
    {41, "Q1_0", 128, 18, std::nullopt},
};

unsigned swiglu::getGGUFNumberSize(uint32_t code) {
  switch (code) {
  case GGUF_U8:
  case GGUF_I8:
  case GGUF_Bool:
    return 1;
  case GGUF_U16:
  case GGUF_I16:
    return 2;
  case GGUF_U32:
  case GGUF_I32:
  case GGUF_F32:
    return 4;
  case GGUF_U64:
  case GGUF_I64:
  case GGUF_F64:
    return 8;
  default:
    return 0;
  }
}

template <typename T>
static T load(const void *bytes) {
  T result;
  std::memcpy(&result, bytes, sizeof(T));
  return result;
}

MetadataValue swiglu::decodeGGUFNumber(uint32_t code, const uint8_t *bytes) {
  using Kind = MetadataValue::Kind;
  MetadataValue result;
  result.kind = Kind::Integer;
  switch (code) {
  case GGUF_U8:
    result.integer = *bytes;
    break;
  case GGUF_I8:
    result.integer = load<int8_t>(bytes);
    break;
  case GGUF_U16:
    result.integer = load<uint16_t>(bytes);
    break;
  case GGUF_I16:
    result.integer = load<int16_t>(bytes);
    break;
  case GGUF_U32:
    result.integer = load<uint32_t>(bytes);
    break;
  case GGUF_I32:
    result.integer = load<int32_t>(bytes);
    break;
  case GGUF_U64:
    if (load<uint64_t>(bytes) > INT64_MAX)
      result.kind = Kind::WideInteger;
    result.integer = load<int64_t>(bytes);
    break;
  case GGUF_I64:
    result.integer = load<int64_t>(bytes);
    break;
  case GGUF_F32:
    result.kind = Kind::Float;
    result.real = load<float>(bytes);
    break;
  case GGUF_F64:
    result.kind = Kind::Float;
    result.real = load<double>(bytes);
    break;
  case GGUF_Bool:
    result.kind = Kind::Bool;
    result.boolean = *bytes != 0;
    break;
  default:
    llvm_unreachable("not the code of a number");
  }
  return result;
}

template <typename T>
Expected<T> Reader::number(const Twine &what) {
  if (getRemaining() < sizeof(T))
    return truncated(what);
  T result = load<T>(contents.data() + position);
  position += sizeof(T);
  return result;
}

/// A length and as many bytes.
Expected<StringRef> Reader::string(const Twine &what) {
  Expected<uint64_t> size = number<uint64_t>(what);
  if (!size)
    return size.takeError();
  if (*size > getRemaining())
    return error(what + " claims " + Twine(*size) + " bytes, but only " +
                 Twine(getRemaining()) + " are left of the file");
  StringRef result = contents.substr(position, *size);
  position += *size;
  return result;
}

/// A string that a message may have to print.
Expected<StringRef> Reader::text(const Twine &what) {
  Expected<StringRef> result = string(what);
  if (result && !json::isUTF8(*result))
    return error(what + " " + quote(*result) + " is not UTF-8");
  return result;
}

Error Reader::skipElements(uint32_t code, uint64_t count, const Twine &what,
                           unsigned depth) {
  constexpr unsigned maxDepth = 4;
  // No element takes fewer bytes than this, so that a count is bounded by the
  // file before any loop starts.
  uint64_t minSize = getGGUFNumberSize(code);
  if (code == GGUF_String)
    minSize = 8;
  else if (code == GGUF_Array)
    minSize = 12;
  else if (minSize == 0)
    return error(what + " has the unknown type " + Twine(code));
  if (count > getRemaining() / minSize)
    return error(what + " claims " + Twine(count) + " elements, but only " +
                 Twine(getRemaining()) + " bytes are left of the file");
  if (code == GGUF_String) {
    for (uint64_t i = 0; i < count; ++i)
      if (Expected<StringRef> element = string("an element of " + what);
          !element)
        return element.takeError();
    return Error::success();
  }
  if (code == GGUF_Array) {
    if (depth == maxDepth)
      return error(what + " nests arrays deeper than " + Twine(maxDepth) +
                   " levels");
    for (uint64_t i = 0; i < count; ++i) {
      Expected<uint32_t> elementCode = number<uint32_t>(what);
      if (!elementCode)
        return elementCode.takeError();
      Expected<uint64_t> elementCount = number<uint64_t>(what);
      if (!elementCount)
        return elementCount.takeError();
      if (Error e = skipElements(*elementCode, *elementCount, what, depth + 1))
        return e;
    }
    return Error::success();
  }
  position += count * minSize;
  return Error::success();
}

Expected<MetadataValue> Reader::value(uint32_t code, const Twine &what) {
  MetadataValue result;
  if (code == GGUF_String) {
    Expected<StringRef> bytes = string(what);
    if (!bytes)
      return bytes.takeError();
    result.string = bytes->str();
    return result;
  }
  if (code == GGUF_Array) {
    Expected<uint32_t> elementCode = number<uint32_t>(what);
    if (!elementCode)
      return elementCode.takeError();
    Expected<uint64_t> count = number<uint64_t>(what);
    if (!count)
      return count.takeError();
    size_t begin = position;
    if (Error e = skipElements(*elementCode, *count, what, /*depth=*/1))
      return e;
    result.kind = MetadataValue::Kind::Array;
    result.elementCode = *elementCode;
    result.size = *count;
    result.elements = arrayRefFromStringRef(contents.slice(begin, position));
    return result;
  }
  unsigned size = getGGUFNumberSize(code);
  if (size == 0)
    return error(what + " has the unknown type " + Twine(code));
  if (getRemaining() < size)
    return truncated(what);
  const uint8_t *bytes = contents.bytes_begin() + position;
  if (code == GGUF_Bool && *bytes > 1)
    return error(what + " is a bool of " + Twine(unsigned(*bytes)) +
                 ", expected 0 or 1");
  position += size;
  return decodeGGUFNumber(code, bytes);
}

Error Reader::readHeader(uint64_t &numTensors, uint64_t &numEntries) {
  if (!contents.starts_with("GGUF"))
    return error("not a GGUF file: starts with " +
                 quote(contents.take_front(4)) + ", expected 'GGUF'");
  position = 4;
  Expected<uint32_t> version = number<uint32_t>("the version");
  if (!version)
    return version.takeError();
  uint32_t swapped = llvm::byteswap(*version);
  if (*version > 0xffff && swapped <= 0xffff)
    return error("a big-endian GGUF file (version " + Twine(swapped) +
                 ") is not supported");
  if (*version != 2 && *version != 3)
    return error("GGUF version " + Twine(*version) +
                 " is not supported; supported: 2 and 3");
  Expected<uint64_t> tensors = number<uint64_t>("the number of tensors");
  if (!tensors)
    return tensors.takeError();
  Expected<uint64_t> entries =
      number<uint64_t>("the number of metadata entries");
  if (!entries)
    return entries.takeError();
  numTensors = *tensors;
  numEntries = *entries;
  // The least that an entry (key, type, value) and a tensor (name, rank, one
  // dimension, type, offset) take.
  if (numEntries > getRemaining() / 13)
    return error("claims " + Twine(numEntries) +
                 " metadata entries, but has only " + Twine(contents.size()) +
                 " bytes");
  if (numTensors > getRemaining() / 32)
    return error("claims " + Twine(numTensors) + " tensors, but has only " +
                 Twine(contents.size()) + " bytes");
  return Error::success();
}

Error Reader::readEntry(uint64_t index) {
  Expected<StringRef> key = text("the key of metadata entry " + Twine(index));
  if (!key)
    return key.takeError();
  std::string what = "the metadata " + quote(*key);
  Expected<uint32_t> code = number<uint32_t>(what);
  if (!code)
    return code.takeError();
  Expected<MetadataValue> read = value(*code, what);
  if (!read)
    return read.takeError();
  if (!builder.addMetadata(*key, std::move(*read)))
    return error("the metadata key " + quote(*key) + " appears twice");
  return Error::success();
}

Expected<uint64_t> Reader::getAlignment() const {
  const MetadataValue *value = builder.findMetadata("general.alignment");
  if (!value)
    return 32;
  if (value->kind != MetadataValue::Kind::Integer)
    return error("the metadata 'general.alignment' is not an integer");
  if (value->integer <= 0 || value->integer > (int64_t(1) << 31) ||
      !isPowerOf2_64(value->integer))
    return error("the metadata 'general.alignment' is " +
                 Twine(value->integer) +
                 ", expected a power of two up to 2^31");
  return value->integer;
}

Error Reader::checkNotSplit() const {
  const MetadataValue *count = builder.findMetadata("split.count");
  if (!count || count->kind != MetadataValue::Kind::Integer ||
      count->integer <= 1)
    return Error::success();
  return error("one of " + Twine(count->integer) +
               " parts of a split GGUF file, which is not supported; merge "
               "them with 'llama-gguf-split --merge'");
}

Expected<Entry> Reader::readTensor(uint64_t index, uint64_t alignment) {
  Expected<StringRef> name = text("the name of tensor " + Twine(index));
  if (!name)
    return name.takeError();
  Entry entry;
  RawTensor &tensor = entry.tensor;
  tensor.name = name->str();
  tensor.file = file.str();
  std::string what = "tensor " + quote(*name);
  Expected<uint32_t> rank = number<uint32_t>(what);
  if (!rank)
    return rank.takeError();
  if (*rank < 1 || *rank > 4)
    return error(what + ": " + Twine(*rank) + " dimensions, expected 1 to 4");
  for (uint32_t i = 0; i < *rank; ++i) {
    Expected<uint64_t> dim = number<uint64_t>(what);
    if (!dim)
      return dim.takeError();
    if (*dim > INT64_MAX)
      return error(what + ": the dimension " + Twine(*dim) +
                   " passes 2^63 - 1");
    // The file has the innermost dimension first.
    tensor.shape.insert(tensor.shape.begin(), *dim);
  }
  tensor.entry = position;
  Expected<uint32_t> code = number<uint32_t>(what);
  if (!code)
    return code.takeError();
  Expected<uint64_t> offset = number<uint64_t>(what);
  if (!offset)
    return offset.takeError();
  entry.offset = *offset;
  if (entry.offset % alignment != 0)
    return error(what + ": the offset " + Twine(entry.offset) +
                 " is not a multiple of the alignment " + Twine(alignment));

  std::optional<int64_t> count = getNumElements(tensor.shape);
  // 8 bytes an element is the most that any type takes.
  if (!count || *count > INT64_MAX / 8)
    return error(what + ": the shape " + formatShape(tensor.shape) +
                 " overflows the size of a tensor");
  const GGMLType *known =
      find_if(ggmlTypes, [&](const GGMLType &t) { return t.code == *code; });
  if (known == std::end(ggmlTypes)) {
    tensor.typeName = ("number " + Twine(*code)).str();
    tensor.isSized = false;
    return entry;
  }
  if (tensor.shape.back() % known->block != 0)
    return error(what + ": rows of " + Twine(tensor.shape.back()) +
                 " elements are not whole blocks of " + Twine(known->block) +
                 ", as " + known->name + " has them");
  tensor.typeName = known->name.str();
  tensor.type = known->type;
  tensor.layout = known->layout;
  entry.size = *count / known->block * uint64_t(known->bytes);
  return entry;
}

/// Checks that each tensor lies inside `data` and that no two overlap, and
/// gives them their bytes. Gaps are legal: the format pads.
Error Reader::placeTensors(MutableArrayRef<Entry> entries, StringRef data) {
  llvm::sort(entries, [](const Entry &a, const Entry &b) {
    return std::make_tuple(a.offset, a.size.value_or(0),
                           StringRef(a.tensor.name)) <
           std::make_tuple(b.offset, b.size.value_or(0),
                           StringRef(b.tensor.name));
  });
  uint64_t position = 0;
  const Entry *previous = nullptr;
  for (Entry &entry : entries) {
    std::string what = "tensor " + quote(entry.tensor.name);
    uint64_t size = entry.size.value_or(0);
    if (entry.offset > data.size() || size > data.size() - entry.offset)
      return error(what + ": " + Twine(size) + " bytes at the offset " +
                   Twine(entry.offset) + ", but the file has " +
                   Twine(data.size()) + " bytes of data");
    if (entry.offset < position)
      return error(what + ": its offset " + Twine(entry.offset) +
                   " lies inside tensor " + quote(previous->tensor.name) +
                   ", which ends at " + Twine(position));
    position = entry.offset + size;
    previous = &entry;
    entry.tensor.data = arrayRefFromStringRef(data.substr(entry.offset, size));
  }
  return Error::success();
}

Error Reader::read() {
  uint64_t numTensors = 0, numEntries = 0;
  if (Error e = readHeader(numTensors, numEntries))
    return e;
  for (uint64_t i = 0; i < numEntries; ++i)
    if (Error e = readEntry(i))
      return e;
  Expected<uint64_t> alignment = getAlignment();
  if (!alignment)
    return alignment.takeError();
  if (Error e = checkNotSplit())
    return e;
  std::vector<Entry> entries;
  StringSet<> names;
  for (uint64_t i = 0; i < numTensors; ++i) {
    Expected<Entry> entry = readTensor(i, *alignment);
    if (!entry)
      return entry.takeError();
    if (!names.insert(entry->tensor.name).second)
      return error("two tensors are called " + quote(entry->tensor.name));
    entries.push_back(std::move(*entry));
  }
  if (entries.empty())
    return Error::success();
  uint64_t start = alignTo(position, *alignment);
  if (start > contents.size())
    return truncated("the padding before the data");
  if (Error e = placeTensors(entries, contents.drop_front(start)))
    return e;
  builder.setData(start, *alignment);
  for (Entry &entry : entries)
    builder.addTensor(std::move(entry.tensor));
  return Error::success();
}

Error swiglu::readGGUF(StringRef contents, StringRef file,
                       StoreBuilder &builder) {
  return Reader(contents, file, builder).read();
}
