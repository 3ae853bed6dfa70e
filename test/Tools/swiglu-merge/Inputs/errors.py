"""errors.py TOOL FOLDER: one mistake at a time. Of each, prints a title and what
swiglu-merge said, and complains unless that is one line and exit code 1, and
nothing was written or changed."""

import json
import os
import resource
import shutil
import struct

from files import (blocks, encode, ia3_config, lora_config, tensor, write_adapter, write_gguf,
                   write_safetensors)  # fmt: skip
from harness import run, start

DOWN = "model.layers.0.mlp.down_proj"


def snapshot():
    result = {}
    for folder, _, names in os.walk("."):
        result[folder] = None
        for name in names:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    result[path] = file.read()
    return result


def expect(title, *arguments, **options):
    if not any(a == "-o" for a in arguments):
        arguments += ("-o", "out")
    if "--weights" not in arguments:
        arguments += ("--weights", "base.safetensors")
    if "--adapter" not in arguments:
        arguments += ("--adapter", "ia3")
    before = snapshot()
    out, err = run(*arguments, code=1, **options)
    print(title)
    print(err, end="")
    assert err.count("\n") == 1 and not out, (out, err)
    assert snapshot() == before, "files changed"


def change_config(**fields):
    shutil.rmtree("changed", ignore_errors=True)
    shutil.copytree("ia3", "changed")
    with open("changed/adapter_config.json") as file:
        config = json.load(file)
    config.update(fields)
    with open("changed/adapter_config.json", "w") as file:
        json.dump(config, file)
    return "--adapter", "changed"


def edited_base(name, header_edit=None, tail=b"", cut=None):
    write_safetensors(name, BASE, {"format": "pt"}, header_edit, tail)
    if cut:
        os.truncate(name, cut)
    return "--weights", name


start()
BASE = {
    DOWN + ".weight": tensor("F16", [8, 12], 3),
    "model.layers.0.mlp.up_proj.weight": tensor("F16", [12, 8], 4),
}
write_safetensors("base.safetensors", BASE, {"format": "pt"})
write_adapter("ia3", ia3_config(["down_proj"], ["down_proj"]), {DOWN + ".ia3_l": tensor("F32", [1, 12], 7)})

# Options.
run_options = {
    "no base": ["--adapter", "ia3", "-o", "x"],
    "no adapter": ["--weights", "base.safetensors", "-o", "x"],
    "no output": ["--weights", "base.safetensors", "--adapter", "ia3"],
}
for title, arguments in run_options.items():
    print(title)
    print(run(*arguments, code=1)[1], end="")
expect("unknown type", "--dtype", "f8")
expect("not a weight", "--adapter-weight", "much")
expect("infinite weight", "--adapter-weight", "inf")
expect("weights and adapters", "--adapter-weight", "1", "--adapter-weight", "2")
expect("threads", "--threads", "5000")

# The base.
expect("missing base", "--weights", "none.safetensors")
size = os.path.getsize("base.safetensors")
expect("cut data", *edited_base("cut.safetensors", cut=size - 3))
expect("cut header", *edited_base("header.safetensors", cut=40))
open("empty.safetensors", "w").close()
expect("empty", "--weights", "empty.safetensors")
expect("bytes behind", *edited_base("behind.safetensors", tail=b"more"))


def overlap(header):
    header["model.layers.0.mlp.up_proj.weight"]["data_offsets"] = [0, 192]


def oversize(header):
    header[DOWN + ".weight"]["shape"] = [2**62, 2**62]


def negative(header):
    header[DOWN + ".weight"]["shape"] = [-8, -12]


def outside(header):
    header["model.layers.0.mlp.up_proj.weight"]["data_offsets"] = [2**40, 2**40 + 192]


expect("overlap", *edited_base("overlap.safetensors", overlap))
expect("oversized", *edited_base("oversize.safetensors", oversize))
expect("negative", *edited_base("negative.safetensors", negative))
expect("outside", *edited_base("outside.safetensors", outside))
expect("nested", *edited_base("nested.safetensors", lambda h: "{" + '"a":{' * 100000 + "}" * 100001))
expect("key twice", *edited_base("twice.safetensors", lambda h: json.dumps(h)[:-1] + ',"__metadata__":{}}'))
with open("huge.safetensors", "wb") as file:
    file.write(struct.pack("<Q", 2**40) + b"{}")
expect("huge header", "--weights", "huge.safetensors")
with open("x.npy", "wb") as file:
    text = b"{'descr': '<f4', 'fortran_order': False, 'shape': ()}\n"
    file.write(b"\x93NUMPY\1\0" + struct.pack("<H", len(text)) + text + bytes(4))
expect("npy", "--weights", "x.npy")


def write_index(folder, **weight_map):
    os.makedirs(folder, exist_ok=True)
    write_safetensors(folder + "/a.safetensors", BASE)
    with open(folder + "/model.safetensors.index.json", "w") as file:
        json.dump({"metadata": {}, "weight_map": dict({name: "a.safetensors" for name in BASE}, **weight_map)}, file)
    return "--weights", folder


expect("shard outside", *write_index("outside", x="../base.safetensors"))
expect("missing shard", *write_index("missing", x="b.safetensors"))
expect("tensor not in its shard", *write_index("absent", x="a.safetensors"))
os.mkdir("hollow")
expect("folder without weights", "--weights", "hollow")

