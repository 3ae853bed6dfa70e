#!/usr/bin/env python3
"""check-folds.py FIXTURES BIN WORK [CASE...]: the cases of make-fixtures.py by way of IR.

The imported blocks with the adapter attached and folded have no ffn.scale and no
ffn.low_rank left; and they compute, bit for bit, what the same blocks compute with the
checkpoint that swiglu-merge wrote, which merge.test holds against the truth."""

import concurrent.futures
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from importlib import import_module  # noqa: E402

fixtures_module = import_module("check-fixtures")

LEFT = re.compile(r"\bffn\.(scale|low_rank)\b")
FUNCTION = re.compile(r"func\.func @([\w.\-]+)\(")


class Failure(Exception):
    pass


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=240)
    if done.returncode:
        raise Failure("%s: exit code %d: %s" % (os.path.basename(words[0]), done.returncode, done.stderr.strip()[:600]))
    return done.stdout


def optimize(tool, case, module):
    # A base's folder: the adapter may change what no function of the module has.
    options = "adapter=%s checkpoint=%s partial=true" % (",".join(case.adapters), case.base)
    if case.weights:
        options += " weight=" + ",".join(map(repr, case.weights))
    return run(tool, module, "--ffn-optimize-pipeline=" + options)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def check(case, tools, work):
    """-> what happened; raises Failure."""
    os.makedirs(work)
    module, merged = os.path.join(work, "block.mlir"), os.path.join(work, "merged")
    run(tools("swiglu-translate"), "--import-hf", case.base, "-o", module)
    text = optimize(tools("swiglu-opt"), case, module)
    if LEFT.search(text):
        raise Failure("left: " + ", ".join(sorted(set(LEFT.findall(text)))))
    merges = text.count("= ffn.merge ")
    if not merges:
        return "changes no weight of these blocks"
    run(tools("swiglu-merge"), "--weights", case.base, "-o", merged, *case.options())
    functions = FUNCTION.findall(read(module).decode())
    changed = 0
    for function in functions:
        results = []
        for words in (["--weights", merged], ["--weights", case.base, *case.options()], ["--weights", case.base]):
            path = os.path.join(work, "y%d.npy" % len(results))
            run(tools("swiglu-run"), module, "-e", function, "--tokens=3", "--output", path, *words)
            results.append(read(path))
        if results[0] != results[1]:
            raise Failure("%s computes something else than with the merged checkpoint" % function)
        changed += results[0] != results[2]
    if not changed:
        raise Failure("the adapter changes nothing")
    return "%d merges, %d of %d functions change and compute the same" % (merges, changed, len(functions))


def main():
    fixtures, folder, work = sys.argv[1:4]
    names = sys.argv[4:] or [name for name in fixtures_module.names(fixtures) if not name.startswith("findings/")]
    shutil.rmtree(work, ignore_errors=True)

    def one(name):
        try:
            return True, check(fixtures_module.Case(fixtures, name), lambda tool: os.path.join(folder, tool), os.path.join(work, name))
        except Failure as error:
            return False, "error: %s" % error

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(one, names))
    for name, (_, sentence) in zip(names, results):
        print("%-28s %s" % (name, sentence))
    failures = sum(not good for good, _ in results)
    print("%d cases, %d failed" % (len(names), failures))
    sys.exit(failures != 0 or not names)


if __name__ == "__main__":
    main()
