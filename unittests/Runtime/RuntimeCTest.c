/*===- RuntimeCTest.c - The produced ABI, used from C -----------------------===
 *
 * RuntimeCTest WEIGHTS [TEST...]: runs the named tests, or all. C99 over the
 * generated header alone. Exit status 0 when all passed.
 *
 *===----------------------------------------------------------------------===*/
#define _POSIX_C_SOURCE 200809L
#include "model.h"

#include "StandInWeights.h"

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
      fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition);  \
      exit(1);                                                                 \
    }                                                                          \
  } while (0)
#define CHECK_CODE(call, code) CHECK((call) == (code))

/* Enough for stages of several tasks, which a kernel may cut more coarsely than
 * the one written by hand. */
#ifndef TEST_TOKENS
#define TEST_TOKENS 37
#endif
enum { TOKENS = TEST_TOKENS, THREADS = 4, REPEATS = 50 };

static const char *weights_path;
static int64_t in, hidden, out;
static float *raw[3];
static void *packed;
static mlp_model *model;
static float *x, *expected;

static void *aligned(size_t bytes) {
  void *at = NULL;
  CHECK(posix_memalign(&at, 64, bytes ? bytes : 64) == 0);
  return at;
}

static float *floats(int64_t count) {
  return (float *)aligned((size_t)count * sizeof(float));
}

/* Enough scratch for any test. */
static void *scratch_for(int64_t tokens) {
  return aligned(mlp_scratch_bytes(model, tokens));
}

/* The weights may be packed in another form than the caller's. */
static int64_t raw_count(const swiglu_tensor_info *weight) {
  int64_t count = 1;
  int32_t k;
  for (k = 0; k < weight->ndim; ++k)
    count *= weight->shape[k];
  return count;
}

static void set_up(void) {
  const swiglu_info *info = mlp_describe();
  uint32_t w, k;
  CHECK(info->size == sizeof(swiglu_info));
  CHECK(info->abi_version == SWIGLU_ABI_VERSION && info->weight_count == 3);
  in = info->x_features;
  out = info->y_features;
  hidden = info->weights[0].shape[0];
  for (w = 0; w < 3; ++w) {
    raw[w] = floats(raw_count(&info->weights[w]));
    for (k = 0; k < (uint32_t)raw_count(&info->weights[w]); ++k)
      raw[w][k] = standin_value(w, k);
  }
  packed = aligned(mlp_packed_bytes());
  CHECK_CODE(mlp_prepare((const void *const *)raw, packed, NULL), SWIGLU_OK);
  CHECK_CODE(mlp_open(packed, mlp_packed_bytes(), &model), SWIGLU_OK);
  x = floats(TOKENS * in);
  for (k = 0; k < (uint32_t)(TOKENS * in); ++k)
    x[k] = standin_value(7, k);
  expected = floats(TOKENS * out);
  {
    void *scratch = scratch_for(TOKENS);
    CHECK_CODE(mlp_run(model, x, 0, TOKENS, expected, 0, scratch, NULL),
               SWIGLU_OK);
    free(scratch);
  }
}

static int same(const float *y, int64_t tokens) {
  return memcmp(y, expected, (size_t)(tokens * out) * sizeof(float)) == 0;
}

/* Against the formula in double. */
static void test_values(void) {
  int64_t t, h, i, o;
  for (t = 0; t < TOKENS; ++t)
    for (o = 0; o < out; ++o) {
      double sum = 0, gate, up;
      for (h = 0; h < hidden; ++h) {
        for (gate = up = 0, i = 0; i < in; ++i) {
          gate += (double)x[t * in + i] * raw[0][h * in + i];
          up += (double)x[t * in + i] * raw[1][h * in + i];
        }
        sum += gate / (1 + exp(-gate)) * up * raw[2][o * hidden + h];
      }
      CHECK(fabs(sum - expected[t * out + o]) < 1e-4);
    }
}

static void *run_often(void *arg) {
  int i;
  void *scratch = scratch_for(TOKENS);
  float *y = floats(TOKENS * out);
  (void)arg;
  for (i = 0; i < REPEATS; ++i) {
    memset(y, 0xff, (size_t)(TOKENS * out) * sizeof(float));
    CHECK_CODE(mlp_run(model, x, 0, TOKENS, y, 0, scratch, NULL), SWIGLU_OK);
    CHECK(same(y, TOKENS));
  }
  free(y);
  free(scratch);
  return NULL;
}

