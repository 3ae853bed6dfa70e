/*===- ulp.c - Measures the errors stated in docs/Numerics.md -------------===*\
 *
 *===----------------------------------------------------------------------===*
 *
 * ulp NUMERICS.md STRIDE THREADS [FUNCTION]
 * ulp NUMERICS.md time
 *
 * Compares the compiled functions of functions.py with libm in double (f64:
 * in long double), on every STRIDE-th f32 and on special values, and checks
 * each result against the block of bounds in NUMERICS.md; FUNCTION picks one.
 * With `time`: nanoseconds an element in f32, from and to the first cache.
 * Run by ulp.sh.
 *
\*===----------------------------------------------------------------------===*/
#include <float.h>
#include <math.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BLOCK = 4096, MAX_THREADS = 64 };
typedef void (*Kernel)(const void *x, void *y);

/* The functions, with their references up to f32 and for f64. */

#define KERNELS(NAME)                                                          \
  extern void NAME##_f32(const void *, void *);                                \
  extern void NAME##_f32_scalar(const void *, void *);                         \
  extern void NAME##_f64(const void *, void *);                                \
  extern void NAME##_f16(const void *, void *);                                \
  extern void NAME##_bf16(const void *, void *);

/* clang-format off */
#define FUNCTIONS(F)                                                           \
  F(exp) F(erf) F(erfc) F(tanh) F(gelu_erfc) F(swish_falling)                  \
  F(gelu_tanh_low) F(sigmoid) F(swish) F(swish_beta) F(gelu) F(gelu_tanh)      \
  F(relu) F(squared_relu) F(fatrelu)
/* clang-format on */
FUNCTIONS(KERNELS)

#define BETA 1.702L
#define COEFFICIENT 0.7978845608028654L
#define THRESHOLD 0.125

/* clang-format off */
/* One definition for both precisions; S is the suffix of libm's names. The
   threshold has few bits: the step would be no error, but look like one. */
#define REFERENCES(T, S, TAG)                                                  \
  static T exp_##TAG(T x) { return exp##S(x); }                                \
  static T erf_##TAG(T x) { return erf##S(x); }                                \
  static T erfc_##TAG(T x) { return erfc##S(x); }                              \
  static T tanh_##TAG(T x) { return tanh##S(x); }                              \
  static T gelu_erfc_##TAG(T x) {                                              \
    return erfc##S(-x * (T)0.707106781186547524400844362104849L);              \
  }                                                                            \
  static T sigmoid_##TAG(T x) { return 1 / (1 + exp##S(-x)); }                 \
  static T swish_##TAG(T x) { return x / (1 + exp##S(-x)); }                   \
  static T swish_beta_##TAG(T x) { return x / (1 + exp##S(-(T)BETA * x)); }    \
  static T swish_falling_##TAG(T x) { return x / (1 + exp##S(x * 0.75f)); }    \
  static T gelu_##TAG(T x) { return x / 2 * gelu_erfc_##TAG(x); }              \
  /* 1 + tanh(v) = 2 / (1 + exp(-2v)), which does not cancel. */                \
  static T gelu_tanh_##TAG(T x) {                                              \
    T v = (T)COEFFICIENT * (x + (T)0.044715L * x * x * x);                     \
    return x / (1 + exp##S(-2 * v));                                           \
  }                                                                            \
  static T gelu_tanh_low_##TAG(T x) {                                          \
    return x / (1 + exp##S(-(x + (T)0.044715L * x * x * x)));                  \
  }                                                                            \
  static T relu_##TAG(T x) { return x <= 0 ? 0 : x; }                          \
  static T squared_relu_##TAG(T x) { return x <= 0 ? 0 : x * x; }              \
  static T fatrelu_##TAG(T x) { return x <= (T)THRESHOLD ? 0 : x; }
REFERENCES(double, , double)
REFERENCES(long double, l, long)
/* clang-format on */