# The adapter.
expect("missing adapter", "--adapter", "none")
expect("adapter without tensors", "--adapter", "hollow")
expect("unknown peft_type", *change_config(peft_type="WISH"))
expect("left over", *change_config(target_modules=["up_proj"], feedforward_modules=[]))
expect("missing tensors", *change_config(target_modules=["down_proj", "up_proj"]))
write_adapter("other", ia3_config(["down_proj"], ["down_proj"]),
              {"model.layers.3.mlp.down_proj.ia3_l": tensor("F32", [1, 12], 7)})  # fmt: skip
expect("base lacks the target", "--adapter", "other")
write_adapter("shape", ia3_config(["down_proj"], ["down_proj"]), {DOWN + ".ia3_l": tensor("F32", [1, 13], 7)})
expect("wrong shape", "--adapter", "shape")
nan = ("F32", [1, 12], encode("F32", [1.0] * 11 + [float("nan")]))
write_adapter("nan", ia3_config(["down_proj"], ["down_proj"]), {DOWN + ".ia3_l": nan})
expect("NaN", "--adapter", "nan")
write_adapter("r0", lora_config(["down_proj"], 0, 1), {
    DOWN + ".lora_A.weight": ("F32", [0, 12], b""), DOWN + ".lora_B.weight": ("F32", [8, 0], b"")})  # fmt: skip
expect("r = 0", "--adapter", "r0")
shutil.copytree("ia3", "cut")
os.truncate("cut/adapter_model.safetensors", 100)
expect("cut adapter", "--adapter", "cut")

# Overflow.
large = ("F32", [1, 12], encode("F32", [1.0] * 5 + [1e6] + [1.0] * 6))
write_adapter("large", ia3_config(["down_proj"], ["down_proj"]), {DOWN + ".ia3_l": large})
expect("overflow of a merge", "--adapter", "large")
wide = dict(BASE, other=("F32", [3], encode("F32", [1.0, 70000.0, 2.0])))
write_safetensors("wide.safetensors", wide)
expect("overflow of a conversion", "--weights", "wide.safetensors", "--dtype", "f16")
write_safetensors("small.safetensors", dict(BASE, other=("F8_E4M3", [3], b"abc")))
expect("conversion of f8", "--weights", "small.safetensors", "--dtype", "f16")
write_safetensors("f8.safetensors", dict(BASE, **{DOWN + ".weight": ("F8_E4M3", [8, 12], bytes(96))}))
expect("merge into f8", "--weights", "f8.safetensors")

# GGUF.
write_gguf("base.gguf", {"general.architecture": "llama"}, {"blk.0.ffn_down.weight": blocks("Q8_0", [8, 32], 1)})
with open("base.gguf", "rb") as file:
    data = file.read()
with open("cut.gguf", "wb") as file:
    file.write(data[:-40])
with open("bomb.gguf", "wb") as file:
    file.write(data[:24] + struct.pack("<Q", 2**60) + data[32:])
expect("cut GGUF", "--weights", "cut.gguf")
expect("GGUF of long strings", "--weights", "bomb.gguf")
write_gguf("wish.gguf", {"general.architecture": "wish"}, {"blk.0.ffn_down.weight": tensor("F32", [8, 32], 1)})
expect("architecture", "--weights", "wish.gguf")

# The output.
expect("no folder", "-o", "none/out.safetensors")
expect("folder is a file", "-o", "base.safetensors/out")
expect("folder for a file", "-o", "hollow")
expect("name of a folder", "-o", "x/")
expect("the base", "-o", "base.safetensors")
expect("the base by another path", "-o", "./hollow/../base.safetensors")
os.link("base.safetensors", "hard.safetensors")
expect("a hard link of the base", "-o", "hard.safetensors")
os.symlink("base.safetensors", "soft.safetensors")
expect("a link to the base", "-o", "soft.safetensors")
expect("base is the link", "--weights", "soft.safetensors", "-o", "base.safetensors")
expect("the adapter's tensors", "-o", "ia3/adapter_model.safetensors")
expect("the adapter's folder", "-o", "ia3")
write_index("base")
expect("folder is the base", "--weights", "base", "-o", "base")
expect("folder is the base's index", "--weights", "base/model.safetensors.index.json", "-o", "base")
expect("inside of the base", "--weights", "base", "-o", "base/merged")
os.symlink("base", "soft")
expect("inside of the base by a link", "--weights", "base", "-o", "soft/merged")
expect("folder not empty", "--weights", "base", "-o", "ia3/../nan")
expect("file for a folder", "--weights", "base", "-o", "x.npy")
expect("the adapter's folder for a folder", "--weights", "base", "-o", "ia3")
expect("device", "-o", "/dev/null")

# The report.
expect("report in no folder", "--report", "none/r.json")
expect("report is full", "--report", "/dev/full")
expect("report is the base", "--report", "base.safetensors")
expect("report is the adapter's", "--report", "ia3/adapter_config.json")
expect("report is the output", "--report", "out")

# A file that cannot grow: as on a full disk.
expect("too large", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300)))
print("all failed as they should")
