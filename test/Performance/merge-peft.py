#!/usr/bin/env python3
"""merge-peft.py --bench SWIGLU-MERGE-BENCH --merge SWIGLU-MERGE --smollm2 DIR
                 [--work DIR] [--rounds N] [-o FILE]

What merging costs beside PEFT's merge_and_unload, in one run and by turns: layers as
large as Llama-8B's in memory, and SmolLM2-135M from the start of the program to the
files on disk. Prints a table of median, least and largest seconds. Both use all CPUs.
docs/CONTRIBUTING.md has the command that prepares everything and runs this.
"""

import argparse
import datetime
import glob
import importlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "Adapters", "Inputs"))
sys.dont_write_bytecode = True

import models  # noqa: E402
import peft  # noqa: E402
import torch  # noqa: E402
import transformers  # noqa: E402

# Rows and columns of the weights of one block, as they are stored.
SHAPES = {"gate": (14336, 4096), "up": (14336, 4096), "down": (4096, 14336)}
# How many times as fast as PEFT's merge ours is to be: kind and type -> factor.
TARGETS = {("ia3", "bf16"): 2, ("lora r=16", "bf16"): 3, ("ia3", "f32"): 1, ("lora r=16", "f32"): 1}
END_TO_END = 5
SCRIPT = """
import os, sys
os.environ["HF_HUB_OFFLINE"] = "1"
import torch, transformers
from peft import PeftModel
base, adapter, out = sys.argv[1:]
model = transformers.AutoModelForCausalLM.from_pretrained(base, dtype="auto")
PeftModel.from_pretrained(model, adapter).merge_and_unload().save_pretrained(out)
"""


def busy_others(seconds=1.0):
    """The part of the CPUs that other programs use."""

    def read():
        with open("/proc/stat", encoding="utf-8") as file:
            numbers = [int(word) for word in file.readline().split()[1:9]]
        return sum(numbers), numbers[3] + numbers[4]

    total, idle = read()
    time.sleep(seconds)
    after, idle_after = read()
    return 1 - (idle_after - idle) / max(after - total, 1)


class PeftLayer:
    """One linear with its adapter, merged again and again from the same weight."""

    def __init__(self, kind, dtype, name):
        rows, columns = SHAPES[name]
        torch.manual_seed(0)
        model = torch.nn.Sequential()
        model.add_module(name, torch.nn.Linear(columns, rows, bias=False, dtype=models.TYPES[dtype]))
        if kind == "ia3":
            config = peft.IA3Config(target_modules=[name], feedforward_modules=[name] if name == "down" else [])
        else:
            config = peft.LoraConfig(r=16, lora_alpha=32, target_modules=[name])
        wrapped = peft.get_peft_model(model, config)
        with torch.no_grad():
            for parameter in wrapped.parameters():
                if parameter.requires_grad:
                    parameter.add_(torch.randn(parameter.shape) * 0.01)
        self.layer = wrapped.base_model.model.get_submodule(name)
        self.original = self.layer.get_base_layer().weight.data.clone()

    def seconds(self):
        weight = self.layer.get_base_layer().weight
        # LoRA is added in place: into a copy whose pages are there.
        weight.data = self.original.clone()
        self.layer.merged_adapters.clear()
        with torch.no_grad():
            start = time.perf_counter()
            self.layer.merge()
            return time.perf_counter() - start


