#include "TestFiles.h"

#include "swiglu/Weights/Npy.h"

using namespace llvm;
using namespace swiglu;
using namespace swiglu::test;

static std::string makeNpy(StringRef header, StringRef data = "",
                           uint8_t version = 1) {
  std::string result = "\x93NUMPY";
  result += static_cast<char>(version);
  result += '\0';
  result += version == 1 ? bytesOf<uint16_t>(header.size())
                         : bytesOf<uint32_t>(header.size());
  return result + header.str() + data.str();
}

static std::string makeHeader(StringRef descr, StringRef order,
                              StringRef shape) {
  return ("{'descr': '" + descr + "', 'fortran_order': " + order +
          ", 'shape': " + shape + ", }\n")
      .str();
}

static std::string messageFor(StringRef header, StringRef data = "") {
  return messageOf(parseNpy(makeBuffer(makeNpy(header, data))));
}

static const std::pair<const char *, ElementType> types[] = {
    {"<f8", ElementType::F64}, {"<f4", ElementType::F32},
    {"<f2", ElementType::F16}, {"<V2", ElementType::BF16},
    {"<i8", ElementType::I64}, {"<i4", ElementType::I32},
    {"<i2", ElementType::I16}, {"|i1", ElementType::I8},
    {"<u8", ElementType::U64}, {"<u4", ElementType::U32},
    {"<u2", ElementType::U16}, {"|u1", ElementType::U8},
    {"|b1", ElementType::Bool}};

TEST(Npy, ReadsEveryTypeAndVersion) {
  for (auto [descr, type] : types)
    for (uint8_t version : {1, 2, 3}) {
      std::string data = countedBytes(6 * getElementSize(type));
      NpyFile file = cantFail(parseNpy(makeBuffer(
          makeNpy(makeHeader(descr, "False", "(2, 3)"), data, version))));
      EXPECT_EQ(file.tensor.type, type);
      EXPECT_EQ(file.tensor.shape, (SmallVector<int64_t, 4>{2, 3}));
      EXPECT_EQ(toStringRef(file.tensor.data), data);
    }
}

TEST(Npy, ReadsShapesAndSpellings) {
  NpyFile scalar = cantFail(parseNpy(makeBuffer(
      makeNpy(R"({"shape":(),"fortran_order":False,"descr":"<f4"})", "abcd"))));
  EXPECT_TRUE(scalar.tensor.shape.empty());
  NpyFile row = cantFail(parseNpy(
      makeBuffer(makeNpy(makeHeader("<f4", "False", "(1,)"), "abcd"))));
  EXPECT_EQ(row.tensor.shape, (SmallVector<int64_t, 4>{1}));
  NpyFile none = cantFail(
      parseNpy(makeBuffer(makeNpy(makeHeader("<f4", "False", "(0, 5)")))));
  EXPECT_TRUE(none.tensor.data.empty());
}

TEST(Npy, ChecksTheFrame) {
  auto parse = [](StringRef bytes) {
    return messageOf(parseNpy(makeBuffer(bytes)));
  };
  EXPECT_EQ(parse("PK\3\4zip"), "FILE: not an npy file: starts with "
                                "'PK\\x03\\x04zi', expected '\\x93NUMPY'");
  EXPECT_EQ(parse("\x93NUMPY\1"),
            "FILE: truncated: an npy file without a version");
  EXPECT_EQ(parse(StringRef("\x93NUMPY\4\0", 8)),
            "FILE: npy version 4.0 is not supported; supported: 1.0, 2.0, 3.0");
  EXPECT_EQ(parse(StringRef("\x93NUMPY\2\0\1\0", 10)),
            "FILE: truncated: an npy file without a header");
  EXPECT_EQ(parse(StringRef("\x93NUMPY\1\0\x09\0{}", 12)),
            "FILE: truncated: the npy header has 9 bytes, but only 2 follow "
            "its length");
}

