#include "TestFiles.h"

using namespace llvm;
using namespace swiglu;
using namespace swiglu::test;

static std::string messageFor(StringRef header, StringRef data = "") {
  return parseMessage(makeSafeTensors(header, data), WeightFormat::SafeTensors);
}

/// A header with the one tensor `t`.
static std::string oneTensor(StringRef dtype, StringRef shape,
                             StringRef offsets) {
  return ("{\"t\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape +
          ",\"data_offsets\":" + offsets + "}}")
      .str();
}

static const char goodHeader[] =
    R"({"__metadata__":{"format":"pt"},)"
    R"("b":{"dtype":"BF16","shape":[4],"data_offsets":[6,14]},)"
    R"("a":{"dtype":"I8","shape":[2,3],"data_offsets":[0,6]}}  )";

TEST(SafeTensors, Reads) {
  auto store = parseGood(makeSafeTensors(goodHeader, countedBytes(14)),
                         WeightFormat::SafeTensors);
  ASSERT_EQ(store->getTensors().size(), 2u);
  EXPECT_EQ(store->getTensors()[0].name, "a");
  EXPECT_EQ(store->getTensors()[1].name, "b");
  EXPECT_EQ(store->getTensors()[1].typeName, "BF16");
  const TensorView *a = cantFail(store->lookup("a"));
  EXPECT_EQ(a->type, ElementType::I8);
  EXPECT_EQ(a->shape, (SmallVector<int64_t, 4>{2, 3}));
  EXPECT_EQ(a->file, "FILE");
  EXPECT_EQ(toStringRef(a->data), countedBytes(6));
  EXPECT_EQ(lookupBytes(*store, "b"), countedBytes(14).substr(6));
  EXPECT_EQ(store->getString("format"), "pt");
  EXPECT_EQ(store->getString("absent"), std::nullopt);
  EXPECT_EQ(store->getInteger("format"), std::nullopt);
}

TEST(SafeTensors, ReadsEveryType) {
  const std::pair<const char *, ElementType> types[] = {
      {"F64", ElementType::F64},   {"F32", ElementType::F32},
      {"F16", ElementType::F16},   {"BF16", ElementType::BF16},
      {"I64", ElementType::I64},   {"I32", ElementType::I32},
      {"I16", ElementType::I16},   {"I8", ElementType::I8},
      {"U64", ElementType::U64},   {"U32", ElementType::U32},
      {"U16", ElementType::U16},   {"U8", ElementType::U8},
      {"BOOL", ElementType::Bool},
  };
  for (auto [name, type] : types) {
    unsigned size = 3 * getElementSize(type);
    std::string header =
        oneTensor(name, "[3]", "[0," + std::to_string(size) + "]");
    auto store = parseGood(makeSafeTensors(header, countedBytes(size)),
                           WeightFormat::SafeTensors);
    EXPECT_EQ(cantFail(store->lookup("t"))->type, type);
    EXPECT_EQ(lookupBytes(*store, "t"), countedBytes(size));
  }
}

TEST(SafeTensors, ReadsScalarsAndEmptyTensors) {
  auto store = parseGood(
      makeSafeTensors(
          R"({"s":{"dtype":"F32","shape":[],"data_offsets":[0,4]},)"
          R"("z":{"dtype":"F32","shape":[0,7],"data_offsets":[4,4]}})",
          "abcd"),
      WeightFormat::SafeTensors);
  EXPECT_EQ(lookupBytes(*store, "s"), "abcd");
  EXPECT_EQ(lookupBytes(*store, "z"), "");
  EXPECT_EQ(parseGood(makeSafeTensors("{}"), WeightFormat::SafeTensors)
                ->getTensors()
                .size(),
            0u);
}

TEST(SafeTensors, RefusesOtherTypesWhenTheyAreLookedUp) {
  for (const char *dtype : {"F8_E4M3", "F8_E5M2", "F8_E8M0"}) {
    auto store =
        parseGood(makeSafeTensors(oneTensor(dtype, "[2]", "[0,2]"), "ab"),
                  WeightFormat::SafeTensors);
    EXPECT_EQ(store->getTensors()[0].type, std::nullopt);
    EXPECT_EQ(lookupBytes(*store, "t"),
              std::string("FILE: tensor 't' has the type ") + dtype +
                  ", which is not supported; supported: F64, F32, F16, BF16, "
                  "I64, I32, I16, I8, U64, U32, U16, U8, BOOL");
  }
  auto store = parseGood(makeSafeTensors(oneTensor("F4", "[4]", "[0,2]"), "ab"),
                         WeightFormat::SafeTensors);
  EXPECT_TRUE(StringRef(lookupBytes(*store, "t")).contains("the type F4,"));
  EXPECT_EQ(messageFor(oneTensor("F4", "[3]", "[0,2]"), "ab"),
            "FILE: tensor 't': the shape [3] of dtype F4 does not fill whole "
            "bytes");
}

