#!/usr/bin/env python3
"""live.py --merge SWIGLU-MERGE --work DIR [--seed N] [--cases N] [--only CASE]
           [--smollm2 DIR]

Adapters that are made on the spot, with PEFT: swiglu-merge's result against the f64
truth and beside PEFT's own merge, and the logits of the folded checkpoint, loaded by
transformers, against those of PEFT's model with its adapters beside the weights. A
case depends on the seed and its number alone; the folder of one that fails is kept.
Runs in the environment of tools/lib/peft-requirements.txt: tools/test.sh --peft.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import traceback

if os.environ.get("PYTHONHASHSEED") != "0":
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import floats  # noqa: E402
import merging  # noqa: E402
import models  # noqa: E402
import truth  # noqa: E402
from compare import Comparison  # noqa: E402
from random_adapters import config, random_case  # noqa: E402

# Largest difference of logits over the largest logit, in f64 from rounded weights.
TOLERANCE = {"f32": 2e-5, "bf16": 0.1, "f16": 2e-2}
# Ours and PEFT's weights differ in what few elements are rounded to; so do logits.
LEEWAY = 2.0


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr.strip() or "exit code %d" % done.returncode if done.returncode else ""


def merge(tool, base, out, folders, weights=None):
    words = [word for folder in folders for word in ("--adapter", folder)]
    words += ["--adapter-weight=%r" % weight for weight in weights or []]
    return run(tool, "--weights", base, "-o", out, *words)


def difference(one, other):
    return float((one - other).abs().max() / other.abs().max())


class Row:
    HEAD = "%-5s %-7s %-5s %9s %9s %12s %9s %9s  %s" % ("case", "model", "type", "ulp ours", "ulp PEFT", "not nearest", "logits", "of PEFT", "adapters")

    def __init__(self, number, case):
        self.number, self.case = number, case
        self.comparison = Comparison()
        self.logits = self.logits_peft = float("nan")

    def text(self):
        what = " ".join(describe(adapter) for adapter in self.case["adapters"])
        how = self.case["how"]
        return "%-5s %-7s %-5s %9.4g %9.4g %12s %9.2g %9.2g  %s" % (
            self.number, self.case["model"], self.case["dtype"], self.comparison.ours, self.comparison.peft,
            "%d/%d" % (self.comparison.not_nearest, self.comparison.elements), self.logits, self.logits_peft,
            what + (" (%s)" % how if how else "") + "".join(" %s=%s" % item for item in self.case["files"].items()),
        )  # fmt: skip


def describe(adapter):
    if adapter["kind"] == "ia3":
        return "ia3" + ("+ff" if adapter["feedforward_modules"] else "")
    name = "dora" if adapter.get("use_dora") else "rslora" if adapter.get("use_rslora") else "lora"
    flags = [key for key in ("rank_pattern", "alpha_pattern", "layers_to_transform", "exclude_modules", "lora_bias", "bias", "modules_to_save", "trainable_token_indices") if key in adapter]
    if adapter["targets"] == "all-linear":
        flags.append("all-linear")
    return name + "".join("+" + flag for flag in flags)


def make_adapters(rng, case, base, work):
    folders = []
    for index, adapter in enumerate(case["adapters"]):
        folder = os.path.join(work, "adapter%d" % index)
        models.train_adapter(models.fresh(base), config(rng, adapter, not isinstance(case["how"], list)), folder, rng.randrange(1 << 20), steps=2)
        if adapter["targets"] == "all-linear" and rng.random() < 0.5:
            # PEFT writes the names; people write this.
            edit_config(folder, target_modules="all-linear")
        if "fan_in_fan_out" in case["files"]:
            edit_config(folder, fan_in_fan_out=True)
        if "adapter_type" in case["files"]:
            convert_adapter(folder, case["files"]["adapter_type"].upper())
        folders.append(folder)
    return folders


def edit_config(folder, **fields):
    path = os.path.join(folder, "adapter_config.json")
    with open(path, encoding="utf-8") as file:
        changed = {**json.load(file), **fields}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(changed, file, indent=2)


def convert_adapter(folder, dtype):
    path = os.path.join(folder, "adapter_model.safetensors")
    tensors = floats.read_safetensors(path)
    floats.write_safetensors(path, {name: floats.store(tensor.values(), dtype) for name, tensor in tensors.items()}, {"format": "pt"})


def check_logits(row, case, base, folders, out, by_peft):
    """All three models in f64: what differs is the rounding of the weights."""
    expected = models.logits(merging.unmerged(base, folders, case["how"]))
    row.logits = difference(models.logits(merging.load(out, double=True)), expected)
    row.logits_peft = difference(models.logits(by_peft.double()), expected)
    if row.logits > TOLERANCE[case["dtype"]]:
        row.comparison.wrong.append("logits differ by %.3g, at most %.3g" % (row.logits, TOLERANCE[case["dtype"]]))
    if row.logits > LEEWAY * row.logits_peft + 1e-7:
        row.comparison.wrong.append("logits differ by %.3g, PEFT's by %.3g" % (row.logits, row.logits_peft))


def check_case(args, number):
    rng = random.Random("%d/%d" % (args.seed, number))
    case = random_case(rng)
    row = Row(number, case)
    work = os.path.join(args.work, "case-%d" % number)
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    base, out = os.path.join(work, "base"), os.path.join(work, "out")
    options = {"max_shard_size": case["files"]["shards"]} if "shards" in case["files"] else {}
    models.save_model(models.make_model(case["model"], case["dtype"], rng.randrange(1 << 20), **case["sizes"]), base, **options)
    folders = make_adapters(rng, case, base, work)
    by_peft = merging.merged(base, folders, case["how"])
    peft_tensors = models.saved(by_peft, os.path.join(work, "peft"))
    weights = case["how"] if isinstance(case["how"], list) else None
    failed = merge(args.merge, base, out, folders, weights)
    if failed:
        row.comparison.wrong.append(failed)
        return row, work
    before = floats.read_checkpoint(base)
    exact = truth.merged(before, folders, weights, case["model"] in models.IN_OUT)
    row.comparison.checkpoint(before, floats.read_checkpoint(out), exact, peft_tensors)
    check_logits(row, case, base, folders, out, by_peft)
    return row, work


def check_cases(args):
    print(Row.HEAD, flush=True)
    failures, count = 0, 0
    for number in [args.only] if args.only is not None else range(args.cases):
        row = None
        try:
            row, work = check_case(args, number)
            print(row.text(), flush=True)
            wrong = row.comparison.wrong
        except Exception:  # of PEFT's or ours: the case counts as failed
            work = os.path.join(args.work, "case-%d" % number)
            wrong = [traceback.format_exc()]
        count += 1
        for sentence in wrong:
            print("  error: " + sentence)
        if wrong:
            failures += 1
            print("  kept: %s; again: live.py --seed %d --only %d" % (work, args.seed, number), flush=True)
        else:
            shutil.rmtree(work)
    return count, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--merge", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--cases", type=int, default=60)
    parser.add_argument("--only", type=int)
    parser.add_argument("--smollm2")
    args = parser.parse_args()
    args.merge, args.work = os.path.abspath(args.merge), os.path.abspath(args.work)
    os.makedirs(args.work, exist_ok=True)
    count, failures = check_cases(args)
    if args.smollm2 and args.only is None:
        import live_smollm2

        more, failed = live_smollm2.check(args)
        count, failures = count + more, failures + failed
    print("%d passed, %d failed" % (count - failures, failures))
    sys.exit(failures != 0)


if __name__ == "__main__":
    main()
