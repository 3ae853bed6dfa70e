/*===- Core.h - The runtime behind the per-function symbols -----------------===
 *
 * What the functions of a library do beside its kernels: they choose one for
 * this CPU, load weights and keep contexts. A function is given as a table of
 * the symbols of its kernel objects. Generated glue compiles these functions as
 * static ones into a library and wraps them once per function; the library
 * SwiGLURuntimeSupport has them with external linkage, for the JIT.
 * C11 with POSIX threads. No state outside what the caller holds.
 * With SWIGLURT_DEBUG defined it ends the process, with a line on stderr, where
 * a context is destroyed during a run, or a model unloaded before its contexts.
 *
 *===----------------------------------------------------------------------===*/
#ifndef SWIGLU_RUNTIME_CORE_H
#define SWIGLU_RUNTIME_CORE_H

#include "swiglu/Runtime/swiglu.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Linkage of the core's functions. */
#ifndef SWIGLURT_API
#define SWIGLURT_API extern
#endif

/* What a user knows as f_model. A kernel reads the first field only. */
struct swiglu_model_s {
  const void *packed;
  const swiglu_info *info;
  const struct swiglurt_kernel *kernel; /* chosen for this CPU */
  void *mapping; /* null when the caller owns the packed weights */
  size_t mapping_bytes;
  int32_t contexts; /* that are not destroyed; counted in debug builds */
};
typedef struct swiglu_model_s swiglurt_model;

/* The symbols of a kernel object, for one CPU. */
typedef struct swiglurt_kernel {
  const swiglu_info *(*describe)(void);
  size_t (*packed_bytes)(void);
  int (*prepare)(const void *const *raw, void *packed, const swiglu_host *host);
  size_t (*scratch_bytes)(const swiglurt_model *model, int64_t tokens);
  int (*stages)(const swiglurt_model *model);
  int64_t (*tasks)(const swiglurt_model *model, int stage, int64_t tokens);
  int (*task)(const swiglurt_model *model, int stage, int64_t i, const void *x,
              int64_t ldx, int64_t tokens, void *y, int64_t ldy, void *scratch);
  int (*run)(const swiglurt_model *model, const void *x, int64_t ldx,
             int64_t tokens, void *y, int64_t ldy, void *scratch,
             const swiglu_host *host);
} swiglurt_kernel;

/* One function: its kernels for some CPUs, in the order in which they are
 * tried. They pack weights alike. */
typedef struct swiglurt_function {
  const swiglurt_kernel *kernels;
  size_t count; /* at least 1 */
} swiglurt_function;

/* What a user knows as f_context: scratch and threads for one model. */
typedef struct swiglu_context_s swiglurt_context;

/* The most threads that a context takes. */
enum { SWIGLURT_MAX_THREADS = 1024 };

/* One line for an error code; never null. */
SWIGLURT_API const char *swiglurt_strerror(int error);

/* What f_describe, f_prepare and the others return, by the kernel that this CPU
 * can run, or that of the model. Without one: the last kernel's description and
 * packed bytes, SWIGLU_ERROR_TARGET, SIZE_MAX and 0. */
SWIGLURT_API const swiglu_info *
swiglurt_describe(const swiglurt_function *function);
SWIGLURT_API size_t swiglurt_packed_bytes(const swiglurt_function *function);
SWIGLURT_API int swiglurt_prepare(const swiglurt_function *function,
                                  const void *const *raw, void *packed,
                                  const swiglu_host *host);
SWIGLURT_API size_t swiglurt_scratch_bytes(const swiglurt_function *function,
                                           const swiglurt_model *model,
                                           int64_t tokens);
SWIGLURT_API int swiglurt_stages(const swiglurt_function *function,
                                 const swiglurt_model *model);
SWIGLURT_API int64_t swiglurt_tasks(const swiglurt_function *function,
                                    const swiglurt_model *model, int stage,
                                    int64_t tokens);

/* Checks the packed weights file at `path` against the description, maps the
 * weights of that function read-only and makes a model of them. On failure
 * `*model` is null, and up to `capacity` bytes of `text` (which may be null)
 * hold the reason, cut and terminated; on success they hold "". */
SWIGLURT_API int swiglurt_load(const swiglurt_function *function,
                               const char *path, swiglurt_model **model,
                               char *text, size_t capacity);
/* A model over packed weights that the caller keeps alive; `bytes` are theirs,
 * or those of the buffer in which they were prepared. */
SWIGLURT_API int swiglurt_open(const swiglurt_function *function,
                               const void *packed, size_t bytes,
                               swiglurt_model **model);
/* Null is allowed. */
SWIGLURT_API void swiglurt_unload(swiglurt_model *model);

/* `model`, which must be one of `function`, must outlive the context; threads 0
 * means one for each CPU of the affinity mask. Threads start with the first run
 * that has use for them. */
