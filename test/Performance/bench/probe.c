/* probe CPU,... BYTES KIND...: what this machine can do, as lines "KIND RATE".
   A thread on each CPU; the best of some repetitions. Kinds: clock (additions that wait
   for each other, 1e9/s), f32-*, bf16-*, int8-* (operations, 1e9/s), dram and cache
   (bytes, 1e9/s; cache reads BYTES in all, again and again). The caller has to know
   what the CPU has. */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { MAX_THREADS = 512, REPEATS = 7 };
static const size_t DRAM_BYTES = (size_t)1 << 29;

typedef double (*loop)(long steps); /* returns operations a step */
static volatile double sink[8];

/* Accumulators that do not wait for each other, and a barrier for the optimiser. */
#define PEAK(NAME, TARGET, TYPE, ZERO, COUNT, STEP, KEEP, OPERATIONS)          \
  __attribute__((target(TARGET), noinline)) static double NAME(long steps) {   \
    TYPE a[COUNT];                                                             \
    _Pragma("GCC unroll 32") for (int i = 0; i < COUNT; i++) a[i] = ZERO;      \
    TYPE x, y; /* no zeros: they need less power */                            \
    memset(&x, 0x3c, sizeof(x));                                               \
    memset(&y, 0x3b, sizeof(y));                                               \
    __asm__ volatile("" : KEEP(x), KEEP(y));                                   \
    for (long k = 0; k < steps; k++) {                                         \
      _Pragma("GCC unroll 32") for (int i = 0; i < COUNT; i++) {               \
        STEP;                                                                  \
        __asm__ volatile("" : KEEP(a[i]));                                     \
      }                                                                        \
    }                                                                          \
    TYPE kept[COUNT];                                                          \
    memcpy(kept, a, sizeof(a));                                                \
    sink[0] = ((volatile char *)kept)[0];                                      \
    return (double)(OPERATIONS) * COUNT;                                       \
  }

#if defined(__x86_64__)
PEAK(f32_avx512, "avx512f", __m512, _mm512_setzero_ps(), 24,
     a[i] = _mm512_fmadd_ps(x, y, a[i]), "+v", 32)
PEAK(f32_avx2, "avx2,fma", __m256, _mm256_setzero_ps(), 12,
     a[i] = _mm256_fmadd_ps(x, y, a[i]), "+x", 16)
PEAK(bf16_avx512, "avx512f,avx512bf16", __m512, _mm512_setzero_ps(), 24,
     a[i] = _mm512_dpbf16_ps(a[i], (__m512bh)x, (__m512bh)y), "+v", 64)
PEAK(int8_avx512vnni, "avx512f,avx512vnni", __m512i, _mm512_setzero_si512(), 24,
     a[i] = _mm512_dpbusd_epi32(a[i], x, y), "+v", 128)
PEAK(int8_avxvnni, "avx2,avxvnni", __m256i, _mm256_setzero_si256(), 12,
     a[i] = _mm256_dpbusd_avx_epi32(a[i], x, y), "+x", 64)
PEAK(int8_avx2, "avx2", __m256i, _mm256_setzero_si256(), 12,
     __asm__ volatile("" : "+x"(x));
     a[i] = _mm256_add_epi16(a[i], _mm256_maddubs_epi16(x, y)), "+x", 64)
#else
typedef float vec __attribute__((vector_size(16)));
#define target(x) unused
PEAK(f32_generic, "", vec, ((vec){0, 0, 0, 0}), 16, a[i] += x * y, "+w", 8)
#endif

static double clock_loop(long steps) {
  long a = steps;
  for (long k = 0; k < steps; k++) {
#pragma GCC unroll 64
    for (int i = 0; i < 64; i++) {
      a += k;
      __asm__ volatile("" : "+r"(a));
    }
  }
  sink[1] = (double)a;
  return 64;
}

typedef uint64_t words __attribute__((vector_size(32), aligned(8), may_alias));

/* Reads `bytes` from several places at once. */
#define READ(NAME, TARGET)                                                     \
  __attribute__((TARGET, noinline)) static void NAME(                          \
      const char *from, size_t bytes, int streams) {                           \
    size_t each = bytes / (size_t)streams / 1024 * 1024;                       \
    words a = {0}, b = {0}, c = {0}, d = {0};                                  \
    for (size_t at = 0; at < each; at += 256)                                  \
      for (int s = 0; s < streams; s++) {                                      \
        const words *p = (const words *)(from + (size_t)s * each + at);        \
        a ^= p[0] ^ p[1], b ^= p[2] ^ p[3], c ^= p[4] ^ p[5],                  \
            d ^= p[6] ^ p[7];                                                  \
      }                                                                        \
    a ^= b ^ c ^ d;                                                            \
    sink[2] = (double)(a[0] ^ a[1] ^ a[2] ^ a[3]);                             \
  }
