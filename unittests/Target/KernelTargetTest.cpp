//===- KernelTargetTest.cpp - what kernels must know of a CPU -------------===//

#include "swiglu/Target/CPU/KernelTarget.h"
#include "gtest/gtest.h"

using mlir::ffn::KernelTarget;

TEST(KernelTarget, TheDefaultIsWhatThePipelineMakesCodeFor) {
  KernelTarget target = KernelTarget::get("", "");
  EXPECT_EQ(target.vectorBits, 256);
  EXPECT_EQ(target.vectorRegisters, 16);
  EXPECT_TRUE(target.hasFMA);
  EXPECT_TRUE(target.hasF16C);
  EXPECT_FALSE(target.hasAVXVNNI);
  EXPECT_FALSE(target.isAArch64);
}

TEST(KernelTarget, FeaturesDecide) {
  KernelTarget target = KernelTarget::get(
      "znver5", "+avx,+avx2,+fma,+avx512f,+avx512bw,+avx512dq,+avx512vl,"
                "+avx512bf16,-avx512vnni,+avxvnni");
  EXPECT_EQ(target.vectorBits, 512);
  EXPECT_EQ(target.vectorRegisters, 32);
  EXPECT_TRUE(target.hasAVX512BF16);
  EXPECT_FALSE(target.hasAVX512VNNI); // a virtual machine may hide it
  EXPECT_TRUE(target.hasAVXVNNI);
  EXPECT_FALSE(target.hasF16C);
  EXPECT_EQ(target.l1Bytes, 48 << 10);
  EXPECT_EQ(target.l2Bytes, 1 << 20);
  EXPECT_EQ(target.l3Bytes, 32 << 20);
}

TEST(KernelTarget, TheLastOfTwoFeaturesCounts) {
  KernelTarget target = KernelTarget::get("", "+avx2,+fma,-avx2");
  EXPECT_EQ(target.vectorBits, 128);
  EXPECT_TRUE(target.hasFMA);
  EXPECT_EQ(KernelTarget::get("", "-avx2,+avx2").vectorBits, 256);
}

TEST(KernelTarget, AVX512NeedsAllFourParts) {
  EXPECT_EQ(
      KernelTarget::get("", "+avx2,+avx512f,+avx512bw,+avx512vl").vectorBits,
      256);
  EXPECT_FALSE(
      KernelTarget::get("", "+avx2,+avx512f,+avx512bf16").hasAVX512BF16);
}

TEST(KernelTarget, WithoutFeaturesTheNameDecides) {
  EXPECT_EQ(KernelTarget::get("x86-64", "").vectorBits, 128);
  EXPECT_FALSE(KernelTarget::get("x86-64", "").hasFMA);
  EXPECT_EQ(KernelTarget::get("x86-64-v2", "").vectorBits, 128);
  EXPECT_EQ(KernelTarget::get("haswell", "").vectorBits, 256);
  EXPECT_EQ(KernelTarget::get("x86-64-v4", "").vectorBits, 512);
  EXPECT_FALSE(KernelTarget::get("x86-64-v4", "").hasAVX512BF16);
  KernelTarget zen = KernelTarget::get("znver5", "");
  EXPECT_TRUE(zen.hasAVX512BF16 && zen.hasAVX512VNNI && zen.hasAVXVNNI);
  EXPECT_FALSE(zen.hasAMXBF16 || zen.hasAMXInt8);
  KernelTarget rapids = KernelTarget::get("sapphirerapids", "");
  EXPECT_TRUE(rapids.hasAMXBF16 && rapids.hasAMXInt8);
}

TEST(KernelTarget, AnUnknownNameHasTheBase) {
  KernelTarget target = KernelTarget::get("pentagon", "");
  EXPECT_EQ(target.vectorBits, 128);
  EXPECT_FALSE(target.hasFMA);
}

TEST(KernelTarget, AArch64) {
  for (KernelTarget target :
       {KernelTarget::get("cortex-a76", "", "aarch64-linux-gnu"),
        KernelTarget::get("cortex-a76", "+fp-armv8,+neon")}) {
    EXPECT_TRUE(target.isAArch64);
    EXPECT_EQ(target.vectorBits, 128);
    EXPECT_EQ(target.vectorRegisters, 32);
    EXPECT_TRUE(target.hasFMA && target.hasF16C);
    EXPECT_EQ(target.l1Bytes, 64 << 10);
  }
  EXPECT_FALSE(
      KernelTarget::get("x86-64-v3", "", "x86_64-linux-gnu").isAArch64);
}
