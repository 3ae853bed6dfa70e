/* f16.c - conversions of f16 without F16C, beside arithmetic in double.
 *
 *   f16 STRIDE
 *
 * All halves, every STRIDE-th float, and the floats beside each half and beside
 * each tie between two. Exit status 0 when all are right. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

float widen(uint16_t half); /* of ffn-expand-f16 */
uint16_t narrow(float value);

static double expected_value(uint16_t half) {
  int exponent = half >> 10 & 31, fraction = half & 1023;
  double value = exponent == 31  ? fraction ? NAN : INFINITY
                 : exponent == 0 ? ldexp(fraction, -24)
                                 : ldexp(1024 + fraction, exponent - 25);
  return half & 0x8000 ? -value : value;
}

/* rint rounds to nearest, ties to even. */
static uint16_t expected_half(float value) {
  uint16_t sign = signbit(value) ? 0x8000 : 0;
  double magnitude = fabs((double)value), steps;
  int exponent;
  if (isnan(value))
    return sign | 0x7e00;
  if (magnitude >= 65520)
    return sign | 0x7c00;
  if (magnitude == 0)
    return sign;
  frexp(magnitude, &exponent); /* magnitude < 2^exponent */
  if (exponent < -13)
    exponent = -13;
  steps = rint(ldexp(magnitude, 11 - exponent));
  return (uint16_t)(sign | ((exponent + 13) * 1024 + (int)steps));
}

static long wrong;

static void check(uint32_t bits) {
  float value;
  uint16_t found, expected;
  memcpy(&value, &bits, 4);
  found = narrow(value);
  expected = expected_half(value);
  if (found != expected && wrong++ < 10)
    printf("narrow(%a) is %04x, expected %04x\n", value, found, expected);
}

static void check_around(double value) {
  float nearest = (float)value;
  uint32_t bits, k;
  memcpy(&bits, &nearest, 4);
  for (k = 0; k < 5; ++k)
    check(bits - 2 + k);
}

int main(int argc, char **argv) {
  uint64_t stride = argc == 2 ? strtoull(argv[1], NULL, 10) : 0, bits;
  uint32_t half;
  if (!stride)
    return 2;
  for (half = 0; half < 0x10000; ++half) {
    double expected = expected_value((uint16_t)half);
    float found = widen((uint16_t)half);
    int same = isnan(expected) ? isnan(found) : found == expected;
    if ((!same || !!signbit(found) != (int)(half >> 15)) && wrong++ < 10)
      printf("widen(%04x) is %a, expected %a\n", half, found, expected);
    if ((half & 0x7fff) >= 0x7c00)
      continue;
    check_around(expected);
    check_around((expected + expected_value((uint16_t)(half + 1))) / 2);
  }
  check_around(65520);
  for (bits = 0; bits >> 32 == 0; bits += stride)
    check((uint32_t)bits);
  printf("%ld wrong\n", wrong);
  return wrong != 0;
}
