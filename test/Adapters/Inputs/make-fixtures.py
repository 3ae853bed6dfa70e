#!/usr/bin/env python3
"""make-fixtures.py OUT [CASE...]: makes the folders of test/Adapters/fixtures.

Runs in the environment that tools/lib/setup.sh makes for PEFT; the command is in
test/Adapters/fixtures/README.md. OUT/bases has the checkpoints; a case has

  case.json                what it is made of, and how to merge it
  adapter, adapter2, ...   as PEFT saved them
  peft.safetensors         the tensors that PEFT's merge changed, in the base's types
  truth.safetensors        the same in f64, by truth.py

and versions.json says what made them. OUT/findings has the same for what PEFT gets
wrong or refuses, see findings.py.
"""

import json
import os
import platform
import shutil
import sys

# PEFT writes sets of names, whose order depends on it.
if os.environ.get("PYTHONHASHSEED") != "0":
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import numpy as np  # noqa: E402
import peft  # noqa: E402
import safetensors.torch  # noqa: E402
import torch  # noqa: E402
import transformers  # noqa: E402
from peft import IA3Config, LoraConfig  # noqa: E402

import floats  # noqa: E402
import merging  # noqa: E402
import models  # noqa: E402
import truth  # noqa: E402
from findings import FINDINGS  # noqa: E402

ALL_LLAMA = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]


def lora(**fields):
    return LoraConfig(**{"r": 2, "lora_alpha": 4, **fields})


# Name -> (base, configurations of the adapters, how they are combined). Combined:
# "sequence" merges each into the result of the one before, "active" are adapters of
# one model, a list of weights is add_weighted_adapter.
CASES = {
    "ia3-llama-f32": ("llama-f32", [IA3Config()], None),
    "ia3-llama-bf16": ("llama-bf16", [IA3Config()], None),
    "ia3-llama-f16": ("llama-f16", [IA3Config()], None),
    "ia3-llama-tfew": ("llama-bf16", [IA3Config(target_modules=["k_proj", "v_proj", "up_proj"], feedforward_modules=[])], None),
    "ia3-llama-regex": (
        "llama-f32",
        [IA3Config(target_modules=r".*\.(q_proj|gate_proj|up_proj|o_proj)", feedforward_modules=r".*mlp\.(gate|up)_proj")],
        None,
    ),
    "ia3-qwen2-f32": ("qwen2-f32", [IA3Config()], None),
    "ia3-phi3-bf16": ("phi3-bf16", [IA3Config(target_modules=["qkv_proj", "gate_up_proj", "down_proj"], feedforward_modules=["down_proj"])], None),
    "ia3-gpt2-f32": ("gpt2-f32", [IA3Config()], None),
    "ia3-t5-f32": ("t5-f32", [IA3Config()], None),
    "ia3-t5-up": ("t5-f32", [IA3Config(target_modules=["k", "v", "wi_1"], feedforward_modules=[])], None),
    "ia3-two": ("llama-bf16", [IA3Config(), IA3Config(target_modules=["v_proj", "down_proj"], feedforward_modules=["down_proj"])], "active"),
    "ia3-weighted": ("llama-f32", [IA3Config(), IA3Config(target_modules=["v_proj"], feedforward_modules=[])], [0.75, 0.5]),
    "lora-llama-f32": ("llama-f32", [lora(target_modules=["q_proj", "v_proj"])], None),
    "lora-llama-f16": ("llama-f16", [lora(target_modules=ALL_LLAMA, exclude_modules=["o_proj", "model.layers.0.mlp.up_proj"], layers_to_transform=[0])], None),
    "lora-llama-all-linear": ("llama-bf16", [lora(target_modules="all-linear")], None),
    "lora-llama-patterns": (
        "llama-f32",
        [
            lora(
                target_modules=r".*\.layers\.\d+\.(self_attn\.[qv]_proj|mlp\.down_proj)",
                rank_pattern={"down_proj": 4, r"layers\.1\.self_attn\.q_proj": 3},
                alpha_pattern={r"model\.layers\.0\..*v_proj": 7, "down_proj": 5},
            )
        ],
        None,
    ),
    "lora-llama-layers": ("llama-bf16", [lora(target_modules=["gate_proj", "up_proj"], layers_to_transform=1, layers_pattern="layers")], None),
    "lora-llama-modules-to-save": ("llama-f32", [lora(target_modules=["v_proj"], modules_to_save=["lm_head", "norm"])], None),
    "lora-llama-embedding": ("llama-f32", [lora(target_modules=["embed_tokens", "v_proj"])], None),
    "lora-llama-tokens": ("llama-f32", [lora(target_modules=["v_proj"], trainable_token_indices=[3, 5, 31])], None),
    "lora-qwen2-bias-only": ("qwen2-f32", [lora(target_modules=["q_proj", "o_proj"], bias="lora_only")], None),
    "lora-qwen2-bias-all": ("qwen2-bf16", [lora(target_modules=["q_proj"], bias="all")], None),
    "lora-qwen2-lora-bias": ("qwen2-f32", [lora(target_modules=["q_proj", "v_proj"], lora_bias=True)], None),
    "lora-phi3-bf16": ("phi3-bf16", [lora(target_modules=["qkv_proj", "gate_up_proj"])], None),
    "lora-gpt2-f32": ("gpt2-f32", [lora(target_modules=["c_attn", "c_proj", "c_fc"], fan_in_fan_out=True)], None),
    "lora-t5-f32": ("t5-f32", [lora(target_modules=["q", "v", "wi_0", "wi_1", "wo"])], None),
    "lora-two": ("llama-bf16", [lora(target_modules=["q_proj", "v_proj"]), lora(target_modules=["v_proj", "down_proj"], r=3)], "active"),
    "lora-weighted": ("llama-f32", [lora(target_modules=["q_proj", "v_proj"]), lora(target_modules=["q_proj", "v_proj"], r=3)], [0.75, -0.5]),
    "rslora-qwen2-bf16": ("qwen2-bf16", [lora(target_modules=["k_proj", "up_proj"], r=3, use_rslora=True)], None),
    "dora-llama-f32": ("llama-f32", [lora(target_modules=["q_proj", "gate_proj", "down_proj"], use_dora=True)], None),
    "dora-qwen2-bf16": ("qwen2-bf16", [lora(target_modules=["q_proj", "v_proj"], use_dora=True)], None),
    "dora-gpt2-f32": ("gpt2-f32", [lora(target_modules=["c_attn", "c_fc"], use_dora=True, fan_in_fan_out=True)], None),
    "dora-two": ("llama-f32", [lora(target_modules=["v_proj"], use_dora=True), lora(target_modules=["v_proj"], use_dora=True)], "active"),
    "lora-then-ia3": ("llama-bf16", [lora(target_modules=["v_proj", "down_proj"]), IA3Config()], "sequence"),
    "ia3-then-lora": ("llama-f32", [IA3Config(), lora(target_modules=["v_proj", "down_proj"])], "sequence"),
}  # fmt: skip


