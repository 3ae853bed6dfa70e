#include "TestFiles.h"

#include <thread>

using namespace llvm;
using namespace swiglu;
using namespace swiglu::test;

namespace {
enum : uint32_t {
  U8,
  I8,
  U16,
  I16,
  U32,
  I32,
  F32,
  Bool,
  String,
  Array,
  U64,
  I64,
  F64
};

/// Writes GGUF files, wrong ones too.
struct Writer {
  uint32_t version = 3;
  uint64_t alignment = 32;
  std::optional<uint64_t> tensorCount, entryCount;
  std::string entries, tensors, data;
  uint64_t numEntries = 0, numTensors = 0;

  static std::string text(StringRef text) {
    return bytesOf<uint64_t>(text.size()) + text.str();
  }
  Writer &entry(StringRef key, uint32_t code, StringRef payload) {
    entries += text(key) + bytesOf(code) + payload.str();
    ++numEntries;
    return *this;
  }
  /// `dims` as in the file, innermost first.
  Writer &tensor(StringRef name, ArrayRef<uint64_t> dims, uint32_t code,
                 uint64_t offset) {
    tensors += text(name) + bytesOf<uint32_t>(dims.size());
    for (uint64_t dim : dims)
      tensors += bytesOf(dim);
    tensors += bytesOf(code) + bytesOf(offset);
    ++numTensors;
    return *this;
  }
  Writer &bytes(StringRef more) {
    data += more;
    return *this;
  }
  std::string str() const {
    std::string result =
        "GGUF" + bytesOf(version) + bytesOf(tensorCount.value_or(numTensors)) +
        bytesOf(entryCount.value_or(numEntries)) + entries + tensors;
    result.append(alignTo(result.size(), alignment) - result.size(), '\0');
    return result + data;
  }
};
} // namespace

static std::string messageFor(const Writer &writer) {
  return parseMessage(writer.str(), WeightFormat::GGUF);
}

static std::unique_ptr<WeightStore> parse(const Writer &writer) {
  return parseGood(writer.str(), WeightFormat::GGUF);
}

TEST(GGUF, ReadsPlainTensorsOutermostDimensionFirst) {
  for (uint32_t version : {2, 3}) {
    Writer writer;
    writer.version = version;
    writer.tensor("w", {3, 2}, /*F32*/ 0, 0).tensor("b", {2}, /*BF16*/ 30, 32);
    writer.bytes(countedBytes(36));
    auto store = parse(writer);
    EXPECT_EQ(store->getFormat(), WeightFormat::GGUF);
    EXPECT_EQ(store->find("w")->shape, (SmallVector<int64_t, 4>{2, 3}));
    EXPECT_EQ(store->find("w")->quant, std::nullopt);
    EXPECT_EQ(lookupBytes(*store, "w"), countedBytes(24));
    EXPECT_EQ(cantFail(store->lookup("b"))->type, ElementType::BF16);
    EXPECT_EQ(lookupBytes(*store, "b"), countedBytes(36).substr(32));
  }
}

TEST(GGUF, ReadsEveryPlainType) {
  const std::pair<uint32_t, ElementType> types[] = {
      {0, ElementType::F32},  {1, ElementType::F16},  {24, ElementType::I8},
      {25, ElementType::I16}, {26, ElementType::I32}, {27, ElementType::I64},
      {28, ElementType::F64}, {30, ElementType::BF16}};
  for (auto [code, type] : types) {
    Writer writer;
    std::string data = countedBytes(5 * getElementSize(type));
    auto store = parse(writer.tensor("t", {5}, code, 0).bytes(data));
    EXPECT_EQ(cantFail(store->lookup("t"))->type, type);
    EXPECT_EQ(lookupBytes(*store, "t"), data);
  }
}

