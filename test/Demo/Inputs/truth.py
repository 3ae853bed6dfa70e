"""A block in f64 with NumPy, and how far an f32 result may be from it.

The tolerance follows docs/Numerics.md, whose table of bounds is read here: each
product may be off by (2 sqrt(K) + 8) eps sum |x w|, the activation by its row of
the table, and errors are passed on as written there.
"""

import dataclasses
import math
import os

import numpy as np

EPSILON = 2.0**-24  # half an ulp of f32
NUMERICS = os.path.join(os.path.dirname(__file__), "../../../docs/Numerics.md")


def sigmoid(x):
    # exp of a negative number only: no overflow.
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def gelu(x):
    return 0.5 * x * np.vectorize(math.erfc, otypes=[np.float64])(x * -math.sqrt(0.5))


def gelu_tanh(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


# Name: function, and how much it can stretch an error of its argument.
ACTIVATIONS = {
    "gelu": (gelu, 1.129),
    "gelu_tanh": (gelu_tanh, 1.129),
    "relu": (lambda x: np.maximum(x, 0), 1.0),
    "swish": (lambda x: x * sigmoid(x), 1.0999),
}


def activation_bound(kind, type_name="f32"):
    """Relative and absolute bound of an activation from docs/Numerics.md."""
    with open(NUMERICS) as file:
        for line in file:
            fields = line.split()
            if fields[:3] == ["bound", kind, type_name]:
                return float(fields[3]), float(fields[4])
    raise KeyError("no bound for %s in docs/Numerics.md" % kind)


@dataclasses.dataclass
class Weights:
    """The weights of a block in f64: matrices [out, in]; a missing bias is 0."""

    activation: str
    gate: np.ndarray
    up: np.ndarray
    down: np.ndarray
    gate_bias: np.ndarray
    up_bias: np.ndarray
    down_bias: np.ndarray

    @staticmethod
    def of(block):
        def matrix(load):
            return np.asarray(load(), dtype=np.float64)

        def bias(load):
            return matrix(load) if load else np.float64(0)

        return Weights(
            block.activation,
            matrix(block.gate),
            matrix(block.up),
            matrix(block.down),
            bias(block.gate_bias),
            bias(block.up_bias),
            bias(block.down_bias),
        )


def evaluate(weights, x):
    """y = down(act(gate(x)) * up(x)) in f64 for x [tokens, in], and the largest
    error that an f32 evaluation may have, elementwise."""
    x = x.astype(np.float64)
    function, stretch = ACTIVATIONS[weights.activation]
    relative, absolute = activation_bound(weights.activation)

    def linear(x, w, bias):
        return x @ w.T + bias

    def linear_bound(size, w, bias):
        terms = np.abs(size) @ np.abs(w).T + np.abs(bias)
        return (2 * math.sqrt(w.shape[1]) + 8) * EPSILON * terms

    g = linear(x, weights.gate, weights.gate_bias)
    u = linear(x, weights.up, weights.up_bias)
    dg = linear_bound(x, weights.gate, weights.gate_bias)
    du = linear_bound(x, weights.up, weights.up_bias)
    a = function(g)
    da = stretch * dg
    da += relative * (np.abs(a) + da) + absolute
    h = a * u
    dh = np.abs(u) * da + np.abs(a) * du + da * du + EPSILON * np.abs(h)
    y = linear(h, weights.down, weights.down_bias)
    dy = linear_bound(np.abs(h) + dh, weights.down, weights.down_bias)
    dy += dh @ np.abs(weights.down).T
    return y, dy


def check_blas(weights, x, y):
    """Raises where y differs from the same row computed without BLAS: a broken
    BLAS must not be what results are compared with."""
    row = x[0].astype(np.float64)
    g = (weights.gate * row).sum(axis=1) + weights.gate_bias
    u = (weights.up * row).sum(axis=1) + weights.up_bias
    h = ACTIVATIONS[weights.activation][0](g) * u
    plain = (weights.down * h).sum(axis=1) + weights.down_bias
    error = np.abs(plain - y[0]).max()
    if not error <= 1e-11 * np.abs(plain).max():
        raise ArithmeticError("NumPy's BLAS is off by %g in f64" % error)
