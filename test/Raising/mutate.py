#!/usr/bin/env python3
"""Shows that the tests of raising can fail: changes the sources of blocks a
little, and looks whether recognition or the comparison of numbers notices.

mutate.py --bin DIR --work DIR [--sources N] [--seed N] CORPUS...

Each mutant is raised, too, and has to compute what the mutant does. One that
computes what the original does, and is recognised as the same, is equivalent:
no test can notice it, and there may be few.
"""

import argparse
import collections
import os
import random

import corpus
import mutations
import raising
from blocks import Block, gated, plain
from generate import TOLERANCE as EXACT

# How many changes of a kind are made to a source, and how many are tried to
# find as many that verify.
PER_KIND = 2
TRIED = 8
# Of the mutants, at most this share may be equivalent.
EQUIVALENT = 0.1


class Source:
    def __init__(self, name, text, expected, tolerance):
        self.name, self.text, self.expected, self.tolerance = name, text, expected, tolerance


class Mutant:
    def __init__(self, number, kind, source, text):
        self.kind, self.source = kind, source
        self.prefix = "m%d" % number
        self.text = raising.rename_symbols(text, self.prefix)

    def owns(self, function):
        return function.startswith(self.prefix + "__")


def find_sources(args, rng):
    """Files of the corpora with a block, and generated blocks whose weights are
    square, so that a turned one still fits."""
    entries = [e for e in corpus.load(args.corpora) if e.expected and len(e.original) < 9000 and "tosa." not in e.original]
    rng.shuffle(entries)
    count = args.sources // 2
    sources = [Source(e.name, e.original, e.expected, 5e-3) for e in entries[:count]]
    for i in range(args.sources - count):
        block = Block(rng, "generated_%d" % i, sizes=(6, 6))
        text, row = (gated if i % 3 else plain)(block)
        sources.append(Source("generated %d" % i, module_text(text), [row], EXACT))
    return sources


def module_text(text):
    return "module {\n%s\n}" % text


def make_mutants(args, rng, sources):
    mutants = []
    for source in sources:
        for kind, change in mutations.KINDS.items():
            texts = sorted(set(change(source.text)) - {source.text})
            for text in rng.sample(texts, min(TRIED, len(texts))):
                mutants.append(Mutant(len(mutants), kind, source, text))
    return mutants


def valid(args, tools, mutants):
    """Those that verify, at most PER_KIND of a kind of a source."""
    path = os.path.join(args.work, "candidate")
    kept, counts = [], collections.Counter()
    # An error in one module leaves it out of the output, which has the others.
    raising.write(path + ".mlir", ("\n%s\n" % raising.SPLIT).join(m.text for m in mutants))
    process = raising.run([tools.opt, path + ".mlir", "--split-input-file", "--allow-unregistered-dialect", "-o", "-"])
    texts = process.stdout.split(raising.SPLIT)
    if len(texts) != len(mutants):
        raising.fail("%d modules came back, expected %d" % (len(texts), len(mutants)))
    for mutant, text in zip(mutants, texts):
        counts[mutant.source.name, mutant.kind] += bool(text.strip())
        if text.strip() and counts[mutant.source.name, mutant.kind] <= PER_KIND:
            kept.append(mutant)
    return kept


def blocks_by_prefix(rows):
    blocks = collections.defaultdict(list)
    for row in rows:
        if raising.is_block(row):
            blocks[row["function"].partition("__")[0]].append(row)
    return blocks


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True, help="folder of the tools")
    parser.add_argument("--work", required=True, help="folder for files")
    parser.add_argument("--sources", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("corpora", nargs="+")
    args = parser.parse_args()
    os.makedirs(args.work, exist_ok=True)
    rng = random.Random(args.seed)
    tools = raising.Tools(args.bin)
    path = os.path.join(args.work, "mutants")
    sources = find_sources(args, rng)
    originals = tools.raise_modules([raising.rename_symbols(s.text, "s%d" % i) for i, s in enumerate(sources)], path + "-originals")
    known = blocks_by_prefix(originals.rows)
    # What is not recognised as it is belongs to other tests.
    for i, source in enumerate(sources):
        source.is_known = not raising.compare_blocks(known["s%d" % i], source.expected, source.tolerance)
    mutants = valid(args, tools, make_mutants(args, rng, [s for s in sources if s.is_known]))
    raised = tools.raise_modules([m.text for m in mutants], path)
    failed = ["%s, %s: %s" % (mutants[i].source.name, mutants[i].kind, text) for i, text in raised.failures.items()]
    failed += ["%s: %s" % (sources[i].name, text) for i, text in originals.failures.items()]
    # What the mutant computes is kept; then the mutant beside the original.
    sound = tools.compare([m.text for m in mutants], raised, path)
    pairs = raising.Raised()
    for mutant in mutants:
        index = sources.index(mutant.source)
        text = originals.texts[index]
        pairs.texts.append(text and text.replace("@s%d__" % index, "@%s__" % mutant.prefix))
    other = tools.compare([m.text for m in mutants], pairs, path + "-beside")

    rows = blocks_by_prefix(raised.rows)
    counts = collections.Counter()
    for mutant in mutants:
        for function, text in sound.different.items():
            if mutant.owns(function):
                failed.append("%s, %s: not equal, %s (%s)" % (mutant.source.name, mutant.kind, text, function))
        seen = bool(raising.compare_blocks(rows[mutant.prefix], mutant.source.expected, mutant.source.tolerance))
        differs = any(mutant.owns(function) for function in other.different)
        counts[mutant.kind, "recognition" if seen else "numbers" if differs else "equivalent"] += 1
    for text in failed:
        print(text)
    for kind in mutations.KINDS:
        print("%s: %d by recognition, %d by numbers alone, %d equivalent" % (kind, *(counts[kind, how] for how in ("recognition", "numbers", "equivalent"))))
        if not counts[kind, "recognition"] + counts[kind, "numbers"]:
            failed.append(kind)
    equivalent = sum(n for (_, how), n in counts.items() if how == "equivalent")
    used = sum(s.is_known for s in sources)
    print("%d of %d sources, %d mutants, %d noticed, %d wrong" % (used, len(sources), len(mutants), len(mutants) - equivalent, len(failed)))
    raise SystemExit(bool(failed) or not mutants or equivalent > EQUIVALENT * len(mutants))


if __name__ == "__main__":
    main()
