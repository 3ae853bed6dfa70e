"""Imports a tiny model for every row of the facts: every_row.py TOOL FACTS.

Each model has random weights under the names of its row. What the functions
compute is compared with the row's formula, which is evaluated here straight
from the facts; the importer's own table is not read. Rows that can't be
imported have to be refused with their reason.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import evaluate
import tensors

tool, facts = sys.argv[1:]
HIDDEN, INTER, EXPERTS, LAYERS, TOKENS = 8, 6, 2, 2, 3


def read(name):
    with open(os.path.join(facts, name), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def run(option, path):
    return subprocess.run(
        [tool, option, path, "--dtype=f64"], capture_output=True, text=True
    )


# The formula ------------------------------------------------------------------


def block(row, weights, x):
    """What a row says: `weights` are nested lists by role and role + "_bias"."""

    def product(role, v):
        layout = row.get("storage", "out_in")
        return evaluate.linear(v, weights[role], weights.get(role + "_bias"), layout)

    act = row["act"]
    f = evaluate.activation(act["kind"], act.get("beta", act.get("coefficient")))
    if row["form"] == "plain":
        return product("down", [[f(v) for v in r] for r in product("up", x)])
    if "gate" in row["names"]:
        g, u = product("gate", x), product("up", x)
    else:
        z = product("gate_up", x)
        half = len(z[0]) // 2
        even = row["packing"] == "interleaved"
        g = [r[::2] if even else r[:half] for r in z]
        u = [r[1::2] if even else r[half:] for r in z]
        if row["order"] == "up_gate":
            g, u = u, g
    limit, offset = row.get("limit"), row.get("offset", 0)
    if limit is not None:
        g = [[min(v, limit) for v in r] for r in g]
        u = [[min(max(v, -limit), limit) for v in r] for r in u]
    h = [[f(a) * (b + offset) for a, b in zip(p, q)] for p, q in zip(g, u)]
    return product("down", h)


# Models -----------------------------------------------------------------------


class Model:
    """The tensors of one or more rows, and what the functions must be."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.tensors = {}
        # (order, symbol, row, weights by role, names of the arguments)
        self.blocks = []

    def values(self, shape):
        # Large enough for every clamp to matter.
        return [self.random.gauss(0, 4) for _ in range(tensors.count(shape))]

    def add(self, row, names, layer, expert, inter, biases, stacked, in_out):
        """The block of one layer, of one expert or of a stack of them."""
        weights, used = {}, []
        for role, name in names.items():
            out = {"gate_up": 2 * inter, "down": HIDDEN}.get(role, inter)
            size = inter if role == "down" else HIDDEN
            shape = [size, out] if in_out else [out, size]
            parts = [(role, name, shape)]
            if role in biases:
                weight = name.endswith(".weight")
                bias = name[: -len("weight")] + "bias" if weight else name + "_bias"
                parts.append((role + "_bias", bias, [out]))
            for key, tensor, shape in parts:
                shape = [EXPERTS] * stacked + shape
                self.tensors[tensor] = (shape, self.values(shape))
                weights[key] = tensor
                used.append(tensor)
        paths = [name.split(".")[:-1] for name in used]
        path = os.path.commonprefix(paths)
        for e in range(EXPERTS) if stacked else [expert]:
            symbol = ".".join(path)
            if stacked:
                if path[-1] != "experts":
                    chunks = "chexps" in names["down"]
                    symbol += ".chunk_experts" if chunks else ".experts"
                symbol += ".%d" % e
            self.blocks.append((layer, symbol, row, weights, e if stacked else None))

    def check(self, process):
        """Why the import is wrong, or None."""
        if process.returncode:
            return process.stderr.strip()
        functions = {f.name: f for f in evaluate.parse(process.stdout)}
        want = [symbol for _, symbol, *_ in self.blocks]
        if sorted(functions) != sorted(want):
            return "functions %s, expected %s" % (list(functions), want)
        if "warning" in process.stderr:
            return process.stderr.strip()
        layers = {symbol: layer for layer, symbol, *_ in self.blocks}
        order = [layers[name] for name in functions]
        if order != sorted(order):
            return "layers in the order %s" % order
        experts = any(row["part"] == "experts" for _, _, row, *_ in self.blocks)
        if experts != ("routing is left out" in process.stderr):
            return "remark on routing: " + process.stderr
        load = evaluate.loader(self.tensors)
        x = evaluate.nest([TOKENS, HIDDEN], self.values([TOKENS, HIDDEN]))
        for _, symbol, row, weights, e in self.blocks:
            slice = "" if e is None else "[%d]" % e
            function = functions[symbol]
            names = {a[2] for a in function.arguments[1:]}
            expected = {name + slice for name in weights.values()}
            if names != expected:
                return "%s: arguments %s, expected %s" % (symbol, names, expected)
            y = evaluate.evaluate(function, x, load)
            matrices = {k: load(n + slice) for k, n in weights.items()}
            error = evaluate.error(y, block(row, matrices, x))
            if not error <= 1e-12:
                return "%s: wrong by %.0e" % (symbol, error)
        return None


