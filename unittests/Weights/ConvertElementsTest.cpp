//===- ConvertElementsTest.cpp - Against llvm::APFloat --------------------===//

#include "TestFiles.h"

#include "llvm/ADT/APFloat.h"

#include <cmath>

using namespace llvm;
using namespace swiglu;
using namespace swiglu::test;

static const fltSemantics &getSemantics(ElementType type) {
  switch (type) {
  case ElementType::F64:
    return APFloat::IEEEdouble();
  case ElementType::F32:
    return APFloat::IEEEsingle();
  case ElementType::F16:
    return APFloat::IEEEhalf();
  default:
    return APFloat::BFloat();
  }
}

static uint64_t load(const std::vector<uint8_t> &bytes, size_t size, size_t i) {
  uint64_t result = 0;
  std::memcpy(&result, bytes.data() + i * size, size);
  return result;
}

/// Converts the values with the bits `bits` and compares each with APFloat.
static void compare(ArrayRef<uint64_t> bits, ElementType from, ElementType to) {
  size_t fromSize = getElementSize(from), toSize = getElementSize(to);
  // One byte of offset: nothing is aligned.
  std::vector<uint8_t> source(bits.size() * fromSize + 1);
  for (size_t i = 0; i < bits.size(); ++i)
    std::memcpy(source.data() + 1 + i * fromSize, &bits[i], fromSize);
  TensorView view{"t",
                  from,
                  {int64_t(bits.size())},
                  ArrayRef<uint8_t>(source).drop_front(),
                  "FILE"};
  std::vector<uint8_t> result(bits.size() * toSize);
  ASSERT_EQ(toString(convertElements(view, to, result)), "");
  unsigned numWrong = 0;
  for (size_t i = 0; i < bits.size() && numWrong < 5; ++i) {
    APFloat value(getSemantics(from), APInt(fromSize * 8, bits[i]));
    bool isNegative = value.isNegative(), losesInfo;
    value.convert(getSemantics(to), APFloat::rmNearestTiesToEven, &losesInfo);
    uint64_t found = load(result, toSize, i);
    APFloat foundValue(getSemantics(to), APInt(toSize * 8, found));
    bool isRight =
        value.isNaN()
            ? foundValue.isNaN() && foundValue.isNegative() == isNegative
            : value.bitcastToAPInt().getZExtValue() == found;
    if (!isRight)
      ++numWrong;
    EXPECT_TRUE(isRight) << getElementTypeName(from).str() << " 0x"
                         << utohexstr(bits[i]) << " to "
                         << getElementTypeName(to).str() << " gives 0x"
                         << utohexstr(found);
  }
}

static const ElementType floats[] = {ElementType::F64, ElementType::F32,
                                     ElementType::F16, ElementType::BF16};

TEST(ConvertElements, EveryValueOf16Bits) {
  std::vector<uint64_t> all(65536);
  for (size_t i = 0; i < all.size(); ++i)
    all[i] = i;
  for (ElementType from : {ElementType::F16, ElementType::BF16})
    for (ElementType to : floats)
      if (from != to)
        compare(all, from, to);
}

TEST(ConvertElements, AroundEveryTieOf16Bits) {
  for (ElementType narrow : {ElementType::F16, ElementType::BF16})
    for (ElementType wide : {ElementType::F32, ElementType::F64}) {
      std::vector<uint64_t> values;
      for (unsigned bits = 0; bits < 65536; ++bits) {
        APFloat low(getSemantics(narrow), APInt(16, bits)), high = low;
        if (!low.isFinite())
          continue;
        high.next(/*nextDown=*/low.isNegative());
        bool losesInfo;
        low.convert(getSemantics(wide), APFloat::rmNearestTiesToEven,
                    &losesInfo);
        high.convert(getSemantics(wide), APFloat::rmNearestTiesToEven,
                     &losesInfo);
        // Exact in the wide type: it has bits to spare.
        APFloat middle = low;
        middle.add(high, APFloat::rmNearestTiesToEven);
        middle.multiply(APFloat(getSemantics(wide), "0.5"),
                        APFloat::rmNearestTiesToEven);
        uint64_t tie = middle.bitcastToAPInt().getZExtValue();
        values.insert(values.end(), {tie - 1, tie, tie + 1});
      }
      compare(values, wide, narrow);
    }
}

TEST(ConvertElements, AroundTheLargestValue) {
  // 65520 and 2^128 - 2^119 are the ties between the largest value and what
  // would come next; they and all above are infinite.
  for (double tie : {65520.0, 0x1.ffp127}) {
    uint64_t wide = llvm::bit_cast<uint64_t>(tie);
    uint64_t single = llvm::bit_cast<uint32_t>(float(tie));
    for (ElementType to : {ElementType::F16, ElementType::BF16}) {
      compare({wide - 1, wide, wide + 1}, ElementType::F64, to);
      compare({single - 1, single, single + 1}, ElementType::F32, to);
    }
  }
}

TEST(ConvertElements, RandomBits) {
  std::mt19937_64 random(1);
  for (ElementType from : {ElementType::F64, ElementType::F32}) {
    std::vector<uint64_t> values(200000);
    for (size_t i = 0; i < values.size(); ++i) {
      values[i] = random();
      // Half of them near 1, within the range of every type.
      if (from == ElementType::F64 && i % 2)
        values[i] = llvm::bit_cast<uint64_t>(
            std::ldexp(double(int64_t(values[i])), int(i % 61) - 90));
      if (from == ElementType::F32) {
        values[i] &= UINT32_MAX;
        if (i % 2)
          values[i] = llvm::bit_cast<uint32_t>(
              std::ldexp(float(int32_t(values[i])), int(i % 61) - 60));
      }
    }
    for (ElementType to : floats)
      if (from != to)
        compare(values, from, to);
  }
}

TEST(ConvertElements, RoundsOnce) {
  // By way of f32 this would be a tie first, and 1 then.
  double value = 1 + 0x1p-11 + 0x1p-40;
  uint8_t bytes[8], result[2];
  std::memcpy(bytes, &value, 8);
  TensorView view{"t", ElementType::F64, {1}, bytes, "FILE"};
  ASSERT_EQ(toString(convertElements(view, ElementType::F16, result)), "");
  EXPECT_EQ(result[0] | result[1] << 8, 0x3c01);
}

TEST(ConvertElements, CopiesAndRefuses) {
  uint8_t bytes[4] = {1, 2, 3, 4}, result[8] = {};
  TensorView view{"t", ElementType::I16, {2}, bytes, "FILE"};
  MutableArrayRef<uint8_t> out(result);
  EXPECT_EQ(
      toString(convertElements(view, ElementType::I16, out.take_front(4))), "");
  EXPECT_EQ(out.take_front(4), ArrayRef<uint8_t>(bytes));
  EXPECT_EQ(toString(convertElements(view, ElementType::I16, out)),
            "FILE: tensor 't': 2 elements of i16 do not fill a buffer of 8 "
            "bytes");
  EXPECT_EQ(toString(convertElements(view, ElementType::F32, out)),
            "FILE: tensor 't': cannot convert i16 to f32");
  TensorView none{"n", ElementType::F32, {0}, {}, "FILE"};
  EXPECT_EQ(toString(convertElements(none, ElementType::F32, {})), "");
  EXPECT_EQ(toString(convertElements(none, ElementType::F16, {})), "");
}
