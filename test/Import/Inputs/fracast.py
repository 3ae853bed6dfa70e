"""Evaluates fracast's blocks and compares with the formula of its source:
fracast.py SWIGLU-OPT FILE FOLDER."""

import glob
import os
import random
import subprocess
import sys

import evaluate
import tensors

tool, path, folder = sys.argv[1:]
# The deepest files of the name: the folder may be the package or above it.
files = glob.glob(os.path.join(folder, "**", "model.safetensors"), recursive=True)
data = tensors.read_safetensors(files[0])
load = evaluate.loader(data)
text = subprocess.run(
    [tool, path, "--mlir-use-nameloc-as-prefix"], capture_output=True, text=True, check=True
).stdout
rng = random.Random(0)
x = [[rng.gauss(0, 1) for _ in range(64)] for _ in range(5)]


def formula(prefix):
    up = evaluate.linear(x, load(prefix + ".up.weight"), load(prefix + ".up.bias"), "out_in")
    h = [
        [g * evaluate.sigmoid(g) * v for g, v in zip(row[:96], row[96:])]
        for row in up
    ]
    return evaluate.linear(
        h, load(prefix + ".down.weight"), load(prefix + ".down.bias"), "out_in"
    )


for function in evaluate.parse(text):
    error = evaluate.error(evaluate.evaluate(function, x, load), formula(function.name))
    print(function.name, "agrees" if error <= 1e-12 else "WRONG", "%.0e" % error)
    assert error <= 1e-12
