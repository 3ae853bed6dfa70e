"""save-models.py OUT: small checkpoints of vit and olmoe, as far as export.py reads them.

Tensors have a name alone: the standard library suffices.
"""

import json
import os
import struct
import sys

PARTS = ("intermediate.dense.weight", "intermediate.dense.bias", "output.dense.weight", "output.dense.bias")
SIZES = {"hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 1, "num_attention_heads": 4}
MODELS = {
    "vit": ({"architectures": ["ViTModel"], "image_size": 32, "patch_size": 16}, ["encoder.layer.0." + part for part in PARTS]),
    "olmoe": ({"architectures": ["OlmoeForCausalLM"], "num_experts": 4, "vocab_size": 64}, []),
}

for name, (config, tensors) in MODELS.items():
    folder = os.path.join(sys.argv[1], name)
    os.makedirs(folder)
    with open(os.path.join(folder, "config.json"), "w", encoding="utf-8") as file:
        json.dump({"model_type": name, **SIZES, **config}, file)
    header = json.dumps(dict.fromkeys(tensors, {})).encode()
    with open(os.path.join(folder, "model.safetensors"), "wb") as file:
        file.write(struct.pack("<Q", len(header)) + header)