TEST(Npy, ChecksTheHeader) {
  EXPECT_EQ(messageFor("[]"), "FILE: npy header: expected '{', found '[]'");
  EXPECT_EQ(messageFor("{descr"),
            "FILE: npy header: expected a key in quotes, found 'descr'");
  EXPECT_EQ(messageFor("{'descr"),
            "FILE: npy header: expected a key in quotes, found ''descr'");
  EXPECT_EQ(messageFor("{'descr' 1"),
            "FILE: npy header: expected ':', found '1'");
  EXPECT_EQ(messageFor("{'descr': 1}"),
            "FILE: npy header: expected a string as 'descr', found '1}'");
  EXPECT_EQ(messageFor("{'descr': '\\x41'}"),
            "FILE: npy header: an escape sequence in '\\x41'");
  EXPECT_EQ(messageFor("{'descr': [('a', '<f4')]}"),
            "FILE: an array of a structured type, which is not supported");
  EXPECT_EQ(messageFor("{'fortran_order': 0}"),
            "FILE: npy header: expected True or False as 'fortran_order', "
            "found '0}'");
  EXPECT_EQ(messageFor("{'shape': 3}"),
            "FILE: npy header: expected a tuple of integers as 'shape', found "
            "'3}'");
  EXPECT_EQ(messageFor("{'shape': (3)}"),
            "FILE: npy header: expected ',', found ')}'");
  EXPECT_EQ(messageFor("{'shape': (3 4)}"),
            "FILE: npy header: expected ',', found '4)}'");
  for (const char *dim : {"-1", "9223372036854775808", "x"})
    EXPECT_EQ(messageFor("{'shape': (" + std::string(dim) + ",)}"),
              ("FILE: npy header: expected a dimension from 0 to 2^63 - 1, "
               "found '" +
               StringRef(std::string(dim) + ",)}").take_front(12) + "'")
                  .str());
  EXPECT_EQ(messageFor("{'shape': (), 'shape': ()}"),
            "FILE: npy header: the key 'shape' appears twice");
  EXPECT_EQ(messageFor("{'color': 1}"),
            "FILE: npy header: unknown key 'color'");
  EXPECT_EQ(messageFor("{'shape': () 'descr'}"),
            "FILE: npy header: expected ',' or '}', found ''descr'}'");
  EXPECT_EQ(messageFor("{'shape': ()} x"),
            "FILE: npy header: expected the end, found 'x'");
  EXPECT_EQ(messageFor("{'shape': (), 'descr': '<f4'}"),
            "FILE: npy header: no key 'fortran_order'");
  EXPECT_EQ(messageFor("{'shape': (), 'fortran_order': False}"),
            "FILE: npy header: no key 'descr'");
  EXPECT_EQ(messageFor("{'descr': '<f4', 'fortran_order': False}"),
            "FILE: npy header: no key 'shape'");
}

TEST(Npy, ChecksTypesAndSizes) {
  for (const char *descr : {">f4", "|O", "<c8", "<U3", "|S4", "<M8[ns]", "|V1"})
    EXPECT_EQ(messageFor(makeHeader(descr, "False", "(1,)"), "abcd"),
              "FILE: an array of type '" + std::string(descr) +
                  "', which is not supported; supported: little-endian f8, f4, "
                  "f2, V2 (bf16), i8, i4, i2, i1, u8, u4, u2, u1, b1");
  EXPECT_EQ(messageFor(makeHeader("<f4", "True", "(1,)"), "abcd"),
            "FILE: an array in Fortran order, which is not supported; write it "
            "with numpy.ascontiguousarray");
  EXPECT_EQ(messageFor(makeHeader("<f4", "False", "(4294967296, 4294967296)")),
            "FILE: the shape [4294967296, 4294967296] overflows the size of an "
            "array");
  EXPECT_EQ(messageFor(makeHeader("<f4", "False", "(2,)"), "abcd"),
            "FILE: 4 bytes of data, expected 8 for the shape [2] of f32");
  EXPECT_EQ(messageFor(makeHeader("<f4", "False", "(1,)"), "abcde"),
            "FILE: 5 bytes of data, expected 4 for the shape [1] of f32");
  std::string ones = "(";
  for (int i = 0; i < 33; ++i)
    ones += "1, ";
  EXPECT_EQ(messageFor(makeHeader("|i1", "False", ones + ")"), "a"),
            "FILE: more than 32 dimensions");
}

