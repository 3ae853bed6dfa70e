//===- packed-fuzzer.cpp - Fuzzes the reader of packed weights files ------===//
//
// The input is a list of changes to the header of a good file, 11 bytes each:
// where (u16), how wide (u8), what (u64). The checksum is made good again, so
// that the checks behind it are reached; hence no seeds are needed.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Runtime/PackedFile.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MemoryBuffer.h"

#include <cstring>

using namespace llvm;
using namespace swiglu;

/// A file of two functions with three weights each, as its bytes.
static std::string makeGoodFile() {
  SmallString<128> path;
  cantFail(errorCodeToError(
      sys::fs::createTemporaryFile("packed-fuzzer", "weights", path)));
  FunctionInfo first;
  first.name = "first";
  first.weights = {{"gate", {2, 32, 1}, {4, 3}, 0, 48},
                   {"up", {4, 16, 1}, {4, 3}, 64, 24},
                   {"scale", {2, 32, 1}, {}, 0, 0}};
  first.packedBytes = 128;
  FunctionInfo second = first;
  second.name = "second";
  std::vector<char> packed(128);
  PackedFileWriter writer =
      cantFail(PackedFileWriter::create(path, {first, second}));
  cantFail(writer.append(packed));
  cantFail(writer.append(packed));
  cantFail(writer.commit());
  std::string contents =
      cantFail(errorOrToExpected(MemoryBuffer::getFile(path)))
          ->getBuffer()
          .str();
  sys::fs::remove(path);
  return contents;
}

/// Looks at everything that a checked header leads to.
static void walk(const swiglurt_file &file) {
  size_t seen = 0;
  for (uint32_t m = 0; m < file.model_count; ++m) {
    swiglurt_file_model model = swiglurt_file_get_model(&file, m);
    seen += strlen(model.name) + strlen(model.layout) +
            strlen(model.layout_parameters) + strlen(model.target);
    if (model.packed_offset + model.packed_bytes > file.file_bytes)
      abort();
    for (uint32_t t = 0; t < model.tensor_count; ++t) {
      swiglurt_file_tensor tensor =
          swiglurt_file_get_tensor(&file, model.first_tensor + t);
      seen += strlen(tensor.name);
      if (tensor.ndim > SWIGLURT_MAX_DIMS ||
          tensor.offset + tensor.bytes > model.packed_bytes)
        abort();
      for (uint32_t d = 0; d < tensor.ndim; ++d)
        if (swiglurt_file_get_size(&file, tensor.first_size + d) < 0)
          abort();
    }
  }
  volatile size_t used = seen;
  (void)used;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const std::string good = makeGoodFile();
  static const uint32_t goodBytes = support::endian::read32le(&good[12]);
  // On the heap and of the exact size: AddressSanitizer guards its end.
  std::vector<unsigned char> header(good.begin(), good.begin() + goodBytes);
  for (; size >= 11; data += 11, size -= 11) {
    size_t at = support::endian::read16le(data) % goodBytes;
    memcpy(&header[at], data + 3,
           std::min<size_t>(1 + data[2] % 8, goodBytes - at));
  }
  char text[256];
  swiglurt_text why = {text, sizeof(text), 0};
  uint32_t headerBytes = 0;
  if (swiglurt_file_begin(header.data(), good.size(), &headerBytes, &why))
    return 0;
  headerBytes = std::min(headerBytes, goodBytes);
  support::endian::write64le(
      &header[24], swiglurt_header_checksum(header.data(), headerBytes));
  swiglurt_file file;
  if (!swiglurt_file_check(header.data(), headerBytes, good.size(), &file,
                           &why))
    walk(file);
  return 0;
}
