//===- MergeTesting.h - weights in all float types, by llvm::APFloat ------===//
//
// The reference rounds with LLVM's software floats, which share nothing with
// the code under test.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_UNITTESTS_ADAPTERS_MERGETESTING_H
#define SWIGLU_UNITTESTS_ADAPTERS_MERGETESTING_H

#include "swiglu/Adapters/Merge.h"

#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/bit.h"
#include "gtest/gtest.h"

#include <cmath>
#include <cstring>
#include <random>

namespace swiglu::test {

inline const llvm::fltSemantics &getSemantics(ElementType type) {
  switch (type) {
  case ElementType::F64:
    return llvm::APFloat::IEEEdouble();
  case ElementType::F32:
    return llvm::APFloat::IEEEsingle();
  case ElementType::F16:
    return llvm::APFloat::IEEEhalf();
  default:
    return llvm::APFloat::BFloat();
  }
}

/// The bits of `value` rounded once.
inline uint64_t encode(double value, ElementType type) {
  llvm::APFloat number(value);
  bool losesInfo;
  number.convert(getSemantics(type), llvm::APFloat::rmNearestTiesToEven,
                 &losesInfo);
  return number.bitcastToAPInt().getZExtValue();
}

inline double decode(uint64_t bits, ElementType type) {
  llvm::APFloat number(getSemantics(type),
                       llvm::APInt(getElementSize(type) * 8, bits));
  bool losesInfo;
  number.convert(llvm::APFloat::IEEEdouble(),
                 llvm::APFloat::rmNearestTiesToEven, &losesInfo);
  return number.convertToDouble();
}

using Bytes = std::vector<uint8_t>;

inline void append(Bytes &bytes, uint64_t bits, ElementType type) {
  const auto *data = reinterpret_cast<const uint8_t *>(&bits);
  bytes.insert(bytes.end(), data, data + getElementSize(type));
}

inline Bytes pack(llvm::ArrayRef<double> values, ElementType type) {
  Bytes result;
  for (double value : values)
    append(result, encode(value, type), type);
  return result;
}

inline uint64_t getBits(const Bytes &bytes, size_t i, ElementType type) {
  uint64_t bits = 0;
  std::memcpy(&bits, bytes.data() + i * getElementSize(type),
              getElementSize(type));
  return bits;
}

inline std::vector<double> unpack(const Bytes &bytes, ElementType type) {
  std::vector<double> result;
  for (size_t i = 0; i < bytes.size() / getElementSize(type); ++i)
    result.push_back(decode(getBits(bytes, i, type), type));
  return result;
}

inline Bytes transpose(const Bytes &bytes, int64_t rows, int64_t columns,
                       ElementType type) {
  Bytes result;
  for (int64_t j = 0; j < columns; ++j)
    for (int64_t i = 0; i < rows; ++i)
      append(result, getBits(bytes, i * columns + j, type), type);
  return result;
}

/// Numbers as trained: normal ones of the given spread.
inline std::vector<double> makeNumbers(size_t count, double spread,
                                       unsigned seed, double mean = 0) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> distribution(mean, spread);
  std::vector<double> result(count);
  for (double &number : result)
    number = static_cast<float>(distribution(random));
  return result;
}

inline MergeStep makeScaling(MergeStep::Kind kind,
                             std::vector<double> factors) {
  MergeStep step;
  step.kind = kind;
  step.factors = std::move(factors);
  step.source = "ADAPTER: l";
  return step;
}

inline MergeStep makeLowRank(int64_t out, int64_t in, int64_t rank,
                             unsigned seed) {
  MergeStep step;
  step.kind = MergeStep::Kind::AddLowRank;
  step.a = makeNumbers(rank * in, 0.1, seed);
  step.b = makeNumbers(out * rank, 0.1, seed + 1);
  step.rank = rank;
  step.scale = 1.7;
  step.source = "ADAPTER: lora";
  return step;
}

inline MergeStep makeNormed(int64_t out, int64_t in, int64_t rank,
                            unsigned seed) {
  MergeStep step = makeLowRank(out, in, rank, seed);
  step.kind = MergeStep::Kind::SetRowNorms;
  step.factors = makeNumbers(out, 0.3, seed + 2, 1);
  step.source = "ADAPTER: dora";
  return step;
}

struct Merged {
  Bytes bytes;
  TensorReport report;
  /// Empty where it succeeded.
  std::string error;
};

/// `weight` are the bytes as they are stored.
inline Merged merge(const MergeTarget &target, std::vector<MergeStep> steps,
                    const Bytes &weight, unsigned threads = 1) {
  Merged result;
  // Nothing is aligned.
  Bytes shifted(weight.size() + 1);
  std::copy(weight.begin(), weight.end(), shifted.begin() + 1);
  Bytes out(target.out * target.in * getElementSize(target.to) + 1);
  llvm::Expected<TensorReport> report = mergeTensor(
      target, std::move(steps), llvm::ArrayRef<uint8_t>(shifted).drop_front(),
      llvm::MutableArrayRef<uint8_t>(out).drop_front(), threads);
  if (!report) {
    result.error = llvm::toString(report.takeError());
    return result;
  }
  result.report = std::move(*report);
  result.bytes.assign(out.begin() + 1, out.end());
  return result;
}

constexpr ElementType floatTypes[] = {ElementType::F64, ElementType::F32,
                                      ElementType::F16, ElementType::BF16};

} // namespace swiglu::test

#endif // SWIGLU_UNITTESTS_ADAPTERS_MERGETESTING_H
