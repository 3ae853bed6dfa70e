//===- FolderTest.cpp - Which file is opened, shards and their index ------===//

#include "TestFiles.h"

using namespace llvm;
using namespace swiglu;
using namespace swiglu::test;

/// A file with the one tensor `name`, a byte.
static std::string oneByte(StringRef name, StringRef data = "a") {
  return makeSafeTensors(
      ("{\"" + name +
       "\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}")
          .str(),
      data);
}

static const char indexName[] = "model.safetensors.index.json";

static std::string openMessage(StringRef path) {
  return messageOf(WeightStore::open(path));
}

TEST(Folder, PrefersTheIndexThenTheModelThenTheOnlyFile) {
  TempFolder folder;
  EXPECT_EQ(openMessage(folder.path),
            folder.path + ": a folder without weights: no "
                          "model.safetensors.index.json, *.safetensors or "
                          "*.gguf");
  folder.write("w.gguf", "GGUF" + bytesOf<uint32_t>(3) + std::string(16, '\0'));
  auto open = [&] { return cantFail(WeightStore::open(folder.path)); };
  EXPECT_EQ(open()->getPath(), folder / "w.gguf");
  EXPECT_EQ(open()->getFormat(), WeightFormat::GGUF);
  folder.write("only.safetensors", oneByte("o"));
  EXPECT_EQ(open()->getPath(), folder / "only.safetensors");
  folder.write("second.safetensors", oneByte("s"));
  EXPECT_EQ(openMessage(folder.path),
            folder.path + ": holds 2 weight files ('only.safetensors', "
                          "'second.safetensors') and no "
                          "model.safetensors.index.json; name the one to open");
  folder.write("model.safetensors", oneByte("m"));
  EXPECT_EQ(open()->getPath(), folder / "model.safetensors");
  folder.write(indexName, R"({"weight_map":{"o":"only.safetensors"}})");
  EXPECT_EQ(open()->getPath(), folder / indexName);
  EXPECT_NE(open()->find("o"), nullptr);
  EXPECT_EQ(open()->find("m"), nullptr);
}

TEST(Folder, OpensByContent) {
  TempFolder folder;
  auto format = [&](StringRef name, StringRef contents) {
    return cantFail(WeightStore::open(folder.write(name, contents)))
        ->getFormat();
  };
  EXPECT_EQ(format("a.bin", oneByte("x")), WeightFormat::SafeTensors);
  EXPECT_EQ(
      format("b.bin", "GGUF" + bytesOf<uint32_t>(3) + std::string(16, '\0')),
      WeightFormat::GGUF);
  std::string header =
      "{'descr': '|u1', 'fortran_order': False, 'shape': (1,)}";
  auto npy = cantFail(WeightStore::open(folder.write(
      "c.bin", std::string("\x93NUMPY\1\0", 8) +
                   bytesOf<uint16_t>(header.size()) + header + "z")));
  EXPECT_EQ(npy->getFormat(), WeightFormat::Npy);
  EXPECT_EQ(lookupBytes(*npy, "c"), "z");
}

TEST(Folder, RefusesWhatIsNoWeightFile) {
  TempFolder folder;
  std::string path = folder.write("empty.safetensors", "");
  EXPECT_EQ(openMessage(path), path + ": the file is empty");
  path = folder / "missing.gguf";
  EXPECT_EQ(openMessage(path), path + ": No such file or directory");
  path = folder.write("notes.txt", "hello, world");
  EXPECT_EQ(openMessage(path),
            path + ": not a weight file: starts with 'hello, w'; supported: "
                   "safetensors, its index, GGUF, npy");
  EXPECT_EQ(openMessage("/dev/null"), "/dev/null: not a regular file");
  path = folder.write("w.gguf", "GGML....");
  EXPECT_EQ(openMessage(path),
            path + ": not a GGUF file: starts with 'GGML', expected 'GGUF'");
  path = folder.write("w.npy", "GGML....");
  EXPECT_EQ(openMessage(path), path + ": not an npy file: starts with "
                                      "'GGML..', expected '\\x93NUMPY'");
  ASSERT_FALSE(sys::fs::create_directory(folder / "model.safetensors"));
  EXPECT_EQ(openMessage(folder.path),
            folder / "model.safetensors" + ": not a regular file");
  path = folder.write("secret.safetensors", oneByte("x"));
  ASSERT_FALSE(sys::fs::setPermissions(path, sys::fs::no_perms));
  // Root may read it all the same.
  if (std::string message = openMessage(path); !message.empty()) {
    EXPECT_EQ(message, path + ": Permission denied");
  }
}

