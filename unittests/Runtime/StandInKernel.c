/*===- StandInKernel.c - A kernel object, written by hand -------------------===
 *
 * y = (silu(x Wg^T) * (x Wu^T)) Wd^T in f32, weights [out, in], with the eight
 * symbols that the compiler makes from MLIR. Slow and clear: it is also the
 * reference for the order in which P_run and P_task check their arguments.
 * Compiled once per function and variant with P, NAME, IN, HIDDEN and OUT
 * defined; with ILLEGAL what computes is a trap, as code for another CPU is.
 *
 * Like a real kernel object it has no undefined symbol, no constructor, no
 * thread-local and no writable data.
 *
 *===----------------------------------------------------------------------===*/
#include "swiglu/Runtime/swiglu.h"

#define PASTE2(a, b) a##_##b
#define PASTE(a, b) PASTE2(a, b)
#define SYMBOL(suffix) PASTE(P, suffix)

#ifndef FEATURES
#define FEATURES "+sse3,-avx512f"
#endif
#ifdef ILLEGAL
#define TARGET "none"
#define COMPUTE __builtin_trap()
#else
#define TARGET "x86-64"
#define COMPUTE (void)0
#endif

struct swiglu_model_s {
  const void *packed;
};
typedef struct swiglu_model_s model;

enum { ROWS = 4, COLUMNS = 16, STAGES = 3 };
#define ALIGNED(bytes) (((bytes) + 63) / 64 * 64)
#define GATE_BYTES (HIDDEN * IN * 4)
#define DOWN_BYTES (OUT * HIDDEN * 4)
#define UP_AT ALIGNED(GATE_BYTES)
#define DOWN_AT (UP_AT + ALIGNED(GATE_BYTES))
#define PACKED_BYTES (DOWN_AT + ALIGNED(DOWN_BYTES))

static const int64_t gate_shape[] = {HIDDEN, IN}, down_shape[] = {OUT, HIDDEN};
static const swiglu_tensor_info weights[] = {
    {"gate_proj.weight", {2, 32, 1}, 2, gate_shape, 0, GATE_BYTES},
    {"up_proj.weight", {2, 32, 1}, 2, gate_shape, UP_AT, GATE_BYTES},
    {"down_proj.weight", {2, 32, 1}, 2, down_shape, DOWN_AT, DOWN_BYTES}};
static const swiglu_info info = {sizeof(swiglu_info),
                                 SWIGLU_ABI_VERSION,
                                 NAME,
                                 "raw",
                                 "",
                                 TARGET,
                                 FEATURES,
                                 {2, 32, 1},
                                 {2, 32, 1},
                                 1,
                                 sizeof(swiglu_tensor_info),
                                 IN,
                                 OUT,
                                 -1,
                                 3,
                                 weights,
                                 PACKED_BYTES};

const swiglu_info *SYMBOL(describe)(void) { return &info; }
size_t SYMBOL(packed_bytes)(void) { return PACKED_BYTES; }

static int misaligned(const void *pointer, size_t to) {
  return (uintptr_t)pointer % to != 0;
}

/* The host table's first version is the smallest one there is. */
static int bad_host(const swiglu_host *host) {
  return host && host->size < sizeof(swiglu_host);
}

static void for_each(const swiglu_host *host, void (*task)(void *, int64_t),
                     void *arg, int64_t n) {
  int64_t i;
  if (host && host->parallel_for) {
    host->parallel_for(host->self, task, arg, n);
    return;
  }
  for (i = 0; i < n; ++i)
    task(arg, i);
}

/* --- prepare --------------------------------------------------------------*/

struct packing {
  const void *const *raw;
  char *packed;
};

static void pack(void *arg, int64_t i) {
  const struct packing *p = (const struct packing *)arg;
  const float *from = (const float *)p->raw[i];
  float *to = (float *)(p->packed + weights[i].offset);
  float *end = (float *)(p->packed + (i == 2 ? (uint64_t)PACKED_BYTES
                                             : weights[i + 1].offset));
  uint64_t count = weights[i].bytes / 4, k;
  COMPUTE;
  for (k = 0; k < count; ++k)
    to[k] = from[k];
  /* Padding is zero, so that equal weights pack to equal bytes. */
  for (to += count; to < end; ++to)
    *to = 0;
}

