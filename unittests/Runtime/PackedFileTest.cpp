//===- PackedFileTest.cpp - Tests of the packed weights file --------------===//

#include "swiglu/Runtime/PackedFile.h"
#include "ProducedLibrary.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/xxhash.h"
#include "llvm/TargetParser/Host.h"
#include "gtest/gtest.h"

#include <csignal>
#include <fcntl.h>
#include <random>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;
using namespace swiglu;

namespace {
const int64_t shape[] = {4, 3};
const int64_t scales[] = {4};
const swiglu_tensor_info weights[] = {
    {"up", {0, 4, 1}, 2, shape, 0, 6},
    {"up:scales", {4, 16, 1}, 1, scales, 64, 8},
    {"limit", {2, 64, 1}, 0, nullptr, 0, 0}};
const swiglu_info plainInfo = {sizeof(swiglu_info),
                               SWIGLU_ABI_VERSION,
                               "block",
                               "tiled",
                               "n=16 k=4",
                               "x86-64",
                               "",
                               {2, 32, 1},
                               {4, 16, 1},
                               1,
                               sizeof(swiglu_tensor_info),
                               3,
                               4,
                               -1,
                               3,
                               weights,
                               128};

/// What the kernel of the next load says it is.
swiglu_info currentInfo = plainInfo;
const swiglu_info *describe() { return &currentInfo; }
const swiglurt_kernel kernel = {describe, nullptr, nullptr, nullptr,
                                nullptr,  nullptr, nullptr, nullptr};
const swiglurt_function function = {&kernel, 1};

std::vector<char> someBytes(size_t count) {
  std::vector<char> bytes(count);
  for (size_t i = 0; i < count; ++i)
    bytes[i] = static_cast<char>(i * 7 + 1);
  return bytes;
}

class PackedFileTest : public testing::Test {
protected:
  TemporaryFolder folder;
  std::string path = folder / "test.weights";

  void SetUp() override { currentInfo = plainInfo; }

  /// Two functions; the second is the one that is loaded.
  void writeTestFile() {
    FunctionInfo block = FunctionInfo::get(plainInfo), other = block;
    other.name = "other";
    other.packedBytes = 1000; // not a multiple of the checksum's stripe
    auto writer = PackedFileWriter::create(path, {other, block});
    ASSERT_TRUE(bool(writer)) << toString(writer.takeError());
    ASSERT_EQ(toString(writer->append(someBytes(1000))), "");
    ASSERT_EQ(toString(writer->append(someBytes(128))), "");
    // Nothing under the final name before it is whole.
    EXPECT_FALSE(sys::fs::exists(path));
    ASSERT_EQ(toString(writer->commit()), "");
    EXPECT_EQ(folder.list(), std::vector<std::string>{"test.weights"});
  }

  std::string text;

  /// The code of a load; `text` says why. A model must be usable.
  int load() {
    swiglurt_model *model = nullptr;
    text.assign(300, '\0');
    int error = swiglurt_load(&function, path.c_str(), &model, text.data(),
                              text.size());
    text.resize(strlen(text.c_str()));
    EXPECT_EQ(error == SWIGLU_OK, model != nullptr);
    EXPECT_EQ(error == SWIGLU_OK, text.empty()) << text;
    if (model) {
      EXPECT_EQ(reinterpret_cast<uintptr_t>(model->packed) % 64, 0u);
      // Reads all of it: nothing mapped may be missing.
      volatile char last;
      for (uint64_t i = 0; i < currentInfo.packed_bytes; ++i)
        last = static_cast<const char *>(model->packed)[i];
      (void)last;
    }
    swiglurt_unload(model);
    return error;
  }

  void expectLoad(int error, StringRef reason) {
    EXPECT_EQ(load(), error) << text;
    EXPECT_EQ(text, reason.empty() ? "" : path + ": " + reason.str());
  }

  void writeWithGoodChecksum(std::string contents) {
    uint64_t sum = swiglurt_header_checksum(
        reinterpret_cast<const unsigned char *>(contents.data()),
        support::endian::read32le(contents.data() + 12));
    support::endian::write64le(contents.data() + 24, sum);
    writeFile(path, contents);
  }

