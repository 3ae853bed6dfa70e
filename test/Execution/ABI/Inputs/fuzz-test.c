/*===- fuzz-test.c - Tasks in any order, on any threads ---------------------===
 *
 * Over kernel objects alone: blocks of the list BLOCKS, each BLOCK(prefix), are
 * run by a host whose parallel_for deals tasks out in random order to some
 * threads, which give way at random, and task by task likewise. Each time the
 * result has the bits of a serial run. Built with a thread sanitizer, this also
 * finds tasks of one stage that share memory.
 *
 *===----------------------------------------------------------------------===*/
#define _GNU_SOURCE
#include HEADER

#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As the runtime has it: a kernel reads the first field. */
struct swiglu_model_s {
  const void *packed;
};
typedef struct swiglu_model_s model;

typedef struct block {
  const char *name;
  const swiglu_info *(*describe)(void);
  size_t (*packed_bytes)(void);
  int (*prepare)(const void *const *, void *, const swiglu_host *);
  size_t (*scratch_bytes)(const model *, int64_t);
  int (*stages)(const model *);
  int64_t (*tasks)(const model *, int, int64_t);
  int (*task)(const model *, int, int64_t, const void *, int64_t, int64_t,
              void *, int64_t, void *);
  int (*run)(const model *, const void *, int64_t, int64_t, void *, int64_t,
             void *, const swiglu_host *);
} block;

#define CHECK(condition)                                                       \
  do {                                                                         \
    if (!(condition)) {                                                        \
      fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition);  \
      exit(1);                                                                 \
    }                                                                          \
  } while (0)

static void *aligned(size_t bytes) {
  void *at = NULL;
  CHECK(posix_memalign(&at, 64, bytes ? bytes : 64) == 0);
  memset(at, 0xff, bytes);
  return at;
}

