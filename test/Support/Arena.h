//===- Arena.h - memory for generic code ------------------------*- C++ -*-===//

#ifndef SWIGLU_TEST_SUPPORT_ARENA_H
#define SWIGLU_TEST_SUPPORT_ARENA_H

#include <cstdlib>
#include <memory>
#include <vector>

namespace swiglu::testing {

/// Memory of the intermediate tensors of one call, which generic code does not
/// free.
class Arena {
public:
  static void *allocate(size_t bytes) {
    // A size of 0 may give null, which nobody reads.
    blocks.emplace_back(std::malloc(bytes));
    return blocks.back().get();
  }
  static void reset() { blocks.clear(); }

private:
  struct Free {
    void operator()(void *block) const { std::free(block); }
  };
  inline static std::vector<std::unique_ptr<void, Free>> blocks;
};

} // namespace swiglu::testing

#endif // SWIGLU_TEST_SUPPORT_ARENA_H
