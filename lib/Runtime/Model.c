/*===- Model.c - Models and contexts ----------------------------------------===
 *
 * f_load, f_open, f_unload and f_context_*, over the tables of a function.
 *
 *===----------------------------------------------------------------------===*/

/* --- Models ---------------------------------------------------------------*/

static int swiglurt_make_model(const swiglurt_kernel *kernel,
                               const void *packed, void *mapping,
                               size_t mapping_bytes, swiglurt_model **model) {
  swiglurt_model *made = (swiglurt_model *)malloc(sizeof(*made));
  if (!made)
    return SWIGLU_ERROR_MEMORY;
  made->packed = packed;
  made->kernel = kernel;
  made->info = kernel->describe();
  made->mapping = mapping;
  made->mapping_bytes = mapping_bytes;
  made->contexts = 0;
  *model = made;
  return SWIGLU_OK;
}

SWIGLURT_API int swiglurt_open(const swiglurt_function *function,
                               const void *packed, size_t bytes,
                               swiglurt_model **model) {
  const swiglurt_kernel *kernel;
  if (!model)
    return SWIGLU_ERROR_ARGUMENT;
  *model = NULL;
  if (!packed)
    return SWIGLU_ERROR_ARGUMENT;
  if ((uintptr_t)packed % SWIGLU_ALIGNMENT != 0)
    return SWIGLU_ERROR_ALIGNMENT;
  if (bytes != swiglurt_describe(function)->packed_bytes &&
      bytes != swiglurt_packed_bytes(function))
    return SWIGLU_ERROR_SIZE;
  kernel = swiglurt_find_kernel(function);
  if (!kernel)
    return SWIGLU_ERROR_TARGET;
  return swiglurt_make_model(kernel, packed, NULL, 0, model);
}

SWIGLURT_API void swiglurt_unload(swiglurt_model *model) {
  if (!model)
    return;
  swiglurt_expect(SWIGLURT_COUNT(&model->contexts, 0) != 0,
                  "swiglu: a model is unloaded before its contexts are "
                  "destroyed\n");
  if (model->mapping)
    munmap(model->mapping, model->mapping_bytes);
  free(model);
}

static int swiglurt_same_type(swiglu_dtype a, swiglu_dtype b) {
  return a.code == b.code && a.bits == b.bits && a.lanes == b.lanes;
}

/* Entry `index` of a table whose entries may be larger than we know. */
static const swiglu_tensor_info *swiglurt_weight(const swiglu_info *info,
                                                 uint64_t index) {
  return (const swiglu_tensor_info *)((const char *)info->weights +
                                      index * info->weight_size);
}

static void swiglurt_put_shape(swiglurt_text *why, const int64_t *shape,
                               int32_t ndim) {
  int32_t i;
  swiglurt_put(why, "[");
  for (i = 0; i < ndim; ++i) {
    if (i)
      swiglurt_put(why, ", ");
    swiglurt_put_number(why, (uint64_t)shape[i]);
  }
  swiglurt_put(why, "]");
}

/* Compares tensor `index` of the function with the file's. */
static int swiglurt_check_weight(const swiglu_info *info,
                                 const swiglurt_file *file,
                                 const swiglurt_file_model *model,
                                 uint32_t index, swiglurt_text *why) {
  const swiglu_tensor_info *expected = swiglurt_weight(info, index);
  swiglurt_file_tensor found =
      swiglurt_file_get_tensor(file, model->first_tensor + index);
  int64_t shape[SWIGLURT_MAX_DIMS];
  int same = (int64_t)found.ndim == expected->ndim;
  uint32_t i;
  for (i = 0; i < found.ndim; ++i)
    shape[i] = swiglurt_file_get_size(file, found.first_size + i);
  for (i = 0; same && i < found.ndim; ++i)
    same = shape[i] == expected->shape[i];
  if (same && strcmp(found.name, expected->name) == 0 &&
      swiglurt_same_type(found.type, expected->type) &&
      found.offset == expected->offset && found.bytes == expected->bytes)
    return SWIGLU_OK;
  swiglurt_put(why, "weight ");
  swiglurt_put_number(why, index);
  swiglurt_put(why, " is '");
  swiglurt_put(why, found.name);
  swiglurt_put(why, "' ");
  swiglurt_put_type(why, found.type);
  swiglurt_put_shape(why, shape, (int32_t)found.ndim);
  swiglurt_put(why, " at byte ");
  swiglurt_put_number(why, found.offset);
  swiglurt_put(why, ", expected '");
  swiglurt_put(why, expected->name);
  swiglurt_put(why, "' ");
  swiglurt_put_type(why, expected->type);
  swiglurt_put_shape(why, expected->shape, expected->ndim);
  swiglurt_put(why, " at byte ");
  swiglurt_put_number(why, expected->offset);
  return SWIGLU_ERROR_WEIGHTS;
}

