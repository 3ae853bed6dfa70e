"""gguf_types.py TOOL FOLDER: merges into GGUF files, read back by a reader of its own."""

import json
import struct
from fractions import Fraction

from files import (blocks, dequantize, ia3_config, lora_config, read_gguf, round_to, tensor, values_of,
                   write_adapter, write_gguf)  # fmt: skip
from harness import expect_near, expect_rounded, flat, matrix, merge, product, run, scenario

METADATA = {
    "general.architecture": "llama", "general.name": "tiny", "llama.block_count": 1,
    "llama.embedding_length": 64, "llama.attention.head_count": 4, "llama.attention.head_count_kv": 2,
    "llama.rope.freq_base": 10000.0, "tokenizer.ggml.tokens": ["a", "b\n", "\u00e9"],
}  # fmt: skip
P = "model.layers.0."
UP, DOWN, KEY = "blk.0.ffn_up.weight", "blk.0.ffn_down.weight", "blk.0.attn_k.weight"


def model(kind, **other):
    """up and down are `kind`; K has rows in llama.cpp's order."""
    make = blocks if kind[0] == "Q" else tensor
    result = {
        "token_embd.weight": blocks("Q4_K", [6, 256], 1), "blk.0.attn_norm.weight": tensor("F32", [64], 2),
        KEY: tensor("F16", [32, 64], 3), UP: make(kind, [96, 64], seed=4), DOWN: make(kind, [64, 96], seed=5),
        "blk.0.ffn_gate.weight": blocks("Q8_0", [96, 64], 6), "output.weight": tensor("BF16", [6, 64], 7),
    }  # fmt: skip
    result.update(other)
    return result


def ia3(targets, feedforward=()):
    """An adapter, and its factors."""
    sizes = {"up_proj": 96, "down_proj": 96 if feedforward else 64, "k_proj": 32}
    factors = {}
    for name in targets:
        size = sizes[name]
        shape = [1, size] if name in feedforward else [size, 1]
        factors[name] = tensor("F32", shape, 10)
    part = {"up_proj": "mlp.", "down_proj": "mlp.", "k_proj": "self_attn."}
    write_adapter("ia3", ia3_config(targets, feedforward),
                  {P + part[name] + name + ".ia3_l": l for name, l in factors.items()})  # fmt: skip
    return {name: values_of(l) for name, l in factors.items()}


def expect_others(before, after, changed):
    assert list(before[0]) == list(after[0]) and before[1] == after[1]
    for name, stored in before[0].items():
        assert (after[0][name] == stored) != (name in changed), name


def row_scales():
    """Factors of rows go into d and m, each the nearest f16; integers stay."""
    for kind in ("Q8_0", "Q4_0", "Q4_1"):
        write_gguf("base.gguf", METADATA, model(kind))
        factors = ia3(["up_proj"])["up_proj"]
        merge("base.gguf", "out.gguf", "ia3", report="r.json")
        before, after = read_gguf("base.gguf"), read_gguf("out.gguf")
        expect_others(before, after, [UP])
        size = {"Q8_0": 34, "Q4_0": 18, "Q4_1": 20}[kind]
        old, new = before[0][UP][2], after[0][UP][2]
        for first in range(0, len(old), size):
            row = first // (size * 2)
            for at in (first, first + 2)[: 2 if kind == "Q4_1" else 1]:
                d, got = (struct.unpack_from("<e", data, at)[0] for data in (old, new))
                assert Fraction(got) == round_to(Fraction(d) * factors[row], "F16")
            data = first + (4 if kind == "Q4_1" else 2)
            assert old[data : first + size] == new[data : first + size]
        (entry,) = json.load(open("r.json"))["tensors"]
        assert entry["name"] == UP and entry["from"] == entry["to"] == kind and entry["elements"] == 96 * 64
        assert entry["steps"] == ["ia3 rows"]
        assert abs(entry["maxFactor"] - max(map(abs, map(float, factors)))) < 1e-6
        assert entry["negativeFactors"] == sum(f < 0 for f in factors)