TEST(Npy, TruncatedAnywhere) {
  std::string good = makeNpy(makeHeader("<f4", "False", "(2,)"), "abcdefgh");
  expectTruncationsFail(good, WeightFormat::Npy);
  surviveFlips(good, WeightFormat::Npy, 20000);
}

TEST(Npy, WritesWhatItReads) {
  TempFolder folder;
  std::string path = folder / "array.npy";
  for (auto [descr, type] : types)
    for (SmallVector<int64_t, 4> shape :
         {SmallVector<int64_t, 4>{}, SmallVector<int64_t, 4>{3},
          SmallVector<int64_t, 4>{2, 0}, SmallVector<int64_t, 4>{2, 3, 5}}) {
      std::string data =
          countedBytes(*getNumElements(shape) * getElementSize(type));
      // Twice, the second time over a file that is there.
      for (int i = 0; i < 2; ++i)
        ASSERT_FALSE(
            bool(writeNpy(path, type, shape, arrayRefFromStringRef(data))));
      NpyFile file = cantFail(readNpy(path));
      EXPECT_EQ(file.tensor.name, "array");
      EXPECT_EQ(file.tensor.type, type);
      EXPECT_EQ(file.tensor.shape, shape);
      EXPECT_EQ(toStringRef(file.tensor.data), data);
      EXPECT_TRUE(file.buffer->getBuffer().contains(descr));
      // NumPy's own layout: the data starts at a multiple of 64.
      EXPECT_EQ((file.buffer->getBufferSize() - data.size()) % 64, 0u);
    }
}

/// The names in a folder.
static std::vector<std::string> list(StringRef folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (sys::fs::directory_iterator it(folder, error), end; it != end && !error;
       it.increment(error))
    names.push_back(sys::path::filename(it->path()).str());
  return names;
}

TEST(Npy, WritesWholeFilesOrNone) {
  TempFolder folder;
  uint8_t data[4] = {};
  std::string path = folder / "array.npy";
  EXPECT_EQ(toString(writeNpy(path, ElementType::F32, {2}, data)),
            path + ": 4 bytes are not an array of f32 of the shape [2]");
  EXPECT_EQ(toString(writeNpy(path, ElementType::F32, {-1}, data)),
            path + ": 4 bytes are not an array of f32 of the shape [-1]");
  std::string missing = folder / "missing/array.npy";
  EXPECT_EQ(toString(writeNpy(missing, ElementType::F32, {1}, data)),
            missing + ": No such file or directory");
  EXPECT_EQ(toString(writeNpy(folder.path, ElementType::F32, {1}, data)),
            folder.path + ": Is a directory");
  EXPECT_TRUE(list(folder.path).empty());
  EXPECT_EQ(toString(writeNpy(path, ElementType::F32, {1}, data)), "");
  EXPECT_EQ(list(folder.path), std::vector<std::string>{"array.npy"});
}

TEST(Npy, WritesToDevices) {
  uint8_t data[4] = {};
  EXPECT_EQ(toString(writeNpy("/dev/null", ElementType::F32, {1}, data)), "");
  // Still a device, not a file that took its name.
  sys::fs::file_status status;
  ASSERT_FALSE(sys::fs::status("/dev/null", status));
  EXPECT_EQ(status.type(), sys::fs::file_type::character_file);
  if (sys::fs::exists("/dev/full")) {
    EXPECT_EQ(toString(writeNpy("/dev/full", ElementType::F32, {1}, data)),
              "/dev/full: No space left on device");
  }
}