  void put(int fd, const void *data, size_t bytes, off_t offset) {
    ASSERT_EQ(pwrite(fd, data, bytes, offset), static_cast<ssize_t>(bytes));
  }
};

TEST_F(PackedFileTest, RoundTrip) {
  writeTestFile();
  expectLoad(SWIGLU_OK, "");
  swiglurt_model *model;
  ASSERT_EQ(swiglurt_load(&function, path.c_str(), &model, nullptr, 0), 0);
  EXPECT_EQ(memcmp(model->packed, someBytes(128).data(), 128), 0);
  // Mapped, read-only: not the process's own memory.
  EXPECT_NE(readFile("/proc/self/maps").find(path), std::string::npos);
  swiglurt_unload(model);
  EXPECT_EQ(readFile("/proc/self/maps").find(path), std::string::npos);
  EXPECT_EQ(toString(verifyPackedFile(path)), "");
}

TEST_F(PackedFileTest, Dump) {
  writeTestFile();
  std::string listing;
  raw_string_ostream os(listing);
  ASSERT_EQ(toString(dumpPackedFile(path, os)), "");
  auto [first, rest] = StringRef(listing).split('\n');
  EXPECT_EQ(first,
            "packed weights, version 1, 8320 bytes, 2 models, 6 tensors");
  EXPECT_TRUE(rest.consume_front("checksums: header "));
  EXPECT_EQ(rest.split('\n').second,
            "model 'other': f32[tokens, 3] -> bf16[tokens, 4], layout 'tiled' "
            "(n=16 k=4), target 'x86-64', 1000 bytes at 4096\n"
            "  tensor 'up': i4[4, 3], 6 bytes at 0\n"
            "  tensor 'up:scales': bf16[4], 8 bytes at 64\n"
            "  tensor 'limit': f64[], 0 bytes at 0\n"
            "model 'block': f32[tokens, 3] -> bf16[tokens, 4], layout 'tiled' "
            "(n=16 k=4), target 'x86-64', 128 bytes at 8192\n"
            "  tensor 'up': i4[4, 3], 6 bytes at 0\n"
            "  tensor 'up:scales': bf16[4], 8 bytes at 64\n"
            "  tensor 'limit': f64[], 0 bytes at 0\n");
}

TEST_F(PackedFileTest, ChecksumIsXXH64) {
  std::vector<char> data = someBytes(4096);
  for (size_t bytes : {0, 32, 64, 96, 4096}) {
    swiglurt_checksum sum;
    swiglurt_checksum_begin(&sum);
    swiglurt_checksum_add(&sum, data.data(), bytes / 64 * 32);
    swiglurt_checksum_add(&sum, data.data() + bytes / 64 * 32,
                          bytes - bytes / 64 * 32);
    EXPECT_EQ(swiglurt_checksum_end(&sum),
              xxHash64(StringRef(data.data(), bytes)));
  }
}

TEST_F(PackedFileTest, TruncatedAtEveryByte) {
  writeTestFile();
  uint64_t bytes = 0;
  ASSERT_FALSE(sys::fs::file_size(path, bytes));
  while (bytes-- > 0) {
    ASSERT_EQ(truncate(path.c_str(), bytes), 0);
    ASSERT_EQ(load(), SWIGLU_ERROR_TRUNCATED) << bytes << ' ' << text;
  }
  EXPECT_EQ(text, path + ": file has bytes: 0, expected 64");
}

TEST_F(PackedFileTest, OneByteTooMany) {
  writeTestFile();
  ASSERT_EQ(truncate(path.c_str(), 8321), 0);
  expectLoad(SWIGLU_ERROR_TRUNCATED, "file has bytes: 8321, expected 8320");
}

/// Each bit of the header flipped: always found. With the checksum made good
/// again the structure is checked alone, which may find nothing, but then what
/// is loaded can be read to its end.
TEST_F(PackedFileTest, EveryBitOfTheHeaderFlipped) {
  writeTestFile();
  std::string good = readFile(path);
  uint32_t headerBytes = support::endian::read32le(good.data() + 12);
  int fd = open(path.c_str(), O_RDWR);
  ASSERT_GE(fd, 0);
  for (uint32_t bit = 0; bit < headerBytes * 8; ++bit) {
    std::string bad = good.substr(0, headerBytes);
    bad[bit / 8] ^= static_cast<char>(1 << bit % 8);
    put(fd, bad.data(), headerBytes, 0);
    ASSERT_NE(load(), SWIGLU_OK) << "bit " << bit;
    uint64_t sum = swiglurt_header_checksum(
        reinterpret_cast<const unsigned char *>(bad.data()), headerBytes);
    support::endian::write64le(bad.data() + 24, sum);
    put(fd, bad.data(), headerBytes, 0);
    load();
  }
  close(fd);
}

/// Each check of the structure, alone: one field of the header is changed and
/// the checksum made good again.
TEST_F(PackedFileTest, StructureIsChecked) {
  writeTestFile();
  std::string good = readFile(path);
  const uint32_t headerBytes = support::endian::read32le(good.data() + 12);
  const uint32_t model = 64, tensor = model + 2 * 64, size = tensor + 6 * 32;
  const uint64_t huge = UINT64_MAX;
  const struct {
    uint32_t at, bytes;
    uint64_t value;
    const char *reason;
  } changes[] = {
      {40, 8, 64, "data begins outside of the file"},
      {40, 8, 8321, "data begins outside of the file"},
      {52, 4, 7, "tables take bytes: "},
      {56, 4, 0xffffffff, "tables take bytes: "},
      {headerBytes - 1, 1, 1, "string table does not end with a zero byte"},
      {model, 4, 0xffffffff, "model 0: string out of range"},
      {model + 76, 4, 0xffffffff, "model 1: string out of range"},
      {model + 16, 4, 1, "model 0: tensors out of range"},
      {model + 20, 4, 7, "model 0: tensors out of range"},
      {model + 64 + 20, 4, 2, "tensors or sizes that belong to no model"},
      {model + 25, 1, 0, "model 0: bad type or features"},
      {model + 30, 2, 0, "model 0: bad type or features"},
      {model + 32, 8, huge, "model 0: bad type or features"},
      {model + 48, 8, 0, "model 0: packed weights overlap or leave the file"},
      {model + 48, 8, 4097, "model 0: packed weights overlap or leave"},
      {model + 48, 8, huge - 63, "model 0: packed weights overlap or leave"},
      {model + 64 + 48, 8, 4096, "model 1: packed weights overlap or leave"},
      {model + 64 + 56, 8, 129, "model 1: packed weights overlap or leave"},
      {model + 64 + 56, 8, huge, "model 1: packed weights overlap or leave"},
      {tensor, 4, 0xffffffff, "tensor 0: name out of range"},
      {tensor + 5, 1, 0, "tensor 0: type or shape without a size"},
      {tensor + 8, 4, 33, "tensor 0: shape out of range"},
      {tensor + 8, 4, 7, "tensor 0: shape out of range"},
      {tensor + 5 * 32 + 8, 4, 1, "tensor 5: shape out of range"},
      {tensor + 12, 4, 1, "tensor 0: shape out of range"},
      {tensor + 16, 8, 32, "tensor 0: bytes outside of the packed weights"},
      {tensor + 16, 8, 1024, "tensor 0: bytes outside of the packed weights"},
      {tensor + 24, 8, huge, "tensor 0: bytes outside of the packed weights"},
      {size, 8, huge, "tensor 0: type or shape without a size in bytes"},
      {size, 8, huge / 8, "tensor 0: type or shape without a size in bytes"},
  };
  for (const auto &change : changes) {
    std::string bad = good;
    char value[8];
    support::endian::write64le(value, change.value);
    bad.replace(change.at, change.bytes, value, change.bytes);
    writeWithGoodChecksum(bad);
    EXPECT_EQ(load(), SWIGLU_ERROR_CORRUPT) << change.reason;
    EXPECT_TRUE(StringRef(text).starts_with(path + ": " + change.reason))
        << text << "\nexpected: " << change.reason;
  }
}

TEST_F(PackedFileTest, TensorsThatShareTheSizesDifferently) {
  FunctionInfo function = FunctionInfo::get(plainInfo);
  function.weights.resize(2);
  for (WeightInfo &tensor : function.weights)
    tensor.shape.assign(SWIGLURT_MAX_DIMS, 1);
  auto writer = PackedFileWriter::create(path, function);
  ASSERT_TRUE(bool(writer));
  ASSERT_EQ(toString(writer->append(someBytes(128))), "");
  ASSERT_EQ(toString(writer->commit()), "");
  const std::string good = readFile(path);
  const uint32_t first = 64 + 64, second = first + 32;
  // All of the table to one tensor: more dimensions than any may have.
  std::string bad = good;
  bad[first + 8] = 64;
  bad[second + 8] = 0;
  bad[second + 12] = 64;
  writeWithGoodChecksum(bad);
  expectLoad(SWIGLU_ERROR_CORRUPT, "tensor 0: shape out of range");
  // The last size to nobody.
  bad = good;
  bad[second + 8] = 31;
  writeWithGoodChecksum(bad);
  expectLoad(SWIGLU_ERROR_CORRUPT, "tensors or sizes that belong to no model");
}

TEST_F(PackedFileTest, RandomHeadersWithGoodChecksums) {
  writeTestFile();
  std::string good = readFile(path);
  uint32_t headerBytes = support::endian::read32le(good.data() + 12);
  int fd = open(path.c_str(), O_RDWR);
  ASSERT_GE(fd, 0);
  std::mt19937 random(12);
  const uint32_t values[] = {0, 1, 63, 64, 0x7fffffff, 0x80000000, 0xffffffff};
  unsigned refused = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string bad = good.substr(0, headerBytes);
    for (int k = random() % 3; k >= 0; --k) {
      uint32_t at = 32 + random() % (headerBytes - 36) / 4 * 4;
      support::endian::write32le(
          bad.data() + at, random() % 2 ? values[random() % 7] : random());
    }
    uint64_t sum = swiglurt_header_checksum(
        reinterpret_cast<const unsigned char *>(bad.data()), headerBytes);
    support::endian::write64le(bad.data() + 24, sum);
    put(fd, bad.data(), headerBytes, 0);
    refused += load() != SWIGLU_OK;
  }
  EXPECT_GT(refused, 10000u);
  close(fd);
}

