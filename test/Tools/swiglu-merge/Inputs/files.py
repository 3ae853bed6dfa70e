"""Weight files and adapters for the tests of swiglu-merge, written and read with
nothing but Python, and numbers rounded exactly.

A stored tensor is a triple (type, shape, bytes) with safetensors' or GGUF's name
of the type; values are Fractions or floats in row-major order.
"""

import json
import math
import os
import random
import struct
from fractions import Fraction

# Bits of the significand with the hidden one, smallest exponent, bytes.
FORMATS = {"F64": (53, -1074, 8), "F32": (24, -149, 4), "F16": (11, -24, 2), "BF16": (8, -133, 2)}
LARGEST = {
    "F64": Fraction(1.7976931348623157e308),
    "F32": (2 - Fraction(1, 2**23)) * 2**127,
    "F16": Fraction(65504),
    "BF16": (2 - Fraction(1, 2**7)) * 2**127,
}


def round_to(value, kind):
    """The nearest number of `kind`, ties to even, as a Fraction; None where that
    is an infinity."""
    value = Fraction(value)
    if value == 0:
        return value
    digits, least, _ = FORMATS[kind]
    # 2^exponent <= |value| < 2^(exponent + 1)
    magnitude = abs(value)
    exponent = magnitude.numerator.bit_length() - magnitude.denominator.bit_length()
    if magnitude < Fraction(2) ** exponent:
        exponent -= 1
    unit = Fraction(2) ** max(exponent - digits + 1, least)
    result = round(value / unit) * unit
    return result if abs(result) <= LARGEST[kind] else None


def ulp(value, kind):
    digits, least, _ = FORMATS[kind]
    if value == 0:
        return Fraction(2) ** least
    exponent = math.frexp(float(abs(value)))[1] - 1
    return Fraction(2) ** max(exponent - digits + 1, least)


def encode(kind, values):
    """Bytes of numbers that `kind` holds exactly."""
    if kind == "BF16":
        wide = struct.pack("<%df" % len(values), *map(float, values))
        assert not any(wide[0::4]) and not any(wide[1::4]), "not bf16"
        return b"".join(wide[i + 2 : i + 4] for i in range(0, len(wide), 4))
    code = {"F64": "d", "F32": "f", "F16": "e", "I64": "q", "I32": "i", "U8": "B"}[kind]
    return struct.pack("<%d%s" % (len(values), code), *[v if code in "qiB" else float(v) for v in values])


def decode(kind, data):
    if kind == "BF16":
        data = b"".join(b"\0\0" + data[i : i + 2] for i in range(0, len(data), 2))
        kind = "F32"
    code = {"F64": "d", "F32": "f", "F16": "e", "I64": "q", "I32": "i", "U8": "B"}[kind]
    return list(struct.unpack("<%d%s" % (len(data) // struct.calcsize(code), code), data))


def tensor(kind, shape, seed=0, scale=1.0):
    """Random numbers of a normal distribution, rounded to `kind`."""
    source = random.Random(str((kind, shape, seed)))
    values = [round_to(source.gauss(0, scale), kind) for _ in range(math.prod(shape))]
    return kind, list(shape), encode(kind, values)


def values_of(stored):
    return [Fraction(v) for v in decode(stored[0], stored[2])]


# safetensors ------------------------------------------------------------------


def write_safetensors(path, tensors, metadata=None, header_edit=None, tail=b""):
    """`header_edit` changes the header's dict, or its text where it returns a
    str."""
    header, offset = {}, 0
    if metadata is not None:
        header["__metadata__"] = metadata
    for name, (kind, shape, data) in tensors.items():
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [offset, offset + len(data)]}
        offset += len(data)
    text = header_edit(header) if header_edit else None
    text = (text or json.dumps(header, separators=(",", ":"))).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for _, _, data in tensors.values():
            file.write(data)
        file.write(tail)


def read_safetensors(path):
    """The tensors in the header's order, the metadata or None, and the offsets;
    checks that the data is covered without gaps."""
    with open(path, "rb") as file:
        data = file.read()
    size = struct.unpack("<Q", data[:8])[0]
    assert size % 8 == 0, "header of %d bytes" % size
    header = json.loads(data[8 : 8 + size])
    metadata = header.pop("__metadata__", None)
    body, tensors, ends = data[8 + size :], {}, []
    for name, entry in header.items():
        first, last = entry["data_offsets"]
        tensors[name] = (entry["dtype"], entry["shape"], body[first:last])
        width = {"BF16": 2, "F16": 2, "F32": 4, "F64": 8, "I64": 8}.get(entry["dtype"], 1)
        assert first % width == 0, "%s lies at %d" % (name, first)
        ends.append((first, last))
    position = 0
    for first, last in sorted(ends):
        assert first == position, "gap or overlap at %d" % position
        position = last
    assert position == len(body)
    return tensors, metadata


# PEFT ---------------------------------------------------------------------------

PREFIX = "base_model.model."


def write_adapter(folder, config, tensors):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "adapter_config.json"), "w") as file:
        json.dump(config, file)
    write_safetensors(os.path.join(folder, "adapter_model.safetensors"),
                      {PREFIX + name: stored for name, stored in tensors.items()},
                      {"format": "pt"})  # fmt: skip


