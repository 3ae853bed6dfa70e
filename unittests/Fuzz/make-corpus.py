#!/usr/bin/env python3
"""Writes the seeds of the fuzzers of lib/Weights and lib/Adapters into corpus/.

good-* must be read, bad-* must be refused (SeedTest.cpp). Run it again after a
change here; the result is the same each time.
"""

import json
import pathlib
import struct

CORPUS = pathlib.Path(__file__).parent / "corpus"


def write(target, name, data):
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def safetensors(header, data=b""):
    if not isinstance(header, bytes):
        header = json.dumps(header).encode()
    return struct.pack("<Q", len(header)) + header + data


def tensor(dtype, shape, begin, end):
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


def safetensors_seeds():
    two = {
        "__metadata__": {"format": "pt"},
        "a": tensor("F32", [2, 3], 0, 24),
        "b": tensor("BF16", [4], 24, 32),
    }
    good = {
        "two": safetensors(two, bytes(range(32))),
        "empty": safetensors(b"{}   "),
        "scalar": safetensors({"s": tensor("F64", [], 0, 8)}, bytes(8)),
        "zero-dim": safetensors({"z": tensor("I8", [0, 5], 0, 0)}),
        "fp8": safetensors({"q": tensor("F8_E4M3", [4], 0, 4)}, bytes(4)),
        "escapes": safetensors(b'{"\\u0061\\n":{"dtype":"U8","shape":[1],'
                               b'"data_offsets":[0,1]}}', b"x"),
        "types": safetensors({d: tensor(d, [1], 8 * i, 8 * i + 8)
                              for i, d in enumerate(["I64", "U64", "F64", "C64"])},
                             bytes(32)),
    }
    bad = {
        "gap": safetensors({"a": tensor("U8", [1], 1, 2)}, bytes(2)),
        "overlap": safetensors({"a": tensor("U8", [2], 0, 2), "b": tensor("U8", [2], 1, 3)}, bytes(3)),
        "range": safetensors({"a": tensor("F32", [2], 0, 8)}, bytes(4)),
        "overflow": safetensors({"a": tensor("F32", [2**62, 2**62], 0, 8)}, bytes(8)),
        "depth": safetensors(b'{"a":' + b"[" * 1000),
        "twice": safetensors(b'{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},'
                             b'"\\u0061":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', b"x"),
        "dtype": safetensors({"a": tensor("F31", [1], 0, 4)}, bytes(4)),
        "negative": safetensors({"a": tensor("U8", [-1], 0, 1)}, bytes(1)),
        "header-size": struct.pack("<Q", 2**63) + b"{}",
        "utf8": safetensors(b'{"\xff":{}}'),
        "cut": safetensors(two, bytes(range(32)))[:-1],
    }
    return good, bad


U8, I8, U16, I16, U32, I32, F32, BOOL, STRING, ARRAY, U64, I64, F64 = range(13)


def gstr(text):
    text = text if isinstance(text, bytes) else text.encode()
    return struct.pack("<Q", len(text)) + text


def kv(key, code, payload):
    return gstr(key) + struct.pack("<I", code) + payload


def gtensor(name, dims, code, offset):
    return (gstr(name) + struct.pack("<I", len(dims)) + struct.pack(f"<{len(dims)}Q", *dims)
            + struct.pack("<IQ", code, offset))


def gguf(entries=(), tensors=(), data=b"", version=3, align=32, counts=None):
    numbers = counts or (len(tensors), len(entries))
    out = b"GGUF" + struct.pack("<IQQ", version, *numbers) + b"".join(entries) + b"".join(tensors)
    return out + bytes(-len(out) % align) + data


