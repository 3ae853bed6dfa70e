"""Packing the weights of feed-forward blocks of Llama 3 8B (4096, 14336), and a start.

Seconds of swiglu-compile --weights less those of a run without weights, beside cp of the
result; its CPU time and memory (pages of the mapped checkpoint too); then the
milliseconds of f_load, and of the first and the second f_run of one token. The
checkpoint, bf16, is in the page cache. No test, since a busy machine would fail it.
"""

import argparse
import ctypes
import json
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time

from blocks import numbered

SOURCE = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
sys.path.insert(0, os.path.join(SOURCE, "test/Demo/Inputs"))
import library  # noqa: E402

HIDDEN, INNER = 4096, 14336


def write_module(path, layers, kind):
    with open(path, "w", encoding="utf-8") as file:
        for i in range(layers):
            file.write(numbered(i, HIDDEN, INNER, kind))


def write_checkpoint(path, layers):
    """Numbers around 0.01 of both signs: the high byte of a bf16 has sign and exponent."""
    block = bytearray(random.Random(0).randbytes(1 << 24))
    block[1::2] = block[1::2].translate(bytes((i & 128) | 0x3C for i in range(256)))
    header, at = {}, 0
    for i in range(layers):
        for name, shape in ("gate", [INNER, HIDDEN]), ("up", [INNER, HIDDEN]), ("down", [HIDDEN, INNER]):
            end = at + 2 * HIDDEN * INNER
            header["%d.%s" % (i, name)] = {"dtype": "BF16", "shape": shape, "data_offsets": [at, end]}
            at = end
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        while at:
            at -= file.write(block[: min(at, len(block))])


def timed(*command):
    """Seconds, and what the system counted."""
    begin = time.perf_counter()
    child = subprocess.Popen(command)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit("%s: failed" % " ".join(command))
    return time.perf_counter() - begin, usage


def start(folder, kind):
    """Milliseconds of f_load, and of two runs of one token with it."""
    code = ctypes.CDLL(os.path.join(folder, "lib%s.so" % kind))
    begin = time.perf_counter()
    function = library.Function(code, "block0", os.path.join(folder, kind + ".weights"), 0)
    times = [time.perf_counter() - begin]
    size = 2 if kind == "bf16" else 4
    x, y = bytes(HIDDEN * size), ctypes.create_string_buffer(HIDDEN * size)
    for _ in range(2):
        begin = time.perf_counter()
        function.check(function.call(function.context, x, 0, 1, y, 0))
        times.append(time.perf_counter() - begin)
    function.close()
    return [1000 * seconds for seconds in times]


def measure(options, work, kind):
    """One row of the table."""
    module, checkpoint = os.path.join(work, kind + ".mlir"), os.path.join(work, "w.safetensors")
    write_module(module, options.layers, kind)
    compiler = os.path.join(options.bin, "swiglu-compile")
    bare, _ = timed(compiler, module, "-o", work, "--name", "bare")
    runs = [timed(compiler, module, "--weights", checkpoint, "-o", work, "--name", kind) for _ in range(options.rounds)]
    seconds, usage = min(runs, key=lambda run: run[0])
    packed = os.path.join(work, kind + ".weights")
    copied, _ = timed("cp", packed, os.path.join(work, "copy"))
    os.remove(os.path.join(work, "copy"))
    size = os.path.getsize(packed)
    times = start(work, kind)
    os.remove(packed)
    return "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %s |" % (
        kind, size / 1e9, seconds - bare, size / 1e9 / (seconds - bare), copied,
        usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1e6, " | ".join("%.2f" % ms for ms in times))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bin", default="", help="folder of swiglu-compile")
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", default=".", help="where the checkpoint and the outputs are made")
    options = parser.parse_args()
    if options.bin == "":
        options.bin = os.path.dirname(shutil.which("swiglu-compile") or sys.exit("no swiglu-compile; see --bin"))
    with tempfile.TemporaryDirectory(prefix="pack.", dir=options.folder) as work:
        write_checkpoint(os.path.join(work, "w.safetensors"), options.layers)
        print("%d blocks 4096/14336 of a bf16 checkpoint, %d CPUs; the least of %d runs, less a run without weights\n"
              % (options.layers, len(os.sched_getaffinity(0)), options.rounds))
        print("| kernel | packed GB | s | GB/s | s of cp | CPU s | peak GB | ms of load | first run | second |")
        print("|---|---|---|---|---|---|---|---|---|---|")
        for kind in "f32", "bf16":
            print(measure(options, work, kind), flush=True)


if __name__ == "__main__":
    main()
