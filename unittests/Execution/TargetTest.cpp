//===- TargetTest.cpp - CPUs, by their names ------------------------------===//

#include "swiglu/Execution/Target.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Target/TargetMachine.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swiglu;

namespace {
/// The names in the order in which a library tries them, or the error.
std::string orderOf(StringRef cpus, StringRef triple = "") {
  auto targets = TargetDescription::getAll(cpus, triple);
  if (!targets)
    return toString(targets.takeError());
  SmallVector<StringRef> names;
  for (const TargetDescription &target : *targets)
    names.push_back(target.getName());
  return join(names, " ");
}

TEST(TargetDescription, ThoseThatNeedMoreComeFirst) {
  EXPECT_EQ(orderOf("x86-64,x86-64-v2,x86-64-v4,x86-64-v3"),
            "x86-64-v4 x86-64-v3 x86-64-v2 x86-64");
  EXPECT_EQ(orderOf("haswell, znver5 ,skylake-avx512"),
            "znver5 skylake-avx512 haswell");
  // 256 bits before 128, whatever else there is.
  EXPECT_EQ(orderOf("bdver1,x86-64-v3"), "x86-64-v3 bdver1");
}

TEST(TargetDescription, WhatIsNoListIsRefused) {
  EXPECT_EQ(orderOf("haswell,haswell"), "the CPU 'haswell' is given twice");
  EXPECT_EQ(orderOf("haswell,core-avx2"),
            "the CPUs 'haswell' and 'core-avx2' have the same features");
  EXPECT_EQ(StringRef(orderOf("haswell,")).substr(0, 25),
            "unknown CPU '', expected ");
  EXPECT_EQ(orderOf("generic,cortex-a76", "aarch64"),
            "code for aarch64 has one CPU, found 'generic,cortex-a76'");
}

TEST(TargetDescription, FactsOfX86) {
  Expected<TargetDescription> base = TargetDescription::get("x86-64");
  ASSERT_TRUE(bool(base)) << toString(base.takeError());
  EXPECT_EQ(base->getVectorBits(), 128);
  EXPECT_FALSE(base->getKernelTarget().hasFMA);
  EXPECT_EQ(base->getObstacle(), "");
  EXPECT_TRUE(StringRef(base->getFeatures()).contains("+sse2"));
  Expected<TargetDescription> rapids =
      TargetDescription::get("sapphirerapids", "x86_64-linux-gnu");
  ASSERT_TRUE(bool(rapids)) << toString(rapids.takeError());
  EXPECT_EQ(rapids->getVectorBits(), 512);
  EXPECT_TRUE(rapids->getKernelTarget().hasAMXInt8);
}

TEST(TargetDescription, FactsOfAArch64) {
  Expected<TargetDescription> target =
      TargetDescription::get("neoverse-v1", "aarch64");
  ASSERT_TRUE(bool(target)) << toString(target.takeError());
  EXPECT_EQ(target->getVectorBits(), 128);
  EXPECT_TRUE(target->getKernelTarget().isAArch64);
  // NEON alone.
  SmallVector<StringRef> features;
  target->getFeatures().split(features, ',');
  EXPECT_TRUE(is_contained(features, "+neon"));
  EXPECT_TRUE(is_contained(features, "-sve"));
  for (StringRef feature : features)
    EXPECT_FALSE(feature.starts_with("+sve")) << feature.str();
  EXPECT_TRUE(target->createTargetMachine());
}
} // namespace
