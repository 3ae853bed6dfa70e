"""check.py FOLDER --tool TOOL...: files and rows of exported feed-forward blocks
belong together, and each tool reads all files."""

import argparse
import json
import os
import subprocess
import sys
import tempfile

MAX_BYTES = 40000


def problems(name, path, rows):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if name not in rows and "\n// Expected: open" not in text:
        yield "has no row in expected.json"
    for row in rows.get(name, []):
        if row.get("kind") not in ("gated_ffn", "ffn"):
            yield "row without a known kind: %s" % row.get("kind")
    if not text.startswith("// Source: ") or "\n// Route: " not in text:
        yield "does not begin with its source and route"
    if len(text) > MAX_BYTES:
        yield "has %d bytes, at most %d" % (len(text), MAX_BYTES)


def read_with(tool, paths):
    """One process reads all files, each as a chunk of its own."""
    with tempfile.NamedTemporaryFile("w", suffix=".mlir") as joined:
        for path in paths:
            with open(path, encoding="utf-8") as file:
                joined.write(file.read() + "\n// -----\n")
        joined.flush()
        done = subprocess.run(
            [*tool.split(), "--split-input-file", joined.name, "-o", os.devnull], capture_output=True, text=True, check=False
        )
    return done.stderr.strip() if done.returncode else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--tool", action="append", required=True)
    arguments = parser.parse_args()
    with open(os.path.join(arguments.folder, "expected.json"), encoding="utf-8") as file:
        rows = json.load(file)
    files = {}
    for parent, folders, names in os.walk(arguments.folder):
        folders[:] = [f for f in folders if f not in ("Inputs", "Output")]
        for entry in names:
            if entry.endswith(".mlir"):
                path = os.path.join(parent, entry)
                files[os.path.relpath(path, arguments.folder)[: -len(".mlir")]] = path
    wrong = []
    for name in sorted(set(files) | set(rows)):
        if name not in files:
            wrong.append("%s: has a row, but no file" % name)
        else:
            wrong += ["%s: %s" % (name, text) for text in problems(name, files[name], rows)]
    for tool in arguments.tool:
        if error := read_with(tool, files.values()):
            wrong.append("%s: %s" % (tool, error))
    print("\n".join(wrong + ["%d files, %d wrong" % (len(set(files) | set(rows)), len(wrong))]))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
