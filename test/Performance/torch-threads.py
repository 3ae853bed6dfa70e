"""A compiled block inside a PyTorch process: one op of torch's and one block by turns.

The block (f32, SwiGLU, 1024/2816) runs on torch's own threads through swiglu_host, and,
for comparison, on a pool of its own. Beside the medians of the op alone, the block alone
and both by turns stands (by turns) / (sum of both alone), median and quartiles of the
rounds; with torch's threads it is to be at most 1.10. Op and block go through more
weights than caches hold, alone as by turns, so that the ratio is about threads. One
thread shows what is not. No test, since a busy machine would fail it.
"""

import argparse
import ctypes
import json
import os
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time

import torch
from blocks import numbered

HIDDEN, INNER, BLOCKS, OPS = 1024, 2816, 4, 24


class Host(ctypes.Structure):
    _fields_ = [
        ("size", ctypes.c_uint32),
        ("threads", ctypes.c_int32),
        ("self", ctypes.c_void_p),
        ("parallel_for", ctypes.c_void_p),
        ("stream", ctypes.c_void_p),
    ]


def make_weights(path):
    """Of each block; written as safetensors."""
    torch.manual_seed(0)
    weights, header, at = {}, {}, 0
    for i in range(BLOCKS):
        for name, shape in ("gate", (INNER, HIDDEN)), ("up", (INNER, HIDDEN)), ("down", (HIDDEN, INNER)):
            weights["%d.%s" % (i, name)] = torch.randn(shape) * shape[1] ** -0.5
    for name, tensor in weights.items():
        end = at + 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [at, end]}
        at = end
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in weights.values():
            file.write(tensor.numpy().tobytes())
    return weights


