"""Makes a model with zeros for weights: a folder with config.json and
model.safetensors, or a GGUF file.

    make_model.py hf FOLDER BASE EDIT...
    make_model.py gguf FILE BASE EDIT...

BASE is a model below. An EDIT is FIELD=JSON, which sets a field of config.json
(a key of the metadata), FIELD= which takes it away, @TENSOR=TYPE:2x3 or
@TENSOR= likewise.
"""

import json
import os
import sys

import tensors

LLAMA = {
    "model.layers.%d.mlp.%s.weight" % (i, name): ("F32", shape)
    for i in range(2)
    for name, shape in (
        ("gate_proj", [6, 8]),
        ("up_proj", [6, 8]),
        ("down_proj", [8, 6]),
    )
}
BLK = {
    "blk.%d.%s.weight" % (i, name): ("F32", shape)
    for i in range(2)
    for name, shape in (
        ("ffn_gate", [64, 32]),
        ("ffn_up", [64, 32]),
        ("ffn_down", [32, 64]),
    )
}
BASES = {
    "empty": ({}, {}),
    "llama": (
        {
            "model_type": "llama",
            "hidden_size": 8,
            "intermediate_size": 6,
            "hidden_act": "silu",
            "mlp_bias": False,
        },
        LLAMA,
    ),
    "blk": ({"general.architecture": "llama", "llama.embedding_length": 32}, BLK),
}

kind, path, base, *edits = sys.argv[1:]
config, weights = map(dict, BASES[base])
for edit in edits:
    key, _, value = edit.partition("=")
    target = weights if key.startswith("@") else config
    key = key.lstrip("@")
    if not value:
        del target[key]
    elif target is config:
        config[key] = json.loads(value)
    else:
        dtype, _, shape = value.partition(":")
        weights[key] = (dtype, [int(n) for n in shape.split("x")])

if kind == "hf":
    os.makedirs(path, exist_ok=True)
    with open(os.path.join(path, "config.json"), "w") as file:
        json.dump(config, file)
    tensors.write_safetensors(
        os.path.join(path, "model.safetensors"),
        {n: (s, [0.0] * tensors.count(s)) for n, (_, s) in weights.items()},
        {n: d for n, (d, _) in weights.items()},
    )
else:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    data = {}
    for name, (dtype, shape) in weights.items():
        _, elements, size = tensors.GGUF_TYPES[dtype]
        data[name] = (shape, dtype, bytes(tensors.count(shape) // elements * size))
    tensors.write_gguf(path, config, data)
