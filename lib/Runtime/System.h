/*===- System.h - What the core uses of the system --------------------------===
 *
 * The C library and nothing else. The file that includes it has _GNU_SOURCE.
 *
 *===----------------------------------------------------------------------===*/
#ifndef SWIGLU_LIB_RUNTIME_SYSTEM_H
#define SWIGLU_LIB_RUNTIME_SYSTEM_H

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

#endif /* SWIGLU_LIB_RUNTIME_SYSTEM_H */
