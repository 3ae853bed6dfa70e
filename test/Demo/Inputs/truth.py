"""A block in f64 with NumPy, and how far an f32 result may be from it."""

import dataclasses
import math

import numpy as np

EPSILON = 2.0**-24  # half an ulp of f32

def sigmoid(x):
    # exp of a negative number only: no overflow.
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def gelu(x):
    return 0.5 * x * np.vectorize(math.erfc, otypes=[np.float64])(x * -math.sqrt(0.5))


def gelu_tanh(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


ACTIVATIONS = {
    "gelu": gelu,
    "gelu_tanh": gelu_tanh,
    "relu": lambda x: np.maximum(x, 0),
    "swish": lambda x: x * sigmoid(x),
}


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
    """y = down(act(gate(x)) * up(x)) in f64 for x [tokens, in]."""
    x = x.astype(np.float64)
    g = x @ weights.gate.T + weights.gate_bias
    u = x @ weights.up.T + weights.up_bias
    h = ACTIVATIONS[weights.activation](g) * u
    return h @ weights.down.T + weights.down_bias


def tolerance(weights, y):
    """The largest error that an f32 result may have, given the exact y.

    The bound of docs/Numerics.md for a sum of K products, (2 sqrt(K) + 8) eps
    sum |x w|, with the largest |y| in the place of sum |x w|. That holds for sums
    of terms of both signs, as random inputs give: their partial sums are no larger
    than the results, so the roundings add up to sqrt(K) eps |y| or so. It is far
    tighter than the bound that holds always: NumPy in f32 is at 2 to 11 % of it in
    SmolLM2's blocks, gate weights rounded to f16 are at 10 to 56 times of it.
    """
    length = max(weights.gate.shape[1], weights.down.shape[1])
    return (2 * math.sqrt(length) + 8) * EPSILON * float(np.abs(y).max())


def check_blas(weights, x, y):
    """Raises where y differs from the same row computed without BLAS: a broken
    BLAS must not be what results are compared with."""
    row = x[0].astype(np.float64)
    g = (weights.gate * row).sum(axis=1) + weights.gate_bias
    u = (weights.up * row).sum(axis=1) + weights.up_bias
    h = ACTIVATIONS[weights.activation](g) * u
    plain = (weights.down * h).sum(axis=1) + weights.down_bias
    error = np.abs(plain - y[0]).max()
    if not error <= 1e-11 * np.abs(plain).max():
        raise ArithmeticError("NumPy's BLAS is off by %g in f64" % error)