#if defined(__x86_64__)
READ(read_avx2, target("avx2"))
#endif
READ(read_generic, unused)

static const struct {
  const char *name;
  loop run;
} LOOPS[] = {
    {"clock", clock_loop},
#if defined(__x86_64__)
    {"f32-avx512", f32_avx512},     {"f32-avx2", f32_avx2},
    {"bf16-avx512", bf16_avx512},   {"int8-avx512vnni", int8_avx512vnni},
    {"int8-avxvnni", int8_avxvnni}, {"int8-avx2", int8_avx2},
#else
    {"f32-generic", f32_generic},
#endif
};

static struct {
  int cpus[MAX_THREADS];
  int threads;
  pthread_barrier_t barrier;
  loop run; /* null: read */
  long steps;
  char *buffer;
  size_t bytes;
  int streams, passes;
  double begin[MAX_THREADS], end[MAX_THREADS], operations;
} job;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void *thread(void *argument) {
  int id = (int)(intptr_t)argument;
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(job.cpus[id], &set);
  sched_setaffinity(0, sizeof(set), &set);
  size_t part = job.bytes / (size_t)job.threads / 4096 * 4096;
  pthread_barrier_wait(&job.barrier);
  job.begin[id] = now();
  if (job.run) {
    job.operations = job.run(job.steps);
  } else {
    void (*read)(const char *, size_t, int) = read_generic;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2"))
      read = read_avx2;
#endif
    for (int i = 0; i < job.passes; i++)
      read(job.buffer + (size_t)id * part, part, job.streams);
  }
  job.end[id] = now();
  return NULL;
}

static double seconds(void) {
  pthread_t threads[MAX_THREADS];
  pthread_barrier_init(&job.barrier, NULL, (unsigned)job.threads);
  for (int i = 0; i < job.threads; i++)
    if (pthread_create(&threads[i], NULL, thread, (void *)(intptr_t)i))
      exit(1);
  for (int i = 0; i < job.threads; i++)
    pthread_join(threads[i], NULL);
  double begin = job.begin[0], end = job.end[0];
  for (int i = 1; i < job.threads; i++) {
    begin = job.begin[i] < begin ? job.begin[i] : begin;
    end = job.end[i] > end ? job.end[i] : end;
  }
  return end - begin;
}

static double best_of_loop(loop run) {
  double best = 0;
  job.run = run;
  job.steps = 100000;
  while (job.steps < 1L << 40 && seconds() < 0.01)
    job.steps *= 2;
  for (int r = 0; r < REPEATS; r++) {
    double t = seconds(),
           rate = job.threads * (double)job.steps * job.operations / t * 1e-9;
    best = rate > best ? rate : best;
  }
  return run == clock_loop ? best / job.threads : best;
}

static double best_of_reading(size_t bytes) {
  static const int streams[] = {1, 4, 8};
  double best = 0;
  job.run = NULL;
  job.bytes = bytes;
  job.passes = (int)(DRAM_BYTES / bytes);
  for (int s = 0; s < 3; s++) {
    job.streams = streams[s];
    for (int r = 0; r < REPEATS; r++) {
      double rate = (double)bytes * job.passes / seconds() * 1e-9;
      best = rate > best ? rate : best;
    }
  }
  return best;
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fprintf(stderr, "usage: probe CPU,... BYTES KIND...\n");
    return 1;
  }
  for (char *cpu = strtok(argv[1], ","); cpu && job.threads < MAX_THREADS;
       cpu = strtok(NULL, ","))
    job.cpus[job.threads++] = atoi(cpu);
  for (int i = 3; i < argc; i++) {
    double rate = -1;
    for (size_t k = 0; k < sizeof(LOOPS) / sizeof(*LOOPS); k++)
      if (!strcmp(argv[i], LOOPS[k].name))
        rate = best_of_loop(LOOPS[k].run);
    if (!strcmp(argv[i], "dram") || !strcmp(argv[i], "cache")) {
      if (!job.buffer) {
        job.buffer = mmap(NULL, DRAM_BYTES, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (job.buffer == MAP_FAILED)
          return 1;
        madvise(job.buffer, DRAM_BYTES, MADV_HUGEPAGE);
        memset(job.buffer, 1, DRAM_BYTES);
      }
      rate = best_of_reading(argv[i][0] == 'd' ? DRAM_BYTES
                                               : (size_t)atol(argv[2]));
    }
    if (rate < 0) {
      fprintf(stderr, "probe: unknown kind '%s'\n", argv[i]);
      return 1;
    }
    printf("%s %.4g\n", argv[i], rate);
    fflush(stdout);
  }
  return 0;
}
