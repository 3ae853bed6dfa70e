/*===- MisuseTest.c - What a debug build of the runtime ends ----------------===
 *
 * MisuseTest WEIGHTS unload|destroy|none
 *
 *===----------------------------------------------------------------------===*/
#define _GNU_SOURCE
#include "model.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static mlp_context *context;

/* The run reads x, which is not there: so this is inside of a run. */
static void destroy(int signal) {
  (void)signal;
  mlp_context_destroy(context);
}

int main(int argc, char **argv) {
  const swiglu_info *info = mlp_describe();
  mlp_model *model;
  void *x;
  float *y;
  if (argc != 3 || mlp_load(argv[1], &model) ||
      mlp_context_create(model, 1, &context))
    return 2;
  x = mmap(NULL, 1 << 16, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  y = calloc((size_t)info->y_features, sizeof(*y));
  if (x == MAP_FAILED || !y)
    return 2;
  if (strcmp(argv[2], "unload") == 0)
    mlp_unload(model);
  if (strcmp(argv[2], "destroy") == 0) {
    signal(SIGSEGV, destroy);
    mlp_context_run(context, x, 0, 1, y, 0);
  }
  /* As it should be. */
  if (mprotect(x, 1 << 16, PROT_READ) ||
      mlp_context_run(context, x, 0, 1, y, 0))
    return 2;
  mlp_context_destroy(context);
  mlp_unload(model);
  free(y);
  return 0;
}
