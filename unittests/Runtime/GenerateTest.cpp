//===- GenerateTest.cpp - Tests of the generated C ------------------------===//

#include "ProducedLibrary.h"
#include "swiglu/Runtime/Glue.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

#include <cstddef>

using namespace llvm;
using namespace swiglu;

// The compiler lays these out by itself in a kernel object, and old libraries
// meet new programs: the places of fields are fixed.
static_assert(sizeof(swiglu_host) == 32 && sizeof(swiglu_dtype) == 4 &&
                  sizeof(swiglu_tensor_info) == 40 &&
                  sizeof(swiglu_info) == 112,
              "the ABI has changed");
static_assert(offsetof(swiglu_host, threads) == 4 &&
                  offsetof(swiglu_host, self) == 8 &&
                  offsetof(swiglu_host, parallel_for) == 16 &&
                  offsetof(swiglu_host, stream) == 24,
              "the host table has changed");
static_assert(offsetof(swiglu_tensor_info, type) == 8 &&
                  offsetof(swiglu_tensor_info, ndim) == 12 &&
                  offsetof(swiglu_tensor_info, shape) == 16 &&
                  offsetof(swiglu_tensor_info, offset) == 24 &&
                  offsetof(swiglu_tensor_info, bytes) == 32,
              "the description of a weight has changed");
static_assert(offsetof(swiglu_info, name) == 8 &&
                  offsetof(swiglu_info, layout) == 16 &&
                  offsetof(swiglu_info, target_features) == 40 &&
                  offsetof(swiglu_info, x_type) == 48 &&
                  offsetof(swiglu_info, device_type) == 56 &&
                  offsetof(swiglu_info, x_features) == 64 &&
                  offsetof(swiglu_info, tokens) == 80 &&
                  offsetof(swiglu_info, weight_count) == 88 &&
                  offsetof(swiglu_info, weights) == 96 &&
                  offsetof(swiglu_info, packed_bytes) == 104,
              "the description of a function has changed");

namespace {
ModuleInfo makeModule(ArrayRef<StringRef> names) {
  ModuleInfo module;
  module.name = "test";
  for (StringRef name : names) {
    FunctionInfo function;
    function.name = name.str();
    function.xFeatures = 4;
    function.yFeatures = 6;
    function.weights.push_back({"w.*/ int x;", {4, 16, 1}, {6, 4}, 0, 48});
    function.packedBytes = 64;
    module.functions.push_back(function);
  }
  return module;
}

TEST(Generate, PrefixOfAnyName) {
  EXPECT_EQ(getSymbolPrefix("model.layers.0.mlp"), "model_layers_0_mlp");
  EXPECT_EQ(getSymbolPrefix("0"), "_0");
  EXPECT_EQ(getSymbolPrefix(""), "_");
  EXPECT_EQ(getSymbolPrefix("\xc3\xa4-b"), "___b");
}

TEST(Generate, TypeNames) {
  EXPECT_EQ(getTypeName({2, 32, 1}), "f32");
  EXPECT_EQ(getTypeName({4, 16, 2}), "bf16x2");
  EXPECT_EQ(getTypeName({0, 4, 1}), "i4");
  EXPECT_EQ(getTypeName({9, 8, 1}), "type8");
}

TEST(Generate, RefusesNamesThatMeet) {
  EXPECT_EQ(toString(checkModuleInfo(makeModule({"a", "b"}))), "");
  EXPECT_EQ(toString(checkModuleInfo(makeModule({"swiglu"}))), "");
  EXPECT_EQ(toString(checkModuleInfo(makeModule({"a.b", "a-b"}))),
            "functions 'a.b' and 'a-b' both make the C name 'a_b_describe'");
  EXPECT_EQ(toString(checkModuleInfo(makeModule({"a", "a.context"}))),
            "functions 'a' and 'a.context' both make the C name "
            "'a_context_run'");
  EXPECT_EQ(toString(checkModuleInfo(makeModule({"swiglurt_x"}))),
            "C prefix 'swiglurt_x' of function 'swiglurt_x' is reserved");
  EXPECT_EQ(toString(checkModuleInfo(makeModule({}))),
            "module 'test' has no function to compile");
}

/// The generated header alone, for each compiler and standard that must take
/// it; names that would break out of a comment do not.
TEST(Generate, HeaderCompilesAlone) {
  TemporaryFolder folder;
  ModuleInfo module = makeModule(
      {"swiglu", "a.b", "*/ #error \\", "two\nlines", "/* nested", "\?\?/"});
  module.name = "9 lives";
  ASSERT_EQ(toString(checkModuleInfo(module)), "");
  std::string header = generateHeader(module);
  writeFile(folder / "model.h", header);
  // Twice, and after the file that it contains.
  writeFile(folder / "use.c", "#include \"model.h\"\n"
                              "#include \"model.h\"\n"
                              "#include \"swiglu/Runtime/swiglu.h\"\n"
                              "int (*run)(swiglu_context *, const void *, "
                              "int64_t, int64_t, void *, int64_t) = "
                              "swiglu_context_run;\n");
  for (StringRef options :
       {"cc -std=c99 -xc", "cc -std=c11 -xc",
        "c++ -std=c++98 -Wno-long-long -xc++", "c++ -std=c++17 -xc++"}) {
    // C++98 has no <stdint.h> of its own; the C library's serves.
    std::vector<std::string> command;
    for (StringRef option : split(options, ' '))
      command.push_back(option.str());
    command.insert(command.end(),
                   {"-pedantic", "-Wall", "-Wextra", "-Werror", "-Wcomment",
                    "-I" SWIGLU_SOURCE_DIR "/include", "-fsyntax-only",
                    folder / "use.c"});
    Outcome outcome = runProgram(command);
    EXPECT_EQ(outcome.status, 0) << options.str() << '\n' << outcome.output;
  }
}

TEST(Generate, HeaderDescribesTheFunction) {
  std::string header = generateHeader(makeModule({"model.layers.0.mlp"}));
  for (StringRef line :
       {"/* Function @model.layers.0.mlp\n", " *   x  f32[tokens, 4]\n",
        " *   y  f32[tokens, 6]\n", " *   raw[0]  bf16[6, 4]  w.* / int x;\n",
        " *   packed  64 bytes, layout raw\n"})
    EXPECT_NE(header.find(line.str()), std::string::npos) << line.str();
  // All of the API is declared.
  for (StringRef suffix : getExportedSuffixes())
    EXPECT_NE(header.find("model_layers_0_mlp_" + suffix.str() + "("),
              std::string::npos)
        << suffix.str();
}

TEST(Generate, VersionScript) {
  std::string script = generateVersionScript(makeModule({"a", "b"}));
  EXPECT_EQ(StringRef(script).count("\n    a_"), 16u);
  EXPECT_EQ(StringRef(script).count("\n    b_"), 16u);
  EXPECT_TRUE(StringRef(script).ends_with("  local: *;\n};\n"));
}
} // namespace
