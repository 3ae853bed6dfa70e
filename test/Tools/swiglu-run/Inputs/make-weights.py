"""make-weights.py FOLDER: weights.safetensors and x.npy for the tests here.

gate, up [96, 64] and down [64, 96] in f32, half in f16; x [3, 64] in f32."""
import json, random, struct, sys

folder = sys.argv[1]
random.seed(1)


def floats(count, code="f"):
    return struct.pack(f"<{count}{code}", *(random.gauss(0, 0.1) for _ in range(count)))


tensors = {
    "gate": ("F32", [96, 64], floats(96 * 64)),
    "up": ("F32", [96, 64], floats(96 * 64)),
    "down": ("F32", [64, 96], floats(64 * 96)),
    "half": ("F16", [64, 96], floats(64 * 96, "e")),
    "integers": ("I8", [64, 96], bytes(64 * 96)),
}
header, data = {}, b""
for name, (dtype, shape, raw) in tensors.items():
    header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(data), len(data) + len(raw)]}
    data += raw
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
with open(folder + "/weights.safetensors", "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + data)

description = b"{'descr': '<f4', 'fortran_order': False, 'shape': (3, 64), }"
description += b" " * (-(len(description) + 11) % 64) + b"\n"
with open(folder + "/x.npy", "wb") as file:
    file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(description)) + description + floats(3 * 64))
