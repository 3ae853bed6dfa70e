#!/usr/bin/env python3
"""Property-based test of the folds: random nests of products, gated units and
adapters compute the same before and after, in f64 up to 1e-12, and where every fold
is legal no adapter is left.

fold-nests.py --bin DIR --work DIR [--cases N] [--seed N] [--passes PASS…]

A case depends on the seed and its number alone. One that fails is written to the
work folder, with the commands that show it.
"""

import argparse
import os
import random
import subprocess
import sys

UNITS = ["swish", "gelu", "relu", "identity", "sigmoid", "swish, beta = 1.702"]
# The first for all cases, then one of the others for each module.
PASSES = [
    "--ffn-fold-adapters",
    "--ffn-fold-adapters=duplicate-weights",
    "--ffn-fold-ia3",
    "--ffn-fold-low-rank",
    "--ffn-fuse-gates --ffn-fold-adapters",
    "--ffn-fold-adapters --ffn-fuse-gates",
]
# Functions of one module, and of one process of swiglu-equal.
MODULE = 25


class Case:
    """One function. In a clean case everything can be folded: each weight has a
    name and one reader, each scale is next to a product."""

    def __init__(self, seed, number):
        self.rng = random.Random("%d/%d" % (seed, number))
        self.name = "case_%d" % number
        self.clean = self.rng.random() < 0.5
        # Constants are rounded to their type when they are evaluated.
        self.constants = self.rng.random() < 0.4
        self.element = "f64" if self.constants else "f32"
        self.arguments, self.lines, self.values = [], [], {}
        self.weights = {}
        self.count = 0
        out = self.dim()
        result = self.value(out, 3)
        self.text = "func.func @%s(%s) -> %s {\n%s\n  return %s : %s\n}" % (
            self.name, ", ".join(self.arguments), self.rows(out), "\n".join(self.lines), result, self.rows(out))

    def chance(self, share):
        return self.rng.random() < share

    def risk(self, share):
        """What may make a fold illegal."""
        return not self.clean and self.chance(share)

    def dim(self):
        return self.rng.choice([2, 4, 6, 8])

    def new(self):
        self.count += 1
        return "%%v%d" % self.count

    def rows(self, dim):
        return "tensor<?x%dx%s>" % (dim, self.element)

    def type(self, *shape):
        return "tensor<%sx%s>" % ("x".join(map(str, shape)), self.element)

    def emit(self, text):
        name = self.new()
        self.lines.append("  %s = %s" % (name, text))
        return name

    def argument(self, type, name=None):
        value = self.new()
        self.arguments.append("%s: %s%s" % (value, type, ' {ffn.name = "%s"}' % name if name else ""))
        return value

    def weight(self, *shape):
        """A weight, or what is none."""
        type = self.type(*shape)
        if self.risk(0.15) and self.weights.get(shape):
            return self.rng.choice(self.weights[shape])
        if self.constants and self.chance(0.5):
            value = self.emit("arith.constant dense<%s> : %s" % (self.literal(shape), type))
        else:
            value = self.argument(type, None if self.risk(0.1) else "%s.%d" % (self.name, self.count))
        self.weights.setdefault(shape, []).append(value)
        return value

    def literal(self, shape):
        if not shape:
            return repr(self.rng.uniform(-2, 2))
        return "[%s]" % ", ".join(self.literal(shape[1:]) for _ in range(shape[0]))

    def vector(self, dim):
        """Factors: sometimes a weighted sum of two."""
        if self.chance(0.8):
            return self.weight(dim)
        type = self.type(dim)
        a, b = self.weight(dim), self.weight(dim)
        zero = self.emit("arith.constant dense<0.0> : %s" % type)
        return self.emit("ffn.merge %s <out_in> add(%s, %s) scales [0.25, 0.5] : (%s, %s, %s) -> %s" % (zero, a, b, type, type, type, type))

    def input(self, dim):
        known = self.values.get(dim)
        if known and self.chance(0.6):
            return self.rng.choice(known)
        value = self.argument(self.rows(dim))
        self.values.setdefault(dim, []).append(value)
        return value

    def value(self, dim, depth):
        if depth == 0:
            return self.input(dim)
        if self.risk(0.15) and self.values.get(dim):
            return self.rng.choice(self.values[dim])
        makers = [self.product, self.product, self.scaled_product, self.unit, self.gated]
        if not self.clean:
            makers += [lambda dim, depth: self.scale(self.value(dim, depth - 1), dim)]
        value = self.rng.choice(makers)(dim, depth)
        if not self.clean:
            self.values.setdefault(dim, []).append(value)
        return value

    def scale(self, x, dim, bias=False, factors=None):
        l = factors or self.vector(dim)
        operands, types = l, "%s, %s" % (self.rows(dim), self.type(dim))
        if bias or self.risk(0.1):
            operands += " bias %s" % self.weight(dim)
            types += ", " + self.type(dim)
        return self.emit("ffn.scale %s, %s : (%s) -> %s" % (x, operands, types, self.rows(dim)))

    def scaled_product(self, dim, depth):
        """IA3 or DoRA behind a product, perhaps twice."""
        if self.chance(0.3):
            value = self.dora(dim, depth)
        else:
            value = self.scale(self.product(dim, depth, residuals=False), dim, bias=self.chance(0.3))
        return self.scale(value, dim) if self.chance(0.3) else value

    def dora(self, dim, depth):
        inside, rank = self.dim(), self.rng.choice([1, 2])
        x = self.value(inside, depth - 1)
        w, layout = self.matrix(dim, inside)
        a, b = self.weight(rank, inside), self.weight(dim, rank)
        r = self.low_rank(x, inside, dim, a, b, rank, 2.0)
        y = self.emit("ffn.linear %s, %s <%s> addend %s : (%s, %s, %s) -> %s" % (
            x, w, layout, r, self.rows(inside), self.shape(dim, inside, layout), self.rows(dim), self.rows(dim)))
        m = self.weight(dim)
        l = self.emit("ffn.dora_scale %s, %s <%s> add(%s) times(%s) scales [2.0] : (%s, %s, %s, %s) -> %s" % (
            m, w, layout, b, a, self.type(dim), self.shape(dim, inside, layout), self.type(dim, rank), self.type(rank, inside), self.type(dim)))
        return self.scale(y, dim, bias=self.chance(0.5), factors=l)

    def low_rank(self, x, inside, dim, a, b, rank, scale, bias=None):
        return self.emit("ffn.low_rank %s, %s, %s%s scale %s : (%s, %s, %s%s) -> %s" % (
            x, a, b, " bias " + bias if bias else "", scale, self.rows(inside), self.type(rank, inside), self.type(dim, rank),
            ", " + self.type(dim) if bias else "", self.rows(dim)))

    def matrix(self, out, inside):
        layout = self.rng.choice(["out_in", "in_out"])
        shape = (out, inside) if layout == "out_in" else (inside, out)
        return (self.integers(*shape) if self.risk(0.2) else self.weight(*shape)), layout

    def integers(self, *shape):
        """A weight that is quantised: rows and columns may fit its groups."""
        axis, zero = self.rng.randrange(2), self.rng.choice(["none", "additive"])
        group = self.rng.choice([size for size in (1, 2, shape[axis]) if shape[axis] % size == 0])
        groups = list(shape)
        groups[axis] //= group
        q = self.argument("tensor<%dx%dxi8>" % shape, "%s.%d" % (self.name, self.count))
        vectors = [self.argument(self.type(*groups), "%s.%d" % (self.name, self.count)) for _ in range(1 + (zero != "none"))]
        return self.emit("ffn.dequantize %s, %s%s <bits = 8, axis = %d, group = %d, zero = %s> : (tensor<%dx%dxi8>, %s) -> %s" % (
            q, vectors[0], " zeros " + vectors[1] if zero != "none" else "", axis, group, zero, *shape,
            ", ".join([self.type(*groups)] * len(vectors)), self.type(*shape)))

    def shape(self, out, inside, layout):
        return self.type(*((out, inside) if layout == "out_in" else (inside, out)))

    def branch_input(self, x, plain, scaled, dim):
        """What an adapter reads: as a rule what its product reads."""
        if scaled and self.chance(0.4):
            return plain
        if not scaled and self.chance(0.1):
            return self.scale(x, dim)
        return x

    def operands(self, dim, depth, residuals=True):
        """x, and the text and types of weight, bias and addends of a product."""
        inside = self.dim()
        plain = self.value(inside, depth - 1)
        scaled = self.chance(0.4)
        x = self.scale(plain, inside) if scaled else plain
        if scaled and self.chance(0.2):
            x = self.scale(x, inside)
            plain = x
        return inside, x, self.branch(x, plain, scaled, inside, dim, depth, residuals)

    def branch(self, x, plain, scaled, inside, dim, depth, residuals=True):
        w, layout = self.matrix(dim, inside)
        bias = self.weight(dim) if self.chance(0.4) else None
        addends = []
        for _ in range(self.rng.choice([0, 0, 1, 1, 2])):
            rank = self.rng.choice([1, 2, 3])
            bb = self.weight(dim) if self.chance(0.3) else None
            addends.append(self.low_rank(self.branch_input(x, plain, scaled, inside), inside, dim, self.weight(rank, inside),
                                         self.weight(dim, rank), rank, self.rng.choice([1.0, 2.0, -0.5]), bb))
        if residuals and self.chance(0.2):
            addends.insert(self.rng.randrange(len(addends) + 1), self.value(dim, 0))
        return w, layout, self.shape(dim, inside, layout), bias, addends

    def product(self, dim, depth, residuals=True):
        inside, x, (w, layout, type, bias, addends) = self.operands(dim, depth, residuals)
        types = [self.rows(inside), type] + [self.type(dim)] * bool(bias) + [self.rows(dim)] * len(addends)
        return self.emit("ffn.linear %s, %s <%s>%s%s : (%s) -> %s" % (
            x, w, layout, " bias " + bias if bias else "", " addend " + ", ".join(addends) if addends else "", ", ".join(types), self.rows(dim)))

    def act(self):
        unit = self.rng.choice(UNITS)
        if self.risk(0.3):
            unit += self.rng.choice([", limit = 0.5", ", offset = 1.0", ", limit = 0.75, offset = 0.5"])
        return unit

    def packing(self, dim):
        kind = self.rng.choice(["concat", "interleaved<1>", "interleaved<2>"])
        return "<%s, %s>" % (kind, self.rng.choice(["gate_up", "up_gate"]))

    def unit(self, dim, depth):
        if self.chance(0.3):
            p = self.product(2 * dim, depth - 1 or 1)
            h = self.emit("ffn.glu %s <%s> packing %s : (%s) -> %s" % (p, self.act(), self.packing(dim), self.rows(2 * dim), self.rows(dim)))
        else:
            g, u = self.product(dim, 1), self.product(dim, 1)
            h = self.emit("ffn.glu %s, %s <%s> : (%s, %s) -> %s" % (g, u, self.act(), self.rows(dim), self.rows(dim), self.rows(dim)))
        return self.around(h, dim)

    def around(self, h, dim):
        """IA3 behind a unit: with a product behind it, or to be moved."""
        return self.scale(h, dim) if self.risk(0.4) else h

    def gated(self, dim, depth):
        packed = self.chance(0.4)
        out = 2 * dim if packed else dim
        inside, x, (w, layout, type, bias, addends) = self.operands(out, depth)
        if packed:
            types = [self.rows(inside), type] + [self.type(out)] * bool(bias) + [self.rows(out)] * len(addends)
            h = self.emit("ffn.gated_linear %s, %s <%s> unit <%s> packing %s%s%s : (%s) -> %s" % (
                x, w, layout, self.act(), self.packing(dim), " bias " + bias if bias else "",
                " addend " + ", ".join(addends) if addends else "", ", ".join(types), self.rows(dim)))
            return self.around(h, dim)
        w2, layout2, type2, bias2, addends2 = self.branch(x, x, False, inside, dim, 1)
        types = [self.rows(inside), type, type2] + [self.type(dim)] * (bool(bias) + bool(bias2)) + [self.rows(dim)] * (len(addends) + len(addends2))
        biases = ["gate " + str(bias)] * bool(bias) + ["up " + str(bias2)] * bool(bias2)
        added = (["gate " + ", ".join(addends)] if addends else []) + (["up " + ", ".join(addends2)] if addends2 else [])
        h = self.emit("ffn.gated_linear %s, %s <%s>, %s <%s> unit <%s>%s%s : (%s) -> %s" % (
            x, w, layout, w2, layout2, self.act(), " bias(%s)" % ", ".join(biases) if biases else "",
            " addend(%s)" % ", ".join(added) if added else "", ", ".join(types), self.rows(dim)))
        return self.around(h, dim)