class Block:
    """One function of the library, over x and y of torch's."""

    def __init__(self, library, prefix, weights):
        def symbol(suffix, result, *arguments):
            found = getattr(library, "%s_%s" % (prefix, suffix))
            found.restype, found.argtypes = result, arguments
            return found

        pointer, number = ctypes.c_void_p, ctypes.c_int64
        load = symbol("load", ctypes.c_int, ctypes.c_char_p, ctypes.POINTER(pointer))
        self.create = symbol("context_create", ctypes.c_int, pointer, ctypes.c_int32, ctypes.POINTER(pointer))
        self.destroy = symbol("context_destroy", None, pointer)
        self.scratch_bytes = symbol("scratch_bytes", ctypes.c_size_t, pointer, number)
        self.on_host = symbol("run", ctypes.c_int, pointer, pointer, number, number, pointer, number, pointer, pointer)
        self.on_pool = symbol("context_run", ctypes.c_int, pointer, pointer, number, number, pointer, number)
        self.model, self.context = pointer(), pointer()
        if load(weights.encode(), ctypes.byref(self.model)):
            sys.exit("the weights cannot be loaded")

    def bind(self, x, y, host, pool):
        """A call without arguments: on the threads of `host`, or on `pool` many of its own."""
        if pool:
            self.destroy(self.context)
            self.create(self.model, pool, ctypes.byref(self.context))
            arguments = (self.context, x.data_ptr(), 0, len(x), y.data_ptr(), 0)
            return lambda: self.on_pool(*arguments)
        # 64 bytes more, since torch aligns to 64 today but does not promise it.
        scratch = torch.empty(self.scratch_bytes(self.model, len(x)) + 64, dtype=torch.uint8)
        at = -(-scratch.data_ptr() // 64) * 64
        arguments = (self.model, x.data_ptr(), 0, len(x), y.data_ptr(), 0, at, ctypes.byref(host))
        return lambda keep=(scratch, x, y): self.on_host(*arguments)


def per_call(body, count):
    begin = time.perf_counter()
    for i in range(count):
        body(i)
    return (time.perf_counter() - begin) / count


def row(options, blocks, matrices, host, tokens, threads, pool):
    torch.set_num_threads(threads)
    host.threads = threads
    x, z = torch.randn(tokens, HIDDEN), torch.empty(tokens, HIDDEN)
    y = torch.empty(tokens, HIDDEN)
    calls = [block.bind(x, y, host, threads if pool else 0) for block in blocks]

    def op(i):
        torch.mm(x, matrices[i % OPS], out=z)

    def ours(i):
        if calls[i % BLOCKS]():
            sys.exit("a block failed")

    def both(i):
        op(i)
        ours(i)

    count = 8
    per_call(both, count)
    while per_call(both, count) * count < options.seconds / 3 / options.rounds:
        count *= 2
    rounds = [[per_call(body, count) for body in (op, ours, both)] for _ in range(options.rounds)]
    ratios = sorted(turns / (alone + block) for alone, block, turns in rounds)
    alone, block, turns = (1e6 * statistics.median(column) for column in zip(*rounds))
    quarter = len(ratios) // 4
    print("| %d | %d | %s | %.0f | %.0f | %.0f | %.3f | %.3f to %.3f |" % (
        tokens, threads, "its own" if pool else "torch's", alone, block, turns, statistics.median(ratios),
        ratios[quarter], ratios[-1 - quarter]), flush=True)  # fmt: skip


def check(block, weights, host):
    """Against torch's formula in f64."""
    torch.set_num_threads(2)
    host.threads = 2
    x, y = torch.randn(37, HIDDEN), torch.empty(37, HIDDEN)
    if block.bind(x, y, host, 0)():
        sys.exit("the block failed")
    gate, up, down = (weights["0." + name].double() for name in ("gate", "up", "down"))
    wanted = (torch.nn.functional.silu(x.double() @ gate.T) * (x.double() @ up.T)) @ down.T
    error = (y.double() - wanted).norm() / wanted.norm()
    if not error < 1e-5:
        sys.exit("the block has the error %g" % error)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bin", default="", help="folder of swiglu-compile")
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--seconds", type=float, default=10, help="of one row, about")
    parser.add_argument("--tokens", default="1,8,32,128,512")
    options = parser.parse_args()
    compiler = shutil.which(os.path.join(options.bin, "swiglu-compile")) or sys.exit("no swiglu-compile; see --bin")
    with tempfile.TemporaryDirectory() as work:
        weights = make_weights(work + "/w.safetensors")
        with open(work + "/blocks.mlir", "w", encoding="utf-8") as file:
            for i in range(BLOCKS):
                file.write(numbered(i, HIDDEN, INNER, "f32"))
        subprocess.run([compiler, work + "/blocks.mlir", "--weights", work + "/w.safetensors", "-o", work], check=True)
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "torch-threads.c")
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", source, "-o", work + "/host.so"], check=True)
        adapter = ctypes.CDLL(work + "/host.so")
        libtorch = ctypes.CDLL(os.path.join(os.path.dirname(torch.__file__), "lib/libtorch_cpu.so"))
        if not hasattr(libtorch, "torch_parallel_for"):
            sys.exit("torch %s has no torch_parallel_for, expected 2.10 or newer" % torch.__version__)
        host = Host(ctypes.sizeof(Host), 1, ctypes.cast(libtorch.torch_parallel_for, ctypes.c_void_p),
                    ctypes.cast(adapter.torch_host_for, ctypes.c_void_p), None)  # fmt: skip
        library = ctypes.CDLL(work + "/libblocks.so")
        blocks = [Block(library, "block%d" % i, work + "/blocks.weights") for i in range(BLOCKS)]
        matrices = [torch.randn(HIDDEN, HIDDEN) * HIDDEN**-0.5 for _ in range(OPS)]
        check(blocks[0], weights, host)
        cpus = len(os.sched_getaffinity(0))
        print("torch %s, torch.mm 1024x1024 and a block 1024/2816, f32, %d CPUs; us, %d rounds\n"
              % (torch.__version__, cpus, options.rounds))
        print("| tokens | threads | the block's threads | op | block | by turns | ratio | quartiles |")
        print("|---|---|---|---|---|---|---|---|")
        with torch.inference_mode():
            for tokens in map(int, options.tokens.split(",")):
                for threads, pool in dict.fromkeys([(1, False), (cpus, False), (cpus, True)]):
                    row(options, blocks, matrices, host, tokens, threads, pool)


if __name__ == "__main__":
    main()
