//===- PackedFile.cpp - The packed weights file ---------------------------===//

#include "swiglu/Runtime/PackedFile.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/MemoryBuffer.h"

#include <cerrno>
#include <limits>
#include <unistd.h>

using namespace llvm;
using namespace swiglu;

static Error makeError(StringRef path, const Twine &reason) {
  return createStringError(inconvertibleErrorCode(), path + ": " + reason);
}

//===----------------------------------------------------------------------===//
// The header as bytes
//===----------------------------------------------------------------------===//

namespace {
/// Bytes in the file's byte order.
class Bytes {
public:
  std::vector<char> data;

  void u32(uint64_t value) { put<uint32_t>(value); }
  void u64(uint64_t value) { put<uint64_t>(value); }
  void type(swiglu_dtype type) {
    data.push_back(type.code);
    data.push_back(type.bits);
    put<uint16_t>(type.lanes);
  }
  void append(const Bytes &other) {
    data.insert(data.end(), other.data.begin(), other.data.end());
  }

private:
  template <typename T>
  void put(uint64_t value) {
    char bytes[sizeof(T)];
    support::endian::write<T>(bytes, static_cast<T>(value), endianness::little);
    data.insert(data.end(), bytes, bytes + sizeof(T));
  }
};

/// The string table; equal strings are kept once.
class Strings {
public:
  std::vector<char> data;

  uint64_t add(StringRef string) {
    auto [it, isNew] = offsets.try_emplace(string, data.size());
    if (isNew) {
      data.insert(data.end(), string.begin(), string.end());
      data.push_back('\0');
    }
    return it->second;
  }

private:
  StringMap<uint64_t> offsets;
};
} // namespace

/// Where the two checksums lie in the header.
static constexpr size_t headerSumAt = 24, dataSumAt = 32;

/// "x86-64-v3 +avx2,+fma", or the CPU alone.
static std::string getTarget(const FunctionInfo &function) {
  if (function.targetFeatures.empty())
    return function.targetCPU;
  return function.targetCPU + " " + function.targetFeatures;
}

/// Makes the header, its checksums zero, and places each function's packed
/// weights, whose offsets come back in `offsets`.
static Expected<std::vector<char>> makeHeader(StringRef path,
                                              ArrayRef<FunctionInfo> functions,
                                              std::vector<uint64_t> &offsets) {
  Bytes tensors, sizes;
  Strings strings;
  StringSet<> names;
  uint64_t tensorCount = 0;
  for (const FunctionInfo &function : functions) {
    // A zero byte would end the name early.
    if (StringRef(function.name).contains('\0'))
      return makeError(path, "function name with a zero byte");
    if (!names.insert(function.name).second)
      return makeError(path, "two functions are named '" + function.name + "'");
    for (const WeightInfo &tensor : function.weights) {
      if (tensor.shape.size() > SWIGLURT_MAX_DIMS)
        return makeError(path, "tensor '" + tensor.name + "' has " +
                                   Twine(tensor.shape.size()) +
                                   " dimensions, expected at most " +
                                   Twine(int(SWIGLURT_MAX_DIMS)));
      tensors.u32(strings.add(tensor.name));
      tensors.type(tensor.type);
      tensors.u32(tensor.shape.size());
      tensors.u32(sizes.data.size() / 8);
      tensors.u64(tensor.offset);
      tensors.u64(tensor.bytes);
      for (int64_t size : tensor.shape)
        sizes.u64(size);
      ++tensorCount;
    }
    for (const std::string &text :
         {function.name, function.layout, function.layoutParameters})
      strings.add(text);
    strings.add(getTarget(function));
  }
  uint64_t fixed = SWIGLURT_FILE_FIXED_BYTES +
                   functions.size() * SWIGLURT_FILE_MODEL_BYTES +
                   tensors.data.size() + sizes.data.size();
  // At least one zero byte, and the whole header a multiple of 64.
  strings.data.resize(alignTo(fixed + strings.data.size() + 1, 64) - fixed);
  uint64_t headerBytes = fixed + strings.data.size();
  if (headerBytes > std::numeric_limits<uint32_t>::max())
    return makeError(path, "header of " + Twine(headerBytes) +
                               " bytes, expected less than 4 GiB");

  Bytes models;
  uint64_t dataOffset = alignTo(headerBytes, SWIGLURT_FILE_PAGE);
  uint64_t end = dataOffset, firstTensor = 0;
  for (const FunctionInfo &function : functions) {
    offsets.push_back(alignTo(end, SWIGLURT_FILE_PAGE));
    end = alignTo(offsets.back() + function.packedBytes, SWIGLU_ALIGNMENT);
    models.u32(strings.add(function.name));
    models.u32(strings.add(function.layout));
    models.u32(strings.add(function.layoutParameters));
    models.u32(strings.add(getTarget(function)));
    models.u32(firstTensor);
    models.u32(function.weights.size());
    models.type(function.xType);
    models.type(function.yType);
    models.u64(function.xFeatures);
    models.u64(function.yFeatures);
    models.u64(offsets.back());
    models.u64(function.packedBytes);
    firstTensor += function.weights.size();
  }

  Bytes header;
  header.data.assign(SWIGLURT_FILE_MAGIC, &SWIGLURT_FILE_MAGIC[8]);
  header.u32(SWIGLURT_FILE_VERSION);
  header.u32(headerBytes);
  header.u64(end);
  header.u64(0);
  header.u64(0);
  header.u64(dataOffset);
  header.u32(functions.size());
  header.u32(tensorCount);
  header.u32(sizes.data.size() / 8);
  header.u32(strings.data.size());
  header.append(models);
  header.append(tensors);
  header.append(sizes);
  header.data.insert(header.data.end(), strings.data.begin(),
                     strings.data.end());
  return std::move(header.data);
}

