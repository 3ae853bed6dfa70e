"""Weights for ffn-quantize-weights, and its integers, scales and figures worked out
again. Needs no numpy.

Usage: quantize-weights.py tensors FILE
           writes a safetensors file with a [4, 6] tensor 'm.weight'
       quantize-weights.py make MODULE CHECKPOINT
           writes MODULE.constants.mlir, MODULE.arguments.mlir with the same weights
           as arguments of the checkpoint's names, and MODULE.int8.mlir and
           MODULE.int4.mlir with constants that ffn.quantize reads
       quantize-weights.py check MODULE REPORT TYPE GROUP
           compares the constants of MODULE, after the pass, and the errors of REPORT
"""

import json
import math
import random
import re
import struct
import sys

# Name, layout, element type.
WEIGHTS = [("a", "out_in", "f32"), ("b", "in_out", "f32"), ("c", "out_in", "f16")]
OUT, IN = 5, 128
CODES = {"f16": "e", "f32": "f", "i8": "b"}


def pack(values, element):
    return struct.pack("<%d%s" % (len(values), CODES[element]), *values)


def unpack(data, element):
    code = CODES[element]
    return struct.unpack("<%d%s" % (len(data) // struct.calcsize(code), code), data)


def transpose(rows):
    return [list(column) for column in zip(*rows)]


def flatten(rows):
    return [value for row in rows for value in row]


def fold(values, columns):
    return [list(values[i : i + columns]) for i in range(0, len(values), columns)]


def write_tensors(path, tensors):
    """`tensors`: name, type, shape, bytes."""
    header, position = {}, 0
    for name, kind, shape, data in tensors:
        offsets = [position, position + len(data)]
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": offsets}
        position += len(data)
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for *_, data in tensors:
            file.write(data)


def weights():
    """Name, layout, element type, and the weight as rows of outputs."""
    numbers = random.Random(7)
    for name, layout, element in WEIGHTS:
        rows = [[numbers.gauss(0, 1) for _ in range(IN)] for _ in range(OUT)]
        rows[0] = [0.0] * IN
        # Ties: multiples of half the scale of 8 bits, 1/8.
        rows[1] = [127 / 8 if i % 32 == 5 else i % 64 / 16 - 2 for i in range(IN)]
        if element == "f32":
            # The scales are subnormal, or 0.
            rows[2] = [value * 2.0**-145 for value in rows[2]]
        data = pack(flatten(rows), element)
        yield name, layout, element, fold(unpack(data, element), IN)


def operations(shape, element, axis, bits, group):
    """What makes %w of the constant %v."""
    quant = "<bits = %d, axis = %d, group = %d, zero = none%s>" % (
        bits, axis, group, ", order = low_first" if bits == 4 else "")  # fmt: skip
    stored, groups = list(shape), list(shape)
    stored[axis] //= 8 // bits
    groups[axis] //= group
    w = "tensor<%dx%dx%s>" % (*shape, element)
    q, s = "tensor<%dx%dxi8>" % tuple(stored), "tensor<%dx%dxf32>" % tuple(groups)
    return (
        "  %%q, %%s = ffn.quantize %%v %s : %s -> %s, %s\n" % (quant, w, q, s)
        + "  %%w = ffn.dequantize %%q, %%s %s : (%s, %s) -> %s\n" % (quant, q, s, w)
    )


def make(module, checkpoint):
    text = {"constants": "", "arguments": "", "int8": "", "int4": ""}
    tensors = []
    for name, layout, element, rows in weights():
        stored = transpose(rows) if layout == "in_out" else rows
        shape = [len(stored), len(stored[0])]
        data = pack(flatten(stored), element)
        tensors.append((name, element.upper(), shape, data))
        weight = "tensor<%dx%dx%s>" % (*shape, element)
        x, y = "tensor<?x%dx%s>" % (IN, element), "tensor<?x%dx%s>" % (OUT, element)
        rounding = " rounding <fused>" if element == "f16" else ""
        body = (
            "  %%y = ffn.linear %%x, %%w <%s>%s : (%s, %s) -> %s\n"
            "  return %%y : %s\n}\n" % (layout, rounding, x, weight, y, y)
        )
        text["arguments"] += (
            'func.func @%s(%%x: %s, %%w: %s {ffn.name = "%s"}) -> %s {\n'
            % (name, x, weight, name, y)
            + body
        )
        head = "func.func @%s(%%x: %s) -> %s {\n" % (name, x, y)
        constant = 'arith.constant dense<"0x%s"> : %s loc("%s")\n' % (
            data.hex().upper(), weight, name)  # fmt: skip
        text["constants"] += head + "  %w = " + constant + body
        axis = 0 if layout == "in_out" else 1
        for bits, group in ((8, IN), (4, 32)):
            text["int%d" % bits] += (
                head
                + "  %v = "
                + constant
                + operations(shape, element, axis, bits, group)
                + body
            )
    for kind, part in text.items():
        with open("%s.%s.mlir" % (module, kind), "w") as file:
            file.write(part)
    write_tensors(checkpoint, tensors)


def quantize(row, bits, group):
    """Integers and scales of one output."""
    integers, scales, largest = [], [], 2 ** (bits - 1) - 1
    for part in fold(row, group):
        (scale,) = unpack(pack([max(map(abs, part)) / largest], "f32"), "f32")
        scales.append(scale)
        for value in part:
            # round() takes ties to even.
            integer = round(value / scale) if scale else 0
            integers.append(max(-largest, min(largest, integer)))
    return integers, scales


def constants(text, name, element):
    """The rows of the constant with elements of a type in a function."""
    body = text[text.index("@%s(" % name) :].split("return")[0]
    found = re.search(r'dense<"0x([0-9A-F]+)"> : tensor<\d+x(\d+)x%s>' % element, body)
    return fold(unpack(bytes.fromhex(found[1]), element), int(found[2]))


def split_nibbles(row):
    """The low half of each byte, then the high one."""
    signed = lambda nibble: nibble - 16 if nibble > 7 else nibble
    return [signed(byte >> shift & 15) for byte in row for shift in (0, 4)]


def expect(is_equal, *what):
    if not is_equal:
        sys.exit("differs: %s" % (what,))


def check(module, report, kind, group):
    bits, group = int(kind[3:]), int(group) or IN
    with open(module) as file:
        text = file.read()
    with open(report) as file:
        reports = {entry["name"]: entry for entry in json.load(file)["tensors"]}
    for name, layout, element, rows in weights():
        found, steps = constants(text, name, "i8"), constants(text, name, "f32")
        if layout == "in_out":
            found, steps = transpose(found), transpose(steps)
        if bits == 4:
            found = [split_nibbles(row) for row in found]
        errors = []
        for o, row in enumerate(rows):
            integers, scales = quantize(row, bits, group)
            expect(found[o] == integers, name, "integers", o, found[o], integers)
            expect(steps[o] == scales, name, "scales", o, steps[o], scales)
            for i, value in enumerate(row):
                errors.append(value - integers[i] * scales[i // group])
        squares = math.fsum(value * value for value in flatten(rows))
        relative = math.sqrt(math.fsum(e * e for e in errors) / squares)
        largest, entry = max(map(abs, errors)), reports[name]
        expect(entry["maxError"] == largest, name, entry["maxError"], largest)
        expect(abs(entry["relativeError"] / relative - 1) < 1e-12, name, relative)
    print("%d weights agree" % len(WEIGHTS))


if sys.argv[1] == "tensors":
    write_tensors(sys.argv[2], [("m.weight", "F32", [4, 6], bytes(96))])
elif sys.argv[1] == "make":
    make(*sys.argv[2:])
else:
    check(*sys.argv[2:])