typedef struct {
  const char *name;
  Kernel f32, f32Scalar, f64, f16, bf16;
  double (*exact)(double);
  long double (*exactLong)(long double);
} Function;
#define ENTRY(NAME)                                                            \
  {#NAME,      NAME##_f32,  NAME##_f32_scalar, NAME##_f64,                     \
   NAME##_f16, NAME##_bf16, NAME##_double,     NAME##_long},
static const Function functions[] = {FUNCTIONS(ENTRY)};
/* All are stated in ulp for f32, the activations by bounds for each type too.
   The first ones are functions of the math dialect, of which tanh is both; then
   come further f32 functions. */
enum { MATH_COUNT = 4, UNIT_COUNT = 7, FUNCTION_COUNT = sizeof functions / sizeof *functions };
static int isActivation(const Function *f) {
  return f >= functions + UNIT_COUNT || f->exact == tanh_double;
}

typedef struct {
  const char *name;
  int precision;   /* bits, with the hidden one */
  int minExponent; /* of the least normal number */
} Format;
static const Format f16 = {"f16", 11, -14}, bf16 = {"bf16", 8, -126},
                    f32 = {"f32", 24, -126};

static int failures;
static void check(int ok, const char *what, const char *name,
                  const char *detail) {
  if (ok)
    return;
  failures++;
  printf("FAILED: %s of %s %s\n", what, name, detail);
}

/* The bounds of NUMERICS.md: lines "ulp NAME LIMIT" and
   "bound NAME TYPE REL ABS" (NAME "storage": of the rounding to 16 bits). */

typedef struct {
  double rel, abs;
} Bound;
static char *bounds;
static void readBounds(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    fprintf(stderr, "ulp: cannot read %s\n", path);
    exit(2);
  }
  size_t capacity = 1 << 20, size;
  bounds = malloc(capacity);
  size = fread(bounds, 1, capacity - 1, file);
  bounds[size] = 0;
  fclose(file);
}
static Bound findBound(const char *kind, const char *name, const char *type) {
  Bound bound = {-1, 0};
  for (const char *line = bounds; line; line = strchr(line, '\n')) {
    line += *line == '\n';
    char k[16], n[32], t[16];
    if (!*type && sscanf(line, "%15s %31s %lf", k, n, &bound.rel) == 3 &&
        !strcmp(k, kind) && !strcmp(n, name))
      break;
    if (*type &&
        sscanf(line, "%15s %31s %15s %lf %lf", k, n, t, &bound.rel,
               &bound.abs) == 5 &&
        !strcmp(k, kind) && !strcmp(n, name) && !strcmp(t, type))
      break;
    bound.rel = -1;
  }
  if (bound.rel >= 0) {
    /* Stated for a beta of one. */
    if (!strcmp(name, "swish_beta"))
      bound.abs /= (double)BETA;
    return bound;
  }
  fprintf(stderr, "ulp: no line '%s %s %s' in the bounds\n", kind, name, type);
  exit(2);
}

/* Numbers of small formats, as double. */