def gguf_seeds():
    arch = kv("general.architecture", STRING, gstr("llama"))
    array = kv("a", ARRAY, struct.pack("<IQ3I", U32, 3, 1, 2, 3))
    strings = kv("tokens", ARRAY, struct.pack("<IQ", STRING, 2) + gstr("x") + gstr("yz"))
    nested = kv("n", ARRAY, struct.pack("<IQIQB", ARRAY, 1, U8, 1, 7))
    numbers = [kv("u64", U64, struct.pack("<Q", 2**64 - 1)), kv("i64", I64, struct.pack("<q", -5)),
               kv("f32", F32, struct.pack("<f", 1.5)), kv("f64", F64, struct.pack("<d", 2.5)),
               kv("bool", BOOL, b"\1"), kv("i8", I8, b"\xff")]
    q8 = [gtensor("q", [64, 2], 8, 0)]
    good = {
        "plain": gguf([arch, array, strings], [gtensor("x", [3, 2], 0, 0), gtensor("y", [4], 30, 32)],
                      bytes(range(40))),
        "numbers": gguf(numbers + [nested]),
        "v2": gguf([arch], version=2),
        "q8_0": gguf([], q8, bytes(i % 251 for i in range(4 * 34))),
        "q4_0": gguf([], [gtensor("q", [32, 3], 2, 0)], bytes(range(3 * 18))),
        "q4_1": gguf([], [gtensor("q", [32, 3], 3, 0)], bytes(range(3 * 20))),
        "q4_k": gguf([], [gtensor("q", [256], 12, 0)], bytes(144)),
        "align": gguf([kv("general.alignment", U32, struct.pack("<I", 64))],
                      [gtensor("x", [1], 0, 0), gtensor("y", [1], 0, 64)], bytes(68), align=64),
    }
    bad = {
        "rows": gguf([], [gtensor("q", [33], 8, 0)], bytes(68)),
        "overlap": gguf([], [gtensor("x", [16], 0, 0), gtensor("y", [16], 0, 32)], bytes(96)),
        "range": gguf([], [gtensor("x", [16], 0, 0)], bytes(63)),
        "twice": gguf([arch, arch]),
        "same-name": gguf([], [gtensor("x", [1], 0, 0), gtensor("x", [1], 0, 32)], bytes(64)),
        "parts": gguf([], [gtensor("x", [32], 8, 0), gtensor("x:scales", [1], 0, 64)], bytes(68)),
        "counts": gguf(counts=(2**60, 2**60)),
        "string": gguf([kv("k", STRING, struct.pack("<Q", 2**63))]),
        "array": gguf([kv("k", ARRAY, struct.pack("<IQ", U64, 2**61))]),
        "nesting": gguf([kv("k", ARRAY, struct.pack("<IQ", ARRAY, 1) * 20)]),
        "overflow": gguf([], [gtensor("x", [2**32, 2**32], 0, 0)], bytes(64)),
        "alignment": gguf([kv("general.alignment", U32, struct.pack("<I", 24))]),
        "version": gguf(version=1),
    }
    return good, bad


def npy(header, data=b"", version=1):
    header = header.encode() + b"\n"
    length = struct.pack("<H" if version == 1 else "<I", len(header))
    return b"\x93NUMPY" + bytes([version, 0]) + length + header + data


def npy_header(descr="<f4", order="False", shape="(2, 3)"):
    return f"{{'descr': '{descr}', 'fortran_order': {order}, 'shape': {shape}, }}"


def npy_seeds():
    good = {
        "v1": npy(npy_header(), bytes(range(24))),
        "v2": npy(npy_header(), bytes(range(24)), version=2),
        "v3": npy(npy_header(), bytes(range(24)), version=3),
        "scalar": npy(npy_header("<f8", shape="()"), bytes(8)),
        "bf16": npy(npy_header("<V2", shape="(3,)"), bytes(6)),
        "zero": npy(npy_header("|i1", shape="(0, 4)")),
        "quotes": npy('{"shape":(1,),"fortran_order":False,"descr":"<f2"}', bytes(2)),
    }
    bad = {
        "fortran": npy(npy_header(order="True"), bytes(24)),
        "big-endian": npy(npy_header(">f4"), bytes(24)),
        "object": npy(npy_header("|O"), bytes(24)),
        "overflow": npy(npy_header(shape="(4611686018427387904, 8)"), bytes(24)),
        "huge": npy(npy_header(shape="(99999999999999999999,)"), bytes(24)),
        "short": npy(npy_header(), bytes(23)),
        "long": npy(npy_header(), bytes(25)),
        "rank": npy(npy_header(shape="(" + "1," * 33 + ")"), bytes(4)),
        "twice": npy("{'shape': (), 'shape': ()}"),
        "open": npy("{'descr': '<f4"),
        "structured": npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (), }", bytes(4)),
    }
    return good, bad


