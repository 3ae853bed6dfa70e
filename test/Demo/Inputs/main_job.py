"""The main job: compiles the feed-forward blocks of a checkpoint, runs them and
compares them with NumPy in f64 and, for speed, in f32.

tools/demo.sh sets everything up and calls this. The exit code is 0 only if every
block was compiled and agrees within the tolerance of docs/Numerics.md.
"""

import argparse
import json
import os
import platform
import re
import struct
import subprocess
import sys
import textwrap
import time

# Before NumPy is there: its threads are fixed when it is loaded.
parser = argparse.ArgumentParser(prog="demo.sh", description=__doc__.split("\n\n")[0])
parser.add_argument("checkpoint", help="a .gguf file, a .safetensors file or a folder")
parser.add_argument(
    "--tokens", type=int, nargs="+", default=[1, 32, 512], help="token counts (1 32 512)"
)
parser.add_argument("--threads", type=int, default=0, help="0, the default: one per CPU")
parser.add_argument("--blocks", type=int, default=0, help="only the first so many")
parser.add_argument("--seconds", type=float, default=15, help="measuring time per token count")
parser.add_argument("--no-bench", action="store_true", help="compare, do not measure")
parser.add_argument("--no-f32", action="store_true", help="quantised weights as stored only")
parser.add_argument("--ir", help="this IR instead of what the importer makes")
parser.add_argument("--bin", required=True, help=argparse.SUPPRESS)
parser.add_argument("--out", required=True, help=argparse.SUPPRESS)
args = parser.parse_args()
if min(args.tokens) < 1:
    parser.error("--tokens wants positive numbers")
args.tokens = sorted(set(args.tokens))
cpus = args.threads or len(os.sched_getaffinity(0))
for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = str(cpus)

import numpy as np

import checkpoint
import library
import measure
import truth

SOURCE = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../.."))
FUNCTION = re.compile(r"^ *func\.func @([\w.$-]+)\(", re.MULTILINE)
# What `bench` finds out about the machine, for the report.
MACHINE = {}
# f32 weights that are held at once for NumPy's side.
MOST_BYTES = 2 << 30


def step(text):
    print("\n== %s" % text, flush=True)


def fail(text):
    sys.exit("demo: error: " + text)


def shown(path):
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


def tool(name, *arguments):
    """Runs one of our tools; returns the seconds it took."""
    command = [os.path.join(args.bin, name), *arguments]
    print("$ " + " ".join([name] + [shown(a) if os.sep in a else a for a in arguments]), flush=True)
    begin = time.perf_counter()
    if subprocess.run(command).returncode:
        fail("%s failed" % name)
    return time.perf_counter() - begin


def one_function(text, name):
    """A module with that function only, from the importer's output."""
    found = re.search(
        r"^( *)func\.func @%s\(.*?^\1}\n" % re.escape(name), text, re.MULTILINE | re.DOTALL
    )
    return textwrap.dedent(found[0])


class Compiled:
    """A checkpoint's blocks, imported, compiled and loaded."""

    def __init__(self, label, path, folder, name, ir=None):
        self.label, self.path, self.folder = label, path, folder
        os.makedirs(folder, exist_ok=True)
        self.ir = os.path.join(folder, name + ".mlir")
        if ir:
            with open(ir) as source, open(self.ir, "w") as target:
                target.write(source.read())
        elif path.endswith(".gguf"):
            tool("swiglu-translate", "--import-gguf", path, "--dtype=f32", "-o", self.ir)
        else:
            tool("swiglu-translate", "--import-hf", path, "--dtype=f32", "-o", self.ir)
        with open(self.ir) as file:
            self.text = file.read()
        self.names = FUNCTION.findall(self.text)
        if args.blocks and args.blocks < len(self.names):
            self.names = self.names[: args.blocks]
            self.text = "\n".join(one_function(self.text, name) for name in self.names)
            with open(self.ir, "w") as file:
                file.write(self.text)
        # The blocks are held against f32's tolerance, so x is not rounded to 16
        # bits beside integer weights, as it is by default.
        seconds = tool(
            "swiglu-compile", self.ir, "--weights", path, "-o", folder, "--name", name,
            "--activations=float",
        )
        print("%d functions compiled in %.1f s" % (len(self.names), seconds))
        self.library = os.path.join(folder, "lib%s.so" % name)
        self.header = os.path.join(folder, name + ".h")
        self.weights = os.path.join(folder, name + ".weights")

    def load(self, names):
        return library.load_functions(self.library, names, self.weights, args.threads)


