"""The time to compile a block of Llama 3 8B (4096, 14336) for all token counts.

Medians of swiglu-compile without weights, for each element type, for a library for three
CPUs, for a module of 32 equal blocks and one of 8 different ones; then where the time
goes: what of it starts the process, lowers to the LLVM dialect, makes object code of
that, and runs the C compiler, and the slowest passes. To be at most 2 s for one type.
No test, since a busy machine would fail it. Those of others are in tools/bench.sh.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from blocks import numbered

HIDDEN, INNER = 4096, 14336


def blocks(kind, inners):
    return "".join(numbered(i, HIDDEN, inner, kind) for i, inner in enumerate(inners))


# Name, element type, sizes between, options.
CASES = [
    ("f32", "f32", [INNER], []),
    ("bf16", "bf16", [INNER], []),
    ("f16", "f16", [INNER], []),
    ("int8, x in f32", "f32", [INNER], ["--quantize=int8"]),
    ("int4, x in f32", "f32", [INNER], ["--quantize=int4"]),
    ("f32, three CPUs", "f32", [INNER], ["--target-cpu=x86-64-v4,x86-64-v3,x86-64"]),
    ("f32, 32 equal blocks", "f32", [INNER] * 32, []),
    ("f32, 8 different blocks", "f32", [INNER - 512 * i for i in range(8)], []),
]


def seconds(command):
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError((done.stderr.strip() or "failed").split("\n")[0][:160])
    return time.perf_counter() - begin


def print_cases(options, work):
    print("| module | s, median | least |\n|---|---|---|")
    for name, kind, inners, flags in CASES:
        path = os.path.join(work, "input.mlir")
        with open(path, "w", encoding="utf-8") as file:
            file.write(blocks(kind, inners))
        try:
            times = [seconds([options.compiler, path, "-o", work, "--name", "out", *flags]) for _ in range(options.rounds)]
            print("| %s | %.2f | %.2f |" % (name, statistics.median(times), min(times)), flush=True)
        except RuntimeError as error:
            print("| %s | %s | |" % (name, error), flush=True)


def print_parts(options, work, title, flags):
    path = os.path.join(work, "input.mlir")
    with open(path, "w", encoding="utf-8") as file:
        file.write(blocks("f32", [INNER]))
    names = ["start of the process", "to the LLVM dialect", "optimisation and object code", "C compiler and linker"]
    commands = [["--version"]] + [[path, "-o", work, "--name", "out", "--emit=" + kind, *flags] for kind in ("mlir", "obj", "so")]
    # In turns, since a machine's speed drifts.
    rounds = [[seconds([options.compiler, *command]) for command in commands] for _ in range(options.rounds)]
    totals = [statistics.median(column) for column in zip(*rounds)]
    print("\n| part, %s | s |\n|---|---|" % title)
    for name, before, total in zip(names, [0.0] + totals, totals):
        print("| %s | %.2f |" % (name, total - before))


def print_passes(options, work):
    """The passes that take most, by --mlir-timing, on one thread."""
    path = os.path.join(work, "input.mlir")
    command = [os.path.join(os.path.dirname(options.compiler), "swiglu-opt"), path, "-o", os.devnull, "--mlir-timing",
               "--mlir-timing-display=list", "--mlir-disable-threading",
               "--ffn-cpu-pipeline=cpu=x86-64-v3 vector-bits=256 features=+avx2,+fma,+f16c"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True)
    rows = re.findall(r"^\s+([0-9.]+) \(\s*[0-9.]+%\)\s+(\S+)$", done.stderr, re.MULTILINE)
    print("\n| pass, for AVX2 | ms |\n|---|---|")
    for time_of, name in [row for row in rows if row[1] != "root"][:10]:
        print("| %s | %.0f |" % (name, 1000 * float(time_of)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bin", default="", help="folder of swiglu-compile and swiglu-opt")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    options.compiler = shutil.which(os.path.join(options.bin, "swiglu-compile")) or sys.exit("no swiglu-compile; see --bin")
    with tempfile.TemporaryDirectory() as work:
        print("swiglu-compile of blocks 4096/14336, all token counts, no weights; %d runs, %d CPUs\n"
              % (options.rounds, len(os.sched_getaffinity(0))))
        print_cases(options, work)
        print_parts(options, work, "f32", [])
        print_parts(options, work, "int4", ["--quantize=int4"])
        print_passes(options, work)


if __name__ == "__main__":
    main()
