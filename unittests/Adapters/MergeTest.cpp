//===- MergeTest.cpp - merged weights against a plain reference -----------===//

#include "MergeTesting.h"

using namespace llvm;
using namespace swiglu;
using namespace swiglu::test;

using Kind = MergeStep::Kind;

/// Sum of the update of one element, in the documented order.
static double getUpdate(const MergeStep &step, int64_t in, int64_t i,
                        int64_t j) {
  double sum = step.b[i * step.rank] * step.a[j];
  for (int64_t k = 1; k < step.rank; ++k)
    sum += step.b[i * step.rank + k] * step.a[k * in + j];
  return step.scale * sum;
}

/// One element after another, each in f64; `weight` is [out, in].
static std::vector<double> computeReference(const MergeTarget &target,
                                            ArrayRef<MergeStep> steps,
                                            std::vector<double> weight) {
  const std::vector<double> original = weight;
  int64_t in = target.in;
  for (const MergeStep &step : steps)
    for (int64_t i = 0; i < target.out; ++i) {
      long double squares = 0;
      if (step.kind == Kind::SetRowNorms)
        for (int64_t j = 0; j < in; ++j) {
          long double element =
              original[i * in + j] + getUpdate(step, in, i, j);
          squares += element * element;
        }
      for (int64_t j = 0; j < in; ++j) {
        double &value = weight[i * in + j];
        if (step.rank != 0)
          value += getUpdate(step, in, i, j);
        if (step.kind == Kind::ScaleRows)
          value *= step.factors[i];
        else if (step.kind == Kind::ScaleColumns)
          value *= step.factors[j];
        else if (step.kind == Kind::SetRowNorms)
          value *= step.factors[i] / double(std::sqrt(squares));
      }
    }
  return weight;
}

static std::vector<MergeStep> getMixedSteps(int64_t out, int64_t in) {
  return {makeScaling(Kind::ScaleRows, makeNumbers(out, 0.5, 3)),
          makeLowRank(out, in, 5, 4),
          makeScaling(Kind::ScaleColumns, makeNumbers(in, 0.5, 6)),
          makeLowRank(out, in, 1, 7)};
}

/// Each pair of types, each size at which loops have a rest.
TEST(Merge, EqualsReferenceBitForBit) {
  for (ElementType from : floatTypes)
    for (ElementType to : floatTypes)
      for (auto [out, in] : {std::pair<int64_t, int64_t>{1, 1},
                             {3, 7},
                             {5, 33},
                             {9, 1},
                             {6, 519},
                             {2, 1100}}) {
        MergeTarget target{"w", from, to, out, in, false};
        Bytes weight = pack(makeNumbers(out * in, 0.02, 1), from);
        std::vector<MergeStep> steps = getMixedSteps(out, in);
        std::vector<double> reference =
            computeReference(target, steps, unpack(weight, from));
        Merged merged = merge(target, steps, weight);
        ASSERT_EQ(merged.error, "");
        EXPECT_EQ(merged.bytes, pack(reference, to))
            << getElementTypeName(from).str() << " to "
            << getElementTypeName(to).str() << " [" << out << ", " << in << "]";
      }
}

/// Each step alone.
TEST(Merge, SingleSteps) {
  const int64_t out = 7, in = 531;
  for (ElementType type : floatTypes) {
    MergeTarget target{"w", type, type, out, in, false};
    Bytes weight = pack(makeNumbers(out * in, 0.02, 11), type);
    for (const MergeStep &step :
         {makeScaling(Kind::ScaleRows, makeNumbers(out, 0.5, 3)),
          makeScaling(Kind::ScaleColumns, makeNumbers(in, 0.5, 4)),
          makeLowRank(out, in, 16, 5), makeLowRank(out, in, 3, 6)}) {
      std::vector<double> reference =
          computeReference(target, {step}, unpack(weight, type));
      EXPECT_EQ(merge(target, {step}, weight).bytes, pack(reference, type));
    }
  }
}