TEST_F(PackedFileTest, DataIsCheckedByVerifyOnly) {
  writeTestFile();
  std::string good = readFile(path);
  int fd = open(path.c_str(), O_RDWR);
  ASSERT_GE(fd, 0);
  // The padding after the header, the first and last byte of the data.
  uint32_t headerBytes = support::endian::read32le(good.data() + 12);
  for (uint32_t at : {headerBytes, 4096u, 8319u}) {
    char flipped = good[at] ^ 0x10;
    put(fd, &flipped, 1, at);
    expectLoad(SWIGLU_OK, "");
    std::string message = toString(verifyPackedFile(path));
    EXPECT_NE(message.find(": data checksum "), std::string::npos) << message;
    put(fd, &good[at], 1, at);
  }
  EXPECT_EQ(toString(verifyPackedFile(path)), "");
  close(fd);
}

TEST_F(PackedFileTest, NotAWeightsFile) {
  writeFile(path, std::string(100, 'x'));
  expectLoad(SWIGLU_ERROR_CORRUPT,
             "not a packed weights file (magic SWGLUWT1 not found)");
  EXPECT_EQ(toString(verifyPackedFile(path)),
            path + ": not a packed weights file (magic SWGLUWT1 not found)");
  ASSERT_EQ(unlink(path.c_str()), 0);
  writeTestFile();
  int fd = open(path.c_str(), O_RDWR);
  ASSERT_GE(fd, 0);
  put(fd, "\2", 1, 8);
  close(fd);
  expectLoad(SWIGLU_ERROR_VERSION, "format version 2, expected 1");
  // A pipe that nobody writes to must not hang.
  ASSERT_EQ(unlink(path.c_str()), 0);
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  expectLoad(SWIGLU_ERROR_FILE, "not a regular file");
  ASSERT_EQ(unlink(path.c_str()), 0);
}