# Hugging Face -----------------------------------------------------------------

# What fields that a rule of the facts takes are in the test's models.
RULE_FIELDS = {
    "block_auto_adjust_ff_dim": True,
    "block_ffn_dim_multiplier": 1.5,
    "block_multiple_of": 4,
    "expansion_ratio": 3,
    "intermediate_multiple_size": 3,
    "intermediate_size": 15,
    "mlp_ratio": 2,
    "moe_intermediate_size": 5,
    "moe_num_shared_experts": 2,
    "n_shared_experts": 2,
}


def configure(row, bias, act):
    """config.json for a row, and the size that it gives the block."""
    config = dict(row.get("when", {}))
    hidden, inter = row["config"]["hidden"], row["config"]["inter"]
    config[hidden[0]] = HIDDEN
    size = INTER
    if len(inter) > 2:
        for field, value in RULE_FIELDS.items():
            if field in inter[2] or field == "block_auto_adjust_ff_dim":
                config[field] = value
        size = eval(inter[2], {"int": int}, config)
    elif "null means 4*" in row.get("note", ""):
        config[inter[0]] = None
        size = 4 * HIDDEN
    else:
        config[inter[0]] = INTER
    if bias is not None:
        config[row["config"]["bias"][0]] = bias
    if act is not None:
        config[row["config"]["act"][0]] = act
    if row.get("layers", "").startswith("activation_sparsity_pattern"):
        config["activation_sparsity_pattern"] = [0.0] * LAYERS
    config = {row["subconfig"]: config} if "subconfig" in row else config
    config["model_type"] = row["type"]
    return config, size


def hf_case(row, bias, act, fused=False, strip=False, fields={}):
    """(what it is, config, model). Without a bias or an act the configuration
    doesn't speak of it."""
    config, inter = configure(row, bias, act)
    config.get(row.get("subconfig"), config).update(fields)
    model = Model(row["type"] + row["part"])
    names = row["names"]
    stacked = row.get("experts") == "stacked"
    if fused:
        names = {"gate_up": "gate_up_proj", "down": "down_proj"}
        names = {role: row["fused"] + name for role, name in names.items()}
        row = {**row, "names": names, "packing": "concat", "order": "gate_up"}
        stacked = True
    has = row.get("bias", [])
    if "bias" in row["config"]:
        default = row["config"]["bias"][1]
        has = list(names) if (default if bias is None else bias) else []
    for i in range(LAYERS):
        for e in range(EXPERTS) if row.get("experts") == "per_tensor" and not stacked else [0]:
            full = {}
            for role, name in names.items():
                name = name[1:] if name.startswith("/") else row["layer"] + name
                name = name.replace("{i}", str(i)).replace("{e}", str(e))
                if strip and name.startswith(row["prefix"]):
                    name = name[len(row["prefix"]) :]
                full[role] = name
            in_out = row.get("storage") == "in_out"
            model.add(row, full, i, e, inter, has, stacked, in_out)
    title = "%s %s%s%s" % (
        row["type"],
        row["part"],
        " fused" if fused else "",
        " without prefix" if strip else "",
    )
    return title, config, model


def hf_cases():
    for row in read("architectures.json"):
        if not row.get("supported", True):
            yield row
            continue
        fields = row["config"]
        acts = []
        if "act" in fields:
            acts = list(row.get("act_exceptions", {})) or [fields["act"][1]]
        for bias in (False, True) if "bias" in fields else (None,):
            for act in acts:
                yield hf_case(row, bias, act)
        # T5's default is the other form's.
        act = acts[0] if row["type"] == "t5" else None
        yield hf_case(row, None, act)
        if "fused" in row:
            yield hf_case(row, None, act, fused=True)
        if "prefix" in row:
            yield hf_case(row, None, act, strip=True)
        if "limit" in fields:
            other = {fields["limit"][0]: 3.5}
            changed = {**row, "limit": 3.5}
            if "beta" in fields:
                other[fields["beta"][0]] = 1.25
                changed["act"] = {**row["act"], "beta": 1.25}
            yield hf_case(changed, None, act, fields=other)


