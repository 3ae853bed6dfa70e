"""merges.py module | weights FILE | raw DIR | check FILE.weights | same FILE.weights DIR | list

Functions whose weights are merged with adapters when they are prepared: the module,
their weights, and a check of a packed weights file against the exact values,
rounded once (within 0.5 ulp), in rational arithmetic.
"""

import json
import math
import random
import struct
import sys
from fractions import Fraction

NAMES = {"f64": "F64", "f32": "F32", "f16": "F16", "bf16": "BF16"}
# Digits of the significand, exponent of the least normal number.
FORMATS = {"f64": (53, -1022), "f32": (24, -126), "f16": (11, -14), "bf16": (8, -126)}
BYTES = {"f64": 8, "f32": 4, "f16": 2, "bf16": 2}


def rounded(value, kind):
    """Nearest number of the type, ties to even, as a Fraction."""
    value = Fraction(value)
    if value == 0:
        return value
    unit = ulp(value, kind)
    quotient = value / unit
    floor = quotient.numerator // quotient.denominator
    rest = quotient - floor
    if rest > Fraction(1, 2) or (rest == Fraction(1, 2) and floor % 2):
        floor += 1
    return floor * unit


def ulp(value, kind):
    digits, least = FORMATS[kind]
    magnitude = abs(Fraction(value))
    exponent = least
    if magnitude:
        exponent = magnitude.numerator.bit_length() - magnitude.denominator.bit_length()
        if Fraction(2) ** exponent > magnitude:
            exponent -= 1
    return Fraction(2) ** (max(exponent, least) - digits + 1)


def encode(value, kind):
    value = float(value)
    if kind == "bf16":
        return struct.pack("<f", value)[2:]
    return struct.pack("<" + {"f64": "d", "f32": "f", "f16": "e"}[kind], value)