/// The reference sums a norm in another order, so the last bits of f64 differ;
/// weights are below 10, and the second update may cancel most of one.
TEST(Merge, RowNorms) {
  const int64_t out = 9, in = 1037;
  for (ElementType type : floatTypes) {
    MergeTarget target{"w", type, ElementType::F64, out, in, false};
    Bytes weight = pack(makeNumbers(out * in, 0.02, 21), type);
    std::vector<MergeStep> steps = {
        makeScaling(Kind::ScaleRows, makeNumbers(out, 0.5, 3)),
        makeNormed(out, in, 4, 22), makeNormed(out, in, 2, 33)};
    std::vector<double> reference =
        computeReference(target, steps, unpack(weight, type));
    Merged merged = merge(target, steps, weight);
    ASSERT_EQ(merged.error, "");
    std::vector<double> result = unpack(merged.bytes, ElementType::F64);
    for (size_t i = 0; i < result.size(); ++i)
      ASSERT_NEAR(result[i], reference[i], 1e-15);
    // What it is for.
    MergeStep only = makeNormed(out, in, 4, 22);
    result = unpack(merge(target, {only}, weight).bytes, ElementType::F64);
    for (int64_t i = 0; i < out; ++i) {
      long double squares = 0;
      for (int64_t j = 0; j < in; ++j)
        squares += (long double)(result[i * in + j]) * result[i * in + j];
      EXPECT_NEAR(std::sqrt((double)squares), std::fabs(only.factors[i]),
                  1e-13);
    }
  }
}

/// A weight stored [in, out] gets the same bits, transposed.
TEST(Merge, LayoutsAgree) {
  const int64_t out = 37, in = 530;
  for (ElementType type : floatTypes) {
    Bytes weight = pack(makeNumbers(out * in, 0.02, 41), type);
    std::vector<MergeStep> steps = getMixedSteps(out, in);
    steps.push_back(makeNormed(out, in, 3, 42));
    Merged straight = merge({"w", type, type, out, in, false}, steps, weight);
    Merged turned = merge({"w", type, type, out, in, true}, steps,
                          transpose(weight, out, in, type));
    ASSERT_EQ(straight.error, "");
    ASSERT_EQ(turned.error, "");
    EXPECT_EQ(turned.bytes, transpose(straight.bytes, out, in, type));
    EXPECT_EQ(turned.report.rounded, straight.report.rounded);
    EXPECT_EQ(turned.report.maxFactor, straight.report.maxFactor);
  }
}

/// Neither threads nor the cuts between rows show.
TEST(Merge, ThreadsAndCutsAgree) {
  const int64_t out = 301, in = 1029;
  for (bool isInOut : {false, true}) {
    MergeTarget target{"w",    ElementType::BF16, ElementType::BF16, out, in,
                       isInOut};
    Bytes weight = pack(makeNumbers(out * in, 0.02, 51), target.from);
    std::vector<MergeStep> steps = getMixedSteps(out, in);
    steps.push_back(makeNormed(out, in, 3, 52));
    Merged one = merge(target, steps, weight, 1);
    Merged four = merge(target, steps, weight, 4);
    ASSERT_EQ(one.error, "");
    EXPECT_EQ(one.bytes, four.bytes);
    EXPECT_EQ(one.report.rounded, four.report.rounded);

    Expected<TensorMerger> merger =
        TensorMerger::create(target, steps, weight, 3);
    ASSERT_TRUE(bool(merger));
    TensorReport report = merger->getReport();
    Bytes pieces(weight.size());
    int64_t rowBytes = merger->getRowSize() * 2, size = 1;
    for (int64_t row = 0; row < merger->getNumRows(); size = size % 7 + 1) {
      int64_t end = std::min(merger->getNumRows(), row + size);
      ASSERT_EQ(toString(merger->mergeRows(
                    row, end,
                    MutableArrayRef<uint8_t>(pieces).slice(
                        row * rowBytes, (end - row) * rowBytes),
                    report)),
                "");
      row = end;
    }
    EXPECT_EQ(pieces, one.bytes);
    EXPECT_EQ(report.rounded, one.report.rounded);
    EXPECT_EQ(report.elements, out * in);
    EXPECT_EQ(report.maxFactor, one.report.maxFactor);
    EXPECT_EQ(report.steps, one.report.steps);
  }
}