static uint32_t next(uint32_t *state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

/* Numbers of either sign around one; integers of any bits. */
static void fill(swiglu_dtype type, void *to, size_t bytes, uint32_t seed) {
  unsigned char *at = (unsigned char *)to;
  size_t size = type.bits / 8u, i;
  for (i = 0; i < bytes; ++i)
    at[i] = (unsigned char)next(&seed);
  if (type.code == 0 || type.code == 1)
    return;
  for (i = size - 1; i < bytes; i += size) {
    at[i] = (unsigned char)((at[i] & 0x80) | (type.bits == 16 && type.code == 2
                                                  ? 0x38 | (at[i] & 3)
                                                  : 0x3f));
    if (type.bits != 16 || type.code != 2)
      at[i - 1] &= 0xbf;
  }
}

/* --- A host -----------------------------------------------------------------*/

enum { MOST_THREADS = 4 };
struct dealer {
  uint32_t seed;
  int threads;
};
struct deal {
  void (*task)(void *, int64_t);
  void *arg;
  int64_t *order, count, next;
  uint32_t seed;
};

static void *take_tasks(void *self) {
  struct deal *deal = (struct deal *)self;
  for (;;) {
    int64_t i = __atomic_fetch_add(&deal->next, 1, __ATOMIC_RELAXED);
    uint32_t seed = deal->seed + (uint32_t)i;
    if (i >= deal->count)
      return NULL;
    if (next(&seed) % 2)
      sched_yield();
    deal->task(deal->arg, deal->order[i]);
  }
}

static void deal_out(void *self, void (*task)(void *, int64_t), void *arg,
                     int64_t count) {
  struct dealer *dealer = (struct dealer *)self;
  struct deal deal = {task, arg, NULL, count, 0, 0};
  pthread_t threads[MOST_THREADS];
  int64_t i;
  int k;
  deal.order = (int64_t *)malloc((size_t)count * sizeof(int64_t));
  deal.seed = next(&dealer->seed);
  for (i = 0; i < count; ++i) {
    int64_t at = next(&dealer->seed) % (i + 1);
    deal.order[i] = deal.order[at];
    deal.order[at] = i;
  }
  for (k = 1; k < dealer->threads; ++k)
    CHECK(pthread_create(&threads[k], NULL, take_tasks, &deal) == 0);
  take_tasks(&deal);
  for (k = 1; k < dealer->threads; ++k)
    CHECK(pthread_join(threads[k], NULL) == 0);
  free(deal.order);
}

/* --- Tests ------------------------------------------------------------------*/

static const block *b;

struct one_task {
  const model *m;
  int stage;
  const void *x;
  int64_t tokens;
  void *y, *scratch;
};
static void run_task(void *arg, int64_t i) {
  const struct one_task *t = (const struct one_task *)arg;
  CHECK(b->task(t->m, t->stage, i, t->x, 0, t->tokens, t->y, 0, t->scratch) ==
        0);
}

static void test_tokens(const model *m, const void *x, int64_t tokens,
                        int rounds) {
  size_t bytes = (size_t)(tokens * b->describe()->y_features) *
                 (b->describe()->y_type.bits / 8u);
  size_t scratch_bytes = b->scratch_bytes(m, tokens);
  void *expected = aligned(bytes), *y = aligned(bytes);
  void *scratch = aligned(scratch_bytes);
  int round;
  CHECK(b->run(m, x, 0, tokens, expected, 0, scratch, NULL) == 0);
  for (round = 0; round < rounds; ++round) {
    struct dealer dealer = {(uint32_t)round, 1 + round % MOST_THREADS};
    swiglu_host host = {sizeof(swiglu_host), dealer.threads, NULL, deal_out,
                        NULL};
    struct one_task task = {m, 0, x, tokens, y, scratch};
    host.self = &dealer;
    memset(y, 0xff, bytes);
    memset(scratch, 0xff, scratch_bytes);
    CHECK(b->run(m, x, 0, tokens, y, 0, scratch, &host) == 0);
    CHECK(memcmp(y, expected, bytes) == 0);
    memset(y, 0xff, bytes);
    memset(scratch, 0xff, scratch_bytes);
    for (task.stage = 0; task.stage < b->stages(m); ++task.stage)
      deal_out(&dealer, run_task, &task, b->tasks(m, task.stage, tokens));
    CHECK(memcmp(y, expected, bytes) == 0);
  }
  free(expected);
  free(y);
  free(scratch);
}

static void test_block(int rounds) {
  static const int64_t tokens[] = {1, 2, 5, 8, 33, 101};
  enum { MOST_TOKENS = 101, MOST_WEIGHTS = 8 };
  const swiglu_info *info = b->describe();
  size_t x_bytes =
      (size_t)(MOST_TOKENS * info->x_features) * (info->x_type.bits / 8u);
  void *raw[MOST_WEIGHTS], *x = aligned(x_bytes);
  void *packed = aligned(b->packed_bytes()), *again;
  struct dealer dealer = {7, MOST_THREADS};
  swiglu_host host = {sizeof(swiglu_host), MOST_THREADS, NULL, deal_out, NULL};
  model m;
  size_t i;
  int64_t w;
  int k;
  CHECK(info->weight_count <= MOST_WEIGHTS);
  for (w = 0; w < info->weight_count; ++w) {
    const swiglu_tensor_info *weight = &info->weights[w];
    size_t bytes = weight->type.bits / 8u;
    for (k = 0; k < weight->ndim; ++k)
      bytes *= (size_t)weight->shape[k];
    raw[w] = aligned(bytes);
    fill(weight->type, raw[w], bytes, (uint32_t)w);
  }
  fill(info->x_type, x, x_bytes, 99);
  CHECK(b->prepare((const void *const *)raw, packed, NULL) == 0);
  /* Packing is cut into tasks, too. */
  host.self = &dealer;
  again = aligned(b->packed_bytes());
  CHECK(b->prepare((const void *const *)raw, again, &host) == 0);
  CHECK(memcmp(again, packed, b->packed_bytes()) == 0);
  m.packed = packed;
  for (i = 0; i < sizeof(tokens) / sizeof(*tokens); ++i)
    test_tokens(&m, x, tokens[i], rounds);
  for (w = 0; w < info->weight_count; ++w)
    free(raw[w]);
  free(again);
  free(packed);
  free(x);
}

#define BLOCK(p)                                                               \
  {#p,         p##_describe, p##_packed_bytes, p##_prepare, p##_scratch_bytes, \
   p##_stages, p##_tasks,    p##_task,         p##_run},
static const block blocks[] = {BLOCKS};

int main(int argc, char **argv) {
  size_t i;
  int rounds = argc == 2 ? atoi(argv[1]) : 0;
  for (i = 0; i < sizeof(blocks) / sizeof(*blocks) && rounds > 0; ++i) {
    b = &blocks[i];
    test_block(rounds);
    printf("%s: passed\n", b->name);
  }
  return rounds <= 0;
}
