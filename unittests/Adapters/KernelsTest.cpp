//===- KernelsTest.cpp - every version of the loops gives the same bits ---===//

#include "MergeTesting.h"

#include "Adapters/Kernels.h"

using namespace llvm;
using namespace swiglu;
using namespace swiglu::test;

/// Numbers of all magnitudes, with zeros and what is not finite among them.
static std::vector<double> makeWild(size_t count, unsigned seed) {
  std::mt19937_64 random(seed);
  std::vector<double> result(count);
  for (double &number : result) {
    number = std::ldexp(std::uniform_real_distribution<>(-2, 2)(random),
                        std::uniform_int_distribution<>(-160, 135)(random));
    if (random() % 50 == 0)
      number = 0;
    if (random() % 200 == 0)
      number = INFINITY;
    if (random() % 200 == 0)
      number = NAN;
  }
  return result;
}

static bool isSame(const SpecialCounts &a, const SpecialCounts &b) {
  return std::tie(a.rounded, a.nonFinite, a.becameZero, a.becameSubnormal) ==
         std::tie(b.rounded, b.nonFinite, b.becameZero, b.becameSubnormal);
}

/// Compares the bytes where the result is finite: elsewhere they do not count.
static void compareRows(const std::vector<Kernels> &versions, ElementType from,
                        ElementType to, RowPart part, const Bytes &weight) {
  part.from = weight.data();
  Bytes first(part.count * getElementSize(to)), other = first;
  part.to = first.data();
  RoundResult result = versions.front().mergeRow(from, to, part);
  std::vector<double> exact(part.count);
  part.to = reinterpret_cast<uint8_t *>(exact.data());
  versions.front().mergeRow(from, ElementType::F64, part);
  for (const Kernels &version : versions) {
    part.to = other.data();
    RoundResult otherResult = version.mergeRow(from, to, part);
    EXPECT_EQ(otherResult.isSpecial, result.isSpecial);
    for (int64_t i = 0; i < part.count; ++i) {
      uint64_t expected = encode(exact[i], to);
      if (std::isfinite(decode(expected, to)))
        ASSERT_EQ(getBits(other, i, to), expected) << exact[i];
    }
    std::vector<double> before = unpack(weight, from);
    EXPECT_TRUE(
        isSame(version.countSpecial(to, exact.data(), before.data(), 0x1p-126,
                                    part.count),
               versions.front().countSpecial(to, exact.data(), before.data(),
                                             0x1p-126, part.count)));
  }
}

TEST(Kernels, RowsAgree) {
  std::vector<Kernels> versions = getSupportedKernels();
  for (ElementType from : floatTypes)
    for (ElementType to : floatTypes)
      for (int64_t count : {1, 15, 16, 33, 100, 515}) {
        Bytes weight = pack(makeWild(count, 71), from);
        std::vector<double> sums = makeWild(count, 72);
        std::vector<double> factors = makeNumbers(count, 1, 73);
        RowPart part;
        part.count = count;
        part.rowFactor = 0.7;
        part.scale = 0.3;
        compareRows(versions, from, to, part, weight);
        part.sums = sums.data();
        compareRows(versions, from, to, part, weight);
        part.columnFactors = factors.data();
        compareRows(versions, from, to, part, weight);
        part.sums = nullptr;
        compareRows(versions, from, to, part, weight);
      }
}

TEST(Kernels, SumsAgree) {
  std::vector<Kernels> versions = getSupportedKernels();
  const int64_t columns = 5 * kPanelColumns;
  for (int64_t rank : {1, 2, 7, 16}) {
    std::vector<double> weights = makeNumbers(4 * rank, 1, 81);
    std::vector<double> panel = makeNumbers(columns * rank, 1, 82);
    for (int64_t rows : {1, 2, 3, 4}) {
      std::vector<double> first(rows * columns);
      versions.front().multiplyLowRank(weights.data(), rows, panel.data(), rank,
                                       columns, first.data());
      for (const Kernels &version : versions) {
        std::vector<double> other(rows * columns);
        version.multiplyLowRank(weights.data(), rows, panel.data(), rank,
                                columns, other.data());
        EXPECT_EQ(first, other);
      }
      long double last = 0;
      for (int64_t k = 0; k < rank; ++k)
        last += (long double)(weights[(rows - 1) * rank + k]) *
                panel[4 * kPanelColumns * rank + k * kPanelColumns + 15];
      EXPECT_NEAR(first.back(), double(last), 1e-13);
    }
  }
  std::vector<double> values = makeNumbers(100, 1, 83);
  for (const Kernels &version : versions) {
    std::vector<double> lanes(kNormLanes, 1.0), expected = lanes, sums = values;
    version.addSquaresToLanes(values.data(), 100, lanes.data());
    for (int64_t i = 0; i < 100; ++i)
      expected[i % kNormLanes] += values[i] * values[i];
    EXPECT_EQ(lanes, expected);
    version.addSquares(values.data(), 100, sums.data());
    for (int64_t i = 0; i < 100; ++i)
      EXPECT_EQ(sums[i], values[i] + values[i] * values[i]);
  }
}
