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

    rows: {label: (called before its blocks, [block with run(x, y)])}; inputs: one
    x for each block. All rows run once per round, in turn; rounds go on for
    `seconds`, but `least` rounds at least and `most` at most, after one that is
    not counted.
    """
    times = {label: [] for label in rows}
    outputs = [np.empty_like(x) for x in inputs]
    start = None
    while True:
        for label, (before, blocks) in rows.items():
            before()
            taken = []
            for block, x, y in zip(blocks, inputs, outputs):
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


def busy(seconds=1.0):
    """The part of all CPUs that other programs use while this one sleeps."""

    def read():
        with open("/proc/stat") as file:
            fields = [int(field) for field in file.readline().split()[1:9]]
        return sum(fields), fields[3] + fields[4]  # idle, and waiting for disks

    before = read()
    time.sleep(seconds)
    after = read()
    total = after[0] - before[0]
    return 1 - (after[1] - before[1]) / total if total else 0.0


class OpenBLAS:
    """The library behind NumPy, where its functions can be found."""

    def __init__(self):
        self.library = None
        with open("/proc/self/maps") as file:
            paths = {line.split()[-1] for line in file if "openblas" in line}
        names = [(p, s) for p in ("scipy_", "") for s in ("64_", "")]
        for path in sorted(paths):
            library = ctypes.CDLL(path)
            for prefix, suffix in names:
                if hasattr(library, "%sopenblas_set_num_threads%s" % (prefix, suffix)):
                    self.library, self.names = library, (prefix, suffix)
                    return

    def call(self, name, result, *arguments):
        function = getattr(self.library, self.names[0] + "openblas_" + name + self.names[1])
        function.restype = result
        return function(*arguments)

    def set_threads(self, count):
        """Whether it could be done."""
        if self.library is not None:
            self.call("set_num_threads", None, ctypes.c_int(count))
        return self.library is not None

    def describe(self):
        if self.library is None:
            return "numpy %s, BLAS unknown" % np.__version__
        version = self.call("get_config", ctypes.c_char_p).decode().split()[:2]
        core = self.call("get_corename", ctypes.c_char_p).decode()
        return "numpy %s with %s, core %s" % (np.__version__, " ".join(version), core)


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
