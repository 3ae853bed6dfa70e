//===- MergeErrorsTest.cpp - what a merge refuses, and how it says so -----===//

#include "MergeTesting.h"

using namespace llvm;
using namespace swiglu;
using namespace swiglu::test;

using Kind = MergeStep::Kind;

static MergeTarget getTarget(ElementType to = ElementType::F32) {
  return {"down_proj.weight", ElementType::F32, to, 2, 3, false};
}

static Bytes getWeight() { return pack({1, 2, 3, 4, 5, 6}, ElementType::F32); }

static std::string getError(MergeStep step,
                            const MergeTarget &target = getTarget()) {
  return merge(target, {std::move(step)}, getWeight()).error;
}

TEST(MergeErrors, OverflowInTheCast) {
  MergeTarget target = {
      "down_proj.weight", ElementType::F16, ElementType::F16, 2, 2, false};
  Bytes weight = pack({1, 2, 3, 65504}, ElementType::F16);
  EXPECT_EQ(merge(target, {makeScaling(Kind::ScaleRows, {1, 4})}, weight).error,
            "down_proj.weight: element [1, 1] becomes inf in f16 (65504 * 4)");
  EXPECT_EQ(
      merge(target, {makeScaling(Kind::ScaleColumns, {1, -4})}, weight).error,
      "down_proj.weight: element [1, 1] becomes -inf in f16 (65504 * -4)");
  // As it is stored.
  target.isInOut = true;
  EXPECT_EQ(merge(target, {makeScaling(Kind::ScaleColumns, {4, 1.0})},
                  pack({1, 65504, 3, 4}, ElementType::F16))
                .error,
            "down_proj.weight: element [0, 1] becomes inf in f16 (65504 * 4)");
  // 65519.99 is 65504, 65520 is not finite.
  for (auto [factor, isFine] : {std::pair<double, bool>{65519.99 / 65504, true},
                                {65520.0 / 65504, false}})
    EXPECT_EQ(
        merge(target, {makeScaling(Kind::ScaleRows, {factor, factor})}, weight)
                .error == "",
        isFine);
}

TEST(MergeErrors, OverflowOfOtherSteps) {
  MergeStep step = makeLowRank(2, 3, 1, 1);
  step.a = {1, 1, 1};
  step.b = {0, 1e6};
  step.scale = 1;
  EXPECT_EQ(getError(step, getTarget(ElementType::F16)),
            "down_proj.weight: element [1, 0] becomes inf in f16 (1000004, was "
            "4)");
  MergeTarget target = getTarget(ElementType::F16);
  EXPECT_EQ(merge(target, {}, pack({1, 2, 70000, 4, 5, 6}, target.from)).error,
            "down_proj.weight: element [0, 2] becomes inf in f16 (70000)");
  // In f64 already.
  step.b = {0, 1e300};
  step.scale = 1e300;
  EXPECT_EQ(getError(step), "down_proj.weight: element [1, 0] becomes inf in "
                            "f32 (inf, was 4)");
  MergeStep second = makeScaling(Kind::ScaleRows, {1, 0});
  EXPECT_EQ(merge(getTarget(), {step, second}, getWeight()).error,
            "down_proj.weight: element [1, 0] becomes nan in f32 (nan, was 4)");
  MergeTarget bias{"bias", ElementType::F32, ElementType::F16, 6, 1, false};
  EXPECT_EQ(merge(bias, {}, pack({1, 2, 70000, 4, 5, 6}, bias.from)).error,
            "bias: element [2] becomes inf in f16 (70000)");
}

/// The first element in the order of rows, then columns, is named, whoever
/// finds it.
TEST(MergeErrors, NamesTheFirst) {
  const int64_t out = 2500, in = 1500;
  MergeTarget target{"w", ElementType::F32, ElementType::F16, out, in, false};
  std::vector<float> weight(out * in, 1.0f);
  for (auto [row, column] : {std::pair<int64_t, int64_t>{203, 1},
                             {202, 1400},
                             {202, 700},
                             {399, 0},
                             {2499, 0}})
    weight[row * in + column] = 1e5f;
  const auto *data = reinterpret_cast<const uint8_t *>(weight.data());
  Bytes bytes(data, data + 4 * weight.size());
  for (unsigned threads : {1, 4})
    EXPECT_EQ(merge(target, {}, bytes, threads).error,
              "w: element [202, 700] becomes inf in f16 (100000)");
}

/// Half an ulp above the largest number is the first that is too much.
TEST(MergeErrors, LimitsOfEachType) {
  for (ElementType type :
       {ElementType::F32, ElementType::F16, ElementType::BF16}) {
    double largest = APFloat::getLargest(getSemantics(type)).convertToDouble();
    double below = decode(encode(largest, type) - 1, type);
    double limit = largest + (largest - below) / 2;
    MergeTarget target{"w", ElementType::F64, type, 1, 2, false};
    double fine = std::nextafter(limit, 0);
    Merged merged = merge(target, {}, pack({fine, -fine}, ElementType::F64));
    EXPECT_EQ(merged.error, "");
    EXPECT_EQ(merged.bytes, pack({largest, -largest}, type));
    EXPECT_NE(merge(target, {}, pack({limit, 0}, ElementType::F64)).error, "");
    EXPECT_NE(merge(target, {}, pack({0, -limit}, ElementType::F64)).error, "");
  }
}

