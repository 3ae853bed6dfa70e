//===- Random.h - a small random generator ----------------------*- C++ -*-===//

#ifndef SWIGLU_TEST_SUPPORT_RANDOM_H
#define SWIGLU_TEST_SUPPORT_RANDOM_H

#include <cstdint>

namespace swiglu::testing {

/// A small deterministic generator, the same on every machine.
class Random {
public:
  explicit Random(uint64_t seed) : state(seed) {}
  /// splitmix64.
  uint64_t next() {
    uint64_t z = state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
  }
  uint64_t below(uint64_t bound) { return next() % bound; }
  /// In [-1, 1).
  double symmetric() { return static_cast<int64_t>(next()) * 0x1p-63; }

private:
  uint64_t state;
};

} // namespace swiglu::testing

#endif // SWIGLU_TEST_SUPPORT_RANDOM_H
