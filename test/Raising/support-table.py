#!/usr/bin/env python3
"""Writes docs/generated/Support.md, what raising finds in the corpora, or checks
that it is current.

support-table.py --bin DIR --work DIR --output FILE [--check] CORPUS...
"""

import argparse
import difflib
import os
import sys

import corpus
import raising

UPDATE = "cmake --build build/release --target update-support"
# The words of a Route line, as a reader knows the exporter.
EXPORTERS = {
    "torch.export -> torch-mlir -> linalg": "torch.export, torch-mlir",
    "torch.export (no decompositions) -> torch-mlir -> linalg": "torch.export, torch-mlir without decompositions",
    "torch.export -> torch dialect -> iree-compile --compile-to=input -> linalg": "torch.export, IREE",
    "torch.export -> torch-mlir -> StableHLO -> linalg": "torch.export, torch-mlir to StableHLO, linalg",
    "torch.export -> torch-mlir -> TOSA": "torch.export, torch-mlir to TOSA",
    "torch.export -> torch-mlir -> TOSA -> mlir-opt-22 tosa-to-linalg": "torch.export, torch-mlir to TOSA, linalg by mlir-opt",
    "torch.onnx.export -> torch-mlir ONNX importer -> linalg": "torch.onnx, torch-mlir",
    "torch.onnx.export -> iree-import-onnx -> iree-compile --compile-to=input -> linalg": "torch.onnx, IREE",
    "jax.jit.lower -> StableHLO -> torch-mlir-opt stablehlo-legalize-to-linalg": "jax.jit, StableHLO, linalg by torch-mlir",
    "jax.jit.lower -> StableHLO -> iree-compile --compile-to=input -> linalg": "jax.jit, StableHLO, IREE",
}
INTRODUCTION = """<!-- Made by `%s`; do not edit. -->

# What raising finds

`swiglu-opt --ffn-raise-pipeline --ffn-report` on the files of `test/Raising`:
feed-forward blocks as front ends write them. The tests compare each raised file
with its source by running both.

""" % UPDATE


def exporter(entry):
    route = EXPORTERS.get(entry.route, entry.route)
    # What upstream passes made of another file.
    return route.replace("mlir-opt-22, ", "mlir-opt, ")


def describe(block):
    """`gated_ffn swish (beta 1.702, limit 7) interleaved:1 gate_up`"""
    words = [block["kind"], block["activation"]]
    values = ["%s %.6g" % (k, v) for k, v in sorted(raising.parameters(block).items()) if (k, v) != ("beta", 1.0)]
    if values:
        words.append("(%s)" % ", ".join(values))
    packing = raising.packing(block)
    if packing != "separate":
        words.append(packing)
    words += sorted(block.get("adapters") or [])
    return " ".join(words)


def pieces(rows):
    kinds = [row["kind"] for row in rows if row["kind"] in ("glu", "linear", "activation")]
    return ", ".join("%d %s" % (kinds.count(kind), kind) for kind in ("glu", "activation", "linear") if kind in kinds)


def reason(rows):
    """What is found instead of a block, and why, in the words of ffn-report."""
    reasons = [row["reason"] for row in rows if row["kind"] == "missed"]
    return "; ".join(["pieces: " + (pieces(rows) or "none")] + reasons[:1])


def summarise(blocks):
    texts = [describe(block) for block in blocks]
    unique = sorted(set(texts))
    return "; ".join(text if texts.count(text) == 1 else "%d x %s" % (texts.count(text), text) for text in unique)


def verdict(entry, rows):
    """What the file holds, what became of it, and a class for the counts."""
    found = [row for row in rows if raising.is_block(row)]
    if entry.expected is None:
        if found:
            return summarise(found), "found", "found"
        return "open: " + entry.note, reason(rows), "left"
    if not entry.expected:
        return "no block", "**found one**" if found else reason(rows), "wrong" if found else "alone"
    holds = summarise(entry.expected)
    if raising.compare_blocks(found, entry.expected, 5e-3):
        return holds, "**not found**: " + reason(rows), "missing"
    return holds, "found", "found"


def cell(text):
    return text.replace("|", "\\|")


def table(entries, rows):
    """Lines of one table, files that differ in their type joined; counts."""
    lines, counts = {}, {}
    for entry in entries:
        holds, result, what = verdict(entry, rows[entry.name])
        counts.setdefault(exporter(entry), []).append(what)
        key = (exporter(entry), entry.source, holds, result)
        lines.setdefault(key, set()).add(entry.type)
    text = "| exporter | model | types | holds | result |\n|---|---|---|---|---|\n"
    for (route, source, holds, result), types in sorted(lines.items()):
        text += "| %s |\n" % " | ".join(cell(t) for t in (route, source, ", ".join(sorted(types)), holds, result))
    return text, counts


def counts_table(counts):
    columns = ("found", "missing", "left", "alone", "wrong")
    text = "| exporter | files | found | not found | open, left | near-misses, left | wrong |\n|---|---|---|---|---|---|---|\n"
    everything = [what for whats in counts.values() for what in whats]
    for name, whats in sorted(counts.items()) + [("all", everything)]:
        numbers = [len(whats)] + [whats.count(column) for column in columns]
        text += "| %s | %s |\n" % (name, " | ".join(str(n) for n in numbers))
    return text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True, help="folder of the tools")
    parser.add_argument("--work", required=True, help="folder for files")
    parser.add_argument("--output", required=True, help="the page")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("corpora", nargs="+")
    args = parser.parse_args()
    os.makedirs(args.work, exist_ok=True)
    entries = corpus.load(args.corpora)
    raised = raising.Tools(args.bin).raise_modules([entry.text for entry in entries], os.path.join(args.work, "support"))
    if raised.failures:
        raising.fail("%s: %s" % (entries[min(raised.failures)].name, raised.failures[min(raised.failures)]))
    lines, counts = table(entries, corpus.rows_by_entry(entries, raised.rows))
    page = INTRODUCTION + counts_table(counts) + "\n" + lines
    if not args.check:
        raising.write(args.output, page)
        return
    with open(args.output, encoding="utf-8") as file:
        old = file.read()
    difference = list(difflib.unified_diff(old.splitlines(True), page.splitlines(True), args.output, "what is found"))
    sys.stdout.writelines(difference)
    if difference:
        raising.fail("%s is not current; to fix it, run\n  %s" % (os.path.basename(args.output), UPDATE))


if __name__ == "__main__":
    main()