TEST(SafeTensors, SuggestsTheNearestName) {
  auto store = parseGood(makeSafeTensors(goodHeader, countedBytes(14)),
                         WeightFormat::SafeTensors);
  EXPECT_EQ(lookupBytes(*store, "aa"),
            "no tensor 'aa' in FILE; did you mean 'a'?");
  EXPECT_EQ(lookupBytes(*store, "model.layers.0.mlp.up_proj.weight"),
            "no tensor 'model.layers.0.mlp.up_proj.weight' in FILE");
}

TEST(SafeTensors, ChecksTheFrame) {
  EXPECT_EQ(parseMessage("abc", WeightFormat::SafeTensors),
            "FILE: a file of 3 bytes is too short for safetensors, which "
            "starts with 8 bytes of header length");
  EXPECT_EQ(
      parseMessage(bytesOf<uint64_t>(100000001), WeightFormat::SafeTensors),
      "FILE: not a safetensors file: a header of 100000001 bytes passes "
      "the limit of 100000000");
  EXPECT_EQ(
      parseMessage(bytesOf<uint64_t>(3) + "{}", WeightFormat::SafeTensors),
      "FILE: truncated: the header has 3 bytes, but only 2 follow its "
      "length");
  EXPECT_EQ(messageFor(" {}"), "FILE: not a safetensors file: the header "
                               "starts with ' ', expected '{'");
  EXPECT_EQ(messageFor("{} x"),
            "FILE: expected the end, found 'x' at byte 3 of the header");
  EXPECT_EQ(messageFor("{\"\xff\":1}"),
            "FILE: text that is not UTF-8 at byte 2 of the header");
}

TEST(SafeTensors, ChecksTheJson) {
  EXPECT_EQ(messageFor("{\"t\":" + std::string(50000, '[')),
            "FILE: tensor 't': expected an object, found '[' at byte 5 of the "
            "header");
  EXPECT_EQ(messageFor("{\"t\":{\"x\":" + std::string(50000, '[')),
            "FILE: tensor 't': nested deeper than 16 levels at byte 25 of the "
            "header");
  EXPECT_EQ(messageFor(R"({"__metadata__":{"a":1}})"),
            "FILE: '__metadata__': expected a string, found '1' at byte 21 of "
            "the header");
  EXPECT_EQ(messageFor(R"({"__metadata__":{"a":"","a":""}})"),
            "FILE: '__metadata__': the key 'a' appears twice at byte 27 of the "
            "header");
  std::string tensor = R"({"dtype":"U8","shape":[0],"data_offsets":[0,0]})";
  EXPECT_EQ(messageFor("{\"t\":" + tensor + ",\"t\":" + tensor + "}"),
            "FILE: the key 't' appears twice at byte 56 of the header");
  // The same name once more, spelled with an escape sequence.
  EXPECT_EQ(messageFor("{\"t\":" + tensor + ",\"\\u0074\":" + tensor + "}"),
            "FILE: the key 't' appears twice at byte 61 of the header");
  EXPECT_EQ(messageFor("{\"a\nb\":1}"),
            "FILE: a control character in a string at byte 3 of the header");
  EXPECT_EQ(messageFor("{\"a"), "FILE: a string without its closing quote at "
                                "byte 1 of the header");
  EXPECT_EQ(messageFor(R"({"\q":1})"),
            "FILE: an escape sequence that JSON does not have at byte 1 of the "
            "header");
  EXPECT_EQ(messageFor("{\"a\" 1}"),
            "FILE: expected ':', found '1' at byte 5 of the header");
  EXPECT_EQ(messageFor("{"),
            "FILE: expected a string, found the end at byte 1 of the header");
  EXPECT_EQ(messageFor(R"({"__metadata__":{} 1)"),
            "FILE: expected ',' or '}', found '1' at byte 19 of the header");
}

