/* The unit between OpenBLAS' products: gate = act(gate) * up, in place. Compiled with
   -O3 -march=native -ffast-math -fopenmp, so that exp and tanh are vectors. */
#include <math.h>
#include <stddef.h>

void swish_mul(float *restrict gate, const float *restrict up, size_t count,
               int threads) {
#pragma omp parallel for simd num_threads(threads) if (count > 32768)
  for (size_t i = 0; i < count; i++)
    gate[i] = gate[i] / (1.0f + expf(-gate[i])) * up[i];
  (void)threads; /* without OpenMP */
}

void gelu_tanh_mul(float *restrict gate, const float *restrict up, size_t count,
                   int threads) {
#pragma omp parallel for simd num_threads(threads) if (count > 32768)
  for (size_t i = 0; i < count; i++) {
    float g = gate[i];
    float inside = 0.7978845608f * (g + 0.044715f * g * g * g);
    gate[i] = 0.5f * g * (1.0f + tanhf(inside)) * up[i];
  }
  (void)threads;
}