static double ulpOf(double value, Format format) {
  /* The power of two below, as its exponent field alone. */
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  bits &= UINT64_C(0x7ff) << 52;
  uint64_t least = (uint64_t)(format.minExponent + 1023) << 52;
  bits = bits < least ? least : bits;
  bits -= (uint64_t)(format.precision - 1) << 52;
  memcpy(&value, &bits, sizeof value);
  return value;
}
/* Rounded to nearest even; infinity above the largest finite number. */
static double roundTo(double value, Format format) {
  if (value == 0 || !isfinite(value))
    return value;
  double ulp = ulpOf(value, format), result = rint(value / ulp) * ulp;
  return fabs(result) < ldexp(1, 2 - format.minExponent)
             ? result
             : copysign(INFINITY, value);
}
static double decode16(uint16_t bits, Format format) {
  int fieldBits = format.precision - 1, field = bits & ((1 << fieldBits) - 1);
  int exponent = (bits & 0x7fff) >> fieldBits;
  double sign = bits >> 15 ? -1 : 1;
  if (exponent == 0x7fff >> fieldBits)
    return field ? NAN : sign * INFINITY;
  if (exponent)
    field |= 1 << fieldBits, exponent--;
  return sign * ldexp(field, exponent + format.minExponent - fieldBits);
}
static float fromBits(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

/* The sweep over f32. */

static int same(float x, float y) {
  return !memcmp(&x, &y, sizeof x) || (isnan(x) && isnan(y));
}

typedef struct {
  double ulp[3]; /* largest error: results >= 0, < 0 or x < 0, subnormal */
  float at[3];   /* where */
  double rel;    /* largest relative error of normal results */
  double share;  /* largest error as a share of the bound */
  float shareAt;
  uint64_t wrong;  /* not NaN or infinity exactly where the reference is */
  uint64_t differ; /* the scalar function gives other bits */
} Worst;
typedef struct {
  const Function *function;
  Bound bound;
  uint64_t stride;
  unsigned thread, threads;
  Worst worst;
} Job;

static void measure(Job *job, float x, float y) {
  Worst *worst = &job->worst;
  double exact = job->function->exact(x), rounded = (float)exact;
  if (!isfinite(rounded) || !isfinite(y)) {
    /* One that rounds to infinity may come out as the largest number. */
    if (!(isnan(rounded) ? isnan(y) : y == rounded) &&
        !(isinf(rounded) && fabsf(y) == FLT_MAX) &&
        !(isinf(y) && fabs(rounded) > FLT_MAX * (1 - 1e-6)))
      worst->wrong++;
    return;
  }
  double error = fabs(y - exact), ulps = error / ulpOf(exact, f32);
  int tiny = fabs(exact) < FLT_MIN, kind = tiny ? 2 : signbit(x) ? 1 : 0;
  if (ulps > worst->ulp[kind]) {
    worst->ulp[kind] = ulps;
    worst->at[kind] = x;
  }
  if (!tiny && error > worst->rel * fabs(exact))
    worst->rel = error / fabs(exact);
  double limit = job->bound.rel * fabs(exact) + job->bound.abs;
  double share = error == 0 ? 0 : error / limit;
  if (share > worst->share) {
    worst->share = share;
    worst->shareAt = x;
  }
}

static void *sweep(void *argument) {
  Job *job = argument;
  float x[BLOCK], y[BLOCK], z[BLOCK];
  uint64_t step = job->stride * BLOCK;
  for (uint64_t first = job->thread * step; first >> 32 == 0;
       first += step * job->threads) {
    for (uint64_t i = 0; i < BLOCK; i++) {
      uint64_t bits = first + i * job->stride;
      x[i] = fromBits(bits >> 32 ? 0 : (uint32_t)bits);
    }
    job->function->f32(x, y);
    job->function->f32Scalar(x, z);
    for (int i = 0; i < BLOCK; i++) {
      job->worst.differ += !same(y[i], z[i]);
      measure(job, x[i], y[i]);
    }
  }
  return NULL;
}

static Worst sweepAll(const Function *function, Bound bound, uint64_t stride,
                      unsigned threads) {
  Job jobs[MAX_THREADS];
  pthread_t handles[MAX_THREADS];
  memset(jobs, 0, sizeof jobs);
  for (unsigned i = 0; i < threads; i++) {
    jobs[i].function = function;
    jobs[i].bound = bound;
    jobs[i].stride = stride;
    jobs[i].thread = i;
    jobs[i].threads = threads;
    if (pthread_create(&handles[i], NULL, sweep, &jobs[i])) {
      fprintf(stderr, "ulp: cannot start a thread\n");
      exit(2);
    }
  }
  Worst all;
  for (unsigned i = 0; i < threads; i++) {
    pthread_join(handles[i], NULL);
    Worst *worst = &jobs[i].worst;
    if (i == 0) {
      all = *worst;
      continue;
    }
    for (int k = 0; k < 3; k++)
      if (worst->ulp[k] > all.ulp[k]) {
        all.ulp[k] = worst->ulp[k];
        all.at[k] = worst->at[k];
      }
    if (worst->rel > all.rel)
      all.rel = worst->rel;
    if (worst->share > all.share) {
      all.share = worst->share;
      all.shareAt = worst->shareAt;
    }
    all.wrong += worst->wrong;
    all.differ += worst->differ;
  }
  return all;
}

/* Values whose result is known to the bit, and NaNs of all kinds. */
static void checkSpecials(void) {
  static const struct {
    const char *name;
    float x, y;
  } cases[] = {
      {"exp", 0.f, 1.f},
      {"exp", -0.f, 1.f},
      {"exp", INFINITY, INFINITY},
      {"exp", -INFINITY, 0.f},
      {"exp", 88.7228394f, INFINITY},
      {"exp", -103.972084f, 0.f},
      {"exp", -103.97207f, 0x1p-149f},
      {"erf", 0.f, 0.f},
      {"erf", -0.f, -0.f},
      {"erf", INFINITY, 1.f},
      {"erf", -INFINITY, -1.f},
      {"erf", 0x1p-149f, 0x1p-149f},
      {"tanh", 0.f, 0.f},
      {"tanh", -0.f, -0.f},
      {"tanh", INFINITY, 1.f},
      {"tanh", -INFINITY, -1.f},
      {"tanh", -0x1p-149f, -0x1p-149f},
      {"erfc", 0.f, 1.f},
      {"erfc", -0.f, 1.f},
      {"erfc", INFINITY, 0.f},
      {"erfc", -INFINITY, 2.f},
      {"gelu_erfc", 0.f, 1.f},
      {"gelu_erfc", -0.f, 1.f},
      {"gelu_erfc", INFINITY, 2.f},
      {"gelu_erfc", -INFINITY, 0.f},
      {"gelu", -0.f, -0.f},
      {"gelu", INFINITY, INFINITY},
      {"gelu", -FLT_MAX, -0.f},
      {"gelu", -INFINITY, NAN},
      {"gelu_tanh", 0.f, 0.f},
      {"gelu_tanh", -0.f, -0.f},
      {"gelu_tanh", INFINITY, INFINITY},
      {"gelu_tanh", -INFINITY, NAN},
      {"gelu_tanh", FLT_MAX, FLT_MAX},
      {"gelu_tanh", -FLT_MAX, -0.f},
      {"gelu_tanh", -0x1p-149f, -0.f},
      {"sigmoid", INFINITY, 1.f},
      {"sigmoid", -INFINITY, 0.f},
      {"sigmoid", -FLT_MAX, 0.f},
      {"sigmoid", -0.f, 0.5f},
      {"sigmoid", -103.97207f, 0x1p-149f},
      {"swish", 0.f, 0.f},
      {"swish", -0.f, -0.f},
      {"swish", INFINITY, INFINITY},
      {"swish", -INFINITY, NAN},
      {"swish", FLT_MAX, FLT_MAX},
      {"swish", -FLT_MAX, -0.f},
      {"swish_beta", -0.f, -0.f},
      {"swish_beta", INFINITY, INFINITY},
      {"swish_beta", -INFINITY, NAN},
      {"swish_beta", FLT_MAX, FLT_MAX},
      {"swish_beta", -FLT_MAX, -0.f},
      {"swish_falling", -INFINITY, -INFINITY},
      {"swish_falling", INFINITY, NAN},
      {"swish_falling", FLT_MAX, 0.f},
      {"swish_falling", -FLT_MAX, -FLT_MAX},
      {"fatrelu", -0.f, 0.f},
      {"relu", -0.f, 0.f},
  };
  static const uint32_t nans[] = {0x7fc00000, 0xffc00000, 0x7f800001,
                                  0xff800001, 0x7fffffff, 0xffffffff,
                                  0x7fc00001, 0x7fe00100, 0x7fc001ff};
  static float x[BLOCK], y[BLOCK], z[BLOCK];
  char detail[96];
  for (const Function *f = functions; f < functions + FUNCTION_COUNT; f++) {
    int count = 0, nanCount = sizeof nans / sizeof *nans;
    for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++)
      if (!strcmp(cases[i].name, f->name))
        x[count++] = cases[i].x;
    for (int i = 0; i < nanCount; i++)
      x[count + i] = fromBits(nans[i]);
    f->f32(x, y);
    f->f32Scalar(x, z);
    count = 0;
    for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
      if (strcmp(cases[i].name, f->name))
        continue;
      snprintf(detail, sizeof detail,
               "at %.9g: expected %.9g, found %.9g, %.9g", cases[i].x,
               cases[i].y, y[count], z[count]);
      check(same(y[count], cases[i].y) && same(z[count], cases[i].y),
            "the special value", f->name, detail);
      count++;
    }
    for (int i = 0; i < nanCount; i++) {
      snprintf(detail, sizeof detail, "at NaN 0x%08x: found %.9g, %.9g",
               (unsigned)nans[i], y[count + i], z[count + i]);
      check(isnan(y[count + i]) && isnan(z[count + i]), "the propagation",
            f->name, detail);
    }
  }
}

