"""The gated feed-forward blocks of a checkpoint, read without our own readers.

GGUF files go through the PyPI package `gguf`, safetensors through the thirty
lines below. Only blocks whose formula is certain are given:

    y = down(act(gate(x)) * up(x))

A model that is not known here is not guessed at: `Unknown` says why.
"""

import dataclasses
import glob
import json
import mmap
import os
import struct
from typing import Callable, List, Optional

import numpy as np


class Unknown(Exception):
    """A checkpoint whose formula this file does not know for sure."""


@dataclasses.dataclass
class Block:
    """One block. A weight is a function without arguments that gives it in f32
    or f64 as [out, in]; a bias likewise, or None."""

    name: str  # that of the function the importer makes of it
    activation: str  # a key of truth.ACTIVATIONS
    gate: Callable[[], np.ndarray]
    up: Callable[[], np.ndarray]
    down: Callable[[], np.ndarray]
    gate_bias: Optional[Callable[[], np.ndarray]] = None
    up_bias: Optional[Callable[[], np.ndarray]] = None
    down_bias: Optional[Callable[[], np.ndarray]] = None
    storage: str = "F32"  # types of gate, up and down in the file


def find(path: str) -> str:
    """The one checkpoint at `path` or below it: a file, or a folder with
    config.json."""
    if not os.path.exists(path):
        raise FileNotFoundError("'%s' does not exist" % path)
    if os.path.isdir(path) and not os.path.exists(os.path.join(path, "config.json")):
        files = glob.glob(os.path.join(path, "**", "*.gguf"), recursive=True)
        configs = glob.glob(os.path.join(path, "**", "config.json"), recursive=True)
        found = files + [os.path.dirname(name) for name in configs]
        if len(found) != 1:
            raise OSError("'%s' holds %d checkpoints, name one of them" % (path, len(found)))
        path = found[0]
    if os.path.isfile(path) and not path.endswith((".gguf", ".safetensors")):
        raise OSError("'%s' is neither a folder nor .gguf nor .safetensors" % path)
    return os.path.abspath(path)


# GGUF ------------------------------------------------------------------------

# Architectures with three matrices, no bias and SiLU in every layer.
GGUF_SILU = ("llama", "qwen2", "qwen3", "smollm3")


def gguf_blocks(path: str) -> List[Block]:
    import gguf

    reader = gguf.GGUFReader(path)
    field = reader.get_field("general.architecture")
    architecture = str(field.contents()) if field else "(none)"
    if architecture not in GGUF_SILU:
        raise Unknown("GGUF architecture '%s'" % architecture)
    tensors = {tensor.name: tensor for tensor in reader.tensors}

    def load(name):
        tensor = tensors[name]
        return lambda: gguf.quants.dequantize(tensor.data, tensor.tensor_type)

    blocks = []
    while "blk.%d.ffn_gate.weight" % len(blocks) in tensors:
        prefix = "blk.%d" % len(blocks)
        names = [prefix + ".ffn_%s.weight" % part for part in ("gate", "up", "down")]
        biases = [n for n in tensors if n.startswith(prefix + ".ffn_") and n.endswith("bias")]
        if biases:
            raise Unknown("tensor '%s' beside the weights" % biases[0])
        types = [tensors[name].tensor_type.name for name in names]
        blocks.append(
            Block(prefix, "swish", *map(load, names), storage="/".join(dict.fromkeys(types)))
        )
    if not blocks:
        raise Unknown("no tensor 'blk.0.ffn_gate.weight'")
    return blocks


# safetensors -----------------------------------------------------------------

DTYPES = {
    "F64": np.float64,
    "F32": np.float32,
    "F16": np.float16,
    "BF16": np.uint16,
    "I8": np.int8,
}


class SafeTensors:
    """The tensors of one file or of a folder's shards, mapped."""

    def __init__(self, path: str):
        folder = path if os.path.isdir(path) else os.path.dirname(path)
        if os.path.isdir(path):
            files = sorted(glob.glob(os.path.join(path, "*.safetensors")))
            index = os.path.join(path, "model.safetensors.index.json")
            single = os.path.join(path, "model.safetensors")
            if os.path.exists(index):
                with open(index) as file:
                    names = set(json.load(file)["weight_map"].values())
                files = [os.path.join(folder, name) for name in sorted(names)]
            elif os.path.exists(single):
                files = [single]
        else:
            files = [path]
        self.entries = {}
        for name in files:
            with open(name, "rb") as file:
                data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            (size,) = struct.unpack_from("<Q", data)
            for key, entry in json.loads(data[8 : 8 + size]).items():
                if key != "__metadata__":
                    self.entries[key] = (data, 8 + size, entry)

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def dtype(self, name: str) -> str:
        return self.entries[name][2]["dtype"]

    def __getitem__(self, name: str) -> np.ndarray:
        data, base, entry = self.entries[name]
        dtype, shape = entry["dtype"], entry["shape"]
        if dtype not in DTYPES:
            raise Unknown("tensor '%s' of type %s" % (name, dtype))
        begin, end = entry["data_offsets"]
        count = (end - begin) // np.dtype(DTYPES[dtype]).itemsize
        array = np.frombuffer(data, DTYPES[dtype], count, base + begin).reshape(shape)
        if dtype == "BF16":
            return (array.astype(np.uint32) << 16).view(np.float32)
        return array