TEST(Shards, AreOneStore) {
  TempFolder folder;
  folder.write("m-1.safetensors", oneByte("a", "1"));
  folder.write("m-2.safetensors", oneByte("b", "2"));
  std::string index = folder.write(
      indexName,
      R"({"metadata":{"total_size":2},"weight_map":{"b":"m-2.safetensors","a":"m-1.safetensors"}})");
  auto store = cantFail(WeightStore::open(index));
  ASSERT_EQ(store->getTensors().size(), 2u);
  EXPECT_EQ(lookupBytes(*store, "a"), "1");
  EXPECT_EQ(lookupBytes(*store, "b"), "2");
  EXPECT_EQ(store->find("b")->file, folder / "m-2.safetensors");
  EXPECT_EQ(lookupBytes(*store, "c"),
            "no tensor 'c' in " + index + "; did you mean 'a'?");
}

TEST(Shards, ChecksTheIndex) {
  TempFolder folder;
  folder.write("m-1.safetensors", oneByte("a"));
  folder.write("m-2.safetensors", oneByte("a"));
  auto messageFor = [&](StringRef index) {
    std::string message = openMessage(folder.write(indexName, index));
    EXPECT_TRUE(StringRef(message).starts_with(folder.path)) << message;
    return StringRef(message).drop_front(folder.path.size() + 1).str();
  };
  std::string name = indexName;
  EXPECT_EQ(messageFor("{}"), name + ": an index without a 'weight_map'");
  EXPECT_EQ(messageFor(R"({"weight_map":[]})"),
            name + ": expected an object, found '[' at byte 14 of the index");
  EXPECT_EQ(messageFor(R"({"weight_map":{"a":1}})"),
            name + ": expected a string, found '1' at byte 19 of the index");
  EXPECT_EQ(messageFor("{\"x\":" + std::string(50000, '[')),
            name + ": nested deeper than 16 levels at byte 21 of the index");
  EXPECT_EQ(messageFor(R"({"weight_map":{"a":"m-1.safetensors","a":""}})"),
            name + ": the key 'a' appears twice at byte 40 of the index");
  for (const char *shard :
       {"", ".", "..", "../m-1.safetensors", "/etc/passwd", "a/b", "a\\\\b"})
    EXPECT_TRUE(StringRef(messageFor("{\"weight_map\":{\"a\":\"" +
                                     std::string(shard) + "\"}}"))
                    .ends_with("is not the name of a file beside the index"))
        << shard;
  EXPECT_EQ(messageFor(R"({"weight_map":{"a":"../x"}})"),
            name + ": tensor 'a': the shard '../x' is not the name of a file "
                   "beside the index");
  EXPECT_EQ(messageFor(R"({"weight_map":{"a":"m-3.safetensors"}})"),
            name + ": names the shard 'm-3.safetensors', which is not there");
  EXPECT_EQ(messageFor(R"({"weight_map":{"b":"m-1.safetensors"}})"),
            name + ": maps tensor 'b' to 'm-1.safetensors', which does not "
                   "hold it");
  EXPECT_EQ(
      messageFor(
          R"({"weight_map":{"a":"m-1.safetensors","x":"m-2.safetensors"}})"),
      name + ": maps tensor 'x' to 'm-2.safetensors', which does not hold it");
  // The second shard holds what the first holds, too.
  folder.write(
      "m-2.safetensors",
      makeSafeTensors(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                      R"("b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
                      "ab"));
  EXPECT_EQ(
      messageFor(
          R"({"weight_map":{"a":"m-1.safetensors","b":"m-2.safetensors"}})"),
      "m-2.safetensors: two tensors are called 'a', one of them in " +
          folder / "m-1.safetensors");
  folder.write("m-2.safetensors", "short");
  EXPECT_EQ(messageFor(R"({"weight_map":{"b":"m-2.safetensors"}})"),
            "m-2.safetensors: a file of 5 bytes is too short for safetensors, "
            "which starts with 8 bytes of header length");
}
