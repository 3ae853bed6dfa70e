"""make-adapted.py DIR [IN INNER]: a gated block in several types, and adapters for it."""

import json
import os
import random
import struct
import sys

IN, INNER = (int(size) for size in sys.argv[2:] or (12, 19))
SIZES = {"gate_proj": (INNER, IN), "up_proj": (INNER, IN), "down_proj": (IN, INNER)}


def write_adapter(folder, config, tensors):
    os.makedirs(folder)
    with open(folder + "/adapter_config.json", "w") as file:
        json.dump(config, file)
    source, header, data = random.Random(folder.rsplit("/", 1)[1]), {}, b""
    for name, (shape, mean, spread) in tensors.items():
        count = 1
        for size in shape:
            count *= size
        values = [source.gauss(mean, spread) for _ in range(count)]
        blob = struct.pack("<%df" % count, *values)
        header["base_model.model.mlp." + name] = {
            "dtype": "F32",
            "shape": shape,
            "data_offsets": [len(data), len(data) + len(blob)],
        }
        data += blob
    text = json.dumps(header).encode()
    with open(folder + "/adapter_model.safetensors", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def low_rank(rank):
    return {
        name + ".lora_" + part + ".weight": (shape, 0, 0.3)
        for name, (out, width) in SIZES.items()
        for part, shape in (("A", (rank, width)), ("B", (out, rank)))
    }


def write_module(path, kind, open_sizes=False):
    x, h = "tensor<?x%dx%s>" % (IN, kind), "tensor<?x%dx%s>" % (INNER, kind)
    if open_sizes:
        h = "tensor<?x?x%s>" % kind
    def size(*sizes):
        return "tensor<%sx%s>" % ("x".join("?" if open_sizes else str(s) for s in sizes), kind)
    g, d, b = size(INNER, IN), size(IN, INNER), size(INNER)
    arguments = [
        "%%x: %s" % x,
        '%%g: %s {ffn.name = "mlp.gate_proj.weight"}' % g,
        '%%u: %s {ffn.name = "mlp.up_proj.weight"}' % g,
        '%%b: %s {ffn.name = "mlp.up_proj.bias"}' % b,
        '%%d: %s {ffn.name = "mlp.down_proj.weight"}' % d,
    ]
    if open_sizes:
        arguments.reverse()
    rounding, glu_rounding, bias = "", "", ""
    y = x
    if kind in ("bf16", "f16"):
        rounding = " rounding <acc = f32>"
        bias = " rounding <acc = f32, product = keep>"
        glu_rounding = " rounding <interior = f32, act = round>"
    if open_sizes:
        y = "tensor<?x?x%s>" % kind
    with open(path, "w") as file:
        file.write(
            "func.func @mlp(%s) -> %s {\n" % (", ".join(arguments), y)
            + "  %%0 = ffn.linear %%x, %%g <out_in>%s : (%s, %s) -> %s\n" % (rounding, x, g, h)
            + "  %%1 = ffn.linear %%x, %%u <out_in> bias %%b%s : (%s, %s, %s) -> %s\n" % (bias, x, g, b, h)
            + "  %%2 = ffn.glu %%0, %%1 <swish>%s : (%s, %s) -> %s\n" % (glu_rounding, h, h, h)
            + "  %%3 = ffn.linear %%2, %%d <out_in>%s : (%s, %s) -> %s\n" % (rounding, h, d, y)
            + "  return %%3 : %s\n}\n" % y
        )


def main():
    folder = sys.argv[1]
    for kind in ("f32", "bf16", "f16"):
        write_module(folder + "/" + kind + ".mlir", kind)
    write_module(folder + "/open.mlir", "f32", open_sizes=True)
    ia3 = {"peft_type": "IA3", "target_modules": ["up_proj", "down_proj"], "feedforward_modules": ["down_proj"]}
    write_adapter(folder + "/ia3", ia3, {
        "up_proj.ia3_l": ((INNER, 1), 1, 0.3),
        "down_proj.ia3_l": ((1, INNER), 1, 0.3),
    })
    write_adapter(folder + "/large", {"peft_type": "IA3", "target_modules": ["up_proj"], "feedforward_modules": []}, {
        "up_proj.ia3_l": ((INNER, 1), 1e6, 1),
    })
    lora = {"peft_type": "LORA", "target_modules": list(SIZES), "r": 3, "lora_alpha": 4}
    write_adapter(folder + "/lora", lora, low_rank(3))
    dora = low_rank(3)
    dora.update({name + ".lora_magnitude_vector": ((out,), 2, 0.5) for name, (out, _) in SIZES.items()})
    write_adapter(folder + "/dora", dict(lora, use_dora=True), dora)


main()
