"""make-weights.py FILE [--coarse] NAME=TYPE:SHAPE:SEED...

Writes a safetensors file of the values that the C tests compute for themselves:
element i of a tensor is standin_value(SEED, i) of StandInWeights.h, or, with
--coarse, its multiple of 1/64, which every float type holds exactly. Integers
are the bits that the value is made of. As in NAME=bf16:96x48:0.
"""

import json
import struct
import sys

TYPES = {"f64": "F64", "f32": "F32", "f16": "F16", "bf16": "BF16", "i8": "I8"}


def bits_of(seed, index):
    bits = (seed * 2654435761 + index) * 2246822519 & 0xFFFFFFFF
    bits = (bits ^ bits >> 15) * 3266489917 & 0xFFFFFFFF
    return bits ^ bits >> 16


def encode(kind, seed, count, coarse):
    bits = [bits_of(seed, i) for i in range(count)]
    if kind == "i8":
        return bytes(b >> 24 for b in bits)
    if coarse:
        values = [(b >> 26) / 64 - 0.5 for b in bits]
    else:
        values = [(b >> 8) / 16777216 - 0.5 for b in bits]
    if kind == "bf16":  # the upper half of an f32
        return b"".join(struct.pack("<f", v)[2:] for v in values)
    return struct.pack("<%d%s" % (count, {"f64": "d", "f32": "f", "f16": "e"}[kind]), *values)


def main():
    coarse = "--coarse" in sys.argv
    arguments = [a for a in sys.argv[1:] if a != "--coarse"]
    header, blobs, offset = {}, [], 0
    for argument in arguments[1:]:
        name, _, rest = argument.partition("=")
        kind, shape, seed = rest.split(":")
        sizes = [int(size) for size in shape.split("x")]
        count = 1
        for size in sizes:
            count *= size
        blob = encode(kind, int(seed), count, coarse)
        header[name] = {
            "dtype": TYPES[kind],
            "shape": sizes,
            "data_offsets": [offset, offset + len(blob)],
        }
        offset += len(blob)
        blobs.append(blob)
    text = json.dumps(header).encode()
    with open(arguments[0], "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        file.write(b"".join(blobs))


main()
