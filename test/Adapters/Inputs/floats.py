"""Float tensors of safetensors files as f64, and back with one rounding.

Needs NumPy alone, and none of the code that is tested: what is compared here must
not come from it, nor from PyTorch.
"""

import json
import os

import numpy as np

# Name -> (bits of the significand, least exponent of a normal number, largest value).
FORMATS = {
    "F64": (53, -1022, float(np.finfo(np.float64).max)),
    "F32": (24, -126, float(np.finfo(np.float32).max)),
    "F16": (11, -14, 65504.0),
    "BF16": (8, -126, (2 - 2.0**-7) * 2.0**127),
}
STORED = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2", "I64": "<i8", "I32": "<i4", "U8": "u1", "I8": "i1", "BOOL": "u1"}


class Tensor:
    """As stored: `data` are the bytes as an array of STORED[dtype]."""

    def __init__(self, dtype, data):
        self.dtype, self.data = dtype, data

    @property
    def shape(self):
        return self.data.shape

    def is_float(self):
        return self.dtype in FORMATS

    def values(self):
        """-> f64, exactly."""
        if self.dtype == "BF16":
            return (self.data.astype(np.uint32) << 16).view(np.float32).astype(np.float64)
        return self.data.astype(np.float64)


def ulp(values, dtype):
    """The distance of neighbours in a format around each value."""
    bits, least, _ = FORMATS[dtype]
    _, exponent = np.frexp(values)
    exponent = np.where(values == 0, least, np.maximum(exponent - 1, least))
    return np.ldexp(1.0, exponent - (bits - 1))


def round_to(values, dtype):
    """f64 -> f64 that the format has, to nearest, ties to even; too large: inf."""
    if dtype == "F64":
        return values
    step = ulp(values, dtype)
    # Both are exact: step is a power of two.
    result = np.rint(values / step) * step
    return np.where(np.abs(result) > FORMATS[dtype][2], np.copysign(np.inf, values), result)


def store(values, dtype):
    """-> Tensor of values rounded once."""
    rounded = round_to(values, dtype)
    if dtype == "BF16":
        with np.errstate(over="ignore"):
            return Tensor(dtype, (rounded.astype(np.float32).view(np.uint32) >> 16).astype(np.uint16))
    return Tensor(dtype, rounded.astype(STORED[dtype]))


def errors_in_ulp(tensor, truth):
    """|stored - truth| in units of the last place of the truth."""
    return np.abs(tensor.values() - truth) / ulp(truth, tensor.dtype)


def read_safetensors(path):
    """-> {name: Tensor} in the order of the data."""
    with open(path, "rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(size))
        body = file.read()
    header.pop("__metadata__", None)
    result = {}
    for name, entry in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
        first, last = entry["data_offsets"]
        data = np.frombuffer(body[first:last], STORED[entry["dtype"]]).reshape(entry["shape"])
        result[name] = Tensor(entry["dtype"], data)
    return result


def write_safetensors(path, tensors, metadata=None):
    """Writes {name: Tensor}, the data in the order of the dictionary."""
    header, offset, blobs = {}, 0, []
    if metadata:
        header["__metadata__"] = metadata
    for name, tensor in tensors.items():
        blob = np.ascontiguousarray(tensor.data).tobytes()
        header[name] = {"dtype": tensor.dtype, "shape": list(tensor.shape), "data_offsets": [offset, offset + len(blob)]}
        blobs.append(blob)
        offset += len(blob)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + b"".join(blobs))


def read_checkpoint(path):
    """A safetensors file, or a folder of them with or without an index."""
    if os.path.isfile(path):
        return read_safetensors(path)
    result = {}
    for name in sorted(os.listdir(path)):
        if name.endswith(".safetensors"):
            result.update(read_safetensors(os.path.join(path, name)))
    return result