def float_types():
    """F32, F16 and BF16 take everything; K's rows are in llama.cpp's order."""
    for kind in ("F32", "F16", "BF16"):
        base = model(kind)
        write_gguf("base.gguf", METADATA, base)
        factors = ia3(["k_proj", "down_proj"], ["down_proj"])
        merge("base.gguf", "out.gguf", "ia3")
        before, after = read_gguf("base.gguf"), read_gguf("out.gguf")
        expect_others(before, after, [KEY, DOWN])
        down = flat([[w * f for w, f in zip(row, factors["down_proj"])] for row in matrix(base[DOWN])])
        expect_rounded("down", after[0][DOWN], kind, down)
        # llama.cpp interleaves the halves of each head's 16 rows.
        rows = matrix(base[KEY])
        order = [head * 16 + half * 8 + i for head in range(2) for i in range(8) for half in range(2)]
        key = flat([[w * factors["k_proj"][order[i]] for w in row] for i, row in enumerate(rows)])
        expect_rounded("k", after[0][KEY], "F16", key)


def low_rank():
    """LoRA into floats, and into integers only with --requantize."""
    a, b = tensor("F32", [4, 64], 20, 0.1), tensor("F32", [96, 4], 21, 0.1)
    write_adapter("lora", lora_config(["up_proj"], 4, 8),
                  {P + "mlp.up_proj.lora_A.weight": a, P + "mlp.up_proj.lora_B.weight": b})  # fmt: skip
    base = model("F16")
    write_gguf("base.gguf", METADATA, base)
    merge("base.gguf", "out.gguf", "lora")
    exact = flat(product(matrix(base[UP]), matrix(a), matrix(b), Fraction(2)))
    expect_near("up", read_gguf("out.gguf")[0][UP], "F16", exact)
    for kind in ("Q8_0", "Q4_0", "Q4_1"):
        base = model(kind)
        write_gguf("q.gguf", METADATA, base)
        _, err = run("--weights", "q.gguf", "--adapter", "lora", "-o", "no.gguf", code=1)
        assert "tensor '%s' has the type %s" % (UP, kind) in err and "--requantize" in err, err
        out, _ = merge("q.gguf", "out.gguf", "lora", requantize=True, report="r.json")
        assert "1 tensor changed, 0 of them exactly, 1 quantised again with a relative error up to 0." in out, out
        before, after = read_gguf("q.gguf"), read_gguf("out.gguf")
        expect_others(before, after, [UP])
        numbers = dequantize(kind, base[UP][2])
        rows = [numbers[i : i + 64] for i in range(0, len(numbers), 64)]
        exact = flat(product(rows, matrix(a), matrix(b), Fraction(2)))
        got = dequantize(kind, after[0][UP][2])
        error = max(abs(g - e) for g, e in zip(got, exact))
        (entry,) = json.load(open("r.json"))["tensors"]
        assert entry["steps"] == ["lora r=4 scale=2", "requantize"]
        assert abs(entry["maxError"] - float(error)) < 1e-9, (entry, float(error))
        squares = [sum(map(float, ((x - y) ** 2 for x, y in pairs))) for pairs in
                   (zip(got, exact), ((e, 0) for e in exact))]  # fmt: skip
        assert abs(entry["relativeError"] - (squares[0] / squares[1]) ** 0.5) < 1e-9
        assert entry["relativeError"] < (0.02 if kind == "Q8_0" else 0.2)


def columns():
    """Factors of columns change integers, too."""
    write_gguf("q.gguf", METADATA, model("Q8_0"))
    factors = ia3(["down_proj"], ["down_proj"])["down_proj"]
    _, err = run("--weights", "q.gguf", "--adapter", "ia3", "-o", "no.gguf", code=1)
    assert "tensor '%s' has the type Q8_0" % DOWN in err, err
    merge("q.gguf", "out.gguf", "ia3", requantize=True, report="r.json")
    numbers = dequantize("Q8_0", model("Q8_0")[DOWN][2])
    exact = [w * factors[i % 96] for i, w in enumerate(numbers)]
    got = dequantize("Q8_0", read_gguf("out.gguf")[0][DOWN][2])
    entry = json.load(open("r.json"))["tensors"][0]
    assert abs(entry["maxError"] - float(max(abs(g - e) for g, e in zip(got, exact)))) < 1e-9
    assert entry["negativeFactors"] == sum(f < 0 for f in factors)


