"""values.py TOOL FOLDER: merged numbers of safetensors against exact arithmetic."""

import json
from fractions import Fraction

from files import (decode, ia3_config, lora_config, read_safetensors, tensor, values_of, write_adapter,
                   write_safetensors)  # fmt: skip
from harness import (expect_kept, expect_near, expect_rounded, flat, matrix, merge, product, run,
                     scenario)  # fmt: skip

P = "model.layers.0."


def llama(kind, seed=0, bias=False):
    """One layer of hidden size 24, with 40 inside."""
    shapes = {
        "model.embed_tokens.weight": [32, 24], P + "input_layernorm.weight": [24],
        P + "self_attn.q_proj.weight": [24, 24], P + "self_attn.k_proj.weight": [16, 24],
        P + "self_attn.v_proj.weight": [16, 24], P + "mlp.gate_proj.weight": [40, 24],
        P + "mlp.up_proj.weight": [40, 24], P + "mlp.down_proj.weight": [24, 40],
        "lm_head.weight": [32, 24],
    }  # fmt: skip
    if bias:
        shapes[P + "self_attn.k_proj.bias"] = [16]
        shapes[P + "mlp.down_proj.bias"] = [24]
    return {name: tensor(kind, shape, seed, 0.05) for name, shape in shapes.items()}


def ia3(seed=0):
    return {
        P + "self_attn.k_proj.ia3_l": tensor("F32", [16, 1], seed + 1),
        P + "self_attn.v_proj.ia3_l": tensor("F32", [16, 1], seed + 2),
        P + "mlp.down_proj.ia3_l": tensor("F32", [1, 40], seed + 3),
    }


IA3 = ia3_config(["k_proj", "v_proj", "down_proj"], ["down_proj"])


def lora(module, out, width, r, seed=0):
    return {
        P + module + ".lora_A.weight": tensor("F32", [r, width], seed + 1, 0.2),
        P + module + ".lora_B.weight": tensor("F32", [out, r], seed + 2, 0.2),
    }


def scaled(base, adapter):
    """What IA3 makes of each tensor, exactly."""
    k, v, down = (values_of(adapter[P + name + ".ia3_l"]) for name in
                  ("self_attn.k_proj", "self_attn.v_proj", "mlp.down_proj"))  # fmt: skip
    result = {}
    for name, l in (("self_attn.k_proj", k), ("self_attn.v_proj", v)):
        rows = matrix(base[P + name + ".weight"])
        result[P + name + ".weight"] = flat([[w * f for w in row] for row, f in zip(rows, l)])
        if P + name + ".bias" in base:
            result[P + name + ".bias"] = [b * f for b, f in zip(values_of(base[P + name + ".bias"]), l)]
    rows = matrix(base[P + "mlp.down_proj.weight"])
    result[P + "mlp.down_proj.weight"] = flat([[w * f for w, f in zip(row, down)] for row in rows])
    return result


def ia3_types():
    """IA3 in F32, BF16, F16 and F64: every element is the nearest."""
    for kind in ("F32", "BF16", "F16", "F64"):
        base, adapter = llama(kind, bias=True), ia3()
        write_safetensors("base.safetensors", base, {"format": "pt", "note": "k\u00e4se \"1\""})
        write_adapter("ia3", IA3, adapter)
        merge("base.safetensors", kind + ".safetensors", "ia3")
        merged, metadata = read_safetensors(kind + ".safetensors")
        assert metadata == {"format": "pt", "note": "k\u00e4se \"1\""}
        wanted = scaled(base, adapter)
        assert len(wanted) == 4
        expect_kept(base, merged, wanted)
        for name, exact in wanted.items():
            # A product of two f64 needs 106 bits: there it rounds, once.
            expect_rounded(name, merged[name], kind, exact)
        # The header is the same, byte for byte.
        size = 8 + int.from_bytes(open("base.safetensors", "rb").read(8), "little")
        assert open("base.safetensors", "rb").read(size) == open(kind + ".safetensors", "rb").read(size)


