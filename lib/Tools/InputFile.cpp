//===- InputFile.cpp - opens files for MLIR's parser ----------------------===//

#include "swiglu/Tools/InputFile.h"
#include "mlir/Bytecode/Encoding.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"

using namespace llvm;

/// Reads MLIR's variable-length integer: the trailing zeros of the first byte
/// count the bytes that follow, a zero byte means that eight follow.
static bool readVarInt(StringRef &data, uint64_t &value) {
  if (data.empty())
    return false;
  uint8_t first = data.front();
  size_t bytes = first ? countr_zero(first) : 8;
  if (data.size() < bytes + 1)
    return false;
  value = first;
  uint64_t rest = 0;
  for (size_t i = 0; i < bytes; ++i)
    rest |= uint64_t(uint8_t(data[i + 1])) << (8 * i);
  // With 8 bytes that follow, the first holds no bit of the value.
  value = bytes == 8 ? rest : (value | rest << 8) >> (bytes + 1);
  data = data.drop_front(bytes + 1);
  return true;
}

Error swiglu::checkBytecode(MemoryBufferRef buffer) {
  StringRef data = buffer.getBuffer();
  // A corrupt header is left to MLIR's reader, which has its own words.
  uint64_t encoding;
  if (!data.consume_front("ML\xefR") || !readVarInt(data, encoding))
    return Error::success();
  size_t end = data.find('\0');
  if (end == StringRef::npos)
    return Error::success();
  StringRef producer = data.take_front(end);

  StringRef release = producer;
  unsigned major = 0;
  bool fromMLIR =
      release.consume_front("MLIR") && !release.consumeInteger(10, major);
  if (encoding <= mlir::bytecode::kVersion &&
      !(fromMLIR && major > LLVM_VERSION_MAJOR))
    return Error::success();

  std::string name;
  raw_string_ostream os(name);
  printEscapedString(producer.take_front(64), os);
  return createStringError(
      buffer.getBufferIdentifier() + ": bytecode of '" + name + "' (encoding " +
      Twine(encoding) + ") is too new for MLIR " + LLVM_VERSION_STRING +
      " (encoding " + Twine(mlir::bytecode::kVersion) +
      "); write the file as text with the tools that made it");
}

Expected<std::unique_ptr<MemoryBuffer>> swiglu::openMLIRFile(StringRef path) {
  // Text is parsed to its end, which the null terminator marks.
  auto buffer = MemoryBuffer::getFileOrSTDIN(path, /*IsText=*/false,
                                             /*RequiresNullTerminator=*/true);
  if (!buffer)
    return createStringError(buffer.getError(),
                             "cannot open input file '" + path +
                                 "': " + buffer.getError().message());
  if (Error error = checkBytecode(**buffer))
    return std::move(error);
  return std::move(*buffer);
}
