//===- FileLayoutTest.cpp - weight files made from others -----------------===//

#include "swiglu/Weights/FileLayout.h"
#include "TestFiles.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swiglu;
using namespace swiglu::test;

namespace {
std::unique_ptr<WeightStore> parse(StringRef header, size_t dataSize) {
  return parseGood(makeSafeTensors(header, std::string(dataSize, 'x')),
                   WeightFormat::SafeTensors);
}

StringRef getHeader(const FileLayout &layout) {
  return StringRef(layout.head).drop_front(8);
}

TEST(FileLayout, ListsFilesInTheOrderOfData) {
  auto store =
      parse(R"({"a":{"dtype":"F8_E4M3","shape":[3],"data_offsets":[4,7]},)"
            R"("b":{"dtype":"F32","shape":[],"data_offsets":[0,4]}})",
            7);
  ASSERT_TRUE(store);
  ASSERT_EQ(store->getFiles().size(), 1u);
  const WeightFile &file = store->getFiles().front();
  EXPECT_EQ(file.path, "FILE");
  EXPECT_FALSE(file.isMapped);
  EXPECT_EQ(file.contents.size() - file.dataStart, 7u);
  ASSERT_EQ(file.tensors.size(), 2u);
  EXPECT_EQ(file.tensors[0].name, "b");
  EXPECT_EQ(file.tensors[0].type, ElementType::F32);
  EXPECT_EQ(file.tensors[1].typeName, "F8_E4M3");
  EXPECT_EQ(file.tensors[1].type, std::nullopt);
  EXPECT_EQ(file.tensors[1].data.data(),
            file.contents.data() + file.dataStart + 4);
}

TEST(FileLayout, RewritesTypesShapesAndOffsets) {
  auto store = parse(
      R"({ "__metadata__": {"k":"v"}, "a": {"shape":[2], "dtype":"F32",)"
      R"("data_offsets":[0,8]}, "b":{"dtype":"U8","shape":[1],"data_offsets":[8,9]}}  )",
      9);
  ASSERT_TRUE(store);
  LayoutChanges changes;
  changes.changes.resize(2);
  EXPECT_TRUE(changes.isNone());
  changes.changes[0].type = ElementType::F16;
  changes.changes[0].shape = SmallVector<int64_t, 4>{3};
  EXPECT_FALSE(changes.isNone());
  StoredTensor more;
  more.name = "c\"";
  more.type = ElementType::BF16;
  more.shape = {1, 1};
  changes.added.push_back(more);
  Expected<FileLayout> layout =
      layoutSafeTensors(store->getFiles().front(), changes);
  ASSERT_TRUE(bool(layout));
  // c is two bytes wide: it may not lie behind the one byte of b.
  EXPECT_EQ(
      getHeader(*layout).rtrim(),
      R"({ "__metadata__": {"k":"v"}, "a": {"shape":[3], "dtype":"F16",)"
      R"("data_offsets":[0,6]}, "b":{"dtype":"U8","shape":[1],"data_offsets":[8,9]},)"
      R"("c\"":{"dtype":"BF16","shape":[1,1],"data_offsets":[6,8]}})");
  EXPECT_EQ(getHeader(*layout).size() % 8, 0u);
  EXPECT_EQ(layout->size, layout->head.size() + 9);
  EXPECT_EQ(layout->places[2].offset, layout->head.size() + 6);
  // What was written is read again.
  EXPECT_TRUE(parse(getHeader(*layout), 9));
}

TEST(FileLayout, AddsToAnEmptyFile) {
  auto store = parse("{}", 0);
  ASSERT_TRUE(store);
  LayoutChanges changes;
  StoredTensor more;
  more.name = "a";
  more.type = ElementType::F64;
  changes.added.push_back(more);
  Expected<FileLayout> layout =
      layoutSafeTensors(store->getFiles().front(), changes);
  ASSERT_TRUE(bool(layout));
  EXPECT_TRUE(parse(getHeader(*layout), 8));
}

TEST(FileLayout, RewritesAnIndex) {
  auto rewrite = [](StringRef text) {
    Expected<std::string> result =
        rewriteIndex(text, "test", 7, {{"b", "2.safetensors"}});
    return result ? *result : toString(result.takeError());
  };
  EXPECT_EQ(
      rewrite(
          R"({"metadata":{"x":1,"total_size":1e3},"weight_map":{"a":"1"}})"),
      "{\"metadata\":{\"x\":1,\"total_size\":7},\"weight_map\":{\"a\":\"1\","
      "\n    \"b\": \"2.safetensors\"}}");
  EXPECT_EQ(rewrite(R"({"weight_map": { }, "metadata": "none"})"),
            "{\"weight_map\": {\n    \"b\": \"2.safetensors\" }, "
            "\"metadata\": \"none\"}");
}

TEST(FileLayout, RewritesAConfiguration) {
  auto rewrite = [](StringRef text, ConfigChanges changes) {
    Expected<std::string> result = rewriteConfig(text, "test", changes);
    return result ? *result : toString(result.takeError());
  };
  ConfigChanges type;
  type.type = ElementType::BF16;
  EXPECT_EQ(rewrite(R"({"dtype": "float16", "x": {"torch_dtype":"float32"},)"
                    R"("y": ["dtype", "float32"], "dtype_": "float32"})",
                    type),
            R"({"dtype": "bfloat16", "x": {"torch_dtype":"bfloat16"},)"
            R"("y": ["dtype", "float32"], "dtype_": "float32"})");
  EXPECT_EQ(rewrite(R"({"dtype": {"a": "float32"}})", type),
            R"({"dtype": {"a": "float32"}})");
  ConfigChanges untie;
  untie.untie = true;
  EXPECT_EQ(rewrite(R"({"tie_word_embeddings": true})", untie),
            R"({"tie_word_embeddings": false})");
  EXPECT_EQ(rewrite("{\"t\": {\"tie_word_embeddings\": true}\n}", untie),
            "{\"t\": {\"tie_word_embeddings\": false},\n"
            "  \"tie_word_embeddings\": false\n}");
  EXPECT_EQ(rewrite("{\"a\": 1", untie),
            "test: expected ',' or '}', found the end at byte 7 of the text");
}
} // namespace
