/*===- Cpu.c - Which kernels this CPU can run -------------------------------===
 *
 * Code for AVX-512 on a CPU without it dies of SIGILL in the middle of a run;
 * this turns it into an error at load, or into the choice of another kernel.
 * The table has what compiled code may use. Other features, as those of the
 * system's instructions, are taken for granted, as are all on other
 * architectures.
 *
 *===----------------------------------------------------------------------===*/

#if defined(__x86_64__)
enum {
  SWIGLURT_LEAF_1,
  SWIGLURT_LEAF_7,
  SWIGLURT_LEAF_7_1,
  SWIGLURT_LEAF_EXTENDED,
  SWIGLURT_LEAVES
};
enum { SWIGLURT_EAX, SWIGLURT_EBX, SWIGLURT_ECX, SWIGLURT_EDX };
/* Bits of XCR0: what the system saves with a thread. */
enum {
  SWIGLURT_NO_STATE = 0,
  SWIGLURT_YMM = 0x6,
  SWIGLURT_ZMM = 0xe6,
  SWIGLURT_TILES = 0x60000,
  SWIGLURT_R16 = 0x80000
};

typedef struct swiglurt_cpu {
  uint32_t leaf[SWIGLURT_LEAVES][4];
  uint32_t state; /* XCR0 */
} swiglurt_cpu;

typedef struct swiglurt_feature {
  const char *name; /* as LLVM spells it */
  uint8_t leaf, reg, bit;
  uint32_t state;
} swiglurt_feature;

