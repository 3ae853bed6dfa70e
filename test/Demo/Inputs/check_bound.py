"""What the tolerance of the main job lets pass and what it doesn't:
check_bound.py [CHECKPOINT]. Without one, on random weights."""

import sys

import numpy as np

import checkpoint
import measure
import truth

generator = np.random.default_rng(1)


def random(*shape):
    return (generator.standard_normal(shape) / np.sqrt(shape[-1])).astype(np.float32)


def make(activation):
    arrays = [random(300, 200), random(300, 200), random(200, 300)]
    arrays += [random(300), random(300), random(200)]
    return checkpoint.Block("block", activation, *[lambda a=a: a for a in arrays])


def share(expected, bound, y):
    return float(np.abs(y - expected).max() / bound)


def changed(weights, **fields):
    return truth.dataclasses.replace(weights, **fields)


def check(block, other):
    weights = truth.Weights.of(block)
    x = generator.standard_normal((16, weights.gate.shape[1])).astype(np.float32)
    expected = truth.evaluate(weights, x)
    bound = truth.tolerance(weights, expected)
    truth.check_blas(weights, x, expected)
    if block.activation in measure.ACTIVATE:
        y = np.empty(expected.shape, np.float32)
        measure.NumpyBlock(block).run(x, y)
        inside = share(expected, bound, y)
        print("%s in f32: inside (%.3f)" % (block.activation, inside))
        assert inside <= 0.5
    # GGUF's weights are not f16 either: an f16 scale times an integer.
    rounded = weights.gate.astype(np.float16).astype(np.float64)
    wrongs = {
        "halves exchanged": changed(weights, gate=weights.up, up=weights.gate),
        other: changed(weights, activation=other),
        "f16 weights": changed(weights, gate=rounded),
        "one row moved": changed(weights, up=np.roll(weights.up, 1, axis=0)),
    }
    if np.any(weights.gate_bias):
        wrongs["no gate bias"] = changed(weights, gate_bias=np.float64(0))
        wrongs["no down bias"] = changed(weights, down_bias=np.float64(0))
    for what, wrong in wrongs.items():
        outside = share(expected, bound, truth.evaluate(wrong, x))
        print("%s, %s: caught (%.0f)" % (block.activation, what, outside))
        assert outside > 3, "not caught: " + what


if len(sys.argv) > 1:
    for block in checkpoint.read_blocks(checkpoint.find(sys.argv[1])):
        print(block.name)
        check(block, "gelu")
else:
    check(make("swish"), "gelu")
    check(make("gelu"), "gelu_tanh")
    check(make("gelu_tanh"), "gelu")
    check(make("relu"), "swish")
print("the tolerance tells them apart")