TEST_F(PackedFileTest, AnotherFunctionThanTheFiles) {
  writeTestFile();
  currentInfo.name = "blok";
  expectLoad(SWIGLU_ERROR_NO_MODEL,
             "no weights for function 'blok' among 2 models");
  currentInfo = plainInfo;
  currentInfo.layout = "raw";
  currentInfo.layout_parameters = "";
  expectLoad(SWIGLU_ERROR_LAYOUT, "weights of 'block' have layout 'tiled' "
                                  "(n=16 k=4), expected 'raw' ()");
  currentInfo = plainInfo;
  currentInfo.layout_parameters = "n=32 k=4";
  expectLoad(SWIGLU_ERROR_LAYOUT,
             "weights of 'block' have layout 'tiled' (n=16 k=4), expected "
             "'tiled' (n=32 k=4)");
  currentInfo = plainInfo;
  currentInfo.x_features = 5;
  EXPECT_EQ(load(), SWIGLU_ERROR_WEIGHTS);
  currentInfo = plainInfo;
  currentInfo.weight_count = 2;
  expectLoad(SWIGLU_ERROR_WEIGHTS, "number of weights is 3, expected 2");
  currentInfo = plainInfo;
  currentInfo.packed_bytes = 192;
  expectLoad(SWIGLU_ERROR_SIZE, "packed weights have bytes: 128, expected 192");
}

