//===- Parallel.cpp - rows by several threads -----------------------------===//

#include "Parallel.h"

#include "llvm/Support/ThreadPool.h"

#include <algorithm>
#include <atomic>

using namespace llvm;

void swiglu::forEachPiece(int64_t count, int64_t grain, unsigned threads,
                          function_ref<void(int64_t, int64_t)> body) {
  if (threads == 0)
    threads = hardware_concurrency().compute_thread_count();
  int64_t pieces = (count + grain - 1) / grain;
  threads = unsigned(std::min<int64_t>(threads, pieces));
  std::atomic<int64_t> next{0};
  auto work = [&] {
    for (int64_t piece; (piece = next++) < pieces;)
      body(piece * grain, std::min(count, (piece + 1) * grain));
  };
  if (threads <= 1)
    return work();
  DefaultThreadPool pool(hardware_concurrency(threads - 1));
  for (unsigned i = 1; i < threads; ++i)
    pool.async(work);
  work();
  pool.wait();
}
