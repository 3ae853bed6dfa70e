//===- GuardedBuffer.cpp - memory between protected pages -----------------===//

#include "GuardedBuffer.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

using namespace swiglu::execution;

/// What fills the slack, and results before they are written: as f16, bf16,
/// f32 and f64 a number that no case gives.
static constexpr uint8_t kPattern = 0xa5;

static void require(bool isTrue, const char *what) {
  if (isTrue)
    return;
  std::perror(what);
  std::exit(1);
}

GuardedBuffer::GuardedBuffer(size_t bytes, bool isAtUpperGuard) : bytes(bytes) {
  size_t page = sysconf(_SC_PAGESIZE);
  innerBytes = (bytes + page - 1) / page * page;
  mappingBytes = innerBytes + 2 * page;
  void *address = mmap(nullptr, mappingBytes, PROT_NONE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  require(address != MAP_FAILED, "mmap");
  mapping = static_cast<uint8_t *>(address);
  inner = mapping + page;
  begin = isAtUpperGuard ? inner + innerBytes - bytes : inner;
  if (innerBytes == 0)
    return;
  require(mprotect(inner, innerBytes, PROT_READ | PROT_WRITE) == 0, "mprotect");
  std::memset(inner, kPattern, innerBytes);
}

GuardedBuffer::GuardedBuffer(GuardedBuffer &&other)
    : mapping(std::exchange(other.mapping, nullptr)), inner(other.inner),
      begin(other.begin), mappingBytes(other.mappingBytes),
      innerBytes(other.innerBytes), bytes(other.bytes) {}

GuardedBuffer::~GuardedBuffer() {
  if (mapping)
    munmap(mapping, mappingBytes);
}

void GuardedBuffer::makeReadOnly() {
  if (innerBytes)
    require(mprotect(inner, innerBytes, PROT_READ) == 0, "mprotect");
}

bool GuardedBuffer::isSlackIntact() const {
  for (const uint8_t *at = inner; at != inner + innerBytes; ++at)
    if ((at < begin || at >= begin + bytes) && *at != kPattern)
      return false;
  return true;
}
