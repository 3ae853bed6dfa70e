"""folders.py TOOL FOLDER: sharded checkpoints and whole folders."""

import json
import os
from fractions import Fraction

from files import ia3_config, lora_config, read_safetensors, tensor, values_of, write_adapter, write_safetensors
from harness import expect_near, expect_rounded, flat, matrix, merge, product, run, scenario

CONFIG = {
    "architectures": ["LlamaForCausalLM"], "torch_dtype": "float32", "hidden_size": 8,
    "text_config": {"dtype": "float32", "other": "float32"}, "name": "torch_dtype",
}  # fmt: skip


def write_base(name="base", tied=None, shards=3):
    """A sharded folder with what else such folders hold; returns the tensors."""
    os.makedirs(name)
    tensors = {
        "model.embed_tokens.weight": tensor("F32", [10, 8], 1),
        "model.layers.0.mlp.up_proj.weight": tensor("F32", [12, 8], 2),
        "model.layers.0.mlp.down_proj.weight": tensor("F32", [8, 12], 3),
        "model.layers.0.mlp.gate_proj.weight": tensor("F32", [12, 8], 5),
        "model.norm.weight": tensor("F32", [8], 6),
    }
    if not tied:
        tensors["lm_head.weight"] = tensor("F32", [10, 8], 4)
    names = list(tensors)
    weight_map = {}
    for i in range(shards):
        shard = "model-%05d-of-%05d.safetensors" % (i + 1, shards)
        part = {name: tensors[name] for name in names[i::shards]}
        write_safetensors(os.path.join(name, shard), part, {"format": "pt"})
        weight_map.update({t: shard for t in part})
    total = sum(len(data) for _, _, data in tensors.values())
    with open(name + "/model.safetensors.index.json", "w") as file:
        json.dump({"metadata": {"total_size": total}, "weight_map": weight_map}, file, indent=2)
    config = CONFIG if tied is None else dict(CONFIG, tie_word_embeddings=tied)
    with open(name + "/config.json", "w") as file:
        json.dump(config, file, indent=2)
    for other in ("tokenizer.json", ".gitattributes", "README.md"):
        with open(os.path.join(name, other), "w") as file:
            file.write(other * 1000)
    return tensors


def read_folder(name):
    with open(name + "/model.safetensors.index.json") as file:
        index = json.load(file)
    tensors = {}
    for shard in sorted(set(index["weight_map"].values())):
        part, metadata = read_safetensors(os.path.join(name, shard))
        assert metadata == {"format": "pt"}
        for tensor_name in part:
            assert index["weight_map"][tensor_name] == shard
        tensors.update(part)
    assert set(tensors) == set(index["weight_map"])
    assert index["metadata"]["total_size"] == sum(len(data) for _, _, data in tensors.values())
    return tensors


def read(*path):
    with open(os.path.join(*path), "rb") as file:
        return file.read()


DOWN = "model.layers.0.mlp.down_proj"
FACTORS = tensor("F32", [1, 12], 7)


def write_ia3():
    write_adapter("ia3", ia3_config(["down_proj"], ["down_proj"]), {DOWN + ".ia3_l": FACTORS})


def scaled(stored):
    return flat([[w * f for w, f in zip(row, values_of(FACTORS))] for row in matrix(stored)])


def sharded():
    """A folder of shards: names, index and other files are kept."""
    base = write_base()
    write_ia3()
    for source in ("base", "base/model.safetensors.index.json", "base/"):
        out = "out%d" % len(source)
        merge(source, out, "ia3")
        assert sorted(os.listdir(out)) == sorted(os.listdir("base"))
        merged = read_folder(out)
        for name in base:
            if name != DOWN + ".weight":
                assert merged[name] == base[name], name
        expect_rounded("down", merged[DOWN + ".weight"], "F32", scaled(base[DOWN + ".weight"]))
        same = [f for f in os.listdir(out) if read(out, f) == read("base", f)]
        assert len(same) == len(os.listdir(out)) - 1, same
        # Permissions of a new file and folder, not those of a temporary one.
        mask = os.umask(0)
        os.umask(mask)
        assert os.stat(out).st_mode & 0o777 == 0o777 & ~mask
        assert os.stat(out + "/config.json").st_mode & 0o777 == 0o666 & ~mask


def converted():
    """--dtype reaches index and config.json."""
    base = write_base()
    write_ia3()
    os.mkdir("out")  # an empty folder may be there
    merge("base", "out/", "ia3", dtype="bf16")
    merged = read_folder("out")
    for name in base:
        exact = scaled(base[name]) if name == DOWN + ".weight" else values_of(base[name])
        expect_rounded(name, merged[name], "BF16", exact)
    text = read("base", "config.json").decode()
    wanted = text.replace('_dtype": "float32"', '_dtype": "bfloat16"').replace('"dtype": "float32"', '"dtype": "bfloat16"')
    assert read("out", "config.json").decode() == wanted and wanted.count("bfloat16") == 2


