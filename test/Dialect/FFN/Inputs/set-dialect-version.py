"""Rewrites the version of one dialect in an MLIR bytecode file.

Usage: set-dialect-version.py INPUT DIALECT VERSION OUTPUT

Follows https://mlir.llvm.org/docs/BytecodeFormat as far as it has to. Both
versions, found and written, have to fit a varint of one byte.
"""

import sys

STRINGS, DIALECTS = 0, 1


def read_varint(data, at):
    prefix = data[at]
    if prefix == 0:
        return int.from_bytes(data[at + 1 : at + 9], "little"), at + 9
    size = (prefix & -prefix).bit_length()
    return int.from_bytes(data[at : at + size], "little") >> size, at + size


def read_section(data, at):
    """(id, begin, end); an alignment is padded in front."""
    kind = data[at]
    length, at = read_varint(data, at + 1)
    if kind & 0x80:
        alignment, at = read_varint(data, at)
        at += -at % alignment
    return kind & 0x7F, at, at + length


def read_strings(data, at):
    count, at = read_varint(data, at)
    sizes = []
    for _ in range(count):
        size, at = read_varint(data, at)
        sizes.insert(0, size)  # they stand in reverse order
    strings = []
    for size in sizes:
        strings.append(data[at : at + size - 1].decode())
        at += size
    return strings


source, dialect, version, target = sys.argv[1:]
with open(source, "rb") as file:
    data = bytearray(file.read())
assert data[:4] == b"ML\xefR", "not MLIR bytecode"
_, at = read_varint(data, 4)
at = data.index(0, at) + 1  # behind the producer's name
begins = {}
while at < len(data):
    kind, begin, at = read_section(data, at)
    begins[kind] = begin

names = read_strings(data, begins[STRINGS])
count, at = read_varint(data, begins[DIALECTS])
patched = False
for _ in range(count):
    name, at = read_varint(data, at)
    if not name & 1:
        continue
    _, begin, at = read_section(data, at)
    if names[name >> 1] == dialect:
        assert at - begin == 1, "the version does not fit one byte"
        data[begin] = int(version) << 1 | 1
        patched = True
assert patched, "no dialect of that name with a version"
with open(target, "wb") as file:
    file.write(data)
