"""roads.py: for each exported file and its checkpoint, runs what raising makes of
the one and the importer of the other on the same input."""

import argparse
import os
import re
import subprocess
import sys


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit("%s failed: %s" % (os.path.basename(command[0]), done.stderr.strip()))
    return done.stdout


def result(arguments, module, function, checkpoint, output):
    run(
        os.path.join(arguments.bin, "swiglu-run"),
        module, "-e", function, "--weights", checkpoint, "--input", os.path.join(checkpoint, "x.npy"), "--output", output,
    )  # fmt: skip
    with open(output, "rb") as file:
        return file.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("bin", "checkpoints", "exported", "out"):
        parser.add_argument("--" + name, required=True)
    arguments = parser.parse_args()
    equal = different = 0
    for entry in sorted(os.listdir(arguments.exported)):
        name, extension = os.path.splitext(entry)
        if extension != ".mlir":
            continue
        checkpoint = os.path.join(arguments.checkpoints, name)
        exported = os.path.join(arguments.exported, entry)
        raised, imported = (os.path.join(arguments.out, name + suffix) for suffix in (".raised.mlir", ".imported.mlir"))
        run(os.path.join(arguments.bin, "swiglu-opt"), exported, "--ffn-raise-pipeline", "--canonicalize", "-o", raised)
        run(os.path.join(arguments.bin, "swiglu-translate"), "--import-hf", checkpoint, "--dtype=f32", "-o", imported)
        with open(raised, encoding="utf-8") as file:
            functions = re.findall(r"func\.func @([\w.]+)", file.read())
        for function in functions:
            values = [
                result(arguments, module, function, checkpoint, os.path.join(arguments.out, "y%d.npy" % i))
                for i, module in enumerate((raised, imported))
            ]
            same = values[0] == values[1]
            equal, different = equal + same, different + (not same)
            print("%s: %s: %s" % (name, function, "equal" if same else "different"))
    print("%d equal, %d different" % (equal, different))
    return different != 0 or equal == 0


if __name__ == "__main__":
    sys.exit(main())
