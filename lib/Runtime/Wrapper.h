/*===- Wrapper.h - The symbols of one compiled function ---------------------===
 *
 * SWIGLURT_DECLARE(K) declares the symbols of a kernel object with prefix K, of
 * which SWIGLURT_KERNEL(K) is the table. SWIGLURT_DEFINE(P) defines the
 * functions that a library exports, over the array swiglurt_kernels_P.
 *
 *===----------------------------------------------------------------------===*/
#ifndef SWIGLU_LIB_RUNTIME_WRAPPER_H
#define SWIGLU_LIB_RUNTIME_WRAPPER_H

/* Everything else is hidden; the version script lists these again. */
#define SWIGLURT_EXPORT __attribute__((visibility("default")))

#define SWIGLURT_DECLARE(K)                                                    \
  const swiglu_info *K##_describe(void);                                       \
  size_t K##_packed_bytes(void);                                               \
  int K##_prepare(const void *const *raw, void *packed,                        \
                  const swiglu_host *host);                                    \
  size_t K##_scratch_bytes(const swiglurt_model *model, int64_t tokens);       \
  int K##_stages(const swiglurt_model *model);                                 \
  int64_t K##_tasks(const swiglurt_model *model, int stage, int64_t tokens);   \
  int K##_task(const swiglurt_model *model, int stage, int64_t i,              \
               const void *x, int64_t ldx, int64_t tokens, void *y,            \
               int64_t ldy, void *scratch);                                    \
  int K##_run(const swiglurt_model *model, const void *x, int64_t ldx,         \
              int64_t tokens, void *y, int64_t ldy, void *scratch,             \
              const swiglu_host *host);

#define SWIGLURT_KERNEL(K)                                                     \
  {K##_describe, K##_packed_bytes, K##_prepare, K##_scratch_bytes,             \
   K##_stages,   K##_tasks,        K##_task,    K##_run}

#define SWIGLURT_DEFINE(P)                                                     \
  static const swiglurt_function swiglurt_function_##P = {                     \
      swiglurt_kernels_##P,                                                    \
      sizeof(swiglurt_kernels_##P) / sizeof(*swiglurt_kernels_##P)};           \
  SWIGLURT_EXPORT const swiglu_info *P##_describe(void) {                      \
    return swiglurt_describe(&swiglurt_function_##P);                          \
  }                                                                            \
  SWIGLURT_EXPORT size_t P##_packed_bytes(void) {                              \
    return swiglurt_packed_bytes(&swiglurt_function_##P);                      \
  }                                                                            \
  SWIGLURT_EXPORT int P##_prepare(const void *const *raw, void *packed,        \
                                  const swiglu_host *host) {                   \
    return swiglurt_prepare(&swiglurt_function_##P, raw, packed, host);        \
  }                                                                            \
  SWIGLURT_EXPORT size_t P##_scratch_bytes(const swiglurt_model *model,        \
                                           int64_t tokens) {                   \
    return swiglurt_scratch_bytes(&swiglurt_function_##P, model, tokens);      \
  }                                                                            \
  SWIGLURT_EXPORT int P##_stages(const swiglurt_model *model) {                \
    return swiglurt_stages(&swiglurt_function_##P, model);                     \
  }                                                                            \
  SWIGLURT_EXPORT int64_t P##_tasks(const swiglurt_model *model, int stage,    \
                                    int64_t tokens) {                          \
    return swiglurt_tasks(&swiglurt_function_##P, model, stage, tokens);       \
  }                                                                            \
  SWIGLURT_EXPORT int P##_task(                                                \
      const swiglurt_model *model, int stage, int64_t i, const void *x,        \
      int64_t ldx, int64_t tokens, void *y, int64_t ldy, void *scratch) {      \
    return model ? model->kernel->task(model, stage, i, x, ldx, tokens, y,     \
                                       ldy, scratch)                           \
                 : SWIGLU_ERROR_ARGUMENT;                                      \
  }                                                                            \
  SWIGLURT_EXPORT int P##_run(                                                 \
      const swiglurt_model *model, const void *x, int64_t ldx, int64_t tokens, \
      void *y, int64_t ldy, void *scratch, const swiglu_host *host) {          \
    return model ? model->kernel->run(model, x, ldx, tokens, y, ldy, scratch,  \
                                      host)                                    \
                 : SWIGLU_ERROR_ARGUMENT;                                      \
  }                                                                            \
  SWIGLURT_EXPORT int P##_load(const char *path, swiglurt_model **model) {     \
    return swiglurt_load(&swiglurt_function_##P, path, model, NULL, 0);        \
  }                                                                            \
  SWIGLURT_EXPORT int P##_load_explain(const char *path, char *text,           \
                                       size_t capacity) {                      \
    swiglurt_model *model;                                                     \
    int error =                                                                \
        swiglurt_load(&swiglurt_function_##P, path, &model, text, capacity);   \
    swiglurt_unload(model);                                                    \
    return error;                                                              \
  }                                                                            \
  SWIGLURT_EXPORT int P##_open(const void *packed, size_t bytes,               \
                               swiglurt_model **model) {                       \
    return swiglurt_open(&swiglurt_function_##P, packed, bytes, model);        \
  }                                                                            \
  SWIGLURT_EXPORT void P##_unload(swiglurt_model *model) {                     \
    swiglurt_unload(model);                                                    \
  }                                                                            \
  SWIGLURT_EXPORT const char *P##_strerror(int error) {                        \
    return swiglurt_strerror(error);                                           \
  }                                                                            \
  SWIGLURT_EXPORT int P##_context_create(const swiglurt_model *model,          \
                                         int32_t threads,                      \
                                         swiglurt_context **context) {         \
    return swiglurt_context_create(&swiglurt_function_##P, model, threads,     \
                                   context);                                   \
  }                                                                            \
  SWIGLURT_EXPORT int P##_context_run(swiglurt_context *context,               \
                                      const void *x, int64_t ldx,              \
                                      int64_t tokens, void *y, int64_t ldy) {  \
    return swiglurt_context_run(context, x, ldx, tokens, y, ldy);              \
  }                                                                            \
  SWIGLURT_EXPORT void P##_context_destroy(swiglurt_context *context) {        \
    swiglurt_context_destroy(context);                                         \
  }

#endif /* SWIGLU_LIB_RUNTIME_WRAPPER_H */