def left_out():
    """Other weights, adapters and folders are not copied, and a note says so."""
    write_base()
    write_ia3()
    for name in ("pytorch_model.bin", "adapter_config.json", "adapter_model.safetensors", "old.gguf",
                 "pytorch_model.bin.index.json"):  # fmt: skip
        open("base/" + name, "w").write("x")
    os.mkdir("base/onnx")
    os.mkfifo("base/pipe")
    os.symlink("../tokenizer.real", "base/tokenizer.model")
    open("tokenizer.real", "w").write("real")
    _, err = merge("base", "out", "ia3")
    assert err == ("swiglu-merge: note: not copied to the output: 'adapter_config.json', 'adapter_model.safetensors', "
                   "'old.gguf', 'onnx', 'pipe', 'pytorch_model.bin', 'pytorch_model.bin.index.json'\n"), err  # fmt: skip
    assert read("out", "tokenizer.model") == b"real" and not os.path.islink("out/tokenizer.model")
    assert len(os.listdir("out")) == len(os.listdir("base")) - 7


def single():
    """A folder with one file, and links as a hub's cache has them."""
    os.makedirs("blobs")
    os.makedirs("snapshot")
    base = {DOWN + ".weight": tensor("F16", [8, 12], 3), "x": tensor("F16", [5], 1)}
    write_safetensors("blobs/0123", base)
    open("blobs/4567", "w").write('{"model_type": "llama"}')
    os.symlink("../blobs/0123", "snapshot/model.safetensors")
    os.symlink("../blobs/4567", "snapshot/config.json")
    write_ia3()
    merge("snapshot", "out", "ia3", dtype="f32")
    merged, _ = read_safetensors("out/model.safetensors")
    expect_rounded("down", merged[DOWN + ".weight"], "F32", scaled(base[DOWN + ".weight"]))
    assert read("out", "config.json") == b'{"model_type": "llama"}'
    assert not os.path.islink("out/config.json")


def untied():
    """--untie writes the head apart: in a shard, the index and config.json."""
    base = write_base(tied=True)
    a, b = tensor("F32", [2, 8], 8), tensor("F32", [10, 2], 9)
    write_adapter("lora", lora_config(["lm_head"], 2, 2),
                  {"lm_head.lora_A.weight": a, "lm_head.lora_B.weight": b})  # fmt: skip
    _, err = run("--weights", "base", "--adapter", "lora", "-o", "out", code=1)
    assert "tie" in err and not os.path.exists("out"), err
    merge("base", "out", "lora", untie=True)
    merged = read_folder("out")
    assert set(merged) == set(base) | {"lm_head.weight"}
    embedding = base["model.embed_tokens.weight"]
    assert merged["model.embed_tokens.weight"] == embedding
    exact = product(matrix(embedding), matrix(a), matrix(b), Fraction(1))
    expect_near("head", merged["lm_head.weight"], "F32", flat(exact))
    assert json.loads(read("out", "config.json"))["tie_word_embeddings"] is False
    # The embedding alone: the head is what it was.
    base = write_base("second", tied=True)
    a, b = tensor("F32", [2, 10], 8), tensor("F32", [8, 2], 9)
    write_adapter("embedding", lora_config(["embed_tokens"], 2, 2),
                  {"model.embed_tokens.lora_embedding_A": a, "model.embed_tokens.lora_embedding_B": b})  # fmt: skip
    merge("second", "out2", "embedding", untie=True, dtype="f16")
    merged = read_folder("out2")
    expect_rounded("head", merged["lm_head.weight"], "F16", values_of(base["model.embed_tokens.weight"]))
    exact = matrix(base["model.embed_tokens.weight"])
    up, down = matrix(a), matrix(b)
    exact = [[w + sum(down[j][k] * up[k][i] for k in range(2)) for j, w in enumerate(row)] for i, row in enumerate(exact)]
    expect_near("embedding", merged["model.embed_tokens.weight"], "F16", flat(exact))


def grown():
    """A saved embedding with more rows than the base's."""
    base = write_base(tied=False)
    more, head = tensor("F32", [12, 8], 50), tensor("F32", [12, 8], 51)
    write_adapter("ia3", ia3_config(["down_proj"], ["down_proj"], modules_to_save=["embed_tokens", "lm_head"]),
                  {DOWN + ".ia3_l": FACTORS, "model.embed_tokens.weight": more, "lm_head.weight": head})  # fmt: skip
    merge("base", "out", "ia3")
    merged = read_folder("out")
    assert merged["model.embed_tokens.weight"] == more and merged["lm_head.weight"] == head
    assert merged["model.norm.weight"] == base["model.norm.weight"]


def added():
    """A saved tensor that the base lacks: in the last shard, and in the index."""
    base = write_base()
    score = tensor("F32", [3, 8], 60)
    write_adapter("ia3", ia3_config(["down_proj"], ["down_proj"], modules_to_save=["score"]),
                  {DOWN + ".ia3_l": FACTORS, "score.weight": score})  # fmt: skip
    merge("base", "out", "ia3", report="r.json")
    merged = read_folder("out")
    assert merged["score.weight"] == score and set(merged) == {*base, "score.weight"}
    steps = {entry["name"]: entry["steps"] for entry in json.load(open("r.json"))["tensors"]}
    assert steps == {DOWN + ".weight": ["ia3 columns"], "score.weight": ["added"]}, steps


for function in (sharded, converted, left_out, single, untied, grown, added):
    scenario(function)