/* One function on all values of a 16-bit type: itself in that type (`inF32` 0,
   every step rounds), or computed in f32 and rounded once. */
static void check16(const Function *f, Format format, int inF32) {
  int isF16 = format.precision == f16.precision;
  int isUnit = f < functions + UNIT_COUNT;
  Bound bound = {0, 0}, storage = {0, 0};
  if (inF32)
    storage = findBound("bound", "storage", format.name);
  if (!isUnit || inF32)
    bound = findBound("bound", f->name, inF32 ? "f32" : format.name);
  static uint16_t bits[BLOCK], result[BLOCK];
  static float x[BLOCK], y[BLOCK];
  double worst = 0, at = 0, worstUlp = 0;
  for (unsigned first = 0; first < 1 << 16; first += BLOCK) {
    for (int i = 0; i < BLOCK; i++) {
      bits[i] = (uint16_t)(first + i);
      x[i] = (float)decode16(bits[i], format);
    }
    if (inF32)
      f->f32(x, y);
    else
      (isF16 ? f->f16 : f->bf16)(bits, result);
    for (int i = 0; i < BLOCK; i++) {
      double found =
          inF32 ? roundTo(y[i], format) : decode16(result[i], format);
      double truth = f->exact(x[i]), rounded = roundTo(truth, format);
      if (isUnit && !inF32 && !isfinite(rounded)) {
        check(isnan(rounded) ? isnan(found) : found == rounded,
              "infinity or NaN", f->name, format.name);
        continue;
      }
      if (!isfinite(rounded) || !isfinite(x[i]))
        continue;
      double error = fabs(found - truth);
      double inner = bound.rel * fabs(truth) + bound.abs;
      double share =
          error / (inner + storage.rel * (fabs(truth) + inner) + storage.abs);
      if (!(error == 0) && !(share <= worst))
        worst = share, at = x[i];
      if (!(error / ulpOf(truth, format) <= worstUlp))
        worstUlp = error / ulpOf(truth, format);
    }
  }
  char detail[96];
  if (isUnit && !inF32) {
    printf("%-12s %-4s  %.4f ulp\n", f->name, format.name, worstUlp);
    snprintf(detail, sizeof detail, "is %.4f ulp of %s", worstUlp, format.name);
    check(worstUlp <= findBound("ulp", "16-bit", "").rel, "the error", f->name,
          detail);
    return;
  }
  const char *how = inF32 ? ", computed in f32" : "";
  printf("%-12s %-4s  %.3f of the bound, at %.9g%s\n", f->name, format.name,
         worst, at, how);
  snprintf(detail, sizeof detail, "in %s%s is broken at %.9g", format.name, how,
           at);
  check(worst <= 1, "the bound", f->name, detail);
}

