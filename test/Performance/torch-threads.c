/* torch-threads.c - a swiglu_host over PyTorch's threads.
 *
 * `self` is the address of torch_parallel_for, a part of libtorch's stable C ABI
 * since 2.10, so that nothing of torch is needed to build this. */
#include <stdint.h>

typedef int32_t torch_for(int64_t begin, int64_t end, int64_t grain,
                          void (*body)(int64_t, int64_t, void *), void *arg);

struct work {
  void (*task)(void *, int64_t);
  void *arg;
};

static void run_range(int64_t begin, int64_t end, void *arg) {
  const struct work *work = arg;
  for (; begin < end; ++begin)
    work->task(work->arg, begin);
}

void torch_host_for(void *self, void (*task)(void *, int64_t), void *arg,
                    int64_t n) {
  struct work work = {task, arg};
  ((torch_for *)self)(0, n, 1, run_range, &work);
}