# Hugging Face ----------------------------------------------------------------

# Model types whose layers all have `mlp.{gate,up,down}_proj` and nothing else in
# their block, and the key of config.json that names the activation.
HF_SEPARATE = {
    "gemma2": "hidden_activation",
    "gemma3_text": "hidden_activation",
    "llama": "hidden_act",
    "mistral": "hidden_act",
    "olmo2": "hidden_act",
    "qwen2": "hidden_act",
    "qwen3": "hidden_act",
    "smollm3": "hidden_act",
}
# With `mlp.gate_up_proj`, the gate's rows first.
HF_PACKED = {"phi3": "hidden_act"}
HF_ACTIVATIONS = {
    "gelu": "gelu",
    "gelu_new": "gelu_tanh",
    "gelu_pytorch_tanh": "gelu_tanh",
    "relu": "relu",
    "silu": "swish",
    "swish": "swish",
}


def hf_blocks(path: str) -> List[Block]:
    with open(os.path.join(path, "config.json")) as file:
        config = json.load(file)
    if config.get("model", {}).get("family") == "fracast":
        return fracast_blocks(os.path.join(path, "model.safetensors"))
    model_type = config.get("model_type")
    key = {**HF_SEPARATE, **HF_PACKED}.get(model_type)
    if key is None:
        raise Unknown("model_type '%s'" % model_type)
    if config.get(key) not in HF_ACTIVATIONS:
        raise Unknown("%s '%s'" % (key, config.get(key)))
    activation = HF_ACTIVATIONS[config[key]]
    tensors = SafeTensors(path)
    prefix = "model." if any(n.startswith("model.layers.") for n in tensors.entries) else ""

    def load(name):
        return (lambda: tensors[name]) if name in tensors else None

    blocks = []
    while True:
        name = "%slayers.%d.mlp" % (prefix, len(blocks))
        down = name + ".down_proj"
        if down + ".weight" not in tensors:
            break
        storage = tensors.dtype(down + ".weight")
        if model_type in HF_PACKED:
            packed = name + ".gate_up_proj"
            if packed + ".bias" in tensors:
                raise Unknown("tensor '%s.bias'" % packed)
            half = tensors.entries[packed + ".weight"][2]["shape"][0] // 2
            gate, up = halves(load(packed + ".weight"), half)
            biases = [None, None]
        else:
            gate, up = (load("%s.%s_proj.weight" % (name, part)) for part in ("gate", "up"))
            biases = [load("%s.%s_proj.bias" % (name, part)) for part in ("gate", "up")]
        biases.append(load(down + ".bias"))
        blocks.append(
            Block(name, activation, gate, up, load(down + ".weight"), *biases, storage=storage)
        )
    if not blocks:
        raise Unknown("no tensor '%slayers.0.mlp.down_proj.weight'" % prefix)
    return blocks


def halves(load, half):
    return (lambda: load()[:half]), (lambda: load()[half:])


# fracast ---------------------------------------------------------------------


def fracast_blocks(path: str) -> List[Block]:
    """Its three blocks, from model.safetensors or model.int8.safetensors.

    From its code (`fracast/_core/self_similar_block.py`, `safetensors_io.py`):
    `up` holds gate and value one after the other, both with a bias; the
    activation is SiLU; an int8 weight is qweight * scale, one scale per row.
    """
    tensors = SafeTensors(path)

    def load(name):
        if name in tensors:
            return lambda: tensors[name]
        return lambda: tensors[name + ".qweight"].astype(np.float64) * tensors[name + ".scale"]

    blocks = []
    for name in ("core.block.ffn", "head.decoder_ffns.0", "head.future_conv.block.ffn"):
        gate, up = halves(load(name + ".up.weight"), 96)
        gate_bias, up_bias = halves(load(name + ".up.bias"), 96)
        blocks.append(
            Block(
                name,
                "swish",
                gate,
                up,
                load(name + ".down.weight"),
                gate_bias,
                up_bias,
                load(name + ".down.bias"),
                storage="F32" if name + ".up.weight" in tensors else "I8",
            )
        )
    return blocks


def read_blocks(path: str) -> List[Block]:
    """The blocks of a GGUF file, a safetensors file of fracast, or a folder."""
    if path.endswith(".gguf"):
        return gguf_blocks(path)
    if path.endswith(".safetensors"):
        return fracast_blocks(path)
    return hf_blocks(path)
