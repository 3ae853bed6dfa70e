/*===- Cpu.c - Whether this CPU has what a function is compiled for ---------===
 *
 * Code for AVX-512 on a CPU without it dies of SIGILL in the middle of a run;
 * this turns it into an error at load. Features that are not in the table are
 * taken for granted, as are all on other architectures.
 *
 *===----------------------------------------------------------------------===*/

#if defined(__x86_64__)
typedef struct swiglurt_feature {
  const char *name; /* as LLVM spells it */
  uint32_t leaf, subleaf;
  uint8_t reg; /* eax, ebx, ecx, edx */
  uint8_t bit;
  uint32_t state; /* bits of XCR0: what the system must save */
} swiglurt_feature;

static const swiglurt_feature swiglurt_features[] = {
    {"sse3", 1, 0, 2, 0, 0},
    {"ssse3", 1, 0, 2, 9, 0},
    {"fma", 1, 0, 2, 12, 0x6},
    {"sse4.1", 1, 0, 2, 19, 0},
    {"sse4.2", 1, 0, 2, 20, 0},
    {"movbe", 1, 0, 2, 22, 0},
    {"popcnt", 1, 0, 2, 23, 0},
    {"avx", 1, 0, 2, 28, 0x6},
    {"f16c", 1, 0, 2, 29, 0x6},
    {"bmi", 7, 0, 1, 3, 0},
    {"avx2", 7, 0, 1, 5, 0x6},
    {"bmi2", 7, 0, 1, 8, 0},
    {"avx512f", 7, 0, 1, 16, 0xe6},
    {"avx512dq", 7, 0, 1, 17, 0xe6},
    {"avx512ifma", 7, 0, 1, 21, 0xe6},
    {"avx512cd", 7, 0, 1, 28, 0xe6},
    {"avx512bw", 7, 0, 1, 30, 0xe6},
    {"avx512vl", 7, 0, 1, 31, 0xe6},
    {"avx512vbmi", 7, 0, 2, 1, 0xe6},
    {"avx512vbmi2", 7, 0, 2, 6, 0xe6},
    {"avx512vnni", 7, 0, 2, 11, 0xe6},
    {"avx512bitalg", 7, 0, 2, 12, 0xe6},
    {"avx512vpopcntdq", 7, 0, 2, 14, 0xe6},
    {"amx-bf16", 7, 0, 3, 22, 0x60000},
    {"avx512fp16", 7, 0, 3, 23, 0xe6},
    {"amx-tile", 7, 0, 3, 24, 0x60000},
    {"amx-int8", 7, 0, 3, 25, 0x60000},
    {"avxvnni", 7, 1, 0, 4, 0x6},
    {"avx512bf16", 7, 1, 0, 5, 0xe6},
    {"avxifma", 7, 1, 0, 23, 0x6},
    {"avxvnniint8", 7, 1, 3, 4, 0x6},
    {"lzcnt", 0x80000001u, 0, 2, 5, 0},
    {"fma4", 0x80000001u, 0, 2, 16, 0x6},
};

static int swiglurt_cpu_has(const swiglurt_feature *feature) {
  uint32_t reg[4];
  if (!__get_cpuid_count(feature->leaf, feature->subleaf, &reg[0], &reg[1],
                         &reg[2], &reg[3]) ||
      !(reg[feature->reg] >> feature->bit & 1))
    return 0;
  if (feature->state) {
    uint32_t low, high;
    if (!__get_cpuid(1, &reg[0], &reg[1], &reg[2], &reg[3]) ||
        !(reg[2] >> 27 & 1)) /* OSXSAVE: is there an XCR0 to read? */
      return 0;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (low & feature->state) == feature->state;
  }
  return 1;
}
#endif

static int swiglurt_check_cpu(const swiglu_info *info, swiglurt_text *why) {
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
          swiglurt_cpu_has(feature))
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
  (void)info;
  (void)why;
#endif
  return SWIGLU_OK;
}
