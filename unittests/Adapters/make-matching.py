"""Writes matching.jsonl: which modules PEFT takes for which configurations.

    python make-matching.py > matching.jsonl

needs peft (and with it torch and transformers). The first line names the versions,
each other one is a configuration as PEFT saves it and the answers for each of NAMES.
"""

import json
import platform
import random
import types

import peft
from peft.tuners.ia3.model import IA3Model
from peft.tuners.tuners_utils import check_target_module_exists
from peft.utils.other import get_pattern_key

NAMES = [
    "model.layers.0.self_attn.q_proj",
    "model.layers.0.self_attn.k_proj",
    "model.layers.0.self_attn.o_proj",
    "model.layers.0.mlp.down_proj",
    "model.layers.1.mlp.down_proj",
    "model.layers.11.mlp.down_proj",
    "model.layers.1.mlp.experts.0.down_proj",
    "model.layers.0.mlp.gate_up_proj",
    "model.embed_tokens",
    "lm_head",
    "h.0.attn.c_proj",
    "h.0.mlp.c_proj",
    "transformer.h.10.mlp.c_fc",
    "encoder.block.0.layer.1.DenseReluDense.wo",
    "encoder.block.0.layer.0.SelfAttention.o",
    "decoder.block.2.layer.1.EncDecAttention.k",
    "score",
    "q_proj",
    "my_q_proj",
    "model.layers.0.q_proj.inner",
    "vision.layers.3.self_attn.q_proj",
    "model.layers.x.self_attn.q_proj",
]

WORDS = [
    "q_proj", "k_proj", "o_proj", "down_proj", "mlp.down_proj", "proj", "o", "wo", "k", "c_proj", "mlp.c_proj",
    "lm_head", "score", "embed_tokens", "model.layers.1.mlp.down_proj", "0.self_attn.q_proj", "inner", "gate_up_proj",
    "model.layers.0.self_attn.q_proj", "attn.c_proj", ".q_proj", "q_proj$", "self_attn", "",
]

PATTERNS = [
    r".*", r".*\.(q|k)_proj", r"model\.layers\.[01]\..*", r".*mlp.*", r"lm_head|score", r"(?i).*Q_PROJ",
    r".*decoder.*(SelfAttention|EncDecAttention).*(q|v|k)$", r"(?P<a>h)\.\d+\..*", r".*\.layers\.\d{2}\..*",
    r".*layers\.\d{,1}\.mlp.*", r"^model.*$", r"(?!model).*", r".*(?<=mlp\.)down_proj", r"q_proj", r"\S+\.o",
    r"[^.]+\.[^.]+\.0\..*", r".*[a-z_]{6}", r"(?:.*\.)?c_(?:fc|proj)", r"all-linear-not", r"[]m]odel.*", r"\w+",
    r"model.layers.0.mlp.down_proj\Z", r"(.*)\.(?P<b>o)", r"(?x) .* \. k ", r".*?o_proj|.*k_proj", r"x*", r"",
]

LAYER_PATTERNS = [None, [], "", "layers", ["layers"], ["h", "block"], "model.layers", ["lay.*"], "experts", ["vision.layers"]]


def draw(rng):
    def words(low=1):
        return rng.sample(WORDS, rng.randint(low, 4))

    config = {"target_modules": words() if rng.random() < 0.6 else rng.choice(PATTERNS)}
    if rng.random() < 0.4:
        config["exclude_modules"] = words() if rng.random() < 0.5 else rng.choice(PATTERNS)
    if rng.random() < 0.3:
        config["modules_to_save"] = rng.sample(["lm_head", "score", "embed_tokens", "mlp", "layers.1", "q_proj", "c.proj"], 2)
    if isinstance(config["target_modules"], list) and rng.random() < 0.5:
        config["layers_to_transform"] = rng.choice([0, 1, [0], [0, 10], [1, 3, 11], [], [7]])
        pattern = rng.choice(LAYER_PATTERNS)
        if config["layers_to_transform"] != []:
            config["layers_pattern"] = pattern
    config["feedforward_modules"] = words() if rng.random() < 0.6 else rng.choice(PATTERNS)
    keys = rng.sample([w for w in WORDS if w] + [p for p in PATTERNS if p and "(?i)" not in p and "(?x)" not in p], rng.randint(0, 4))
    config["rank_pattern"] = {key: number for number, key in enumerate(keys, 2)}
    return config


def as_peft(config):
    """Lists become sets, as the configurations' __post_init__ does it."""
    values = dict.fromkeys(
        ["exclude_modules", "modules_to_save", "layers_to_transform", "layers_pattern", "target_parameters"]
    )
    values.update(config)
    for field in ("target_modules", "exclude_modules", "feedforward_modules"):
        if isinstance(values[field], list):
            values[field] = set(values[field])
    return types.SimpleNamespace(**values)


def main():
    rng = random.Random(14)
    print(json.dumps({"peft": peft.__version__, "python": platform.python_version(), "names": NAMES}))
    for _ in range(400):
        config = draw(rng)
        made = as_peft(config)
        print(json.dumps({
            "config": config,
            "targets": [int(bool(check_target_module_exists(made, name))) for name in NAMES],
            "feedforward": [int(IA3Model._check_target_module_feedforward(made, name)) for name in NAMES],
            "ranks": [config["rank_pattern"].get(get_pattern_key(config["rank_pattern"].keys(), name), 1) for name in NAMES],
        }, separators=(",", ":")))


main()