def json_seeds():
    good = {
        "config": b'{"hidden_size": 576, "act": "silu", "eps": 1e-05, "tie": true, "x": null, "l": [1, -2.5]}',
        "scalar": b" 1 ",
        "escapes": b'{"a\\u00e9\\ud83d\\ude00": "\\\\\\""}',
    }
    bad = {
        "depth": b"[" * 1900,
        "twice": b'{"a": 1, "a": 2}',
        "utf8": b'"\xc3"',
        "comma": b"[1,]",
        "string": b'"abc',
        "number": b"[1.2.3]",
        "tail": b"{} {}",
    }
    return good, bad


def adapter(config, shapes):
    """The configuration, a zero byte, and tensors of ones."""
    header, data = {}, b""
    for name, shape in shapes.items():
        size = 4
        for extent in shape:
            size *= extent
        header["base_model.model." + name] = tensor("F32", shape, len(data), len(data) + size)
        data += struct.pack("<f", 1) * (size // 4)
    config = config if isinstance(config, bytes) else json.dumps(config).encode()
    return config + b"\0" + safetensors(header, data)


def adapter_seeds():
    lora = {"peft_type": "LORA", "r": 2, "lora_alpha": 4, "target_modules": ["q"]}
    ia3 = {"peft_type": "IA3", "target_modules": ["k", "wo"], "feedforward_modules": ["wo"]}
    pair = {"l.0.q.lora_A.weight": [2, 4], "l.0.q.lora_B.weight": [3, 2]}
    good = {
        "ia3": adapter(ia3, {"l.0.k.ia3_l": [2, 1], "l.0.wo.ia3_l": [1, 3]}),
        "lora": adapter({**lora, "use_rslora": True, "alpha_pattern": {"l.0.q": 3}}, pair),
        "dora": adapter({**lora, "use_dora": True}, {**pair, "l.0.q.lora_magnitude_vector": [3]}),
        "bias": adapter({**lora, "lora_bias": True}, {**pair, "l.0.q.lora_B.bias": [3]}),
        "regex": adapter({**lora, "target_modules": "(?:.*\\.)?q{,2}", "exclude_modules": "x|y"}, pair),
        "layers": adapter({**lora, "layers_to_transform": [0], "layers_pattern": "l"}, {
            "m.l.0.q.lora_A.weight": [2, 4], "m.l.0.q.lora_B.weight": [3, 2]}),
        "embedding": adapter({**lora, "target_modules": "all-linear"}, {"l.0.c_proj.lora_A.weight": [2, 4],
                                                                       "l.0.c_proj.lora_B.weight": [4, 2]}),
        "saved": adapter({**lora, "modules_to_save": ["norm", "lm_head"], "bias": "lora_only"}, {
            **pair, "model.norm.weight": [4], "lm_head.weight": [9, 4], "l.0.q.base_layer.bias": [3]}),
        "tokens": adapter({**lora, "trainable_token_indices": [7, 0]}, {
            **pair, "model.embed_tokens.token_adapter.trainable_tokens_delta": [2, 4]}),
    }
    bad = {
        "none": b"",
        "config": adapter(b"{", pair),
        "nan": adapter(b'{"peft_type": "LORA", "r": NaN}', pair),
        "type": adapter({"peft_type": "LOHA"}, pair),
        "field": adapter({**lora, "use_qalora": True}, pair),
        "regex": adapter({**lora, "target_modules": "(a|aa)+[bc]"}, {
            "a" * 60 + ".lora_A.weight": [2, 4], "a" * 60 + ".lora_B.weight": [3, 2]}),
        "rank": adapter({**lora, "r": 3}, pair),
        "half": adapter(lora, {"l.0.q.lora_A.weight": [2, 4]}),
        "suffix": adapter(ia3, {"l.0.k.ia3_m": [2, 1]}),
        "shape": adapter(ia3, {"l.0.k.ia3_l": [2, 2]}),
        "left-over": adapter(ia3, {"l.0.v.ia3_l": [2, 1]}),
        "token": adapter({**lora, "trainable_token_indices": [8]}, {
            **pair, "model.embed_tokens.token_adapter.trainable_tokens_delta": [1, 4]}),
    }
    return good, bad


for target, make in (("adapter", adapter_seeds), ("safetensors", safetensors_seeds), ("gguf", gguf_seeds),
                     ("npy", npy_seeds), ("json", json_seeds)):
    for prefix, seeds in zip(("good", "bad"), make()):
        for name, data in seeds.items():
            assert len(data) < 2048, (target, name)
            write(target, f"{prefix}-{name}", data)
