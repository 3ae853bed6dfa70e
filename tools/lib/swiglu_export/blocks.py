"""Feed-forward blocks of a transformers model: which modules, called how."""

import inspect
import re

import torch

from .errors import ExportError

_ATTRIBUTE = re.compile(r"^(mlp|ffn|ff|feed_?forward|feedforward\w*|ffn\d|ff\d|feed_forward\d|dense_?relu_?dense|shared_expert|shared_experts|shared_mlp)$", re.I)
_CLASS = re.compile(r"(MLP|Mlp|FeedForward|FFN|FeedForwardNetwork|ActDense|SwiGLU|GLU)$")
# Mixtures: whoever chooses among experts is no dense block.
_CHOSEN = "its experts are chosen for each token"
_ROUTED = re.compile(r"(Experts|Router|Gate|Sparse\w*|MoE|Moe\w*Block)$")


class Block:
    """`module` called with `inputs` tensors of [tokens, features]."""

    def __init__(self, path, module, features, inputs=1):
        self.path, self.module, self.features, self.inputs = path, module, features, inputs


class Chain(torch.nn.Module):
    """Feed-forward parts that a layer holds one by one: up, activation, down."""

    def __init__(self, parts):
        super().__init__()
        self.names = []
        for path, module in parts:
            name = path.replace(".", "\u2024")
            self.add_module(name, module)
            self.names.append(name)

    def forward(self, x):
        for name in self.names:
            x = getattr(self, name)(x)
        return x

    def state_path(self, key):
        return key.replace("\u2024", ".")


class Function(torch.nn.Module):
    """An activation that is a function, not a module."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


def matrices(module):
    """The weights of products, by name, in the module's order."""
    return {n: p for n, p in module.named_parameters() if p.dim() == 2 and "lora" not in n}


def in_features(module):
    for child in module.modules():
        for attribute in ("in_features", "nx"):
            if isinstance(getattr(child, attribute, None), int):
                return getattr(child, attribute)
    return next(iter(matrices(module).values())).shape[-1]


def find_blocks(model):
    """-> (blocks, paths that were left out and why)."""
    blocks, skipped, taken = [], [], set()
    for path, module in model.named_modules():
        if any(path.startswith(t + ".") for t in taken):
            continue
        if block := _layer_with_parts(path, module):
            blocks.append(block)
            taken.add(path + ".")
        elif _looks_like_block(path, module):
            inner = [n for n, m in module.named_modules() if n and _looks_like_block(n, m)]
            routed = any(_ROUTED.search(type(m).__name__) for m in module.modules()) or any(p.dim() == 3 for p in module.parameters())
            if inner or routed:
                if routed and not inner:
                    skipped.append((path, _CHOSEN))
                    taken.add(path)
                continue
            taken.add(path)
            _add(path, module, blocks, skipped)
        elif _are_experts(module):
            skipped.append((path, _CHOSEN))
    return blocks, skipped


def _looks_like_block(path, module):
    name = path.rsplit(".", 1)[-1]
    if isinstance(module, (torch.nn.ModuleList, torch.nn.ModuleDict)) or len(matrices(module)) < 2:
        return False
    return bool(_ATTRIBUTE.match(name) or _CLASS.search(type(module).__name__))


def _are_experts(module):
    """The weights of all experts, as tensors of three dimensions."""
    return bool(re.search(r"Experts?$", type(module).__name__)) and any(p.dim() == 3 for p in module.parameters(recurse=False))


def _add(path, module, blocks, skipped):
    parameters = [
        p.name
        for p in inspect.signature(module.forward).parameters.values()
        if p.default is p.empty and p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)
    ]
    if len(parameters) in (1, 2):  # BLOOM and MPT add the residual inside
        blocks.append(Block(path, module, in_features(module), len(parameters)))
    else:
        skipped.append((path, "it is called with %s" % ", ".join(parameters)))


def _layer_with_parts(path, module):
    """BERT's intermediate and output, OPT's fc1 and fc2."""
    own = dict(module.named_children())
    if {"intermediate", "output"} <= own.keys() and hasattr(own["intermediate"], "dense") and hasattr(own["output"], "dense"):
        parts = [("intermediate", own["intermediate"]), ("output.dense", own["output"].dense)]
    elif {"fc1", "fc2"} <= own.keys() and hasattr(module, "activation_fn") and len(own) > 4:
        activation = module.activation_fn
        activation = activation if isinstance(activation, torch.nn.Module) else Function(activation)
        parts = [("fc1", own["fc1"]), ("activation_fn", activation), ("fc2", own["fc2"])]
    elif {"ffn", "ffn_output", "activation"} <= own.keys():  # ALBERT
        parts = [(name, own[name]) for name in ("ffn", "activation", "ffn_output")]
    else:
        return None
    return Block(path, Chain(parts), in_features(parts[0][1]))


def same_program(first, second):
    """True if two modules differ in their weights alone."""
    return _fingerprint(first) == _fingerprint(second)


def _fingerprint(module):
    rows = []
    for path, child in module.named_modules():
        simple = {k: v for k, v in vars(child).items() if isinstance(v, (int, float, str, bool, type(None), tuple)) and k != "layer_idx"}
        rows.append((path, type(child), repr(sorted(simple.items())), child.extra_repr(), _functions(child)))
    rows.append([(n, tuple(p.shape)) for n, p in module.state_dict().items()])
    return rows


def _functions(module):
    return [id(v) for v in vars(module).values() if inspect.isfunction(v) or inspect.isbuiltin(v)]


def require_blocks(blocks, skipped, name):
    if blocks:
        return
    if skipped:
        raise ExportError("%s has no dense feed-forward block; left out: %s (%s)" % (name, *skipped[0]))
    raise ExportError("%s has no feed-forward block that is a module of its own; try --what layer" % name)
