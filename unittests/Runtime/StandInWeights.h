/*===- StandInWeights.h - Values for the stand-in kernel
 * --------------------===*/
#ifndef SWIGLU_UNITTESTS_RUNTIME_STANDINWEIGHTS_H
#define SWIGLU_UNITTESTS_RUNTIME_STANDINWEIGHTS_H

#include <stdint.h>

/* A value in [-0.5, 0.5) that depends on nothing but its place. */
static float standin_value(uint32_t seed, uint32_t index) {
  uint32_t bits = (seed * 2654435761u + index) * 2246822519u;
  bits = (bits ^ bits >> 15) * 3266489917u;
  bits ^= bits >> 16;
  return (float)(bits >> 8) / 16777216.0f - 0.5f;
}

#endif /* SWIGLU_UNITTESTS_RUNTIME_STANDINWEIGHTS_H */