TEST_F(PackedFileTest, OtherWeightsThanTheFunctions) {
  writeTestFile();
  swiglu_tensor_info changed[3];
  auto reset = [&] { std::copy(weights, weights + 3, changed); };
  currentInfo.weights = changed;
  reset();
  expectLoad(SWIGLU_OK, "");
  changed[1].name = "up.scales";
  expectLoad(SWIGLU_ERROR_WEIGHTS,
             "weight 1 is 'up:scales' bf16[4] at byte 64, expected 'up.scales' "
             "bf16[4] at byte 64");
  reset();
  changed[0].type.bits = 8;
  EXPECT_EQ(load(), SWIGLU_ERROR_WEIGHTS);
  reset();
  const int64_t turned[] = {3, 4};
  changed[0].shape = turned;
  expectLoad(SWIGLU_ERROR_WEIGHTS, "weight 0 is 'up' i4[4, 3] at byte 0, "
                                   "expected 'up' i4[3, 4] at byte 0");
  reset();
  changed[0].ndim = 1;
  EXPECT_EQ(load(), SWIGLU_ERROR_WEIGHTS);
  reset();
  changed[1].offset = 0;
  EXPECT_EQ(load(), SWIGLU_ERROR_WEIGHTS);
}

#if defined(__x86_64__)
/// The table of CPU features agrees with LLVM's about this machine.
TEST_F(PackedFileTest, TargetFeaturesOfThisMachine) {
  writeTestFile();
  const StringMap<bool> host = sys::getHostCPUFeatures();
  unsigned absent = 0;
  for (StringRef name : {"cmov",
                         "sse",
                         "sse2",
                         "sse3",
                         "pclmul",
                         "ssse3",
                         "fma",
                         "cx16",
                         "sse4.1",
                         "sse4.2",
                         "crc32",
                         "movbe",
                         "popcnt",
                         "aes",
                         "avx",
                         "f16c",
                         "bmi",
                         "avx2",
                         "bmi2",
                         "avx512f",
                         "avx512dq",
                         "adx",
                         "avx512ifma",
                         "avx512cd",
                         "sha",
                         "avx512bw",
                         "avx512vl",
                         "avx512vbmi",
                         "avx512vbmi2",
                         "gfni",
                         "vaes",
                         "vpclmulqdq",
                         "avx512vnni",
                         "avx512bitalg",
                         "avx512vpopcntdq",
                         "movdiri",
                         "movdir64b",
                         "avx512vp2intersect",
                         "amx-bf16",
                         "avx512fp16",
                         "amx-tile",
                         "amx-int8",
                         "sha512",
                         "sm3",
                         "sm4",
                         "avxvnni",
                         "avx512bf16",
                         "cmpccxadd",
                         "amx-fp16",
                         "avxifma",
                         "movrs",
                         "avxvnniint8",
                         "avxneconvert",
                         "amx-complex",
                         "avxvnniint16",
                         "avx10.1",
                         "egpr",
                         "push2pop2",
                         "ppx",
                         "ndd",
                         "ccmp",
                         "nf",
                         "cf",
                         "zu",
                         "sahf",
                         "lzcnt",
                         "sse4a",
                         "prfchw",
                         "xop",
                         "fma4",
                         "tbm"}) {
    auto known = host.find(name);
    ASSERT_NE(known, host.end()) << name.str();
    std::string features = "-fma4,+unheard-of,+" + name.str() + ",+sse2";
    currentInfo.target_features = features.c_str();
    if (known->second) {
      expectLoad(SWIGLU_OK, "");
      continue;
    }
    ++absent;
    EXPECT_EQ(load(), SWIGLU_ERROR_TARGET) << name.str();
    EXPECT_EQ(text, path + ": this CPU has no " + name.str() +
                        ", which target 'x86-64' needs");
    alignas(64) char packed[128] = {};
    swiglurt_model *model;
    EXPECT_EQ(swiglurt_open(&function, packed, 128, &model),
              SWIGLU_ERROR_TARGET);
    // Not asked for, or asked not to be there: fine.
    features[features.find("+" + name.str())] = '-';
    expectLoad(SWIGLU_OK, "");
  }
  // Of a CPU that no longer exists.
  EXPECT_GE(absent, 1u);
}
#endif

