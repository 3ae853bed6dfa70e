//===- HostArray.h - values of functions in host memory ---------*- C++ -*-===//

#ifndef SWIGLU_TEST_RAISING_EQUAL_HOSTARRAY_H
#define SWIGLU_TEST_RAISING_EQUAL_HOSTARRAY_H

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/SmallVector.h"
#include <cstdint>
#include <vector>

namespace swiglu::equality {

/// A tensor, dense and row-major, or a scalar (rank 0).
struct HostArray {
  mlir::Type elementType;
  llvm::SmallVector<int64_t> shape;
  std::vector<uint8_t> bytes;

  int64_t countElements() const {
    int64_t count = 1;
    for (int64_t size : shape)
      count *= size;
    return count;
  }
};

/// Bytes of an element in memory: i1 takes one, `index` eight.
inline unsigned getElementBytes(mlir::Type type) {
  return type.isIndex() ? 8 : (type.getIntOrFloatBitWidth() + 7) / 8;
}

} // namespace swiglu::equality

#endif // SWIGLU_TEST_RAISING_EQUAL_HOSTARRAY_H
