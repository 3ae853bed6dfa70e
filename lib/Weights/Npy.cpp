//===- Npy.cpp - NumPy's array files, read and written --------------------===//
//
// The format (numpy.lib.format): magic, version, the length of the header; the
// header, a Python dictionary of three entries; the data.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Weights/Npy.h"
#include "Support.h"
#include "swiglu/Weights/WriteFile.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace swiglu;

static constexpr StringLiteral magic("\x93NUMPY");

static std::optional<ElementType> getType(StringRef descr) {
  return StringSwitch<std::optional<ElementType>>(descr)
      .Case("<f8", ElementType::F64)
      .Case("<f4", ElementType::F32)
      .Case("<f2", ElementType::F16)
      .Cases({"<V2", "|V2"}, ElementType::BF16)
      .Case("<i8", ElementType::I64)
      .Case("<i4", ElementType::I32)
      .Case("<i2", ElementType::I16)
      .Cases({"|i1", "<i1"}, ElementType::I8)
      .Case("<u8", ElementType::U64)
      .Case("<u4", ElementType::U32)
      .Case("<u2", ElementType::U16)
      .Cases({"|u1", "<u1"}, ElementType::U8)
      .Cases({"|b1", "<b1"}, ElementType::Bool)
      .Default(std::nullopt);
}

static StringRef getDescr(ElementType type) {
  switch (type) {
  case ElementType::F64:
    return "<f8";
  case ElementType::F32:
    return "<f4";
  case ElementType::F16:
    return "<f2";
  case ElementType::BF16:
    return "<V2";
  case ElementType::I64:
    return "<i8";
  case ElementType::I32:
    return "<i4";
  case ElementType::I16:
    return "<i2";
  case ElementType::I8:
    return "|i1";
  case ElementType::U64:
    return "<u8";
  case ElementType::U32:
    return "<u4";
  case ElementType::U16:
    return "<u2";
  case ElementType::U8:
    return "|u1";
  case ElementType::Bool:
    return "|b1";
  }
  llvm_unreachable("an element type without a descr");
}

namespace {
/// Reads the dictionary of the header: string keys; a string, a bool or a tuple
/// of integers as values.
class HeaderParser {
public:
  HeaderParser(StringRef text, StringRef file) : text(text), file(file) {}
  Error parse();

  std::optional<StringRef> descr;
  std::optional<bool> isFortran;
  std::optional<SmallVector<int64_t, 4>> shape;

private:
  bool consume(StringRef token) {
    text = text.ltrim(" \t\r\n");
    return text.consume_front(token);
  }
  Error expected(const Twine &what) const {
    return fileError(
        file, "npy header: expected " + what + ", found " +
                  (text.empty() ? "the end" : quote(text.take_front(12))));
  }
  Expected<StringRef> string(const Twine &what);
  Error parseValue(StringRef key);
  Error parseShape();

  StringRef text, file;
};
} // namespace

Expected<StringRef> HeaderParser::string(const Twine &what) {
  text = text.ltrim(" \t\r\n");
  if (!text.starts_with("'") && !text.starts_with("\""))
    return expected(what);
  size_t last = text.find(text.front(), 1);
  if (last == StringRef::npos)
    return expected(what);
  StringRef result = text.slice(1, last);
  if (result.contains('\\'))
    return fileError(file,
                     "npy header: an escape sequence in " + quote(result));
  text = text.drop_front(last + 1);
  return result;
}

Error HeaderParser::parseShape() {
  if (!consume("("))
    return expected("a tuple of integers as 'shape'");
  shape.emplace();
  while (!consume(")")) {
    StringRef digits = text.take_while(isDigit);
    int64_t dim;
    if (digits.empty() || digits.getAsInteger(10, dim))
      return expected("a dimension from 0 to 2^63 - 1");
    if (shape->size() == maxRank)
      return fileError(file, "more than " + Twine(maxRank) + " dimensions");
    text = text.drop_front(digits.size());
    shape->push_back(dim);
    bool hasComma = consume(",");
    // `(3)` is no tuple in Python.
    if (!hasComma && (shape->size() < 2 || !text.starts_with(")")))
      return expected("','");
  }
  return Error::success();
}

Error HeaderParser::parseValue(StringRef key) {
  if (key == "descr") {
    if (consume("["))
      return fileError(file,
                       "an array of a structured type, which is not supported");
    Expected<StringRef> value = string("a string as 'descr'");
    if (!value)
      return value.takeError();
    descr = *value;
    return Error::success();
  }
  if (key == "fortran_order") {
    isFortran = consume("True");
    if (!*isFortran && !consume("False"))
      return expected("True or False as 'fortran_order'");
    return Error::success();
  }
  if (key == "shape")
    return parseShape();
  return fileError(file, "npy header: unknown key " + quote(key));
}

Error HeaderParser::parse() {
  if (!consume("{"))
    return expected("'{'");
  while (!consume("}")) {
    Expected<StringRef> key = string("a key in quotes");
    if (!key)
      return key.takeError();
    if ((*key == "descr" && descr) || (*key == "shape" && shape) ||
        (*key == "fortran_order" && isFortran))
      return fileError(file,
                       "npy header: the key " + quote(*key) + " appears twice");
    if (!consume(":"))
      return expected("':'");
    if (Error e = parseValue(*key))
      return e;
    if (!consume(",") && !text.starts_with("}"))
      return expected("',' or '}'");
  }
  text = text.ltrim(" \t\r\n");
  if (!text.empty())
    return expected("the end");
  for (auto [key, isThere] :
       {std::make_pair("descr", descr.has_value()),
        std::make_pair("fortran_order", isFortran.has_value()),
        std::make_pair("shape", shape.has_value())})
    if (!isThere)
      return fileError(file, "npy header: no key '" + Twine(key) + "'");
  return Error::success();
}

