//===- SeedTest.cpp - Runs the seeds of the fuzzers -----------------------===//
//
// Seeds called good-* must be read, seeds called bad-* must be refused.
//
//===----------------------------------------------------------------------===//

#include "AdaptersTargets.h"
#include "DialectTargets.h"
#include "WeightsTargets.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include "gtest/gtest.h"

using namespace llvm;
using namespace swiglu;

static void runSeeds(StringRef target,
                     function_ref<Error(ArrayRef<uint8_t>)> run) {
  SmallString<128> folder(SWIGLU_FUZZ_CORPUS);
  sys::path::append(folder, target);
  unsigned numGood = 0, numBad = 0;
  std::error_code error;
  for (sys::fs::directory_iterator it(folder, error), end; it != end && !error;
       it.increment(error)) {
    auto buffer = MemoryBuffer::getFile(it->path(), /*IsText=*/false,
                                        /*RequiresNullTerminator=*/false);
    ASSERT_TRUE(bool(buffer)) << it->path();
    // A copy of the exact size, on the heap: AddressSanitizer guards its end.
    StringRef contents = (*buffer)->getBuffer();
    std::vector<uint8_t> bytes(contents.bytes_begin(), contents.bytes_end());
    std::string message = toString(run(bytes));
    if (sys::path::filename(it->path()).starts_with("good-")) {
      ++numGood;
      EXPECT_EQ(message, "") << it->path();
    } else {
      ++numBad;
      EXPECT_NE(message, "") << it->path();
    }
  }
  EXPECT_FALSE(error) << error.message();
  EXPECT_GE(numGood, 2u);
  EXPECT_GE(numBad, 5u);
}

TEST(FuzzSeeds, Adapter) { runSeeds("adapter", runAdapterTarget); }
TEST(FuzzSeeds, Attribute) { runSeeds("attribute", runAttributeTarget); }
TEST(FuzzSeeds, GGUF) { runSeeds("gguf", runGGUFTarget); }
TEST(FuzzSeeds, Json) { runSeeds("json", runJsonTarget); }
TEST(FuzzSeeds, Npy) { runSeeds("npy", runNpyTarget); }
TEST(FuzzSeeds, SafeTensors) { runSeeds("safetensors", runSafeTensorsTarget); }
