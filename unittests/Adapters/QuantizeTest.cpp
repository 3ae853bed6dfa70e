//===- QuantizeTest.cpp - blocks of integers and their scales -------------===//

#include "MergeTesting.h"

#include "swiglu/Adapters/Quantize.h"

using namespace llvm;
using namespace swiglu;
using namespace swiglu::test;

constexpr BlockType blockTypes[] = {BlockType::Q8_0, BlockType::Q4_0,
                                    BlockType::Q4_1};

static void putF16(Bytes &bytes, double value) {
  append(bytes, encode(value, ElementType::F16), ElementType::F16);
}

/// Blocks of random integers with the given scales, d and m by turns.
static Bytes makeBlocks(BlockType type, ArrayRef<double> scales,
                        unsigned seed) {
  std::mt19937_64 random(seed);
  size_t numScales = type == BlockType::Q4_1 ? 2 : 1;
  Bytes result;
  for (size_t i = 0; i < scales.size(); i += numScales) {
    for (size_t j = 0; j < numScales; ++j)
      putF16(result, scales[i + j]);
    size_t end = result.size() + getBlockBytes(type) - 2 * numScales;
    while (result.size() < end)
      result.push_back(uint8_t(random()));
  }
  return result;
}

/// Each d and m is the product rounded once; no other byte changes; and threads
/// do not show.
TEST(ScaleBlockRows, RoundsScalesOnce) {
  const int64_t rows = 300, columns = 1024;
  for (BlockType type : blockTypes) {
    size_t numScales = type == BlockType::Q4_1 ? 2 : 1;
    size_t bytes = getBlockBytes(type), blocks = rows * columns / 32;
    Bytes from = makeBlocks(type, makeNumbers(blocks * numScales, 0.01, 1), 2);
    std::vector<double> factors = makeNumbers(rows, 0.5, 3, 1);
    factors[5] = 0;
    Bytes to(from.size()), toFour(from.size());
    Expected<TensorReport> report =
        scaleBlockRows("w", type, rows, columns, factors, from, to);
    Expected<TensorReport> four =
        scaleBlockRows("w", type, rows, columns, factors, from, toFour, 4);
    ASSERT_TRUE(bool(report));
    ASSERT_TRUE(bool(four));
    EXPECT_EQ(to, toFour);
    EXPECT_EQ(report->rounded, four->rounded);
    EXPECT_EQ(report->zeroFactors, 1);
    EXPECT_EQ(report->elements, rows * columns);
    Bytes expected = from;
    int64_t rounded = 0;
    for (size_t block = 0; block < blocks; ++block) {
      bool isRounded = false;
      for (size_t i = 0; i < numScales; ++i) {
        uint8_t *scale = &expected[block * bytes + 2 * i];
        uint16_t bits;
        std::memcpy(&bits, scale, 2);
        double value =
            decode(bits, ElementType::F16) * factors[block / (columns / 32)];
        bits = uint16_t(encode(value, ElementType::F16));
        std::memcpy(scale, &bits, 2);
        isRounded |= decode(bits, ElementType::F16) != value;
      }
      rounded += isRounded ? 32 : 0;
    }
    EXPECT_EQ(to, expected);
    EXPECT_EQ(report->rounded, rounded);
  }
}

/// What the blocks stand for is scaled, but for the rounding of d and m.
TEST(ScaleBlockRows, ScalesTheNumbers) {
  for (BlockType type : blockTypes) {
    Bytes from = makeBlocks(type, {0.5, -0.25, 0.125, 1}, 7), to(from.size());
    int64_t columns = from.size() / getBlockBytes(type) * 32;
    ASSERT_TRUE(bool(scaleBlockRows("w", type, 1, columns, {-2.0}, from, to)));
    std::vector<double> before(columns), after(columns);
    dequantizeBlocks(type, from, before);
    dequantizeBlocks(type, to, after);
    for (int64_t i = 0; i < columns; ++i)
      EXPECT_EQ(after[i], -2 * before[i]);
  }
}

