"""The main job on fracast: fracast.py BIN OUT FOLDER f32|int8|exchanged."""

import glob
import os
import subprocess
import sys

tools, out, folder, which = sys.argv[1:]
inputs = os.path.dirname(os.path.abspath(__file__))
name = "model.int8.safetensors" if which == "int8" else "model.safetensors"
(path,) = glob.glob(os.path.join(folder, "**", name), recursive=True)
command = [sys.executable, os.path.join(inputs, "main_job.py"), path]
command += ["--bin", tools, "--out", out, "--no-bench", "--tokens", "1", "7", "64"]
if which == "exchanged":
    # The same shapes, but the halves of the packed weight in the wrong order.
    with open(os.path.join(inputs, "../../Import/fracast.mlir")) as file:
        text = file.read().replace("gate_up>", "up_gate>")
    os.makedirs(out, exist_ok=True)
    wrong = os.path.join(out, "exchanged.mlir")
    with open(wrong, "w") as file:
        file.write(text)
    command += ["--ir", wrong]
sys.exit(subprocess.run(command).returncode)