static void setHeaderSum(std::vector<char> &header) {
  uint64_t sum = swiglurt_header_checksum(
      reinterpret_cast<const unsigned char *>(header.data()), header.size());
  support::endian::write64le(header.data() + headerSumAt, sum);
}

/// The checks of the C reader, with its words.
static Expected<swiglurt_file> checkHeader(StringRef path, StringRef contents) {
  std::string text(512, '\0');
  swiglurt_text why = {text.data(), text.size(), 0};
  auto *bytes = reinterpret_cast<const unsigned char *>(contents.data());
  swiglurt_file file = {};
  uint32_t headerBytes = 0;
  if (contents.size() < SWIGLURT_FILE_FIXED_BYTES)
    return makeError(path, "file has bytes: " + Twine(contents.size()) +
                               ", expected " +
                               Twine(int(SWIGLURT_FILE_FIXED_BYTES)));
  if (swiglurt_file_begin(bytes, contents.size(), &headerBytes, &why) ||
      swiglurt_file_check(bytes, headerBytes, contents.size(), &file, &why))
    return makeError(path, text.c_str());
  return file;
}

//===----------------------------------------------------------------------===//
// PackedFileWriter
//===----------------------------------------------------------------------===//

PackedFileWriter::PackedFileWriter(std::string path, sys::fs::TempFile file)
    : path(std::move(path)), file(std::move(file)) {
  swiglurt_checksum_begin(&sum);
}

PackedFileWriter::PackedFileWriter(PackedFileWriter &&other)
    : path(std::move(other.path)), file(std::move(other.file)),
      isOpen(std::exchange(other.isOpen, false)),
      header(std::move(other.header)), blobs(std::move(other.blobs)),
      next(other.next), position(other.position), sum(other.sum) {}

PackedFileWriter::~PackedFileWriter() {
  if (isOpen)
    consumeError(file.discard());
}