/// Splits a file into the text of its header and its data.
static Expected<std::pair<StringRef, StringRef>> splitHeader(StringRef contents,
                                                             StringRef file) {
  if (!contents.starts_with(magic))
    return fileError(file, "not an npy file: starts with " +
                               quote(contents.take_front(magic.size())) +
                               ", expected " + quote(magic));
  StringRef rest = contents.drop_front(magic.size());
  if (rest.size() < 2)
    return fileError(file, "truncated: an npy file without a version");
  unsigned major = static_cast<uint8_t>(rest[0]);
  unsigned minor = static_cast<uint8_t>(rest[1]);
  if (major < 1 || major > 3 || minor != 0)
    return fileError(file, "npy version " + Twine(major) + "." + Twine(minor) +
                               " is not supported; supported: 1.0, 2.0, 3.0");
  rest = rest.drop_front(2);
  size_t lengthSize = major == 1 ? 2 : 4;
  if (rest.size() < lengthSize)
    return fileError(file, "truncated: an npy file without a header");
  uint64_t length = major == 1 ? support::endian::read16le(rest.data())
                               : support::endian::read32le(rest.data());
  rest = rest.drop_front(lengthSize);
  if (length > rest.size())
    return fileError(file, "truncated: the npy header has " + Twine(length) +
                               " bytes, but only " + Twine(rest.size()) +
                               " follow its length");
  return std::make_pair(rest.take_front(length), rest.drop_front(length));
}

Expected<TensorView> swiglu::parseNpyContents(StringRef contents,
                                              StringRef file) {
  auto parts = splitHeader(contents, file);
  if (!parts)
    return parts.takeError();
  auto [text, data] = *parts;
  HeaderParser header(text, file);
  if (Error e = header.parse())
    return e;
  std::optional<ElementType> type = getType(*header.descr);
  if (!type)
    return fileError(file, "an array of type " + quote(*header.descr) +
                               ", which is not supported; supported: "
                               "little-endian f8, f4, f2, V2 (bf16), i8, i4, "
                               "i2, i1, u8, u4, u2, u1, b1");
  if (*header.isFortran)
    return fileError(file, "an array in Fortran order, which is not supported; "
                           "write it with numpy.ascontiguousarray");
  std::optional<int64_t> count = getNumElements(*header.shape);
  int64_t elementSize = getElementSize(*type);
  if (!count || *count > INT64_MAX / elementSize)
    return fileError(file, "the shape " + formatShape(*header.shape) +
                               " overflows the size of an array");
  if (static_cast<uint64_t>(*count * elementSize) != data.size())
    return fileError(file, Twine(data.size()) + " bytes of data, expected " +
                               Twine(*count * elementSize) + " for the shape " +
                               formatShape(*header.shape) + " of " +
                               getElementTypeName(*type));
  return TensorView{sys::path::stem(file).str(), *type,
                    std::move(*header.shape), arrayRefFromStringRef(data),
                    file.str()};
}

Expected<NpyFile> swiglu::parseNpy(std::unique_ptr<MemoryBuffer> buffer) {
  Expected<TensorView> tensor =
      parseNpyContents(buffer->getBuffer(), buffer->getBufferIdentifier());
  if (!tensor)
    return tensor.takeError();
  return NpyFile{std::move(buffer), std::move(*tensor)};
}

Expected<NpyFile> swiglu::readNpy(StringRef path) {
  Expected<std::unique_ptr<MemoryBuffer>> buffer = mapFile(path);
  if (!buffer)
    return buffer.takeError();
  if ((*buffer)->getBufferSize() == 0)
    return fileError(path, "the file is empty");
  return parseNpy(std::move(*buffer));
}

static std::string makeHeader(ElementType type, ArrayRef<int64_t> shape) {
  std::string dict;
  raw_string_ostream os(dict);
  os << "{'descr': '" << getDescr(type)
     << "', 'fortran_order': False, 'shape': (";
  for (int64_t dim : shape)
    os << dim << (shape.size() == 1 ? "," : ", ");
  if (shape.size() > 1)
    dict.resize(dict.size() - 2);
  os << "), }";
  // Padded so that the data starts at a multiple of 64, as NumPy does it.
  size_t prefix = magic.size() + 4;
  size_t total = alignTo(prefix + dict.size() + 1, 64);
  dict.append(total - prefix - dict.size() - 1, ' ');
  dict += '\n';
  std::string header = magic.str();
  header += '\1';
  header += '\0';
  header += static_cast<char>(dict.size() & 0xff);
  header += static_cast<char>(dict.size() >> 8);
  return header + dict;
}

Error swiglu::writeNpy(StringRef path, ElementType type,
                       ArrayRef<int64_t> shape, ArrayRef<uint8_t> data) {
  if (shape.size() > maxRank)
    return fileError(path, "more than " + Twine(maxRank) + " dimensions");
  std::optional<int64_t> count = getNumElements(shape);
  int64_t elementSize = getElementSize(type);
  if (!count || *count > INT64_MAX / elementSize ||
      static_cast<uint64_t>(*count * elementSize) != data.size())
    return fileError(path, Twine(data.size()) + " bytes are not an array of " +
                               getElementTypeName(type) + " of the shape " +
                               formatShape(shape));
  std::string header = makeHeader(type, shape);

  return writeFile(path, {arrayRefFromStringRef(header), data});
}