TEST(GGUF, ReadsMetadata) {
  Writer writer;
  writer.entry("u8", U8, bytesOf<uint8_t>(200));
  writer.entry("i8", I8, bytesOf<int8_t>(-2));
  writer.entry("u16", U16, bytesOf<uint16_t>(60000));
  writer.entry("i16", I16, bytesOf<int16_t>(-3));
  writer.entry("u32", U32, bytesOf<uint32_t>(4000000000u));
  writer.entry("i32", I32, bytesOf<int32_t>(-4));
  writer.entry("u64", U64, bytesOf<uint64_t>(5));
  writer.entry("i64", I64, bytesOf<int64_t>(-6));
  writer.entry("wide", U64, bytesOf<uint64_t>(UINT64_MAX));
  writer.entry("f32", F32, bytesOf<float>(1.5));
  writer.entry("f64", F64, bytesOf<double>(-2.5));
  writer.entry("yes", Bool, "\1");
  writer.entry("text", String, Writer::text("llama"));
  writer.entry("array", Array,
               bytesOf(I16) + bytesOf<uint64_t>(2) + bytesOf<int16_t>(-7) +
                   bytesOf<int16_t>(8));
  writer.entry("floats", Array,
               bytesOf(F32) + bytesOf<uint64_t>(2) + bytesOf<float>(0.5) +
                   bytesOf<float>(-4));
  writer.entry("strings", Array,
               bytesOf(String) + bytesOf<uint64_t>(2) + Writer::text("a") +
                   Writer::text(""));
  writer.entry("nested", Array,
               bytesOf(Array) + bytesOf<uint64_t>(1) + bytesOf(U8) +
                   bytesOf<uint64_t>(1) + "x");
  auto store = parse(writer);
  EXPECT_EQ(store->getInteger("u8"), 200);
  EXPECT_EQ(store->getInteger("i8"), -2);
  EXPECT_EQ(store->getInteger("u16"), 60000);
  EXPECT_EQ(store->getInteger("i16"), -3);
  EXPECT_EQ(store->getInteger("u32"), 4000000000);
  EXPECT_EQ(store->getInteger("i32"), -4);
  EXPECT_EQ(store->getInteger("u64"), 5);
  EXPECT_EQ(store->getInteger("i64"), -6);
  EXPECT_EQ(store->getInteger("wide"), std::nullopt);
  EXPECT_EQ(store->getFloat("f32"), 1.5);
  EXPECT_EQ(store->getFloat("f64"), -2.5);
  EXPECT_EQ(store->getBool("yes"), true);
  EXPECT_EQ(store->getString("text"), "llama");
  EXPECT_EQ(store->getArraySize("array"), 2u);
  EXPECT_EQ(store->getIntegers("array"), (SmallVector<int64_t>{-7, 8}));
  EXPECT_EQ(store->getIntegers("i8"), (SmallVector<int64_t>{-2}));
  EXPECT_EQ(store->getFloats("floats"), (SmallVector<double>{0.5, -4}));
  EXPECT_EQ(store->getFloats("array"), (SmallVector<double>{-7, 8}));
  EXPECT_EQ(store->getFloats("f32"), (SmallVector<double>{1.5}));
  EXPECT_EQ(store->getFloats("i8"), (SmallVector<double>{-2}));
  EXPECT_EQ(store->getFloats("strings"), std::nullopt);
  EXPECT_EQ(store->getFloats("absent"), std::nullopt);
  EXPECT_EQ(store->getArraySize("strings"), 2u);
  EXPECT_EQ(store->getIntegers("strings"), std::nullopt);
  EXPECT_EQ(store->getArraySize("nested"), 1u);
  EXPECT_EQ(store->getString("u8"), std::nullopt);
  EXPECT_EQ(store->getInteger("absent"), std::nullopt);
  EXPECT_EQ(store->getMetadataKeys().size(), 17u);
  EXPECT_EQ(store->getMetadataKeys().front(), "array");
}

/// Blocks of `prefix` bytes of scale and minimum, then `size` bytes of values;
/// every byte is different from its neighbours.
struct Blocks {
  std::string all, scales, zeros, values;
  Blocks(size_t count, size_t zeroSize, size_t valueSize) {
    uint8_t next = 0;
    auto take = [&](size_t size, std::string &part) {
      for (size_t i = 0; i < size; ++i, next += 7) {
        part += static_cast<char>(next);
        all += static_cast<char>(next);
      }
    };
    for (size_t i = 0; i < count; ++i) {
      take(2, scales);
      take(zeroSize, zeros);
      take(valueSize, values);
    }
  }
};