#define SWIGLURT_F1(name, reg, bit, state)                                     \
  {name, SWIGLURT_LEAF_1, SWIGLURT_##reg, bit, SWIGLURT_##state}
#define SWIGLURT_F7(name, reg, bit, state)                                     \
  {name, SWIGLURT_LEAF_7, SWIGLURT_##reg, bit, SWIGLURT_##state}
#define SWIGLURT_F71(name, reg, bit, state)                                    \
  {name, SWIGLURT_LEAF_7_1, SWIGLURT_##reg, bit, SWIGLURT_##state}
#define SWIGLURT_FX(name, reg, bit, state)                                     \
  {name, SWIGLURT_LEAF_EXTENDED, SWIGLURT_##reg, bit, SWIGLURT_##state}
static const swiglurt_feature swiglurt_features[] = {
    SWIGLURT_F1("cmov", EDX, 15, NO_STATE),
    SWIGLURT_F1("sse", EDX, 25, NO_STATE),
    SWIGLURT_F1("sse2", EDX, 26, NO_STATE),
    SWIGLURT_F1("sse3", ECX, 0, NO_STATE),
    SWIGLURT_F1("pclmul", ECX, 1, NO_STATE),
    SWIGLURT_F1("ssse3", ECX, 9, NO_STATE),
    SWIGLURT_F1("fma", ECX, 12, YMM),
    SWIGLURT_F1("cx16", ECX, 13, NO_STATE),
    SWIGLURT_F1("sse4.1", ECX, 19, NO_STATE),
    SWIGLURT_F1("sse4.2", ECX, 20, NO_STATE),
    SWIGLURT_F1("crc32", ECX, 20, NO_STATE),
    SWIGLURT_F1("movbe", ECX, 22, NO_STATE),
    SWIGLURT_F1("popcnt", ECX, 23, NO_STATE),
    SWIGLURT_F1("aes", ECX, 25, NO_STATE),
    SWIGLURT_F1("avx", ECX, 28, YMM),
    SWIGLURT_F1("f16c", ECX, 29, YMM),
    SWIGLURT_F7("bmi", EBX, 3, NO_STATE),
    SWIGLURT_F7("avx2", EBX, 5, YMM),
    SWIGLURT_F7("bmi2", EBX, 8, NO_STATE),
    SWIGLURT_F7("avx512f", EBX, 16, ZMM),
    SWIGLURT_F7("avx512dq", EBX, 17, ZMM),
    SWIGLURT_F7("adx", EBX, 19, NO_STATE),
    SWIGLURT_F7("avx512ifma", EBX, 21, ZMM),
    SWIGLURT_F7("avx512cd", EBX, 28, ZMM),
    SWIGLURT_F7("sha", EBX, 29, NO_STATE),
    SWIGLURT_F7("avx512bw", EBX, 30, ZMM),
    SWIGLURT_F7("avx512vl", EBX, 31, ZMM),
    SWIGLURT_F7("avx512vbmi", ECX, 1, ZMM),
    SWIGLURT_F7("avx512vbmi2", ECX, 6, ZMM),
    SWIGLURT_F7("gfni", ECX, 8, NO_STATE),
    SWIGLURT_F7("vaes", ECX, 9, YMM),
    SWIGLURT_F7("vpclmulqdq", ECX, 10, YMM),
    SWIGLURT_F7("avx512vnni", ECX, 11, ZMM),
    SWIGLURT_F7("avx512bitalg", ECX, 12, ZMM),
    SWIGLURT_F7("avx512vpopcntdq", ECX, 14, ZMM),
    SWIGLURT_F7("movdiri", ECX, 27, NO_STATE),
    SWIGLURT_F7("movdir64b", ECX, 28, NO_STATE),
    SWIGLURT_F7("avx512vp2intersect", EDX, 8, ZMM),
    SWIGLURT_F7("amx-bf16", EDX, 22, TILES),
    SWIGLURT_F7("avx512fp16", EDX, 23, ZMM),
    SWIGLURT_F7("amx-tile", EDX, 24, TILES),
    SWIGLURT_F7("amx-int8", EDX, 25, TILES),
    SWIGLURT_F71("sha512", EAX, 0, YMM),
    SWIGLURT_F71("sm3", EAX, 1, YMM),
    SWIGLURT_F71("sm4", EAX, 2, YMM),
    SWIGLURT_F71("avxvnni", EAX, 4, YMM),
    SWIGLURT_F71("avx512bf16", EAX, 5, ZMM),
    SWIGLURT_F71("cmpccxadd", EAX, 7, NO_STATE),
    SWIGLURT_F71("amx-fp16", EAX, 21, TILES),
    SWIGLURT_F71("avxifma", EAX, 23, YMM),
    SWIGLURT_F71("movrs", EAX, 31, NO_STATE),
    SWIGLURT_F71("avxvnniint8", EDX, 4, YMM),
    SWIGLURT_F71("avxneconvert", EDX, 5, YMM),
    SWIGLURT_F71("amx-complex", EDX, 8, TILES),
    SWIGLURT_F71("avxvnniint16", EDX, 10, YMM),
    SWIGLURT_F71("avx10.1", EDX, 19, ZMM),
    SWIGLURT_F71("egpr", EDX, 21, R16),
    SWIGLURT_F71("push2pop2", EDX, 21, R16),
    SWIGLURT_F71("ppx", EDX, 21, R16),
    SWIGLURT_F71("ndd", EDX, 21, R16),
    SWIGLURT_F71("ccmp", EDX, 21, R16),
    SWIGLURT_F71("nf", EDX, 21, R16),
    SWIGLURT_F71("cf", EDX, 21, R16),
    SWIGLURT_F71("zu", EDX, 21, R16),
    SWIGLURT_FX("sahf", ECX, 0, NO_STATE),
    SWIGLURT_FX("lzcnt", ECX, 5, NO_STATE),
    SWIGLURT_FX("sse4a", ECX, 6, NO_STATE),
    SWIGLURT_FX("prfchw", ECX, 8, NO_STATE),
    SWIGLURT_FX("xop", ECX, 11, YMM),
    SWIGLURT_FX("fma4", ECX, 16, YMM),
    SWIGLURT_FX("tbm", ECX, 21, NO_STATE),
};
#undef SWIGLURT_F1
#undef SWIGLURT_F7
#undef SWIGLURT_F71
#undef SWIGLURT_FX

static void swiglurt_read_cpu(swiglurt_cpu *cpu) {
  static const uint32_t leaves[SWIGLURT_LEAVES][2] = {
      {1, 0}, {7, 0}, {7, 1}, {0x80000001u, 0}};
  uint32_t high, subleaves = 0;
  int i;
  memset(cpu, 0, sizeof(*cpu));
  for (i = 0; i < SWIGLURT_LEAVES; ++i) {
    uint32_t *reg = cpu->leaf[i];
    /* Beyond the last one of leaf 7 there is anything. */
    if (leaves[i][1] > subleaves ||
        !__get_cpuid_count(leaves[i][0], leaves[i][1], &reg[0], &reg[1],
                           &reg[2], &reg[3]))
      memset(reg, 0, sizeof(cpu->leaf[i]));
    if (i == SWIGLURT_LEAF_7)
      subleaves = reg[SWIGLURT_EAX];
  }
  /* OSXSAVE: is there an XCR0 to read? */
  if (cpu->leaf[SWIGLURT_LEAF_1][SWIGLURT_ECX] >> 27 & 1)
    __asm__ volatile("xgetbv" : "=a"(cpu->state), "=d"(high) : "c"(0));
}

/* Linux lets a process use the tiles of AMX once it has asked for them. */
static int swiglurt_may_use_tiles(void) {
#if defined(__linux__) && defined(SYS_arch_prctl)
  enum { REQ_XCOMP_PERM = 0x1023, XTILEDATA = 18 };
  return syscall(SYS_arch_prctl, REQ_XCOMP_PERM, XTILEDATA) == 0;
#else
  return 0;
#endif
}

static int swiglurt_cpu_has(const swiglurt_cpu *cpu,
                            const swiglurt_feature *feature) {
  return (cpu->leaf[feature->leaf][feature->reg] >> feature->bit & 1) &&
         (cpu->state & feature->state) == feature->state &&
         (feature->state != SWIGLURT_TILES || swiglurt_may_use_tiles());
}
#else
typedef struct swiglurt_cpu {
  int nothing;
} swiglurt_cpu;

static void swiglurt_read_cpu(swiglurt_cpu *cpu) { cpu->nothing = 0; }
#endif

static int swiglurt_check_cpu(const swiglurt_cpu *cpu, const swiglu_info *info,
                              swiglurt_text *why) {
#if defined(__x86_64__)
  const char *at = info->target_features;
  while (*at) {
    const char *end = at;
    size_t i;
    while (*end && *end != ',')
      ++end;
    for (i = 0; *at == '+' &&
                i < sizeof(swiglurt_features) / sizeof(*swiglurt_features);
         ++i) {
      const swiglurt_feature *feature = &swiglurt_features[i];
      size_t length = (size_t)(end - at - 1);
      if (strlen(feature->name) != length ||
          memcmp(feature->name, at + 1, length) != 0 ||
          swiglurt_cpu_has(cpu, feature))
        continue;
      swiglurt_put(why, "this CPU has no ");
      swiglurt_put(why, feature->name);
      swiglurt_put(why, ", which target '");
      swiglurt_put(why, info->target_cpu);
      swiglurt_put(why, "' needs");
      return SWIGLU_ERROR_TARGET;
    }
    at = *end ? end + 1 : end;
  }
#else
  (void)cpu;
  (void)info;
  (void)why;
#endif
  return SWIGLU_OK;
}

/* The first kernel that this CPU can run; null if there is none, and `why` then
 * says what each of them lacks. */
static const swiglurt_kernel *swiglurt_choose(const swiglurt_function *function,
                                              swiglurt_text *why) {
  size_t length = why->length, i;
  swiglurt_cpu cpu;
  swiglurt_read_cpu(&cpu); /* once: in a virtual machine it is slow */
  for (i = 0; i < function->count; ++i) {
    if (i)
      swiglurt_put(why, "; ");
    if (swiglurt_check_cpu(&cpu, function->kernels[i].describe(), why))
      continue;
    why->length = length;
    swiglurt_put(why, "");
    return &function->kernels[i];
  }
  return NULL;
}

/* The same without the reason. */
static const swiglurt_kernel *
swiglurt_find_kernel(const swiglurt_function *function) {
  swiglurt_text none;
  swiglurt_text_begin(&none, NULL, 0);
  return swiglurt_choose(function, &none);
}

/* --- What has no model ----------------------------------------------------*/

/* Where no kernel can run, the least demanding one. */
static const swiglurt_kernel *
swiglurt_described(const swiglurt_function *function) {
  const swiglurt_kernel *kernel = &function->kernels[function->count - 1];
  if (function->count > 1) {
    const swiglurt_kernel *found = swiglurt_find_kernel(function);
    if (found)
      kernel = found;
  }
  return kernel;
}

SWIGLURT_API const swiglu_info *
swiglurt_describe(const swiglurt_function *function) {
  return swiglurt_described(function)->describe();
}

SWIGLURT_API size_t swiglurt_packed_bytes(const swiglurt_function *function) {
  return swiglurt_described(function)->packed_bytes();
}

SWIGLURT_API int swiglurt_prepare(const swiglurt_function *function,
                                  const void *const *raw, void *packed,
                                  const swiglu_host *host) {
  const swiglurt_kernel *kernel = swiglurt_find_kernel(function);
  return kernel ? kernel->prepare(raw, packed, host) : SWIGLU_ERROR_TARGET;
}

/* The kernel of a model, or of what a call without one would have. */
static const swiglurt_kernel *
swiglurt_kernel_for(const swiglurt_function *function,
                    const swiglurt_model *model) {
  return model ? model->kernel : swiglurt_find_kernel(function);
}

SWIGLURT_API size_t swiglurt_scratch_bytes(const swiglurt_function *function,
                                           const swiglurt_model *model,
                                           int64_t tokens) {
  const swiglurt_kernel *kernel = swiglurt_kernel_for(function, model);
  return kernel ? kernel->scratch_bytes(model, tokens) : SIZE_MAX;
}

SWIGLURT_API int swiglurt_stages(const swiglurt_function *function,
                                 const swiglurt_model *model) {
  const swiglurt_kernel *kernel = swiglurt_kernel_for(function, model);
  return kernel ? kernel->stages(model) : 0;
}

SWIGLURT_API int64_t swiglurt_tasks(const swiglurt_function *function,
                                    const swiglurt_model *model, int stage,
                                    int64_t tokens) {
  const swiglurt_kernel *kernel = swiglurt_kernel_for(function, model);
  return kernel ? kernel->tasks(model, stage, tokens) : 0;
}