/* Finds the function's entry and compares all that must agree. */
static int swiglurt_find_model(const swiglu_info *info,
                               const swiglurt_file *file,
                               swiglurt_file_model *model, swiglurt_text *why) {
  uint32_t i;
  for (i = 0; i < file->model_count; ++i) {
    *model = swiglurt_file_get_model(file, i);
    if (strcmp(model->name, info->name) == 0)
      break;
  }
  if (i == file->model_count) {
    swiglurt_put(why, "no weights for function '");
    swiglurt_put(why, info->name);
    swiglurt_put(why, "' among ");
    swiglurt_put_number(why, file->model_count);
    swiglurt_put(why, file->model_count == 1 ? " model" : " models");
    return SWIGLU_ERROR_NO_MODEL;
  }
  if (strcmp(model->layout, info->layout) != 0 ||
      strcmp(model->layout_parameters, info->layout_parameters) != 0) {
    swiglurt_put(why, "weights of '");
    swiglurt_put(why, info->name);
    swiglurt_put(why, "' have layout '");
    swiglurt_put(why, model->layout);
    swiglurt_put(why, "' (");
    swiglurt_put(why, model->layout_parameters);
    swiglurt_put(why, "), expected '");
    swiglurt_put(why, info->layout);
    swiglurt_put(why, "' (");
    swiglurt_put(why, info->layout_parameters);
    swiglurt_put(why, ")");
    return SWIGLU_ERROR_LAYOUT;
  }
  if (!swiglurt_same_type(model->x_type, info->x_type) ||
      !swiglurt_same_type(model->y_type, info->y_type) ||
      model->x_features != info->x_features ||
      model->y_features != info->y_features)
    return swiglurt_fail(why, SWIGLU_ERROR_WEIGHTS,
                         "x or y has another type or number of features than "
                         "the function's");
  if ((int64_t)model->tensor_count != info->weight_count)
    return swiglurt_differs(why, SWIGLU_ERROR_WEIGHTS, "number of weights is",
                            model->tensor_count, (uint64_t)info->weight_count);
  for (i = 0; i < model->tensor_count; ++i) {
    int error = swiglurt_check_weight(info, file, model, i, why);
    if (error)
      return error;
  }
  if (model->packed_bytes != info->packed_bytes)
    return swiglurt_differs(why, SWIGLU_ERROR_SIZE,
                            "packed weights have bytes:", model->packed_bytes,
                            info->packed_bytes);
  return SWIGLU_OK;
}

/* --- Files ----------------------------------------------------------------*/

static int swiglurt_errno(swiglurt_text *why) {
  switch (errno) {
  case ENOENT:
    return swiglurt_fail(why, SWIGLU_ERROR_FILE, "no such file or directory");
  case EACCES:
    return swiglurt_fail(why, SWIGLU_ERROR_FILE, "permission denied");
  case ENOMEM:
    return swiglurt_fail(why, SWIGLU_ERROR_MEMORY, "out of memory");
  default:
    swiglurt_put(why, "cannot be read or mapped, errno ");
    swiglurt_put_number(why, (uint64_t)errno);
    return SWIGLU_ERROR_FILE;
  }
}

/* Reads exactly `bytes` from `offset`. */
static int swiglurt_read(int fd, void *to, size_t bytes, uint64_t offset,
                         swiglurt_text *why) {
  size_t done = 0;
  while (done < bytes) {
    ssize_t got =
        pread(fd, (char *)to + done, bytes - done, (off_t)(offset + done));
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return swiglurt_errno(why);
    if (got == 0)
      return swiglurt_fail(why, SWIGLU_ERROR_TRUNCATED,
                           "file became shorter while it was read");
    done += (size_t)got;
  }
  return SWIGLU_OK;
}

static int swiglurt_map_model(const swiglurt_kernel *kernel, int fd,
                              const swiglurt_file_model *entry,
                              swiglurt_model **model, swiglurt_text *why) {
  static const _Alignas(64) unsigned char nothing[64] = {0};
  uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE);
  uint64_t start = entry->packed_offset / page * page;
  uint64_t bytes = entry->packed_offset - start + entry->packed_bytes;
  void *at;
  int error;
  /* A function without weights has nothing to map, yet needs a pointer. */
  if (entry->packed_bytes == 0)
    return swiglurt_make_model(kernel, nothing, NULL, 0, model);
  at = mmap(NULL, bytes, PROT_READ, MAP_PRIVATE, fd, (off_t)start);
  if (at == MAP_FAILED)
    return swiglurt_errno(why);
  error = swiglurt_make_model(kernel,
                              (const char *)at + (entry->packed_offset - start),
                              at, bytes, model);
  if (error) {
    munmap(at, bytes);
    swiglurt_put(why, swiglurt_strerror(error));
  }
  return error;
}

