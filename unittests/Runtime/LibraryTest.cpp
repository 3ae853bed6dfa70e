//===- LibraryTest.cpp - Tests of a produced library ----------------------===//
//
// The library that ProducedLibrary makes is looked at with binutils, and used
// by C programs: RuntimeCTest.c and the example of docs/ABI.md.
//
//===----------------------------------------------------------------------===//

#include "ProducedLibrary.h"
#include "swiglu/Runtime/Glue.h"
#include "swiglu/Runtime/PackedFile.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

#include <set>

using namespace llvm;
using namespace swiglu;

namespace {
class LibraryTest : public testing::Test {
protected:
  const ProducedLibrary &library = ProducedLibrary::get();

  void SetUp() override { ASSERT_EQ(library.problem, ""); }

  std::string at(StringRef name) { return library.folder / name; }

  /// The output of a program that must succeed.
  std::string run(ArrayRef<std::string> command,
                  ArrayRef<std::string> environment = {}) {
    Outcome outcome = runProgram(command, environment);
    EXPECT_EQ(outcome.status, 0) << join(command, " ") << '\n'
                                 << outcome.output;
    return outcome.output;
  }

  /// Last words of the lines of `output`.
  std::set<std::string> lastWords(StringRef output) {
    std::set<std::string> words;
    for (StringRef line : split(output.trim(), '\n'))
      if (!line.empty())
        words.insert(line.rsplit(' ').second.str());
    return words;
  }

  void linkProgram(StringRef source, StringRef name) {
    run({"cc", "-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror", "-O1",
         "-I" SWIGLU_SOURCE_DIR "/unittests/Runtime", "-I" + at(""),
         source.str(), "-o", at(name), "-pthread", "-L" + at(""), "-lmodel",
         "-lm", "-Wl,-rpath," + at("")});
  }

