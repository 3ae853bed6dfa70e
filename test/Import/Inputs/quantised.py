"""Imports a GGUF file with quantised weights and experts in every type that is
read, and compares with the numbers that the blocks stand for: quantised.py TOOL
"""

import os
import random
import struct
import subprocess
import sys
import tempfile

import evaluate
import tensors

HIDDEN, INTER, EXPERTS, TOKENS = 64, 96, 2, 3
rng = random.Random(0)
half = lambda v: struct.unpack("<e", struct.pack("<e", v))[0]


def quantise(kind):
    """One block of 32 elements: its bytes and its numbers."""
    scale, low = half(rng.uniform(0.01, 0.1)), half(rng.uniform(-1, 0))
    if kind == "Q8_0":
        q = [rng.randint(-127, 127) for _ in range(32)]
        return struct.pack("<e32b", scale, *q), [v * scale for v in q]
    q = [rng.randint(0, 15) for _ in range(32)]
    packed = bytes(q[i] | q[i + 16] << 4 for i in range(16))
    if kind == "Q4_0":
        return struct.pack("<e", scale) + packed, [(v - 8) * scale for v in q]
    return struct.pack("<ee", scale, low) + packed, [v * scale + low for v in q]


def matrix(kind, shape):
    """(shape, type, bytes) for the file, and (shape, numbers)."""
    blob, numbers = b"", []
    for _ in range(tensors.count(shape) // 32):
        if kind in tensors.FLOATS:
            code = tensors.FLOATS[kind]
            values = [rng.gauss(0, 1) for _ in range(32)]
            part = struct.pack("<32" + code, *values)
            values = list(struct.unpack("<32" + code, part))
        else:
            part, values = quantise(kind)
        blob += part
        numbers += values
    return (shape, kind, blob), (shape, numbers)


def parts(shape, kind, blob):
    """The tensors that a loader makes of one in the file."""
    if kind in tensors.FLOATS:
        return {"": (shape, tensors.unpack(tensors.FLOATS[kind], blob))}
    _, _, size = tensors.GGUF_TYPES[kind]
    blocks = [blob[i : i + size] for i in range(0, len(blob), size)]
    skip = 4 if kind == "Q4_1" else 2
    data = b"".join(b[skip:] for b in blocks)
    groups = shape[:-1] + [shape[-1] // 32]
    values = shape[:-1] + [shape[-1] // (1 if kind == "Q8_0" else 2)]
    result = {
        "": (values, tensors.unpack("b", data)),
        ":scales": (groups, [tensors.unpack("e", b[:2])[0] for b in blocks]),
    }
    if kind == "Q4_0":
        result[":zeros"] = (groups, [8] * len(blocks))
    if kind == "Q4_1":
        result[":zeros"] = (groups, [tensors.unpack("e", b[2:4])[0] for b in blocks])
    return result


def swiglu(x, gate, up, down):
    g = evaluate.linear(x, gate, None, "out_in")
    u = evaluate.linear(x, up, None, "out_in")
    h = [[a * evaluate.sigmoid(a) * b for a, b in zip(p, q)] for p, q in zip(g, u)]
    return evaluate.linear(h, down, None, "out_in")


def main():
    kinds = ["F32", "F16", "F64", "Q8_0", "Q4_0", "Q4_1"]
    file, loaded, numbers = {}, {}, {}
    shapes = [[INTER, HIDDEN], [INTER, HIDDEN], [HIDDEN, INTER]]
    for i in range(2 * len(kinds)):
        # The second half are experts; each block mixes three types.
        stacked = i >= len(kinds)
        for j, role in enumerate(("gate", "up", "down")):
            name = "blk.%d.ffn_%s%s.weight" % (i, role, "_exps" * stacked)
            shape = [EXPERTS] * stacked + shapes[j]
            kind = kinds[(i + j) % len(kinds)]
            file[name], numbers[name] = matrix(kind, shape)
            for part, tensor in parts(*file[name]).items():
                loaded[name + part] = tensor
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.gguf")
        tensors.write_gguf(path, {"general.architecture": "llama"}, file)
        run = subprocess.run(
            [sys.argv[1], "--import-gguf", path, "--dtype=f64"],
            capture_output=True,
            text=True,
        )
    sys.stderr.write(run.stderr)
    load, truth = evaluate.loader(loaded), evaluate.loader(numbers)
    x = [[rng.gauss(0, 0.3) for _ in range(HIDDEN)] for _ in range(TOKENS)]
    functions = evaluate.parse(run.stdout)
    assert len(functions) == len(kinds) * (1 + EXPERTS), len(functions)
    for function in functions:
        names = [a[2] for a in function.arguments if a[2] and ":" not in a[2]]
        y = swiglu(x, *[truth(name) for name in names])
        error = evaluate.error(evaluate.evaluate(function, x, load), y)
        print("%s %.0e" % (function.name, error))
        assert error <= 1e-12, function.name
    print("%d functions agree" % len(functions))


main()
