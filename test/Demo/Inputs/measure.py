"""Times compiled blocks and the same blocks in NumPy, round by round in turn, so
that what else the machine does hits all alike."""

import ctypes
import os
import statistics
import subprocess
import sys
import time

import numpy as np


class NumpyBlock:
    """A block in f32 as one would write it for speed: weights dequantised
    beforehand, no temporary that BLAS or a ufunc can do without."""

    def __init__(self, block):
        def load(weight):
            return np.ascontiguousarray(weight(), dtype=np.float32) if weight else None

        self.activation = block.activation
        self.gate, self.up, self.down = map(load, (block.gate, block.up, block.down))
        self.biases = [load(b) for b in (block.gate_bias, block.up_bias, block.down_bias)]

    def run(self, x, y):
        g = x @ self.gate.T
        u = x @ self.up.T
        for value, bias in ((g, self.biases[0]), (u, self.biases[1])):
            if bias is not None:
                value += bias
        ACTIVATE[self.activation](g)
        g *= u
        np.matmul(g, self.down.T, out=y)
        if self.biases[2] is not None:
            y += self.biases[2]


def swish(g):
    t = np.negative(g)
    np.exp(t, out=t)
    t += np.float32(1)
    g /= t


def gelu_tanh(g):
    t = g * g
    t *= g
    t *= np.float32(0.044715)
    t += g
    t *= np.float32(0.7978845608)
    np.tanh(t, out=t)
    t += np.float32(1)
    t *= np.float32(0.5)
    g *= t


# NumPy has no erf, so there is no fast form of the exact GELU.
ACTIVATE = {"swish": swish, "gelu_tanh": gelu_tanh, "relu": lambda g: np.maximum(g, 0, out=g)}


def measure(rows, inputs, seconds, least=3, most=15):
    """Seconds of each block: {label: array [rounds, blocks]}.

    rows: {label: [block with run(x, y)]}; inputs: one x for each block. All
    rows run once per round, in turn; rounds go on for `seconds`, but `least`
    rounds at least and `most` at most, after one that is not counted.
    """
    times = {label: [] for label in rows}
    outputs = {}
    start = None
    while True:
        for label, blocks in rows.items():
            taken = []
            for index, (block, x) in enumerate(zip(blocks, inputs)):
                y = outputs.setdefault(index, np.empty_like(x))
                begin = time.perf_counter()
                block.run(x, y)
                taken.append(time.perf_counter() - begin)
            times[label].append(taken)
        rounds = len(next(iter(times.values()))) - 1
        if start is None:
            start = time.perf_counter()
        elif rounds >= most or (rounds >= least and time.perf_counter() - start > seconds):
            return {label: np.array(taken[1:]) for label, taken in times.items()}


def spread(values):
    """Median, least and largest."""
    return statistics.median(values), min(values), max(values)


# What is known of the machine ------------------------------------------------


def cpu_name():
    try:
        with open("/proc/cpuinfo") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return "unknown CPU"


def openblas():
    """NumPy's version and its BLAS, the core that it picked and its threads."""
    with open("/proc/self/maps") as file:
        paths = {line.split()[-1] for line in file if "openblas" in line}
    for path in sorted(paths):
        library = ctypes.CDLL(path)
        for prefix, suffix in (("scipy_", "64_"), ("scipy_", ""), ("", "64_"), ("", "")):
            name = prefix + "openblas_get_%s" + suffix
            if not hasattr(library, name % "corename"):
                continue
            core = getattr(library, name % "corename")
            core.restype = ctypes.c_char_p
            config = getattr(library, name % "config")
            config.restype = ctypes.c_char_p
            threads = getattr(library, name % "num_threads")()
            version = " ".join(config().decode().split()[:2])
            return "numpy %s, %s, core %s, %d threads" % (
                np.__version__,
                version,
                core().decode(),
                threads,
            )
    return "numpy %s, BLAS unknown" % np.__version__


def free_openblas():
    """Starts this program again without settings that make OpenBLAS take another
    core than it would pick for this CPU, provided that it then computes right.
    To be called before anything was printed."""
    settings = [v for v in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE") if v in os.environ]
    if not settings or "SWIGLU_OPENBLAS_KEPT" in os.environ:
        return
    environment = {k: v for k, v in os.environ.items() if k not in settings}
    probe = subprocess.run([sys.executable, __file__], env=environment)
    if probe.returncode:
        environment = dict(os.environ, SWIGLU_OPENBLAS_KEPT="1")
        print("note: OpenBLAS computes wrong without %s: kept" % ", ".join(settings))
    sys.stdout.flush()
    os.execve(sys.executable, [sys.executable] + sys.argv, environment)


def products_are_right():
    """Products of typical shapes, f32 and f64, against sums without BLAS."""
    generator = np.random.default_rng(0)
    for tokens in (1, 7, 32, 65):
        x = generator.standard_normal((tokens, 576))
        w = generator.standard_normal((1536, 576))
        plain = np.array([(w * row).sum(axis=1) for row in x])
        for dtype, limit in ((np.float64, 1e-12), (np.float32, 1e-3)):
            y = x.astype(dtype) @ w.astype(dtype).T
            if not np.abs(y - plain).max() <= limit:
                return False
    return True


if __name__ == "__main__":
    sys.exit(not products_are_right())