/// Products a hair from the middle of two bf16 or f16 numbers: by way of f32
/// they become the middle, and then the wrong neighbour.
TEST(Merge, RoundsOnce) {
  for (ElementType type : {ElementType::BF16, ElementType::F16}) {
    int bits = type == ElementType::BF16 ? 8 : 11;
    std::vector<double> factors;
    for (int sign : {-1, 1})
      for (int odd = 0; odd < 2; ++odd)
        for (double hair : {0.0, 0x1p-40, -0x1p-40, 0x1p-50, -0x1p-50})
          factors.push_back(sign *
                            (1 + (odd + 0.5) * std::ldexp(1, 1 - bits) + hair));
    int64_t in = factors.size();
    MergeTarget target{"w", type, type, 1, in, false};
    Merged merged = merge(target, {makeScaling(Kind::ScaleColumns, factors)},
                          pack(std::vector<double>(in, 1.0), type));
    EXPECT_EQ(merged.bytes, pack(factors, type));
    // The cases do what they are for.
    int wrong = 0;
    for (double factor : factors)
      wrong += encode(float(factor), type) != encode(factor, type);
    EXPECT_GE(wrong, 4);
  }
}

/// Every number of f16 and bf16 and all middles between two, in f64.
TEST(Merge, ConvertsAllHalves) {
  for (ElementType type : {ElementType::F16, ElementType::BF16}) {
    std::vector<double> values;
    uint64_t infinity = encode(INFINITY, type);
    for (uint64_t bits = 0; bits + 1 < infinity; ++bits) {
      double low = decode(bits, type), high = decode(bits + 1, type);
      double middle = (low + high) / 2;
      for (double value : {low, middle, std::nextafter(middle, 0.0),
                           std::nextafter(middle, INFINITY)}) {
        values.push_back(value);
        values.push_back(-value);
      }
    }
    int64_t in = values.size();
    MergeTarget target{"w", ElementType::F64, type, 1, in, false};
    Merged merged = merge(target, {}, pack(values, ElementType::F64));
    ASSERT_EQ(merged.error, "");
    EXPECT_EQ(merged.bytes, pack(values, type));
    // And back, exactly.
    MergeTarget back{"w", type, ElementType::F64, 1, in, false};
    Merged widened = merge(back, {}, merged.bytes);
    EXPECT_EQ(widened.bytes,
              pack(unpack(merged.bytes, type), ElementType::F64));
    EXPECT_EQ(widened.report.rounded, 0);
  }
}

/// Random bits of every type into every type, against APFloat.
TEST(Merge, ConvertsRandomBits) {
  std::mt19937_64 random(61);
  for (ElementType from : floatTypes)
    for (ElementType to : floatTypes) {
      Bytes weight, expected;
      int64_t count = 0, rounded = 0;
      while (count < 5000) {
        uint64_t bits = random();
        if (getElementSize(from) < 8)
          bits &= (uint64_t(1) << (getElementSize(from) * 8)) - 1;
        double value = decode(bits, from);
        uint64_t result = encode(value, to);
        // Finite, or it would be an error.
        if (!std::isfinite(decode(result, to)))
          continue;
        append(weight, bits, from);
        append(expected, result, to);
        rounded += decode(result, to) != value;
        ++count;
      }
      Merged merged = merge({"w", from, to, 1, count, false}, {}, weight);
      ASSERT_EQ(merged.error, "");
      EXPECT_EQ(merged.bytes, expected);
      EXPECT_EQ(merged.report.rounded, rounded);
    }
}

TEST(Merge, ExactIsExact) {
  MergeTarget target{"w", ElementType::BF16, ElementType::BF16, 2, 3, false};
  Merged merged = merge(target, {makeScaling(Kind::ScaleRows, {2, -0.5})},
                        pack({1, 2, 3, 4, 5, 6}, target.from));
  EXPECT_EQ(unpack(merged.bytes, target.to),
            (std::vector<double>{2, 4, 6, -2, -2.5, -3}));
  EXPECT_TRUE(merged.report.isExact());
  EXPECT_EQ(merged.report.elements, 6);
}

