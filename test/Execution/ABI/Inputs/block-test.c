/*===- block-test.c - Blocks of every element type, used from C -------------===
 *
 * block-test WEIGHTS: tests each block of the module that HEADER declares. A
 * block is BLOCKS' name and formula; everything else follows from its
 * description. Exit status 0 when all tests passed.
 *
 *===----------------------------------------------------------------------===*/
#define _POSIX_C_SOURCE 200809L
#include HEADER

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHECK(condition)                                                       \
  do {                                                                         \
    if (!(condition)) {                                                        \
      fprintf(stderr, "%s:%d: %s: failed: %s\n", __FILE__, __LINE__, b->name,  \
              #condition);                                                     \
      exit(1);                                                                 \
    }                                                                          \
  } while (0)

enum { TOKENS = 101, THREADS = 4, MAX_WEIGHTS = 8 };

/* All models and contexts have one C type. */
typedef struct swiglu_model_s model;
typedef struct swiglu_context_s context;

/* The double of element i of x and of weight w. */
struct data;
typedef struct block {
  const char *name;
  /* The formula: element o of row t, and the sum of the magnitudes that were
   * added in its last product. */
  double (*expect)(const struct data *, int64_t t, int64_t o, double *terms);
  const swiglu_info *(*describe)(void);
  size_t (*packed_bytes)(void);
  int (*prepare)(const void *const *, void *, const swiglu_host *);
  int (*open)(const void *, size_t, model **);
  int (*load)(const char *, model **);
  void (*unload)(model *);
  size_t (*scratch_bytes)(const model *, int64_t);
  int (*run)(const model *, const void *, int64_t, int64_t, void *, int64_t,
             void *, const swiglu_host *);
  int (*stages)(const model *);
  int64_t (*tasks)(const model *, int, int64_t);
  int (*task)(const model *, int, int64_t, const void *, int64_t, int64_t,
              void *, int64_t, void *);
  int (*context_create)(const model *, int32_t, context **);
  int (*context_run)(context *, const void *, int64_t, int64_t, void *,
                     int64_t);
  void (*context_destroy)(context *);
} block;

struct data {
  const block *b;
  const swiglu_info *info;
  int64_t in, out;
  size_t size;            /* of an element of x and y */
  char *raw[MAX_WEIGHTS]; /* a start of its own each */
  void *packed;
  model *m;
  char *x, *expected;
  void *scratch;
};

/* --- Elements --------------------------------------------------------------*/

static double get(swiglu_dtype type, const void *data, int64_t i) {
  const unsigned char *at = (const unsigned char *)data + i * (type.bits / 8);
  uint16_t half;
  uint32_t bits;
  float f;
  double d;
  if (type.code == 0)
    return *(const signed char *)at;
  if (type.bits == 64) {
    memcpy(&d, at, 8);
    return d;
  }
  if (type.bits == 32) {
    memcpy(&f, at, 4);
    return f;
  }
  memcpy(&half, at, 2);
  if (type.code == 4) {
    bits = (uint32_t)half << 16;
    memcpy(&f, &bits, 4);
    return f;
  }
  d = half >> 10 & 31 ? ldexp(1024 + (half & 1023), (half >> 10 & 31) - 25)
                      : ldexp(half & 1023, -24);
  return half >> 15 ? -d : d;
}

/* `value` is a multiple of 1/64 in [-1/2, 1/2): exact in every type. */
static void set(swiglu_dtype type, void *data, int64_t i, double value) {
  unsigned char *at = (unsigned char *)data + i * (type.bits / 8);
  uint16_t half = 0;
  uint32_t bits;
  float f = (float)value;
  int exponent;
  if (type.bits == 64) {
    memcpy(at, &value, 8);
  } else if (type.bits == 32) {
    memcpy(at, &f, 4);
  } else {
    if (type.code == 4) {
      memcpy(&bits, &f, 4);
      half = (uint16_t)(bits >> 16);
    } else if (value != 0) {
      double fraction = frexp(fabs(value), &exponent);
      half = (uint16_t)((exponent + 14) << 10 | (int)ldexp(fraction - 0.5, 11) |
                        (value < 0) << 15);
    }
    memcpy(at, &half, 2);
  }
}

static uint32_t bits_of(uint32_t seed, uint32_t index) {
  uint32_t bits = (seed * 2654435761u + index) * 2246822519u;
  bits = (bits ^ bits >> 15) * 3266489917u;
  return bits ^ bits >> 16;
}

/* What make-weights.py --coarse writes. */
static void fill(swiglu_dtype type, void *data, int64_t count, uint32_t seed) {
  int64_t i;
  for (i = 0; i < count; ++i) {
    uint32_t bits = bits_of(seed, (uint32_t)i);
    if (type.code == 0)
      ((unsigned char *)data)[i] = (unsigned char)(bits >> 24);
    else
      set(type, data, i, (bits >> 26) / 64.0 - 0.5);
  }
}

/* --- Formulas --------------------------------------------------------------*/

static double x_at(const struct data *d, int64_t t, int64_t i) {
  return get(d->info->x_type, d->x, t * d->in + i);
}

static double w_at(const struct data *d, int w, int64_t i) {
  return get(d->info->weights[w].type, d->raw[w], i);
}

/* Row n of weight w times row t of x. */
static double product(const struct data *d, int w, int64_t n, int64_t t) {
  double sum = 0;
  int64_t i;
  for (i = 0; i < d->in; ++i)
    sum += w_at(d, w, n * d->in + i) * x_at(d, t, i);
  return sum;
}

static double silu(double v) { return v / (1 + exp(-v)); }

/* Swish-gated, gate over up in one weight with a bias. */
static double expect_packed(const struct data *d, int64_t t, int64_t o,
                            double *terms) {
  int64_t hidden = d->info->weights[0].shape[0] / 2, h;
  double sum = w_at(d, 3, o);
  for (*terms = fabs(sum), h = 0; h < hidden; ++h) {
    double gate = product(d, 0, h, t) + w_at(d, 1, h);
    double up = product(d, 0, hidden + h, t) + w_at(d, 1, hidden + h);
    double term = silu(gate) * up * w_at(d, 2, o * hidden + h);
    sum += term;
    *terms += fabs(term);
  }
  return sum;
}

/* linear, relu, linear, with biases. */
static double expect_plain(const struct data *d, int64_t t, int64_t o,
                           double *terms) {
  int64_t hidden = d->info->weights[0].shape[0], h;
  double sum = w_at(d, 3, o);
  for (*terms = fabs(sum), h = 0; h < hidden; ++h) {
    double inner = product(d, 0, h, t) + w_at(d, 1, h);
    double term = (inner > 0 ? inner : 0) * w_at(d, 2, o * hidden + h);
    sum += term;
    *terms += fabs(term);
  }
  return sum;
}

/* linear with a weight of 4 bits: q s + z in groups of 32 along a row, the low
 * nibbles first. */
static double expect_quantised(const struct data *d, int64_t t, int64_t o,
                               double *terms) {
  double sum = *terms = 0;
  int64_t i, groups = d->in / 32;
  for (i = 0; i < d->in; ++i) {
    int64_t group = o * groups + i / 32, inner = i % 32;
    int byte = ((unsigned char *)d->raw[0])[group * 16 + inner % 16];
    int q = inner < 16 ? byte & 15 : byte >> 4;
    double weight = q * w_at(d, 1, group) + w_at(d, 2, group);
    double term = weight * x_at(d, t, i);
    sum += term;
    /* x, at most 1/2, is quantised to 16 bits where that is no double: it is off
     * by 2^-17, which is 16 times what test_values allows for. */
    *terms += fabs(term) + (d->size < 8 ? 16 * fabs(weight) : 0);
  }
  return sum;
}

/* --- Set-up ----------------------------------------------------------------*/

static const block *b;

static void *aligned(size_t bytes) {
  void *at = NULL;
  CHECK(posix_memalign(&at, 64, bytes ? bytes : 64) == 0);
  return at;
}

static int64_t raw_count(const swiglu_tensor_info *weight) {
  int64_t count = 1;
  int32_t k;
  for (k = 0; k < weight->ndim; ++k)
    count *= weight->shape[k];
  return count;
}

static size_t raw_bytes(const swiglu_tensor_info *weight) {
  return (size_t)raw_count(weight) * (weight->type.bits / 8u);
}

static size_t y_bytes(const struct data *d, int64_t tokens) {
  return (size_t)(tokens * d->out) * d->size;
}

static void set_up(struct data *d, uint32_t seed) {
  int64_t w;
  memset(d, 0, sizeof(*d));
  d->b = b;
  d->info = b->describe();
  d->in = d->info->x_features;
  d->out = d->info->y_features;
  d->size = d->info->x_type.bits / 8u;
  CHECK(strcmp(d->info->name, b->name) == 0);
  CHECK(d->info->size == sizeof(swiglu_info));
  CHECK(d->info->weight_size == sizeof(swiglu_tensor_info));
  CHECK(d->info->tokens == -1 && d->info->device_type == 1);
  CHECK(d->info->weight_count <= MAX_WEIGHTS);
  CHECK(d->info->packed_bytes <= b->packed_bytes());
  for (w = 0; w < d->info->weight_count; ++w) {
    const swiglu_tensor_info *weight = &d->info->weights[w];
    /* In panels, or as it is. */
    CHECK((weight->bytes == 0 && weight->offset == 0) ||
          weight->bytes == raw_bytes(weight));
    CHECK(weight->offset % SWIGLU_ALIGNMENT == 0);
    d->raw[w] = (char *)aligned(raw_bytes(weight));
    fill(weight->type, d->raw[w], raw_count(weight), seed + (uint32_t)w);
  }
  d->packed = aligned(b->packed_bytes());
  memset(d->packed, 0xff, b->packed_bytes());
  CHECK(b->prepare((const void *const *)d->raw, d->packed, NULL) == 0);
  CHECK(b->open(d->packed, b->packed_bytes(), &d->m) == 0);
  d->x = (char *)aligned((size_t)(TOKENS * d->in) * d->size);
  fill(d->info->x_type, d->x, TOKENS * d->in, 99);
  d->scratch = aligned(b->scratch_bytes(d->m, TOKENS));
  d->expected = (char *)aligned(y_bytes(d, TOKENS));
  CHECK(b->run(d->m, d->x, 0, TOKENS, d->expected, 0, d->scratch, NULL) == 0);
}

static void tear_down(struct data *d) {
  int64_t w;
  b->unload(d->m);
  for (w = 0; w < d->info->weight_count; ++w)
    free(d->raw[w]);
  free(d->packed);
  free(d->x);
  free(d->scratch);
  free(d->expected);
}

static int same(const struct data *d, const void *y) {
  return memcmp(y, d->expected, y_bytes(d, TOKENS)) == 0;
}

/* The result for the first rows. The bits of a row depend on how many there are, on
 * nothing else. */
static char *run_dense(const struct data *d, int64_t tokens) {
  char *y = (char *)aligned(y_bytes(d, tokens));
  void *scratch = aligned(b->scratch_bytes(d->m, tokens));
  CHECK(b->run(d->m, d->x, 0, tokens, y, 0, scratch, NULL) == 0);
  free(scratch);
  return y;
}

/* --- Tests -----------------------------------------------------------------*/

/* A few units of the type for each term; what is rounded to the type on the
 * way is of the size of the terms. */
static void test_values(const struct data *d) {
  double unit = d->info->y_type.bits == 64   ? ldexp(1, -52)
                : d->info->y_type.bits == 32 ? ldexp(1, -23)
                : d->info->y_type.code == 4  ? ldexp(1, -7)
                                             : ldexp(1, -10);
  int64_t t, o, w;
  /* Integer weights are multiplied with x in 16 bits. */
  for (w = 0; w < d->info->weight_count; ++w)
    if (d->info->weights[w].type.code == 0 && unit < ldexp(1, -16))
      unit = ldexp(1, -16);
  for (t = 0; t < TOKENS; t += 7)
    for (o = 0; o < d->out; ++o) {
      double terms, expected = b->expect(d, t, o, &terms);
      double found = get(d->info->y_type, d->expected, t * d->out + o);
      CHECK(fabs(found - expected) <= 4 * unit * (terms + 1));
    }
}

static void *run_often(void *arg) {
  const struct data *d = (const struct data *)arg;
  void *scratch = aligned(b->scratch_bytes(d->m, TOKENS));
  char *y = (char *)aligned(y_bytes(d, TOKENS));
  int i;
  for (i = 0; i < 20; ++i) {
    memset(y, 0xff, y_bytes(d, TOKENS));
    CHECK(b->run(d->m, d->x, 0, TOKENS, y, 0, scratch, NULL) == 0);
    CHECK(same(d, y));
  }
  free(y);
  free(scratch);
  return NULL;
}

static void test_shared_model(struct data *d) {
  pthread_t threads[THREADS];
  int i;
  for (i = 0; i < THREADS; ++i)
    CHECK(pthread_create(&threads[i], NULL, run_often, d) == 0);
  for (i = 0; i < THREADS; ++i)
    CHECK(pthread_join(threads[i], NULL) == 0);
}

static void test_shuffled_tasks(const struct data *d) {
  char *y = (char *)aligned(y_bytes(d, TOKENS));
  uint32_t seed;
  for (seed = 0; seed < 4; ++seed) {
    int stage;
    int64_t most = 0;
    memset(y, 0xff, y_bytes(d, TOKENS));
    for (stage = 0; stage < b->stages(d->m); ++stage) {
      int64_t n = b->tasks(d->m, stage, TOKENS), i;
      int64_t *order = (int64_t *)malloc((size_t)n * sizeof(*order));
      most = n > most ? n : most;
      for (i = 0; i < n; ++i)
        order[i] = i;
      for (i = n - 1; i > 0; --i) {
        /* The first time backwards, then at random. */
        int64_t k = seed ? (int64_t)(bits_of(seed, (uint32_t)i) % (i + 1)) : 0;
        int64_t kept = order[i];
        order[i] = order[k];
        order[k] = kept;
      }
      for (i = 0; i < n; ++i)
        CHECK(b->task(d->m, stage, order[i], d->x, 0, TOKENS, y, 0,
                      d->scratch) == 0);
      free(order);
    }
    CHECK(most > 1);
    CHECK(same(d, y));
  }
  free(y);
}

/* Everything that the user hands in is one element past an aligned address. */
static void test_unaligned(const struct data *d) {
  char *moved[MAX_WEIGHTS];
  const void *raw[MAX_WEIGHTS];
  char *x = (char *)aligned((size_t)(TOKENS * d->in + 1) * d->size);
  char *y = (char *)aligned(y_bytes(d, TOKENS) + d->size);
  void *packed = aligned(b->packed_bytes());
  int64_t w;
  for (w = 0; w < d->info->weight_count; ++w) {
    const swiglu_tensor_info *weight = &d->info->weights[w];
    size_t size = weight->type.bits / 8u;
    moved[w] = (char *)aligned(raw_bytes(weight) + size);
    memcpy(moved[w] + size, d->raw[w], raw_bytes(weight));
    raw[w] = moved[w] + size;
  }
  memset(packed, 0, b->packed_bytes());
  CHECK(b->prepare(raw, packed, NULL) == 0);
  CHECK(memcmp(packed, d->packed, d->info->packed_bytes) == 0);
  memcpy(x + d->size, d->x, (size_t)(TOKENS * d->in) * d->size);
  CHECK(b->run(d->m, x + d->size, 0, TOKENS, y + d->size, 0, d->scratch,
               NULL) == 0);
  CHECK(same(d, y + d->size));
  for (w = 0; w < d->info->weight_count; ++w)
    free(moved[w]);
  free(x);
  free(y);
  free(packed);
}

/* Between rows lie NaN, which would spread, and a pattern, which must stay. */
static void test_strides(const struct data *d) {
  int64_t ldx = d->in + 3, ldy = d->out + 5, t;
  size_t row = (size_t)d->out * d->size, k;
  char *x = (char *)aligned((size_t)(TOKENS * ldx) * d->size);
  char *y = (char *)aligned((size_t)(TOKENS * ldy) * d->size);
  memset(x, 0xff, (size_t)(TOKENS * ldx) * d->size);
  memset(y, 0x5a, (size_t)(TOKENS * ldy) * d->size);
  for (t = 0; t < TOKENS; ++t)
    memcpy(x + (size_t)(t * ldx) * d->size,
           d->x + (size_t)(t * d->in) * d->size, (size_t)d->in * d->size);
  CHECK(b->run(d->m, x, ldx, TOKENS, y, ldy, d->scratch, NULL) == 0);
  for (t = 0; t < TOKENS; ++t) {
    const char *found = y + (size_t)(t * ldy) * d->size;
    CHECK(memcmp(found, d->expected + (size_t)t * row, row) == 0);
    for (k = row; k < (size_t)ldy * d->size; ++k)
      CHECK(found[k] == 0x5a);
  }
  free(x);
  free(y);
}

static void test_load(const struct data *d, const char *path) {
  char *y = (char *)aligned(y_bytes(d, TOKENS));
  model *m;
  CHECK(b->load(path, &m) == 0);
  CHECK(b->run(m, d->x, 0, TOKENS, y, 0, d->scratch, NULL) == 0);
  CHECK(same(d, y));
  b->unload(m);
  free(y);
}

static void run_context(const struct data *d, context *c) {
  char *y = (char *)aligned(y_bytes(d, TOKENS));
  int64_t tokens;
  for (tokens = 1; tokens <= TOKENS; tokens += 25) {
    char *expected = run_dense(d, tokens);
    memset(y, 0xff, y_bytes(d, TOKENS));
    CHECK(b->context_run(c, d->x, 0, tokens, y, 0) == 0);
    CHECK(memcmp(y, expected, y_bytes(d, tokens)) == 0);
    free(expected);
  }
  CHECK(b->context_run(c, NULL, 0, 0, NULL, 0) == 0);
  free(y);
}

static void run_in_child(const struct data *d, context *c) {
  int status = -1;
  pid_t child = fork();
  CHECK(child >= 0);
  if (child == 0) {
    alarm(60);
    run_context(d, c);
    b->context_destroy(c);
    _exit(0);
  }
  CHECK(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void test_context(const struct data *d) {
  int32_t threads;
  for (threads = 0; threads < 4; ++threads) {
    context *c;
    CHECK(b->context_create(d->m, threads, &c) == 0);
    run_in_child(d, c);
    run_context(d, c);
    run_in_child(d, c);
    run_context(d, c);
    b->context_destroy(c);
  }
}

/* One thing that is wrong, in the order in which docs/ABI.md has the checks. */
struct call {
  const model *m;
  const char *x, *y, *scratch;
  int64_t ldx, ldy, tokens, task;
  int stage;
  swiglu_host host;
};
enum { BOTH, RUN, TASK };
static const struct fault {
  const char *name;
  int of; /* which function checks it */
  int code;
} faults[] = {{"model", BOTH, SWIGLU_ERROR_ARGUMENT},
              {"negative", BOTH, SWIGLU_ERROR_TOKENS},
              {"ldx", BOTH, SWIGLU_ERROR_STRIDE},
              {"ldy", BOTH, SWIGLU_ERROR_STRIDE},
              {"many", BOTH, SWIGLU_ERROR_TOKENS},
              {"host", RUN, SWIGLU_ERROR_HOST},
              {"stage", TASK, SWIGLU_ERROR_TASK},
              {"task", TASK, SWIGLU_ERROR_TASK},
              {"x null", BOTH, SWIGLU_ERROR_ARGUMENT},
              {"y null", BOTH, SWIGLU_ERROR_ARGUMENT},
              {"scratch null", BOTH, SWIGLU_ERROR_ARGUMENT},
              {"x off", BOTH, SWIGLU_ERROR_ALIGNMENT},
              {"y off", BOTH, SWIGLU_ERROR_ALIGNMENT},
              {"scratch off", BOTH, SWIGLU_ERROR_ALIGNMENT},
              {"overlap", BOTH, SWIGLU_ERROR_OVERLAP}};
enum { FAULTS = sizeof(faults) / sizeof(*faults) };

static void apply(const struct data *d, struct call *c, const char *fault) {
  if (strcmp(fault, "model") == 0)
    c->m = NULL;
  else if (strcmp(fault, "negative") == 0)
    c->tokens = -1;
  else if (strcmp(fault, "ldx") == 0)
    c->ldx = d->in - 1;
  else if (strcmp(fault, "ldy") == 0)
    c->ldy = -d->out;
  else if (strcmp(fault, "many") == 0)
    c->tokens = c->tokens < 0 ? c->tokens : INT64_MAX;
  else if (strcmp(fault, "host") == 0)
    c->host.size = sizeof(swiglu_host) - 1;
  else if (strcmp(fault, "stage") == 0)
    c->stage = b->stages(d->m);
  else if (strcmp(fault, "task") == 0)
    c->task = -1;
  else if (strcmp(fault, "x null") == 0)
    c->x = NULL;
  else if (strcmp(fault, "y null") == 0)
    c->y = NULL;
  else if (strcmp(fault, "scratch null") == 0)
    c->scratch = NULL;
  else if (strcmp(fault, "x off") == 0)
    c->x = c->x ? c->x + 1 : c->x;
  else if (strcmp(fault, "y off") == 0)
    c->y = c->y ? c->y + 1 : c->y;
  else if (strcmp(fault, "scratch off") == 0)
    c->scratch = c->scratch ? c->scratch + 32 : c->scratch;
  else if (c->x && c->y)
    c->y = d->x + (uintptr_t)c->y % d->size;
}

/* Every pair of mistakes: the one that is checked first is reported, and
 * nothing is written. */
static void test_errors(const struct data *d) {
  size_t bytes = y_bytes(d, TOKENS), k;
  char *y = (char *)aligned(bytes);
  void *scratch = aligned(b->scratch_bytes(d->m, TOKENS));
  int i, j;
  memset(y, 0x5a, bytes);
  for (i = 0; i < FAULTS; ++i)
    for (j = i; j < FAULTS; ++j) {
      struct call c = {
          NULL, NULL,   NULL, NULL, 0,
          0,    TOKENS, 0,    0,    {sizeof(swiglu_host), 0, NULL, NULL, NULL}};
      c.m = d->m;
      c.x = d->x;
      c.y = y;
      c.scratch = (char *)scratch;
      apply(d, &c, faults[i].name);
      if (i != j)
        apply(d, &c, faults[j].name);
      if (faults[i].of != TASK && faults[j].of != TASK)
        CHECK(b->run(c.m, c.x, c.ldx, c.tokens, (void *)c.y, c.ldy,
                     (void *)c.scratch, &c.host) == faults[i].code ||
              (fprintf(stderr, "%s, %s\n", faults[i].name, faults[j].name), 0));
      if (faults[i].of != RUN && faults[j].of != RUN)
        CHECK(b->task(c.m, c.stage, c.task, c.x, c.ldx, c.tokens, (void *)c.y,
                      c.ldy, (void *)c.scratch) == faults[i].code ||
              (fprintf(stderr, "%s, %s\n", faults[i].name, faults[j].name), 0));
    }
  /* Sizes whose last bytes lie beyond 63 bits. */
  CHECK(b->run(d->m, d->x, INT64_MAX / (int64_t)d->size, 2, y, 0, scratch,
               NULL) == SWIGLU_ERROR_TOKENS);
  CHECK(b->run(d->m, d->x, 0, 2, y, INT64_MAX, scratch, NULL) ==
        SWIGLU_ERROR_TOKENS);
  /* Zero tokens: sizes and host are checked, buffers are not; no task. */
  CHECK(b->run(d->m, NULL, INT64_MAX, 0, NULL, 0, NULL, NULL) == SWIGLU_OK);
  CHECK(b->run(NULL, NULL, 0, 0, NULL, 0, NULL, NULL) == SWIGLU_ERROR_ARGUMENT);
  CHECK(b->run(d->m, NULL, 1, 0, NULL, 0, NULL, NULL) == SWIGLU_ERROR_STRIDE);
  CHECK(b->task(d->m, 0, 0, NULL, 0, 0, NULL, 0, NULL) == SWIGLU_ERROR_TASK);
  CHECK(b->scratch_bytes(d->m, 0) == 0 && b->scratch_bytes(d->m, -5) == 0);
  CHECK(b->scratch_bytes(d->m, INT64_MAX) == SIZE_MAX);
  CHECK(b->tasks(d->m, 0, 0) == 0 && b->tasks(d->m, -1, 1) == 0 &&
        b->tasks(d->m, b->stages(d->m), 1) == 0);
  for (k = 0; k < bytes; ++k)
    CHECK(y[k] == 0x5a);
  free(y);
  free(scratch);
}

/* x and y that share memory are refused, rows that alternate are not. */
static void test_overlap(const struct data *d) {
  int64_t ld = d->in + d->out + 2, t, n = 5;
  size_t row = (size_t)ld * d->size, x_row = (size_t)d->in * d->size;
  size_t y_row = (size_t)d->out * d->size, both = row * (size_t)(3 * n);
  char *buffer = (char *)aligned(both), *x = buffer + row * (size_t)n, *kept;
  char *beside = x + x_row + d->size, *expected;
  memset(buffer, 0x5a, both);
  for (t = 0; t < n; ++t)
    memcpy(x + (size_t)t * row, d->x + (size_t)t * x_row, x_row);
  kept = (char *)aligned(both);
  memcpy(kept, buffer, both);
#define OVERLAPS(y, ldy, code)                                                 \
  CHECK(b->run(d->m, x, ld, n, y, ldy, d->scratch, NULL) == (code));           \
  CHECK(b->task(d->m, 0, 0, x, ld, n, y, ldy, d->scratch) == (code))
  OVERLAPS(x, ld, SWIGLU_ERROR_OVERLAP);
  OVERLAPS(x, 0, SWIGLU_ERROR_OVERLAP);
  /* The last element of y is the first one of x, or the other way round. */
  OVERLAPS(x - (row * (size_t)(n - 1) + y_row - d->size), ld,
           SWIGLU_ERROR_OVERLAP);
  OVERLAPS(x + row * (size_t)(n - 1) + x_row - d->size, ld,
           SWIGLU_ERROR_OVERLAP);
  /* In the rows of x by one element, at either side. */
  OVERLAPS(x + x_row - d->size, ld, SWIGLU_ERROR_OVERLAP);
  OVERLAPS(beside + 2 * d->size, ld, SWIGLU_ERROR_OVERLAP);
  /* Between them, and yet at another distance. */
  OVERLAPS(beside, ld + 1, SWIGLU_ERROR_OVERLAP);
  CHECK(memcmp(buffer, kept, both) == 0);
  OVERLAPS(beside, ld, SWIGLU_OK);
  OVERLAPS(beside - row, ld, SWIGLU_OK);
  OVERLAPS(beside - d->size, ld, SWIGLU_OK);
  expected = run_dense(d, n);
  for (t = 0; t < n; ++t)
    CHECK(memcmp(x + (size_t)t * row + x_row, expected + (size_t)t * y_row,
                 y_row) == 0);
  free(expected);
  /* One behind the other. */
  expected = run_dense(d, 1);
  memcpy(buffer, d->x, x_row);
  CHECK(b->run(d->m, buffer, 0, 1, buffer + x_row, 0, d->scratch, NULL) == 0);
  CHECK(memcmp(buffer + x_row, expected, y_row) == 0);
  free(expected);
  CHECK(b->run(d->m, buffer, 0, 1, buffer + x_row - d->size, 0, d->scratch,
               NULL) == SWIGLU_ERROR_OVERLAP);
  free(kept);
  free(buffer);
}

/* Nulls, then the host, then alignment, and nothing is written. */
static void test_prepare_errors(const struct data *d) {
  size_t bytes = b->packed_bytes(), k;
  int64_t last = d->info->weight_count - 1;
  char *packed = (char *)aligned(bytes + 64);
  const void *raw[MAX_WEIGHTS];
  const void *const *r = raw;
  swiglu_host old = {sizeof(swiglu_host) - 1, 0, NULL, NULL, NULL};
  memset(packed, 0x5a, bytes + 64);
  memcpy(raw, d->raw, sizeof(raw));
  CHECK(b->prepare(NULL, packed + 1, &old) == SWIGLU_ERROR_ARGUMENT);
  CHECK(b->prepare(r, NULL, &old) == SWIGLU_ERROR_ARGUMENT);
  CHECK(b->prepare(r, packed + 32, &old) == SWIGLU_ERROR_HOST);
  CHECK(b->prepare(r, packed + 32, NULL) == SWIGLU_ERROR_ALIGNMENT);
  for (; last >= 0; --last) {
    raw[last] = NULL;
    CHECK(b->prepare(r, packed + 32, &old) == SWIGLU_ERROR_ARGUMENT);
    raw[last] = d->raw[last];
    if (d->info->weights[last].type.bits == 8)
      continue;
    raw[last] = d->raw[last] + 1;
    CHECK(b->prepare(r, packed, NULL) == SWIGLU_ERROR_ALIGNMENT);
    CHECK(b->prepare(r, packed, &old) == SWIGLU_ERROR_HOST);
    raw[last] = d->raw[last];
  }
  for (k = 0; k < bytes + 64; ++k)
    CHECK(packed[k] == 0x5a);
  free(packed);
}

#define BLOCK(p, formula)                                                      \
  {#p,                                                                         \
   expect_##formula,                                                           \
   p##_describe,                                                               \
   p##_packed_bytes,                                                           \
   p##_prepare,                                                                \
   p##_open,                                                                   \
   p##_load,                                                                   \
   p##_unload,                                                                 \
   p##_scratch_bytes,                                                          \
   p##_run,                                                                    \
   p##_stages,                                                                 \
   p##_tasks,                                                                  \
   p##_task,                                                                   \
   p##_context_create,                                                         \
   p##_context_run,                                                            \
   p##_context_destroy},
static const block blocks[] = {BLOCKS};

int main(int argc, char **argv) {
  size_t i;
  alarm(300);
  for (i = 0; i < sizeof(blocks) / sizeof(*blocks) && argc > 1; ++i) {
    struct data d;
    b = &blocks[i];
    set_up(&d, 10 * (uint32_t)i);
    test_values(&d);
    test_shared_model(&d);
    test_shuffled_tasks(&d);
    test_unaligned(&d);
    test_strides(&d);
    test_load(&d, argv[1]);
    test_context(&d);
    test_errors(&d);
    test_overlap(&d);
    test_prepare_errors(&d);
    tear_down(&d);
    printf("%s: passed\n", b->name);
  }
  return argc != 2;
}
