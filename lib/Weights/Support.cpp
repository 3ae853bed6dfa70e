//===- Support.cpp - What the readers of weight files share ---------------===//

#include "Support.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/SwapByteOrder.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace swiglu;

// Tensor data is handed out as it lies in the file.
static_assert(sys::IsLittleEndianHost, "weight files are little-endian");

Error swiglu::fileError(StringRef file, const Twine &message) {
  return createStringError(inconvertibleErrorCode(),
                           (file.empty() ? "''" : file) + ": " + message);
}

std::string swiglu::quote(StringRef text) {
  constexpr size_t limit = 120;
  bool isCut = text.size() > limit;
  bool isUTF8 = json::isUTF8(text);
  if (isCut) {
    text = text.take_front(limit);
    // Not in the middle of a character.
    while (isUTF8 && !text.empty() && !json::isUTF8(text))
      text = text.drop_back();
  }
  std::string result;
  raw_string_ostream os(result);
  os << '\'';
  for (unsigned char c : text) {
    if (isPrint(c) || (isUTF8 && c >= 0x80))
      os << c;
    else
      os << "\\x" << hexdigit(c >> 4, /*LowerCase=*/true)
         << hexdigit(c & 15, /*LowerCase=*/true);
  }
  os << (isCut ? "…'" : "'");
  return result;
}

std::string swiglu::formatShape(ArrayRef<int64_t> shape) {
  std::string result;
  raw_string_ostream os(result);
  os << '[';
  interleaveComma(shape, os);
  os << ']';
  return result;
}

Expected<std::unique_ptr<MemoryBuffer>> swiglu::mapFile(StringRef path) {
  sys::fs::file_status status;
  if (std::error_code error = sys::fs::status(path, status))
    return fileError(path, error.message());
  if (!sys::fs::is_regular_file(status))
    return fileError(path, "not a regular file");
  ErrorOr<std::unique_ptr<MemoryBuffer>> buffer = MemoryBuffer::getFile(
      path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!buffer)
    return fileError(path, buffer.getError().message());
  return std::move(*buffer);
}

unsigned swiglu::getElementSize(ElementType type) {
  switch (type) {
  case ElementType::F64:
  case ElementType::I64:
  case ElementType::U64:
    return 8;
  case ElementType::F32:
  case ElementType::I32:
  case ElementType::U32:
    return 4;
  case ElementType::F16:
  case ElementType::BF16:
  case ElementType::I16:
  case ElementType::U16:
    return 2;
  case ElementType::I8:
  case ElementType::U8:
  case ElementType::Bool:
    return 1;
  }
  llvm_unreachable("an element type without a size");
}

StringRef swiglu::getElementTypeName(ElementType type) {
  switch (type) {
  case ElementType::F64:
    return "f64";
  case ElementType::F32:
    return "f32";
  case ElementType::F16:
    return "f16";
  case ElementType::BF16:
    return "bf16";
  case ElementType::I64:
    return "i64";
  case ElementType::I32:
    return "i32";
  case ElementType::I16:
    return "i16";
  case ElementType::I8:
    return "i8";
  case ElementType::U64:
    return "u64";
  case ElementType::U32:
    return "u32";
  case ElementType::U16:
    return "u16";
  case ElementType::U8:
    return "u8";
  case ElementType::Bool:
    return "bool";
  }
  llvm_unreachable("an element type without a name");
}

bool swiglu::isFloat(ElementType type) {
  return type == ElementType::F64 || type == ElementType::F32 ||
         type == ElementType::F16 || type == ElementType::BF16;
}

std::optional<int64_t> swiglu::getNumElements(ArrayRef<int64_t> shape) {
  int64_t product = 1;
  bool hasZero = false;
  for (int64_t dim : shape) {
    if (dim < 0)
      return std::nullopt;
    if (dim == 0)
      hasZero = true;
    else if (MulOverflow(product, dim, product))
      return std::nullopt;
  }
  return hasZero ? 0 : product;
}