Expected<PackedFileWriter>
PackedFileWriter::create(StringRef path, ArrayRef<FunctionInfo> functions) {
  std::vector<uint64_t> offsets;
  Expected<std::vector<char>> header = makeHeader(path, functions, offsets);
  if (!header)
    return header.takeError();
  // What the reader would refuse must not be written: bad shapes and offsets
  // are found here, by its own checks.
  setHeaderSum(*header);
  uint32_t headerBytes = header->size();
  std::string text(512, '\0');
  swiglurt_text why = {text.data(), text.size(), 0};
  swiglurt_file checked = {};
  if (swiglurt_file_check(
          reinterpret_cast<const unsigned char *>(header->data()), headerBytes,
          support::endian::read64le(header->data() + 16), &checked, &why))
    return makeError(path, text.c_str());

  Expected<sys::fs::TempFile> file =
      sys::fs::TempFile::create(path + ".%%%%%%.tmp");
  if (!file)
    return makeError(path, "cannot be written: " + toString(file.takeError()));
  PackedFileWriter writer(path.str(), std::move(*file));
  for (auto [function, offset] : zip_equal(functions, offsets))
    writer.blobs.push_back({function.name, offset, function.packedBytes});
  if (Error error = writer.write(*header))
    return std::move(error);
  swiglurt_checksum_begin(&writer.sum);
  if (Error error = writer.padTo(checked.data_offset))
    return std::move(error);
  writer.header = std::move(*header);
  return std::move(writer);
}

Error PackedFileWriter::write(ArrayRef<char> data) {
  const char *at = data.begin();
  while (at != data.end()) {
    // Linux writes at most 2 GiB at once; a signal may cut it further.
    ssize_t done = ::write(file.FD, at, data.end() - at);
    if (done < 0 && errno == EINTR)
      continue;
    if (done <= 0)
      return makeError(path, "cannot be written: " + sys::StrError());
    at += done;
  }
  position += data.size();
  return Error::success();
}

Error PackedFileWriter::padTo(uint64_t offset) {
  std::vector<char> zeros(offset - position, 0);
  swiglurt_checksum_add(&sum, zeros.data(), zeros.size());
  return write(zeros);
}

Error PackedFileWriter::append(ArrayRef<char> packed,
                               function_ref<void(uint64_t)> written) {
  if (next == blobs.size())
    return makeError(path, "more packed weights than functions");
  const Blob &blob = blobs[next++];
  if (packed.size() != blob.bytes)
    return makeError(path, "packed weights of '" + blob.name + "' have " +
                               Twine(packed.size()) + " bytes, expected " +
                               Twine(blob.bytes));
  if (Error error = padTo(blob.offset))
    return error;
  // The checksum takes whole stripes; the last one is filled with zeros.
  size_t whole = packed.size() / 32 * 32;
  // Small enough for a cache, so that only the checksum reads from memory.
  constexpr size_t most = 1 << 20;
  for (size_t at = 0; at < whole; at += most) {
    ArrayRef<char> piece = packed.slice(at, std::min(most, whole - at));
    swiglurt_checksum_add(&sum, piece.data(), piece.size());
    if (Error error = write(piece))
      return error;
    if (written)
      written(piece.size());
  }
  std::vector<char> rest(packed.begin() + whole, packed.end());
  rest.resize(alignTo(packed.size(), SWIGLU_ALIGNMENT) - whole, 0);
  swiglurt_checksum_add(&sum, rest.data(), rest.size());
  return write(rest);
}

Error PackedFileWriter::finish() {
  if (next != blobs.size())
    return makeError(path, "packed weights of '" + blobs[next].name +
                               "' are missing");
  support::endian::write64le(header.data() + dataSumAt,
                             swiglurt_checksum_end(&sum));
  setHeaderSum(header);
  if (::lseek(file.FD, 0, SEEK_SET) != 0)
    return makeError(path, "cannot be written: " + sys::StrError());
  return write(header);
}

Error PackedFileWriter::commit() {
  Error error = finish();
  isOpen = false;
  if (error)
    return joinErrors(std::move(error), file.discard());
  if (Error renaming = file.keep(path))
    return makeError(path,
                     "cannot be written: " + toString(std::move(renaming)));
  return Error::success();
}