int SYMBOL(prepare)(const void *const *raw, void *packed,
                    const swiglu_host *host) {
  struct packing arg;
  int i;
  if (!raw || !packed)
    return SWIGLU_ERROR_ARGUMENT;
  for (i = 0; i < 3; ++i)
    if (!raw[i])
      return SWIGLU_ERROR_ARGUMENT;
  if (bad_host(host))
    return SWIGLU_ERROR_HOST;
  for (i = 0; i < 3; ++i)
    if (misaligned(raw[i], 4))
      return SWIGLU_ERROR_ALIGNMENT;
  if (misaligned(packed, SWIGLU_ALIGNMENT))
    return SWIGLU_ERROR_ALIGNMENT;
  arg.raw = raw;
  arg.packed = (char *)packed;
  for_each(host, pack, &arg, 3);
  return SWIGLU_OK;
}

/* --- stages ---------------------------------------------------------------*/

struct call {
  const model *m;
  const float *x;
  int64_t ldx, tokens;
  float *y;
  int64_t ldy;
  float *scratch; /* gate, then up: [tokens, HIDDEN] each */
  int stage;
};

static int64_t blocks(int64_t n, int64_t of) { return (n + of - 1) / of; }
static int64_t smaller(int64_t a, int64_t b) { return a < b ? a : b; }

size_t SYMBOL(scratch_bytes)(const model *m, int64_t tokens) {
  (void)m;
  if (tokens <= 0)
    return 0;
  if (tokens > INT64_MAX / (2 * HIDDEN * 4))
    return SIZE_MAX;
  return (size_t)tokens * 2 * HIDDEN * 4;
}

int SYMBOL(stages)(const model *m) {
  (void)m;
  return STAGES;
}

int64_t SYMBOL(tasks)(const model *m, int stage, int64_t tokens) {
  (void)m;
  if (tokens <= 0 || stage < 0 || stage >= STAGES)
    return 0;
  switch (stage) {
  case 0: /* gate and up */
    return blocks(tokens, ROWS) * blocks(HIDDEN, COLUMNS);
  case 1: /* activation */
    return blocks(tokens, ROWS);
  default: /* down */
    return blocks(tokens, ROWS) * blocks(OUT, COLUMNS);
  }
}

static float dot(const float *a, const float *b, int64_t n) {
  float sum = 0;
  int64_t i;
  for (i = 0; i < n; ++i)
    sum += a[i] * b[i];
  return sum;
}

/* e^v, by halving v until a short series holds. */
static float exponential(float v) {
  float sum = 1, term = 1;
  int i;
  v = v > 80 ? 80 : v < -80 ? -80 : v;
  v /= 256;
  for (i = 1; i < 8; ++i)
    sum += term *= v / (float)i;
  for (i = 0; i < 8; ++i)
    sum *= sum;
  return sum;
}

static void run_task(void *arg, int64_t i) {
  const struct call *c = (const struct call *)arg;
  const char *packed = (const char *)c->m->packed;
  float *gate = c->scratch, *up = gate + c->tokens * HIDDEN;
  int64_t width = c->stage == 0 ? HIDDEN : c->stage == 1 ? COLUMNS : OUT;
  int64_t columns = blocks(width, COLUMNS);
  int64_t row = i / columns * ROWS, end = smaller(row + ROWS, c->tokens), k;
  int64_t first = i % columns * COLUMNS, last = smaller(first + COLUMNS, width);
  COMPUTE;
  for (; row < end; ++row) {
    const float *x = c->x + row * c->ldx;
    if (c->stage == 0) {
      for (k = first; k < last; ++k) {
        const float *w = (const float *)packed + k * IN;
        gate[row * HIDDEN + k] = dot(x, w, IN);
        w = (const float *)(packed + UP_AT) + k * IN;
        up[row * HIDDEN + k] = dot(x, w, IN);
      }
    } else if (c->stage == 1) {
      for (k = row * HIDDEN; k < (row + 1) * HIDDEN; ++k)
        gate[k] = gate[k] / (1 + exponential(-gate[k])) * up[k];
    } else {
      for (k = first; k < last; ++k)
        c->y[row * c->ldy + k] =
            dot(gate + row * HIDDEN,
                (const float *)(packed + DOWN_AT) + k * HIDDEN, HIDDEN);
    }
  }
}

