/* The unit between OpenBLAS' products: gate = act(gate) * up, in place. Compiled with
   -O3 -march=native -ffast-math -fopenmp, so that exp and tanh are vectors. */
#include <math.h>
#include <stddef.h>

#define UNIT(NAME, VALUE)                                                      \
  void NAME(float *restrict gate, const float *restrict up, size_t count,      \
            int threads) {                                                     \
    (void)threads;                                                             \
    _Pragma("omp parallel for simd num_threads(threads) if (count > "          \
            "32768)") for (size_t i = 0; i < count; i++) {                     \
      float g = gate[i];                                                       \
      gate[i] = (VALUE) * up[i];                                               \
    }                                                                          \
  }

UNIT(swish_mul, g / (1.0f + expf(-g)))
UNIT(gelu_tanh_mul,
     0.5f * g * (1.0f + tanhf(0.7978845608f * (g + 0.044715f * g * g * g))))
