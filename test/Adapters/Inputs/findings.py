"""What PEFT gets wrong or refuses, each with what shows it.

A function makes the adapter in a folder, has PEFT merge it, and returns facts:
`base`, `adapters`, `peft` (what PEFT did, in words with its numbers), and what
swiglu-merge has to do: `error`, words that its message must have, or `truth`,
that its result is the truth rounded once.
"""

import json
import os

import peft
import safetensors.torch
import torch
from peft import IA3Config, LoraConfig

import floats
import models
import truth

FINDINGS = {}


def finding(base):
    def add(function):
        FINDINGS[function.__name__.replace("_", "-")] = (base, function)
        return function

    return add


def make_adapter(base, config, folder, change, **options):
    """`change` is called with each parameter of the adapter and its name."""
    torch.manual_seed(7)
    wrapped = peft.get_peft_model(models.fresh(base), config, **options)
    with torch.no_grad():
        for name, parameter in wrapped.named_parameters():
            if parameter.requires_grad:
                parameter.copy_(torch.randn(parameter.shape) * 0.1 + (name.find("ia3_l") >= 0))
                change(name, parameter)
    models.save_adapter(wrapped, folder)


def edit_config(folder, **fields):
    path = os.path.join(folder, "adapter_config.json")
    with open(path, encoding="utf-8") as file:
        config = {**json.load(file), **fields}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(config, file, indent=2, sort_keys=True)


def edit_tensors(folder, change):
    path = os.path.join(folder, "adapter_model.safetensors")
    tensors = safetensors.torch.load_file(path)
    change(tensors)
    safetensors.torch.save_file(tensors, path)


def merge(base, folder, **options):
    return peft.PeftModel.from_pretrained(models.fresh(base), folder).merge_and_unload(**options)


def count_bad(model):
    return {name: int((~torch.isfinite(p)).sum()) for name, p in model.named_parameters() if not torch.isfinite(p).all()}


def says(function):
    """-> the first sentence of the error that a function raises."""
    try:
        function()
    except Exception as error:  # which class is what is asked
        return "%s: %s" % (type(error).__name__, str(error).strip().splitlines()[0])
    return "no error"


def compare(base, folders, model, weights=None, in_out=False):
    """-> the largest error of PEFT's result in ulp."""
    exact = truth.merged(floats.read_checkpoint(base), folders, weights, in_out)
    result = models.saved(model, folders[0] + ".merged")
    return max(floats.errors_in_ulp(result[name], exact[name]).max() for name in exact)


def set_first(value, of):
    def change(name, parameter):
        if of in name:
            parameter.flatten()[0] = value

    return change


@finding("llama-f16")
def ia3_f16_overflow(base, adapter):
    make_adapter(base, IA3Config(), adapter, set_first(1e6, "layers.1.self_attn.v_proj.ia3_l"))
    bad = count_bad(merge(base, adapter, safe_merge=True))
    return {"peft": "safe_merge checks the product before its cast: no error, infinite elements: %s" % bad, "error": ["layers.1.self_attn.v_proj.weight"]}


@finding("llama-f16")
def lora_f16_overflow(base, adapter):
    def change(name, parameter):
        if "layers.0.self_attn.q_proj.lora_B" in name:
            parameter[0] = 3e6

    make_adapter(base, LoraConfig(r=2, lora_alpha=4, target_modules=["q_proj"]), adapter, change)
    bad = count_bad(merge(base, adapter))
    return {"peft": "merge_and_unload: no error, infinite elements: %s; with safe_merge: %s" % (bad, says(lambda: merge(base, adapter, safe_merge=True))), "error": ["layers.0.self_attn.q_proj.weight"]}


@finding("llama-f32")
def nan_in_adapter(base, adapter):
    make_adapter(base, IA3Config(), adapter, set_first(float("nan"), "layers.1.mlp.down_proj.ia3_l"))
    bad = count_bad(merge(base, adapter))
    return {"peft": "merge_and_unload: no error, elements that are not finite: %s" % bad, "error": ["layers.1.mlp.down_proj.ia3_l"]}


@finding("qwen2-f32")
def ia3_bias(base, adapter):
    make_adapter(base, IA3Config(target_modules=["v_proj"], feedforward_modules=[]), adapter, lambda name, parameter: None)
    error = compare(base, [adapter], merge(base, adapter))
    return {"peft": "scales the bias too (%.3g ulp); earlier versions forgot it (huggingface/peft#972)" % error, "truth": True}


