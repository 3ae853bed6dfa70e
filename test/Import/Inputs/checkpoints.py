"""Imports the checkpoints of a folder and compares what the functions compute
with the models' own results: checkpoints.py TOOL FOLDER"""

import json
import os
import subprocess
import sys

import evaluate
import tensors

tool, folder = sys.argv[1:]
bad = 0
with open(os.path.join(folder, "manifest.json")) as file:
    manifest = [json.loads(line) for line in file]
for entry in manifest:
    path = os.path.join(folder, entry["dir"])
    run = subprocess.run(
        [tool, "--import-hf", path, "--dtype=f64"], capture_output=True, text=True
    )
    if run.returncode:
        ok = "refuse" in entry["expect"] and run.returncode == 1
        print(entry["dir"], "refused" if ok else "FAILED:", run.stderr.strip())
        bad += not ok
        continue
    # The functions of the part come first, and one for each expert.
    weights = evaluate.loader(tensors.read_safetensors(path + "/model.safetensors"))
    x = evaluate.nest(*tensors.read_npy(path + "/x.npy"))
    truth = path + "/y_experts.npy"
    if os.path.exists(truth):
        ys = evaluate.nest(*tensors.read_npy(truth))
    else:
        ys = [evaluate.nest(*tensors.read_npy(path + "/y.npy"))]
    functions = evaluate.parse(run.stdout)[: len(ys)]
    errors = [
        evaluate.error(evaluate.evaluate(f, x, weights), y)
        for f, y in zip(functions, ys)
    ]
    ok = "y" in entry["expect"].split() and len(functions) == len(ys)
    ok = ok and max(errors) <= 1e-12
    print(entry["dir"], "%s %.0e" % ("agrees" if ok else "WRONG", max(errors)))
    bad += not ok
print("%d of %d checkpoints as expected" % (len(manifest) - bad, len(manifest)))
sys.exit(bad != 0)