def run(command):
    return subprocess.run(command, capture_output=True, encoding="utf-8")


class Checker:
    def __init__(self, args):
        self.args = args
        self.opt = os.path.join(args.bin, "swiglu-opt")
        self.equal = os.path.join(args.bin, "swiglu-equal")
        self.comparisons, self.folded = 0, 0

    def check(self, cases, passes):
        """Sentences about the cases that fail, with the case."""
        before, after = (os.path.join(self.args.work, name) for name in ("before.mlir", "after.mlir"))
        with open(before, "w") as file:
            file.write("\n".join(case.text for case in cases) + "\n")
        folded = run([self.opt, before, *passes.split(), "-o", after])
        if folded.returncode:
            if len(cases) > 1:
                return [problem for case in cases for problem in self.check([case], passes)]
            return [(cases[0], "does not fold: " + folded.stderr.strip().split("\n")[0])]
        equal = run([self.equal, "--f64", "--quiet", before, after])
        self.comparisons += len(cases)
        problems = []
        for line in equal.stdout.splitlines():
            words = line.split(" ", 1)
            problems += [(case, line) for case in cases if words[0] in ("different", "skipped") and words[1].startswith(case.name + ":")]
        if equal.returncode and not problems:
            problems.append((cases[0], "swiglu-equal: " + (equal.stderr or equal.stdout).strip()))
        if "adapters" in passes:
            problems += self.check_clean(cases, after)
        return problems

    def check_clean(self, cases, after):
        with open(after) as file:
            functions = file.read().split("func.func @")[1:]
        for case in cases:
            text = next(text for text in functions if text.startswith(case.name + "("))
            left = text.count("ffn.scale") + text.count("ffn.low_rank")
            self.folded += case.text.count("ffn.scale") + case.text.count("ffn.low_rank") - left
            if case.clean and left:
                yield case, "%d adapters left" % left


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--passes", action="append")
    args = parser.parse_args()
    os.makedirs(args.work, exist_ok=True)
    numbers = [args.only] if args.only is not None else range(args.cases)
    cases = [Case(args.seed, number) for number in numbers]
    checker = Checker(args)
    failed = 0
    for i, begin in enumerate(range(0, len(cases), MODULE)):
        for passes in args.passes or [PASSES[0], PASSES[1 + i % (len(PASSES) - 1)]]:
            for case, sentence in checker.check(cases[begin : begin + MODULE], passes):
                failed += 1
                path = os.path.join(args.work, "failed-%d-%s.mlir" % (args.seed, case.name))
                print("%s: %s: %s" % (path, passes, sentence))
                with open(path, "w") as file:
                    file.write("// %s\n// swiglu-opt %s\n%s\n" % (sentence, passes, case.text))
    clean = sum(case.clean for case in cases)
    print("%d cases, %d without reason to keep an adapter, %d comparisons, %d adapters folded, %d failed"
          % (len(cases), clean, checker.comparisons, checker.folded, failed))
    return 1 if failed or not checker.comparisons else 0


if __name__ == "__main__":
    sys.exit(main())