TEST(ScaleBlockRows, Counts) {
  Bytes from = makeBlocks(BlockType::Q8_0, {0x1p-14, 0x1p-20, 0, 1}, 8);
  Bytes to(from.size());
  Expected<TensorReport> report =
      scaleBlockRows("w", BlockType::Q8_0, 1, 128, {0x1p-8}, from, to);
  ASSERT_TRUE(bool(report));
  EXPECT_EQ(report->becameSubnormal, 32);
  EXPECT_EQ(report->becameZero, 32);
  EXPECT_EQ(report->rounded, 32);
}

/// What is not finite in the base stays.
TEST(ScaleBlockRows, KeepsNonFiniteScales) {
  Bytes from = makeBlocks(BlockType::Q4_1, {INFINITY, 1, 1, NAN}, 8);
  Bytes to(from.size());
  Expected<TensorReport> report =
      scaleBlockRows("w", BlockType::Q4_1, 1, 64, {0.5}, from, to);
  ASSERT_TRUE(bool(report));
  Bytes expected = from, half;
  putF16(half, 0.5);
  std::copy(half.begin(), half.end(), expected.begin() + 2);
  std::copy(half.begin(), half.end(), expected.begin() + 20);
  EXPECT_EQ(to, expected);
}

static std::string scaleError(BlockType type, int64_t rows, int64_t columns,
                              ArrayRef<double> factors, const Bytes &from) {
  Bytes to(from.size());
  Expected<TensorReport> report = scaleBlockRows(
      "blk.0.ffn_down.weight", type, rows, columns, factors, from, to, 2);
  return report ? "" : toString(report.takeError());
}

TEST(ScaleBlockRows, Errors) {
  Bytes from = makeBlocks(BlockType::Q4_1, {1, 2, 3, 60000}, 9);
  EXPECT_EQ(scaleError(BlockType::Q4_1, 2, 32, {1, -2}, from),
            "blk.0.ffn_down.weight: the minimum of block 0 of row 1 becomes "
            "-inf in f16 (60000 * -2)");
  from = makeBlocks(BlockType::Q8_0, {1, 2, 3, 65504}, 9);
  EXPECT_EQ(scaleError(BlockType::Q8_0, 2, 64, {1, 2}, from),
            "blk.0.ffn_down.weight: the scale of block 1 of row 1 becomes inf "
            "in f16 (65504 * 2)");
  EXPECT_EQ(scaleError(BlockType::Q8_0, 2, 64, {1, NAN}, from),
            "blk.0.ffn_down.weight: the factor of row 1 is nan");
  EXPECT_EQ(scaleError(BlockType::Q8_0, 2, 64, {1}, from),
            "blk.0.ffn_down.weight: 1 factors, expected 2");
  EXPECT_EQ(scaleError(BlockType::Q8_0, 2, 96, {1, 2}, from),
            "blk.0.ffn_down.weight: 136 bytes, expected 204 for [2, 96] of "
            "Q8_0");
  EXPECT_EQ(scaleError(BlockType::Q8_0, 4, 33, {1, 2, 3, 4}, from),
            "blk.0.ffn_down.weight: [4, 33] are no rows of whole blocks of 32");
}

/// The first row is named, whichever thread is first.
TEST(ScaleBlockRows, NamesTheFirst) {
  const int64_t rows = 9000, columns = 64;
  std::vector<double> scales(rows * 2, 1.0), factors(rows, 1.0);
  scales[2 * 100 + 1] = scales[2 * 8999] = 60000;
  factors[100] = factors[8999] = 2;
  EXPECT_EQ(scaleError(BlockType::Q8_0, rows, columns, factors,
                       makeBlocks(BlockType::Q8_0, scales, 10)),
            "blk.0.ffn_down.weight: the scale of block 1 of row 100 becomes "
            "inf in f16 (60000 * 2)");
}