def threads():
    """The number of threads changes nothing."""
    base = {"big.weight": tensor("BF16", [600, 512], 1), "x": tensor("F32", [7], 1)}
    write_safetensors("base.safetensors", base)
    write_adapter("ia3", ia3_config(["big"], ["big"]), {"big.ia3_l": tensor("F32", [1, 512], 2)})
    write_adapter("lora", lora_config(["big"], 4, 8), {
        "big.lora_A.weight": tensor("F32", [4, 512], 3), "big.lora_B.weight": tensor("F32", [600, 4], 4)})  # fmt: skip
    for name in ("ia3", "lora"):
        outputs = set()
        for count in (1, 2, 7):
            merge("base.safetensors", "out%d.safetensors" % count, name, threads=count)
            outputs.add(open("out%d.safetensors" % count, "rb").read())
        assert len(outputs) == 1


def lora_types():
    """LoRA and rsLoRA in F32, BF16 and F16, within an ulp."""
    for kind in ("F32", "BF16", "F16"):
        for rs in (False, True):
            base, adapter = llama(kind), lora("mlp.down_proj", 24, 40, 4)
            write_safetensors("base.safetensors", base)
            write_adapter("lora", lora_config(["down_proj"], 4, 6, use_rslora=rs), adapter)
            merge("base.safetensors", "out.safetensors", "lora")
            merged, metadata = read_safetensors("out.safetensors")
            assert metadata is None
            name = P + "mlp.down_proj.weight"
            expect_kept(base, merged, [name])
            scale = Fraction(6, 2 if rs else 4)
            a, b = (matrix(adapter[P + "mlp.down_proj.lora_%s.weight" % x]) for x in "AB")
            expect_near(name, merged[name], kind, flat(product(matrix(base[name]), a, b, scale)))


def conv1d():
    """GPT-2's Conv1D: the weight is stored [in, out]."""
    base = {"h.0.mlp.c_fc.weight": tensor("F32", [12, 20], 1), "h.0.mlp.c_fc.bias": tensor("F32", [20], 1)}
    write_safetensors("base.safetensors", base)
    l = tensor("F32", [20, 1], 2)
    write_adapter("ia3", ia3_config(["c_fc"], fan_in_fan_out=True), {"h.0.mlp.c_fc.ia3_l": l})
    merge("base.safetensors", "out.safetensors", "ia3")
    merged, _ = read_safetensors("out.safetensors")
    factors = values_of(l)
    rows = matrix(base["h.0.mlp.c_fc.weight"])
    expect_rounded("weight", merged["h.0.mlp.c_fc.weight"], "F32",
                   flat([[w * f for w, f in zip(row, factors)] for row in rows]))  # fmt: skip
    expect_rounded("bias", merged["h.0.mlp.c_fc.bias"], "F32",
                   [b * f for b, f in zip(values_of(base["h.0.mlp.c_fc.bias"]), factors)])  # fmt: skip


def several():
    """Several adapters: factors multiply, with weights they add; LoRA adds."""
    base = llama("F32")
    write_safetensors("base.safetensors", base)
    one, two = ia3(10), ia3(20)
    write_adapter("one", IA3, one)
    write_adapter("two", IA3, two)
    merge("base.safetensors", "product.safetensors", "one", "two")
    merge("base.safetensors", "sum.safetensors", "one", "two", weights=[0.75, -0.5])
    products, _ = read_safetensors("product.safetensors")
    sums, _ = read_safetensors("sum.safetensors")
    name = P + "mlp.down_proj"
    first, second = values_of(one[name + ".ia3_l"]), values_of(two[name + ".ia3_l"])
    rows = matrix(base[name + ".weight"])
    expect_near("product", products[name + ".weight"], "F32",
                flat([[w * f * s for w, f, s in zip(row, first, second)] for row in rows]))  # fmt: skip
    mixed = [Fraction(3, 4) * f - Fraction(1, 2) * s for f, s in zip(first, second)]
    expect_near("sum", sums[name + ".weight"], "F32", flat([[w * m for w, m in zip(row, mixed)] for row in rows]))

    left, right = lora("mlp.up_proj", 40, 24, 2, 30), lora("mlp.up_proj", 40, 24, 3, 40)
    write_adapter("left", lora_config(["up_proj"], 2, 4), left)
    write_adapter("right", lora_config(["up_proj"], 3, 3), right)
    merge("base.safetensors", "lora.safetensors", "left", "right", weights=[0.5, 2])
    merged, _ = read_safetensors("lora.safetensors")
    name = P + "mlp.up_proj"
    exact = matrix(base[name + ".weight"])
    for adapter, scale in ((left, 1), (right, 2)):
        a, b = (matrix(adapter[name + ".lora_%s.weight" % x]) for x in "AB")
        exact = product(exact, a, b, scale)
    expect_near("lora", merged[name + ".weight"], "F32", flat(exact))


