"""small.py FOLDER: a base of 60 kB, as a file and as a folder, and an adapter."""

import os
import sys

from files import ia3_config, tensor, write_adapter, write_safetensors

os.chdir(sys.argv[1])
base = {"a.weight": tensor("F32", [60, 128], 1), "b.weight": tensor("F32", [60, 128], 2)}
os.mkdir("base")
write_safetensors("base/model.safetensors", base)
with open("base/config.json", "w") as file:
    file.write("{}")
write_adapter("ia3", ia3_config(["b"]), {"b.ia3_l": tensor("F32", [60, 1], 3)})
