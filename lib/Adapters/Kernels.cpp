//===- Kernels.cpp - the loops of merging, for this CPU -------------------===//

#include "Kernels.h"

#include "KernelLoops.h"
#include "llvm/Support/ErrorHandling.h"

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

template <typename Version, typename From>
static RoundResult mergeRowFrom(ElementType to, const RowPart &part) {
  switch (to) {
  case ElementType::F64:
    return Version::template mergeRowOf<From, F64Format>(part);
  case ElementType::F32:
    return Version::template mergeRowOf<From, F32Format>(part);
  case ElementType::F16:
    return Version::template mergeRowOf<From, F16Format>(part);
  case ElementType::BF16:
    return Version::template mergeRowOf<From, BF16Format>(part);
  default:
    llvm_unreachable("not a float type");
  }
}

template <typename Version>
static RoundResult mergeRow(ElementType from, ElementType to,
                            const RowPart &part) {
  switch (from) {
  case ElementType::F64:
    return mergeRowFrom<Version, F64Format>(to, part);
  case ElementType::F32:
    return mergeRowFrom<Version, F32Format>(to, part);
  case ElementType::F16:
    return mergeRowFrom<Version, F16Format>(to, part);
  case ElementType::BF16:
    return mergeRowFrom<Version, BF16Format>(to, part);
  default:
    llvm_unreachable("not a float type");
  }
}

template <typename Version>
static Kernels makeKernels() {
  return {mergeRow<Version>, Version::multiplyLowRank,
          Version::addSquaresToLanes, Version::addSquares};
}

static Kernels selectKernels() {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
    return makeKernels<AVX512>();
  if (__builtin_cpu_supports("avx2"))
    return makeKernels<AVX2>();
#endif
  return makeKernels<Baseline>();
}

const Kernels &swiglu::getKernels() {
  static const Kernels kernels = selectKernels();
  return kernels;
}