/* The checks that run and task share, first half: those that hold for zero
 * tokens too. Replaces dense strides. */
static int check_sizes(const model *m, int64_t *ldx, int64_t tokens,
                       int64_t *ldy) {
  if (!m || !m->packed)
    return SWIGLU_ERROR_ARGUMENT;
  if (tokens < 0)
    return SWIGLU_ERROR_TOKENS;
  if (*ldx == 0)
    *ldx = IN;
  if (*ldy == 0)
    *ldy = OUT;
  if (*ldx < IN || *ldy < OUT)
    return SWIGLU_ERROR_STRIDE;
  /* No byte offset may leave 63 bits. */
  if (tokens > 0 &&
      (*ldx > INT64_MAX / 4 / tokens || *ldy > INT64_MAX / 4 / tokens))
    return SWIGLU_ERROR_TOKENS;
  if (SYMBOL(scratch_bytes)(m, tokens) == SIZE_MAX)
    return SWIGLU_ERROR_TOKENS;
  return SWIGLU_OK;
}

/* Whether x and y share a byte; rows of one distance may alternate. */
static int overlaps(const void *x, int64_t ldx, const void *y, int64_t ldy,
                    int64_t tokens) {
  int64_t from = (int64_t)(uintptr_t)x, other = (int64_t)(uintptr_t)y, offset;
  int64_t to = from + ((tokens - 1) * ldx + IN) * 4;
  int64_t end = other + ((tokens - 1) * ldy + OUT) * 4;
  if (from >= end || other >= to)
    return 0;
  if (ldx != ldy)
    return 1;
  offset = (other - from) % (ldx * 4);
  if (offset < 0)
    offset += ldx * 4;
  return offset < IN * 4 || offset + OUT * 4 > ldx * 4;
}

/* Second half: the buffers. */
static int check_buffers(const void *x, int64_t ldx, int64_t tokens,
                         const void *y, int64_t ldy, const void *scratch) {
  if (!x || !y || !scratch)
    return SWIGLU_ERROR_ARGUMENT;
  if (misaligned(x, 4) || misaligned(y, 4) ||
      misaligned(scratch, SWIGLU_ALIGNMENT))
    return SWIGLU_ERROR_ALIGNMENT;
  return overlaps(x, ldx, y, ldy, tokens) ? SWIGLU_ERROR_OVERLAP : SWIGLU_OK;
}

int SYMBOL(task)(const model *m, int stage, int64_t i, const void *x,
                 int64_t ldx, int64_t tokens, void *y, int64_t ldy,
                 void *scratch) {
  struct call c;
  int error = check_sizes(m, &ldx, tokens, &ldy);
  if (error)
    return error;
  /* Zero tokens have no task. */
  if (i < 0 || i >= SYMBOL(tasks)(m, stage, tokens))
    return SWIGLU_ERROR_TASK;
  error = check_buffers(x, ldx, tokens, y, ldy, scratch);
  if (error)
    return error;
  c.m = m;
  c.x = (const float *)x;
  c.ldx = ldx;
  c.tokens = tokens;
  c.y = (float *)y;
  c.ldy = ldy;
  c.scratch = (float *)scratch;
  c.stage = stage;
  run_task(&c, i);
  return SWIGLU_OK;
}

int SYMBOL(run)(const model *m, const void *x, int64_t ldx, int64_t tokens,
                void *y, int64_t ldy, void *scratch, const swiglu_host *host) {
  struct call c;
  int error = check_sizes(m, &ldx, tokens, &ldy);
  if (error)
    return error;
  if (bad_host(host))
    return SWIGLU_ERROR_HOST;
  if (tokens == 0)
    return SWIGLU_OK;
  error = check_buffers(x, ldx, tokens, y, ldy, scratch);
  if (error)
    return error;
  c.m = m;
  c.x = (const float *)x;
  c.ldx = ldx;
  c.tokens = tokens;
  c.y = (float *)y;
  c.ldy = ldy;
  c.scratch = (float *)scratch;
  for (c.stage = 0; c.stage < STAGES; ++c.stage)
    for_each(host, run_task, &c, SYMBOL(tasks)(m, c.stage, tokens));
  return SWIGLU_OK;
}