def decode(data, kind):
    if kind == "bf16":
        return [struct.unpack("<f", b"\0\0" + data[i : i + 2])[0] for i in range(0, len(data), 2)]
    code = {"f64": "d", "f32": "f", "f16": "e"}[kind]
    return list(struct.unpack("<%d%s" % (len(data) // BYTES[kind], code), data))


class Case:
    def __init__(self, name, kind, out, width, layout="out_in", ranks=(), rows=0, columns=0,
                 dora=False, factors="f32", bias=False, ties=False):
        self.name, self.kind, self.out, self.width = name, kind, out, width
        self.layout, self.ranks, self.dora, self.bias = layout, ranks, dora, bias
        self.factors = factors
        self.scales = [(2.0, 0.7071067811865476, -0.3)[i] for i in range(len(ranks))]
        # Name, type, shape, values of each weight.
        self.weights = []
        seeded = random.Random(name)
        shape = [out] if bias else [out, width] if layout == "out_in" else [width, out]

        def add(label, type, shape, spread):
            values = [rounded(Fraction(seeded.gauss(0, spread)), type) for _ in range(math.prod(shape))]
            self.weights.append((name + "." + label, type, shape, values))
            return values

        add("w", kind, shape, 1)
        if dora:
            add("m", factors, [out], 1)
        for i, rank in enumerate(ranks):
            if not bias:
                add("a%d" % i, factors, [rank, width], 0.3)
            add("b%d" % i, factors, [out] if bias else [out, rank], 0.3)
        for i in range(rows):
            add("r%d" % i, factors, [out], 1)
        for i in range(columns):
            add("c%d" % i, factors, [width], 1)
        if ties:
            self.make_ties(seeded)

    def make_ties(self, seeded):
        """Values for which rounding to f32 first gives another number."""
        weight, row = self.values("w"), self.values("r0")
        found = 0
        for i in range(self.out):
            for _ in range(20000):
                w = rounded(Fraction(seeded.uniform(1, 2)), self.kind)
                digits = FORMATS[self.kind][0]
                tie = rounded(Fraction(seeded.uniform(1, 3)), self.kind) + Fraction(1, 2**digits)
                factor = rounded(tie / w, self.factors)
                product = w * factor
                if rounded(rounded(product, "f32"), self.kind) != rounded(product, self.kind):
                    weight[i * self.width], row[i] = w, factor
                    found += 1
                    break
        assert found > self.out // 2, found

    def values(self, label):
        return next(v for n, _, _, v in self.weights if n == self.name + "." + label)

    def labels(self, prefix):
        return [n for n, _, _, _ in self.weights if n.startswith(self.name + "." + prefix)]

    def text(self):
        kind = self.kind
        types = {n: "tensor<%sx%s>" % ("x".join(map(str, s)), t) for n, t, s, _ in self.weights}
        ssa = {n: "%" + n.split(".")[1] for n in types}
        w = self.name + ".w"
        arguments = ", ".join('%s: %s {ffn.name = "%s"}' % (ssa[n], types[n], n) for n in types)
        features = self.out if self.bias else self.width
        low, low_types = "", []
        if self.ranks:
            b, a = self.labels("b"), [] if self.bias else self.labels("a")
            low = " add(%s)" % ", ".join(ssa[n] for n in b)
            if a:
                low += " times(%s)" % ", ".join(ssa[n] for n in a)
            low += " scales [%s]" % ", ".join(map(repr, self.scales))
            low_types = [types[n] for n in b + a]
        lines = []
        rows, row_types = [ssa[n] for n in self.labels("r")], [types[n] for n in self.labels("r")]
        if self.dora:
            m = self.name + ".m"
            lines.append("%%l = ffn.dora_scale %s, %s <%s>%s : (%s) -> tensor<%dxf64>" % (
                ssa[m], ssa[w], self.layout, low, ", ".join([types[m], types[w]] + low_types), self.out))
            rows, row_types = ["%l"] + rows, ["tensor<%dxf64>" % self.out] + row_types
        columns = self.labels("c")
        factors = ""
        if rows:
            factors += " rows(%s)" % ", ".join(rows)
        if columns:
            factors += " columns(%s)" % ", ".join(ssa[n] for n in columns)
        lines.append("%%p = ffn.merge %s <%s>%s%s : (%s) -> %s" % (
            ssa[w], self.layout, low, factors,
            ", ".join([types[w]] + low_types + row_types + [types[n] for n in columns]), types[w]))
        if self.bias:
            lines.append("%%y = ffn.scale %%x, %%p : (tensor<?x%dx%s>, %s) -> tensor<?x%dx%s>" % (
                features, kind, types[w], self.out, kind))
        else:
            rounding = " rounding <acc = f32>" if kind in ("f16", "bf16") else ""
            lines.append("%%y = ffn.linear %%x, %%p <%s>%s : (tensor<?x%dx%s>, %s) -> tensor<?x%dx%s>" % (
                self.layout, rounding, features, kind, types[w], self.out, kind))
        return "func.func @%s(%%x: tensor<?x%dx%s>, %s) -> tensor<?x%dx%s> {\n  %s\n  return %%y : tensor<?x%dx%s>\n}\n" % (
            self.name, features, kind, arguments, self.out, kind, "\n  ".join(lines), self.out, kind)

    def places(self):
        """Where each element is in the packed weights, and how many these are: as it
        was, or in panels of 32 columns, two bf16 of a column side by side."""
        if self.bias:
            return list(range(self.out)), self.out
        pairing = 2 if self.kind == "bf16" else 1
        panel = 32 * pairing * -(-self.width // pairing)
        places = []
        for index in range(self.out * self.width):
            o, i = divmod(index, self.width) if self.layout == "out_in" else divmod(index, self.out)[::-1]
            places.append(o // 32 * panel + i // pairing * 32 * pairing + o % 32 * pairing + i % pairing)
        return places, -(-self.out // 32) * panel

    def truth(self):
        """The merged weight, row-major as stored; exact but for DoRA's roots."""
        out, width = self.out, 1 if self.bias else self.width

        def stored(o, i):
            return i * out + o if self.layout == "in_out" else o * width + i

        weight = self.values("w")
        merged = {}
        for o in range(out):
            for i in range(width):
                value = weight[stored(o, i)]
                for k, rank in enumerate(self.ranks):
                    scale, b = Fraction(self.scales[k]), self.values("b%d" % k)
                    if self.bias:
                        value += scale * b[o]
                    else:
                        a = self.values("a%d" % k)
                        value += scale * sum(b[o * rank + r] * a[r * width + i] for r in range(rank))
                merged[o, i] = value
        factor = {}
        for o in range(out):
            factor[o] = math.prod((self.values(n.split(".")[1])[o] for n in self.labels("r")), start=Fraction(1))
            if self.dora:
                square = sum(merged[o, i] ** 2 for i in range(width))
                root = Fraction(math.isqrt(int(square * 2**200))) / 2**100
                factor[o] *= self.values("m")[o] / root
        result = [None] * (out * width)
        for (o, i), value in merged.items():
            column = math.prod((self.values(n.split(".")[1])[i] for n in self.labels("c")), start=Fraction(1))
            result[stored(o, i)] = value * factor[o] * column
        return result


def cases():
    result = []
    for kind in ("f32", "f16", "bf16"):
        for layout in ("out_in", "in_out"):
            name = kind + "_" + layout.replace("_", "")
            # Sizes that are no multiple of a tile.
            result += [
                Case(name + "_ia3", kind, 37, 45, layout, rows=1, columns=1),
                Case(name + "_lora", kind, 22, 29, layout, ranks=(5,), factors=kind),
                Case(name + "_both", kind, 13, 300, layout, ranks=(3, 16), rows=2, columns=2),
                Case(name + "_dora", kind, 27, 35, layout, ranks=(4, 2), dora=True, columns=1),
            ]
        result.append(Case(kind + "_bias", kind, 43, 1, ranks=(1,), rows=2, bias=True))
        if kind != "f32":
            result.append(Case(kind + "_ties", kind, 64, 9, rows=1, ties=True))
    result.append(Case("f32_tall", "f32", 3, 9000, rows=1, ranks=(1,)))
    result.append(Case("f32_vector", "f32", 9001, 1, rows=1, bias=True))
    return result


def packed_weights(path):
    """Of each function, its packed weights."""
    data = open(path, "rb").read()
    models, tensors, sizes, strings = struct.unpack_from("<4I", data, 48)
    text = 64 + 64 * models + 32 * tensors + 8 * sizes
    result = {}
    for i in range(models):
        at = 64 + 64 * i
        name = struct.unpack_from("<I", data, at)[0]
        offset, count = struct.unpack_from("<2Q", data, at + 48)
        name = data[text + name : data.index(b"\0", text + name)].decode()
        result[name] = data[offset : offset + count]
    return result


def check(path):
    packed = packed_weights(path)
    worst = 0
    for case in cases():
        places, count = case.places()
        data = packed[case.name][: count * BYTES[case.kind]]
        values = decode(data, case.kind)
        for i, (place, value) in enumerate(zip(places, case.truth())):
            found, values[place] = values[place], 0
            error = abs(Fraction(found) - value) / ulp(value, case.kind)
            worst = max(worst, error)
            # A relative error of f64 beside the rounding.
            if error > Fraction(1, 2) + Fraction(1, 10**5):
                sys.exit("%s: element %d is %r, expected %r: %g ulp" % (case.name, i, found, float(value), error))
        rest = packed[case.name][len(data) :]
        if any(values) or any(rest) or len(packed[case.name]) % 64:
            sys.exit(case.name + ": beside the weights there is something else than zeros")
    print("%d merges, at most %.6f ulp" % (len(cases()), worst))


def main():
    command, arguments = sys.argv[1], sys.argv[2:]
    if command == "module":
        print("".join(case.text() for case in cases()))
    elif command == "list":
        print("#define CASES " + " ".join("CASE(%s)" % case.name for case in cases()))
    elif command == "weights":
        header, blobs, offset = {}, [], 0
        for case in cases():
            for name, kind, shape, values in case.weights:
                blob = b"".join(encode(value, kind) for value in values)
                header[name] = {"dtype": NAMES[kind], "shape": shape, "data_offsets": [offset, offset + len(blob)]}
                offset += len(blob)
                blobs.append(blob)
        text = json.dumps(header).encode()
        open(arguments[0], "wb").write(struct.pack("<Q", len(text)) + text + b"".join(blobs))
    elif command == "raw":
        for case in cases():
            with open(arguments[0] + "/" + case.name + ".raw", "wb") as file:
                for _, kind, _, values in case.weights:
                    file.write(b"".join(encode(value, kind) for value in values))
    elif command == "check":
        check(arguments[0])
    elif command == "same":
        for name, packed in packed_weights(arguments[0]).items():
            if open(arguments[1] + "/" + name + ".packed", "rb").read() != packed:
                sys.exit(name + ": f_prepare and the file differ")
        print("same bytes")


main()