  /// Everything but the library in one program, under a sanitizer.
  void runSanitized(StringRef sanitizer, ArrayRef<std::string> environment) {
    std::string clang = SWIGLU_CLANG;
    std::string flag = "-fsanitize=" + sanitizer.str();
    std::string name = "test-" + sanitizer.str();
    writeFile(at("empty.c"), "int main(void) { return 0; }\n");
    if (runProgram({clang, flag, at("empty.c"), "-o", at("empty")}).status)
      GTEST_SKIP() << "no clang that has " << flag;
    std::vector<std::string> link = {clang, flag, "-pthread",
                                     "-fno-sanitize-recover=all"};
    for (const FunctionInfo &function : library.module.functions)
      for (size_t variant : {0, 1}) {
        std::string object = at(getVariantPrefix(variant) +
                                function.getPrefix() + "-" + name + ".o");
        std::vector<std::string> command = {clang, flag, "-g",
                                            "-fno-sanitize-recover=all"};
        for (const std::string &option :
             library.getKernelOptions(function, variant))
          command.push_back(option);
        command.insert(command.end(),
                       {"-c",
                        SWIGLU_SOURCE_DIR "/unittests/Runtime/StandInKernel.c",
                        "-o", object});
        run(command);
        link.push_back(object);
      }
    link.insert(link.end(),
                {"-g", "-O1", "-I" SWIGLU_SOURCE_DIR "/unittests/Runtime",
                 "-I" + at(""), at("glue.c"),
                 SWIGLU_SOURCE_DIR "/unittests/Runtime/RuntimeCTest.c", "-o",
                 at(name), "-lm"});
    run(link);
    run({at(name), at("model.weights")}, environment);
  }
};

TEST_F(LibraryTest, KernelObjectIsSelfContained) {
  for (const std::string &object : library.kernelObjects) {
    EXPECT_EQ(run({"nm", "-u", object}), "");
    std::string sections = run({"readelf", "-SW", object});
    EXPECT_EQ(sections.find(".init_array"), std::string::npos);
    EXPECT_EQ(sections.find(".tbss"), std::string::npos);
    EXPECT_EQ(sections.find(".tdata"), std::string::npos);
    std::set<std::string> expected;
    std::string prefix =
        StringRef(object).rsplit('/').second.drop_back(2).str();
    for (StringRef suffix : getKernelSuffixes())
      expected.insert(prefix + "_" + suffix.str());
    EXPECT_EQ(lastWords(run({"nm", "-g", "--defined-only", object})), expected);
  }
}

/// The program of UsedFromC dies if anything of the first one is run.
TEST_F(LibraryTest, DescribesTheVariantThatThisCPUCanRun) {
  EXPECT_EQ(library.module.functions[0].targetCPU, "x86-64");
  EXPECT_EQ(library.module.functions[0].targetFeatures, "+sse3,-avx512f");
  std::string header = readFile(at("model.h"));
  EXPECT_NE(header.find(" *   target  none, or x86-64\n"), std::string::npos);
}

TEST_F(LibraryTest, ExportsTheApiAndNothingElse) {
  std::set<std::string> expected;
  for (const FunctionInfo &function : library.module.functions)
    for (StringRef suffix : getExportedSuffixes())
      expected.insert(function.getPrefix() + "_" + suffix.str());
  EXPECT_EQ(expected.size(), 48u);
  EXPECT_EQ(lastWords(run({"nm", "-D", "--defined-only", at("libmodel.so")})),
            expected);
}

TEST_F(LibraryTest, NeedsLibcAlone) {
  // Every one of them with a version of the GNU C library.
  for (const std::string &symbol :
       lastWords(run({"nm", "-D", "--undefined-only", at("libmodel.so")})))
    EXPECT_NE(symbol.find("@GLIBC_"), std::string::npos) << symbol;
  std::string dynamic = run({"readelf", "-dW", at("libmodel.so")});
  unsigned needed = 0;
  for (StringRef line : split(dynamic, '\n')) {
    if (!line.contains("(NEEDED)"))
      continue;
    ++needed;
    EXPECT_TRUE(line.contains("[libc.so.6]")) << line.str();
  }
  EXPECT_EQ(needed, 1u);
}

TEST_F(LibraryTest, HasNoConstructorThreadLocalOrWritableData) {
  std::string dynamic = run({"readelf", "-dW", at("libmodel.so")});
  for (StringRef tag : {"(INIT)", "(INIT_ARRAY)", "(FINI)", "(FINI_ARRAY)",
                        "(TEXTREL)", "(RPATH)", "(RUNPATH)"})
    EXPECT_EQ(dynamic.find(tag.str()), std::string::npos) << tag.str();
  std::string sections = run({"readelf", "-SW", at("libmodel.so")});
  for (StringRef name : {" .data ", " .bss ", " .tdata ", " .tbss "})
    EXPECT_EQ(sections.find(name.str()), std::string::npos) << name.str();
  std::string segments = run({"readelf", "-lW", at("libmodel.so")});
  EXPECT_NE(segments.find("GNU_RELRO"), std::string::npos);
  for (StringRef line : split(segments, '\n'))
    if (line.contains("GNU_STACK")) {
      EXPECT_FALSE(line.contains("RWE")) << line.str();
    }
}

TEST_F(LibraryTest, UsedFromC) {
  linkProgram(SWIGLU_SOURCE_DIR "/unittests/Runtime/RuntimeCTest.c", "ctest");
  EXPECT_EQ(run({at("ctest"), at("model.weights")}), "");
}

TEST_F(LibraryTest, UsedFromCUnderThreadSanitizer) {
  // Its fork support wants to be told that threads may start in a child.
  runSanitized("thread", {"TSAN_OPTIONS=die_after_fork=0"});
}

TEST_F(LibraryTest, UsedFromCUnderAddressAndUndefinedBehaviorSanitizer) {
  runSanitized("address,undefined", {"ASAN_OPTIONS=detect_leaks=1"});
}

/// A build with SWIGLURT_DEBUG says what is wrong instead of hanging.
TEST_F(LibraryTest, MisuseEndsADebugBuild) {
  std::vector<std::string> command = {"cc",
                                      "-O1",
                                      "-pthread",
                                      "-DSWIGLURT_DEBUG",
                                      "-Wall",
                                      "-Wextra",
                                      "-I" + at(""),
                                      at("glue.c"),
                                      SWIGLU_SOURCE_DIR
                                      "/unittests/Runtime/MisuseTest.c"};
  command.insert(command.end(), library.kernelObjects.begin(),
                 library.kernelObjects.end());
  command.insert(command.end(), {"-o", at("misuse")});
  EXPECT_EQ(run(command), "");
  auto expectEnd = [&](StringRef misuse, StringRef text) {
    Outcome outcome =
        runProgram({at("misuse"), at("model.weights"), misuse.str()});
    EXPECT_LT(outcome.status, 0) << misuse.str();
    EXPECT_EQ(outcome.output, text) << misuse.str();
  };
  expectEnd("unload", "swiglu: a model is unloaded before its contexts are "
                      "destroyed\n");
  expectEnd("destroy", "swiglu: a context is destroyed during a run of it\n");
  EXPECT_EQ(run({at("misuse"), at("model.weights"), "none"}), "");
}

TEST_F(LibraryTest, ExampleOfTheDocumentationRuns) {
  std::string page = readFile(SWIGLU_SOURCE_DIR "/docs/ABI.md");
  auto [before, rest] = StringRef(page).split("```c\n");
  StringRef example = rest.split("```").first;
  ASSERT_FALSE(example.empty()) << "docs/ABI.md has no C example";
  writeFile(at("example.c"), example);
  linkProgram(at("example.c"), "example");
  EXPECT_EQ(run({at("example"), at("model.weights")}), "");
  // It says what is wrong, too.
  Outcome outcome = runProgram({at("example"), at("model.h")});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.output.find("model.h: not a packed weights file"),
            std::string::npos)
      << outcome.output;
}

TEST_F(LibraryTest, WeightsFileVerifies) {
  EXPECT_EQ(toString(verifyPackedFile(at("model.weights"))), "");
  std::string text;
  raw_string_ostream os(text);
  EXPECT_EQ(toString(dumpPackedFile(at("model.weights"), os)), "");
  EXPECT_NE(text.find("model 'mlp': f32[tokens, 48] -> f32[tokens, 40], layout "
                      "'raw' (), target 'x86-64 +sse3,-avx512f', 43520 bytes "
                      "at 4096\n"
                      "  tensor 'gate_proj.weight': f32[80, 48], 15360 bytes "
                      "at 0\n"),
            std::string::npos)
      << text;
}
} // namespace
