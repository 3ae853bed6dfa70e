"""Random models and random configurations of PEFT's adapters."""

from peft import IA3Config, LoraConfig

import models

# Module names of each kind of model: with a bias, without one.
LLAMA = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")
LINEARS = {
    "llama": ((), LLAMA),
    "mistral": ((), LLAMA),
    "qwen3": ((), LLAMA),
    "gemma": ((), LLAMA),
    "opt": (("q_proj", "k_proj", "v_proj", "out_proj", "fc1", "fc2"), ()),
    "qwen2": (("q_proj", "k_proj", "v_proj"), ("o_proj", "gate_proj", "up_proj", "down_proj")),
    "phi3": ((), ("qkv_proj", "o_proj", "gate_up_proj", "down_proj")),
    "gpt2": (("c_attn", "attn.c_proj", "mlp.c_proj", "c_fc"), ()),
    "t5": ((), ("q", "k", "v", "wi_0", "wi_1", "wo")),
}
# GPT-2's is also its head: PEFT merges into both what it trained on one.
EMBEDDING = {"llama": "embed_tokens", "qwen2": "embed_tokens", "phi3": "embed_tokens", "opt": "embed_tokens"}
SAVED = {"llama": ["lm_head"], "qwen2": ["lm_head", "norm"], "phi3": ["lm_head"], "gpt2": ["ln_f"]}


def some(rng, names, least=1):
    return sorted(rng.sample(list(names), rng.randint(least, len(names))))


def as_targets(rng, names):
    """Names, or a regular expression of the same modules."""
    if rng.random() < 0.7:
        return names
    return r".*\.(%s)" % "|".join(name.replace(".", r"\.") for name in names)


def ia3(rng, kind, before=None):
    """Two adapters of a model need their feed-forward modules on the same sides."""
    names = [*LINEARS[kind][0], *LINEARS[kind][1]]
    targets = some(rng, names)
    chosen = before if before is not None else some(rng, names, 0)
    inputs = [name for name in targets if name in chosen]
    # A name that ends like another's would make that one feed-forward, too.
    if any(other.endswith(name) and other not in inputs for name in inputs for other in targets):
        inputs = []
    return {"kind": "ia3", "targets": targets, "feedforward_modules": inputs}


def lora(rng, kind, layers, allow_dora=True):
    biased, plain = LINEARS[kind]
    case = {"kind": "lora", "targets": some(rng, biased + plain), "r": rng.randint(1, 6), "lora_alpha": rng.choice([1, 3, 8, 16])}
    case["use_rslora"] = rng.random() < 0.3
    case["use_dora"] = allow_dora and rng.random() < 0.3
    if rng.random() < 0.3:
        case["rank_pattern"] = {rng.choice(case["targets"]): rng.randint(1, 7)}
    if rng.random() < 0.3:
        case["alpha_pattern"] = {rng.choice(case["targets"]): rng.randint(1, 9)}
    choice = rng.random()
    if choice < 0.15 and kind != "t5":
        case["layers_to_transform"] = sorted(rng.sample(range(layers), rng.randint(1, layers)))
    elif choice < 0.3:
        case["targets"] = "all-linear"
        case["use_dora"] = False
    elif choice < 0.4 and len(case["targets"]) > 1:
        case["exclude_modules"] = [case["targets"][0]]
    elif choice < 0.55 and biased:
        case["targets"] = some(rng, biased)
        case["lora_bias"] = True
        case["use_dora"] = False
    elif choice < 0.65 and biased:
        case["bias"] = rng.choice(["lora_only", "all"])
    elif choice < 0.75 and kind in SAVED:
        case["modules_to_save"] = SAVED[kind]
    elif choice < 0.85 and kind in EMBEDDING and not case["use_dora"]:
        case["targets"] = case["targets"] + [EMBEDDING[kind]]
    elif choice < 0.9 and kind in EMBEDDING:
        case["trainable_token_indices"] = sorted(rng.sample(range(models.VOCABULARY), 4))
    if kind == "gpt2":
        case["fan_in_fan_out"] = rng.random() < 0.5
    return case


def config(rng, case, as_regex=True):
    fields = {key: value for key, value in case.items() if key not in ("kind", "targets")}
    targets = case["targets"]
    if as_regex and isinstance(targets, list) and "layers_to_transform" not in case and not any(word in targets for word in EMBEDDING.values()):
        targets = as_targets(rng, targets)
    return (IA3Config if case["kind"] == "ia3" else LoraConfig)(target_modules=targets, **fields)


def random_case(rng):
    """-> what describes a case; config() makes PEFT's objects of its adapters."""
    kind = rng.choice(list(LINEARS))
    sizes = {"hidden": rng.choice([16, 32, 48]), "layers": rng.randint(1, 3)}
    if kind != "gpt2":
        sizes["intermediate"] = rng.choice([24, 40, 88])
    case = {"files": random_files(rng, kind), "model": kind, "dtype": rng.choice(["f32", "f32", "bf16", "bf16", "f16"]), "sizes": sizes, "how": None}
    form = rng.random()
    if form < 0.3:
        case["adapters"] = [ia3(rng, kind)]
    elif form < 0.7:
        case["adapters"] = [lora(rng, kind, sizes["layers"])]
    elif form < 0.8:
        inputs = some(rng, LINEARS[kind][0] + LINEARS[kind][1], 0)
        case["adapters"] = [ia3(rng, kind, inputs) for _ in range(2)]
        case["how"] = rng.choice(["active", "weights", "sequence"])
    elif form < 0.9:
        case["adapters"] = [plain_lora(rng, kind) for _ in range(rng.randint(2, 3))]
        case["how"] = rng.choice(["active", "weights"])
    else:
        case["adapters"] = [plain_lora(rng, kind), ia3(rng, kind)]
        rng.shuffle(case["adapters"])
        case["how"] = "sequence"
    if case["how"] == "weights":
        case["how"] = [rng.choice([-0.5, 0.25, 0.3, 0.7, 1.0, 2.0]) for _ in case["adapters"]]
    return case


def random_files(rng, kind):
    """How the files differ from what PEFT and transformers write at first."""
    files = {}
    if rng.random() < 0.3:
        files["adapter_type"] = rng.choice(["bf16", "f16"])
    if rng.random() < 0.3:
        files["shards"] = "8KB"
    if rng.random() < 0.15 and kind not in models.IN_OUT:
        # PEFT warns, and knows better.
        files["fan_in_fan_out"] = True
    return files


def plain_lora(rng, kind):
    """One that add_weighted_adapter and a second adapter on the module allow."""
    biased, plain = LINEARS[kind]
    return {"kind": "lora", "targets": some(rng, biased + plain), "r": rng.randint(1, 6), "lora_alpha": rng.choice([1, 3, 8, 16]), "fan_in_fan_out": kind == "gpt2"}