/// A newer kernel's table has larger entries than ours.
TEST_F(PackedFileTest, LargerTableEntries) {
  writeTestFile();
  struct {
    swiglu_tensor_info info;
    int64_t later;
  } larger[3] = {{weights[0], -1}, {weights[1], -1}, {weights[2], -1}};
  currentInfo.weights = &larger[0].info;
  currentInfo.weight_size = sizeof(larger[0]);
  expectLoad(SWIGLU_OK, "");
}

TEST_F(PackedFileTest, WriterRefusesWhatAReaderWould) {
  auto problem = [&](const FunctionInfo &function) {
    auto writer = PackedFileWriter::create(path, function);
    return writer ? std::string() : toString(writer.takeError());
  };
  FunctionInfo good = FunctionInfo::get(plainInfo), bad = good;
  EXPECT_EQ(problem(good), "");
  bad.weights[1].offset = 128;
  EXPECT_EQ(problem(bad),
            path + ": tensor 1: bytes outside of the packed weights");
  bad = good;
  bad.weights[0].shape = {int64_t(1) << 40, int64_t(1) << 40};
  EXPECT_EQ(problem(bad),
            path + ": tensor 0: type or shape without a size in bytes");
  bad = good;
  bad.weights[0].shape.assign(33, 1);
  EXPECT_EQ(problem(bad),
            path + ": tensor 'up' has 33 dimensions, expected at most 32");
  auto twice = PackedFileWriter::create(path, {good, good});
  EXPECT_EQ(toString(twice.takeError()),
            path + ": two functions are named 'block'");
  auto writer = PackedFileWriter::create(path, good);
  ASSERT_TRUE(bool(writer));
  EXPECT_EQ(toString(writer->append(someBytes(127))),
            path + ": packed weights of 'block' have 127 bytes, expected 128");
  auto unfinished = PackedFileWriter::create(path, good);
  ASSERT_TRUE(bool(unfinished));
  EXPECT_EQ(toString(unfinished->commit()),
            path + ": packed weights of 'block' are missing");
}

/// Whole or not at all: nothing is left of a file that could not be finished,
/// and an older one of that name stays.
TEST_F(PackedFileTest, FailedWritesLeaveNothing) {
  writeTestFile();
  std::string before = readFile(path);
  FunctionInfo large = FunctionInfo::get(plainInfo);
  large.packedBytes = 1 << 20;
  {
    auto writer = PackedFileWriter::create(path, large);
    ASSERT_TRUE(bool(writer));
    // The limit acts as a full disk does, with another reason.
    rlimit unlimited;
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &unlimited), 0);
    rlimit limited = {100000, unlimited.rlim_max};
    auto handler = signal(SIGXFSZ, SIG_IGN);
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &limited), 0);
    std::string message = toString(writer->append(someBytes(1 << 20)));
    setrlimit(RLIMIT_FSIZE, &unlimited);
    signal(SIGXFSZ, handler);
    EXPECT_EQ(message, path + ": cannot be written: File too large");
  }
  EXPECT_EQ(folder.list(), std::vector<std::string>{"test.weights"});
  EXPECT_EQ(readFile(path), before);

  auto nowhere = PackedFileWriter::create(folder / "no/such", large);
  EXPECT_EQ(toString(nowhere.takeError()),
            (folder / "no/such") +
                ": cannot be written: No such file or directory");
  // The name is taken by a folder: found when it is renamed.
  ASSERT_FALSE(sys::fs::create_directory(folder / "taken"));
  writeFile(folder / "taken/file", "");
  auto taken =
      PackedFileWriter::create(folder / "taken", FunctionInfo::get(plainInfo));
  ASSERT_TRUE(bool(taken));
  ASSERT_EQ(toString(taken->append(someBytes(128))), "");
  EXPECT_NE(toString(taken->commit()), "");
  EXPECT_EQ(folder.list().size(), 2u);
}

TEST_F(PackedFileTest, ReadOnlyFolder) {
  ASSERT_EQ(chmod((folder / "").c_str(), 0555), 0);
  std::string expected = path + ": cannot be written: Permission denied";
  // In a child, because root may write anywhere.
  EXPECT_EXIT(
      {
        if (geteuid() == 0 && setuid(65534))
          _exit(2);
        auto writer =
            PackedFileWriter::create(path, FunctionInfo::get(plainInfo));
        std::string found = toString(writer.takeError());
        _exit(found != expected);
      },
      testing::ExitedWithCode(0), "");
  chmod((folder / "").c_str(), 0700);
  EXPECT_TRUE(folder.list().empty());
}
} // namespace
