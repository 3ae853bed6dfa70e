#!/usr/bin/env python3
"""Raises every file of the corpora, and checks what was found and that each
file still computes the same.

check-corpus.py --bin DIR --work DIR [--no-report] CORPUS...
"""

import argparse
import os

import corpus
import raising

# Numbers of 16-bit sources are rounded: 1.703125 for 1.702.
TOLERANCE = 5e-3
# Files that cannot be run, and why.
OPAQUE = {"corpus.opaque.mixtral_moe_f32__main"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True, help="folder of the tools")
    parser.add_argument("--work", required=True, help="folder for files")
    parser.add_argument("--no-report", action="store_true", help="only equality")
    parser.add_argument("corpora", nargs="+")
    args = parser.parse_args()
    os.makedirs(args.work, exist_ok=True)
    entries = corpus.load(args.corpora)
    tools = raising.Tools(args.bin, not args.no_report)
    texts = [entry.text for entry in entries]
    raised = tools.raise_modules(texts, os.path.join(args.work, "corpus"))
    comparison = tools.compare(texts, raised, os.path.join(args.work, "corpus"))

    problems = {entry.name: [] for entry in entries}
    for index, message in raised.failures.items():
        problems[entries[index].name].append(message)
    rows = corpus.rows_by_entry(entries, raised.rows)
    blocks = 0
    for entry in entries:
        found = [row for row in rows[entry.name] if raising.is_block(row)]
        blocks += len(found)
        if not args.no_report and entry.expected is not None:
            problems[entry.name] += raising.compare_blocks(found, entry.expected, TOLERANCE)
        for function, text in comparison.different.items():
            if entry.owns(function):
                problems[entry.name].append("not equal, " + text)
        for function, why in comparison.skipped.items():
            if entry.owns(function) and function not in OPAQUE:
                problems[entry.name].append("not run: " + why)
    bad = {name: texts for name, texts in problems.items() if texts}
    for name, sentences in bad.items():
        for sentence in sentences:
            print("%s: %s" % (name, sentence))
    print("%d files, %d blocks, %d loose, %d comparisons, %d files wrong"
          % (len(entries), blocks, len(raised.loose), comparison.compared, len(bad)))  # fmt: skip
    raise SystemExit(bool(bad) or comparison.compared == 0)


if __name__ == "__main__":
    main()