TEST(Merge, CountsSmallNumbers) {
  const ElementType type = ElementType::F16;
  // Stored: a normal number, a subnormal one, zero.
  std::vector<double> row = {0x1p-14, 0x1p-20, 0};
  MergeTarget target{"w", type, type, 4, 3, false};
  std::vector<double> weight;
  for (int i = 0; i < 4; ++i)
    weight.insert(weight.end(), row.begin(), row.end());
  Merged merged =
      merge(target, {makeScaling(Kind::ScaleRows, {1, 0.5, -0x1p-12, 0})},
            pack(weight, type));
  ASSERT_EQ(merged.error, "");
  std::vector<double> expected = {0x1p-14, 0x1p-20, 0,    0x1p-15, 0x1p-21, 0,
                                  -0.0,    -0.0,    -0.0, 0,       0,       0};
  // -2^-26 is below half of the smallest subnormal number.
  EXPECT_EQ(merged.bytes, pack(expected, type));
  EXPECT_EQ(merged.report.becameZero, 2);
  EXPECT_EQ(merged.report.becameSubnormal, 1);
  EXPECT_EQ(merged.report.rounded, 2);
  EXPECT_EQ(merged.report.zeroFactors, 1);
  EXPECT_EQ(merged.report.negativeFactors, 1);
  EXPECT_EQ(merged.report.maxFactor, 1);
}

/// A bias is [out, 1]: IA3 scales it, LoRA's bias is a product of rank 1.
TEST(Merge, Bias) {
  MergeStep bias;
  bias.kind = Kind::AddLowRank;
  bias.a = {1};
  bias.b = {0.5, 1, -2};
  bias.rank = 1;
  bias.scale = 2;
  MergeTarget target{"b", ElementType::F32, ElementType::F32, 3, 1, false};
  Merged merged = merge(target, {bias, makeScaling(Kind::ScaleRows, {1, 2, 3})},
                        pack({1, 2, 3}, ElementType::F32));
  EXPECT_EQ(unpack(merged.bytes, ElementType::F32),
            (std::vector<double>{2, 8, -3}));
  EXPECT_EQ(merged.report.steps,
            (std::vector<std::string>{"lora bias r=1 scale=2", "ia3 rows"}));
}

/// DoRA's norms are of the weight before the first step, as PEFT's are.
TEST(Merge, NormsOfTheUnmergedWeight) {
  MergeStep norms;
  norms.kind = Kind::SetRowNorms;
  norms.factors = {10};
  norms.a = {0, 0};
  norms.b = {0};
  norms.rank = 1;
  MergeTarget target{"w", ElementType::F32, ElementType::F32, 1, 2, false};
  Merged merged = merge(target, {makeScaling(Kind::ScaleRows, {2}), norms},
                        pack({3, 4}, ElementType::F32));
  EXPECT_EQ(unpack(merged.bytes, ElementType::F32),
            (std::vector<double>{12, 16}));
}

TEST(Merge, NothingToDo) {
  // NaN's payload, too.
  Bytes weight = {0x01, 0x7f, 0x80, 0xff, 0xff, 0xff};
  MergeTarget target{"w", ElementType::BF16, ElementType::BF16, 3, 1, false};
  Merged merged = merge(target, {}, weight);
  EXPECT_EQ(merged.bytes, weight);
  EXPECT_EQ(merged.report.elements, 3);
  MergeTarget empty{"w", ElementType::F32, ElementType::F16, 0, 5, false};
  EXPECT_EQ(merge(empty, {makeScaling(Kind::ScaleRows, {})}, {}).error, "");
}

/// What the base has already, it keeps; PEFT's bases do have such rows.
TEST(Merge, KeepsNonFiniteWeights) {
  for (ElementType type : floatTypes) {
    MergeTarget target{"w", type, type, 1, 5, false};
    Merged merged =
        merge(target, {makeScaling(Kind::ScaleColumns, {2, -1, -1, 0, 2})},
              pack({INFINITY, INFINITY, NAN, INFINITY, 1}, type));
    ASSERT_EQ(merged.error, "");
    std::vector<double> result = unpack(merged.bytes, type);
    EXPECT_EQ(result[0], INFINITY);
    EXPECT_EQ(result[1], -INFINITY);
    EXPECT_TRUE(std::isnan(result[2]));
    EXPECT_TRUE(std::isnan(result[3]));
    EXPECT_EQ(result[4], 2);
    EXPECT_EQ(merged.report.rounded, 0);
  }
}