def conversions():
    """--dtype converts every floating tensor, merged ones rounded once."""
    base, adapter = llama("F32"), ia3()
    base["buffer"] = ("I64", [3], bytes(range(24)))
    base["odd"] = tensor("F32", [3], 9)
    base["rope"] = tensor("F64", [5], 9)
    # Behind three halves this one would lie at no multiple of 8.
    base["behind"] = ("I64", [2], bytes(range(16)))
    write_safetensors("base.safetensors", base, {"format": "pt"})
    write_adapter("ia3", IA3, adapter)
    wanted = scaled(base, adapter)
    for option, kind in (("bf16", "BF16"), ("f16", "F16"), ("f32", "F32")):
        merge("base.safetensors", "out.safetensors", "ia3", dtype=option)
        merged, metadata = read_safetensors("out.safetensors")
        assert metadata == {"format": "pt"} and list(merged) == list(base)
        assert merged["buffer"] == base["buffer"] and merged["behind"] == base["behind"]
        for name in base:
            if name not in ("buffer", "behind"):
                assert merged[name][1] == base[name][1]
                expect_rounded(name, merged[name], kind, wanted.get(name) or values_of(base[name]))
    # The other way: f16 to f32 is exact.
    half = llama("F16")
    write_safetensors("half.safetensors", half)
    merge("half.safetensors", "wide.safetensors", "ia3", dtype="f32", report="r.json")
    merged, _ = read_safetensors("wide.safetensors")
    assert all(entry["from"] == "f16" and entry["to"] == "f32" for entry in json.load(open("r.json"))["tensors"])
    wanted = scaled(half, adapter)
    for name in half:
        expect_rounded(name, merged[name], "F32", wanted.get(name) or values_of(half[name]))


def replaced():
    """modules_to_save replaces a tensor, in the base's type."""
    base = llama("BF16")
    write_safetensors("base.safetensors", base)
    head = tensor("F32", [32, 24], 99)
    config = ia3_config(["k_proj"], modules_to_save=["lm_head"])
    write_adapter("ia3", config, {P + "self_attn.k_proj.ia3_l": tensor("F32", [16, 1], 3), "lm_head.weight": head})
    merge("base.safetensors", "out.safetensors", "ia3")
    merged, _ = read_safetensors("out.safetensors")
    expect_kept(base, merged, ["lm_head.weight", P + "self_attn.k_proj.weight"])
    expect_rounded("head", merged["lm_head.weight"], "BF16", values_of(head))


def header_forms():
    """Odd headers: spaces, escapes, unknown members, data in another order."""

    def respell(header):
        # The data of b comes first; names have escapes; a member nobody knows.
        a, b = header["a.weight"], header["b \u00e9\n"]
        a["data_offsets"], b["data_offsets"] = [24, 24 + 96], [0, 24]
        text = json.dumps({"__metadata__": {"k": "\u00e4"}, "a.weight": a, "b \u00e9\n": b}, indent=1)
        return text.replace('"dtype": "F32",\n  "shape": [\n   6', '"extra": {"x": [1]}, "dtype": "F32",\n  "shape": [\n   6')

    a, b = tensor("F32", [4, 6], 1), tensor("F32", [6], 2)
    # The file's order is that of the data.
    write_safetensors("base.safetensors", {"b \u00e9\n": b, "a.weight": a}, header_edit=respell)
    before, _ = read_safetensors("base.safetensors")
    assert before["a.weight"] == a and before["b \u00e9\n"] == b
    write_adapter("ia3", ia3_config(["a"]), {"a.ia3_l": tensor("F32", [4, 1], 3)})
    merge("base.safetensors", "same.safetensors", "ia3")
    merge("base.safetensors", "half.safetensors", "ia3", dtype="f16")
    same, _ = read_safetensors("same.safetensors")
    half, metadata = read_safetensors("half.safetensors")
    expect_kept(before, same, ["a.weight"])
    assert list(half) == list(before) and metadata == {"k": "\u00e4"}
    expect_rounded("b", half["b \u00e9\n"], "F16", values_of(b))


for function in (ia3_types, threads, lora_types, conv1d, several, conversions, replaced, header_forms):
    scenario(function)
