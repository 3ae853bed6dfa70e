"""A checkpoint of Llama as GGUF with quantised weights, and what scaling its rows has
to make of it. The rows of q and k are permuted there, as llama.cpp's converter does."""

import json
import os
import struct

import numpy as np

import floats

# Type -> (code, bytes of a block, f16 numbers that it begins with).
KINDS = {"Q4_0": (2, 18, 1), "Q4_1": (3, 20, 2), "Q8_0": (8, 34, 1)}
BLOCK = 32
NAMES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


def heads(base, module):
    with open(os.path.join(base, "config.json"), encoding="utf-8") as file:
        config = json.load(file)
    return config["num_attention_heads" if module == "self_attn.q_proj" else "num_key_value_heads"]


def permuted(rows, count):
    """Halves of each head become pairs."""
    return rows.reshape(count, 2, rows.shape[0] // count // 2, *rows.shape[1:]).swapaxes(1, 2).reshape(rows.shape)


def text(value):
    return struct.pack("<Q", len(value)) + value.encode()


def write(path, base, kind):
    """-> {module: (offset of its data, rows, bytes of a row)}, and writes the file. The
    blocks are random: only what is done to them matters."""
    random = np.random.default_rng(3)
    code, size, numbers = KINDS[kind]
    metadata = [("general.architecture", 8, text("llama")), ("llama.block_count", 4, struct.pack("<I", 1))]
    for key, module in (("head_count", "self_attn.q_proj"), ("head_count_kv", "self_attn.k_proj")):
        metadata.append(("llama.attention." + key, 4, struct.pack("<I", heads(base, module))))
    header = struct.pack("<4sIQQ", b"GGUF", 3, len(NAMES), len(metadata))
    header += b"".join(text(key) + struct.pack("<I", code_of) + value for key, code_of, value in metadata)
    tensors = floats.read_checkpoint(base)
    infos, data, places = b"", b"", {}
    for module, short in NAMES.items():
        rows, columns = tensors["model.layers.0.%s.weight" % module].shape
        blocks = rows * (columns // BLOCK)
        raw = random.integers(0, 256, (blocks, size), np.uint8)
        raw[:, : 2 * numbers] = random.normal(0, 0.1, (blocks, numbers)).astype("<f2").view(np.uint8)
        infos += text("blk.0.%s.weight" % short) + struct.pack("<IQQIQ", 2, columns, rows, code, len(data))
        places[module] = (len(data), rows, columns // BLOCK * size)
        data += raw.tobytes()
        data += bytes(-len(data) % 32)
    header += infos
    header += bytes(-len(header) % 32)
    with open(path, "wb") as file:
        file.write(header + data)
    return {"start": len(header), "places": places, "base": base}


def compare(base, kind, before, after, modules):
    """-> sentences on what is not as it has to be."""
    if len(before) != len(after) or before[: base["start"]] != after[: base["start"]]:
        return ["%s: the size or the header changed" % kind]
    _, size, numbers = KINDS[kind]
    wrong = []
    for module, (offset, rows, row) in base["places"].items():
        first = base["start"] + offset
        old, new = (np.frombuffer(data, np.uint8, rows * row, first).reshape(rows, -1, size) for data in (before, after))
        factors = modules.get("model.layers.0." + module, {}).get("ia3_l", np.ones((rows, 1)))[:, 0]
        if module in ("self_attn.q_proj", "self_attn.k_proj"):
            factors = permuted(factors, heads(base["base"], module))
        scales = [np.ascontiguousarray(data[:, :, : 2 * numbers]).view("<f2").astype(np.float64) for data in (old, new)]
        if (floats.round_to(scales[0] * factors[:, None, None], "F16") != scales[1]).any():
            wrong.append("%s: %s: scales are not the exact ones rounded once" % (kind, module))
        if (old[:, :, 2 * numbers :] != new[:, :, 2 * numbers :]).any():
            wrong.append("%s: %s: integers changed" % (kind, module))
    return wrong