def number(name):
    """A seed that other cases do not move."""
    return sum(ord(letter) * (index + 1) for index, letter in enumerate(name)) % 100003


def make_base(out, name):
    folder = os.path.join(out, "bases", name)
    if not os.path.exists(os.path.join(folder, "model.safetensors")):
        kind, dtype = name.rsplit("-", 1)
        models.save_model(models.make_model(kind, dtype, seed=number(kind)), folder)
    return folder


def make_case(out, name):
    base_name, configs, how = CASES[name]
    base = make_base(out, base_name)
    case = os.path.join(out, name)
    shutil.rmtree(case, ignore_errors=True)
    os.makedirs(case)
    folders = []
    for index, config in enumerate(configs):
        folder = os.path.join(case, "adapter%s" % (index + 1 if index else ""))
        models.train_adapter(models.fresh(base), config, folder, number(name) + index)
        folders.append(folder)
    weights = how if isinstance(how, list) else None
    result = models.saved(merging.merged(base, folders, how), os.path.join(case, "merged"))
    before = floats.read_checkpoint(base)
    exact = truth.merged(before, folders, weights, base_name.split("-")[0] in models.IN_OUT)
    check(name, before, result, exact)
    floats.write_safetensors(os.path.join(case, "peft.safetensors"), {key: result[key] for key in exact})
    floats.write_safetensors(os.path.join(case, "truth.safetensors"), {key: floats.Tensor("F64", exact[key]) for key in exact})
    facts = {"base": base_name, "adapters": [os.path.basename(folder) for folder in folders]}
    if weights:
        facts["weights"] = weights
    with open(os.path.join(case, "case.json"), "w", encoding="utf-8") as file:
        file.write(json.dumps(facts) + "\n")


def check(name, before, result, exact):
    """PEFT and the truth agree on what changes, and by a little on the numbers."""
    assert list(before) == list(result), "%s: PEFT's merge has other tensors" % name
    changed = {key for key in before if before[key].data.tobytes() != result[key].data.tobytes()}
    assert changed <= set(exact), "%s: PEFT also changed %s" % (name, sorted(changed - set(exact)))
    worst = 0
    for key, values in exact.items():
        assert values.shape == result[key].shape, (name, key)
        errors = floats.errors_in_ulp(result[key], values)
        size = np.abs(values).max() * 2.0 ** -floats.FORMATS[result[key].dtype][0]
        assert np.abs(result[key].values() - values).max() <= 32 * size, "%s: %s differs" % (name, key)
        worst = max(worst, errors.max())
    print("%-28s %2d of %2d tensors changed; PEFT's largest error %.4g ulp" % (name, len(changed), len(before), worst))


def make_finding(out, name):
    base_name, function = FINDINGS[name]
    case = os.path.join(out, "findings", name)
    shutil.rmtree(case, ignore_errors=True)
    os.makedirs(case)
    facts = {"base": base_name, "adapters": ["adapter"]}
    facts.update(function(make_base(out, base_name), os.path.join(case, "adapter")))
    with open(os.path.join(case, "case.json"), "w", encoding="utf-8") as file:
        file.write(json.dumps(facts) + "\n")
    print("%s: %s" % (name, facts["peft"]))


def main():
    out, names = sys.argv[1], sys.argv[2:] or [*CASES, *FINDINGS]
    for name in names:
        make_case(out, name) if name in CASES else make_finding(out, name)
    versions = {module.__name__: module.__version__ for module in (peft, transformers, torch, safetensors, np)}
    versions["python"] = platform.python_version()
    with open(os.path.join(out, "versions.json"), "w", encoding="utf-8") as file:
        file.write(json.dumps(versions, indent=1) + "\n")


if __name__ == "__main__":
    main()