/* Checks the header that is read into `*header`, which the caller frees. */
static int swiglurt_load_header(const swiglu_info *info, int fd,
                                unsigned char **header,
                                swiglurt_file_model *entry,
                                swiglurt_text *why) {
  unsigned char fixed[SWIGLURT_FILE_FIXED_BYTES];
  uint32_t header_bytes = 0;
  uint64_t file_bytes;
  swiglurt_file file;
  struct stat status;
  int error;
  if (fstat(fd, &status) != 0)
    return swiglurt_errno(why);
  if (!S_ISREG(status.st_mode))
    return swiglurt_fail(why, SWIGLU_ERROR_FILE, "not a regular file");
  file_bytes = (uint64_t)status.st_size;
  if (file_bytes < sizeof(fixed))
    return swiglurt_differs(why, SWIGLU_ERROR_TRUNCATED,
                            "file has bytes:", file_bytes, sizeof(fixed));
  error = swiglurt_read(fd, fixed, sizeof(fixed), 0, why);
  if (!error)
    error = swiglurt_file_begin(fixed, file_bytes, &header_bytes, why);
  if (error)
    return error;
  *header = (unsigned char *)malloc(header_bytes);
  if (!*header)
    return swiglurt_fail(why, SWIGLU_ERROR_MEMORY, "out of memory");
  error = swiglurt_read(fd, *header, header_bytes, 0, why);
  if (!error)
    error = swiglurt_file_check(*header, header_bytes, file_bytes, &file, why);
  if (!error)
    error = swiglurt_find_model(info, &file, entry, why);
  return error;
}

SWIGLURT_API int swiglurt_load(const swiglurt_function *function,
                               const char *path, swiglurt_model **model,
                               char *text, size_t capacity) {
  const swiglurt_kernel *kernel;
  unsigned char *header = NULL;
  swiglurt_file_model entry;
  swiglurt_text why;
  int error, fd;
  memset(&entry, 0, sizeof(entry));
  swiglurt_text_begin(&why, text, capacity);
  if (model)
    *model = NULL;
  if (!model || !path)
    return swiglurt_fail(&why, SWIGLU_ERROR_ARGUMENT,
                         swiglurt_strerror(SWIGLU_ERROR_ARGUMENT));
  swiglurt_put(&why, path);
  swiglurt_put(&why, ": ");
  kernel = swiglurt_choose(function, &why);
  if (!kernel)
    return SWIGLU_ERROR_TARGET;
  fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a FIFO must not hang */
  if (fd < 0)
    return swiglurt_errno(&why);
  error = swiglurt_load_header(kernel->describe(), fd, &header, &entry, &why);
  if (!error)
    error = swiglurt_map_model(kernel, fd, &entry, model, &why);
  free(header);
  close(fd);
  if (!error)
    swiglurt_text_begin(&why, text, capacity);
  return error;
}

/* --- Contexts -------------------------------------------------------------*/

struct swiglu_context_s {
  const swiglurt_model *model;
  int32_t threads;
  swiglurt_pool *pool;
  void *scratch;
  size_t scratch_bytes;
  _Atomic int growing; /* the two above do not agree */
};

/* How many CPUs the calling thread may run on; at least 1. */
static int32_t swiglurt_cpus(void) {
  size_t words = 16;
  for (;;) {
    size_t bytes = words * sizeof(unsigned long), i;
    unsigned long *mask = (unsigned long *)calloc(words, sizeof(unsigned long));
    int count = 0, error;
    if (!mask)
      return 1;
    error = sched_getaffinity(0, bytes, (cpu_set_t *)mask) ? errno : 0;
    for (i = 0; i < words; ++i)
      for (; mask[i]; mask[i] &= mask[i] - 1)
        ++count;
    free(mask);
    /* EINVAL: the machine's mask is larger than ours. */
    if (error == EINVAL && words < 4096) {
      words *= 2;
      continue;
    }
    if (error || count < 1)
      return 1;
    return count < SWIGLURT_MAX_THREADS ? count : SWIGLURT_MAX_THREADS;
  }
}

static int swiglurt_has_kernel(const swiglurt_function *function,
                               const swiglurt_kernel *kernel) {
  size_t i;
  for (i = 0; i < function->count; ++i)
    if (kernel == &function->kernels[i])
      return 1;
  return 0;
}

