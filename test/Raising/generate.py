#!/usr/bin/env python3
"""Property-based test of raising: random spellings of feed-forward blocks are
found as what they are, random near-misses are not, and both compute the same
as before.

generate.py --bin DIR --work DIR [--cases N] [--seed N] [--jobs N] [--only CASE]
            [--no-report]

A case depends on the seed and its number alone. Each that fails is written to
the work folder as a file of its own, with the commands that show it.
"""

import argparse
import concurrent.futures
import os
import random

import raising
from blocks import Block, gated, plain
from nearmisses import near_miss

# Cases of one process.
BATCH = 250
# Functions of one module.
MODULE = 10
# Numbers of the source come back as the doubles that they are.
TOLERANCE = 1e-9


class Case:
    def __init__(self, seed, number):
        rng = random.Random("%d/%d" % (seed, number))
        self.number = number
        self.name = "case_%d" % number
        self.expected, self.mistake = [], ""
        form = rng.choice(["gated"] * 5 + ["plain"] * 2 + ["near-miss"] * 3)
        if form == "near-miss":
            self.text, self.mistake = near_miss(rng, self.name)
            return
        self.text, row = (gated if form == "gated" else plain)(Block(rng, self.name))
        self.expected = [row]

    def describe(self):
        if self.mistake:
            return "near-miss (%s)" % self.mistake
        row = self.expected[0]
        return " ".join(str(row[key]) for key in ("kind", "activation", "params", "packing", "order", "bias", "adapters") if key in row)


def module(cases):
    return "module {\n%s\n}" % "\n".join(case.text for case in cases)


def check_batch(args, cases, label):
    """What is wrong, number of a case -> sentences; and the counts."""
    tools = raising.Tools(args.bin, not args.no_report)
    path = os.path.join(args.work, label)
    groups = [cases[i : i + MODULE] for i in range(0, len(cases), MODULE)]
    modules = [module(group) for group in groups]
    raised = tools.raise_modules(modules, path)
    if raised.failures:
        # Apart, so that one that fails does not take its neighbours along.
        groups = [[case] for case in cases]
        modules = [module(group) for group in groups]
        raised = tools.raise_modules(modules, path)
    comparison = tools.compare(modules, raised, path, ["--quiet"])

    problems = {case.number: [] for case in cases}
    for index, message in raised.failures.items():
        problems[groups[index][0].number].append("swiglu-opt: " + message)
    found = {}
    for row in raised.rows:
        if raising.is_block(row):
            found.setdefault(row["function"], []).append(row)
    for case in cases:
        if not args.no_report:
            problems[case.number] += raising.compare_blocks(found.get(case.name, []), case.expected, TOLERANCE)
        for verdict, texts in (("not equal", comparison.different), ("not run", comparison.skipped)):
            if case.name in texts:
                problems[case.number].append("%s, %s" % (verdict, texts[case.name]))
    return {n: p for n, p in problems.items() if p}, comparison.compared, len(raised.loose)


def save(args, case, sentences):
    """A file that shows the failure, and how."""
    path = os.path.join(args.work, "failed-%d-%s.mlir" % (args.seed, case.name))
    comments = ["expected: " + case.describe()] + sentences + [
        "swiglu-opt %s --ffn-raise-pipeline --ffn-report -o raised.mlir" % os.path.basename(path),
        "swiglu-equal --f64 %s raised.mlir; swiglu-equal %s raised.mlir" % ((os.path.basename(path),) * 2),
        "generate.py --seed %d --only %d" % (args.seed, case.number),
    ]  # fmt: skip
    raising.write(path, "".join("// %s\n" % text for text in comments) + module([case]) + "\n")
    return path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True, help="folder of the tools")
    parser.add_argument("--work", required=True, help="folder for files")
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", type=int, help="number of a case")
    parser.add_argument("--no-report", action="store_true", help="only equality")
    args = parser.parse_args()
    os.makedirs(args.work, exist_ok=True)
    numbers = range(args.cases) if args.only is None else [args.only]
    cases = [Case(args.seed, number) for number in numbers]
    batches = [cases[i : i + BATCH] for i in range(0, len(cases), BATCH)]

    failed, compared, loose = {}, 0, 0
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        labels = ["batch-%d" % i for i in range(len(batches))]
        for problems, runs, remarks in pool.map(lambda pair: check_batch(args, *pair), zip(batches, labels)):
            failed.update(problems)
            compared += runs
            loose += remarks
    for case in cases:
        if case.number in failed:
            path = save(args, case, failed[case.number])
            print("%s, %s: %s\n  %s" % (case.name, case.describe(), "; ".join(failed[case.number]), path))
    misses = sum(bool(case.mistake) for case in cases)
    print("%d cases, %d near-misses, %d loose, %d comparisons, %d failed"
          % (len(cases), misses, loose, compared, len(failed)))  # fmt: skip
    raise SystemExit(bool(failed) or compared == 0)


if __name__ == "__main__":
    main()