TEST(Blocks, Dequantize) {
  Bytes block;
  putF16(block, 0.5);
  for (int i = 0; i < 32; ++i)
    block.push_back(uint8_t(int8_t(i - 16)));
  std::vector<double> result(32);
  dequantizeBlocks(BlockType::Q8_0, block, result);
  for (int i = 0; i < 32; ++i)
    EXPECT_EQ(result[i], 0.5 * (i - 16));
  // Low halves first.
  block.clear();
  putF16(block, 2);
  for (int i = 0; i < 16; ++i)
    block.push_back(uint8_t(i | (15 - i) << 4));
  dequantizeBlocks(BlockType::Q4_0, block, result);
  for (int i = 0; i < 16; ++i) {
    EXPECT_EQ(result[i], 2 * (i - 8));
    EXPECT_EQ(result[i + 16], 2 * (7 - i));
  }
  Bytes minimum;
  putF16(minimum, -3);
  block.insert(block.begin() + 2, minimum.begin(), minimum.end());
  dequantizeBlocks(BlockType::Q4_1, block, result);
  for (int i = 0; i < 16; ++i) {
    EXPECT_EQ(result[i], 2 * i - 3);
    EXPECT_EQ(result[i + 16], 2 * (15 - i) - 3);
  }
}

/// The blocks of known numbers, by hand.
TEST(Blocks, Quantize) {
  std::vector<double> x(32, 0.0);
  x[0] = -127;
  x[1] = 2.5;
  x[2] = -2.5;
  x[20] = 126;
  Bytes block(34);
  EXPECT_TRUE(quantizeBlocks(BlockType::Q8_0, x, block));
  Bytes expected;
  putF16(expected, 1);
  expected.resize(34, 0);
  // Halves away from zero.
  expected[2] = uint8_t(-127);
  expected[3] = 3;
  expected[4] = uint8_t(-3);
  expected[22] = 126;
  EXPECT_EQ(block, expected);

  // The one of the largest magnitude becomes -8, whatever its sign is, and what
  // would be 16 becomes 15.
  std::fill(x.begin(), x.end(), 0.0);
  x[3] = 8;
  x[4] = -8;
  x[16] = 1;
  x[5] = 0.4;
  x[6] = 0.6;
  block.resize(18);
  EXPECT_TRUE(quantizeBlocks(BlockType::Q4_0, x, block));
  expected.clear();
  putF16(expected, -1);
  expected.resize(18, 0x88);
  expected[2 + 3] = 0x80;
  expected[2 + 4] = 0x8f;
  expected[2 + 0] = 0x78;
  expected[2 + 6] = 0x87;
  EXPECT_EQ(block, expected);

  for (int i = 0; i < 32; ++i)
    x[i] = (i % 16) * 0.5 - 1 + (i % 16 == 3 ? 0.2 : 0);
  block.resize(20);
  EXPECT_TRUE(quantizeBlocks(BlockType::Q4_1, x, block));
  expected.clear();
  putF16(expected, 0.5);
  putF16(expected, -1);
  for (int i = 0; i < 16; ++i)
    expected.push_back(uint8_t(i | i << 4));
  EXPECT_EQ(block, expected);
}

/// Zeros, constants, and numbers that cannot be.
TEST(Blocks, QuantizeExtremes) {
  for (BlockType type : blockTypes) {
    Bytes block(getBlockBytes(type));
    std::vector<double> x(32, 0.0), result(32);
    EXPECT_TRUE(quantizeBlocks(type, x, block));
    dequantizeBlocks(type, block, result);
    EXPECT_EQ(result, x);
    std::fill(x.begin(), x.end(), 1.5);
    EXPECT_TRUE(quantizeBlocks(type, x, block));
    dequantizeBlocks(type, block, result);
    for (double value : result)
      EXPECT_NEAR(value, 1.5, 1.5 / 8 + 1e-3);
    for (double bad : {double(NAN), double(INFINITY), 1e9, 1e300}) {
      x[7] = bad;
      EXPECT_FALSE(quantizeBlocks(type, x, block)) << bad;
    }
  }
}

/// Each number is within a half step (a whole one where Q4_0 has no 16), and
/// d's own rounding.
TEST(Blocks, QuantizeIsClose) {
  const int64_t count = 32 * 100;
  std::vector<double> x = makeNumbers(count, 0.02, 12), result(count);
  for (BlockType type : blockTypes) {
    Bytes blocks(count / 32 * getBlockBytes(type));
    EXPECT_TRUE(quantizeBlocks(type, x, blocks));
    dequantizeBlocks(type, blocks, result);
    for (int64_t i = 0; i < count; ++i) {
      auto block = ArrayRef<double>(x).slice(i / 32 * 32, 32);
      double low = *std::min_element(block.begin(), block.end());
      double high = *std::max_element(block.begin(), block.end());
      double most = std::max(-low, high);
      double step = type == BlockType::Q8_0   ? most / 127 / 2
                    : type == BlockType::Q4_0 ? most / 8
                                              : (high - low) / 15 / 2;
      EXPECT_LE(std::fabs(result[i] - x[i]), step + most * 0x1p-10);
    }
  }
}

