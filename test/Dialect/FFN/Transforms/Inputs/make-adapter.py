"""Writes an adapter as PEFT does: make-adapter.py FOLDER CONFIG NAME=SHAPE[:FIRST]…

Each tensor is f32 and counts from FIRST (1 if not given) in steps of 1/4:
`….ia3_l=1x4:2` is [[2, 2.25, 2.5, 2.75]]."""

import json
import os
import struct
import sys

folder, config, *tensors = sys.argv[1:]
os.makedirs(folder, exist_ok=True)
header, data = {}, b""
for tensor in tensors:
    name, _, spec = tensor.partition("=")
    dims, _, first = spec.partition(":")
    shape = [int(size) for size in dims.split("x")]
    count = 1
    for size in shape:
        count *= size
    values = [float(first or 1) + i / 4 for i in range(count)]
    payload = struct.pack("<%df" % count, *values)
    header["base_model.model." + name] = {
        "dtype": "F32",
        "shape": shape,
        "data_offsets": [len(data), len(data) + len(payload)],
    }
    data += payload
text = json.dumps(header).encode()
with open(os.path.join(folder, "adapter_model.safetensors"), "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + data)
with open(os.path.join(folder, "adapter_config.json"), "w") as file:
    file.write(config)