TEST(MergeErrors, Sizes) {
  EXPECT_EQ(getError(makeScaling(Kind::ScaleRows, {1, 2, 3})),
            "ADAPTER: l: 3 factors, expected 2 for down_proj.weight of [2, 3]");
  EXPECT_EQ(getError(makeScaling(Kind::ScaleColumns, {1, 2})),
            "ADAPTER: l: 2 factors, expected 3 for down_proj.weight of [2, 3]");
  MergeStep step = makeLowRank(2, 3, 2, 1);
  step.a.pop_back();
  EXPECT_EQ(getError(step), "ADAPTER: lora: 5 elements of A, expected 6 for "
                            "down_proj.weight of [2, 3]");
  step = makeLowRank(2, 3, 2, 1);
  step.b.push_back(0);
  EXPECT_EQ(getError(step), "ADAPTER: lora: 5 elements of B, expected 4 for "
                            "down_proj.weight of [2, 3]");
  step = makeNormed(2, 3, 2, 1);
  step.factors.pop_back();
  EXPECT_EQ(getError(step), "ADAPTER: dora: 1 factors, expected 2 for "
                            "down_proj.weight of [2, 3]");
  step = makeLowRank(2, 3, 0, 1);
  EXPECT_EQ(getError(step),
            "ADAPTER: lora: the rank is 0, expected at least 1");
  step.rank = INT64_MAX;
  EXPECT_NE(getError(step), "");
  Bytes weight = getWeight();
  weight.pop_back();
  EXPECT_EQ(merge(getTarget(), {}, weight).error,
            "down_proj.weight: 23 bytes, expected 24 for [2, 3] of f32");
  MergeTarget wrong = getTarget();
  wrong.out = -2;
  Bytes out;
  EXPECT_NE(toString(mergeTensor(wrong, {}, getWeight(), out).takeError()), "");
  wrong = getTarget();
  wrong.from = ElementType::I32;
  EXPECT_EQ(merge(wrong, {}, getWeight()).error,
            "down_proj.weight: cannot merge from i32 to f32, expected float "
            "types");
}

TEST(MergeErrors, WrongBuffers) {
  Bytes weight = getWeight(), small(23), whole(24);
  EXPECT_EQ(toString(mergeTensor(getTarget(), {}, weight, small).takeError()),
            "down_proj.weight: a buffer of 23 bytes, expected 24");
  Expected<TensorMerger> merger = TensorMerger::create(getTarget(), {}, weight);
  ASSERT_TRUE(bool(merger));
  TensorReport report;
  EXPECT_NE(toString(merger->mergeRows(0, 1, whole, report)), "");
  EXPECT_NE(toString(merger->mergeRows(1, 3, whole, report)), "");
  EXPECT_NE(toString(merger->mergeRows(-1, 1, whole, report)), "");
  EXPECT_EQ(report.elements, 0);
  EXPECT_EQ(toString(merger->mergeRows(0, 2, whole, report)), "");
  EXPECT_EQ(report.elements, 6);
}

TEST(MergeErrors, NumbersThatAreNone) {
  EXPECT_EQ(getError(makeScaling(Kind::ScaleRows, {1, NAN})),
            "ADAPTER: l: nan at position 1 of the factors");
  EXPECT_EQ(getError(makeScaling(Kind::ScaleColumns, {-INFINITY, 1, 1})),
            "ADAPTER: l: -inf at position 0 of the factors");
  MergeStep step = makeLowRank(2, 3, 1, 1);
  step.a[2] = INFINITY;
  EXPECT_EQ(getError(step),
            "ADAPTER: lora: inf at position 2 of the elements of A");
  step = makeLowRank(2, 3, 1, 1);
  step.b[1] = NAN;
  EXPECT_EQ(getError(step),
            "ADAPTER: lora: nan at position 1 of the elements of B");
  step = makeLowRank(2, 3, 1, 1);
  step.scale = NAN;
  EXPECT_EQ(getError(step), "ADAPTER: lora: the scale is nan");
}

/// Where PEFT divides by zero.
TEST(MergeErrors, RowsWithoutNorm) {
  MergeStep step = makeNormed(2, 3, 1, 1);
  step.b = {1, 0};
  step.factors = {1, 1.5};
  MergeTarget target = getTarget();
  Bytes weight = pack({1, 2, 3, 0, 0, 0}, target.from);
  EXPECT_EQ(merge(target, {step}, weight).error,
            "down_proj.weight: row 1 of the weight with its update has the "
            "norm 0, which ADAPTER: dora cannot make 1.5");
  weight = pack({1, NAN, 3, 1, 1, 1}, target.from);
  EXPECT_EQ(merge(target, {step}, weight).error,
            "down_proj.weight: row 0 of the weight with its update has the "
            "norm nan, which ADAPTER: dora cannot make 1");
}