TEST(GGUF, SplitsQ8_0) {
  Blocks blocks(6, 0, 32);
  Writer writer;
  auto store = parse(writer.tensor("q", {64, 3}, 8, 0).bytes(blocks.all));
  ASSERT_EQ(store->getTensors().size(), 2u);
  const TensorInfo *info = store->find("q");
  EXPECT_EQ(info->typeName, "Q8_0");
  EXPECT_EQ(info->shape, (SmallVector<int64_t, 4>{3, 64}));
  EXPECT_EQ(info->getLogicalShape(), (SmallVector<int64_t, 4>{3, 64}));
  ASSERT_TRUE(info->quant);
  EXPECT_EQ(info->quant->bits, 8u);
  EXPECT_EQ(info->quant->group, 32);
  EXPECT_EQ(info->quant->zero, QuantScheme::Zero::None);
  EXPECT_EQ(info->quant->order, QuantScheme::Order::Bytes);
  EXPECT_EQ(store->find("q:scales")->quant, std::nullopt);
  EXPECT_EQ(cantFail(store->lookup("q"))->type, ElementType::I8);
  EXPECT_EQ(lookupBytes(*store, "q"), blocks.values);
  const TensorView *scales = cantFail(store->lookup("q:scales"));
  EXPECT_EQ(scales->type, ElementType::F16);
  EXPECT_EQ(scales->shape, (SmallVector<int64_t, 4>{3, 2}));
  EXPECT_EQ(toStringRef(scales->data), blocks.scales);
  EXPECT_EQ(lookupBytes(*store, "q:zeros"), "no tensor 'q:zeros' in FILE");
  EXPECT_EQ(lookupBytes(*store, "q:scale"),
            "no tensor 'q:scale' in FILE; did you mean 'q:scales'?");
}

TEST(GGUF, SplitsQ4_0) {
  Blocks blocks(4, 0, 16);
  Writer writer;
  auto store = parse(writer.tensor("q", {64, 2}, 2, 0).bytes(blocks.all));
  const TensorInfo *info = store->find("q");
  EXPECT_EQ(info->shape, (SmallVector<int64_t, 4>{2, 32}));
  EXPECT_EQ(info->getLogicalShape(), (SmallVector<int64_t, 4>{2, 64}));
  ASSERT_TRUE(info->quant);
  EXPECT_EQ(info->quant->bits, 4u);
  EXPECT_EQ(info->quant->zero, QuantScheme::Zero::Integer);
  EXPECT_EQ(info->quant->order, QuantScheme::Order::Split);
  // Any part may come first.
  const TensorView *zeros = cantFail(store->lookup("q:zeros"));
  EXPECT_EQ(zeros->type, ElementType::I8);
  EXPECT_EQ(zeros->shape, (SmallVector<int64_t, 4>{2, 2}));
  EXPECT_EQ(toStringRef(zeros->data), std::string(4, '\x08'));
  EXPECT_EQ(lookupBytes(*store, "q"), blocks.values);
  EXPECT_EQ(lookupBytes(*store, "q:scales"), blocks.scales);
}

TEST(GGUF, SplitsQ4_1WithLeadingDimensions) {
  Blocks blocks(2 * 3 * 1, 2, 16);
  Writer writer;
  auto store = parse(writer.tensor("q", {32, 3, 2}, 3, 0).bytes(blocks.all));
  const TensorInfo *info = store->find("q");
  EXPECT_EQ(info->shape, (SmallVector<int64_t, 4>{2, 3, 16}));
  ASSERT_TRUE(info->quant);
  EXPECT_EQ(info->quant->zero, QuantScheme::Zero::Additive);
  EXPECT_EQ(lookupBytes(*store, "q"), blocks.values);
  EXPECT_EQ(lookupBytes(*store, "q:scales"), blocks.scales);
  EXPECT_EQ(lookupBytes(*store, "q:zeros"), blocks.zeros);
  EXPECT_EQ(store->find("q:zeros")->shape, (SmallVector<int64_t, 4>{2, 3, 1}));
  EXPECT_EQ(store->find("q:zeros")->type, ElementType::F16);
}