static void in_threads(void *(*function)(void *), void *arg) {
  pthread_t threads[THREADS];
  int i;
  for (i = 0; i < THREADS; ++i)
    CHECK(pthread_create(&threads[i], NULL, function, arg) == 0);
  for (i = 0; i < THREADS; ++i)
    CHECK(pthread_join(threads[i], NULL) == 0);
}

static void test_shared_model(void) { in_threads(run_often, NULL); }

static void test_shuffled_tasks(void) {
  void *scratch = scratch_for(TOKENS);
  float *y = floats(TOKENS * out);
  uint32_t seed;
  for (seed = 0; seed < 5; ++seed) {
    int stage;
    int64_t most = 0;
    memset(y, 0xff, (size_t)(TOKENS * out) * sizeof(float));
    for (stage = 0; stage < mlp_stages(model); ++stage) {
      int64_t n = mlp_tasks(model, stage, TOKENS), i;
      int64_t *order = (int64_t *)malloc((size_t)n * sizeof(int64_t));
      CHECK(n > 0);
      most = n > most ? n : most;
      for (i = 0; i < n; ++i)
        order[i] = i;
      for (i = n - 1; i > 0; --i) {
        float at = (standin_value(seed, (uint32_t)i) + 0.5f) * (float)(i + 1);
        int64_t k = (int64_t)at, t = order[i];
        order[i] = order[k];
        order[k] = t;
      }
      for (i = 0; i < n; ++i)
        CHECK_CODE(
            mlp_task(model, stage, order[i], x, 0, TOKENS, y, 0, scratch),
            SWIGLU_OK);
      free(order);
    }
    CHECK(most > 1);
    CHECK(same(y, TOKENS));
  }
  free(y);
  free(scratch);
}

/* Every user buffer four bytes past an aligned address. */
static void test_unaligned(void) {
  void *scratch = scratch_for(TOKENS), *again = aligned(mlp_packed_bytes());
  const swiglu_info *info = mlp_describe();
  float *moved[3], *x4 = floats(TOKENS * in + 1) + 1;
  float *y4 = floats(TOKENS * out + 1) + 1;
  int w;
  for (w = 0; w < 3; ++w) {
    moved[w] = floats(raw_count(&info->weights[w]) + 1) + 1;
    memcpy(moved[w], raw[w],
           (size_t)raw_count(&info->weights[w]) * sizeof(float));
  }
  CHECK_CODE(mlp_prepare((const void *const *)moved, again, NULL), SWIGLU_OK);
  CHECK(memcmp(again, packed, mlp_packed_bytes()) == 0);
  memcpy(x4, x, (size_t)(TOKENS * in) * sizeof(float));
  CHECK_CODE(mlp_run(model, x4, 0, TOKENS, y4, 0, scratch, NULL), SWIGLU_OK);
  CHECK(same(y4, TOKENS));
  for (w = 0; w < 3; ++w)
    free(moved[w] - 1);
  free(x4 - 1);
  free(y4 - 1);
  free(again);
  free(scratch);
}

static void test_strides(void) {
  int64_t ldx = in + 5, ldy = out + 3, t, k;
  void *scratch = scratch_for(TOKENS);
  float *wide = floats(TOKENS * ldx), *y = floats(TOKENS * ldy);
  for (t = 0; t < TOKENS; ++t)
    for (k = 0; k < ldx; ++k)
      wide[t * ldx + k] = k < in ? x[t * in + k] : NAN;
  for (k = 0; k < TOKENS * ldy; ++k)
    y[k] = 123;
  CHECK_CODE(mlp_run(model, wide, ldx, TOKENS, y, ldy, scratch, NULL),
             SWIGLU_OK);
  for (t = 0; t < TOKENS; ++t) {
    CHECK(memcmp(y + t * ldy, expected + t * out,
                 (size_t)out * sizeof(float)) == 0);
    for (k = out; k < ldy; ++k)
      CHECK(y[t * ldy + k] == 123);
  }
  free(wide);
  free(y);
  free(scratch);
}

static void test_zero_tokens(void) {
  mlp_context *context;
  CHECK(mlp_scratch_bytes(model, 0) == 0);
  CHECK(mlp_tasks(model, 0, 0) == 0);
  CHECK_CODE(mlp_run(model, NULL, 0, 0, NULL, 0, NULL, NULL), SWIGLU_OK);
  CHECK_CODE(mlp_context_create(model, 2, &context), SWIGLU_OK);
  CHECK_CODE(mlp_context_run(context, NULL, 0, 0, NULL, 0), SWIGLU_OK);
  mlp_context_destroy(context);
}

