/* threads-test.c - contexts and models of @mlp, used from several threads.
 *
 *   threads-test WEIGHTS     (compiled with -include of the library's header) */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOKENS = 300, THREADS = 3, REPEATS = 10 };

static mlp_model *model;
static mlp_context *shared;
static float *x, *expected;
static size_t y_bytes;

/* A context of its own, and one that others use too. */
static void *use(void *arg) {
  float *y = malloc(y_bytes);
  mlp_context *own;
  long wrong = mlp_context_create(model, 2, &own);
  int i;
  (void)arg;
  for (i = 0; i < REPEATS && !wrong; ++i) {
    wrong |= mlp_context_run(i % 2 ? own : shared, x, 0, TOKENS, y, 0);
    wrong |= memcmp(y, expected, y_bytes);
  }
  mlp_context_destroy(own);
  free(y);
  return (void *)wrong;
}

int main(int argc, char **argv) {
  const swiglu_info *info = mlp_describe();
  pthread_t threads[THREADS];
  long wrong = 0;
  int64_t i;
  if (argc != 2 || mlp_load(argv[1], &model) ||
      mlp_context_create(model, 3, &shared))
    return 2;
  y_bytes = (size_t)(TOKENS * info->y_features) * sizeof(float);
  x = malloc((size_t)(TOKENS * info->x_features) * sizeof(float));
  expected = malloc(y_bytes);
  for (i = 0; i < TOKENS * info->x_features; ++i)
    x[i] = (float)(i % 13) - 6;
  wrong |= mlp_context_run(shared, x, 0, TOKENS, expected, 0);
  for (i = 0; i < THREADS; ++i)
    pthread_create(&threads[i], NULL, use, NULL);
  for (i = 0; i < THREADS; ++i) {
    void *result;
    pthread_join(threads[i], &result);
    wrong |= (long)result;
  }
  mlp_context_destroy(shared);
  mlp_unload(model);
  free(x);
  free(expected);
  puts(wrong ? "wrong" : "passed");
  return wrong != 0;
}
