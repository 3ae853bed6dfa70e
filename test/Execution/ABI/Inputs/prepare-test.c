/*===- prepare-test.c - Weights that a function prepares, used from C -------===
 *
 * prepare-test DIR: reads DIR/F.raw, the raw weights of each function F in CASES,
 * and writes DIR/F.packed, what F_prepare makes of them. Weights begin at every
 * alignment that is one of their element; threads, their order, and what the packed
 * weights held before change nothing. Exit status 0 when all tests passed.
 *
 *===----------------------------------------------------------------------===*/
#include HEADER

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                       \
  do {                                                                         \
    if (!(condition)) {                                                        \
      fprintf(stderr, "%s: failed: %s\n", name, #condition);                   \
      exit(1);                                                                 \
    }                                                                          \
  } while (0)

enum { MAX_WEIGHTS = 16, THREADS = 3 };

/* --- A host's threads ------------------------------------------------------*/

struct work {
  void (*task)(void *, int64_t);
  void *arg;
  int64_t n, first;
};

static void *run_share(void *arg) {
  struct work *work = arg;
  int64_t i;
  for (i = work->n - 1 - work->first; i >= 0; i -= THREADS)
    work->task(work->arg, i);
  return NULL;
}

static void parallel_for(void *calls, void (*task)(void *, int64_t), void *arg,
                         int64_t n) {
  pthread_t threads[THREADS];
  struct work work[THREADS];
  int i;
  ++*(int *)calls;
  for (i = 0; i < THREADS; ++i) {
    struct work share = {task, arg, n, i};
    work[i] = share;
    if (pthread_create(&threads[i], NULL, run_share, &work[i]))
      exit(1);
  }
  for (i = 0; i < THREADS; ++i)
    pthread_join(threads[i], NULL);
}

/* --- One function ----------------------------------------------------------*/

static int with_room; /* functions that need it beside the packed weights */

static int64_t bytes_of(const swiglu_tensor_info *weight) {
  int64_t bytes = weight->type.bits / 8;
  int32_t i;
  for (i = 0; i < weight->ndim; ++i)
    bytes *= weight->shape[i];
  return bytes;
}

static void *aligned(size_t bytes) {
  void *memory = NULL;
  if (posix_memalign(&memory, 64, bytes ? bytes : 1))
    exit(1);
  return memory;
}

static void test(const char *name, const char *folder, const swiglu_info *info,
                 size_t prepare_bytes,
                 int (*prepare)(const void *const *, void *,
                                const swiglu_host *),
                 int (*open)(const void *, size_t,
                             struct swiglu_model_s **),
                 void (*unload)(struct swiglu_model_s *)) {
  struct swiglu_model_s *model;
  const void *raw[MAX_WEIGHTS];
  char path[4096];
  size_t packed_bytes = info->packed_bytes;
  char *packed = aligned(prepare_bytes), *other = aligned(prepare_bytes);
  int calls = 0;
  swiglu_host host = {sizeof(swiglu_host), THREADS, NULL, parallel_for, NULL};
  swiglu_host small = {8, THREADS, NULL, parallel_for, NULL};
  FILE *file;
  int64_t i;
  host.self = &calls;
  CHECK(packed_bytes <= prepare_bytes && packed_bytes % SWIGLU_ALIGNMENT == 0);
  CHECK(info->weight_count <= MAX_WEIGHTS);
  CHECK(strcmp(info->layout, "prepared") == 0);
  CHECK(strncmp(info->layout_parameters, "prepare=", 8) == 0);

  snprintf(path, sizeof(path), "%s/%s.raw", folder, name);
  file = fopen(path, "rb");
  CHECK(file);
  for (i = 0; i < info->weight_count; ++i) {
    const swiglu_tensor_info *weight = &info->weights[i];
    int64_t bytes = bytes_of(weight);
    /* Odd multiples of the element. */
    char *start = (char *)aligned((size_t)bytes + 64) +
                  (2 * i + 1) * (weight->type.bits / 8);
    CHECK(fread(start, 1, (size_t)bytes, file) == (size_t)bytes);
    raw[i] = start;
    /* None is packed as it is. */
    CHECK(weight->offset == 0 && weight->bytes == 0);
  }
  CHECK(fgetc(file) == EOF);
  fclose(file);

  memset(packed, 0x55, prepare_bytes);
  memset(other, 0xaa, prepare_bytes);
  CHECK(prepare(raw, packed, NULL) == SWIGLU_OK);
  CHECK(prepare(raw, other, &host) == SWIGLU_OK);
  CHECK(memcmp(packed, other, packed_bytes) == 0);
  CHECK(calls > 0);

  /* What preparing needed beside may be gone. */
  CHECK(open(packed, packed_bytes, &model) == SWIGLU_OK);
  unload(model);
  CHECK(open(packed, prepare_bytes, &model) == SWIGLU_OK);
  unload(model);
  CHECK(open(packed, prepare_bytes + 64, &model) == SWIGLU_ERROR_SIZE);
  with_room += packed_bytes < prepare_bytes;

  /* Errors, before anything is written. */
  memset(other, 0, prepare_bytes);
  CHECK(prepare(NULL, other, NULL) == SWIGLU_ERROR_ARGUMENT);
  CHECK(prepare(raw, NULL, NULL) == SWIGLU_ERROR_ARGUMENT);
  CHECK(prepare(raw, other, &small) == SWIGLU_ERROR_HOST);
  CHECK(prepare(raw, other + 32, NULL) == SWIGLU_ERROR_ALIGNMENT);
  for (i = 0; i < info->weight_count; ++i) {
    const void *start = raw[i];
    raw[i] = NULL;
    CHECK(prepare(raw, other, NULL) == SWIGLU_ERROR_ARGUMENT);
    raw[i] = (const char *)start + 1;
    CHECK(prepare(raw, other, NULL) == SWIGLU_ERROR_ALIGNMENT);
    raw[i] = start;
  }
  for (i = 0; i < (int64_t)prepare_bytes; ++i)
    CHECK(other[i] == 0);

  snprintf(path, sizeof(path), "%s/%s.packed", folder, name);
  file = fopen(path, "wb");
  CHECK(file);
  CHECK(fwrite(packed, 1, packed_bytes, file) == packed_bytes);
  CHECK(fclose(file) == 0);
}

int main(int argc, char **argv) {
  if (argc != 2)
    return 2;
#define CASE(f)                                                                \
  test(#f, argv[1], f##_describe(), f##_packed_bytes(), f##_prepare, f##_open, \
       f##_unload);
  CASES
#undef CASE
  if (!with_room)
    return 1;
  printf("passed\n");
  return 0;
}
