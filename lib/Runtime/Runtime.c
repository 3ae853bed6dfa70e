/*===- Runtime.c - The core as one translation unit -------------------------===
 *
 * For the library SwiGLURuntimeSupport, with external linkage. Generated glue
 * is the same list, with static functions; see CMakeLists.txt, which embeds the
 * parts in this order.
 *
 *===----------------------------------------------------------------------===*/
#define _GNU_SOURCE /* sched_getaffinity, MADV_WIPEONFORK */
#if !defined(NDEBUG) && !defined(SWIGLURT_DEBUG)
#define SWIGLURT_DEBUG 1
#endif

#include "swiglu/Runtime/swiglu.h"

#include "swiglu/Runtime/Core.h"

#include "System.h"

#include "Text.c"

#include "Checksum.c"

#include "PackedFile.c"

#include "Cpu.c"

#include "Pool.c"

#include "Model.c"