def run_hf(case):
    with tempfile.TemporaryDirectory() as folder:
        refused = isinstance(case, dict)
        if refused:
            title = "%s %s" % (case["type"], case["part"])
            config = {"model_type": case["type"], "hidden_size": HIDDEN}
            config["activation_sparsity_pattern"] = 0.95
            config["mlp_multipliers"] = [0.5, 2.0]
            layer = case["layer"].replace("{i}", "0")
            shape = [HIDDEN, HIDDEN]
            zeros = [0.0] * tensors.count(shape)
            data = {layer + name: (shape, zeros) for name in case["tensors"]}
        else:
            title, config, model = case
            data = model.tensors
        with open(os.path.join(folder, "config.json"), "w") as file:
            json.dump(config, file)
        tensors.write_safetensors(os.path.join(folder, "model.safetensors"), data)
        process = run("--import-hf", folder)
        if not refused:
            return title, model.check(process)
        reason = case["reason"]
    return title, check_refusal(process, reason)


def check_refusal(process, reason):
    if process.returncode != 1 or process.stdout:
        return "is not refused"
    if process.stderr.count("error:") != 1 or reason not in process.stderr:
        return "no reason: " + process.stderr
    return None


# GGUF -------------------------------------------------------------------------


def gguf_model(arch, blocks, layers=("blk.{i}.",)):
    model = Model(arch["arch"])
    for stack, layer in enumerate(layers):
        for i in range(LAYERS):
            for row in blocks:
                names = {
                    role: layer.replace("{i}", str(i)) + name + ".weight"
                    for role, name in row["names"].items()
                }
                biases = list(names) if row.get("bias") else []
                stacked = row["part"] == "experts"
                model.add(row, names, (stack, i), None, INTER, biases, stacked, False)
                if row["part"] == "shared_expert":
                    block = list(model.blocks[-1])
                    block[1] += ".shared_expert"
                    model.blocks[-1] = tuple(block)
    return arch["arch"], model


def gguf_cases():
    for arch in read("gguf.json"):
        if not arch.get("supported", True):
            yield arch
            continue
        note, blocks = arch.get("note", ""), arch["blocks"]
        layers = re.findall(r"\w+\.blk\.", note) or ["blk."]
        layers = [layer + "{i}." for layer in layers]
        yield gguf_model(arch, blocks, layers)
        if any("or" in row for row in blocks):
            either = [{**row, **row.get("or", {})} for row in blocks]
            yield gguf_model(arch, either, layers)
        if "without ffn_gate" in note:
            names = {"up": "ffn_up", "down": "ffn_down"}
            plain = {"form": "plain", "names": names, "act": {"kind": "relu"}}
            if "packed in ffn_up" in note:
                names = {"gate_up": "ffn_up", "down": "ffn_down"}
                plain = {"names": names, "packing": "concat", "order": "gate_up"}
            yield gguf_model(arch, [{**row, **plain} for row in blocks], layers)


def run_gguf(case):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.gguf")
        refused = isinstance(case, dict)
        name, model = (case["arch"], None) if refused else case
        metadata = {"general.architecture": name, name + ".embedding_length": HIDDEN}
        data = {} if refused else model.tensors
        tensors.write_gguf(
            path,
            metadata,
            {n: tensors.gguf_floats(s, v, "F64") for n, (s, v) in data.items()},
        )
        process = run("--import-gguf", path)
    title = "gguf " + name
    if refused:
        return title, check_refusal(process, case["reason"])
    return title, model.check(process)


def main():
    failed = total = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for results in (
            pool.map(run_hf, hf_cases()),
            pool.map(run_gguf, gguf_cases()),
        ):
            for title, problem in results:
                total += 1
                if problem:
                    failed += 1
                    print("%s: %s" % (title, problem))
    print("%d of %d models as expected" % (total - failed, total))
    sys.exit(failed != 0)


main()
