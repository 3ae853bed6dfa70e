#!/usr/bin/env python3
"""Derives the coefficients in lib/Target/CPU/ExpandMath.cpp and prints them.

Each polynomial minimises the largest relative error of the function it serves
(Lawson's iteration: least squares at Chebyshev points, reweighted by the
error). Coefficients are then rounded to f32 from the lowest up, and after each
the others are fitted again. Needs mpmath; takes some seconds.
"""

import struct

import mpmath as mp

mp.mp.dps = 40
POINTS, ROUNDS = 160, 12


def to_f32(value):
    return mp.mpf(struct.unpack("f", struct.pack("f", float(value)))[0])


def fit(function, low, high, degree, weight):
    """p with p(x) ~ function(x) on [low, high], lowest coefficient first, and
    the largest |p - function| * weight before and after rounding."""
    low, high = mp.mpf(low), mp.mpf(high)
    xs = [
        (low + high) / 2 + (high - low) / 2 * mp.cos(mp.pi * (i + mp.mpf(1) / 2) / POINTS)
        for i in range(POINTS)
    ]
    values, weights = [function(x) for x in xs], [weight(x) for x in xs]
    lawson = [1.0] * POINTS

    def solve(known):
        unknown = degree + 1 - len(known)
        a, b = mp.matrix(POINTS, unknown), mp.matrix(POINTS, 1)
        for i, x in enumerate(xs):
            scale = weights[i] * mp.sqrt(mp.mpf(lawson[i]))
            for j in range(unknown):
                a[i, j] = scale * x ** (len(known) + j)
            b[i] = scale * (values[i] - mp.polyval(known[::-1] or [0], x))
        return known + list(mp.lu_solve(a.T * a, a.T * b))

    def errors(c):
        return [
            float(abs(w * (v - mp.polyval(c[::-1], x))))
            for x, v, w in zip(xs, values, weights)
        ]

    for _ in range(ROUNDS):
        error = errors(solve([]))
        lawson = [l * (e / max(error) + 1e-3) for l, e in zip(lawson, error)]
        total = sum(lawson) / POINTS
        lawson = [l / total for l in lawson]
    best = max(errors(solve([])))
    coefficients = []
    while len(coefficients) <= degree:
        coefficients.append(to_f32(solve(coefficients)[len(coefficients)]))
    return coefficients, best, max(errors(coefficients))


def fit_erfc(to_t, shift, bound, degree):
    """Q(q) = erfc(t) exp(t^2) (x + shift) / 2 with t = to_t(x) and
    q = 2x / (x + shift) - 1, for x in [0, bound]."""
    shift, bound = mp.mpf(shift), mp.mpf(bound)

    def function(q):
        x = shift * (1 + q) / (1 - q)
        return mp.erfc(to_t(x)) * mp.exp(to_t(x) ** 2) * (x + shift) / 2

    high = (bound - shift) / (bound + shift)
    return fit(function, -1, high, degree, lambda q: 1 / function(q))


root = mp.sqrt
half_ln2 = mp.log(2) / 2 * mp.mpf("1.0005")
FITS = {
    "exp(r) = 1 + r + r^2 P(r)": lambda: fit(
        lambda r: (mp.exp(r) - 1 - r) / r**2, -half_ln2, half_ln2, 4,
        lambda r: r * r / mp.exp(r)),
    "erf(x) = x + x P(x^2), |x| < 1": lambda: fit(
        lambda s: mp.erf(root(s)) / root(s) - 1, "1e-12", 1, 6,
        lambda s: root(s) / mp.erf(root(s))),
    "erf(x) = 1 - exp(-P(|x|)), 1 <= |x| < 4": lambda: fit(
        lambda x: -mp.log(mp.erfc(x)), "0.98", 4, 6,
        lambda x: mp.erfc(x) / mp.erf(x)),
    "tanh(x) = x + x^3 P(x^2), |x| < 1": lambda: fit(
        lambda s: (mp.tanh(root(s)) / root(s) - 1) / s, "1e-10", 1, 6,
        lambda s: s * root(s) / mp.tanh(root(s))),
    "erfc(x / sqrt(2)), shift 3.125": lambda: fit_erfc(
        lambda x: x / root(2), "3.125", "14.6", 10),
    "erfc(x), shift 2.25": lambda: fit_erfc(lambda x: x, "2.25", "10.12", 10),
}
for name, run in FITS.items():
    coefficients, best, rounded = run()
    print(f"{name}: relative error {best:.2e}, coefficients rounded {rounded:.2e}")
    print("  {" + ", ".join(f"{float(c):.9g}f" for c in coefficients) + "}")
