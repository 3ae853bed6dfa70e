//===- Kernels.cpp - the loops of merging, for this CPU -------------------===//

#include "Kernels.h"

#include "KernelLoops.h"

using namespace llvm;
using namespace swiglu;

namespace {
/// What a version is compiled for: its attribute, and the elements of f64 in
/// one of its vectors. The loops have no FMA, so that these differ in speed
/// alone.
#define SWIGLU_KERNELS(NAME, WIDTH, ATTRIBUTE)                                 \
  struct NAME {                                                                \
    template <typename From, typename To>                                      \
    ATTRIBUTE static RoundResult mergeRowOf(const RowPart &part) {             \
      return mergeRowTo<From, To>(part);                                       \
    }                                                                          \
    template <typename To>                                                     \
    ATTRIBUTE static SpecialCounts                                             \
    countSpecialOf(const double *values, const double *before,                 \
                   double minNormalBefore, int64_t count) {                    \
      return countSpecialLoop<To>(values, before, minNormalBefore, count);     \
    }                                                                          \
    ATTRIBUTE static void multiplyLowRank(const double *weights, int64_t rows, \
                                          const double *panel, int64_t rank,   \
                                          int64_t columns, double *sums) {     \
      multiplyLowRankLoop<WIDTH>(weights, rows, panel, rank, columns, sums);   \
    }                                                                          \
    ATTRIBUTE static void addSquaresToLanes(const double *values,              \
                                            int64_t count, double *lanes) {    \
      addSquaresToLanesLoop(values, count, lanes);                             \
    }                                                                          \
    ATTRIBUTE static void addSquares(const double *values, int64_t count,      \
                                     double *sums) {                           \
      addSquaresLoop(values, count, sums);                                     \
    }                                                                          \
  };

SWIGLU_KERNELS(Baseline, 2, )
#ifdef __x86_64__
SWIGLU_KERNELS(AVX2, 4, __attribute__((target("avx2"))))
#ifdef __clang__
SWIGLU_KERNELS(AVX512, 8,
               __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl"))))
#else
SWIGLU_KERNELS(AVX512, 8,
               __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,"
                                     "prefer-vector-width=512"))))
#endif
#endif
#undef SWIGLU_KERNELS
} // namespace

template <typename Version>
static RoundResult mergeRow(ElementType from, ElementType to,
                            const RowPart &part) {
  return withFormat(from, [&](auto fromFormat) {
    return withFormat(to, [&](auto toFormat) {
      return Version::template mergeRowOf<decltype(fromFormat),
                                          decltype(toFormat)>(part);
    });
  });
}

template <typename Version>
static SpecialCounts countSpecial(ElementType to, const double *values,
                                  const double *before, double minNormalBefore,
                                  int64_t count) {
  return withFormat(to, [&](auto format) {
    return Version::template countSpecialOf<decltype(format)>(
        values, before, minNormalBefore, count);
  });
}

template <typename Version>
static Kernels makeKernels() {
  return {mergeRow<Version>, countSpecial<Version>, Version::multiplyLowRank,
          Version::addSquaresToLanes, Version::addSquares};
}

std::vector<Kernels> swiglu::getSupportedKernels() {
  std::vector<Kernels> kernels = {makeKernels<Baseline>()};
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2"))
    kernels.push_back(makeKernels<AVX2>());
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
    kernels.push_back(makeKernels<AVX512>());
#endif
  return kernels;
}

const Kernels &swiglu::getKernels() {
  static const Kernels kernels = getSupportedKernels().back();
  return kernels;
}