/* f64 against long double: numbers of every exponent, and evenly spread ones
   where the functions bend. */
static void check64(const Function *f, int count) {
  if (LDBL_MANT_DIG <= DBL_MANT_DIG)
    return;
  Bound bound = findBound("bound", f->name, "f64");
  static double x[BLOCK], y[BLOCK];
  uint64_t state = 1;
  double worst = 0, at = 0;
  for (int done = 0; done < count; done += BLOCK) {
    for (int i = 0; i < BLOCK; i++) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      uint64_t bits = state ^ state >> 29;
      static const double ranges[] = {2, 12, 45, 760};
      if (i % 2)
        memcpy(&x[i], &bits, sizeof bits);
      else
        x[i] = ldexp((double)(int64_t)bits, -63) * ranges[i / 2 % 4];
    }
    f->f64(x, y);
    for (int i = 0; i < BLOCK; i++) {
      long double truth = f->exactLong(x[i]);
      if (isnan(truth) || fabsl(truth) > DBL_MAX || !isfinite(x[i]))
        continue;
      double error = (double)fabsl(y[i] - truth);
      double share = error / (double)(bound.rel * fabsl(truth) + bound.abs);
      if (!(error == 0) && !(share <= worst))
        worst = share, at = x[i];
    }
  }
  char detail[64];
  snprintf(detail, sizeof detail, "in f64 is broken at %.17g", at);
  check(worst <= 1, "the bound", f->name, detail);
  printf("%-12s f64   %.3f of the bound, at %.17g\n", f->name, worst, at);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* The functions take turns, so that a disturbance meets all of them. */
