/* target-test.c - which kernels a library uses, and what it says without any.
 *
 *   target-test WEIGHTS     (compiled with -include of the library's header)
 *
 * Prints the target of @mlp and what each way to it returns. */
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  size_t bytes = mlp_packed_bytes();
  const void *raw[3] = {NULL, NULL, NULL};
  void *packed = NULL;
  char why[512];
  mlp_model *model;
  if (argc != 2 || posix_memalign(&packed, 64, bytes))
    return 2;
  printf("target %s\n", mlp_describe()->target_cpu);
  printf("prepare without weights: %s\n",
         mlp_strerror(mlp_prepare(raw, packed, NULL)));
  printf("open: %s\n", mlp_strerror(mlp_open(packed, bytes, &model)));
  mlp_unload(model);
  mlp_load_explain(argv[1], why, sizeof(why));
  printf("load: %s\n", why);
  printf(
      "without a model: run %d, task %d, stages %d, tasks %ld, scratch %ld\n",
      mlp_run(NULL, NULL, 0, 1, NULL, 0, NULL, NULL),
      mlp_task(NULL, 0, 0, NULL, 0, 1, NULL, 0, NULL), mlp_stages(NULL) > 0,
      mlp_tasks(NULL, 0, 1) > 0 ? 1L : 0L,
      mlp_scratch_bytes(NULL, 1) == SIZE_MAX ? -1L : 1L);
  free(packed);
  return 0;
}
