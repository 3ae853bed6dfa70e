//===- GuardedBuffer.h - memory between protected pages ---------*- C++ -*-===//

#ifndef SWIGLU_TEST_EXECUTION_CPU_GUARDEDBUFFER_H
#define SWIGLU_TEST_EXECUTION_CPU_GUARDEDBUFFER_H

#include <cstddef>
#include <cstdint>

namespace swiglu::execution {

/// Bytes that touch a page without access: at their end, or at their start.
/// Sanitizers do not see compiled code; the hardware does.
class GuardedBuffer {
public:
  GuardedBuffer(size_t bytes, bool isAtUpperGuard);
  ~GuardedBuffer();
  GuardedBuffer(const GuardedBuffer &) = delete;
  GuardedBuffer &operator=(const GuardedBuffer &) = delete;
  GuardedBuffer(GuardedBuffer &&other);

  uint8_t *data() const { return begin; }
  size_t size() const { return bytes; }
  /// Any write faults from now on.
  void makeReadOnly();
  /// Whether the rest of the accessible pages is as it was at the start.
  bool isSlackIntact() const;

private:
  uint8_t *mapping = nullptr, *inner = nullptr, *begin = nullptr;
  size_t mappingBytes = 0, innerBytes = 0, bytes = 0;
};

} // namespace swiglu::execution

#endif // SWIGLU_TEST_EXECUTION_CPU_GUARDEDBUFFER_H
