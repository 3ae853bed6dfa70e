/*===- Wrapper.h - The runtime's symbols for one compiled function ----------===
 *
 * SWIGLURT_DEFINE(P) declares the kernel object's symbols with prefix P that
 * the core needs, and defines those that the core gives.
 *
 *===----------------------------------------------------------------------===*/
#ifndef SWIGLU_LIB_RUNTIME_WRAPPER_H
#define SWIGLU_LIB_RUNTIME_WRAPPER_H

/* Everything else is hidden; the version script lists these again. */
#define SWIGLURT_EXPORT __attribute__((visibility("default")))

#define SWIGLURT_DEFINE(P)                                                     \
  const swiglu_info *P##_describe(void);                                       \
  size_t P##_scratch_bytes(const swiglurt_model *model, int64_t tokens);       \
  int P##_run(const swiglurt_model *model, const void *x, int64_t ldx,         \
              int64_t tokens, void *y, int64_t ldy, void *scratch,             \
              const swiglu_host *host);                                        \
  static const swiglurt_kernel swiglurt_kernel_##P = {                         \
      P##_describe, P##_scratch_bytes, P##_run};                               \
  SWIGLURT_EXPORT int P##_load(const char *path, swiglurt_model **model) {     \
    return swiglurt_load(&swiglurt_kernel_##P, path, model, NULL, 0);          \
  }                                                                            \
  SWIGLURT_EXPORT int P##_load_explain(const char *path, char *text,           \
                                       size_t capacity) {                      \
    swiglurt_model *model;                                                     \
    int error =                                                                \
        swiglurt_load(&swiglurt_kernel_##P, path, &model, text, capacity);     \
    swiglurt_unload(model);                                                    \
    return error;                                                              \
  }                                                                            \
  SWIGLURT_EXPORT int P##_open(const void *packed, size_t bytes,               \
                               swiglurt_model **model) {                       \
    return swiglurt_open(&swiglurt_kernel_##P, packed, bytes, model);          \
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
    return swiglurt_context_create(&swiglurt_kernel_##P, model, threads,       \
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
