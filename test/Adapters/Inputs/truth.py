"""What PEFT's adapters make of a checkpoint, in f64 from the numbers of the files.

Written from the documented formulas (docs of huggingface/peft), apart from PEFT's
code and from ours. Which modules an adapter changes is read off the tensors that its
file has: that the targets of the configuration are just these is for others to check.
"""

import json
import math
import os
import re

import numpy as np

from floats import read_safetensors

PREFIX = "base_model.model."
PARTS = re.compile(
    r"(?P<module>.*)\.(?P<part>ia3_l|lora_A\.weight|lora_B\.weight|lora_B\.bias|lora_embedding_A|lora_embedding_B"
    r"|lora_magnitude_vector(\.weight)?|token_adapter\.trainable_tokens_delta)"
)


class Adapter:
    """modules: {module: {part: f64}}, replacements: {tensor of the base: Tensor}."""

    def __init__(self, folder):
        with open(os.path.join(folder, "adapter_config.json"), encoding="utf-8") as file:
            self.config = json.load(file)
        self.kind = self.config["peft_type"]
        self.modules, self.replacements = {}, {}
        for key, tensor in read_safetensors(os.path.join(folder, "adapter_model.safetensors")).items():
            key = key.removeprefix(PREFIX)
            match = PARTS.fullmatch(key)
            if match:
                part = match["part"].removesuffix(".weight")
                self.modules.setdefault(match["module"], {})[part] = tensor.values()
            else:
                self.replacements[key.replace(".base_layer.", ".").replace(".modules_to_save.", ".")] = tensor

    def pattern(self, field, module, otherwise):
        """rank_pattern or alpha_pattern: the first key that the name ends with."""
        for key, value in (self.config.get(field) or {}).items():
            if re.match(r"(.*\.)?(%s)$" % key, module):
                return value
        return otherwise

    def scale(self, module, rank):
        alpha = self.pattern("alpha_pattern", module, self.config["lora_alpha"])
        asked = self.pattern("rank_pattern", module, self.config["r"])
        assert asked == rank, "%s: rank %d in the file, %d in the configuration" % (module, rank, asked)
        return alpha / (math.sqrt(rank) if self.config.get("use_rslora") else rank)


def times(matrix, other):
    """In extended precision, where sums of what cancels keep the digits of f64."""
    if matrix.size * other.shape[1] > 1 << 22:
        return matrix @ other
    return (matrix.astype(np.longdouble) @ other.astype(np.longdouble)).astype(np.float64)


class Module:
    """A weight `[out, in]` and a bias that adapters change one after another."""

    def __init__(self, base, name, in_out):
        self.name, self.in_out = name, in_out
        self.weight = base[name + ".weight"].values()
        if in_out:
            self.weight = self.weight.T
        self.unmerged = self.weight
        self.bias = base[name + ".bias"].values() if name + ".bias" in base else None
        self.changed = set()

    def scale(self, l):
        """IA3's l: [out, 1] behind the product, [1, in] before it."""
        self.weight = self.weight * l
        self.changed.add("weight")
        if l.shape[1] == 1 and self.bias is not None:
            self.bias = self.bias * l[:, 0]
            self.changed.add("bias")

    def add_low_rank(self, adapter, parts, factor):
        if "lora_embedding_A" in parts:
            # B·A is [values, words], the table [words, values].
            a, b = parts["lora_embedding_B"].T, parts["lora_embedding_A"].T
            rank = a.shape[0]
        else:
            a, b = parts["lora_A"], parts["lora_B"]
            rank = a.shape[0]
        scale = adapter.scale(self.name, rank) * factor
        delta = times(b, a) * scale
        if "lora_magnitude_vector" in parts:
            norm = np.sqrt(np.sum((self.unmerged + delta) ** 2, axis=1))
            self.weight = (parts["lora_magnitude_vector"].reshape(-1) / norm)[:, None] * (self.weight + delta)
        else:
            self.weight = self.weight + delta
        self.changed.add("weight")
        if "lora_B.bias" in parts:
            self.bias = self.bias + scale * parts["lora_B.bias"]
            self.changed.add("bias")

    def replace_rows(self, rows, values):
        self.weight = self.weight.copy()
        self.weight[rows] = values
        self.changed.add("weight")

    def results(self):
        weight = self.weight.T if self.in_out else self.weight
        everything = {"weight": weight, "bias": self.bias}
        return {"%s.%s" % (self.name, part): everything[part] for part in sorted(self.changed)}


def merged(base, folders, weights=None, in_out=False):
    """-> {name: f64} of the tensors that change.

    `in_out` is true of models of Conv1D: there all weights of two dimensions but
    embeddings are stored transposed."""
    adapters = [Adapter(folder) for folder in folders]
    modules, replacements = {}, {}
    for adapter in adapters:
        for name, tensor in adapter.replacements.items():
            replacements[name] = tensor.values()
    names = dict.fromkeys(name for adapter in adapters for name in adapter.modules)
    for name in names:
        modules[name] = module = Module({**base, **{n: t for a in adapters for n, t in a.replacements.items()}}, name, in_out and is_conv(adapters, name))
        if weights and adapters[0].kind == "IA3":
            module.scale(sum(w * a.modules[name]["ia3_l"] for a, w in zip(adapters, weights) if name in a.modules))
            continue
        for index, adapter in enumerate(adapters):
            parts = adapter.modules.get(name)
            if not parts:
                continue
            if adapter.kind == "IA3":
                module.scale(parts["ia3_l"])
            elif "token_adapter.trainable_tokens_delta" in parts:
                module.replace_rows(adapter.config["trainable_token_indices"], parts["token_adapter.trainable_tokens_delta"])
            else:
                module.add_low_rank(adapter, parts, weights[index] if weights else 1.0)
    result = dict(replacements)
    for module in modules.values():
        result.update(module.results())
    return result


def is_conv(adapters, name):
    return not any("lora_embedding_A" in adapter.modules.get(name, {}) for adapter in adapters)