SWIGLURT_API int swiglurt_context_create(const swiglurt_function *function,
                                         const swiglurt_model *model,
                                         int32_t threads,
                                         swiglurt_context **context) {
  swiglurt_context *made;
  if (!context)
    return SWIGLU_ERROR_ARGUMENT;
  *context = NULL;
  /* A model of another function would be read past its end. */
  if (!model || !swiglurt_has_kernel(function, model->kernel) || threads < 0 ||
      threads > SWIGLURT_MAX_THREADS)
    return SWIGLU_ERROR_ARGUMENT;
  made = (swiglurt_context *)calloc(1, sizeof(*made));
  if (!made)
    return SWIGLU_ERROR_MEMORY;
  made->model = model;
  made->threads = threads ? threads : swiglurt_cpus();
  made->pool = swiglurt_pool_create(made->threads);
  if (!made->pool) {
    free(made);
    return SWIGLU_ERROR_MEMORY;
  }
  SWIGLURT_COUNT(&((swiglurt_model *)model)->contexts, 1);
  *context = made;
  return SWIGLU_OK;
}

SWIGLURT_API int swiglurt_threads_create(int32_t threads, swiglu_host *host) {
  swiglurt_pool *pool;
  if (threads < 0 || threads > SWIGLURT_MAX_THREADS)
    return SWIGLU_ERROR_ARGUMENT;
  if (threads == 0)
    threads = swiglurt_cpus();
  pool = swiglurt_pool_create(threads);
  if (!pool)
    return SWIGLU_ERROR_MEMORY;
  swiglurt_pool_own(pool, threads);
  host->size = sizeof(*host);
  host->threads = threads;
  host->self = pool;
  host->parallel_for = swiglurt_pool_for;
  host->stream = NULL;
  return SWIGLU_OK;
}

SWIGLURT_API void swiglurt_threads_destroy(swiglu_host *host) {
  swiglurt_pool_destroy((swiglurt_pool *)host->self, host->threads);
}

static int swiglurt_grow(swiglurt_context *context, size_t bytes) {
  int failed = 0;
  if (bytes <= context->scratch_bytes)
    return SWIGLU_OK;
  atomic_store(&context->growing, 1);
  free(context->scratch);
  context->scratch_bytes = 0;
  failed = posix_memalign(&context->scratch, SWIGLU_ALIGNMENT, bytes);
  if (failed)
    context->scratch = NULL;
  else
    context->scratch_bytes = bytes;
  atomic_store(&context->growing, 0);
  return failed ? SWIGLU_ERROR_MEMORY : SWIGLU_OK;
}

SWIGLURT_API int swiglurt_context_run(swiglurt_context *context, const void *x,
                                      int64_t ldx, int64_t tokens, void *y,
                                      int64_t ldy) {
  swiglurt_pool *pool;
  size_t bytes;
  int error;
  if (!context)
    return SWIGLU_ERROR_ARGUMENT;
  if (tokens < 0)
    return SWIGLU_ERROR_TOKENS;
  bytes = context->model->kernel->scratch_bytes(context->model, tokens);
  if (bytes == SIZE_MAX)
    return SWIGLU_ERROR_TOKENS;
  pool = context->pool;
  swiglurt_pool_own(pool, context->threads);
  SWIGLURT_COUNT(&pool->runs, 1);
  pthread_mutex_lock(&pool->run);
  /* Only in a child whose parent was forked while it grew: the block is lost,
   * as nobody knows whether it is free. */
  if (atomic_load(&context->growing)) {
    context->scratch = NULL;
    context->scratch_bytes = 0;
  }
  error = swiglurt_grow(context, bytes);
  if (!error) {
    swiglu_host host;
    memset(&host, 0, sizeof(host));
    host.size = sizeof(host);
    host.threads = context->threads;
    host.self = pool;
    host.parallel_for = swiglurt_pool_for;
    error = context->model->kernel->run(context->model, x, ldx, tokens, y, ldy,
                                        context->scratch, &host);
  }
  pthread_mutex_unlock(&pool->run);
  SWIGLURT_COUNT(&pool->runs, -1);
  return error;
}

SWIGLURT_API void swiglurt_context_destroy(swiglurt_context *context) {
  if (!context)
    return;
  swiglurt_pool_own(context->pool, context->threads);
  swiglurt_expect(SWIGLURT_COUNT(&context->pool->runs, 0) != 0,
                  "swiglu: a context is destroyed during a run of it\n");
  SWIGLURT_COUNT(&((swiglurt_model *)context->model)->contexts, -1);
  swiglurt_pool_destroy(context->pool, context->threads);
  if (!atomic_load(&context->growing))
    free(context->scratch);
  free(context);
}