@finding("llama-f32")
def lora_bias_without_bias(base, adapter):
    make_adapter(base, LoraConfig(r=2, lora_alpha=4, target_modules=["v_proj"], lora_bias=True), adapter, lambda name, parameter: None)
    return {"peft": says(lambda: merge(base, adapter)), "error": ["v_proj"]}


@finding("gpt2-f32")
def conv1d_layout(base, adapter):
    # attn.c_proj is square: its shape does not tell how it is stored.
    config = IA3Config(target_modules=["c_attn", "attn.c_proj", "mlp.c_proj"], feedforward_modules=["mlp.c_proj"])
    make_adapter(base, config, adapter, lambda name, parameter: None)
    edit_config(adapter, fan_in_fan_out=False)
    error = compare(base, [adapter], merge(base, adapter), in_out=True)
    return {"peft": "fan_in_fan_out is false in the file: warns and takes it for true, %.3g ulp; earlier versions merged the transposed (huggingface/peft#1014)" % error, "truth": True}


@finding("llama32-bf16")
def ia3_8bit_base(base, adapter):
    make_adapter(base, IA3Config(target_modules=["q_proj", "k_proj", "v_proj", "up_proj"], feedforward_modules=[]), adapter, lambda name, parameter: None)

    def refused():
        wrapped = peft.PeftModel.from_pretrained(models.fresh(base), adapter)
        # As bitsandbytes' loader marks its models.
        wrapped.base_model.model.is_loaded_in_8bit = True
        wrapped.merge_and_unload()

    return {"peft": says(refused), "gguf": "Q8_0"}


@finding("llama-f32")
def ia3_two_sides(base, adapter):
    second = adapter + "2"
    make_adapter(base, IA3Config(), adapter, lambda name, parameter: None)
    make_adapter(base, IA3Config(target_modules=["down_proj"], feedforward_modules=[]), second, lambda name, parameter: None)
    wrapped = peft.PeftModel.from_pretrained(models.fresh(base), adapter)
    return {"adapters": ["adapter", "adapter2"], "peft": "one module before and behind its product: %s" % says(lambda: wrapped.load_adapter(second, "second")), "truth": True}


@finding("llama-bf16")
def lora_safe_merge(base, adapter):
    make_adapter(base, LoraConfig(r=2, lora_alpha=4, target_modules=["q_proj", "v_proj"]), adapter, lambda name, parameter: None)
    errors = [compare(base, [adapter], merge(base, adapter, safe_merge=safe)) for safe in (False, True)]
    return {"peft": "largest error %.3g ulp, with safe_merge, which rounds the delta first, %.3g" % tuple(errors), "truth": True}


@finding("llama-f32")
def missing_tensor(base, adapter):
    make_adapter(base, IA3Config(), adapter, lambda name, parameter: None)
    edit_tensors(adapter, lambda tensors: tensors.pop("base_model.model.model.layers.1.self_attn.k_proj.ia3_l"))
    return {"peft": "a target without its tensor: %s" % says(lambda: merge(base, adapter)), "error": ["layers.1.self_attn.k_proj"]}


@finding("llama-f32")
def left_over_tensor(base, adapter):
    make_adapter(base, IA3Config(), adapter, lambda name, parameter: None)
    edit_config(adapter, target_modules=["k_proj", "down_proj"])
    return {"peft": "tensors of v_proj, which is no target: %s" % says(lambda: merge(base, adapter)), "error": ["v_proj"]}


@finding("llama-f32")
def base_lacks_target(base, adapter):
    make_adapter(base, IA3Config(), adapter, lambda name, parameter: None)

    def rename(tensors):
        for name in [name for name in tensors if "layers.1" in name]:
            tensors[name.replace("layers.1", "layers.2")] = tensors.pop(name)

    edit_tensors(adapter, rename)
    return {"peft": "tensors of a layer that the base lacks: %s" % says(lambda: merge(base, adapter)), "error": ["layers."]}


@finding("gpt2-f32")
def tied_embedding(base, adapter):
    make_adapter(base, LoraConfig(r=2, lora_alpha=4, target_modules=["wte"], fan_in_fan_out=True), adapter, lambda name, parameter: None)
    unmerged = models.logits(peft.PeftModel.from_pretrained(models.fresh(base), adapter))
    difference = float((models.logits(merge(base, adapter)) - unmerged).abs().max() / unmerged.abs().max())
    return {"peft": "merges into the head, too, which the adapter did not change: logits differ by %.2g" % difference, "error": ["wte"]}