SWIGLURT_API int swiglurt_context_create(const swiglurt_function *function,
                                         const swiglurt_model *model,
                                         int32_t threads,
                                         swiglurt_context **context);
SWIGLURT_API int swiglurt_context_run(swiglurt_context *context, const void *x,
                                      int64_t ldx, int64_t tokens, void *y,
                                      int64_t ldy);
/* Null is allowed. No run may be under way. */
SWIGLURT_API void swiglurt_context_destroy(swiglurt_context *context);

/* The threads of a context without one, for a caller that holds a kernel but no
 * model: fills in `host`, which is for one call at a time and stays in the
 * process that made it. threads 0 as above. */
SWIGLURT_API int swiglurt_threads_create(int32_t threads, swiglu_host *host);
SWIGLURT_API void swiglurt_threads_destroy(swiglu_host *host);

/* --- The packed weights file ----------------------------------------------*/

#define SWIGLURT_FILE_MAGIC "SWGLUWT1"
enum {
  SWIGLURT_FILE_VERSION = 1,
  SWIGLURT_FILE_FIXED_BYTES = 64,
  SWIGLURT_FILE_MODEL_BYTES = 64,
  SWIGLURT_FILE_TENSOR_BYTES = 32,
  /* Packed weights begin at multiples of this when we write them; a reader
   * asks for SWIGLU_ALIGNMENT only. */
  SWIGLURT_FILE_PAGE = 4096,
  SWIGLURT_MAX_DIMS = 32
};

/* XXH64 with seed 0, in pieces whose sizes are multiples of 32 bytes. */
typedef struct swiglurt_checksum {
  uint64_t lane[4];
  uint64_t bytes;
} swiglurt_checksum;
SWIGLURT_API void swiglurt_checksum_begin(swiglurt_checksum *sum);
SWIGLURT_API void swiglurt_checksum_add(swiglurt_checksum *sum,
                                        const void *data, size_t bytes);
SWIGLURT_API uint64_t swiglurt_checksum_end(const swiglurt_checksum *sum);
/* Of a file's header, in which its own field counts as zero. `bytes` is a
 * multiple of 32. */
SWIGLURT_API uint64_t swiglurt_header_checksum(const unsigned char *header,
                                               size_t bytes);

/* A header that passed every check, and views into it. */
typedef struct swiglurt_file {
  const unsigned char *header;
  uint32_t header_bytes;
  uint64_t file_bytes;
  uint64_t header_checksum;
  uint64_t data_checksum;
  uint64_t data_offset;
  uint32_t model_count;
  uint32_t tensor_count;
  uint32_t shape_count;
  uint32_t string_bytes;
} swiglurt_file;

typedef struct swiglurt_file_model {
  const char *name;
  const char *layout;
  const char *layout_parameters;
  const char *target;
  uint32_t first_tensor;
  uint32_t tensor_count;
  swiglu_dtype x_type;
  swiglu_dtype y_type;
  int64_t x_features;
  int64_t y_features;
  uint64_t packed_offset; /* from the beginning of the file */
  uint64_t packed_bytes;
} swiglurt_file_model;

typedef struct swiglurt_file_tensor {
  const char *name;
  swiglu_dtype type;
  uint32_t ndim;
  uint32_t first_size; /* in the table of sizes */
  uint64_t offset;     /* from the beginning of the packed weights */
  uint64_t bytes;
} swiglurt_file_tensor;

/* A text that is cut at its capacity. A null one swallows everything. */
typedef struct swiglurt_text {
  char *data;
  size_t capacity;
  size_t length;
} swiglurt_text;

/* Reads `header_bytes` from the first SWIGLURT_FILE_FIXED_BYTES of a file that
 * is `file_bytes` long; the first of the two checks. */
SWIGLURT_API int swiglurt_file_begin(const unsigned char *fixed,
                                     uint64_t file_bytes,
                                     uint32_t *header_bytes,
                                     swiglurt_text *why);
/* Checks a whole header: checksum, every offset, count, size and string. The
 * result points into `header`. */
SWIGLURT_API int swiglurt_file_check(const unsigned char *header,
                                     uint32_t header_bytes, uint64_t file_bytes,
                                     swiglurt_file *file, swiglurt_text *why);
/* Entries of a checked header; the index must be in range. */
SWIGLURT_API swiglurt_file_model
swiglurt_file_get_model(const swiglurt_file *file, uint32_t index);
SWIGLURT_API swiglurt_file_tensor
swiglurt_file_get_tensor(const swiglurt_file *file, uint32_t index);
SWIGLURT_API int64_t swiglurt_file_get_size(const swiglurt_file *file,
                                            uint32_t index);

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* SWIGLU_RUNTIME_CORE_H */