TEST(QuantizeSymmetric, RoundsToNearestEven) {
  Bytes data =
      pack({127, 2.5, 3.5, -2.5, 0, 0, 0, 0, -7, 1, 0.5, 2}, ElementType::F32);
  TensorView view{"w", ElementType::F32, {3, 4}, data, ""};
  std::vector<int8_t> q(12);
  std::vector<float> scales(3);
  TensorReport report = quantizeSymmetric({8, 4}, view, q, scales);
  EXPECT_EQ(ArrayRef<int8_t>(q).take_front(8),
            ArrayRef<int8_t>({127, 2, 4, -2, 0, 0, 0, 0}));
  EXPECT_EQ(q[8], -127);
  EXPECT_EQ(scales, (std::vector<float>{1, 0, 7.0f / 127}));
  EXPECT_EQ(report.maxError, 0.5);
  EXPECT_EQ(report.elements, 12);
  EXPECT_EQ(report.toType, "i8");

  report = quantizeSymmetric({4, 4}, view, q, scales);
  EXPECT_EQ(scales, (std::vector<float>{127.0f / 7, 0, 1}));
  EXPECT_EQ(ArrayRef<int8_t>(q).take_back(4), ArrayRef<int8_t>({-7, 1, 0, 2}));
}

/// Against the definition, in long double, for each type.
TEST(QuantizeSymmetric, Errors) {
  const int64_t rows = 5, columns = 64;
  for (ElementType type : floatTypes)
    for (unsigned bits : {8, 4})
      for (int64_t group : {32, 64}) {
        Bytes data = pack(makeNumbers(rows * columns, 0.02, 13), type);
        std::vector<double> x = unpack(data, type);
        TensorView view{"w", type, {rows, columns}, data, ""};
        std::vector<int8_t> q(x.size());
        std::vector<float> scales(x.size() / group);
        TensorReport report = quantizeSymmetric({bits, group}, view, q, scales);
        long double errors = 0, squares = 0, most = 0;
        for (size_t i = 0; i < x.size(); ++i) {
          auto part = ArrayRef<double>(x).slice(i / group * group, group);
          double largest = 0;
          for (double value : part)
            largest = std::max(largest, std::fabs(value));
          float scale = float(largest / ((1 << (bits - 1)) - 1));
          EXPECT_EQ(scales[i / group], scale);
          long double error = x[i] - (long double)(q[i]) * scale;
          EXPECT_LE(std::fabs(error), scale * 0.5000001L);
          errors += error * error;
          squares += (long double)(x[i]) * x[i];
          most = std::max(most, std::fabs(error));
        }
        EXPECT_NEAR(*report.maxError, double(most), 1e-15);
        EXPECT_NEAR(*report.relativeError, double(std::sqrt(errors / squares)),
                    1e-12);
      }
}

TEST(QuantizeSymmetric, NonFinite) {
  Bytes data = pack({1, NAN, INFINITY, -INFINITY}, ElementType::F32);
  TensorView view{"w", ElementType::F32, {4}, data, ""};
  std::vector<int8_t> q(4);
  std::vector<float> scales(2);
  TensorReport report = quantizeSymmetric({8, 2}, view, q, scales);
  EXPECT_FALSE(std::isfinite(*report.maxError));
  // Too small for an f32 scale.
  data = pack({1e-300, -1e-300, 0, 0}, ElementType::F64);
  view = {"w", ElementType::F64, {4}, data, ""};
  report = quantizeSymmetric({8, 2}, view, q, scales);
  EXPECT_EQ(q, std::vector<int8_t>(4, 0));
  EXPECT_EQ(report.maxError, 1e-300);
}