def show_ir(compiled, name):
    """Prints a block as imported and the beginning of its lowered body."""
    before = os.path.join(compiled.folder, "block.mlir")
    after = os.path.join(compiled.folder, "block.linalg.mlir")
    text = one_function(compiled.text, name)
    with open(before, "w") as file:
        file.write(text)
    print("\n" + text)
    tool("swiglu-opt", before, "--ffn-lower-pipeline", "-o", after)
    with open(after) as file:
        lines = file.read().splitlines()
    generics = [i for i, line in enumerate(lines) if "linalg.generic" in line]
    calls = [i for i, line in enumerate(lines) if re.search(r"= math\.(exp|erf|erfc|tanh) ", line)]
    # The gated unit and the product before it; the beginning, where there is none.
    before_unit = [i for i in generics if calls and i < calls[0]]
    first = before_unit[-2] if len(before_unit) > 1 else 0
    last = before_unit[-1] if before_unit else min(first + 20, len(lines) - 1)
    while before_unit and not lines[last].lstrip().startswith("} ->"):
        last += 1
    print("\n" + "\n".join(lines[first : last + 1]))
    print("    … %d lines in %s" % (len(lines), shown(after)))


def compare(functions, blocks, inputs):
    """The errors of every block, over all token counts."""
    results = []
    for function, block, x in zip(functions, blocks, inputs):
        weights = truth.Weights.of(block)
        expected = truth.evaluate(weights, x)
        truth.check_blas(weights, x, expected)
        tolerance = truth.tolerance(weights, expected)
        errors = []
        for tokens in args.tokens:
            y = np.full((tokens, expected.shape[1]), np.nan, np.float32)
            function.run(x[:tokens], y)
            errors.append(np.abs(y - expected[:tokens]))
        # Written so that a NaN is no agreement.
        ok = all(bool((error <= tolerance).all()) for error in errors)
        largest = max(float(error.max()) for error in errors)
        results.append(
            {
                "block": block.name,
                "weights": block.storage,
                "max": largest,
                "mean": float(errors[-1].mean()),
                "of_max_y": largest / max(float(np.abs(expected).max()), 1e-300),
                "of_tolerance": largest / max(tolerance, 1e-300),
                "ok": ok,
            }
        )
        if not ok:
            print("WRONG: %s is off by %.3g, allowed are %.3g" % (block.name, largest, tolerance))
    return results


def flops(block):
    """Operations a token: two for each weight."""
    return 2 * sum(np.size(load()) for load in (block.gate, block.up, block.down))


