"""Evaluates fracast's blocks and compares with the formula of its source:
fracast.py SWIGLU-OPT FILE FOLDER WEIGHTS"""

import glob
import os
import random
import subprocess
import sys

import evaluate
import tensors

tool, path, folder, weights = sys.argv[1:]
files = glob.glob(os.path.join(folder, "**", weights), recursive=True)
data = tensors.read_safetensors(files[0])
load = evaluate.loader(data)
text = subprocess.run(
    [tool, path, "--mlir-use-nameloc-as-prefix"], capture_output=True, text=True, check=True
).stdout
rng = random.Random(0)
x = [[rng.gauss(0, 1) for _ in range(64)] for _ in range(5)]


def matrix(name):
    """A weight, in f32 or in int8 with a scale for each row."""
    if name in data:
        return load(name)
    scales = load(name + ".scale")
    return [
        [q * scale[0] for q in row] for row, scale in zip(load(name + ".qweight"), scales)
    ]


def formula(block):
    up = evaluate.linear(x, matrix(block + ".up.weight"), load(block + ".up.bias"), "out_in")
    h = [
        [g * evaluate.sigmoid(g) * v for g, v in zip(row[:96], row[96:])] for row in up
    ]
    down = matrix(block + ".down.weight")
    return evaluate.linear(h, down, load(block + ".down.bias"), "out_in")


for function in evaluate.parse(text):
    error = evaluate.error(evaluate.evaluate(function, x, load), formula(function.name))
    print(function.name, "agrees" if error <= 1e-12 else "WRONG", "%.0e" % error)
    assert error <= 1e-12