TEST(GGUF, SlicesTheFirstDimension) {
  Blocks blocks(2 * 3 * 1, 2, 16);
  Writer writer;
  auto store = parse(writer.tensor("q", {32, 3, 2}, 3, 0).bytes(blocks.all));
  const TensorView *slice = cantFail(store->lookup("q[1]"));
  EXPECT_EQ(slice->name, "q[1]");
  EXPECT_EQ(slice->shape, (SmallVector<int64_t, 4>{3, 16}));
  EXPECT_EQ(toStringRef(slice->data), blocks.values.substr(48));
  EXPECT_EQ(slice, cantFail(store->lookup("q[1]")));
  EXPECT_EQ(lookupBytes(*store, "q[0]"), blocks.values.substr(0, 48));
  EXPECT_EQ(lookupBytes(*store, "q:scales[1]"), blocks.scales.substr(6));
  EXPECT_EQ(lookupBytes(*store, "q:zeros[1]"), blocks.zeros.substr(6));
  for (const char *name : {"q[2]", "q[-1]", "q[]", "q[x]", "q[1 ]"})
    EXPECT_EQ(messageOf(store->lookup(name)),
              std::string("FILE: tensor 'q' has the shape [2, 3, 16] and thus "
                          "no slice '") +
                  name + "'");
  for (const char *name : {"q[1][0]", "p[0]", "[0]", "q]"})
    EXPECT_EQ(StringRef(messageOf(store->lookup(name))).take_front(10),
              "no tensor ");
}

TEST(GGUF, SplitsOnceForManyThreads) {
  Blocks blocks(1024, 2, 16);
  Writer writer;
  auto store = parse(writer.tensor("q", {32, 1024}, 3, 0).bytes(blocks.all));
  const char *names[] = {"q", "q:scales", "q:zeros"};
  std::vector<const uint8_t *> found(12);
  std::vector<std::thread> threads;
  for (size_t i = 0; i < found.size(); ++i)
    threads.emplace_back([&, i] {
      found[i] = cantFail(store->lookup(names[i % 3]))->data.data();
    });
  for (std::thread &thread : threads)
    thread.join();
  for (size_t i = 3; i < found.size(); ++i)
    EXPECT_EQ(found[i], found[i - 3]);
  EXPECT_EQ(lookupBytes(*store, "q"), blocks.values);
}

TEST(GGUF, RefusesOtherTypesWhenTheyAreLookedUp) {
  const std::tuple<uint32_t, const char *, unsigned, unsigned> types[] = {
      {12, "Q4_K", 256, 144}, {14, "Q6_K", 256, 210}, {16, "IQ2_XXS", 256, 66},
      {34, "TQ1_0", 256, 54}, {39, "MXFP4", 32, 17},  {6, "Q5_0", 32, 22},
      {99, "number 99", 1, 0}};
  for (auto [code, name, block, bytes] : types) {
    Writer writer;
    writer.tensor("blk.0.ffn_up.weight", {block}, code, 0);
    writer.tensor("x", {1}, 24, 256).bytes(countedBytes(256) + "x");
    auto store = parse(writer);
    EXPECT_EQ(lookupBytes(*store, "x"), "x");
    EXPECT_EQ(lookupBytes(*store, "blk.0.ffn_up.weight"),
              "FILE: tensor 'blk.0.ffn_up.weight' has the type " +
                  std::string(name) +
                  ", which is not supported; supported: F64, F32, F16, BF16, "
                  "I64, I32, I16, I8, Q8_0, Q4_1, Q4_0");
  }
}