def conversion():
    """--dtype: matrices of floats change, vectors and integers don't."""
    base = model("F32", **{"blk.0.attn_k.bias": tensor("F32", [32], 8)})
    write_gguf("base.gguf", METADATA, base)
    factors = ia3(["k_proj"])["k_proj"]
    merge("base.gguf", "out.gguf", "ia3", dtype="bf16")
    before, after = read_gguf("base.gguf"), read_gguf("out.gguf")
    assert before[1] == after[1] and list(before[0]) == list(after[0])
    for name in (UP, DOWN, "output.weight"):
        expect_rounded(name, after[0][name], "BF16", values_of(base[name]))
    for name in ("token_embd.weight", "blk.0.attn_norm.weight", "blk.0.ffn_gate.weight"):
        assert before[0][name] == after[0][name]
    order = [head * 16 + half * 8 + i for head in range(2) for i in range(8) for half in range(2)]
    bias = [b * factors[order[i]] for i, b in enumerate(values_of(base["blk.0.attn_k.bias"]))]
    expect_rounded("bias", after[0]["blk.0.attn_k.bias"], "F32", bias)


def odd_files():
    """Another alignment, and a table in another order than the data."""
    base = dict(model("Q4_0"), **{"blk.0.attn_norm.weight": tensor("F32", [63], 2)})
    write_gguf("base.gguf", dict(METADATA, **{"general.alignment": 128}), base, alignment=128, is_reversed=True)
    ia3(["up_proj"])
    merge("base.gguf", "out.gguf", "ia3")
    before, after = read_gguf("base.gguf", 128), read_gguf("out.gguf", 128)
    expect_others(before, after, [UP])
    merge("base.gguf", "half.gguf", "ia3", dtype="f16")
    after = read_gguf("half.gguf", 128)
    expect_rounded("output", after[0]["output.weight"], "F16", values_of(base["output.weight"]))


def refused_types():
    """K-quants and others are refused by name and type."""
    write_gguf("base.gguf", METADATA, model("F32", **{UP: blocks("Q4_K", [96, 256], 1)}))
    write_adapter("ia3", ia3_config(["up_proj"]), {P + "mlp.up_proj.ia3_l": tensor("F32", [96, 1], 1)})
    for more in ((), ("--requantize",)):
        _, err = run("--weights", "base.gguf", "--adapter", "ia3", "-o", "no.gguf", *more, code=1)
        assert err == ("swiglu-merge: error: tensor 'blk.0.ffn_up.weight' has the type Q4_K, which no adapter can be "
                       "merged into; possible: F64, F32, F16, BF16, Q8_0, Q4_0, Q4_1\n"), err  # fmt: skip


def overflow():
    """A scale that leaves f16's range."""
    write_gguf("base.gguf", METADATA, model("Q8_0"))
    l = list(map(float, values_of(tensor("F32", [96, 1], 3))))
    l[70] = 1e8
    write_adapter("ia3", ia3_config(["up_proj"]),
                  {P + "mlp.up_proj.ia3_l": ("F32", [96, 1], struct.pack("<96f", *l))})  # fmt: skip
    _, err = run("--weights", "base.gguf", "--adapter", "ia3", "-o", "no.gguf", code=1)
    assert "blk.0.ffn_up.weight: the scale of block 0 of row 70 becomes" in err and err.count("\n") == 1, err


def untied():
    """--untie gives a GGUF file an output tensor."""
    base = model("F16", **{"token_embd.weight": tensor("F16", [6, 64], 1)})
    del base["output.weight"]
    write_gguf("base.gguf", METADATA, base)
    a, b = tensor("F32", [2, 64], 8), tensor("F32", [6, 2], 9)
    write_adapter("lora", lora_config(["lm_head"], 2, 2), {"lm_head.lora_A.weight": a, "lm_head.lora_B.weight": b})
    run("--weights", "base.gguf", "--adapter", "lora", "-o", "no.gguf", code=1)
    merge("base.gguf", "out.gguf", "lora", untie=True)
    before, after = read_gguf("base.gguf"), read_gguf("out.gguf")
    assert before[1] == after[1] and list(after[0]) == [*base, "output.weight"]
    assert all(after[0][name] == base[name] for name in base)
    exact = product(matrix(base["token_embd.weight"]), matrix(a), matrix(b), Fraction(1))
    expect_near("head", after[0]["output.weight"], "F16", flat(exact))


for function in (row_scales, float_types, low_rank, columns, conversion, odd_files, refused_types, overflow, untied):
    scenario(function)