def write_f32(blocks, folder):
    """The blocks as a checkpoint of Hugging Face with f32 weights."""
    os.makedirs(folder, exist_ok=True)
    header, offset = {}, 0
    for index, block in enumerate(blocks):
        for part in ("gate", "up", "down"):
            shape = np.shape(getattr(block, part)())
            size = 4 * int(np.prod(shape))
            header["model.layers.%d.mlp.%s_proj.weight" % (index, part)] = {
                "dtype": "F32",
                "shape": shape,
                "data_offsets": [offset, offset + size],
            }
            offset += size
    hidden, inner = np.shape(blocks[0].down())
    with open(os.path.join(folder, "config.json"), "w") as file:
        config = {
            "model_type": "llama",
            "hidden_act": "silu",
            "hidden_size": hidden,
            "intermediate_size": inner,
            "num_hidden_layers": len(blocks),
        }
        json.dump(config, file, indent=2)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(os.path.join(folder, "model.safetensors"), "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for block in blocks:
            for part in ("gate", "up", "down"):
                file.write(np.ascontiguousarray(getattr(block, part)(), np.float32).tobytes())


def commit():
    run = subprocess.run(
        ["git", "-C", SOURCE, "describe", "--always", "--dirty", "--exclude=*"],
        capture_output=True,
        text=True,
    )
    return run.stdout.strip() or "unknown"


def table(head, rows):
    """A Markdown table that is aligned as plain text too."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [head] + rows) for i in range(len(head))]

    def line(cells):
        first = cells[0].ljust(widths[0])
        return "| " + " | ".join([first] + [c.rjust(w) for c, w in zip(cells[1:], widths[1:])]) + " |"

    print(line(head))
    print("|" + "|".join("-" * (w + 1) + (":" if i else "-") for i, w in enumerate(widths)) + "|")
    for row in rows:
        print(line(row))


def rate(value):
    return "%.0f" % value if value >= 100 else "%.1f" % value if value >= 10 else "%.2f" % value


def error_text(results):
    return "max error %.2e (%.1e of the block's largest |y|, %.0f %% of the tolerance), mean %.2e" % (
        max(r["max"] for r in results),
        max(r["of_max_y"] for r in results),
        100 * max(r["of_tolerance"] for r in results),
        sum(r["mean"] for r in results) / len(results),
    )


def main():
    measure.free_openblas()
    begin = time.perf_counter()
    try:
        path = checkpoint.find(args.checkpoint)
    except OSError as error:
        fail(str(error))
    name = re.sub(r"\W+", "_", os.path.splitext(os.path.basename(path))[0]).strip("_").lower()
    folder = os.path.join(args.out, name)
    ir = args.ir
    try:
        blocks = checkpoint.read_blocks(path)
    except (OSError, ValueError, struct.error) as error:
        fail("cannot read '%s': %s" % (shown(path), error))
    except checkpoint.Unknown as reason:
        blocks = []
        print("note: no NumPy form is known for this checkpoint: %s" % reason)
    if blocks and blocks[0].name == "core.block.ffn" and not ir:
        quantised = blocks[0].storage == "I8"
        ir = os.path.join(
            SOURCE, "test/Demo/fracast-int8.mlir" if quantised else "test/Import/fracast.mlir"
        )

    step("Import and compile %s" % shown(path))
    compiled = Compiled("swiglu", path, folder, name, ir)
    step("One block before and after: @%s" % compiled.names[0])
    show_ir(compiled, compiled.names[0])
    if not blocks:
        return run_without_numpy(compiled, path)

    blocks = blocks[: args.blocks] if args.blocks else blocks
    missing = [b.name for b in blocks if b.name not in compiled.names]
    if missing:
        fail("the importer made no function '%s'" % missing[0])
    others = [n for n in compiled.names if n not in {b.name for b in blocks}]
    variants = [(compiled, compiled.load([b.name for b in blocks]))]
    quantised = path.endswith(".gguf") and any(set(b.storage.split("/")) - {"F32"} for b in blocks)
    plain = all(b.activation == "swish" for b in blocks)
    if quantised and plain and not args.no_f32:
        step("The same blocks with their weights dequantised beforehand")
        f32 = os.path.join(folder, "f32")
        write_f32(blocks, f32)
        second = Compiled("swiglu, f32 weights", f32, f32, name + "_f32")
        variants.append((second, second.load(second.names)))
        compiled.label = "swiglu, weights as stored"

    step("Compare with NumPy in f64, and measure")
    generator = np.random.default_rng(0)
    inputs = [
        generator.standard_normal((args.tokens[-1], f.info.x_features)).astype(np.float32)
        for f in variants[0][1]
    ]
    results = {v.label: compare(functions, blocks, inputs) for v, functions in variants}
    times = {} if args.no_bench else bench(variants, blocks, inputs)
    report(variants, blocks, results, times)
    for label, rows in results.items():
        wrong = sum(not r["ok"] for r in rows)
        print("%s: %d of %d blocks agree; %s" % (label, len(rows) - wrong, len(rows), error_text(rows)))
    if others:
        print("not compared: %d other functions, as @%s" % (len(others), others[0]))
    print("\nArtifacts, %.0f s after the start:" % (time.perf_counter() - begin))
    for variant, _ in variants:
        for file in (variant.ir, variant.library, variant.header, variant.weights):
            print("  %s (%.1f MB)" % (shown(file), os.path.getsize(file) / 1e6))
    return int(not all(r["ok"] for rows in results.values() for r in rows))


def run_without_numpy(compiled, path):
    """Every function against the compiler's own scalar reference."""
    step("Compare with the scalar reference of swiglu-run")
    tokens = str(min(args.tokens[-1], 8))
    tool("swiglu-run", compiled.ir, "--weights", path, "--tokens", tokens, "--compare")
    print("\n%d functions agree with the reference; not compared with NumPy" % len(compiled.names))
    return 0


def bench(variants, blocks, inputs):
    """{tokens: {label: seconds [rounds, blocks]}}, over what fits in memory."""
    count, size = 0, 0
    while count < len(blocks) and size <= MOST_BYTES:
        size += 2 * flops(blocks[count])
        count += 1
    rows = {v.label: (lambda: None, functions[:count]) for v, functions in variants}
    blas = measure.OpenBLAS()
    if all(b.activation in measure.ACTIVATE for b in blocks):
        plain = [measure.NumpyBlock(b) for b in blocks[:count]]
        rows["numpy, f32 weights"] = (lambda: blas.set_threads(cpus), plain)
        # Its threads wait for each other in loops; on a busy machine one is faster.
        if cpus > 1 and blas.set_threads(1):
            rows["numpy, one thread"] = (lambda: blas.set_threads(1), plain)
    if count < len(blocks):
        print("measured on the first %d blocks" % count)
    used = measure.busy()
    MACHINE["busy"] = round(used, 3)
    print("other programs use %.0f %% of the CPUs" % (100 * used))
    if used > 0.1:
        print("WARNING: the machine is busy, so the times below are not worth much")
    times = {}
    for tokens in args.tokens:
        times[tokens] = measure.measure(rows, [x[:tokens] for x in inputs[:count]], args.seconds)
        rounds = len(next(iter(times[tokens].values())))
        print("%d tokens: %d rounds" % (tokens, rounds), flush=True)
    return times


def report(variants, blocks, results, times):
    tokens_list = list(times)
    first = variants[0][0].label
    for variant, functions in variants:
        step("Each block: %s" % variant.label)
        head = ["block", "weights", "max error", "mean error", "of tolerance"]
        for tokens in tokens_list:
            head += ["tok/s, T=%d" % tokens, "GFLOP/s"]
        rows = []
        for index, result in enumerate(results[variant.label]):
            storage = result["weights"] if variant.label == first else "F32"
            row = [result["block"], storage]
            row += ["%.2e" % result["max"], "%.2e" % result["mean"]]
            row.append("%.0f %%" % (100 * result["of_tolerance"]))
            for tokens in tokens_list:
                seconds = times[tokens][variant.label]
                if index < seconds.shape[1]:
                    per_second = tokens / np.median(seconds[:, index])
                    row += [rate(per_second), rate(per_second * flops(blocks[index]) / 1e9)]
                else:
                    row += ["", ""]
            rows.append(row)
        table(head, rows)
    step("All blocks, one after the other")
    data = {
        "commit": commit(),
        "cpu": measure.cpu_name(),
        "threads": cpus,
        **MACHINE,
        "target": variants[0][1][0].info.target_cpu.decode(),
        "numpy": measure.OpenBLAS().describe(),
        "python": platform.python_version(),
        "errors": results,
        "rates": [],
    }
    rows = []
    for tokens, measured in times.items():
        for label, seconds in measured.items():
            count = seconds.shape[1]
            work = sum(flops(b) for b in blocks[:count]) / 1e9
            rates = [tokens / total for total in seconds.sum(axis=1)]
            median, low, high = measure.spread(rates)
            others = [
                np.median(tokens / measured[l].sum(axis=1)) for l in measured if "numpy" in l
            ]
            beside = "%.2f" % (median / max(others)) if others else ""
            cells = ["%s (%s..%s)" % tuple(map(rate, triple)) for triple in
                     ((median, low, high), (median * work, low * work, high * work))]
            rows.append(["%d" % tokens, label, *cells, beside])
            data["rates"].append(
                {
                    "tokens": tokens,
                    "what": label,
                    "blocks": count,
                    "rounds": len(rates),
                    "tokens_per_second": [median, low, high],
                    "gflops": [median * work, low * work, high * work],
                }
            )
    if rows:
        table(["tokens", "what", "tokens/s (min..max)", "GFLOP/s (min..max)", "of numpy's best"], rows)
        print(
            "Medians of the rounds. %s, %d threads, code for %s; %s; commit %s; other programs took %.0f %% of the CPUs."
            % (data["cpu"], cpus, data["target"], data["numpy"], data["commit"], 100 * data["busy"])
        )
    path = os.path.join(os.path.dirname(variants[0][0].ir), "report.json")
    with open(path, "w") as file:
        json.dump(data, file, indent=1)
    print("All figures: %s\n" % shown(path))


if __name__ == "__main__":
    sys.exit(main())