static void printTimes(void) {
  enum { ROUNDS = 100, CALLS = 20 };
  static float x[BLOCK], y[BLOCK];
  double least[FUNCTION_COUNT];
  for (int i = 0; i < BLOCK; i++)
    x[i] = (float)(i * 37 % BLOCK) / 512 - 4;
  for (int round = 0; round < ROUNDS; round++)
    for (int f = 0; f < FUNCTION_COUNT; f++) {
      double begin = now();
      for (int call = 0; call < CALLS; call++)
        functions[f].f32(x, y);
      double time = (now() - begin) / CALLS / BLOCK * 1e9;
      if (round == 0 || time < least[f])
        least[f] = time;
    }
  for (int f = 0; f < FUNCTION_COUNT; f++)
    printf("%-12s %.3f ns an element\n", functions[f].name, least[f]);
}

int main(int argc, char **argv) {
  if (argc == 3 && !strcmp(argv[2], "time")) {
    printTimes();
    return 0;
  }
  if (argc != 4 && argc != 5) {
    fprintf(stderr, "usage: ulp NUMERICS.md STRIDE THREADS [FUNCTION]\n"
                    "       ulp NUMERICS.md time\n");
    return 2;
  }
  readBounds(argv[1]);
  uint64_t stride = strtoull(argv[2], NULL, 10);
  unsigned threads = (unsigned)strtoul(argv[3], NULL, 10);
  if (stride < 1 || threads < 1 || threads > MAX_THREADS) {
    fprintf(stderr, "ulp: STRIDE must be positive, THREADS from 1 to %d\n",
            MAX_THREADS);
    return 2;
  }

  const Function *begin = functions, *end = functions + FUNCTION_COUNT;
  if (argc == 5) {
    while (begin < end && strcmp(begin->name, argv[4]))
      begin++;
    if (begin == end) {
      fprintf(stderr, "ulp: no function '%s'\n", argv[4]);
      return 2;
    }
    end = begin + 1;
  }

  checkSpecials();
  printf("f32, every %llu of 2^32: largest error in ulp (x >= 0, x < 0, "
         "subnormal results), relative, and as a share of the bound\n",
         (unsigned long long)stride);
  for (const Function *f = begin; f < end; f++) {
    Bound bound = {1, 0}, ulp = findBound("ulp", f->name, "");
    if (isActivation(f))
      bound = findBound("bound", f->name, "f32");
    Worst w = sweepAll(f, bound, stride, threads);
    printf("%-12s %.3f (%.9g)  %.3f (%.9g)  %.3f (%.9g)  %.3g", f->name,
           w.ulp[0], w.at[0], w.ulp[1], w.at[1], w.ulp[2], w.at[2], w.rel);
    if (isActivation(f))
      printf("  %.3f (%.9g)", w.share, w.shareAt);
    printf("\n");
    fflush(stdout);
    check(w.ulp[0] <= ulp.rel && w.ulp[1] <= ulp.rel && w.ulp[2] <= ulp.rel,
          "the error", f->name, "exceeds its ulp");
    check(!isActivation(f) || w.share <= 1, "the bound", f->name,
          "in f32 is broken");
    check(!w.wrong, "infinity or NaN", f->name, "is wrong");
    check(!w.differ, "the scalar", f->name, "differs from the vector");
  }

  for (const Function *f = begin; f < end; f++) {
    if (f >= functions + MATH_COUNT && f < functions + UNIT_COUNT)
      continue;
    check16(f, f16, /*inF32=*/0);
    check16(f, bf16, /*inF32=*/0);
    if (isActivation(f)) {
      check16(f, f16, /*inF32=*/1);
      check16(f, bf16, /*inF32=*/1);
      check64(f, 1 << 20);
    }
  }
  free(bounds);
  if (failures)
    printf("%d checks failed\n", failures);
  else
    printf("all bounds hold\n");
  return failures != 0;
}
