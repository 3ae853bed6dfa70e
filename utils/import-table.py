#!/usr/bin/env python3
"""Makes the table of swiglu-translate's importers from the facts.

    utils/import-table.py [--facts FOLDER] [--check]

Reads architectures.json, activations.json and gguf.json (by default those of
test/Import/Inputs/facts, see the README there) and writes HuggingFace.jsonl,
GGUF.jsonl and Activations.jsonl to lib/Import. With --check nothing is written
and the exit code tells whether the files are what they should be.

Both formats share one schema, so that the importer has one reader and one
matcher. A row is a block; what a field means is said beside BlockRow in
lib/Import/Table.h.
"""

import argparse
import json
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OUTPUT = os.path.join(ROOT, "lib", "Import")

# Activations that transformers spells in tensor operations, each of which
# rounds a 16-bit value. The others are one kernel that computes in f32.
WRITTEN_OUT = {
    "gelu_10",
    "gelu_accurate",
    "gelu_fast",
    "gelu_new",
    "gelu_python",
    "gelu_python_tanh",
    "quick_gelu",
}
WRITTEN_OUT_TYPES = {"bloom", "gpt_oss", "minimax_m3_vl"}

# The wrappers of a language model nest one of two ways, by version.
WRAPPERS = ("language_model.model.", "model.language_model.")

# The rule of `inter` holds only if this field is true.
RULE_IF = {"lfm2": "block_auto_adjust_ff_dim"}


def compact(row):
    """Without what is absent."""
    return {k: v for k, v in row.items() if v not in (None, [], {}, False)}


def activation(act):
    """{kind, parameter} of {kind, beta or coefficient}."""
    parameter = act.get("beta", act.get("coefficient"))
    return compact({"kind": act["kind"], "parameter": parameter})


def size(entry, note="", rule_if=None):
    """A size in config.json: [field, default, rule] -> {field, rule, null}."""
    if not entry:
        return None
    field, rule = entry[0], entry[2] if len(entry) > 2 else None
    null = re.match(r"%s null means ([^;]+)" % re.escape(field or "-"), note)
    return compact(
        {
            "field": field,
            "rule": rule,
            "rule_if": rule_if if rule else None,
            "null": null.group(1) if null else None,
        }
    )


def exceptions(row, kinds):
    """Names of activations that mean another one in this row."""
    result = {}
    for name, kind in row.get("act_exceptions", {}).items():
        # T5's code is older than PyTorch's kernel.
        meant = "gelu_new" if name.startswith("gated-") else "gelu_pytorch_tanh"
        if kinds[meant] != {"kind": kind}:
            sys.exit("act_exceptions: no name for the kind %s" % kind)
        result[name] = meant
    return result


def layer_when(row, rows):
    """{field: value or [">", value]}: what element i of the field has to be,
    where another row wants the same tensors."""
    text = re.match(r"(\w+)\[i\] (==|>) (\d+)", row.get("layers", ""))
    if not text or not any(
        r["type"] == row["type"] and not r.get("supported", True) for r in rows
    ):
        return None
    field, relation, value = text.groups()
    return {field: [relation, int(value)]}


def hugging_face(row, rows, kinds):
    config = row["config"]
    layers = [row["layer"]]
    for here, there in (WRAPPERS, WRAPPERS[::-1]):
        if row["layer"].startswith(here):
            layers.append(there + row["layer"][len(here) :])
    note = row.get("note", "")
    common = {
        "type": row["type"],
        "variant": row.get("variant"),
        "when": row.get("when"),
        "layer_when": layer_when(row, rows),
        "part": row["part"],
        "subconfig": row.get("subconfig"),
        "prefix": row.get("prefix"),
        "layers": layers,
    }
    if not row.get("supported", True):
        return [
            compact(
                {**common, "unsupported": row["reason"], "tensors": row["tensors"]}
            )
        ]
    gated = row["form"] == "gated"
    act = config["act"][0] if "act" in config else None
    outside = re.match(r"(y times|residual is) .*", note)
    block = {
        **common,
        "gated": gated,
        "names": row["names"],
        "bias": row.get("bias"),
        "bias_field": config.get("bias"),
        "in_out": row.get("storage", "out_in") == "in_out",
        "packing": row.get("packing"),
        "order": row.get("order"),
        "stacked": row.get("experts") == "stacked",
        "act": None if "act" in config else activation(row["act"]),
        "act_field": config.get("act"),
        "act_prefix": "gated-" if gated and act == "feed_forward_proj" else None,
        "act_exceptions": exceptions(row, kinds),
        "written_out": row["type"] in WRITTEN_OUT_TYPES,
        "limit": row.get("limit"),
        "limit_field": config.get("limit"),
        "offset": row.get("offset") or None,
        "beta_field": config.get("beta"),
        "hidden": size(config["hidden"]),
        "inter": size(config.get("inter"), note, RULE_IF.get(row["type"])),
        "routing": row.get("routing"),
        "outside": note if outside else None,
    }
    result = [compact(block)]
    if "fused" in row:
        # The form that the library itself saves today.
        fused = {
            **block,
            "names": {
                "gate_up": row["fused"] + "gate_up_proj",
                "down": row["fused"] + "down_proj",
            },
            "packing": "concat",
            "order": "gate_up",
            "stacked": True,
            "variant": "fused",
        }
        result.append(compact(fused))
    return result