TEST(SafeTensors, ChecksTheMembers) {
  EXPECT_EQ(messageFor(R"({"t":{"shape":[],"data_offsets":[0,0]}})"),
            "FILE: tensor 't': no dtype at byte 38 of the header");
  EXPECT_EQ(messageFor(R"({"t":{"dtype":"U8","data_offsets":[0,0]}})"),
            "FILE: tensor 't': no shape at byte 40 of the header");
  EXPECT_EQ(messageFor(R"({"t":{"dtype":"U8","shape":[]}})"),
            "FILE: tensor 't': no two data_offsets at byte 30 of the header");
  EXPECT_EQ(messageFor(oneTensor("U8", "[]", "[0]")),
            "FILE: tensor 't': no two data_offsets at byte 49 of the header");
  EXPECT_EQ(messageFor(oneTensor("U8", "[]", "[0,1,2]")),
            "FILE: tensor 't': more than two data_offsets at byte 51 of the "
            "header");
  EXPECT_EQ(messageFor(oneTensor("F31", "[1]", "[0,4]"), "abcd"),
            "FILE: tensor 't': unknown dtype 'F31'");
  for (const char *dim : {"-1", "1.5", "1e3", "01", "9223372036854775808", "x"})
    EXPECT_EQ(
        messageFor(oneTensor("U8", "[" + std::string(dim) + "]", "[0,1]"), "a"),
        "FILE: tensor 't': expected a dimension, a whole number from 0 "
        "to 2^63 - 1, found '" +
            std::string(dim) + "' at byte 28 of the header");
  EXPECT_EQ(messageFor(oneTensor("U8", "[1]", "[-1,1]"), "a"),
            "FILE: tensor 't': expected an offset, a whole number from 0 to "
            "2^63 - 1, found '-1' at byte 47 of the header");
  std::string ones = "[1";
  for (int i = 0; i < 32; ++i)
    ones += ",1";
  EXPECT_EQ(messageFor(oneTensor("U8", ones + "]", "[0,1]"), "a"),
            "FILE: tensor 't': more than 32 dimensions at byte 92 of the "
            "header");
}

TEST(SafeTensors, ChecksTheSizes) {
  EXPECT_EQ(
      messageFor(oneTensor("U8", "[4294967296,4294967296]", "[0,1]"), "a"),
      "FILE: tensor 't': the shape [4294967296, 4294967296] overflows the size "
      "of a tensor");
  // The zero doesn't hide that the other two overflow.
  EXPECT_EQ(
      messageFor(oneTensor("U8", "[0,4294967296,4294967296]", "[0,0]")),
      "FILE: tensor 't': the shape [0, 4294967296, 4294967296] overflows the "
      "size of a tensor");
  EXPECT_EQ(messageFor(oneTensor("F64", "[2305843009213693952]", "[0,0]")),
            "FILE: tensor 't': the shape [2305843009213693952] overflows the "
            "size of a tensor");
  EXPECT_EQ(messageFor(oneTensor("F32", "[2]", "[0,4]"), "abcd"),
            "FILE: tensor 't': data_offsets hold 4 bytes, expected 8 for the "
            "shape [2] of dtype F32");
  EXPECT_EQ(messageFor(oneTensor("U8", "[1]", "[2,1]"), "ab"),
            "FILE: tensor 't': data_offsets begin at 2 and end before, at 1");
  EXPECT_EQ(messageFor(oneTensor("U8", "[2]", "[0,2]"), "a"),
            "FILE: tensor 't': data_offsets end at 2, but the file has 1 bytes "
            "of data");
  EXPECT_EQ(messageFor(oneTensor("U8", "[1]", "[1,2]"), "ab"),
            "FILE: tensor 't': data_offsets begin at 1, expected 0, the start "
            "of the data (gap)");
  EXPECT_EQ(
      messageFor(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},)"
                 R"("b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})",
                 "abc"),
      "FILE: tensor 'b': data_offsets begin at 1, expected 2, where "
      "tensor 'a' ends (overlap)");
  EXPECT_EQ(
      messageFor(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                 R"("b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}})",
                 "abc"),
      "FILE: tensor 'b': data_offsets begin at 2, expected 1, where "
      "tensor 'a' ends (gap)");
  EXPECT_EQ(messageFor(oneTensor("U8", "[1]", "[0,1]"), "ab"),
            "FILE: the file has 2 bytes of data, but its tensors end at 1");
}

TEST(SafeTensors, NamesInMessagesAreEscapedAndCut) {
  EXPECT_EQ(messageFor(R"({"a\u0007":1})"),
            "FILE: tensor 'a\\x07': expected an object, found '1' at byte 11 "
            "of the header");
  EXPECT_EQ(messageFor("{\"" + std::string(5000, 'n') + "\":1}"),
            "FILE: tensor '" + std::string(120, 'n') +
                "…': expected an object, found '1' at byte 5004 of the header");
}

TEST(SafeTensors, TruncatedAnywhere) {
  expectTruncationsFail(makeSafeTensors(goodHeader, countedBytes(14)),
                        WeightFormat::SafeTensors);
}

TEST(SafeTensors, SurvivesChangedBytes) {
  surviveFlips(makeSafeTensors(goodHeader, countedBytes(14)),
               WeightFormat::SafeTensors, 20000);
}