static void test_load(void) {
  char text[64] = "?";
  float *y = floats(TOKENS * out);
  void *scratch = scratch_for(TOKENS);
  mlp_model *loaded;
  CHECK_CODE(mlp_load(weights_path, &loaded), SWIGLU_OK);
  CHECK_CODE(mlp_run(loaded, x, 0, TOKENS, y, 0, scratch, NULL), SWIGLU_OK);
  CHECK(same(y, TOKENS));
  mlp_unload(loaded);
  mlp_unload(NULL);
  CHECK_CODE(mlp_load_explain(weights_path, text, sizeof(text)), SWIGLU_OK);
  CHECK(text[0] == '\0');
  CHECK_CODE(mlp_load_explain("/nowhere/x", text, sizeof(text)),
             SWIGLU_ERROR_FILE);
  CHECK(strcmp(text, "/nowhere/x: no such file or directory") == 0);
  CHECK_CODE(mlp_load_explain("/nowhere/x", text, 5), SWIGLU_ERROR_FILE);
  CHECK(strcmp(text, "/now") == 0);
  CHECK_CODE(mlp_load_explain("/nowhere/x", NULL, 5), SWIGLU_ERROR_FILE);
  free(y);
  free(scratch);
}

/* A second function of the library, whose prefix is the shared names' one. */
static void test_other_function(void) {
  const swiglu_info *info = swiglu_describe();
  swiglu_model *loaded;
  swiglu_context *context;
  mlp_context *wrong;
  float *input = floats(info->x_features), *a = floats(info->y_features);
  float *b = floats(info->y_features);
  void *scratch;
  int64_t i;
  for (i = 0; i < info->x_features; ++i)
    input[i] = standin_value(9, (uint32_t)i);
  CHECK_CODE(swiglu_load(weights_path, &loaded), SWIGLU_OK);
  scratch = aligned(swiglu_scratch_bytes(loaded, 1));
  CHECK_CODE(swiglu_run(loaded, input, 0, 1, a, 0, scratch, NULL), SWIGLU_OK);
  CHECK_CODE(swiglu_context_create(loaded, 3, &context), SWIGLU_OK);
  CHECK_CODE(swiglu_context_run(context, input, 0, 1, b, 0), SWIGLU_OK);
  CHECK(memcmp(a, b, (size_t)info->y_features * sizeof(float)) == 0);
  /* One function's model is not another's. */
  CHECK_CODE(mlp_context_create(loaded, 1, &wrong), SWIGLU_ERROR_ARGUMENT);
  CHECK(wrong == NULL);
  swiglu_context_destroy(context);
  swiglu_unload(loaded);
  free(scratch);
  free(input);
  free(a);
  free(b);
}

/* Runs with a growing and shrinking number of tokens. */
static void run_context(mlp_context *context, int repeats) {
  float *y = floats(TOKENS * out);
  int i;
  for (i = 0; i < repeats; ++i) {
    int64_t tokens = 1 + i * 11 % TOKENS;
    memset(y, 0xff, (size_t)(TOKENS * out) * sizeof(float));
    CHECK_CODE(mlp_context_run(context, x, 0, tokens, y, 0), SWIGLU_OK);
    CHECK(same(y, tokens));
  }
  free(y);
}

static void test_context(void) {
  static const int32_t threads[] = {0, 1, 2, 4, 16};
  mlp_context *context;
  size_t i;
  for (i = 0; i < sizeof(threads) / sizeof(*threads); ++i) {
    CHECK_CODE(mlp_context_create(model, threads[i], &context), SWIGLU_OK);
    run_context(context, REPEATS);
    mlp_context_destroy(context);
  }
  mlp_context_destroy(NULL);
  /* Never run. */
  CHECK_CODE(mlp_context_create(model, 4, &context), SWIGLU_OK);
  mlp_context_destroy(context);
}

static void *own_context(void *arg) {
  mlp_context *context;
  (void)arg;
  CHECK_CODE(mlp_context_create(model, 2, &context), SWIGLU_OK);
  run_context(context, REPEATS);
  mlp_context_destroy(context);
  return NULL;
}

static void test_two_contexts(void) { in_threads(own_context, NULL); }

static void *shared_context(void *context) {
  run_context((mlp_context *)context, REPEATS);
  return NULL;
}

/* Runs of one context follow each other. */
static void test_one_context_in_threads(void) {
  mlp_context *context;
  CHECK_CODE(mlp_context_create(model, 3, &context), SWIGLU_OK);
  in_threads(shared_context, context);
  mlp_context_destroy(context);
}

