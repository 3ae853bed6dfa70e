"""SmolLM2-135M with PEFT's adapters: as safetensors in f32 and bf16, and as GGUF.

transformers reads the GGUF and dequantises it; what it makes is the base of PEFT's
models here, so that weights and logits can be compared."""

import glob
import os
import shutil
import time

import peft
import torch
import transformers
from peft import IA3Config, LoraConfig

import floats
import models
import truth
from compare import Comparison

LINEARS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
CASES = [
    ("ia3", "f32", IA3Config()),
    ("ia3", "bf16", IA3Config()),
    ("lora r=16", "bf16", LoraConfig(r=16, lora_alpha=32, target_modules=LINEARS)),
    ("lora r=16", "f32", LoraConfig(r=16, lora_alpha=32, target_modules=["q_proj", "v_proj", "down_proj"])),
    ("dora r=8", "bf16", LoraConfig(r=8, lora_alpha=16, target_modules=["v_proj", "gate_proj"], use_dora=True)),
]
# Of logits of a whole model, relative to the largest: f32 of both ways, sums in bf16,
# and scales of GGUF, which are f16.
TOLERANCE = {"f32": 1e-4, "bf16": 0.1, "gguf": 5e-3}
# Relative to the largest element w of a row: half a unit of f16 of d·15, which is at
# most 2·w, and of m, at most w.
GGUF_ERROR = 3 * 2.0**-11


def read_gguf(path):
    folder, name = os.path.split(path)
    read = transformers.AutoModelForCausalLM.from_pretrained(folder, gguf_file=name, dtype=torch.float32)
    # Saving and merging refuse what was read from GGUF, though it is plain f32 now.
    config = type(read.config)(**{key: value for key, value in read.config.to_dict().items() if key != "quantization_config"})
    model = transformers.AutoModelForCausalLM.from_config(config)
    model.load_state_dict(read.state_dict())
    return model.eval()


def perturbed(model, config, folder, seed):
    """Moved by random numbers: what training would find does not matter here."""
    wrapped = peft.get_peft_model(model, config)
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in wrapped.parameters():
            if parameter.requires_grad:
                parameter.add_(torch.randn(parameter.shape, generator=generator) * (0.05 if config.peft_type == "IA3" else 0.01))
    models.save_adapter(wrapped, folder)
    return wrapped


def logits_of(model):
    return models.logits(model.float())


def difference(one, other):
    return float((one - other).abs().max() / other.abs().max())


def show(what, dtype, comparison, logits, seconds):
    print(
        "%-34s %-5s ours %.4g ulp, PEFT %.4g, %d/%d not nearest; logits %.2g; %s"
        % (what, dtype, comparison.ours, comparison.peft, comparison.not_nearest, comparison.elements, logits, seconds),
        flush=True,
    )


def check_checkpoint(run_merge, work, base, name, dtype, config):
    comparison = Comparison()
    adapter, out, by_peft = (os.path.join(work, part) for part in ("adapter", "out", "peft"))
    wrapped = perturbed(models.load_model(base), config, adapter, 5)
    expected = logits_of(wrapped)
    start = time.perf_counter()
    failed = run_merge(base, out, [adapter])
    middle = time.perf_counter()
    if failed:
        comparison.wrong.append(failed)
        show("SmolLM2 " + name, dtype, comparison, float("nan"), "")
        return comparison
    merged = peft.PeftModel.from_pretrained(models.load_model(base), adapter).merge_and_unload()
    models.save_model(merged, by_peft)
    end = time.perf_counter()
    before, ours, theirs = (floats.read_checkpoint(folder) for folder in (base, out, by_peft))
    exact = truth.merged(before, [adapter])
    comparison.checkpoint(before, ours, exact, theirs)
    logits = difference(logits_of(models.load_model(out)), expected)
    if logits > TOLERANCE[dtype]:
        comparison.wrong.append("logits differ by %.3g" % logits)
    show("SmolLM2 " + name, dtype, comparison, logits, "swiglu-merge %.2f s, PEFT's load, merge and save %.2f s" % (middle - start, end - middle))
    return comparison


def check_gguf(run_merge, work, path):
    """IA3 of rows, k and q among them, whose rows GGUF permutes; and the columns of
    down, which its scales cannot take."""
    comparison = Comparison()
    adapter, out = os.path.join(work, "adapter"), os.path.join(work, "out.gguf")
    config = IA3Config(target_modules=["q_proj", "k_proj", "v_proj", "up_proj"], feedforward_modules=[])
    wrapped = perturbed(read_gguf(path), config, adapter, 6)
    expected = models.logits(wrapped)
    seconds = time.perf_counter()
    failed = run_merge(path, out, [adapter])
    seconds = time.perf_counter() - seconds
    if failed:
        comparison.wrong.append(failed)
        return comparison
    exact = wrapped.merge_and_unload()
    ours = read_gguf(out)
    logits = difference(models.logits(ours), expected)
    if logits > TOLERANCE["gguf"]:
        comparison.wrong.append("logits differ by %.3g" % logits)
    worst = 0.0
    for (name, truth_of), (_, tensor) in zip(exact.named_parameters(), ours.named_parameters()):
        if truth_of.ndim == 2:
            error = ((tensor - truth_of).abs().amax(1) / truth_of.abs().amax(1).clamp_min(1e-30)).max().item()
            worst = max(worst, error)
            if error > GGUF_ERROR:
                comparison.wrong.append("%s: off by %.3g of the row's largest" % (name, error))
    print("%-34s %-5s rows off by at most %.2g of their largest; logits %.2g; swiglu-merge %.2f s" % ("SmolLM2 ia3 q,k,v,up", "GGUF", worst, logits, seconds))
    shutil.rmtree(adapter)
    perturbed(read_gguf(path), IA3Config(), adapter, 7)
    refused = run_merge(path, out + ".none", [adapter])
    if "ffn_down" not in refused and "down_proj" not in refused or os.path.exists(out + ".none"):
        comparison.wrong.append("columns of a quantised weight: expected a refusal that names it, found '%s'" % refused)
    print("%-34s %-5s refused: %s" % ("SmolLM2 ia3 k,v,down (columns)", "GGUF", refused))
    return comparison


def check(args):
    """-> cases, failures."""
    from live import merge

    path = glob.glob(os.path.join(args.smollm2, "*.gguf"))[0]
    work = os.path.join(args.work, "smollm2")
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)

    def run_merge(base, out, folders):
        return merge(args.merge, base, out, folders)

    bases = {dtype: os.path.join(work, dtype) for dtype in ("f32", "bf16")}
    for dtype, folder in bases.items():
        models.save_model(read_gguf(path).to(models.TYPES[dtype]), folder)
    checks = []
    for index, (name, dtype, config) in enumerate(CASES):
        part = os.path.join(work, "case-%d" % index)
        checks.append(check_checkpoint(run_merge, part, bases[dtype], name, dtype, config))
        shutil.rmtree(part)
    os.makedirs(os.path.join(work, "gguf"))
    checks.append(check_gguf(run_merge, os.path.join(work, "gguf"), path))
    for comparison in checks:
        for sentence in comparison.wrong:
            print("  error: " + sentence)
    failures = sum(bool(comparison.wrong) for comparison in checks)
    if not failures:
        shutil.rmtree(work)
    return len(checks), failures