TEST(GGUF, ChecksTheHeader) {
  EXPECT_EQ(parseMessage("GGU", WeightFormat::GGUF),
            "FILE: not a GGUF file: starts with 'GGU', expected 'GGUF'");
  EXPECT_EQ(parseMessage("GGUF\3", WeightFormat::GGUF),
            "FILE: truncated: the file of 5 bytes ends inside the version");
  Writer writer;
  writer.version = 1;
  EXPECT_EQ(messageFor(writer),
            "FILE: GGUF version 1 is not supported; supported: 2 and 3");
  writer.version = 0x03000000;
  EXPECT_EQ(messageFor(writer),
            "FILE: a big-endian GGUF file (version 3) is not supported");
  writer.version = 3;
  writer.entryCount = uint64_t(1) << 60;
  EXPECT_EQ(messageFor(writer), "FILE: claims 1152921504606846976 metadata "
                                "entries, but has only 32 bytes");
  writer.entryCount = 0;
  writer.tensorCount = 1;
  EXPECT_EQ(messageFor(writer),
            "FILE: claims 1 tensors, but has only 32 bytes");
}

TEST(GGUF, ChecksMetadata) {
  auto messageForEntry = [](uint32_t code, StringRef payload) {
    Writer writer;
    return messageFor(writer.entry("k", code, payload));
  };
  EXPECT_EQ(messageForEntry(13, ""),
            "FILE: the metadata 'k' has the unknown type 13");
  EXPECT_EQ(messageForEntry(Bool, "\2"),
            "FILE: the metadata 'k' is a bool of 2, expected 0 or 1");
  EXPECT_EQ(messageForEntry(String, bytesOf<uint64_t>(uint64_t(1) << 63)),
            "FILE: the metadata 'k' claims 9223372036854775808 bytes, but only "
            "19 are left of the file");
  EXPECT_EQ(messageForEntry(Array, bytesOf(U64) + bytesOf(uint64_t(1) << 61)),
            "FILE: the metadata 'k' claims 2305843009213693952 elements, but "
            "only 15 bytes are left of the file");
  EXPECT_EQ(
      messageForEntry(Array, bytesOf<uint32_t>(77) + bytesOf<uint64_t>(0)),
      "FILE: the metadata 'k' has the unknown type 77");
  EXPECT_EQ(messageForEntry(Array, bytesOf(String) + bytesOf<uint64_t>(1) +
                                       bytesOf<uint64_t>(100)),
            "FILE: an element of the metadata 'k' claims 100 bytes, but only 7 "
            "are left of the file");
  std::string nested;
  for (int i = 0; i < 10000; ++i)
    nested += bytesOf(Array) + bytesOf<uint64_t>(1);
  EXPECT_EQ(messageForEntry(Array, nested),
            "FILE: the metadata 'k' nests arrays deeper than 4 levels");
  Writer twice;
  twice.entry("k", U8, "a").entry("k", U8, "b");
  EXPECT_EQ(messageFor(twice), "FILE: the metadata key 'k' appears twice");
  Writer invalid;
  EXPECT_EQ(messageFor(invalid.entry("\xff", U8, "a")),
            "FILE: the key of metadata entry 0 '\\xff' is not UTF-8");
  Writer split;
  EXPECT_EQ(messageFor(split.entry("split.count", U16, bytesOf<uint16_t>(3))),
            "FILE: one of 3 parts of a split GGUF file, which is not "
            "supported; merge them with 'llama-gguf-split --merge'");
}

TEST(GGUF, ChecksTheAlignment) {
  for (uint32_t alignment : {0u, 24u, 3u}) {
    Writer writer;
    writer.entry("general.alignment", U32, bytesOf(alignment));
    EXPECT_EQ(messageFor(writer), "FILE: the metadata 'general.alignment' is " +
                                      std::to_string(alignment) +
                                      ", expected a power of two up to 2^31");
  }
  Writer text;
  text.entry("general.alignment", String, Writer::text("32"));
  EXPECT_EQ(messageFor(text),
            "FILE: the metadata 'general.alignment' is not an integer");
  Writer wide;
  wide.alignment = 64;
  wide.entry("general.alignment", U32, bytesOf<uint32_t>(64));
  wide.tensor("x", {1}, 24, 64).bytes(std::string(64, 'a') + "b");
  EXPECT_EQ(lookupBytes(*parse(wide), "x"), "b");
  Writer offset;
  EXPECT_EQ(messageFor(offset.tensor("x", {1}, 24, 8).bytes(countedBytes(64))),
            "FILE: tensor 'x': the offset 8 is not a multiple of the alignment "
            "32");
}

