#!/usr/bin/env python3
"""check-fixtures.py FIXTURES SWIGLU-MERGE WORK [CASE...]: swiglu-merge on each case of
make-fixtures.py, against the truth and against PEFT. Needs NumPy."""

import json
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import numpy as np  # noqa: E402

import floats  # noqa: E402
import gguf_base  # noqa: E402
import truth  # noqa: E402
from compare import Comparison  # noqa: E402


class Case:
    def __init__(self, fixtures, name):
        self.name, self.folder = name, os.path.join(fixtures, name)
        with open(os.path.join(self.folder, "case.json"), encoding="utf-8") as file:
            self.facts = json.load(file)
        self.base = os.path.join(fixtures, "bases", self.facts["base"])
        self.adapters = [os.path.join(self.folder, adapter) for adapter in self.facts["adapters"]]
        self.weights = self.facts.get("weights")

    def options(self):
        result = [word for adapter in self.adapters for word in ("--adapter", adapter)]
        return result + ["--adapter-weight=%s" % weight for weight in self.weights or []]

    def truth(self):
        path = os.path.join(self.folder, "truth.safetensors")
        if os.path.exists(path):
            return {name: tensor.values() for name, tensor in floats.read_safetensors(path).items()}
        return truth.merged(floats.read_checkpoint(self.base), self.adapters, self.weights, self.facts["base"].startswith("gpt2"))

    def peft(self):
        path = os.path.join(self.folder, "peft.safetensors")
        return floats.read_safetensors(path) if os.path.exists(path) else {}


def run(tool, *words):
    return subprocess.run([tool, *words], capture_output=True, text=True, check=False, timeout=120)


def check_merge(case, tool, work):
    """A folder into a folder, and the file alone into a file: the same bytes."""
    comparison = Comparison()
    out, file = os.path.join(work, "out"), os.path.join(work, "out.safetensors")
    source = os.path.join(case.base, "model.safetensors")
    for words in (["--weights", case.base, "-o", out], ["--weights", source, "-o", file]):
        done = run(tool, *words, *case.options())
        if done.returncode:
            comparison.wrong.append("exit code %d: %s" % (done.returncode, done.stderr.strip()))
            return comparison
    merged = floats.read_checkpoint(out)
    comparison.checkpoint(floats.read_checkpoint(case.base), merged, case.truth(), case.peft())
    with open(os.path.join(out, "model.safetensors"), "rb") as one, open(file, "rb") as other:
        if one.read() != other.read():
            comparison.wrong.append("a folder and a file are merged differently")
    return comparison


def check_refused(case, tool, work):
    """One line of error that has the words asked for, and nothing written."""
    comparison, out = Comparison(), os.path.join(work, "out.safetensors")
    done = run(tool, "--weights", os.path.join(case.base, "model.safetensors"), "-o", out, *case.options())
    lines = [line for line in done.stderr.splitlines() if "error:" in line]
    if done.returncode != 1 or len(lines) != 1:
        comparison.wrong.append("exit code %d and %d errors, expected one: %s" % (done.returncode, len(lines), done.stderr.strip()))
    comparison.wrong += ["the error lacks '%s': %s" % (word, lines) for word in case.facts["error"] if word not in "".join(lines)]
    if os.listdir(work):
        comparison.wrong.append("files were left: %s" % os.listdir(work))
    return comparison


def check_gguf(case, tool, work):
    """Rows of quantised blocks: d and m scaled and rounded once, the integers kept,
    and the rows of q and k where GGUF has them."""
    comparison = Comparison()
    changed = truth.Adapter(case.adapters[0]).modules
    for kind in gguf_base.KINDS:
        source, out = os.path.join(work, "base.gguf"), os.path.join(work, "out.gguf")
        base = gguf_base.write(source, case.base, kind)
        done = run(tool, "--weights", source, "-o", out, *case.options())
        if done.returncode:
            comparison.wrong.append("%s: exit code %d: %s" % (kind, done.returncode, done.stderr.strip()))
            continue
        with open(source, "rb") as before, open(out, "rb") as after:
            comparison.wrong += gguf_base.compare(base, kind, before.read(), after.read(), changed)
        os.remove(out)
    return comparison


def check(case, tool, work):
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    if "error" in case.facts:
        return check_refused(case, tool, work)
    if "gguf" in case.facts:
        return check_gguf(case, tool, work)
    return check_merge(case, tool, work)


def names(fixtures):
    found = [entry.name for entry in os.scandir(fixtures) if os.path.exists(os.path.join(entry.path, "case.json"))]
    found += ["findings/" + entry.name for entry in os.scandir(os.path.join(fixtures, "findings"))]
    return sorted(found)


def main():
    fixtures, tool, work = sys.argv[1:4]
    chosen = sys.argv[4:] or names(fixtures)
    failures = 0
    for name in chosen:
        comparison = check(Case(fixtures, name), tool, os.path.join(work, name.replace("/", "-")))
        print("%-36s ours %.4g ulp, PEFT %.4g, %d elements, %d not nearest" % (name, comparison.ours, comparison.peft, comparison.elements, comparison.not_nearest))
        for sentence in comparison.wrong:
            print("  error: " + sentence)
        failures += bool(comparison.wrong)
    print("%d cases, %d failed" % (len(chosen), failures))
    sys.exit(failures != 0 or not chosen)


if __name__ == "__main__":
    main()