def gguf_blocks(arch, block):
    """A block of gguf.json and what the architecture's note adds to it."""
    yield block, {}
    if "or" in block:
        yield {**block, **block["or"]}, {}
    note = arch.get("note", "")
    if "without ffn_gate plain ReLU" in note:
        names = {"up": "ffn_up", "down": "ffn_down"}
        plain = {**block, "form": "plain", "names": names, "act": {"kind": "relu"}}
        yield plain, {"absent": ["ffn_gate.weight"]}
    if "packed in ffn_up (concat, gate_up)" in note:
        names = {"gate_up": "ffn_up", "down": "ffn_down"}
        packed = {**block, "names": names, "packing": "concat", "order": "gate_up"}
        yield packed, {"absent": ["ffn_gate.weight"]}


def gguf(arch):
    name, note = arch["arch"], arch.get("note", "")
    if not arch.get("supported", True):
        return [{"type": name, "part": "ffn", "unsupported": arch["reason"]}]
    layers = ["blk.{i}."]
    if "enc.blk.{i}" in note:
        layers = ["enc.blk.{i}."] + (["dec.blk.{i}."] if "dec.blk" in note else [])
    rows = []
    for block in arch["blocks"]:
        for form, more in gguf_blocks(arch, block):
            experts = form["part"] == "experts"
            chunks = form["names"]["down"] == "ffn_down_chexps"
            row = {
                "type": name,
                "part": "chunk_experts" if chunks else form["part"],
                "layers": layers,
                "gated": form["form"] == "gated",
                "names": {r: n + ".weight" for r, n in form["names"].items()},
                "bias_optional": form.get("bias", False),
                "packing": form.get("packing"),
                "order": form.get("order"),
                "stacked": experts,
                "act": activation(form["act"]),
                "limit": form.get("limit"),
                "offset": form.get("offset") or None,
                "hidden": {"field": "embedding_length"},
                **more,
            }
            if "operation by the metadata key" in note or "operation from" in note:
                del row["act"]
                row["act_field"] = [
                    "hidden_activation",
                    "silu" if form["act"]["kind"] == "swish" else "gelu",
                ]
                row["act_exceptions"] = {
                    "silu": "silu",
                    "swish": "swish",
                    "gelu": "gelu_pytorch_tanh",
                }
                row["act_closed"] = True
            if note.startswith("limit from the metadata"):
                shared = [] if experts else ["swiglu_clamp_shexp"]
                row["limit_keys"] = shared + ["swiglu_clamp_exp"]
            if "clamp after the activation" in note:
                row["refuse_keys"] = ["swiglu_clamp_exp", "swiglu_clamp_shexp"]
                row["refuse_reason"] = "clamp after the activation"
            if "multiplies x before the expert" in note and row["stacked"]:
                row["routing"] = note
            rows.append(compact(row))
    return rows


def known_activation(entry):
    row = {"name": entry["name"]}
    if entry["ours"] is None:
        row["refuse"] = entry["refuse"]
    else:
        row.update(activation(entry["ours"]))
    if entry["name"] in WRITTEN_OUT:
        row["written_out"] = True
    return row


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--facts", default=os.path.join(ROOT, "test", "Import", "Inputs", "facts")
    )
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()

    def read(name):
        with open(os.path.join(args.facts, name), encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    # Entries with a space or a comma are remarks on one model's activation.
    activations = [
        known_activation(a)
        for a in read("activations.json")
        if re.fullmatch(r"\w+", a["name"])
    ]
    kinds = {
        a["name"]: {k: a[k] for k in ("kind", "parameter") if k in a}
        for a in activations
    }
    architectures = read("architectures.json")
    tables = {
        "Activations.jsonl": activations,
        "HuggingFace.jsonl": [
            r
            for row in architectures
            for r in hugging_face(row, architectures, kinds)
        ],
        "GGUF.jsonl": [r for arch in read("gguf.json") for r in gguf(arch)],
    }
    stale = []
    for name, rows in tables.items():
        path = os.path.join(OUTPUT, name)
        text = "".join(
            json.dumps(r, separators=(",", ":"), ensure_ascii=False) + "\n"
            for r in rows
        )
        if args.check:
            try:
                with open(path, encoding="utf-8") as file:
                    same = file.read() == text
            except OSError:
                same = False
            if not same:
                stale.append(name)
        else:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        print("%s: %d rows" % (name, len(rows)))
    if stale:
        sys.exit("not what the facts give: %s" % ", ".join(stale))


if __name__ == "__main__":
    main()