TEST(GGUF, ChecksTheTensors) {
  auto messageForDims = [](ArrayRef<uint64_t> dims, uint32_t code = 24) {
    Writer writer;
    return messageFor(
        writer.tensor("x", dims, code, 0).bytes(countedBytes(99)));
  };
  EXPECT_EQ(messageForDims({}),
            "FILE: tensor 'x': 0 dimensions, expected 1 to 4");
  EXPECT_EQ(messageForDims({1, 1, 1, 1, 1}),
            "FILE: tensor 'x': 5 dimensions, expected 1 to 4");
  EXPECT_EQ(messageForDims({uint64_t(1) << 63}),
            "FILE: tensor 'x': the dimension 9223372036854775808 passes 2^63 - "
            "1");
  EXPECT_EQ(messageForDims({uint64_t(1) << 32, uint64_t(1) << 32}),
            "FILE: tensor 'x': the shape [4294967296, 4294967296] overflows "
            "the size of a tensor");
  for (uint32_t code : {2, 3, 8})
    EXPECT_TRUE(StringRef(messageForDims({33}, code))
                    .starts_with("FILE: tensor 'x': rows of 33 elements are "
                                 "not whole blocks of 32, as Q"));
  EXPECT_EQ(messageForDims({32, 2}, 12),
            "FILE: tensor 'x': rows of 32 elements are not whole blocks of "
            "256, as Q4_K has them");
  EXPECT_EQ(messageForDims({100}),
            "FILE: tensor 'x': 100 bytes at the offset 0, but the file has 99 "
            "bytes of data");

  Writer far;
  EXPECT_EQ(messageFor(far.tensor("x", {1}, 99, uint64_t(1) << 63)),
            "FILE: tensor 'x': 0 bytes at the offset 9223372036854775808, but "
            "the file has 0 bytes of data");
  Writer overlap;
  overlap.tensor("y", {1}, 24, 32).tensor("x", {33}, 24, 0);
  EXPECT_EQ(messageFor(overlap.bytes(countedBytes(64))),
            "FILE: tensor 'y': its offset 32 lies inside tensor 'x', which "
            "ends at 33");
  Writer twice;
  twice.tensor("x", {1}, 24, 0).tensor("x", {1}, 24, 32);
  EXPECT_EQ(messageFor(twice.bytes(countedBytes(64))),
            "FILE: two tensors are called 'x'");
  Writer part;
  part.tensor("x", {32}, 8, 0).tensor("x:scales", {1}, 1, 64);
  EXPECT_EQ(messageFor(part.bytes(countedBytes(66))),
            "FILE: two tensors are called 'x:scales'");
  Writer invalid;
  EXPECT_EQ(messageFor(invalid.tensor("\xff", {1}, 24, 0).bytes("a")),
            "FILE: the name of tensor 0 '\\xff' is not UTF-8");
}

TEST(GGUF, TruncatedAnywhereAndChanged) {
  Writer writer;
  writer.entry("general.architecture", String, Writer::text("llama"));
  writer.entry("a", Array,
               bytesOf(U16) + bytesOf<uint64_t>(2) + bytesOf<uint32_t>(7));
  writer.tensor("q", {32, 2}, 3, 0).tensor("x", {2}, 0, 64);
  writer.bytes(countedBytes(72));
  expectTruncationsFail(writer.str(), WeightFormat::GGUF);
  surviveFlips(writer.str(), WeightFormat::GGUF, 20000);
}