//===----------------------------------------------------------------------===//
// Verify and dump
//===----------------------------------------------------------------------===//

static Expected<std::unique_ptr<MemoryBuffer>> mapFile(StringRef path) {
  // A device or a pipe has no end, or none that comes.
  sys::fs::file_status status;
  if (std::error_code error = sys::fs::status(path, status))
    return makeError(path, error.message());
  if (!sys::fs::is_regular_file(status))
    return makeError(path, "not a regular file");
  auto buffer = MemoryBuffer::getFile(path, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false);
  if (!buffer)
    return makeError(path, buffer.getError().message());
  return std::move(*buffer);
}

Error swiglu::verifyPackedFile(StringRef path) {
  Expected<std::unique_ptr<MemoryBuffer>> buffer = mapFile(path);
  if (!buffer)
    return buffer.takeError();
  StringRef contents = (*buffer)->getBuffer();
  Expected<swiglurt_file> file = checkHeader(path, contents);
  if (!file)
    return file.takeError();
  StringSet<> names;
  for (uint32_t i = 0; i < file->model_count; ++i) {
    StringRef name = swiglurt_file_get_model(&*file, i).name;
    if (!names.insert(name).second)
      return makeError(path, "two models are named '" + name + "'");
  }
  StringRef data = contents.drop_front(file->header_bytes);
  if (data.size() % 32 != 0)
    return makeError(path, "data of " + Twine(data.size()) +
                               " bytes, expected a multiple of 32");
  swiglurt_checksum sum;
  swiglurt_checksum_begin(&sum);
  swiglurt_checksum_add(&sum, data.data(), data.size());
  uint64_t found = swiglurt_checksum_end(&sum);
  if (found != file->data_checksum)
    return makeError(path, "data checksum " + utohexstr(found, true, 16) +
                               ", expected " +
                               utohexstr(file->data_checksum, true, 16));
  return Error::success();
}

Error swiglu::dumpPackedFile(StringRef path, raw_ostream &os) {
  Expected<std::unique_ptr<MemoryBuffer>> buffer = mapFile(path);
  if (!buffer)
    return buffer.takeError();
  Expected<swiglurt_file> file = checkHeader(path, (*buffer)->getBuffer());
  if (!file)
    return file.takeError();
  auto quoted = [&](StringRef text) {
    os << '\'';
    printEscapedString(text, os);
    os << '\'';
  };
  os << "packed weights, version " << int(SWIGLURT_FILE_VERSION) << ", "
     << file->file_bytes << " bytes, " << file->model_count << " models, "
     << file->tensor_count << " tensors\n"
     << "checksums: header " << format_hex_no_prefix(file->header_checksum, 16)
     << ", data " << format_hex_no_prefix(file->data_checksum, 16) << '\n';
  for (uint32_t i = 0; i < file->model_count; ++i) {
    swiglurt_file_model model = swiglurt_file_get_model(&*file, i);
    os << "model ";
    quoted(model.name);
    os << ": " << getTypeName(model.x_type) << "[tokens, " << model.x_features
       << "] -> " << getTypeName(model.y_type) << "[tokens, "
       << model.y_features << "], layout ";
    quoted(model.layout);
    os << " (";
    printEscapedString(model.layout_parameters, os);
    os << "), target ";
    quoted(model.target);
    os << ", " << model.packed_bytes << " bytes at " << model.packed_offset
       << '\n';
    for (uint32_t t = 0; t < model.tensor_count; ++t) {
      swiglurt_file_tensor tensor =
          swiglurt_file_get_tensor(&*file, model.first_tensor + t);
      os << "  tensor ";
      quoted(tensor.name);
      os << ": " << getTypeName(tensor.type) << '[';
      for (uint32_t d = 0; d < tensor.ndim; ++d)
        os << (d ? ", " : "")
           << swiglurt_file_get_size(&*file, tensor.first_size + d);
      os << "], " << tensor.bytes << " bytes at " << tensor.offset << '\n';
    }
  }
  return Error::success();
}