static void in_child(mlp_context *context, void (*body)(mlp_context *)) {
  int status = -1;
  pid_t child = fork();
  CHECK(child >= 0);
  if (child == 0) {
    alarm(30);
    body(context);
    _exit(0);
  }
  CHECK(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void run_and_destroy(mlp_context *context) {
  run_context(context, 5);
  mlp_context_destroy(context);
}

static void run_in_grandchild(mlp_context *context) {
  in_child(context, run_and_destroy);
  in_child(context, mlp_context_destroy);
}

static void test_fork(void) {
  mlp_context *context;
  CHECK_CODE(mlp_context_create(model, 4, &context), SWIGLU_OK);
  in_child(context, run_and_destroy); /* before the threads exist */
  run_context(context, 5);
  in_child(context, run_and_destroy);
  in_child(context, mlp_context_destroy);
  in_child(context, run_in_grandchild);
  run_context(context, 5);
  mlp_context_destroy(context);
}

static int stop; /* guarded by stop_lock */
static pthread_mutex_t stop_lock = PTHREAD_MUTEX_INITIALIZER;

static void *run_until_stopped(void *context) {
  int stopped = 0;
  while (!stopped) {
    run_context((mlp_context *)context, 3);
    pthread_mutex_lock(&stop_lock);
    stopped = stop;
    pthread_mutex_unlock(&stop_lock);
  }
  return NULL;
}

static void run_only(mlp_context *context) {
  float y[4096];
  CHECK((int64_t)(sizeof(y) / sizeof(*y)) >= TOKENS * out);
  CHECK_CODE(mlp_context_run(context, x, 0, TOKENS, y, 0), SWIGLU_OK);
  CHECK(same(y, TOKENS));
}

/* Children that are made while another thread is inside of a run. */
static void test_fork_during_run(void) {
  mlp_context *context;
  pthread_t thread;
  int i;
  CHECK_CODE(mlp_context_create(model, 3, &context), SWIGLU_OK);
  CHECK(pthread_create(&thread, NULL, run_until_stopped, context) == 0);
  for (i = 0; i < 40; ++i)
    in_child(context, run_only);
  pthread_mutex_lock(&stop_lock);
  stop = 1;
  pthread_mutex_unlock(&stop_lock);
  pthread_join(thread, NULL);
  mlp_context_destroy(context);
}

/* A host's own way to run tasks: backwards, on the calling thread. */
static void backwards(void *self, void (*task)(void *, int64_t), void *arg,
                      int64_t n) {
  ++*(int *)self;
  while (n-- > 0)
    task(arg, n);
}

static void test_host(void) {
  void *scratch = scratch_for(TOKENS), *again = aligned(mlp_packed_bytes());
  float *y = floats(TOKENS * out);
  struct {
    swiglu_host host;
    int64_t later_field;
  } larger;
  swiglu_host host;
  int calls = 0;
  memset(&host, 0, sizeof(host));
  host.size = sizeof(host);
  host.self = &calls;
  host.parallel_for = backwards;
  CHECK_CODE(mlp_run(model, x, 0, TOKENS, y, 0, scratch, &host), SWIGLU_OK);
  /* A stage of one task may run without the host. */
  CHECK(same(y, TOKENS) && calls > 0 && calls <= mlp_stages(model));
  CHECK_CODE(mlp_prepare((const void *const *)raw, again, &host), SWIGLU_OK);
  CHECK(memcmp(again, packed, mlp_packed_bytes()) == 0);
  /* A newer host's table is larger; an older one than any is refused. */
  larger.host = host;
  larger.host.size = sizeof(larger);
  larger.later_field = -1;
  CHECK_CODE(mlp_run(model, x, 0, TOKENS, y, 0, scratch, &larger.host),
             SWIGLU_OK);
  host.size = 8;
  CHECK_CODE(mlp_run(model, x, 0, TOKENS, y, 0, scratch, &host),
             SWIGLU_ERROR_HOST);
  CHECK_CODE(mlp_prepare((const void *const *)raw, again, &host),
             SWIGLU_ERROR_HOST);
  host.size = sizeof(host);
  host.parallel_for = NULL; /* serial */
  CHECK_CODE(mlp_run(model, x, 0, TOKENS, y, 0, scratch, &host), SWIGLU_OK);
  CHECK(same(y, TOKENS));
  free(again);
  free(scratch);
  free(y);
}

static void test_errors(void) {
  void *scratch = scratch_for(TOKENS);
  float *y = floats(TOKENS * out);
  const char *raw_bytes = (const char *)raw[0];
  const void *bad[3];
  mlp_model *m = model;
  mlp_context *context;
  int code;

#define RUN(model, x, ldx, tokens, y, ldy, scratch)                            \
  mlp_run(model, x, ldx, tokens, y, ldy, scratch, NULL)
#define OFF(pointer, by) ((void *)((char *)(pointer) + (by)))
  y[0] = 123;
  CHECK_CODE(RUN(NULL, x, 0, 1, y, 0, scratch), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(RUN(m, NULL, 0, 1, y, 0, scratch), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(RUN(m, x, 0, 1, NULL, 0, scratch), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(RUN(m, x, 0, 1, y, 0, NULL), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(RUN(m, x, 0, -1, y, 0, scratch), SWIGLU_ERROR_TOKENS);
  CHECK_CODE(RUN(m, x, 0, INT64_MAX, y, 0, scratch), SWIGLU_ERROR_TOKENS);
  CHECK_CODE(RUN(m, x, 0, INT64_MIN, y, 0, scratch), SWIGLU_ERROR_TOKENS);
  CHECK_CODE(RUN(m, x, INT64_MAX, 2, y, 0, scratch), SWIGLU_ERROR_TOKENS);
  CHECK_CODE(RUN(m, x, in - 1, 1, y, 0, scratch), SWIGLU_ERROR_STRIDE);
  CHECK_CODE(RUN(m, x, -in, 1, y, 0, scratch), SWIGLU_ERROR_STRIDE);
  CHECK_CODE(RUN(m, x, 0, 1, y, out - 1, scratch), SWIGLU_ERROR_STRIDE);
  CHECK_CODE(RUN(m, x, 0, 0, y, out - 1, scratch), SWIGLU_ERROR_STRIDE);
  CHECK_CODE(RUN(m, OFF(x, 2), 0, 1, y, 0, scratch), SWIGLU_ERROR_ALIGNMENT);
  CHECK_CODE(RUN(m, x, 0, 1, OFF(y, 1), 0, scratch), SWIGLU_ERROR_ALIGNMENT);
  CHECK_CODE(RUN(m, x, 0, 1, y, 0, OFF(scratch, 32)), SWIGLU_ERROR_ALIGNMENT);

#define TASK(stage, i, tokens)                                                 \
  mlp_task(m, stage, i, x, 0, tokens, y, 0, scratch)
  CHECK_CODE(TASK(-1, 0, 1), SWIGLU_ERROR_TASK);
  CHECK_CODE(TASK(mlp_stages(m), 0, 1), SWIGLU_ERROR_TASK);
  CHECK_CODE(TASK(0, -1, 1), SWIGLU_ERROR_TASK);
  CHECK_CODE(TASK(0, mlp_tasks(m, 0, 1), 1), SWIGLU_ERROR_TASK);
  CHECK_CODE(TASK(0, 0, 0), SWIGLU_ERROR_TASK);
  CHECK_CODE(TASK(0, 0, -1), SWIGLU_ERROR_TOKENS);
  CHECK_CODE(mlp_task(NULL, 0, 0, x, 0, 1, y, 0, scratch),
             SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(mlp_task(m, 0, 0, OFF(x, 1), 0, 1, y, 0, scratch),
             SWIGLU_ERROR_ALIGNMENT);
  CHECK(y[0] == 123);
  CHECK(mlp_tasks(m, -1, 1) == 0 && mlp_tasks(m, 99, 1) == 0);
  CHECK(mlp_tasks(m, 0, -1) == 0);
  CHECK(mlp_scratch_bytes(m, -1) == 0);
  CHECK(mlp_scratch_bytes(m, INT64_MAX) == SIZE_MAX);

  memcpy(bad, raw, sizeof(bad));
  CHECK_CODE(mlp_prepare(NULL, packed, NULL), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(mlp_prepare(bad, NULL, NULL), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(mlp_prepare(bad, OFF(packed, 4), NULL), SWIGLU_ERROR_ALIGNMENT);
  bad[0] = raw_bytes + 2;
  CHECK_CODE(mlp_prepare(bad, packed, NULL), SWIGLU_ERROR_ALIGNMENT);
  bad[0] = NULL;
  CHECK_CODE(mlp_prepare(bad, packed, NULL), SWIGLU_ERROR_ARGUMENT);

  CHECK_CODE(mlp_open(packed, mlp_packed_bytes(), NULL), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(mlp_open(NULL, mlp_packed_bytes(), &m), SWIGLU_ERROR_ARGUMENT);
  CHECK(m == NULL);
  CHECK_CODE(mlp_open(OFF(packed, 32), mlp_packed_bytes(), &m),
             SWIGLU_ERROR_ALIGNMENT);
  CHECK_CODE(mlp_open(packed, mlp_packed_bytes() - 1, &m), SWIGLU_ERROR_SIZE);
  CHECK_CODE(mlp_load(NULL, &m), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(mlp_load(weights_path, NULL), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(mlp_load("/", &m), SWIGLU_ERROR_FILE);
  CHECK_CODE(mlp_load("/dev/null", &m), SWIGLU_ERROR_FILE);

  CHECK_CODE(mlp_context_create(NULL, 1, &context), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(mlp_context_create(model, 1, NULL), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(mlp_context_create(model, -1, &context), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(mlp_context_create(model, 1025, &context), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(mlp_context_run(NULL, x, 0, 1, y, 0), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(mlp_context_create(model, 1, &context), SWIGLU_OK);
  CHECK_CODE(mlp_context_run(context, x, 0, -1, y, 0), SWIGLU_ERROR_TOKENS);
  CHECK_CODE(mlp_context_run(context, x, 0, INT64_MAX, y, 0),
             SWIGLU_ERROR_TOKENS);
  CHECK_CODE(mlp_context_run(context, NULL, 0, 1, y, 0), SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(mlp_context_run(context, x, 1, 1, y, 0), SWIGLU_ERROR_STRIDE);
  mlp_context_destroy(context);

  /* Every code has a text of its own. */
  for (code = 0; code <= SWIGLU_ERROR_TARGET; ++code) {
    CHECK(strlen(mlp_strerror(code)) > 5);
    CHECK(strcmp(mlp_strerror(code), mlp_strerror(-1)) != 0);
  }
  CHECK(strcmp(mlp_strerror(SWIGLU_ERROR_OVERLAP + 1), mlp_strerror(-1)) == 0);
  free(scratch);
  free(y);
}

static void test_target(void) {
  const swiglu_info *info = model_layers_0_mlp_describe();
  void *weights = aligned(model_layers_0_mlp_packed_bytes());
  model_layers_0_mlp_model *m;
  char text[256];
  /* Compiled for AMX: refused, unless this machine has it. */
  int code = model_layers_0_mlp_load_explain(weights_path, text, sizeof(text));
  CHECK(strcmp(info->name, "model.layers.0.mlp") == 0);
  CHECK(code == SWIGLU_OK || code == SWIGLU_ERROR_TARGET);
  if (code)
    CHECK(strstr(text, "this CPU has no amx-bf16, which target") != NULL);
  CHECK_CODE(model_layers_0_mlp_prepare(NULL, weights, NULL),
             code ? code : SWIGLU_ERROR_ARGUMENT);
  CHECK_CODE(
      model_layers_0_mlp_open(weights, model_layers_0_mlp_packed_bytes(), &m),
      code);
  model_layers_0_mlp_unload(m);
  free(weights);
}

static const struct {
  const char *name;
  void (*function)(void);
} tests[] = {{"values", test_values},
             {"shared-model", test_shared_model},
             {"shuffled-tasks", test_shuffled_tasks},
             {"unaligned", test_unaligned},
             {"strides", test_strides},
             {"zero-tokens", test_zero_tokens},
             {"load", test_load},
             {"other-function", test_other_function},
             {"context", test_context},
             {"two-contexts", test_two_contexts},
             {"one-context-in-threads", test_one_context_in_threads},
             {"fork", test_fork},
             {"fork-during-run", test_fork_during_run},
             {"host", test_host},
             {"errors", test_errors},
             {"target", test_target}};

int main(int argc, char **argv) {
  size_t t;
  int i, w;
  CHECK(argc > 1);
  alarm(300);
  weights_path = argv[1];
  set_up();
  for (t = 0; t < sizeof(tests) / sizeof(*tests); ++t) {
    int wanted = argc == 2;
    for (i = 2; i < argc; ++i)
      if (strcmp(argv[i], tests[t].name) == 0)
        wanted = 1;
    if (wanted)
      tests[t].function();
  }
  mlp_unload(model);
  for (w = 0; w < 3; ++w)
    free(raw[w]);
  free(packed);
  free(x);
  free(expected);
  return 0;
}