def run_bench(args, name):
    """One run of ours: {(kind, type): seconds}."""
    rows, columns = SHAPES[name]
    command = [args.bench, "--rows", str(rows), "--columns", str(columns), "--runs", "1"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^(\w+) +(ia3 rows|ia3 columns|lora r=16) +([\d.]+) ms", output, re.M)
    times = {(what, dtype): float(ms) / 1e3 for dtype, what, ms in found}
    side = "ia3 columns" if name == "down" else "ia3 rows"
    return {(kind, dtype): times[side if kind == "ia3" else kind, dtype] for kind, dtype in TARGETS}


def run_peft(name):
    result = {}
    for kind, dtype in TARGETS:
        layer = PeftLayer(kind, dtype, name)
        layer.seconds()
        result[kind, dtype] = layer.seconds()
    return result


def summary(times):
    return {"median": statistics.median(times), "least": min(times), "largest": max(times)}


def show(row):
    ours, theirs = row["ours"], row["peft"]
    ratio = theirs["median"] / ours["median"]
    row["ratio"] = ratio
    print(
        "%-26s %-5s %8.3f s (%.3f to %.3f) %8.3f s (%.3f to %.3f) %6.2fx of %s"
        % (row["what"], row["type"], ours["median"], ours["least"], ours["largest"], theirs["median"], theirs["least"], theirs["largest"], ratio, row["target"]),
        flush=True,
    )
    return row


def in_memory(args):
    """gate, up and down of one block, added up; rounds begin with ours or PEFT's, by
    turns. The first run of each, which touches the memory, does not count."""
    ours, theirs = ({key: [] for key in TARGETS} for _ in range(2))
    for number in range(args.rounds):
        sums = ({key: 0.0 for key in TARGETS}, {key: 0.0 for key in TARGETS})
        for name in SHAPES:
            steps = [lambda: run_bench(args, name), lambda: run_peft(name)]
            for which in (0, 1) if number % 2 else (1, 0):
                for key, seconds in steps[which]().items():
                    sums[which][key] += seconds
        for key in TARGETS:
            ours[key].append(sums[0][key])
            theirs[key].append(sums[1][key])
    for (kind, dtype), target in TARGETS.items():
        yield show({"what": "4096/14336 block, " + kind, "type": dtype, "ours": summary(ours[kind, dtype]), "peft": summary(theirs[kind, dtype]), "target": target})


def timed(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def end_to_end(args):
    """From the start of the program to the folder on disk; and cp of the same files."""
    live = importlib.import_module("live_smollm2")
    path = glob.glob(os.path.join(args.smollm2, "*.gguf"))[0]
    work = os.path.join(args.work, "merge-peft")
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    configs = {"ia3": peft.IA3Config(), "lora r=16": peft.LoraConfig(r=16, lora_alpha=32, target_modules=live.LINEARS)}
    for dtype in ("bf16", "f32"):
        base = os.path.join(work, dtype)
        models.save_model(live.read_gguf(path).to(models.TYPES[dtype]), base)
        for kind, config in configs.items():
            adapter, out = os.path.join(work, "adapter-" + kind.replace(" ", "-")), os.path.join(work, "out")
            if not os.path.exists(adapter):
                live.perturbed(models.load_model(base), config, adapter, 1)
            commands = {
                "peft": [sys.executable, "-c", SCRIPT, base, adapter, out],
                "ours": [args.merge, "--weights", base, "--adapter", adapter, "-o", out],
                "cp": ["cp", "-r", base, out],
            }
            times = {name: [] for name in commands}
            for number in range(args.rounds + 1):
                for name, command in commands.items():
                    shutil.rmtree(out, ignore_errors=True)
                    seconds = timed(command)
                    # The first fills caches.
                    if number:
                        times[name].append(seconds)
            row = show({"what": "SmolLM2 whole, " + kind, "type": dtype, "ours": summary(times["ours"]), "peft": summary(times["peft"]), "target": END_TO_END})
            row["cp"] = summary(times["cp"])
            print("%-26s %-5s %8.3f s, %.2f of cp's speed" % ("  cp of its files", dtype, row["cp"]["median"], row["cp"]["median"] / row["ours"]["median"]), flush=True)
            yield row
    shutil.rmtree(work)


def cpu():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        return next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "?")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", required=True)
    parser.add_argument("--merge", required=True)
    parser.add_argument("--smollm2", required=True)
    parser.add_argument("--work", default="build")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("-o", dest="output")
    args = parser.parse_args()
    torch.set_num_threads(os.cpu_count() or 1)
    facts = {
        "date": datetime.date.today().isoformat(), "cpu": cpu(), "threads": os.cpu_count(), "rounds": args.rounds,
        "busy": round(busy_others(), 3), "versions": {module.__name__: module.__version__ for module in (peft, torch, transformers)},
    }  # fmt: skip
    print(json.dumps(facts))
    print("%-26s %-5s %32s %32s" % ("", "", "ours: median (least to largest)", "PEFT"))
    facts["rows"] = list(in_memory(args)) + list(end_to_end(args))
    if args.output:
        with open(args.output, "w", encoding="utf-8") as file:
            file.write(json.dumps(facts, indent=1) + "\n")
    missed = [row["what"] + " " + row["type"] for row in facts["rows"] if row["ratio"] < row["target"]]
    print("missed: " + ", ".join(missed) if missed else "all targets met")


if __name__ == "__main__":
    main()
