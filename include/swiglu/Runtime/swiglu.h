/*===- swiglu.h - What every compiled block shares --------------------------===
 *
 * The part of the ABI that does not depend on the compiled function: the host
 * table, the description of a function and the error codes. The generated
 * header of a library contains this file; both may be included together.
 * Plain C99, also C++.
 *
 *===----------------------------------------------------------------------===*/
#ifndef SWIGLU_RUNTIME_SWIGLU_H
#define SWIGLU_RUNTIME_SWIGLU_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised when a caller has to change. Structures with a `size` grow without. */
#define SWIGLU_ABI_VERSION 1u

/* The alignment in bytes of everything that is packed, and of scratch. x, y and
 * the raw weights only need that of their element. */
#define SWIGLU_ALIGNMENT 64u

/* Threads and stream of one call, given by the host. A null table is the same
 * as one without `parallel_for`: the call runs on the calling thread. */
typedef struct swiglu_host {
  uint32_t size;   /* sizeof(swiglu_host) of the caller */
  int32_t threads; /* how many tasks run at once, at most; a hint */
  void *self;      /* handed to parallel_for */
  /* Calls task(arg, i) once for each 0 <= i < n, in any order, on any threads,
   * and returns when all have returned. Null: serial. */
  void (*parallel_for)(void *self, void (*task)(void *arg, int64_t i),
                       void *arg, int64_t n);
  void *stream; /* the device's stream; null on the CPU */
} swiglu_host;

/* DLPack's DLDataType, with its codes: 0 int, 1 unsigned, 2 float, 4 bfloat. */
typedef struct swiglu_dtype {
  uint8_t code;
  uint8_t bits;
  uint16_t lanes;
} swiglu_dtype;

/* One weight of a function. Raw, it is dense and row-major. */
typedef struct swiglu_tensor_info {
  const char *name; /* as in the checkpoint; "" when the module gives none */
  swiglu_dtype type;
  int32_t ndim;
  const int64_t *shape; /* ndim sizes; null for a scalar */
  /* Where it lies in the packed weights: `bytes` from byte `offset` on. Both
   * are 0 when the layout gives it no place of its own. */
  uint64_t offset;
  uint64_t bytes;
} swiglu_tensor_info;

/* What a compiled function is. Constant data of the library. */
typedef struct swiglu_info {
  uint32_t size;                 /* sizeof(swiglu_info) of the library */
  uint32_t abi_version;          /* SWIGLU_ABI_VERSION of the library */
  const char *name;              /* in the module, as "model.layers.0.mlp" */
  const char *layout;            /* id of the packed layout, as "raw" */
  const char *layout_parameters; /* as "n=16 k=4"; "" for none */
  const char *target_cpu;        /* as "x86-64-v3" */
  const char *target_features;   /* as "+avx2,+fma": what the CPU must have */
  swiglu_dtype x_type;
  swiglu_dtype y_type;
  int32_t device_type;  /* DLPack's DLDeviceType: 1 is the CPU */
  uint32_t weight_size; /* sizeof(swiglu_tensor_info) of the library */
  int64_t x_features;   /* x is [tokens, x_features] */
  int64_t y_features;   /* y is [tokens, y_features] */
  int64_t tokens;       /* -1: any number; else the only one it takes */
  int64_t weight_count;
  const swiglu_tensor_info *weights; /* in the order of `raw` in prepare */
  uint64_t packed_bytes;             /* a multiple of SWIGLU_ALIGNMENT; to
                                        prepare them may take more */
} swiglu_info;

/* What a call returns. Nothing was written to y unless it is SWIGLU_OK. */
enum swiglu_error {
  SWIGLU_OK = 0,
  SWIGLU_ERROR_ARGUMENT = 1,   /* null, or out of its range */
  SWIGLU_ERROR_TOKENS = 2,     /* negative, too many, or not the fixed number */
  SWIGLU_ERROR_STRIDE = 3,     /* ldx or ldy less than the features */
  SWIGLU_ERROR_ALIGNMENT = 4,  /* a pointer is not aligned as it must be */
  SWIGLU_ERROR_TASK = 5,       /* no such stage, or task of it */
  SWIGLU_ERROR_HOST = 6,       /* host table smaller than any known version */
  SWIGLU_ERROR_SIZE = 7,       /* the packed weights have another size */
  SWIGLU_ERROR_MEMORY = 8,     /* out of memory */
  SWIGLU_ERROR_FILE = 9,       /* file cannot be opened, read or mapped */
  SWIGLU_ERROR_TRUNCATED = 10, /* file has another size than it says */
  SWIGLU_ERROR_CORRUPT = 11,   /* not a packed weights file, or damaged */
  SWIGLU_ERROR_VERSION = 12,   /* file of another format version */
  SWIGLU_ERROR_CHECKSUM = 13,  /* checksum differs */
  SWIGLU_ERROR_NO_MODEL = 14,  /* file has no weights for this function */
  SWIGLU_ERROR_LAYOUT = 15,    /* weights packed in another layout */
  SWIGLU_ERROR_WEIGHTS = 16,   /* other weights: names, types or shapes */
  SWIGLU_ERROR_TARGET = 17,    /* this CPU lacks a feature of the target */
  SWIGLU_ERROR_OVERLAP = 18    /* x and y share memory */
};

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* SWIGLU_RUNTIME_SWIGLU_H */
