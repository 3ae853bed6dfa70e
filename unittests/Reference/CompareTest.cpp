//===- CompareTest.cpp - what counts as equal -----------------------------===//

#include "ReferenceTesting.h"
#include <cmath>

using namespace swiglu;
using namespace swiglu::testing;

using CompareTest = ReferenceTest;

TEST_F(CompareTest, ToleranceIsPerElement) {
  ReferenceValue expected{{2}, {1, 100}, {0.5, 10}};
  EXPECT_TRUE(compareWith(expected, "f32", {1.5, 90}).isWithinTolerance());
  Comparison wrong = compareWith(expected, "f32", {3, 100});
  EXPECT_DOUBLE_EQ(wrong.maxToleranceRatio, 4);
  EXPECT_EQ(wrong.worstIndex, 0);
  EXPECT_DOUBLE_EQ(wrong.maxAbsError, 2);
  EXPECT_DOUBLE_EQ(wrong.meanAbsError, 1);
  EXPECT_EQ(wrong.describe(),
            "max error 2, mean 1, worst 4 of its tolerance at element 0: found "
            "3, expected 1, tolerance 0.5");
}

TEST_F(CompareTest, NoToleranceIsEquality) {
  ReferenceValue expected{{1}, {1}, {0}};
  EXPECT_TRUE(compareWith(expected, "f16", {1}).isWithinTolerance());
  EXPECT_FALSE(compareWith(expected, "f16", {1.001}).isWithinTolerance());
}

TEST_F(CompareTest, NanAndInfinity) {
  ReferenceValue expected{{2}, {NAN, INFINITY}, {0, 0}};
  EXPECT_TRUE(
      compareWith(expected, "bf16", {-NAN, INFINITY}).isWithinTolerance());
  EXPECT_FALSE(
      compareWith(expected, "bf16", {0, INFINITY}).isWithinTolerance());
  EXPECT_FALSE(
      compareWith(expected, "bf16", {NAN, -INFINITY}).isWithinTolerance());
  EXPECT_FALSE(compareWith(expected, "bf16", {NAN, 1e38}).isWithinTolerance());
  ReferenceValue finite{{1}, {1}, {1e30}};
  EXPECT_FALSE(compareWith(finite, "f32", {NAN}).isWithinTolerance());
  EXPECT_FALSE(compareWith(finite, "f32", {INFINITY}).isWithinTolerance());
}

TEST_F(CompareTest, OverflowNearTheLargestNumber) {
  ReferenceValue near{{1}, {65504}, {32}}, exact{{1}, {65504}, {0}};
  EXPECT_TRUE(compareWith(near, "f16", {INFINITY}).isWithinTolerance());
  EXPECT_FALSE(compareWith(near, "f16", {-INFINITY}).isWithinTolerance());
  EXPECT_FALSE(compareWith(exact, "f16", {INFINITY}).isWithinTolerance());
  // The same value is far from the largest number of a wider type.
  EXPECT_FALSE(compareWith(near, "f32", {INFINITY}).isWithinTolerance());
}

TEST_F(CompareTest, InfiniteToleranceAcceptsAnything) {
  ReferenceValue expected{{1}, {NAN}, {INFINITY}};
  EXPECT_TRUE(compareWith(expected, "f32", {0}).isWithinTolerance());
}

TEST_F(CompareTest, SignOfZero) {
  ReferenceValue expected{{1}, {-0.0}, {0}};
  EXPECT_TRUE(compareWith(expected, "f32", {0.0}).isWithinTolerance());
  expected.isZeroSignDefined = true;
  EXPECT_FALSE(compareWith(expected, "f32", {0.0}).isWithinTolerance());
  EXPECT_TRUE(compareWith(expected, "f32", {-0.0}).isWithinTolerance());
}

TEST_F(CompareTest, Shapes) {
  ReferenceValue expected{{2, 1}, {1, 2}, {0, 0}};
  std::vector<uint8_t> bytes = encode(parseElement("f32"), {1, 2});
  HostTensor other{parseElement("f32"), {1, 2}, bytes};
  EXPECT_EQ(compare(expected, other).describe(), "the shapes or sizes differ");
  HostTensor cut{
      parseElement("f32"), {2, 1}, llvm::ArrayRef(bytes).drop_back()};
  EXPECT_FALSE(compare(expected, cut).isWithinTolerance());
}

TEST_F(CompareTest, Empty) {
  ReferenceValue expected{{0, 4}, {}, {}};
  EXPECT_TRUE(compareWith(expected, "f32", {}).isWithinTolerance());
}
