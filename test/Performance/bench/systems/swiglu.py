"""Ours: swiglu-compile, and the library through its C interface (docs/ABI.md)."""

import os
import subprocess
import sys
import time

import numpy as np

import data

SOURCE = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../../.."))
sys.path.insert(0, os.path.join(SOURCE, "test/Demo/Inputs"))
sys.path.insert(0, os.path.join(SOURCE, "test/Performance"))
import blocks  # noqa: E402
import library  # noqa: E402

NAMES = ["mlp.%s_proj.weight" % name for name in ("gate", "up", "down")]


def tool(name, *arguments):
    """Runs one of our tools; the seconds it took."""
    begin = time.perf_counter()
    done = subprocess.run(
        [os.path.join(os.environ["SWIGLU_BENCH_BIN"], name), *arguments], capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError("%s: %s" % (name, done.stderr.strip().split("\n")[0] or "exit code %d" % done.returncode))
    return time.perf_counter() - begin


class System:
    version = None

    def __init__(self, option):
        self.function = None
        self.activations = option or "int16"

    def load(self, folder, shape, storage):
        self.bf16 = storage == "bf16"
        name = storage.replace(":", "_") + ("-a8" if self.activations == "int8" else "")
        out = os.path.join(folder, "swiglu-" + name)
        os.makedirs(out, exist_ok=True)
        source = os.path.join(out, "block.mlir")
        flags = ["--activations=" + self.activations]
        if storage in data.GGUF_TYPES:
            weights = data.file_of(folder, storage)
            tool("swiglu-translate", "--import-gguf", weights, "--dtype=f32", "-o", source)
            self.name = "blk.0"
        else:
            weights = data.file_of(folder, "bf16" if self.bf16 else "f32")
            kind = "bf16" if self.bf16 else "f32"
            with open(source, "w", encoding="utf-8") as file:
                file.write(blocks.block("mlp", shape.hidden, shape.inner, kind, NAMES, shape.activation))
            self.name = "mlp"
            if storage.startswith("int"):
                flags.append("--quantize=" + storage)
        # Without weights it is compilation alone.
        self.compile_seconds = min(tool("swiglu-compile", source, "-o", out, "--name", "bare", *flags) for _ in range(3))
        tool("swiglu-compile", source, "--weights", weights, "-o", out, "--name", name, *flags)
        self.library = os.path.join(out, "lib%s.so" % name)
        self.weights = os.path.join(out, name + ".weights")
        # What is mapped may have been written just now: no time for it later.
        with open(self.weights, "rb") as file:
            while file.read(1 << 24):
                pass

    def threads(self, count):
        if self.function:
            self.function.close()
        self.function = library.load_functions(self.library, [self.name], self.weights, count)[0]
        info = self.function.info
        self.version = "code for " + info.target_cpu.decode() if info.target_cpu else None

    def tokens(self, x):
        self.x = data.to_bf16(x) if self.bf16 else np.ascontiguousarray(x)
        self.y = np.empty_like(self.x)
        self.arguments = (self.function.context, self.x.ctypes.data, 0, len(x), self.y.ctypes.data, 0)

    def run(self):
        error = self.function.call(*self.arguments)
        if error:
            self.function.check(error)

    def result(self):
        return data.from_bf16(self.y) if self.bf16 else self.y
