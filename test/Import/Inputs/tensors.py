"""Reads and writes the weight files of the tests, with nothing but Python.

A tensor is a pair (shape, values), the values a flat list of floats in
row-major order.
"""

import ast
import json
import math
import struct

FLOATS = {"F64": "d", "F32": "f", "F16": "e"}
CODES = {**FLOATS, "I8": "b"}


def count(shape):
    return math.prod(shape)


def unpack(code, data):
    return list(struct.unpack("<%d%s" % (len(data) // struct.calcsize(code), code), data))


def read_safetensors(path):
    with open(path, "rb") as file:
        data = file.read()
    size = int.from_bytes(data[:8], "little")
    result = {}
    for name, entry in json.loads(data[8 : 8 + size]).items():
        if name == "__metadata__":
            continue
        first, last = entry["data_offsets"]
        raw = data[8 + size + first : 8 + size + last]
        if entry["dtype"] == "BF16":
            wide = b"".join(b"\0\0" + raw[i : i + 2] for i in range(0, len(raw), 2))
            values = unpack("f", wide)
        else:
            values = unpack(CODES[entry["dtype"]], raw)
        result[name] = (entry["shape"], values)
    return result


def write_safetensors(path, tensors, dtypes={}, default="F64"):
    """Writes tensors in the type `default` or the one that `dtypes` gives for
    a name. Types that aren't floats here get zeros."""
    sizes = {"BF16": 2, "F8_E4M3": 1, "U8": 1, "I8": 1}
    header, blobs, offset = {}, [], 0
    for name, (shape, values) in tensors.items():
        dtype = dtypes.get(name, default)
        if dtype in FLOATS:
            blob = struct.pack("<%d%s" % (len(values), FLOATS[dtype]), *values)
        else:
            blob = bytes(sizes[dtype] * count(shape))
        header[name] = {
            "dtype": dtype,
            "shape": shape,
            "data_offsets": [offset, offset + len(blob)],
        }
        blobs.append(blob)
        offset += len(blob)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + b"".join(blobs))


def read_npy(path):
    with open(path, "rb") as file:
        data = file.read()
    size = int.from_bytes(data[8:10], "little")
    header = ast.literal_eval(data[10 : 10 + size].decode())
    assert header["descr"] == "<f8" and not header["fortran_order"], path
    return list(header["shape"]), unpack("d", data[10 + size :])


# GGUF ------------------------------------------------------------------------

# Type -> (code, elements of a block, bytes of a block).
GGUF_TYPES = {
    "F32": (0, 1, 4),
    "F16": (1, 1, 2),
    "Q4_0": (2, 32, 18),
    "Q4_1": (3, 32, 20),
    "Q8_0": (8, 32, 34),
    "Q4_K": (12, 256, 144),
    "F64": (28, 1, 8),
    "MXFP4": (39, 32, 17),
}


def gguf_string(text):
    return struct.pack("<Q", len(text.encode())) + text.encode()


def gguf_value(value):
    if isinstance(value, str):
        return struct.pack("<I", 8) + gguf_string(value)
    if isinstance(value, bool):
        return struct.pack("<I?", 7, value)
    if isinstance(value, int):
        return struct.pack("<II", 4, value)
    if isinstance(value, float):
        return struct.pack("<If", 6, value)
    return struct.pack("<IIQ", 9, 6, len(value)) + struct.pack(
        "<%df" % len(value), *value
    )


def write_gguf(path, metadata, tensors):
    """`tensors`: name -> (shape, type, bytes), the outermost dimension first."""
    infos, blobs, offset = b"", [], 0
    for name, (shape, kind, blob) in tensors.items():
        code, elements, size = GGUF_TYPES[kind]
        assert len(blob) == count(shape) // elements * size, name
        infos += gguf_string(name) + struct.pack("<I", len(shape))
        infos += struct.pack("<%dQ" % len(shape), *reversed(shape))
        infos += struct.pack("<IQ", code, offset)
        blob += b"\0" * (-len(blob) % 32)
        blobs.append(blob)
        offset += len(blob)
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(metadata))
    for key, value in metadata.items():
        head += gguf_string(key) + gguf_value(value)
    head += infos
    head += b"\0" * (-len(head) % 32)
    with open(path, "wb") as file:
        file.write(head + b"".join(blobs))


def gguf_floats(shape, values, kind="F32"):
    return shape, kind, struct.pack("<%d%s" % (len(values), FLOATS[kind]), *values)