def ia3_config(targets, feedforward=(), **more):
    config = {
        "peft_type": "IA3", "task_type": "CAUSAL_LM", "base_model_name_or_path": None,
        "inference_mode": True, "fan_in_fan_out": False, "init_ia3_weights": True,
        "modules_to_save": None, "exclude_modules": None, "revision": None, "auto_mapping": None,
        "target_modules": list(targets), "feedforward_modules": list(feedforward),
    }  # fmt: skip
    return dict(config, **more)


def lora_config(targets, r, alpha, **more):
    config = {
        "peft_type": "LORA", "task_type": "CAUSAL_LM", "base_model_name_or_path": None,
        "inference_mode": True, "fan_in_fan_out": False, "init_lora_weights": True, "bias": "none",
        "r": r, "lora_alpha": alpha, "lora_dropout": 0.0, "target_modules": list(targets),
        "use_rslora": False, "use_dora": False, "rank_pattern": {}, "alpha_pattern": {},
        "modules_to_save": None,
    }  # fmt: skip
    return dict(config, **more)


# GGUF ---------------------------------------------------------------------------

# Code, elements of a block, bytes of a block.
GGUF_TYPES = {
    "F32": (0, 1, 4), "F16": (1, 1, 2), "Q4_0": (2, 32, 18), "Q4_1": (3, 32, 20),
    "Q8_0": (8, 32, 34), "Q4_K": (12, 256, 144), "I32": (26, 1, 4), "BF16": (30, 1, 2),
}  # fmt: skip


def gguf_string(text):
    return struct.pack("<Q", len(text.encode())) + text.encode()


def gguf_value(value):
    if isinstance(value, str):
        return struct.pack("<I", 8) + gguf_string(value)
    if isinstance(value, float):
        return struct.pack("<If", 6, value)
    if isinstance(value, list):
        return struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(gguf_string, value))
    return struct.pack("<II", 4, value)


def write_gguf(path, metadata, tensors, alignment=32, is_reversed=False):
    """`is_reversed`: the table has the last tensor's data first."""
    infos, blobs, offset = [], [], 0
    for name, (kind, shape, data) in tensors.items():
        code, elements, size = GGUF_TYPES[kind]
        assert len(data) == math.prod(shape) // elements * size, name
        infos.append(gguf_string(name) + struct.pack("<I", len(shape)))
        infos[-1] += struct.pack("<%dQ" % len(shape), *reversed(shape)) + struct.pack("<IQ", code, offset)
        blobs.append(data + b"\0" * (-len(data) % alignment))
        offset += len(blobs[-1])
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(metadata))
    head += b"".join(gguf_string(k) + gguf_value(v) for k, v in metadata.items())
    head += b"".join(infos[::-1] if is_reversed else infos)
    head += b"\0" * (-len(head) % alignment)
    with open(path, "wb") as file:
        file.write(head + b"".join(blobs))


def read_gguf(path, alignment=32):
    """The tensors in the file's order, and the bytes of the metadata."""
    with open(path, "rb") as file:
        data = file.read()
    assert data[:4] == b"GGUF"
    position = 24
    count, entries = struct.unpack("<QQ", data[8:24])

    def take(form):
        nonlocal position
        result = struct.unpack_from("<" + form, data, position)
        position += struct.calcsize("<" + form)
        return result if len(result) > 1 else result[0]

    def skip(code):
        nonlocal position
        if code == 8:
            size = take("Q")
            position += size
        elif code == 9:
            inner, size = take("I"), take("Q")
            for _ in range(size):
                skip(inner)
        else:
            position += {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1}.get(code, 8)

    for _ in range(entries):
        skip(8)
        skip(take("I"))
    metadata, infos = data[24:position], []
    names = {code: name for name, (code, _, _) in GGUF_TYPES.items()}
    for _ in range(count):
        size = take("Q")
        name = data[position : position + size].decode()
        position += size
        shape = [take("Q") for _ in range(take("I"))][::-1]
        infos.append((name, names[take("I")], shape, take("Q")))
    start = position + -position % alignment
    tensors = {}
    for name, kind, shape, offset in infos:
        _, elements, size = GGUF_TYPES[kind]
        assert offset % alignment == 0
        first = start + offset
        tensors[name] = (kind, shape, data[first : first + math.prod(shape) // elements * size])
    return tensors, metadata


def blocks(kind, shape, seed=0):
    """Random blocks with scales of both signs and sizes."""
    source = random.Random(str((kind, shape, seed)))
    _, elements, size = GGUF_TYPES[kind]
    result = b""
    for _ in range(math.prod(shape) // elements):
        scales = 2 if kind == "Q4_1" else 1
        result += struct.pack("<%de" % scales, *(source.gauss(0, 0.02) for _ in range(scales)))
        result += source.randbytes(size - 2 * scales)
    return kind, list(shape), result


def dequantize(kind, data):
    """Exactly, as Fractions."""
    _, _, size = GGUF_TYPES[kind]
    result = []
    for first in range(0, len(data), size):
        block = data[first : first + size]
        d = Fraction(struct.unpack("<e", block[:2])[0])
        if kind == "Q8_0":
            result += [d * q for q in struct.unpack("<32b", block[2:])]
            continue
        m = Fraction(struct.unpack("<e", block[2:4])[0]) if kind == "Q4_1" else -8 * d
        packed = block[4:] if kind == "Q4_1" else block[2:]
        result += [d * (byte & 15) + m for byte in packed] + [d * (byte >> 4) + m for byte in packed]
    return result
